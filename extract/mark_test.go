package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// What loops over Chinese text use finds what the standard library finds, also in bytes that are no characters.
func TestMarks(t *testing.T) {
	for _, text := range []string{"", "云岭", "云岭，临湖：（一）。", ":a，b", "\xe4\xba云，\xe4", "𠮷野·，", "é，\uFFFD：", "\n"} {
		for _, list := range []string{"，,。", "：:", "\n", "云"} {
			set := runeset.Of(list)
			if got, want := indexIn(text, 0, set), strings.IndexAny(text, list); got != want {
				t.Errorf("%q in %q: first at %d, want %d", list, text, got, want)
			}
			if got, want := lastIndexIn(text, set), strings.LastIndexAny(text, list); got != want {
				t.Errorf("%q in %q: last at %d, want %d", list, text, got, want)
			}
		}
		if got, want := runes(text), utf8.RuneCountInString(text); got != want {
			t.Errorf("%q has %d characters, want %d", text, got, want)
		}
	}
}
