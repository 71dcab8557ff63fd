package dictionary

import (
	"slices"
	"strings"
	"testing"
)

var words = []Word{{"云", 2, "n"}, {"云栖县", 7, "ns"}, {"签署", 7, "v"}, {"·", 900, ""}}

func TestRoundTrip(t *testing.T) {
	b, err := Build([]Word{words[3], words[1], words[0], words[2]})
	if err != nil {
		t.Fatal(err)
	}
	d, err := OpenString(string(b))
	if err != nil {
		t.Fatal(err)
	}
	want := slices.Clone(words)
	slices.SortFunc(want, func(a, b Word) int { return strings.Compare(a.Text, b.Text) })
	if got := d.Words(); !slices.Equal(got, want) {
		t.Errorf("words %v, want %v", got, want)
	}
	value, ok := d.Trie.Get("云栖县")
	if !ok || d.Tag(value) != "ns" || d.Distance(value) <= 0 {
		t.Errorf("云栖县: %v, tag %q, distance %v", ok, d.Tag(value), d.Distance(value))
	}
	frequent, _ := d.Trie.Get("·")
	if d.Distance(frequent) >= d.Distance(value) {
		t.Errorf("distance %v of a frequent word, %v of a rare one", d.Distance(frequent), d.Distance(value))
	}
	for n := range b {
		if _, err := Open(b[:n]); err == nil {
			t.Fatalf("opened the first %d of %d bytes", n, len(b))
		}
	}
}

func TestBuildRejects(t *testing.T) {
	for _, tt := range []struct {
		word Word
		want string
	}{
		{Word{"云栖", 1, "n"}, "below 2"},
		{Word{"云栖", 5, "n\nv"}, "line feed"},
		{Word{"4S店", 5, "n"}, "letter or digit"},
		{Word{"é校", 5, "n"}, "letter or digit"},
		{Word{"", 5, "n"}, "empty key"},
		{words[1], "given twice"},
	} {
		if _, err := Build(append(slices.Clone(words), tt.word)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v: error %v, want %q", tt.word, err, tt.want)
		}
	}
}
