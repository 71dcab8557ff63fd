// Package config says where the value of an option comes from: the command line, the environment, a configuration file,
// or its default, in this order. It is the one place that knows.
//
// An option is a flag of a command. In the file it has the flag's name, at the top for all commands that have the flag, or
// below the name of a command for that one alone:
//
//	jobs: 4
//	ingest:
//	  records: [figures, agreements]
//
// In the environment it is TAIZHANG_JOBS for all commands, and TAIZHANG_INGEST_RECORDS for one.
package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"taizhang/cmd/suggest"
)

// Prefix is what the names of all variables begin with.
const Prefix = "TAIZHANG_"

// FileVariable names the configuration file in the environment.
const FileVariable = Prefix + "CONFIG"

// Default is the origin of a value that nobody has set.
const Default = "default"

// Setting is the value of an option, and who has set it.
type Setting struct {
	Name   string
	Values []string // one, unless the option is a list; none where it is not set
	List   bool
	Origin string // --jobs, TAIZHANG_JOBS, taizhang.yaml:3 or Default
}

// Error is a mistake in the configuration. Its text says where.
type Error struct {
	text string
	Hint string // what to do about it
	err  error
}

func (e *Error) Error() string { return e.text }
func (e *Error) Unwrap() error { return e.err }

// unknown returns the error about a name that is none of those known, with a hint for when none of them is like it.
func unknown(text, word string, known []string, hint string) *Error {
	if near := suggest.Nearest(word, known); near != "" {
		hint = "did you mean " + near + "?"
	}
	return &Error{text: text, Hint: hint}
}

// Commands are all commands that can be configured, with their flags.
type Commands map[string]*pflag.FlagSet

// options returns the names of all flags that may be configured, of one command, or of all where command is empty.
func (c Commands) options(command string) []string {
	var list []string
	for name, flags := range c {
		if command != "" && name != command {
			continue
		}
		flags.VisitAll(func(f *pflag.Flag) {
			if configurable(f) && !slices.Contains(list, f.Name) {
				list = append(list, f.Name)
			}
		})
	}
	slices.Sort(list)
	return list
}

func (c Commands) names() []string {
	var list []string
	for name := range c {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// once marks flags that say what a single run shall do.
const once = "taizhang_once"

// Once marks flags as being for the command line alone.
func Once(flags *pflag.FlagSet, names ...string) {
	for _, name := range names {
		if err := flags.SetAnnotation(name, once, []string{"true"}); err != nil {
			panic(err) // a flag that was not defined: every test of the command line fails
		}
	}
}

// isPath reports whether the values of a flag are names of files or folders, as its help text says. In a configuration file
// they are relative to its folder.
func isPath(f *pflag.Flag) bool {
	name, _ := pflag.UnquoteUsage(f)
	return name == "FILE" || name == "PATH" || name == "DIR"
}

func configurable(f *pflag.Flag) bool {
	return f.Name != "help" && f.Name != "config" && f.Annotations[once] == nil
}

// Resolve gives every flag of a command that the command line has not set the value that the environment or the file, which
// may be nil, has for it. It returns all options of the command, in the order of its flags. The environment is a list of
// NAME=value; empty values are as good as none.
func Resolve(command string, all Commands, file *File, environ []string) ([]Setting, error) {
	variables, err := environment(all, environ)
	if err != nil {
		return nil, err
	}
	if file != nil {
		if err := file.check(all); err != nil {
			return nil, err
		}
	}
	var settings []Setting
	var failures []error
	all[command].VisitAll(func(f *pflag.Flag) {
		if !configurable(f) {
			return
		}
		s := Setting{Name: f.Name, Origin: Default}
		values, specific := variables.lookup(command, f.Name)
		fromFile, value := file.lookup(command, f.Name)
		switch {
		case f.Changed:
			s.Origin = "--" + f.Name
		case values != "":
			s.Origin = specific
			failures = append(failures, set(f, []string{values}, specific, ""))
		case value != nil:
			s.Origin = fromFile
			failures = append(failures, value.set(f, file))
		}
		s.Values, s.List = valuesOf(f)
		settings = append(settings, s)
	})
	for _, err := range failures {
		if err != nil {
			return nil, err
		}
	}
	return settings, nil
}

// set gives a flag values, one after the other.
func set(f *pflag.Flag, values []string, origin, hint string) error {
	for _, v := range values {
		if err := f.Value.Set(v); err != nil {
			return &Error{text: fmt.Sprintf("%s: %s: %v", origin, f.Name, err), Hint: hint, err: err}
		}
	}
	f.Changed = true
	return nil
}

// valuesOf returns what a flag is set to.
func valuesOf(f *pflag.Flag) (values []string, list bool) {
	if s, ok := f.Value.(pflag.SliceValue); ok {
		return s.GetSlice(), true
	}
	if v := f.Value.String(); v != "" {
		return []string{v}, false
	}
	return nil, false
}

// variables are the variables of the environment that set options, by name.
type variables map[string]string

// environment picks the variables that set options. One that looks like a slip of the pen is an error; others that begin
// with Prefix may be somebody else's.
func environment(all Commands, environ []string) (variables, error) {
	known := make(map[string]bool)
	for _, option := range all.options("") {
		known[variable(option)] = true
	}
	for _, command := range all.names() {
		for _, option := range all.options(command) {
			known[variable(command, option)] = true
		}
	}
	v := make(variables)
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		switch {
		case !strings.HasPrefix(name, Prefix) || name == FileVariable || value == "":
		case known[name]:
			v[name] = value
		default:
			var names []string
			for k := range known {
				names = append(names, strings.TrimPrefix(k, Prefix))
			}
			slices.Sort(names)
			if near := suggest.Nearest(strings.TrimPrefix(name, Prefix), names); near != "" {
				return v, &Error{text: name + " sets no option", Hint: "did you mean " + Prefix + near + "?"}
			}
		}
	}
	return v, nil
}

// lookup returns the value that the environment has for an option of a command, and the variable that has it.
func (v variables) lookup(command, option string) (value, name string) {
	for _, name := range []string{variable(command, option), variable(option)} {
		if v[name] != "" {
			return v[name], name
		}
	}
	return "", ""
}

// variable returns the name of the variable that sets an option.
func variable(words ...string) string {
	return Prefix + strings.ToUpper(strings.ReplaceAll(strings.Join(words, "_"), "-", "_"))
}

// set gives a flag the value that a file has for it.
func (v *value) set(f *pflag.Flag, file *File) error {
	origin := file.at(v.line)
	slice, isList := f.Value.(pflag.SliceValue)
	switch {
	case len(v.list) == 0 && !v.many:
		return &Error{text: fmt.Sprintf("%s: %s has no value", origin, f.Name), Hint: "write one after the colon, or remove the line"}
	case v.many && !isList:
		return &Error{text: fmt.Sprintf("%s: %s takes one value, not several", origin, f.Name), Hint: "write it without brackets and hyphens"}
	}
	values := slices.Clone(v.list)
	if isPath(f) {
		for i, name := range values {
			if !filepath.IsAbs(name) && name != "-" {
				values[i] = filepath.Join(filepath.Dir(file.name), name)
			}
		}
	}
	hint := ""
	if v.general {
		hint = "what is for one command only stands below its name"
	}
	if isList {
		if err := slice.Replace(nil); err != nil {
			return err
		}
	}
	return set(f, values, origin, hint)
}
