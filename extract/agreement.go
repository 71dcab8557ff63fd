package extract

import (
	"slices"
	"sort"
	"strings"

	"taizhang/normalize"
)

var agreements = Extractor{
	Name: "agreements",
	Doc:  "agreements, plans and other texts that bind parties or set a course, with their parties, status and date",
	find: func(f *facts) { f.r.Agreements = findAgreements(f) },
	Examples: []Example{
		{"北京市教委、天津市教委共同签署了《两地教育协作行动计划（2023—2025年）》。", []string{"两地教育协作行动计划（2023—2025年） action_plan signed 2023/2025 北京市教育委员会 天津市教育委员会"}},
		{"河北省水利厅日前印发《农村供水管理办法》。", []string{"农村供水管理办法 measures issued 河北省水利厅"}},
		{"南开大学与沧州市政府、天津大学与保定市政府分别签署合作协议。", []string{"合作协议 agreement signed 南开大学 沧州市人民政府", "合作协议 agreement signed 天津大学 保定市人民政府"}},
		{"下一步，北京市水务局将与河北省水利厅签订供水合作协议。", []string{"供水合作协议 agreement planned 北京市水务局 河北省水利厅"}},
		{"临湖大学与远山集团举行校企合作签约仪式。", []string{"校企合作 agreement signed 临湖大学 远山集团"}},
		{"临湖大学与远山集团举行战略合作签约仪式，双方签署战略合作协议。", []string{"战略合作协议 agreement signed 临湖大学 远山集团"}},
		{"临湖大学举行校企合作签约仪式，有关方面到场。", nil},
		{"他在《人民日报》上读到，电影《长江》和报告《中国水资源公报汇编》已经出版。", nil},
	},
}

// findAgreements returns the agreements and plans of the article, one record for each, however often it is named.
func findAgreements(f *facts) []Agreement {
	a := f.a
	hits := append(bracketedTitles(a), quotedTitles(a)...)
	hits = append(hits, bareTitles(a)...)
	hits = a.withUserTitles(append(hits, f.citedTitles()...))
	known := &register{byKey: map[string]int{}}
	titles := separate(hits)
	if f.a.traced() {
		f.loseTitles(hits, titles)
	}
	for _, h := range titles {
		h = f.withoutMakers(h)
		if k := known.find(h); k >= 0 {
			if g, ok := f.another(known.list[k], h); ok {
				known.add(g)
				continue
			}
			known.rename(k, strings.TrimSpace(h.title))
			known.list[k].Mentions = append(known.list[k].Mentions, Mention{h.span, h.rule})
			f.complete(&known.list[k], h)
			continue
		}
		if shortTitle(h) && h.rule != "agreement.bare" && h.rule != userAgreement && h.makers == nil && !strings.HasPrefix(a.Text[h.span.End:], "上签") {
			a.lose(KindAgreement, h.span, h.rule, "only a kind of text, and no text of that kind was named before")
			continue // 《意见》 and the like name a text given elsewhere
		}
		found := f.agreements(h)
		if len(found) == 0 {
			a.lose(KindAgreement, h.span, h.rule, "a text without a name, or several at once, and no two parties named for it")
		}
		for _, g := range found {
			if k := f.again(known.list, g, h); k >= 0 {
				f.merge(known, k, g, h)
				continue
			}
			known.add(g)
		}
	}
	f.addUntitled(known)
	f.aliasMentions(known.list)
	for i := range known.list {
		known.list[i].ID = id("a", i)
	}
	return known.list
}

// inCaption reports whether s stands in the caption of a picture.
func (f *facts) inCaption(s normalize.Span) bool {
	i := f.a.paragraphAt(s.Start)
	return i >= 0 && f.a.Doc.Paragraphs[i].Kind == normalize.KindCaption
}

// separate drops titles inside other ones and puts the rest in order.
func separate(hits []docHit) []docHit {
	sort.SliceStable(hits, func(i, j int) bool {
		x, y := hits[i].span, hits[j].span
		return x.Start < y.Start || x.Start == y.Start && x.End > y.End
	})
	kept := make([]docHit, 0, len(hits))
	end := -1
	for _, h := range hits {
		if h.span.Start >= end {
			kept = append(kept, h)
			end = h.span.End
		}
	}
	return kept
}

// shortTitle reports whether a title is only the kind of a text: 计划, 意见, 工作方案. 巴黎协定 is a name.
func shortTitle(h docHit) bool {
	rest := strings.TrimSuffix(bareTitle(h.title), h.form.text)
	return rest == "" || runes(h.title) <= 4 && shortWords[rest]
}

