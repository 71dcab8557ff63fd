package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment/tagger"
)

var places = Extractor{
	Name: "places",
	Doc:  "divisions, regions and countries, with their GB/T 2260 codes",
	find: func(f *facts) {
		f.a.places = findPlaces(f.a)
		f.a.placeAt = spansOf(f.a.places, placeHit.where)
	},
	Examples: []Example{
		{"灾情发生在河北省张家口市。", []string{"河北省张家口市 130700"}},
		{"雨水自北京流向雄县。", []string{"北京市 110000", "雄县 130638"}},
		{"这些白银和来宾无关。", nil},
		{"各大学和县府主管到场。", nil},
	},
}

// placeHit is a named place, with the divisions it is nested in: 河北省张家口市 is one.
type placeHit struct {
	span normalize.Span
	name string
	code string
	rule string
}

func (p placeHit) where() normalize.Span { return p.span }

// findPlaces returns the places named in the article, outermost first.
func findPlaces(a *Article) []placeHit {
	var out []placeHit
	for i := 0; i < len(a.names); i++ {
		h := a.names[i]
		if !h.Entry.Class.Place() || a.inPerson(h.Span) {
			continue
		}
		p := placeHit{span: h.Span, code: h.Entry.Code(), rule: "place.lexicon"}
		p.name = h.Entry.Full
		if a.isUsers(h.Span) {
			p.rule = userPlace
			out = append(out, p)
			continue
		}
		for i+1 < len(a.names) && a.nests(p, h.Entry, a.names[i+1]) {
			i++
			h = a.names[i]
			p.span.End = h.Span.End
			if c := within(h.Entry.Codes, p.code); c != "" {
				p.code = c
			}
			p.name = a.cut(p.span)
			p.rule = "place.chain"
		}
		if end := a.township(p.span.End, h.Entry.Class); end > 0 {
			p.span.End = end
			p.name = a.cut(p.span)
			p.rule = "place.township"
		}
		out = append(out, p)
	}
	out = a.widened(out)
	out = a.withoutQuarters(out)
	out = append(out, a.taggedPlaces(out)...)
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	a.chooseCodes(out)
	return out
}

// inPerson reports whether what looks like a place is a part of a person's name: 副院长于|乐山|，, or stands across the end of
// a title that a name follows: 外|长沙|某某.
func (a *Article) inPerson(s normalize.Span) bool {
	if s.Len() != len("某某") {
		return false
	}
	if a.personWithin(s) >= 0 && strings.HasPrefix(a.cut(s), "长") {
		if t, ok := a.titleEndingAt(s.Start + len("长")); ok && t.span.Start < s.Start {
			return true
		}
	}
	family := a.before(s.Start)
	if item := s.Start - utf8.RuneLen(family); surnames.Has(family) && a.after(s.End) == '、' && isPunct(a.before(item)) && a.taggedAt(s.End+len("、"), tagger.Person) > 0 {
		return true // 沈南山、|某某某等专家
	}
	if r := a.after(s.End); !surnames.Has(family) || r == '·' || isHan(r) && r != '等' && (!a.nameEnds(s.End) || strings.ContainsRune("于向从和时", family)) {
		return false
	}
	_, titled := a.titleEndingAt(s.Start - len("某"))
	return titled
}

// personWithin returns where the person begins whom the tagger finds from within s on to behind it, or -1.
func (a *Article) personWithin(s normalize.Span) int {
	i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.End > s.End })
	if i < len(a.tagged) && a.tagged[i].Type == tagger.Person && a.tagged[i].Span.Start > s.Start && a.tagged[i].Span.Start < s.End {
		return a.tagged[i].Span.Start
	}
	return -1
}

// quarters are the names of districts that say what part of a town they are, of any town.
var quarters = wordSet("老城区 新城区 城区 郊区 矿区")

