package segment

import (
	"strings"
	"testing"

	"github.com/go-ego/gse"

	"taizhang/normalize"
	"taizhang/segment/internal/dictionary"
)

// benchmarkText returns paragraphs of Chinese news, each once.
func benchmarkText(b *testing.B) (text string, paragraphs []normalize.Span) {
	var kept []string
	seen := map[string]bool{}
	for _, line := range fixtures(b) {
		han := 0
		for _, r := range line {
			if '一' <= r && r <= '鿿' {
				han++
			}
		}
		if !seen[line] && han*4 > len(line) {
			seen[line] = true
			kept = append(kept, line)
		}
	}
	text = strings.Join(kept, "\n")
	return text, lines(text)
}

// BenchmarkSegment runs the same paragraphs through both engines, from bytes to the places of the words.
func BenchmarkSegment(b *testing.B) {
	text, paragraphs := benchmarkText(b)
	b.Run("native", func(b *testing.B) {
		s := mustNew(b, Options{})
		var buf buffer
		var tokens []Token
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			for _, p := range paragraphs {
				tokens = s.engine.appendTokens(tokens[:0], text[p.Start:p.End], 0, &buf)
			}
		}
	})
	b.Run("gse", func(b *testing.B) {
		g := mustOracle(b)
		b.SetBytes(int64(len(text)))
		b.ReportAllocs()
		for b.Loop() {
			for _, p := range paragraphs {
				g.Segment([]byte(text[p.Start:p.End]))
			}
		}
	})
}

// BenchmarkSentences is what a caller gets: sentences, with tokens of their own.
func BenchmarkSentences(b *testing.B) {
	text, paragraphs := benchmarkText(b)
	for _, bm := range []struct {
		name    string
		options Options
	}{
		{"native", Options{}},
		{"native-own-words", Options{Dictionaries: []Dictionary{{"own.txt", []byte("合作协议\n教育局\n")}}}},
		{"gse", Options{Engine: EngineGSE}},
	} {
		b.Run(bm.name, func(b *testing.B) {
			s := mustNew(b, bm.options)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				s.Sentences(text, paragraphs)
			}
		})
	}
}

// BenchmarkOpen makes the engines ready, from the embedded dictionary and from the word list.
func BenchmarkOpen(b *testing.B) {
	b.Run("native", func(b *testing.B) {
		b.SetBytes(int64(len(dictionaryFile)))
		b.ReportAllocs()
		for b.Loop() {
			mustNew(b, Options{})
		}
	})
	b.Run("gse", func(b *testing.B) {
		d, err := dictionary.OpenString(dictionaryFile)
		if err != nil {
			b.Fatal(err)
		}
		list := wordList(d)
		b.SetBytes(int64(len(list)))
		b.ReportAllocs()
		for b.Loop() {
			g := gse.Segmenter{SkipLog: true, NotLoadHMM: true}
			if err := g.LoadDictStr(list); err != nil {
				b.Fatal(err)
			}
		}
	})
}
