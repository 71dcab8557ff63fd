package compare

import (
	"slices"
	"strings"
	"testing"
)

func TestIndex(t *testing.T) {
	a, b := `{"schema":"taizhang/1","id":"1","source":{"path":"a"}}`, `{"id":"2","source":{"path":"b","bytes":3},"text":"}{"}`
	for _, in := range []string{
		a + "\n" + b + "\n", a + b, " \n" + a + "\n\n" + b, "[" + a + "," + b + "]", "[\n  " + a + " ,\n" + b + "\n]\n",
	} {
		r := strings.NewReader(in)
		list, err := Index(r, r.Size())
		if err != nil || len(list) != 2 || list[0].Path != "a" || list[1].ID != "2" {
			t.Fatalf("%q: %+v, %v", in, list, err)
		}
		for i, want := range []string{a, b} {
			if got, err := list[i].Read(r); string(got) != want || err != nil {
				t.Errorf("%q: record %d is %q, %v", in, i, got, err)
			}
		}
	}
	for _, in := range []string{"", " \n", "[]", "[ ]\n"} {
		r := strings.NewReader(in)
		if list, err := Index(r, r.Size()); err != nil || len(list) != 0 {
			t.Errorf("%q: %v, %v", in, list, err)
		}
	}
	for in, want := range map[string]string{
		a + "\n" + b[:20]:                     "record 2: ends in the middle of a record",
		"[" + a:                               "ends in the middle of a record",
		"[" + a + ",":                         "record 2: ends in the middle of a record",
		a + "x":                               "record 2: is no JSON: invalid character 'x' looking for beginning of value",
		a + "7":                               "record 2: is no JSON object, and so not the record of a document",
		`{"text":"a"}`:                        "record 1: says neither in source.path nor in id which document it is of",
		`{"document":"a","record":"figures"}`: "record 1: is a flat row (of figures), not the record of a document: write it without --records",
		"title,outlet\n":                      "record 1: is no JSON: invalid character 'i' in literal true (expecting 'r')",
		`{"source":"a"}`:                      "record 1: is JSON of the kind string, not the record of a document",
	} {
		r := strings.NewReader(in)
		if _, err := Index(r, r.Size()); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", in, err, want)
		}
	}
}

func TestMatch(t *testing.T) {
	old := []Entry{{Path: "a", ID: "1"}, {Path: "b", ID: "2"}, {Path: "c", ID: "3"}, {Path: "-", ID: "5"}, {Path: "-", ID: "6"}}
	now := []Entry{{Path: "new", ID: "9"}, {Path: "c", ID: "4"}, {Path: "moved/b", ID: "2"}, {Path: "-", ID: "5"}, {Path: "-", ID: "6"}, {Path: "x", ID: "3"}}
	want := []Pair{{0, -1}, {1, 2}, {2, 1}, {3, 3}, {4, 4}, {-1, 0}, {-1, 5}}
	if got := Match(old, now); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := Match(nil, nil); len(got) != 0 {
		t.Errorf("of nothing: %v", got)
	}
}
