package normalize

import (
	"fmt"
	"strings"
	"time"
)

// china is the time of the pages that name no time zone.
var china = time.FixedZone("", 8*60*60)

// stamp is a point of time as a page gives it.
type stamp struct {
	year, month, day     int
	hour, minute, second int // -1 where the page does not say
	zone                 *time.Location
}

// String returns the stamp in ISO 8601, no finer than it is.
func (s stamp) String() string {
	switch {
	case s.hour < 0:
		return fmt.Sprintf("%04d-%02d-%02d", s.year, s.month, s.day)
	case s.second < 0:
		return s.time().In(china).Format("2006-01-02T15:04-07:00")
	}
	return s.time().In(china).Format("2006-01-02T15:04:05-07:00")
}

func (s stamp) time() time.Time {
	return time.Date(s.year, time.Month(s.month), s.day, s.hour, s.minute, max(s.second, 0), 0, s.zone)
}

// findStamp returns the first date with a year in s, with its time of day where one follows, and where it stands.
func findStamp(s string) (stamp, Span, bool) {
	for i := 0; i+8 <= len(s); i++ {
		switch c := s[i]; {
		case plainHan(s, i):
			i += len("一") - 1
		case c >= 'A' && c <= 'S' && (i == 0 || !isLetter(s[i-1])):
			if st, n, ok := parseEnglishStamp(s[i:]); ok {
				return st, Span{i, i + n}, true
			}
		case c == '(':
			if st, ok := compactStamp(s[i:]); ok {
				return st, Span{i + 1, i + 9}, true
			}
		case (c == '1' || c == '2') && (i == 0 || !isDigit(s[i-1])):
			if st, n, ok := parseStamp(s[i:]); ok {
				return st, Span{i, i + n}, true
			}
		}
	}
	return stamp{}, Span{}, false
}

// compactStamp reads a date of eight digits in brackets at the start of s: (20231009).
func compactStamp(s string) (stamp, bool) {
	if len(s) < len("(20231009)") || s[0] != '(' || s[9] != ')' {
		return stamp{}, false
	}
	st, n, ok := parseStamp(s[1:5] + "-" + s[5:7] + "-" + s[7:9])
	return st, ok && n == len("2023-10-09")
}

// parseStamp reads a date at the start of s: 2023-10-09, 2023/10/9, 2023.10.09, 2023年10月9日, each with a time or without.
func parseStamp(s string) (stamp, int, bool) {
	st := stamp{hour: -1, minute: -1, second: -1, zone: china}
	p := stampParser{s: s}
	var ok bool
	if st.year, ok = p.number(4, 4); !ok || st.year < 1900 || st.year > 2099 {
		return st, 0, false
	}
	sep := p.separator("-/.", "年")
	if sep == "" {
		return st, 0, false
	}
	if st.month, ok = p.number(1, 2); !ok || st.month < 1 || st.month > 12 {
		return st, 0, false
	}
	if got := p.separator("-/.", "月"); got == "" || got != sep && sep != "年" {
		return st, 0, false
	}
	if st.day, ok = p.number(1, 2); !ok && !clockFollows(p.s[p.i:]) || st.day < 1 || st.day > daysIn(st.year, st.month) {
		return st, 0, false
	}
	p.separator("", "日")
	end := p.i
	if p.clock(&st) {
		end = p.i
	}
	return st, end, true
}

// parseEnglishStamp reads a date as blogs with an English template write it, at the start of s, which is a capital letter:
// September 10th, 2005 10:56 am.
func parseEnglishStamp(s string) (stamp, int, bool) {
	st := stamp{hour: -1, minute: -1, second: -1, zone: china}
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if !strings.HasPrefix(s, name[:3]) {
			continue
		}
		rest := strings.TrimPrefix(s, name)
		if len(rest) == len(s) {
			rest = s[3:]
		}
		rest = strings.TrimLeft(rest, " .")
		st.month = int(m)
		return st.english(rest, len(s)-len(rest))
	}
	return st, 0, false
}

