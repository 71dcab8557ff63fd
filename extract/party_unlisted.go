package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// partyJoints join the parties of a signing, longer ones first.
var partyJoints = []string{"分别与", "先后与", "会同", "联合", "携手", "牵手", "联手", "以及", "与", "和", "同", "及", "、"}

// maxUnlisted is how many parties in a row may be named that are no known institutions.
const maxUnlisted = 12

// withUnlisted returns a list of parties with those between them, before them and behind them, up to the verb at byte to, that
// are no known institutions.
func (f *facts) withUnlisted(list []partyHit, to int) []partyHit {
	out := f.unlisted(list[0])
	if len(out) == 0 && len(list) == 1 && f.withSomebody(list[0].span.Start) {
		out = append(out, partyHit{span: list[0].span, party: &Party{}})
	}
	for i, h := range list {
		out = append(out, h)
		if i+1 == len(list) {
			break
		}
		end := list[i+1].span.Start
		for _, w := range partyJoints {
			if strings.HasSuffix(f.a.Text[h.span.End:max(h.span.End, end)], w) {
				out = append(out, f.unlistedBehind(h.span.End, end-len(w))...)
				break
			}
		}
	}
	return append(out, f.unlistedBehind(list[len(list)-1].span.End, to)...)
}

// withSomebody reports whether words before byte p, which name nobody that is known, are joined to what begins there: 某业务中心|与.
func (f *facts) withSomebody(p int) bool {
	for _, w := range []string{"与", "同", "和"} {
		if end := p - len(w); strings.HasSuffix(f.a.Text[:p], w) {
			start := f.actorsBegin(end)
			return start < end && runes(f.a.Text[start:end]) > 1 && !strings.ContainsAny(f.a.Text[start:end], "《》、")
		}
	}
	return false
}

// unlisted returns those who are joined to the first party of a list, before it, where they are no institutions that are known
// as such: 某投|与甲集团.
func (f *facts) unlisted(first partyHit) []partyHit {
	a := f.a
	var out []partyHit
	for p := first.span.Start; len(out) < maxUnlisted; {
		end := p
		for _, w := range partyJoints {
			if strings.HasSuffix(a.Text[:p], w) {
				end -= len(w)
				break
			}
		}
		start := f.actorsBegin(end)
		if end == p || start >= end {
			break
		}
		if k := strings.LastIndexAny(a.Text[start:end], "、与"); k >= 0 {
			start += k + len("、")
		}
		h, ok := f.named(normalize.Span{Start: start, End: end}, strings.HasPrefix(a.Text[end:], "、"))
		if !ok {
			break
		}
		out = append([]partyHit{h}, out...)
		p = start
	}
	return out
}

// actorsBegin returns where those who act begin in the clause that byte p ends: behind its dates and words of time.
func (f *facts) actorsBegin(p int) int {
	start := f.a.predicateStart(p)
	if ds := f.datesWithin(normalize.Span{Start: start, End: p}); len(ds) > 0 {
		start = ds[len(ds)-1].Span.End
	}
	return f.afterAdverbs(start, p)
}

// named returns the party that the words at s name, which are no known name, without words of time and manner at its end. What
// is listed beside a party may be named more plainly.
func (f *facts) named(s normalize.Span, listed bool) (partyHit, bool) {
	for _, h := range f.selfWords(s) {
		if h.span.Start != s.Start {
			continue
		}
		if f.afterAdverbs(h.span.End, s.End) == s.End {
			return h, true
		}
		s.Start = h.span.End // 我校|研究生处党支部
	}
	s.End = f.beforeAdverbs(s.Start, s.End)
	for _, w := range []string{"全资子公司", "控股子公司", "子公司", "旗下"} {
		if k := strings.Index(f.a.cut(s), w); k >= 0 && s.Start+k+len(w) < s.End {
			s.Start += k + len(w) // 公司全资子公司|某公司
		}
	}
	if n := f.a.nameLength(s); n < 2 || n > 14 || !f.mayNameParty(s, listed) {
		return partyHit{}, false
	}
	return partyHit{span: s, party: &Party{Name: f.a.cut(s)}}, true
}

// nameLength returns how many characters a name has, words in Latin letters counting as two.
func (a *Article) nameLength(s normalize.Span) int {
	n, latin := 0, false
	for _, r := range a.cut(s) {
		switch wide := r >= utf8.RuneSelf; {
		case wide:
			n++
			latin = false
		case r == ' ', latin:
			latin = r != ' '
		default:
			n, latin = n+2, true
		}
	}
	return n
}

