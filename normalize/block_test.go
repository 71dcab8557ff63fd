package normalize

import (
	"math/rand"
	"strings"
	"testing"
)

// TestMeasure compares what measure counts with what it says it counts, character by character.
func TestMeasure(t *testing.T) {
	const stops = ",。!?;:、“”《》「」"
	alphabet := []rune("a9,.!?;: \t、。“”‘《》「」〈校鿿䷿㐀é\ufffd𠮷\u3000" + stops)
	rng := rand.New(rand.NewSource(11))
	for range 2000 {
		var want line
		for range rng.Intn(12) {
			r := alphabet[rng.Intn(len(alphabet))]
			want.plain += string(r)
			if r != ' ' && r != '\t' {
				want.chars++
			}
			if strings.ContainsRune(stops, r) {
				want.stops++
			}
			want.fullStop = want.fullStop || r == '。'
		}
		got := line{plain: want.plain}
		if got.measure(); got != want {
			t.Fatalf("%q: %d characters, %d stops, full stop %v; want %d, %d, %v", want.plain, got.chars, got.stops, got.fullStop, want.chars, want.stops, want.fullStop)
		}
	}
}
