package extract

import (
	"strings"

	"taizhang/normalize"
)

// cooperation are the words that tell that those joined before them work together, wherever they stand in the clause;
// together those that tell it only right behind them.
var (
	cooperation = strings.Fields("合作 共建 结对 签署 签订 签约 续签 携手 协作 对口 帮扶 牵手 联手 合办 互建 结成 伙伴关系 友好关系 校际关系 共同体 战略联盟 达成 缔结 合资 联营")
	together    = strings.Fields("共同 联合 合力 协同 一道 携手 联手")
	// apart tells that those joined before it do not work together, or no longer.
	apart = strings.Fields("终止 断绝 暂停 否认 拒绝 取消 争端 纠纷 诉讼 冲突 谈判破裂 竞争 对抗 争夺")
)

// maxActors is the number up to which the institutions of a clause may be partners of one another; more are a list of names.
const maxActors = 64

// partners returns the pairs of institutions that a sentence says cooperate.
func (f *facts) partners(s normalize.Span) []Relation {
	var out []Relation
	clauses := f.clauses(s)
	for i, clause := range clauses {
		list := f.actors(clause)
		if len(list) == 0 {
			continue
		}
		if first := f.elided(list[0], clause.Start); first != nil && first.org {
			list = append([]partyHit{*first}, list...)
		}
		if len(list) < 2 || len(list) > maxActors {
			continue
		}
		end := clause.End
		for k := i + 1; k < len(clauses) && hasPrefix(f.a.cut(clauses[k]), "并", "双方", "共同", "签署", "达成", "就", "将", "在"); k++ {
			end = clauses[k].End
		}
		for _, pair := range f.pairs(list) {
			left, right := list[pair[0]], list[pair[1]]
			rest := f.unnamed(f.runEnd(list, pair[1]), end)
			if containsAny(unquoted(f.a.cut(normalize.Span{Start: min(left.span.Start, clause.Start), End: end})), apart) {
				f.a.lose(KindRelation, normalize.Span{Start: left.span.Start, End: right.span.End}, "relation.partner", "joined, but at odds, or no longer together")
				continue
			}
			if f.forum(left.span, right.span) {
				f.a.lose(KindRelation, normalize.Span{Start: left.span.Start, End: right.span.End}, "relation.partner", "joined as where others work together")
				continue
			}
			before := f.unnamed(clause.Start, max(clause.Start, left.span.Start))
			if !cooperates(rest) && !strings.Contains(before, "结对") && !strings.Contains(before, "帮扶") {
				f.a.lose(KindRelation, normalize.Span{Start: left.span.Start, End: right.span.End}, "relation.partner", "joined, but nothing behind them says that they work together")
				continue
			}
			out = append(out, Relation{Mention{normalize.Span{Start: left.span.Start, End: max(right.span.End, clause.End)}, "relation.partner"}, "partner", f.orgIDs[left.span], f.orgIDs[right.span]})
		}
	}
	return out
}

// forum reports whether two who are joined are where others do something: 在|甲组织和乙组织|等多边框架内.
func (f *facts) forum(left, right normalize.Span) bool {
	if !hasSuffix(f.a.Text[:left.Start], "在", "于") {
		return false
	}
	rest := f.a.Text[right.End:]
	if k := strings.IndexAny(rest[:min(len(rest), 90)], "，。；、"); k >= 0 {
		rest = rest[:k]
	} else {
		rest = rest[:min(len(rest), 90)]
	}
	return containsAny(rest, []string{"框架", "机制", "平台", "场合", "组织内", "事务"})
}

// unquoted returns s without what stands in 《》.
func unquoted(s string) string {
	for {
		k := strings.Index(s, "《")
		if k < 0 {
			return s
		}
		end := matching(s, k)
		if end < 0 {
			return s[:k]
		}
		s = s[:k] + s[end:]
	}
}

// cooperativeBodies takes out of a text the bodies whose names speak of cooperation.
var cooperativeBodies = strings.NewReplacer("合作社", "", "合作组织", "", "合作论坛", "", "合作委员会", "")

// cooperates reports whether what is said of those joined before it is that they work together.
func cooperates(s string) bool {
	for _, w := range together {
		if k := strings.Index(s, w); k >= 0 && runes(s[:k]) <= 8 && !hasPrefix(s[k+len(w):], "声明", "国", "公报", "会") {
			return true
		}
	}
	s = cooperativeBodies.Replace(s)
	return containsAny(s, cooperation) || strings.Contains(s, "建立") && strings.Contains(s, "关系")
}

// actors returns the institutions of a clause that may act in it.
func (f *facts) actors(s normalize.Span) []partyHit {
	var out []partyHit
	lo, hi := f.a.orgAt.within(s)
	for _, o := range f.a.orgs[lo:hi] {
		if !f.source(o) {
			out = append(out, partyHit{span: o.span, org: true})
		}
	}
	return out
}

// unnamed returns the text between two bytes without the names of institutions.
func (f *facts) unnamed(from, to int) string {
	if from >= to {
		return ""
	}
	var b strings.Builder
	lo, hi := f.a.orgAt.within(normalize.Span{Start: from, End: to})
	for _, o := range f.a.orgAt[lo:hi] {
		b.WriteString(f.a.Text[from:o.Start])
		from = o.End
	}
	b.WriteString(f.a.Text[from:to])
	return b.String()
}

// runEnd returns where the list of names ends that member i belongs to.
func (f *facts) runEnd(list []partyHit, i int) int {
	for i+1 < len(list) && f.joined(list[i], list[i+1]) != "" {
		i++
	}
	return list[i].span.End
}