// english reads the day, year and time of an English date; skipped bytes stand before text.
func (s stamp) english(text string, skipped int) (stamp, int, bool) {
	p := stampParser{s: text}
	for p.i < len(text) && isDigit(text[p.i]) && p.i < 2 {
		s.day = s.day*10 + int(text[p.i]-'0')
		p.i++
	}
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if strings.HasPrefix(text[p.i:], end) {
			p.i += len(end)
		}
	}
	p.i += len(text[p.i:]) - len(strings.TrimLeft(text[p.i:], " ,"))
	var ok bool
	if s.year, ok = p.number(4, 4); !ok || s.year < 1900 || s.year > 2099 || s.day < 1 || s.day > daysIn(s.year, s.month) {
		return s, 0, false
	}
	end := p.i
	if p.clock(&s) {
		end = p.i
		if strings.HasPrefix(lowerASCII(strings.TrimLeft(text[end:], " ")), "pm") && s.hour < 12 {
			s.hour += 12
		}
	}
	return s, skipped + end, true
}

// clockFollows reports whether s starts with a time of day: with the tags between them gone, dates run into it.
func clockFollows(s string) bool {
	return len(s) >= 5 && isDigit(s[0]) && isDigit(s[1]) && s[2] == ':' && isDigit(s[3]) && isDigit(s[4])
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// stampParser reads the parts of a stamp one after another.
type stampParser struct {
	s string
	i int
}

// number reads a number of least to most digits; a digit after them makes it no number.
func (p *stampParser) number(least, most int) (int, bool) {
	n, k := 0, 0
	for p.i < len(p.s) && isDigit(p.s[p.i]) && k < most {
		n = n*10 + int(p.s[p.i]-'0')
		p.i++
		k++
	}
	return n, k >= least && (p.i >= len(p.s) || !isDigit(p.s[p.i]))
}

// separator reads one of the characters of signs, or word, with spaces around, and returns it; 年 and 月 are both 年.
func (p *stampParser) separator(signs, word string) string {
	i := p.i
	for i < len(p.s) && p.s[i] == ' ' {
		i++
	}
	got := ""
	switch {
	case strings.HasPrefix(p.s[i:], word):
		got, i = "年", i+len(word)
	case i < len(p.s) && signs != "" && strings.IndexByte(signs, p.s[i]) >= 0:
		got, i = p.s[i:i+1], i+1
	default:
		return ""
	}
	for i < len(p.s) && p.s[i] == ' ' {
		i++
	}
	p.i = i
	return got
}

// clock reads a time of day after a date: 17:42, 17:42:38, T09:59:22Z, 上午 is not understood.
func (p *stampParser) clock(st *stamp) bool {
	p.i += len(p.s[p.i:]) - len(strings.TrimLeft(p.s[p.i:], " T,|"))
	if strings.HasPrefix(p.s[p.i:], "星期") || strings.HasPrefix(p.s[p.i:], "周") {
		p.i += strings.IndexAny(p.s[p.i:]+" ", " 0123456789")
		p.i += len(p.s[p.i:]) - len(strings.TrimLeft(p.s[p.i:], " "))
	}
	h, ok := p.number(1, 2)
	if !ok || h > 23 || !p.colon() {
		return false
	}
	m, ok := p.number(2, 2)
	if !ok || m > 59 {
		return false
	}
	st.hour, st.minute = h, m
	mark := p.i
	if p.colon() {
		if sec, ok := p.number(2, 2); ok && sec < 60 {
			st.second = sec
			mark = p.i
		}
	}
	p.i = mark
	p.timeZone(st)
	return true
}

func (p *stampParser) colon() bool {
	if p.i < len(p.s) && p.s[p.i] == ':' {
		p.i++
		return true
	}
	return false
}

// timeZone reads Z, +08:00 or +0800, after a fraction of seconds if there is one.
func (p *stampParser) timeZone(st *stamp) {
	i := p.i
	if i < len(p.s) && p.s[i] == '.' {
		for i++; i < len(p.s) && isDigit(p.s[i]); i++ {
		}
	}
	if i >= len(p.s) {
		return
	}
	if p.s[i] == 'Z' {
		st.zone, p.i = time.UTC, i+1
		return
	}
	for _, layout := range []string{"-07:00", "-0700"} {
		if i+len(layout) <= len(p.s) {
			if t, err := time.Parse(layout, p.s[i:i+len(layout)]); err == nil {
				_, offset := t.Zone()
				st.zone, p.i = time.FixedZone("", offset), i+len(layout)
				return
			}
		}
	}
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
