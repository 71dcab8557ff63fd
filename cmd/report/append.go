package report

import (
	"strconv"
	"unicode/utf8"

	"github.com/govalues/decimal"

	"taizhang/normalize"
)

// object appends JSON to a buffer. Commas are put by looking at the last byte, so that an absent key costs nothing
// and leaves no trace.
type object struct{ b []byte }

const hexDigits = "0123456789abcdef"

// comma separates what follows from the value before it, if there is one.
func (o *object) comma() {
	if n := len(o.b); n > 0 {
		switch o.b[n-1] {
		case '{', '[', ':', ' ', '\n':
		default:
			o.b = append(o.b, ',')
		}
	}
}

// key begins a member. Keys are constants of this package and need no escaping.
func (o *object) key(k string) {
	o.comma()
	o.b = append(o.b, '"')
	o.b = append(o.b, k...)
	o.b = append(o.b, '"', ':')
}

// open begins an object or array, which is a member, an element, or the whole.
func (o *object) open(bracket byte) {
	o.comma()
	o.b = append(o.b, bracket)
}

func (o *object) close(bracket byte) { o.b = append(o.b, bracket) }

// str appends a member with a string, unless it is empty.
func (o *object) str(k, s string) {
	if s != "" {
		o.key(k)
		o.b = appendString(o.b, s)
	}
}

// list appends a member with an array of strings, unless it is empty.
func (o *object) list(k string, list []string) {
	if len(list) == 0 {
		return
	}
	o.key(k)
	o.open('[')
	for _, s := range list {
		o.comma()
		o.b = appendString(o.b, s)
	}
	o.close(']')
}

func (o *object) num(k string, n int) {
	o.key(k)
	o.b = strconv.AppendInt(o.b, int64(n), 10)
}

// yes appends a member that is true.
func (o *object) yes(k string) {
	o.key(k)
	o.b = append(o.b, "true"...)
}

// dec appends a member with an exact decimal number, unless there is none.
func (o *object) dec(k string, d *decimal.Decimal) {
	if d != nil {
		o.key(k)
		o.b = append(o.b, number(*d)...)
	}
}

// number writes d exactly, as JSON does, without zeros at its end.
func number(d decimal.Decimal) string { return d.Trim(0).String() }

// extent appends the members that say where something stands.
func (o *object) extent(x extent) {
	o.num("start", x.start)
	o.num("end", x.end)
	o.source(x.source)
}

// source appends the bytes of the file.
func (o *object) source(s normalize.Span) {
	o.key("source")
	o.open('{')
	o.num("start", s.Start)
	o.num("end", s.End)
	o.close('}')
}

// field appends a column of a row.
func (o *object) field(f field) {
	switch {
	case f.list != nil:
		o.list(f.column, f.list)
	case f.number:
		o.key(f.column)
		o.b = append(o.b, f.text...)
	default:
		o.str(f.column, f.text)
	}
}

// appendString appends s as a JSON string. Bytes that are not UTF-8 become U+FFFD; < > & stay, as this is no HTML;
// U+2028 and U+2029 are escaped, since some programs that read line by line take them for line ends.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			r, size = normalize.DecodeRune(s[i:])
			if (r != utf8.RuneError || size > 1) && r != '\u2028' && r != '\u2029' {
				i += size
				continue
			}
		}
		b = append(b, s[done:i]...)
		b = appendEscape(b, s[i:i+size])
		i += size
		done = i
	}
	b = append(b, s[done:]...)
	return append(b, '"')
}

// appendEscape appends the escape for one character that cannot stand in a JSON string as it is.
func appendEscape(b []byte, s string) []byte {
	switch c := s[0]; c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	default:
		r, _ := utf8.DecodeRuneInString(s) // U+FFFD where s is not UTF-8
		return append(b, '\\', 'u', hexDigits[r>>12&15], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15])
	}
}
