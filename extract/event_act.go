package extract

import (
	"slices"
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

// visitVerbs tell a visit; what is visited stands before them behind 对, 到, 赴 or 在, or right behind them.
var visitVerbs = []string{"访问", "到访", "调研", "考察", "视察", "走访", "拜访"}

// ownBodies are what those visited call themselves.
var ownBodies = []string{"我校", "我院", "我市", "我县", "我区", "我省", "我镇", "我局", "我所", "我司", "我公司", "我国", "本校", "校"}

// visits reads 某人赴某地考察 and 应邀对某国进行国事访问 from a sentence.
func (f *facts) visits(s normalize.Span, verbs []heardCue) []Event {
	a := f.a
	var out []Event
	for _, v := range verbs {
		for _, at := range v.within(s) {
			end := at + len(v.word)
			if !a.atBoundary(end) || hasPrefix(a.Text[end:], "期间", "学者", "量", "团", "组", "报告", "中心", "了解", "时", "后", "者", "工作", "会", "显示", "发现", "公司", "室", "成果", "的", "机构", "交流活动") || a.orgAt.overlap(normalize.Span{Start: at, End: end}) || a.quotedAt(at, s.Start) {
				continue
			}
			out = append(out, f.visit(s, normalize.Span{Start: at, End: end})...)
		}
	}
	return out
}

// visit reads the visits that the verb tells, one for each place of a list: 对甲国、乙国进行访问.
func (f *facts) visit(s, verb normalize.Span) []Event {
	a := f.a
	clause := normalize.Span{Start: max(s.Start, a.predicateStart(verb.Start)), End: verb.End}
	goal, from, ok := f.visited(clause, verb)
	if !ok || hasPrefix(a.Text[goal.End:], "重要讲话", "期间", "时的") {
		return nil
	}
	who := f.visitors(normalize.Span{Start: clause.Start, End: from})
	if len(who) == 0 && clause.Start > s.Start {
		lead := normalize.Span{Start: max(s.Start, a.predicateStart(clause.Start-1)), End: clause.Start}
		if !strings.Contains(a.cut(lead), "邀请") {
			who = f.visitors(lead)
		}
	}
	if len(who) == 0 {
		return nil
	}
	var out []Event
	for _, g := range f.listedPlaces(goal, s.End) {
		span := normalize.Span{Start: min(goal.Start, verb.Start), End: max(g.End, verb.End)}
		e := Event{Mention: Mention{span, "event.visit"}, Kind: "visit", Name: a.cut(verb) + a.cut(g), Date: f.eventDay(s, span, span.End), Participants: who}
		if org := f.orgIDs[g]; org != "" {
			e.Name = a.cut(verb) + f.orgNames[org]
			e.Participants = append(slices.Clip(who), org)
		} else if e.Place = f.placeIDs[g]; a.cut(g) == "校" {
			e.Name = a.cut(verb) + "我校"
		}
		out = append(out, e)
	}
	return out
}

// listedPlaces returns a place and those that a list names behind it; what is no place stands alone.
func (f *facts) listedPlaces(first normalize.Span, limit int) []normalize.Span {
	list := []normalize.Span{first}
	for f.placeIDs[first] != "" && len(list) < maxActors {
		p := list[len(list)-1].End
		next := skipAny(f.a.Text, p, "、", "和", "以及", "及")
		i := f.a.placeAt.startingAt(next)
		if next == p || i < 0 || f.placeIDs[f.a.placeAt[i]] == "" || f.a.placeAt[i].End > limit || !f.wholePlace(f.a.placeAt[i].End) {
			break
		}
		list = append(list, f.a.placeAt[i])
	}
	return list
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
			for _, w := range visitedBehind {
				if strings.HasSuffix(before, w) {
					k = g.Start - len(w)
				}
			}
			list := f.listedPlaces(g, verb.Start)
			between := a.Text[list[len(list)-1].End:verb.Start]
			if k >= 0 && runes(between) <= 12 && !strings.ContainsAny(between, "、的") {
				return g, k, true
			}
		}
	}
	return f.visitedHere(clause, verb)
}

// visitedBehind stand before what somebody goes to see.
var visitedBehind = []string{"对", "到", "赴", "在", "来", "来到", "前往", "深入", "抵达", "莅临"}

