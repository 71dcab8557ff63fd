package extract

import (
	"strings"

	"taizhang/normalize"
)

// relation tells what a date is counted from.
type relation uint8

const (
	absolute    relation = iota
	fromYear             // shift years from the year of the anchor: 去年
	fromMonth            // shift months from its month: 上月
	fromDay              // shift days from its day: 昨天
	fromQuarter          // shift quarters; month is counted from its first
	fromWeek             // shift weeks from its week: 上周
	sameDay              // shift days from the day that the text spoke of last: 当天, 次日
	sameMonth            // months from the month: 同月, 次月
	sameYear             // years from the year: 当年, 次年
)

// moment is a day, month or year as the text names it. Fields that it leaves open are 0.
type moment struct {
	rel              relation
	shift            int // of what rel says
	year, month, day int
	weekday          int  // of a week, 1 for Monday; beyond 7, of the weeks after
	nth              int  // which of those weekdays in the month, -1 for the last
	feast            int  // a festival, counted from 1
	lunar, leap      bool // month and day are of the lunar calendar, and of a leap month
	today            bool // the day and month of the anchor: 去年今日
}

// datePhrase is an expression of time with a calendar value: 2023年10月9日, 去年9月, 1—4月份, 上半年, 本月下旬.
type datePhrase struct {
	span     normalize.Span
	from, to moment // the same unless ranged
	ranged   bool
	years    bool // both ends of the range have a year of their own
	named    bool // by a word, as a festival, which must be one in the text
}

// dateReader reads dates out of a text.
type dateReader struct{ text string }

// dateFirst holds the characters that begin a date with one of dateSecond; dateStart holds all, besides digits, that a
// date may begin with.
const dateFirst = "今昨明前去后本上下当同这第"

var dateStart = func() *runeSet {
	firsts := dateFirst + "一二三四五六七八九十〇○两廿"
	for _, pair := range datePairWords() {
		r, _ := runeAt(pair, 0)
		firsts += string(r)
	}
	return newRuneSet(firsts)
}()

// datePairWords returns the beginnings of dates that their first two characters tell.
func datePairWords() []string {
	words := strings.Fields("大前 大后 大大 上上 下下 上周 本周 下周 这周 上星 上礼 下星 下礼 本星 这星 这礼 周一 周二 周三 周四 周五 周六 周日 周天 星期 礼拜 次日 次年 次月 翌日 翌年 翌月 来年 年底 年末 农历 阴历 旧历 夏历 正月 腊月 闰一 闰二 闰三 闰四 闰五 闰六 闰七 闰八 闰九 闰十 上世 本世 五一 六一 十一 公元")
	for _, f := range festivals {
		words = append(words, strings.Fields(f.names)...)
	}
	for _, e := range eras {
		words = append(words, e.name)
	}
	return words
}

// datePairs holds pairHash of datePairWords.
var datePairs = func() *runeSet {
	s := new(runeSet)
	for _, w := range datePairWords() {
		first, size := runeAt(w, 0)
		second, _ := runeAt(w, size)
		s.add(pairHash(first, second))
	}
	return s
}()

// pairHash makes one number of 16 bits of two characters.
func pairHash(first, second rune) rune { return (first*31 + second*7) & 0xFFFF }

// dateFirsts is dateFirst as a set.
var dateFirsts = newRuneSet(dateFirst)

// next returns the place from i on where a date may begin; len(text) where none may.
func (r dateReader) next(i int) int {
	for i < len(r.text) {
		switch b := r.text[i]; {
		case b < 0x80:
			if isDigit(b) {
				return i
			}
			i++
		case b >= 0xE3 && b <= 0xE9 && i+2 < len(r.text):
			if dateStart.has(rune(b&0xF)<<12 | rune(r.text[i+1]&0x3F)<<6 | rune(r.text[i+2]&0x3F)) {
				return i
			}
			i += 3
		default:
			i++
		}
	}
	return len(r.text)
}

// dateSecond holds the characters that follow the first one of a date in words (今|年, 上|半年, 第|三季度, 前|5个月, 今|(4)日), and
// dateThird those that follow a number in a date.
var (
	dateSecond = newRuneSet("季年月日天晚早晨夜个半一二三四五六七八九十两0123456789(（")
	dateThird  = newRuneSet("年月日号季至到-—–~～－―〜−/.个天周世星礼 ")
)

// longestNumeral is more digits or numerals than a number in a date has.
const longestNumeral = 16

// begins reports whether a date may begin at i, as far as a character or two tell. Third is what follows a number.
func (r dateReader) begins(i int) (third rune, ok bool) {
	first, size := runeAt(r.text, i)
	if !isDigit(r.text[i]) {
		second, _ := runeAt(r.text, i+size)
		if dateFirsts.has(first) && dateSecond.has(second) || datePairs.has(pairHash(first, second)) {
			return 0, true
		}
		if !isDateNumeral(first) {
			return 0, false
		}
	}
	last := first
	digits, from := isDigit(r.text[i]), i
	for n := 0; size > 0 && (first < 0x80 && isDigit(byte(first)) || isDateNumeral(first)); first, size = runeAt(r.text, i) {
		if n++; n > longestNumeral {
			return 0, false
		}
		last = first
		i += size
	}
	if digits && first == ' ' { // 2023 年 5 月
		next, _ := runeAt(r.text, i+1)
		return 0, next == '年' || next == '月' || rangeSign(r.text, i+1) > i+1
	}
	if first == '个' { // 三个月前, not 46个
		next, _ := runeAt(r.text, i+size)
		return first, next == '月' || next == '星' || next == '礼'
	}
	return first, dateThird.has(first) || last == '五' || digits && i-from == 8
}

