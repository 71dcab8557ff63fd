package extract

import (
	"strings"

	"taizhang/internal/runeset"
)

// largestCount is how many days, weeks, months or years a date is counted back or ahead at most.
const largestCount = 500

// countedAt reads a time counted from today: 5天前, 两年前, 三个月后, 一年前的今天. What stands in the middle of a clause is
// counted from something else (毕业三年后).
func (r dateReader) countedAt(i int) (p datePhrase, ok bool) {
	n, end, ok := numberAt(r.text, i)
	if !ok || !n.known || n.ranged || n.hedge != "" || n.place < 0 || n.ratio != "" || n.low.Coef() > largestCount || n.low.IsZero() || !r.opensClause(i) {
		return p, false
	}
	m, count := moment{}, int(n.low.Coef())
	for _, u := range [...]struct {
		name string
		rel  relation
		by   int
	}{{"个月", fromMonth, 1}, {"个星期", fromWeek, 1}, {"个礼拜", fromWeek, 1}, {"星期", fromWeek, 1}, {"周年", fromYear, 0}, {"周", fromWeek, 1}, {"天", fromDay, 1}, {"年", fromYear, 1}} {
		j, is := after(r.text, end, u.name)
		if !is {
			continue
		}
		if u.by == 0 {
			return p, false
		}
		m.rel, m.shift, end = u.rel, count, j
		break
	}
	if m.rel == absolute {
		return p, false
	}
	back := false
	switch rest := r.text[end:]; {
	case hasPrefix(rest, "前后", "前夕", "后期", "前期", "后半", "前半"):
		return p, false
	case hasPrefix(rest, "之前", "以前"):
		back, end = true, end+len("之前")
	case hasPrefix(rest, "前"):
		back, end = true, end+len("前")
	case hasPrefix(rest, "之后", "以后"):
		end += len("之后")
	case hasPrefix(rest, "后"):
		end += len("后")
	default:
		return p, false
	}
	if back {
		m.shift = -m.shift
	} else if m.rel == fromDay {
		m.rel = sameDay // counted from the day spoken of
	}
	if j := r.today(end); j > end && m.rel == fromYear {
		m.today, end = true, j
	}
	p = single(m, i, end)
	if m.rel == fromWeek {
		p.from.weekday, p.to.weekday, p.ranged = 1, 7, true
	}
	return p, true
}

// today returns the place behind 的今天 or the like at i, or i.
func (r dateReader) today(i int) int {
	j := r.skip(i, "的")
	for _, word := range [...]string{"今天", "今日"} {
		if k, is := after(r.text, j, word); is {
			return k
		}
	}
	return i
}

// opensClause reports whether nothing, or no more than a preposition, stands before i in its clause.
func (r dateReader) opensClause(i int) bool {
	if _, hedge := hedgeBefore(r.text[:i]); hedge > 0 {
		i -= hedge
	}
	before, size := runeBefore(r.text, i)
	if size > 0 && strings.ContainsRune("他她我它们", before) {
		return true
	}
	if size > 0 && strings.ContainsRune("在于早比从自就是与较", before) {
		i -= size
		before, size = runeBefore(r.text, i)
		if size > 0 && strings.ContainsRune("早就还远从", before) {
			before, size = runeBefore(r.text, i-size)
		}
		return size == 0 || isPunct(before) || isHan(before)
	}
	return size == 0 || isPunct(before) && before != '-' && before != '.'
}

