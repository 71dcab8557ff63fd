package tagger

import (
	"cmp"
	"math/bits"
	"slices"

	"taizhang/normalize"
	"taizhang/normalize/datrie"
)

// lists are the words of a model's lists with their classes.
type lists struct{ trie *datrie.Trie } // nil where there are none

// consult marks the units by the words of lists that cover them; of several the longest.
func (s *sentence) consult(l *lists) {
	n := s.len() + 2*pad
	s.names, s.titles, s.suffixes = resize(s.names, n), resize(s.titles, n), resize(s.suffixes, n)
	s.chars, s.known = resize(s.chars, n), resize(s.known, n)
	if l.trie == nil {
		return
	}
	marks := [...][]uint8{s.names, s.titles, s.suffixes}
	groups := [len(marks)]Class{nameClasses, titleClasses, suffixClasses}
	var current [len(marks)]normalize.Span // units of the word marked last, by kind of list
	for i := range s.len() {
		var longest [len(marks)]int
		var class [len(marks)]Class
		state := l.trie.Root()
		for k := i; k < s.len(); k++ {
			code := l.trie.Code(rune(s.codes[pad+k]))
			next, ok := l.trie.StepCode(state, code)
			if !ok || code == 0 {
				break
			}
			state = next
			v, ok := l.trie.Value(state)
			if !ok {
				continue
			}
			for kind, of := range groups {
				if c := Class(v) & of; c != 0 {
					longest[kind], class[kind] = k+1, c
				}
			}
			s.markChars(i, k, Class(v)&charClasses)
		}
		for kind, to := range longest {
			word := normalize.Span{Start: i, End: to}
			if to == 0 || i < current[kind].End && word.Len() <= current[kind].Len() {
				continue
			}
			current[kind] = word
			s.mark(marks[kind], word, class[kind])
		}
	}
}

// mark notes in dst that a word with classes c stands on the given units.
func (s *sentence) mark(dst []uint8, word normalize.Span, c Class) {
	class := uint8(bits.TrailingZeros32(uint32(c))+1) & 31
	for i := word.Start; i < word.End; i++ {
		dst[pad+i] = class<<2 | partOf(i, word.Start, word.End-1)
	}
}

// Bits of sentence.chars.
const (
	charSurname = 1 << iota
	charCompound
	charGiven
	charGivenRare
	charForeign
	charForeignRare
	charCountry
)

func (s *sentence) markChars(from, to int, c Class) {
	if c == 0 {
		return
	}
	for i := from; i <= to; i++ {
		b := &s.chars[pad+i]
		if c&Surname != 0 {
			if from == to {
				*b |= charSurname
			} else {
				*b |= charCompound
			}
		}
		if from < to {
			continue
		}
		if c&GivenCommon != 0 {
			*b |= charGiven
		}
		if c&GivenRare != 0 {
			*b |= charGivenRare
		}
		if c&ForeignCommon != 0 {
			*b |= charForeign
		}
		if c&ForeignRare != 0 {
			*b |= charForeignRare
		}
		if c&CountryChar != 0 {
			*b |= charCountry
		}
	}
}

// addKnown marks the names that k knows; of two that overlap the longer one.
func (s *sentence) addKnown(k Known) {
	if k == nil {
		return
	}
	var names []Entity
	k.Each(s.text, func(span normalize.Span, t Type) { names = append(names, Entity{Span: span, Type: t}) })
	slices.SortStableFunc(names, func(a, b Entity) int { return cmp.Compare(a.Span.Len(), b.Span.Len()) })
	for _, n := range names {
		from, to, ok := s.units(n.Span)
		if ok && n.Type < numTypes {
			s.markKnown(from, to, n.Type)
		}
	}
}

func (s *sentence) markKnown(from, to int, t Type) {
	for i := from; i <= to; i++ {
		s.known[pad+i] = uint8(t+1)<<2 | partOf(i, from, to)
	}
}

