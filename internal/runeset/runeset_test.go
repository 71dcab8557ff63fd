package runeset

import "testing"

func TestSet(t *testing.T) {
	set := Of("中𠮷")
	// The bits of 𤸭 end in those of 中.
	for r, want := range map[rune][2]bool{'中': {true, true}, '国': {false, false}, '𠮷': {false, true}, '𤸭': {false, true}, 0: {}, '\uffff': {}} {
		if got := [2]bool{set.Has(r), set.MayHave(r)}; got != want {
			t.Errorf("Has, MayHave %q: %v, want %v", r, got, want)
		}
	}
}
