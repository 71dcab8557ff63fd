package extract

import (
	"strings"
)

// endOfPeriod reads 年底, 年初, 月底 and the like without a year or month.
func (r dateReader) endOfPeriod(i int) (p datePhrase, ok bool) {
	c, size := runeAt(r.text, i)
	if c != '年' && c != '月' {
		return p, false
	}
	if before, _ := runeBefore(r.text, i); strings.ContainsRune("每历当同次翌各逐近多数几个本上下的", before) || before < 0x80 && isDigit(byte(before)) || isDateNumeral(before) {
		return p, false
	}
	if c == '年' {
		p = r.inYear(moment{rel: fromYear}, i, i)
		return p, p.span.End > i
	}
	for _, word := range [...]string{"底", "末", "初"} {
		if j, is := after(r.text, i+size, word); is {
			return single(moment{rel: sameMonth}, i, j), word != "初" || !r.notFirst(j)
		}
	}
	return p, false
}

// inYear reads what may follow a year, or stand for it: 底 and 末, which mean December, 初, January, and 年中, its middle.
func (r dateReader) inYear(m moment, start, i int) datePhrase {
	j := i
	if rest := r.text[r.skip(i, "的"):]; strings.HasPrefix(rest, "年") {
		j = len(r.text) - len(rest) + len("年")
	}
	bare := j == i
	for _, word := range [...]string{"底", "末", "初", "伊始", "中"} {
		k, is := after(r.text, j, word)
		if !is {
			continue
		}
		switch word {
		case "底", "末":
			m.month = 12
		case "初", "伊始":
			if r.notFirst(k) {
				return single(m, start, i)
			}
			m.month = 1
		default:
			if next, size := runeAt(r.text, k); bare || size > 0 && !isPunct(next) {
				return single(m, start, i)
			}
			p := single(m, start, k)
			p.from.month, p.to.month, p.ranged = 6, 7, true
			return p
		}
		return single(m, start, k)
	}
	return single(m, start, i)
}

// notFirst reports whether the 初 that ends at i begins a word (今年初步, 年初一), so that it tells no time.
func (r dateReader) notFirst(i int) bool {
	next, _ := runeAt(r.text, i)
	return strings.ContainsRune("步期三中夏春冬秋一二四五六七八九十级始衷心次高选赛审评雪", next)
}

// partOfYear reads 第37周 behind a year and 后三个月.
func (r dateReader) partOfYear(m moment, start, i int) (p datePhrase, ok bool) {
	i = r.skip(i, "的")
	if j, is := after(r.text, i, "第"); is {
		n, end, is := hanNumberAt(r.text, j)
		if !is {
			n, _, end = r.numeral(j)
		}
		if k, is := after(r.text, end, "天"); is && n == 1 {
			m.month, m.day = 1, 1
			return single(m, start, k), true
		}
		if k := r.skip(end, "个"); n > 0 && n < 54 && r.weekName(k) > k {
			m.month, m.nth, m.weekday = 1, n, ofYear
			p = single(m, start, r.weekName(k))
			p.to.weekday, p.ranged = ofYear+6, true
			return p, true
		}
		return p, false
	}
	j, is := after(r.text, i, "后")
	if !is {
		j, is = after(r.text, i, "最后")
	}
	if is {
		return r.lastOfYear(m, start, j)
	}
	return p, false
}

