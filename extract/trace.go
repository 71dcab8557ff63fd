package extract

import (
	"cmp"
	"slices"
	"sort"

	"taizhang/normalize"
)

// Note is a step on the way to the records of an article that is explained: a candidate that was given up, or what a
// record says for which reason.
type Note struct {
	Mention      // what was looked at, and by which rule
	Kind    Kind // of records it was looked at for
	Lost    bool // no record came of it
	Why     string
}

// trace collects notes. There is one only while an article is explained.
type trace struct{ notes []Note }

// lose notes that the candidate at s was given up. It costs nothing unless the article is explained; where why has to be
// put together, the caller asks traced first.
func (a *Article) lose(kind Kind, s normalize.Span, rule, why string) {
	if a.trace != nil {
		a.trace.notes = append(a.trace.notes, Note{Mention{s, rule}, kind, true, why})
	}
}

// because notes what a record of what stands at s owes to what.
func (a *Article) because(kind Kind, s normalize.Span, rule, why string) {
	if a.trace != nil {
		a.trace.notes = append(a.trace.notes, Note{Mention{s, rule}, kind, false, why})
	}
}

// traced reports whether the article is explained.
func (a *Article) traced() bool { return a.trace != nil }

// Explain does what Extract does, and tells besides what was given up on the way and why, in the order of the article.
// The record is the one that Extract returns.
func (x *Pipeline) Explain(doc *normalize.Document) (*Record, []Note) {
	t := &trace{}
	r := x.extract(doc, t)
	notes := t.notes
	slices.SortStableFunc(notes, func(x, y Note) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(y.Span.End, x.Span.End), cmp.Compare(x.Kind, y.Kind))
	})
	return r, slices.CompactFunc(notes, func(x, y Note) bool { return x == y })
}

// longer returns the first of a list of spans, in order, that holds s and is more than s.
func longer(list []normalize.Span, s normalize.Span) (normalize.Span, bool) {
	i := sort.Search(len(list), func(i int) bool { return list[i].End >= s.End })
	if i < len(list) && list[i].Contains(s) && list[i] != s {
		return list[i], true
	}
	return s, false
}

// loseInside notes the candidates that ended up inside longer ones of the same kind.
func (a *Article) loseInside(kind Kind, candidates []Mention, kept stretches) {
	for _, c := range candidates {
		if whole, ok := longer(kept, c.Span); ok {
			a.lose(kind, c.Span, c.Rule, "inside the longer "+a.cut(whole))
		}
	}
}
