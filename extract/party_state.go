package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// stateEnds end the full names of states, as treaties write them.
var stateEnds = []string{"共和国", "联邦", "王国", "合众国", "公国", "酋长国", "独立国", "民国", "苏丹国", "日本国", "联盟"}

// maxState is how many bytes the full name of a state may have: 大不列颠及北爱尔兰联合王国.
const maxState = 60

// statesOf returns the states, or their governments, with whose full names a title begins: 中华人民共和国和法兰西共和国|节水协定.
func statesOf(title string) []Party {
	var out []Party
	for {
		n := stateLen(title)
		if n == 0 {
			return nil
		}
		name, rest := title[:n], title[n:]
		if after, ok := strings.CutPrefix(rest, "政府"); ok {
			name, rest = title[:n+len("政府")], after
		}
		out = append(out, Party{Role: "signatory", Name: name})
		next := strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "和"), "与"), "、")
		if next == rest {
			break
		}
		title = next
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// stateLen returns the length of the full name of a state with which s begins, or 0.
func stateLen(s string) int {
	n := 0
	for _, w := range stateEnds {
		if k := strings.Index(s[:min(len(s), maxState)], w); k >= 0 && (n == 0 || k+len(w) < n) {
			n = k + len(w)
		}
	}
	for again := n > 0; again; { // 德意志联邦|共和国
		again = false
		for _, w := range stateEnds {
			if strings.HasPrefix(s[n:], w) {
				n, again = n+len(w), true
			}
		}
	}
	if strings.ContainsAny(s[:n], "和与、，《（") {
		k := strings.IndexAny(s[:n], "和与、，《（")
		if !strings.HasPrefix(s[k:], "和国") {
			return 0
		}
	}
	return n
}

// shortTogether returns the places of one character each that stand together as those who act by the verb at byte to:
// 中法|签署, 沪苏双方|签署.
func (f *facts) shortTogether(to int) []partyHit {
	a := f.a
	p := f.afterAdverbs(a.predicateStart(to), to)
	if provincesTogether(a.Text[p:to]) != nil {
		return nil // that is for sameParties to say
	}
	var out []partyHit
	for p < to {
		r, n := utf8.DecodeRuneInString(a.Text[p:])
		of := shortNames()[r]
		if len(of) == 0 {
			break
		}
		name, ok := meant(of, f.namedPlaces())
		if !ok || runes(name.full) < 2 {
			return nil
		}
		out = append(out, partyHit{span: normalize.Span{Start: p, End: p + n}, party: &Party{Name: name.full}})
		p += n
	}
	if len(out) < 2 {
		return nil
	}
	for _, w := range []string{"双方", "两国", "两地", "两省", "两市", "两国政府", "三方", "三国", "三地", "政府"} {
		p += len(a.Text[p:to]) - len(strings.TrimPrefix(a.Text[p:to], w))
	}
	if !f.idle(a.Text[p:to]) {
		return nil // 中法企业
	}
	return out
}

// namedPlaces returns the names of the places of the article.
func (f *facts) namedPlaces() map[string]bool {
	named := make(map[string]bool, len(f.r.Places))
	for _, p := range f.r.Places {
		named[p.Name] = true
	}
	return named
}
