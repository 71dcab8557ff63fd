package extract

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// defaultTagger is the model built into the program.
var defaultTagger = sync.OnceValues(tagger.Default)

// The scores above which the tagger alone is believed, chosen on sentences it was not trained on: where they stand, a
// name more is as often right as wrong.
const (
	minOrganisation = 3
	minPerson       = 1.5
	minPlace        = 1.5
)

// taggedInstitutions returns the institutions that the tagger finds, edges without quotes and brackets.
func (a *Article) taggedInstitutions() []orgHit {
	var hits []orgHit
	for _, e := range a.tagged {
		if e.Type != tagger.Organisation {
			continue
		}
		if e.Score < minOrganisation {
			a.lose(KindInstitution, e.Span, "institution.tagger", "the model is not sure enough")
			continue
		}
		s := a.trimMarks(e.Span)
		name := a.cut(s)
		if runes(name) < 2 || a.lexicon.Stops(name) || !a.tells(s) {
			a.lose(KindInstitution, s, "institution.tagger", "the model takes it for a name, but such words tell no institution from another")
			continue
		}
		h := orgHit{span: s, kind: kindOfName(name), rule: "institution.tagger"}
		if i := a.placeAt.startingAt(s.Start); i >= 0 {
			h.code = a.places[i].code
		}
		hits = append(hits, h)
	}
	return hits
}

// tells reports whether the words at s, which the tagger takes for an institution's name, tell one from another: a kind
// of institutions, a number of them, or words that names never have are no name.
func (a *Article) tells(s normalize.Span) bool {
	name := a.cut(s)
	if notInstitution[name] || genericModifiers[name] || !balanced(name) || jointBody(name) {
		return false
	}
	if _, doc := kindOfTitle(name); doc || isHan(a.before(s.Start)) && !a.atBoundary(s.Start) {
		return false
	}
	for _, e := range []string{"大会", "峰会", "会议", "博览会", "展览会", "运动会", "锦标赛", "大赛"} {
		if strings.HasSuffix(name, e) {
			return false
		}
	}
	if compoundSurnames.begin(name) && a.chineseName(s.Start) == s.End {
		return false
	}
	first := a.tokenAt(s.Start)
	if first > 0 && a.tag(first-1) == "m" && a.tokens[first-1].Span.End == s.Start {
		return false
	}
	if a.tag(first) == "m" && !strings.HasPrefix(a.word(first), "第") && !isOrdinalBefore(a, first) {
		return false
	}
	if k := strings.IndexAny(name, "(（"); k > 0 {
		name = name[:k]
	}
	if r := firstRune(name); '0' <= r && r <= '9' || countsPlaces(string([]rune(name)[:2])) {
		return false
	}
	for i := first; i < len(a.tokens) && a.tokens[i].Span.End <= s.End; i++ {
		if t := a.tag(i); (t == "r" || t == "d") && runes(a.word(i)) > 1 || outsideNames[a.word(i)] && !a.joins(i) && !a.fragment(i) {
			return false
		}
	}
	for _, e := range suffixes[lastRune(name)] {
		if !strings.HasSuffix(name, e.text) {
			continue
		}
		rest := strings.TrimSuffix(name, e.text)
		numbered := runes(e.text) == 1 && strings.HasSuffix(rest, "第一")
		return rest != "" && !a.commonNoun(s.Start, s.End, e) && !genericModifiers[rest] && !insideNames[rest] && !numbered
	}
	return true
}

// trimMarks returns s without the quotation marks and brackets around it.
func (a *Article) trimMarks(s normalize.Span) normalize.Span {
	for s.Start < s.End && strings.ContainsRune("“”‘’《》「」\"", a.after(s.Start)) && !balanced(a.cut(s)) {
		s.Start += utf8.RuneLen(a.after(s.Start))
	}
	for s.Start < s.End && strings.ContainsRune("“”‘’《》「」\"", a.before(s.End)) && !balanced(a.cut(s)) {
		s.End -= utf8.RuneLen(a.before(s.End))
	}
	return s
}

// kindOfName returns the kind that the ending of an institution's name tells; a name without any is mostly a company's.
func kindOfName(name string) string {
	for _, s := range suffixes[lastRune(name)] {
		if strings.HasSuffix(name, s.text) {
			return s.kind
		}
	}
	switch lastRune(name) {
	case '军', '旅', '师':
		return "military"
	case '队', '团', '组', '院', '站':
		return "other"
	case '报', '社', '网', '台':
		return "media"
	case '部', '委', '办', '局', '署', '司', '厅':
		return "government"
	case '党':
		return "party"
	case '校', '中', '小':
		return "school"
	case '大':
		return "university"
	case '盟', '会':
		return "association"
	}
	return "company"
}

// taggedAt returns where the name of type t ends that the tagger finds from byte p on, or 0.
func (a *Article) taggedAt(p int, t tagger.Type) int {
	i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.Start >= p })
	if i < len(a.tagged) && a.tagged[i].Span.Start == p && a.tagged[i].Type == t && a.tagged[i].Score >= minPerson {
		return a.tagged[i].Span.End
	}
	return 0
}

