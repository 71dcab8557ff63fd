package extract

import (
	"strings"

	"github.com/govalues/decimal"
)

// arabicAt reads a number that begins with ASCII digits: 1,225 · 15.58亿 · 25万6千 · 1亿7千6百万 · 30多万 · 1500余.
func arabicAt(text string, i int) (n number, end int, ok bool) {
	if inCode(text, i) {
		return n, codeEnd(text, i), false
	}
	g, j := groupAt(text, i)
	if g.plain && j < len(text)-1 && text[j] == '.' && isDigit(text[j+1]) && g.fraction > 0 {
		return n, codeEnd(text, j), false // 1.2.3 is a version or an address
	}
	if text[i] == '0' && j-i > 1 && isDigit(text[i+1]) {
		return n, codeEnd(text, j), false // 007, 010-…
	}
	if d, k, is := denominatorAt(text, i, j); is && g.plain && g.fraction == 0 && g.value.Cmp(d) < 0 {
		n.low, n.known = quotient(g.value, d, g.known)
		n.ratio = "/"
		return n, k, true
	}
	n.low, n.known, n.hedge, n.place, n.scale = g.value, g.known, g.hedge, g.place, g.exp
	for above := g.exp; above > 1 && n.hedge == "" && j < len(text); { // 25万6千, 3万4000, 1千零1
		from, gap := after(text, j, "零")
		if from >= len(text) || !isDigit(text[from]) || text[from] == '0' {
			break
		}
		h, k := groupAt(text, from)
		if !h.fits(above) && !(gap && h.plain && h.fraction == 0 && h.digits < above) {
			break
		}
		j, above = k, h.exp
		n.low, n.known = sum(n.low, h.value, n.known && h.known)
		n.hedge, n.place, n.scale = h.hedge, h.place, 0
	}
	if n.hedge == "" {
		n.hedge, j = hedgeAt(text, j)
	}
	return n, j, true
}

// group is a stretch of digits with the powers behind it, up to a 万 or 亿: 15.58亿, 7千6百万, 4000.
type group struct {
	value    decimal.Decimal
	known    bool // value fits
	plain    bool // without any power
	digits   int  // before the point
	fraction int  // digits behind it
	exp      int  // the last power of ten
	place    int  // of the last digit
	top      int  // the number of digits of the value before the point, at most
	hedge    string
}

// fits reports whether g may add to a number whose last part ended in 10^above. Without a power of its own it needs
// all its digits: 3万4000 and 6万5,000, but not 3万4.
func (g group) fits(above int) bool {
	return g.fraction == 0 && (!g.plain || g.digits == above) && g.top <= above
}

// groupAt reads the group that begins with the digits at i.
func groupAt(text string, i int) (g group, end int) {
	coef, fraction, j, known := digitsAt(text, i)
	g = group{known: known, fraction: fraction, digits: countDigits(text[i:j]) - fraction}
	p, j := powersAt(text, j)
	g.plain, g.exp, g.hedge, g.place = p.exp() == 0, p.exp(), p.hedge, p.exp()-fraction
	g.top = g.digits + p.exp()
	if g.known {
		g.value, g.known = exact(coef, p.small-fraction)
	}
	for last := p.small; last > 0 && p.big == 0 && fraction == 0 && p.hedge == "" && j < len(text) && isDigit(text[j]); last = p.small {
		coef, more, k, fits := digitsAt(text, j) // 7千|6百万
		digits := countDigits(text[j:k])
		p, k = powersAt(text, k)
		if more > 0 || !fits || p.small == 0 && digits != last || digits+p.small > last {
			p.big = 0
			break
		}
		part, ok := exact(coef, p.small)
		g.value, g.known = sum(g.value, part, g.known && ok)
		j, g.exp, g.place, g.hedge = k, p.exp(), p.exp(), p.hedge
		g.top += p.big
	}
	if p.big > 0 && g.known {
		g.value, g.known = times(g.value, p.big)
	}
	return g, j
}

func countDigits(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if isDigit(s[i]) {
			n++
		}
	}
	return n
}

// times multiplies d by 10^exp, where the product fits.
func times(d decimal.Decimal, exp int) (decimal.Decimal, bool) {
	factor, ok := exact(1, exp)
	if !ok {
		return d, false
	}
	product, err := d.MulExact(factor, 0)
	if err != nil || product.Prec() > maxDigits {
		return d, false
	}
	return product.Trim(0), true
}

// denominatorAt reads the rest of a fraction with a stroke, which only 的 and hedges may follow: 1/3的学校, not 7/24.
func denominatorAt(text string, start, i int) (d decimal.Decimal, end int, ok bool) {
	j, is := after(text, i, "/")
	if !is || j >= len(text) || !isDigit(text[j]) || text[j] == '0' {
		return d, i, false
	}
	coef, _, end, fits := digitsAt(text, j)
	d, ok = exact(coef, 0)
	hedged := hasSuffix(text[:start], "约", "近", "超", "超过", "不到", "逾", "占", "占到")
	return d, end, ok && fits && coef <= 100 && (hedged || hasPrefix(text[end:], "的", "以上", "左右", "强", "弱", "多", "来自"))
}

// digitsAt reads digits with thousands separators and a decimal fraction: their value without the point, the number
// of digits behind the point, and whether the value fits.
func digitsAt(text string, i int) (coef uint64, fraction, end int, fits bool) {
	start := i
	coef, i, fits = moreDigits(0, text, i, true)
	for first := i - start; first <= 3 && text[start] != '0'; {
		j := separatorAt(text, i)
		if j == i || !threeDigits(text, j) {
			break
		}
		coef, i, fits = moreDigits(coef, text, j, fits)
	}
	if k, is := pointAt(text, i); is {
		coef, i, fits = moreDigits(coef, text, k, fits)
		fraction = i - k
	}
	return coef, fraction, i, fits
}

// moreDigits adds the digits at i to those of coef, as far as they fit.
func moreDigits(coef uint64, text string, i int, fits bool) (sum uint64, end int, all bool) {
	for ; i < len(text) && isDigit(text[i]); i++ {
		if coef > maxCoef/10 {
			fits = false
			continue
		}
		coef = coef*10 + uint64(text[i]-'0')
	}
	return coef, i, fits
}

// separatorAt returns the place behind a thousands separator at i, or i.
func separatorAt(text string, i int) int {
	switch r, size := runeAt(text, i); r {
	case ',', '，', ' ':
		return i + size
	}
	return i
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

// powers is what 十 百 千 and 万 亿 behind digits multiply them by, as powers of ten.
type powers struct {
	small, big int
	hedge      string // 30多万: over
}

func (p powers) exp() int { return p.small + p.big }

// powersAt reads the powers behind digits. A power that belongs to the unit (千克, 百分点) is none.
func powersAt(text string, i int) (p powers, end int) {
	last := 0 // the big power before
	for {
		j, hedge := i, ""
		if r, size := runeAt(text, i); p.hedge == "" && isHedge(r) {
			j, hedge = i+size, approxOver
		} else if r == ' ' && p.exp() == 0 { // 15.58 亿元
			j++
		}
		r, size := runeAt(text, j)
		e := hanPower(r)
		switch {
		case e == 0 || unitFrom(text, j, r) || e < 4 && text[i] == ' ':
			return p, i
		case e < 4:
			if p.exp() > 0 {
				return p, i
			}
			p.small = e
		case e <= last:
			return p, i
		default:
			last = e
			p.big += e
		}
		if hedge != "" {
			p.hedge = hedge
		}
		i = j + size
	}
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