// unlistedBehind returns those who are joined to the party that ends at byte p, up to the verb at byte to, where they are no
// institutions that are known as such: 甲集团|与某投、某业|签署.
func (f *facts) unlistedBehind(p, to int) []partyHit {
	a := f.a
	var out []partyHit
	for len(out) < maxUnlisted {
		if !hasPrefix(a.Text[p:max(p, to)], "携手", "联合") { // adverbs too
			p = f.afterAdverbs(p, to)
		}
		next := p
		for _, w := range partyJoints {
			if strings.HasPrefix(a.Text[p:max(p, to)], w) {
				next += len(w)
				break
			}
		}
		if next == p {
			break
		}
		end := to
		if k := strings.IndexAny(a.Text[next:to], "、及"); k > 0 {
			end = next + k
		}
		h, ok := f.named(normalize.Span{Start: next, End: end}, strings.HasPrefix(a.Text[p:], "、"))
		if !ok {
			break
		}
		out = append(out, h)
		p = end
	}
	return out
}

// unlistedWith returns those behind the last 与 before the verb at byte to, from byte from on, who are no known institutions.
func (f *facts) unlistedWith(from, to int) []partyHit {
	if k := strings.LastIndex(f.a.Text[from:max(from, to)], "与"); k >= 0 {
		return f.unlistedBehind(from+k, to)
	}
	return nil
}

// allUnlisted returns the parties of a clause that names no known institution: 某投与某业|签署.
func (f *facts) allUnlisted(to int) []partyHit {
	start := f.actorsBegin(to)
	text := f.a.Text[start:max(start, to)]
	k := strings.Index(text, "与")
	if k < 0 && containsAny(text, []string{"共同", "三方", "四方"}) {
		k = strings.Index(text, "、")
	}
	if k <= 0 {
		return nil
	}
	first, ok := f.named(normalize.Span{Start: start, End: start + k}, false)
	if !ok {
		return nil
	}
	if rest := f.unlistedBehind(start+k, to); len(rest) > 0 {
		return append([]partyHit{first}, rest...)
	}
	return nil
}

// beforeAdverbs returns where the words of time and manner begin that stand before byte p, byte from at the earliest.
func (f *facts) beforeAdverbs(from, p int) int {
	for q := from + 1; q < p; q++ {
		if utf8.RuneStart(f.a.Text[q]) && f.a.atBoundary(q) && f.afterAdverbs(q, p) == p {
			return q
		}
	}
	return p
}

// mayNameParty reports whether the words at s, which are no known name, may name a body: nouns only, and no person.
func (f *facts) mayNameParty(s normalize.Span, listed bool) bool {
	a := f.a
	if !a.atBoundary(s.Start) || a.placeAt.overlap(s) && a.placeAt.endingAt(s.End) >= 0 || len(f.peopleWithin(normalize.Span{Start: max(0, s.Start-60), End: s.End + 1})) > 0 {
		return false
	}
	text := a.cut(s)
	if latinPerson(text) {
		return false
	}
	if _, titled := a.titleEndingAt(s.End); titled || containsAny(text, []string{"双方", "各方", "一方", "多方", "方面", "代表", "有关", "负责人", "企业家", "记者"}) || strings.ContainsAny(text, "，,。：:“”《》、；") {
		return false
	}
	common, fragments := true, 0
	for i := a.tokenAt(s.Start); i < len(a.tokens) && a.tokens[i].Span.Start < s.End; i++ {
		if runes(a.word(i)) == 1 {
			fragments++
		}
		switch t := a.tag(i); {
		case t == "d" && fragments == 0 && a.tokens[i].Span.Start > s.Start && a.tokens[i].Span.End == s.End && a.after(s.End) == '、' && a.placeAt.startingAt(s.Start) >= 0:
			// 与山东|高速、: no adverb stands before 、
		case t == "p", t == "c", t == "d", t == "r", t == "m", t == "q", t == "t", strings.HasPrefix(t, "u"), t == "y", t == "f" && runes(a.word(i)) > 1:
			return false
		case t == "n", t == "f", t == "vn", t == "v", t == "a", t == "b":
		default:
			common = false
		}
	}
	if runes(text) > 2 && hasSuffix(text, "市", "县", "州", "镇", "村", "街道", "社区", "支部") && !hasPrefix(text, "全", "各", "外", "两", "兄弟", "该", "本", "友好") {
		return true
	}
	return !common || runes(text) >= 4 && (fragments > 1 || listed && hasSuffix(text, "大学", "学院", "公司", "集团", "银行", "医院", "中心", "研究院", "研究所", "协会"))
}
