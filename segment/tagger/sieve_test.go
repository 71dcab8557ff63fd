package tagger

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/normalize"
	"taizhang/segment"
)

// newsText is a text with its sentences.
type newsText struct {
	text      string
	sentences []segment.Sentence
}

// news returns the paragraphs of news that is not part of the repository, and how many bytes there are.
func news(tb testing.TB) (texts []newsText, size int64) {
	tb.Helper()
	files, _ := filepath.Glob("../../../shared/gold/flat/*")
	if len(files) == 0 {
		tb.Skip("no texts in ../../../shared/gold/flat")
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		var text strings.Builder
		var paragraphs []normalize.Span
		for line := range strings.Lines(string(b)) {
			if strings.Contains(line, "。") { // no menu
				start := text.Len()
				text.WriteString(line)
				paragraphs = append(paragraphs, normalize.Span{Start: start, End: text.Len()})
			}
		}
		texts = append(texts, newsText{text.String(), segmenter().Sentences(text.String(), paragraphs)})
		size += int64(text.Len())
	}
	return texts, size
}

// TestSieveLosesNothing holds what the model finds in news that it was not trained on against what it finds without its
// sieve.
func TestSieveLosesNothing(t *testing.T) {
	texts, _ := news(t)
	m, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	whole.sieve = nil
	b := m.scratch()
	names, lost, units, kept := 0, 0, 0, 0
	for _, x := range texts {
		found := map[Entity]bool{}
		for _, e := range m.Tag(x.text, x.sentences, nil) {
			found[e] = true
		}
		for _, e := range whole.Tag(x.text, x.sentences, nil) {
			names++
			if !found[e] {
				lost++
				t.Logf("%s %s, score %.1f", e.Type, x.text[e.Span.Start:e.Span.End], e.Score)
			}
		}
		for i := range x.sentences {
			s := &b.sentence
			s.load(m.lists, x.text, x.sentences[i].Span, x.sentences[i].Tokens)
			units += s.len()
			for _, u := range m.sieve.stretches(nil, s) {
				kept += u.to - u.from
			}
		}
	}
	t.Logf("%d of %d names are not the same; %d of %d units pass", lost, names, kept, units)
	if lost*200 > names {
		t.Errorf("the sieve costs %d of %d names", lost, names)
	}
	if kept*10 > units*6 {
		t.Errorf("%d of %d units pass", kept, units)
	}
}

// TestStretches checks what a stretch is made of.
func TestStretches(t *testing.T) {
	text := "云栖 大学 的 校长 说"
	text = strings.ReplaceAll(text, " ", "")
	var s sentence
	var tokens []segment.Token
	at := 0
	for _, w := range []string{"云栖", "大学", "的", "校长", "说"} {
		tokens = append(tokens, segment.Token{Span: normalize.Span{Start: at, End: at + len(w)}})
		at += len(w)
	}
	s.load(new(lists), text, normalize.Span{End: len(text)}, tokens)
	for _, tt := range []struct {
		name string
		sums [5]int8
		want []stretch
	}{
		{"nothing reaches the lower bar", [5]int8{lowPass - 1, lowPass - 1, -128, -128, lowPass - 1}, nil},
		{"nothing reaches the higher bar", [5]int8{lowPass, lowPass, -128, highPass - 1, -128}, nil},
		{"a word under the bar between two", [5]int8{lowPass, highPass, -128, lowPass, lowPass - 1}, []stretch{{0, 7}}},
		{"two words under the bar", [5]int8{0, -128, -128, highPass, -128}, []stretch{{0, 2}, {5, 7}}},
		{"the ends", [5]int8{0, -128, -128, -128, 0}, []stretch{{0, 2}, {7, 8}}},
	} {
		v := make(sieve, 1<<sieveBits)
		for i, sum := range tt.sums {
			var f wordHashes
			s.hashWord(&f, pad+i)
			v[f[0]>>(32-sieveBits)] = sum // of the word itself
		}
		got := v.stretches(nil, &s)
		if len(got) != len(tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
			continue
		}
		for i := range got {
			if got[i] != tt.want[i] {
				t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
			}
		}
	}
}

func BenchmarkNews(b *testing.B) {
	texts, size := news(b)
	m, err := Default()
	if err != nil {
		b.Fatal(err)
	}
	run := func(name string, f func(x *newsText)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for i := range texts {
					f(&texts[i])
				}
			}
		})
	}
	run("tag", func(x *newsText) { m.Tag(x.text, x.sentences, nil) })
	run("document", func(x *newsText) { m.TagDocument(x.text, x.sentences, nil) })
	var s sentence
	run("lists", func(x *newsText) { // what comes before features and weights
		for i := range x.sentences {
			s.load(m.lists, x.text, x.sentences[i].Span, x.sentences[i].Tokens)
		}
	})
}
