package config

import (
	"strconv"
	"strings"

	"taizhang/cmd/report"
)

// Format writes the options of a command as a part of a configuration file, each with its origin in a comment. Options that
// are not set are comments as a whole.
func Format(command string, settings []Setting) string {
	lines := make([]string, len(settings))
	width := 0
	for i, s := range settings {
		lines[i] = "  " + s.Name + ": " + s.value()
		if len(s.Values) == 0 {
			lines[i] = "  # " + s.Name + ":"
		}
		width = max(width, report.DisplayWidth(lines[i]))
	}
	var b strings.Builder
	b.WriteString(command + ":\n")
	for i, s := range settings {
		note := s.Origin
		if len(s.Values) == 0 {
			note = "not set"
			if s.Origin != Default {
				note += ", " + s.Origin
			}
		}
		b.WriteString(lines[i] + strings.Repeat(" ", width-report.DisplayWidth(lines[i])) + "  # " + report.Printable(note) + "\n")
	}
	return b.String()
}

// value returns the value as YAML.
func (s Setting) value() string {
	list := make([]string, len(s.Values))
	for i, v := range s.Values {
		list[i] = scalar(v)
	}
	if s.List {
		return "[" + strings.Join(list, ", ") + "]"
	}
	return strings.Join(list, "")
}

// scalar returns a string as YAML has it: as it is where nothing in it means anything, and otherwise as JSON has it.
func scalar(s string) string {
	plain := s != "" && !strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("./_=-", r))
	})
	if plain && s[0] != '-' && s[0] != '.' && s[0] != '=' {
		return s
	}
	return strconv.Quote(s)
}
