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
		if hasPrefix(a.Text[verb.End:], "仪式", "以来", "后", "前", "环节", "活动", "签约", "暨", "现场", "启动", "授牌") || a.quotedAt(at, s.Start) {
			continue
		}
		out = append(out, f.unveiled(s, verb)...)
	}
	return out
}

// unveiled reads what the verb says is unveiled: what is quoted before it, institutions next to it, each of them, or what 为 or the
// clause names before it.
func (f *facts) unveiled(s, verb normalize.Span) []Event {
	a := f.a
	if name, ok := f.quotedBefore(s, f.beforeTime(s.Start, verb.Start)); ok && runes(a.cut(name)) >= 4 && f.orgIDs[name] == "" {
		return []Event{f.unveilingOf(s, name, verb)}
	}
	lo, hi := a.orgAt.within(normalize.Span{Start: max(s.Start, a.charStart(verb.Start-300)), End: min(s.End, a.charStart(verb.End+300))})
	for _, o := range a.orgAt[lo:hi] {
		if hasSuffix(a.Text[:o.Start], "在", "于") {
			continue // 某中心在某大学揭牌
		}
		behind := o.End <= verb.Start && f.afterAdverbs(skipAny(a.Text, o.End, "”"), verb.Start) == verb.Start
		ahead := o.Start >= verb.End && slices.Contains([]string{"", "成立", "了", "成立了", "的", "启用"}, strings.TrimLeft(a.Text[verb.End:o.Start], "“"))
		if behind {
			var out []Event
			for _, h := range f.runBefore(a.orgAt[lo : slices.Index(a.orgAt, o)+1]) {
				e := f.unveilingOf(s, h.span, verb)
				e.Span.Start = h.span.Start
				if h.span != o {
					e.Span.End = h.span.End // the others have words of their own
				}
				out = append(out, e)
			}
			return out
		}
		if ahead {
			return []Event{f.unveilingOf(s, o, verb)}
		}
	}
	if r := a.before(verb.Start); r == '，' || r == '并' || r == '和' {
		return nil
	}
	clause := max(s.Start, a.predicateStart(verb.Start), a.charStart(verb.Start-maxEventName))
	start, _ := f.eventStart(clause, verb.Start)
	if k := strings.LastIndex(a.Text[clause:verb.Start], "为"); k >= 0 {
		start = clause + k + len("为")
	}
	name := f.trimEventName(normalize.Span{Start: start, End: verb.Start})
	bare := strings.Trim(a.cut(name), "“”")
	if n := runes(bare); n < 4 || n > 40 || strings.ContainsAny(bare, "，。、；") || !hasSuffix(bare, unveiledBodies...) || vagueEvent(bare) {
		return nil
	}
	return []Event{f.unveilingOf(s, name, verb)}
}

// beforeTime returns where the words of time and manner begin that stand before byte p: 某某中心|正式.
func (f *facts) beforeTime(from, p int) int {
	rest := f.a.Text[from:p]
	for _, w := range []string{"正式", "今日", "今天", "顺利", "同时", "共同"} {
		rest = strings.TrimSuffix(rest, w)
	}
	return from + len(rest)
}

// quotedBefore returns what stands in the quotes that end at byte p.
func (f *facts) quotedBefore(s normalize.Span, p int) (normalize.Span, bool) {
	start := max(s.Start, p-maxQuoted)
	text := f.a.Text[start:p]
	for _, q := range [][2]string{{"“", "”"}, {"「", "」"}} {
		if inner, ok := strings.CutSuffix(text, q[1]); ok {
			if k := strings.LastIndex(inner, q[0]); k >= 0 {
				return normalize.Span{Start: start + k + len(q[0]), End: start + len(inner)}, true
			}
		}
	}
	return normalize.Span{}, false
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
	if before := strings.TrimSuffix(strings.TrimSuffix(a.Text[:name.Start], "「"), "“"); strings.HasSuffix(before, "为") {
		if who, ok := f.meetersBefore(s, len(before)-len("为")); ok {
			e.Participants = addMissing(e.Participants, who.ids)
		}
	}
	return e
}
