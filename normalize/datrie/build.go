package datrie

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Entry is a key with its value.
type Entry struct {
	Key   string
	Value uint32
}

// Build returns the bytes of a trie with the given entries, in whatever order they are: the same entries always
// give the same bytes. An empty key, a key that is not UTF-8 and a key given twice are errors.
func Build(entries []Entry) ([]byte, error) {
	b := &builder{codes: map[rune]uint16{}}
	if err := b.assignCodes(entries); err != nil {
		return nil, err
	}
	if err := b.encode(entries); err != nil {
		return nil, err
	}
	b.place()
	return b.bytes(), nil
}

// key is an entry with its key in codes.
type key struct {
	codes []uint16
	value uint32
}

type builder struct {
	runes []rune // by code-1
	codes map[rune]uint16
	keys  []key // sorted by codes

	array array
}

// assignCodes numbers the runes of all keys, the most frequent first: low codes keep the children of a node near
// each other.
func (b *builder) assignCodes(entries []Entry) error {
	count := map[rune]int{}
	for _, e := range entries {
		if e.Key == "" {
			return fmt.Errorf("datrie: empty key with value %d", e.Value)
		}
		if !utf8.ValidString(e.Key) {
			return fmt.Errorf("datrie: key %q is not UTF-8", e.Key)
		}
		for _, r := range e.Key {
			if count[r] == 0 {
				b.runes = append(b.runes, r)
			}
			count[r]++
		}
	}
	if len(b.runes) > maxCode {
		return fmt.Errorf("datrie: %d different runes in the keys: at most %d fit", len(b.runes), maxCode)
	}
	slices.SortFunc(b.runes, func(x, y rune) int { return cmp.Or(count[y]-count[x], int(x-y)) })
	for i, r := range b.runes {
		b.codes[r] = uint16(i + 1)
	}
	return nil
}

func (b *builder) encode(entries []Entry) error {
	n := 0
	for _, e := range entries {
		n += utf8.RuneCountInString(e.Key)
	}
	all := make([]uint16, 0, n)
	for _, e := range entries {
		from := len(all)
		for _, r := range e.Key {
			all = append(all, b.codes[r])
		}
		b.keys = append(b.keys, key{all[from:len(all):len(all)], e.Value})
	}
	slices.SortFunc(b.keys, func(x, y key) int { return slices.Compare(x.codes, y.codes) })
	for i := 1; i < len(b.keys); i++ {
		if slices.Equal(b.keys[i-1].codes, b.keys[i].codes) {
			return fmt.Errorf("datrie: key %q is given twice", b.decode(b.keys[i].codes))
		}
	}
	return nil
}

func (b *builder) decode(codes []uint16) string {
	var s strings.Builder
	for _, c := range codes {
		s.WriteRune(b.runes[c-1])
	}
	return s.String()
}

// inner is a node with children, ascending by code. Child 0 stands for the value of the node itself.
type inner struct {
	children []child
	base     int
}

// child is an edge of an inner node: to a leaf with a value, or to the inner node of the given index.
type child struct {
	code  uint16
	leaf  bool
	value uint32
	node  int
}

// place lays all nodes into the array. Nodes with many children get their places first, as they are the hardest to
// find any for; the others fill the gaps.
func (b *builder) place() {
	b.array.init()
	nodes := b.tree()
	if len(b.keys) == 0 {
		b.array.nodes[0] |= math.MaxUint32 << 32 // a base that no step leads on from
		return
	}
	order := make([]int, len(nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int { return len(nodes[y].children) - len(nodes[x].children) })
	var codes []uint16
	for _, i := range order {
		codes = codes[:0]
		for _, c := range nodes[i].children {
			codes = append(codes, c.code)
		}
		nodes[i].base = b.array.fit(codes)
	}
	b.array.nodes[0] = nodes[0].word(noCode)
	for _, n := range nodes {
		for _, c := range n.children {
			at := n.base + int(c.code)
			switch {
			case c.code == 0:
				b.array.nodes[at] = noCode | uint64(c.value)<<32
			case c.leaf:
				b.array.nodes[at] = uint64(c.code) | leaf | uint64(c.value)<<32
			default:
				b.array.nodes[at] = nodes[c.node].word(c.code)
			}
		}
	}
}

// word returns the node as it is written, reached by the given code.
func (n *inner) word(code uint16) uint64 {
	w := uint64(code) | uint64(n.base)<<32
	if len(n.children) > 0 && n.children[0].code == 0 {
		w |= valued
	}
	return w
}

// tree returns the inner nodes, level by level, the root first.
func (b *builder) tree() []inner {
	type subtree struct{ from, to, depth int } // keys[from:to] share their first depth codes
	nodes := []inner{{}}
	subtrees := []subtree{{0, len(b.keys), 0}} // of nodes
	for i := 0; i < len(nodes); i++ {
		t := subtrees[i]
		for from := t.from; from < t.to; {
			first := b.keys[from]
			if len(first.codes) == t.depth {
				nodes[i].children = append(nodes[i].children, child{value: first.value})
				from++
				continue
			}
			c := child{code: first.codes[t.depth]}
			to := from + 1
			for to < t.to && b.keys[to].codes[t.depth] == c.code {
				to++
			}
			if to == from+1 && len(first.codes) == t.depth+1 {
				c.leaf, c.value = true, first.value
			} else {
				c.node = len(nodes)
				nodes = append(nodes, inner{})
				subtrees = append(subtrees, subtree{from, to, t.depth + 1})
			}
			nodes[i].children = append(nodes[i].children, c)
			from = to
		}
	}
	return nodes
}

func (b *builder) bytes() []byte {
	blocks, pages := b.pageTable()
	nodes := b.array.used()
	le := binary.LittleEndian
	out := make([]byte, 0, headerSize+2*(len(blocks)+len(pages))+8*len(nodes))
	out = append(out, magic...)
	for _, n := range []int{len(b.keys), len(blocks), len(pages) / pageSize, len(nodes)} {
		out = le.AppendUint32(out, uint32(n))
	}
	out = append(out, make([]byte, headerSize-len(out))...)
	for _, v := range blocks {
		out = le.AppendUint16(out, v)
	}
	for _, v := range pages {
		out = le.AppendUint16(out, v)
	}
	for _, v := range nodes {
		out = le.AppendUint64(out, v)
	}
	return out
}

// pageTable returns the page of every block of runes up to the greatest one, and the codes page by page.
// The number of blocks is a multiple of four, which keeps nodes at multiples of eight bytes.
func (b *builder) pageTable() (blocks, codes []uint16) {
	codes = make([]uint16, pageSize)
	for _, r := range slices.Sorted(slices.Values(b.runes)) {
		block := int(r >> blockBits)
		for len(blocks) <= block || len(blocks)%4 != 0 {
			blocks = append(blocks, 0)
		}
		if blocks[block] == 0 {
			blocks[block] = uint16(len(codes) / pageSize)
			codes = append(codes, make([]uint16, pageSize)...)
		}
		codes[int(blocks[block])*pageSize+int(r)%pageSize] = b.codes[r]
	}
	return blocks, codes
}