var shortWords = wordSet(`本 该 此 新 总体 实施 框架 行动 工作 管理 发展 共同 专项 战略 合作 建设 改革 暂行 若干 具体 有关 相关 指导 补充 长期 多项 共建 联合 结对 投资 贸易 服务 技术 采购 购销 劳动 停火 和平 双边 保密 协作 试行 应急 操作 三年 五年 计划 规划 国家 地方 行业 团体 企业 安全 上述`)

// generic reports whether a title without marks could be that of any signing: 合作协议, 战略合作框架协议.
func generic(h docHit) bool {
	switch h.form.kind {
	case "agreement", "framework_agreement", "memorandum", "contract":
	default:
		return false
	}
	rest := strings.TrimSuffix(h.title, h.form.text)
	for _, w := range genericWords {
		rest = strings.ReplaceAll(rest, w, "")
	}
	return rest == ""
}

// genericWords are what titles of signings without a name are made of.
var genericWords = []string{"新一轮", "全面", "战略", "友好", "双向", "合作", "共建", "框架", "基础", "贸易", "意向", "校企", "校地", "帮扶", "结对", "为期", "五年", "三年", "的", "项目", "购销", "采购", "投资", "双边", "多项", "深化", "产学研",
	"多领域", "各领域", "双多边", "多边", "重要", "务实", "长期", "协作", "联合", "商业", "供货", "框架性", "战略性", "三方", "四方", "正式", "书面", "有关", "相关", "系列", "谅解"}

// agreements makes the records of a title met for the first time: one, or one a pair of signatories.
func (f *facts) agreements(h docHit) []Agreement {
	g := f.titled(h)
	verb, ok := f.verbOf(h)
	verb = f.signedOn(verb, h)
	if !ok {
		f.signedWithout(&g, h)
		f.listed(&g, h)
		return []Agreement{g}
	}
	g.Status = f.status(verb, h)
	if a := f.a; a.traced() {
		a.because(KindAgreement, h.span, h.rule, f.whyStatus(verb, h, g.Status))
	}
	if g.Start == "" {
		g.Start = f.inForceFrom(h)
	}
	var groups [][]partyHit
	if g.Status != "" {
		g.Place = f.placeOf(verb, h)
		groups = f.signatories(verb, h)
		if g.Status != "drafted" && g.Status != "in_force" {
			g.Date = f.dateOf(h, verb)
		}
	}
	if i, n := f.inSeries(h, verb); n > 1 && n == len(groups) {
		groups = groups[i : i+1] // 甲分别与乙、丙签署《…》《…》
	}
	if len(groups) > 1 {
		return f.distribute(g, groups, roleOf(g.Status))
	}
	f.bind(&g, h, verb, groups)
	if f.bindsNobody(g, h, verb) || h.many && (len(g.Parties) < 2 && !g.More || len(groups) == 1 && f.more(groups[0])) {
		return nil
	}
	if h.rule == "agreement.bare" && h.form.text == "合同" && len(g.Parties) < 2 {
		return nil // 签订劳动合同
	}
	f.namelessTitle(&g, h)
	if generic(h) && (h.rule == "agreement.bare" || h.rule == "agreement.subject") && (len(g.Parties) < 2 && !g.More || g.Status == "planned" && shortTitle(h)) {
		return nil // a signing nobody is named for
	}
	f.listed(&g, h)
	return []Agreement{g}
}

// titled returns the agreement of which nothing is known but its title and what stands right behind it.
func (f *facts) titled(h docHit) Agreement {
	g := Agreement{Title: strings.TrimSpace(h.title), Kind: h.form.kind, Mentions: []Mention{{h.span, h.rule}}}
	if short := declaredShort(f.a.Text[h.span.End:]); short != "" && short != "同" {
		g.Aliases = append(g.Aliases, short)
	}
	if h.whole != "" {
		g.Aliases = append(g.Aliases, h.whole)
	}
	g.Start, g.End = period(g.Title, f.a.Text[h.span.End:])
	return g
}

// signedWithout tells status, day and parties of an agreement that no verb governs: 甲与乙合作协议|签约仪式, 签署：甲与乙合作协议.
func (f *facts) signedWithout(g *Agreement, h docHit) {
	if rest := f.a.Text[h.span.End:]; hasPrefix(rest, signings...) {
		g.Status, g.Date = f.ceremonyStatus(h.span.Start, normalize.Span{Start: h.span.End, End: h.span.End + len("签约")}), f.eventDate(h.span.Start)
	}
	if h.verb.Len() > 0 && hasPrefix(f.a.Text[h.verb.End:], ":", "：") {
		g.Status = "signed"
		g.Date = f.lastDay(normalize.Span{Start: f.a.Doc.Paragraphs[max(0, f.a.paragraphAt(h.span.Start)-1)].Span.Start, End: h.verb.Start})
	}
	g.Parties = f.titleParties(h, roleOf(g.Status))
	if list := f.apposed(h); len(g.Parties) == 0 && list != nil && g.Kind != "law" {
		g.Parties = f.parties(list, roleOf(g.Status))
	}
	if (g.Status == "signed" || h.rule == "agreement.cited") && len(g.Parties) == 0 && h.makers != nil {
		g.Parties, g.More = f.parties(h.makers, "signatory"), f.more(h.makers)
	}
}

