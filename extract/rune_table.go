package extract

import "taizhang/internal/runeset"

// runeTable holds lists of things by their first or last character. The extractors look into such tables for every
// character of a text, and most have none: a set tells that sooner than a map. It must not be copied.
type runeTable[T any] struct {
	chars runeset.Set
	lists map[rune][]T
}

// of returns the list of r, nil where it has none.
func (t *runeTable[T]) of(r rune) []T {
	if !t.chars.MayHave(r) {
		return nil
	}
	return t.lists[r]
}

// set gives r a list.
func (t *runeTable[T]) set(r rune, list []T) {
	if t.lists == nil {
		t.lists = map[rune][]T{}
	}
	t.chars.Add(r)
	t.lists[r] = list
}

// add appends x to the list of r.
func (t *runeTable[T]) add(r rune, x T) { t.set(r, append(t.of(r), x)) }
