package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// docForm is an ending of titles of agreements and plans, and the kind it tells.
type docForm struct{ text, kind string }

// docForms lists the endings, a longer one before those it ends in.
var docForms = []docForm{
	{"框架协议书", "framework_agreement"}, {"框架协议", "framework_agreement"}, {"框架协定", "framework_agreement"},
	{"合作备忘录", "memorandum"}, {"谅解备忘录", "memorandum"}, {"备忘录", "memorandum"},
	{"协议书", "agreement"}, {"协议", "agreement"}, {"协定", "agreement"}, {"议定书", "treaty"}, {"条约", "treaty"}, {"公约", "treaty"}, {"契约", "contract"},
	{"合同书", "contract"}, {"合作合同", "contract"}, {"合作合约", "contract"}, {"合同", "contract"}, {"意向书", "memorandum"}, {"责任书", "agreement"}, {"承诺书", "declaration"},
	{"联合声明", "declaration"}, {"联合公报", "declaration"}, {"声明", "declaration"}, {"公报", "declaration"}, {"共识", "declaration"},
	{"宣言", "initiative"}, {"倡议书", "initiative"}, {"倡议", "initiative"},
	{"行动计划", "action_plan"}, {"行动方案", "action_plan"}, {"行动纲领", "action_plan"}, {"三年行动", "action_plan"},
	{"实施方案", "implementation_plan"}, {"工作方案", "implementation_plan"}, {"总体方案", "implementation_plan"}, {"建设方案", "implementation_plan"}, {"改革方案", "implementation_plan"},
	{"方案", "implementation_plan"}, {"预案", "implementation_plan"}, {"路线图", "plan"}, {"规划纲要", "plan"}, {"发展规划", "plan"}, {"规划", "plan"}, {"纲要", "plan"},
	{"指导意见", "opinion"}, {"实施意见", "opinion"}, {"意见", "opinion"}, {"若干措施", "measures"}, {"管理办法", "measures"}, {"办法", "measures"}, {"措施", "measures"}, {"举措", "measures"}, {"细则", "measures"},
	{"条例", "regulation"}, {"规定", "regulation"}, {"规程", "regulation"}, {"规则", "regulation"}, {"章程", "regulation"}, {"守则", "regulation"}, {"决定", "regulation"}, {"决议", "regulation"}, {"公约", "regulation"},
	{"标准", "standard"}, {"规范", "standard"}, {"技术要求", "standard"}, {"指标体系", "standard"}, {"参考架构", "standard"},
	{"指南", "guideline"}, {"指引", "guideline"}, {"导则", "guideline"}, {"法", "law"}, {"法典", "law"},
	{"培养计划", "programme"}, {"支持计划", "programme"}, {"科学计划", "programme"}, {"创新计划", "programme"}, {"计划", "programme"}, {"工程", "programme"},
}

// formsByEnd holds docForms by their last character.
var formsByEnd = indexForms()

func indexForms() *runeTable[docForm] {
	t := new(runeTable[docForm])
	for _, f := range docForms {
		t.add(lastRune(f.text), f)
	}
	return t
}

// notLaw ends titles in 法 that are no laws.
var notLaw = []string{"办法", "方法", "书法", "做法", "说法", "语法", "疗法", "用法", "想法", "看法", "兵法", "心法", "魔法"}

// kindOfTitle returns the kind of the text that the title names, and the ending that tells; none for books and films.
func kindOfTitle(title string) (docForm, bool) {
	title = bareTitle(title)
	if strings.HasSuffix(title, "统计公报") || strings.HasSuffix(title, "数据公报") {
		return docForm{}, false
	}
	for _, f := range formsByEnd.of(lastRune(title)) {
		if !strings.HasSuffix(title, f.text) {
			continue
		}
		if decisionForm(f.text) && !strings.Contains(title, "关于") {
			return docForm{}, false // of a film or a match
		}
		if f.kind == "law" && hasSuffix(title, notLaw...) {
			return docForm{}, false
		}
		return f, true
	}
	return docForm{}, false
}

// decisionForm reports whether a form of title is that of what a body has decided on.
func decisionForm(form string) bool { return form == "决定" || form == "决议" }

