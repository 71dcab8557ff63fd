package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// signers returns the parties of a signing that is told by the people who sign, in groups as signatories does: 甲校校长某与
// 乙局局长某签署, 某、某分别代表甲、乙签署, 某与某代表双方签署. It returns nothing where no people stand right before the verb.
func (f *facts) signers(v verbHit) [][]partyHit {
	from, people, carried := f.signingPeople(v.span.Start)
	if len(people) == 0 {
		return nil
	}
	to := v.span.Start
	if each := f.eachRepresented(to); each != nil {
		return [][]partyHit{each}
	}
	if at := f.standingFor(from, people, to); at > 0 {
		if hasPrefix(f.a.Text[at:to], allWords...) && !carried {
			from = f.officialsBegin(from)
		}
		return f.represented(from, at, to)
	}
	if carried {
		return f.aligned(f.firstRun(f.actingIn(normalize.Span{Start: from, End: to}, to)), from)
	}
	list := f.signerRun(f.actingIn(normalize.Span{Start: from, End: to}, to), to)
	if len(list) == 0 {
		return nil
	}
	if first := f.sentFor(list[0], from); first != nil {
		list = append([]partyHit{*first}, list...)
	}
	if groups := f.pairGroups(list); len(groups) > 1 && strings.Contains(f.a.Text[from:to], "分别与") {
		return groups // 甲行行长某分别与乙、丙的法人代表签署
	}
	return f.aligned(list, from)
}

// eachRepresented returns those for whom people sign who are told clause by clause: 某代表甲，某代表乙，|某代表丙分别签署.
func (f *facts) eachRepresented(to int) []partyHit {
	a := f.a
	var out []partyHit
	start := to
	for n := 0; n < 8; n++ {
		end := start
		start = a.predicateStart(end)
		k := strings.LastIndex(a.Text[start:end], "代表")
		if k <= 0 {
			break
		}
		list := f.actingIn(normalize.Span{Start: start + k + len("代表"), End: end}, end)
		if len(list) != 1 || list[0].span.Start != start+k+len("代表") || f.partyName(list[0]) == "" || !f.idle(a.Text[list[0].span.End:end]) {
			break
		}
		out = append([]partyHit{list[0]}, out...)
		if start <= a.sentenceAt(to).Start || a.before(start) != '，' && a.before(start) != ',' {
			break
		}
		start -= len(string(a.before(start)))
	}
	if len(out) < 2 {
		return nil
	}
	return f.apart(out)
}

// sentFor returns the one for whom somebody signs whom the clause before that from byte p on names, where this one begins with 与 and
// the first of those who sign with him: 某代表甲大学，|与乙局局长某签署.
func (f *facts) sentFor(first partyHit, p int) *partyHit {
	a := f.a
	start := a.predicateStart(first.span.Start)
	if start <= a.sentenceAt(p).Start || !slices.Contains([]string{"与", "和", "同", "分别与"}, a.Text[f.afterAdverbs(start, first.span.Start):first.span.Start]) {
		return nil
	}
	end := start - len(string(a.before(start)))
	from := a.predicateStart(end)
	k := strings.LastIndex(a.Text[from:end], "代表")
	if k < 0 {
		return f.elided(first, start)
	}
	list := f.actingIn(normalize.Span{Start: from + k + len("代表"), End: end}, end)
	if len(list) == 0 || !f.idle(a.Text[list[len(list)-1].span.End:end]) {
		return nil
	}
	return &list[len(list)-1]
}

// allWords stand for three or more who sign.
var allWords = []string{"三方", "四方", "五方", "各方", "多方", "双方"}

// officialsBegin returns where a list of people begins that the clause from byte p on ends, where commas part it: 甲局局长某，
// 乙局局长某，|丙局局长某代表三方.
func (f *facts) officialsBegin(p int) int {
	a := f.a
	for n := 0; n < 8 && p > a.sentenceAt(p).Start; n++ {
		end := p - len(string(a.before(p)))
		start := a.predicateStart(end)
		people := f.peopleWithin(normalize.Span{Start: start, End: end})
		if len(people) == 0 || people[len(people)-1].whole.End != end {
			break
		}
		if lead := a.Text[start:max(start, people[0].whole.Start)]; runes(lead) > 10 || containsAny(lead, []string{"出席", "参加", "见证", "陪同", "有"}) {
			break
		}
		p = start
	}
	return p
}

// carryingOn begin clauses that leave out their subject: 甲某、乙某出席仪式，|并代表双方签署.
var carryingOn = []string{"并", "分别", "代表", "共同", "与", "和", "同", "就", "现场", "正式", "签", "随后", "于", "在"}

