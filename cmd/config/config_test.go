package config

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/spf13/pflag"
)

// level is a flag that takes low and high.
type level struct{ value string }

func (l *level) Set(s string) error {
	if s != "low" && s != "high" {
		return errors.New("neither low nor high")
	}
	l.value = s
	return nil
}
func (l *level) String() string { return l.value }
func (l *level) Type() string   { return "LEVEL" }

// commands returns two commands, read and check; the arguments are those of read.
func commands(t *testing.T, args ...string) Commands {
	t.Helper()
	read, check := pflag.NewFlagSet("read", pflag.ContinueOnError), pflag.NewFlagSet("check", pflag.ContinueOnError)
	read.SortFlags, check.SortFlags = false, false
	for _, f := range []*pflag.FlagSet{read, check} {
		f.IntP("jobs", "j", 2, "do `N` things at a time")
		f.Var(&level{"low"}, "max-level", "up to there")
	}
	read.StringSlice("kinds", nil, "only these")
	read.StringArray("dict", nil, "words in `FILE`")
	read.Bool("quiet", false, "say nothing")
	read.String("output", "", "write to `FILE`")
	check.StringSlice("min", nil, "the least")
	Once(read, "output")
	if err := read.Parse(args); err != nil {
		t.Fatal(err)
	}
	return Commands{"read": read, "check": check}
}

func resolve2(t *testing.T, command, yaml string, environ []string, args ...string) (string, error) {
	t.Helper()
	var file *File
	if yaml != "" {
		var err error
		if file, err = Parse("conf/taizhang.yaml", strings.NewReader(yaml)); err != nil {
			return "", err
		}
	}
	list, err := Resolve(command, commands(t, args...), file, environ)
	if err != nil {
		return "", err
	}
	var out []string
	for _, s := range list {
		if s.Origin != Default {
			out = append(out, fmt.Sprintf("%s=%s<%s", s.Name, strings.Join(s.Values, "|"), s.Origin))
		}
	}
	return strings.Join(out, " "), nil
}

