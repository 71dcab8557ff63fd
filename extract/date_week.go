package extract

import "strings"

// weekWords are the words for weeks before 周, 星期 or 礼拜, with how many weeks they are away.
var weekWords = [...]struct {
	word  string
	shift int
}{
	{"上上个", -2}, {"下下个", 2}, {"上上", -2}, {"下下", 2}, {"上个", -1}, {"下个", 1}, {"上一", -1}, {"下一", 1}, {"这个", 0}, {"本", 0}, {"这", 0}, {"上", -1}, {"下", 1},
}

// weekNames are the names of the week.
var weekNames = [...]string{"星期", "礼拜", "周"}

// ofYear, and the days after, stand for the weekdays of the nth week of the year (ISO 8601).
const ofYear = 100

// weekAt reads a week or a day of one: 上周, 本周三, 下个星期天, 周一.
func (r dateReader) weekAt(i int) (p datePhrase, ok bool) {
	switch first, _ := runeAt(r.text, i); first {
	case '上', '下', '本', '这', '周', '星', '礼':
	default:
		return p, false
	}
	j, shift, near := i, 0, false
	for _, w := range weekWords {
		if k, is := after(r.text, i, w.word); is && r.weekName(k) > k {
			j, shift, near = k, w.shift, true
			break
		}
	}
	k := r.weekName(j)
	if k == j {
		return p, false
	}
	if near && r.weekName(k) > k {
		k = r.weekName(k) // 下周周六
	}
	day, end, is := r.weekday(k)
	switch {
	case is:
		if before, _ := runeBefore(r.text, i); !near && (!r.opensClause(i) || before == '每' || before == '逢' || before == '一' || before == '个' || rangeSign(r.text, end) > end || strings.HasPrefix(r.text[end:], "、")) {
			return p, false // 每周一, 周一至周五, 5月起周一也开门
		}
		return single(moment{rel: fromWeek, shift: shift, weekday: day}, i, end), true
	case near && strings.HasPrefix(r.text[k:], "末"):
		p = single(moment{rel: fromWeek, shift: shift, weekday: 6}, i, k+len("末"))
		p.to.weekday, p.ranged = 7, true
		return p, true
	case near:
		p = single(moment{rel: fromWeek, shift: shift, weekday: 1}, i, k)
		p.to.weekday, p.ranged = 7, true
		next, _ := runeAt(r.text, k)
		return p, !strings.ContainsRune("年岁边围刊报期转", next)
	}
	return p, false
}

// weekName returns the place behind 周, 星期 or 礼拜, or i.
func (r dateReader) weekName(i int) int {
	for _, name := range weekNames {
		if j, is := after(r.text, i, name); is {
			return j
		}
	}
	return i
}

// weekday reads 一 to 六, 日 or 天 behind 周 or 星期.
func (r dateReader) weekday(i int) (day, end int, ok bool) {
	c, size := runeAt(r.text, i)
	switch c {
	case '日', '天':
		return 7, i + size, true
	case '两', '零', '〇', '七', '八', '九':
		return 0, i, false
	}
	d, is := hanDigit(c)
	return int(d), i + size, is && d >= 1 && d <= 6
}

// weekInMonth reads what follows a month: 的第二周, 第一个周二, 最后一个周三.
func (r dateReader) weekInMonth(m moment, start, i int) (p datePhrase, ok bool) {
	j := r.skip(r.skip(i, "份"), "的")
	if k, is := after(r.text, j, "最后一个"); is {
		m.nth, j = -1, k
	} else if k, is := after(r.text, j, "第"); is {
		n, _, e := r.numeral(k)
		if n < 1 || n > 5 {
			return p, false
		}
		m.nth, j = n, r.skip(e, "个")
	} else {
		return p, false
	}
	k := r.weekName(j)
	if k == j {
		return p, false
	}
	if day, end, is := r.weekday(k); is {
		m.weekday = day
		return single(m, start, end), true
	}
	m.weekday = 1
	p = single(m, start, k)
	p.to.weekday, p.ranged = 8, true // the Sunday after that Monday
	return p, true
}
