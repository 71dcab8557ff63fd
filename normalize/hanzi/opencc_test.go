package hanzi

import (
	"encoding/json"
	"os"
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

// maxWrong is how many of about 16,100 Chinese characters of a parallel text may come out otherwise: the words that
// Taiwan and the mainland choose differently are some of them.
const maxWrong = 7

// TestParallelText converts the Traditional half of a parallel text.
func TestParallelText(t *testing.T) {
	var pairs []struct{ ID, Trad, Simp string }
	readShared(t, "gsd-pairs-dev.json", &pairs)
	conv := mustOpen(t, "any2s")
	chars, wrong := 0, 0
	for _, p := range pairs {
		got, want := []rune(string(conv.Convert(nil, p.Trad, nil))), []rune(p.Simp)
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
				wrong++
				t.Logf("%s: %c for %c in %s", p.ID, got[i], r, string(want[max(0, i-3):min(len(want), i+4)]))
			}
		}
	}
	t.Logf("%d of %d characters wrong", wrong, chars)
	if wrong > maxWrong {
		t.Errorf("%d characters wrong, at most %d allowed", wrong, maxWrong)
	}
}
