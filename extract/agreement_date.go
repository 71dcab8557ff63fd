package extract

import (
	"strings"

	"taizhang/normalize"
)

// dateOf returns the date of the act that h is the object of: a day or month named before it in its sentence, or
// between it and its verb, else the day of the report where the sentence says that it happens now, else the year that
// the clause names.
func (f *facts) dateOf(h docHit, v verbHit) string {
	sentence := f.a.sentenceAt(h.span.Start)
	end := h.span.Start
	if v.span.Start > h.span.End {
		end = v.span.Start
	}
	best, year, since := "", "", false
	for _, d := range f.datesWithin(normalize.Span{Start: max(sentence.Start, end-2*clauseBytes), End: end}) {
		if strings.Contains(d.Value, "/") || !f.dates(d) {
			since = since || f.a.before(d.Span.Start) == '自'
			continue
		}
		switch {
		case len(d.Value) >= len("2023-10"):
			best = d.Value
		case len(d.Value) == len("2023") && d.Span.Start >= f.a.predicateStart(v.span.Start):
			year = d.Value
		}
	}
	if best != "" || since {
		return best // 自某月签署…以来 is no news of the day
	}
	if containsAny(f.a.Text[f.a.predicateStart(min(v.span.Start, h.span.Start)):max(v.span.Start, end)], vagueDays) {
		return year // 近日: on no day that is told
	}
	if day := f.eventDate(h.span.Start); year == "" || strings.HasPrefix(day, year) {
		return day
	}
	return year
}

// vagueDays say that something happened on a day that is not told.
var vagueDays = []string{"近日", "日前", "近期", "不久前", "前不久", "此前", "最近", "早前", "近来"}

// dates reports whether a date may be that of an act told behind it: not 截至5月底, 5日报道, or a year in a title.
func (f *facts) dates(d Date) bool {
	a := f.a
	if a.quotedAt(d.Span.Start, a.sentenceAt(d.Span.Start).Start) {
		return false
	}
	before := a.Text[max(0, a.charStart(d.Span.Start-6)):d.Span.Start]
	for _, w := range []string{"截至", "截止", "自", "至", "到"} {
		if strings.HasSuffix(before, w) {
			return false
		}
	}
	rest := a.Text[d.Span.End:]
	return !hasPrefix(rest, "报道", "电", "讯", "消息", "表示", "称", "说", "批评", "起", "以来", "前", "年度", "版", "届", "后首", "后第", "后上班", "后开")
}

// eventCues lead back to the day of an event told before.
var eventCues = []string{"会上", "当天", "会议期间", "仪式上", "现场", "会后", "活动中", "签约仪式", "会议上", "论坛上", "大会上"}

// eventDate returns the day of the meeting that the text around byte p tells of: the last day named before p, where
// 会上, 当天 or the like leads back to it.
func (f *facts) eventDate(p int) string {
	a := f.a
	i := a.paragraphAt(p)
	if i < 0 {
		return ""
	}
	lead := a.Text[max(a.Doc.Paragraphs[i].Span.Start, a.charStart(p-2*clauseBytes)):p]
	cue := false
	for _, w := range eventCues {
		cue = cue || strings.Contains(lead, w)
	}
	near := i <= 1
	if !cue && !near && containsAny(a.cut(normalize.Span{Start: max(a.sentenceAt(p).Start, a.predicateStart(p)), End: p}), []string{"还", "同时"}) {
		return f.lastDay(normalize.Span{Start: a.Doc.Paragraphs[i].Span.Start, End: p}) // what else happened that day
	}
	if !cue && !near {
		for k := i - 1; k >= 0 && k >= i-6; k-- {
			cue = cue || a.said("会上", a.Doc.Paragraphs[k].Span.Start, a.Doc.Paragraphs[k].Span.End)
		}
	}
	if !cue && !near {
		return ""
	}
	best := ""
	before := f.datesWithin(normalize.Span{End: p})
	for i := len(before) - 1; i >= 0 && best == ""; i-- {
		if len(before[i].Value) == len("2023-10-09") && f.dates(before[i]) {
			best = before[i].Value
		}
	}
	if best == "" {
		best = f.a.dateline.Date
	}
	if len(best) != len("2023-10-09") || strings.HasPrefix(best, "-") {
		return ""
	}
	return best
}

// period returns the years that the title or the words right behind it give: (2023年-2025年).
func period(title, rest string) (start, end string) {
	if s, e := yearRange(title); s != "" {
		return s, e
	}
	if strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "（") {
		if k := strings.IndexAny(rest, ")）"); k > 0 && k < 60 {
			return yearRange(rest[:k])
		}
	}
	return "", ""
}

// yearRange returns the first pair of years in s.
func yearRange(s string) (start, end string) {
	years := make([]string, 0, 2)
	last := 0
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '1' || s[i] == '2') && digits(s[i:i+4]) && (i == 0 || !digits(s[i-1:i])) && (i+4 == len(s) || !digits(s[i+4:i+5])) {
			if len(years) == 1 && i-last > 16 {
				years = years[:0]
			}
			years = append(years, s[i:i+4])
			last = i + 4
			i += 3
		}
		if len(years) == 2 {
			if years[0] <= years[1] {
				return years[0], years[1]
			}
			return "", ""
		}
	}
	return "", ""
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// inForceFrom returns the day from which the sentence of a title says that it holds: 自5月1日起施行.
func (f *facts) inForceFrom(h docHit) string {
	sentence := f.a.sentenceAt(h.span.Start)
	for _, d := range f.datesWithin(normalize.Span{Start: h.span.End, End: sentence.End}) {
		rest := strings.TrimPrefix(f.a.Text[d.Span.End:], "起")
		if f.a.before(d.Span.Start) == '自' && hasPrefix(rest, "施行", "正式施行", "实施", "正式实施", "生效", "执行") && !strings.Contains(d.Value, "/") {
			return d.Value
		}
	}
	return ""
}

// placeOf returns the ID of the place that 在 or 于 names before the verb that acts on a title, in its clause.
func (f *facts) placeOf(v verbHit, h docHit) string {
	a := f.a
	s := normalize.Span{Start: a.predicateStart(v.span.Start), End: v.span.Start}
	if v.span.Start > h.span.Start {
		s.Start = h.span.End
	}
	lo, hi := a.placeAt.within(normalize.Span{Start: s.Start, End: max(s.Start, s.End)})
	for i := hi - 1; i >= lo; i-- {
		p := a.placeAt[i]
		if prev := a.before(p.Start); (prev == '在' || prev == '于') && f.placeIDs[p] != "" && f.afterAdverbs(p.End, v.span.Start) == v.span.Start {
			return f.placeIDs[p]
		}
	}
	return ""
}
