package extract

import (
	"strings"

	"taizhang/normalize"
)

// rangeSign returns the place behind what joins the ends of a range at i, with the spaces beside it, or i.
func (r dateReader) rangeSign(i int) int {
	k := r.skip(i, " ")
	j := rangeSign(r.text, k)
	if j == k {
		return i
	}
	if r.text[j-1] == '-' {
		j = r.skip(j, "-") // 2001.09--2005.07
	}
	if k > i || strings.HasPrefix(r.text[j:], " ") {
		return r.skip(j, " ")
	}
	return j
}

// upper reads the end of a range that begins with p: it takes from p what it leaves open.
func (r dateReader) upper(p datePhrase, i int) (datePhrase, bool) {
	q, ok := r.pointAt(i)
	if !ok {
		if d, j, is := r.day(i); is && p.from.day > 0 {
			q, ok = datePhrase{from: moment{day: d}, span: normalize.Span{Start: i, End: j}}, true
		}
	}
	if p.from.rel == fromWeek && r.weekName(i) > i { // 下周一至周三
		if d, j, is := r.weekday(r.weekName(i)); is && d > p.from.weekday {
			p.to.weekday, p.span.End, p.ranged = d, j, true
			return p, true
		}
	}
	next := ok && q.from.rel == sameYear && q.from.shift == 1 && p.from.rel == absolute // 至次年1月3日
	if !ok || q.ranged || p.from.rel >= sameDay || q.from.rel > fromWeek && !next {
		return p, false
	}
	to := q.from
	if next {
		to.rel, to.shift = absolute, 0
		if p.from.year > 0 {
			to.year = p.from.year + 1
		}
		q.from = to
	}
	if q.from.rel != absolute {
		if to.month == 0 && to.day == 0 && q.from.rel == fromYear && p.from.month > 0 {
			return p, false
		}
		p.to, p.ranged, p.span.End = to, true, q.span.End
		return p, true
	}
	if p.from.rel == fromWeek {
		return p, false
	}
	if to.feast > 0 || p.from.feast > 0 {
		if to.year == 0 {
			to.rel, to.shift, to.year = p.from.rel, p.from.shift, p.from.year
		}
		p.to, p.ranged, p.span.End = to, true, q.span.End
		return p, true
	}
	if to.year == 0 {
		to.rel, to.shift, to.year = p.from.rel, p.from.shift, p.from.year
		if to.month == 0 {
			to.month = p.from.month
		}
	}
	years := p.from.year > 0 && q.from.year > 0
	if p.from.rel == fromDay && q.from.month == 0 || (to.month > 0) != (p.from.month > 0) && p.from.rel != fromDay && !years {
		return p, false
	}
	p.to, p.ranged, p.span.End = to, true, q.span.End
	p.years = years
	return p, true
}

// between returns the range that p begins with 与 or 和 and 之间 behind the other end, or p.
func (r dateReader) between(p datePhrase) datePhrase {
	i := p.span.End
	j := r.skip(r.skip(i, "与"), "和")
	if j == i || p.ranged {
		return p
	}
	if q, is := r.upper(p, j); is && hasPrefix(r.text[q.span.End:], "之间", "间") && !hasPrefix(r.text[q.span.End:], "间接", "间隔", "间断", "间歇") {
		return q
	}
	return p
}

// upperPeriod reads the end of a range from one period, p, to another: 9月中旬至10月上旬, 去年三季度至今年一季度, 上周到本周.
func (r dateReader) upperPeriod(p datePhrase, i int) (datePhrase, bool) {
	q, ok := r.pointAt(i)
	if !ok || !q.ranged || p.from.rel >= sameDay || q.from.rel >= sameDay || (p.from.rel == fromWeek) != (q.from.rel == fromWeek) ||
		(p.from.month > 0) != (q.to.month > 0) || (p.from.day > 0) != (q.to.day > 0) {
		return p, false
	}
	to := q.to
	if q.from.rel == absolute && to.year == 0 {
		to.rel, to.shift, to.year = p.from.rel, p.from.shift, p.from.year
	}
	p.to, p.span.End = to, q.span.End
	p.years = p.from.year > 0 && q.from.year > 0
	return p, true
}