// lastOfYear reads the rest of 2023年后三个月, 最后一个季度, 最后一天.
func (r dateReader) lastOfYear(m moment, start, i int) (p datePhrase, ok bool) {
	last := strings.HasSuffix(r.text[:i], "最后")
	n, digits, j := r.numeral(i)
	if digits == 0 || n == 1 && !last {
		return p, false
	}
	p = single(m, start, i)
	p.to.month, p.ranged = 12, true
	if end, is := after(r.text, j, "天"); is && last && n < 31 {
		p.from.month, p.from.day, p.to.day, p.span.End, p.ranged = 12, 32-n, 31, end, n > 1
		return p, true
	}
	j = r.skip(j, "个")
	if end, is := after(r.text, j, "季度"); is && n < 4 {
		p.from.month, p.span.End = 13-3*n, end
		return p, true
	}
	if end, is := after(r.text, j, "月"); is && n < 12 {
		p.from.month, p.span.End, p.ranged = 13-n, end, n > 1
		return p, true
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
	if p, ok := r.daysOfMonth(m, start, i); ok {
		return p
	}
	for _, third := range [...]struct {
		name     string
		from, to int
	}{{"上旬", 1, 10}, {"中旬", 11, 20}, {"下旬", 21, lastDay}, {"上中旬", 1, 20}, {"中上旬", 1, 20}, {"中下旬", 11, lastDay}} {
		if j, is := after(r.text, i, third.name); is {
			p := single(m, start, j)
			p.ranged, p.from.day, p.to.day = true, third.from, third.to
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

// daysOfMonth reads 前4天, 第一天, 最后一天 and 后三天 behind a month.
func (r dateReader) daysOfMonth(m moment, start, i int) (p datePhrase, ok bool) {
	for _, word := range [...]string{"前", "第", "最后"} {
		j, is := after(r.text, r.skip(i, "的"), word)
		if !is {
			continue
		}
		n, digits, e := r.numeral(j)
		end, is := after(r.text, e, "天")
		p = single(m, start, end)
		switch {
		case !is || digits == 0 || n > 27:
			return p, false
		case word == "最后":
			p.from.day, p.to.day = lastDay-n+1, lastDay
		case word == "第":
			p.from.day, p.to.day = 1, 1
			return p, n == 1
		default:
			p.from.day, p.to.day = 1, n
			if n == 1 {
				return p, false // 6月前一天
			}
		}
		p.ranged = n > 1
		return p, true
	}
	return p, false
}

// notMiddle reports whether the 中 that ends at i begins a word (10月中国), so that it says nothing of the month.
func (r dateReader) notMiddle(i int) bool {
	next, _ := runeAt(r.text, i)
	return !strings.ContainsRune("，。、；)）的", next)
}

// lastDay stands for the last day of a month, whichever that is, and the numbers down to firstLastDay for those before.
const (
	lastDay      = 99
	firstLastDay = lastDay - 31
)

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
	s := rangeSign(r.text, k)
	if s == k {
		s = listed(r.text, k)
	}
	if c, is := after(r.text, k, "、第"); is && j > i { // 第一、第二季度
		if next, _, _ := r.numeral(c); next == n+1 {
			s = c
		}
	}
	if next, _, _ := r.small(k); s == k && next == n+1 && j == i { // 三四季度
		s = k
		k = j
	}
	if s > k { // 一至三季度, 一、二季度
		m, d, e := r.numeral(s)
		if end, is := after(r.text, e, "季度"); is && d == 1 && m > n && m < 5 {
			return months(3*n-2, 3*m, end)
		}
		return p, false
	}
	if j > i {
		k = r.skip(k, "个") // 第一个季度; 一个季度 is a length of time
	}
	if end, is := after(r.text, k, "季度"); is {
		return r.inQuarter(year, 3*n-2, i, end), true
	}
	if end, is := after(r.text, k, "季"); is && j > i && r.isQuarter(i, end, given) {
		return r.inQuarter(year, 3*n-2, i, end), true
	}
	return p, false
}

// isQuarter reports whether 第三季, from start to i, is a quarter, as it mostly is on Taiwan, and no season of a programme: what follows has to
// be of a year's business, unless a year stands before it.
func (r dateReader) isQuarter(start, i int, given bool) bool {
	rest, before := r.text[i:min(len(r.text), i+maxContext/10)], r.text[max(0, start-maxContext/10):start]
	if containsAny(rest, programmes) || containsAny(before, programmes) {
		return false
	}
	return given || hasPrefix(rest, "底", "末", "初", "营收", "财报", "GDP", "获利", "业绩", "毛利", "出货", "经济", "以后", "起")
}

// programmes are words beside which a 季 is a season.
var programmes = []string{"节目", "《", "》", "冠军", "开播", "播出", "播放", "回归", "收官", "大结局", "赛事", "联赛", "综艺", "该剧", "电视剧", "剧集", "影集", "观众", "嘉宾", "选手", "动画", "中超", "英超", "常规赛", "季后赛"}

// inQuarter reads what follows a quarter that begins with a month: its beginning or end, which are months.
func (r dateReader) inQuarter(m moment, month, start, i int) datePhrase {
	switch next, size := runeAt(r.text, i); {
	case next == '末' || next == '底':
		m.month = month + 2
		return single(m, start, i+size)
	case next == '初' && !r.notFirst(i+size):
		m.month = month
		return single(m, start, i+size)
	}
	p := single(m, start, i)
	p.from.month, p.to.month, p.ranged = month, month+2, true
	return p
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
	}{{"本季度", 0}, {"上个季度", -1}, {"上季度", -1}, {"上一季度", -1}, {"上一个季度", -1}, {"下个季度", 1}, {"下季度", 1}, {"下一季度", 1}, {"下一个季度", 1}} {
		if j, is := after(r.text, i, q.word); is && !given {
			return r.inQuarter(moment{rel: fromQuarter, shift: q.shift}, 1, i, j), true
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
			p.to.year, p.ranged, p.plan = first+4, true, true
			if word == "末" || word == "期末" {
				p.from.year, p.ranged = first+4, false
			}
			return p, true
		}
	}
	return p, false
}