func TestResolve(t *testing.T) {
	for _, tt := range []struct {
		name, command, yaml, environ, args, want string
	}{
		{"nothing is set", "read", "", "", "", ""},
		{"the file", "read", "jobs: 3\nmax-level: high", "", "", "jobs=3<conf/taizhang.yaml:1 max-level=high<conf/taizhang.yaml:2"},
		{"a command wins over all commands, wherever it stands", "read", "read: {jobs: 4}\njobs: 3", "", "", "jobs=4<conf/taizhang.yaml:1"},
		{"and is for that one alone", "check", "read: {jobs: 4}\njobs: 3", "", "", "jobs=3<conf/taizhang.yaml:2"},
		{"what a command lacks is left out", "check", "quiet: true", "", "", ""},
		{"the environment wins over the file", "read", "jobs: 3", "TAIZHANG_JOBS=5", "", "jobs=5<TAIZHANG_JOBS"},
		{"for one command over all", "read", "", "TAIZHANG_JOBS=5 TAIZHANG_READ_JOBS=6", "", "jobs=6<TAIZHANG_READ_JOBS"},
		{"not for the other", "check", "", "TAIZHANG_JOBS=5 TAIZHANG_READ_JOBS=6", "", "jobs=5<TAIZHANG_JOBS"},
		{"the command line wins over all", "read", "jobs: 3", "TAIZHANG_JOBS=5", "--jobs 7", "jobs=7<--jobs"},
		{"even where it says what is the default", "read", "jobs: 3", "", "-j 2", "jobs=2<--jobs"},
		{"an empty variable is none", "read", "jobs: 3", "TAIZHANG_JOBS=", "", "jobs=3<conf/taizhang.yaml:1"},
		{"a list", "read", "kinds: [a, b]", "", "", "kinds=a|b<conf/taizhang.yaml:1"},
		{"a list of lines", "read", "kinds:\n  - a\n  - b", "", "", "kinds=a|b<conf/taizhang.yaml:1"},
		{"an empty list", "read", "kinds: []", "", "", "kinds=<conf/taizhang.yaml:1"},
		{"a single value for a list", "read", "kinds: a", "", "", "kinds=a<conf/taizhang.yaml:1"},
		{"a list in the environment", "read", "", "TAIZHANG_KINDS=a,b", "", "kinds=a|b<TAIZHANG_KINDS"},
		{"a mapping for a list", "check", "min: {a: 0.9, b: 1}", "", "", "min=a=0.9|b=1<conf/taizhang.yaml:1"},
		{"a mapping below a command", "check", "check:\n  min:\n    a: 0.9", "", "", "min=a=0.9<conf/taizhang.yaml:2"},
		{"names of files are relative to the file", "read", "dict: [a.txt, /b.txt, '-']", "", "", "dict=conf/a.txt|/b.txt|-<conf/taizhang.yaml:1"},
		{"but not in the environment", "read", "", "TAIZHANG_DICT=a.txt", "", "dict=a.txt<TAIZHANG_DICT"},
		{"a boolean", "read", "quiet: true", "", "", "quiet=true<conf/taizhang.yaml:1"},
		{"an alias", "read", "jobs: &n 3\nread: {jobs: *n}", "", "", "jobs=3<conf/taizhang.yaml:2"},
		{"a document with its mark", "read", "---\njobs: 3\n", "", "", "jobs=3<conf/taizhang.yaml:2"},
		{"an empty file", "read", "# nothing\n", "", "", ""},
		{"null", "read", "null\n", "", "", ""},
		{"an empty command", "read", "read:\n", "", "", ""},
		{"variables of others", "read", "", "TAIZHANG_HOME=/opt TAIZHANG_CONFIG=x JOBS=4 TAIZHANG=1", "", ""},
	} {
		got, err := resolve2(t, tt.command, tt.yaml, strings.Fields(tt.environ), strings.Fields(tt.args)...)
		if err != nil || got != tt.want {
			t.Errorf("%s: got %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
}

func TestResolveRefuses(t *testing.T) {
	for _, tt := range []struct{ name, command, yaml, environ, want, hint string }{
		{"a slip of the pen", "read", "x-y: 1\njbos: 3", "", `conf/taizhang.yaml:1: unknown option "x-y"`, "taizhang config lists the options"},
		{"with a suggestion", "read", "jbos: 3", "", `conf/taizhang.yaml:1: unknown option "jbos"`, "did you mean jobs?"},
		{"of a command", "read", "raed: {jobs: 3}", "", `conf/taizhang.yaml:1: unknown option "raed"`, "did you mean read?"},
		{"below a command", "read", "read:\n  jbos: 3", "", `conf/taizhang.yaml:2: read has no option "jbos"`, "did you mean jobs?"},
		{"in the section of another command", "read", "check:\n  jbos: 3", "", `conf/taizhang.yaml:2: check has no option "jbos"`, "did you mean jobs?"},
		{"an option of another command", "read", "check: {quiet: true}", "", `conf/taizhang.yaml:1: check has no option "quiet"`, "taizhang config check lists its options"},
		{"for the command line alone", "read", "output: x", "", `conf/taizhang.yaml:1: unknown option "output"`, "taizhang config lists the options"},
		{"a value that is none", "read", "jobs: 3\nmax-level: middle", "", "conf/taizhang.yaml:2: max-level: neither low nor high", "what is for one command only stands below its name"},
		{"below a command", "read", "read: {max-level: middle}", "", "conf/taizhang.yaml:1: max-level: neither low nor high", ""},
		{"in the environment", "read", "", "TAIZHANG_MAX_LEVEL=middle", "TAIZHANG_MAX_LEVEL: max-level: neither low nor high", ""},
		{"a slip in the environment", "read", "", "TAIZHANG_JBOS=3", "TAIZHANG_JBOS sets no option", "did you mean TAIZHANG_JOBS?"},
		{"no value", "read", "jobs:", "", "conf/taizhang.yaml:1: jobs has no value", "write one after the colon, or remove the line"},
		{"several values", "read", "jobs: [1, 2]", "", "conf/taizhang.yaml:1: jobs takes one value, not several", "write it without brackets and hyphens"},
		{"twice", "read", "jobs: 1\njobs: 2", "", "", ""},
		{"twice below a command", "read", "read:\n  jobs: 1\n  jobs: 2", "", "", ""},
		{"too deep", "read", "kinds: [[a]]", "", "conf/taizhang.yaml:1: kinds is nested too deep", "a list holds nothing but values"},
		{"a mapping that is too deep", "check", "min: {a: {b: 1}}", "", "conf/taizhang.yaml:1: min is nested too deep", "a list holds nothing but values"},
		{"a command without options", "read", "read: 3", "", "conf/taizhang.yaml:1: read is a command, and has options below it", "taizhang config read lists them"},
		{"a list", "read", "- jobs", "", "conf/taizhang.yaml:1: not a mapping", "write name: value on each line"},
		{"two documents", "read", "jobs: 1\n---\njobs: 2", "", "conf/taizhang.yaml: more than one document", "leave out the lines ---"},
		{"no YAML", "read", "jobs: [1", "", "", ""},
		{"an alias of itself", "read", "a: &x [*x]", "", "", ""},
	} {
		_, err := resolve2(t, tt.command, tt.yaml, strings.Fields(tt.environ))
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if tt.want != "" && (e.Error() != tt.want || e.Hint != tt.hint) {
			t.Errorf("%s: got %s (%s)\nwant %s (%s)", tt.name, e, e.Hint, tt.want, tt.hint)
		}
		if strings.Contains(e.Error(), "\n") {
			t.Errorf("%s: more than one line: %s", tt.name, e)
		}
	}
}

// What Format writes is a configuration file that says the same.
func TestFormat(t *testing.T) {
	args := []string{"--jobs=3", "--kinds=a,b", "--dict", "-x: #.txt", "--dict=台账.txt", "--dict=/a b"}
	list, err := Resolve("read", commands(t, args...), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	text := Format("read", list)
	want := `read:
  jobs: 3                                  # --jobs
  max-level: low                           # default
  kinds: [a, b]                            # --kinds
  dict: ["-x: #.txt", "台账.txt", "/a b"]  # --dict
  quiet: false                             # default
`
	if text != want {
		t.Errorf("got\n%swant\n%s", text, want)
	}
	file, err := Parse("taizhang.yaml", strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	again, err := Resolve("read", commands(t), file, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range again {
		if strings.Join(s.Values, "|") != strings.Join(list[i].Values, "|") {
			t.Errorf("%s: %q came back as %q", s.Name, list[i].Values, s.Values)
		}
	}
	empty, err := Resolve("read", commands(t), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if text := Format("read", empty); !strings.Contains(text, "\n  # kinds:        # not set\n") {
		t.Errorf("got\n%s", text)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"jobs: 3", "read: {kinds: [a, b]}", "min: {a: 1}", "a: &x [*x]", "? [a]\n: b", "<<: {jobs: 3}", "a: !!binary x\n\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file, err := Parse("f", strings.NewReader(s))
		if err == nil {
			_, err = Resolve("read", commands(t), file, nil)
		}
		var e *Error
		if err != nil && !errors.As(err, &e) {
			t.Errorf("%T: %v", err, err)
		}
	})
}
