package check

import (
	"cmp"
	"io"
	"path/filepath"
	"slices"
	"strings"
)

// Format is a way of writing a report.
type Format struct {
	Name  string
	Doc   string
	Ends  []string // of names of files that are written so
	Write func(w io.Writer, r *Report, o Options) error
}

// Options say how a report is written.
type Options struct {
	Width int // columns of the terminal that tables are set for
	Limit int // of problems that the table lists; 0 means all
	Paint Paint
}

// Paint marks up a text of a level for a terminal; nil leaves it as it is.
type Paint func(l Level, text string) string

// Formats is every format of reports. To add one, write its file and add one line here.
var Formats = []Format{
	{"table", "problems and scores, for reading", []string{".txt"}, writeTable},
	{"json", "one JSON object with all there is, for programs", []string{".json"}, writeJSON},
	{"junit", "JUnit XML, for build servers", []string{".xml"}, writeJUnit},
	{"sarif", "SARIF 2.1.0, for code scanning and editors", []string{".sarif"}, writeSARIF},
	{"github", "commands of GitHub Actions, which show as annotations", nil, writeGitHub},
}

// Lookup returns the format of the given name.
func Lookup(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// ByName returns the format that a file of the given name is written in.
func ByName(file string) (Format, bool) {
	end := strings.ToLower(filepath.Ext(file))
	i := slices.IndexFunc(Formats, func(f Format) bool { return slices.Contains(f.Ends, end) })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}

// worstFirst returns the problems, at most so many (0 means all), the worst first and otherwise in their order; and how many
// there are beside them.
func (r *Report) worstFirst(most int, levels ...Level) (list []*Problem, rest int) {
	for i := range r.Problems {
		if slices.Contains(levels, r.Problems[i].Level) {
			list = append(list, &r.Problems[i])
		}
	}
	slices.SortStableFunc(list, func(a, b *Problem) int { return cmp.Compare(a.Level.rank(), b.Level.rank()) })
	if most > 0 && len(list) > most {
		list, rest = list[:most], len(list)-most
	}
	return list, rest + r.Omitted
}

// file returns the file that a document is in: itself, or the bundle that it is a member of.
func file(document string) (name string, member bool) {
	name, _, member = strings.Cut(document, "!/")
	return name, member
}
