package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// docVerb is a verb that acts on a text and the status it gives it.
type docVerb struct{ text, status string }

// docVerbs are the verbs of signing, issuing and drafting, longer ones first.
var docVerbs = []docVerb{
	{"审议通过", "issued"}, {"表决通过", "issued"}, {"研究制定", "drafted"}, {"共同签署", "signed"}, {"签署", "signed"}, {"签订", "signed"}, {"续签", "renewed"}, {"签定", "signed"}, {"会签", "signed"}, {"草签", "signed"}, {"签约", "signed"},
	{"签字", "signed"}, {"签下", "signed"}, {"订立", "signed"}, {"缔结", "signed"}, {"达成", "signed"}, {"互换", "signed"}, {"交换", "signed"}, {"商签", "planned"}, {"印发", "issued"}, {"出台", "issued"}, {"颁布", "issued"}, {"公布", "issued"}, {"发布", "issued"}, {"下发", "issued"},
	{"发表", "issued"}, {"发出", "issued"}, {"发起", "launched"}, {"启动", "launched"}, {"推出", "launched"}, {"制定", "drafted"}, {"起草", "drafted"}, {"研制", "drafted"}, {"编制", "drafted"}, {"制订", "drafted"}, {"拟定", "drafted"}, {"施行", "in_force"}, {"生效", "in_force"},
	{"批准", "issued"}, {"批复", "issued"}, {"通过", "issued"}, {"实施", "in_force"}, {"落实", ""}, {"履行", ""}, {"审议", "drafted"}, {"讨论", "drafted"},
}

// signedNear reports whether the sentence of byte p speaks of signing or issuing.
func (a *Article) signedNear(p int) bool {
	s := a.sentenceAt(p)
	for _, v := range docVerbs {
		if v.text != "通过" && v.text != "实施" && v.text != "讨论" && v.status != "" && a.said(v.text, max(s.Start, p-600), min(s.End, p+600)) {
			return true
		}
	}
	return false
}

// verbHit is a verb that acts on a text.
type verbHit struct {
	span   normalize.Span
	text   string
	status string
}

// maxAdoption is how many bytes behind the title of a law may stand before the word that it was adopted.
const maxAdoption = 240

// verbOf returns the verb that governs the title h: the last before it in its clause or list, else one right behind it.
func (f *facts) verbOf(h docHit) (verbHit, bool) {
	a := f.a
	if h.verb == h.span {
		return verbHit{h.verb, a.cut(h.verb), "signed"}, true // what is signed has no other name
	}
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
		if found && (at.Start < best.span.Start || best.span.Contains(at)) || !f.governs(at.End, h.span.Start) || bracketed(before, k) || !a.atBoundary(at.Start) || a.noJointSigning(v.text, at.Start) {
			continue
		}
		best, found = verbHit{at, v.text, v.status}, true
	}
	if found {
		return f.joinedVerb(best), true
	}
	if h.verb.Len() > 0 && h.verb.End < h.span.Start { // the last of many titles
		if i := slices.IndexFunc(docVerbs, func(v docVerb) bool { return v.text == a.cut(h.verb) }); i >= 0 {
			return verbHit{h.verb, docVerbs[i].text, docVerbs[i].status}, true
		}
	}
	end := f.siblingsEnd(h.span.End, sentence.End)
	after := a.Text[end:max(end, min(sentence.End, a.charStart(end+60)))]
	for _, w := range heads {
		if w.status == "-" && strings.HasPrefix(after, w.text) {
			return best, false // 《…》|实施情况
		}
	}
	if f.a.signedBy(h.span.End) {
		for _, w := range []string{"签署", "签约", "签订", "签字"} {
			if at := f.a.allWithin(w, normalize.Span{Start: h.span.End, End: sentence.End}); len(at) > 0 {
				return verbHit{normalize.Span{Start: at[0], End: at[0] + len(w)}, w, "signed"}, true
			}
		}
	}
	if hasPrefix(after, "已由", "已经") { // 《…法》|已由某届某会于6月28日修订通过
		far := min(sentence.End, a.clauseEnd(end), end+maxAdoption)
		if at := a.allWithin("通过", normalize.Span{Start: end, End: far}); len(at) > 0 {
			return verbHit{normalize.Span{Start: at[0], End: at[0] + len("通过")}, "通过", "issued"}, true
		}
	}
	first := -1
	for _, v := range docVerbs {
		if k := strings.Index(after, v.text); k >= 0 && (first < 0 || k < first) && !strings.ContainsAny(after[:k], "《“，,；;") {
			first = k
			best = verbHit{normalize.Span{Start: end + k, End: end + k + len(v.text)}, v.text, v.status}
		}
	}
	return best, first >= 0
}

