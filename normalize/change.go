package normalize

import (
	"slices"
	"unicode/utf8"

	"taizhang/normalize/hanzi"
)

// Change is a place where a text was folded or converted.
type Change struct {
	Rule          string // the name of a fold or of a conversion
	Before, After string // what stood there before that rule, and what it made of it
	Source        Span   // bytes of the file
}

// Changes returns what the folds changed on the way to d.Text, and what its conversion to script s changes, in the order of
// the file.
func (d *Document) Changes(s Script) []Change {
	var list []Change
	whole := d.In(s)
	if whole != d.Text {
		list = whole.changes(conversionRules(d.Text, s))
	}
	for t := d.Text; t.from != nil; t = t.from {
		if rule := t.rule; rule != "" {
			list = append(list, t.changes(func(int) string { return rule })...)
		}
	}
	slices.Reverse(list) // a rule that ran before another comes first
	slices.SortStableFunc(list, func(a, b Change) int { return a.Source.Start - b.Source.Start })
	return list
}

// conversionRules returns a function that tells which conversion was for byte i of t; it takes ascending places.
func conversionRules(t *Text, s Script) func(i int) string {
	c := scriptChange{majority: majority(hanzi.Detect(t.str))}
	type stretch struct {
		end  int
		rule string
	}
	var list []stretch
	hanzi.Runs(t.str, func(r hanzi.Run) bool {
		rule := conversion(s, r, c.majority)
		if rule == "" {
			rule = "pairs"
		}
		list = append(list, stretch{r.End, rule})
		return true
	})
	return func(i int) string {
		k, _ := slices.BinarySearchFunc(list, i+1, func(s stretch, end int) int { return s.end - end })
		if k == len(list) {
			return ""
		}
		return list[k].rule
	}
}

// changes returns the places where t differs from the text it was made from, which may not be a rearranged one. Rule tells
// the rule for a byte of that text.
func (t *Text) changes(rule func(i int) string) []Change {
	w := changeWalk{t: t, rule: rule}
	for k, r := range t.edits.runs {
		end := int(t.edits.dst)
		if k+1 < len(t.edits.runs) {
			end = int(t.edits.runs[k+1].dst)
		}
		if int(r.src) > w.src {
			w.differ(int(r.src), int(r.dst)) // deleted
		}
		w.run(r, end)
	}
	if w.src < len(t.from.str) {
		w.differ(len(t.from.str), len(t.str))
	}
	w.flush()
	return w.list
}

// changeWalk goes along a text and the one before. Src and dst are how far it is; what differs since start is not told yet.
type changeWalk struct {
	t        *Text
	rule     func(i int) string
	list     []Change
	src, dst int
	from, to int // where what differs begins in both
	open     bool
}

// run walks along one run, which ends at byte end of the text.
func (w *changeWalk) run(r run, end int) {
	if r.old == r.new {
		w.equal(end - int(r.dst))
		return
	}
	for w.dst < end {
		w.differ(w.src+int(r.old), w.dst+int(r.new))
	}
}

// equal walks along n bytes that stand for as many, character by character where they differ.
func (w *changeWalk) equal(n int) {
	a, b := w.t.from.str, w.t.str
	for end := w.dst + n; w.dst < end; {
		_, size := utf8.DecodeRuneInString(b[w.dst:end])
		_, old := utf8.DecodeRuneInString(a[w.src:])
		size = min(max(size, old), end-w.dst)
		if a[w.src:w.src+size] != b[w.dst:w.dst+size] {
			w.differ(w.src+size, w.dst+size)
			continue
		}
		w.flush()
		w.src, w.dst = w.src+size, w.dst+size
	}
}

// differ goes on to the places given; what is passed over differs.
func (w *changeWalk) differ(src, dst int) {
	if !w.open {
		w.open, w.from, w.to = true, w.src, w.dst
	}
	w.src, w.dst = src, dst
}

// flush adds what differed up to here to the list.
func (w *changeWalk) flush() {
	if !w.open {
		return
	}
	w.open = false
	at := Span{w.from, w.src}
	w.list = append(w.list, Change{
		Rule: w.rule(w.from), Before: w.t.from.str[w.from:w.src], After: w.t.str[w.to:w.dst], Source: w.t.from.Source(at),
	})
}