// isDateNumeral reports whether r may be part of a number of a date in characters.
func isDateNumeral(r rune) bool {
	_, ok := hanDigit(r)
	return ok || r == '十' || r == '廿'
}

// phraseAt reads the date at i.
func (r dateReader) phraseAt(i int) (p datePhrase, ok bool) {
	third, ok := r.begins(i)
	if !ok {
		return p, false
	}
	if p, ok = r.fiveYearPlan(i); ok {
		return p, true
	}
	if m, j, is := r.mayDay(i); is {
		p = single(m, i, j)
		p.named = true
		return p, true
	}
	if p, ok = r.bareRange(i); ok {
		return p, true
	}
	switch third {
	case '天', '周', '个', '星', '礼', '年', '世':
		if p, ok = r.countedAt(i); ok {
			return p, true
		}
		if p, ok = r.centuryAt(i); ok {
			return p, true
		}
	case 0:
		if p, ok = r.centuryAt(i); ok {
			return p, true
		}
	default:
		if m, j, is := r.compactDay(i); is {
			return single(m, i, j), true
		}
	}
	p, ok = r.pointAt(i)
	if !ok || p.ranged {
		return p, ok
	}
	i = r.skip(p.span.End, "起")
	if j := r.rangeSign(i); j > i {
		if q, is := r.upper(p, j); is {
			return q, true
		}
	}
	return p, true
}

// rangeSign returns the place behind what joins the ends of a range at i, with the spaces beside it, or i.
func (r dateReader) rangeSign(i int) int {
	k := r.skip(i, " ")
	j := rangeSign(r.text, k)
	if j == k {
		return i
	}
	if k > i || strings.HasPrefix(r.text[j:], " ") {
		return r.skip(j, " ")
	}
	return j
}

// skip returns the place behind word at i, or i.
func (r dateReader) skip(i int, word string) int {
	j, _ := after(r.text, i, word)
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
	if p.from.rel == fromDay && q.from.month == 0 || (to.month > 0) != (p.from.month > 0) && p.from.rel != fromDay {
		return p, false
	}
	p.to, p.ranged, p.span.End = to, true, q.span.End
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
		upper, end, ok = r.year(k)
		p.from.year, p.to.year = n, upper
		ok = ok && n >= 1800
	default:
		upper, end, ok = r.month(k)
		p.from.month, p.to.month = n, upper
		ok = ok && n > 0 && digits <= 2
	}
	p.span = normalize.Span{Start: start, End: end}
	return p, ok && n < upper
}

// pointAt reads a day, month, year or named period at i.
func (r dateReader) pointAt(i int) (p datePhrase, ok bool) {
	m, j, ok := moment{}, i, false
	_, digits, _ := r.numeral(i)
	if digits == 4 {
		if end, is := r.isoDay(i, &m); is {
			return single(m, i, end), true
		}
		m.year, j, ok = r.year(i)
	} else {
		m, j, ok = r.otherYear(i, digits)
	}
	if ok && m.rel == fromYear {
		if k := r.today(j); k > j {
			m.today = true
			return single(m, i, k), true
		}
	}
	if q, is := r.lunarAt(i, j, m); is {
		return q, true
	}
	if of, end, is := r.festivalAt(r.skip(j, "的"), ok); is && m.rel < sameDay {
		m.feast = of
		q := single(m, i, end)
		q.named = true
		return q, true
	}
	if q, is := r.period(j, m, ok); is {
		q.span.Start = i
		return q, true
	}
	switch {
	case ok:
		if q, is := r.partOfYear(m, i, j); is {
			return q, true
		}
	case digits == 0:
		if q, is := r.wordedAt(i); is {
			return q, true
		}
	}
	if ok && m.rel != sameYear {
		if month, end, is := r.monthOfYear(j); is {
			m.month = month
			return r.inMonth(m, i, end), true
		}
	}
	if month, end, is := r.month(j); is {
		m.month = month
		return r.inMonth(m, i, end), true
	}
	if ok {
		j = r.yearEnd(&m, j)
		return single(m, i, j), true
	}
	if day, end, is := r.loneDay(i); is {
		return single(moment{day: day}, i, end), true
	}
	return p, false
}

// otherYear reads a year that is not written as four digits. Digits is how many it has.
func (r dateReader) otherYear(i, digits int) (m moment, end int, ok bool) {
	if m.year, end, ok = r.eraYear(i); ok {
		return m, end, true
	}
	if digits == 0 {
		if rel, end, is := r.relativeYear(i); is {
			return rel, end, true
		}
	}
	m.year, end, ok = r.shortYear(i)
	return m, end, ok
}

// wordedAt reads a day, month or week that words tell without any number before them: 昨天, 上月, 本周三, 年底.
func (r dateReader) wordedAt(i int) (p datePhrase, ok bool) {
	if rel, end, is := r.relativeDay(i); is {
		return single(rel, i, end), true
	}
	if rel, end, is := r.relativeMonth(i); is {
		return r.inMonth(rel, i, end), true
	}
	if p, ok = r.weekAt(i); ok {
		return p, true
	}
	return r.endOfYear(i)
}

// yearEnd takes 底 and 末, which mean December.
func (r dateReader) yearEnd(m *moment, i int) int {
	for _, word := range [...]string{"年底", "年末", "底", "末"} {
		if j, is := after(r.text, i, word); is {
			m.month = 12
			return j
		}
	}
	return i
}

func single(m moment, start, end int) datePhrase {
	return datePhrase{from: m, to: m, span: normalize.Span{Start: start, End: end}}
}
