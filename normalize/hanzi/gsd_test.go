package hanzi

import (
	"encoding/json"
	"os"
	"testing"
	"unicode"
)

// maxWrong is how many of the about 16,100 Chinese characters of the parallel text may come out otherwise: the words
// that Taiwan and the mainland choose differently are some of them.
const maxWrong = 7

// TestParallelText converts the Traditional half of a parallel text, where it lies beside the repository.
func TestParallelText(t *testing.T) {
	const file = "../../../shared/cases/gsd-pairs-dev.json"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skipf("the parallel text is not here: %v", err)
	}
	var pairs []struct{ ID, Trad, Simp string }
	if err := json.Unmarshal(data, &pairs); err != nil {
		t.Fatal(err)
	}
	conv, err := Open("any2s")
	if err != nil {
		t.Fatal(err)
	}
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
