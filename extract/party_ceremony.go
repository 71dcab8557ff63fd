package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
)

// ceremony is a list of parties that a sentence joins, which later ones may mean by 双方 or by those who sign for them.
type ceremony struct {
	at    int
	list  []partyHit
	loose bool // two that only 、 joins
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
			if joint != "与" && joint != "、" && joint != "以及" && joint != "联合" && joint != "携手" || !f.nextTo(list[end-1], list[end]) {
				break
			}
			with = with || joint != "、"
			end++
		}
		if run := f.apart(list[i:end]); len(run) > 1 && len(run) < 20 {
			out = append(out, ceremony{list[i].span.Start, run, !with && len(run) == 2})
		}
		i = end
	}
	return out
}

// ceremonyStart returns where the list of parties begins that a name at byte p goes on: 甲与|乙签约仪式.
func (f *facts) ceremonyStart(p int) int {
	all := f.ceremonies()
	k := sort.Search(len(all), func(i int) bool { return all[i].at >= p })
	if k == 0 {
		return p
	}
	name := skipAny(f.a.Text, p, "与", "和", "、")
	for _, h := range all[k-1].list {
		if h.span.Start == name {
			return all[k-1].at
		}
	}
	return p
}

// nextTo reports whether nothing but a joint and words of time and manner stands between two neighbours of a list.
func (f *facts) nextTo(x, y partyHit) bool {
	from := f.afterAdverbs(x.span.End, y.span.Start)
	return runes(strings.TrimSpace(f.a.Text[from:y.span.Start])) <= len("分别与")/len("与")
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
		if len(all[i].list) == n && !all[i].loose {
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

// withoutMakers takes from a title without marks the parties before it, 甲与乙|战略合作协议签约仪式, and those that stand in it
// because only the last of them is a part of the clause that it was read from.
func (f *facts) withoutMakers(h docHit) docHit {
	if h.rule != "agreement.bare" && h.rule != "agreement.subject" {
		return h
	}
	all := f.ceremonies()
	k := sort.Search(len(all), func(i int) bool { return all[i].at > h.span.Start })
	if k == 0 {
		return h
	}
	list := all[k-1].list
	last := list[len(list)-1].span.End
	end := last + bracketLen(f.a.Text[last:])
	switch {
	case end == h.span.Start:
	case all[k-1].at <= h.span.Start && h.span.Start < end && end < h.span.End:
		title := f.a.Text[end:h.span.End]
		head, _ := titleHead(title, h.form.text)
		short := h
		short.span.Start = end + head
		short.title = title[head:]
		if runes(short.title) < 4 || !strings.HasSuffix(short.title, h.form.text) || all[k-1].at == h.span.Start && !generic(short) {
			return h
		}
		if all[k-1].at == h.span.Start {
			short.whole = h.title
		}
		h = short
	default:
		return h
	}
	h.makers = list
	return h
}
