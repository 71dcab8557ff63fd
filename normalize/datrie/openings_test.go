package datrie

import (
	"slices"
	"testing"
)

func TestOpenings(t *testing.T) {
	trie := mustBuild(t, []Entry{{"云", 1}, {"云栖", 2}, {"云栖县", 3}, {"青a", 4}, {"𠮷野家", 5}, {"\uFFFD", 6}})
	var got []string
	trie.Openings(func(first, second rune) {
		pair := []rune{first, second}
		if second == 0 {
			pair = pair[:1]
		}
		got = append(got, string(pair))
	})
	slices.Sort(got)
	if want := []string{"云", "云栖", "青a", "\uFFFD", "𠮷野"}; !slices.Equal(slices.Compact(got), want) {
		t.Errorf("%q, want %q", got, want)
	}
}