// bareRange reads a range whose lower end has no unit: 2021—2025年, 1至4月, 3月6—8日.
func (r dateReader) bareRange(start int) (p datePhrase, ok bool) {
	m, i := moment{}, start
	switch _, digits, _ := r.numeral(start); digits {
	case 4:
		if y, j, is := r.year(i); is {
			m.year, i = y, j
		}
	case 0:
		if rel, j, is := r.relativeYear(i); is {
			m, i = rel, j
		} else if r.gap(i) == i {
			return p, false
		}
	}
	if month, j, is := r.month(i); is {
		m.month, i = month, j
	}
	n, digits, j := r.numeral(i)
	k := r.rangeSign(j)
	if k == j {
		k = listed(r.text, j)
	}
	if k == j && digits == 1 && !isDigit(r.text[i]) && m.month == 0 {
		if next, _, _ := r.small(k); next == n+1 { // 三四月份
			j = i
		}
	}
	if digits == 0 || k == j {
		return p, false
	}
	p.from, p.to, p.ranged = m, m, true
	upper, end := 0, 0
	switch {
	case m.month > 0:
		upper, end, ok = r.day(k)
		p.from.day, p.to.day = n, upper
		ok = ok && n > 0
	case digits == 4 && m == (moment{}):
		return r.yearsFrom(n, start, k)
	default:
		upper, end, ok = r.month(k)
		p.from.month, p.to.month = n, upper
		ok = ok && n > 0 && digits <= 2
	}
	p.span = normalize.Span{Start: start, End: end}
	return p, ok && n < upper
}

// dottedRange reads from one month to another as careers are written: 2008.03-2012.05, 2008.03-05. By itself 2008.03 is
// rather a number.
func (r dateReader) dottedRange(i int) (p datePhrase, ok bool) {
	from, j, ok := r.dottedMonth(i)
	k := r.rangeSign(j)
	if !ok || k == j {
		return p, false
	}
	if hasPrefix(r.text[k:], "至今", "今", "现在") || strings.HasPrefix(r.text[j:], "至今") {
		return single(from, i, j), true
	}
	p.from, p.ranged = from, true
	to, end, ok := r.dottedMonth(k)
	if n, digits, e := r.numeral(k); !ok && isDigit(r.text[min(k, len(r.text)-1)]) {
		switch {
		case digits == 4:
			to, end = moment{year: n}, r.skip(e, "年")
		case digits == 2 && n <= 12:
			to, end = moment{year: from.year, month: n}, e
		default:
			return p, false
		}
		next, size := runeAt(r.text, end)
		ok = to.year <= 2100 && (size == 0 || isPunct(next) && next != '.' && next != '%' || isHan(next) && !r.counts(end))
	}
	if !ok || 12*to.year+to.month+11 < 12*from.year+from.month {
		return p, false
	}
	p.to, p.span = to, normalize.Span{Start: i, End: end}
	return p, true
}

// dottedMonth reads 2008.03.
func (r dateReader) dottedMonth(i int) (m moment, end int, ok bool) {
	y, digits, j := r.numeral(i)
	if digits != 4 || y < 1900 || y > 2100 || j >= len(r.text) || r.text[j] != '.' {
		return m, i, false
	}
	n, digits, end := r.arabic(j + 1)
	next, _ := runeAt(r.text, end)
	return moment{year: y, month: n}, end, digits > 0 && digits <= 2 && n >= 1 && n <= 12 && next != '.' && next != '%' && !isDigit(byte(min(next, 0x7F)))
}

// counts reports whether the number that ends at i counts or measures something, or goes on.
func (r dateReader) counts(i int) bool {
	next, _ := runeAt(r.text, i)
	return unitFollows(r.text, i) || hanPower(next) > 0 || isHedge(next) || next == '.' || next == '%'
}

// yearsFrom reads the upper end, at i, of a range that begins with a year without 年: 2021—2025年, 2023—2024学年, 1985到89年9月.
func (r dateReader) yearsFrom(year, start, i int) (p datePhrase, ok bool) {
	if year < 1800 || year > 2200 {
		return p, false
	}
	p.from.year, p.ranged = year, true
	if q, is := r.pointAt(i); is && !q.ranged && q.from.rel == absolute && q.from.year > 0 && q.from.day == 0 {
		p.to, p.span = q.from, normalize.Span{Start: start, End: q.span.End}
		return p, year < p.to.year && p.to.feast == 0 && !p.to.lunar
	}
	n, digits, j := r.numeral(i)
	if digits == 2 && isDigit(r.text[i]) {
		n += year / 100 * 100
	}
	if digits == 4 && hasSuffix(r.text[:start], "从", "自", "由") && year >= 1900 && n <= 2100 && !r.counts(j) {
		p.to.year, p.span = n, normalize.Span{Start: start, End: j}
		return p, year < n // 从2016到2018
	}
	for _, word := range [...]string{"学年度", "学年", "财年", "赛季"} {
		if end, is := after(r.text, j, word); is && (digits == 4 || digits == 2) {
			p.to.year, p.span = n, normalize.Span{Start: start, End: end}
			return p, n == year+1
		}
	}
	return p, false
}
