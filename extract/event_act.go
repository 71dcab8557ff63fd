package extract

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

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

// visitVerbs tell a visit; what is visited stands before them behind 对, 到, 赴 or 在, or right behind them. What goesVerbs tell of is
// a visit only behind words for going, 来某校洽谈; they are in many sentences that tell no event, so that only visits are looked for
// where nothing else tells one.
var (
	visitVerbs = []string{"访问", "到访", "调研", "考察", "视察", "走访", "拜访", "参访", "造访", "出访", "来访"}
	goesVerbs  = []string{"洽谈", "参观", "慰问", "座谈", "讲学", "巡视", "督导", "交流", "指导", "检查"}
)

// abroad are the verbs of visits that name their goal in one character, 访华: a state, a province, a continent.
var abroad = sync.OnceValue(func() []string {
	words := []string{}
	for r := range shortNames() {
		words = append(words, "访"+string(r))
	}
	slices.Sort(words)
	return words
})

// notVisits go on a word for a visit so that it is another word, or tell of a time or of what came of it.
var notVisits = []string{"期间", "学者", "量", "团", "组", "报告", "中心", "了解", "时", "后", "者", "工作", "会", "显示", "发现", "公司", "室", "成果", "的", "机构", "交流活动", "会议", "结束", "归来", "之行", "日程", "行程", "处", "员", "意见", "书", "点", "平台"}

// ownBodies are what those visited call themselves.
var ownBodies = []string{"我校", "我院", "我市", "我县", "我区", "我省", "我镇", "我局", "我所", "我司", "我公司", "我国", "我行", "我集团", "本校", "校", "公司", "集团", "学院", "学校"}

// bareBodies are those of ownBodies that are other bodies, too, unless somebody comes to them: 莅临|集团|考察.
var bareBodies = []string{"校", "公司", "集团", "学院", "学校"}

// visits reads 某人赴某地考察 and 应邀对某国进行国事访问 from a sentence.
func (f *facts) visits(s normalize.Span) []Event {
	a := f.a
	var out []Event
	for k, words := range [][]heardCue{f.heard.visits, f.heard.goes, f.heard.away} {
		for _, v := range words {
			for _, at := range v.within(s) {
				verb := normalize.Span{Start: at, End: at + len(v.word)}
				behind := a.Text[verb.End:]
				if k == 1 {
					behind = strings.TrimPrefix(behind, "工作") // 来某校指导|工作
				}
				if !a.atBoundary(verb.End) && k == 0 || hasPrefix(behind, notVisits...) || a.orgAt.overlap(verb) || a.quotedAt(at, s.Start) {
					continue
				}
				if k == 2 {
					out = append(out, f.visitAbroad(s, verb)...)
				} else {
					out = append(out, f.visit(s, verb, k == 1)...)
				}
			}
		}
	}
	return out
}

// visitAbroad reads a visit whose goal the verb names in one character: 某国总统访华.
func (f *facts) visitAbroad(s, verb normalize.Span) []Event {
	goal := f.a.tokenAt(verb.Start + len("访"))
	if i := f.a.placeAt.startingAt(verb.Start + len("访")); i >= 0 && f.a.placeAt[i].End > verb.End || !f.a.atBoundary(verb.Start) ||
		goal < len(f.a.tokens) && f.a.tokens[goal].Span.Start > verb.Start && f.a.tokens[goal].Span.End > verb.End {
		return nil // 访|法国, 到访|台中
	}
	if goal < len(f.a.tokens) && f.a.tokens[goal].Span.Start > verb.Start && !strings.HasPrefix(f.a.tag(goal), "n") && f.a.tag(goal) != "j" && !isPunct(f.a.after(verb.End)) {
		return nil // 访|也|未成行: most of these characters are other words, too
	}
	clause := max(s.Start, f.a.predicateStart(verb.Start))
	who := f.visitorsBefore(s, clause, verb.Start)
	for _, p := range f.peopleWithin(normalize.Span{Start: clause, End: verb.Start}) {
		if f.afterAdverbs(p.whole.End, verb.Start) == verb.Start {
			who = []string{p.id} // 甲感谢|乙|访华
		}
	}
	status, hoped := f.statusOf(clause, verb)
	if len(who) == 0 || hoped {
		return nil
	}
	e := Event{Mention: Mention{verb, "event.visit"}, Kind: "visit", Status: status, Name: f.a.cut(verb), Date: f.eventDay(s, verb, verb.End), Participants: who}
	e.Place = f.placeIDs[normalize.Span{Start: verb.Start + len("访"), End: verb.End}]
	e.goal = e.Place
	return []Event{e}
}

