package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// appointVerbs stand before those appointed, chosenVerbs behind those chosen, and appointedAs between both and the post.
var (
	appointVerbs = []string{"任命", "选举", "聘任", "聘请", "推选", "推举", "增补"}
	chosenVerbs  = []string{"当选为", "当选", "出任", "被任命为", "被选举为", "就任", "履新", "获任", "接任", "升任", "调任", "转任"}
	appointedAs  = []string{"为", "担任", "任"}
)

// appointments reads 任命某人为某职 and 某人当选某职 from a sentence.
func (f *facts) appointments(s normalize.Span) []Event {
	var out []Event
	for _, v := range f.heard.appointments {
		for _, at := range v.within(s) {
			out = append(out, f.appointed(s, normalize.Span{Start: at, End: at + len(v.word)})...)
		}
	}
	people := f.peopleWithin(s)
	for i := range people {
		if e, ok := f.chosen(s, people, i); ok {
			out = append(out, e)
		}
	}
	return append(out, f.chosenBodies(s)...)
}

// appointed reads those whom the verb appoints, one post or several: 任命甲为某局局长，乙为某委主任.
func (f *facts) appointed(s, verb normalize.Span) []Event {
	a := f.a
	people := f.peopleWithin(normalize.Span{Start: verb.Start, End: min(s.End, verb.Start+2*maxEventName)})
	if len(people) == 0 || a.quotedAt(verb.Start, s.Start) || people[0].span.Start < verb.End || runes(a.Text[verb.End:max(verb.End, people[0].whole.Start)]) > 12 ||
		hasPrefix(a.Text[verb.End:], "文件", "仪式", "证书", "书", "决定", "名单", "通知") || strings.Contains(a.Text[verb.End:max(verb.End, people[0].whole.Start)], "，") ||
		!strings.HasSuffix(a.Text[:verb.Start], "同意") && f.mood(verbHit{span: verb, status: "signed"}, docHit{span: normalize.Span{Start: verb.End, End: verb.End}}) != "" {
		return nil
	}
	var out []Event
	from := verb.Start
	for len(people) > 0 {
		n, end := f.joinedPeople(people)
		as := f.appointedAs(end, s.End)
		if as == 0 {
			break
		}
		to := f.titleEnd(as, s.End)
		if n < len(people) && people[n].whole.Start > as && people[n].whole.Start < to && a.before(people[n].whole.Start) == '、' {
			to = people[n].whole.Start - len("、") // 任命甲担任某部部长、|某联盟秘书长乙担任
		}
		e := f.appointment(s, from, to, people[:n])
		if from != verb.Start {
			e.Name = a.cut(verb) + e.Name
		}
		out = append(out, e)
		people = people[n:]
		if len(people) == 0 || !slices.Contains([]string{"、", "，", ",", "；", "，任命"}, a.Text[to:max(to, people[0].whole.Start)]) {
			break
		}
		from = people[0].whole.Start
	}
	return out
}

// joinedPeople returns how many of people, from the first, are joined to one another, and where the last of them ends.
func (f *facts) joinedPeople(people []personAt) (n, end int) {
	n = 1
	for n < len(people) && slices.Contains([]string{"、", "和", "及", "同志、"}, f.a.Text[people[n-1].span.End:max(people[n-1].span.End, people[n].whole.Start)]) {
		n++
	}
	return n, people[n-1].span.End
}

// appointedAs returns where the post begins that somebody gets whose name ends at byte p, or 0: 同志（简历附后）为|.
func (f *facts) appointedAs(p, limit int) int {
	a := f.a
	for _, w := range []string{"同志", "先生", "女士", "教授", "博士"} {
		if strings.HasPrefix(a.Text[p:limit], w) {
			p += len(w)
			break
		}
	}
	p += bracketLen(a.Text[p:limit])
	for _, w := range appointedAs {
		if strings.HasPrefix(a.Text[p:limit], w) {
			return p + len(w)
		}
	}
	return 0
}

// chosen reads what person i of a sentence was chosen for: 某人当选某职.
func (f *facts) chosen(s normalize.Span, people []personAt, i int) (Event, bool) {
	a := f.a
	p := people[i]
	if hasPrefix(a.Text[max(0, a.charStart(p.span.Start-len("建议"))):p.span.Start], []string{"提议", "建议", "推荐"}...) || a.before(p.span.Start) == '请' {
		return Event{}, false
	}
	end, ok := f.chosenAs(skipAny(a.Text, f.afterAdverbs(p.span.End, s.End), "起"), s.End)
	if !ok {
		return Event{}, false
	}
	first := i
	for first > 0 && slices.Contains([]string{"、", "和", "及"}, a.Text[people[first-1].span.End:max(people[first-1].span.End, people[first].whole.Start)]) {
		first--
	}
	return f.appointment(s, people[first].span.Start, end, people[first:i+1]), true
}

// chosenAs returns where the post ends that chosenVerbs at byte q say somebody was chosen for.
func (f *facts) chosenAs(q, limit int) (end int, ok bool) {
	a := f.a
	for _, v := range chosenVerbs {
		if !strings.HasPrefix(a.Text[q:limit], v) {
			continue
		}
		end = f.titleEnd(q+len(v), limit)
		return end, end > q+len(v)+3 && !strings.Contains(a.Text[q:end], "以来") && !hasPrefix(a.Text[q+len(v):], "后", "以来", "时", "的")
	}
	return 0, false
}

// chosenBodies reads which institutions were chosen to lead others: 甲公司当选为理事长单位.
func (f *facts) chosenBodies(s normalize.Span) []Event {
	a := f.a
	var out []Event
	lo, hi := a.orgAt.within(s)
	for _, o := range a.orgAt[lo:hi] {
		end, ok := f.chosenAs(f.afterAdverbs(o.End, s.End), s.End)
		if ok && strings.HasSuffix(a.Text[o.End:end], "单位") && f.orgIDs[o] != "" {
			e := f.appointment(s, o.Start, end, nil)
			out = append(out, e)
		}
	}
	return out
}

// titleEnd returns where the post ends that is named from byte p on.
func (f *facts) titleEnd(p, limit int) int {
	a := f.a
	end := p
	for i, r := range a.Text[p:limit] {
		if isPunct(r) && r != '、' || i > 120 || i > 0 && (hasPrefix(a.Text[p+i:], "后", "时", "以来", "期间") && a.atBoundary(p+i)) {
			break
		}
		end = p + i + len(string(r))
	}
	return end
}

func (f *facts) appointment(s normalize.Span, from, to int, people []personAt) Event {
	span := normalize.Span{Start: from, End: to}
	e := Event{Mention: Mention{span, "event.appointment"}, Kind: "appointment", Name: f.a.cut(span), Date: f.eventDay(s, span, from)}
	for _, p := range people {
		e.Participants = append(e.Participants, p.id)
	}
	lo, hi := f.a.orgAt.within(span)
	for _, o := range f.a.orgAt[lo:hi] {
		e.Participants = append(e.Participants, f.orgIDs[o])
	}
	return e
}
