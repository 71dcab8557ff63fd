package extract

import (
	"strings"

	"taizhang/normalize"
)

// elided returns the subject that a clause beginning with 与 leaves out, as named at the beginning of a clause before it
// in its sentence: 甲公司公告称，拟|与乙签订….
func (f *facts) elided(first partyHit, start int) *partyHit {
	a := f.a
	p := f.afterAdverbs(f.a.predicateStart(first.span.Start), first.span.Start)
	if rest := strings.TrimPrefix(a.Text[p:first.span.Start], "并"); rest != "与" && rest != "同" && rest != "分别与" && !withRole(rest) {
		return nil
	}
	sentence := a.sentenceAt(first.span.Start)
	for n := 0; n < 3; n++ {
		end := a.predicateStart(p)
		if end <= sentence.Start {
			return nil
		}
		p = a.predicateStart(end - 1)
		at := f.afterAdverbs(p, end)
		if i := a.orgAt.startingAt(at); i >= 0 && !f.attributive(a.orgAt[i]) && !(a.orgs[i].kind == "media" && f.source(a.orgs[i])) {
			return &partyHit{span: a.orgAt[i], org: true}
		}
		for _, h := range f.selfWords(normalize.Span{Start: at, End: end}) {
			if h.span.Start == at {
				return &h
			}
		}
		if h := f.delegation(normalize.Span{Start: at, End: end}); h != nil {
			return h
		}
	}
	return nil
}

// withRole reports whether s joins somebody by what he is in a contract: 与|业主方.
func withRole(s string) bool {
	role, ok := strings.CutPrefix(s, "与")
	return ok && runes(role) > 1 && runes(role) <= 4 && hasSuffix(role, "方", "业主", "承包商", "供应商", "客户", "股东")
}

// withJoined returns the subject that a clause leaves out with those joined to it where it is named: 甲和乙作为承包商，与丙签订….
func (f *facts) withJoined(first partyHit) []partyHit {
	out := []partyHit{first}
	end := f.a.clauseEnd(first.span.End)
	for _, h := range f.partiesWithin(first.span.End, end) {
		if !f.joins(out[len(out)-1], h) {
			break
		}
		out = append(out, h)
	}
	return out
}

// visiting tells that somebody goes where his side signs.
var visiting = []string{"率", "一行", "带队", "带领", "出席", "参加", "访问", "前往", "赴", "到", "来到", "拜访", "拜会", "会见", "走访", "应邀"}

// delegation returns the body that a person is the subject of a clause for: 甲大学校长某某|率团访问….
func (f *facts) delegation(s normalize.Span) *partyHit {
	for _, h := range f.peopleWithin(s) {
		if h.whole.Start != s.Start || !hasPrefix(f.a.Text[h.whole.End:s.End], visiting...) {
			continue
		}
		if party, ok := f.actsFor(h); ok {
			return &partyHit{span: h.whole, party: &party}
		}
	}
	return nil
}
