package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// heardDoc is one of docForms that the text has.
type heardDoc struct {
	docForm
	heardCue
}

// heardForms returns those of docForms that the text has, in their order.
func (a *Article) heardForms() []heardDoc {
	if a.forms == nil {
		a.forms = []heardDoc{}
		for i, id := range cueMatcher().docs {
			if at := a.cues.places(id); len(at) > 0 {
				a.forms = append(a.forms, heardDoc{docForms[i], heardCue{docForms[i].text, at}})
			}
		}
	}
	return a.forms
}

// titleWithin returns the first title that stands at the beginning of [p, limit).
func (a *Article) titleWithin(p, limit int, signing bool) (docHit, bool) {
	text := a.Text[p:limit]
	if strings.HasPrefix(text, "《") {
		return docHit{}, false
	}
	if k := strings.Index(text, "”"); k > 0 && strings.HasPrefix(text, "“") {
		if _, whole := kindOfTitle(text[len("“"):k]); whole {
			return docHit{}, false // found as a quoted title
		}
	}
	best, form := -1, docForm{}
	for _, f := range a.heardForms() {
		at := f.within(normalize.Span{Start: p, End: limit})
		if len(at) == 0 || best >= 0 && at[0]-p+len(f.text) >= best || !a.atBoundary(at[0]+len(f.text)) {
			continue
		}
		if vagueForm[f.text] && (f.text != "合同" || !signing) && !delimited(text, f.docForm) || f.text == "计划" && signing {
			continue
		}
		if !signing && !officialForm[f.text] && !delimited(text, f.docForm) {
			continue
		}
		best, form = at[0]-p+len(f.text), f.docForm
	}
	if best < 0 || strings.Contains(text[:best], "《") {
		return docHit{}, false
	}
	if strings.Contains(text[:best], "后") {
		for _, f := range docForms { // …议定书|后展示协议
			if k := strings.Index(text[:best], f.text+"后"); k > 0 && runes(f.text) > 1 {
				best, form = k+len(f.text), f
			}
		}
	}
	head, many := titleHead(text[:best], form.text)
	both := collectiveNoun(text[:head]) > 0
	head += lastInList(text[head:best])
	title, start := text[head:best], p+head
	n := runes(title)
	if strings.HasPrefix(title, "在") || nth(title) || form.kind == "declaration" && title == form.text || containsAny(title, []string{"能够", "希望"}) {
		return docHit{}, false
	}
	if signing && hasPrefix(title, "与", "同") && containsAny(title, []string{"签署", "签订"}) {
		return docHit{}, false // …协议、|与某某签订…协议
	}
	if n > 45 || n <= runes(form.text) && !signing || !signing && n < 7 || strings.Count(title, "“") != strings.Count(title, "”") {
		return docHit{}, false
	}
	return docHit{span: normalize.Span{Start: start, End: start + len(title)}, title: title, form: form, rule: "agreement.bare", many: many || countedAfter(a.Text[p+best:]), both: both}, true
}

// nth reports whether s only counts a text: 第二个协议.
func nth(s string) bool {
	rest, ok := strings.CutPrefix(s, "第")
	if !ok {
		return false
	}
	n, _ := counter(rest)
	return n > 0
}

// delimited reports whether s, up to the end of its clause, is a title by its words alone: 关于|促进养老服务的若干措施.
func delimited(s string, form docForm) bool {
	if form.kind == "law" || decisionForm(form.text) || !strings.HasPrefix(s, "关于") || !strings.HasSuffix(s, form.text) {
		return false
	}
	rest := strings.TrimSuffix(s, form.text)
	for _, w := range []string{"若干", "实施", "指导", "暂行", "政策", "工作", "管理", "行动", "具体"} {
		rest = strings.TrimSuffix(rest, w)
	}
	return strings.HasSuffix(rest, "的") || strings.HasSuffix(strings.TrimSuffix(s, form.text), "若干") || strings.HasSuffix(strings.TrimSuffix(s, form.text), "若干政策")
}

