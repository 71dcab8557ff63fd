package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// dateline is the opening of a news text: 新华社北京10月9日电, 中新网10月9日电(记者 王芳), 本报讯.
type dateline struct {
	agency, place Span // in the plain line, empty where it names none
	month, day    int  // 0 where it names none
	year          int  // 0 where it names none
	end           int
}

// parseDateline reads the dateline that a paragraph opens with.
func parseDateline(plain string) (dateline, bool) {
	var d dateline
	s := plain
	i := len(s) - len(strings.TrimLeft(s, " 【[(据"))
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
		if month < 0 && (strings.HasPrefix(s[k:], "讯") || strings.HasPrefix(s[k:], "电")) && k > i {
			break
		}
		if !unicode.Is(unicode.Han, r) && !strings.ContainsRune(" ·-—/、", r) && !isLetter(s[k]) {
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
		for _, mark := range []string{"讯", "电"} {
			if k := strings.Index(s[start:limit], mark); k > 0 && (end < 0 || start+k < end) {
				end, nameEnd = start+k, start+k
			}
		}
		if end < 0 || end-start > 40 {
			return *d, false
		}
	} else {
		k := month
		for k < limit && (isDigit(s[k]) || strings.HasPrefix(s[k:], "年") || strings.HasPrefix(s[k:], "月") || strings.HasPrefix(s[k:], "日")) {
			_, w := utf8.DecodeRuneInString(s[k:])
			k += w
		}
		rest := strings.TrimLeft(s[k:limit], " ")
		k = limit - len(rest)
		switch {
		case strings.HasPrefix(rest, "综合电"), strings.HasPrefix(rest, "专电"):
			end = k + len(rest) - len(strings.TrimLeft(rest, "综合专"))
		case strings.HasPrefix(rest, "电"), strings.HasPrefix(rest, "讯"), strings.HasPrefix(rest, "消息"):
			end = k
		default:
			return *d, false
		}
	}
	d.end = end + len("电")
	d.names(s, Span{start, nameEnd})
	if month < 0 && (d.agency.Len() == 0 || d.place.Len() > 0 && strings.HasPrefix(s[end:], "讯")) {
		return *d, false
	}
	return *d, true
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
