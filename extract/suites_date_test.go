package extract

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// dayRange is a stretch of days.
type dayRange struct{ from, to calendarDay }

// days returns the first and last day of an ISO 8601 value.
func days(value string) (r dayRange, ok bool) {
	from, to, two := strings.Cut(value, "/")
	if !two {
		to = from
	}
	var ok1, ok2 bool
	r.from, ok1 = parseDay(from)
	r.to, ok2 = parseDay(to)
	if r.from.month == 0 {
		r.from.month = 1
	}
	if r.from.day == 0 {
		r.from.day = 1
	}
	if r.to.month == 0 {
		r.to.month = 12
	}
	if r.to.day == 0 {
		r.to.day = daysIn(r.to.year, r.to.month)
	}
	return r, ok1 && ok2
}

// startOf returns the first day of the last period that a value names: that of 2018 in 2016/2018.
func startOf(value string) calendarDay {
	if i := strings.IndexByte(value, '/'); i >= 0 {
		value = value[i+1:]
	}
	r, _ := days(value)
	return r.from
}

// Kinds of expressions that are no dates with a calendar value in the record format.
var (
	clockOnly  = regexp.MustCompile(`小时|分钟|刻钟|秒|马上|这会儿|现在|最近$`)
	lunarWords = regexp.MustCompile(`农历|阴历|正月|腊月|初[一二三四五六七八九十]|大年|除夕|春节|端午|中秋|重阳|七夕|元宵`)
	seasons    = regexp.MustCompile(`[春夏秋冬]天|[春夏秋冬]季|周末`)
	// foreign are ways to write dates that the Chinese press has not: month first, year of two digits with hyphens, without
	// any sign.
	foreign = regexp.MustCompile(`^[^0-9]*[0-9]{1,2}[-/][0-9]{1,2}([-/][0-9]{2,4})?([^0-9]|$)|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}|[0-9]{4} [0-9]{1,2} [0-9]{1,2}`)
	// untilNow are stretches that end or begin now.
	untilNow = regexp.MustCompile(`^(近|最近|过去|未来|今后|往后|之后|之前|前|后|上|下|再过|过|还剩|还有)的?[ ]*[0-9一二三四五六七八九十两几半]+[ ]*个?(年|月|周|星期|天|日|小时|分钟|秒)|过去的|以来$|至今$|内$`)
)

// dateEntity is what a case says of one date.
type dateEntity struct {
	text  string
	scope string
	base  string     // value that a bound is put upon
	days  []dayRange // any of them is right; none where only the place counts
}

// entityOf reads what a case of Recognizers-Text says.
func entityOf(model, text, typ string, raw json.RawMessage) dateEntity {
	e := dateEntity{text: text}
	kind := typ
	if i := strings.LastIndexByte(kind, '.'); i >= 0 {
		kind = kind[i+1:]
	}
	switch {
	case kind == "time", kind == "timerange":
		e.scope = "times of day are no dates"
	case kind == "duration":
		e.scope = "durations are no dates"
	case kind == "set":
		e.scope = "what repeats has no calendar value"
	case clockOnly.MatchString(text) || untilNow.MatchString(text):
		e.scope = "stretches from or to this moment have no calendar value"
	case seasons.MatchString(text):
		e.scope = "seasons have no calendar value"
	case foreign.MatchString(text):
		e.scope = "not a way in which the press writes dates"
	}
	var r struct {
		Timex                            string
		FutureResolution, PastResolution map[string]string
		Values                           []map[string]string
	}
	if json.Unmarshal(raw, &r) != nil || e.scope != "" {
		return e
	}
	add := func(m map[string]string, timex string) {
		if m["Mod"] != "" {
			e.base = timex
			return
		}
		from, to := "", ""
		for _, k := range []string{"date", "startDate", "dateTime", "startDateTime", "value", "start"} {
			if m[k] != "" {
				from = m[k]
			}
		}
		to = from
		for _, k := range []string{"endDate", "endDateTime", "end"} {
			if m[k] != "" {
				to = m[k]
			}
		}
		a, ok1 := parseDay(from)
		b, ok2 := parseDay(to)
		if ok1 && ok2 {
			e.days = append(e.days, dayRange{a, b})
		}
	}
	if r.Timex != "" {
		add(r.FutureResolution, r.Timex)
		add(r.PastResolution, r.Timex)
	}
	for _, v := range r.Values {
		add(v, v["timex"])
	}
	if lunarWords.MatchString(text) && len(e.days) > 0 {
		e.scope = "days of the lunar calendar, which the suite leaves unconverted"
	}
	return e
}

// agrees reports whether a date of ours is what the case says.
func (e dateEntity) agrees(text, value string) bool {
	if !strings.Contains(e.text, text) && !strings.Contains(text, e.text) {
		return false
	}
	if e.base != "" {
		return value == e.base
	}
	ours, ok := days(value)
	if !ok {
		return false
	}
	for _, d := range e.days {
		if d.from == ours.from && (d.to == ours.to || d.to == ours.to.plus(1) || d.to == startOf(value)) {
			return true
		}
	}
	return len(e.days) == 0
}

// datesFrom returns the dates of a text that speaks from a day.
func datesFrom(t *testing.T, text, anchor string) (texts, values []string) {
	a := articleOf(t, text, anchor)
	for _, d := range findDates(a) {
		texts, values = append(texts, a.cut(d.Span)), append(values, d.Value)
	}
	return texts, values
}

