package main

import (
	"strings"
	"testing"

	"taizhang/cmd/report"
)

func TestFill(t *testing.T) {
	in := "One two three\nfour 台账台账 five.\n\n  verbatim, however long it is\nThen six\nseven."
	want := "One two\nthree four\n台账台账\nfive.\n\n  verbatim, however long it is\nThen six\nseven."
	if got := fill(in, 10); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := fill("", 10); got != "" {
		t.Errorf("of nothing: %q", got)
	}
}

// Help is no wider than the terminal, but for lines that are meant to be copied.
func TestHelpWidth(t *testing.T) {
	for _, command := range []string{"ingest", "check", "config", "clean", "diff"} {
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
			if w := report.DisplayWidth(line); w > 80 && !strings.HasPrefix(line, "  ") {
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