// taggedPeople returns the people that the tagger finds.
func (a *Article) taggedPeople() []personHit {
	var hits []personHit
	for _, e := range a.tagged {
		if e.Type == tagger.Person && (e.Score < minPerson || !personal(a.cut(e.Span))) {
			a.lose(KindPerson, e.Span, "person.tagger", "the model takes it for a person, but is not sure enough, or no person is called so")
		}
		if e.Type == tagger.Person && e.Score >= minPerson && personal(a.cut(e.Span)) {
			hits = append(hits, personHit{span: e.Span, rule: "person.tagger"})
		}
	}
	return hits
}

// personal reports whether words can be a person's name: two to four characters, or more of those that foreign names
// are written with.
func personal(name string) bool {
	n := runes(name)
	if n < 2 || n > 20 || strings.HasPrefix(name, "谢谢") || slices.Contains(compoundSurnames[firstRune(name)], name) {
		return false
	}
	odd := 0
	for _, r := range name {
		if strings.ContainsRune("网报社局厅部处省市县镇", r) {
			return false
		}
		if isHan(r) && !transliterating[r] {
			odd++
		}
	}
	return n <= 4 || strings.ContainsAny(name, "·•・ ") || odd <= 1
}

// taggedPlaces returns the places that the tagger finds and known does not hold.
func (a *Article) taggedPlaces(known []placeHit) []placeHit {
	at := spansOf(known, placeHit.where)
	var hits []placeHit
	for _, e := range a.tagged {
		if name := a.cut(e.Span); e.Type == tagger.Place && e.Score >= minPlace && runes(name) > 1 && !at.overlap(e.Span) {
			hits = append(hits, placeHit{span: e.Span, name: name, rule: "place.tagger"})
		}
	}
	return hits
}

// reconciled merges what rules and tagger find. Where both find a name, the tagger knows its edges better, but not the
// names that rules count or list, and a name that goes on where the tagger stops is whole by its rule.
func (a *Article) reconciled(byRule, byTagger []orgHit) []orgHit {
	at := spansOf(byRule, orgHit.where)
	dropped := make([]bool, len(byRule))
	var out []orgHit
	for _, t := range byTagger {
		lo, hi := at.touching(t.span)
		if lo == hi && a.placeIs(t.span) {
			a.lose(KindInstitution, t.span, t.rule, "the model takes it for an institution, but it is the name of a place")
			continue
		}
		if !a.replaces(t, byRule[lo:hi]) {
			if a.traced() {
				a.lose(KindInstitution, t.span, t.rule, "the model's edges; the rule "+byRule[lo].rule+" knows better: "+a.cut(byRule[lo].span))
			}
			continue
		}
		for i := lo; i < hi; i++ {
			dropped[i] = true
			if byRule[i].span == t.span {
				t = byRule[i]
			} else if a.traced() {
				a.lose(KindInstitution, byRule[i].span, byRule[i].rule, "the model knows the edges better: "+a.cut(t.span))
			}
		}
		out = append(out, t)
	}
	for i, h := range byRule {
		switch {
		case dropped[i]:
		case a.elsewhere(h):
			a.lose(KindInstitution, h.span, h.rule, "found by its ending alone, and the model is sure that it is a place or an event")
		default:
			out = append(out, h)
		}
	}
	return out
}

// replaces reports whether the name t stands for the overlapping ones that rules found.
func (a *Article) replaces(t orgHit, rules []orgHit) bool {
	if len(rules) > 1 {
		return false
	}
	for _, r := range rules {
		added := a.Text[t.span.Start:max(t.span.Start, r.span.Start)] + a.Text[min(t.span.End, r.span.End):t.span.End]
		switch {
		case strings.ContainsAny(added, "与和、及同") || strings.HasSuffix(added, "党组"):
			return false
		case r.span == t.span, t.span.Contains(r.span):
		case !r.span.Contains(t.span), !strings.HasPrefix(r.rule, "institution.suffix"):
			return false
		case r.span.Start == t.span.Start, runes(a.Text[r.span.Start:max(r.span.Start, t.span.Start)]) == 1, r.code != "", strings.HasSuffix(a.Text[:t.span.Start], "和"):
			return false // the rule's name begins well and goes on
		}
	}
	return true
}

// elsewhere reports whether the tagger is sure that a name found by its ending alone is that of a place or an event.
func (a *Article) elsewhere(h orgHit) bool {
	if !strings.HasPrefix(h.rule, "institution.suffix") {
		return false
	}
	i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.End >= h.span.End })
	if i == len(a.tagged) || a.tagged[i].Span.End != h.span.End || a.tagged[i].Score < 2 {
		return false
	}
	return a.tagged[i].Type == tagger.Place || a.tagged[i].Type == tagger.Event
}

// placeIs reports whether s is the name of a place as a whole.
func (a *Article) placeIs(s normalize.Span) bool {
	i := a.placeAt.startingAt(s.Start)
	return i >= 0 && a.placeAt[i] == s
}
