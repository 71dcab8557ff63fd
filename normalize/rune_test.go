package normalize

import (
	"testing"
	"unicode/utf8"
)

func checkDecodeRune(t *testing.T, s string) {
	t.Helper()
	r, n := DecodeRune(s)
	if want, size := utf8.DecodeRuneInString(s); r != want || n != size {
		t.Fatalf("%q: %U of %d bytes, want %U of %d", s, r, n, want, size)
	}
	for i, r := range Runes(s) {
		if want, _ := utf8.DecodeRuneInString(s[i:]); r != want {
			t.Fatalf("%q: %U at byte %d, want %U", s, r, i, want)
		}
	}
}

// TestDecodeRune checks every character, and all that begins with any two bytes.
func TestDecodeRune(t *testing.T) {
	checkDecodeRune(t, "")
	for r := range rune(utf8.MaxRune + 1) {
		checkDecodeRune(t, string(r)+"字")
	}
	for a := range 256 {
		for b := range 256 {
			for _, c := range []byte{0, 0x7F, 0x80, 0xBF, 0xC0, 0xFF} {
				checkDecodeRune(t, string([]byte{byte(a), byte(b), c, 0x80}))
				checkDecodeRune(t, string([]byte{byte(a), byte(b)}))
			}
		}
	}
}

// TestExtent checks the counts of columns against a count character by character.
func TestExtent(t *testing.T) {
	for _, s := range []string{"", "abc", "汉字", "a汉\xff字“”…—ｶ１\u3000\ue000\ud7ff𠮷é", "\xe4\xb8", "\xed\xa0\x80"} {
		chars, wide := 0, 0
		for _, r := range s {
			chars++
			if wideRune(r) {
				wide++
			}
			n, w := extent(s, chars)
			if n != chars || w != wide {
				t.Errorf("%q: the first %d characters are %d, %d of them wide, want %d", s, chars, n, w, wide)
			}
		}
		if n, w := extent(s, len(s)); n != chars || w != wide {
			t.Errorf("%q: %d characters, %d of them wide, want %d and %d", s, n, w, chars, wide)
		}
	}
}