func TestRecognizersDates(t *testing.T) {
	for _, file := range suiteFiles(t, "recognizers-datetime*.json") {
		r := suiteRun{t: t, name: suiteName(file), reasons: differences(t), dev: strings.HasSuffix(file, "-dev.json")}
		for _, c := range readSuite[recognized](t, file) {
			anchor := c.Reference
			if anchor == "" {
				anchor = "2017-03-22T00:00:00"
			}
			texts, values := datesFrom(t, asRead(t, c.Input), anchor)
			scope, ok, in := "", true, 0
			var want []dateEntity
			for _, x := range c.Expected {
				raw := x.Resolution
				if len(raw) == 0 || string(raw) == "null" {
					raw = x.Value
				}
				e := entityOf(c.Model, asRead(t, x.Text), x.Type, raw)
				want = append(want, e)
				if e.scope != "" {
					scope = e.scope
					continue
				}
				in++
				found := (strings.Contains(string(raw), "0001-01-01") || strings.Contains(string(raw), "not resolved")) && len(texts) == 0 // 2月30日
				for k := range texts {
					found = found || e.agrees(texts[k], values[k])
				}
				ok = ok && found
			}
			if in > 0 {
				scope = ""
			}
			if len(c.Expected) == 0 {
				ok = len(texts) == 0
			}
			r.judge(c.Model, c.Input, scope, ok, fmt.Sprint(texts, values), want)
		}
		r.least(0.85)
	}
}

// anchorFrom reads the reference time of a case of JioNLP: a string, a list of fields or fields by name.
func anchorFrom(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil && s != "" {
		return s
	}
	var list []int
	if json.Unmarshal(raw, &list) == nil && len(list) > 0 {
		d := calendarDay{}
		for k, v := range list {
			if k < 3 {
				*[...]*int{&d.year, &d.month, &d.day}[k] = v
			}
		}
		return d.String()
	}
	var m map[string]int
	if json.Unmarshal(raw, &m) == nil && m["year"] > 0 {
		return calendarDay{m["year"], m["month"], m["day"]}.String()
	}
	return "2021-06-14"
}

// onlyClock matches expressions that name no day.
var calendarWords = regexp.MustCompile(`[年月日号天周旬昨今明节季]|星期|礼拜|世纪|[0-9]{4}|除夕|春分|至$|国庆|元宵|芒种|次日|黎明`)

func TestJioNLPDates(t *testing.T) {
	for _, file := range suiteFiles(t, "jionlp*.json") {
		r := suiteRun{t: t, name: suiteName(file) + " dates", reasons: differences(t), dev: strings.HasSuffix(file, "-dev.json")}
		for _, c := range readSuite[parsed](t, file) {
			text := asRead(t, c.Input)
			switch c.Src {
			case "parse_time":
				var want struct {
					Type, Definition string
					Time             any
				}
				if err := json.Unmarshal(c.Expected, &want); err != nil {
					t.Fatal(err)
				}
				texts, values := datesFrom(t, text, anchorFrom(c.Reference))
				ends, _ := want.Time.([]any)
				scope := ""
				switch {
				case want.Type == "time_delta":
					scope = "durations are no dates"
				case want.Type == "time_period":
					scope = "what repeats has no calendar value"
				case len(ends) != 2 || strings.Contains(fmt.Sprint(ends), "inf") || untilNow.MatchString(text) || strings.HasSuffix(text, "起") || strings.HasSuffix(text, "前") && strings.ContainsAny(text, "号初"):
					scope = "stretches from or to this moment have no calendar value"
				case clockOnly.MatchString(text) || !calendarWords.MatchString(text):
					scope = "times of day are no dates"
				case seasons.MatchString(text):
					scope = "seasons have no calendar value"
				case foreign.MatchString(text):
					scope = "not a way in which the press writes dates"
				}
				ok := false
				if scope == "" {
					if len(values) == 2 { // from one time of day to another
						values = []string{values[0] + "/" + values[1]}
					}
					ok = len(values) == 1 && sameDays(values[0], fmt.Sprint(ends[0]), fmt.Sprint(ends[1]), want.Definition == "blur")
				}
				r.judge(c.Src, c.Input, scope, ok, fmt.Sprint(texts, values), ends)
			case "extract_time":
				var want []struct{ Text string }
				if err := json.Unmarshal(c.Expected, &want); err != nil {
					t.Fatal(err)
				}
				texts, _ := datesFrom(t, text, "2021-06-14")
				scope := ""
				n := 0
				for _, w := range want {
					if !calendarWords.MatchString(w.Text) {
						scope = "times of day are no dates"
					}
					for _, got := range texts {
						if strings.Contains(w.Text, got) || strings.Contains(got, w.Text) {
							n++
						}
					}
				}
				r.judge(c.Src, c.Input, scope, n == len(want) && len(texts) == n, texts, want)
			}
		}
		r.least(0.85)
	}
}

// sameDays compares a value with the days of two moments. What the case calls vague (底, 初) need only lie in between.
func sameDays(value, from, to string, vague bool) bool {
	a, ok1 := parseDay(from)
	b, ok2 := parseDay(to)
	ours, ok := days(value)
	if !ok || !ok1 || !ok2 {
		return false
	}
	if vague && !ours.from.time().Before(a.time()) && !b.time().Before(ours.to.time()) {
		return true
	}
	return ours.from == a && ours.to == b || vague && ours.from.year == a.year && ours.from.month == a.month && !b.time().Before(a.time()) && ours.to.month == b.month
}