// withoutQuarters drops names of districts that are ordinary words, 老城区改造, unless the article names them with their city.
func (a *Article) withoutQuarters(ps []placeHit) []placeHit {
	named := map[string]bool{}
	for _, p := range ps {
		for q := range quarters {
			if text := a.cut(p.span); text != q && strings.HasSuffix(text, q) {
				named[q] = true
			}
		}
	}
	kept := ps[:0]
	for _, p := range ps {
		text := a.cut(p.span)
		if quarters[text] && !named[text] && p.rule != userPlace {
			a.lose(KindPlace, p.span, p.rule, "an ordinary word; the article does not name it with its city")
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// widened gives places the edges of longer ones that the tagger finds around them: 贵州|遵义, 江苏|东海.
func (a *Article) widened(ps []placeHit) []placeHit {
	at := spansOf(ps, placeHit.where)
	dropped := make([]bool, len(ps))
	for _, e := range a.tagged {
		if e.Type != tagger.Place || e.Score < minPlace {
			continue
		}
		lo, hi := at.touching(e.Span)
		if lo == hi || a.userAt.overlap(e.Span) || !e.Span.Contains(at[lo]) || !e.Span.Contains(at[hi-1]) || e.Span == at[lo] ||
			strings.ContainsRune("社网报讯台", a.before(at[lo].Start)) { // 某某社|安庆
			continue
		}
		last := ps[hi-1]
		if at[lo].Start > e.Span.Start { // 丰宁县 is another than 宁县
			known, _ := lexicon.Default().Lookup(a.cut(e.Span))
			last.code = known.Code()
		}
		if rest := a.Text[last.span.End:e.Span.End]; rest != "" {
			known, _ := lexicon.Default().Lookup(rest)
			last.code = within(known.Codes, last.code)
		}
		ps[lo] = placeHit{span: e.Span, name: a.cut(e.Span), code: last.code, rule: "place.tagger"}
		for i := lo + 1; i < hi; i++ {
			dropped[i] = true
		}
	}
	kept := ps[:0]
	for i, p := range ps {
		if !dropped[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

// nests reports whether place h stands right behind p and may lie within it.
func (a *Article) nests(p placeHit, last lexicon.Entry, h lexicon.Hit) bool {
	if h.Span.Start != p.span.End || a.isUsers(h.Span) {
		return false
	}
	switch last.Class {
	case lexicon.Province, lexicon.City, lexicon.CityShort, lexicon.Country:
	default:
		return false
	}
	switch h.Entry.Class {
	case lexicon.City, lexicon.CityShort, lexicon.County, lexicon.Zone, lexicon.Province:
		return last.Class == lexicon.Country || p.code != "" && within(h.Entry.Codes, p.code) != ""
	}
	return false
}

// within returns the code among codes that lies in the division outer, or nothing.
func within(codes []string, outer string) string {
	if outer == "" {
		return ""
	}
	prefix := strings.TrimSuffix(strings.TrimSuffix(outer, "00"), "00")
	for _, c := range codes {
		if strings.HasPrefix(c, prefix) && c != outer {
			return c
		}
	}
	return ""
}

// township returns where the name of a town or village that begins at p ends, or 0: 安新县|安州镇.
func (a *Article) township(p int, c lexicon.Class) int {
	if c != lexicon.County && c != lexicon.City {
		return 0
	}
	end := p
	for n := 0; n < 6; n++ {
		r := a.after(end)
		if !isHan(r) {
			return 0
		}
		end += len(string(r))
		if n < 1 {
			continue
		}
		rest := a.Text[end:]
		switch {
		case r == '镇' || r == '乡' && !strings.HasPrefix(rest, "村"):
			return a.wholeName(p, end)
		case r == '道' && strings.HasSuffix(a.Text[p:end], "街道") && !strings.HasPrefix(rest, "办"):
			return a.wholeName(p, end)
		}
	}
	return 0
}

// wholeName returns end if the text between holds no function word and ends a word, and 0 otherwise.
func (a *Article) wholeName(start, end int) int {
	if !a.atBoundary(start) || !a.atBoundary(end) {
		return 0
	}
	for i := a.tokenAt(start); i < len(a.tokens) && a.tokens[i].Span.End <= end; i++ {
		if a.stops(i) {
			return 0
		}
	}
	return end
}

// chooseCodes gives places with several possible codes the one that lies in another place of the article.
func (a *Article) chooseCodes(ps []placeHit) {
	var outer []string
	seen := map[string]bool{}
	for _, p := range ps {
		if strings.HasSuffix(p.code, "00") && !seen[p.code] {
			seen[p.code] = true
			outer = append(outer, p.code)
		}
	}
	for i := range ps {
		if ps[i].code != "" {
			continue
		}
		e, ok := lexicon.Default().Lookup(a.cut(ps[i].span))
		if !ok {
			continue
		}
		found := ""
		for _, o := range outer {
			if c := within(e.Codes, o); c != "" {
				if found != "" && found != c {
					found = ""
					break
				}
				found = c
			}
		}
		ps[i].code = found
	}
}

// placeRecords merges the mentions of each place outside the names of institutions.
func placeRecords(f *facts) {
	f.placeIDs = map[normalize.Span]string{}
	index := map[string]int{}
	for _, h := range withShort(f.a.places, f.a.shortPlaces()) {
		if f.a.orgAt.overlap(h.span) {
			f.a.loseInside(KindPlace, []Mention{{h.span, h.rule}}, f.a.orgAt)
			continue
		}
		key := h.name + h.code
		k, ok := index[key]
		if !ok {
			k = len(f.r.Places)
			index[key] = k
			f.r.Places = append(f.r.Places, Place{ID: id("l", k), Name: h.name, Code: h.code})
		}
		f.r.Places[k].Mentions = append(f.r.Places[k].Mentions, Mention{h.span, h.rule})
		if h.rule != shortPlace { // those say rather who than where: 中方
			f.placeIDs[h.span] = f.r.Places[k].ID
		}
	}
}
