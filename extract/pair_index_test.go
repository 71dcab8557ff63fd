package extract

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// The index finds what looking for every name alone finds, also where names overlap at every character.
func TestPairIndex(t *testing.T) {
	for seed := range uint64(100) {
		rng := rand.New(rand.NewPCG(seed, 7))
		alphabet := []rune("云青石a·𠮷\uFFFD梅")[:2+rng.IntN(7)]
		word := func(n int) string {
			var b strings.Builder
			for range n {
				b.WriteRune(alphabet[rng.IntN(len(alphabet))])
			}
			return b.String()
		}
		var names []string
		for range 1 + rng.IntN(20)*rng.IntN(12) {
			names = append(names, word(2+rng.IntN(4)))
		}
		text := word(rng.IntN(300)) + "\xe4云" + word(rng.IntN(20))
		var want []namePlace
		for at := range text {
			for k, name := range names {
				if strings.HasPrefix(text[at:], name) {
					want = append(want, namePlace{at, k})
				}
			}
		}
		if got := newPairIndex(text).find(names); !slices.Equal(got, want) {
			t.Fatalf("seed %d: %q in %q: %v, want %v", seed, names, text, got, want)
		}
	}
	a := &Article{Text: "云岭云岭"}
	if got := a.standing([]string{"云", "", "岭云岭云"}); len(got) > 0 {
		t.Errorf("found %v, none of which stands there or may be looked for", got)
	}
}
