package main

import "testing"

func TestVisible(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"台账/a b.html":           "台账/a b.html",
		`C:\new`:                `C:\new`, // a backslash of its own stays one
		"red\x1b[31m":           `red\x1b[31m`,
		"two\nlines\tand\r":     `two\nlines\tand\x0d`,
		"latin-1 \xe9 and \xff": `latin-1 \xe9 and \xff`,
		"turn \u202e back":      `turn \u202e back`,
		"csi \u009b31m":         `csi \u009b31m`,
		"lost \ufffd":           "lost \ufffd",
	} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %s, want %s", in, got, want)
		}
	}
}
