package extract

import (
	"iter"

	"taizhang/internal/runeset"
)

// runeTable holds lists of things by their first or last character. The extractors look into such tables for every
// character of a text, and most have none: a set tells that sooner than a table. It must not be copied.
type runeTable[T any] struct {
	chars runeset.Set
	slots []runeSlot[T] // a power of two of them, half of which are free at least: the first one free ends a search
	used  int
}

// runeSlot is the list of a character; it is free where the list is empty.
type runeSlot[T any] struct {
	r    rune
	list []T
}

// of returns the list of r, nil where it has none.
func (t *runeTable[T]) of(r rune) []T {
	if !t.chars.MayHave(r) || len(t.slots) == 0 {
		return nil
	}
	return t.slot(r).list
}

// slot returns the slot that r has, or would have.
func (t *runeTable[T]) slot(r rune) *runeSlot[T] {
	for i := uint32(r) * 0x9E3779B1 >> 7; ; i++ {
		s := &t.slots[i&uint32(len(t.slots)-1)]
		if s.r == r || len(s.list) == 0 {
			return s
		}
	}
}

// set gives r a list, which must not be empty.
func (t *runeTable[T]) set(r rune, list []T) {
	if 2*(t.used+1) > len(t.slots) {
		before := t.slots
		t.slots = make([]runeSlot[T], max(8, 2*len(before)))
		for _, s := range before {
			if len(s.list) > 0 {
				*t.slot(s.r) = s
			}
		}
	}
	t.chars.Add(r)
	s := t.slot(r)
	if len(s.list) == 0 {
		t.used++
	}
	*s = runeSlot[T]{r, list}
}

// add appends x to the list of r.
func (t *runeTable[T]) add(r rune, x T) { t.set(r, append(t.of(r), x)) }

// all yields everything in the table, the things of a list in its order.
func (t *runeTable[T]) all() iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, s := range t.slots {
			for _, x := range s.list {
				if !yield(x) {
					return
				}
			}
		}
	}
}
