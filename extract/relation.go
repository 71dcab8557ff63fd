package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
)

var relations = Extractor{
	Name: "relations",
	Doc:  "who works with whom, who belongs to what, who holds which post, where an institution is",
	find: func(f *facts) { f.r.Relations = findRelations(f) },
	Examples: []Example{
		{"长沙一中、长沙四中分别与平江县一中、华容县一中建立合作关系。", []string{"partner 长沙市第一中学 平江县第一中学", "partner 长沙市第四中学 华容县第一中学"}},
		{"天津大学校长和南开大学教师参加了会议。", nil},
	},
}

// findRelations returns the relations between the institutions, people and places of r, each pair once a kind.
func findRelations(f *facts) []Relation {
	r := f.r
	var out []Relation
	seen := map[string]bool{}
	add := func(rel Relation) {
		key := rel.Kind + " " + rel.Subject + " " + rel.Object
		if rel.Kind == "partner" && rel.Subject > rel.Object {
			key = rel.Kind + " " + rel.Object + " " + rel.Subject
		}
		if rel.Subject != "" && rel.Object != "" && rel.Subject != rel.Object && !seen[key] {
			seen[key] = true
			out = append(out, rel)
		}
	}
	for _, s := range f.a.Sentences {
		lo, hi := f.a.orgAt.within(s.Span)
		if lo == hi {
			continue
		}
		for _, rel := range f.partners(s.Span) {
			add(rel)
		}
		for _, rel := range f.members(s.Span) {
			add(rel)
		}
		for _, rel := range f.saidParts(s.Span) {
			add(rel)
		}
		for _, rel := range f.locations(lo, hi, s.Span) {
			add(rel)
		}
	}
	for _, rel := range f.signedPartners() {
		add(rel)
	}
	for _, p := range r.People {
		for _, post := range p.Posts {
			add(Relation{Mention{post.Span, "relation.post"}, "holds_post", p.ID, post.Institution})
		}
	}
	for _, rel := range f.namedParts(r.Institutions) {
		add(rel)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}

// locationVerbs stand between an institution and the place where it is.
var locationVerbs = []string{"位于", "坐落于", "坐落在", "地处", "设在", "总部位于", "总部设在", "落户", "落户于", "落户在", "建在"}

// locations returns where the institutions lo to hi of the article are said to be: 某校位于某县.
func (f *facts) locations(lo, hi int, s normalize.Span) []Relation {
	a := f.a
	var out []Relation
	for _, o := range a.orgs[lo:hi] {
		if place, from := f.placedAhead(o.span, s); place != "" {
			out = append(out, Relation{Mention{normalize.Span{Start: from, End: o.span.End}, "relation.location"}, "located_in", f.orgIDs[o.span], place})
			continue
		}
		p := f.afterAdverbs(o.span.End, s.End)
		for _, v := range locationVerbs {
			q := p + len(v)
			if q > s.End || a.Text[p:q] != v {
				continue
			}
			if i := a.placeAt.startingAt(q); i >= 0 && f.placeIDs[a.placeAt[i]] != "" && !strings.HasPrefix(a.Text[a.placeAt[i].End:], "的") {
				out = append(out, Relation{Mention{normalize.Span{Start: o.span.Start, End: a.placeAt[i].End}, "relation.location"}, "located_in", f.orgIDs[o.span], f.placeIDs[a.placeAt[i]]})
				break
			}
		}
	}
	return out
}

// placedAhead returns the ID of the place where the words before an institution say that it is, and where they begin:
// 位于某县的|某校.
func (f *facts) placedAhead(o, s normalize.Span) (place string, from int) {
	a := f.a
	before, ok := strings.CutSuffix(a.Text[s.Start:o.Start], "的")
	if next := a.tokenAt(o.End); !ok || next < len(a.tokens) && a.tokens[next].Span.Start == o.End && strings.HasPrefix(a.tag(next), "n") {
		return "", 0
	}
	i := a.placeAt.endingAt(s.Start + len(before))
	if i < 0 {
		return "", 0
	}
	for _, v := range locationVerbs {
		if at := a.placeAt[i].Start - len(v); at >= s.Start && a.Text[at:a.placeAt[i].Start] == v {
			return f.placeIDs[a.placeAt[i]], at
		}
	}
	return "", 0
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
