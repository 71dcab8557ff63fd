package runeset

import (
	"strings"
	"testing"
)

func TestSet(t *testing.T) {
	set := Of("中𠮷")
	// The bits of 𤸭 end in those of 中.
	for r, want := range map[rune][2]bool{'中': {true, true}, '国': {false, false}, '𠮷': {false, true}, '𤸭': {false, true}, 0: {}, '\uffff': {}} {
		if got := [2]bool{set.Has(r), set.MayHave(r)}; got != want {
			t.Errorf("Has, MayHave %q: %v, want %v", r, got, want)
		}
	}
}

func TestNext(t *testing.T) {
	for _, text := range []string{"", "云岭", "云岭，临湖（一）。", ":a，b", "\xe4\xba云，\xe4", "\xed\xa0\x80：", "𠮷野·，", "é，\uFFFD", "\n"} {
		for _, list := range []string{"，,。", "：:", "\n", "云", "é", "\uFFFD"} {
			want := strings.IndexAny(text, list)
			if want < 0 {
				want = len(text)
			}
			if got := Of(list).Next(text, 0); got != want {
				t.Errorf("%q in %q: %d, want %d", list, text, got, want)
			}
		}
	}
}
