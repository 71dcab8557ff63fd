// Package runeset has sets of characters for tests in inner loops.
package runeset

// Set is a set of characters of the basic plane. The zero value is empty.
type Set [1 << 16 / 64]uint64

// Of returns the set of the characters in chars. Those from beyond the basic plane get lost.
func Of(chars string) *Set {
	s := new(Set)
	for _, r := range chars {
		s.Add(r)
	}
	return s
}

// Add adds a character of the basic plane; one from beyond it gets lost.
func (s *Set) Add(r rune) {
	if r < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

// Has reports whether the set has r.
func (s *Set) Has(r rune) bool { return r < 1<<16 && s[r>>6&(1<<10-1)]>>(r&63)&1 != 0 }

// MayHave is Has for characters of any plane: those from beyond the basic one may always have been added.
func (s *Set) MayHave(r rune) bool { return r >= 1<<16 || s.Has(r) }
