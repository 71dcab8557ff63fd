package normalize

import (
	"html"
	"slices"
	"strings"
)

// entityFold reads the character references that copying and escaping twice have left in a text. Decoding of the page
// is over by then: what is left is meant as a character all the same.
var entityFold = foldRule{
	name:  "entity",
	doc:   "left-over character references become characters, also those that lost their & or ; (ldquo; and &nbsp)",
	marks: markEntity,
	run:   func(t *Text) (*Text, []Warning) { return foldEntities(t), nil },
	examples: []foldExample{
		{"&ldquo;三&middot;八&rdquo;&#8212;&#x4E2D;", "“三·八”—中"},
		{"&amp;ldquo;三&amp;rdquo;", "“三”"},
		{"ldquo;三rdquo;，hellip;", "“三”，…"},
		{"许可证&nbsp苏B2", "许可证\u00a0苏B2"},
		{"甲&lt;乙&gt;丙", "甲<乙>丙"},
		{"&NewLine;甲&#10;乙", " 甲 乙"},
		{"R&D；AT&T; a&b;", "R&D；AT&T; a&b;"},
		{"http://a.example/?x=1&copy=2&lt=3", "http://a.example/?x=1&copy=2&lt=3"},
		{"unquot;x，&#0;，&#xD800;，&;", "unquot;x，&#0;，&#xD800;，&;"},
		{"甲;乙", "甲;乙"},
	},
}

// bareEntities are the names that are taken for references also without & or ;. They are no words.
var bareEntities = []string{
	"bull", "emsp", "ensp", "hellip", "ldquo", "lsquo", "mdash", "middot", "nbsp", "ndash", "quot", "rdquo", "rsquo",
}

// maxEntity is the length of the longest reference looked for, without & and ;.
const maxEntity = 32

// foldEntities replaces every reference that entityAt finds.
func foldEntities(t *Text) *Text {
	e := t.Edit()
	and, end := -1, -1 // the next signs
	for i := 0; ; {
		and, end = nextByte(t.str, '&', i, and), nextByte(t.str, ';', i, end)
		next := min(and, end)
		if next == len(t.str) {
			break
		}
		at, repl := entityAt(t.str, i, next)
		if repl != "" {
			e.Replace(at, repl)
			i = at.End
		} else {
			i = next + 1
		}
	}
	return e.Text()
}

// nextByte returns where c stands in s from byte i on, or the length of s. It stands nowhere between i and known.
func nextByte(s string, c byte, i, known int) int {
	if known >= i {
		return known
	}
	if n := strings.IndexByte(s[i:], c); n >= 0 {
		return i + n
	}
	return len(s)
}

// entityAt returns the reference that the & or ; at s[sign] belongs to and what it stands for, which is empty where
// there is none. The reference begins at start or later.
func entityAt(s string, start, sign int) (Span, string) {
	if s[sign] == ';' {
		from := sign
		for from > start && isNameByte(s[from-1]) {
			from--
		}
		if _, ok := slices.BinarySearch(bareEntities, s[from:sign]); ok {
			return Span{from, sign + 1}, entityText("&" + s[from:sign+1])
		}
		return Span{}, ""
	}
	from := sign + 1
	if strings.HasPrefix(s[from:], "amp;") { // escaped twice
		from += len("amp;")
	}
	if at, repl := namedEntity(s, sign, from); repl != "" {
		return at, repl
	}
	return namedEntity(s, sign, sign+1)
}

// namedEntity returns the reference that begins at s[sign] and has its name at s[from:].
func namedEntity(s string, sign, from int) (Span, string) {
	to := from
	for to < len(s) && to-from < maxEntity && (isNameByte(s[to]) || s[to] == '#' && to == from) {
		to++
	}
	switch {
	case to < len(s) && s[to] == ';':
		return Span{sign, to + 1}, entityText("&" + s[from:to+1])
	case to < len(s) && s[to] == '=':
		return Span{}, "" // a parameter of a link
	}
	if _, ok := slices.BinarySearch(bareEntities, s[from:to]); ok {
		return Span{sign, to}, entityText("&" + s[from:to] + ";")
	}
	return Span{}, ""
}

// entityText returns what a whole reference stands for, empty where it is none. A reference never breaks a line.
func entityText(ref string) string {
	s := html.UnescapeString(ref)
	switch {
	case s == "\n", s == "\r":
		return " "
	case strings.HasSuffix(s, ";"), s == "\ufffd":
		return ""
	}
	return s
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
