package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
)

// personAt is a mention of a person of the record.
type personAt struct {
	span  normalize.Span
	whole normalize.Span // with the posts around the name
	id    string
}

// postGap is how many bytes may stand between a name and a post that belongs to it.
const postGap = 6

// peopleWithin returns the mentions of people that stand in s.
func (f *facts) peopleWithin(s normalize.Span) []personAt {
	if f.peopleAt == nil {
		ids := map[string]string{}
		for _, p := range f.r.People {
			ids[p.Name] = p.ID
		}
		f.peopleAt = []personAt{}
		for _, h := range f.persons {
			whole := h.span
			for i := range h.posts {
				for _, p := range []postHit{h.posts[len(h.posts)-1-i], h.posts[i]} {
					if p.span.End > whole.Start-postGap && p.span.Start < whole.End+postGap {
						whole = normalize.Span{Start: min(whole.Start, p.span.Start), End: max(whole.End, p.span.End)}
					}
				}
			}
			f.peopleAt = append(f.peopleAt, personAt{h.span, whole, ids[firstOf(h.name, f.a.cut(h.span))]})
		}
		sort.SliceStable(f.peopleAt, func(i, j int) bool { return f.peopleAt[i].span.Start < f.peopleAt[j].span.Start })
	}
	var out []personAt
	from := sort.Search(len(f.peopleAt), func(i int) bool { return f.peopleAt[i].span.Start >= s.Start })
	for _, p := range f.peopleAt[from:] {
		if p.span.Start >= s.End {
			break
		}
		if p.id != "" && s.Contains(p.span) {
			out = append(out, p)
		}
	}
	return out
}

// unveiling reads 某某学院揭牌成立 from a sentence.
func (f *facts) unveiling(s normalize.Span) (Event, bool) {
	a := f.a
	for _, at := range a.allWithin("揭牌", s) {
		end := at + len("揭牌")
		if beginsWith(a.Text[end:], []string{"仪式", "以来", "后", "前"}) || a.quotedAt(at, s.Start) {
			continue
		}
		lo, hi := a.orgAt.within(normalize.Span{Start: max(s.Start, at-300), End: min(s.End, at+300)})
		for _, o := range a.orgAt[lo:hi] {
			behind := o.End <= at && f.afterAdverbs(o.End, at) == at
			ahead := o.Start >= end && isOneOf(strings.TrimLeft(a.Text[end:o.Start], "“"), []string{"", "成立", "了", "成立了", "的", "启用"})
			if !behind && !ahead {
				continue
			}
			span := normalize.Span{Start: min(o.Start, at), End: max(o.End, end)}
			return Event{Mention: Mention{span, "event.unveiling"}, Kind: "unveiling", Name: f.orgNames[f.orgIDs[o]] + "揭牌", Date: f.eventDay(s, o, span.End), Place: f.eventPlace(s, o, normalize.Span{Start: at, End: end}), Participants: []string{f.orgIDs[o]}}, true
		}
	}
	return Event{}, false
}

// visitVerbs tell a visit; what is visited stands before them behind 对, 到, 赴 or 在, or right behind them.
var visitVerbs = []string{"访问", "调研", "考察", "视察", "走访"}

