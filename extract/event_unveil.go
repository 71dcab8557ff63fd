package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// unveilings reads 某某学院揭牌成立 and 为某某中心揭牌 from a sentence.
func (f *facts) unveilings(s normalize.Span) []Event {
	a := f.a
	var out []Event
	for _, at := range a.allWithin("揭牌", s) {
		verb := normalize.Span{Start: at, End: at + len("揭牌")}
		if hasPrefix(a.Text[verb.End:], "仪式", "以来", "后", "前", "环节", "活动") || a.quotedAt(at, s.Start) {
			continue
		}
		if e, ok := f.unveiled(s, verb); ok {
			out = append(out, e)
		}
	}
	return out
}

// unveiled reads what the verb says is unveiled: an institution next to it, or what 为 or the clause names before it.
func (f *facts) unveiled(s, verb normalize.Span) (Event, bool) {
	a := f.a
	lo, hi := a.orgAt.within(normalize.Span{Start: max(s.Start, a.charStart(verb.Start-300)), End: min(s.End, a.charStart(verb.End+300))})
	for _, o := range a.orgAt[lo:hi] {
		behind := o.End <= verb.Start && f.afterAdverbs(skipAny(a.Text, o.End, "”"), verb.Start) == verb.Start
		ahead := o.Start >= verb.End && slices.Contains([]string{"", "成立", "了", "成立了", "的", "启用"}, strings.TrimLeft(a.Text[verb.End:o.Start], "“"))
		if behind || ahead {
			return f.unveilingOf(s, o, verb), true
		}
	}
	if r := a.before(verb.Start); r == '，' || r == '并' || r == '和' {
		return Event{}, false
	}
	clause := max(s.Start, a.predicateStart(verb.Start), a.charStart(verb.Start-maxEventName))
	start, _ := f.eventStart(clause, verb.Start)
	if k := strings.LastIndex(a.Text[clause:verb.Start], "为"); k >= 0 {
		start = clause + k + len("为")
	}
	name := f.trimEventName(normalize.Span{Start: start, End: verb.Start})
	bare := strings.Trim(a.cut(name), "“”")
	if n := runes(bare); n < 4 || n > 40 || strings.ContainsAny(bare, "，。、；") || !hasSuffix(bare, unveiledBodies...) || vagueEvent(bare) {
		return Event{}, false
	}
	return f.unveilingOf(s, name, verb), true
}

// unveiledBodies end the names of what is unveiled.
var unveiledBodies = strings.Fields("中心 学院 基地 研究院 研究所 实验室 工作站 联盟 馆 园 园区 开发区 新区 高新区 示范区 试验区 分院 分校 学校 公司 局 办公室 医联体 联合体 平台 协会 商会 委员会 书院 工作室 服务站 驿站 法庭 医院")

// unveilingOf returns the unveiling of what is named at name, with those who 为 it unveil the plate.
func (f *facts) unveilingOf(s, name, verb normalize.Span) Event {
	a := f.a
	span := normalize.Span{Start: min(name.Start, verb.Start), End: max(name.End, verb.End)}
	e := Event{Mention: Mention{span, "event.unveiling"}, Kind: "unveiling", Date: f.eventDay(s, name, span.End), Place: f.eventPlace(s, name, verb)}
	e.Name = strings.Trim(a.cut(name), "“”") + "揭牌"
	if org := f.orgIDs[name]; org != "" {
		e.Name = f.orgNames[org] + "揭牌"
		e.Participants = []string{org}
	}
	if before := strings.TrimSuffix(a.Text[:name.Start], "“"); strings.HasSuffix(before, "为") {
		for _, p := range f.peopleWithin(normalize.Span{Start: max(s.Start, a.predicateStart(name.Start)), End: len(before)}) {
			e.Participants = addMissing(e.Participants, []string{p.id})
		}
	}
	return e
}
