package tagger

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment"
)

// Codes of units that are no characters of their own.
const (
	codeEdge   = 1 // beyond the sentence
	codeDigit  = '0'
	codeLetter = 'a'
	codeBlank  = ' '
)

// The kinds of units.
const (
	kindBlank = iota
	kindPunctuation
	kindDigits
	kindLetters
	kindHan
	kindNumeral
	kindTime
	kindDot
	kindPoint
	kindSymbol
	kindEdge
)

// pad is the number of units and words beyond each end of a sentence that features look at.
const pad = 2

// beyond are the units before and after a sentence.
var beyond = [pad]unit{{code: codeEdge, kind: kindEdge}, {code: codeEdge, kind: kindEdge}}

// word is a word of a sentence.
type word struct {
	first, length int32 // units; a word beyond the sentence has none
	hash          uint32
	last          uint16 // code of its last unit
	tag           uint8
	lastRows      uint16 // rows of its last unit
}

// unit is a unit of a sentence as the features see it.
type unit struct {
	word       int32 // index into the words
	code       uint16
	rows       uint16 // index into the table of characters
	kind, part uint8  // part of the word: begin, inside, end or single

	// By list of the kind, the longest word on it that covers the unit: a class and in the lowest two bits the part. The
	// same for known, with the type of the name plus 1; zero is none.
	name, title, suffix, known uint8

	chars  uint8 // what kinds of names the character may be part of: charSurname and so on
	ahead  uint8 // the kind of suffix that ends next, and in the lowest three bits how far ahead; zero is none
	titled uint8 // 1 plus how far ahead a title begins; zero is none
	quoted uint8 // which marks are around the unit, which part it is, and in the lowest four bits how long it is
	inMark uint8 // the same kind of marks, for them as well: which they are and the part; in bits 4 and 5 whether it is next to one

	closing uint32 // codes of the two units before the closing mark
	beyond  uint32 // codes of the two units after the closing mark
}

// sentence is a sentence as the features see it. It is scratch memory: load fills it again.
type sentence struct {
	text  string
	start []int32 // of unit i in text; one more than there are units
	units []unit  // unit i is at pad+i
	words []word  // with pad empty ones before and after
}

func (s *sentence) len() int { return len(s.start) - 1 }

// kindOf returns the kind of r and the code that stands for it.
func kindOf(r rune) (kind uint8, code uint16) {
	if r >= 0x4E00 && r <= 0x9FFF { // mostly
		switch r {
		case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '几', '零':
			return kindNumeral, uint16(r)
		case '年', '月', '日', '时', '分', '秒':
			return kindTime, uint16(r)
		}
		return kindHan, uint16(r)
	}
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		r -= 0xFEE0
	case r == 0x3000 || r == 0xA0:
		r = ' '
	}
	switch {
	case r >= '0' && r <= '9':
		return kindDigits, codeDigit
	case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250:
		return kindLetters, codeLetter
	case r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x3FFFF:
		kind = kindHan
	case r == '〇' || r == '○':
		return kindNumeral, '零'
	case r <= ' ':
		return kindBlank, codeBlank
	case r == '·' || r == '•' || r == '・' || r == '‧':
		return kindDot, '·'
	case r == '.':
		kind = kindPoint
	case r == '-' || r == '—' || r == '%' || r == '‰' || r == '/':
		kind = kindSymbol
	default:
		kind = kindPunctuation
	}
	if r > 0xFFFF {
		return kind, uint16(r) | 0xC000
	}
	return kind, uint16(r)
}

// load reads a sentence of text: its words, and what lists say of it. Nothing is known beforehand.
func (s *sentence) load(l *lists, text string, span normalize.Span, tokens []segment.Token) {
	s.text = text[span.Start:span.End]
	s.split()
	s.readWords(span.Start, tokens)
	s.consult(l)
	s.lookAhead()
	s.readMarks()
}

// split cuts the text into units: characters, and runs of digits or of Latin letters.
func (s *sentence) split() {
	s.start, s.units = s.start[:0], append(s.units[:0], beyond[:]...)
	last := uint8(kindEdge)
	for i := 0; i < len(s.text); {
		r, size := rune(s.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = normalize.DecodeRune(s.text[i:])
		}
		kind, code := kindOf(r)
		if kind != last || kind != kindDigits && kind != kindLetters {
			s.start = append(s.start, int32(i))
			s.units = append(s.units, unit{code: code, kind: kind})
		}
		last = kind
		i += size
	}
	s.start, s.units = append(s.start, int32(len(s.text))), append(s.units, beyond[:]...)
}

// readWords assigns the units to the words. A word that begins inside a unit counts as part of the one before it.
func (s *sentence) readWords(offset int, tokens []segment.Token) {
	n := s.len()
	s.words = s.words[:0]
	for range pad {
		s.words = append(s.words, word{hash: 1, last: codeEdge})
	}
	unit := 0
	for _, t := range tokens {
		from := unit
		for unit < n && int(s.start[unit])+offset < t.Span.End {
			unit++
		}
		if unit > from {
			s.addWord(from, unit-1, tagOf(t.Tag))
		}
	}
	if unit < n {
		s.addWord(unit, n-1, 0)
	}
	for range pad {
		s.words = append(s.words, word{hash: 2, last: codeEdge})
	}
}

func (s *sentence) addWord(from, to int, tag uint8) {
	hash := uint64(55)
	for i := from; i <= to; i++ {
		u := &s.units[pad+i]
		hash = step(hash, u.code)
		u.word, u.part = int32(len(s.words)), partOf(i, from, to)
	}
	s.words = append(s.words, word{int32(from), int32(to - from + 1), uint32(hash >> 32), s.units[pad+to].code, tag, 0})
}

// partOf returns which part unit i is of the stretch of units from to to.
func partOf(i, from, to int) uint8 {
	switch {
	case from == to:
		return single
	case i == from:
		return begin
	case i == to:
		return end
	}
	return inside
}

// tagOf returns a number from 0 to 30 for a part of speech as package segment gives it.
func tagOf(tag string) uint8 {
	switch tag {
	case "":
		return 0
	case "n":
		return 1
	case "nr":
		return 2
	case "ns":
		return 3
	case "nt":
		return 4
	case "nz":
		return 5
	case "nrt":
		return 6
	case "nrfg":
		return 7
	case "v":
		return 8
	case "vn":
		return 9
	case "g", "ng", "vg", "ag":
		return 26
	case "u", "uj", "ul", "uz", "ud", "ug", "uv":
		return 27
	case "y", "e", "o":
		return 28
	case "zg":
		return 24
	case "z":
		return 25
	case "x":
		return 29
	}
	const letters = "admqtjilpcrfsb" // from 10 on
	if i := strings.Index(letters, tag); len(tag) == 1 && i >= 0 {
		return uint8(10 + i)
	}
	return 30
}

// resize returns a slice of n zeros, in the memory of b where it is large enough.
func resize[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	b = b[:n]
	clear(b)
	return b
}

// room is resize for those who set all of it: what it returns holds anything.
func room[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	return b[:n]
}
