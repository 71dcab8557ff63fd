package extract

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"taizhang/normalize"
)

// BenchmarkNames measures the whole stage of names, which is all that an article takes from words to people: names of the
// lists, the tagger, places, institutions with their full names, people with their posts; and each part by itself.
func BenchmarkNames(b *testing.B) {
	b.Run("fixtures", func(b *testing.B) { benchNames(b, fixtures(b)) })
	b.Run("news", func(b *testing.B) { benchNames(b, newsBeside(b)) })
}

// newsBeside returns articles that lie beside the repository.
func newsBeside(b *testing.B) []*normalize.Document {
	files, err := filepath.Glob("../../shared/gold/flat/*")
	if err != nil || len(files) == 0 {
		b.Skip("no texts in ../../shared/gold/flat")
	}
	var docs []*normalize.Document
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, normalize.Read(name, data, normalize.Options{}))
	}
	return docs
}

func benchNames(b *testing.B, docs []*normalize.Document) {
	x := pipeline(b)
	var before []*facts // articles with their words
	bytes := 0
	for _, doc := range docs {
		a := newArticle(doc, x.segmenter, x.lexicon, x.now, nil)
		a.dateline = resolveDateline(a)
		before = append(before, &facts{a: a, r: &Record{Doc: doc, Dateline: a.dateline}})
		bytes += len(a.Text)
	}
	parts := []struct {
		name string
		run  func(f *facts)
	}{
		{"lexicon", func(f *facts) { f.a.findNames() }},
		{"tagger", func(f *facts) { f.a.findTagged(x.tagger) }},
		{"places", places.find},
		{"institutions", institutions.find},
		{"people", people.find},
	}
	measure := func(b *testing.B, inputs []*facts, run func(f *facts)) {
		b.SetBytes(int64(bytes))
		b.ReportAllocs()
		for b.Loop() {
			for _, f := range inputs {
				run(anew(f))
			}
		}
	}
	b.Run("all", func(b *testing.B) {
		measure(b, before, func(f *facts) {
			for _, p := range parts {
				p.run(f)
			}
		})
	})
	for _, p := range parts {
		b.Run(p.name, func(b *testing.B) { measure(b, before, p.run) })
		before = slices.Clone(before)
		for i := range before {
			before[i] = anew(before[i])
			p.run(before[i])
		}
	}
}

// anew returns a copy of facts for another extractor to write to.
func anew(f *facts) *facts {
	a, r, c := *f.a, *f.r, *f
	c.a, c.r = &a, &r
	return &c
}
