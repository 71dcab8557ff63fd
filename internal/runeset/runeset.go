// Package runeset has sets of characters for tests in inner loops.
package runeset

import "unicode/utf8"

// Set is a set of characters of the basic plane. The zero value is empty.
type Set [1 << 16 / 64]uint64

// Of returns the set of the characters in chars. Those from beyond the basic plane get lost.
func Of(chars string) *Set {
	s := new(Set)
	for _, r := range chars {
		s.Add(r)
	}
	return s
}

// Add adds a character of the basic plane; one from beyond it gets lost.
func (s *Set) Add(r rune) {
	if r < 1<<16 {
		s[r>>6] |= 1 << (r & 63)
	}
}

// Has reports whether the set has r.
func (s *Set) Has(r rune) bool { return r < 1<<16 && s[r>>6&(1<<10-1)]>>(r&63)&1 != 0 }

// MayHave is Has for characters of any plane: those from beyond the basic one may always have been added.
func (s *Set) MayHave(r rune) bool { return r >= 1<<16 || s.Has(r) }

// Next returns the first place from byte i on of a character of s in text, or the length of text.
func (s *Set) Next(text string, i int) int {
	for i < len(text) {
		b := text[i]
		switch {
		case b < utf8.RuneSelf:
			if s[b>>6]>>(b&63)&1 != 0 {
				return i
			}
			i++
		case b >= 0xE1 && b != 0xED && b <= 0xEF && i+2 < len(text) && (text[i+1]^0x80)|(text[i+2]^0x80) < 0x40: // any such three bytes are one character
			if s[int(b&0xF)<<6|int(text[i+1]&0x3F)]>>(text[i+2]&0x3F)&1 != 0 {
				return i
			}
			i += 3
		default:
			r, size := utf8.DecodeRuneInString(text[i:])
			if s.Has(r) {
				return i
			}
			i += size
		}
	}
	return len(text)
}
