package extract

import (
	"strings"
)

// endOfYear reads 年底 and 年末 without a year.
func (r dateReader) endOfYear(i int) (p datePhrase, ok bool) {
	if !strings.HasPrefix(r.text[i:], "年") {
		return p, false
	}
	for _, word := range [...]string{"年底", "年末"} {
		if j, is := after(r.text, i, word); is {
			before, _ := runeBefore(r.text, i)
			return single(moment{rel: fromYear, month: 12}, i, j), !strings.ContainsRune("每历当同次翌各逐", before) && !(before < 0x80 && isDigit(byte(before)))
		}
	}
	return p, false
}

// partOfYear reads 第37周 behind a year and 后三个月.
func (r dateReader) partOfYear(m moment, start, i int) (p datePhrase, ok bool) {
	i = r.skip(i, "的")
	if j, is := after(r.text, i, "第"); is {
		n, end, is := hanNumberAt(r.text, j)
		if !is {
			n, _, end = r.numeral(j)
		}
		if k := r.skip(end, "个"); n > 0 && n < 54 && r.weekName(k) > k {
			m.month, m.nth, m.weekday = 1, n, ofYear
			p = single(m, start, r.weekName(k))
			p.to.weekday, p.ranged = ofYear+6, true
			return p, true
		}
		return p, false
	}
	if j, is := after(r.text, i, "后"); is {
		n, digits, j := r.numeral(j)
		end, is := after(r.text, r.skip(j, "个"), "月")
		if digits > 0 && is && n < 12 && n > 1 {
			p = single(m, start, end)
			p.from.month, p.to.month, p.ranged = 13-n, 12, true
			return p, true
		}
	}
	return p, false
}

// monthOfYear reads 的第三个月 behind a year.
func (r dateReader) monthOfYear(i int) (m, end int, ok bool) {
	j, is := after(r.text, r.skip(i, "的"), "第")
	if !is {
		return 0, i, false
	}
	m, digits, j := r.numeral(j)
	end, is = after(r.text, j, "个月")
	return m, end, is && digits > 0 && m >= 1 && m <= 12
}

// inMonth reads what follows a month: a day, a third of it, its beginning or end.
func (r dateReader) inMonth(m moment, start, i int) datePhrase {
	if d, j, is := r.day(i); is {
		m.day = d
		return single(m, start, j)
	}
	if p, ok := r.weekInMonth(m, start, i); ok {
		return p
	}
	if j, is := r.bareDay(start, i, &m); is {
		return single(m, start, j)
	}
	if j, is := after(r.text, i, "前"); is {
		n, digits, e := r.numeral(j)
		if end, is := after(r.text, e, "天"); is && digits > 0 && n > 1 && n < 28 { // 4月前4天
			p := single(m, start, end)
			p.from.day, p.to.day, p.ranged = 1, n, true
			return p
		}
	}
	for k, third := range [...]string{"上旬", "中旬", "下旬"} {
		if j, is := after(r.text, i, third); is {
			p := single(m, start, j)
			p.ranged, p.from.day, p.to.day = true, 1+10*k, 10+10*k
			if k == 2 {
				p.to.day = lastDay
			}
			return p
		}
	}
	for _, word := range [...]string{"月底", "月末", "底", "末", "初", "中"} {
		if j, is := after(r.text, i, word); is && !(word == "中" && r.notMiddle(j)) {
			return single(m, start, j)
		}
	}
	return single(m, start, i)
}

// notMiddle reports whether the 中 that ends at i begins a word (10月中国), so that it says nothing of the month.
func (r dateReader) notMiddle(i int) bool {
	next, _ := runeAt(r.text, i)
	return !strings.ContainsRune("，。、；)）的", next)
}

// lastDay stands for the last day of a month, whichever that is.
const lastDay = 99

// period reads a named part of a year: 上半年, 三季度, 前5个月, 前三季度.
func (r dateReader) period(i int, year moment, given bool) (p datePhrase, ok bool) {
	months := func(from, to, end int) (datePhrase, bool) {
		p := single(year, i, end)
		p.ranged, p.from.month, p.to.month = true, from, to
		return p, true
	}
	switch first, _ := runeAt(r.text, i); first {
	case '上', '下', '本':
		return r.halfOrQuarter(i, given, months)
	case '前':
		return r.firstMonths(i+len("前"), given, months)
	}
	j := r.skip(i, "第")
	n, digits, k := r.numeral(j)
	if digits != 1 || n < 1 || n > 4 {
		return p, false
	}
	if s := rangeSign(r.text, k); s > k { // 一至三季度
		m, d, e := r.numeral(s)
		if end, is := after(r.text, e, "季度"); is && d == 1 && m > n && m < 5 {
			return months(3*n-2, 3*m, end)
		}
		return p, false
	}
	if end, is := after(r.text, k, "季度"); is {
		return months(3*n-2, 3*n, end)
	}
	return p, false
}

// halfOrQuarter reads 上半年 and the quarters that are counted from this one.
func (r dateReader) halfOrQuarter(i int, given bool, months func(from, to, end int) (datePhrase, bool)) (p datePhrase, ok bool) {
	for k, half := range [...]string{"上半年", "下半年"} {
		if j, is := after(r.text, i, half); is {
			p, ok = months(1+6*k, 6+6*k, j)
			p.named = !given // 创下|半年来新高
			return p, ok
		}
	}
	for _, q := range [...]struct {
		word  string
		shift int
	}{{"本季度", 0}, {"上个季度", -1}, {"上季度", -1}, {"下个季度", 1}, {"下季度", 1}} {
		if j, is := after(r.text, i, q.word); is && !given {
			p = single(moment{rel: fromQuarter, shift: q.shift, month: 1}, i, j)
			p.to.month, p.ranged = 3, true
			return p, true
		}
	}
	return p, false
}

// firstMonths reads the rest of 前5个月, 前10月 and 前三季度.
func (r dateReader) firstMonths(i int, given bool, months func(from, to, end int) (datePhrase, bool)) (datePhrase, bool) {
	n, digits, j := r.numeral(i)
	if before, _ := runeBefore(r.text, i-len("前")); digits == 0 || digits > 2 || !given && strings.ContainsRune("此提以之目当从先年", before) {
		return datePhrase{}, false
	}
	j = r.skip(j, "个")
	if end, is := after(r.text, j, "季度"); is && n > 1 && n < 4 {
		return months(1, 3*n, end)
	}
	if end, is := after(r.text, j, "月"); is && n > 1 && n < 12 {
		return months(1, n, r.skip(end, "份"))
	}
	return datePhrase{}, false
}

// fiveYearPlan reads the number of a five-year plan where it stands for its years: “十四五”时期.
func (r dateReader) fiveYearPlan(i int) (p datePhrase, ok bool) {
	j, is := after(r.text, i, "十")
	if !is {
		return p, false
	}
	d, size := runeAt(r.text, j)
	n, digit := hanDigit(d)
	end, is := after(r.text, j+size, "五")
	if !digit || !is || n == 0 || d == '两' {
		return p, false
	}
	k := end
	for _, quote := range [...]string{"”", "\"", "」"} {
		k = r.skip(k, quote)
	}
	for _, word := range [...]string{"时期", "期间", "末", "期末", "以来", "开局", "收官"} {
		if _, is := after(r.text, k, word); is {
			first := 1981 + 5*(int(n)+10-6) // the sixth began in 1981
			p = single(moment{year: first}, i, end)
			p.to.year, p.ranged = first+4, true
			return p, true
		}
	}
	return p, false
}
