package extract

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// prefixes are words by their first character, so that a text is only compared with those that may begin it.
type prefixes struct{ runeTable[string] }

// prefixesOf takes words apart by spaces.
func prefixesOf(words string) *prefixes {
	p := new(prefixes)
	for _, w := range strings.Fields(words) {
		p.add(firstRune(w), w)
	}
	return p
}

// of yields the words that text begins with, in the order in which they were given.
func (p *prefixes) of(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, w := range p.runeTable.of(firstRune(text)) {
			if strings.HasPrefix(text, w) && !yield(w) {
				return
			}
		}
	}
}

// begin reports whether text begins with one of the words.
func (p *prefixes) begin(text string) bool {
	for range p.of(text) {
		return true
	}
	return false
}

// suffixWords are words by their last character, so that a text is only compared with those that may end it.
type suffixWords struct{ runeTable[string] }

// suffixWordsOf takes lists of words apart by spaces.
func suffixWordsOf(lists ...string) *suffixWords {
	s := new(suffixWords)
	for _, w := range strings.Fields(strings.Join(lists, " ")) {
		s.add(lastRune(w), w)
	}
	return s
}

// before yields the words that text ends with, in the order in which they were given.
func (s *suffixWords) before(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		if text == "" {
			return
		}
		r, _ := utf8.DecodeLastRuneInString(text)
		for _, w := range s.of(r) {
			if strings.HasSuffix(text, w) && !yield(w) {
				return
			}
		}
	}
}

// endings are words, with the set of the characters that they end in, so that a text which ends otherwise is compared
// with none of them.
type endings struct {
	words []string
	last  *runeset.Set
}

func endingsOf(lists ...[]string) endings {
	words := slices.Concat(lists...)
	return endings{words, lastRunes(words)}
}

// of returns the first of the words that text ends in, or "".
func (e endings) of(text string) string {
	if r, size := runeBefore(text, len(text)); size == 0 || !e.last.Has(r) {
		return ""
	}
	return endOf(text, e.words)
}

// end reports whether text ends in one of the words.
func (e endings) end(text string) bool { return e.of(text) != "" }