// visitorsBefore returns the visitors named from where the clause begins up to byte p, or else in the clause before it.
func (f *facts) visitorsBefore(s normalize.Span, clause, p int) []string {
	a := f.a
	who := f.visitors(normalize.Span{Start: clause, End: p})
	if len(who) == 0 && clause > s.Start {
		lead := normalize.Span{Start: max(s.Start, a.predicateStart(clause-1)), End: clause}
		if !strings.Contains(a.cut(lead), "邀请") {
			who = f.visitors(lead)
		}
	}
	return who
}

// visit reads the visits that the verb tells, one for each place of a list: 对甲国、乙国进行访问. Where going, only words for going
// before what is visited make it one.
func (f *facts) visit(s, verb normalize.Span, going bool) []Event {
	a := f.a
	clause := normalize.Span{Start: max(s.Start, a.predicateStart(verb.Start)), End: verb.End}
	goal, from, ok := f.visited(clause, verb)
	if !ok && !going {
		goal, from, ok = f.goneTo(s, clause.Start)
		clause.Start = max(s.Start, min(clause.Start, a.predicateStart(from)))
	}
	if !ok || hasPrefix(a.Text[goal.End:], "重要讲话", "期间", "时的", "的") {
		return nil
	}
	if going && !f.goes(goal, verb) {
		return nil
	}
	who := f.visitorsBefore(s, clause.Start, from)
	status, hoped := f.statusOf(clause.Start, verb)
	if len(who) == 0 || hoped {
		return nil
	}
	var out []Event
	for _, g := range f.listedPlaces(goal, s.End) {
		span := normalize.Span{Start: min(goal.Start, verb.Start), End: max(g.End, verb.End)}
		e := Event{Mention: Mention{span, "event.visit"}, Kind: "visit", Status: status, Name: a.cut(verb) + a.cut(g), Date: f.eventDay(s, span, span.End), Participants: who}
		word := a.cut(verb)
		if going {
			word = "到访"
			e.Name = word + a.cut(g)
		}
		if org := f.orgIDs[g]; org != "" {
			e.Name = word + f.orgNames[org]
			e.Participants = append(slices.Clip(who), org)
			e.goal = org
		} else if e.Place = f.placeIDs[g]; a.cut(g) == "校" {
			e.Name = word + "我校"
		}
		e.goal = firstOf(e.goal, e.Place)
		out = append(out, e)
	}
	return out
}

// goes reports whether words for going lead to what is visited, and the verb that says what for ends what is said of it.
func (f *facts) goes(goal, verb normalize.Span) bool {
	a := f.a
	if goal.End > verb.Start || !hasSuffix(a.Text[:goal.Start], "到", "赴", "来", "来到", "前往", "深入", "莅临", "走进") || containsAny(a.Text[goal.End:verb.Start], []string{"出席", "参加", "主持", "举行", "召开", "机制"}) {
		return false
	}
	between := a.Text[goal.End:verb.Start]
	rest := a.after(skipAny(a.Text, verb.End, "工作", "活动", "学习", "座谈", "交流", "考察", "调研", "指导", "访问", "参观"))
	return runes(between) <= 12 && !strings.ContainsAny(between, "，、") && !strings.ContainsRune("的会团制中协处室", rest)
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

// goneTo returns the place or institution that ends a clause before byte p of its sentence, behind a word for going: 率队赴|某市|，围绕某事开展调研.
func (f *facts) goneTo(s normalize.Span, p int) (goal normalize.Span, from int, ok bool) {
	a := f.a
	for n := 0; n < 3 && p > s.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(a.Text[:p])
		end := p - size
		for _, at := range []stretches{a.orgAt, a.placeAt} {
			if i := at.endingAt(end); i >= 0 && (f.orgIDs[at[i]] != "" || f.placeIDs[at[i]] != "") {
				for _, w := range []string{"赴", "到", "来到", "前往", "抵达", "深入", "莅临"} {
					if strings.HasSuffix(a.Text[s.Start:at[i].Start], w) {
						return at[i], at[i].Start - len(w), true
					}
				}
			}
		}
		p = max(s.Start, a.predicateStart(end))
	}
	return goal, 0, false
}

