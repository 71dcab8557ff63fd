package extract

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment"
	"taizhang/segment/tagger"
)

// Article is what the extractors read: the body, cut into paragraphs, sentences and words.
type Article struct {
	Doc       *normalize.Document
	Text      string // of Doc.Body; spans are bytes of it
	Sentences []segment.Sentence
	Now       string // today for articles without any date, ISO 8601, or empty

	tokens    []segment.Token // of all sentences
	tokenFrom []int32         // see tokensFrom; made when first asked for
	names     []lexicon.Hit   // known names, in order, none inside another
	nameAt    stretches       // where they stand
	cues      cues
	forms     []heardDoc      // see heardForms
	spelled   map[string]bool // see spellsOut
	pairs     *pairIndex      // made when first asked for
	tagged    []tagger.Entity // the names that the tagger finds

	lexicon *lexicon.User // names of the user's own
	user    []lexicon.UserHit
	userAt  stretches

	places  []placeHit // what the extractors of places and institutions found, in order, none inside another
	placeAt stretches
	orgs    []orgHit
	orgAt   stretches

	namedPeople stretches // where people are named; set once they have been found

	reversed []normalize.Span // ranges of dates that end before they begin

	dateline normalize.Dateline // with its year, where it could be told

	trace *trace // of what is given up; nil unless the article is explained
}

// maxArticle is how many bytes of an article are looked at. No article is as long; what is longer would need memory
// out of proportion.
const maxArticle = 8 << 20

// clipped returns doc, or a copy without the paragraphs beyond maxArticle.
func clipped(doc *normalize.Document) *normalize.Document {
	if doc.Body.Len() <= maxArticle {
		return doc
	}
	d := *doc
	d.Paragraphs = nil
	for _, p := range doc.Paragraphs {
		if p.Span.Start >= maxArticle {
			break
		}
		if p.Span.End > maxArticle {
			p.Span.End = maxArticle
			for p.Span.End > p.Span.Start && !utf8.RuneStart(doc.Body.String()[p.Span.End]) {
				p.Span.End--
			}
		}
		d.Paragraphs = append(d.Paragraphs, p)
	}
	return &d
}

func newArticle(doc *normalize.Document, seg *segment.Segmenter, user *lexicon.User, now string, t *trace) *Article {
	doc = clipped(doc)
	a := &Article{Doc: doc, Text: doc.Body.String(), Now: now, lexicon: user, trace: t}
	if len(a.Text) > maxArticle {
		a.Text = a.Text[:doc.Paragraphs[len(doc.Paragraphs)-1].Span.End]
	}
	paragraphs := make([]normalize.Span, len(doc.Paragraphs))
	for i, p := range doc.Paragraphs {
		paragraphs[i] = p.Span
	}
	a.Sentences, a.tokens = seg.SentencesAndTokens(a.Text, paragraphs)
	a.findUserNames()
	a.findNames()
	a.cues = findCues(a.Text)
	return a
}

// findNames finds the names of the lists.
func (a *Article) findNames() {
	a.names = knownNames(a)
	a.nameAt = spansOf(a.names, func(h lexicon.Hit) normalize.Span { return h.Span })
}

// findTagged has the tagger find names, in knowledge of the user's.
func (a *Article) findTagged(m *tagger.Model) {
	a.tagged = a.withoutTitles(a.notOverruled(m.TagDocument(a.Text, a.Sentences, a.userKnown())))
}

// cut returns the text at s.
func (a *Article) cut(s normalize.Span) string { return a.Text[s.Start:s.End] }

// word returns the text of token i, or "" outside the article.
func (a *Article) word(i int) string {
	if i < 0 || i >= len(a.tokens) {
		return ""
	}
	return a.cut(a.tokens[i].Span)
}

// tag returns the part of speech of token i, or "" outside the article.
func (a *Article) tag(i int) string {
	if i < 0 || i >= len(a.tokens) {
		return ""
	}
	return a.tokens[i].Tag
}

// tokenAt returns the index of the token that holds byte p, or of the first one after it.
func (a *Article) tokenAt(p int) int {
	if a.tokenFrom == nil {
		a.tokenFrom = tokensFrom(a.tokens, len(a.Text))
	}
	i := int(a.tokenFrom[min(max(p, 0)/tokenStep, len(a.tokenFrom)-1)])
	for i < len(a.tokens) && a.tokens[i].Span.End <= p {
		i++
	}
	return i
}

// tokenStep is after how many bytes of the text a place of a token is kept: so many that a search from there passes over a few.
const tokenStep = 32

// tokensFrom returns the first token that ends behind each tokenStep'th byte of a text of n bytes.
func tokensFrom(tokens []segment.Token, n int) []int32 {
	from := make([]int32, n/tokenStep+1)
	i := 0
	for k := range from {
		for i < len(tokens) && tokens[i].Span.End <= k*tokenStep {
			i++
		}
		from[k] = int32(i)
	}
	return from
}

// atBoundary reports whether a word begins or ends at byte p.
func (a *Article) atBoundary(p int) bool {
	i := a.tokenAt(p)
	return i == len(a.tokens) || a.tokens[i].Span.Start >= p
}

// sentenceAt returns the sentence that holds byte p.
func (a *Article) sentenceAt(p int) normalize.Span {
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].Span.End > p })
	if i == len(a.Sentences) {
		return normalize.Span{Start: p, End: p}
	}
	return a.Sentences[i].Span
}

// paragraphAt returns the index of the paragraph that holds byte p, or -1.
func (a *Article) paragraphAt(p int) int {
	ps := a.Doc.Paragraphs
	i := sort.Search(len(ps), func(i int) bool { return ps[i].Span.End > p })
	if i == len(ps) || ps[i].Span.Start > p {
		return -1
	}
	return i
}

