package extract

import (
	"strings"

	"taizhang/internal/runeset"
)

// isoDay reads 2023-10-09, 2023/10/9 or 2023.10.9.
func (r dateReader) isoDay(i int, m *moment) (end int, ok bool) {
	y, digits, j := r.numeral(i)
	if digits != 4 || j >= len(r.text) || y < 1800 || y > 2200 || i > 0 && (isLetter(r.text[i-1]) || r.text[i-1] == '-' && (i < 2 || !isDigit(r.text[i-2]))) {
		return i, false
	}
	sign := r.text[j]
	if sign != '-' && sign != '/' && sign != '.' {
		return i, false
	}
	month, d, k := r.arabic(j + 1)
	if d == 0 || d > 2 || k >= len(r.text) || r.text[k] != sign || month < 1 || month > 12 {
		return i, false
	}
	day, d, end := r.arabic(k + 1)
	if d == 0 || d > 2 || day < 1 || day > 31 || end < len(r.text) && (isLetter(r.text[end]) || r.text[end] == sign) {
		return i, false
	}
	m.year, m.month, m.day = y, month, day
	return end, true
}

// compactDay reads 20231009, where nothing makes a number or code of it.
func (r dateReader) compactDay(i int) (m moment, end int, ok bool) {
	end = i
	for end < len(r.text) && isDigit(r.text[end]) && end-i < 9 {
		end++
	}
	if before, _ := runeBefore(r.text, i); strings.ContainsRune("号码第证", before) && i > 0 {
		return m, i, false
	}
	if end-i != 8 || i > 0 && (r.text[i-1] < 0x80 && r.text[i-1] > ' ') || end < len(r.text) && (isLetter(r.text[end]) || strings.IndexByte(".-_/%", r.text[end]) >= 0) || unitFollows(r.text, end) {
		return m, i, false
	}
	d, ok := parseDay(r.text[i:i+4] + "-" + r.text[i+4:i+6] + "-" + r.text[i+6:end])
	next, _ := runeAt(r.text, end)
	return moment{year: d.year, month: d.month, day: d.day}, end, ok && d.day > 0 && d.year >= 1900 && d.year <= 2100 && !strings.ContainsRune("号期第次路万亿余多", next)
}

// bareDay reads a day without 日 that ends its clause: 1月3, 十月三十一.
func (r dateReader) bareDay(start, i int, m *moment) (end int, ok bool) {
	n, digits, end := r.numeral(i)
	if digits == 0 || digits > 2 || n > 31 || end < len(r.text) && strings.IndexByte(".-%/:~+", r.text[end]) >= 0 || isDigit(r.text[i]) != isDigit(r.text[start]) && !isDigit(r.text[i]) {
		return i, false
	}
	next, size := runeAt(r.text, end)
	if size > 0 && !strings.ContainsRune("，。；,;！？", next) {
		return i, false
	}
	m.day = n
	return end, true
}

// arabic reads at most four digits; more make no part of a date.
func (r dateReader) arabic(i int) (n, digits, end int) {
	for end = i; end < len(r.text) && isDigit(r.text[end]); end++ {
		if end-i == 4 {
			return 0, 0, i
		}
		n = n*10 + int(r.text[end]-'0')
	}
	return n, end - i, end
}

// numeral reads a number of a date: up to four digits, 二〇二三, or a small number in characters. For the latter it
// counts as many digits as the value has.
func (r dateReader) numeral(i int) (n, digits, end int) {
	if i < len(r.text) && isDigit(r.text[i]) {
		if i > 0 && (isDigit(r.text[i-1]) || r.text[i-1] == '.') {
			return 0, 0, i
		}
		return r.arabic(i)
	}
	if v, d, end := positional(r.text, i); d == 4 {
		return int(v), 4, end
	}
	return r.small(i)
}

