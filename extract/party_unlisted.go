package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// unlisted returns who is joined by 与 to the first party of a list, where that is no institution that is known as such:
// 某投|与甲集团.
func (f *facts) unlisted(first partyHit) *partyHit {
	a := f.a
	end := first.span.Start
	for _, w := range []string{"分别与", "与", "和", "同"} {
		if strings.HasSuffix(a.Text[:end], w) {
			end -= len(w)
			break
		}
	}
	if end == first.span.Start {
		return nil
	}
	start := f.afterAdverbs(a.predicateStart(end), end)
	for _, h := range f.selfWords(normalize.Span{Start: start, End: end}) {
		return &h
	}
	s := normalize.Span{Start: start, End: f.beforeAdverbs(start, end)}
	if n := runes(a.cut(s)); n < 2 || n > 14 || !f.mayNameParty(s) {
		return nil
	}
	return &partyHit{span: s, party: &Party{Name: a.cut(s)}}
}

// unlistedBehind returns who is joined by 与 to the last party of a list, up to the verb at byte to, where that is no
// institution that is known as such: 甲集团与|某投|签署.
func (f *facts) unlistedBehind(last partyHit, to int) *partyHit {
	a := f.a
	p := f.afterAdverbs(last.span.End, to)
	for _, w := range []string{"分别与", "与", "和", "同"} {
		if rest, ok := strings.CutPrefix(a.Text[p:max(p, to)], w); ok {
			s := normalize.Span{Start: to - len(rest), End: to}
			s.End = f.beforeAdverbs(s.Start, to)
			if n := runes(a.cut(s)); n < 2 || n > 14 || !f.mayNameParty(s) {
				return nil
			}
			return &partyHit{span: s, party: &Party{Name: a.cut(s)}}
		}
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
func (f *facts) mayNameParty(s normalize.Span) bool {
	a := f.a
	if !a.atBoundary(s.Start) || a.placeAt.overlap(s) && a.placeAt.endingAt(s.End) >= 0 || len(f.peopleWithin(normalize.Span{Start: max(0, s.Start-60), End: s.End + 1})) > 0 {
		return false
	}
	text := a.cut(s)
	if _, titled := a.titleEndingAt(s.End); titled || containsAny(text, []string{"双方", "各方", "一方", "多方", "方面", "代表", "有关", "负责人", "企业家", "记者"}) || strings.ContainsAny(text, "，,。：:“”《》、；") {
		return false
	}
	common := true
	for i := a.tokenAt(s.Start); i < len(a.tokens) && a.tokens[i].Span.Start < s.End; i++ {
		switch t := a.tag(i); {
		case t == "p", t == "c", t == "d", t == "r", t == "m", t == "q", t == "t", strings.HasPrefix(t, "u"), t == "y", t == "f":
			return false
		case t == "n", t == "vn", t == "v", t == "a", t == "b":
		default:
			common = false
		}
	}
	return !common
}
