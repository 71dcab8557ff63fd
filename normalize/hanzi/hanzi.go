// Package hanzi converts between Traditional and Simplified Chinese characters, tells the two apart, and knows the
// readings of characters.
//
// Conversion is OpenCC's: the longest match over its dictionaries, in the stages its configurations name. The tables
// lie embedded in the form they are used in; nothing is decoded at start. Open opens one in microseconds, Convert appends
// to a buffer of the caller's and reports each place where bytes change, so that places can be led back to the source.
// Words of a region are changed by the configurations whose name ends in p, and by any2cn, never by the others.
//
// OpenCC's configurations give what OpenCC gives. The ones of our own are for running text whose origin nobody knows:
//
//   - any2s: Traditional of any region to Simplified;
//   - any2cn: the same with the words of the mainland;
//   - stray2s: Simplified with Traditional characters strewn in;
//   - s2any: Simplified to Traditional as the press writes it.
//
// In these, a phrase of the dictionaries does not match across the border of two frequent words: 被|發明 keeps 發, though
// 被髮 is a phrase.
//
// Choices lists the places that neighbours decided, Runs the stretches of text in one script, and ReadPairs reads
// conversions of one's own, which win over the tables.
package hanzi

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"taizhang/normalize/datrie"
)

//go:generate go run gen.go gen_tables.go gen_any.go gen_guard.go gen_region.go gen_write.go

//go:embed tables.bin
var tables string

// section is a part of tables, from start to end.
type section struct{ start, end int }

func (s section) String() string { return tables[s.start:s.end] }

// config is a way to convert: by the tables of chain one after the other, each found by the number of its section.
// Where segment is a table, the text is cut at the flagged keys of that table first, and no match reaches over a cut.
type config struct {
	name, doc string
	normalize int // the table that replaces compatibility ideographs
	segment   int // or -1
	chain     []int
	spare     bool // leave flagged keys as they are
}

// A trie's value: whether the key is flagged, then the length in bytes of what replaces it, 0 where it stays as it is,
// then the place of that in valueSection.
const (
	flagBit     = 1
	lengthShift = 1
	lengthMask  = 1<<6 - 1
	offsetShift = 7
)

// Converter converts text in one of the ways that Names lists. It is immutable and safe for concurrent use.
type Converter struct {
	normalize *datrie.Trie
	segment   *datrie.Trie // nil where the text is not cut
	chain     []*datrie.Trie
	choices   []*datrie.Trie // of each table of the chain, nil where it has none
	values    string
	spare     bool
	pairs     *Pairs // nil or not empty
}

// Names returns the names that Open takes.
func Names() []string {
	var names []string
	for _, c := range configs {
		names = append(names, c.name)
	}
	return names
}

// Open returns the converter of the given name. It takes some microseconds and next to no memory.
func Open(name string) (*Converter, error) {
	for _, c := range configs {
		if c.name == name {
			return open(c)
		}
	}
	return nil, fmt.Errorf("no conversion %q: use one of %s", name, strings.Join(Names(), " "))
}

func open(c config) (*Converter, error) {
	conv := &Converter{values: valueSection.String(), spare: c.spare}
	opened := map[int]*datrie.Trie{}
	needed := append([]int{c.normalize, c.segment}, c.chain...)
	for _, k := range c.chain {
		needed = append(needed, choiceTables[k])
	}
	for _, k := range needed {
		if k < 0 || opened[k] != nil {
			continue
		}
		t, err := datrie.OpenString(trieSections[k].String())
		if err != nil {
			return nil, fmt.Errorf("conversion %s: %w", c.name, err)
		}
		opened[k] = t
	}
	conv.normalize, conv.segment = opened[c.normalize], opened[c.segment]
	for _, k := range c.chain {
		conv.chain = append(conv.chain, opened[k])
		conv.choices = append(conv.choices, opened[choiceTables[k]])
	}
	return conv, nil
}

// Convert appends the conversion of s to dst. It calls edit, which may be nil, in ascending order for every place
// where bytes change: the old bytes of s from at on have become new bytes. It does not allocate, except to grow dst
// and where the configuration has several stages or s has compatibility ideographs.
func (c *Converter) Convert(dst []byte, s string, edit func(at, old, new int)) []byte {
	if c.pairs != nil {
		return c.paired(dst, s, edit)
	}
	return c.unpaired(dst, s, edit)
}

