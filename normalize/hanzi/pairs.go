package hanzi

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/normalize/datrie"
)

// Pairs are conversions of one's own: words, and what becomes of them. They win over the tables of any Converter. They
// are immutable and safe for concurrent use.
type Pairs struct {
	trie   *datrie.Trie
	values []string
}

// maxPairLine is the length in bytes of the longest line of a file of pairs.
const maxPairLine = 64 << 10

// ReadPairs reads pairs, one a line: a word, a tab (or spaces) and what becomes of it, which may be the word itself, so
// that it stays. Empty lines and lines that begin with # are skipped. Name stands for the input in errors, which tell
// the line.
func ReadPairs(name string, r io.Reader) (*Pairs, error) {
	type seen struct {
		line  int
		value string
	}
	known := map[string]seen{}
	var keys []string
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxPairLine)
	n := 0
	for lines.Scan() {
		n++
		line := strings.TrimPrefix(lines.Text(), "\ufeff")
		if !utf8.ValidString(line) {
			return nil, fmt.Errorf("%s:%d: not UTF-8: save the file in UTF-8", name, n)
		}
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if len(fields) != 2 {
			return nil, fmt.Errorf("%s:%d: %d words: write a word, a tab and what it becomes", name, n, len(fields))
		}
		key, value := fields[0], fields[1]
		if was, ok := known[key]; ok && was.value != value {
			return nil, fmt.Errorf("%s:%d: %s becomes %s here and %s in line %d: keep one of them", name, n, key, value, was.value, was.line)
		} else if !ok {
			known[key] = seen{n, value}
			keys = append(keys, key)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	slices.Sort(keys)
	p := &Pairs{}
	var entries []datrie.Entry
	for i, k := range keys {
		entries = append(entries, datrie.Entry{Key: k, Value: uint32(i)})
		p.values = append(p.values, known[k].value)
	}
	if len(entries) == 0 {
		return p, nil
	}
	b, err := datrie.Build(entries)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if p.trie, err = datrie.OpenString(string(b)); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

// Len returns the number of pairs; that of nil is 0.
func (p *Pairs) Len() int {
	if p == nil {
		return 0
	}
	return len(p.values)
}

// find returns the first word of p in s at byte i or later, and what becomes of it. At is len(s) where there is none.
func (p *Pairs) find(s string, i int) (at, n int, value string) {
	for i < len(s) {
		if n, v, ok := p.trie.Longest(s, i); ok && n > 0 {
			return i, n, p.values[v]
		}
		_, n := decode(s, i)
		i += n
	}
	return len(s), 0, ""
}

// With returns a converter that replaces the words of p first, the longest where several begin, and converts what is
// between them as c does. No match of c reaches over such a word.
func (c *Converter) With(p *Pairs) *Converter {
	if p.Len() == 0 {
		return c
	}
	with := *c
	with.pairs = p
	return &with
}

// Alone returns a converter that replaces the words of p and leaves everything else as it is. P may be nil.
func (p *Pairs) Alone() *Converter { return (&Converter{}).With(p) }

// paired converts s with the words of c.pairs.
func (c *Converter) paired(dst []byte, s string, edit func(at, old, new int)) []byte {
	for i := 0; i < len(s); {
		at, n, value := c.pairs.find(s, i)
		shifted := edit
		if start := i; edit != nil && start > 0 {
			shifted = func(at, old, new int) { edit(start+at, old, new) }
		}
		dst = c.unpaired(dst, s[i:at], shifted)
		dst = append(dst, value...)
		if old := s[at : at+n]; edit != nil && old != value {
			report(edit, at, old, value)
		}
		i = at + n
	}
	return dst
}
