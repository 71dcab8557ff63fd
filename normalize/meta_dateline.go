package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// dateline is the opening of a news text: 新华社北京10月9日电, 中新网10月9日电(记者 王芳), 本报讯.
type dateline struct {
	agency, place Span // in the plain line, empty where it names none
	month, day    int  // 0 where it names none
	year          int  // 0 where it names none
	end           int
}

var (
	datelineOpen  = runeset.Of(" 【[(据")
	datelineMarks = runeset.Of(" ·-—/、") // in the names of agencies and places
	dayFirsts     = runeset.Of(dayNumerals)
)

// parseDateline reads the dateline that a paragraph opens with.
func parseDateline(plain string) (dateline, bool) {
	var d dateline
	s := plain
	i := len(s) - len(trimLeft(s, datelineOpen))
	limit := min(len(s), i+150)
	month := -1
	for k := i; k < limit; {
		r, w := utf8.DecodeRuneInString(s[k:])
		if isDigit(s[k]) {
			if _, ok := d.monthDay(s[k:limit]); !ok && !d.dayAlone(s[k:limit]) {
				return d, false
			}
			month = k
			break
		}
		if dayFirsts.Has(r) && d.hanMonthDay(s[k:limit]) {
			month = k
			break
		}
		if month < 0 && (strings.HasPrefix(s[k:], "讯") || strings.HasPrefix(s[k:], "电") || strings.HasPrefix(s[k:], "消息")) && k > i {
			break
		}
		if !isIdeograph(r) && !unicode.Is(unicode.Han, r) && !datelineMarks.Has(r) && !isLetter(s[k]) {
			return d, false
		}
		if k-i > 60 {
			return d, false
		}
		k += w
	}
	return d.parse(s, i, limit, month)
}

// parse reads agency and place before the day, and 电 or 讯 after it.
func (d *dateline) parse(s string, start, limit, month int) (dateline, bool) {
	end, nameEnd := -1, month
	if month < 0 {
		for _, mark := range []string{"讯", "电", "消息"} {
			if k := strings.Index(s[start:limit], mark); k > 0 && (end < 0 || start+k < end) {
				end, nameEnd = start+k, start+k
			}
		}
		if end < 0 || end-start > 40 {
			return *d, false
		}
	} else {
		k := month
		for k < limit {
			r, w := utf8.DecodeRuneInString(s[k:])
			if !isDigit(s[k]) && !strings.ContainsRune("年月日"+dayNumerals, r) {
				break
			}
			k += w
		}
		rest := strings.TrimLeft(s[k:limit], " ")
		k = limit - len(rest)
		switch {
		case strings.HasPrefix(rest, "综合电"), strings.HasPrefix(rest, "专电"):
			end = k + len(rest) - len(strings.TrimLeft(rest, "综合专"))
		case strings.HasPrefix(rest, "电"), strings.HasPrefix(rest, "讯"), strings.HasPrefix(rest, "消息"):
			end = k
		case strings.HasPrefix(rest, "丨"), strings.HasPrefix(rest, "|"): // 某某财经8月30日丨
			end = k
			d.agency = trimmed(s, Span{start, month})
		default:
			return *d, false
		}
	}
	d.end = end + len("电")
	if d.agency.Len() == 0 {
		d.names(s, Span{start, nameEnd})
	}
	if strings.HasPrefix(s[end:], "消息") {
		d.end = end + len("消息")
		if month < 0 && (d.place.Len() > 0 || d.end == len(s) || !strings.ContainsRune(" (:,", rune(s[d.end]))) {
			return *d, false // 互联网消息传播
		}
	}
	if month < 0 && (d.agency.Len() == 0 || d.place.Len() > 0 && strings.HasPrefix(s[end:], "讯") && !sentFrom(s[d.place.Start:d.place.End], s[d.end:])) {
		return *d, false
	}
	return *d, true
}

// sentFrom reports whether what stands between a medium and 讯 is a place, by its length and by what follows: 青山日报|临湖|讯 昨天.
func sentFrom(place, rest string) bool {
	return isPlaceLike(place) && (rest == "" || strings.ContainsRune(" (】", []rune(rest)[0]))
}

// agencyEndings are what the names of those who send reports end in.
var agencyEndings = []string{"社", "网", "报", "台", "在线", "客户端", "频道", "新闻", "刊", "公众号", "微博", "发布"}

// names parts the agency from the place: it goes as far as the last ending that agencies have.
func (d *dateline) names(s string, at Span) {
	at = trimmed(s, at)
	cut := 0
	for _, ending := range agencyEndings {
		if k := strings.LastIndex(s[at.Start:at.End], ending); k > 0 {
			cut = max(cut, k+len(ending))
		}
	}
	d.agency = Span{at.Start, at.Start + cut}
	d.place = trimmed(s, Span{at.Start + cut, at.End})
}

// dayNumerals are the characters that days are written with in full.
const dayNumerals = "一二三四五六七八九十廿卅〇○"

// hanMonthDay reads 十月二十三日 at the start of s.
func (d *dateline) hanMonthDay(s string) bool {
	month, rest, ok := strings.Cut(s, "月")
	day, _, ok2 := strings.Cut(rest, "日")
	m, n := smallNumeral(month), smallNumeral(day)
	if !ok || !ok2 || m < 1 || m > 12 || n < 1 || n > 31 {
		return false
	}
	d.month, d.day = m, n
	return true
}

// smallNumeral returns the value below a hundred of a Chinese numeral: 三, 十二, 二十三, 廿三. It is -1 for what is none.
func smallNumeral(s string) int {
	const digits = "一二三四五六七八九"
	tens, ones, seen := 0, 0, false
	for _, r := range s {
		v := 0
		if i := strings.IndexRune(digits, r); i >= 0 {
			v = i/len("一") + 1
		}
		switch {
		case v > 0 && ones == 0:
			ones = v
		case r == '十' && !seen:
			tens, ones, seen = max(ones, 1), 0, true
		case r == '廿' && !seen && ones == 0:
			tens, seen = 2, true
		case r == '卅' && !seen && ones == 0:
			tens, seen = 3, true
		default:
			return -1
		}
	}
	return tens*10 + ones
}

// monthDay reads 10月9日 or 2023年10月9日 and returns its length.
func (d *dateline) monthDay(s string) (int, bool) {
	p := stampParser{s: s}
	if y, ok := p.number(4, 4); ok && y >= 1900 && y <= 2099 && strings.HasPrefix(s[p.i:], "年") {
		d.year = y
		p.i += len("年")
	} else {
		p.i = 0
	}
	var ok bool
	if d.month, ok = p.number(1, 2); !ok || d.month < 1 || d.month > 12 || !strings.HasPrefix(s[p.i:], "月") {
		return 0, false
	}
	p.i += len("月")
	if d.day, ok = p.number(1, 2); !ok || d.day < 1 || d.day > 31 || !strings.HasPrefix(s[p.i:], "日") {
		return 0, false
	}
	return p.i + len("日"), true
}

// dayAlone reads the day of a dateline that names no month: 23日电.
func (d *dateline) dayAlone(s string) bool {
	p := stampParser{s: s}
	n, ok := p.number(1, 2)
	rest, is := strings.CutPrefix(s[p.i:], "日")
	mark, size := utf8.DecodeRuneInString(rest)
	if !ok || !is || n < 1 || n > 31 || mark != '电' && mark != '讯' {
		return false
	}
	if next, _ := utf8.DecodeRuneInString(rest[size:]); unicode.Is(unicode.Han, next) && next != '题' {
		return false
	}
	*d = dateline{day: n}
	return true
}
