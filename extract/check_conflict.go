package extract

import (
	"github.com/govalues/decimal"

	"taizhang/normalize"
)

// leastName is how many characters a subject must have to name one thing only, and leastAlone how many with the word before it
// where nobody is said to own it.
const (
	leastName  = 5
	leastAlone = 7
)

// findConflicts finds the same figure with two values: the same total of the same owner, at the same time, once with
// one value and once with another that is near it but not the same when rounded. So a heading is found that gives another
// number than the text.
func findConflicts(a *Article, figures []Figure) []Finding {
	type key struct{ subject, unit, date, place, institution string }
	first := map[key]*Figure{}
	var found []Finding
	for i := range figures {
		if len(figures[i].Subject) < leastName*len("总") {
			continue
		}
		f := &figures[i]
		if !exactly(f) || f.Of != "" || f.Change != "" || f.Unit == "" || f.Unit == "%" || !hasSuffix(f.Subject, totalEnds[:]...) {
			continue
		}
		name := f.Subject
		if f.Place == "" && f.Institution == "" {
			if name = qualified(a, f); runes(name) < leastAlone {
				continue
			}
		}
		k := key{name, f.Unit, f.Date, f.Place, f.Institution}
		g, seen := first[k]
		if !seen {
			first[k] = f
			continue
		}
		if a.paragraphAt(g.Span.Start) == a.paragraphAt(f.Span.Start) || !conflict(a, f, g) {
			continue
		}
		found = append(found, Finding{Mention: Mention{Span: f.Span}, Total: a.cut(f.Span), Says: *f.Value, AddsUpTo: *g.Value,
			Parts: []string{a.cut(g.Span)}, PartSpans: []normalize.Span{g.Span}})
	}
	return found
}

// qualified returns the subject of f with the two characters before it, where they belong to its clause: 签约|项目总金额.
func qualified(a *Article, f *Figure) string {
	at := f.SubjectSpan.Start
	for range 2 {
		r, size := runeBefore(a.Text, at)
		if !isHan(r) {
			break
		}
		at -= size
	}
	return a.Text[at:f.SubjectSpan.End]
}

// totalEnds are what names of totals end in, of which there is one at a time.
var totalEnds = [...]string{"总额", "总量", "总值", "总数", "总金额", "总投资", "总面积", "总里程", "总产值", "总产量", "总收入", "总人数", "总人口", "总长", "全长", "总装机容量"}

// conflict reports whether two figures give different values, and near enough to be meant for the same.
func conflict(a *Article, f, g *Figure) bool {
	x, ok1 := intervalOf(a, f, false)
	y, ok2 := intervalOf(a, g, false)
	if !ok1 || !ok2 || x.high.Cmp(y.low) >= 0 && y.high.Cmp(x.low) >= 0 {
		return false
	}
	limit := decimal.MustNew(12, 1) // one is at most 1.2 times the other
	up, err1 := g.Value.Mul(limit)
	down, err2 := f.Value.Mul(limit)
	return err1 == nil && err2 == nil && f.Value.Cmp(up) <= 0 && g.Value.Cmp(down) <= 0
}
