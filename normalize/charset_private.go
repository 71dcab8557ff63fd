package normalize

import "strings"

// The codes of GB 18030 that x/text reads as U+FFFD: those for users to define, those that are reserved, and the
// characters that had none in Unicode at first.
//
// Source: GB 18030-2000, and GB 18030-2005 for the characters that Unicode has by now. Code page 936 maps the first
// two kinds alike.

// privateCodes is a run of codes in one row, which stand for consecutive characters of the private use area.
type privateCodes struct {
	lead, first, last byte
	char              rune
}

// reservedCodes are the reserved codes, by lead byte.
var reservedCodes = []privateCodes{
	{0xA2, 0xAB, 0xB0, 0xE766}, {0xA2, 0xE4, 0xE4, 0xE76D}, {0xA2, 0xEF, 0xF0, 0xE76E}, {0xA2, 0xFD, 0xFE, 0xE770},
	{0xA4, 0xF4, 0xFE, 0xE772}, {0xA5, 0xF7, 0xFE, 0xE77D}, {0xA6, 0xB9, 0xC0, 0xE785}, {0xA6, 0xF6, 0xFE, 0xE797},
	{0xA7, 0xC2, 0xD0, 0xE7A0}, {0xA7, 0xF2, 0xFE, 0xE7AF}, {0xA8, 0x96, 0xA0, 0xE7BC}, {0xA8, 0xC1, 0xC4, 0xE7C9},
	{0xA8, 0xEA, 0xFE, 0xE7CD}, {0xA9, 0x58, 0x58, 0xE7E2}, {0xA9, 0x5B, 0x5B, 0xE7E3}, {0xA9, 0x5D, 0x5F, 0xE7E4},
	{0xA9, 0x97, 0xA3, 0xE7F4}, {0xA9, 0xF0, 0xFE, 0xE801}, {0xD7, 0xFA, 0xFE, 0xE810},
}

// lateCodes are the characters that came into Unicode late, and lateChars what they are, in the same order.
const (
	lateCodes = "\xA6\xD9\xA6\xDA\xA6\xDB\xA6\xDC\xA6\xDD\xA6\xDE\xA6\xDF\xA6\xEC\xA6\xED\xA6\xF3\xA8\xBC" +
		"\xFE\x51\xFE\x52\xFE\x53\xFE\x59\xFE\x61\xFE\x66\xFE\x67\xFE\x6C\xFE\x6D\xFE\x76\xFE\x7E\xFE\x90\xFE\x91\xFE\xA0"
	lateChars = "︐︒︑︓︔︕︖︗︘︙ḿ𠂇𠂉𠃌龴龵龶龷𡗗龸𢦏龹龺𤇾龻"
)

// pairGB18030 returns the character that the two bytes of s stand for, where x/text knows none; 0 where there is none.
func pairGB18030(s string) rune {
	lead, trail := s[0], s[1]
	switch {
	case lead >= 0xAA && lead <= 0xAF && trail >= 0xA1 && trail <= 0xFE:
		return 0xE000 + rune(lead-0xAA)*94 + rune(trail-0xA1)
	case lead >= 0xF8 && lead <= 0xFE && trail >= 0xA1 && trail <= 0xFE:
		return 0xE234 + rune(lead-0xF8)*94 + rune(trail-0xA1)
	case lead >= 0xA1 && lead <= 0xA7 && trail >= 0x40 && trail <= 0xA0 && trail != 0x7F:
		n := rune(trail - 0x40)
		if trail > 0x7F {
			n--
		}
		return 0xE4C6 + rune(lead-0xA1)*96 + n
	}
	for _, c := range reservedCodes {
		if lead == c.lead && trail >= c.first && trail <= c.last {
			n := rune(trail - c.first)
			if c.first < 0x7F && trail > 0x7F {
				n--
			}
			return c.char + n
		}
	}
	for i, k := 0, 0; i < len(lateCodes); i, k = i+2, k+1 {
		if lateCodes[i:i+2] == s {
			return runeAt(lateChars, k)
		}
	}
	return 0
}

// runeAt returns the k-th character of s.
func runeAt(s string, k int) rune {
	for _, r := range s {
		if k == 0 {
			return r
		}
		k--
	}
	return 0
}

// isPrivate reports whether r is one of the characters that GB 18030 has for users to define, or reserves.
func isPrivate(r rune) bool { return r >= 0xE000 && r <= 0xE864 }

// privateUse makes warnings of the characters in text that have a meaning only where they were written: one for each run,
// up to a limit, and one for the rest.
func privateUse(text *Text) []Warning {
	const limit = 20
	const lead = 0xEE // of all of them in UTF-8
	var out []Warning
	for i := 0; ; {
		k := strings.IndexByte(text.str[i:], lead)
		if k < 0 {
			return out
		}
		i += k
		end := i
		for _, r := range text.str[i:] {
			if !isPrivate(r) {
				break
			}
			end += len("\uE000")
		}
		if end == i {
			i += len("\uE865")
			continue
		}
		if len(out) == limit {
			last := strings.LastIndexByte(text.str, lead)
			return append(out, Warning{Kind: "private_use", Source: text.Source(Span{i, last + len("\uE000")})})
		}
		out = append(out, Warning{Kind: "private_use", Text: prefixRunes(text.str[i:end], 8), Source: text.Source(Span{i, end})})
		i = end
	}
}
