package extract

import (
	"slices"
	"sort"
	"strings"

	"taizhang/normalize"
)

// ceremony is a list of parties that a sentence joins, which later ones may mean by 双方 or by those who sign for them.
type ceremony struct {
	at    int
	list  []partyHit
	loose bool // two that only 、 joins
	visit bool // a visitor and his host
}

// ceremonies returns the lists of parties that the article joins in sentences of signing and working together, in order.
func (f *facts) ceremonies() []ceremony {
	if f.joinedAt != nil {
		return f.joinedAt
	}
	f.joinedAt = []ceremony{}
	senders, visits, acts := f.senders(), f.a.heard(cueMatcher().visitors), f.a.heard(cueMatcher().joining)
	for _, s := range f.a.Sentences {
		if heardWithin(acts, s.Span) {
			f.joinedAt = append(f.joinedAt, f.ceremoniesOf(s.Span)...)
		}
		if heardWithin(visits, s.Span) {
			f.joinedAt = append(f.joinedAt, f.hosted(s.Span, senders)...)
		}
	}
	sort.SliceStable(f.joinedAt, func(i, j int) bool { return f.joinedAt[i].at < f.joinedAt[j].at })
	return f.joinedAt
}

// joining are the words of a sentence that may join parties.
var joining = []string{"签", "合作", "共建", "联盟", "联建", "会谈", "座谈", "揭牌", "出席"}

// travelling stands between a visitor and the words that say whom he visits.
var travelling = []string{"一行", "率队", "率团", "带队", "代表团", "考察团", "团队", "应邀", "专程", "近日", "日前", "先生", "教授", "博士", "女士", "先后", "到"}

// hosted returns the pairs of visitor and host that a sentence names: 甲大学校长某一行来|我校.
func (f *facts) hosted(s normalize.Span, senders []int) []ceremony {
	list := f.actingIn(s, s.End)
	for _, w := range delegations {
		for _, at := range f.a.allWithin(w, s) {
			if h, ok := f.sender(senders, at); ok && f.actorsBegin(at) == at {
				list = append(list, partyHit{span: normalize.Span{Start: at, End: at + len(w)}, party: &h})
			}
		}
	}
	sortHits(list)
	var out []ceremony
	for i, x := range list {
		p := f.afterTravelling(x.span.End, s.End)
		for _, w := range visitWords {
			if !strings.HasPrefix(f.a.Text[p:s.End], w) {
				continue
			}
			if host, ok := f.hostAt(p + len(w)); ok {
				if pair := f.apart([]partyHit{f.sentBy(list[:i+1]), host}); len(pair) == 2 {
					out = append(out, ceremony{x.span.Start, pair, false, true})
				}
				break
			}
		}
	}
	return out
}

// delegations are words for those whom an institution sends.
var delegations = []string{"代表团", "考察团", "访问团", "参访团"}

// maxDelegationName is how many bytes the name of a delegation in quotes may have, with them.
const maxDelegationName = 62

// senders returns the indexes of the institutions, in order, that the text says send a delegation: 某大学“南北”|代表团.
func (f *facts) senders() []int {
	a := f.a
	var out []int
	for i, o := range a.orgAt {
		rest := a.Text[o.End:]
		if strings.HasPrefix(rest, "“") {
			if k := strings.Index(rest[:min(len(rest), maxDelegationName)], "”"); k >= 0 {
				rest = rest[k+len("”"):]
			}
		}
		if hasPrefix(rest, delegations...) {
			out = append(out, i)
		}
	}
	return out
}

// sender returns the one of senders whose delegation a word at byte p speaks of again: the last before it.
func (f *facts) sender(senders []int, p int) (Party, bool) {
	a := f.a
	k := sort.SearchInts(senders, a.orgAt.from(p)) - 1
	if k < 0 {
		return Party{}, false
	}
	org := f.orgIDs[a.orgAt[senders[k]]]
	return Party{Name: f.orgNames[org], Institution: org}, org != ""
}

// afterTravelling returns where the words end that begin at byte p and say with whom and how somebody travels.
func (f *facts) afterTravelling(p, limit int) int {
	for again := true; again; {
		again = false
		next := f.afterAdverbs(p, limit)
		for _, w := range travelling {
			if strings.HasPrefix(f.a.Text[next:limit], w) && !hasPrefix(f.a.Text[next:], "到访", "到我") {
				next += len(w)
			}
		}
		rest := strings.TrimLeft(f.a.Text[next:limit], "0123456789余等多")
		rest = strings.TrimPrefix(rest, "人")
		if after := limit - len(rest); after > p {
			p, again = after, true
		}
	}
	return p
}

