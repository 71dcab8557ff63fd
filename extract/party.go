package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// partyHit is one who acts on an agreement, as the body names it.
type partyHit struct {
	span normalize.Span
	org  bool
}

// signatories returns the parties that act by the verb, in groups: more than one where pairs act each for itself
// (甲与乙、丙与丁分别签署).
func (f *facts) signatories(v verbHit, h docHit) [][]partyHit {
	a := f.a
	if v.span.Start > h.span.Start { // 《…》由甲印发
		return f.agents(h.span.End, v.span.Start)
	}
	start := f.subjectStart(v.span.Start)
	list := f.partiesWithin(start, v.span.Start)
	if len(list) == 0 {
		return nil
	}
	clause := a.Text[start:v.span.Start]
	if strings.Contains(clause, "分别") || f.pairsRepeat(list) {
		return f.pairGroups(list)
	}
	if role := roleOf(v.status); role != "signatory" && len(list) > 1 {
		list = f.connected(list)
	}
	return [][]partyHit{list}
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

// onlyNames reports whether what stands before the comma at byte p still lists parties: the clause before it ends in
// a name, and has no other verb of signing.
func (f *facts) onlyNames(p, verb int) bool {
	if f.a.orgAt.endingAt(p) >= 0 {
		return true
	}
	return len(f.partiesWithin(p, verb)) == 0
}

// partiesWithin returns the institutions, and the places that stand for their governments, between two bytes.
func (f *facts) partiesWithin(from, to int) []partyHit {
	var out []partyHit
	lo, hi := f.a.orgAt.within(normalize.Span{Start: from, End: to})
	for _, o := range f.a.orgs[lo:hi] {
		if o.kind != "media" && !f.attributive(o.span.End) || o.kind == "media" && f.joinedToParty(o.span) {
			out = append(out, partyHit{o.span, true})
		}
	}
	lo, hi = f.a.placeAt.within(normalize.Span{Start: from, End: to})
	for _, p := range f.a.places[lo:hi] {
		if f.a.orgAt.overlap(p.span) {
			continue
		}
		if prev := f.a.before(p.span.Start); prev == '在' || prev == '于' || !f.wholeParty(p.span.End) {
			continue
		}
		if f.joinedToParty(p.span) || f.acts(p.span.End, to) {
			out = append(out, partyHit{p.span, false})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	return out
}

// wholeParty reports whether a place that ends at byte p is not the beginning of a longer name.
func (f *facts) wholeParty(p int) bool {
	r := f.a.after(p)
	if r == '的' {
		return false
	}
	return isPunct(r) || f.a.stops(f.a.tokenAt(p))
}

// attributive reports whether the name that ends at byte p only describes what follows: 某局的, 某校校长, 在某校举行.
func (f *facts) attributive(p int) bool {
	rest := f.a.Text[p:]
	for _, w := range []string{"的", "召开", "举行", "举办", "校长", "院长", "主任", "书记", "局长", "负责人", "党委", "副"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// joinedToParty reports whether s is joined to an institution or another place by 与, 和 or 、.
func (f *facts) joinedToParty(s normalize.Span) bool {
	a := f.a
	end := s.End + len(a.Text[s.End:]) - len(trimAny(a.Text[s.End:], "日前", "近日", "今天", "当天", "正式", "还", "也", "已", "又"))
	next := a.after(end)
	if next == '与' || next == '和' || next == '同' || next == '、' {
		return f.nameAt(end + utf8.RuneLen(next))
	}
	prev := a.before(s.Start)
	return (prev == '与' || prev == '和' || prev == '同' || prev == '、') && f.nameEndsAt(s.Start-utf8.RuneLen(prev))
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
	between := f.a.Text[p:to]
	switch between {
	case "", "日前", "近日", "联合", "共同", "正式", "日前正式", "近日正式", "今天", "还", "已", "率先", "专门":
		return true
	}
	return false
}

// pairsRepeat reports whether 与 joins more than one pair in the list.
func (f *facts) pairsRepeat(list []partyHit) bool {
	n := 0
	for i := 0; i+1 < len(list); i++ {
		if f.joint(list[i], list[i+1]) == "与" {
			n++
		}
	}
	return n > 1
}

// joint returns what joins two neighbours of a list, with the text between them reduced to its first sign.
func (f *facts) joint(x, y partyHit) string {
	if y.span.Start < x.span.End {
		return ""
	}
	between := strings.TrimSpace(f.a.Text[x.span.End:y.span.Start])
	between = trimAny(between, "日前", "近日", "今天", "当天", "正式", "还", "也", "已", "又", "共同")
	r, _ := utf8.DecodeRuneInString(between)
	switch {
	case strings.HasPrefix(between, "分别与"), strings.HasPrefix(between, "分别同"):
		return "分别与"
	case r == '与' || r == '和' || r == '同' || r == '跟':
		return "与"
	case r == '、':
		return "、"
	}
	return between
}

// trimAny returns s without the words that it begins with.
func trimAny(s string, words ...string) string {
	for again := true; again; {
		again = false
		for _, w := range words {
			if t, ok := strings.CutPrefix(s, w); ok {
				s, again = t, true
			}
		}
	}
	return s
}

// pairGroups splits a list into the groups that act each for itself. 甲与乙、丙与丁 are two groups; 甲、乙分别与丙、丁
// pairs by position; 甲分别与乙、丙 is two pairs.
func (f *facts) pairGroups(list []partyHit) [][]partyHit {
	for i := 0; i+1 < len(list); i++ {
		if f.joint(list[i], list[i+1]) == "分别与" {
			return pairByPosition(list[:i+1], list[i+1:])
		}
	}
	var groups [][]partyHit
	var group []partyHit
	joined := false
	for i, p := range list {
		startsPair := i+1 < len(list) && f.joint(p, list[i+1]) == "与"
		if len(group) > 0 && (startsPair && joined || strings.ContainsAny(f.joint(list[i-1], p), "，,")) {
			groups = append(groups, group)
			group, joined = nil, false
		}
		group = append(group, p)
		joined = joined || startsPair
	}
	return append(groups, group)
}

// pairByPosition pairs two lists of equal length member by member, one with many each by itself, and otherwise puts all
// in one group.
func pairByPosition(left, right []partyHit) [][]partyHit {
	var out [][]partyHit
	switch {
	case len(left) == len(right):
		for i := range left {
			out = append(out, []partyHit{left[i], right[i]})
		}
	case len(left) == 1:
		for i := range right {
			out = append(out, []partyHit{left[0], right[i]})
		}
	default:
		out = append(out, append(append([]partyHit(nil), left...), right...))
	}
	return out
}

// connected keeps the last run of parties that are joined to one another: the issuers, not who is named earlier.
func (f *facts) connected(list []partyHit) []partyHit {
	start := len(list) - 1
	for start > 0 {
		switch j := f.joint(list[start-1], list[start]); j {
		case "与", "、", "会同", "联合", "及", "以及":
			start--
			continue
		}
		break
	}
	return list[start:]
}

// parties turns hits into the parties of a record, each once.
func (f *facts) parties(list []partyHit, role string) []Party {
	var out []Party
	seen := map[string]bool{}
	for _, h := range list {
		p := Party{Role: role}
		if h.org {
			p.Institution = f.orgIDs[h.span]
			p.Name = f.orgNames[p.Institution]
		} else {
			p.Name = fullPlace(f.a.cut(h.span))
		}
		if !seen[p.Name] {
			seen[p.Name] = true
			out = append(out, p)
		}
	}
	return out
}
