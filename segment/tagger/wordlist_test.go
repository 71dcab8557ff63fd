package tagger

import (
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	seen := map[Word]bool{}
	for _, w := range Words() {
		if w.Class == 0 {
			t.Errorf("%s is on a list of no known name", w.Text)
		}
		if seen[w] {
			t.Errorf("%s is on its list twice", w.Text)
		}
		seen[w] = true
	}
	for _, w := range []Word{{"大学", OrganisationSuffix}, {"欧阳", Surname}, {"条例", DocumentSuffix}, {"斯", ForeignCommon}, {"太平洋", ProperPlace}} {
		if !seen[w] {
			t.Errorf("%s is missing", w.Text)
		}
	}
	for line := range strings.Lines(wordsTSV + brandsTSV + charsTSV + properTSV) {
		if list, _, ok := strings.Cut(line, "\t"); line[0] != '#' && (!ok || classes[list] == 0) {
			t.Errorf("line %q has no list", line)
		}
	}
}
