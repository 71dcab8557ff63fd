package normalize

import (
	"iter"
	"unicode/utf8"
)

// DecodeRune is utf8.DecodeRuneInString, quicker for the characters of three bytes that Chinese text consists of.
func DecodeRune(s string) (rune, int) {
	const first, surrogates, last = 0xE1, 0xED, 0xEF // leads behind which any two bytes that go on make a character, but for one
	if len(s) >= 3 && s[0]-first <= last-first && s[0] != surrogates && s[1]&0xC0 == 0x80 && s[2]&0xC0 == 0x80 {
		return rune(s[0]&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s)
}

// Runes yields the characters of s with their places, as a loop over s does, and as DecodeRune decodes them.
func Runes(s string) iter.Seq2[int, rune] {
	return func(yield func(int, rune) bool) {
		for i := 0; i < len(s); {
			r, n := DecodeRune(s[i:])
			if !yield(i, r) {
				return
			}
			i += n
		}
	}
}
