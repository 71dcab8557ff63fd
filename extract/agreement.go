package extract

import (
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
		{"他在《人民日报》上读到，电影《长江》和报告《中国水资源公报汇编》已经出版。", nil},
	},
}

// findAgreements returns the agreements and plans of the article, one record for each, however often it is named.
func findAgreements(f *facts) []Agreement {
	a := f.a
	hits := append(bracketedTitles(a), quotedTitles(a)...)
	hits = append(hits, bareTitles(a)...)
	hits = a.withUserTitles(hits)
	known := &register{byKey: map[string]int{}}
	for _, h := range separate(hits) {
		if k := known.find(h); k >= 0 {
			known.rename(k, strings.TrimSpace(h.title))
			known.list[k].Mentions = append(known.list[k].Mentions, Mention{h.span, h.rule})
			f.complete(&known.list[k], h)
			continue
		}
		if shortTitle(h) && h.rule != "agreement.bare" && h.rule != userAgreement {
			continue // 《意见》 and the like name a text given elsewhere
		}
		for _, g := range f.agreements(h) {
			if k := sameSigning(known.list, g); k >= 0 && generic(h) {
				if same := &known.list[k]; f.inCaption(same.Mentions[0].Span) && !f.inCaption(h.span) {
					same.Title, g.Title, same.Kind = g.Title, same.Title, g.Kind // the text names it better than a caption
				}
				known.list[k].Aliases = append(known.list[k].Aliases, g.Title)
				known.list[k].Mentions = append(known.list[k].Mentions, g.Mentions...)
				continue
			}
			known.add(g)
		}
	}
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
	kept := hits[:0]
	end := -1
	for _, h := range hits {
		if h.span.Start >= end {
			kept = append(kept, h)
			end = h.span.End
		}
	}
	return kept
}

// shortTitle reports whether a title is only the kind of a text: 计划, 意见, 行动计划.
func shortTitle(h docHit) bool { return bareTitle(h.title) == h.form.text || runes(h.title) <= 4 }

// sameSigning returns the index of the unnamed agreement that the same parties signed under nearly the same words, or
// -1: a caption says 战略合作框架协议 where the text says 战略合作协议.
func sameSigning(known []Agreement, g Agreement) int {
	loose := strings.NewReplacer("框架", "", "全面", "", "战略", "")
	for i := max(0, len(known)-recent); i < len(known); i++ {
		k := known[i]
		if len(g.Parties) < 2 || len(k.Parties) != len(g.Parties) || k.Status != g.Status || loose.Replace(k.Title) != loose.Replace(g.Title) {
			continue
		}
		same := true
		for j := range g.Parties {
			same = same && k.Parties[j].Name == g.Parties[j].Name
		}
		if same && (k.Date == g.Date || k.Date == "" || g.Date == "") {
			return i
		}
	}
	return -1
}

// generic reports whether a title without marks could be that of any signing: 合作协议, 战略合作框架协议.
func generic(h docHit) bool {
	switch h.form.kind {
	case "agreement", "framework_agreement", "memorandum", "contract":
	default:
		return false
	}
	rest := strings.TrimSuffix(h.title, h.form.text)
	for _, w := range []string{"新一轮", "全面", "战略", "友好", "合作", "共建", "框架", "基础", "贸易", "意向", "校企", "校地", "帮扶", "结对", "为期", "五年", "三年", "的", "项目", "购销", "采购", "投资", "双边", "多项", "深化"} {
		rest = strings.ReplaceAll(rest, w, "")
	}
	return rest == ""
}

// agreements makes the records of a title met for the first time: one, or one a pair of signatories.
func (f *facts) agreements(h docHit) []Agreement {
	g := Agreement{Title: strings.TrimSpace(h.title), Kind: h.form.kind, Mentions: []Mention{{h.span, h.rule}}}
	if short := declaredShort(f.a.Text[h.span.End:]); short != "" && short != "同" {
		g.Aliases = append(g.Aliases, short)
	}
	g.Start, g.End = period(g.Title, f.a.Text[h.span.End:])
	verb, ok := f.verbOf(h)
	if !ok {
		return []Agreement{g}
	}
	g.Status = f.status(verb, h)
	role := roleOf(g.Status)
	var groups [][]partyHit
	if g.Status != "" {
		groups = f.signatories(verb, h)
	}
	if role == "signatory" || g.Status == "planned" {
		g.Date = f.dateOf(h)
	} else if g.Status != "drafted" && g.Status != "in_force" {
		g.Date = f.dateOf(h)
	}
	if len(groups) > 1 {
		return f.distribute(g, groups, role)
	}
	if len(groups) == 1 {
		g.Parties = f.parties(groups[0], role)
	}
	if len(g.Parties) == 0 && role == "signatory" && f.saysBoth(verb) {
		g.Parties = f.pair
	}
	if len(g.Parties) == 2 {
		f.pair = g.Parties
	}
	if generic(h) && h.rule == "agreement.bare" && (len(g.Parties) < 2 || g.Status == "planned" && shortTitle(h)) {
		return nil // a signing nobody is named for
	}
	return []Agreement{g}
}

