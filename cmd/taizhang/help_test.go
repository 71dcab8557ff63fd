package main

import (
	"strings"
	"testing"

	"taizhang/cmd/report"
)

func TestFill(t *testing.T) {
	for in, want := range map[string]string{
		"": "",
		"One two three\nfour 台账台账 five.\n\nThen six\nseven.": "One two\nthree four\n台账台账\nfive.\n\nThen six\nseven.",
		"a:\n  b c\n  d":                    "a:\n  b c\n  d",
		"  b cc dd ee ff\n  gg":             "  b cc dd\n  ee ff\n  gg",
		"  b  cc dd ee ff\n     gg\n  h  i": "  b  cc dd\n     ee ff\n     gg\n  h  i",
		"  台账  cc dd ee":                    "  台账  cc\n          dd\n          ee",
		"verylongwordthatstays":             "verylongwordthatstays",
	} {
		if got := fill(in, 10); got != want {
			t.Errorf("%q: got\n%s\nwant\n%s", in, got, want)
		}
	}
}

func TestFillExamples(t *testing.T) {
	in := "  a command that is long\n  command  what it does"
	if got, want := fillExamples(in, 15), "  a command that is long\n  command  what\n           it\n           does"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Help is no wider than the terminal, but for lines that are meant to be copied.
func TestHelpWidth(t *testing.T) {
	for _, command := range []string{"ingest", "check", "config", "clean", "diff", "lexicon", "explain"} {
		s, out, _ := testStreams()
		s.width = 80
		root := newRootCommand(s)
		root.SetArgs([]string{command, "--help"})
		if err := root.Execute(); err != nil {
			t.Fatal(err)
		}
		text, _, found := strings.Cut(out.String(), "\nExamples:\n")
		_, flags, _ := strings.Cut(out.String(), "\nFlags:\n")
		if !found || flags == "" {
			t.Fatalf("%s: no examples or no flags: %s", command, out)
		}
		for line := range strings.SplitSeq(text+"\n"+flags, "\n") {
			if w := report.DisplayWidth(line); w > 80 {
				t.Errorf("%s: %d columns: %s", command, w, line)
			}
		}
		for line := range strings.SplitSeq(flags, "\n") {
			if w := report.DisplayWidth(line); w > 100 {
				t.Errorf("%s: %d columns: %s", command, w, line)
			}
		}
	}
}

// Messages on a narrow terminal go on below, indented; what is drawn in place is left alone.
func TestMessages(t *testing.T) {
	var b strings.Builder
	m := &messages{&b, 20}
	for _, s := range []string{"taizhang: read 12 documents: 3 people\n", "\r\x1b[K12 of 20 files, 1.0 MB/s", "\r\x1b[K", "taizhang: short\nother lines are left as they are\n"} {
		if n, err := m.Write([]byte(s)); n != len(s) || err != nil {
			t.Errorf("%q: %d, %v", s, n, err)
		}
	}
	want := "taizhang: read 12\n  documents: 3\n  people\n\r\x1b[K12 of 20 files, 1.0 MB/s\r\x1b[Ktaizhang: short\nother lines are left as they are\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