// signingPeople returns the people named in the clause of the verb at byte to, or in those before it whose subject it goes
// on, where that begins, and whether it is an earlier clause.
func (f *facts) signingPeople(to int) (from int, people []personAt, carried bool) {
	a := f.a
	sentence := a.sentenceAt(to)
	from = a.predicateStart(to)
	end := to
	for n := 0; n < 4; n++ {
		start := f.actorStart(from, end)
		if people := f.peopleWithin(normalize.Span{Start: start, End: end}); len(people) > 0 {
			return start, people, n > 0 && !hasPrefix(strings.TrimPrefix(strings.TrimSpace(a.Text[a.predicateStart(to):to]), "并"), []string{"与", "和", "同", "于", "在"}...)
		}
		clause := a.Text[from:end]
		if next := f.afterAdverbs(from, end); !containsAny(a.Text[from:next], []string{"双方", "两", "三", "四", "各"}) && !hasPrefix(clause, carryingOn...) {
			clause = a.Text[next:end] // 今天|共同签署
		}
		if start > from || strings.TrimSpace(clause) != "" && !hasPrefix(clause, carryingOn...) || from <= sentence.Start {
			break
		}
		before := a.before(from)
		if before != '，' && before != ',' {
			break
		}
		end = from - len(string(before))
		from = a.predicateStart(end)
	}
	return from, nil, false
}

// standingFor returns the byte behind 代表 or 作为 where those are named whom people sign for, or 0.
func (f *facts) standingFor(from int, people []personAt, to int) int {
	a := f.a
	for p := people[0].span.End; p < to; {
		k := strings.Index(a.Text[p:to], "代表")
		if k < 0 {
			break
		}
		at := p + k
		p = at + len("代表")
		if hasPrefix(a.Text[p:], "处", "团", "大会", "性", "作", "们", "与", "签", "在", "，", "、", "共同", "分别", "出席", "参加") {
			continue
		}
		lead := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(a.Text[from:at], "共同"), "分别"), "并")
		lead = strings.TrimRight(lead, "，, ")
		for _, h := range people {
			if end := from + len(lead); h.whole.End <= at && (h.whole.End >= end || f.idle(a.Text[h.whole.End:end])) {
				return p
			}
		}
		if start := a.predicateStart(at); f.afterAdverbs(start, at) == at || slices.Contains([]string{"并", "并分别", "分别", "共同", "并共同"}, a.Text[start:at]) {
			return p
		}
	}
	for _, h := range people {
		if rest := a.Text[h.whole.End:to]; strings.HasPrefix(rest, "作为") {
			if k := strings.Index(rest, "代表"); k > 0 && !strings.ContainsAny(rest[:k], "，,") {
				return h.whole.End + len("作为")
			}
		}
	}
	return 0
}

// bothWords stand for the two who sign: 代表|校企双方.
var bothWords = []string{"双方", "校企双方", "校地双方", "校市双方", "政企双方", "甲乙双方", "签约双方", "合作双方", "院企双方", "医校双方", "校政双方", "银企双方", "央地双方", "两校", "两院", "两国", "两市", "两地", "两省", "两县", "两区", "两局", "两家", "校企", "校地", "各自", "所在单位", "本单位"}

// actsAsBoth reports whether the clause before a verb has one of bothWords as its subject: 双方在京|签署, not 两国企业|签署.
func (f *facts) actsAsBoth(clause string) bool {
	for _, w := range bothWords {
		k := strings.LastIndex(clause, w)
		if k < 0 || slices.Contains([]string{"各自", "所在单位", "本单位"}, w) {
			continue
		}
		rest := strings.TrimPrefix(clause[k+len(w):], "政府")
		if w == "双方" {
			for _, of := range []string{"医院", "学校", "高校", "单位", "公司", "企业", "院校"} {
				rest = strings.TrimPrefix(rest, of)
			}
		}
		if f.idle(rest) {
			return true
		}
	}
	return false
}