// listedTitle reads an object that names its fields before its kind: 签署教育、卫生等领域合作协议 is a 合作协议.
func (a *Article) listedTitle(p int) (docHit, bool) {
	end := p + len(a.Text[p:min(len(a.Text), a.charStart(p+300))])
	if k := strings.IndexAny(a.Text[p:end], "，,。；;！？\n《"); k >= 0 {
		end = p + k
	}
	text := a.Text[p:end]
	k := -1
	for _, w := range fieldEnds {
		if i := strings.LastIndex(text, w); i >= 0 && i+len(w) > k {
			k = i + len(w)
		}
	}
	if k >= 0 {
		return a.titleWithin(p+k, end, true)
	}
	if h, ok := a.titleWithin(p, end, true); ok && runes(h.title) <= 25 && !strings.Contains(h.title, "等") && !a.orgAt.overlap(h.span) {
		return h, true // 学生实习、成果转化协议
	}
	return docHit{}, false
}

// fieldEnds close a list of fields.
var fieldEnds = []string{"等领域", "等方面", "等多领域", "等多个领域", "等各领域", "等多方面"}

// headWords are what may stand between a verb and the title that is its object; those marked true tell of several texts.
var headWords = []struct {
	text string
	many bool
}{
	{"总金额", false}, {"金额", false}, {"总额", false}, {"价值", false}, {"新台币", false}, {"人民币", false}, {"此次", false}, {"这次", false}, {"本次", false}, {"多领域", true}, {"各领域", true}, {"多项", true}, {"多份", true}, {"多个", true}, {"一批", true}, {"一系列", true}, {"系列", true}, {"各项", true}, {"各类", true},
	{"所有", true}, {"若干", true}, {"大量", true}, {"有关", true}, {"相关", true}, {"现有", true}, {"任何", true}, {"数十", true}, {"数百", true}, {"上述", false}, {"这一", false},
	{"新的", false}, {"首个", false}, {"首份", false}, {"首项", false}, {"首批", true}, {"另一份", false}, {"另一项", false}, {"该项", false}, {"该份", false}, {"此项", false}, {"此份", false}, {"一份", false}, {"一项", false}, {"一个", false}, {"双方", false}, {"该", false}, {"此", false}, {"了", false},
	{"、", false}, {"见证", false}, {"出席", false}, {"举行", false}, {"较", false}, {"这份", false}, {"这项", false}, {"这个", false}, {"领域", false}, {"好", false}, {"完", false}, {"的", false}, {"并", false}, {"其", false}, {"完成", false}, {"支持", false}, {"为期五年的", false}, {"为期三年的", false},
}

// titleHead returns how many bytes before a title belong to its clause, not to it, and whether they tell of several
// texts: 12项|友好合作协议, 好|新的|两党交流备忘录, 总投资百亿元的|合作协议.
func titleHead(s, form string) (n int, many bool) {
	body := max(0, len(s)-len(form))
	for again := true; again && n < body; {
		again = false
		for _, w := range headWords {
			if strings.HasPrefix(s[n:body], w.text) && !splitsNoun(s[:n+len(w.text)], s[n+len(w.text):]) {
				n += len(w.text)
				many = many || w.many
				again = true
			}
		}
		for _, v := range docVerbs {
			if strings.HasPrefix(s[n:body], v.text) && v.text != "交换" {
				n += len(v.text) // 签署并|发布|…
				again = true
			}
		}
		if k := collectiveNoun(s[n:body]); k > 0 {
			n += k
			again = true
		} else if k := termLen(s[n:body]); k > 0 {
			n += k
			again = true
		} else if k, m := counter(s[n:body]); k > 0 {
			n += k
			many = many || m
			again = true
		}
	}
	if k := attributeEnd(s[n:body]); k > 0 {
		n += k
	}
	if form == "倡议" && strings.HasPrefix(s[n:body], "共建“") {
		n += len("共建")
	}
	return n, many || strings.HasSuffix(s[:body], "多领域") || strings.HasSuffix(s[:body], "多项")
}

// collectiveNoun returns the length of the words for all who sign that s begins with, which belong to no title: 两校, 2校,
// 两所学校, 三方.
func collectiveNoun(s string) int {
	rest := strings.TrimLeft(s, "二两三四五六七八九十23456789")
	if rest == s {
		return 0
	}
	for _, w := range []string{"所学校", "所院校", "所高校", "所大学", "家单位", "家企业", "家公司", "家医院", "个单位", "校", "院", "方"} {
		if strings.HasPrefix(rest, w) && !strings.HasPrefix(rest, "校园") {
			return len(s) - len(rest) + len(w)
		}
	}
	return 0
}