// joined returns how two neighbours of a list are joined: "list" by 、 or 和, "with" by 与 or 联合, "each" by 分别与,
// nothing where they are not.
func (f *facts) joined(x, y partyHit) string {
	if y.span.Start < x.span.End || f.attributive(x.span) && !strings.HasPrefix(f.a.Text[x.span.End:], "副") {
		return ""
	}
	from := f.afterAdverbs(x.span.End, y.span.Start)
	between := strings.TrimSpace(f.a.Text[from:y.span.Start])
	if rest, ok := strings.CutPrefix(between, "等"); ok {
		between = rest
	}
	switch between {
	case "、", "和", "及", "以及":
		return "list"
	case "与", "同", "跟", "联合", "携手", "会同", "联手":
		return "with"
	case "分别与", "分别同", "分别和":
		return "each"
	case "":
		if before := f.a.Text[:y.span.Start]; from > x.span.End && (strings.HasSuffix(before, "联合") || strings.HasSuffix(before, "携手")) {
			return "with"
		}
	case "，", ",":
		if f.elidedWith(x, y) {
			return "with"
		}
	}
	for _, w := range []string{"与", "同", "联合", "携手"} { // 与|外省的|乙大学
		if rest, ok := strings.CutPrefix(between, w); ok && runes(rest) <= 8 && strings.HasSuffix(rest, "的") && !strings.ContainsAny(rest, "，、") {
			return "with"
		}
	}
	if rest, ok := strings.CutPrefix(between, "，"); ok && f.elidedWith(x, y) && rest != "" {
		return "with"
	}
	return ""
}

// elidedWith reports whether y stands in a later clause than x, behind the 与 of that clause.
func (f *facts) elidedWith(x, y partyHit) bool {
	first := f.elided(y, f.a.predicateStart(y.span.Start))
	return first != nil && first.span == x.span
}

// pairs returns the indices of those in a list that 与, 联合 or 分别与 ties together two by two. 甲、乙与丙 ties two pairs,
// 甲、乙和丙 none.
func (f *facts) pairs(list []partyHit) [][2]int {
	joints := make([]string, len(list))
	for i := 0; i+1 < len(list); i++ {
		joints[i] = f.joined(list[i], list[i+1])
	}
	var out [][2]int
	start := 0 // of the run of names that 与 may tie to what follows
	for i := 0; i+1 < len(list); i++ {
		switch joints[i] {
		case "":
			start = i + 1
		case "with", "each":
			end := i + 1
			many := f.joinedBy(list[i], list[i+1], "会同", "联合") // one more who acts in common
			for joints[end] == "list" && joints[end+1] != "with" {
				end++
			}
			if !many || end == i+1 && !strings.HasPrefix(f.a.Text[list[end].span.End:], "等") {
				out = append(out, tie(start, i, end, joints[i] == "each")...)
			}
			start = end + 1
			i = end
		case "list":
			if i == start && joints[i+1] == "" && f.joinedBy(list[i], list[i+1], "和", "及") && !hasSuffix(f.a.Text[:list[i].span.Start], "与", "同") {
				out = append(out, [2]int{i, i + 1})
			}
		}
	}
	return out
}

// joinedBy reports whether one of the words alone stands between two names.
func (f *facts) joinedBy(x, y partyHit, words ...string) bool {
	between := f.a.Text[x.span.End:y.span.Start]
	for _, w := range words {
		if between == w {
			return true
		}
	}
	return false
}

// tie pairs the names first to last with those behind them up to end: by position where each has its own, one with
// all, and none where nobody says who goes with whom.
func tie(first, last, end int, each bool) [][2]int {
	left, right := last-first+1, end-last
	var out [][2]int
	switch {
	case each && left == right:
		for k := 0; k < left; k++ {
			out = append(out, [2]int{first + k, last + 1 + k})
		}
	case left == 1 || right == 1:
		for i := first; i <= last; i++ {
			for j := last + 1; j <= end; j++ {
				out = append(out, [2]int{i, j})
			}
		}
	}
	return out
}

// clauses cuts a sentence at commas that do not stand in a list of institutions, and at colons.
func (f *facts) clauses(s normalize.Span) []normalize.Span {
	var out []normalize.Span
	start := s.Start
	text := f.a.Text[:s.End]
	for p := indexIn(text, s.Start, commas); p >= 0; {
		_, n := runeAt(text, p)
		if !f.listComma(p, n) {
			out = append(out, normalize.Span{Start: start, End: p})
			start = p + n
		}
		p = indexIn(text, p+n, commas)
	}
	return append(out, normalize.Span{Start: start, End: s.End})
}

// listComma reports whether the comma at byte p separates institutions of one list.
func (f *facts) listComma(p, n int) bool {
	return f.a.orgAt.endingAt(p) >= 0 && f.a.orgAt.startingAt(p+n) >= 0
}

// signedPartners returns the pairs of institutions that signed an agreement with one another.
func (f *facts) signedPartners() []Relation {
	var out []Relation
	for _, g := range f.r.Agreements {
		if len(g.Parties) != 2 || g.More || len(g.Mentions) == 0 || g.Parties[0].Role != "signatory" || g.Status != "signed" && g.Status != "renewed" {
			continue
		}
		at := g.Mentions[0].Span
		out = append(out, Relation{Mention{normalize.Span{Start: f.a.predicateStart(at.Start), End: at.End}, "relation.agreement"}, "partner", g.Parties[0].Institution, g.Parties[1].Institution})
	}
	return out
}
