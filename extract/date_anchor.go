package extract

import (
	"strconv"
	"strings"
)

// anchorOf returns the day that a speaks from: that of its dateline, else that of its publication, else the first day
// named in full in its opening paragraphs, else today as the caller gave it. Fields that nothing tells are 0.
func anchorOf(a *Article) calendarDay {
	if d, ok := datelineDay(a); ok {
		return d
	}
	if d, ok := parseDay(a.Doc.Meta.Published); ok {
		return d
	}
	if d, ok := openingDay(a); ok {
		return d
	}
	d, _ := parseDay(a.Now)
	return d
}

// datelineDay returns the day of the dateline. Where it names no year, that is the year of the publication or, around
// New Year, the one before; else the year that the text speaks of most; else the one of today.
func datelineDay(a *Article) (d calendarDay, ok bool) {
	date := a.Doc.Meta.Dateline.Date
	if d, ok = parseDay(date); ok {
		return d, d.day > 0
	}
	rest, ok := strings.CutPrefix(date, "--")
	if !ok {
		return d, false
	}
	if d, ok = parseDay("2000-" + rest); !ok || d.day == 0 { // a leap year, so that --02-29 is read
		return d, false
	}
	reference, ok := parseDay(a.Doc.Meta.Published)
	year := spokenYear(a)
	if !ok && year == 0 {
		reference, ok = parseDay(a.Now)
	}
	switch {
	case ok:
		d.year = reference.year
		if reference.day > 0 && d.time().After(reference.plus(1).time()) {
			d.year--
		}
	default:
		d.year = year
	}
	return d, d.valid()
}

// parseDay reads the date of an ISO 8601 value, which may be no finer than a year.
func parseDay(s string) (d calendarDay, ok bool) {
	if i := strings.IndexAny(s, "T "); i >= 0 {
		s = s[:i]
	}
	for k, field := range strings.SplitN(s, "-", 3) {
		n, err := strconv.Atoi(field)
		if err != nil || n <= 0 {
			return calendarDay{}, false
		}
		*[...]*int{&d.year, &d.month, &d.day}[k] = n
	}
	return d, d.valid()
}

// openingDay returns the first day that the first two paragraphs name in full.
func openingDay(a *Article) (d calendarDay, ok bool) {
	ps := a.Doc.Paragraphs
	if len(ps) == 0 {
		return d, false
	}
	r := dateReader{text: a.Text[:ps[min(1, len(ps)-1)].Span.End]}
	for i := r.next(0); i < len(r.text); i = r.next(i) {
		p, is := r.phraseAt(i)
		if !is {
			i = r.pass(i)
			continue
		}
		if m := p.from; m.rel == absolute && m.year > 0 && m.day > 0 && !p.ranged {
			d = calendarDay{m.year, m.month, m.day}
			return d, d.valid()
		}
		i = p.span.End
	}
	return d, false
}

// spokenYear returns the year that a names most often, and first where several do. Years to come do not count as
// far as the text says so (到2035年), nor do spans of years (“十三五”).
func spokenYear(a *Article) int {
	type count struct{ year, n int }
	var counts []count
	now, _ := parseDay(a.Now)
	r := dateReader{text: a.Text}
	for i := r.next(0); i < len(r.text); i = r.next(i) {
		p, ok := r.phraseAt(i)
		if !ok {
			i = r.pass(i)
			continue
		}
		i = p.span.End
		y := p.from.year
		if y == 0 || p.plan || p.to.year > y || p.from.rel != absolute || now.year > 0 && y > now.year || towards(a.Text[:p.span.Start]) {
			continue
		}
		k := 0
		for k < len(counts) && counts[k].year != y {
			k++
		}
		if k == len(counts) {
			counts = append(counts, count{year: y})
		}
		counts[k].n++
	}
	best := count{}
	for _, c := range counts {
		if c.n > best.n {
			best = c
		}
	}
	if best.year == 0 {
		return namedYear(a)
	}
	return best.year
}

// namedYear returns the first year of the title or the text that stands without 年 before a name, as those of events do:
// 2019世界制造业大会. It returns 0 where there is none.
func namedYear(a *Article) int {
	now, _ := parseDay(a.Now)
	for _, text := range [...]string{a.Doc.Meta.Title, a.Text} {
		for i := 0; i < len(text); i++ {
			if !isDigit(text[i]) {
				continue
			}
			y, digits, end := dateReader{text: text}.arabic(i)
			before, _ := runeBefore(text, i)
			next, _ := runeAt(text, end)
			if digits == 4 && y >= 1990 && y <= 2100 && (now.year == 0 || y <= now.year) && (i == 0 || isHan(before) && before != '第' || isPunct(before) && before != '.' && before != '-') &&
				isHan(next) && !unitFollows(text, end) && hanPower(next) == 0 && !isHedge(next) {
				return y
			}
			for i = max(i, end); i < len(text) && isDigit(text[i]); i++ {
			}
		}
	}
	return 0
}

// towards reports whether what follows the text is a time that the text looks forward to.
func towards(before string) bool {
	for _, word := range [...]string{"到", "至", "定", "向", "于", "争在"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}