// termLen returns the length of the words that say for how long a text holds, with which s begins: 为期三年的.
func termLen(s string) int {
	rest, ok := strings.CutPrefix(s, "为期")
	if !ok {
		return 0
	}
	rest = strings.TrimLeft(rest, "一二两三四五六七八九十0123456789个")
	for _, unit := range []string{"年", "月", "天"} {
		for _, of := range []string{"的", "之"} {
			if after, ok := strings.CutPrefix(rest, unit+of); ok {
				return len(s) - len(after)
			}
		}
	}
	return 0
}

// counter returns the length of the number and classifier that s begins with, and whether they count more than one:
// 12项, 近430亿元, 三大.
func counter(s string) (int, bool) {
	i := 0
	for _, w := range []string{"近", "约", "逾", "超过", "超", "多达", "高达", "至少", "共计", "总计", "共", "第"} {
		if strings.HasPrefix(s, w) {
			i = len(w)
			if w == "第" {
				return 0, false
			}
			break
		}
	}
	from := i
	for i < len(s) {
		r := firstRune(s[i:])
		if !('0' <= r && r <= '9') && !strings.ContainsRune(".,一二两三四五六七八九十百千万亿几余多数", r) {
			break
		}
		i += len(string(r))
	}
	if i == from {
		return 0, false
	}
	number := s[from:i]
	if strings.HasPrefix(s[i:], " ") {
		i++ // 12 项
	}
	for _, c := range []string{"人民币", "美元", "欧元", "元", "项", "份", "个", "批", "款", "件", "宗", "笔", "组", "类", "大", "多"} {
		if strings.HasPrefix(s[i:], c) {
			if next := s[i+len(c):]; c == "大" && strings.HasPrefix(next, "学") || strings.HasPrefix(next, "月") {
				return 0, false
			}
			if splitsNoun(s[:i+len(c)], s[i+len(c):]) {
				return 0, false
			}
			return i + len(c), number != "一"
		}
	}
	return 0, false
}

// splitsNoun reports whether a classifier that before ends in is only the beginning of a noun: 该项|目, 此份|额.
func splitsNoun(before, after string) bool {
	switch {
	case strings.HasSuffix(before, "项"):
		return strings.HasPrefix(after, "目") && !strings.HasPrefix(after, "目标")
	case strings.HasSuffix(before, "份"):
		return strings.HasPrefix(after, "额")
	}
	return false
}

// countedAfter reports whether a number stands right behind a title: 签署合作协议|32项.
func countedAfter(s string) bool {
	k, many := counter(s)
	return k > 0 && many
}

// attributeEnd returns where an attribute ends that says how large, how new or whose a text is, or 0: 为期七天的, 总投资百亿元的,
// 此前达成的.
func attributeEnd(s string) int {
	k := strings.LastIndex(s, "的")
	if k < 0 {
		return 0
	}
	attribute := s[:k]
	for _, w := range []string{"为期", "总投资", "总金额", "总额", "金额", "价值", "涉及", "旨在", "具有", "有约束力", "有争议", "最新", "新", "全面", "更加", "长期", "初步", "具体", "相应"} {
		if strings.HasPrefix(attribute, w) && !strings.Contains(attribute, "关于") {
			return k + len("的")
		}
	}
	for _, v := range docVerbs {
		if strings.HasSuffix(attribute, v.text) {
			return k + len("的")
		}
	}
	return 0
}

// signedAsSubject are what follows a text that is signed: 合作协议|签约仪式, 免签协定|正式生效.
var signedAsSubject = []string{"签约", "签署", "签订", "签字", "上签字", "上签名", "上签署", "视频签", "集中签", "云签", "正式签署", "正式签约", "正式签订", "顺利签署", "成功签署", "成功签约", "正式生效", "生效"}

