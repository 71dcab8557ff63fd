package extract

import (
	"strings"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
)

// placeLevels are the levels of divisions, by which names call the one they leave out.
var placeLevels = []string{"自治区", "省", "市", "县", "区", "州"}

// outerPlace returns the place that an elided name such as 市教委 or 省委 belongs to: the last one of its level named
// before it in its sentence, else the one that has such a body elsewhere in the article, else the only or main one
// of the article.
func (r *resolver) outerPlace(h orgHit, name string) (string, bool) {
	if h.rule == elidedIn {
		return r.coordinationPlace(h, name)
	}
	level := ""
	for _, l := range placeLevels {
		if strings.HasPrefix(name, l) {
			level = l
		}
	}
	if level == "" {
		return "", false
	}
	sentence := r.a.sentenceAt(h.span.Start)
	lo, hi := r.a.placeAt.within(normalize.Span{Start: max(sentence.Start, h.span.Start-600), End: h.span.Start})
	for i := hi - 1; i >= lo; i-- {
		if p := r.a.places[i]; ofLevel(p, level) {
			if place := placeOfLevel(p, r.a, level); level != "州" || strings.HasSuffix(place, level) {
				return r.asCalled(place), true
			}
		}
	}
	if name == level+"政府" { // another city's government is no sign of whose is meant
		return r.mainPlace(level)
	}
	if full := r.tail(name, level); full != "" {
		return strings.TrimSuffix(full, name) + level, true
	}
	return r.mainPlace(level)
}

// asCalled returns a prefecture's name as the article has it, if it never writes it in full: 黔南州 for 黔南布依族苗族自治州.
func (r *resolver) asCalled(place string) string {
	if !strings.HasSuffix(place, "自治州") {
		return place
	}
	if called, asked := r.called[place]; asked {
		return called
	}
	if r.called == nil {
		r.called = map[string]string{}
	}
	r.called[place] = r.shortPrefecture(place)
	return r.called[place]
}

// shortPrefecture is asCalled for what is not known yet, in a pass over the text.
func (r *resolver) shortPrefecture(place string) string {
	e, ok := lexicon.Default().Lookup(place)
	if !ok || strings.Contains(r.a.Text, place) {
		return place
	}
	for i := range place {
		short := place[:i] + "州"
		if s, ok := lexicon.Default().Lookup(short); ok && s.Full == e.Full && strings.Contains(r.a.Text, short) {
			return short
		}
	}
	return place
}

// tail returns the first institution of the article whose name ends in the elided one, or nothing.
func (r *resolver) tail(name, level string) string {
	if r.tails == nil {
		r.tails = map[string]string{}
		for _, o := range r.a.orgs {
			text := r.a.cut(o.span)
			for _, l := range []string{"省", "市", "县", "区", "州"} {
				if k := strings.LastIndex(text, l); k > 0 && r.tails[text[k:]] == "" {
					r.tails[text[k:]] = text
				}
				if k := strings.Index(text, l); k > 0 && r.tails[text[k:]] == "" {
					r.tails[text[k:]] = text
				}
			}
		}
	}
	return r.tails[name]
}

// coordinationPlace is the place of the name that an elided one is listed after.
func (r *resolver) coordinationPlace(h orgHit, name string) (string, bool) {
	const most = 100 // names in a list
	i := r.a.orgAt.from(h.span.Start) - 1
	for last := i - most; i >= max(0, last) && r.a.orgs[i].rule == elidedIn; {
		i--
	}
	if i < 0 || r.a.orgs[i].rule == elidedIn {
		return "", false
	}
	k := r.a.placeAt.startingAt(r.a.orgs[i].span.Start)
	if bureau, _, ok := strings.Cut(r.a.cut(r.a.orgs[i].span), "局"); ok && k >= 0 && hasSuffix(name, "分局", "支队", "大队") {
		return bureau + "局", true // 某市公安局某支队、|某某分局
	}
	if k < 0 { // 省教育厅、|人社厅|
		return r.outerPlace(r.a.orgs[i], r.a.cut(r.a.orgs[i].span))
	}
	full := fullPlace(r.a.cut(r.a.placeAt[k]))
	return full, !strings.HasPrefix(name, full)
}

// ofLevel reports whether p is a division of the level that level (省, 市, 县, 区, 州) names.
func ofLevel(p placeHit, level string) bool {
	if len(p.code) != 6 {
		return false
	}
	municipality := strings.Contains("11 12 31 50", p.code[:2])
	switch level {
	case "自治区":
		return autonomous(p.code)
	case "省":
		return !municipality
	case "市":
		return municipality || !strings.HasSuffix(p.code, "0000")
	case "州":
		return !municipality && !strings.HasSuffix(p.code, "0000")
	}
	return !strings.HasSuffix(p.code, "00")
}

// autonomous reports whether a division with the code lies in an autonomous region.
func autonomous(code string) bool { return strings.Contains("15 45 54 64 65", code[:2]) }

// placeOfLevel returns the name of the division of the level that p lies in, in full.
func placeOfLevel(p placeHit, a *Article, level string) string {
	name := fullPlace(a.cut(p.span))
	if level == "自治区" {
		return lexiconNameOf(p.code[:2]+"0000", name)
	}
	if text := a.cut(p.span); strings.HasSuffix(text, level) && runes(text) < runes(name) {
		name = text // 某某县 for 某某苗族自治县
	}
	if strings.HasSuffix(name, level) && !strings.Contains(strings.TrimSuffix(name, level), "省") && (level != "市" || strings.HasSuffix(p.code, "00")) {
		return name
	}
	text := a.cut(p.span)
	if i := strings.Index(text, level); i > 0 {
		return text[:i+len(level)]
	}
	if level == "省" {
		return lexiconNameOf(p.code[:2]+"0000", name)
	}
	if level == "市" && strings.Contains("11 12 31 50", p.code[:2]) {
		return lexiconNameOf(p.code[:2]+"0000", name)
	}
	if level == "市" && !strings.HasSuffix(p.code, "00") {
		return lexiconNameOf(p.code[:4]+"00", name)
	}
	return name
}

// lexiconNameOf returns the name of the province with the code, or fallback.
func lexiconNameOf(code, fallback string) string {
	if n := lexicon.Default().Division(code); n != "" {
		return n
	}
	return fallback
}

// mainPlace returns the place of the level that most of the article's places of that level are.
func (r *resolver) mainPlace(level string) (string, bool) {
	if best, ok := r.main[level]; ok {
		return best, best != ""
	}
	count := map[string]int{}
	var order []string
	total := 0
	for _, p := range r.a.places {
		if !ofLevel(p, level) {
			continue
		}
		n := placeOfLevel(p, r.a, level)
		if !strings.HasSuffix(n, level) {
			continue
		}
		if count[n] == 0 {
			order = append(order, n)
		}
		count[n]++
		total++
	}
	best := ""
	for _, n := range order {
		if best == "" || count[n] > count[best] {
			best = n
		}
	}
	if count[best]*2 <= total {
		best = ""
	}
	if r.main == nil {
		r.main = map[string]string{}
	}
	r.main[level] = best
	return best, best != ""
}

// codeOf returns the code of the division that a full name begins with, if the article names it: 中共某省委… → that of 某省.
func (r *resolver) codeOf(name string, codes map[string]string) string {
	if len(codes) == 0 {
		for _, p := range r.a.places {
			if p.code != "" {
				codes[fullPlace(r.a.cut(p.span))] = p.code
			}
		}
	}
	name = strings.TrimPrefix(name, "中共")
	code := ""
	for i := range name {
		if c := codes[name[:i]]; c != "" {
			code = c
		}
	}
	return code
}
