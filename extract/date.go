package extract

import (
	"strings"

	"taizhang/normalize"
)

// findDates returns the expressions of a that have a calendar value, in order. What is counted from an unknown day
// (今天 in an article without any date) is left out.
func findDates(a *Article) []Date {
	res := dateResolver{text: a.Text, anchor: anchorOf(a)}
	republic := countsFromRepublic(a)
	dates := make([]Date, 0, len(a.Text)/bytesPerDate)
	for _, s := range a.Sentences {
		if strings.Contains(a.Text[min(res.start, s.Span.Start):s.Span.Start], "\n") {
			res.last = calendarDay{} // 同年 and 当月 do not reach over paragraphs
		}
		res.sentence(s.Span)
		r := dateReader{text: a.Text[:s.Span.End], republic: republic}
		for i := r.next(s.Span.Start); i < s.Span.End; i = r.next(i) {
			p, ok := r.phraseAt(i)
			if !ok || !a.standsAlone(p) || (p.from.rel != absolute || p.named) && inTitle(a.Text[s.Span.Start:i]) {
				i = r.pass(i)
				continue
			}
			if everyYear(p, a.Text[s.Span.Start:i]) {
				i = p.span.End
				continue
			}
			if p.from.rel == fromWeek && !p.ranged && len(dates) > 0 && besideDate(a.Text[min(dates[len(dates)-1].Span.End, i):i]) {
				i = p.span.End
				continue // 6月1日，星期六 says nothing new
			}
			if value, known := res.value(p); known {
				dates = append(dates, Date{Mention{p.span, ruleOf(p)}, value})
			} else if p.years {
				a.reversed = append(a.reversed, p.span)
			}
			i = p.span.End
		}
	}
	if len(dates) == 0 {
		return nil
	}
	return dates
}

// bytesPerDate is how much text there is for a date in news that is rich in them, to size the list by.
const bytesPerDate = 150

// everyYear reports whether a date without year behind the text comes back every year: 每年3月.
func everyYear(p datePhrase, before string) bool {
	return p.from.rel == absolute && p.from.year == 0 && hasSuffix(before, "每年", "每年的", "每年在", "每逢", "历年", "每到", "每年从")
}

// besideDate reports whether what stands between a date and the name of a weekday joins the two.
func besideDate(between string) bool {
	switch between {
	case "", "（", "(", "，", ",", " ", "、":
		return true
	}
	return false
}

// maxTitle is the length of a title in bytes, as far as one is looked for.
const maxTitle = 180

// inTitle reports whether what follows the text stands in 《》.
func inTitle(before string) bool {
	const mark = "\xE3\x80" // of 《 and 》, which end in 8A and 8B
	for i := len(before) - 1; i >= max(len(mark), len(before)-maxTitle+len(mark)); i-- {
		if before[i]|1 == 0x8B && before[i-len(mark):i] == mark {
			return before[i] == 0x8A
		}
	}
	return false
}

// pass returns the place behind the digits or the character at i.
func (r dateReader) pass(i int) int {
	if !isDigit(r.text[i]) {
		_, size := runeAt(r.text, i)
		return i + size
	}
	for i < len(r.text) && isDigit(r.text[i]) {
		i++
	}
	return i
}

// ruleOf names the kind of a date, for those who ask what found it.
func ruleOf(p datePhrase) string {
	switch {
	case p.from.rel != absolute:
		return "date counted from another"
	case p.ranged:
		return "range of dates"
	case p.from.year == 0:
		return "date without year"
	}
	return "date in full"
}

// standsAlone reports whether words begin and end where p does, as far as p is written in words: 今年 in 至今年均 and
// 前天 in 以前天气 do not count.
func (a *Article) standsAlone(p datePhrase) bool {
	if p.from.rel == absolute && !p.named {
		return true
	}
	if !a.atBoundary(p.span.Start) {
		return false
	}
	if m := p.from; m.rel == fromYear && (m.shift == 2 || m.shift == -2) { // 投产后|年营业额, 目前|年产量
		r, _ := runeBefore(a.Text, p.span.Start)
		if isHan(r) && !strings.ContainsRune("比较与同和到至自从在于及", r) {
			return false
		}
	}
	if p.from.rel == fromMonth && strings.HasPrefix(a.Text[p.span.Start+len("下"):], "一") { // 指导下|一个月
		r, _ := runeBefore(a.Text, p.span.Start)
		if isHan(r) && !strings.ContainsRune("比较与同和到至自从在于及是", r) {
			return false
		}
	}
	if a.atBoundary(p.span.End) {
		return true
	}
	i := a.tokenAt(p.span.End)
	return i < len(a.tokens) && a.tokens[i].Span.Start == p.span.Start
}

// resolveDateline returns the dateline of a with its year, where that could be told.
func resolveDateline(a *Article) normalize.Dateline {
	d := a.Doc.Meta.Dateline
	if day, ok := datelineDay(a); ok {
		d.Date = day.String()
	}
	return d
}