// saysBoth reports whether the subject of a verb is 双方 or the like.
func (f *facts) saysBoth(v verbHit) bool {
	clause := f.a.Text[f.a.clauseStart(v.span.Start):v.span.Start]
	return strings.Contains(clause, "双方") || strings.Contains(clause, "两校")
}

// distribute makes one agreement of each pair in 甲与乙、丙与丁分别签署合作协议.
func (f *facts) distribute(g Agreement, groups [][]partyHit, role string) []Agreement {
	var out []Agreement
	for _, group := range groups {
		one := g
		one.Parties = f.parties(group, role)
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
		g.Date = f.dateOf(h)
	}
	if len(g.Parties) == 0 && status != "" {
		if groups := f.signatories(verb, h); len(groups) == 1 {
			g.Parties = f.parties(groups[0], roleOf(status))
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

// verbHit is a verb that acts on a text.
type verbHit struct {
	span   normalize.Span
	status string
}

// verbOf returns the verb that governs the title h: the one it was found by, else the last before it in its clause
// or list, else one right behind it.
func (f *facts) verbOf(h docHit) (verbHit, bool) {
	a := f.a
	sentence := a.sentenceAt(h.span.Start)
	start := max(sentence.Start, a.charStart(h.span.Start-clauseBytes))
	before := a.Text[start:h.span.Start]
	best, found := verbHit{}, false
	for _, v := range docVerbs {
		k := strings.LastIndex(before, v.text)
		if k < 0 {
			continue
		}
		at := normalize.Span{Start: start + k, End: start + k + len(v.text)}
		if found && (at.Start < best.span.Start || best.span.Contains(at)) || !f.governs(at.End, h.span.Start) || bracketed(before, k) || !a.atBoundary(at.Start) {
			continue
		}
		best, found = verbHit{at, v.status}, true
	}
	if found {
		return best, true
	}
	after := a.Text[h.span.End:min(sentence.End, h.span.End+60)]
	first := -1
	for _, v := range docVerbs {
		if k := strings.Index(after, v.text); k >= 0 && (first < 0 || k < first) && !strings.ContainsAny(after[:k], "《“，,；;") {
			first = k
			best = verbHit{normalize.Span{Start: h.span.End + k, End: h.span.End + k + len(v.text)}, v.status}
		}
	}
	return best, first >= 0
}

// bracketed reports whether byte p of s stands within 《》.
func bracketed(s string, p int) bool {
	return strings.LastIndex(s[:p], "《") > strings.LastIndex(s[:p], "》")
}

// governs reports whether a verb that ends at byte p can have a title at byte q as its object: between them only
// words of measure, other titles, and joints.
func (f *facts) governs(p, q int) bool {
	between := f.a.Text[p:q]
	depth := 0
	n := 0
	for _, r := range between {
		switch {
		case r == '《' || r == '“':
			depth++
		case r == '》' || r == '”':
			depth--
		case depth > 0:
		case r == '，' || r == ',' || r == '。' || r == ';' || r == '；':
			return false
		default:
			n++
		}
	}
	return n <= 24
}

// status returns the status that the verb gives the title, seen in its tense.
func (f *facts) status(v verbHit, h docHit) string {
	status := v.status
	if status == "issued" && h.form.kind == "guideline" {
		status = "published"
	}
	a := f.a
	clause := strings.Replace(a.Text[a.clauseStart(v.span.Start):v.span.Start], h.title, "", 1)
	sentence := a.sentenceAt(v.span.Start)
	lead := a.Text[max(sentence.Start, a.charStart(v.span.Start-clauseBytes)):v.span.Start]
	for _, w := range []string{"将", "拟", "计划", "即将", "有望", "准备", "届时", "尚未", "推动", "加快"} {
		if strings.Contains(clause, w) && !strings.Contains(clause, "签约") {
			return "planned"
		}
	}
	for _, w := range []string{"下一步", "本月下旬", "届时", "我们将", "今后"} {
		if strings.Contains(lead, w) {
			return "planned"
		}
	}
	if status == "in_force" && strings.HasSuffix(a.Text[:v.span.End], "实施") && v.span.End <= h.span.Start {
		if f.future(v.span.Start) {
			return "planned"
		}
	}
	if status != "in_force" && f.future(v.span.Start) {
		return "planned"
	}
	return status
}

// future reports whether the paragraph of byte p speaks of what is to come.
func (f *facts) future(p int) bool {
	i := f.a.paragraphAt(p)
	if i < 0 {
		return false
	}
	paragraphs := f.a.Doc.Paragraphs
	for i > 0 && enumerated(f.a.cut(paragraphs[i].Span)) {
		i--
	}
	from := max(paragraphs[i].Span.Start, p-8*clauseBytes)
	return f.a.said("下一步", from, p) || f.a.said("接下来", from, p)
}

// enumerated reports whether a paragraph goes on a list that an earlier one opened: 一是…, 第二….
func enumerated(s string) bool {
	r := []rune(s)
	return len(r) > 2 && strings.ContainsRune("一二三四五六七八九十", r[0]) && (r[1] == '是' || r[1] == '、') || len(r) > 3 && r[0] == '第' && r[2] == '，'
}

// dateOf returns the date of the act that h is the object of: a day or month named before it in its sentence, else
// the day of the report where the sentence says that it happens now.
func (f *facts) dateOf(h docHit) string {
	sentence := f.a.sentenceAt(h.span.Start)
	best := ""
	for _, d := range f.datesWithin(normalize.Span{Start: sentence.Start, End: h.span.Start}) {
		if !strings.Contains(d.Value, "/") && len(d.Value) >= len("2023-10") {
			best = d.Value
		}
	}
	if best != "" {
		return best
	}
	return f.eventDate(h.span.Start)
}

// eventCues lead back to the day of an event told before.
var eventCues = []string{"会上", "当天", "会议期间", "仪式上", "现场", "会后", "活动中", "签约仪式", "会议上", "论坛上", "大会上"}

// eventDate returns the day of the meeting that the text around byte p tells of: the last day named before p, where
// 会上, 当天 or the like leads back to it.
func (f *facts) eventDate(p int) string {
	a := f.a
	i := a.paragraphAt(p)
	if i < 0 {
		return ""
	}
	lead := a.Text[max(a.Doc.Paragraphs[i].Span.Start, a.charStart(p-2*clauseBytes)):p]
	cue := false
	for _, w := range eventCues {
		cue = cue || strings.Contains(lead, w)
	}
	near := i <= 1
	if !cue && !near {
		for k := i - 1; k >= 0 && k >= i-6; k-- {
			cue = cue || a.said("会上", a.Doc.Paragraphs[k].Span.Start, a.Doc.Paragraphs[k].Span.End)
		}
	}
	if !cue && !near {
		return ""
	}
	best := ""
	before := f.datesWithin(normalize.Span{End: p})
	for i := len(before) - 1; i >= 0 && best == ""; i-- {
		if len(before[i].Value) == len("2023-10-09") {
			best = before[i].Value
		}
	}
	if best == "" {
		best = f.a.dateline.Date
	}
	if len(best) != len("2023-10-09") || strings.HasPrefix(best, "-") {
		return ""
	}
	return best
}

// period returns the years that the title or the words right behind it give: (2023年-2025年).
func period(title, rest string) (start, end string) {
	if s, e := yearRange(title); s != "" {
		return s, e
	}
	if strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "（") {
		if k := strings.IndexAny(rest, ")）"); k > 0 && k < 60 {
			return yearRange(rest[:k])
		}
	}
	return "", ""
}

// yearRange returns the first pair of years in s.
func yearRange(s string) (start, end string) {
	years := make([]string, 0, 2)
	last := 0
	for i := 0; i+4 <= len(s); i++ {
		if (s[i] == '1' || s[i] == '2') && digits(s[i:i+4]) && (i == 0 || !digits(s[i-1:i])) && (i+4 == len(s) || !digits(s[i+4:i+5])) {
			if len(years) == 1 && i-last > 16 {
				years = years[:0]
			}
			years = append(years, s[i:i+4])
			last = i + 4
			i += 3
		}
		if len(years) == 2 {
			if years[0] <= years[1] {
				return years[0], years[1]
			}
			return "", ""
		}
	}
	return "", ""
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// aliasMentions adds the places where the article uses a declared short name.
func (f *facts) aliasMentions(list []Agreement) {
	type short struct {
		text string
		of   int
	}
	names := map[rune][]short{}
	taken := make(cover, len(f.a.Text))
	for i, g := range list {
		for _, m := range g.Mentions {
			taken.take(m.Span)
		}
		for _, al := range g.Aliases {
			if runes(al) > 1 {
				names[firstRune(al)] = append(names[firstRune(al)], short{al, i})
			}
		}
	}
	if len(names) == 0 {
		return
	}
	for p, r := range f.a.Text {
		for _, n := range names[r] {
			if s := (normalize.Span{Start: p, End: p + len(n.text)}); strings.HasPrefix(f.a.Text[p:], n.text) && taken.take(s) {
				list[n.of].Mentions = append(list[n.of].Mentions, Mention{s, "agreement.alias"})
			}
		}
	}
	for i := range list {
		ms := list[i].Mentions
		sort.SliceStable(ms, func(i, j int) bool { return ms[i].Span.Start < ms[j].Span.Start })
	}
}
