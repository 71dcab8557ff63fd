package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
)

var relations = Extractor{
	Name: "relations",
	Doc:  "who works with whom, who holds which post, what is part of what",
	find: func(f *facts) { f.r.Relations = findRelations(f) },
	Examples: []Example{
		{"天津一中、天津四中分别与雄县一中、容城县一中建立合作关系。", []string{"partner 天津市第一中学 雄县第一中学", "partner 天津市第四中学 容城县第一中学"}},
		{"天津大学校长和南开大学教师参加了会议。", nil},
	},
}

// cooperation are the words that tell that those named around 与 work together.
var cooperation = strings.Fields("合作 共建 结对 签署 签订 签约 联合 携手 协作 对口 帮扶 牵手 共同 关系 联手 合办 互建 结成 建立")

// findRelations returns the relations between the institutions and people of r, each once.
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
	for _, rel := range f.partners() {
		add(rel)
	}
	for _, p := range r.People {
		for _, post := range p.Posts {
			add(Relation{Mention{post.Span, "relation.post"}, "holds_post", p.ID, post.Institution})
		}
	}
	for _, rel := range f.partsOf(r.Institutions) {
		add(rel)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	return out
}

// partners returns the pairs of institutions that a sentence says cooperate.
func (f *facts) partners() []Relation {
	var out []Relation
	for _, s := range f.a.Sentences {
		for _, clause := range f.clauses(s.Span) {
			list := f.orgsWithin(clause)
			if len(list) < 2 {
				continue
			}
			for _, group := range f.pairGroups(list) {
				out = append(out, f.pairsOf(group, clause)...)
			}
		}
	}
	return out
}

// clauses cuts a sentence at commas that do not stand in a list of institutions.
func (f *facts) clauses(s normalize.Span) []normalize.Span {
	var out []normalize.Span
	start := s.Start
	for i, r := range f.a.Text[s.Start:s.End] {
		p := s.Start + i
		if (r == '，' || r == ',') && !f.listComma(p, len(string(r))) {
			out = append(out, normalize.Span{Start: start, End: p})
			start = p + len(string(r))
		}
	}
	return append(out, normalize.Span{Start: start, End: s.End})
}

// listComma reports whether the comma at byte p separates institutions of one list.
func (f *facts) listComma(p, n int) bool {
	return f.a.orgAt.endingAt(p) >= 0 && f.a.orgAt.startingAt(p+n) >= 0
}

func (f *facts) orgsWithin(s normalize.Span) []partyHit {
	var out []partyHit
	lo, hi := f.a.orgAt.within(s)
	for _, o := range f.a.orgs[lo:hi] {
		if o.kind != "media" {
			out = append(out, partyHit{o.span, true})
		}
	}
	return out
}

// pairsOf returns the pairs of a group: its first member with those that 与 joins to it.
func (f *facts) pairsOf(group []partyHit, clause normalize.Span) []Relation {
	if len(group) < 2 {
		return nil
	}
	join := -1
	for i := 0; i+1 < len(group); i++ {
		switch f.joint(group[i], group[i+1]) {
		case "与", "分别与":
			join = i
		}
		if join >= 0 {
			break
		}
	}
	positional := join < 0 && len(group) == 2 && f.byPosition(group)
	if join < 0 && !positional {
		return nil
	}
	if positional {
		join = 0
	}
	after := f.a.Text[group[len(group)-1].span.End:clause.End]
	before := f.a.Text[clause.Start:group[0].span.Start]
	if !containsAny(after, cooperation) && !containsAny(before, []string{"合作", "结对", "帮扶", "推动", "深化"}) {
		return nil
	}
	var out []Relation
	span := normalize.Span{Start: group[0].span.Start, End: clause.End}
	for i := 0; i <= join; i++ {
		for j := join + 1; j < len(group); j++ {
			if join > 0 && j > join+1 && !positional {
				continue
			}
			out = append(out, Relation{Mention{span, "relation.partner"}, "partner", f.orgIDs[group[i].span], f.orgIDs[group[j].span]})
		}
	}
	if join > 0 && len(group)-join-1 > 1 {
		return nil // two lists joined by 与 without 分别: nobody says who goes with whom
	}
	return out
}

// byPosition reports whether a pair was made of two lists by 分别与.
func (f *facts) byPosition(group []partyHit) bool {
	between := f.a.Text[group[0].span.End:group[1].span.Start]
	return strings.Contains(between, "分别与") || strings.Contains(between, "分别同")
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// partsOf returns the institutions that are by their names part of another one of the article.
func (f *facts) partsOf(all []Institution) []Relation {
	byName := map[string]int{}
	for i, x := range all {
		if runes(x.Name) > 3 {
			byName[x.Name] = i
		}
	}
	var out []Relation
	for _, part := range all {
		for end := len(part.Name) - 1; end > 0; end-- { // the longest name that this one begins with
			if whole, ok := byName[part.Name[:end]]; ok {
				out = append(out, Relation{Mention{part.Mentions[0].Span, "relation.name"}, "part_of", part.ID, all[whole].ID})
				break
			}
		}
	}
	return out
}
