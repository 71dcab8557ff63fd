package gazetteer

import (
	"encoding/binary"
	"fmt"

	"taizhang/normalize/datrie"
)

// Build returns the bytes of a matcher for the given names. An empty name, a name that is not UTF-8 and a name given
// twice are errors.
func Build(names []string) ([]byte, error) {
	entries := make([]datrie.Entry, len(names))
	for i, name := range names {
		entries[i] = datrie.Entry{Key: name, Value: uint32(i)}
	}
	b, err := datrie.Build(entries)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: names: %w", err)
	}
	t, err := datrie.Open(b)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	links, shorter := link(t, names)
	le := binary.LittleEndian
	out := []byte(magic)
	for _, n := range []int{len(b), len(names), 0} {
		out = le.AppendUint32(out, uint32(n))
	}
	out = append(out, b...)
	for _, l := range links {
		out = le.AppendUint32(out, l.suffix)
		out = le.AppendUint32(out, l.name)
	}
	for i, name := range names {
		out = le.AppendUint32(out, uint32(len(name)))
		out = le.AppendUint32(out, shorter[i])
	}
	return out, nil
}

// links are those of a state, as written.
type links struct{ suffix, name uint32 }

// link returns the links of all states and, for every name, 1 plus the number of the longest other name that it ends
// with. It goes through the trie level by level: links lead to levels done before.
func link(t *datrie.Trie, names []string) (all []links, shorter []uint32) {
	all = make([]links, t.States())
	done := make([]bool, t.States())
	shorter = make([]uint32, len(names))
	type walk struct {
		state datrie.State
		rest  []rune
	}
	var walks []walk
	for _, name := range names {
		walks = append(walks, walk{t.Root(), []rune(name)})
	}
	for len(walks) > 0 {
		longer := walks[:0]
		for _, w := range walks {
			state, _ := t.Step(w.state, w.rest[0])
			if i := state.Index(); !done[i] {
				done[i] = true
				suffix := longestSuffix(t, all, w.state, w.rest[0])
				all[i] = links{uint32(suffix.Index()), all[suffix.Index()].name}
				if id, ok := t.Value(state); ok {
					shorter[id] = all[i].name
					all[i].name = id + 1
				}
			}
			if len(w.rest) > 1 {
				longer = append(longer, walk{state, w.rest[1:]})
			}
		}
		walks = longer
	}
	return all, shorter
}

// longestSuffix returns the state of the longest proper suffix of what r leads to from parent.
func longestSuffix(t *datrie.Trie, all []links, parent datrie.State, r rune) datrie.State {
	for parent.Index() != t.Root().Index() {
		parent = t.State(int(all[parent.Index()].suffix))
		if s, ok := t.Step(parent, r); ok {
			return s
		}
	}
	return t.Root()
}