// apposed returns those who made a text in 《》, who are named right before it, 甲部、乙部|《…的意见》, or at its beginning: 《甲部|关于…的意见》.
func (f *facts) apposed(h docHit) []partyHit {
	a := f.a
	if h.rule != "agreement.bracketed" {
		return nil
	}
	if i := a.orgAt.startingAt(h.span.Start + len("《")); i >= 0 && strings.HasPrefix(a.Text[a.orgAt[i].End:], "关于") {
		return []partyHit{{span: a.orgAt[i], org: true}}
	}
	before := a.Text[:h.span.Start]
	i := a.orgAt.endingAt(len(strings.TrimSuffix(strings.TrimSuffix(before, "党组"), "党委")))
	if i < 0 {
		return nil
	}
	list := []partyHit{{span: a.orgAt[i], org: true}}
	for i--; i >= 0 && f.joins(partyHit{span: a.orgAt[i], org: true}, list[0]); i-- {
		list = append([]partyHit{{span: a.orgAt[i], org: true}}, list...)
	}
	return list
}

// bind tells the parties of an agreement: those who act by its verb, else those that words before the title, 双方 or the title itself
// name.
func (f *facts) bind(g *Agreement, h docHit, verb verbHit, groups [][]partyHit) {
	role := roleOf(g.Status)
	if g.Status == "in_force" && f.settled(verb, h) != "" {
		role = roleOf(verb.status) // 甲与乙签署的《…》|生效
	}
	if list := f.apposed(h); list != nil && (g.Status == "" || len(groups) == 0 && role == "issuer") {
		groups = [][]partyHit{list}
	}
	if len(groups) == 1 {
		g.Parties, g.More = f.parties(groups[0], role), f.more(groups[0])
	}
	if len(g.Parties) < 2 && h.makers != nil && (role == "signatory" || g.Status == "") {
		g.Parties, g.More = f.parties(h.makers, "signatory"), f.more(h.makers)
	}
	if len(g.Parties) == 0 && !g.More && role == "signatory" {
		g.Parties, g.More = f.sameParties(verb)
	}
	if role == "signatory" || g.Status == "" {
		if named := f.titleParties(h, role); len(named) > 1 && (len(g.Parties) < 2 || allInstitutions(named)) {
			g.Parties, g.More = named, false
		}
	}
	if f.a.traced() && len(g.Parties) > 0 {
		f.a.because(KindAgreement, h.span, h.rule, f.whyParties(verb, h, groups, g.Parties))
	}
	if n := len(g.Parties); n > 1 && role == "signatory" {
		f.pair[min(n, 3)-2], f.pairAt = g.Parties, h.span.Start
	}
	g.More = g.More || len(g.Parties) == 1 && f.withUnnamed(verb, h) || h.both && len(g.Parties) < 2
}

// bindsNobody reports whether a title without marks is only spoken of, with nobody told whom it binds: 将签署|自贸协定.
func (f *facts) bindsNobody(g Agreement, h docHit, verb verbHit) bool {
	return len(g.Parties) == 0 && !g.More && h.rule == "agreement.bare" && verb.status == "signed" && (g.Status == "planned" && runes(h.title) <= 7 || f.byTheWay(verb))
}

// byTheWay reports whether a signing is only told as the means or the aim of something: 一直透过|签署….
func (f *facts) byTheWay(v verbHit) bool {
	return hasSuffix(f.a.Text[:v.span.Start], "通过", "透过", "借", "以", "为", "及", "后")
}

// more reports whether a list of parties leaves some out: 甲、乙|等八部门.
func (f *facts) more(list []partyHit) bool {
	for _, h := range list {
		if h.party != nil && h.party.Name == "" && !h.self {
			return true
		}
	}
	return len(list) > 0 && strings.HasPrefix(f.a.Text[list[len(list)-1].span.End:], "等")
}

// namelessTitle takes from the title of an unmarked agreement the parties it begins with, where what is left says what it
// is: 甲与乙|战略合作协议. The longer title stays as another name.
func (f *facts) namelessTitle(g *Agreement, h docHit) {
	if h.rule != "agreement.bare" && h.rule != "agreement.subject" || len(g.Parties) < 2 {
		return
	}
	list := f.namesWithin(h.span)
	if len(list) < 2 || list[0].span.Start != h.span.Start || !f.joins(list[0], list[1]) {
		return
	}
	rest := f.a.Text[list[1].span.End:h.span.End]
	head, _ := titleHead(rest, h.form.text)
	rest = rest[head:]
	if short := h; runes(rest) >= 4 {
		short.title = rest
		if generic(short) {
			g.Aliases = append(g.Aliases, g.Title)
			g.Title = rest
		}
	}
}

