package lexicon

import "iter"

// Entries returns what l knows, sorted by name.
func (l *Lexicon) Entries() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for i := range l.lines {
			if !yield(l.entry(uint32(i))) {
				return
			}
		}
	}
}
