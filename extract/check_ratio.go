package extract

import (
	"strings"

	"github.com/govalues/decimal"

	"taizhang/normalize"
)

// interval is where the true value of a figure may lie, given the digits that the text gives.
type interval struct{ low, high decimal.Decimal }

// intervalOf returns the interval of an exact figure. Of counts every digit is sure, of shares and changes none beyond
// the last one given.
func intervalOf(a *Article, f *Figure, rounded bool) (v interval, ok bool) {
	if !exactly(f) {
		return v, false
	}
	text := a.cut(f.Span)
	half := halfPlace(text)
	if rounded {
		n, is := firstAmount(text)
		if half, ok = exact(5, n.place-1); !is || !ok {
			return v, false
		}
	}
	var err1, err2 error
	v.low, err1 = f.Value.Sub(half)
	v.high, err2 = f.Value.Add(half)
	return v, err1 == nil && err2 == nil && v.low.Sign() > 0
}

// percent returns what a is of b in percent.
func percent(a, b decimal.Decimal) (decimal.Decimal, bool) {
	q, err1 := a.Quo(b)
	p, err2 := q.Mul(decimal.Hundred)
	return p, err1 == nil && err2 == nil
}

// mismatch returns the finding that share is not what part is of whole, or ok false where it may be.
func mismatch(a *Article, share *Figure, said, computed interval, middle decimal.Decimal, parts ...*Figure) (f Finding, ok bool) {
	if computed.high.Cmp(said.low) >= 0 && computed.low.Cmp(said.high) <= 0 {
		return f, false
	}
	f = Finding{Mention: Mention{Span: share.Span}, Total: a.cut(share.Span), Says: *share.Value, AddsUpTo: middle.Round(2).Trim(0)}
	for _, p := range parts {
		f.Parts = append(f.Parts, a.cut(p.Span))
		f.PartSpans = append(f.PartSpans, p.Span)
	}
	return f, true
}

// findShareMismatches finds parts that are not the share of their total that the text says: 共300人，其中女180人，占50%.
func findShareMismatches(a *Article, figures []Figure) []Finding {
	var found []Finding
	for i := 0; i+1 < len(figures); i++ {
		part, share := &figures[i], &figures[i+1]
		if part.Of == "" || share.Unit != "%" || share.Change != "" || share.Of != "" {
			continue
		}
		switch strings.Trim(a.Text[part.Span.End:share.Span.Start], "，, ") {
		case "占", "占比", "占比为", "占比达", "占总数的", "占总数", "占总人数的", "占全部的", "占总量的", "占总额的":
		default:
			continue
		}
		t := i - 1
		for t >= 0 && figures[t].ID != part.Of {
			t--
		}
		if t < 0 {
			continue
		}
		whole := &figures[t]
		said, ok1 := intervalOf(a, share, true)
		p, ok2 := intervalOf(a, part, false)
		w, ok3 := intervalOf(a, whole, false)
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		low, ok1 := percent(p.low, w.high)
		high, ok2 := percent(p.high, w.low)
		middle, ok3 := percent(*part.Value, *whole.Value)
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		if f, bad := mismatch(a, share, said, interval{low, high}, middle, part, whole); bad {
			found = append(found, f)
		}
	}
	return found
}

// reached are the words before the second of two figures between which something changed.
var reached = [...]string{"增至", "增加到", "增加至", "增长到", "增长至", "提高到", "提高至", "提升到", "提升至", "上升到", "上升至", "升至", "扩大到", "扩大至", "降至", "降到", "下降到", "下降至", "减至", "减少到", "减少至", "降低到", "降低至"}

