package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// block is a fenced block of a document: its info string and its lines.
type block struct {
	info  []string
	lines []string
	line  int // of the document, from 1 on, that its first line is
}

// blocksOf returns the fenced blocks of a document in Markdown, and the text without them.
func blocksOf(text string) (blocks []block, rest string) {
	var prose strings.Builder
	var open *block
	n := 0
	for l := range strings.Lines(text) {
		n++
		l = strings.TrimSuffix(l, "\n")
		switch {
		case open == nil && strings.HasPrefix(l, "```"):
			open = &block{info: strings.Fields(l[3:]), line: n + 1}
		case open == nil:
			prose.WriteString(l + "\n")
		case l == "```":
			blocks = append(blocks, *open)
			open = nil
		default:
			open.lines = append(open.lines, l)
		}
	}
	return blocks, prose.String()
}

// session is a command of a console block, and what it must print.
type session struct {
	command string
	want    []string
	line    int
}

// sessionsOf takes a console block apart: a command follows a $, and goes on after a > at the beginning of a line.
func sessionsOf(b block) (list []session, err error) {
	for i, l := range b.lines {
		switch last := len(list) - 1; {
		case strings.HasPrefix(l, "$ "):
			list = append(list, session{command: l[2:], line: b.line + i})
		case last < 0:
			return nil, fmt.Errorf("line %d: output before the first command", b.line+i)
		case strings.HasPrefix(l, "> ") && len(list[last].want) == 0:
			list[last].command += "\n" + l[2:]
		default:
			list[last].want = append(list[last].want, l)
		}
	}
	return list, nil
}

// pattern returns what the output must match: … stands for anything in a line, and alone on a line for any lines.
func (s session) pattern() *regexp.Regexp {
	var b strings.Builder
	b.WriteString(`\A`)
	for _, l := range s.want {
		if l == "…" {
			b.WriteString(`(?:.*\n)*?`)
			continue
		}
		parts := strings.Split(l, "…")
		for i, p := range parts {
			parts[i] = regexp.QuoteMeta(p)
		}
		b.WriteString(strings.Join(parts, ".*") + "\n")
	}
	b.WriteString(`\z`)
	return regexp.MustCompile(b.String())
}

// documents returns the files that users read.
func documents(t *testing.T) []string {
	t.Helper()
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(docs) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	return append([]string{"../../README.md"}, docs...)
}

// TestDocs runs every command that the documents show, in order, and compares what it prints. Blocks whose info string
// has a second word are files of that name. Commands share a folder, in which testdata lies as it does in the project.
func TestDocs(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("the commands of the documents are bash's")
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range documents(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.Symlink(filepath.Join(root, "testdata"), filepath.Join(dir, "testdata")); err != nil {
				t.Fatal(err)
			}
			blocks, _ := blocksOf(string(text))
			for _, b := range blocks {
				runBlock(t, b, root, dir)
			}
		})
	}
}

