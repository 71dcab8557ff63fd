package extract

import (
	"strings"
	"time"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// festival is a day that comes back every year.
type festival struct {
	names string // separated by spaces, the longest first where one begins another
	month int
	day   int     // of the month, or lastDay
	lunar bool    // of the lunar calendar
	week  int     // which of the weekdays of the month, 0 where day tells
	on    int     // the weekday, 7 for Sunday
	term  float64 // longitude of the sun, where it tells the day
	// unless holds first characters of what makes another word of a name: 春节|联欢晚会, 清明|上河图.
	unless string
}

// festivals are those that the press counts days by. Sources: 全国年节及纪念日放假办法 (国务院令第795号) and custom.
var festivals = [...]festival{
	{names: "元旦节 元旦", month: 1, day: 1, unless: "献晚"},
	{names: "情人节", month: 2, day: 14},
	{names: "女生节", month: 3, day: 7},
	{names: "国际妇女节 妇女节", month: 3, day: 8},
	{names: "植树节", month: 3, day: 12},
	{names: "消费者权益日", month: 3, day: 15},
	{names: "愚人节", month: 4, day: 1},
	{names: "世界读书日", month: 4, day: 23},
	{names: "国际劳动节 劳动节 五一节", month: 5, day: 1},
	{names: "青年节", month: 5, day: 4},
	{names: "护士节", month: 5, day: 12},
	{names: "国际儿童节 儿童节", month: 6, day: 1},
	{names: "世界环境日", month: 6, day: 5},
	{names: "建党节", month: 7, day: 1},
	{names: "建军节", month: 8, day: 1},
	{names: "教师节", month: 9, day: 10},
	{names: "国庆节 国庆", month: 10, day: 1, unless: "献晚档"},
	{names: "万圣节", month: 10, day: 31},
	{names: "记者节", month: 11, day: 8},
	{names: "双十一 双11 光棍节", month: 11, day: 11},
	{names: "双十二 双12", month: 12, day: 12},
	{names: "国家公祭日", month: 12, day: 13},
	{names: "平安夜", month: 12, day: 24},
	{names: "圣诞节", month: 12, day: 25},
	{names: "母亲节", month: 5, week: 2, on: 7},
	{names: "父亲节", month: 6, week: 3, on: 7},
	{names: "感恩节", month: 11, week: 4, on: 4},
	{names: "春节 大年初一 正月初一", month: 1, day: 1, lunar: true, unless: "联晚文习民档序团"},
	{names: "元宵节 元宵佳节 元宵", month: 1, day: 15, lunar: true, unless: "晚联"},
	{names: "上巳节", month: 3, day: 3, lunar: true},
	{names: "寒衣节", month: 10, day: 1, lunar: true},
	{names: "下元节", month: 10, day: 15, lunar: true},
	{names: "龙抬头", month: 2, day: 2, lunar: true},
	{names: "端午节 端午", month: 5, day: 5, lunar: true, unless: "文习民龙"},
	{names: "七夕节 七夕", month: 7, day: 7, lunar: true, unless: "文"},
	{names: "中元节", month: 7, day: 15, lunar: true},
	{names: "中秋节 中秋", month: 8, day: 15, lunar: true, unless: "月晚联文"},
	{names: "重阳节 重阳", month: 9, day: 9, lunar: true, unless: "木区文路"},
	{names: "腊八节 腊八", month: 12, day: 8, lunar: true, unless: "粥蒜豆"},
	{names: "除夕 大年三十 年三十", month: 12, day: lastDay, lunar: true},
	{names: "清明节", term: 15},
	{names: "立春", term: 315}, {names: "雨水", term: 330}, {names: "惊蛰", term: 345}, {names: "春分", term: 360}, {names: "清明", term: 15}, {names: "谷雨", term: 30},
	{names: "立夏", term: 45}, {names: "小满", term: 60}, {names: "芒种", term: 75}, {names: "夏至", term: 90}, {names: "小暑", term: 105}, {names: "大暑", term: 120},
	{names: "立秋", term: 135}, {names: "处暑", term: 150}, {names: "白露", term: 165}, {names: "秋分", term: 180}, {names: "寒露", term: 195}, {names: "霜降", term: 210},
	{names: "立冬", term: 225}, {names: "小雪", term: 240}, {names: "大雪", term: 255}, {names: "冬至", term: 270}, {names: "小寒", term: 285}, {names: "大寒", term: 300},
}

// otherWords are names that as words by themselves mean something else, so that they count with a year or 节气 only.
var otherWords = newWordSet(`元宵 雨水 小满 大雪 小雪 清明 大暑 小暑 谷雨 白露 大寒 小寒`)

// festivalName is a name and the festival it is of, counted from 1.
type festivalName struct {
	name string
	of   int
}

// festivalNames are the names by their first character.
var festivalNames = func() map[rune][]festivalName {
	names := map[rune][]festivalName{}
	for k, f := range festivals {
		for _, name := range strings.Fields(f.names) {
			r, _ := utf8.DecodeRuneInString(name)
			names[r] = append(names[r], festivalName{name, k + 1})
		}
	}
	return names
}()

// festivalFirsts holds the first characters of festivals.
var festivalFirsts = func() *runeset.Set {
	var s strings.Builder
	for r := range festivalNames {
		s.WriteRune(r)
	}
	return runeset.Of(s.String())
}()

// festivalAt reads a festival. Given tells that a year stands before it.
func (r dateReader) festivalAt(i int, given bool) (of, end int, ok bool) {
	first, size := runeAt(r.text, i)
	if size == 0 || !festivalFirsts.Has(first) {
		return 0, i, false
	}
	for _, f := range festivalNames[first] {
		j, is := after(r.text, i, f.name)
		if !is {
			continue
		}
		next, _ := runeAt(r.text, j)
		if size := utf8.RuneLen(next); size > 0 && strings.ContainsRune(festivals[f.of-1].unless, next) || !given && otherWords[f.name] && !hasPrefix(r.text[j:], "节气", "假期", "小长假", "假日", "期间") {
			return 0, i, false
		}
		if strings.HasSuffix(f.name, "至") && (isDigit(byte(min(next, 0x7F))) || strings.ContainsRune("今明次翌来", next)) {
			return 0, i, false // 2018年冬|至2019年春
		}
		return f.of, j, true
	}
	return 0, i, false
}

// mayDay reads 五一, 六一 and 十一 where they stand for the holiday: “五一”假期.
func (r dateReader) mayDay(i int) (m moment, end int, ok bool) {
	switch first, _ := runeAt(r.text, i); first {
	case '五', '十', '六':
	default:
		return m, i, false
	}
	if before, _ := runeBefore(r.text, i); isDateNumeral(before) || before == '第' || before == '百' {
		return m, i, false
	}
	for _, f := range [...]struct {
		name  string
		month int
	}{{"五一", 5}, {"十一", 10}, {"六一", 6}} {
		j, is := after(r.text, i, f.name)
		if !is {
			continue
		}
		k := j
		for _, quote := range [...]string{"”", "\"", "」"} {
			k = r.skip(k, quote)
		}
		if hasPrefix(r.text[k:], "假期", "小长假", "长假", "黄金周", "假日", "国际劳动节", "国际儿童节", "儿童节", "节前", "节后", "节期间", "期间", "前夕") || k > j && hasPrefix(r.text[k:], "期间", "前", "当天", "放假") {
			return moment{month: f.month, day: 1}, j, true
		}
	}
	return m, i, false
}

// dayIn returns the day of a festival in a year. That of the lunar year is meant for those of the lunar calendar.
func (f festival) dayIn(year int) (calendarDay, bool) {
	switch {
	case f.term > 0:
		if year < firstLunarYear || year > lastLunarYear {
			return calendarDay{}, false
		}
		term := f.term
		if term == 360 {
			term = 0
		}
		return dayOf(solarTerm(year, term)), true
	case f.lunar:
		return lunarDay(year, f.month, f.day, false)
	case f.week > 0:
		return weekdayOf(year, f.month, f.week, f.on)
	}
	return calendarDay{year, f.month, f.day}, true
}

// weekdayOf returns the nth weekday of a month; n is -1 for the last one.
func weekdayOf(year, month, n, weekday int) (calendarDay, bool) {
	first := calendarDay{year, month, 1}
	off := (weekday - isoWeekday(first) + 7) % 7
	d := calendarDay{year, month, 1 + off + 7*(n-1)}
	if n < 0 {
		d.day = 1 + off + 28
		if d.day > daysIn(year, month) {
			d.day -= 7
		}
	}
	return d, d.valid()
}

// isoWeekday returns the weekday of d, 1 for Monday to 7 for Sunday.
func isoWeekday(d calendarDay) int {
	if w := d.time().Weekday(); w != time.Sunday {
		return int(w)
	}
	return 7
}
