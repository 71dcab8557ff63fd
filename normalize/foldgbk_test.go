package normalize

import (
	"testing"
	"unicode/utf8"
)

func TestGBKPairs(t *testing.T) {
	tests := []struct {
		lead, trail byte
		want        rune
	}{
		{0xC8, 0xD5, '日'}, {0x85, 0x5E, '區'}, {0xA1, 0xA3, '。'}, {0x81, 0x40, '丂'},
		{0xF8, 0xBD, 0xE250}, {0xAA, 0xA1, 0xE000}, {0xA1, 0x40, 0xE4C6}, {0xA7, 0xA0, 0xE765},
		{0x85, 0x7F, utf8.RuneError}, {0x80, 0x41, utf8.RuneError}, {0xFF, 0x41, utf8.RuneError}, {0x81, 0x3F, utf8.RuneError},
	}
	for _, tt := range tests {
		if got := gbkRune(tt.lead, tt.trail); got != tt.want {
			t.Errorf("%X%X is %U, want %U", tt.lead, tt.trail, got, tt.want)
		}
	}
	for _, r := range []rune{'a', '€', utf8.RuneError, 0x20000, -1, 0xE766} {
		if _, _, ok := gbkPair(r); ok {
			t.Errorf("%U has a pair", r)
		}
	}
}

func TestGBKRoundTrip(t *testing.T) {
	n := 0
	for lead := firstLead; lead <= lastLead; lead++ {
		for trail := firstTrail; trail <= lastTrail; trail++ {
			r := gbkRune(byte(lead), byte(trail))
			if r == utf8.RuneError || r == '€' || r == '\u3000' {
				continue
			}
			n++
			if l, tr, ok := gbkPair(r); !ok || l != byte(lead) || tr != byte(trail) {
				t.Errorf("%X%X is %U, which is %X%X", lead, trail, r, l, tr)
			}
		}
	}
	if n < 23000 {
		t.Errorf("only %d pairs", n)
	}
}
