package tagger

import (
	"math/rand/v2"
	"testing"
)

func TestGreatest(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	values := []uint64{0, 1, 0x3FFF, zeroLane, 0x7FFE, 0x7FFF}
	for range 1000 {
		var x, y, want uint64
		for lane := range 4 {
			a, b := r.Uint64N(0x8000), r.Uint64N(0x8000)
			if r.IntN(2) == 0 {
				a, b = values[r.IntN(len(values))], values[r.IntN(len(values))]
			}
			x, y, want = x|a<<(16*lane), y|b<<(16*lane), want|max(a, b)<<(16*lane)
		}
		if got := greatest(x, y); got != want {
			t.Fatalf("greatest(%x, %x) = %x, want %x", x, y, got, want)
		}
	}
}

// TestFindHopes checks that there is no hope in sums that no name could have, hope where one begins, and none at all,
// rather than a wrong one, where numbers are too great.
func TestFindHopes(t *testing.T) {
	// sum returns sums of a label and of outside; all others are nothing.
	sum := func(l int, x, out uint64) (s sums) {
		s[singleWord] = out
		s[l>>4<<2|l&1<<1|l>>1&1] |= x << (l >> 2 & 3 << 4)
		return s
	}
	m := trained()
	cold := sum(label(Person, begin), 0, 2000)
	scores := []sums{cold, sum(label(Document, begin), 3000, 2000), sum(label(Document, end), 3000, 2000), cold, sum(label(Person, single), 3000, 2000), cold}
	hopes := make([]hope, len(scores))
	if !m.limits.findHopes(hopes, scores) {
		t.Fatal("sums that are not great do not fit")
	}
	for i, want := range []bool{false, true, false, false, true, false} {
		if hopes[i].any != want {
			t.Errorf("unit %d: a name may begin: %v", i, hopes[i].any)
		}
	}
	if h := hopes[1]; h.of(Document) < 900 || h.of(Person) > 0 {
		t.Errorf("behind the beginning of a name there are %d, and %d for another type", h.of(Document), h.of(Person))
	}
	for range 4 {
		scores = append(scores, sum(label(Event, inside), 4000, 2000))
	}
	scores = append(scores, sum(label(Event, end), 4000, 2000))
	if m.limits.findHopes(make([]hope, len(scores)), scores) {
		t.Error("great sums fit")
	}
	var most mostByType
	if most.set(endWord, Event, farMove+1) || !most.set(endWord, Event, -2*farMove) || most.set(singleWord, Event, 1<<20) {
		t.Error("moves that are too great fit, or others do not")
	}
}