// charStart returns the beginning of the character that holds byte p, and 0 for what lies before the text.
func (a *Article) charStart(p int) int {
	for p > 0 && p < len(a.Text) && a.Text[p]&0xC0 == 0x80 {
		p--
	}
	return max(p, 0)
}

// after returns the rune at byte p, or 0 at the end; before returns the one that ends at p.
func (a *Article) after(p int) rune {
	if p >= len(a.Text) {
		return 0
	}
	r, _ := runeAt(a.Text, p)
	return r
}

func (a *Article) before(p int) rune {
	if p <= 0 {
		return 0
	}
	r, _ := runeBefore(a.Text, p)
	return r
}

// isPunct reports whether r separates words; line feeds and spaces do.
func isPunct(r rune) bool {
	switch {
	case r < 0x80:
		return !('0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z')
	case r >= 0x2010 && r <= 0x2027, r >= 0x3000 && r <= 0x3020, r >= 0xFF00 && r <= 0xFF0F, r >= 0xFF1A && r <= 0xFF20,
		r >= 0xFF3B && r <= 0xFF40, r >= 0xFF5B && r <= 0xFF65, r == '·', r == '•', r == 0xA0:
		return true
	}
	return false
}

func isHan(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == '〇' || r >= 0x20000 && r <= 0x3FFFF
}

// runes returns the number of characters of s.
func runes(s string) int {
	n := 0
	for i := 0; i < len(s); n++ {
		if i+2 < len(s) && isHanLead(s[i]) && isTrail(s[i+1]) && isTrail(s[i+2]) {
			i += 3
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
	return n
}

// knownNames finds the names of the lexicon that stand on word boundaries, the longest at each place.
func knownNames(a *Article) []lexicon.Hit {
	var hits []lexicon.Hit
	lexicon.Default().Each(a.Text, func(h lexicon.Hit) {
		switch {
		case !a.plausible(h):
			a.loseKnown(h, "a name of the lists, but here it cuts words or is an ordinary word")
		case a.overruled(h.Span, h.Entry.Class.Place()):
			a.loseKnown(h, "a name of the lists, but --lexicon says otherwise")
		default:
			hits = append(hits, h)
		}
	})
	hits = append(hits, a.userNames()...)
	slices.SortStableFunc(hits, func(x, y lexicon.Hit) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(y.Span.End, x.Span.End))
	})
	kept := hits[:0]
	end := 0
	for _, h := range hits {
		if h.Span.Start >= end {
			kept = append(kept, h)
			end = h.Span.End
			continue
		}
		if a.traced() {
			a.loseKnown(h, "a name of the lists, inside or across the longer "+a.cut(kept[len(kept)-1].Span))
		}
	}
	return kept
}

// loseKnown notes a name of the lists that does not count.
func (a *Article) loseKnown(h lexicon.Hit, why string) {
	switch {
	case a.trace == nil:
	case h.Entry.Class.Place():
		a.lose(KindPlace, h.Span, "place.lexicon", why)
	default:
		a.lose(KindInstitution, h.Span, "institution.lexicon", why)
	}
}

// spellsOut reports whether the text has a full name. What it was asked once, it knows: short names stand in a text often.
func (a *Article) spellsOut(full string) bool {
	found, asked := a.spelled[full]
	if !asked {
		if a.spelled == nil {
			a.spelled = map[string]bool{}
		}
		found = len(a.standing([]string{full})) > 0
		a.spelled[full] = found
	}
	return found
}

// plausible reports whether a name of the lexicon is meant at its place: it must not cut words, and a name that is
// also an ordinary word must be tagged as a name there.
func (a *Article) plausible(h lexicon.Hit) bool {
	if !a.atBoundary(h.Span.Start) && !strings.HasSuffix(a.Text[:h.Span.Start], "中共") { // 中共某省委 may be one word
		return false
	}
	if _, n := runeAt(h.Entry.Name, 0); runes(h.Entry.Name) == 2 && isHan(a.before(h.Span.Start)) && functionChar(h.Entry.Name[:n]) {
		return false // 大学|和|县府
	}
	i := a.tokenAt(h.Span.Start)
	whole := a.atBoundary(h.Span.End)
	switch h.Entry.Class {
	case lexicon.Region:
		return whole
	case lexicon.CityShort, lexicon.Country, lexicon.City:
		if h.Entry.Class == lexicon.CityShort && strings.ContainsRune("县区州镇乡村路街道", a.after(h.Span.End)) {
			return false // 北海|县 is no 北海市
		}
		if runes(h.Entry.Name) > 2 {
			return whole || runes(h.Entry.Name) > 3
		}
		if !whole {
			return false
		}
		if a.tokens[i].Span == h.Span {
			t := a.tokens[i].Tag
			return strings.HasPrefix(t, "n") && t != "n" && (t != "nr" || !surnames.Has(firstRune(h.Entry.Name))) || t == "j" || t == ""
		}
		return true
	case lexicon.Weak:
		return whole && a.spellsOut(h.Entry.Full)
	case lexicon.Organisation:
		if a.after(h.Span.End) == '门' && strings.HasSuffix(h.Entry.Name, "部") {
			return false // 教育部|门
		}
		if strings.HasSuffix(h.Entry.Name, "为") && a.appointedAs(h.Span) {
			return false // 任命沈仲|华为|某局局长
		}
		return whole || runes(h.Entry.Name) > 3 || strings.HasSuffix(h.Entry.Name, "部") && strings.HasPrefix(a.Text[h.Span.End:], "党组")
	}
	return whole || runes(h.Entry.Name) > 2
}