// centuryAt reads centuries and decades: 19世纪70年代, 上世纪八十年代, 21世纪, 90年代.
func (r dateReader) centuryAt(i int) (p datePhrase, ok bool) {
	century, j := 0, i
	switch first, _ := runeAt(r.text, i); {
	case first != '上' && first != '本' && !isDateNumeral(first) && !isDigit(r.text[i]):
		return p, false
	case strings.HasPrefix(r.text[i:], "上世纪"), strings.HasPrefix(r.text[i:], "上个世纪"):
		century, j = 19, i+strings.Index(r.text[i:], "世纪")+len("世纪")
	case strings.HasPrefix(r.text[i:], "本世纪"):
		century, j = 20, i+len("本世纪")
	default:
		if n, digits, e := r.numeral(i); digits > 0 && digits < 3 && n < 22 {
			if k, is := after(r.text, e, "世纪"); is && e > i {
				century, j = n-1, k
			}
		}
	}
	if k := r.skip(j, "的"); century > 0 {
		j = k
	}
	if n, last, e, is := r.decade(j); is {
		years := 1900
		switch {
		case century > 0:
			years = 100 * century
		case n < 20: // 10年代
			years = 2000
		}
		p = single(moment{year: years + n}, i, e)
		p.to.year, p.ranged = years+last+9, true
		if n == last {
			r.partOf(&p, 10)
		}
		return p, century > 0 || n >= 20
	}
	if century == 0 || j == i || strings.HasSuffix(r.text[:j], "的") {
		return p, false
	}
	p = single(moment{year: 100 * century}, i, j)
	p.to.year, p.ranged = 100*century+99, true
	if r.partOf(&p, 100) {
		return p, true
	}
	next, _ := runeAt(r.text, j)
	return p, !strings.ContainsRune("之杯广大中城报经", next)
}

// decade reads 80年代, 八十年代, 七八十年代.
func (r dateReader) decade(i int) (first, last, end int, ok bool) {
	n, digits, j := r.numeral(i)
	last = n
	if i < len(r.text) && !isDigit(r.text[i]) && nextNumeral(r.text, i) == i { // also beyond the days of a month
		if v, e, is := hanNumber(r.text, i); is && v.known && v.place >= 0 && v.low.Coef() < 100 {
			n, digits, j = int(v.low.Coef()), 2, e
			if last = n; v.ranged {
				last = int(v.high.Coef())
			}
		}
	}
	end, is := after(r.text, j, "年代")
	return n, last, end, is && digits == 2 && n%10 == 0
}

// partOf narrows p, so many years, down where it goes on with 初, 中期 or 末. Of a decade that is three years, of a century
// twenty.
func (r dateReader) partOf(p *datePhrase, years int) bool {
	if years == 100 {
		for k, words := range [...][]string{{"上半叶", "前半叶"}, {"下半叶", "后半叶"}} {
			if hasPrefix(r.text[p.span.End:], words...) {
				p.from.year += 50 * k
				p.to.year, p.span.End = p.from.year+49, p.span.End+len("上半叶")
				return true
			}
		}
	}
	for k, words := range [...][]string{{"初期", "早期", "初叶", "初"}, {"中期", "中叶"}, {"末期", "后期", "晚期", "末叶", "末"}} {
		for _, word := range words {
			j, is := after(r.text, p.span.End, word)
			if !is {
				continue
			}
			if word == "初" && r.notFirst(j) {
				return false
			}
			part, from := 3, [...]int{0, 4, 7}
			if years == 100 {
				part, from = 20, [...]int{0, 40, 80}
			}
			first := p.from.year + from[k]
			p.from.year, p.to.year, p.span.End = first, first+part-1, j
			return true
		}
	}
	return false
}

// hanNumberAt reads a whole number in characters that is small.
func hanNumberAt(text string, i int) (n, end int, ok bool) {
	if i >= len(text) || isDigit(text[i]) || nextNumeral(text, i) != i {
		return 0, i, false
	}
	v, end, ok := hanNumber(text, i)
	if !ok || !v.known || v.ranged || v.place < 0 || v.low.Coef() > largestCount {
		return 0, i, false
	}
	return int(v.low.Coef()), end, true
}

