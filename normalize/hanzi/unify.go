package hanzi

import (
	"sync"
	"unicode/utf8"

	"taizhang/normalize/datrie"
)

// doubles is the table of compatibility ideographs, or nil if tables.bin is damaged.
var doubles = sync.OnceValue(func() *datrie.Trie {
	t, err := datrie.OpenString(trieSections[configs[0].normalize].String())
	if err != nil {
		return nil
	}
	return t
})

// Unify returns the character that a CJK compatibility ideograph is a double of, and every other rune as it is. The
// twelve characters among them that are no doubles stay.
func Unify(r rune) rune {
	if r < 0xF900 || r > 0xFAFF && r < 0x2F800 || r > 0x2FA1F {
		return r
	}
	t := doubles()
	if t == nil {
		return r
	}
	state, ok := t.Step(t.Root(), r)
	if !ok {
		return r
	}
	value, _ := t.Value(state)
	at, n := int(value>>offsetShift), int(value>>lengthShift&lengthMask)
	if n == 0 {
		return r
	}
	u, _ := utf8.DecodeRuneInString(valueSection.String()[at : at+n])
	return u
}
