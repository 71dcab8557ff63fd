package extract

import (
	"slices"
	"sort"
	"strings"

	"taizhang/normalize"
)

// memberWords say what those are to a body who belong to it: 甲是乙联盟的|成员单位, 乙联盟|成员单位|甲.
var memberWords = []string{"成员单位", "会员单位", "理事单位", "副理事长单位", "理事长单位", "发起单位", "成员高校", "成员学校", "成员校", "成员企业", "创始成员", "会员", "成员"}

// members returns who a sentence says belongs to a body: 某联盟由甲、乙组成, 甲加入某联盟, 甲牵头组建某联盟.
func (f *facts) members(s normalize.Span) []Relation {
	a := f.a
	lo, hi := a.orgAt.within(s)
	orgs := a.orgAt[lo:hi]
	var out []Relation
	add := func(rule string, list []partyHit, whole normalize.Span) {
		for _, m := range list {
			if m.span == whole {
				continue
			}
			span := normalize.Span{Start: min(m.span.Start, whole.Start), End: max(m.span.End, whole.End)}
			out = append(out, Relation{Mention{span, rule}, "member", f.orgIDs[m.span], f.orgIDs[whole]})
		}
	}
	for i, o := range orgs {
		rest := a.Text[f.afterAdverbs(o.End, s.End):s.End]
		switch {
		case hasPrefix(rest, "由", "是由", "，由", "成员包括", "成员单位包括", "的成员包括", "成员有"):
			list := f.run(orgs[i+1:], o.End+60)
			if len(list) == 0 {
				continue
			}
			after := a.Text[list[len(list)-1].span.End:s.End]
			if rest, ok := strings.CutPrefix(after, "牵头"); ok && i+1+len(list) < len(orgs) { // 由甲牵头，乙、丙共同发起
				if more := f.run(orgs[i+1+len(list):], s.End-len(strings.TrimLeft(rest, "，,"))); len(more) > 0 {
					list = append(list, more...)
					after = a.Text[list[len(list)-1].span.End:s.End]
				}
			}
			if strings.HasPrefix(after, "牵头") || strings.HasPrefix(rest, "成员") || strings.HasPrefix(rest, "的成员") || composed(after) {
				add("relation.composed", list, o)
			}
		case hasPrefix(rest, memberWords...) && i+1 < len(orgs):
			p := o.End + len(a.Text[o.End:s.End]) - len(rest)
			if from := skipAny(a.Text, p, memberWords...); from == orgs[i+1].Start {
				add("relation.member", f.run(orgs[i+1:], from+1), o)
			}
		case i+1 < len(orgs) && slices.Contains([]string{"是", "作为", "为", "系", "成为"}, a.Text[o.End:orgs[i+1].Start]) && hasPrefix(strings.TrimPrefix(a.Text[orgs[i+1].End:s.End], "的"), memberWords...):
			add("relation.member", f.runBefore(orgs[:i+1]), orgs[i+1])
		case f.founds(rest) && i+1 < len(orgs) && hasSuffix(f.orgNames[f.orgIDs[orgs[i+1]]], collectives...) && orgs[i+1].Start >= s.End-len(rest) && runes(a.Text[s.End-len(rest):orgs[i+1].Start]) <= 12:
			add("relation.joined", f.runBefore(orgs[:i+1]), orgs[i+1])
		case hasPrefix(rest, "加入", "正式加入", "加盟", "牵头组建", "牵头成立", "发起成立", "牵头发起") && !f.attributive(o):
			if i+1 < len(orgs) && orgs[i+1].Start-o.End <= 60 && !strings.ContainsAny(a.Text[o.End:orgs[i+1].Start], "，。；") {
				add("relation.joined", f.runBefore(orgs[:i+1]), orgs[i+1])
			}
		}
	}
	return out
}

// collectives end the names of bodies that several others make up.
var collectives = []string{"联盟", "联合体", "共同体", "协会", "学会", "联合会", "医联体", "商会"}