// small reads a number of up to 31 in characters: 三, 十, 十二, 二十, 三十一, 两.
func (r dateReader) small(i int) (n, digits, end int) {
	end = i
	first, size := runeAt(r.text, end)
	tens := 0
	if d, ok := hanDigit(first); ok && d > 0 {
		tens = int(d)
		end += size
	}
	if next, size := runeAt(r.text, end); next == '十' {
		n, end = max(1, tens)*10, end+size
		if d, size := runeAt(r.text, end); d != '两' {
			if v, ok := hanDigit(d); ok && v > 0 {
				n, end = n+int(v), end+size
			}
		}
		return n, 2, end
	}
	if tens == 0 {
		return 0, 0, i
	}
	return tens, 1, end
}

// year reads a year of four digits: 2023年, 2023年度, 二〇二三年.
func (r dateReader) year(i int) (y, end int, ok bool) {
	y, digits, j := r.numeral(i)
	end, is := after(r.text, j, "年")
	if !is && digits == 4 {
		end, is = after(r.text, j, " 年")
	}
	if digits != 4 || !is || strings.HasSuffix(r.text[:i], "公元前") || y < 1800 || y > 2200 {
		return 0, i, false
	}
	if y%1000 == 0 { // 2000年前: so long ago
		for _, word := range [...]string{"前", "来", "历史", "的历史", "以前"} {
			if _, is := after(r.text, end, word); is {
				return 0, i, false
			}
		}
	}
	if j, is := after(r.text, end, "度"); is {
		if next, _ := runeAt(r.text, j); next != '假' {
			end = j
		}
	}
	return y, end, true
}

// shortYear reads a year of two digits: 08年; 98年4月, 15年3月2日 with a month, since 15年 alone is a length of time; and
// 九七年, which no length of time is written as.
func (r dateReader) shortYear(i int) (y, end int, ok bool) {
	if i >= len(r.text) {
		return 0, i, false
	}
	var v uint64
	var digits, j int
	if isDigit(r.text[i]) {
		n, d, e := r.numeral(i)
		v, digits, j = uint64(n), d, e
	} else if v, digits, j = positional(r.text, i); digits == 2 && (v%10 == v/10+1 || v == 35) {
		return 0, i, false // 七八年, 三五年
	}
	end, is := after(r.text, j, "年")
	if digits != 2 || !is || i > 0 && (isDigit(r.text[i-1]) || r.text[i-1] == '.' || r.text[i-1] == '-') {
		return 0, i, false
	}
	before, _ := runeBefore(r.text, i)
	if _, _, month := r.month(end); !month && !hasPrefix(r.text[end:], "底", "末") && (isDigit(r.text[i]) && (r.text[i] != '0' || !isPunct(before) && isHan(before) && !strings.ContainsRune("在于从自到至的是和与", before)) || strings.ContainsRune("第近约满", before)) {
		return 0, i, false
	}
	y = 1900 + int(v)
	if v < 40 && (isDigit(r.text[i]) || v < 30) {
		y += 100
	}
	return y, end, true
}

// gap returns the place behind a space at i that digits follow, as in 2023年 5月.
func (r dateReader) gap(i int) int {
	if i > 0 && i+1 < len(r.text) && r.text[i] == ' ' && isDigit(r.text[i+1]) {
		return i + 1
	}
	return i
}

// month reads 10月, 十月, 5月份.
func (r dateReader) month(i int) (m, end int, ok bool) {
	m, digits, j := r.numeral(r.gap(i))
	end, is := after(r.text, j, "月")
	if !is && j > i && isDigit(r.text[j-1]) {
		end, is = after(r.text, j, " 月")
	}
	if digits == 0 || digits > 2 || !is || m < 1 || m > 12 {
		return 0, i, false
	}
	next, _ := runeAt(r.text, end)
	if first, _ := runeAt(r.text, i); first == '两' || strings.ContainsRune("龄球饼嫂薪均度票租光亮色牙", next) {
		return 0, i, false
	}
	return m, r.skip(end, "份"), true
}

