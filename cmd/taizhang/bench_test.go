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

// BenchmarkNews runs ingest over real news that lies beside the repository, copied as text and as pages: one worker, from files to
// records. The pages of 130 kB a second are what the megabytes come to.
func BenchmarkNews(b *testing.B) {
	for _, kind := range []string{"flat", "pages"} {
		var texts [][]byte
		size := 0
		for _, ext := range []string{"*.txt", "*.htm*"} {
			paths, _ := filepath.Glob(filepath.Join("../../../shared/gold", kind, ext))
			for _, path := range paths {
				raw, err := os.ReadFile(path)
				if err != nil {
					b.Fatal(err)
				}
				texts, size = append(texts, raw), size+len(raw)
			}
		}
		if len(texts) == 0 {
			b.Skip("no news in ../../../shared/gold/" + kind)
		}
		dir := b.TempDir()
		writeMany(dir, len(texts), func(i int) []byte { return texts[i] })
		b.Run(kind, func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				runDiscarding(b, "ingest", dir, "--format", "ndjson", "-j", "1")
			}
			if kind == "pages" {
				b.ReportMetric(float64(size)*float64(b.N)/130e3/b.Elapsed().Seconds(), "pages/s")
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
