package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// lostFold changes nothing: it tells of the places where characters were lost before the file was written, so that nobody
// takes what is left for the text.
var lostFold = foldRule{
	name:     "lost",
	doc:      "nothing changes: U+FFFD in the file, 锟斤拷 and rows of ? that ask nothing are reported as lost",
	marks:    markLost,
	run:      func(t *Text) (*Text, []Warning) { return t, lostPlaces(t) },
	examples: []foldExample{{"锟斤拷锟斤拷新闻", "锟斤拷锟斤拷新闻"}, {"共????亿元，对不对?", "共????亿元，对不对?"}},
}

// lostTwice is what two U+FFFD become that are read as GBK.
const lostTwice = "锟斤拷"

func lostPlaces(t *Text) []Warning {
	var warnings []Warning
	s := t.str
	for i := 0; i < len(s); {
		if s[i] != lostTwice[0] && plainHan(s, i) {
			i += 3
			continue
		}
		if !lostSign(s, i) {
			i++
			continue
		}
		end, lost := lostEnd(t, i)
		if lost {
			at := Span{i, end}
			warnings = append(warnings, Warning{Kind: "lost_characters", Text: t.Cut(at), Source: t.Source(at)})
		}
		i = end
	}
	return joinWarnings(warnings, t)
}

// lostSign reports whether a sign stands at byte i that lost characters leave.
func lostSign(s string, i int) bool {
	switch s[i] {
	case '?':
		return true
	case "\ufffd"[0]:
		return strings.HasPrefix(s[i:], "\ufffd")
	case lostTwice[0]:
		return strings.HasPrefix(s[i:], "锟")
	}
	return false
}

// lostEnd reports whether the signs at byte i are remains of lost characters, and where they end.
func lostEnd(t *Text, i int) (end int, lost bool) {
	s := t.str
	end = i
	switch {
	case strings.HasPrefix(s[i:], lostTwice):
		for strings.HasPrefix(s[end:], lostTwice) {
			end += len(lostTwice)
		}
		if strings.HasPrefix(s[end:], "锟斤") {
			end += len("锟斤")
		}
	case strings.HasPrefix(s[i:], "锟"):
		return i + len("锟"), false
	case s[i] != '?':
		for strings.HasPrefix(s[end:], "\ufffd") {
			end += len("\ufffd")
		}
		return end, rawBytes(t, i) == "" // else the charset was what lost it, and that is told already
	default:
		for end < len(s) && s[end] == '?' {
			end++
		}
		return end, asksNothing(s, i, end)
	}
	return end, true
}

// asksNothing reports whether the question marks from start to end stand for characters: several in a row beside an
// ideograph, without a word before them that asks. One alone may always be meant as such.
func asksNothing(s string, start, end int) bool {
	const sure = 4
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	after, _ := utf8.DecodeRuneInString(s[end:])
	switch n := end - start; {
	case n < 2, mayAsk(s[:start]):
		return false
	case unicode.Is(unicode.Han, after):
		return true
	default:
		return n >= sure && unicode.Is(unicode.Han, before)
	}
}