// bareTitle is a title without quotes and without its bracketed ending: …行动计划(2023年-2025年), …（试行）.
func bareTitle(title string) string {
	for {
		t := strings.TrimRight(title, " ”’\"")
		if strings.HasSuffix(t, ")") || strings.HasSuffix(t, "）") {
			if i := strings.LastIndexAny(t, "(（"); i > 0 {
				title = t[:i]
				continue
			}
		}
		for _, e := range []string{"草案", "修订草案", "修正案", "征求意见稿", "试行", "试行版"} {
			t = strings.TrimSuffix(t, e)
		}
		return t
	}
}

// docHit is the title of an agreement or plan in the body.
type docHit struct {
	span   normalize.Span // with its brackets
	title  string
	form   docForm
	rule   string
	many   bool           // several such texts at once: 12项合作协议
	verb   normalize.Span // the verb it was found by, if any
	both   bool           // 两校 or the like stands before the title
	whole  string         // the title with its parties, where they were taken from it
	coming bool           // the signing is to come
	makers []partyHit     // whom the words before the title name as its parties
}

// bracketedTitles finds the titles in 《》 that name agreements and plans.
func bracketedTitles(a *Article) []docHit {
	var out []docHit
	next := 0
	for _, start := range a.all("《") {
		end := matching(a.Text, start)
		if start < next || end < 0 {
			continue
		}
		next = end
		title := a.Text[start+len("《") : end-len("》")]
		if published(a.Text[end:min(len(a.Text), a.charStart(end+90))]) {
			a.lose(KindAgreement, normalize.Span{Start: start, End: end}, "agreement.bracketed", "a book: its publisher follows")
			continue
		}
		if f, ok := kindOfTitle(title); ok && runes(title) <= 80 {
			out = append(out, docHit{span: normalize.Span{Start: start, End: end}, title: title, form: f, rule: "agreement.bracketed"})
		} else {
			a.lose(KindAgreement, normalize.Span{Start: start, End: end}, "agreement.bracketed", "no title of an agreement, plan or law ends so: a book, a film, a report")
		}
	}
	return out
}

// citedTitles finds the titles without marks that are only spoken of, behind those who agreed: 甲与乙的|合作协议.
func (f *facts) citedTitles() []docHit {
	a := f.a
	var out []docHit
	for _, form := range docForms {
		switch form.kind {
		case "agreement", "framework_agreement", "memorandum":
		default:
			continue
		}
		for _, at := range a.all(form.text) {
			end := at + len(form.text)
			start := a.charStart(at - maxCited)
			k := strings.LastIndex(a.Text[max(0, start):at], "的")
			if k < 0 || !a.atBoundary(end) {
				continue
			}
			start += k + len("的")
			if title := a.Text[start:end]; title == form.text || strings.ContainsAny(title, "，。、《“（；：") {
				continue
			}
			if makers := f.joinedBefore(start - len("的")); len(makers) > 1 {
				out = append(out, docHit{span: normalize.Span{Start: start, End: end}, title: a.Text[start:end], form: form, rule: "agreement.cited", makers: makers})
			}
		}
	}
	return out
}

// joinedBefore returns the two that are joined right before byte p, the second of which need not be known as an institution.
func (f *facts) joinedBefore(p int) []partyHit {
	a := f.a
	i := a.orgAt.from(p) - 1
	if i < 0 || p-a.orgAt[i].End > maxCited {
		return nil
	}
	last := partyHit{span: a.orgAt[i], org: true}
	if last.span.End < p {
		if more := f.unlistedBehind(last.span.End, p); len(more) == 1 && more[0].span.End == p {
			return []partyHit{last, more[0]}
		}
		return nil
	}
	if i == 0 {
		return nil
	}
	first := partyHit{span: a.orgAt[i-1], org: true}
	if last.span.End != p || f.joint(first, last) != "与" {
		return nil
	}
	return []partyHit{first, last}
}

// maxCited is how many bytes before its ending a title may begin that is only spoken of.
const maxCited = 30

// inSeries returns which of the titles in 《》 that follow a verb one after the other h is, and how many they are; 0 and 0 if it is none.
func (f *facts) inSeries(h docHit, verb verbHit) (i, n int) {
	if h.rule != "agreement.bracketed" || verb.span.End > h.span.Start {
		return 0, 0
	}
	p := verb.span.End
	if strings.HasPrefix(f.a.Text[p:], "了") {
		p += len("了")
	}
	i = -1
	for strings.HasPrefix(f.a.Text[p:], "《") {
		end := matching(f.a.Text, p)
		if end < 0 {
			break
		}
		if p == h.span.Start {
			i = n
		}
		n++
		for p = end; hasPrefix(f.a.Text[p:], "、", "和", "与", "及"); {
			p += len("、")
		}
	}
	if i < 0 {
		return 0, 0
	}
	return i, n
}

