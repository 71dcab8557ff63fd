package hanzi

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
)

// readShared reads a file of test data that lies beside the repository and skips the test where there is none.
func readShared(t *testing.T, name string, v any) {
	t.Helper()
	data, err := os.ReadFile("../../../shared/cases/" + name)
	if err != nil {
		t.Skipf("test data that is no part of the repository is not here: %v", err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		t.Fatal(err)
	}
}

// TestOpenCCCases runs OpenCC's own test cases.
func TestOpenCCCases(t *testing.T) {
	var cases []struct{ Config, Input, Expected string }
	readShared(t, "opencc-cases-data1.4.1.json", &cases)
	right := 0
	for _, c := range cases {
		if got := string(mustOpen(t, c.Config).Convert(nil, c.Input, nil)); got != c.Expected {
			t.Errorf("%s %s\n got %s\nwant %s", c.Config, c.Input, got, c.Expected)
			continue
		}
		right++
		checkEdits(t, mustOpen(t, c.Config), c.Config, c.Input)
	}
	t.Logf("%d of %d cases right", right, len(cases))
}

// TestOpenCCNewerCases runs the test cases of an OpenCC with newer dictionaries than those the tables are made of. Every
// case that the older dictionaries decide must be right; the others are listed.
func TestOpenCCNewerCases(t *testing.T) {
	type testCase struct{ ID, Config, Input, Expected string }
	var older, newer []testCase
	readShared(t, "opencc-cases-data1.4.1.json", &older)
	readShared(t, "opencc-cases.json", &newer)
	decided := map[[2]string]bool{}
	for _, c := range older {
		decided[[2]string{c.Config, c.Input}] = true
	}
	right, lacking := 0, 0
	for _, c := range newer {
		switch got := string(mustOpen(t, c.Config).Convert(nil, c.Input, nil)); {
		case got == c.Expected:
			right++
		case decided[[2]string{c.Config, c.Input}]:
			t.Errorf("%s %s %s\n got %s\nwant %s", c.ID, c.Config, c.Input, got, c.Expected)
		default:
			lacking++
			t.Logf("%s %s: the dictionaries lack what makes %s %s, not %s", c.ID, c.Config, c.Input, c.Expected, got)
		}
	}
	t.Logf("%d of %d cases right, %d for want of data", right, len(newer), lacking)
}

// How many of about 16,100 Chinese characters of a parallel text may come out otherwise: to Simplified and to
// Traditional. The words that Taiwan and the mainland choose differently are some of them.
const (
	maxWrong            = 7
	maxWrongTraditional = 65
)

type parallel struct{ ID, Trad, Simp string }

// wrongChars converts one half of a parallel text and returns the number of Chinese characters in the other, and those
// that come out otherwise, each with its neighbours.
func wrongChars(t *testing.T, config string, pairs []parallel, in, want func(parallel) string) (chars int, wrong []string) {
	t.Helper()
	conv := mustOpen(t, config)
	for _, p := range pairs {
		got, want := []rune(string(conv.Convert(nil, in(p), nil))), []rune(want(p))
		if len(got) != len(want) {
			t.Errorf("%s: %d characters, want %d", p.ID, len(got), len(want))
			continue
		}
		for i, r := range want {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			chars++
			if got[i] != r {
				wrong = append(wrong, fmt.Sprintf("%s: %c for %c in %s", p.ID, got[i], r, string(want[max(0, i-3):min(len(want), i+4)])))
			}
		}
	}
	return chars, wrong
}

// TestParallelText converts the Traditional half of a parallel text, and then the Simplified one by each configuration
// that leaves words alone: the best of them counts, because nobody knows which one the text was made by.
func TestParallelText(t *testing.T) {
	var pairs []parallel
	readShared(t, "gsd-pairs-dev.json", &pairs)
	trad, simp := func(p parallel) string { return p.Trad }, func(p parallel) string { return p.Simp }
	chars, wrong := wrongChars(t, "any2s", pairs, trad, simp)
	t.Logf("any2s: %d of %d characters wrong", len(wrong), chars)
	if len(wrong) > maxWrong {
		t.Errorf("any2s: at most %d allowed:\n%s", maxWrong, strings.Join(wrong, "\n"))
	}
	var best []string
	for i, config := range []string{"s2any", "s2t", "s2tw", "s2hk"} {
		chars, wrong := wrongChars(t, config, pairs, simp, trad)
		t.Logf("%s: %d of %d characters wrong", config, len(wrong), chars)
		if i == 0 || len(wrong) < len(best) {
			best = wrong
		}
	}
	if len(best) > maxWrongTraditional {
		t.Errorf("to Traditional: at most %d allowed:\n%s", maxWrongTraditional, strings.Join(best, "\n"))
	}
}
