package runeset

import "testing"

func TestPairs(t *testing.T) {
	var s Pairs
	s.Add('云', '栖')
	s.Add('𠮷', '市')
	if !s.MayHave('云', '栖') || !s.MayHave('𠮷', '市') {
		t.Error("a pair that was added is missing")
	}
	others := 0
	for r := rune(0x4E00); r < 0x9FA5; r++ {
		if s.MayHave('栖', r) || s.MayHave(r, '云') {
			others++
		}
	}
	if others > 2 {
		t.Errorf("%d pairs that nobody added", others)
	}
}