// founds reports whether those named before rest found together what it names: 等高校|共同发起组建的“某某联盟”.
func (f *facts) founds(rest string) bool {
	if strings.HasPrefix(rest, "“") {
		if k := strings.Index(rest, "”"); k > 0 && runes(rest[:k]) < 10 {
			rest = strings.TrimLeft(rest[k+len("”"):], "，")
		}
	}
	for _, w := range []string{"共同", "联合", "携手"} {
		rest = strings.TrimPrefix(rest, w)
	}
	return hasPrefix(rest, "发起成立", "发起组建", "发起的", "发起了", "牵头发起", "牵头成立", "牵头组建", "组建", "组成", "创建", "创立", "成立")
}

// composed reports whether a list of names is followed by what they make up: …组成, 等三家单位共同发起成立.
func composed(after string) bool {
	if k := strings.IndexAny(after, "，,。；"); k >= 0 {
		after = after[:k]
	}
	return containsAny(after, []string{"组成", "组建", "发起成立", "共同发起", "发起组建", "联合组建", "联合发起", "牵头成立", "共同成立", "联合成立"})
}

// run returns the names joined to one another at the beginning of orgs, the first of them before byte limit.
func (f *facts) run(orgs []normalize.Span, limit int) []partyHit {
	if len(orgs) == 0 || orgs[0].Start > limit {
		return nil
	}
	list := []partyHit{{span: orgs[0], org: true}}
	for _, o := range orgs[1:] {
		if f.joined(list[len(list)-1], partyHit{span: o, org: true}) == "" {
			break
		}
		list = append(list, partyHit{span: o, org: true})
	}
	return list
}

// runBefore returns the names joined to one another at the end of orgs.
func (f *facts) runBefore(orgs []normalize.Span) []partyHit {
	start := len(orgs) - 1
	for start > 0 && f.joined(partyHit{span: orgs[start-1], org: true}, partyHit{span: orgs[start], org: true}) != "" {
		start--
	}
	var list []partyHit
	for _, o := range orgs[start:] {
		list = append(list, partyHit{span: o, org: true})
	}
	return list
}

// partWords stand between a body and what belongs to it: 甲集团|旗下|乙公司.
var partWords = []string{"旗下", "旗下的", "下属", "下属的", "下辖的", "所属", "所属的", "直属", "附属", "全资子公司", "控股子公司", "子公司", "内设的", "辖下"}

// branches end the names of what belongs to the body named before them: 甲教育集团的|城北分校.
var branches = []string{"分校", "校区", "分院", "院区", "分公司", "子公司", "分行", "支行", "分馆", "分会", "分部", "分中心"}

// saidParts returns what a sentence says is part of what: 甲旗下的乙, 甲是乙的子公司, 甲隶属于乙.
func (f *facts) saidParts(s normalize.Span) []Relation {
	a := f.a
	lo, hi := a.orgAt.within(s)
	orgs := a.orgAt[lo:hi]
	var out []Relation
	for i := 0; i+1 < len(orgs); i++ {
		x, y := orgs[i], orgs[i+1]
		between := a.Text[x.End:y.Start]
		after := a.Text[y.End:s.End]
		part, whole := y, x
		switch {
		case slices.Contains(partWords, between):
		case between == "的" && hasSuffix(f.a.cut(y), branches...) && !f.attributive(y):
		case slices.Contains([]string{"隶属于", "隶属", "从属于"}, between):
			part, whole = x, y
		case slices.Contains([]string{"是", "作为", "为", "系"}, between) && hasPrefix(after, "子公司", "的子公司", "全资子公司", "的全资子公司", "控股子公司", "的控股子公司", "分校", "的分校", "下属", "的下属", "旗下", "所属", "直属", "的直属", "附属", "的附属"):
			part, whole = x, y
		default:
			continue
		}
		out = append(out, Relation{Mention{normalize.Span{Start: x.Start, End: y.End}, "relation.part"}, "part_of", f.orgIDs[part], f.orgIDs[whole]})
	}
	return out
}

