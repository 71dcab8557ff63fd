// Package gazetteer finds all names of a list in a text, in one pass: an Aho-Corasick automaton over the double array
// of datrie, used where it lies. Build makes the bytes, at generate time or, of short lists, at run time.
package gazetteer

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"
	"unsafe"

	"taizhang/normalize"
	"taizhang/normalize/datrie"
)

// The bytes of a matcher, all numbers little-endian uint32:
//
//	magic  4 bytes
//	sizes  of the trie in bytes, of the names in number
//	trie   its values are the names' numbers
//	links  of each state of the trie: the state of its longest proper suffix that is in the trie, and 1 plus the number
//	       of the longest name that it ends with, or 0
//	names  of each: its length in bytes, and 1 plus the number of the longest other name that it ends with, or 0
const (
	magic      = "gaz1"
	headerSize = 16 // four bytes of it zero
)

// Matcher finds names. It is immutable and safe for concurrent use.
type Matcher struct {
	trie     *datrie.Trie
	links    [][8]byte
	names    [][8]byte
	openings *openings
}

// Open returns the matcher in b, which must not change as long as the matcher is in use. A matcher whose bytes were
// damaged finds other things or nothing; it neither panics nor hangs.
func Open(b []byte) (*Matcher, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, errors.New("gazetteer: not a matcher: make it again with Build")
	}
	size, names := uint64(binary.LittleEndian.Uint32(b[4:])), uint64(binary.LittleEndian.Uint32(b[8:]))
	b = b[headerSize:]
	if size > uint64(len(b)) {
		return nil, errors.New("gazetteer: cut off: make it again with Build")
	}
	t, err := datrie.Open(b[:size])
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	b = b[size:]
	if states := uint64(t.States()); 8*(states+names) != uint64(len(b)) {
		return nil, fmt.Errorf("gazetteer: %d bytes of links where %d are due: make it again with Build", len(b), 8*(states+names))
	}
	pairs := unsafe.Slice((*[8]byte)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/8) // arrays of bytes lie at any address
	m := &Matcher{trie: t, links: pairs[:t.States()], names: pairs[t.States():], openings: openingsOf(t)}
	for i := range m.names {
		length, shorter := pair(&m.names[i])
		if shorter == 0 {
			continue
		}
		if uint64(shorter) > names {
			return nil, errors.New("gazetteer: damaged names: make it again with Build")
		}
		if next, _ := pair(&m.names[shorter-1]); next >= length { // a circle, maybe
			return nil, errors.New("gazetteer: damaged names: make it again with Build")
		}
	}
	return m, nil
}

// OpenString is Open for a file embedded as a string.
func OpenString(s string) (*Matcher, error) { return Open(unsafe.Slice(unsafe.StringData(s), len(s))) }

func pair(b *[8]byte) (uint32, uint32) {
	return binary.LittleEndian.Uint32(b[:4]), binary.LittleEndian.Uint32(b[4:])
}

// Len returns the number of names.
func (m *Matcher) Len() int { return len(m.names) }

// Lookup returns the place of a name in the list that the matcher was built from.
func (m *Matcher) Lookup(name string) (id uint32, ok bool) {
	id, ok = m.trie.Get(name)
	return id, ok && uint64(id) < uint64(len(m.names))
}

// Each calls f for every place in text, in bytes, where a name stands, with the name's place in the list that the
// matcher was built from. Names that overlap or lie within each other are all reported: in the order of their ends,
// and of those with the same end the longest first. A name is found inside words, too: AI in AIDS.
func (m *Matcher) Each(text string, f func(span normalize.Span, id uint32)) {
	for i := m.openings.next(text, 0); i < len(text); i = m.openings.next(text, i) {
		i = m.follow(text, i, f)
	}
}

// follow walks the automaton from byte i on, calls f for what it comes by, and returns where it is in its root again.
func (m *Matcher) follow(text string, i int, f func(normalize.Span, uint32)) int {
	root := m.trie.Root()
	state := root
	depth := 0 // no less than that of state: what bounds the steps towards the root, even if links are damaged
	for i < len(text) {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = normalize.DecodeRune(text[i:])
		}
		code := m.trie.Code(r)
		if code == 0 || r == utf8.RuneError && size == 1 {
			return i + size
		}
		next, ok := m.trie.StepCode(state, code)
		for !ok && depth > 0 {
			depth--
			if state = m.suffix(state); depth == 0 || state == root {
				return i // another name may begin here
			}
			next, ok = m.trie.StepCode(state, code)
		}
		i += size
		if !ok {
			return i
		}
		state = next
		depth++
		m.report(state, i, f)
	}
	return i
}

// suffix returns the state of the longest proper suffix of s that is in the trie.
func (m *Matcher) suffix(s datrie.State) datrie.State {
	suffix, _ := pair(&m.links[s.Index()])
	if uint64(suffix) >= uint64(len(m.links)) {
		suffix = 0
	}
	return m.trie.State(int(suffix))
}

// report calls f for all names that s ends with.
func (m *Matcher) report(s datrie.State, end int, f func(normalize.Span, uint32)) {
	_, name := pair(&m.links[s.Index()])
	for name != 0 && uint64(name) <= uint64(len(m.names)) {
		length, shorter := pair(&m.names[name-1])
		if int64(length) > int64(end) {
			return
		}
		f(normalize.Span{Start: end - int(length), End: end}, name-1)
		name = shorter
	}
}