// day reads 9日 or 9号.
func (r dateReader) day(i int) (d, end int, ok bool) {
	d, digits, j := r.numeral(r.gap(i))
	if digits == 0 || digits > 2 || d < 1 || d > 31 {
		return 0, i, false
	}
	if j > i && isDigit(r.text[j-1]) && strings.HasPrefix(r.text[j:], " 日") {
		j++
	}
	end, is := after(r.text, j, "日")
	if !is {
		if end, is = after(r.text, j, "号"); !is {
			return 0, i, false
		}
		next, _ := runeAt(r.text, end)
		return d, end, !strings.ContainsRune("线楼院房厅馆桌台机车井店", next)
	}
	return d, end, true
}

// loneDay reads a day without its month: 记者4日获悉. What lasts or repeats is none (3日内, 每5日, 近3日, 2日游).
func (r dateReader) loneDay(i int) (d, end int, ok bool) {
	if i >= len(r.text) {
		return 0, i, false
	}
	d, end, ok = r.day(i)
	if !ok {
		return 0, i, false
	}
	hour := hasPrefix(r.text[end:], "上午", "下午", "晚", "早上", "早晨", "凌晨", "中午", "清晨", "傍晚", "午后", "深夜")
	before, size := runeBefore(r.text, i)
	alone := d > 10 && (size == 0 || isPunct(before) && before != '、') && hasPrefix(r.text[end:], "，", ",")
	if r.text[end-len("日"):end] != "日" && !hour || !isDigit(r.text[i]) && !hour && !alone && !hasSuffix(r.text[:i], "记者", "于", "本月") {
		return 0, i, false // 14号 may be a room, 三日 a length of time
	}
	if before == '、' && !hasSuffix(r.text[:i-size], "日", "号") {
		return 0, i, false
	}
	next, _ := runeAt(r.text, end)
	return d, end, !strings.ContainsRune("第每近期满达约连续过隔", before) && !strings.ContainsRune("游均内元间之产量用", next)
}

// relativeWords are expressions of two to four characters, with the set of pairHash of what they begin with.
type relativeWords struct {
	moments map[string]moment
	pairs   *runeset.Set
}

func newRelativeWords(moments map[string]moment) relativeWords {
	w := relativeWords{moments, new(runeset.Set)}
	for word := range moments {
		first, size := runeAt(word, 0)
		second, _ := runeAt(word, size)
		w.pairs.Add(pairHash(first, second))
	}
	return w
}

