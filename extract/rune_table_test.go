package extract

import (
	"slices"
	"testing"
)

// TestRuneTable holds a table against a map, with characters of any plane, those that come to the same place among them.
func TestRuneTable(t *testing.T) {
	var table runeTable[int]
	want := map[rune][]int{}
	for i := range 3000 {
		r := rune(i*i) % 0x11000 * 7 % 1999
		if i%5 == 0 {
			r += 0x20000
		}
		table.add(r, i)
		want[r] = append(want[r], i)
	}
	for r := range rune(0x21000) {
		if got := table.of(r); !slices.Equal(got, want[r]) {
			t.Fatalf("%U has %v, want %v", r, got, want[r])
		}
	}
	if new(runeTable[int]).of('一') != nil {
		t.Error("an empty table has something")
	}
}
