package dictionary

import "testing"

// FuzzOpen opens anything: what is no dictionary is an error, never a panic.
func FuzzOpen(f *testing.F) {
	f.Add([]byte(magic))
	f.Add(append([]byte(magic), make([]byte, headerSize)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		if d, err := Open(b); (d == nil) != (err != nil) {
			t.Errorf("%v, %v", d, err)
		}
	})
}
