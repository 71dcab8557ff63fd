package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
)

// aliasName is a name that the article uses for an institution.
type aliasName struct {
	text string
	of   orgHit
	rule string
}

// declaredAliases reads 某某大学（以下简称“某大”） and the like: what stands in the brackets names what stands before.
func (r *resolver) declaredAliases() {
	r.alias = map[string]string{}
	for _, h := range r.a.orgs {
		rest := r.a.Text[h.span.End:]
		if short := declaredShort(rest); short != "" && !strings.HasPrefix(short, "同") {
			if r.alias[short] == "" {
				r.short = append(r.short, aliasName{short, h, "institution.declared"})
			}
			r.alias[short] = r.a.cut(h.span)
		}
	}
	r.shortUniversities()
	r.shortFirms()
}

// defined finds the institutions not found yet that the text declares a short name for: 某江中游高校联盟|（以下简称“联盟”）.
func (a *Article) defined(found []orgHit) []orgHit {
	at := spansOf(found, orgHit.where)
	var more []orgHit
	for _, p := range a.all("简称") {
		end := p
		for end > 0 && p-end < 20*len("某") && !strings.ContainsRune("(（。\n", a.after(end)) {
			end -= utf8.RuneLen(a.before(end))
		}
		short := declaredShort(a.Text[end:])
		if short == "" || at.endingAt(end) >= 0 {
			continue
		}
		if h, ok := a.endingDefined(end, short); ok && !at.overlap(h.span) {
			more = append(more, h)
		}
	}
	return more
}

// endingDefined returns the institution whose name ends at byte end and has the given short form: all of its characters, in
// their order, and more.
func (a *Article) endingDefined(end int, short string) (orgHit, bool) {
	for _, s := range suffixes.of(a.before(end)) {
		if !strings.HasSuffix(a.Text[:end], s.text) {
			continue
		}
		start := a.nounsBefore(end - len(s.text))
		name := a.Text[start:end]
		if runes(name) < runes(short)+2 || !balanced(name) || notInstitution[name] || !holdsInOrder(name, short) {
			return orgHit{}, false
		}
		return orgHit{span: normalize.Span{Start: start, End: end}, kind: s.kind, rule: "institution.declared"}, true
	}
	return orgHit{}, false
}

// nounsBefore returns where the words begin that stand before byte p without a mark, a verb or a function word between.
func (a *Article) nounsBefore(p int) int {
	for i := a.tokenAt(p - 1); i >= 0 && i < len(a.tokens) && a.tokens[i].Span.End >= p && p-a.tokens[i].Span.Start < 20*len("某"); i-- {
		if j := a.jump(i); j < i {
			i = j
		} else if t := a.tag(i); isPunct(firstRune(a.word(i))) || !insideNames[a.word(i)] && t != "vn" && hasPrefix(t, "v", "p", "u", "r", "c", "d", "y") && !a.joins(i) {
			return p
		}
		p = a.tokens[i].Span.Start
	}
	return p
}

// holdsInOrder reports whether all characters of short stand in long, in their order.
func holdsInOrder(long, short string) bool {
	for _, r := range short {
		k := strings.IndexRune(long, r)
		if k < 0 {
			return false
		}
		long = long[k+utf8.RuneLen(r):]
	}
	return true
}

// shortUniversities adds the short forms of the universities that the article names in full: 某大 and 某某科大 for
// 某某科技大学, unless two have the same.
func (r *resolver) shortUniversities() {
	full := map[string]string{}
	var forms []aliasName
	for _, h := range r.a.orgs {
		name := r.a.cut(h.span)
		own, ok := strings.CutSuffix(strings.TrimPrefix(name, "国立"), "大学")
		c := []rune(own)
		if !ok || h.kind != "university" || len(c) != 2 && len(c) != 4 {
			continue
		}
		var short []string
		switch len(c) {
		case 2:
			short = []string{string(c[:1]) + "大"}
		case 4:
			short = []string{string(c[:3]) + "大", string(c[0]) + string(c[2]) + "大"}
			if hasPrefix(own, "香港", "澳门") {
				short = append(short, string(c[2])+"大")
			}
		}
		for _, s := range short {
			if e, ok := lexicon.Default().Lookup(s); ok && e.Full != name && strings.Contains(r.a.Text, strings.TrimPrefix(e.Full, "国立")) && e.Full != "国立"+name {
				continue // another one's, which the article names too
			}
			if full[s] == "" {
				forms = append(forms, aliasName{s, h, "institution.short"})
				full[s] = name
			} else if full[s] != name {
				full[s] = "two"
			}
		}
	}
	for _, f := range forms {
		if full[f.text] != "two" && r.alias[f.text] == "" {
			r.alias[f.text] = full[f.text]
			r.short = append(r.short, f)
		}
	}
}

