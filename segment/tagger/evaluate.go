package tagger

import (
	"fmt"
	"strings"

	"taizhang/internal/score"
	"taizhang/normalize"
	"taizhang/segment"
)

// Evaluation compares names found with those of a corpus, by type, of the types that an annotation has. A name is right where
// its first and last byte and its type are.
type Evaluation [numTypes]score.Score

// Of returns the score of type t.
func (e *Evaluation) Of(t Type) score.Score { return e[t] }

// All returns the sum over all types.
func (e *Evaluation) All() score.Score {
	var all score.Score
	for _, c := range e {
		all.Add(c)
	}
	return all
}

// String returns a table: a line for all types and one for each that occurs.
func (e *Evaluation) String() string {
	var b strings.Builder
	line := func(name string, c score.Score) {
		fmt.Fprintf(&b, "%-5s %9.3f %6.3f %6.3f %7d\n", name, c.Precision(), c.Recall(), c.F1(), c.Expected)
	}
	fmt.Fprintf(&b, "%-5s %9s %6s %6s %7s\n", "type", "precision", "recall", "f1", "names")
	line("all", e.All())
	for _, t := range Types() {
		if c := e[t]; c.Expected+c.Found > 0 {
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
				e[n.Type].Expected++
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
