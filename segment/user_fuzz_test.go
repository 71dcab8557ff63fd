package segment

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzReadDictionaries reads word lists of any kind: what is taken is found again, and nothing but UTF-8 is taken.
func FuzzReadDictionaries(f *testing.F) {
	for _, s := range []string{"断头路 9 n\n", "断头路\n断头路 3\n", "\ufeff接通 1e3 v", "a b c d", "词 x", "\xff", "  \n\n", "ΩΩ 1 n\r\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		w, err := readDictionaries([]Dictionary{{Name: "list", Data: data}})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "list:") && !strings.HasPrefix(err.Error(), "user dictionary:") {
				t.Errorf("an error without a place: %v", err)
			}
			return
		}
		if w == nil {
			return
		}
		for _, e := range w.trie.Entries() {
			if !utf8.ValidString(e.Key) || e.Key == "" || int(e.Value) >= len(w.tags) {
				t.Fatalf("%q became a word, with tag %d of %d", e.Key, e.Value, len(w.tags))
			}
			if n, _ := w.longest(e.Key, 0); n > len(e.Key) {
				t.Fatalf("in %q, %d bytes are a word", e.Key, n)
			}
		}
	})
}