// runBlock writes the file that a block is, or runs its commands.
func runBlock(t *testing.T, b block, root, dir string) {
	t.Helper()
	switch {
	case len(b.info) == 2:
		name := filepath.Join(dir, filepath.FromSlash(b.info[1]))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(strings.Join(b.lines, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	case len(b.info) == 1 && b.info[0] == "console":
		list, err := sessionsOf(b)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			if !runSession(t, s, root, dir) {
				return
			}
		}
	}
}

// outside are the programs of others that commands may need.
var outside = regexp.MustCompile(`\b(jq|zip|sha256sum|duckdb|sqlite3)\b`)

// runSession runs a command, and reports whether it could be.
func runSession(t *testing.T, s session, root, dir string) bool {
	t.Helper()
	for _, tool := range outside.FindAllString(s.command, -1) {
		if _, err := exec.LookPath(tool); err != nil {
			t.Logf("line %d: left out, there is no %s here: %s", s.line, tool, s.command)
			return false
		}
	}
	cmd := exec.Command("bash", "-c", s.command)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "HOME="+dir, "LC_ALL=C.UTF-8", "TZ=Asia/Shanghai", "NO_COLOR=")
	if strings.Contains(s.command, "./cmd/") { // what is done in the project itself
		cmd.Dir, cmd.Env = root, os.Environ()
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	_ = cmd.Run() // what it exits with is shown by those sessions that are about it
	got, want := out.String(), strings.Join(s.want, "\n")
	if !strings.Contains(want, "taizhang: read ") {
		got = lastLine.ReplaceAllString(got, "")
	}
	if !s.pattern().MatchString(got) {
		t.Errorf("line %d: %s\ngot\n%s\nwant\n%s", s.line, s.command, got, want)
	}
	return true
}

// lastLine is what ingest says at its end, which sessions leave out where they are not about it: in a pipe nobody knows
// which of two programs will write first.
var lastLine = regexp.MustCompile(`(?m)^taizhang: read \d+ documents?, .*\n`)

// The programs that the README shows are run with Go, in a module of their own as it says, and print what follows them.
func TestDocsPrograms(t *testing.T) {
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	blocks, _ := blocksOf(string(text))
	isShell := func(b block) bool { return len(b.info) == 1 && b.info[0] == "sh" }
	setup := slices.IndexFunc(blocks, isShell)
	ran := 0
	for i, b := range blocks {
		if len(b.info) != 1 || b.info[0] != "go" || i+1 == len(blocks) || setup < 0 {
			continue
		}
		ran++
		dir := t.TempDir()
		if err := os.Symlink(root, filepath.Join(dir, "taizhang")); err != nil {
			t.Fatal(err)
		}
		dir = filepath.Join(dir, "program")
		if err := os.Mkdir(dir, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "main.go"), []byte(strings.Join(b.lines, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("sh", "-ec", strings.Join(blocks[setup].lines, "\n"))
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("line %d: %v\n%s", blocks[setup].line, err, out)
		}
		cmd = exec.Command("go", "run", "-trimpath", ".") // so that what was built in another folder serves again
		cmd.Dir = dir
		out, err := cmd.CombinedOutput()
		if want := strings.Join(blocks[i+1].lines, "\n") + "\n"; err != nil || string(out) != want {
			t.Errorf("line %d: %v\ngot\n%s\nwant\n%s", b.line, err, out, want)
		}
	}
	if ran == 0 || slices.ContainsFunc(blocks[setup+1:], isShell) {
		t.Error("no program was run, or there are commands that nothing runs")
	}
}

func TestSessions(t *testing.T) {
	b := block{line: 10, lines: []string{"$ cat <<END", "> a", "> END", "a", "> b", "$ true"}}
	list, err := sessionsOf(b)
	if err != nil || len(list) != 2 || list[0].command != "cat <<END\na\nEND" || len(list[0].want) != 2 || list[1].line != 15 {
		t.Errorf("got %+v, %v", list, err)
	}
	if _, err := sessionsOf(block{lines: []string{"a"}}); err == nil {
		t.Error("output without a command is taken")
	}
	for _, tt := range []struct {
		want, out string
		match     bool
	}{
		{"", "", true},
		{"", "a\n", false},
		{"a…c\n", "abc\n", true},
		{"a…c\n", "ab\nc\n", false},
		{"a\n…\n", "a\n", true},
		{"a\n…\nd\n", "a\nb\nc\nd\n", true},
		{"a\n…\nd\n", "a\nb\n", false},
		{"a.c\n", "abc\n", false},
		{"a\n", "a", false},
	} {
		s := session{}
		if tt.want != "" {
			s.want = strings.Split(strings.TrimSuffix(tt.want, "\n"), "\n")
		}
		if got := s.pattern().MatchString(tt.out); got != tt.match {
			t.Errorf("%q against %q: %v", tt.out, tt.want, got)
		}
	}
}
