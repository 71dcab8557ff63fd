package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// heldEvent reads the event whose name ends in the form at noun.
func (f *facts) heldEvent(s normalize.Span, form eventForm, noun normalize.Span) (Event, bool) {
	a := f.a
	if form.kind == "ceremony" && specificCeremony(a.Text[s.Start:noun.End]) {
		return Event{}, false // another form reads it
	}
	if why := whyUnheld(a.Text[a.predicateStart(noun.Start):noun.Start]); why != "" {
		a.lose(KindEvent, noun, "event.held", why)
		return Event{}, false
	}
	start, quoteEnd := f.eventStart(s.Start, noun.Start)
	if form.kind == "ceremony" {
		form.kind = kindOfCeremony(a.Text[min(start, noun.Start):noun.End])
	}
	if form.kind == "signing" || form.kind == "unveiling" {
		start = min(start, f.listedName(s, start), f.ceremonyStart(start))
	}
	if quoteEnd > 0 {
		if rest := a.Text[noun.End:quoteEnd]; strings.HasPrefix(rest, "暨") {
			noun.End = quoteEnd - len("”")
		} else if rest != "”" && rest != "》" {
			return Event{}, false // “某某论坛|2024年会”
		}
	}
	verb, before := f.holdVerb(s, form, start, max(noun.End, quoteEnd))
	if verb.End == 0 {
		a.lose(KindEvent, noun, "event.held", "no verb says that it is held")
		return Event{}, false
	}
	if !before && hasPrefix(a.Text[verb.End:], "时间", "的时间", "日期", "的日期", "地点") {
		return Event{}, false // 关于某次会议召开|时间的决定
	}
	if before && a.Text[verb.End:start] != "“" {
		start = max(start, verb.End)
	}
	span := f.trimEventName(normalize.Span{Start: start, End: noun.End})
	status, hoped := f.statusOf(f.toldFrom(s, span, verb, before), verb)
	if hoped {
		a.lose(KindEvent, noun, "event.held", "told of as what somebody hopes or asks for")
		return Event{}, false
	}
	if !before && hasSuffix(a.Text[:span.Start], "决定") {
		status = "planned" // 会议决定|某届人大某次会议于某日召开
	}
	hosts := f.hosts(s, span, verb, before)
	name := f.heldName(s, form, span, noun, verb, before, hosts)
	if name == "" {
		a.lose(KindEvent, span, "event.held", "a name that could be that of any such event")
		return Event{}, false
	}
	if form.kind == "signing" {
		hosts = addMissing(hosts, f.institutionsOf(f.namesWithin(span)))
	}
	e := Event{Mention: Mention{span, "event.held"}, Kind: form.kind, Status: status, Name: name, Date: f.eventDay(s, span, max(verb.End, span.End)), Place: f.eventPlace(s, span, verb), Participants: hosts}
	if before && e.Place == "" {
		e.Place = f.holdingPlace(s, verb)
	}
	return e, true
}

// toldFrom returns where the words begin that say whether an event is to come: those between its name and its verb, else those
// of the verb's clause, and of the clause before where that only names those who hold it.
func (f *facts) toldFrom(s, name, verb normalize.Span, before bool) int {
	if !before {
		return min(name.End, verb.Start)
	}
	return max(s.Start, f.a.predicateStart(verb.Start))
}

// heldName returns the name of the event at span that ends in the form at noun, or nothing where it would be that of any such
// event.
func (f *facts) heldName(s normalize.Span, form eventForm, span, noun, verb normalize.Span, before bool, hosts []string) string {
	a := f.a
	name := a.cut(span)
	if span.Start >= noun.Start {
		if before && form.kind != "meeting" && form.kind != "competition" {
			return f.hostsCeremony(s, verb, noun)
		}
		return f.toldName(noun)
	}
	if n := runes(name); n < 5 || n > 45 || runes(a.Text[span.Start:noun.Start]) < 2 || vagueEvent(name) || hasPrefix(name, form.names...) {
		return ""
	}
	if strings.HasPrefix(name, "第") && runes(name) <= 8 || slices.Contains([]string{"新闻发布会", "例行记者会", "新闻通气会", "新闻吹风会"}, name) {
		if !before || len(hosts) == 0 || !strings.HasPrefix(hosts[0], "i") {
			return ""
		}
		name = f.orgNames[hosts[0]] + name // 甲委员会举行|第二次会议, 甲局召开|新闻发布会
	}
	return name
}

// whyUnheld says why what leads to the name of an event does not tell that it is held, or nothing.
func whyUnheld(lead string) string {
	switch {
	case containsAny(lead, []string{"每年", "历年", "历届", "定期", "每逢", "每届", "多次"}):
		return "told of as what happens again and again"
	case containsAny(lead, unheld):
		return "told of as what has not been held"
	}
	return ""
}

// unheld tell of an event that is only waited for, or that did not take place.
var unheld = []string{"等到", "待到", "一旦", "假如", "如果", "取消", "尚未", "从未", "并未", "没有", "不再", "无法", "推迟", "拒绝"}

