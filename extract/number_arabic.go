package extract

import (
	"strings"

	"github.com/govalues/decimal"
)

// arabicAt reads a number that begins with ASCII digits: 1,225 · 15.58亿 · 25万6千 · 30多万 · 1500余.
func arabicAt(text string, i int) (n number, end int, ok bool) {
	if inCode(text, i) {
		return n, codeEnd(text, i), false
	}
	coef, digits, j, fits := digitsAt(text, i)
	if j < len(text)-1 && text[j] == '.' && isDigit(text[j+1]) && digits > 0 {
		return n, codeEnd(text, j), false // 1.2.3 is a version or an address
	}
	if text[i] == '0' && j-i > 1 && isDigit(text[i+1]) {
		return n, codeEnd(text, j), false // 007, 010-…
	}
	p, j := powersAt(text, j)
	n.known, n.hedge, n.place, n.scale = fits, p.hedge, p.exp-digits, p.exp
	if n.known {
		n.low, n.known = exact(coef, p.exp-digits)
	}
	for p.exp > 1 && p.hedge == "" && j < len(text) && isDigit(text[j]) { // 25万6千, 3万4000
		q, k, is := lesserAt(text, j, p.exp)
		if !is {
			break
		}
		p, j = q.powers, k
		n.low, n.known = sum(n.low, q.value, n.known)
		n.hedge, n.place, n.scale = p.hedge, q.place, 0
	}
	if n.hedge == "" {
		n.hedge, j = hedgeAt(text, j)
	}
	return n, j, true
}

// digitsAt reads digits with thousands separators and a decimal fraction: their value without the point, the number
// of digits behind the point, and whether the value fits.
func digitsAt(text string, i int) (coef uint64, fraction, end int, fits bool) {
	fits = true
	take := func() {
		for ; i < len(text) && isDigit(text[i]); i++ {
			if coef > maxCoef/10 {
				fits = false
				continue
			}
			coef = coef*10 + uint64(text[i]-'0')
		}
	}
	start := i
	take()
	for first := i - start; first <= 3 && text[start] != '0'; {
		j := separatorAt(text, i)
		if j == i || !threeDigits(text, j) {
			break
		}
		i = j
		take()
	}
	if k, is := pointAt(text, i); is {
		i = k
		take()
		fraction = i - k
	}
	return coef, fraction, i, fits
}

// separatorAt returns the place behind a thousands separator at i, or i.
func separatorAt(text string, i int) int {
	if j, is := after(text, i, ","); is {
		return j
	}
	j, _ := after(text, i, "，")
	return j
}

// threeDigits reports whether exactly three digits stand at i.
func threeDigits(text string, i int) bool {
	if len(text)-i < 3 || !isDigit(text[i]) || !isDigit(text[i+1]) || !isDigit(text[i+2]) {
		return false
	}
	return len(text)-i == 3 || !isDigit(text[i+3])
}

// pointAt returns the place behind a decimal point at i that a digit follows.
func pointAt(text string, i int) (int, bool) {
	j, is := after(text, i, ".")
	if !is {
		j, is = after(text, i, "．")
	}
	return j, is && j < len(text) && isDigit(text[j])
}

// powers is what 十 百 千 万 亿 behind digits multiply them by, as a power of ten.
type powers struct {
	exp   int
	hedge string // 30多万: over
}

// powersAt reads the powers behind digits. A power that belongs to the unit (千克, 百分点) is none.
func powersAt(text string, i int) (p powers, end int) {
	small, big := false, 0
	for {
		j, hedge := i, ""
		if r, size := runeAt(text, i); p.hedge == "" && isHedge(r) {
			j, hedge = i+size, approxOver
		} else if r == ' ' && p.exp == 0 { // 15.58 亿元
			j++
		}
		r, size := runeAt(text, j)
		e := hanPower(r)
		switch {
		case e == 0 || unitFrom(text, j, r) || e < 4 && text[i] == ' ':
			return p, i
		case e < 4:
			if small || big > 0 {
				return p, i
			}
			small = true
		case e <= big:
			return p, i
		default:
			big = e
		}
		p.exp += e
		if hedge != "" {
			p.hedge = hedge
		}
		i = j + size
	}
}

// lesser is a part of a number that adds to the part before: the 6千 of 25万6千.
type lesser struct {
	powers powers
	value  decimal.Decimal
	place  int
}

// lesserAt reads the part behind one that ended in 10^above. Without a power of its own it needs all its digits:
// 3万4000 and 6万5,000, but not 3万4.
func lesserAt(text string, i, above int) (l lesser, end int, ok bool) {
	coef, fraction, j, fits := digitsAt(text, i)
	if !fits || fraction > 0 {
		return l, i, false
	}
	digits := 0
	for _, r := range text[i:j] {
		if r < 0x80 && isDigit(byte(r)) {
			digits++
		}
	}
	l.powers, j = powersAt(text, j)
	if l.powers.exp == 0 && digits != above || l.powers.exp+digits > above {
		return l, i, false
	}
	l.place = l.powers.exp
	l.value, ok = exact(coef, l.powers.exp)
	return l, j, ok
}

// sum adds two values, where both are known and the sum fits.
func sum(a, b decimal.Decimal, known bool) (decimal.Decimal, bool) {
	if !known {
		return a, false
	}
	s, err := a.AddExact(b, 0)
	return s.Trim(0), err == nil
}

// hedgeAt reads 余, 多, 来, 几 or + behind a number; they count only before a unit (1500余人, not 1500来自).
func hedgeAt(text string, i int) (hedge string, end int) {
	r, size := runeAt(text, i)
	if !isHedge(r) && r != '+' || !unitFollows(text, i+size) {
		return "", i
	}
	return approxOver, i + size
}

func isHedge(r rune) bool {
	switch r {
	case '余', '多', '来', '几':
		return true
	}
	return false
}

// inCode reports whether the digits at i go on with a product code (XD63, F-35, COVID-19) or an address on the web.
// What stands behind an acronym of three letters or more is a number of its own (GDP1.2万亿元).
func inCode(text string, i int) bool {
	j := i
	if j > 0 && strings.IndexByte("%=&#_@/.", text[j-1]) >= 0 || j > 1 && text[j-1] == '-' && isLetter(text[j-2]) {
		return true
	}
	for j > 0 && isLetter(text[j-1]) {
		j--
	}
	return i-j == 1 || i-j == 2
}

// codeEnd returns the end of the letters, digits, points and hyphens at i.
func codeEnd(text string, i int) int {
	for i < len(text) && (isDigit(text[i]) || isLetter(text[i]) || text[i] == '.' || text[i] == '-') {
		i++
	}
	return i
}