// withAliases returns the institutions of the article with those places where it names one in short.
func (r *resolver) withAliases() []orgHit {
	a := r.a
	if len(r.short) == 0 {
		return a.orgs
	}
	forms := make([]string, len(r.short))
	for i, short := range r.short {
		forms[i] = short.text
	}
	hits := a.orgs
	for _, x := range a.standing(forms) {
		short := r.short[x.word]
		s := normalize.Span{Start: x.at, End: x.at + len(short.text)}
		if a.orgAt.overlap(s) || !a.atBoundary(s.Start) || a.inRun(s) ||
			!a.atBoundary(s.End) && (short.rule != "institution.short" || !a.addressedPerson(s.End)) || short.rule == "institution.short" && !a.shortStands(s) || short.rule == firmShort && !a.firmStands(s) {
			continue
		}
		hits = append(hits, orgHit{span: s, kind: short.of.kind, code: short.of.code, rule: short.rule})
	}
	return outermost(a, hits)
}

// shortStands reports whether 某大 at s is the name of a university rather than words that happen to meet: before a mark, a
// verb or function word, a name with a title, or a word for a part of it.
func (a *Article) shortStands(s normalize.Span) bool {
	if a.userAt.overlap(s) || s.Len() < len("某某大") && a.placeAt.overlap(s) || a.tokenAt(s.Start) == a.tokenAt(s.End-1) && a.tag(a.tokenAt(s.Start)) != "" && a.tag(a.tokenAt(s.Start)) != "j" && a.tag(a.tokenAt(s.Start)) != "nt" {
		return false
	}
	if r := a.before(s.Start); isHan(r) && !a.stops(a.tokenAt(s.Start)-1) {
		return false
	}
	r := a.after(s.End)
	if !isHan(r) {
		return r != '”' && r != '"'
	}
	i := a.tokenAt(s.End)
	if a.addressed(s.End) || a.titleEnd(s.End) > 0 || hasPrefix(a.Text[s.End:], "的", "与", "和", "校", "学生", "师生", "学者", "教授", "团队", "附", "将", "也", "在", "已") {
		return true
	}
	if a.addressedPerson(s.End) {
		return true
	}
	return runes(a.word(i)) > 1 && strings.HasPrefix(a.tag(i), "v")
}

// aliasCues stand before the short form that a text declares in brackets.
var aliasCues = []string{"以下简称", "以下统称", "以下合称", "下称", "简称", "下同"}

// declaredShort returns the short form that the text declares at its beginning: （下称《计划》）, (股票代码：…，简称“行动计划”), (WHO).
func declaredShort(rest string) string {
	body, ok := strings.CutPrefix(rest, "(")
	if !ok {
		if body, ok = strings.CutPrefix(rest, "（"); !ok {
			return ""
		}
	}
	end := asideEnd(body)
	if end < 0 {
		return ""
	}
	body = body[:end]
	for _, cue := range aliasCues {
		k := strings.Index(body, cue)
		if k < 0 || k > 0 && !strings.ContainsRune("，,；; ", lastRune(body[:k])) {
			continue
		}
		short := strings.TrimLeft(body[k+len(cue):], ":： 为")
		if q := strings.IndexAny(short, "，,；;"); q > 0 {
			short = short[:q]
		}
		return strings.Trim(short, "“”\"《》‘’「」『』 ")
	}
	if len(body) < 12 && acronym(body) {
		return body
	}
	return ""
}

// maxAside is how many bytes may stand in the brackets of an aside: what closes further on most likely closes another one.
const maxAside = 120

// asideEnd returns where the bracket closes that is open where s begins, or -1 where it is too far.
func asideEnd(s string) int {
	if k := strings.IndexAny(s[:min(len(s), maxAside+len("）"))], ")）"); k <= maxAside {
		return k
	}
	return -1
}

// acronym reports whether s is letters only, begins with a capital and has another: WHO, PolyU.
func acronym(s string) bool {
	capitals := 0
	for i, r := range s {
		switch {
		case 'A' <= r && r <= 'Z':
			capitals++
		case i == 0 || r < 'a' || r > 'z':
			return false
		}
	}
	return capitals > 1
}

// addressedPerson reports whether a person's name and a title begin at byte p: 某大|某某某|校长.
func (a *Article) addressedPerson(p int) bool {
	if end := a.personAt(p); end > 0 && a.addressed(end) {
		return true
	}
	for _, n := range []int{3, 2} {
		end := p + n*len("某")
		if end < len(a.Text) && a.chineseNameSpan(p, end) > 0 && a.titleEnd(end) > 0 {
			return true
		}
	}
	return false
}