// unpaired is Convert by the tables alone.
func (c *Converter) unpaired(dst []byte, s string, edit func(at, old, new int)) []byte {
	if len(c.chain) == 0 {
		return append(dst, s...)
	}
	if c.segment == nil && len(c.chain) == 1 && !hasCompatibility(s) {
		return c.single(dst, s, edit)
	}
	return c.staged(dst, s, edit)
}

// single converts by the one table there is.
func (c *Converter) single(dst []byte, s string, edit func(at, old, new int)) []byte {
	t := c.chain[0]
	kept := 0 // up to here s is converted; from here to i it stays
	for i := 0; i < len(s); {
		n, value := longest(t, s, i)
		repl := c.replacement(value)
		if repl == "" || c.spare && value&flagBit != 0 {
			i += n
			continue
		}
		dst = append(dst, s[kept:i]...)
		dst = append(dst, repl...)
		if edit != nil {
			report(edit, i, s[i:i+n], repl)
		}
		i += n
		kept = i
	}
	return append(dst, s[kept:]...)
}

// replacement returns what value says to write, empty for the key itself.
func (c *Converter) replacement(value uint32) string {
	at, n := int(value>>offsetShift), int(value>>lengthShift&lengthMask)
	return c.values[at : at+n]
}

// longest returns the length and the value of the longest key at s[i:], or the length of one character and 0.
func longest(t *datrie.Trie, s string, i int) (n int, value uint32) {
	r, n := decode(s, i)
	code := t.Code(r)
	if code == 0 {
		return n, 0
	}
	state, ok := t.StepCode(t.Root(), code)
	if !ok {
		return n, 0
	}
	value, _ = t.Value(state)
	for j := i + n; j < len(s) && !state.Leaf(); {
		r, size := decode(s, j)
		if state, ok = t.Step(state, r); !ok {
			break
		}
		j += size
		if v, ok := t.Value(state); ok {
			n, value = j-i, v
		}
	}
	return n, value
}

// decode is utf8.DecodeRuneInString(s[i:]) with a shortcut for what nearly all Chinese text consists of. A byte that is
// not UTF-8 is no key's.
func decode(s string, i int) (rune, int) {
	switch b := s[i]; {
	case b < utf8.RuneSelf:
		return rune(b), 1
	case b >= 0xE1 && b < 0xED && i+2 < len(s) && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80:
		return rune(b&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F), 3
	}
	return utf8.DecodeRuneInString(s[i:])
}

// report tells edit of a replacement. Where lengths differ, what is the same at both ends is left out, so that as few
// characters as possible lose their exact place.
func report(edit func(at, old, new int), at int, old, new string) {
	if len(old) != len(new) {
		n := commonPrefix(old, new)
		at, old, new = at+n, old[n:], new[n:]
		n = commonSuffix(old, new)
		old, new = old[:len(old)-n], new[:len(new)-n]
	}
	edit(at, len(old), len(new))
}

// commonPrefix returns the length of the whole characters that a and b begin with both.
func commonPrefix(a, b string) int {
	n := 0
	for i := range a {
		if !strings.HasPrefix(b, a[:i]) {
			break
		}
		n = i
	}
	return n
}

// commonSuffix returns the length of the whole characters that a and b end with both.
func commonSuffix(a, b string) int {
	for i := range a {
		if i > 0 && strings.HasSuffix(b, a[i:]) && len(b) > len(a)-i {
			return len(a) - i
		}
	}
	return 0
}

// hasCompatibility reports whether s may have CJK compatibility ideographs: U+F900 to U+FAFF or U+2F800 to U+2FA1F.
func hasCompatibility(s string) bool {
	for i := 0; i+1 < len(s); {
		switch b := s[i]; {
		case b < utf8.RuneSelf:
			i++
		case b == 0xEF && s[i+1] >= 0xA4 && s[i+1] <= 0xAB, b == 0xF0 && s[i+1] == 0xAF:
			return true
		case b >= 0xE0 && b < 0xF0:
			i += 3
		default:
			i++
		}
	}
	return false
}
