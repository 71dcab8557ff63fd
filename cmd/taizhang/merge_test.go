package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Documents are compared as folders are walked, whatever their names are.
func TestMergeOrder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"a", "a.txt", "a-b", "a b", "a/b", "a/b!", "zip", "文", "文件", "A", "a!b", "~"} {
		path := filepath.Join("in", name+"x", "y"+strings.ReplaceAll(name, "/", "-"))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		for _, p := range []string{path, filepath.Join("in", strings.ReplaceAll(name, "/", "-")+"z")} {
			if err := os.WriteFile(p, []byte("石渡县修路\n\n石渡县今年要修公路120公里，通到每一个村子，两年内全部完工。\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := ingest(t, "in")
	for _, n := range []int{1, 2, 5} {
		args := []string{"merge"}
		for i := range n {
			name := fmt.Sprintf("%d.ndjson", i)
			ingest(t, "in", "--shard", fmt.Sprintf("%d/%d", i+1, n), "-o", name)
			args = append(args, name)
		}
		s, out, messages := testStreams()
		root := newRootCommand(s)
		root.SetArgs(args)
		if err := root.ExecuteContext(context.Background()); err != nil {
			t.Fatalf("%v\n%s", err, messages)
		}
		if out.String() != want {
			t.Errorf("%d shards: another order", n)
		}
	}
}

// What shards there are is told by the names of their documents, if these are not too few.
func TestMissingShards(t *testing.T) {
	shardsOf := func(names, of int, numbers ...uint64) (out []shardNames) {
		for _, n := range numbers {
			var s shardNames
			for i := range names {
				if name := fmt.Sprintf("news/%d.html", i); n > 0 && (shard{n, uint64(of)}).has(name) {
					s.add(name)
					s.add(name + "!/1.txt")
				}
			}
			out = append(out, s)
		}
		return out
	}
	for _, test := range []struct {
		names, of int
		numbers   []uint64 // 0 is an empty file
		want      string
	}{
		{500, 2, []uint64{1}, "no records of shard 2/2"},
		{500, 2, []uint64{2, 1}, ""},
		{500, 7, []uint64{1, 7, 3, 5}, "no records of shard 2/7, 4/7, 6/7"},
		{500, 7, []uint64{1, 7, 0, 3, 5}, "records of 2 of 7 shards are missing"},
		{3000, 30, []uint64{2, 3}, "records of 28 of 30 shards are missing"},
		{500, 1, []uint64{1}, ""},
		{20, 2, []uint64{1}, ""}, // too few to tell
		{500, 3, []uint64{1, 2, 0}, ""},
		{0, 3, []uint64{1, 2}, ""},
	} {
		if got := missingShards(shardsOf(test.names, test.of, test.numbers...)); got != test.want {
			t.Errorf("%d names, shards %d of %d: %q, want %q", test.names, test.numbers, test.of, got, test.want)
		}
	}
	if got := missingShards(append(shardsOf(500, 2, 1), shardsOf(500, 3, 3)...)); got != "" {
		t.Errorf("shards of two runs: %q", got)
	}
}

func FuzzDocumentOf(f *testing.F) {
	for _, line := range []string{`{"source":{"path":"a"}}`, `{"document":"a"}`, `{}`, `[]`, `{"source":1}`, "", "{"} {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		if path, err := documentOf(line); (path == "") != (err != nil) {
			t.Errorf("%q: %q, %v", line, path, err)
		}
	})
}

func FuzzCompareDocuments(f *testing.F) {
	f.Add("a/b", "a.txt", "a!/b")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		if compareDocuments(a, b) != -compareDocuments(b, a) {
			t.Errorf("%q and %q have no order", a, b)
		}
		if compareDocuments(a, b) < 0 && compareDocuments(b, c) < 0 && compareDocuments(a, c) >= 0 {
			t.Errorf("%q, %q, %q go round", a, b, c)
		}
	})
}
