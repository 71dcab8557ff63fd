package extract

import (
	"slices"
	"testing"
)

func TestRuneTable(t *testing.T) {
	var table runeTable[string]
	table.add('中', "中国")
	table.add('中', "中央")
	table.add('𠮷', "𠮷野") // beyond the basic plane
	for r, want := range map[rune][]string{'中': {"中国", "中央"}, '𠮷': {"𠮷野"}, '国': nil, '𤸭': nil, 0: nil, '\uffff': nil} {
		if got := table.of(r); !slices.Equal(got, want) {
			t.Errorf("of %q there is %q, want %q", r, got, want)
		}
	}
}
