package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// visible returns s as one line that a terminal only shows: what it would act on (control characters, what turns the
// direction of writing, bytes that are no UTF-8) is written as an escape sequence of Go.
func visible(s string) string {
	if !strings.ContainsFunc(s, hidden) { // of which U+FFFD is one, as bytes that are no UTF-8 are read as it
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch _, size := utf8.DecodeRuneInString(s[i:]); {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r != utf8.RuneError && hidden(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r != utf8.RuneError && hidden(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden reports whether r is not to be shown as it is.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}
