package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// partyHit is one who acts on an agreement, as the body names it.
type partyHit struct {
	span  normalize.Span
	org   bool
	party *Party // who is meant, where span names neither an institution nor a place; without a name where nobody tells
	self  bool   // a word such as 我校, which names the party where the article has no other name for it
}

// signatories returns the parties that act by the verb, in groups: more than one where pairs act each for itself
// (甲与乙、丙与丁分别签署).
func (f *facts) signatories(v verbHit, h docHit) [][]partyHit {
	a := f.a
	if v.text == "审议" || v.text == "讨论" {
		return nil
	}
	if v.span.Start > h.span.Start { // 《…》由甲印发, 甲与乙举行…协议签约仪式
		if groups := f.agents(h.span.End, v.span.Start); groups != nil {
			return groups
		}
		before := strings.TrimSuffix(a.Text[:h.span.Start], "了")
		if !strings.HasSuffix(before, "举行") && !strings.HasSuffix(before, "举办") {
			return nil
		}
		v.span = normalize.Span{Start: len(before) - len("举行"), End: len(before)}
	}
	if roleOf(v.status) == "signatory" {
		if pair := f.bothOfSentence(v); pair != nil {
			return [][]partyHit{pair}
		}
		if groups := f.signers(v); groups != nil {
			return groups
		}
	}
	start := f.actorStart(f.subjectStart(v.span.Start), v.span.Start)
	list := f.partiesWithin(start, v.span.Start)
	if strings.HasPrefix(a.Text[v.span.End:], "的") {
		list = f.withReceiver(f.adjoining(f.bodiesWithin(start, v.span.Start), v.span.Start))
	}
	if len(list) == 0 && roleOf(v.status) == "issuer" {
		list = f.headed(start, v.span.Start)
	}
	if len(list) == 0 {
		list = f.leadingPlace(start, v.span.Start)
	}
	if len(list) == 0 {
		list = f.selfSubject(start, v.span.Start)
	}
	if len(list) == 0 && roleOf(v.status) == "signatory" {
		list = f.shortTogether(v.span.Start)
	}
	if len(list) == 0 && roleOf(v.status) == "signatory" {
		list = f.allUnlisted(v.span.Start)
	}
	if len(list) == 0 {
		return nil
	}
	if roleOf(v.status) == "signatory" {
		list = f.withUnlisted(list, v.span.Start)
	}
	if first := f.elided(list[0], start); first != nil {
		list = append(f.withJoined(*first), list...)
		start = first.span.Start
	}
	return f.inGroups(list, start, v)
}

// leadingPlace returns the place that begins a sentence of several clauses as their subject: 京津冀三地建立了…，签署了….
func (f *facts) leadingPlace(from, to int) []partyHit {
	for p := from; p < to; {
		if list := f.placeActing(f.afterAdverbs(p, to), to); list != nil {
			return list
		}
		k := strings.Index(f.a.Text[p:to], "，")
		if k < 0 {
			break
		}
		p += k + len("，")
	}
	return nil
}

// selfSubject returns the bodies that words such as 联盟 and 市政府 mean, where they are the subject right before a verb.
func (f *facts) selfSubject(from, to int) []partyHit {
	start := f.a.predicateStart(to)
	if f.actsAsBoth(f.a.Text[start:to]) {
		return nil // 双方医院
	}
	p := f.afterAdverbs(start, to)
	var list []partyHit
	for _, h := range f.selfWords(normalize.Span{Start: max(from, p), End: to}) {
		if (h.party.Name != "" || h.self) && h.span.Start == p && (f.afterAdverbs(h.span.End, to) == to || strings.HasPrefix(f.a.Text[h.span.End:], "、")) {
			list = append(list, h)
			p = h.span.End + len("、")
		}
	}
	if len(list) == 0 || f.afterAdverbs(list[len(list)-1].span.End, to) != to {
		return nil
	}
	return list
}

// placeActing returns the place at byte at, where several are named in one and a verb follows.
func (f *facts) placeActing(at, to int) []partyHit {
	a := f.a
	i := a.placeAt.startingAt(at)
	if i < 0 || a.orgAt.overlap(a.placeAt[i]) || a.placeAt[i].End > to {
		return nil
	}
	p := a.placeAt[i].End
	n := collectiveLen(a.Text[p:])
	if n == 0 && len(provincesOf(a.cut(a.placeAt[i]))) < 2 {
		return nil
	}
	end := f.afterAdverbs(p, to)
	if end == to {
		return []partyHit{{span: a.placeAt[i], org: false}}
	}
	next := a.tokenAt(end)
	if !strings.HasPrefix(a.tag(next), "v") {
		return nil // 京津冀三地高校
	}
	return []partyHit{{span: a.placeAt[i], org: false}}
}

