package tagger

import (
	"cmp"
	"math/bits"
	"slices"

	"taizhang/internal/runeset"
	"taizhang/normalize"
	"taizhang/normalize/datrie"
)

// lists are the words of a model's lists with their classes.
type lists struct {
	trie  *datrie.Trie  // nil where there are none
	pairs runeset.Pairs // with which words of more than one character begin
}

func newLists(t *datrie.Trie) *lists {
	l := &lists{trie: t}
	t.Openings(func(first, second rune) {
		if second != 0 {
			l.pairs.Add(first, second)
		}
	})
	return l
}

// consult marks the units by the words of lists that cover them; of several the longest.
func (s *sentence) consult(l *lists) {
	if l.trie == nil {
		return
	}
	var current [numGroupsOfLists]normalize.Span // units of the word marked last
	units := s.units[pad:]
	for i := range s.len() {
		found := s.wordsAt(l, i, l.pairs.MayHave(rune(units[i].code), rune(units[i+1].code)))
		if found.any == 0 {
			continue
		}
		for kind, to := range found.longest {
			word := normalize.Span{Start: i, End: to}
			if to == 0 || i < current[kind].End && word.Len() <= current[kind].Len() {
				continue
			}
			current[kind] = word
			s.mark(kind, word, found.class[kind])
		}
	}
}

// Lists are of names, of titles and of suffixes; besides there are those of characters.
const numGroupsOfLists = 3

var groupsOfLists = [numGroupsOfLists]Class{nameClasses, titleClasses, suffixClasses}

// listed are the longest words of lists at a unit, by group of lists: the unit after them, and their classes.
type listed struct {
	any     Class
	longest [numGroupsOfLists]int
	class   [numGroupsOfLists]Class
}

// wordsAt finds the words of lists that begin at unit i, and marks characters. Unless the words may be longer, they have one
// unit.
func (s *sentence) wordsAt(l *lists, i int, longer bool) (found listed) {
	state, end := l.trie.Root(), s.len()
	if !longer {
		end = i + 1
	}
	for k := i; k < end; k++ {
		code := l.trie.Code(rune(s.units[pad+k].code))
		next, ok := l.trie.StepCode(state, code)
		if !ok || code == 0 {
			break
		}
		state = next
		v, ok := l.trie.Value(state)
		if !ok {
			continue
		}
		for kind, of := range groupsOfLists {
			if c := Class(v) & of; c != 0 {
				found.any, found.longest[kind], found.class[kind] = found.any|c, k+1, c
			}
		}
		s.markChars(i, k, Class(v)&charClasses)
	}
	return found
}

// mark notes that a word with classes c of a kind of lists stands on the given units.
func (s *sentence) mark(kind int, word normalize.Span, c Class) {
	class := uint8(bits.TrailingZeros32(uint32(c))+1) & 31
	for i := word.Start; i < word.End; i++ {
		mark := class<<2 | partOf(i, word.Start, word.End-1)
		switch u := &s.units[pad+i]; kind {
		case 0:
			u.name = mark
		case 1:
			u.title = mark
		default:
			u.suffix = mark
		}
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
		b := &s.units[pad+i].chars
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

// addKnown marks the names that k knows in the part of text that s is; of two that overlap the longer one.
func (s *sentence) addKnown(k Known, text string, part normalize.Span) {
	if k == nil {
		return
	}
	var names []Entity
	k.Each(text, part, func(span normalize.Span, t Type) {
		names = append(names, Entity{Span: span.Shift(-part.Start), Type: t})
	})
	slices.SortStableFunc(names, func(a, b Entity) int { return cmp.Compare(a.Span.Len(), b.Span.Len()) })
	for _, n := range names {
		from, to, ok := s.unitsOf(n.Span)
		if ok && n.Type < numTypes {
			s.markKnown(from, to, n.Type)
		}
	}
}

func (s *sentence) markKnown(from, to int, t Type) {
	for i := from; i <= to; i++ {
		s.units[pad+i].known = uint8(t+1)<<2 | partOf(i, from, to)
	}
}

// unitsOf returns the units that span covers exactly.
func (s *sentence) unitsOf(span normalize.Span) (from, to int, ok bool) {
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
	suffix, suffixAt, titleAt := uint8(0), 0, -1
	for i := s.len() - 1; i >= 0; i-- {
		u := &s.units[pad+i]
		if isPause(u.code) {
			suffix, titleAt = 0, -1
		}
		if p := u.suffix & 3; u.suffix != 0 && (p == end || p == single) {
			suffix, suffixAt = u.suffix>>2, i
		}
		if p := u.title & 3; u.title != 0 && (p == begin || p == single) {
			titleAt = i
		}
		if suffix != 0 {
			u.ahead = suffix<<3 | distance(suffixAt-i)
		}
		if titleAt >= 0 {
			u.titled = 1 + distance(titleAt-i)
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
	for i := range s.len() {
		switch s.units[pad+i].code {
		case '《':
			s.readMark(i, '》', 1)
		case '“':
			s.readMark(i, '”', 2)
		case '「':
			s.readMark(i, '」', 2)
		}
	}
}

// readMark notes where unit i is an opening mark what lies between it and the closing one.
func (s *sentence) readMark(i int, closer uint16, kind uint8) {
	to := s.closedAt(i, closer)
	if to < 0 {
		return
	}
	u := s.units[pad:]
	closing := uint32(s.units[pad+to-2].code)<<16 | uint32(s.units[pad+to-1].code)
	beyond := uint32(u[to+1].code)<<16 | uint32(u[to+2].code)
	for k := i; k <= to; k++ {
		u[k].inMark, u[k].beyond = kind<<2|partOf(k, i, to), beyond
	}
	u[i+1].inMark |= 1 << 4
	u[to-1].inMark |= 1 << 5
	for k := i + 1; k < to; k++ {
		if kind == 2 && u[k].quoted>>6 == 1 {
			continue
		}
		u[k].quoted = kind<<6 | partOf(k, i+1, to-1)<<4 | min(15, uint8(to-i))
		u[k].closing = closing
	}
}

// closedAt returns the unit with the closing mark of an opening one, or -1.
func (s *sentence) closedAt(i int, closer uint16) int {
	opener := s.units[pad+i].code
	for k := i + 1; k < s.len() && k <= i+maxMarked; k++ {
		switch s.units[pad+k].code {
		case closer:
			return k
		case opener:
			return -1
		}
	}
	return -1
}
