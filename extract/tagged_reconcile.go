package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// reconciled merges what rules and tagger find. Where both find a name, the tagger knows its edges better, but not the
// names that rules count or list, and a name that goes on where the tagger stops is whole by its rule.
func (a *Article) reconciled(byRule, byTagger []orgHit) []orgHit {
	at := spansOf(byRule, orgHit.where)
	dropped := make([]bool, len(byRule))
	var out []orgHit
	for _, t := range byTagger {
		lo, hi := at.touching(t.span)
		if lo == hi && a.placeIs(t.span) && !a.shortCity(t.span) {
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
		case h.bare && strings.HasPrefix(h.rule, "institution.brand") && a.titled(h.span.End):
			out = append(out, h) // 某某资本|创始合伙人
		case h.bare && !a.taggedOn(h.span, tagger.Organisation, tagger.Facility) && !a.geographic(h):
			a.lose(KindInstitution, h.span, h.rule, "found by its ending alone, and the model sees no name there")
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
		case t.span.End > r.span.End && t.span.Start == r.span.Start && strings.HasPrefix(r.rule, "institution.suffix") && firmKinds[r.kind] && !a.endsLikePart(t.span):
			return false // 某市公安局|刑侦
		case r.kind == "government" && r.full != "" && t.span.Start == r.span.Start && hasPrefix(a.Text[r.span.End:t.span.End], "(", "（"):
			return false // 某总局|（某某委）: what else it is called
		case r.span == t.span, t.span.Contains(r.span):
		case !r.span.Contains(t.span), !strings.HasPrefix(r.rule, "institution.suffix"):
			return false
		case a.before(r.span.Start) == '“' && a.after(r.span.End) == '”':
			return false // the rule's name fills its quotes
		case r.span.Start == t.span.Start, runes(a.Text[r.span.Start:max(r.span.Start, t.span.Start)]) == 1, r.code != "", strings.HasSuffix(a.Text[:t.span.Start], "和"):
			return false // the rule's name begins well and goes on
		}
	}
	return true
}

// titled reports whether a title of office begins at byte p, with what may stand before it.
func (a *Article) titled(p int) bool {
	p = skipAny(a.Text, p, titleModifierWords...)
	return titlesByFirst.begin(a.Text[p:])
}

// firmKinds are the kinds of institutions whose names go on with the name of a part only.
var firmKinds = map[string]bool{"government": true, "hospital": true, "university": true, "school": true, "court": true, "kindergarten": true, "museum": true}

// endsLikePart reports whether the words at s end like the name of an institution or of a part of one.
func (a *Article) endsLikePart(s normalize.Span) bool {
	name := a.cut(s)
	return endsLikeName(name) || strings.ContainsRune("部处科室组队院系所社司局班站)）", lastRune(name))
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
	venue := h.kind == "government" && strings.HasSuffix(h.rule, "厅") || h.kind == "other"
	return a.tagged[i].Type == tagger.Place || a.tagged[i].Type == tagger.Event || venue && a.tagged[i].Type == tagger.Facility
}

// geographic reports whether a name begins with the name of a place, be it an unknown one, or is one word of the dictionary.
func (a *Article) geographic(h orgHit) bool {
	i := a.tokenAt(h.span.Start)
	if a.tag(i) == "ns" || a.tag(i) == "nrt" && h.kind == "media" || a.tag(i) == "nt" && a.tokens[i].Span == h.span {
		return true
	}
	if h.kind == "government" && strings.Contains(a.cut(h.span), "街道") {
		return true
	}
	n := 0
	for k, r := range a.cut(h.span) {
		if n++; n > 2 && n < 5 && strings.ContainsRune("省市县区州旗镇乡", r) {
			return runes(a.Text[h.span.Start+k:h.span.End]) > 2
		}
	}
	return false
}

// placeIs reports whether s is the name of a place as a whole.
func (a *Article) placeIs(s normalize.Span) bool {
	i := a.placeAt.startingAt(s.Start)
	return i >= 0 && a.placeAt[i] == s
}

// societyEnd returns where the name of a society ends that the tagger sees end at byte p, before a 会 that makes a word with what follows
// it: 某某联|会|前会长.
func (a *Article) societyEnd(p int) int {
	if !strings.HasPrefix(a.Text[p:], "会") || !hasSuffix(a.Text[:p], "联", "协", "学", "总", "商", "公") {
		return p
	}
	if end := p + len("会"); a.titled(end) {
		return end
	}
	return p
}

// besideOfficers reports whether the words at s may be a person's name with a title, and stand in a list behind another: 某某校长、|某某某|
// 副校长.
func (a *Article) besideOfficers(s normalize.Span) bool {
	if a.before(s.Start) != '、' || a.chineseNameSpan(s.Start, s.End) == 0 || a.titleEnd(s.End) == 0 {
		return false
	}
	t, ok := a.titleEndingAt(s.Start - len("、"))
	return ok && t.follows && a.namedBefore(t.span.Start)
}

// behindTitle returns where the name begins that stands behind a title within the words at s, 联合体秘书长|某某学会, or 0.
func (a *Article) behindTitle(s normalize.Span) int {
	for i := a.tokenAt(s.Start); i < len(a.tokens) && a.tokens[i].Span.End < s.End; i++ {
		end := a.tokens[i].Span.End
		if rest := a.Text[end:s.End]; runes(rest) >= 4 && hasSuffix(a.word(i), "秘书长", "会长", "理事长", "书记", "主席", "董事长", "总经理") && endsLikeName(rest) {
			return end
		}
	}
	return 0
}
