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

// place lays all nodes into the array, level by level.
func (b *builder) place() {
	type subtree struct{ node, from, to, depth int } // keys[from:to] have the node's path as a prefix
	b.array.init()
	queue := []subtree{{0, 0, len(b.keys), 0}}
	var children []uint16
	var starts []int
	for len(queue) > 0 {
		t := queue[0]
		queue = queue[1:]
		children, starts = children[:0], starts[:0]
		from := t.from
		hasValue := from < t.to && len(b.keys[from].codes) == t.depth
		if hasValue {
			if t.to == from+1 {
				b.array.nodes[t.node] |= leaf | uint64(b.keys[from].value)<<32
				continue
			}
			children = append(children, 0)
			starts = append(starts, from)
			from++
		}
		for i := from; i < t.to; i++ {
			if c := b.keys[i].codes[t.depth]; len(children) == 0 || children[len(children)-1] != c {
				children = append(children, c)
				starts = append(starts, i)
			}
		}
		if len(children) == 0 { // no keys at all
			b.array.nodes[t.node] |= uint64(math.MaxUint32) << 32
			continue
		}
		starts = append(starts, t.to)
		base := b.array.fit(children)
		b.array.nodes[t.node] |= uint64(base) << 32
		for i, c := range children {
			at := base + int(c)
			if c == 0 {
				b.array.nodes[t.node] |= valued
				b.array.take(at, noCode|uint64(b.keys[t.from].value)<<32)
				continue
			}
			b.array.take(at, uint64(c))
			queue = append(queue, subtree{at, starts[i], starts[i+1], t.depth + 1})
		}
	}
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
