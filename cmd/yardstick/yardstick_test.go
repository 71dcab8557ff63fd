package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// The same number gives the same file, and files are of all kinds.
func TestFile(t *testing.T) {
	seen := map[string]bool{}
	kinds := map[string]int{}
	for n := range 64 {
		name, data := file(n, 4<<10)
		again, same := file(n, 4<<10)
		if name != again || !bytes.Equal(data, same) {
			t.Errorf("file %d is another one the second time", n)
		}
		if seen[name] || seen[string(data)] {
			t.Errorf("file %d is there already", n)
		}
		seen[name], seen[string(data)] = true, true
		kind := filepath.Ext(name)
		if !utf8.Valid(data) {
			kind += " gbk"
		}
		if strings.ContainsAny(string(data), "{}") && kind == ".txt" {
			t.Errorf("file %d: a word was not filled in: %s", n, data)
		}
		kinds[kind]++
	}
	for _, kind := range []string{".txt", ".html", ".txt gbk", ".html gbk"} {
		if kinds[kind] == 0 {
			t.Errorf("no %s among %v", kind, kinds)
		}
	}
	if _, data := file(0, 100<<10); len(data) < 100<<10 {
		t.Errorf("a page of %d bytes", len(data))
	}
}

func TestPlot(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.tsv")
	if err := writeTable(name, "files < all", [][]float64{{1, 0.02, 0.01, 30}, {100, 0.3, 0.5, 41.25}}); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := run([]string{"plot", name}, nil, &b); err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(strings.NewReader(b.String()))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	for _, want := range []string{">files &lt; all<", ">megabytes<", ">0.01<", ">100<"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %s in it", want)
		}
	}
	for _, bad := range []string{"", "x\ty\n", "x\ty\n1\t2\n", "x\ty\n1\t2\n3\n", "x\ty\n1\t2\n3\t0\n", "x\ty\n1\t2\n3\tNaN\n"} {
		if err := os.WriteFile(name, []byte(bad), 0o666); err != nil {
			t.Fatal(err)
		}
		if err := run([]string{"plot", name}, nil, io.Discard); err == nil {
			t.Errorf("%q was drawn", bad)
		}
	}
}

func TestStages(t *testing.T) {
	const bench = `goos: linux
BenchmarkIngest/clean-2   10   2000000 ns/op   1.0 MB/s   3.50 cpu-MB/s   1000 B/op   10 allocs/op
BenchmarkIngest/clean-2   10   4000000 ns/op   1.0 MB/s   4.50 cpu-MB/s   1000 B/op   10 allocs/op
BenchmarkIngest/clean-2   10   3000000 ns/op   1.0 MB/s   4.00 cpu-MB/s   1000 B/op   10 allocs/op
BenchmarkOther   10   5 ns/op
PASS
`
	var b strings.Builder
	if err := run([]string{"stages"}, strings.NewReader(bench), &b); err != nil {
		t.Fatal(err)
	}
	want := `| stage | MB/s of processor | ms | allocations | MB allocated |
| --- | ---: | ---: | ---: | ---: |
| Ingest/clean | 4.0 | 3.0 | 10 | 0.0 |
| Other | 0.0 | 0.0 | 0 | 0.0 |
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

func TestUsage(t *testing.T) {
	for _, args := range []string{"", "no", "articles", "plot", "pair x", "pair x -- true --", "resume", "stages x"} {
		err := run(strings.Fields(args), strings.NewReader("BenchmarkX 1 x ns/op"), io.Discard)
		if err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}
