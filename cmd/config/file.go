package config

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// File is a configuration file.
type File struct {
	name   string
	values []*value
}

// value is what a file says about an option.
type value struct {
	command, option string // command is empty where it is for all that have the option
	list            []string
	many            bool // it is written as a list or with keys
	general         bool
	deep            bool // there are lists or mappings in it
	line            int
}

// Parse reads a configuration file: YAML, a mapping of options to values, or of commands to such mappings. The name is the
// one that errors speak of, and options that name files are relative to its folder.
func Parse(name string, r io.Reader) (*File, error) {
	file := &File{name: name}
	var doc, more yaml.Node
	d := yaml.NewDecoder(r)
	if err := d.Decode(&doc); errors.Is(err, io.EOF) {
		return file, nil // empty, or comments only
	} else if err != nil {
		return nil, &Error{text: name + ": " + inWords(err), Hint: "see the configuration in taizhang config --help", err: err}
	}
	if err := d.Decode(&more); !errors.Is(err, io.EOF) {
		return nil, &Error{text: name + ": more than one document", Hint: "leave out the lines ---"}
	}
	root := resolve(&doc)
	if root.Kind == yaml.DocumentNode {
		root = resolve(root.Content[0])
	}
	if root.Kind == yaml.ScalarNode && root.Tag == "!!null" {
		return file, nil
	}
	if err := file.read("", root); err != nil {
		return nil, err
	}
	return file, nil
}

// read reads a mapping: of the whole file, or of one command.
func (f *File) read(command string, n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return &Error{text: f.at(n.Line) + ": not a mapping", Hint: "write name: value on each line"}
	}
	seen := make(map[string]int)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, v := n.Content[i], resolve(n.Content[i+1])
		if line, again := seen[key.Value]; again {
			return &Error{text: fmt.Sprintf("%s: %s stands in line %d already", f.at(key.Line), key.Value, line), Hint: "remove one of them"}
		}
		seen[key.Value] = key.Line
		x := &value{command: command, option: key.Value, general: command == "", line: key.Line}
		if err := f.fill(x, v); err != nil {
			return err
		}
		f.values = append(f.values, x)
		if command == "" && v.Kind == yaml.MappingNode {
			// The options of a command, or the keys of an option such as min: check tells them apart.
			section := &File{name: f.name}
			if err := section.read(key.Value, v); err != nil {
				return err
			}
			f.values = append(f.values, section.values...)
		}
	}
	return nil
}

// fill takes over the value of an option: a scalar, a list of them, or a mapping, which becomes a list of key=value.
func (f *File) fill(x *value, n *yaml.Node) error {
	switch n.Kind {
	case yaml.ScalarNode:
		if n.Tag != "!!null" {
			x.list = []string{n.Value}
		}
	case yaml.SequenceNode:
		x.many = true
		for _, item := range n.Content {
			if item = resolve(item); item.Kind != yaml.ScalarNode {
				return tooDeep(f.at(n.Line), x.option)
			}
			x.list = append(x.list, item.Value)
		}
	case yaml.MappingNode:
		x.many = true
		for i := 0; i+1 < len(n.Content); i += 2 {
			item := resolve(n.Content[i+1])
			if item.Kind != yaml.ScalarNode {
				if x.general { // it may be a command, whose options have values of their own
					x.deep = true
					return nil
				}
				return tooDeep(f.at(n.Line), x.option)
			}
			x.list = append(x.list, n.Content[i].Value+"="+item.Value)
		}
	}
	return nil
}

func tooDeep(place, option string) *Error {
	return &Error{text: fmt.Sprintf("%s: %s is nested too deep", place, option), Hint: "a list holds nothing but values"}
}

// resolve follows an alias to what it stands for.
func resolve(n *yaml.Node) *yaml.Node {
	for range 100 {
		if n.Kind != yaml.AliasNode || n.Alias == nil {
			break
		}
		n = n.Alias
	}
	return n
}

// check refuses what is no option of a command.
func (f *File) check(all Commands) error {
	general := append(all.options(""), all.names()...)
	for _, v := range f.values {
		_, isCommand := all[v.command]
		switch {
		case v.command == "" && !slices.Contains(general, v.option):
			return unknown(fmt.Sprintf("%s: unknown option %q", f.at(v.line), v.option), v.option, general,
				"taizhang config lists the options")
		case v.command == "" && all[v.option] == nil && v.deep:
			return tooDeep(f.at(v.line), v.option)
		case v.command == "" && all[v.option] != nil && !v.many && len(v.list) > 0:
			return &Error{text: fmt.Sprintf("%s: %s is a command, and has options below it", f.at(v.line), v.option),
				Hint: "taizhang config " + v.option + " lists them"}
		case isCommand && !slices.Contains(all.options(v.command), v.option):
			return unknown(fmt.Sprintf("%s: %s has no option %q", f.at(v.line), v.command, v.option), v.option,
				all.options(v.command), "taizhang config "+v.command+" lists its options")
		}
	}
	return nil
}

// lookup returns what the file says about an option of a command, and where: what stands below the command wins.
func (f *File) lookup(command, option string) (origin string, found *value) {
	if f == nil {
		return "", nil
	}
	for _, v := range f.values {
		if v.option == option && (v.command == command || v.command == "" && found == nil) {
			found = v
		}
	}
	if found == nil {
		return "", nil
	}
	return f.at(found.line), found
}

// at returns a place in the file.
func (f *File) at(line int) string { return fmt.Sprintf("%s:%d", f.name, line) }

// inWords puts an error of the YAML library in words: where it is, and what is wrong.
func inWords(err error) string {
	s := strings.TrimPrefix(strings.ReplaceAll(err.Error(), "\n", " "), "yaml: ")
	return "no YAML: " + spaces.ReplaceAllString(s, " ")
}

var spaces = regexp.MustCompile(`\s+`)
