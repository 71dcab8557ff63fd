package extract

// runeSet is a set of characters of the basic plane, for tests in inner loops. What is added from beyond it gets lost.
type runeSet [1 << 16 / 64]uint64

func newRuneSet(chars string) *runeSet {
	s := new(runeSet)
	for _, r := range chars {
		s.add(r)
	}
	return s
}

func (s *runeSet) add(r rune) {
	if r < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

func (s *runeSet) has(r rune) bool { return r < 1<<16 && s[r>>6&(1<<10-1)]>>(r&63)&1 != 0 }

// mayHave is has for characters of any plane: those beyond the basic one may always have been added.
func (s *runeSet) mayHave(r rune) bool { return r >= 1<<16 || s.has(r) }

// runeTable holds lists of things by their first or last character. The extractors look into such tables for every
// character of a text, and most have none: a set tells that sooner than a map. It must not be copied.
type runeTable[T any] struct {
	chars runeSet
	lists map[rune][]T
}

// of returns the list of r, nil where it has none.
func (t *runeTable[T]) of(r rune) []T {
	if !t.chars.mayHave(r) {
		return nil
	}
	return t.lists[r]
}

// set gives r a list.
func (t *runeTable[T]) set(r rune, list []T) {
	if t.lists == nil {
		t.lists = map[rune][]T{}
	}
	t.chars.add(r)
	t.lists[r] = list
}

// add appends x to the list of r.
func (t *runeTable[T]) add(r rune, x T) { t.set(r, append(t.of(r), x)) }
