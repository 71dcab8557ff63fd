package check

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// replace replaces a file.
func replace(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o666)
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestOpenGolden(t *testing.T) {
	g := golden(t, map[string]string{
		"a.json":            `[{"source":{"path":"a"}},{"source":{"path":"b"},"id":"2"}]`,
		"deep/c.ndjson":     `{"source":{"path":"c"}}` + "\n" + `{"id":"4"}`,
		"deep/.hidden.json": `no`,
		".git/x.json":       `no`,
		"README.md":         "no",
	})
	if got := g.Paths(); !slices.Equal(got, []string{"a", "b", "c"}) || g.Len() != 4 {
		t.Errorf("%q, %d", got, g.Len())
	}
	for _, tt := range []struct{ path, id, want string }{
		{"a", "", `{"source":{"path":"a"}}`}, {"x", "2", `{"source":{"path":"b"},"id":"2"}`}, {"c", "2", `{"source":{"path":"c"}}`},
		{"x", "4", `{"id":"4"}`}, {"x", "5", ""}, {"x", "", ""},
	} {
		if got, _, err := g.Find(tt.path, tt.id); string(got) != tt.want || err != nil {
			t.Errorf("%s %s: %q, %v", tt.path, tt.id, got, err)
		}
	}
	for name, bad := range map[string]map[string]string{
		"twice":           {"a.json": `{"source":{"path":"a"}}`, "b.json": `{"source":{"path":"./a"}}`},
		"twice in a file": {"a.json": `[{"source":{"path":"a"}},{"source":{"path":"a"}}]`},
		"of nothing":      {"a.json": `{"figures":[]}`},
		"no JSON":         {"a.json": `no`},
	} {
		dir := t.TempDir()
		for file, text := range bad {
			if err := replace(filepath.Join(dir, file), []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := OpenGolden(dir); err == nil || !strings.Contains(err.Error(), ".json") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestGoldenWrite(t *testing.T) {
	// A folder: a file for each new document; what has not changed is not touched.
	dir := t.TempDir()
	if err := replace(filepath.Join(dir, "old.ndjson"), []byte(`{"id":"1", "text":"x"}`+"\n"+`{"source":{"path":"b"},"text":"y"}`+"\n")); err != nil {
		t.Fatal(err)
	}
	if err := replace(filepath.Join(dir, "same.json"), []byte(`{"source": {"path": "c"}}`)); err != nil {
		t.Fatal(err)
	}
	if err := replace(filepath.Join(dir, "one.json"), []byte(`{"id": "7"}`)); err != nil {
		t.Fatal(err)
	}
	g, err := OpenGolden(dir)
	if err != nil {
		t.Fatal(err)
	}
	touched := []string{}
	noting := func(name string, data []byte) error {
		touched = append(touched, filepath.Base(name))
		return replace(name, data)
	}
	for _, x := range [][3]string{
		{"b", "9", `{"source":{"path":"b"},"text":"z"}`}, {"c", "3", `{"source":{"path":"c"}}`}, {"one", "7", `{"id":"7","text":"x"}`},
		{"../news/d.txt", "4", `{"source":{"path":"../news/d.txt"}}`}, {"x.zip!/.e", "5", `{"id":"5"}`},
	} {
		if err := g.Set(x[0], x[1], []byte(x[2]), noting); err != nil {
			t.Fatal(err)
		}
	}
	added, changed, err := g.Write(noting)
	if err != nil || added != 2 || changed != 2 || !slices.Equal(touched, []string{"one.json", "d.txt.json", "_.e.json", "old.ndjson"}) {
		t.Errorf("%d new, %d changed, %v, %q", added, changed, err, touched)
	}
	if got, want := read(t, dir, "old.ndjson"), `{"id":"1","text":"x"}`+"\n"+`{"source":{"path":"b"},"text":"z"}`+"\n"; got != want {
		t.Errorf("got %s", got)
	}
	if got, want := read(t, dir, "_up", "news", "d.txt.json"), "[\n  {\"source\": {\"path\": \"../news/d.txt\"}}\n]\n"; got != want {
		t.Errorf("got %s", got)
	}
	if again, err := OpenGolden(dir); err != nil || again.Len() != 6 {
		t.Errorf("%v", err)
	}

	// A file: new records come last.
	file := filepath.Join(dir, "deep", "all.ndjson")
	for i, want := range []string{"{\"id\":\"1\"}\n", "{\"id\":\"1\"}\n{\"id\":\"2\"}\n"} {
		g, err := OpenGolden(file)
		if err != nil {
			t.Fatal(err)
		}
		id := string(rune('1' + i))
		if err := g.Set("p"+id, id, []byte(`{"id":"`+id+`"}`), replace); err != nil {
			t.Fatal(err)
		}
		if added, changed, err := g.Write(replace); err != nil || added != 1 || changed != 0 {
			t.Errorf("%d new, %d changed, %v", added, changed, err)
		}
		if got := read(t, file); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestRenew(t *testing.T) {
	for _, tt := range []struct {
		name, old string
		kinds     []string
		want      string
	}{
		{"new", "", nil, record},
		{"new, in part", "", []string{"figures", "people"},
			`{"source":{"path":"news/a.txt"},"people":[],"figures":[{"text":"三人","value":3},{"text":"九人","value":9}]}`},
		{"whole", strings.Replace(record, "三人", "四人", 1), []string{"people"}, record},
		{"in part", `{"source":{"path":"news/a.txt"},"figures":[{"text":"四人"}]}`, nil,
			`{"source":{"path":"news/a.txt"},"figures":[{"text":"三人"},{"text":"九人"}]}`},
		{"in part, and still so", `{"source":{"path":"news/a.txt"},  "figures":[{"value":3.0},{"text":"九人"}]}`, nil,
			`{"source":{"path":"news/a.txt"},  "figures":[{"value":3.0},{"text":"九人"}]}`},
		{"in part, with keys of the document", `{"id":"sha256:0","source":{"path":"news/a.txt","bytes":1},"text":"x"}`, nil,
			`{"id":"sha256:1","source":{"path":"news/a.txt","bytes":40},"text":"甲校有三人、九人"}`},
	} {
		var old []byte
		if tt.old != "" {
			old = []byte(tt.old)
		}
		got, err := Renew(old, []byte(record), tt.kinds)
		if err != nil || string(got) != tt.want {
			t.Errorf("%s: got %s, %v\nwant %s", tt.name, got, err, tt.want)
		}
		if r := collect(t, Policy{}, string(got)); !r.OK() {
			t.Errorf("%s: what was renewed fails: %q", tt.name, problems(r.Problems))
		}
	}
}
