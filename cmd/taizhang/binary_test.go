package main

import (
	"errors"
	"strings"
	"testing"
)

func TestNotText(t *testing.T) {
	for begin, want := range map[string]string{
		"Rar!\x1a\x07\x01\x00":       "unpack it first",
		"7z\xbc\xaf\x27\x1c\x00\x04": "unpack it first",
		"\xfd7zXZ\x00\x00":           "unpack it first",
		"\x89PNG\r\n\x1a\n\x00\x00":  "--charset",
	} {
		raw := []byte(begin + strings.Repeat("\x00\x01\x02", 100))
		kind := mediaType(raw)
		if kind == "" {
			t.Errorf("%q is taken for a text", begin)
		}
		var hinted *hintedError
		if err := notText("a", kind, raw); !errors.As(err, &hinted) || !strings.Contains(hinted.hint, want) {
			t.Errorf("%q: %v, want a hint with %q", begin, err, want)
		}
	}
}
