package extract

import (
	"strings"
	"time"

	"taizhang/normalize"
)

// calendarDay is a day, or a month or year where the finer fields are 0.
type calendarDay struct{ year, month, day int }

// String returns d in ISO 8601, no finer than d is.
func (d calendarDay) String() string {
	b := [...]byte{byte('0' + d.year/1000%10), byte('0' + d.year/100%10), byte('0' + d.year/10%10), byte('0' + d.year%10),
		'-', byte('0' + d.month/10), byte('0' + d.month%10), '-', byte('0' + d.day/10), byte('0' + d.day%10)}
	switch {
	case d.month == 0:
		return string(b[:4])
	case d.day == 0:
		return string(b[:7])
	}
	return string(b[:])
}

// valid reports whether the calendar has d.
func (d calendarDay) valid() bool {
	return d.year > 0 && d.month >= 0 && d.month <= 12 && d.day >= 0 && (d.day == 0 || d.month > 0 && d.day <= daysIn(d.year, d.month))
}

// daysIn returns the number of days of a month.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// plus returns d moved by n days.
func (d calendarDay) plus(n int) calendarDay {
	t := d.time().AddDate(0, 0, n)
	return calendarDay{t.Year(), int(t.Month()), t.Day()}
}

func (d calendarDay) time() time.Time {
	return time.Date(d.year, time.Month(max(1, d.month)), max(1, d.day), 0, 0, 0, 0, time.UTC)
}

// distance returns the days between d and e, both with a day.
func (d calendarDay) distance(e calendarDay) int {
	n := int(d.time().Sub(e.time()).Hours() / 24)
	return max(n, -n)
}

// dateResolver gives moments their calendar values, sentence after sentence.
type dateResolver struct {
	text   string
	anchor calendarDay // the day the article speaks from; zero fields where unknown
	last   calendarDay // last spoken of
	recent calendarDay // the last one spoken of that names a day
	start  int         // of the sentence
	here   calendarDay // last spoken of in this sentence
	year   int         // that this sentence named
}

func (r *dateResolver) sentence(s normalize.Span) {
	r.start, r.here, r.year = s.Start, calendarDay{}, 0
}

// value returns the ISO 8601 value of p and remembers it.
func (r *dateResolver) value(p datePhrase) (string, bool) {
	from, ok := r.day(p.from, p.span.Start)
	if !ok {
		return "", false
	}
	if p.from.year > 0 && !compared(r.text[r.start:p.span.Start]) {
		r.year = p.from.year
	}
	r.last, r.here = from, from
	if from.day > 0 {
		r.recent = from
	}
	if !p.ranged {
		return from.String(), true
	}
	to, ok := r.day(p.to, p.span.Start)
	if ok && p.to.year == 0 && to.time().Before(from.time()) {
		to.year++ // 12月29日至1月3日
		ok = to.valid()
	}
	if !ok || to.time().Before(from.time()) {
		return "", false
	}
	if to.day == 0 && to.month > 0 {
		r.last = to // 1—6月…，当月
	}
	return from.String() + "/" + to.String(), true
}

// compared reports whether what follows the text is something to compare with, or a limit, and no ground for what
// comes later in the sentence.
func compared(before string) bool {
	for _, word := range [...]string{"比", "较", "与", "和", "同", "到", "至", "自", "自从", "截至", "超过", "低于", "高于"} {
		if strings.HasSuffix(before, word) {
			return true
		}
	}
	return false
}

// day works out m, which stands at byte at.
func (r *dateResolver) day(m moment, at int) (d calendarDay, ok bool) {
	if m.feast > 0 || m.lunar || m.nth != 0 || m.today {
		return r.special(m, at)
	}
	switch m.rel {
	case absolute:
		d = calendarDay{m.year, m.month, m.day}
		switch {
		case m.year > 0:
		case m.month > 0:
			d.year = r.yearOf(m, at)
		default:
			d = r.dayNear(m.day)
		}
	case fromYear:
		if r.anchor.year > 0 {
			d = calendarDay{r.anchor.year + m.shift, m.month, m.day}
		}
	case fromMonth:
		if r.anchor.month > 0 {
			t := time.Date(r.anchor.year, time.Month(r.anchor.month+m.shift), 1, 0, 0, 0, 0, time.UTC)
			d = calendarDay{t.Year(), int(t.Month()), m.day}
		}
	case fromDay:
		if r.anchor.day > 0 {
			d = r.anchor.plus(m.shift)
		}
	case fromQuarter:
		if r.anchor.month > 0 {
			t := time.Date(r.anchor.year, time.Month((r.anchor.month-1)/3*3+3*m.shift+m.month), 1, 0, 0, 0, 0, time.UTC)
			d = calendarDay{t.Year(), int(t.Month()), 0}
		}
	case fromWeek:
		if r.anchor.day > 0 {
			d = r.anchor.plus(7*m.shift + m.weekday - isoWeekday(r.anchor))
		}
	case sameDay, sameMonth, sameYear:
		d = r.lastSpokenOf(m)
	}
	if d.day > firstLastDay && d.month > 0 {
		d.day += daysIn(d.year, d.month) - lastDay
	}
	return d, d.valid()
}

