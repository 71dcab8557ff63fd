package extract

import (
	"slices"
	"sort"
	"strings"
)

// countsTerritories reports whether a clause speaks of provinces or the like together, not of institutions: 三省市教育部门.
func countsTerritories(clause string) bool {
	return hasPrefix(strings.TrimLeft(clause, " 会上将"), "三省", "三市", "四省", "四市", "五省", "六省")
}

// territories reports whether all of a list are places, their authorities or offices.
func (f *facts) territories(list []Party) bool {
	for _, p := range list {
		i := slices.IndexFunc(f.r.Institutions, func(i Institution) bool { return i.ID == p.Institution })
		if i >= 0 && f.r.Institutions[i].Kind != "government" && f.r.Institutions[i].Kind != "party" {
			return false
		}
	}
	return true
}

// sameParties returns the parties that 双方, 两校 or 三地 before a verb stand for: those that the agreement before bound,
// or the provinces of the region that the article names.
func (f *facts) sameParties(v verbHit) (list []Party, more bool) {
	start := f.a.predicateStart(v.span.Start)
	clause := f.a.Text[start:v.span.Start]
	if each := provincesTogether(f.a.Text[f.afterAdverbs(start, v.span.Start):v.span.Start]); each != nil {
		return each, false
	}
	if f.actsAsBoth(clause) || f.goesOnBoth(start, v.span.Start) {
		return f.both(v)
	}
	if n := f.counted(clause); n > 2 {
		if list := f.pairBefore(v.span.Start, n); list != nil {
			if each := f.parties(list, "signatory"); !countsTerritories(clause) || f.territories(each) {
				return each, f.more(list)
			}
		}
	}
	clause = strings.TrimLeft(clause, " 会上")
	if !hasPrefix(clause, "三地", "三方", "三省", "三市") {
		return nil, false
	}
	if len(f.pair[1]) == 3 {
		return f.pair[1], false
	}
	for _, p := range f.a.places {
		if each := provincesOf(f.a.cut(p.span)); len(each) == 3 && collectiveLen(clause) > 0 && f.afterAdverbs(v.span.Start-len(clause), v.span.Start) == v.span.Start {
			return f.parties([]partyHit{{span: p.span, org: false}}, "signatory"), false
		}
	}
	return nil, false
}

// both returns the two whom 双方 before a verb means: those joined last in its sentence or the one before, else those that the agreement
// before bound.
func (f *facts) both(v verbHit) (list []Party, more bool) {
	start := f.a.predicateStart(v.span.Start)
	if pair := f.guests(start); pair != nil {
		return f.parties(pair, "signatory"), f.more(pair)
	}
	pair := f.pairBefore(v.span.Start, 2)
	near := f.a.sentenceAt(max(0, f.a.sentenceAt(v.span.Start).Start-1)).Start
	if len(f.pair[0]) == 2 && (pair == nil || pair[0].span.Start < max(near, f.pairAt)) {
		return f.pair[0], false
	}
	if pair == nil {
		pair = f.officialsAfter(v.span.End)
	}
	if pair == nil {
		pair = f.sidesBefore(v.span.Start)
	}
	return f.parties(pair, "signatory"), f.more(pair)
}

// bothOfSentence returns the two whom its sentence joins before a clause whose subject is 双方, 甲到访乙，|双方签署…, or who meet to sign:
// 甲一行来到乙|签署….
func (f *facts) bothOfSentence(v verbHit) []partyHit {
	start := f.a.predicateStart(v.span.Start)
	all := f.ceremonies()
	for _, c := range all[sort.Search(len(all), func(i int) bool { return all[i].at >= start }):] {
		if c.at >= v.span.Start {
			break
		}
		if host := c.list[len(c.list)-1]; c.visit && host.span.End <= v.span.Start && f.idle(f.a.Text[host.span.End:v.span.Start]) {
			return c.list
		}
	}
	if s := f.a.sentenceAt(v.span.Start); start > s.Start && f.actsAsBoth(f.a.Text[start:v.span.Start]) {
		if pair := f.pairBefore(start, 2); pair != nil && pair[0].span.Start >= s.Start {
			return pair
		}
	}
	return nil
}

// goesOnBoth reports whether the clause from byte start to the verb at byte to goes on one whose subject is 双方: 双方…达成共识，|并签署.
func (f *facts) goesOnBoth(start, to int) bool {
	a := f.a
	if rest, ok := strings.CutPrefix(a.Text[start:to], "并"); !ok || !f.idle(rest) {
		return false
	}
	for n := 0; n < 4 && start > a.sentenceAt(to).Start; n++ {
		start = a.predicateStart(start - len(string(a.before(start))))
		if hasPrefix(a.Text[f.afterAdverbs(start, to):to], bothWords...) || strings.HasSuffix(a.Text[start:f.afterAdverbs(start, to)], "双方") {
			return true
		}
	}
	return false
}

// guests returns the last visitor whom the article tells of and the one at whose place 两校 in the clause from byte start on act: 代表团访问…。
// 在乙大学，|两校签署.
func (f *facts) guests(start int) []partyHit {
	a := f.a
	if start == 0 || a.before(start) != '，' && a.before(start) != ',' {
		return nil
	}
	end := start - len(string(a.before(start)))
	i := a.orgAt.endingAt(end)
	if i < 0 || !strings.HasSuffix(a.Text[:a.orgAt[i].Start], "在") {
		return nil
	}
	host := partyHit{span: a.orgAt[i], org: true}
	all := f.ceremonies()
	for k := len(all) - 1; k >= 0; k-- {
		if c := all[k]; c.visit && c.at < start {
			if pair := f.apart([]partyHit{c.list[0], host}); len(pair) == 2 {
				return pair
			}
		}
	}
	return nil
}
