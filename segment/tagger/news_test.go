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