// eras lead from the name of a reign to the year before its first. Source: 中国历史纪年表 and the Japanese law on eras.
var eras = [...]struct {
	name   string
	before int
}{
	{"民国", 1911}, {"顺治", 1643}, {"康熙", 1661}, {"雍正", 1722}, {"乾隆", 1735}, {"嘉庆", 1795}, {"道光", 1820}, {"咸丰", 1850}, {"同治", 1861}, {"光绪", 1874}, {"宣统", 1908},
	{"洪武", 1367}, {"建文", 1398}, {"永乐", 1402}, {"宣德", 1425}, {"正统", 1435}, {"景泰", 1449}, {"成化", 1464}, {"弘治", 1487}, {"正德", 1505}, {"嘉靖", 1521}, {"隆庆", 1566}, {"万历", 1572}, {"天启", 1620},
	{"崇祯", 1627}, {"武德", 617}, {"贞观", 626}, {"永徽", 649}, {"神龙", 704}, {"开元", 712}, {"天宝", 741}, {"元和", 805}, {"庆历", 1040}, {"元丰", 1077}, {"宣和", 1118}, {"绍兴", 1130}, {"至元", 1263},
	{"明治", 1867}, {"大正", 1911}, {"昭和", 1925}, {"平成", 1988}, {"令和", 2018},
}

// eraFirsts holds the first characters of eras.
var eraFirsts = func() *runeset.Set {
	var s strings.Builder
	for _, e := range eras {
		r, _ := runeAt(e.name, 0)
		s.WriteRune(r)
	}
	return runeset.Of(s.String())
}()

// eraYear reads a year of a reign: 民国三年, 康熙20年, 光绪元年.
func (r dateReader) eraYear(i int) (y, end int, ok bool) {
	if first, _ := runeAt(r.text, i); !eraFirsts.Has(first) {
		return 0, i, false
	}
	for _, e := range eras {
		j, is := after(r.text, i, e.name)
		if !is {
			continue
		}
		n, _, k := r.numeral(j)
		if n == 0 {
			if n, k, is = hanNumberAt(r.text, j); !is {
				n, k = 1, r.skip(j, "元")
				if k == j {
					return 0, i, false
				}
			}
		}
		end, is = after(r.text, k, "年")
		next, _ := runeAt(r.text, end)
		return e.before + n, end, is && n > 0 && n < 200 && next != '间'
	}
	return 0, i, false
}

// taiwan are names that a text from Taiwan, or about it, has.
var taiwan = [...]string{"台湾", "台北", "台中", "台南", "高雄", "新北市", "行政院", "立法院"}

// countsFromRepublic reports whether a may count years from the first of the Republic without saying so: it is in Traditional
// characters and speaks of Taiwan, or it names such a year with 民国.
func countsFromRepublic(a *Article) bool {
	for _, p := range a.all("民国") {
		if strings.HasPrefix(a.Text[p:], "民国1") {
			return true
		}
	}
	if a.Doc.Meta.Script != "Hant" {
		return false
	}
	for _, name := range taiwan {
		if strings.Contains(a.Text, name) {
			return true
		}
	}
	return false
}

// republicYear reads 109年 with a month, or 109年度 and 109学年度: by itself 109年 may be a length of time.
func (r dateReader) republicYear(i int) (y, end int, ok bool) {
	if !isDigit(r.text[i]) {
		return 0, i, false
	}
	n, digits, j := r.numeral(i)
	if digits != 3 || n < 60 || n > 149 {
		return 0, i, false
	}
	for _, word := range [...]string{"学年度", "学年", "年度"} {
		if end, is := after(r.text, j, word); is {
			return n + 1911, end, true
		}
	}
	end, is := after(r.text, j, "年")
	_, _, month := r.month(end)
	return n + 1911, end, is && (month || hasPrefix(r.text[end:], "底", "初"))
}

