package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// adjoining keeps the parties that act in an attribute, 甲、乙联合印发的《…》: those right before the verb at byte p and those
// joined to them.
func (f *facts) adjoining(list []partyHit, p int) []partyHit {
	if len(list) == 0 {
		return nil
	}
	end := list[len(list)-1].span.End
	if r := f.a.after(end); r == '）' || r == ')' {
		end += utf8.RuneLen(r)
	}
	if f.afterAdverbs(end, p) != p && !f.aside(f.a.Text[end:max(end, p)]) {
		return nil
	}
	start := len(list) - 1
	for start > 0 && f.joins(list[start-1], list[start]) {
		start--
	}
	return list[start:]
}

// aside reports whether s, between those who act and the verb of an attribute, only says to whom or about what they do it, or names one
// more of them that is not known: 甲、乙|向全体居民|发出的, 甲、乙|、警备区联合|下发的.
func (f *facts) aside(s string) bool {
	return hasPrefix(s, "向", "面向", "就", "围绕", "针对", "、") && runes(s) <= 16 && !strings.ContainsAny(s, "，,；《")
}

// withReceiver adds the subject of a clause to those who signed what it is about, where 与 joins them to nobody else: 甲集团收到|与乙局签订的合同.
func (f *facts) withReceiver(list []partyHit) []partyHit {
	if len(list) == 0 {
		return nil
	}
	a := f.a
	at := list[0].span.Start
	lead, ok := strings.CutSuffix(a.Text[:at], "与")
	if !ok {
		return list
	}
	p := f.afterAdverbs(a.predicateStart(at), at)
	i := a.orgAt.startingAt(p)
	if i < 0 || a.orgAt[i].End >= len(lead) || f.attributive(a.orgAt[i]) || !hasPrefix(a.Text[f.afterAdverbs(a.orgAt[i].End, len(lead)):len(lead)], "收到", "公告", "宣布", "披露", "取得", "获得", "履行", "执行", "落实") {
		return list
	}
	return append([]partyHit{{span: a.orgAt[i], org: true}}, list...)
}

// selves are words for a party that only the reader knows: who writes, or whose government.
var selves = []string{"我校", "我院", "我市", "我区", "我县", "我省", "我国", "我公司", "本公司", "市政府", "区政府", "县政府", "省政府", "州政府", "学校", "学院", "公司", "集团", "该县", "该市", "该区", "该省", "该校", "该院", "该公司", "该局"}

// withUnnamed reports whether the clause of a verb joins a party that it does not name to those it names: 我校与甲签署.
func (f *facts) withUnnamed(v verbHit, h docHit) bool {
	a := f.a
	p := min(v.span.Start, h.span.Start)
	clause := a.Text[a.predicateStart(p):p]
	for _, w := range selves {
		k := strings.Index(clause, w)
		if k < 0 || f.a.orgAt.overlap(normalize.Span{Start: p - len(clause) + k, End: p - len(clause) + k + len(w)}) {
			continue
		}
		at := p - len(clause) + k
		next := f.afterAdverbs(at+len(w), p)
		if hasPrefix(a.Text[next:p], "与", "和", "同", "分别与") || strings.HasSuffix(a.Text[:at], "与") {
			return true
		}
	}
	return false
}