// visitedHere returns what is visited where those who tell it call it their own: 访问我校, 来校考察.
func (f *facts) visitedHere(clause, verb normalize.Span) (goal normalize.Span, from int, ok bool) {
	a := f.a
	for _, own := range ownBodies {
		if strings.HasPrefix(a.Text[verb.End:], own) && own != "校" {
			return normalize.Span{Start: verb.End, End: verb.End + len(own)}, verb.Start, true
		}
		before := a.Text[clause.Start:verb.Start]
		k := strings.LastIndex(before, own)
		if k < 0 || runes(before[k+len(own):]) > 12 || strings.ContainsAny(before[k:], "、的") {
			continue
		}
		for _, w := range visitedBehind {
			if strings.HasSuffix(before[:k], w) && w != "在" {
				return normalize.Span{Start: clause.Start + k, End: clause.Start + k + len(own)}, clause.Start + k - len(w), true
			}
		}
	}
	return goal, 0, false
}

// attends reports whether what follows a person in a visit tells of one who accompanies or invites: 某人陪同, but not 在某人陪同下.
func attends(rest string) bool {
	k := strings.Index(rest, "陪同")
	return strings.Contains(rest, "邀请") || k >= 0 && !containsAny(rest[:k], []string{"在", "由"})
}

// visitors returns the IDs of the people, or else of the one institution, that a visit is told of in s.
func (f *facts) visitors(s normalize.Span) []string {
	var out []string
	for _, p := range f.peopleWithin(s) {
		if strings.Contains(f.a.cut(normalize.Span{Start: p.span.End, End: max(p.span.End, min(s.End, f.a.charStart(p.span.End+30)))}), "的") {
			continue // 某人派遣的代表团
		}
		if before := f.a.Text[:p.span.Start]; !strings.HasSuffix(before, "应") && !hasPrefix(f.a.Text[p.span.End:], "邀请", "说", "表示", "介绍", "会长邀请", "的", "：", "指出") && !attends(f.a.cut(normalize.Span{Start: p.span.End, End: s.End})) {
			out = append(out, p.id)
		}
	}
	if len(out) > 0 {
		return out
	}
	if list := f.actors(s); len(list) == 1 && hasPrefix(f.a.Text[list[0].span.End:], "代表团", "一行", "调研组", "考察团", "率") {
		return f.institutionsOf(list)
	}
	return nil
}

// launched end the names of what is launched, and launchVerbs say so.
var (
	launched = strings.Fields("项目 工程 专项行动 行动 活动 平台 基地 试点 铁路 高速公路 大桥 航线 班列 电站 产业园 示范区 计划 隧道 机场 码头 水库 生产线 装置 高铁 号线 " +
		"消费周 活动周 宣传周 活动月 宣传月 年货节 购物节 消费节 消费季 宣传日 工作")
	launchVerbs = strings.Fields("启动 正式启动 开工 正式开工 开工建设 投产 通车 开通 正式开通 正式通车 投入运营 投入使用 建成投产 建成通车 上线 正式上线 首航 投运 建成投运 启用 通航")
)

// launches reads 某某工程正式开工 from a sentence.
func (f *facts) launches(s normalize.Span, nouns []heardCue) []Event {
	a := f.a
	var out []Event
	for _, n := range nouns {
		for _, at := range n.within(s) {
			end := at + len(n.word)
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
			if verb == "" || hasPrefix(a.Text[q+len(verb):], "后", "以来", "前", "时", "的", "仪式", "区", "期", "资金", "率", "机制") || numbersYears(a.Text[q+len(verb):]) {
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
	return rest != s && hasPrefix(rest, "年", "周年", "个月", "天", "个多月")
}

// vagueLaunch reports whether a name tells of several things or none by name.
func vagueLaunch(name string) bool {
	if _, many := counter(name); many {
		return true
	}
	return vagueEvent(name) || hasPrefix(name, "一批", "该", "这", "首批", "重大项目", "多", "部分", "全国", "上述") && runes(name) < 10
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
			} else if n := aloudLen(a.Text[end:s.End], v); n > 0 {
				verb = normalize.Span{Start: end + n - len(v), End: end + n}
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

// aloudLen returns the length of the words at the beginning of s that tell where what stands before them came out, up to
// the verb that says so and that ends the clause: 亦在大会现场|发布，.
func aloudLen(s, verb string) int {
	if k := strings.IndexAny(s, "，,。；"); k >= 0 {
		s = s[:k]
	}
	rest, ok := strings.CutSuffix(s, verb)
	if !ok || runes(rest) > 14 || !hasPrefix(rest, "在", "于", "亦", "也", "同步", "同期", "同时") || containsAny(rest, []string{"未", "将", "拟"}) {
		return 0
	}
	return len(s)
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
