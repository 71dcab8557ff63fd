package extract

import (
	"flag"
	"os"
	"strings"
	"testing"

	"taizhang/segment"
)

var updateCases = flag.Bool("update-cases", false, "write testdata/figure_cases.tsv anew; read the difference before you commit it")

// caseFile holds sentences with their figures and dates: what no suite of other tools has, and what must not be found.
const caseFile = "testdata/figure_cases.tsv"

// TestFigureCases reads each sentence as part of an article of 4 June 2024.
func TestFigureCases(t *testing.T) {
	raw, err := os.ReadFile(caseFile)
	if err != nil {
		t.Fatal(err)
	}
	seg, err := segment.New(segment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	n, empty := 0, 0
	var out []string
	for _, line := range strings.Split(strings.TrimSuffix(string(raw), "\n"), "\n") {
		if line == "" || line[0] == '#' {
			out = append(out, line)
			continue
		}
		text, want, _ := strings.Cut(line, "\t")
		a := wordsOf(seg, text, "2024-06-04")
		dates := findDates(a)
		figures := findFigures(a, dates)
		got := showCase(a, figures) + "\t" + showDates(a)
		out = append(out, text+"\t"+got)
		n++
		if got == "\t" {
			empty++
		}
		if got != want && !*updateCases {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
	if n < 200 || empty < 50 {
		t.Errorf("%d cases, %d of them negative: want 200 and 50", n, empty)
	}
	if *updateCases {
		if err := os.WriteFile(caseFile, []byte(strings.Join(out, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// showCase renders figures with their subjects and changes.
func showCase(a *Article, figures []Figure) string {
	var out []string
	for _, f := range figures {
		s := showFigures(a, []Figure{f})
		if f.Subject != "" {
			s += " [" + f.Subject + "]"
		}
		for _, word := range []string{f.Change, f.ComparedWith} {
			if word != "" {
				s += " " + word
			}
		}
		if f.Of != "" {
			s += " of " + f.Of
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}