// allInstitutions reports whether the parties are all institutions rather than places.
func allInstitutions(list []Party) bool {
	return !slices.ContainsFunc(list, func(p Party) bool { return p.Institution == "" })
}

// titleParties returns those whom the title of an agreement names as its parties: 甲与乙合作协议.
func (f *facts) titleParties(h docHit, role string) []Party {
	switch h.form.kind {
	case "agreement", "framework_agreement", "memorandum", "treaty", "contract", "declaration":
	default:
		if h.form.kind == "action_plan" && role == "signatory" {
			break // 甲政府和乙政府共同行动计划
		}
		return nil
	}
	a := f.a
	start := h.span.Start
	for _, open := range []string{"《", "“", "「"} {
		if strings.HasPrefix(a.Text[start:], open) {
			start += len(open)
		}
	}
	list := f.namesWithin(normalize.Span{Start: start, End: h.span.End})
	if len(list) < 2 || list[0].span.Start != start {
		return statesOf(a.Text[start:h.span.End])
	}
	n := 1
	for n < len(list) && (f.joins(list[n-1], list[n]) || strings.TrimSpace(f.a.Text[list[n-1].span.End:list[n].span.Start]) == "" && list[n-1].org && list[n].org) {
		n++
	}
	if n < 2 {
		return statesOf(a.Text[start:h.span.End])
	}
	if f.joint(list[n-2], list[n-1]) == "、" && (n != 2 || !list[0].org || !list[1].org) {
		return nil
	}
	return f.parties(list[:n], "signatory")
}

// namesWithin returns the institutions and places named in s.
func (f *facts) namesWithin(s normalize.Span) []partyHit {
	var out []partyHit
	lo, hi := f.a.orgAt.within(s)
	for _, o := range f.a.orgs[lo:hi] {
		out = append(out, partyHit{span: o.span, org: true})
	}
	lo, hi = f.a.placeAt.within(s)
	for _, p := range f.a.places[lo:hi] {
		if !f.a.orgAt.overlap(p.span) {
			out = append(out, partyHit{span: p.span, org: false})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	return out
}

// distribute makes one agreement of each pair in 甲与乙、丙与丁分别签署合作协议.
func (f *facts) distribute(g Agreement, groups [][]partyHit, role string) []Agreement {
	var out []Agreement
	for _, group := range groups {
		one := g
		one.Parties = f.parties(group, role)
		one.More = len(group) == 1
		one.Mentions = append([]Mention(nil), g.Mentions...)
		out = append(out, one)
	}
	return out
}

// complete adds to a known agreement what a later mention tells.
func (f *facts) complete(g *Agreement, h docHit) {
	verb, ok := f.verbOf(h)
	if !ok {
		return
	}
	status := f.status(verb, h)
	if statusRank[status] > statusRank[g.Status] {
		g.Status = status
	}
	if g.Date == "" && status != "drafted" && status != "planned" {
		g.Date = f.dateOf(h, verb)
	}
	if len(g.Parties) == 0 && status != "" {
		if groups := f.signatories(verb, h); len(groups) == 1 {
			g.Parties = f.parties(groups[0], roleOf(status))
			g.More = f.more(groups[0])
		}
	}
}

// statusRank orders the statuses by how far they bind.
var statusRank = map[string]int{"": 0, "planned": 1, "drafted": 2, "launched": 3, "published": 4, "in_force": 5, "issued": 6, "renewed": 7, "signed": 8}

func roleOf(status string) string {
	switch status {
	case "signed", "renewed", "planned":
		return "signatory"
	case "drafted", "launched":
		return "leader"
	}
	return "issuer"
}

// aliasMentions adds the places where the article uses a declared short name.
func (f *facts) aliasMentions(list []Agreement) {
	var names []string
	var of []int // of each, which agreement it means
	taken := newCover(len(f.a.Text))
	for i, g := range list {
		for _, m := range g.Mentions {
			taken.take(m.Span)
		}
		for _, al := range g.Aliases {
			if runes(al) > 1 {
				names, of = append(names, al), append(of, i)
			}
		}
	}
	if len(names) == 0 {
		return
	}
	for _, x := range f.a.standing(names) {
		if s := (normalize.Span{Start: x.at, End: x.at + len(names[x.word])}); taken.take(s) {
			g := &list[of[x.word]]
			g.Mentions = append(g.Mentions, Mention{s, "agreement.alias"})
		}
	}
	for i := range list {
		ms := list[i].Mentions
		sort.SliceStable(ms, func(i, j int) bool { return ms[i].Span.Start < ms[j].Span.Start })
	}
}
