package extract

import "github.com/govalues/decimal"

// wholeShares are what nouns end in that name a share of a whole, which can't be above 100 %. 完成率 and 增长率 can.
var wholeShares = [...]string{"占比", "覆盖率", "普及率", "入住率", "上座率", "就业率", "合格率", "优良率", "录取率", "城镇化率", "升学率", "出勤率", "满意率", "中签率", "识字率"}

// findSharesOverWhole finds shares above 100 %.
func findSharesOverWhole(a *Article, figures []Figure) []Finding {
	var found []Finding
	for i := range figures {
		f := &figures[i]
		if f.Unit != "%" || f.Value == nil || f.Change != "" || f.Value.Cmp(decimal.Hundred) <= 0 || !hasSuffix(f.Subject, wholeShares[:]...) {
			continue
		}
		found = append(found, Finding{Mention: Mention{Span: f.Span}, Total: a.cut(f.Span), Says: *f.Value, AddsUpTo: decimal.Hundred})
	}
	return found
}