// published reports whether a publisher stands right behind a title: ，某某出版社2021年版.
func published(rest string) bool {
	rest, ok := strings.CutPrefix(rest, "，")
	k := strings.Index(rest, "出版社")
	return ok && k >= 0 && !strings.ContainsAny(rest[:k], "，。；")
}

// matching returns the end of the 》 that closes the 《 at byte p, or -1: titles nest.
func matching(s string, p int) int {
	depth := 0
	for i := p; i < len(s) && i < p+400; {
		switch {
		case strings.HasPrefix(s[i:], "《"):
			depth++
			i += 3
		case strings.HasPrefix(s[i:], "》"):
			depth--
			i += 3
			if depth == 0 {
				return i
			}
		case s[i] == '\n':
			return -1
		default:
			i++
		}
	}
	return -1
}

// quotedTitles finds the titles in “” and 「」 that are signed or issued in their sentence, or say by their ending what they are.
func quotedTitles(a *Article) []docHit {
	var out []docHit
	for _, open := range append(slices.Clone(a.all("“")), a.all("「")...) {
		start := open + len("“")
		n := indexIn(a.Text[start:min(len(a.Text), start+300)], 0, quoteEnds)
		if n < 0 || a.Text[start+n] == '\n' {
			continue
		}
		title := a.Text[start : start+n]
		f, ok := kindOfTitle(title)
		if !ok || runes(title) < 4 || runes(title) > 40 || strings.ContainsAny(title, "，。,；") || vagueForm[f.text] {
			continue
		}
		if from, _ := yearRange(title); from == "" && !a.signedNear(start) && len(f.text) < len("行动计划") {
			continue
		}
		if runes(title) < 6 && !a.afterSigning(open) {
			continue
		}
		out = append(out, docHit{span: normalize.Span{Start: start - 3, End: start + n + 3}, title: title, form: f, rule: "agreement.quoted"})
	}
	return out
}

// vagueForm are endings too common to tell a title without 《》.
var vagueForm = map[string]bool{"法": true, "标准": true, "意见": true, "措施": true, "举措": true, "工程": true, "规定": true, "规则": true, "方案": true, "规范": true, "共识": true,
	"三年行动": true, "办法": true, "声明": true, "合同": true, "规划": true, "章程": true, "决定": true, "决议": true}

// bareTitles finds the titles without marks that follow a verb of signing: 签署|新一轮战略合作协议.
func bareTitles(a *Article) []docHit {
	var out []docHit
	for _, v := range docVerbs {
		for _, at := range a.all(v.text) {
			if !a.atBoundary(at) || a.noJointSigning(v.text, at) {
				continue // 管委会|签署 is no 会签
			}
			if hasPrefix(a.Text[at+len(v.text):], "仪式", "活动", "大会", "现场", "方", "会") {
				continue // 签约|仪式
			}
			verb := normalize.Span{Start: at, End: at + len(v.text)}
			out = append(out, a.objectTitles(v, verb)...)
		}
	}
	for _, at := range a.all("包括") { // 签约项目包括甲协议、乙协议
		s := a.sentenceAt(at)
		if a.signedBefore(at) {
			out = append(out, a.colonTitles(at+len("包括"), normalize.Span{Start: at, End: at + len("包括")})...)
		}
		if a.atBoundary(at) && a.signedNear(at) || s.Start > 0 && a.atBoundary(at) && a.signedNear(s.Start-1) {
			for _, h := range a.objectTitles(docVerb{"包括", "signed"}, normalize.Span{Start: at, End: at + len("包括")}) {
				if runes(h.title) >= 9 {
					out = append(out, h)
				}
			}
		}
	}
	out = append(out, subjectTitles(a)...)
	return append(out, signedTitles(a)...)
}

// maxObjects is how many titles a verb has as objects at most: lists of more are no lists of titles.
const maxObjects = 40