// heldThere reports whether the name of an event from byte at to end is that of one at which something happened: 在某地举行的某某
// 会议|上.
func (a *Article) heldThere(at, end int) bool {
	return a.after(end) == '上' && containsAny(a.Text[a.predicateStart(at):at], []string{"召开的", "举行的", "举办的"})
}

// mannerStart returns where the words of manner begin that s ends with: 举行了|隆重的.
func mannerStart(s string) int {
	rest := s
	for _, w := range []string{"的", "隆重", "简短", "盛大", "热烈", "庄严", "而", "简朴", "简单", "特别"} {
		rest = strings.TrimSuffix(rest, w)
	}
	if hasSuffix(rest, "举行了", "举办了") {
		return len(rest)
	}
	return len(s)
}

// heldBefore reports whether 举行的 before byte start leads to an event of its own, whose name ends at byte end: 5日在温州
// 举行的某某会议上, not 即将举行的会议 or 举行的仪式.
func (f *facts) heldBefore(s normalize.Span, start, end int) bool {
	lead := normalize.Span{Start: max(s.Start, f.a.predicateStart(start)), End: start}
	if hasPrefix(f.a.Text[end:s.End], "的", "中", "第") {
		return false
	}
	for _, d := range f.datesWithin(lead) {
		if f.dates(d) && len(d.Value) >= len("2023-10") {
			return true
		}
	}
	if lo, hi := f.a.placeAt.within(lead); lo < hi && hasSuffix(f.a.Text[:f.a.placeAt[lo].Start], "在", "于") && !strings.Contains(f.a.cut(lead), "曾") {
		return true
	}
	return containsAny(f.a.cut(lead), []string{"日在", "日起", "日前", "近日", "今天", "昨天", "昨日", "今日", "当天", "日于", "刚刚", "日下午", "日上午", "日召开", "日举行", "日举办"})
}

// hostsCeremony returns the name of a ceremony that is only called by its kind, from who or what holds it: 某某史馆|举行了隆重的|
// 揭牌仪式; or nothing where that is no name either.
func (f *facts) hostsCeremony(s, verb, noun normalize.Span) string {
	a := f.a
	end := verb.Start
	for again := true; again; {
		again = false
		for _, w := range []string{"隆重", "正式", "共同", "联合", "在京", "日前", "近日", "今天", "上午", "下午"} {
			if strings.HasSuffix(a.Text[s.Start:end], w) {
				end -= len(w)
				again = true
			}
		}
	}
	from := max(s.Start, a.predicateStart(end))
	start, _ := f.eventStart(from, end)
	if in := strings.TrimSuffix(strings.TrimSuffix(a.Text[from:start], "在"), "于"); from+len(in) < start { // 甲与乙|在某校举行
		end = from + len(in)
		for _, d := range f.datesWithin(normalize.Span{Start: from, End: end}) {
			if d.Span.End == end {
				end = d.Span.Start
			}
		}
		start, _ = f.eventStart(from, end)
	}
	host := f.trimEventName(normalize.Span{Start: start, End: end})
	lo, hi := a.orgAt.within(host)
	if n := runes(a.cut(host)); n < 4 || n > 30 || lo == hi || a.orgAt[lo].Start != host.Start {
		return ""
	}
	return a.cut(host) + a.cut(noun)
}

// holdingPlace returns the ID of the place that is said to hold an event, which is where it is held: 苏州|召开某某大会.
func (f *facts) holdingPlace(s, verb normalize.Span) string {
	a := f.a
	start := f.afterAdverbs(max(s.Start, a.predicateStart(verb.Start)), verb.Start)
	for i := a.placeAt.startingAt(start); i >= 0 && i < len(a.placeAt) && a.placeAt[i].Start == start; i++ {
		if p := a.placeAt[i]; f.placeIDs[p] != "" && f.afterAdverbs(p.End, verb.Start) == verb.Start {
			return f.placeIDs[p]
		}
	}
	return ""
}

// toldName returns the numbered name by which the article called before what it calls 本次大赛 now, or nothing.
func (f *facts) toldName(noun normalize.Span) string {
	a := f.a
	if !hasSuffix(a.Text[:noun.Start], "本次", "本届", "此次", "该") {
		return ""
	}
	word := a.cut(noun)
	at := a.allWithin(word, normalize.Span{Start: max(0, noun.Start-maxEventCue), End: noun.Start})
	for i := len(at) - 1; i >= 0; i-- {
		start, _ := f.eventStart(a.sentenceAt(at[i]).Start, at[i])
		name := f.trimEventName(normalize.Span{Start: start, End: at[i] + len(word)})
		if s := a.cut(name); runes(s) > 5 && (strings.HasPrefix(s, "首届") || strings.HasPrefix(s, "第") || len(s) > 4 && digits(s[:4])) {
			return s
		}
	}
	return ""
}