// noJointSigning reports whether a verb at byte p is 会签 only where a name and 签订 meet: 管理会|签订.
func (a *Article) noJointSigning(verb string, p int) bool {
	return verb == "会签" && hasPrefix(a.Text[p+len(verb):], "订", "署", "约", "字", "下")
}

// signedOn returns the verb of 在…协议上签字 as if it stood before the title, behind those who sign.
func (f *facts) signedOn(v verbHit, h docHit) verbHit {
	lead, ok := strings.CutSuffix(f.a.Text[:h.span.Start], "在")
	if !ok || v.span.Start < h.span.End || !strings.HasPrefix(f.a.Text[h.span.End:], "上") {
		return v
	}
	v.span = normalize.Span{Start: len(lead), End: h.span.Start}
	return v
}

// joinedVerb returns the verb that goes before v in 签署并发表 where that binds more, else v.
func (f *facts) joinedVerb(v verbHit) verbHit {
	before, joint := f.a.Text[max(0, f.a.charStart(v.span.Start-30)):v.span.Start], "并"
	if strings.HasSuffix(before, "、") {
		joint = "、" // 签订、启动
	}
	before, ok := strings.CutSuffix(before, joint)
	if !ok {
		return v
	}
	for _, w := range docVerbs {
		if strings.HasSuffix(before, w.text) && statusRank[w.status] > statusRank[v.status] {
			end := v.span.Start - len(joint)
			return verbHit{normalize.Span{Start: end - len(w.text), End: end}, w.text, w.status}
		}
	}
	return v
}