// represented returns those whom the people between from and the verb at byte to sign for, named from byte at on.
func (f *facts) represented(from, at, to int) [][]partyHit {
	a := f.a
	list := f.actingIn(normalize.Span{Start: at, End: to}, to)
	people := f.actingIn(normalize.Span{Start: from, End: at - len("代表")}, at)
	if hasPrefix(a.Text[at:to], bothWords...) || hasPrefix(a.Text[at:to], allWords...) {
		if k := strings.LastIndex(a.Text[from:at], "分别与"); k >= 0 && len(people) > 1 {
			return pairByPosition(people[:1], people[1:])
		}
		if hasPrefix(a.Text[at:to], bothWords...) {
			if pair := f.onlyPair(from); pair != nil && !f.others(people, pair) {
				return [][]partyHit{pair}
			}
		}
		return f.aligned(people, from)
	}
	if len(list) == 0 {
		return f.aligned(people, from)
	}
	n := 1
	for n < len(list) && f.joins(list[n-1], list[n]) && f.joint(list[n-1], list[n]) != "分别与" {
		n++
	}
	each := strings.HasSuffix(strings.TrimSuffix(a.Text[:at], "代表"), "分别")
	switch {
	case n > 1 && n+1 == len(list) && each: // 某、某分别代表甲、乙，与丙签署
		return pairByPosition(list[n:], list[:n])
	case n < len(list) && f.joint(list[n-1], list[n]) == "分别与", len(list) > 2 && strings.Contains(a.Text[at:to], "分别与"):
		return f.pairGroups(list)
	case len(list) == 1:
		if more := f.unlistedWith(list[0].span.End, to); len(more) > 0 {
			list = append(list, more...)
		} else if first := f.partner(people, list[0]); first != nil {
			list = append([]partyHit{*first}, list...)
		}
	}
	return f.aligned(list, from)
}

// partner returns the one of people who signs for another body than other.
func (f *facts) partner(people []partyHit, other partyHit) *partyHit {
	name := f.partyName(other)
	for i := range people {
		if n := f.partyName(people[i]); n != "" && !akin(n, name) && people[i].party != nil {
			return &people[i]
		}
	}
	return nil
}

// actingIn returns those named in s who may sign by the verb at byte to, in order: institutions and places, people for whom
// they act for, and words such as 我校.
func (f *facts) actingIn(s normalize.Span, to int) []partyHit {
	people := f.peopleWithin(s)
	taken := func(p normalize.Span) bool {
		for _, h := range people {
			if h.whole.Start < p.End && p.Start < h.whole.End {
				return true
			}
		}
		return false
	}
	var out []partyHit
	for _, h := range f.partiesWithin(s.Start, s.End) {
		if !taken(h.span) && h.span.End <= to {
			out = append(out, h)
		}
	}
	for _, h := range people {
		party, _ := f.actsFor(h)
		out = append(out, partyHit{span: h.whole, party: &party})
	}
	for _, h := range f.selfWords(s) {
		if !taken(h.span) {
			out = append(out, h)
		}
	}
	sortHits(out)
	return out
}

// signerRun returns the end of list, up to the verb at byte to, that is joined as one subject and has a person in it.
func (f *facts) signerRun(list []partyHit, to int) []partyHit {
	if len(list) == 0 || !f.idle(f.a.Text[list[len(list)-1].span.End:max(to, list[len(list)-1].span.End)]) {
		return nil
	}
	start := len(list) - 1
	for start > 0 && f.signTogether(list[start-1], list[start]) {
		start--
	}
	list = list[start:]
	for _, h := range list {
		if h.party != nil && h.span.Len() > 0 && f.isPerson(h.span) {
			return list
		}
	}
	return nil
}

// firstRun returns the beginning of list, from the first person on, that is joined as one subject.
func (f *facts) firstRun(list []partyHit) []partyHit {
	for i, h := range list {
		if !f.isPerson(h.span) {
			continue
		}
		for i > 0 && f.signTogether(list[i-1], list[i]) {
			i--
		}
		end := i + 1
		for end < len(list) && f.signTogether(list[end-1], list[end]) {
			end++
		}
		return list[i:end]
	}
	return nil
}

// signTogether reports whether two neighbours are joined as those who sign, perhaps across a comma: 某，与乙局局长某.
func (f *facts) signTogether(x, y partyHit) bool {
	if y.span.Start < x.span.End {
		return false
	}
	if f.joins(x, y) || f.joint(x, y) == "同" {
		return true
	}
	between := f.a.Text[x.span.End:y.span.Start]
	for _, w := range []string{"与", "和", "同", "莅临", "来到", "前往", "走进", "赴", "到"} {
		if rest, ok := strings.CutSuffix(between, w); ok && f.idle(strings.TrimRight(rest, "，, ")) {
			return true
		}
	}
	return false
}

// isPerson reports whether the mention of a person stands in s.
func (f *facts) isPerson(s normalize.Span) bool { return len(f.peopleWithin(s)) > 0 }

