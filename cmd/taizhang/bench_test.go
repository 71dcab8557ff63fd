package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/cmd/report"
	"taizhang/extract"
	"taizhang/normalize"
	"taizhang/segment"
)

// BenchmarkIngest runs ingest over copies of the fixtures, from files to records. Bytes are those of the files.
func BenchmarkIngest(b *testing.B) {
	dir := b.TempDir()
	articles, err := filepath.Glob("../../testdata/articles/*")
	if err != nil || len(articles) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	var texts [][]byte
	for _, path := range articles {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		texts = append(texts, raw)
	}
	size := 0
	writeMany(dir, 10*len(texts), func(i int) []byte {
		size += len(texts[i%len(texts)])
		return texts[i%len(texts)]
	})
	for _, format := range []string{"ndjson", "csv"} {
		for _, jobs := range []int{1, 2, 4} {
			b.Run(fmt.Sprintf("format=%s/jobs=%d", format, jobs), func(b *testing.B) {
				b.SetBytes(int64(size))
				for b.Loop() {
					runDiscarding(b, "ingest", dir, "--format", format, "-j", fmt.Sprint(jobs))
				}
			})
		}
	}
	for _, filter := range []string{"clean", "normalize", "segment"} {
		b.Run(filter, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				runDiscarding(b, filter, dir, "-j", "1")
			}
		})
	}
}

// runDiscarding runs a command line whose output nobody reads.
func runDiscarding(b *testing.B, args ...string) {
	b.Helper()
	var messages bytes.Buffer
	root := newRootCommand(&streams{in: strings.NewReader(""), out: io.Discard, err: &messages})
	root.SetArgs(args)
	if err := root.ExecuteContext(context.Background()); err != nil {
		b.Fatalf("%v\n%s", err, &messages)
	}
}

// BenchmarkStage runs the stages of ingest one by one over the fixtures: each does what it does in a run, with what the stage
// before it made. Bytes are those of the files. make bench makes a table of it.
func BenchmarkStage(b *testing.B) {
	articles, err := filepath.Glob("../../testdata/articles/*")
	if err != nil || len(articles) == 0 {
		b.Fatalf("no articles: %v", err)
	}
	segmenter, err := segment.New(segment.Options{})
	if err != nil {
		b.Fatal(err)
	}
	pipeline, err := extract.New(extract.Options{Segmenter: segmenter})
	if err != nil {
		b.Fatal(err)
	}
	size := 0
	var raws [][]byte
	var docs []*normalize.Document
	var paragraphs [][]normalize.Span
	var records []*extract.Record
	for _, path := range articles {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		size += len(raw)
		doc := normalize.Read(path, raw, normalize.Options{})
		var spans []normalize.Span
		for _, p := range doc.Paragraphs {
			spans = append(spans, p.Span)
		}
		paragraphs = append(paragraphs, spans)
		raws, docs, records = append(raws, raw), append(docs, doc), append(records, pipeline.Extract(doc))
	}
	format, _ := report.Lookup("ndjson")
	writer := format.New(io.Discard, report.Options{})
	for _, stage := range []struct {
		name string
		run  func(i int)
	}{
		{"read", func(i int) { normalize.Read("", raws[i], normalize.Options{}) }},
		{"segment", func(i int) { segmenter.Sentences(docs[i].Body.String(), paragraphs[i]) }},
		{"extract", func(i int) { pipeline.Extract(docs[i]) }},
		{"encode", func(i int) { writer.Add(records[i]) }},
		{"all", func(i int) { writer.Add(pipeline.Extract(normalize.Read("", raws[i], normalize.Options{}))) }},
	} {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for i := range raws {
					stage.run(i)
				}
			}
		})
	}
}
