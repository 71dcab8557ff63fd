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
