package extract

import (
	"strings"

	"github.com/govalues/decimal"
)

// findSumMismatches finds totals that their parts do not add up to. Only exact figures count, and only parts whose
// names exclude one another. What 其中 introduces need not be all there is: there, only a sum above the total is
// a contradiction. Wrong alarms are worse than none.
func findSumMismatches(a *Article, figures []Figure) []Finding {
	parts := map[string][]*Figure{}
	for i := range figures {
		if f := &figures[i]; f.Of != "" {
			parts[f.Of] = append(parts[f.Of], f)
		}
	}
	var found []Finding
	for i := range figures {
		if f, ok := takenApart(a, &figures[i], parts[figures[i].ID]); ok {
			found = append(found, f)
		} else if f, ok := addedUp(a, figures, i); ok {
			found = append(found, f)
		}
	}
	return found
}

// takenApart checks a total against the figures that are parts of it.
func takenApart(a *Article, total *Figure, parts []*Figure) (f Finding, ok bool) {
	if len(parts) < 2 || !exclusive(parts) {
		return f, false
	}
	last := parts[len(parts)-1].Span.End
	between := a.Text[total.Span.End:last]
	if openEnded(between) || openEnded(clauseRest(a.Text[last:min(len(a.Text), last+maxBracket)])) {
		return f, false
	}
	f, difference, ok := compare(a, total, parts)
	if !ok {
		return f, false
	}
	if strings.Contains(between, "其中") {
		return f, difference > 0 && !farAbove(f)
	}
	return f, difference != 0
}

// farAbove reports whether the parts come to so much more than the total that they are rather no parts of it.
func farAbove(f Finding) bool {
	over, err := f.AddsUpTo.Sub(f.Says)
	if err != nil {
		return true
	}
	four, err := over.Mul(decimal.MustNew(4, 0))
	return err != nil || four.Cmp(f.Says) > 0
}

// summed are words that a sum follows.
var summed = endingsOf([]string{"合计", "共计", "总计", "一共", "合计为", "总计为"})

// addedUp checks figure i, where the text says that it is the sum of those before it: 1500人，2000人，合计3500人.
func addedUp(a *Article, figures []Figure, i int) (f Finding, ok bool) {
	if !summed.end(a.Text[:figures[i].Span.Start]) {
		return f, false
	}
	start := max(a.sentenceAt(figures[i].Span.Start).Start, figures[i].Span.Start-maxBracket)
	before := a.Text[start:figures[i].Span.Start]
	var parts []*Figure
	for j := i - 1; j >= 0 && figures[j].Span.Start >= start; j-- {
		p := &figures[j]
		if p.Unit != figures[i].Unit || p.Of != "" || p.Change != "" {
			return f, false
		}
		parts = append([]*Figure{p}, parts...)
	}
	if len(parts) < 2 || openEnded(before) || strings.Contains(before, "其中") {
		return f, false
	}
	f, difference, ok := compare(a, &figures[i], parts)
	return f, ok && difference != 0
}

// compare adds up the parts. The sign of difference tells whether they come to more or less than the total, beyond
// what rounding explains; ok is false where they can't be compared.
func compare(a *Article, total *Figure, parts []*Figure) (f Finding, difference int, ok bool) {
	if !exactly(total) {
		return f, 0, false
	}
	f = Finding{Mention: Mention{Span: total.Span}, Total: a.cut(total.Span), Says: *total.Value}
	tolerance := halfPlace(f.Total)
	sum := decimal.Zero
	for _, p := range parts {
		if !exactly(p) || p.Value.Cmp(*total.Value) > 0 {
			return f, 0, false
		}
		text := a.cut(p.Span)
		var err1, err2 error
		sum, err1 = sum.AddExact(*p.Value, 0)
		tolerance, err2 = tolerance.AddExact(halfPlace(text), 0)
		if err1 != nil || err2 != nil {
			return f, 0, false
		}
		f.Parts = append(f.Parts, text)
		f.PartSpans = append(f.PartSpans, p.Span)
	}
	f.AddsUpTo = sum.Trim(0)
	off, err := sum.SubAbs(f.Says)
	if err != nil {
		return f, 0, false
	}
	if off.Cmp(tolerance) > 0 {
		difference = sum.Cmp(f.Says)
	}
	return f, difference, true
}

// exactly reports whether f states one value without any hedge, and in its own words.
func exactly(f *Figure) bool {
	return f.Value != nil && f.ValueMax == nil && f.Approx == "" && f.Rule != ruleUnitless
}

// halfPlace returns half a unit of the last digit that a figure gives, where that is not the ones: 15.58亿元 may stand
// for anything within half a million of it. A number written out to the ones is exact.
func halfPlace(text string) decimal.Decimal {
	n, ok := firstAmount(text)
	if !ok || n.scale == 0 && n.place >= 0 {
		return decimal.Zero
	}
	half, ok := exact(5, n.place-1)
	if !ok {
		return decimal.Zero
	}
	return half
}

// openEnded reports whether a list says that it does not name everything, or that its parts are not exact.
func openEnded(text string) bool {
	for _, word := range [...]string{"等", "若干", "另有", "还有", "包括", "除", "不含", "不包括", "不计"} {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// clauseRest returns the text up to the first mark.
func clauseRest(text string) string {
	if i := indexIn(text, 0, clauseMarks); i >= 0 {
		return text[:i]
	}
	return text
}

// exclusive reports whether nothing can be two of the parts at once, as far as their names show: places; kinds, grades
// or trades (国家级, 省级); names that are mostly the same (工业项目, 服务业项目), or of one length and end alike (男教师,
// 女教师). 党员 and 女教师, 骨干教师 and 女教师 are not.
func exclusive(parts []*Figure) bool {
	seen := map[string]bool{}
	places, common, equal := true, []rune(parts[0].Subject), true
	length := len(common)
	for _, p := range parts {
		if p.Subject == "" || seen[p.Subject] {
			return false
		}
		seen[p.Subject] = true
		name := []rune(p.Subject)
		places = places && isPlaceName(p.Subject)
		equal = equal && len(name) == length
		for len(common) > len(name) || len(common) > 0 && string(name[len(name)-len(common):]) != string(common) {
			common = common[1:]
		}
	}
	return places || len(common) > 2 || len(common) > 0 && (equal || strings.ContainsRune("类级型组业", common[len(common)-1]))
}

// isPlaceName reports whether name is that of a province or ends like one of a division.
func isPlaceName(name string) bool {
	return provinces[name] || runes(name) > 1 && hasSuffix(name, "省", "市", "县", "区", "镇", "乡", "村", "州", "旗", "街道")
}

// provinces are the short names of the divisions of the first order (GB/T 2260).
var provinces = newWordSet(`北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾`)
