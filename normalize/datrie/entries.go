package datrie

import (
	"encoding/binary"
	"slices"
	"strings"
	"unicode/utf8"
)

// Entries returns all keys with their values, sorted by key. It is made for tests and for handing the keys to another
// program: it takes time and memory in proportion to the trie.
func (t *Trie) Entries() []Entry {
	runes := t.runes()
	parent := t.parents()
	var entries []Entry
	var path []rune
	for s := range t.nodes {
		value, ok := t.Value(t.State(s))
		if !ok {
			continue
		}
		path = path[:0]
		for at := s; at != 0 && len(path) < len(t.nodes); at = int(parent[at]) {
			path = append(path, runes.of(t.code(at)))
		}
		slices.Reverse(path)
		entries = append(entries, Entry{string(path), value})
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Key, b.Key) })
	return entries
}

func (t *Trie) code(node int) uint32 { return uint32(binary.LittleEndian.Uint16(t.nodes[node][:])) }

// parents returns the parent of every node. No two nodes have the same base, so that a node's place and code
// give its parent's base.
func (t *Trie) parents() []uint32 {
	owner := make([]uint32, len(t.nodes)) // by base
	for s := range t.nodes {
		n := binary.LittleEndian.Uint64(t.nodes[s][:])
		if base := n >> 32; n&leaf == 0 && base < uint64(len(owner)) && (s == 0 || n&codeMask != noCode) {
			owner[base] = uint32(s)
		}
	}
	parent := make([]uint32, len(t.nodes))
	for s := range t.nodes {
		if c := t.code(s); c != noCode && int(c) <= s {
			parent[s] = owner[s-int(c)]
		}
	}
	return parent
}

// codebook has the rune of every code.
type codebook []rune

// of returns the rune of a code: U+FFFD for those that only a damaged trie has.
func (c codebook) of(code uint32) rune {
	if code >= uint32(len(c)) {
		return utf8.RuneError
	}
	return c[code]
}

func (t *Trie) runes() codebook {
	runes := make(codebook, pageSize*len(t.pages)) // no fewer than codes, unless the trie is damaged
	for block := range t.blocks {
		for i := range rune(pageSize) {
			r := rune(block)<<blockBits + i
			if code := int(t.Code(r)); code < len(runes) {
				runes[code] = r
			}
		}
	}
	return runes
}
