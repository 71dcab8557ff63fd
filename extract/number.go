package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"taizhang/normalize"
)

// How a figure is hedged, in the words of the record format.
const (
	approxAbout   = "about"
	approxOver    = "over"
	approxNearly  = "nearly"
	approxSeveral = "several"
	approxAtLeast = "at_least"
	approxAtMost  = "at_most"
)

// number is what a run of digits or numerals says, without its unit: 1,225, 15.58亿, 三百二, 八九百, 数十, 百分之二十.
type number struct {
	span normalize.Span
	low  decimal.Decimal // what the text says, in ones
	high decimal.Decimal // the upper end, where ranged
	// known tells that low holds a value. 数十 has none, and neither has a number of more digits than can be
	// computed with exactly: no value rather than a wrong one.
	known  bool
	ranged bool   // 八九百, 三五
	hedge  string // what 余, 多, 几 or 上 inside say
	ratio  string // % after 百分之, ‰ after 千分之, / after another denominator
	han    bool   // in characters wholly
	bare   bool   // a power alone, without a digit: 百, 千万
	lone   bool   // 一 alone, which before a classifier is rather an article
	// place is the power of ten of the last digit given: 6 for 15.58亿, -1 for 0.5. What is stated is exact to it.
	place int
	scale int // the power of ten that 万, 亿 … at the end multiply by; 0 without
}

// scanNumbers calls yield with every number of text, from left to right, until yield returns false.
func scanNumbers(text string, yield func(number) bool) {
	for i := nextNumeral(text, 0); i < len(text); i = nextNumeral(text, i) {
		n, end, ok := numberAt(text, i)
		if sign := signBefore(text, i); ok && sign != "" && sign != belowZero && n.known && !n.ranged {
			n.low = n.low.Neg()
			n.span.Start -= len(sign)
		}
		if ok && !yield(n) {
			return
		}
		i = end
	}
}

// nextNumeral returns the place from i on where a number may begin: a digit or a numeral; len(text) where none is.
func nextNumeral(text string, i int) int { return numberBegins.Next(text, i) }

// numberAt reads the longest number at i. It returns where to go on, also where there is no number: behind a
// product code or a version, whose digits are none.
func numberAt(text string, i int) (n number, end int, ok bool) {
	if isDigit(text[i]) {
		n, end, ok = arabicAt(text, i)
	} else {
		n, end, ok = hanAt(text, i)
	}
	if !ok {
		return n, end, false
	}
	n.span = normalize.Span{Start: i, End: end}
	if j, is := after(text, end, "分之"); is && n.known && !n.ranged {
		if f, fend, is := fraction(text, n, j); is {
			return f, fend, true
		}
	}
	if j, is := after(text, end, "又"); is && n.known && !n.ranged && n.hedge == "" && n.place >= 0 {
		if m, mend, is := mixed(text, n, j); is {
			return m, mend, true
		}
	}
	return n, end, true
}

// mixed reads the fraction at i that is added to n: 一又二分之一.
func mixed(text string, n number, i int) (m number, end int, ok bool) {
	if i >= len(text) || nextNumeral(text, i) != i {
		return n, i, false
	}
	f, end, ok := numberAt(text, i)
	if !ok || f.ratio != "/" || f.ranged {
		return n, i, false
	}
	n.low, n.known = sum(n.low, f.low, f.known)
	n.span.End, n.place, n.scale, n.bare, n.lone = end, -1, 0, false, false
	return n, end, true
}

// belowZero is the sign of temperatures.
const belowZero = "零下"

// signBefore returns the sign that the number at i has, or "": 负, a minus that is no hyphen, 零下.
func signBefore(text string, i int) string {
	before := text[:i]
	switch r, _ := runeBefore(before, i); r {
	case '负', '-', '−', '－', '下':
	default:
		return ""
	}
	sign := endOf(before, signs[:])
	r, _ := runeBefore(before, len(before)-len(sign))
	switch {
	case sign == "", sign == belowZero:
	case sign != "负" && (r < 0x80 && (isDigit(byte(r)) || isLetter(byte(r))) || strings.ContainsRune("%％℃℉元度）)]月日年点-－−", r)):
		return "" // the hyphen of a range
	case sign == "负" && strings.ContainsRune("胜抱欺担辜肩背自", r):
		return ""
	}
	return sign
}

