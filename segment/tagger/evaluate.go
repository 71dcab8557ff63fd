package tagger

import (
	"fmt"
	"strings"

	"taizhang/normalize"
	"taizhang/segment"
)

// Count compares names found with those of a corpus. A name is right where its first and last byte and its type are.
type Count struct {
	Right, Found, Marked int
}

// Precision returns which part of the names found is right, between 0 and 1; 0 where none were found.
func (c Count) Precision() float64 { return ratio(c.Right, c.Found) }

// Recall returns which part of the names in the corpus was found, between 0 and 1; 0 where it has none.
func (c Count) Recall() float64 { return ratio(c.Right, c.Marked) }

// F1 returns the harmonic mean of precision and recall.
func (c Count) F1() float64 { return ratio(2*c.Right, c.Found+c.Marked) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func (c *Count) add(d Count) {
	c.Right += d.Right
	c.Found += d.Found
	c.Marked += d.Marked
}

// Evaluation is the counts by type, of the types that an annotation has.
type Evaluation [numTypes]Count

// Of returns the count of type t.
func (e *Evaluation) Of(t Type) Count { return e[t] }

// All returns the sum over all types.
func (e *Evaluation) All() Count {
	var all Count
	for _, c := range e {
		all.add(c)
	}
	return all
}

// String returns a table: a line for all types and one for each that occurs.
func (e *Evaluation) String() string {
	var b strings.Builder
	line := func(name string, c Count) {
		fmt.Fprintf(&b, "%-5s %9.3f %6.3f %6.3f %7d\n", name, c.Precision(), c.Recall(), c.F1(), c.Marked)
	}
	fmt.Fprintf(&b, "%-5s %9s %6s %6s %7s\n", "type", "precision", "recall", "f1", "names")
	line("all", e.All())
	for _, t := range Types() {
		if c := e[t]; c.Found+c.Marked > 0 {
			line(t.String(), c)
		}
	}
	return b.String()
}

// Evaluate compares what m finds in the sentences of a corpus, each alone, with the names marked there. Of partial
// examples only persons and organisations count, as places and facilities are one type there.
func (m *Model) Evaluate(corpus []Example, s *segment.Segmenter) *Evaluation {
	e := new(Evaluation)
	for _, x := range corpus {
		found := m.Tag(x.Text, x.sentence(s), nil)
		right := map[Entity]bool{}
		for _, n := range x.Names {
			if !x.skips(n.Type) {
				right[n] = true
				e[n.Type].Marked++
			}
		}
		for _, n := range found {
			if x.skips(n.Type) {
				continue
			}
			n.Score = 0
			e[n.Type].Found++
			if right[n] {
				e[n.Type].Right++
			}
		}
	}
	return e
}

// skips reports whether names of type t cannot be compared with those of e.
func (e *Example) skips(t Type) bool { return e.Partial && t != Person && t != Organisation }

// sentence returns the whole example as a sentence.
func (e *Example) sentence(s *segment.Segmenter) []segment.Sentence {
	return []segment.Sentence{{Span: normalize.Span{End: len(e.Text)}, Tokens: s.Tokens(e.Text)}}
}
