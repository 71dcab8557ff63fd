package extract

import (
	"slices"
	"strings"
)

// again returns the index of the agreement that g, told at h, tells again, or -1.
func (f *facts) again(known []Agreement, g Agreement, h docHit) int {
	k := sameSigning(known, g)
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
	return k
}

// unnamed reports whether an agreement is known by what it is only, without a title in marks.
func unnamed(g Agreement) bool {
	return g.Mentions[0].Rule == "agreement.bare" || g.Mentions[0].Rule == "agreement.subject"
}

// namedLater returns the index of the unnamed agreement whose title g gives, between the same parties, or -1: 合作协议 and
// then 《节水合作协议书》.
func namedLater(known []Agreement, g Agreement) int {
	if unnamed(g) || len(g.Parties) < 2 {
		return -1
	}
	for i := max(0, len(known)-recent); i < len(known); i++ {
		if k := known[i]; unnamed(k) && k.Status == g.Status && sameParties(k.Parties, g.Parties) && strings.HasSuffix(loosely(g.Title), loosely(k.Title)) {
			return i
		}
	}
	return -1
}

// signedBy returns the index of the agreement that the parties of g signed last, which 协议 alone means, or -1.
func signedBy(known []Agreement, g Agreement) int {
	for i := len(known) - 1; i >= max(0, len(known)-recent); i-- {
		if k := known[i]; len(g.Parties) > 1 && k.Status == g.Status && sameParties(k.Parties, g.Parties) {
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
	if known.Status != "signed" || len(known.Parties) == 0 || runes(h.title) > maxPlainTitle || f.inCaption(h.span) {
		return Agreement{}, false
	}
	found := f.agreements(h)
	if len(found) != 1 || found[0].Status != "signed" || len(found[0].Parties) == 0 {
		return Agreement{}, false
	}
	shared := slices.ContainsFunc(found[0].Parties, func(p Party) bool {
		return slices.ContainsFunc(known.Parties, func(q Party) bool { return sameParty(p, q) || akin(p.Name, q.Name) })
	})
	return found[0], !shared
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
	return strings.TrimSuffix(strings.NewReplacer("框架", "", "全面", "", "战略", "", "《", "", "》", "").Replace(title), "书")
}

// inAddition reports whether the clause of a title says that it tells of one more: 还签署了….
func (f *facts) inAddition(h docHit) bool {
	a := f.a
	return containsAny(a.Text[a.predicateStart(h.span.Start):h.span.Start], []string{"还", "另", "此外", "又", "再次"})
}

// sameSigning returns the index of the unnamed agreement that the same parties signed under nearly the same words, or
// -1: a caption says 战略合作框架协议 where the text says 战略合作协议.
func sameSigning(known []Agreement, g Agreement) int {
	for i := max(0, len(known)-recent); i < len(known); i++ {
		k := known[i]
		if len(g.Parties) < 2 && (len(g.Parties) == 0 || !g.More || !k.More) || len(k.Parties) != len(g.Parties) || k.Status != g.Status || loosely(k.Title) != loosely(g.Title) {
			continue
		}
		if sameParties(k.Parties, g.Parties) && (k.Date == g.Date || k.Date == "" || g.Date == "") {
			return i
		}
	}
	return -1
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
