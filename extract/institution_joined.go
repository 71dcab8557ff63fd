package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// bindings are the acts by which bodies bind themselves to one another: who is joined to an institution before one of them is
// a body too.
var bindings = []string{"签署", "签订", "签定", "签约", "续签", "签下", "缔结", "战略合作", "合作协议", "合作关系", "框架协议", "备忘录"}

// attending tells that those who are named only look on.
var attending = []string{"出席", "参加", "见证", "陪同", "参会", "列席"}

// joinedStops begin what stands behind the last of those who bind themselves.
var joinedStops = []string{"签", "缔结", "续签", "举行", "举办", "达成", "建立", "开展", "结成", "正式", "共同", "联合", "就", "在", "于", "围绕", "针对", "等", "双方", "三方", "今", "昨", "日前", "近日", "宣布", "分别", "现场", "通过", "战略", "全面", "合作", "深度", "互换"}

// joinedBodies finds the institutions that nothing but their place in a list of those who bind themselves tells: 清河集团与|某投、
// 某业|签署…. Their names are often brands.
func (f *facts) joinedBodies() []orgHit {
	var out []orgHit
	acts := f.a.heard(cueMatcher().bindings)
	for _, s := range f.a.Sentences {
		if !heardWithin(acts, s.Span) {
			continue
		}
		for _, c := range f.clauses(s.Span) {
			if heardWithin(acts, c) && !containsAny(f.a.cut(c), attending) {
				out = append(out, f.joinedIn(c)...)
			}
		}
	}
	return out
}

// addJoined adds the institutions that joinedBodies finds to those of the article, wherever it names them.
func (f *facts) addJoined() {
	more := f.a.permitted(f.joinedBodies())
	f.peopleAt, f.bodyIndex = nil, nil // made before the people were found
	if len(more) == 0 {
		return
	}
	more = append(more, f.a.repeatedInstitutions(more)...)
	f.a.orgs = outermost(f.a, append(f.a.orgs, f.a.permitted(more)...))
	f.a.orgAt = spansOf(f.a.orgs, orgHit.where)
}

// joinedIn returns the unknown bodies that a clause joins to those it names.
func (f *facts) joinedIn(c normalize.Span) []orgHit {
	var out []orgHit
	add := func(list []partyHit) {
		for _, h := range list {
			if name := f.a.cut(h.span); h.party != nil && h.party.Name == name && f.mayBeBody(h.span) {
				out = append(out, orgHit{span: h.span, kind: kindOfName(name), rule: "institution.joined"})
			}
		}
	}
	list := f.binders(c)
	if len(list) == 0 {
		text := f.a.cut(c)
		if k, with := strings.Index(text, "签"), strings.Index(text, "与"); with > 0 && k > with {
			add(f.allUnlisted(f.joinedEnd(c.Start+with, c.Start+k)))
		}
	}
	for i, h := range list {
		if i == 0 && h.org {
			add(f.unlisted(h))
		}
		add(f.unlistedBehind(h.span.End, f.joinedEnd(h.span.End, c.End)))
	}
	return out
}

// binders returns those of a clause who are known to bind themselves: institutions, and places and words such as 我校 that 与 joins
// to somebody.
func (f *facts) binders(c normalize.Span) []partyHit {
	out := f.actors(c)
	lo, hi := f.a.placeAt.within(c)
	for _, p := range f.a.placeAt[lo:hi] {
		if !f.a.orgAt.overlap(p) && f.actorsBegin(p.Start) == p.Start && strings.HasPrefix(f.a.Text[f.afterAdverbs(p.End, c.End):], "与") {
			out = append(out, partyHit{span: p})
		}
	}
	for _, w := range selves {
		if p := f.afterAdverbs(c.Start, c.End); strings.HasPrefix(f.a.Text[p:c.End], w) {
			out = append(out, partyHit{span: normalize.Span{Start: p, End: p + len(w)}})
		}
	}
	sortHits(out)
	return out
}

// maxJoined is how many bytes are looked through for the end of a list of those who bind themselves.
const maxJoined = 200 * 3

// joinedEnd returns where the list of those who bind themselves ends that goes on at byte p, byte end at the latest, or p where
// it goes on too far.
func (f *facts) joinedEnd(p, end int) int {
	a := f.a
	far := end > p+maxJoined
	end = min(end, p+maxJoined)
	for i := a.tokenAt(p); i < len(a.tokens) && a.tokens[i].Span.Start < end; i++ {
		at := a.tokens[i].Span.Start
		if at <= p+len("与") {
			continue
		}
		if hasPrefix(a.Text[at:], joinedStops...) || f.dateEnd(at) > 0 || isPunct(a.after(at)) && a.after(at) != '、' && a.after(at) != '·' && !a.betweenLatin(at) {
			return at
		}
	}
	if far {
		return p
	}
	return end
}

// mayBeBody reports whether the name at s, joined to those of institutions, is none of a person, of a place or of several bodies
// at once.
func (f *facts) mayBeBody(s normalize.Span) bool {
	a := f.a
	for i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.End > s.Start }); i < len(a.tagged) && a.tagged[i].Span.Start < s.End; i++ {
		if e := a.tagged[i]; e.Type == tagger.Person && e.Score >= minPerson {
			return false
		}
	}
	if a.placeAt.endingAt(s.End) >= 0 || a.orgAt.overlap(s) || collectiveLen(a.Text[s.Start:s.End]) > 0 {
		return false
	}
	if latinPerson(a.cut(s)) || a.placeAt.startingAt(s.Start) >= 0 && !endsLikeName(a.cut(s)) && (hasPrefix(a.Text[s.End:], "合作", "战略", "全面", "深度", "协议", "框架") || hasPrefix(a.Text[s.End:], signings...)) {
		return false // 甲市与乙县教育帮扶|合作协议
	}
	if runes(a.cut(s)) < 4 && a.chineseNameSpan(s.Start, s.End) > 0 {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(a.cut(s))
	return !strings.ContainsRune("们者员家长的省市县区人方", r) && !containsAny(a.cut(s), []string{"企业", "部分", "各", "多家", "有关", "相关", "签约", "合作", "项目", "国内", "国外"})
}

// betweenLatin reports whether byte p is a blank within a name in Latin letters.
func (a *Article) betweenLatin(p int) bool {
	return a.Text[p] == ' ' && a.before(p) < utf8.RuneSelf && a.before(p) > ' ' && p+1 < len(a.Text) && a.Text[p+1] < utf8.RuneSelf
}

// latinBodies end the names of bodies in Latin letters that have several words.
var latinBodies = []string{"Ltd", "Ltd.", "Inc", "Inc.", "Corp", "Corp.", "Corporation", "Company", "Co.", "Group", "Holdings", "Limited", "GmbH", "AG", "S.A.", "SA", "PLC", "LLC", "University", "Institute", "College", "School", "Foundation", "Association", "Bank", "Technologies", "Technology", "Systems", "Labs", "Robotics"}

// latinPerson reports whether a name in Latin letters may be that of a person: several words that do not end as bodies do.
func latinPerson(name string) bool {
	words := strings.Fields(name)
	return len(words) > 1 && firstRune(name) < utf8.RuneSelf && lastRune(name) < utf8.RuneSelf && !slices.Contains(latinBodies, words[len(words)-1])
}
