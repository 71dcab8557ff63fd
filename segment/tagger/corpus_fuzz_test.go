package tagger

import (
	"bytes"
	"testing"
)

// checkExamples checks that names lie in their sentences, in order.
func checkExamples(t *testing.T, corpus []Example) {
	t.Helper()
	for _, e := range corpus {
		last := 0
		for _, n := range e.Names {
			if n.Span.Start < last || n.Span.End <= n.Span.Start || n.Span.End > len(e.Text) {
				t.Fatalf("%q: a name at %v, after one that ends at %d", e.Text, n.Span, last)
			}
			last = n.Span.End
		}
	}
}

func FuzzReadMarked(f *testing.F) {
	for _, s := range []string{"{PER|沈佳禾}来到{LOC|石渡县}\n", "{PER|}", "{X|a}", "{{PER|a}", "{PER|a", "}|{", ""} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		corpus, err := ReadMarked(bytes.NewReader(data))
		if err == nil {
			checkExamples(t, corpus)
		}
	})
}

func FuzzReadIOB2(f *testing.F) {
	for _, s := range []string{"# text = 石渡县修路\n1\t石渡县\tB-LOC\n2\t修路\tO\n\n", "1\ta\tI-PER\n", "1\ta\n", "x", "# text = ab\n1\tc\tO\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		corpus, err := ReadIOB2(bytes.NewReader(data))
		if err == nil {
			checkExamples(t, corpus)
		}
	})
}