// headed returns the institution whose head issues something: 国务院|总理签署命令，公布….
func (f *facts) headed(from, to int) []partyHit {
	lo, hi := f.a.orgAt.within(normalize.Span{Start: from, End: to})
	for i := lo; i < hi; i++ {
		if o := f.a.orgAt[i]; hasPrefix(f.a.Text[o.End:], "总理", "主席", "部长", "主任", "省长", "市长") && !f.object(o.Start, from) {
			return []partyHit{{span: o, org: true}}
		}
	}
	return nil
}

// actorStart returns where those who act begin between two bytes: behind 由, which names them, and behind 见证, which
// names those who only look on.
func (f *facts) actorStart(from, to int) int {
	text := f.a.Text[from:to]
	for _, w := range []string{"共同见证下", "见证下", "见证之下", "见证了", "见证"} {
		if k := strings.LastIndex(text, w); k >= 0 {
			from += k + len(w)
			text = text[k+len(w):]
		}
	}
	if k := strings.LastIndex(text, "由"); k >= 0 && f.nameAt(from+k+len("由")) {
		from += k + len("由")
	}
	return from
}

// agents returns the parties in …由甲、乙联合印发.
func (f *facts) agents(from, to int) [][]partyHit {
	if !strings.Contains(f.a.Text[from:to], "由") {
		return nil
	}
	if list := f.partiesWithin(from, to); len(list) > 0 {
		return [][]partyHit{list}
	}
	return nil
}

// subjectStart returns where the subject of the verb at byte p begins: the clause of the verb, and the clauses before
// it that go on a list of names.
func (f *facts) subjectStart(p int) int {
	a := f.a
	sentence := a.sentenceAt(p)
	start := p
	for least := max(sentence.Start, p-2*clauseBytes); start > least; {
		r, n := utf8.DecodeLastRuneInString(a.Text[:start])
		if r == '。' || r == '；' || r == ';' || r == '：' || r == ':' || r == '》' || r == '\n' {
			break
		}
		if open := openingOf(a.Text[least:start]); open >= 0 {
			start = least + open
			continue
		}
		if r == '，' || r == ',' {
			clause := a.Text[start:p]
			if !f.onlyNames(start-n, p) && strings.TrimSpace(clause) != "" {
				break
			}
		}
		start -= n
	}
	return start
}

// openingOf returns where the brackets open that s ends with, 甲集团|（以下简称“甲”）, or -1.
func openingOf(s string) int {
	if !hasSuffix(s, "）", ")") {
		return -1
	}
	k := strings.LastIndexAny(s, "（(")
	if k < 0 || bracketLen(s[k:]) < len(s)-k {
		return -1
	}
	return k
}

// onlyNames reports whether what stands before the comma at byte p still lists parties: the clause before it ends in
// a name, and has no other verb of signing.
func (f *facts) onlyNames(p, verb int) bool {
	if f.a.orgAt.endingAt(p) >= 0 || f.a.placeAt.endingAt(p) >= 0 && f.nameAt(p+len("，")) {
		return true
	}
	return len(f.partiesWithin(p, verb)) == 0
}

// partiesWithin returns the institutions, and the places that stand for their governments, between two bytes, without those who are
// objects of another verb.
func (f *facts) partiesWithin(from, to int) []partyHit {
	return f.withoutObjects(f.bodiesWithin(from, to), from)
}

