//go:build unix && !race

package main

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"taizhang/cmd/report"
	"taizhang/extract"
	"taizhang/normalize"
	"taizhang/segment"
)

// BenchmarkStage runs the stages of ingest one by one over the fixtures: each does what it does in a run, with what the stage
// before it made. Bytes are those of the files, and cpu-MB/s is by the time of the processor, which does not
// depend on what else runs. make bench makes a table of it.
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
			start := processorTime(b)
			for b.Loop() {
				for i := range raws {
					stage.run(i)
				}
			}
			took := processorTime(b) - start
			b.ReportMetric(float64(size)*float64(b.N)/1e6/took.Seconds(), "cpu-MB/s")
		})
	}
}
