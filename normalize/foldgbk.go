package normalize

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The bytes of GBK's pairs: leads from 0x81 to 0xFE, trails from 0x40 to 0xFE.
const (
	firstLead, lastLead   = 0x81, 0xFE
	firstTrail, lastTrail = 0x40, 0xFE
	trails                = lastTrail - firstTrail + 1
)

// gbkTable leads from pairs to characters and back.
type gbkTable struct {
	chars []rune           // of all pairs, U+FFFD for those without
	pairs [1 << 16][2]byte // of the characters of the Basic Multilingual Plane, zeros for those without
}

// gbk is made at the first damaged page.
var gbk = sync.OnceValue(func() *gbkTable {
	var file []byte
	for lead := firstLead; lead <= lastLead; lead++ {
		for trail := firstTrail; trail <= lastTrail; trail++ {
			file = append(file, byte(lead), byte(trail), '\n')
		}
	}
	t := &gbkTable{}
	text, _ := simplifiedchinese.GBK.NewDecoder().Bytes(file) // U+FFFD for what is no pair: never an error
	for i := 0; i < len(file) && len(text) > 0; i += 3 {
		r, n := utf8.DecodeRune(text)
		for n < len(text) && text[n] != '\n' {
			n++ // the trail of a bad pair
		}
		text = text[min(n+1, len(text)):]
		pair := [2]byte{file[i], file[i+1]}
		if r == utf8.RuneError {
			r = userDefined(pair[0], pair[1])
		}
		t.chars = append(t.chars, r)
		// The euro sign is one byte in GBK, and A3A0 a double of the ideographic space.
		if r != utf8.RuneError && r != '€' && pair != [2]byte{0xA3, 0xA0} {
			t.pairs[r] = pair
		}
	}
	return t
})

// gbkRune returns the character of a pair, U+FFFD where there is none.
func gbkRune(lead, trail byte) rune {
	if lead < firstLead || lead > lastLead || trail < firstTrail || trail > lastTrail {
		return utf8.RuneError
	}
	return gbk().chars[(int(lead)-firstLead)*trails+int(trail)-firstTrail]
}

// gbkPair returns the pair of r, and false where GBK has none.
func gbkPair(r rune) (lead, trail byte, ok bool) {
	t := gbk()
	if r < utf8.RuneSelf || int(r) >= len(t.pairs) {
		return 0, 0, false
	}
	p := t.pairs[r]
	return p[0], p[1], p[0] != 0
}

// userDefined returns the private-use character by which decoders number a pair of the user-defined areas of GBK
// (Microsoft's code page 936), U+FFFD where it is in none.
func userDefined(lead, trail byte) rune {
	switch {
	case trail == 0x7F:
	case lead >= 0xAA && lead <= 0xAF && trail >= 0xA1:
		return 0xE000 + rune(lead-0xAA)*94 + rune(trail-0xA1)
	case lead >= 0xF8 && lead <= 0xFE && trail >= 0xA1:
		return 0xE234 + rune(lead-0xF8)*94 + rune(trail-0xA1)
	case lead >= 0xA1 && lead <= 0xA7 && trail < 0x7F:
		return 0xE4C6 + rune(lead-0xA1)*96 + rune(trail-0x40)
	case lead >= 0xA1 && lead <= 0xA7 && trail <= 0xA0:
		return 0xE4C6 + rune(lead-0xA1)*96 + rune(trail-0x41)
	}
	return utf8.RuneError
}
