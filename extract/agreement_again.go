package extract

import (
	"slices"
	"strings"
)

// signed is what the agreements found so far say of those named later.
type signed struct {
	pair   [2][]Party // the last two and the last three or more that an agreement bound, whom 双方 and 三方 mean
	pairAt int        // where the agreement is named that bound the last of them
}

// again returns the index of the agreement that g, told at h, tells again, or -1.
func (f *facts) again(known []Agreement, g Agreement, h docHit) int {
	if h.rule == "agreement.cited" {
		return lastly(known, func(k Agreement) bool { return noOthers(g.Parties, k.Parties) && endsAlike(k.Title, g.Title) })
	}
	k := f.sameSigning(known, g, h)
	if k < 0 && generic(h) {
		k = toldAgain(known, g)
	}
	if k < 0 && len(g.Parties) == 0 && h.rule == "agreement.bare" {
		k = toldShorter(known, g)
	}
	if k >= 0 && !generic(h) && len(g.Aliases) == 0 && len(g.Parties) > 0 && f.inAddition(h) {
		return -1
	}
	if k < 0 && !f.inAddition(h) {
		k = namedLater(known, g)
		if h.title == h.form.text {
			k = max(k, signedBy(known, g))
		}
	}
	if k < 0 {
		k = f.pointedAt(known, g, h)
	}
	if k < 0 {
		k = f.namedAgain(known, g, h)
	}
	if k < 0 {
		k = f.toldInFull(known, g, h)
	}
	if k < 0 && g.Kind == "declaration" && unnamed(g) && len(g.Parties) > 0 && !f.inAddition(h) { // 建交联合公报
		k = lastly(known, func(k Agreement) bool {
			return k.Kind == g.Kind && k.Status == g.Status && commonEnd(k.Title, g.Title) >= minCommonEnd && noOthers(g.Parties, k.Parties)
		})
	}
	return k
}

// minCommonEnd is from how many characters on two declarations of the same parties are one whose titles end in them: 联合公报.
const minCommonEnd = 4

// lastly returns the index of the first of the agreements named last that is the one looked for, or -1.
func lastly(known []Agreement, is func(Agreement) bool) int {
	from := max(0, len(known)-recent)
	if k := slices.IndexFunc(known[from:], is); k >= 0 {
		return from + k
	}
	return -1
}

// toldInFull returns the index of the agreement that a caption or the beginning of the article told of, naming only one of the two who
// signed it, and g tells again with both; -1 if there is none.
func (f *facts) toldInFull(known []Agreement, g Agreement, h docHit) int {
	if len(g.Parties) != 2 || !unnamed(g) || f.inAddition(h) {
		return -1
	}
	for i := max(0, len(known)-recent); i < len(known); i++ {
		k := known[i]
		if k.More && len(k.Parties) == 1 && unnamed(k) && k.Status == g.Status && endsAlike(k.Title, g.Title) && shareParty(k.Parties, g.Parties) && (f.a.paragraphAt(k.Mentions[0].Span.Start) == 0 || f.inCaption(k.Mentions[0].Span)) {
			return i
		}
	}
	return -1
}

// endsAlike reports whether one of two titles is the other with more words before it: 联建协议书 and 党建联建协议, but not 框架协议
// and 联建协议.
func endsAlike(x, y string) bool {
	p, q := loosely(x), loosely(y)
	if min(runes(p), runes(q)) <= 2 { // no more than 协议 is left
		p, q = strings.TrimSuffix(strings.Trim(x, "《》"), "书"), strings.TrimSuffix(strings.Trim(y, "《》"), "书")
	}
	return strings.HasSuffix(p, q) || strings.HasSuffix(q, p)
}

// besides reports whether h is listed beside the last mention of an agreement: 签署合作协议和|实习基地协议.
func (f *facts) besides(k Agreement, h docHit) bool {
	end := k.Mentions[len(k.Mentions)-1].Span.End
	return end <= h.span.Start && slices.Contains([]string{"、", "和", "与", "及", "以及", "，", "；"}, f.a.Text[end:h.span.Start])
}

// namedAgain returns the index of the agreement that an attribute, which tells nothing new, names again: 昨日签署的|友好交流协议, or of the
// last that was signed where it is called the first: 双方签署的首个|合作备忘录; -1 if there is none.
func (f *facts) namedAgain(known []Agreement, g Agreement, h docHit) int {
	if !unnamed(g) || h.verb.Len() == 0 || h.verb.End > h.span.Start || !strings.HasPrefix(f.a.Text[h.verb.End:], "的") {
		return -1
	}
	first := containsAny(f.a.Text[h.verb.End:h.span.Start], []string{"首个", "首份", "首项", "第一个", "第一份"})
	for i := len(known) - 1; i >= max(0, len(known)-recent); i-- {
		k := known[i]
		if k.Status != g.Status || k.Kind != g.Kind {
			continue
		}
		if first && strings.HasSuffix(k.Title, h.form.text) || commonEnd(k.Title, g.Title) >= runes(h.form.text)+2 && noOthers(g.Parties, k.Parties) {
			return i
		}
	}
	return -1
}