// newYearDay reads the day behind 大年 at byte i: 大年|初二.
func (r dateReader) newYearDay(start, i int, m moment) (p datePhrase, ok bool) {
	day, end, _ := r.lunarDayAt(i)
	m.month, m.day, m.lunar = 1, day, true
	if day > 20 {
		m.month = 12 // 大年二十九
	}
	p = single(m, start, end)
	p.named = true
	return p, day > 20 && day < 30 || day > 0 && strings.HasPrefix(r.text[i:], "初")
}

// lunarMonth reads a month at byte i, and tells whether its name is one that only the lunar calendar has: 正月, but not 冬月.
func (r dateReader) lunarMonth(i int) (month, end int, lunar bool) {
	switch c, size := runeAt(r.text, i); c {
	case '正', '冬', '腊':
		if e, is := after(r.text, i+size, "月"); is {
			return map[rune]int{'正': 1, '冬': 11, '腊': 12}[c], e, c != '冬'
		}
	default:
		if n, e, is := r.month(i); is {
			return n, e, false
		}
	}
	return 0, i, false
}

// lunarFirsts holds the first characters of what lunarAt reads.
var lunarFirsts = runeset.Of("农阴夏旧大闰正冬腊一二三四五六七八九十0123456789")

// lunarAt reads a day or month of the lunar calendar behind a year or by itself: 农历八月十五, 正月初一, 十月初一, 闰四月.
func (r dateReader) lunarAt(start, i int, m moment) (p datePhrase, ok bool) {
	if first, _ := runeAt(r.text, i); !lunarFirsts.Has(first) {
		return p, false
	}
	named := false
	if j := i + len("农"); strings.HasPrefix(r.text[min(j, len(r.text)):], "历") {
		switch first, _ := runeAt(r.text, i); first {
		case '农', '阴', '夏', '旧':
			i, named = j+len("历"), true
		}
	}
	if named && m.year == 0 && m.rel == absolute { // 农历2015年十月初一
		if y, j, is := r.year(i); is {
			m.year, i = y, j
		} else if rel, j, is := r.relativeYear(i); is {
			m, i = rel, j
		}
	}
	if named {
		if of, j, is := r.festivalAt(i, true); is {
			m.feast = of
			return single(m, start, j), true
		}
	}
	if j, is := after(r.text, i, "大年"); is {
		return r.newYearDay(start, j, m)
	}
	leap := false
	if j, is := after(r.text, i, "闰"); is {
		i, leap = j, true
	}
	month, j, lunar := r.lunarMonth(i)
	if month == 0 {
		return p, false
	}
	named = named || lunar
	m.month, m.lunar, m.leap = month, true, leap
	day, end, marked := r.lunarDayAt(j)
	switch {
	case day > 0 && (named || leap || marked && !isDigit(r.text[i]) && (strings.HasPrefix(r.text[j:], "初") || strings.HasPrefix(r.text[j:], "廿") || month == 8 && day == 15)):
		m.day = day
		return single(m, start, end), true
	case (named || leap) && day == 0:
		p = single(m, start, j)
		p.from.day, p.to.day, p.ranged = 1, lastDay, true
		return p, true
	}
	return p, false
}

// lunarDayAt reads a day of a lunar month. Marked tells that no other calendar writes its days so: 初一, 廿三, 十五 without 日.
func (r dateReader) lunarDayAt(i int) (day, end int, marked bool) {
	if j, is := after(r.text, i, "初"); is {
		n, digits, e := r.numeral(j)
		if digits > 0 && n >= 1 && n <= 10 {
			return n, e, true
		}
		return 0, i, false
	}
	if d, e, is := r.day(i); is {
		return d, e, false
	}
	if n, e, is := hanNumberAt(r.text, i); is && n >= 11 && n <= 30 {
		next, _ := runeAt(r.text, e)
		return n, e, !unitFollows(r.text, e) && !strings.ContainsRune("日号个多余几万亿", next)
	}
	if n, digits, e := r.numeral(i); digits > 0 && n <= 30 && !unitFollows(r.text, e) {
		return n, e, false
	}
	return 0, i, false
}
