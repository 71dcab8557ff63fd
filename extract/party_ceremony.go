package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
)

// ceremony is a list of parties that a sentence joins, which later ones may mean by 双方 or by those who sign for them.
type ceremony struct {
	at   int
	list []partyHit
}

// ceremonies returns the lists of parties that the article joins in sentences of signing and working together, in order.
func (f *facts) ceremonies() []ceremony {
	if f.joinedAt != nil {
		return f.joinedAt
	}
	f.joinedAt = []ceremony{}
	for _, s := range f.a.Sentences {
		text := f.a.cut(s.Span)
		if !containsAny(text, []string{"签", "合作", "共建", "联盟", "会谈", "座谈", "揭牌"}) {
			continue
		}
		f.joinedAt = append(f.joinedAt, f.ceremoniesOf(s.Span)...)
	}
	return f.joinedAt
}

// ceremoniesOf returns the lists of parties that a sentence joins.
func (f *facts) ceremoniesOf(s normalize.Span) []ceremony {
	list := f.actingIn(s, s.End)
	var out []ceremony
	for i := 0; i < len(list); {
		end := i + 1
		with := false
		for end < len(list) {
			joint := f.joint(list[end-1], list[end])
			if joint != "与" && joint != "、" && joint != "以及" && joint != "联合" && joint != "携手" {
				break
			}
			with = with || joint != "、"
			end++
		}
		if run := f.apart(list[i:end]); len(run) > 1 && len(run) < 20 && (with || len(run) > 2) {
			out = append(out, ceremony{list[i].span.Start, run})
		}
		i = end
	}
	return out
}

// apart returns the members of a list that mean different parties; people of whom nobody tells for whom they act are none.
func (f *facts) apart(list []partyHit) []partyHit {
	var out []partyHit
	seen := map[string]bool{}
	for _, h := range list {
		name := f.partyName(h)
		if seen[name] || name == "" && f.isPerson(h.span) {
			continue
		}
		seen[name] = name != ""
		out = append(out, h)
	}
	return out
}

// pairBefore returns the list of n parties that the article joined last before byte p, or nothing.
func (f *facts) pairBefore(p, n int) []partyHit {
	all := f.ceremonies()
	k := sort.Search(len(all), func(i int) bool { return all[i].at >= p })
	for i := k - 1; i >= max(0, k-40); i-- {
		if len(all[i].list) == n {
			return all[i].list
		}
	}
	return nil
}

// counted returns how many parties a clause says act together: 四所院校|共同, 三方; 0 if it does not say.
func (f *facts) counted(clause string) int {
	for i, r := range clause {
		n := strings.IndexRune("一二三四五六七八九十", r) / len("一")
		if n < 2 || collectiveLen(clause[i:]) == 0 {
			continue
		}
		return n + 1
	}
	return 0
}