var signs = [...]string{belowZero, "负", "-", "−", "－"}

// fraction reads the numerator, which Chinese puts last, after the denominator d.
func fraction(text string, d number, at int) (n number, end int, ok bool) {
	at, negative := after(text, at, "负")
	if at >= len(text) || nextNumeral(text, at) != at {
		return n, at, false
	}
	if isDigit(text[at]) {
		n, end, ok = arabicAt(text, at)
	} else {
		n, end, ok = hanNumber(text, at)
	}
	if !ok || d.low.IsZero() {
		return n, at, false
	}
	if negative {
		n.low, n.ranged = n.low.Neg(), false
	}
	n.span = normalize.Span{Start: d.span.Start, End: end}
	n.han, n.bare, n.lone = d.han && n.han, false, false
	switch {
	case d.bare && d.low.Cmp(decimal.Hundred) == 0:
		n.ratio = "%"
	case d.bare && d.low.Cmp(decimal.Thousand) == 0:
		n.ratio = "‰"
	default:
		n.ratio = "/"
		n.low, n.known = quotient(n.low, d.low, n.known)
		n.high, _ = quotient(n.high, d.low, n.ranged)
	}
	return n, end, true
}

// quotient divides a by b, rounded to the digits that a Decimal holds.
func quotient(a, b decimal.Decimal, known bool) (decimal.Decimal, bool) {
	if !known {
		return decimal.Decimal{}, false
	}
	q, err := a.Quo(b)
	return q.Trim(0), err == nil
}

// exact returns coef·10^exp, or false where that has more digits than a Decimal holds.
func exact(coef uint64, exp int) (decimal.Decimal, bool) {
	for ; exp > 0; exp-- {
		if coef > maxCoef/10 {
			return decimal.Decimal{}, false
		}
		coef *= 10
	}
	if coef > maxCoef || exp < -decimal.MaxScale {
		return decimal.Decimal{}, false
	}
	d, err := decimal.New(int64(coef), -exp)
	return d.Trim(0), err == nil
}

// maxDigits is how many digits are computed with at most; maxCoef is as many nines.
const (
	maxDigits = 18
	maxCoef   = 999_999_999_999_999_999
)

func isDigit(b byte) bool { return b-'0' < 10 }

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// after returns the place behind word, where it stands at i.
func after(text string, i int, word string) (int, bool) {
	if len(text)-i >= len(word) && text[i:i+len(word)] == word {
		return i + len(word), true
	}
	return i, false
}

// runeAt returns the rune at i and its length; RuneError and 0 at the end.
func runeAt(text string, i int) (rune, int) {
	if i >= len(text) {
		return utf8.RuneError, 0
	}
	text = text[i:]
	if len(text) >= 3 && isHanLead(text[0]) && isTrail(text[1]) && isTrail(text[2]) {
		return rune(text[0]&0xF)<<12 | rune(text[1]&0x3F)<<6 | rune(text[2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(text)
}

// runeBefore returns the rune that ends at i and its length; RuneError and 0 at the start.
func runeBefore(text string, i int) (rune, int) {
	if i >= 3 && isHanLead(text[i-3]) && isTrail(text[i-2]) && isTrail(text[i-1]) {
		return rune(text[i-3]&0xF)<<12 | rune(text[i-2]&0x3F)<<6 | rune(text[i-1]&0x3F), 3
	}
	if i <= 0 {
		return utf8.RuneError, 0
	}
	return utf8.DecodeLastRuneInString(text[:i])
}

// isHanLead reports whether b begins characters of three bytes of which all combinations are valid, Chinese ones among
// them.
func isHanLead(b byte) bool { return b-0xE1 <= 0xEF-0xE1 && b != 0xED }

func isTrail(b byte) bool { return b&0xC0 == 0x80 }
