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

// gbkPairs are the characters of all pairs, U+FFFD for those without. Made at the first damaged page.
var gbkPairs = sync.OnceValue(func() []rune {
	var file []byte
	for lead := firstLead; lead <= lastLead; lead++ {
		for trail := firstTrail; trail <= lastTrail; trail++ {
			file = append(file, byte(lead), byte(trail), '\n')
		}
	}
	pairs := make([]rune, 0, len(file)/3)
	text, _ := simplifiedchinese.GBK.NewDecoder().Bytes(file) // U+FFFD for what is no pair: never an error
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		pairs = append(pairs, r)
		for n < len(text) && text[n] != '\n' {
			n++ // the trail of a bad pair
		}
		text = text[min(n+1, len(text)):]
	}
	return pairs
})

// gbkRune returns the character of a pair, U+FFFD where there is none.
func gbkRune(lead, trail byte) rune {
	if lead < firstLead || lead > lastLead || trail < firstTrail || trail > lastTrail {
		return utf8.RuneError
	}
	r := gbkPairs()[(int(lead)-firstLead)*trails+int(trail)-firstTrail]
	if r == utf8.RuneError {
		r = userDefined(lead, trail)
	}
	return r
}

// The user-defined pairs of GBK by the areas in which they lie and the private-use characters from which on decoders
// number them (Microsoft's code page 936).
var userDefinedAreas = []struct {
	lead, lastLead, trail, lastTrail byte
	first                            rune
}{
	{0xAA, 0xAF, 0xA1, 0xFE, 0xE000},
	{0xF8, 0xFE, 0xA1, 0xFE, 0xE234},
	{0xA1, 0xA7, 0x40, 0xA0, 0xE4C6}, // without trail 0x7F
}

// userDefined returns the private-use character of a pair, U+FFFD where it is not in a user-defined area.
func userDefined(lead, trail byte) rune {
	for _, a := range userDefinedAreas {
		if lead < a.lead || lead > a.lastLead || trail < a.trail || trail > a.lastTrail || trail == 0x7F {
			continue
		}
		width, at := rune(a.lastTrail-a.trail)+1, rune(trail-a.trail)
		if a.trail < 0x7F {
			width--
			if trail > 0x7F {
				at--
			}
		}
		return a.first + rune(lead-a.lead)*width + at
	}
	return utf8.RuneError
}

// gbkPair returns the pair of r, and false where GBK has none.
func gbkPair(r rune) (lead, trail byte, ok bool) {
	if r >= 0xE000 && r <= 0xE765 {
		return userDefinedPair(r)
	}
	b, err := simplifiedchinese.GBK.NewEncoder().String(string(r))
	if err != nil || len(b) != 2 {
		return 0, 0, false
	}
	return b[0], b[1], true
}

func userDefinedPair(r rune) (lead, trail byte, ok bool) {
	for _, a := range userDefinedAreas {
		for l := int(a.lead); l <= int(a.lastLead); l++ {
			for t := int(a.trail); t <= int(a.lastTrail); t++ {
				if userDefined(byte(l), byte(t)) == r {
					return byte(l), byte(t), true
				}
			}
		}
	}
	return 0, 0, false
}
