package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// decided say that who is named behind them gets a post: 省委决定：|某人任某职.
var decided = []string{"决定", "任命", "批准", "研究，", "宣布", "聘任", "通知", "提名", "选举"}

// notNamed go on 任 so that it is another word, or tell of a term of office rather than of its beginning.
var notNamed = []string{"任命", "任职", "任务", "任教", "任期", "任免", "任上", "任凭", "任何", "任满", "任内"}

// namedTo reads who gets a post where only 任 or, in a list of appointments, 为 says so: 某同志任某职; 决定：甲任某职，乙任某职;
// 任命： with a line for each.
func (f *facts) namedTo() []Event {
	a := f.a
	var out []Event
	listed := -1 // where the last line of a list of appointments ends
	people := f.peopleWithin(normalize.Span{End: len(a.Text)})
	for i, p := range people {
		q := skipAny(a.Text, p.span.End, "同志", "先生", "女士", "教授", "博士")
		comrade := strings.HasPrefix(a.Text[p.span.End:], "同志")
		q += bracketLen(a.Text[q:])
		as := skipAny(a.Text, q, "任", "担任", "为")
		if as == q || hasPrefix(a.Text[q:], notNamed...) || as >= len(a.Text) {
			continue
		}
		s := a.sentenceAt(p.span.Start)
		line := p.whole.Start == s.Start && (listed >= 0 && strings.TrimSpace(a.Text[listed:s.Start]) == "" || f.opensAppointments(s.Start))
		if !line && (strings.HasPrefix(a.Text[q:], "为") || !f.decidedBefore(s, p, comrade)) {
			continue
		}
		to := f.titleEnd(as, s.End)
		if title := a.Text[as:to]; runes(title) < 2 || runes(title) > 40 || containsAny(title, []string{"的", "年", "期间", "时间"}) || hasPrefix(a.Text[to:], "期间", "时", "以来", "后") {
			continue
		}
		first := i
		for first > 0 && slices.Contains([]string{"、", "和"}, a.Text[people[first-1].span.End:max(people[first-1].span.End, people[first].whole.Start)]) {
			first--
		}
		e := f.appointment(s, people[first].span.Start, to, people[first:i+1])
		e.Rule = "event.named"
		out = append(out, e)
		if line {
			listed = s.End
		}
	}
	return out
}

// opensAppointments reports whether what stands right before byte p opens a list of appointments: 任命：.
func (f *facts) opensAppointments(p int) bool {
	before := strings.TrimRight(f.a.Text[max(0, p-30):p], " 　\n：:")
	return before != f.a.Text[max(0, p-30):p] && hasSuffix(before, "任命", "决定任命", "任命下列人员", "任命名单")
}

// decidedBefore reports whether the text before somebody in his sentence says that it was decided who gets a post, or he is called
// a comrade, as only announcements do.
func (f *facts) decidedBefore(s normalize.Span, p personAt, comrade bool) bool {
	lead := f.a.Text[max(s.Start, f.a.charStart(p.span.Start-2*clauseBytes)):p.span.Start]
	if hasSuffix(lead, "与", "和", "由", "在", "对", "当") {
		return false
	}
	if comrade {
		return true
	}
	for _, w := range decided {
		if k := strings.LastIndex(lead, w); k >= 0 {
			at := p.span.Start - len(lead) + k
			if !f.a.orgAt.overlap(normalize.Span{Start: at, End: at + len(w)}) {
				return true
			}
		}
	}
	return false
}