// lastSpokenOf returns the day, month or year that 当天, 当月 or 同年 mean.
func (r *dateResolver) lastSpokenOf(m moment) calendarDay {
	switch {
	case m.rel == sameDay && r.recent.day > 0:
		return r.recent.plus(m.shift)
	case m.rel == sameDay && r.anchor.day > 0:
		return r.anchor.plus(m.shift)
	case m.rel == sameMonth && r.last.month == 0 && r.last.year == 0 && r.anchor.month > 0 && m.shift == 0:
		return calendarDay{r.anchor.year, r.anchor.month, m.day}
	case m.rel == sameMonth && r.last.month > 0:
		t := time.Date(r.last.year, time.Month(r.last.month+m.shift), 1, 0, 0, 0, 0, time.UTC)
		return calendarDay{t.Year(), int(t.Month()), m.day}
	case m.rel == sameYear && r.last.year > 0:
		return calendarDay{r.last.year + m.shift, m.month, m.day}
	}
	return calendarDay{}
}

// special works out a festival, a day of the lunar calendar, a weekday of a month, or this day of another year.
func (r *dateResolver) special(m moment, at int) (d calendarDay, ok bool) {
	year := m.year
	switch {
	case m.rel == fromYear && r.anchor.year > 0:
		year = r.anchor.year + m.shift
	case m.rel == sameYear && r.last.year > 0:
		year = r.last.year + m.shift
	case m.rel == fromMonth && (m.nth != 0 || m.today) && r.anchor.month > 0:
		t := time.Date(r.anchor.year, time.Month(r.anchor.month+m.shift), 1, 0, 0, 0, 0, time.UTC)
		year, m.month = t.Year(), int(t.Month())
	case m.rel != absolute:
		return d, false
	case year == 0:
		near := moment{month: m.month, day: min(m.day, 28)}
		lunar := m.lunar
		if m.feast > 0 {
			near.month, lunar = festivals[m.feast-1].month, festivals[m.feast-1].lunar
		}
		year = r.yearOf(near, at)
		if lunar && near.month == 12 && year == r.anchor.year && r.anchor.month > 0 && r.anchor.month < 7 {
			year-- // the last month of the lunar year is in January or February
		}
	}
	if year == 0 {
		return d, false
	}
	switch {
	case m.today:
		d = calendarDay{year, r.anchor.month, r.anchor.day}
		if m.rel == fromMonth {
			d.month = m.month
		}
		ok = r.anchor.day > 0
	case m.feast > 0:
		d, ok = festivals[m.feast-1].dayIn(year)
	case m.lunar:
		d, ok = lunarDay(year, m.month, m.day, m.leap)
	default:
		if m.weekday >= ofYear { // the week with 4 January is the first
			d = calendarDay{year, 1, 4}
			return d.plus(7*(m.nth-1) + m.weekday - ofYear + 1 - isoWeekday(d)), true
		}
		d, ok = weekdayOf(year, m.month, m.nth, (m.weekday-1)%7+1)
		if m.weekday > 7 {
			d, ok = weekdayOf(year, m.month, m.nth, 1)
			d = d.plus(6)
		}
	}
	return d, ok && d.valid()
}

// yearOf returns the year of a month or day without one: that of the sentence, else the one of the anchor, or its
// neighbour around the turn of the year.
func (r *dateResolver) yearOf(m moment, at int) int {
	y := r.anchor.year
	d := calendarDay{y, m.month, m.day}
	near := y > 0 && r.anchor.day > 0 && m.day > 0 && d.valid() && d.distance(r.anchor) <= 31
	if r.year > 0 && !near {
		return r.year
	}
	if r.anchor.month == 0 {
		return y
	}
	future := plans(r.text[max(r.start, at-maxContext):at])
	switch {
	case d.valid() && m.rel == absolute && !m.lunar && m.feast == 0 && r.tellsOf(d, at):
		return y - 1
	case r.anchor.month <= 2 && m.month >= 11 && !future:
		return y - 1
	case r.anchor.month >= 11 && m.month <= 2 && future:
		return y + 1
	}
	return y
}

// farAhead is how many days before an event news rarely begins with it, but to say that it will be.
const farAhead = 60

// tellsOf reports whether the text opens with the day d, at byte at, and goes on to tell what happened then, so that it cannot lie far
// behind the day the article speaks from: 5月1日，双方签署协议, published in January.
func (r *dateResolver) tellsOf(d calendarDay, at int) bool {
	if d.day == 0 || r.anchor.day == 0 || strings.TrimSpace(r.text[:at]) != "" || !d.time().After(r.anchor.plus(farAhead).time()) {
		return false
	}
	told := r.text[at:min(len(r.text), at+maxContext)]
	if end := strings.Index(told, "。"); end >= 0 {
		told = told[:end]
	}
	comma := strings.Index(told, "，")
	return comma > 0 && comma <= len("12月31日上午") && strings.Contains(told[:comma], "日") && !plans(told)
}

// plans reports whether a clause that begins so speaks of what is to come.
func plans(before string) bool {
	for _, word := range [...]string{"将", "拟", "预计", "计划", "定于", "明年"} {
		if strings.Contains(before, word) {
			return true
		}
	}
	return false
}

// dayNear returns the day of the month that is meant by a day alone: of the month the sentence spoke of, else the
// one nearest to the anchor.
func (r *dateResolver) dayNear(day int) calendarDay {
	base := r.anchor
	if r.here.day > 0 {
		base = r.here
	}
	if base.month == 0 || base.day == 0 {
		if r.here.month > 0 {
			return calendarDay{r.here.year, r.here.month, day}
		}
		return calendarDay{}
	}
	var best calendarDay
	for shift := -1; shift <= 1; shift++ {
		t := time.Date(base.year, time.Month(base.month+shift), 1, 0, 0, 0, 0, time.UTC)
		d := calendarDay{t.Year(), int(t.Month()), day}
		if d.valid() && (best.day == 0 || d.distance(base) < best.distance(base)) {
			best = d
		}
	}
	return best
}
