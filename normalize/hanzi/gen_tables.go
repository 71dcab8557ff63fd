//go:build ignore

package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"taizhang/normalize/datrie"
)

// A value of a trie is packed as hanzi.go reads it.
const (
	flagBit      = 1
	lengthShift  = 1
	lengthBits   = 6
	offsetShift  = lengthShift + lengthBits
	noTable      = -1
	normalizeTo  = "CJK_Compatibility_Ideographs.txt"
	groupOrdered = "short_circuit"
	groupUnion   = "union"
)

// dict is a dictionary or a group of them, as the package's configurations write it. May_output_tofu, the mark of
// dictionaries that lead to characters few fonts have, is not heeded: OpenCC's own test cases expect their entries.
type dict struct {
	Type   string
	File   string
	Policy string `json:"match_policy"`
	Dicts  []dict
}

type stage struct{ Dict dict }

type configuration struct {
	Name          string
	Normalization []stage
	Segmentation  *stage
	Chain         []stage `json:"conversion_chain"`
}

type entry struct{ key, value string }

// table is one stage of a conversion; the longest key that begins at a place wins.
type table struct {
	entries []entry
	index   map[string]int
	flagged map[string]bool
}

func newTable() *table { return &table{index: map[string]int{}, flagged: map[string]bool{}} }

// add enters a pair unless its key is there already.
func (t *table) add(key, value string) {
	if _, ok := t.index[key]; !ok {
		t.index[key] = len(t.entries)
		t.entries = append(t.entries, entry{key, value})
	}
}

// config is a line of the generated list.
type config struct {
	name, doc          string
	normalize, segment int
	chain              []int
	spare              bool
}

type generator struct {
	files   map[string][]byte
	tables  []*table
	configs []config
	values  strings.Builder
	offsets map[string]int
	// choiceOf leads from a table to the one of its choices.
	choiceOf map[int]int
}

func newGenerator(files map[string][]byte) *generator {
	return &generator{files: files, offsets: map[string]int{}, choiceOf: map[int]int{}}
}

// pairs reads a dictionary: a key, a tab and values separated by spaces, of which the first is the usual one.
func (g *generator) pairs(file string) ([]entry, error) {
	data, ok := g.files[file]
	if !ok {
		return nil, fmt.Errorf("%s is missing", file)
	}
	var pairs []entry
	for sc := bufio.NewScanner(bytes.NewReader(data)); sc.Scan(); {
		key, values, ok := strings.Cut(sc.Text(), "\t")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		value, _, _ := strings.Cut(values, " ")
		pairs = append(pairs, entry{key, value})
	}
	return pairs, nil
}

// flatten returns the dictionaries of d in order of precedence, each a list of pairs.
func (g *generator) flatten(d dict) ([][]entry, error) {
	if d.Type != "group" {
		pairs, err := g.pairs(d.File)
		return [][]entry{pairs}, err
	}
	var lists [][]entry
	for _, sub := range d.Dicts {
		l, err := g.flatten(sub)
		if err != nil {
			return nil, err
		}
		lists = append(lists, l...)
	}
	switch d.Policy {
	case groupOrdered:
		return lists, nil
	case groupUnion:
		return [][]entry{slices.Concat(lists...)}, nil
	}
	return nil, fmt.Errorf("match policy %q is unknown", d.Policy)
}

// merge makes one table of d in which the longest match is what the dictionaries of d find one after the other: a
// dictionary is not asked where one before it matches, so that a key that begins with a key of an earlier dictionary
// is never found.
func (g *generator) merge(d dict) (*table, error) {
	lists, err := g.flatten(d)
	if err != nil {
		return nil, err
	}
	t := newTable()
	earlier := map[string]bool{}
	for _, list := range lists {
		for _, e := range list {
			if !hasPrefixIn(e.key, earlier) {
				t.add(e.key, e.value)
			}
		}
		for _, e := range list {
			earlier[e.key] = true
		}
	}
	return t, nil
}

func hasPrefixIn(key string, set map[string]bool) bool {
	for i := range key {
		if set[key[:i]] {
			return true
		}
	}
	return set[key]
}