// visitedBehind stand before what somebody goes to see.
var visitedBehind = []string{"对", "到", "赴", "在", "来", "来到", "前往", "深入", "抵达", "莅临", "走进"}

// visitedHere returns what is visited where those who tell it call it their own: 访问我校, 来校考察.
func (f *facts) visitedHere(clause, verb normalize.Span) (goal normalize.Span, from int, ok bool) {
	a := f.a
	for _, own := range ownBodies {
		bare := slices.Contains(bareBodies, own)
		if strings.HasPrefix(a.Text[verb.End:], own) && !bare && !strings.HasPrefix(a.Text[verb.End+len(own):], "驻") {
			return normalize.Span{Start: verb.End, End: verb.End + len(own)}, verb.Start, true
		}
		before := a.Text[clause.Start:verb.Start]
		k := strings.LastIndex(before, own)
		if k < 0 || runes(before[k+len(own):]) > 12 || strings.ContainsAny(before[k:], "、的") {
			continue
		}
		for _, w := range visitedBehind {
			if strings.HasSuffix(before[:k], w) && w != "在" && (!bare || w == "来" || w == "莅临" || w == "到" || w == "来到") {
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
		if !hasPrefix(f.a.Text[p.span.End:], "率领的", "带领的", "为团长的") && strings.Contains(f.a.cut(normalize.Span{Start: p.span.End, End: max(p.span.End, min(s.End, f.a.charStart(p.span.End+30)))}), "的") {
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
	if lo, hi := f.a.orgAt.within(s); hi == lo+1 {
		o := f.a.orgAt[lo]
		if _, ok := f.guestsOf(o.End, min(s.End, o.End+len("部长级代表团"))); ok && f.orgIDs[o] != "" {
			return []string{f.orgIDs[o]} // 某大学|校长访问团
		}
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
func (f *facts) launches(s normalize.Span) []Event {
	a := f.a
	var out []Event
	for _, n := range f.heard.launches {
		for _, at := range n.within(s) {
			end := at + len(n.word)
			if !a.atBoundary(end) || a.quotedAt(at, s.Start) && a.after(end) != '”' {
				continue
			}
			p := end
			if a.after(p) == '”' {
				p += len("”")
			}
			q, verb := f.launchVerb(p, s.End)
			if verb == "" || hasPrefix(a.Text[q+len(verb):], "后", "以来", "前", "时", "的", "仪式", "区", "期", "资金", "率", "机制") || numbersYears(a.Text[q+len(verb):]) {
				continue
			}
			start, _ := f.eventStart(s.Start, at)
			span := f.trimEventName(normalize.Span{Start: start, End: end})
			if n := runes(a.cut(span)); n < 7 || n > 40 || vagueLaunch(a.cut(span)) || hasSuffix(a.Text[:span.Start], "在", "于", "落户") {
				continue
			}
			v := normalize.Span{Start: q, End: q + len(verb)}
			status, hoped := f.statusOf(span.End, v)
			if hoped || status == "" && f.mood(verbHit{span: v, status: "launched"}, docHit{span: span}) != "" {
				continue
			}
			out = append(out, Event{Mention: Mention{span, "event.launch"}, Kind: "launch", Status: status, Name: a.cut(span), Date: f.eventDay(s, span, v.End), Place: f.eventPlace(s, span, v), Participants: f.hosts(s, span, v, false)})
		}
	}
	return out
}

// launchVerb returns where the verb of starting stands behind a name that ends at byte p, and the verb: 日前|正式启动,
// 在某地|启动 at the end of the clause.
func (f *facts) launchVerb(p, limit int) (at int, verb string) {
	a := f.a
	p = min(p, limit)
	at = f.afterTime(f.afterAdverbs(p, limit), limit)
	for _, v := range launchVerbs {
		if strings.HasPrefix(a.Text[at:limit], v) && len(v) > len(verb) {
			verb = v
		}
	}
	from := f.afterTime(p, limit)
	if rest := a.Text[from:min(limit, a.charStart(from+clauseBytes))]; verb == "" && strings.HasPrefix(rest, "在") {
		if k := strings.IndexAny(rest, "，,。；"); k >= 0 {
			rest = rest[:k]
		}
		for _, v := range launchVerbs {
			if place, ok := strings.CutSuffix(rest, v); ok && runes(place) <= 25 && !strings.Contains(place, "的") && len(v) > len(verb) {
				at, verb = from+len(place), v
			}
		}
	}
	return at, verb
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
