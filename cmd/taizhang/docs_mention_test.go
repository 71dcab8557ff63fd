package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// inline is code in the middle of a text.
var inline = regexp.MustCompile("`([^`\n]+)`")

// TestDocsMention holds what the documents mention in passing to what there is: commands and flags of taizhang, and
// targets of the Makefile. Command lines of taizhang that say all they need are run.
func TestDocsMention(t *testing.T) {
	n, ran := 0, 0
	for _, path := range append(documents(t), "../../ARCHITECTURE.md", "../../CHANGELOG.md") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, prose := blocksOf(string(text))
		for _, m := range inline.FindAllStringSubmatch(prose, -1) {
			words := strings.Fields(m[1])
			switch name := filepath.Base(path); {
			case len(words) > 1 && words[0] == "taizhang" && words[1][0] >= 'a' && words[1][0] <= 'z':
				n++
				if whole := mentioned(t, name, words[1:]); whole && !placeholder.MatchString(m[1]) {
					ran++
					runMentioned(t, name, words[1:])
				}
			case len(words) > 1 && words[0] == "make":
				n++
				makes(t, name, words[1:])
			}
		}
	}
	if n < 20 || ran < 3 {
		t.Errorf("%d were found to check, %d to run", n, ran)
	}
}

// placeholder is what stands for something else in a command line.
var placeholder = regexp.MustCompile(`\b[A-Z]{3,}\b|…`)

// mentioned checks that a command and its flags exist, and reports whether there is more than the name of a command.
func mentioned(t *testing.T, where string, words []string) bool {
	t.Helper()
	s, _, _ := testStreams()
	cmd, rest, err := newRootCommand(s).Find(words)
	if err != nil || cmd.Name() == "taizhang" {
		t.Errorf("%s: no such command: %s", where, words)
		return false
	}
	if cmd.DisableFlagParsing && len(rest) > 0 && rest[0][0] != '-' { // config, which takes a command line
		return mentioned(t, where, rest)
	}
	cmd.InitDefaultHelpFlag()
	for _, w := range rest {
		flag, _, _ := strings.Cut(w, "=")
		if strings.HasPrefix(w, "-") && w != "-" && cmd.Flag(strings.TrimLeft(flag, "-")) == nil &&
			cmd.Flags().ShorthandLookup(strings.TrimLeft(flag, "-")[:1]) == nil {
			t.Errorf("%s: %s has no %s: %s", where, cmd.CommandPath(), flag, words)
		}
	}
	return len(rest) > 0
}

// runMentioned runs a command line in the project.
func runMentioned(t *testing.T, where string, words []string) {
	t.Helper()
	cmd := exec.Command("taizhang", words...)
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: %s: %v\n%s", where, words, err, out)
	}
}

// makes has make look at what it would do.
func makes(t *testing.T, where string, args []string) {
	t.Helper()
	if _, err := exec.LookPath("make"); err != nil {
		t.Skip("there is no make here")
	}
	cmd := exec.Command("make", append([]string{"--dry-run"}, args...)...)
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%s: make %s: %v\n%s", where, args, err, out)
	}
}

// TestDocsCovered checks that no command line stands where TestDocs does not look for one.
func TestDocsCovered(t *testing.T) {
	for _, path := range append(documents(t), "../../ARCHITECTURE.md", "../../CHANGELOG.md", "../../testdata/README.md") {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		blocks, _ := blocksOf(string(text))
		for _, b := range blocks {
			ran := len(b.info) > 0 && (b.info[0] == "console" || b.info[0] == "sh")
			if file := len(b.info) == 2; file || ran && slices.Contains(documents(t), path) {
				continue
			}
			for i, l := range b.lines {
				if command.MatchString(l) {
					t.Errorf("%s:%d: nothing runs this: %s", path, b.line+i, l)
				}
			}
		}
	}
}

// command is a line that looks like one of a shell.
var command = regexp.MustCompile(`^(\$ |(taizhang|go|make|git|npm|find|cat|bash|echo|printf) +[a-z./'"-])`)

// TestHelpExamples checks the command lines in the help of each command.
func TestHelpExamples(t *testing.T) {
	s, _, _ := testStreams()
	n := 0
	for _, c := range newRootCommand(s).Commands() {
		for line := range strings.Lines(c.Example) {
			for part := range strings.SplitSeq(strings.ReplaceAll(line, "&&", "|"), "|") {
				words := strings.Fields(part)
				if len(words) < 2 || words[0] != "taizhang" {
					continue
				}
				if end := slices.IndexFunc(words, func(w string) bool { return w == ">" || w == "<" }); end > 0 {
					words = words[:end]
				}
				n++
				mentioned(t, c.Name(), words[1:])
			}
		}
	}
	if n < 20 {
		t.Errorf("%d examples were found", n)
	}
}