// share returns the index of a table with the same pairs as t, which is t itself if there was none.
func (g *generator) share(t *table) int {
	sorted := func(t *table) []entry {
		return slices.SortedFunc(slices.Values(t.entries), func(a, b entry) int { return strings.Compare(a.key, b.key) })
	}
	for i, u := range g.tables {
		if len(u.entries) == len(t.entries) && slices.Equal(sorted(t), sorted(u)) {
			return i
		}
	}
	g.tables = append(g.tables, t)
	return len(g.tables) - 1
}

// configurations makes the tables of every configuration of the package.
func (g *generator) configurations() error {
	var names []string
	for file := range g.files {
		if name, ok := strings.CutSuffix(file, ".json"); ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if err := g.configuration(name); err != nil {
			return fmt.Errorf("%s.json: %w", name, err)
		}
	}
	return nil
}

func (g *generator) configuration(name string) error {
	var in configuration
	if err := json.Unmarshal(g.files[name+".json"], &in); err != nil {
		return err
	}
	if len(in.Normalization) != 1 || in.Normalization[0].Dict.File != normalizeTo {
		return fmt.Errorf("normalization is not by %s alone", normalizeTo)
	}
	out := config{name: name, doc: in.Name, segment: noTable}
	for i, s := range append(in.Normalization, in.Chain...) {
		t, err := g.merge(s.Dict)
		if err != nil {
			return err
		}
		if k := g.share(t); i == 0 {
			out.normalize = k
		} else {
			out.chain = append(out.chain, k)
		}
	}
	if in.Segmentation != nil {
		t, err := g.merge(in.Segmentation.Dict)
		if err != nil {
			return err
		}
		if out.segment, err = g.markSegments(out.chain, t); err != nil {
			return err
		}
	}
	g.configs = append(g.configs, out)
	return nil
}

// markSegments flags the keys that text is cut into before conversion in the table of the chain that has them all,
// which saves a table of its own.
func (g *generator) markSegments(chain []int, segments *table) (int, error) {
	for _, k := range chain {
		t := g.tables[k]
		has := func(e entry) bool { _, ok := t.index[e.key]; return ok }
		if slices.ContainsFunc(segments.entries, func(e entry) bool { return !has(e) }) {
			continue
		}
		if len(t.flagged) != 0 && len(t.flagged) != len(segments.entries) {
			return 0, fmt.Errorf("table %d is cut in two ways", k)
		}
		for _, e := range segments.entries {
			t.flagged[e.key] = true
		}
		return k, nil
	}
	return 0, fmt.Errorf("no table of the chain has all keys of the segmentation")
}

// convert replaces the longest keys, from the start on.
func (t *table) convert(s string) string {
	var out strings.Builder
	for len(s) > 0 {
		n, value := 0, ""
		for i := len(s); i > 0; i-- {
			if k, ok := t.index[s[:i]]; ok {
				n, value = i, t.entries[k].value
				break
			}
		}
		if n == 0 {
			r := []rune(s)[0]
			n, value = len(string(r)), string(r)
		}
		out.WriteString(value)
		s = s[n:]
	}
	return out.String()
}

// trie packs t. A value equal to its key takes no bytes.
func (g *generator) trie(t *table) ([]byte, error) {
	var entries []datrie.Entry
	for _, e := range t.entries {
		value := uint32(0)
		if e.value != e.key {
			if len(e.value) >= 1<<lengthBits || e.value == "" {
				return nil, fmt.Errorf("value %q of %q has an unfit length", e.value, e.key)
			}
			value = uint32(g.offset(e.value))<<offsetShift | uint32(len(e.value))<<lengthShift
		}
		if t.flagged[e.key] {
			value |= flagBit
		}
		entries = append(entries, datrie.Entry{Key: e.key, Value: value})
	}
	return datrie.Build(entries)
}

func (g *generator) offset(value string) int {
	at, ok := g.offsets[value]
	if !ok {
		at = g.values.Len()
		g.values.WriteString(value)
		g.offsets[value] = at
	}
	return at
}
