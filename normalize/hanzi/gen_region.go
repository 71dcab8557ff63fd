//go:build ignore

package main

import (
	"strings"
	"unicode/utf8"
)

// pressForms are characters that newspapers of Taiwan and Hong Kong, and the terms fixed for Taiwan's laws (Table of
// Uniform Legal Terms, 1973: 公布, 分布, 頒布), write otherwise than OpenCC's tables do.
var pressForms = strings.NewReplacer("臺", "台", "佈", "布", "巖", "岩", "溼", "濕", "汙", "污", "週", "周")

// toPress makes the table to Traditional that most readers expect: OpenCC's phrases, Taiwan's characters, and the press's
// choice among them. The stages are made one, value by value.
func (g *generator) toPress(w words) {
	traditional := g.tables[g.configs[g.configIndex("s2t")].chain[0]]
	taiwan := g.tables[g.configs[g.configIndex("t2tw")].chain[0]]
	t := newTable()
	for _, e := range traditional.entries {
		t.add(e.key, pressForms.Replace(taiwan.convert(e.value)))
	}
	for _, e := range taiwan.entries {
		if utf8.RuneCountInString(e.key) == 1 {
			t.add(e.key, pressForms.Replace(e.value))
		}
	}
	w.guard(t)
	g.addConfig("s2any", "Simplified Chinese to Traditional Chinese as the press writes it, words kept", t)
}

// anyToMainland makes the table of any2s with the mainland's words for those of Taiwan and Hong Kong.
func (g *generator) anyToMainland() error {
	simplify := g.tables[g.configs[g.configIndex("t2s")].chain[0]]
	any := g.tables[g.configs[g.configIndex("any2s")].chain[0]]
	regional, err := g.regionalTables()
	if err != nil {
		return err
	}
	t := newTable()
	for _, file := range []string{"TWPhrasesRev.txt", "HKPhrasesRev.txt"} {
		words, err := g.pairs(file)
		if err != nil {
			return err
		}
		for _, e := range words {
			value := simplify.convert(e.value)
			t.add(e.key, value)
			for _, r := range regional.to {
				t.add(r.convert(e.key), value)
			}
		}
	}
	for _, e := range any.entries {
		t.add(e.key, e.value)
	}
	g.addConfig("any2cn", "Traditional Chinese of any region to Simplified Chinese, words of the mainland", t)
	return nil
}

// choices makes a table of the characters that t converts in more than one way: which one, their neighbours decide. The
// value of each is all that it becomes, the usual one first.
func (g *generator) choices(t *table) *table {
	ways := map[rune][]rune{}
	note := func(from, to rune) {
		for _, r := range ways[from] {
			if r == to {
				return
			}
		}
		ways[from] = append(ways[from], to)
	}
	var order []rune
	for _, e := range t.entries {
		if key := []rune(e.key); len(key) == 1 && utf8.RuneCountInString(e.value) == 1 {
			order = append(order, key[0])
			note(key[0], []rune(e.value)[0])
		}
	}
	for _, e := range t.entries {
		keys, values := []rune(e.key), []rune(e.value)
		if len(keys) != len(values) {
			continue
		}
		for i, r := range keys {
			if len(ways[r]) == 0 { // no pair of its own: alone it stays
				order = append(order, r)
				note(r, r)
			}
			note(r, values[i])
		}
	}
	c := newTable()
	for _, r := range order {
		if len(ways[r]) > 1 && len(string(ways[r])) < 1<<lengthBits {
			c.add(string(r), string(ways[r]))
		}
	}
	return c
}

// allChoices makes the tables of choices of the conversions between the scripts.
func (g *generator) allChoices() {
	for _, name := range []string{"s2t", "t2s", "any2s", "s2any"} {
		k := g.configs[g.configIndex(name)].chain[0]
		g.choiceOf[k] = g.share(g.choices(g.tables[k]))
	}
	// Its words are no choices among characters.
	g.choiceOf[g.configs[g.configIndex("any2cn")].chain[0]] = g.choiceOf[g.configs[g.configIndex("any2s")].chain[0]]
}
