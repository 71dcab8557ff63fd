package extract

import (
	"iter"
	"strings"
)

// prefixes are words by their first character, so that a text is only compared with those that may begin it.
type prefixes map[rune][]string

// prefixesOf takes words apart by spaces.
func prefixesOf(words string) prefixes {
	p := prefixes{}
	for _, w := range strings.Fields(words) {
		p[firstRune(w)] = append(p[firstRune(w)], w)
	}
	return p
}

// of yields the words that text begins with, in the order in which they were given.
func (p prefixes) of(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range p[firstRune(text)] {
			if strings.HasPrefix(text, w) && !yield(w) {
				return
			}
		}
	}
}

// begin reports whether text begins with one of the words.
func (p prefixes) begin(text string) bool {
	for range p.of(text) {
		return true
	}
	return false
}