// siblingsEnd returns where the titles in 《》 end that go on a list at byte p: 《甲》|和《乙》|发布.
func (f *facts) siblingsEnd(p, limit int) int {
	for p < limit {
		q := p
		for _, j := range []string{"、", "和", "与", "及"} {
			if strings.HasPrefix(f.a.Text[p:limit], j) {
				q = p + len(j)
				break
			}
		}
		if !strings.HasPrefix(f.a.Text[q:limit], "《") {
			break
		}
		end := matching(f.a.Text, q)
		if end < 0 || end > limit {
			break
		}
		p = end
	}
	return p
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

// heads are nouns that a title only describes, with the status that they tell in place of the verb's:
// 启动《…规划》|编制工作, 举行《…协议》|签约仪式.
var heads = []struct{ text, status string }{
	{"编制", "drafted"}, {"起草", "drafted"}, {"征求意见", "drafted"}, {"制定工作", "drafted"}, {"修订工作", "drafted"}, {"谈判", "planned"}, {"磋商", "planned"},
	{"签约仪式", "signed"}, {"签署仪式", "signed"}, {"签字仪式", "signed"}, {"签约", "signed"}, {"实施情况", "-"}, {"执行情况", "-"}, {"落实情况", "-"}, {"有关情况", "-"}, {"相关情况", "-"},
	{"进展", "-"}, {"内容", "-"}, {"要求", "-"}, {"精神", "-"}, {"规定", "-"}, {"条款", "-"}, {"第", "-"}, {"解读", "-"}, {"成果", "-"}, {"研讨", "-"},
}

// status returns the status that the verb gives the title, seen in its tense and mood.
func (f *facts) status(v verbHit, h docHit) string {
	status := v.status
	a := f.a
	rest := strings.TrimPrefix(a.Text[h.span.End:], "的")
	if k := bracketLen(rest); k > 0 {
		rest = rest[k:]
	}
	if v.span.Start < h.span.Start {
		for _, w := range heads {
			if strings.HasPrefix(rest, w.text) {
				if w.status == "-" {
					return f.settled(v, h)
				}
				status = w.status
				break
			}
		}
	}
	if status == "" {
		return ""
	}
	if strings.Contains(h.title, "征求意见稿") || strings.HasPrefix(rest, "公开征求意见") || strings.HasPrefix(rest, "(征求意见稿") {
		return "drafted"
	}
	if status == "signed" && hasPrefix(strings.TrimLeft(rest, "，,"), "续期", "续约", "续签", "延期", "延长") {
		status = "renewed"
	}
	if status == "drafted" && f.settled(v, h) != "" && f.issuedBehind(h) {
		status = "issued"
	}
	if f.settled(v, h) != "" && takesEffect(rest) {
		status = "in_force" // the day is not the one on which it was signed
	}
	if status == "issued" && h.form.kind == "guideline" {
		status = "published"
	}
	if status == "signed" && v.span.Start >= h.span.End && hasPrefix(a.Text[v.span.Start:], signings...) {
		status = f.ceremonyStatus(h.span.Start, v.span)
	}
	switch f.mood(v, h) {
	case "denied":
		return ""
	case "future":
		return "planned"
	}
	sentence := a.sentenceAt(v.span.Start)
	lead := a.Text[max(sentence.Start, a.charStart(v.span.Start-clauseBytes)):v.span.Start]
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

// takesEffect reports whether what stands behind a title says that it begins to hold.
func takesEffect(rest string) bool {
	for _, w := range []string{"已经", "已", "今起", "今日", "今天", "正式", "开始"} {
		rest = strings.TrimPrefix(rest, w)
	}
	return hasPrefix(rest, "生效", "施行", "实施，", "实施。", "启动实施", "付诸实施", "落地实施")
}

// settled returns the status of a text of which only the contents or the progress is told: that of an attribute such
// as 日前印发的, or nothing.
func (f *facts) settled(v verbHit, h docHit) string {
	if v.span.End+len("的") == h.span.Start && strings.HasPrefix(f.a.Text[v.span.End:], "的") {
		return v.status
	}
	return ""
}

// issuedBehind reports whether a text that is described by who made it is issued: 甲制定的《…》正式|发布.
func (f *facts) issuedBehind(h docHit) bool {
	rest := f.a.Text[h.span.End:max(h.span.End, min(f.a.sentenceAt(h.span.Start).End, f.a.clauseEnd(h.span.End)))]
	return runes(rest) <= 12 && hasSuffix(rest, "发布", "公布", "印发", "出台") && !containsAny(rest, []string{"将", "待", "未", "拟"})
}

// bracketLen returns the length of the bracket that s begins with, or 0.
func bracketLen(s string) int {
	if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（") {
		if k := asideEnd(s); k > 0 && k < maxAside {
			return k + len(string(firstRune(s[k:])))
		}
	}
	return 0
}

// futureWords before a verb tell that it has not been done, nearWords only right before it; deniedWords that it is not
// done or no longer.
var (
	futureWords = wordSet(`将 拟 拟将 即将 将要 有望 准备 届时 尚未 未 待 愿 愿意 希望 敦促 呼吁 争取 力争 预计 定于 预定 为了 如果 如 若 可能 能否 打算 期待 尽快 尽早 早日 谋求 寻求 计划 暂未 仍未 还未 尚待`)
	nearWords   = wordSet(`推动 加快 加紧 推进 促成 促使 同意 考虑 建议 商定 要求 探讨 洽谈 协商 磋商 商讨 可 能够 欢迎 愿同 原则同意`)
	deniedWords = wordSet(`须 必须 应 应当 需 需要 拒绝 反对 不 没有 未能 退出 废除 终止 撕毁 暂停 取消 破坏 违反 避免 阻止 不得 不会 停止 撤销 否认 放弃 无法 无意 拒不 严禁 推迟 延期 推后 改期 中止 中断 搁置`)
)

// mood tells whether the verb is said to come, "future", not to be, "denied", or neither, by the words before it in its
// clause.
func (f *facts) mood(v verbHit, h docHit) string {
	a := f.a
	start := max(a.predicateStart(v.span.Start), a.charStart(v.span.Start-120))
	switch {
	case v.span.Start > h.span.Start:
		start = h.span.End
	case strings.HasPrefix(a.Text[v.span.End:], "的"): // 拟签署的, but not 暂停执行|去年签署的
		start = max(start, a.charStart(v.span.Start-len("近期即将正式")))
	case hasPrefix(a.Text[start:], "并", "还", "同时") && start > a.sentenceAt(start).Start:
		start = max(a.predicateStart(start-1), a.charStart(v.span.Start-180))
	}
	mood := ""
	for i := a.tokenAt(start); i < len(a.tokens) && a.tokens[i].Span.End <= v.span.Start; i++ {
		w := a.word(i)
		switch {
		case w == "》" || w == "签约" || w == "签署" || w == "后" || w == "见证":
			mood = ""
			continue
		case nearWords[w] && slices.Contains([]string{"并", "后", "了"}, a.word(i+1)):
			continue
		case nearWords[w] && v.span.Start-a.tokens[i].Span.End <= len("二〇二六年底前"):
		case !futureWords[w] && !deniedWords[w]:
			continue
		case a.quotedAt(a.tokens[i].Span.Start, start) || a.orgAt.overlap(a.tokens[i].Span):
			continue
		case a.word(i+1) == "的", a.tag(i) == "n" && w != "计划" || w == "计划" && !a.plans(i):
			continue
		}
		if deniedWords[w] {
			mood = "denied"
		} else if v.status != "" {
			mood = "future"
		}
	}
	return mood
}

// plans reports whether 计划 at token i is a verb: 计划|年内签署, 某集团|计划签约, not 行动|计划.
func (a *Article) plans(i int) bool {
	if a.orgAt.endingAt(a.tokens[i].Span.Start) >= 0 {
		return true
	}
	switch prev := a.tag(i - 1); {
	case prev == "n", prev == "vn", prev == "v", prev == "b", prev == "a", prev == "x" && a.word(i-1) == "”":
		return false
	}
	return true
}

// maxQuoted is how many bytes before a word its opening quotation mark is looked for.
const maxQuoted = 2 * clauseBytes

// quotedAt reports whether byte p stands within quotes or 《》 opened after byte from.
func (a *Article) quotedAt(p, from int) bool {
	s := a.Text[max(min(from, p), p-maxQuoted):p] // the word at p may begin before
	quote, title := lastIndexIn(s, quoteMarks), lastIndexIn(s, titleMarks)
	return quote >= 0 && strings.HasPrefix(s[quote:], "“") || title >= 0 && strings.HasPrefix(s[title:], "《")
}

// predicateStart returns where the clause of the verb at byte p begins: behind the last comma or stop; lists belong to it.
func (a *Article) predicateStart(p int) int {
	least := max(a.sentenceAt(p).Start, a.charStart(p-clauseBytes))
	if least > p {
		return p // between two sentences
	}
	if k := lastIndexIn(a.Text[least:p], predicateMarks); k >= 0 {
		return least + k + len(string(firstRune(a.Text[least+k:])))
	}
	return least
}

// maxEnumerated is how many paragraphs a list is followed back through.
const maxEnumerated = 30

// future reports whether the paragraph of byte p speaks of what is to come.
func (f *facts) future(p int) bool {
	i := f.a.paragraphAt(p)
	if i < 0 {
		return false
	}
	paragraphs := f.a.Doc.Paragraphs
	for least := i - maxEnumerated; i > max(0, least) && enumerated(f.a.cut(paragraphs[i].Span)); {
		i--
	}
	from := max(paragraphs[i].Span.Start, p-8*clauseBytes)
	return f.a.said("下一步", from, p) || f.a.said("接下来", from, p)
}

// enumerated reports whether a paragraph goes on a list that an earlier one opened: 一是…, 第二….
func enumerated(s string) bool {
	r := make([]rune, 0, 4)
	for _, c := range s {
		if r = append(r, c); len(r) == cap(r) {
			break
		}
	}
	return len(r) > 2 && strings.ContainsRune("一二三四五六七八九十", r[0]) && (r[1] == '是' || r[1] == '、') || len(r) > 3 && r[0] == '第' && r[2] == '，'
}