// units returns the units that span covers exactly.
func (s *sentence) units(span normalize.Span) (from, to int, ok bool) {
	from, ok = s.unitAt(span.Start)
	if !ok || span.End <= span.Start {
		return 0, 0, false
	}
	to, ok = s.unitAt(span.End)
	return from, to - 1, ok
}

// unitAt returns the unit that begins at a byte, or the number of units at the end.
func (s *sentence) unitAt(at int) (int, bool) {
	lo, hi := 0, len(s.start)
	for lo < hi {
		if mid := (lo + hi) / 2; int(s.start[mid]) < at {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(s.start) && int(s.start[lo]) == at
}

// isPause reports whether names of organisations and posts do not go on over a unit with code c.
func isPause(c uint16) bool {
	switch c {
	case '，', '、', '。', '；', '：', '！', '？', '…', ',', ';', ':', '!', '?', '《', '》', '“', '”', '（', '(':
		return true
	}
	return false
}

// lookAhead notes which suffix ends next in the same stretch without pause, and how far ahead; and where a title begins.
func (s *sentence) lookAhead() {
	n := s.len()
	s.ahead, s.titled = resize(s.ahead, n+2*pad), resize(s.titled, n+2*pad)
	suffix, suffixAt, titleAt := uint8(0), 0, -1
	for i := n - 1; i >= 0; i-- {
		j := pad + i
		if isPause(s.codes[j]) {
			suffix, titleAt = 0, -1
		}
		if p := s.suffixes[j] & 3; s.suffixes[j] != 0 && (p == end || p == single) {
			suffix, suffixAt = s.suffixes[j]>>2, i
		}
		if p := s.titles[j] & 3; s.titles[j] != 0 && (p == begin || p == single) {
			titleAt = i
		}
		if suffix != 0 {
			s.ahead[j] = suffix<<3 | distance(suffixAt-i)
		}
		if titleAt >= 0 {
			s.titled[j] = 1 + distance(titleAt-i)
		}
	}
}

func distance(n int) uint8 {
	switch {
	case n < 5:
		return uint8(n)
	case n < 8:
		return 5
	case n < 14:
		return 6
	}
	return 7
}

// maxMarked is how many units ahead of a mark its partner is looked for; titles of documents are long.
const maxMarked = 80

// readMarks notes for the units between a pair of quotation marks or brackets which it is, where they are in it, and
// what stands before the closing one.
func (s *sentence) readMarks() {
	n := s.len()
	s.quoted, s.closing = resize(s.quoted, n+2*pad), resize(s.closing, n+2*pad)
	s.inMark, s.beyond = resize(s.inMark, n+2*pad), resize(s.beyond, n+2*pad)
	for i := 0; i < n; i++ {
		var closer uint16
		kind := uint8(0)
		switch s.codes[pad+i] {
		case '《':
			closer, kind = '》', 1
		case '“':
			closer, kind = '”', 2
		case '「':
			closer, kind = '」', 2
		default:
			continue
		}
		to := -1
		for k := i + 1; k < n && k <= i+maxMarked; k++ {
			if s.codes[pad+k] == closer {
				to = k
				break
			}
			if s.codes[pad+k] == s.codes[pad+i] {
				break
			}
		}
		if to < 0 {
			continue
		}
		closing := uint32(s.codes[pad+to-2])<<16 | uint32(s.codes[pad+to-1])
		beyond := uint32(s.codes[pad+to+1])<<16 | uint32(s.codes[pad+to+2])
		for k := i; k <= to; k++ {
			s.inMark[pad+k], s.beyond[pad+k] = kind<<2|partOf(k, i, to), beyond
		}
		s.inMark[pad+i+1] |= 1 << 4
		s.inMark[pad+to-1] |= 1 << 5
		for k := i + 1; k < to; k++ {
			if kind == 2 && s.quoted[pad+k]>>6 == 1 {
				continue
			}
			s.quoted[pad+k] = kind<<6 | partOf(k, i+1, to-1)<<4 | min(15, uint8(to-i))
			s.closing[pad+k] = closing
		}
	}
}