// objectTitles reads the titles that are objects of the verb, joined by 、 和 与.
func (a *Article) objectTitles(v docVerb, verb normalize.Span) []docHit {
	signing := v.status == "signed" || v.status == "renewed" || v.status == "" || v.status == "planned"
	p := skipAny(a.Text, verb.End, "了", "的", "下")
	var out []docHit
	for len(out) < maxObjects {
		limit := a.clauseEnd(p)
		h, ok := a.titleWithin(p, limit, signing)
		if !ok && signing && v.status != "" && len(out) == 0 {
			h, ok = a.listedTitle(p)
		}
		if !ok || v.status == "" && (shortTitle(h) || generic(h)) {
			return out
		}
		h.verb = verb
		out = append(out, h)
		next := a.Text[h.span.End:]
		r, n := utf8.DecodeRuneInString(next)
		switch {
		case r == '、' || r == '和' || r == '与' || r == '及':
			p = h.span.End + n
		case strings.HasPrefix(next, "以及"):
			p = h.span.End + len("以及")
		default:
			return out
		}
	}
	return out
}

func skipAny(s string, p int, words ...string) int {
	for _, w := range words {
		if strings.HasPrefix(s[p:], w) {
			p += len(w)
		}
	}
	return p
}

// clauseBytes is how many bytes a clause may have to be looked at whole.
const clauseBytes = 900

// clauseEnd returns where the clause that byte p lies in ends: at punctuation other than quotes.
func (a *Article) clauseEnd(p int) int {
	for i, r := range a.Text[p:] {
		if i > clauseBytes {
			return p + i
		}
		if q := p + i; r == '.' && q > 0 && q+2 <= len(a.Text) && digits(a.Text[q-1:q]+a.Text[q+1:q+2]) {
			continue // 3.0版
		}
		switch r {
		case '“', '”', '‘', '’', '·', '(', ')', '（', '）', '-', '—', '"':
			continue
		}
		if isPunct(r) {
			return p + i
		}
	}
	return len(a.Text)
}

// officialForm are the endings that tell a title even where nothing but a verb of issuing points at it.
var officialForm = map[string]bool{"行动计划": true, "实施方案": true, "行动方案": true, "指导意见": true, "实施意见": true, "管理办法": true, "框架协议": true, "备忘录": true, "合作备忘录": true,
	"谅解备忘录": true, "发展规划": true, "指南": true, "倡议": true, "倡议书": true, "条例": true, "科学计划": true, "工作方案": true, "总体方案": true, "规划纲要": true, "创新计划": true, "联合声明": true, "宣言": true}

// subjectVerbs are what titles do: …行动计划|提出, …科学计划|正式启动.
var subjectVerbs = []string{"提出", "明确", "指出", "要求", "强调", "规定", "正式启动", "正式发布", "正式印发", "正式签署", "正式发起", "启动", "发布", "印发", "出台"}

// subjectTitles finds the titles without marks that are the subject of what they say: …行动计划提出.
func subjectTitles(a *Article) []docHit {
	var out []docHit
	for _, f := range docForms {
		if !officialForm[f.text] {
			continue
		}
		for _, at := range a.all(f.text) {
			end := at + len(f.text)
			if !a.subjectVerbAt(end) {
				continue
			}
			start := a.clauseStart(end)
			title := a.Text[start:end]
			for _, w := range []string{"牵头的", "制定的", "发起的", "提出的", "印发的", "签署的", "出台的", "实施的", "发布的", "颁布的"} {
				if k := strings.LastIndex(title, w); k >= 0 {
					start += k + len(w)
					title = title[k+len(w):]
				}
			}
			for _, w := range []string{"此次", "这次", "本次"} {
				if k := strings.LastIndex(title, w); k >= 0 {
					start += k + len(w)
					title = title[k+len(w):]
				}
			}
			if n := runes(title); n >= 9 && n <= 40 && !strings.ContainsAny(title, "《》") && !containsAny(title, []string{"希望", "能够"}) {
				out = append(out, docHit{span: normalize.Span{Start: start, End: end}, title: title, form: f, rule: "agreement.subject"})
			}
		}
	}
	return out
}

func (a *Article) subjectVerbAt(p int) bool {
	for _, v := range subjectVerbs {
		if strings.HasPrefix(a.Text[p:], v) {
			return true
		}
	}
	return false
}

// clauseStart returns where the clause that ends at byte p begins.
func (a *Article) clauseStart(p int) int {
	for least := max(0, p-clauseBytes); p > least; {
		r, n := utf8.DecodeLastRuneInString(a.Text[:p])
		if isPunct(r) && r != '“' && r != '”' && r != '·' {
			break
		}
		p -= n
	}
	return p
}