// bodiesWithin returns the institutions, and the places that stand for their governments, between two bytes.
func (f *facts) bodiesWithin(from, to int) []partyHit {
	var out []partyHit
	lo, hi := f.a.orgAt.within(normalize.Span{Start: from, End: to})
	for _, o := range f.a.orgs[lo:hi] {
		if (!f.attributive(o.span) || f.throughOfficials(o.span.End, to)) && !f.source(o) && !f.inAside(o.span) && !f.venue(o.span) && !f.purpose(o.span.Start, to) {
			out = append(out, partyHit{span: o.span, org: true})
		}
	}
	lo, hi = f.a.placeAt.within(normalize.Span{Start: from, End: to})
	venue := 0 // end of a place that 在 makes one where something happens
	for _, p := range f.a.places[lo:hi] {
		if f.a.orgAt.overlap(p.span) {
			continue
		}
		if prev := f.a.before(p.span.Start); prev == '在' || prev == '于' || hasSuffix(f.a.Text[:p.span.Start], "首都", "省会", "首府") || !f.wholeParty(p.span.End) {
			venue = p.span.End
			continue
		}
		if venue > 0 && slices.Contains([]string{"、", "和", "及"}, f.a.Text[venue:p.span.Start]) {
			venue = p.span.End // 在某地和某地
			continue
		}
		venue = 0
		if f.joinedToParty(p.span) || f.acts(p.span.End, to) || f.leadsWith(p.span, to) {
			out = append(out, partyHit{span: p.span, org: false})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	return out
}

// leadsWith reports whether a place begins the clause of the verb at byte to and is joined to somebody there: 某县|与部分高校.
func (f *facts) leadsWith(s normalize.Span, to int) bool {
	return strings.HasPrefix(f.a.Text[s.End:to], "与") && f.actorsBegin(s.Start) == s.Start && !strings.ContainsAny(f.a.Text[s.End:to], "，,")
}

// throughOfficials reports whether the body whose name ends at byte p acts by the verb at byte to through officials whom
// nobody names: 甲大学、乙医院|负责人签署.
func (f *facts) throughOfficials(p, to int) bool {
	rest := f.a.Text[p:max(p, to)]
	for _, w := range []string{"有关", "相关", "主要", "双方"} {
		rest = strings.TrimPrefix(rest, w)
	}
	for _, w := range []string{"负责人", "负责同志", "领导", "总部", "代表"} {
		if after, ok := strings.CutPrefix(rest, w); ok {
			return f.idle(after)
		}
	}
	return false
}

// venue reports whether an institution is only where something happens: 在某校|签署.
func (f *facts) venue(s normalize.Span) bool {
	a := f.a
	prev, next := a.before(s.Start), a.after(s.End+bracketLen(a.Text[s.End:]))
	return (prev == '在' || prev == '于') && !strings.ContainsRune("与和同、及", next) && !strings.HasSuffix(a.Text[:s.Start], "由于")
}

// purpose reports whether a name at byte p stands in a clause before that of byte to that only leads to it: 为落实甲协议，….
func (f *facts) purpose(p, to int) bool {
	start := f.a.predicateStart(p)
	return start < f.a.predicateStart(to) && hasPrefix(f.a.Text[start:], "为", "根据", "按照", "依据", "随着", "围绕")
}

// inAside reports whether a name stands in brackets, which say something of the one before them: 甲委员会（统称“甲委”），
// but not 四校（甲、乙、丙、丁）.
func (f *facts) inAside(s normalize.Span) bool {
	before := f.a.Text[max(0, s.Start-maxAside):s.Start]
	open := strings.LastIndexAny(before, "（(")
	if open <= strings.LastIndexAny(before, "）)\n") {
		return false
	}
	open += s.Start - len(before)
	n := bracketLen(f.a.Text[open:])
	return n > 0 && !strings.Contains(f.a.Text[open:open+n], "、")
}

// withoutObjects drops those who are objects of another verb: 启动|甲联盟，并发布….
func (f *facts) withoutObjects(list []partyHit, from int) []partyHit {
	kept := list[:0]
	object := false
	for i, h := range list {
		joined := i > 0 && f.joins(list[i-1], h)
		object = object && joined || !joined && f.object(h.span.Start, from)
		if !object {
			kept = append(kept, h)
		}
	}
	return kept
}

// joins reports whether two neighbours of a list are joined by 、 or 与.
func (f *facts) joins(x, y partyHit) bool {
	switch f.joint(x, y) {
	case "与", "、", "及", "以及", "分别与", "会同", "联合":
		return true
	}
	return false
}

// object reports whether what begins at byte p is the object of the word before it, which begins at byte from or later.
func (f *facts) object(p, from int) bool {
	i := f.a.tokenAt(p) - 1
	if i < 0 || f.a.tokens[i].Span.End != p || f.a.tokens[i].Span.Start < from {
		return false
	}
	switch w := f.a.word(i); w {
	case "联合", "会同", "携手", "协同", "代表", "经", "同", "由", "牵头", "获悉", "显示", "消息", "称", "表示", "介绍", "后", "还有", "包括", "如", "继", "据悉", "分别", "签约", "随着", "有", "是", "下", "举行", "举办":
		return false
	case "了", "过":
		return true
	default:
		return strings.HasPrefix(f.a.tag(i), "v") && !insideNames[w] && !f.a.fragment(i)
	}
}

// source reports whether an institution is only named as the source of what is told: 从某局获悉, 某社报道.
func (f *facts) source(o orgHit) bool {
	a := f.a
	rest := a.Text[o.span.End:]
	if hasPrefix(rest, "获悉", "了解到", "处获悉", "方面获悉", "消息", "报道", "记者", "讯", "电", "客户端", "微信", "官网", "网站", "公告称") {
		return true
	}
	if head := rest[:min(len(rest), a.charStart(o.span.End+60)-o.span.End)]; containsAny(head, []string{"日电", "日讯", "日报道", "日报导"}) {
		return true
	}
	if prev := a.before(o.span.Start); (prev == '据' || prev == '从') && !strings.HasSuffix(a.Text[:o.span.Start], "根据") {
		sentence := a.sentenceAt(o.span.Start)
		clause := a.Text[o.span.End:min(sentence.End, a.clauseEnd(o.span.End))]
		return prev == '从' && containsAny(clause, []string{"获悉", "了解"}) || prev == '据'
	}
	return o.kind == "media" && containsAny(a.Text[max(0, a.charStart(o.span.Start-12)):o.span.Start], []string{"来源", "记者", "据"})
}

// wholeParty reports whether a place that ends at byte p is not the beginning of a longer name.
func (f *facts) wholeParty(p int) bool {
	a := f.a
	r := a.after(p)
	if r == '的' {
		return false
	}
	if isPunct(r) || collectiveLen(a.Text[p:]) > 0 {
		return true
	}
	if f.listedWord(p) {
		return false
	}
	i := a.tokenAt(p)
	return a.stops(i) && a.tag(i) != "m" && a.tag(i) != "q"
}

// listedWord reports whether a short word goes from byte p to the next member of a list, so that what ends at p is but the
// beginning of a member: 山东|高速、.
func (f *facts) listedWord(p int) bool {
	const most = 4 // characters
	end := p
	for n := 0; n <= most && end < len(f.a.Text); n++ {
		r, size := utf8.DecodeRuneInString(f.a.Text[end:])
		if r == '、' {
			return n > 1 && f.afterAdverbs(p, end) == p
		}
		if isPunct(r) || strings.ContainsRune("与和同及", r) {
			return false
		}
		end += size
	}
	return false
}

// attributive reports whether the name at s only describes what follows: 某局的, 某校校长, 在某校举行.
func (f *facts) attributive(s normalize.Span) bool {
	rest := f.a.Text[s.End:]
	if hasPrefix(rest, postWords...) && !strings.HasPrefix(rest, "部长级") {
		return true
	}
	prev := f.a.before(s.Start)
	return (prev == '在' || prev == '于') && hasPrefix(rest, "召开", "举行", "举办")
}

// postWords stand behind a name that only tells whose somebody or something is.
var postWords = []string{"的", "校长", "院长", "主任", "书记", "总书记", "局长", "厅长", "部长", "市长", "省长", "县长", "区长", "主席", "总理", "总统", "首相", "常委", "委员长", "会长", "理事长", "总经理", "董事长", "总裁", "行长", "司长",
	"处长", "所长", "园长", "负责人", "有关负责人", "相关负责人", "主要负责人", "新闻发言人", "发言人", "党委", "党组", "副", "学者", "专家", "教授", "秘书长", "揭牌", "成立", "总部", "会议室", "首席", "党工委", "教师", "学生", "旗下", "下属", "所属"}

// joinedToParty reports whether s is joined to an institution or another place by 与, 和 or 、.
func (f *facts) joinedToParty(s normalize.Span) bool {
	a := f.a
	end := f.afterAdverbs(s.End, len(a.Text))
	if strings.HasPrefix(a.Text[end:], "分别") {
		end += len("分别")
	}
	next := a.after(end)
	if next == '与' || next == '和' || next == '同' || next == '及' || next == '、' {
		if f.nameAt(end + utf8.RuneLen(next)) {
			return true
		}
	}
	prev := a.before(s.Start)
	if prev == '，' && next == '，' && f.nameEndsAt(s.Start-len("，")) && f.nameAt(s.End+len("，")) {
		return true
	}
	return (prev == '与' || prev == '和' || prev == '同' || prev == '及' || prev == '、') && (f.nameEndsAt(s.Start-utf8.RuneLen(prev)) || prev == '与' && f.spokenBefore(s.Start-len("与")))
}

// spokenBefore reports whether a name stands before byte p with only words of time and manner between: 甲日前|与乙.
func (f *facts) spokenBefore(p int) bool {
	a := f.a
	lo := max(0, a.charStart(p-90))
	for _, at := range []stretches{a.orgAt, a.placeAt} {
		i, hi := at.within(normalize.Span{Start: lo, End: p})
		for ; i < hi; i++ {
			if f.afterAdverbs(at[i].End, p) == p {
				return true
			}
		}
	}
	return false
}

// nameAt reports whether an institution or a place begins at byte p; nameEndsAt, whether one ends there.
func (f *facts) nameAt(p int) bool {
	return f.a.orgAt.startingAt(p) >= 0 || f.a.placeAt.startingAt(p) >= 0
}

func (f *facts) nameEndsAt(p int) bool {
	return f.a.orgAt.endingAt(p) >= 0 || f.a.placeAt.endingAt(p) >= 0
}

// acts reports whether the place that ends at byte p is itself the subject of the verb at byte to: 浙江省印发.
func (f *facts) acts(p, to int) bool {
	q := f.afterAdverbs(p, to)
	if q >= to {
		return true
	}
	return hasPrefix(f.a.Text[q:to], "就", "围绕", "针对") && !strings.ContainsAny(f.a.Text[q:to], "，,")
}
