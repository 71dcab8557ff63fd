package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
)

// listHeads are the nouns that say what the members of a list are, 甲、乙等|企业, and the kind of those that tell none.
var listHeads = kindsByFirst([]kindWord{
	{"企业", "company"}, {"公司", "company"}, {"厂商", "company"}, {"车企", "company"}, {"药企", "company"}, {"央企", "company"}, {"国企", "company"}, {"银行", "company"},
	{"高校", "university"}, {"大学", "university"}, {"院校", "university"}, {"中学", "school"}, {"小学", "school"}, {"学校", "school"}, {"医院", "hospital"},
	{"媒体", "media"}, {"单位", "company"}, {"机构", "company"}, {"伙伴", "company"}, {"会员", "company"}, {"品牌", "company"}, {"运营商", "company"}, {"供应商", "company"}, {"券商", "company"}, {"科研院所", "research"}, {"科研机构", "research"}, {"协会", "association"}, {"商会", "association"},
})

// kindWord is a word that tells the kind of institutions.
type kindWord struct{ text, kind string }

// kindsByFirst holds words by their first character.
func kindsByFirst(words []kindWord) *runeTable[kindWord] {
	t := new(runeTable[kindWord])
	for _, w := range words {
		t.add(firstRune(w.text), w)
	}
	return t
}

// listed finds the names in lists of institutions of which some are known: 甲集团、乙、丙等多家企业.
func (a *Article) listed(found []orgHit) []orgHit {
	at := spansOf(found, orgHit.where)
	var more []orgHit
	for _, p := range a.all("等") {
		if kind := a.listHead(p + len("等")); kind != "" {
			more = append(more, a.listEnding(p, kind, at)...)
		}
	}
	return more
}

// listHead returns the kind of institutions that the words from byte p on say a list is of: 15家|知名|企业.
func (a *Article) listHead(p int) string {
	for n := 0; n < 8 && p < len(a.Text); n++ {
		r, size := runeAt(a.Text, p)
		for _, h := range listHeads.of(r) {
			if strings.HasPrefix(a.Text[p:], h.text) {
				return h.kind
			}
		}
		if isPunct(r) {
			return ""
		}
		p += size
	}
	return ""
}

// listEnding returns the names not found yet in the list that ends at byte end, from the first one found on.
func (a *Article) listEnding(end int, kind string, at stretches) []orgHit {
	var pending, out []orgHit
	for end > 0 {
		start := end
		for start > 0 && end-start < 60 && !isPunct(a.before(start)) {
			start -= utf8.RuneLen(a.before(start))
		}
		if start < len("、") || end-start < len("某某") {
			return out
		}
		s := normalize.Span{Start: start, End: end}
		lo, hi := at.touching(s)
		switch {
		case hi-lo > 1:
			return out
		case hi-lo == 1: // what waited stands in a list with it
			if at[lo].End != end {
				return out
			}
			out, pending = append(out, pending...), nil
			if at[lo].Start != start {
				return out
			}
		case !a.listable(s):
			return out
		default:
			k := kindOfName(a.cut(s))
			if k == "company" || k == "other" {
				k = kind
			}
			pending = append(pending, orgHit{span: s, kind: k, rule: "institution.list"})
		}
		if a.before(start) != '、' {
			return out
		}
		end = start - len("、")
	}
	return out
}

// listable reports whether the words at s may be a name in a list of institutions: no common noun, no words that names
// never have, no place.
func (a *Article) listable(s normalize.Span) bool {
	name := a.cut(s)
	if n := runes(name); n < 2 || n > 16 || notInstitution[name] || genericNames[name] || genericModifiers[name] || a.placeIs(s) || !a.atBoundary(s.Start) || !a.atBoundary(s.End) {
		return false
	}
	odd := false
	for i := a.tokenAt(s.Start); i < len(a.tokens) && a.tokens[i].Span.Start < s.End; i++ {
		if a.stops(i) && !a.joins(i) {
			return false
		}
		t := a.tag(i)
		odd = odd || a.brandAt(i) || strings.HasPrefix(t, "nr") || t == "ns" || a.single(i) && a.single(i+1) && a.tokens[i+1].Span.End <= s.End
	}
	return odd
}

// repeatedInstitutions finds the other places where the article names an institution as it does elsewhere.
func (a *Article) repeatedInstitutions(found []orgHit) []orgHit {
	var names []string
	var firsts []orgHit // of each name, the first with it
	seen := map[string]bool{}
	for _, h := range found {
		name := a.cut(h.span)
		if h.rule == "institution.lexicon" || h.rule == userInstitution || h.rule == elidedIn && (h.kind != "government" || runes(name) < 3) || runes(name) < 2 || a.ordinary(h.span) {
			continue
		}
		if !seen[name] {
			seen[name] = true
			names, firsts = append(names, name), append(firsts, h)
		}
	}
	at := spansOf(found, orgHit.where)
	var more []orgHit
	for _, x := range a.standing(names) {
		s := normalize.Span{Start: x.at, End: x.at + len(names[x.word])}
		if at.overlap(s) || !a.atBoundary(s.Start) || !a.atBoundary(s.End) || a.inRun(s) || a.outgrown(s) {
			continue
		}
		h := firsts[x.word]
		h.span, h.rule = s, "institution.repeated"
		more = append(more, h)
	}
	return more
}

// ordinary reports whether the name at s is an ordinary word besides, or that of a place: 现代, 苹果.
func (a *Article) ordinary(s normalize.Span) bool {
	if e, ok := lexicon.Default().Lookup(a.cut(s)); ok && e.Class.Place() {
		return true
	}
	i := a.tokenAt(s.Start)
	if i >= len(a.tokens) || a.tokens[i].Span != s {
		return false
	}
	t := a.tokens[i].Tag
	return t != "" && t != "x" && (len(t) < 2 || t[0] != 'n')
}

// inRun reports whether s begins or ends within a run of Latin letters and digits: X50.
func (a *Article) inRun(s normalize.Span) bool {
	latin := func(r rune) bool { return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' }
	return latin(a.before(s.End)) && latin(a.after(s.End)) || latin(a.after(s.Start)) && latin(a.before(s.Start))
}

// outgrown reports whether the tagger sees a longer name of something else at s.
func (a *Article) outgrown(s normalize.Span) bool {
	i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.End > s.Start })
	return i < len(a.tagged) && a.tagged[i].Span.Contains(s) && a.tagged[i].Span != s
}
