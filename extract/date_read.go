package extract

import (
	"strings"

	"taizhang/internal/runeset"
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
	plan     bool // by the number of a five-year plan
}

// dateReader reads dates out of a text.
type dateReader struct {
	text     string
	republic bool // years of three digits are those of the Republic of China
}

// dateFirst holds the characters that begin a date with one of dateSecond; dateStart holds all that a
// date may begin with.
const dateFirst = "今昨明前去后本上下当同这第"

var dateStart = func() *runeset.Set {
	firsts := dateFirst + "零一二三四五六七八九十〇两廿0123456789"
	for _, pair := range datePairWords() {
		r, _ := runeAt(pair, 0)
		firsts += string(r)
	}
	return runeset.Of(firsts)
}()

// datePairWords returns the beginnings of dates that their first two characters tell.
func datePairWords() []string {
	words := strings.Fields("大前 大后 年初 年中 月初 月底 月末 大大 上上 下下 上周 本周 下周 这周 上星 上礼 下星 下礼 本星 这星 这礼 周一 周二 周三 周四 周五 周六 周日 周天 星期 礼拜 次日 次年 次月 翌日 翌年 翌月 来年 年底 年末 农历 阴历 旧历 夏历 正月 腊月 闰一 闰二 闰三 闰四 闰五 闰六 闰七 闰八 闰九 闰十 上世 本世 五一 六一 十一 公元")
	for _, f := range festivals {
		words = append(words, strings.Fields(f.names)...)
	}
	for _, e := range eras {
		words = append(words, e.name)
	}
	return words
}

// datePairs holds pairHash of datePairWords.
var datePairs = func() *runeset.Set {
	s := new(runeset.Set)
	for _, w := range datePairWords() {
		first, size := runeAt(w, 0)
		second, _ := runeAt(w, size)
		s.Add(pairHash(first, second))
	}
	return s
}()

// pairHash makes one number of 16 bits of two characters.
func pairHash(first, second rune) rune { return (first*31 + second*7) & 0xFFFF }

// dateFirsts is dateFirst as a set.
var dateFirsts = runeset.Of(dateFirst)

// next returns the place from i on where a date may begin; len(text) where none may.
func (r dateReader) next(i int) int { return dateStart.Next(r.text, i) }

// dateSecond holds the characters that follow the first one of a date in words (今|年, 上|半年, 第|三季度, 前|5个月, 今|(4)日), and
// dateThird those that follow a number in a date.
var (
	dateSecond = runeset.Of("季年月日天晚早晨夜儿个半一二三四五六七八九十两0123456789(（")
	dateThird  = runeset.Of("年月日号季至到-—–~～－―〜−/.个天周世星礼学、 ")
)

// longestNumeral is more digits or numerals than a number in a date has.
const longestNumeral = 16

// begins reports whether a date may begin at i, as far as a character or two tell. Third is what follows a number.
func (r dateReader) begins(i int) (third rune, ok bool) {
	first, size := runeAt(r.text, i)
	if !isDigit(r.text[i]) {
		second, _ := runeAt(r.text, i+size)
		if dateFirsts.Has(first) && dateSecond.Has(second) || datePairs.Has(pairHash(first, second)) {
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
	if first == '、' {
		return 0, listed(r.text, i) > i
	}
	if first == '个' { // 三个月前, not 46个
		next, _ := runeAt(r.text, i+size)
		return first, next == '月' || next == '星' || next == '礼'
	}
	return first, dateThird.Has(first) || last == '五' || digits && i-from == 8
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
	if third == '.' {
		if p, ok = r.dottedRange(i); ok {
			return p, true
		}
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
	if !ok {
		return p, false
	}
	i = r.skip(p.span.End, "起")
	j := r.rangeSign(i)
	if j == i {
		return r.between(p), true
	}
	upper := r.upper
	if p.ranged {
		upper = r.upperPeriod
	}
	if q, is := upper(p, j); is {
		return q, true
	}
	return p, true
}

// skip returns the place behind word at i, or i.
func (r dateReader) skip(i int, word string) int {
	j, _ := after(r.text, i, word)
	return j
}

// pointAt reads a day, month, year or named period at i.
func (r dateReader) pointAt(i int) (p datePhrase, ok bool) {
	var m moment
	var j int
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
	from := j
	if ok {
		from = r.skip(j, "的")
	}
	if q, is := r.period(from, m, ok); is {
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
		return r.inYear(m, i, j), true
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
	switch {
	case digits == 0:
		if rel, end, is := r.relativeYear(i); is {
			return rel, end, true
		}
	case digits == 3 && r.republic:
		if m.year, end, ok = r.republicYear(i); ok {
			return m, end, true
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
		if k := r.today(end); k > end && rel.rel == fromMonth {
			rel.today = true
			return single(rel, i, k), true
		}
		return r.inMonth(rel, i, end), true
	}
	if p, ok = r.weekAt(i); ok {
		return p, true
	}
	return r.endOfPeriod(i)
}

func single(m moment, start, end int) datePhrase {
	return datePhrase{from: m, to: m, span: normalize.Span{Start: start, End: end}}
}
