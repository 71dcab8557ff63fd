package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/cmd/internal/schematest"
	"taizhang/cmd/report"
)

// testStreams returns streams that end in buffers.
func testStreams() (s *streams, out, messages *bytes.Buffer) {
	out, messages = new(bytes.Buffer), new(bytes.Buffer)
	return &streams{in: strings.NewReader(""), out: out, err: messages}, out, messages
}

// ingest runs ingest on arguments and returns what it wrote; it must succeed, or leave out unreadable inputs.
func ingest(t testing.TB, args ...string) string {
	t.Helper()
	s, out, messages := testStreams()
	root := newRootCommand(s)
	root.SetArgs(append([]string{"ingest"}, args...))
	if err := root.ExecuteContext(context.Background()); err != nil {
		t.Fatalf("ingest %q: %v\n%s", args, err, messages)
	}
	return out.String()
}

// TestGolden compares the record of each article in testdata with testdata/golden. After a change that is meant to
// change records, write them anew and read what changed:
//
//	go test ./cmd/taizhang -run Golden -update && git diff testdata/golden
func TestGolden(t *testing.T) {
	t.Chdir("../../testdata")
	articles, err := filepath.Glob("articles/*")
	if err != nil || len(articles) == 0 {
		t.Fatalf("no articles: %v", err)
	}
	stale := make(map[string]bool)
	old, err := filepath.Glob("golden/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range old {
		stale[path] = true
	}
	for _, article := range articles {
		path := filepath.Join("golden", filepath.Base(article)+".json")
		delete(stale, path)
		t.Run(filepath.Base(article), func(t *testing.T) {
			got := ingest(t, "--format", "json", article)
			if *update {
				if err := os.MkdirAll("golden", 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v (go test ./cmd/taizhang -run Golden -update writes it)", err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
	for path := range stale {
		if *update {
			if err := os.Remove(path); err != nil {
				t.Error(err)
			}
		} else {
			t.Errorf("%s: its article is gone", path)
		}
	}
}

// TestSchema checks all that ingest writes, whole documents and rows, in every script, against the schemas.
func TestSchema(t *testing.T) {
	document, row := schematest.Compile(t, report.Schema()), schematest.Compile(t, report.RowSchema())
	kinds, _ := report.Kinds()
	var all []string
	for _, k := range kinds {
		all = append(all, string(k))
	}
	files, err := filepath.Glob("../../testdata/*/*")
	if err != nil {
		t.Fatal(err)
	}
	var inputs []string
	for _, path := range files {
		if dir := filepath.Base(filepath.Dir(path)); dir == "articles" || dir == "nasty" {
			inputs = append(inputs, path)
		}
	}
	if len(inputs) == 0 {
		t.Fatal("no inputs")
	}
	for _, script := range []string{"hans", "hans-cn", "hant", "keep"} {
		args := append([]string{"--format", "ndjson", "--script", script}, "../../testdata/articles", "../../testdata/nasty")
		if n := document.ValidateLines(t, ingest(t, args...)); n < 2 {
			t.Errorf("%d records", n)
		}
		// Naming a charset lets ingest read what is no text, too.
		if n := document.ValidateLines(t, ingest(t, append([]string{"--charset", "gb18030"}, inputs...)...)); n != len(inputs) {
			t.Errorf("%d records of %d inputs", n, len(inputs))
		}
		row.ValidateLines(t, ingest(t, append(args, "--records", strings.Join(all, ","))...))
	}
}

// TestJobs holds the tool to the law that the number of workers makes no difference.
func TestJobs(t *testing.T) {
	kinds, _ := report.Kinds()
	for _, f := range report.Formats {
		for _, records := range []string{"", string(kinds[0]) + "," + string(kinds[5])} {
			args := []string{"../../testdata/articles", "../../testdata/nasty", "--format", f.Name}
			if records != "" {
				args = append(args, "--records", records)
			}
			want := ingest(t, append(args, "-j", "1")...)
			for _, jobs := range []string{"2", "3", "16"} {
				if got := ingest(t, append(args, "-j", jobs)...); got != want {
					t.Errorf("%s %s: %s workers write something else than one", f.Name, records, jobs)
				}
			}
		}
	}
}