// The expressions counted from the anchor or from the date last spoken of.
var (
	yearWords = newRelativeWords(map[string]moment{
		"今年": {rel: fromYear}, "本年": {rel: fromYear}, "去年": {rel: fromYear, shift: -1}, "前年": {rel: fromYear, shift: -2},
		"明年": {rel: fromYear, shift: 1}, "后年": {rel: fromYear, shift: 2}, "当年": {rel: sameYear}, "同年": {rel: sameYear},
		"大前年": {rel: fromYear, shift: -3}, "大后年": {rel: fromYear, shift: 3}, "来年": {rel: fromYear, shift: 1}, "次年": {rel: sameYear, shift: 1}, "翌年": {rel: sameYear, shift: 1},
		"上一年": {rel: fromYear, shift: -1}, "下一年": {rel: fromYear, shift: 1}, "这一年": {rel: sameYear},
	})
	monthWords = newRelativeWords(map[string]moment{
		"本月": {rel: fromMonth}, "这个月": {rel: fromMonth}, "上个月": {rel: fromMonth, shift: -1}, "上月": {rel: fromMonth, shift: -1},
		"下个月": {rel: fromMonth, shift: 1}, "上一个月": {rel: fromMonth, shift: -1}, "下一个月": {rel: fromMonth, shift: 1}, "下月": {rel: fromMonth, shift: 1}, "当月": {rel: sameMonth}, "同月": {rel: sameMonth},
		"上上个月": {rel: fromMonth, shift: -2}, "下下个月": {rel: fromMonth, shift: 2}, "次月": {rel: sameMonth, shift: 1}, "翌月": {rel: sameMonth, shift: 1},
	})
	dayWords = newRelativeWords(map[string]moment{
		"今天": {rel: fromDay}, "今日": {rel: fromDay}, "今晚": {rel: fromDay}, "今早": {rel: fromDay}, "今晨": {rel: fromDay}, "今夜": {rel: fromDay},
		"昨天": {rel: fromDay, shift: -1}, "昨日": {rel: fromDay, shift: -1}, "昨晚": {rel: fromDay, shift: -1}, "昨晨": {rel: fromDay, shift: -1}, "昨夜": {rel: fromDay, shift: -1},
		"前天": {rel: fromDay, shift: -2}, "前日": {rel: fromDay, shift: -2}, "前晚": {rel: fromDay, shift: -2},
		"明天": {rel: fromDay, shift: 1}, "明日": {rel: fromDay, shift: 1}, "明晚": {rel: fromDay, shift: 1}, "明早": {rel: fromDay, shift: 1}, "明晨": {rel: fromDay, shift: 1},
		"后天": {rel: fromDay, shift: 2}, "今儿": {rel: fromDay}, "昨儿": {rel: fromDay, shift: -1}, "明儿": {rel: fromDay, shift: 1}, "当天": {rel: sameDay}, "当日": {rel: sameDay}, "同日": {rel: sameDay}, "当晚": {rel: sameDay},
		"大前天": {rel: fromDay, shift: -3}, "大后天": {rel: fromDay, shift: 3}, "大大前天": {rel: fromDay, shift: -4}, "大大后天": {rel: fromDay, shift: 4}, "次日": {rel: sameDay, shift: 1}, "翌日": {rel: sameDay, shift: 1},
	})
)

// relativeYear reads 今年, 去年 … 去年同期 has no value of its own.
func (r dateReader) relativeYear(i int) (m moment, end int, ok bool) {
	m, end, ok = r.wordAt(i, yearWords)
	if _, same := after(r.text, end, "同期"); ok && same {
		return m, i, false
	}
	return m, end, ok
}

func (r dateReader) relativeMonth(i int) (m moment, end int, ok bool) { return r.wordAt(i, monthWords) }

func (r dateReader) relativeDay(i int) (m moment, end int, ok bool) {
	if m, end, ok = r.wordAt(i, dayWords); ok {
		return m, end, true
	}
	return r.bracketedDay(i)
}

// bracketedDay reads a relative day that tells its number in brackets: 今(26)日, 昨（二十三）日.
func (r dateReader) bracketedDay(i int) (m moment, end int, ok bool) {
	first, size := runeAt(r.text, i)
	j := i + size
	open := r.skip(r.skip(j, "("), "（")
	if !strings.ContainsRune("今昨明", first) || open == j {
		return m, i, false
	}
	n, digits, j := r.numeral(open)
	end = r.skip(r.skip(j, ")"), "）")
	last, size := runeAt(r.text, end)
	if digits == 0 || n > 31 || end == j || last != '日' && last != '天' {
		return m, i, false
	}
	m = moment{rel: fromDay}
	switch first {
	case '昨':
		m.shift = -1
	case '明':
		m.shift = 1
	}
	return m, end + size, true
}

// wordAt reads one of words.
func (r dateReader) wordAt(i int, words relativeWords) (m moment, end int, ok bool) {
	first, size := runeAt(r.text, i)
	second, _ := runeAt(r.text, i+size)
	if !words.pairs.Has(pairHash(first, second)) {
		return m, i, false
	}
	for _, size := range [...]int{len("今年"), len("上个月"), len("上上个月")} {
		if end = i + size; end > len(r.text) {
			break
		}
		if m, ok = words.moments[r.text[i:end]]; ok {
			return m, end, true
		}
	}
	return m, i, false
}
