// Package datrie is a read-only trie over runes, kept as a double array that is used where it lies: in an embedded
// file, without decoding or copying it.
//
// Build makes the bytes, mostly at generate time; Open reads them. A node takes eight bytes. Values are numbers, by
// which a user points into a table of its own.
package datrie

import (
	"encoding/binary"
	"errors"
	"fmt"
	"unicode/utf8"
	"unsafe"
)

// The bytes of a trie, all numbers little-endian:
//
//	magic     4 bytes
//	counts    entries, blocks, pages, nodes: uint32 each
//	reserved  zeros up to headerSize
//	blocks    for every 32 runes from U+0000 on the page they are on, uint16; page 0 is empty
//	pages     32 codes each, uint16; code 0 means that no key has the rune
//	nodes     uint64 each
//
// A node has its code in the lowest 16 bits, then the flags, and in the upper 32 bits the value of a leaf or else the
// base: child c of a node lies at base+c. As no two nodes have the same base, the code alone tells whose child a node is.
// An inner node with a value has a cell for it at its base, where a child of code 0 would lie.
const (
	magic      = "dat1"
	headerSize = 32
	blockBits  = 5
	pageSize   = 1 << blockBits

	codeMask = 1<<16 - 1
	noCode   = codeMask // of the root, of value cells and of empty places, so that no step leads there
	leaf     = 1 << 16
	valued   = 1 << 17
	maxCode  = noCode - 1
)

// Trie maps keys to numbers. It is immutable and safe for concurrent use.
type Trie struct {
	blocks  [][2]byte
	pages   [][pageSize][2]byte
	nodes   [][8]byte
	entries int
}

// State is a node of a trie, reached by a prefix of a key. A state is good only for the trie it came from.
type State struct {
	node  uint64
	index uint32
}

// Index returns the number of s, which is below Trie.States: for tables beside the trie.
func (s State) Index() int { return int(s.index) }

// Leaf reports whether no key goes on from s.
func (s State) Leaf() bool { return s.node&leaf != 0 }

// Open returns the trie in b, which must not change as long as the trie is in use. It reads the header and the table
// of runes only. A trie whose nodes were damaged gives wrong answers; it does not panic.
func Open(b []byte) (*Trie, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, errors.New("datrie: not a trie: make it again with Build")
	}
	count := func(i int) uint64 { return uint64(binary.LittleEndian.Uint32(b[len(magic)+4*i:])) }
	entries, blocks, pages, nodes := count(0), count(1), count(2), count(3)
	if size := headerSize + 2*blocks + 2*pageSize*pages + 8*nodes; size != uint64(len(b)) {
		return nil, fmt.Errorf("datrie: %d bytes where the header says %d: make the trie again with Build", len(b), size)
	}
	if pages == 0 || nodes == 0 || entries > nodes {
		return nil, errors.New("datrie: damaged header: make the trie again with Build")
	}
	t := &Trie{entries: int(entries)}
	b = b[headerSize:]
	t.blocks, b = view[[2]byte](b, int(blocks))
	t.pages, b = view[[pageSize][2]byte](b, int(pages))
	t.nodes, _ = view[[8]byte](b, int(nodes))
	for i := range t.blocks {
		if uint64(binary.LittleEndian.Uint16(t.blocks[i][:])) >= pages {
			return nil, errors.New("datrie: damaged table of runes: make the trie again with Build")
		}
	}
	return t, nil
}

// OpenString is Open for a file embedded as a string.
func OpenString(s string) (*Trie, error) { return Open(unsafe.Slice(unsafe.StringData(s), len(s))) }

// view returns the first n values of b, and the rest of b. T is an array of bytes, so that any address suits it.
func view[T any](b []byte, n int) ([]T, []byte) {
	var t T
	if n == 0 {
		return nil, b
	}
	size := n * int(unsafe.Sizeof(t))
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b[:size]))), n), b[size:]
}

// Len returns the number of keys.
func (t *Trie) Len() int { return t.entries }

// States returns the number of places for nodes, used or not: a bound of State.Index.
func (t *Trie) States() int { return len(t.nodes) }

// Code returns the number by which the trie knows r, and 0 where no key has r. A text that is walked from many places
// is best turned into codes once.
func (t *Trie) Code(r rune) uint32 {
	block := uint32(r) >> blockBits
	if block >= uint32(len(t.blocks)) {
		return 0
	}
	page := binary.LittleEndian.Uint16(t.blocks[block][:])
	return uint32(binary.LittleEndian.Uint16(t.pages[page][uint32(r)%pageSize][:]))
}

// State returns the state of the given index, which must be below Trie.States.
func (t *Trie) State(index int) State {
	return State{binary.LittleEndian.Uint64(t.nodes[index][:]), uint32(index)}
}

// Root returns the state that every walk begins in.
func (t *Trie) Root() State { return t.State(0) }

// StepCode returns the state that the rune of the given code leads to from s, and false where no key goes on so.
func (t *Trie) StepCode(s State, code uint32) (State, bool) {
	next := uint32(s.node>>32) + code
	if s.node&leaf != 0 || next >= uint32(len(t.nodes)) {
		return s, false
	}
	node := binary.LittleEndian.Uint64(t.nodes[next][:])
	return State{node, next}, uint32(node&codeMask) == code
}

// Step returns the state that r leads to from s, and false where no key goes on so.
func (t *Trie) Step(s State, r rune) (State, bool) { return t.StepCode(s, t.Code(r)) }

// Value returns the value of the key that led to s, and false where that was only the beginning of keys.
func (t *Trie) Value(s State) (uint32, bool) {
	value := uint32(s.node >> 32)
	switch {
	case s.node&leaf != 0:
		return value, true
	case s.node&valued != 0 && value < uint32(len(t.nodes)): // then value is the base
		return binary.LittleEndian.Uint32(t.nodes[value][4:]), true
	}
	return 0, false
}

// Get returns the value of key.
func (t *Trie) Get(key string) (uint32, bool) {
	s := t.Root()
	for i, r := range key {
		var ok bool
		if s, ok = t.Step(s, r); !ok || r == utf8.RuneError && !encodesRuneError(key[i:]) {
			return 0, false
		}
	}
	return t.Value(s)
}

// Longest returns the length in bytes and the value of the longest key that begins at byte i of s.
func (t *Trie) Longest(s string, i int) (n int, value uint32, ok bool) {
	for length, v := range t.Prefixes(s[i:]) {
		n, value, ok = length, v, true
	}
	return n, value, ok
}

// Prefixes yields the length in bytes and the value of every key that s begins with, the shortest first.
// It does not allocate.
func (t *Trie) Prefixes(s string) func(yield func(n int, value uint32) bool) {
	return func(yield func(n int, value uint32) bool) { t.prefixes(s, yield) }
}

func (t *Trie) prefixes(s string, yield func(n int, value uint32) bool) {
	state := t.Root()
	for i, r := range s {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError && !encodesRuneError(s[i:]) {
			return
		}
		var ok bool
		if state, ok = t.Step(state, r); !ok {
			return
		}
		if v, ok := t.Value(state); ok && !yield(i+size, v) {
			return
		}
	}
}

// encodesRuneError tells U+FFFD, which a key may have, from a byte that is not UTF-8 and decodes to the same rune.
func encodesRuneError(s string) bool { return len(s) >= 3 && s[:3] == string(utf8.RuneError) }
