package extract

import (
	"testing"

	"taizhang/normalize"
)

func TestStretches(t *testing.T) {
	x := stretches{{Start: 2, End: 5}, {Start: 5, End: 8}, {Start: 10, End: 12}}
	for p := 0; p < 15; p++ {
		starting, ending := -1, -1
		for i, s := range x {
			if s.Start == p {
				starting = i
			}
			if s.End == p {
				ending = i
			}
		}
		if got := x.startingAt(p); got != starting {
			t.Errorf("startingAt(%d) = %d, want %d", p, got, starting)
		}
		if got := x.endingAt(p); got != ending {
			t.Errorf("endingAt(%d) = %d, want %d", p, got, ending)
		}
		for q := p; q < 15; q++ {
			span := normalize.Span{Start: p, End: q}
			lo, hi := x.within(span)
			overlap := false
			for i, s := range x {
				overlap = overlap || q > p && s.Overlaps(span)
				if inside := span.Contains(s); inside != (lo <= i && i < hi) {
					t.Errorf("within(%v) = %d, %d: %v is inside: %v", span, lo, hi, s, inside)
				}
			}
			if got := x.overlap(span); q > p && got != overlap {
				t.Errorf("overlap(%v) = %v", span, got)
			}
		}
	}
}

func TestCover(t *testing.T) {
	c := newCover(10)
	if !c.take(normalize.Span{Start: 2, End: 5}) || !c.take(normalize.Span{Start: 5, End: 6}) {
		t.Error("free bytes are taken")
	}
	if c.take(normalize.Span{Start: 4, End: 8}) {
		t.Error("taken bytes are taken again")
	}
	if !c.take(normalize.Span{Start: 6, End: 8}) {
		t.Error("a failed take left its mark")
	}
}