// findChangeMismatches finds changes that do not lead from the one figure to the other: 由100家增至150家，增长30%.
func findChangeMismatches(a *Article, figures []Figure) []Finding {
	var found []Finding
	for i := 0; i+2 < len(figures); i++ {
		if figures[i+2].Change == "" || figures[i].Unit != figures[i+1].Unit {
			continue
		}
		from, to, change := &figures[i], &figures[i+1], &figures[i+2]
		if !grows(a.Text, from.Span.Start) || from.Unit != to.Unit || change.Change == "" || change.ComparedWith != "" || !exactly(from) || !exactly(to) || !exactly(change) {
			continue
		}
		if !hasSuffix(a.Text[from.Span.End:to.Span.Start], reached[:]...) || a.sentenceAt(from.Span.Start) != a.sentenceAt(change.Span.Start) {
			continue
		}
		switch strings.Trim(a.Text[to.Span.End:change.Span.Start], "，, 了") {
		case "增长", "增加", "提高", "提升", "上升", "增幅达", "增幅为", "增长率为", "下降", "减少", "降低", "降幅达", "降幅为":
		default:
			continue
		}
		x, ok1 := intervalOf(a, from, false)
		y, ok2 := intervalOf(a, to, false)
		said, ok3 := intervalOf(a, change, true)
		if !ok1 || !ok2 || !ok3 {
			continue
		}
		if f, bad := changeMismatch(a, change, said, x, y, from, to); bad {
			found = append(found, f)
		}
	}
	return found
}

// changeMismatch compares the change from x to y with what the text says of it.
func changeMismatch(a *Article, change *Figure, said, x, y interval, from, to *Figure) (f Finding, bad bool) {
	if change.Change == "decrease" {
		x, y, from, to = y, x, to, from
	}
	low, err1 := y.low.Sub(x.high)
	high, err2 := y.high.Sub(x.low)
	middle, err3 := to.Value.Sub(*from.Value)
	if err1 != nil || err2 != nil || err3 != nil {
		return f, false
	}
	base := x
	baseValue := *from.Value
	if change.Change == "decrease" {
		base, baseValue = y, *to.Value
	}
	switch {
	case change.Unit == "百分点" && from.Unit == "%":
	case change.Unit == "%" && from.Unit != "%":
		var ok1, ok2, ok3 bool
		low, ok1 = percent(low, base.high)
		high, ok2 = percent(high, base.low)
		middle, ok3 = percent(middle, baseValue)
		if !ok1 || !ok2 || !ok3 {
			return f, false
		}
	default:
		return f, false
	}
	if change.Change == "decrease" {
		from, to = to, from
	}
	return mismatch(a, change, said, interval{low, high}, middle, from, to)
}

// ordinals lead from 一是 on.
var ordinals = [...]string{"一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是"}

// findCountMismatches finds enumerations that have more members than the text says before them: 两项措施：一是…二是…三是….
// Fewer are no contradiction, since the text may name some only.
func findCountMismatches(a *Article, figures []Figure) []Finding {
	var found []Finding
	for i := range figures {
		f := &figures[i]
		if !exactly(f) || f.Value.Scale() > 0 || f.Value.Cmp(decimal.Two) < 0 || f.Value.Cmp(decimal.Ten) >= 0 {
			continue
		}
		switch f.Unit {
		case "个", "项", "条", "点", "件", "类", "种":
		default:
			continue
		}
		rest := a.Text[f.Span.End:min(len(a.Text), f.Span.End+maxContext)]
		first := strings.Index(rest, ordinals[0])
		if first < 0 || runes(rest[:first]) > 24 || strings.ContainsAny(rest[:first], "0123456789；;\n") || strings.Count(rest[:first], "。") > 1 {
			continue
		}
		if last := rest[:first]; !hasSuffix(last, "：", ":", "，", "。", ",") {
			continue
		}
		if g, bad := membersAt(a, f, f.Span.End+first); bad {
			found = append(found, g)
		}
	}
	return found
}

// membersAt counts the members of the enumeration at byte at, up to the end of its paragraph.
func membersAt(a *Article, total *Figure, at int) (f Finding, bad bool) {
	p := a.paragraphAt(at)
	if p < 0 {
		return f, false
	}
	end := a.Doc.Paragraphs[p].Span.End
	f = Finding{Mention: Mention{Span: total.Span}, Total: a.cut(total.Span), Says: *total.Value}
	n := 0
	for _, word := range ordinals {
		i := strings.Index(a.Text[at:end], word)
		if i < 0 {
			break
		}
		span := normalize.Span{Start: at + i, End: at + i + len(word)}
		if n > 0 && strings.Contains(a.Text[at:span.Start], ordinals[0]) {
			break // another enumeration
		}
		f.Parts, f.PartSpans = append(f.Parts, word), append(f.PartSpans, span)
		at = span.End
		n++
	}
	f.AddsUpTo = decimal.MustNew(int64(n), 0)
	return f, f.AddsUpTo.Cmp(f.Says) > 0
}