// visits reads 某人赴某地考察 and 应邀对某国进行国事访问 from a sentence.
func (f *facts) visits(s normalize.Span) []Event {
	a := f.a
	var out []Event
	for _, v := range visitVerbs {
		for _, at := range a.allWithin(v, s) {
			end := at + len(v)
			if !a.atBoundary(end) || beginsWith(a.Text[end:], []string{"期间", "学者", "量", "团", "组", "报告", "中心", "了解", "时", "后", "者", "工作", "会", "显示", "发现", "公司", "室", "成果", "的", "机构", "交流活动"}) || a.orgAt.overlap(normalize.Span{Start: at, End: end}) || a.quotedAt(at, s.Start) {
				continue
			}
			if e, ok := f.visit(s, normalize.Span{Start: at, End: end}); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// visit reads the visit that the verb tells.
func (f *facts) visit(s, verb normalize.Span) (Event, bool) {
	a := f.a
	clause := normalize.Span{Start: max(s.Start, a.predicateStart(verb.Start)), End: verb.End}
	goal, from, ok := f.visited(clause, verb)
	if !ok {
		return Event{}, false
	}
	who := f.visitors(normalize.Span{Start: clause.Start, End: from})
	if len(who) == 0 && clause.Start > s.Start {
		lead := normalize.Span{Start: max(s.Start, a.predicateStart(clause.Start-1)), End: clause.Start}
		if !strings.Contains(a.cut(lead), "邀请") {
			who = f.visitors(lead)
		}
	}
	if len(who) == 0 {
		return Event{}, false
	}
	if beginsWith(a.Text[goal.End:], []string{"重要讲话", "期间", "时的"}) {
		return Event{}, false
	}
	name := a.cut(goal)
	span := normalize.Span{Start: min(goal.Start, verb.Start), End: max(goal.End, verb.End)}
	e := Event{Mention: Mention{span, "event.visit"}, Kind: "visit", Name: a.cut(verb) + name, Date: f.eventDay(s, span, span.End), Participants: who}
	if org := f.orgIDs[goal]; org != "" {
		e.Name = a.cut(verb) + f.orgNames[org]
		e.Participants = append(e.Participants, org)
	} else {
		e.Place = f.placeIDs[goal]
	}
	return e, true
}

// visited returns the place or institution that is visited, and where the words begin that name it as such.
func (f *facts) visited(clause, verb normalize.Span) (goal normalize.Span, from int, ok bool) {
	a := f.a
	for _, at := range []stretches{a.orgAt, a.placeAt} {
		if i := at.startingAt(verb.End + len(a.Text[verb.End:]) - len(strings.TrimPrefix(a.Text[verb.End:], "了"))); i >= 0 && (f.orgIDs[at[i]] != "" || f.placeIDs[at[i]] != "" && f.wholePlace(at[i].End)) {
			return at[i], verb.Start, true
		}
		lo, hi := at.within(clause)
		for i := hi - 1; i >= lo; i-- {
			g := at[i]
			if f.orgIDs[g] == "" && (f.placeIDs[g] == "" || !f.wholePlace(g.End)) {
				continue
			}
			before := a.Text[clause.Start:g.Start]
			k := -1
			for _, w := range []string{"对", "到", "赴", "在", "来到", "前往", "深入", "抵达"} {
				if strings.HasSuffix(before, w) {
					k = g.Start - len(w)
				}
			}
			between := a.Text[g.End:verb.Start]
			if k >= 0 && runes(between) <= 12 && !strings.ContainsAny(between, "、的") {
				return g, k, true
			}
		}
	}
	return goal, 0, false
}

// visitors returns the IDs of the people, or else of the one institution, that a visit is told of in s.
func (f *facts) visitors(s normalize.Span) []string {
	var out []string
	for _, p := range f.peopleWithin(s) {
		if strings.Contains(f.a.cut(normalize.Span{Start: p.span.End, End: max(p.span.End, min(s.End, f.a.charStart(p.span.End+30)))}), "的") {
			continue // 某人派遣的代表团
		}
		if before := f.a.Text[:p.span.Start]; !strings.HasSuffix(before, "应") && !beginsWith(f.a.Text[p.span.End:], []string{"邀请", "说", "表示", "介绍", "会长邀请", "的", "：", "指出"}) && !containsAny(f.a.cut(normalize.Span{Start: p.span.End, End: s.End}), []string{"陪同", "邀请"}) {
			out = append(out, p.id)
		}
	}
	if len(out) > 0 {
		return out
	}
	if list := f.actors(s); len(list) == 1 && beginsWith(f.a.Text[list[0].span.End:], []string{"代表团", "一行", "调研组", "考察团", "率"}) {
		return f.institutionsOf(list)
	}
	return nil
}

// appointmentVerbs stand before those appointed, or behind those chosen.
var (
	appointVerbs = []string{"任命", "选举", "聘任", "提名"}
	chosenVerbs  = []string{"当选为", "当选", "出任", "被任命为", "被选举为", "就任", "履新", "获任"}
)

// appointments reads 任命某人为某职 and 某人当选某职 from a sentence.
func (f *facts) appointments(s normalize.Span) []Event {
	a := f.a
	var out []Event
	for _, v := range appointVerbs {
		if v == "提名" {
			continue // not yet appointed
		}
		for _, at := range a.allWithin(v, s) {
			people := f.peopleWithin(normalize.Span{Start: at, End: min(s.End, at+600)})
			if len(people) == 0 || people[0].span.Start < at+len(v) || runes(a.Text[at+len(v):people[0].span.Start]) > 12 || f.mood(verbHit{span: normalize.Span{Start: at, End: at + len(v)}, status: "signed"}, docHit{span: normalize.Span{Start: at + len(v), End: at + len(v)}}) != "" {
				continue
			}
			last := 0
			for last+1 < len(people) && isOneOf(a.Text[people[last].span.End:people[last+1].span.Start], []string{"、", "和", "及", "同志、"}) {
				last++
			}
			rest := strings.TrimPrefix(a.Text[people[last].span.End:s.End], "同志")
			if !strings.HasPrefix(rest, "为") {
				continue
			}
			end := people[last].span.End + len(a.Text[people[last].span.End:s.End]) - len(rest) + len("为")
			out = append(out, f.appointment(s, at, f.titleEnd(end, s.End), people[:last+1]))
		}
	}
	people := f.peopleWithin(s)
	for i, p := range people {
		q := f.afterAdverbs(p.span.End, s.End)
		if beginsWith(a.Text[max(0, a.charStart(p.span.Start-len("建议"))):p.span.Start], []string{"提议", "建议", "推荐"}) || a.before(p.span.Start) == '请' {
			continue
		}
		for _, v := range chosenVerbs {
			if strings.HasPrefix(a.Text[q:s.End], v) {
				end := f.titleEnd(q+len(v), s.End)
				if end > q+len(v)+3 && !strings.Contains(a.Text[q:end], "以来") && !beginsWith(a.Text[q+len(v):], []string{"后", "以来", "时", "的"}) {
					first := i
					for first > 0 && isOneOf(a.Text[people[first-1].span.End:people[first].span.Start], []string{"、", "和", "及"}) {
						first--
					}
					out = append(out, f.appointment(s, people[first].span.Start, end, people[first:i+1]))
				}
				break
			}
		}
	}
	return out
}

// titleEnd returns where the post ends that is named from byte p on.
func (f *facts) titleEnd(p, limit int) int {
	a := f.a
	end := p
	for i, r := range a.Text[p:limit] {
		if isPunct(r) && r != '、' || i > 120 || i > 0 && (beginsWith(a.Text[p+i:], []string{"后", "时", "以来", "期间"}) && a.atBoundary(p+i)) {
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

// launched end the names of what is launched, and launchVerbs say so.
var (
	launched    = strings.Fields("项目 工程 专项行动 行动 活动 平台 基地 试点 铁路 高速公路 大桥 航线 班列 电站 产业园 示范区 计划")
	launchVerbs = strings.Fields("启动 正式启动 开工 正式开工 开工建设 投产 通车 开通 正式开通 正式通车 投入运营 投入使用 建成投产 建成通车 上线 正式上线 首航 投运 建成投运 启用")
)

// launches reads 某某工程正式开工 from a sentence.
func (f *facts) launches(s normalize.Span) []Event {
	a := f.a
	var out []Event
	for _, n := range launched {
		for _, at := range a.allWithin(n, s) {
			end := at + len(n)
			if !a.atBoundary(end) || a.quotedAt(at, s.Start) && a.after(end) != '”' {
				continue
			}
			p := end
			if a.after(p) == '”' {
				p += len("”")
			}
			q := f.afterAdverbs(p, s.End)
			verb := ""
			for _, v := range launchVerbs {
				if strings.HasPrefix(a.Text[q:s.End], v) && len(v) > len(verb) {
					verb = v
				}
			}
			if verb == "" || beginsWith(a.Text[q+len(verb):], []string{"后", "以来", "前", "时", "的", "仪式", "区", "期", "资金", "率", "机制"}) || numbersYears(a.Text[q+len(verb):]) {
				continue
			}
			start, _ := f.eventStart(s.Start, at)
			span := f.trimEventName(normalize.Span{Start: start, End: end})
			if n := runes(a.cut(span)); n < 7 || n > 40 || vagueLaunch(a.cut(span)) || f.mood(verbHit{span: normalize.Span{Start: q, End: q + len(verb)}, status: "launched"}, docHit{span: span}) != "" {
				continue
			}
			v := normalize.Span{Start: q, End: q + len(verb)}
			out = append(out, Event{Mention: Mention{span, "event.launch"}, Kind: "launch", Name: a.cut(span), Date: f.eventDay(s, span, v.End), Place: f.eventPlace(s, span, v), Participants: f.hosts(s, span, v, false)})
		}
	}
	return out
}

// numbersYears reports whether s begins with a span of time: 三年来, 10周年.
func numbersYears(s string) bool {
	rest := strings.TrimLeft(s, "0123456789一二三四五六七八九十百多几半")
	return rest != s && beginsWith(rest, []string{"年", "周年", "个月", "天", "个多月"})
}

// vagueLaunch reports whether a name tells of several things or none by name.
func vagueLaunch(name string) bool {
	if _, many := counter(name); many {
		return true
	}
	return vagueEvent(name) || beginsWith(name, []string{"一批", "该", "这", "首批", "重大项目", "多", "部分", "全国", "上述"}) && runes(name) < 10
}

// publications reads 某部门发布《某某报告》 from a sentence. What is an agreement is told of as such.
func (f *facts) publications(s normalize.Span) []Event {
	a := f.a
	var out []Event
	for _, open := range a.allWithin("《", s) {
		end := matching(a.Text, open)
		if end < 0 || end > s.End {
			continue
		}
		title := a.Text[open+len("《") : end-len("》")]
		if _, agreement := kindOfTitle(title); agreement || runes(title) < 4 || !namesReport(title) {
			continue
		}
		before := strings.TrimSuffix(a.Text[s.Start:open], "了")
		verb := normalize.Span{}
		for _, v := range []string{"发布", "公布", "发表", "出版"} {
			if strings.HasSuffix(before, v) {
				verb = normalize.Span{Start: s.Start + len(before) - len(v), End: s.Start + len(before)}
			}
			if q := f.afterAdverbs(end, s.End); strings.HasPrefix(a.Text[q:s.End], v) && q < end+90 {
				verb = normalize.Span{Start: q, End: q + len(v)}
			}
		}
		span := normalize.Span{Start: open, End: end}
		if verb.End == 0 || f.mood(verbHit{span: verb, status: "issued"}, docHit{span: span}) != "" {
			continue
		}
		e := Event{Mention: Mention{span, "event.publication"}, Kind: "publication", Name: "发布《" + title + "》", Date: f.eventDay(s, span, max(verb.End, open))}
		if verb.Start < open {
			e.Participants = f.institutionsOf(f.connected(f.partiesWithin(f.subjectStart(verb.Start), verb.Start)))
		}
		out = append(out, e)
	}
	return out
}

// namesReport reports whether a title in 《》 is that of a report.
func namesReport(title string) bool {
	title = bareTitle(title)
	for _, w := range []string{"报告", "白皮书", "蓝皮书", "绿皮书", "年鉴", "指数", "公报", "目录", "名录", "清单", "地图", "榜", "图谱", "年报", "皮书"} {
		if strings.HasSuffix(title, w) {
			return true
		}
	}
	return false
}
