package extract

import (
	"sort"

	"taizhang/normalize"
)

// stretches are spans in order that do not overlap, such as the places named in a text.
type stretches []normalize.Span

// spansOf returns where the members of a list stand, which is in order and apart.
func spansOf[T any](list []T, where func(T) normalize.Span) stretches {
	at := make(stretches, len(list))
	for i, x := range list {
		at[i] = where(x)
	}
	return at
}

// from returns the index of the first stretch that begins at byte p or later.
func (x stretches) from(p int) int {
	return sort.Search(len(x), func(i int) bool { return x[i].Start >= p })
}

// startingAt returns the index of the stretch that begins at byte p, or -1.
func (x stretches) startingAt(p int) int {
	if i := x.from(p); i < len(x) && x[i].Start == p {
		return i
	}
	return -1
}

// endingAt returns the index of the stretch that ends at byte p, or -1.
func (x stretches) endingAt(p int) int {
	i := sort.Search(len(x), func(i int) bool { return x[i].End >= p })
	if i < len(x) && x[i].End == p {
		return i
	}
	return -1
}

// within returns the half-open range of indices of the stretches that lie wholly within s.
func (x stretches) within(s normalize.Span) (lo, hi int) {
	lo = x.from(s.Start)
	hi = sort.Search(len(x), func(i int) bool { return x[i].End > s.End })
	return lo, max(lo, hi)
}

// touching returns the half-open range of indices of the stretches that share text with s.
func (x stretches) touching(s normalize.Span) (lo, hi int) {
	lo = sort.Search(len(x), func(i int) bool { return x[i].End > s.Start })
	hi = sort.Search(len(x), func(i int) bool { return x[i].Start >= s.End })
	return lo, max(lo, hi)
}

// overlap reports whether a stretch shares text with s.
func (x stretches) overlap(s normalize.Span) bool {
	i := sort.Search(len(x), func(i int) bool { return x[i].End > s.Start })
	return i < len(x) && x[i].Start < s.End
}

// cover marks the bytes of a text that something stands on.
type cover []uint64

// newCover returns the cover of n bytes.
func newCover(n int) cover { return make(cover, (n+63)/64) }

// take marks s and reports true, unless something stands there already.
func (c cover) take(s normalize.Span) bool {
	if s.Start >= s.End {
		return true
	}
	first, last := s.Start/64, (s.End-1)/64
	// bits returns those of s in word i of the cover.
	bits := func(i int) uint64 {
		b := ^uint64(0)
		if i == first {
			b <<= s.Start % 64
		}
		if i == last {
			b &= ^uint64(0) >> (63 - (s.End-1)%64)
		}
		return b
	}
	for i := first; i <= last; i++ {
		if c[i]&bits(i) != 0 {
			return false
		}
	}
	for i := first; i <= last; i++ {
		c[i] |= bits(i)
	}
	return true
}
