package normalize

import (
	"strings"
	"unicode/utf8"
)

// marks is a set of the things that some fold is for.
type marks uint16

const (
	markGloss marks = 1 << iota
	markEntity
	markInvisible
	markGlyph
	markWidth
	markMisread
	markLatin
	markLost
	markSpaced
)

// asciiMarks are the marks of ASCII characters.
var asciiMarks = func() (table [utf8.RuneSelf]marks) {
	for c := range rune(utf8.RuneSelf) {
		table[c] = marksOf(c)
	}
	table[')'] |= markGloss
	table['&'] |= markEntity
	table[';'] |= markEntity
	table['?'] |= markLost
	table[' '] |= markSpaced
	return table
}()

// scan tells what there is to fold in s. It looks at each character once: most text has nothing to fold.
func scan(s string) marks {
	var m marks
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			m |= asciiMarks[c]
			i++
			continue
		}
		if plainHan(s, i) {
			if c == lostTwice[0] {
				if oftenMisread(s, i) {
					m |= markMisread
				} else if strings.HasPrefix(s[i:], lostTwice) {
					m |= markLost
				}
			}
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		m |= marksOf(r)
		i += n
	}
	return m
}

// plainHan reports whether an ideograph between U+4000 and U+9FFF begins at s[i]: most of what Chinese text consists
// of, and nothing that a fold of single characters changes.
func plainHan(s string, i int) bool { return s[i] >= 0xE4 && s[i] <= 0xE9 && i+2 < len(s) }

// marksOf tells which folds of single characters are for r.
func marksOf(r rune) marks {
	var m marks
	if shapeless('一', r) != r {
		m |= markInvisible
	}
	if ordinaryGlyph(r) != r {
		m |= markGlyph
	}
	if narrow(r) != r {
		m |= markWidth
	}
	switch {
	case r == utf8.RuneError:
		m |= markLatin | markLost
	case r >= 0xC2 && r < 0x800:
		m |= markLatin
	}
	return m
}

// deleted is what a fold of single characters returns for one that goes.
const deleted = -1

// mapRunes replaces every rune of t by what f makes of it and the rune before.
func mapRunes(t *Text, f func(before, r rune) rune) *Text {
	e := t.Edit()
	before := '\n'
	for i := 0; i < len(t.str); {
		if plainHan(t.str, i) {
			before = '一'
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(t.str[i:])
		if c := f(before, r); c != r {
			repl := ""
			if c != deleted {
				repl = string(c)
			}
			e.Replace(Span{i, i + n}, repl)
		}
		before = r
		i += n
	}
	return e.Text()
}
