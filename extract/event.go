package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
)

var events = Extractor{
	Name: "events",
	Doc:  "meetings, signings and unveilings, with their day, place and participants",
	find: func(f *facts) { f.r.Events = findEvents(f) },
	Examples: []Example{
		{"2024年5月24日，京津冀水利工作会议在天津召开。", []string{"meeting 京津冀水利工作会议 2024-05-24"}},
		{"会议室里坐满了人，大家开会讨论。", nil},
	},
}

// eventForm is a verb that tells an event, and the endings its name has.
type eventForm struct {
	kind  string
	verbs []string
	names []string
}

var eventForms = []eventForm{
	{"meeting", strings.Fields("召开 举行 举办 开幕 闭幕"), strings.Fields("工作会议 会议 大会 论坛 峰会 座谈会 研讨会 发布会 推进会 交流会 对话会 年会 博览会 展览会 交易会 洽谈会 联席会 全会 例会 听证会")},
	{"signing", strings.Fields("举行 举办"), strings.Fields("签约仪式 签字仪式")},
	{"unveiling", strings.Fields("举行 举办"), strings.Fields("揭牌仪式 揭幕仪式 授牌仪式")},
	{"launch", strings.Fields("举行 举办 启动"), strings.Fields("启动仪式 开工仪式 开学典礼 首发式 首发仪式")},
}

// findEvents returns the events of the article: those with a name and a verb of holding, and the signings of the
// agreements.
func findEvents(f *facts) []Event {
	var out []Event
	seen := map[string]bool{}
	for _, s := range f.a.Sentences {
		for _, form := range eventForms {
			e, ok := f.heldEvent(s.Span, form)
			if !ok || seen[e.Name] {
				continue
			}
			seen[e.Name] = true
			out = append(out, e)
		}
		if e, ok := f.unveiling(s.Span); ok && !seen[e.Name] {
			seen[e.Name] = true
			out = append(out, e)
		}
	}
	out = append(out, signings(f.r.Agreements)...)
	for i := range out {
		out[i].ID = id("e", i)
	}
	return out
}

// heldEvent reads 某某会议在某地召开 from a sentence.
func (f *facts) heldEvent(s normalize.Span, form eventForm) (Event, bool) {
	a := f.a
	for _, name := range form.names {
		at := a.firstCue(name, s)
		if at < 0 {
			continue
		}
		end := at + len(name)
		tail := a.Text[end:min(s.End, a.clauseEnd(end))]
		if !containsAny(tail, form.verbs) || runes(tail) > 25 {
			continue
		}
		start := f.eventStart(s.Start, end-len(name))
		if n := runes(a.Text[start:end]); n < 5 || n > 40 || strings.HasPrefix(a.Text[start:end], "第") {
			continue
		}
		span := normalize.Span{Start: start, End: end}
		e := Event{Mention: Mention{span, "event.held"}, Kind: form.kind, Name: a.cut(span), Date: f.lastDay(normalize.Span{Start: s.Start, End: end}), Place: f.placeWithin(normalize.Span{Start: end, End: end + len(tail)})}
		if e.Date == "" {
			e.Date = firstOf(f.dateIn(s), f.eventDate(end))
		}
		return e, true
	}
	return Event{}, false
}

// eventStart returns where the name of an event begins: behind the clause's last comma, date or verb.
func (f *facts) eventStart(from, p int) int {
	a := f.a
	start := max(from, a.clauseStart(p))
	for i := a.tokenAt(p) - 1; i >= 0 && a.tokens[i].Span.Start >= start; i-- {
		if a.endsEventName(i) {
			return a.tokens[i].Span.End
		}
	}
	return start
}

