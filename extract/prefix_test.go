package extract

import (
	"slices"
	"testing"
)

func TestPrefixes(t *testing.T) {
	p := prefixesOf("在 在会上 表示")
	for _, test := range []struct {
		text string
		want []string
	}{
		{"在会上说", []string{"在", "在会上"}},
		{"在校学生", []string{"在"}},
		{"表示感谢", []string{"表示"}},
		{"表态", nil},
		{"", nil},
	} {
		if got := slices.Collect(p.of(test.text)); !slices.Equal(got, test.want) {
			t.Errorf("%q begins with %q, want %q", test.text, got, test.want)
		}
		if p.begin(test.text) != (test.want != nil) {
			t.Errorf("begin(%q) = %v", test.text, !p.begin(test.text))
		}
	}
}