// sentBy returns the last of a list of visitors, or where nobody tells for whom that one comes, the one before him for whom that is
// told: 甲大学校长某、处长某|一行.
func (f *facts) sentBy(list []partyHit) partyHit {
	last := list[len(list)-1]
	for i := len(list) - 1; i >= 0 && f.isPerson(list[i].span); i-- {
		if f.partyName(list[i]) != "" {
			return list[i]
		}
		if i > 0 && !slices.Contains([]string{"、", "，", ","}, f.a.Text[list[i-1].span.End:max(list[i-1].span.End, list[i].span.Start)]) {
			break
		}
	}
	return last
}

// hostAt returns the one who is visited, named at byte p as an institution or by a word such as 我校.
func (f *facts) hostAt(p int) (partyHit, bool) {
	if i := f.a.orgAt.startingAt(p); i >= 0 {
		return partyHit{span: f.a.orgAt[i], org: true}, true
	}
	for _, w := range selfReferences {
		if strings.HasPrefix(f.a.Text[p:], w.text) && f.a.atBoundary(p+len(w.text)) {
			party := f.meant(w.text, w.kinds)
			return partyHit{span: normalize.Span{Start: p, End: p + len(w.text)}, party: &party, self: strings.HasPrefix(w.text, "我")}, true
		}
	}
	if hasPrefix(f.a.Text[p:], "校", "院") && f.a.atBoundary(p+len("校")) {
		return partyHit{span: normalize.Span{Start: p, End: p + len("校")}, party: &Party{}}, true
	}
	return partyHit{}, false
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
			out = append(out, ceremony{list[i].span.Start, run, !with && len(run) == 2, false})
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

// officialsBefore returns the two whose officials the sentence of byte p or that before it lists, where it lists no others: 甲校校长某、乙局
// 局长某出席仪式，|某与某签署.
func (f *facts) officialsBefore(p int) []partyHit {
	s := f.a.sentenceAt(p)
	least := f.a.sentenceAt(max(0, s.Start-1)).Start
	all := f.ceremonies()
	var pair []partyHit
	for i := sort.Search(len(all), func(i int) bool { return all[i].at >= p }) - 1; i >= 0 && all[i].at >= least; i-- {
		if pair != nil || !all[i].loose || !f.isPerson(all[i].list[0].span) || !f.isPerson(all[i].list[1].span) {
			return nil
		}
		pair = all[i].list
	}
	return pair
}

// officialsAfter returns the two whose officials the rest of the sentence of byte p or the next one lists, where it lists no others: 双方签署
// 协议，|甲校校长某、乙局局长某出席.
func (f *facts) officialsAfter(p int) []partyHit {
	end := f.a.sentenceAt(min(len(f.a.Text), f.a.sentenceAt(p).End+1)).End
	all := f.ceremonies()
	var pair []partyHit
	for i := sort.Search(len(all), func(i int) bool { return all[i].at >= p }); i < len(all) && all[i].at < end; i++ {
		if pair != nil || len(all[i].list) != 2 || !f.isPerson(all[i].list[0].span) || !f.isPerson(all[i].list[1].span) {
			return nil
		}
		pair = all[i].list
	}
	return pair
}

// sidesBefore returns the list that the article joined last before byte p, where it has two sides of which one has several members:
// 甲与乙、丙举行签约仪式。|双方签署….
func (f *facts) sidesBefore(p int) []partyHit {
	all := f.ceremonies()
	for i := sort.Search(len(all), func(i int) bool { return all[i].at >= p }) - 1; i >= 0; i-- {
		switch list := all[i].list; {
		case all[i].loose || all[i].visit:
		case len(list) < 3 || f.joint(list[0], list[1]) != "与":
			return nil
		default:
			return list
		}
	}
	return nil
}

// onlyPair returns the two parties that the article joined before byte p, where it joined no others, or nothing.
func (f *facts) onlyPair(p int) []partyHit {
	var pair []partyHit
	for _, c := range f.ceremonies() {
		if c.at >= p {
			break
		}
		if len(c.list) != 2 || c.loose {
			continue
		}
		if pair != nil && !f.akinAll(c.list, pair) {
			return nil
		}
		if pair == nil {
			pair = c.list
		}
	}
	return pair
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
	marked := h.rule == "agreement.quoted" || h.rule == "agreement.bracketed"
	if h.rule != "agreement.bare" && h.rule != "agreement.subject" && !marked {
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
	case marked:
		return h
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