// endsEventName reports whether token i stands before the name of an event, not in it: 出席|某某论坛, 5月24日|某某会议.
func (a *Article) endsEventName(i int) bool {
	switch w := a.word(i); w {
	case "召开", "举行", "举办", "参加", "出席", "主持", "承办", "主办", "组织", "邀请", "了", "的", "日", "月", "上午", "下午", "晚",
		"成功", "将", "还", "期间", "由", "此次", "本次", "首次":
		return true
	case "年":
		return len(a.word(i-1)) != 4 || !digits(a.word(i-1))
	}
	switch a.tag(i) {
	case "p", "c":
		return a.word(i) != "与" && a.word(i) != "和" && a.word(i) != "暨"
	case "d", "r", "t", "u", "ul", "uj":
		return true
	}
	return false
}

// firstCue returns where a cue word first begins within s, or -1.
func (a *Article) firstCue(word string, s normalize.Span) int {
	at := a.all(word)
	if i := sort.SearchInts(at, s.Start); i < len(at) && at[i]+len(word) <= s.End {
		return at[i]
	}
	return -1
}

// datesWithin returns the dates that stand in s.
func (f *facts) datesWithin(s normalize.Span) []Date {
	ds := f.r.Dates
	lo := sort.Search(len(ds), func(i int) bool { return ds[i].Span.Start >= s.Start })
	hi := sort.Search(len(ds), func(i int) bool { return ds[i].Span.End > s.End })
	return ds[lo:max(lo, hi)]
}

// lastDay returns the last day or month named in s.
func (f *facts) lastDay(s normalize.Span) string {
	ds := f.datesWithin(s)
	for i := len(ds) - 1; i >= 0; i-- {
		if v := ds[i].Value; len(v) >= len("2023-10") && !strings.Contains(v, "/") {
			return v
		}
	}
	return ""
}

// dateIn returns the last day or month named in a sentence.
func (f *facts) dateIn(s normalize.Span) string {
	best := ""
	for _, d := range f.datesWithin(s) {
		if len(d.Value) >= len("2023-10") && !strings.Contains(d.Value, "/") {
			best = d.Value
			if len(d.Value) == len("2023-10-09") {
				break
			}
		}
	}
	return best
}

// placeWithin returns the ID of the first place named in s.
func (f *facts) placeWithin(s normalize.Span) string {
	if lo, hi := f.a.placeAt.within(s); lo < hi {
		return f.placeIDs[f.a.placeAt[lo]]
	}
	return ""
}

// unveiling reads 某某学院揭牌成立 from a sentence.
func (f *facts) unveiling(s normalize.Span) (Event, bool) {
	at := f.a.firstCue("揭牌", s)
	if at < 0 || strings.HasPrefix(f.a.Text[at:], "揭牌仪式") {
		return Event{}, false
	}
	lo, hi := f.a.orgAt.within(normalize.Span{Start: max(s.Start, at-300), End: min(s.End, at+300)})
	for _, o := range f.a.orgs[lo:hi] {
		if o.span.End <= at && at-o.span.End <= 12 || o.span.Start >= at && o.span.Start-at <= 24 {
			span := normalize.Span{Start: min(o.span.Start, at), End: max(o.span.End, at+len("揭牌"))}
			return Event{Mention: Mention{span, "event.unveiling"}, Kind: "unveiling", Name: f.orgNames[f.orgIDs[o.span]] + "揭牌", Date: firstOf(f.dateIn(s), f.eventDate(at)), Participants: []string{f.orgIDs[o.span]}}, true
		}
	}
	return Event{}, false
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// signings makes one event of each agreement that was signed, with its parties.
func signings(agreements []Agreement) []Event {
	var out []Event
	for _, g := range agreements {
		if g.Status != "signed" && g.Status != "renewed" || len(g.Mentions) == 0 {
			continue
		}
		e := Event{Mention: Mention{g.Mentions[0].Span, "event.signing"}, Kind: "signing", Name: "签署" + g.Title, Date: g.Date, Agreements: []string{g.ID}}
		for _, p := range g.Parties {
			if p.Institution != "" {
				e.Participants = append(e.Participants, p.Institution)
			}
		}
		out = append(out, e)
	}
	return out
}