// signedTitles finds the agreements without marks that are the subject of their signing: 甲与乙战略合作协议签约仪式举行.
func signedTitles(a *Article) []docHit {
	var out []docHit
	for _, f := range docForms {
		switch f.kind {
		case "agreement", "framework_agreement", "memorandum", "treaty":
		default:
			continue
		}
		for _, at := range a.all(f.text) {
			end := at + len(f.text)
			behind := end + bracketLen(a.Text[end:]) // 备忘录（MOU）|签署仪式
			if !hasPrefix(a.Text[behind:], signedAsSubject...) && !a.signedBy(end) || hasPrefix(strings.TrimLeft(a.Text[behind:], "正式顺利成功签约署订字"), "数量", "以来", "方", "国", "前") {
				continue
			}
			start := a.clauseStart(end)
			held := false
			if k := strings.LastIndex(a.Text[start:at], "在"); k >= 0 && strings.HasPrefix(a.Text[end:], "上签") {
				start += k + len("在")
			}
			for _, w := range []string{"的", "了", "并", "见证", "出席", "参加", "促成", "双方", "三方", "举行"} {
				if k := strings.LastIndex(a.Text[start:at], w); k >= 0 {
					start += k + len(w)
					held = held || w == "举行"
				}
			}
			if k := strings.LastIndex(a.Text[start:at], "“"); k >= 0 && !strings.Contains(a.Text[start+k:at], "”") {
				start += k + len("“")
			}
			head, many := titleHead(a.Text[start:end], f.text)
			start += head
			title := a.Text[start:end]
			if n := runes(title); n <= runes(f.text) || n > 40 || many || strings.ContainsAny(title, "《》") || strings.Count(title, "“") != strings.Count(title, "”") || !held && a.hasVerb(start, at) || a.calledOff(start, at) {
				continue
			}
			out = append(out, docHit{span: normalize.Span{Start: start, End: end}, title: title, form: f, rule: "agreement.subject"})
		}
	}
	return out
}

// signedBy reports whether what follows byte p says by whom a text was signed: ，由甲、乙共同签署.
func (a *Article) signedBy(p int) bool {
	s := a.sentenceAt(p)
	rest := strings.TrimPrefix(a.Text[p:max(p, min(s.End, a.charStart(p+600)))], "，")
	return strings.HasPrefix(rest, "由") && containsAny(rest, []string{"签署", "签约", "签订", "签字"})
}

// hasVerb reports whether a verb of signing or a word such as 将 stands between two bytes.
func (a *Article) hasVerb(from, to int) bool {
	for _, v := range docVerbs {
		if a.said(v.text, from, to) {
			return true
		}
	}
	for i := a.tokenAt(from); i < len(a.tokens) && a.tokens[i].Span.Start < to; i++ {
		switch a.tag(i) {
		case "p", "d", "c":
			if w := a.word(i); w != "与" && w != "和" && w != "同" {
				return true
			}
		}
	}
	return false
}

// calledOff reports whether between two bytes a signing is called off: 甲与乙|取消|合作协议签约仪式, but not 甲与乙互免签证及|取消|收费协议.
func (a *Article) calledOff(from, to int) bool {
	for i := a.tokenAt(from); i < len(a.tokens) && a.tokens[i].Span.Start < to; i++ {
		if t := a.tokens[i].Span; slices.Contains(notHeld, a.word(i)) && (t.Start == from || a.orgAt.endingAt(t.Start) >= 0) {
			return true
		}
	}
	return false
}

// listNouns end the names of what is published along with agreements: 成果清单和|合作倡议.
var listNouns = []string{"清单", "成果", "报告", "文件", "白皮书", "案例", "目录", "项目", "政策", "指数", "图谱", "共识"}

// lastInList returns how much of a title belongs to what is named before it: 成果清单和|合作倡议.
func lastInList(s string) int {
	for _, n := range listNouns {
		for _, j := range []string{"和", "与", "及", "以及"} {
			if k := strings.LastIndex(s, n+j); k > 0 {
				return k + len(n+j)
			}
		}
	}
	return 0
}

// afterSigning reports whether a verb of signing stands right before byte p.
func (a *Article) afterSigning(p int) bool {
	before := strings.TrimSuffix(a.Text[max(0, a.charStart(p-30)):p], "了")
	for _, v := range docVerbs {
		if (v.status == "signed" || v.status == "issued" || v.status == "published") && strings.HasSuffix(before, v.text) {
			return true
		}
	}
	return false
}