// sameBody are what a name may add to another one and still mean the same body: 某某|集团.
var sameBody = wordSet(`投资公司 集团股份有限公司 集团股份 集团 公司 总公司 有限公司 集团公司 股份 股份公司 股份有限公司 集团有限公司 控股 控股集团 控股有限公司 学校 总部 本部 方面 联盟 会 人 机制`)

// firmOf reports whether rest only tells which firm a short name is that of: 甲乙|实业有限公司, not 甲集团|上海有限公司.
func firmOf(short, rest string) bool {
	if hasSuffix(short, "公司", "集团", "银行", "大学", "学院", "研究院", "研究所", "医院", "协会", "局", "厅", "部", "委员会", "中心") {
		return false
	}
	if !containsAny(rest, []string{"有限", "股份"}) {
		return false // 甲乙|营销公司
	}
	trade := rest
	for _, w := range []string{"公司", "责任", "有限", "股份", "集团", "控股"} {
		trade = strings.TrimSuffix(trade, w)
	}
	return len(trade) < len(rest) && runes(trade) <= 4 && !strings.ContainsAny(trade, "省市县区国（(分子")
}

// bodyOfMany reports whether rest makes of the name before it that of a body of several, of which it is one, or of others who act
// with it: 某某中学|教育集团, 某某大学|联盟秘书处.
func bodyOfMany(rest string) bool {
	return hasSuffix(rest, "政府", "联盟", "教育集团", "共同体", "联合体", "医联体", "医共体", "联合会", "校友会") || hasPrefix(rest, "联盟", "教育集团", "集团校", "共同体") ||
		strings.HasPrefix(rest, "联合") && !strings.HasPrefix(rest, "联合国") && !strings.HasPrefix(rest, "联合会")
}

// namedParts returns the institutions that are by their names, or by what the article calls them, part of another one:
// 某某大学|经济学院.
func (f *facts) namedParts(all []Institution) []Relation {
	owner := map[string]string{}
	for _, x := range all {
		for _, n := range append([]string{x.Name}, f.calls(x)...) {
			if runes(n) > 3 {
				if _, ok := owner[n]; !ok {
					owner[n] = x.ID
				}
			}
		}
	}
	kinds := map[string]string{}
	for _, x := range all {
		kinds[x.ID] = x.Kind
	}
	var out []Relation
	full := map[string]string{}
	for _, x := range all {
		full[x.Name] = x.ID
	}
	for _, part := range all {
		if whole := f.wholeOf(part, owner, full); whole != "" && whole != part.ID && kinds[whole] != "" {
			out = append(out, Relation{Mention{part.Mentions[0].Span, "relation.name"}, "part_of", part.ID, whole})
		}
	}
	return out
}

// calls returns what the article calls an institution, longer ones first.
func (f *facts) calls(x Institution) []string {
	var out []string
	seen := map[string]bool{}
	for _, m := range x.Mentions {
		if s := f.a.cut(m.Span); !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return len(out[i]) > len(out[j]) })
	return out
}

// wholeOf returns the ID of the institution whose name is the longest beginning of a name of part, or nothing. full has the full
// names of all institutions.
func (f *facts) wholeOf(part Institution, owner, full map[string]string) string {
	for _, name := range append([]string{part.Name}, f.calls(part)...) {
		for end := len(name) - 1; end > 0; end-- {
			whole, ok := owner[name[:end]]
			if !ok || whole == part.ID {
				continue
			}
			if rest := name[end:]; sameBody[rest] || runes(rest) < 2 || firmOf(name[:end], rest) {
				return ""
			} else if other := full[rest]; other != "" && other != part.ID && hasSuffix(rest, "大学", "政府", "公司", "集团") {
				return "" // two who are named next to one another: 某省人民政府|某某大学
			} else if bodyOfMany(rest) {
				continue
			}
			return whole
		}
	}
	return ""
}