// idleWords may stand between those who sign and the verb.
var idleWords = []string{"等企业的法人代表", "等单位的法人代表", "等公司的法人代表", "有关负责人", "有关负责同志", "相关负责人", "主要负责人", "负责人", "负责同志", "领导", "有关", "相关", "分别", "一起", "一同", "等人", "等", "一行", "在现场", "现场", "代表", "进行了", "进行", "完成了", "完成", "教授", "先生", "女士", "同志", "博士", "院士",
	"（左）", "（右）", "上台", "签约代表", "法人代表", "法定代表人", "举行", "，", " ", "在仪式上", "仪式上", "在会上", "会上", "并"}

// idle reports whether s, between those who sign and the verb, only says when, where and about what: 在某地, 就某事.
func (f *facts) idle(s string) bool {
	for again := true; again && s != ""; {
		again = false
		for _, list := range [][]string{idleWords, adverbs} {
			for _, w := range list {
				if rest, ok := strings.CutPrefix(s, w); ok {
					s, again = rest, true
				}
			}
		}
		if n := bracketLen(s); n > 0 {
			s, again = s[n:], true
		}
		if n, _ := counter(s); n > 0 || strings.HasPrefix(strings.TrimLeft(s, "0123456789"), "人") {
			s, again = strings.TrimPrefix(strings.TrimLeft(s[n:], "0123456789"), "人"), true
		}
		if n := collectiveLen(s); n > 0 && !again {
			s, again = s[n:], true
		}
	}
	return s == "" || hasPrefix(s, "就", "在", "于", "围绕", "针对", "今天", "今", "昨") && runes(s) <= 40 && !strings.ContainsAny(s, "，,")
}

// aligned returns the parties of list as one group; where it names fewer than two bodies, or those of a pair that was told
// before in other words, that pair.
func (f *facts) aligned(list []partyHit, p int) [][]partyHit {
	var named []partyHit
	var selves []partyHit // words such as 我校
	seen := map[string]bool{}
	unnamed := false
	for _, h := range list {
		name := f.partyName(h)
		if name == "" && h.self {
			selves = append(selves, h)
		} else if name == "" {
			unnamed = true
		} else if !seen[name] {
			seen[name] = true
			named = append(named, h)
		}
	}
	end := p
	if len(list) > 0 {
		end = list[len(list)-1].span.End
	}
	text := f.a.Text[p:max(p, min(len(f.a.Text), f.a.charStart(end+len("三方"))))]
	if len(named) <= 2 && f.counted(text) <= 2 {
		if pair := f.pairBefore(p, 2); pair != nil && f.akinAll(named, pair) {
			return [][]partyHit{pair}
		}
		if pair := f.officialsBefore(p); pair != nil && f.akinAll(named, pair) {
			return [][]partyHit{pair}
		}
	}
	if len(named) == 0 {
		return nil
	}
	if len(selves) > 0 && len(named) == 1 {
		named = append(named, selves[0])
		sortHits(named)
		return [][]partyHit{named}
	}
	if unnamed || len(named) == 1 && len(list) > 1 {
		named = append(named, partyHit{span: named[len(named)-1].span, party: &Party{}})
	}
	return [][]partyHit{named}
}

// others reports whether two or more of list sign for institutions that are none of pair, and none for one of it.
func (f *facts) others(list, pair []partyHit) bool {
	n := 0
	for _, h := range list {
		if f.akinAll([]partyHit{h}, pair) {
			return false
		}
		if h.org || h.party != nil && h.party.Institution != "" {
			n++
		}
	}
	return n > 1
}

// akinAll reports whether each of list is one of pair, each another one.
func (f *facts) akinAll(list, pair []partyHit) bool {
	used := make([]bool, len(pair))
next:
	for _, h := range list {
		for i := range pair {
			if !used[i] && akin(f.partyName(h), f.partyName(pair[i])) {
				used[i] = true
				continue next
			}
		}
		return false
	}
	return true
}

// akin reports whether two names may be those of one body, or of a body and a part of it.
func akin(x, y string) bool {
	if x == "" || y == "" {
		return false
	}
	if strings.HasPrefix(x, y) || strings.HasPrefix(y, x) || strings.HasSuffix(x, y) || strings.HasSuffix(y, x) {
		return true
	}
	if s := brandOf(y); s != "" && strings.HasPrefix(x, s) {
		return true // 清河云山公司, 清河集团
	}
	if s := brandOf(x); s != "" && strings.HasPrefix(y, s) {
		return true
	}
	n := 0
	a, b := []rune(x), []rune(y)
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 4
}

// brandOf returns what stands before 集团 at the end of the name of a group of companies, or nothing.
func brandOf(name string) string {
	for _, end := range []string{"集团有限公司", "集团股份有限公司", "集团公司", "集团"} {
		if s, ok := strings.CutSuffix(name, end); ok {
			return s
		}
	}
	return ""
}