// noOthers reports whether each of x is one of y.
func noOthers(x, y []Party) bool {
	return !slices.ContainsFunc(x, func(p Party) bool { return !shareParty([]Party{p}, y) })
}

// commonEnd returns how many characters two titles end in alike.
func commonEnd(x, y string) int {
	a, b := []rune(loosely(x)), []rune(loosely(y))
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// unnamed reports whether an agreement is known by what it is only, without a title in marks.
func unnamed(g Agreement) bool {
	return slices.Contains([]string{"agreement.bare", "agreement.subject", "agreement.cited"}, g.Mentions[0].Rule)
}

// namedLater returns the index of the unnamed agreement whose title g gives, between the same parties, or -1: 合作协议 and
// then 《节水合作协议书》.
func namedLater(known []Agreement, g Agreement) int {
	if unnamed(g) || len(g.Parties) < 2 {
		return -1
	}
	for i := max(0, len(known)-recent); i < len(known); i++ {
		if k := known[i]; unnamed(k) && k.Status == g.Status && sameParties(k.Parties, g.Parties) && endsAlike(g.Title, k.Title) {
			return i
		}
	}
	return -1
}

// signedBy returns the index of the agreement that the parties of g signed last, which 协议 alone means, or -1.
func signedBy(known []Agreement, g Agreement) int {
	for i := len(known) - 1; i >= max(0, len(known)-recent); i-- {
		if k := known[i]; len(g.Parties) > 1 && k.Status == g.Status && sameParties(k.Parties, g.Parties) || len(g.Parties) == 1 && g.More && k.Status == g.Status && noOthers(g.Parties, k.Parties) {
			return i
		}
	}
	return -1
}

// sameParties reports whether two lists name the same parties.
func sameParties(x, y []Party) bool {
	if len(x) != len(y) {
		return false
	}
	for _, p := range x {
		if !slices.ContainsFunc(y, func(q Party) bool { return sameParty(p, q) }) {
			return false
		}
	}
	return true
}

// sameParty reports whether two parties are one: a place and its government are, named with or without what they lie in.
func sameParty(p, q Party) bool {
	if p.Name == q.Name {
		return true
	}
	x, y := strings.TrimSuffix(p.Name, "人民政府"), strings.TrimSuffix(q.Name, "人民政府")
	return (x != p.Name || y != q.Name) && runes(x) > 1 && runes(y) > 1 && (strings.HasSuffix(x, y) || strings.HasSuffix(y, x))
}

// another returns the agreement told at h under the title of one known before, where it is not that one: others signed a text
// that is called no more than what it is.
func (f *facts) another(known Agreement, h docHit) (Agreement, bool) {
	switch h.form.kind {
	case "agreement", "framework_agreement", "memorandum", "contract":
	default:
		return Agreement{}, false
	}
	if known.Status != "signed" && known.Mentions[0].Rule != "agreement.cited" || len(known.Parties) == 0 || runes(h.title) > maxPlainTitle || f.inCaption(h.span) {
		return Agreement{}, false
	}
	before := f.signed
	found := f.agreements(h)
	if len(found) == 1 && found[0].Status == "signed" && len(found[0].Parties) > 0 && !shareParty(found[0].Parties, known.Parties) {
		return found[0], true
	}
	f.signed = before // that was none; a list of documents goes on behind it all the same
	return Agreement{}, false
}

// maxPlainTitle is up to how many characters a title does not tell one text from all of its kind: 《医联体合作协议》.
const maxPlainTitle = 10

// pointedAt returns the index of the agreement signed last, where 此次 or 这次 says that h means it, or -1.
func (f *facts) pointedAt(known []Agreement, g Agreement, h docHit) int {
	a := f.a
	k := len(known) - 1
	if k < 0 || known[k].Status != "signed" || !unnamed(g) || len(g.Parties) > 1 && !generic(h) {
		return -1
	}
	if lead := a.Text[a.predicateStart(h.span.Start):h.span.Start]; !containsAny(lead, []string{"此次", "这次", "本次"}) {
		return -1
	}
	return k
}

// merge adds to agreement k what g, told at h, tells of it.
func (f *facts) merge(known *register, k int, g Agreement, h docHit) {
	same := &known.list[k]
	switch {
	case unnamed(*same) && !unnamed(g):
		same.Title, g.Title, same.Kind = g.Title, same.Title, g.Kind
	case len(g.Parties) == 0 && strings.HasSuffix(g.Title, same.Title), f.inCaption(same.Mentions[0].Span) && !f.inCaption(h.span):
		same.Title, g.Title, same.Kind = g.Title, same.Title, g.Kind // the text names it better than a caption
	}
	if g.Title != same.Title && runes(g.Title) > 3 {
		same.Aliases = append(same.Aliases, g.Title)
	}
	for _, alias := range g.Aliases {
		if !slices.Contains(same.Aliases, alias) && alias != same.Title {
			same.Aliases = append(same.Aliases, alias)
		}
	}
	if same.Date == "" {
		same.Date = g.Date
	}
	if len(g.Parties) > len(same.Parties) && len(same.Parties) < 2 {
		same.Parties, same.More = g.Parties, g.More
	}
	if last := same.Mentions; last[len(last)-1].Span != g.Mentions[0].Span {
		same.Mentions = append(last, g.Mentions...)
	}
}

// loosely returns a title without what one telling has and another leaves out.
func loosely(title string) string {
	return strings.TrimSuffix(looseWords.Replace(title), "书")
}

var looseWords = strings.NewReplacer("框架", "", "全面", "", "战略", "", "《", "", "》", "")

// inAddition reports whether the clause of a title says that it tells of one more: 还签署了….
func (f *facts) inAddition(h docHit) bool {
	a := f.a
	return containsAny(a.Text[a.predicateStart(h.span.Start):h.span.Start], []string{"还", "另", "此外", "又", "再次"})
}

// sameSigning returns the index of the unnamed agreement that the same parties signed under nearly the same words, or
// -1: a caption says 战略合作框架协议 where the text says 战略合作协议.
func (f *facts) sameSigning(known []Agreement, g Agreement, h docHit) int {
	for i := max(0, len(known)-recent); i < len(known); i++ {
		k := known[i]
		if len(g.Parties) < 2 && (len(g.Parties) == 0 || !g.More || !k.More) || len(k.Parties) != len(g.Parties) || k.Status != g.Status {
			continue
		}
		if loosely(k.Title) != loosely(g.Title) && (!unnamed(g) || !endsAlike(k.Title, g.Title) || f.inAddition(h) || f.besides(k, h)) {
			continue
		}
		if k.Title == g.Title && k.Date == g.Date && k.Date != "" && unnamed(k) && abridged(k.Parties, g.Parties) {
			return i
		}
		if sameParties(k.Parties, g.Parties) && (k.Date == g.Date || k.Date == "" || g.Date == "") {
			return i
		}
	}
	return -1
}

// abridged reports whether one list of parties names those of another by short forms: 市府文化局 for 某市政府文化局.
func abridged(x, y []Party) bool {
	for _, p := range x {
		if !slices.ContainsFunc(y, func(q Party) bool { return sameParty(p, q) || shortForm(p.Name, q.Name) || shortForm(q.Name, p.Name) }) {
			return false
		}
	}
	return len(x) == len(y)
}

// shortForm reports whether x may be a short form of y: its characters in their order, with the last.
func shortForm(x, y string) bool {
	return runes(x) > 2 && lastRune(x) == lastRune(y) && shortens(y, x)
}

// toldAgain returns the index of an unnamed agreement that is one of those told before on the same day: all its parties
// signed one under nearly the same words, -1 if it is none.
func toldAgain(known []Agreement, g Agreement) int {
	if len(g.Parties) == 0 || g.Date == "" {
		return -1
	}
	first := -1
	signed := map[string]bool{}
	for i := max(0, len(known)-recent); i < len(known); i++ {
		if k := known[i]; k.Status == g.Status && k.Date == g.Date && (loosely(k.Title) == loosely(g.Title) || k.Mentions[0].Rule != "agreement.bracketed" && strings.HasSuffix(k.Title, g.Title)) {
			if first < 0 {
				first = i
			}
			for _, p := range k.Parties {
				signed[p.Name] = true
			}
		}
	}
	for _, p := range g.Parties {
		if !signed[p.Name] {
			return -1
		}
	}
	return first
}

// toldShorter returns the index of the unnamed agreement of the same day that g, which names no parties, tells again with
// more words: 教育合作框架协议 after 合作框架协议; -1 if there is none.
func toldShorter(known []Agreement, g Agreement) int {
	for i := max(0, len(known)-recent); i < len(known); i++ {
		k := known[i]
		if k.Status == g.Status && k.Date == g.Date && g.Date != "" && runes(k.Title) >= 4 && len(k.Title) < len(g.Title) && strings.HasSuffix(g.Title, k.Title) && len(k.Parties) > 0 {
			return i
		}
	}
	return -1
}
