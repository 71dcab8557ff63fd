//go:build ignore

package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Characters that the standard of Simplified Chinese allows in names and some words besides GB 2312 (List of Commonly
// Used Standard Chinese Characters, 2013), and characters of GB 2312 that Simplified text has no use for.
const (
	alsoSimplified = "昇喆堃甯邨祕"
	notSimplified  = "後於"
)

// anyToSimplified makes the table for Traditional text of unknown origin: what Taiwan and Hong Kong write their own
// way is led to Simplified in one step. Words keep their regional choice.
func (g *generator) anyToSimplified(w words) error {
	simplify := g.tables[g.configs[g.configIndex("t2s")].chain[0]]
	t := newTable()
	variants, err := g.pairs("variants.txt")
	if err != nil {
		return err
	}
	for _, e := range variants {
		t.add(e.key, e.value)
		if strings.Contains(e.value, "著") {
			t.add(e.value, e.value)
		}
	}
	regional, err := g.regionalTables()
	if err != nil {
		return err
	}
	for _, e := range simplify.entries {
		if utf8.RuneCountInString(e.key) == 1 || prepositionName(e.key) {
			continue
		}
		t.add(e.key, e.value)
		for _, r := range regional.to {
			t.add(r.convert(e.key), e.value)
		}
	}
	for _, e := range simplify.entries {
		if utf8.RuneCountInString(e.key) == 1 && !rare(e.value) {
			t.add(e.key, e.value)
		}
	}
	for _, e := range regional.from {
		value := simplify.convert(e.value)
		single := utf8.RuneCountInString(e.key) == 1
		switch {
		case single && e.key != "著" && encodes(simplifiedchinese.HZGB2312, e.key), single && rare(value):
		case !single && !strings.Contains(e.key, "著") && t.convert(e.key) == value:
		case !single && spoilt(e.key, value):
		default:
			t.add(e.key, value)
		}
	}
	traditional := g.tables[g.configs[g.configIndex("s2t")].chain[0]]
	w.guardNames(t, traditional)
	w.convert(traditional).guard(t)
	for _, e := range slices.Clone(t.entries) {
		if t.convert(e.value) != e.value { // converting twice must change nothing more
			t.add(e.value, e.value)
		}
	}
	for _, e := range t.entries {
		if !strings.ContainsAny(e.key, notSimplified) && !hasFunc(e.key, func(r rune) bool { return !simplifiedStandard(r) }) {
			t.flagged[e.key] = true
		}
	}
	g.addConfig("any2s", "Traditional Chinese of any region to Simplified Chinese, words kept", t)
	g.addConfig("stray2s", "Stray Traditional characters in Simplified Chinese to Simplified Chinese", t)
	g.configs[len(g.configs)-1].spare = true
	return nil
}

// addConfig adds a configuration of one table.
func (g *generator) addConfig(name, doc string, t *table) {
	k := g.share(t)
	g.configs = append(g.configs, config{name: name, doc: doc, normalize: g.configs[0].normalize, segment: noTable, chain: []int{k}})
}

func (g *generator) configIndex(name string) int {
	return slices.IndexFunc(g.configs, func(c config) bool { return c.name == name })
}

// regionalTables are the tables to the variants of Taiwan and Hong Kong and the pairs back, words before characters.
type regionalTables struct {
	to   []*table
	from []entry
}

func (g *generator) regionalTables() (regionalTables, error) {
	var r regionalTables
	for _, name := range []string{"t2tw", "t2hk"} {
		r.to = append(r.to, g.tables[g.configs[g.configIndex(name)].chain[0]])
	}
	for _, file := range []string{"TWVariantsRevPhrases.txt", "HKVariantsRevPhrases.txt", "TWVariantsRev.txt", "HKVariantsRev.txt"} {
		pairs, err := g.pairs(file)
		if err != nil {
			return r, err
		}
		r.from = append(r.from, pairs...)
	}
	return r, nil
}

// prepositionName reports whether key is a name of two characters that begins with the surname 於. In running text
// the preposition before a longer word is far more frequent (於倫敦).
func prepositionName(key string) bool {
	return strings.HasPrefix(key, "於") && utf8.RuneCountInString(key) == 2
}

// rare reports whether s has a character outside the Basic Multilingual Plane, which newspapers and fonts lack.
func rare(s string) bool { return hasFunc(s, func(r rune) bool { return r > 0xFFFF }) }

// spoilt reports whether a regional word would lose a character that Simplified keeps.
func spoilt(key, value string) bool {
	keys, values := []rune(key), []rune(value)
	for i, r := range values {
		if i < len(keys) && r != keys[i] && simplifiedStandard(keys[i]) && keys[i] != '著' && !strings.ContainsRune(notSimplified, keys[i]) {
			return true
		}
	}
	return false
}

func hasFunc(s string, f func(rune) bool) bool { return strings.IndexFunc(s, f) >= 0 }

func simplifiedStandard(r rune) bool {
	return strings.ContainsRune(alsoSimplified, r) || encodes(simplifiedchinese.HZGB2312, string(r))
}

// commonInBig5 reports whether s is one of the 5,401 frequent characters that Big5 has first.
func commonInBig5(s string) bool {
	b, err := traditionalchinese.Big5.NewEncoder().String(s)
	return err == nil && b[0] >= 0xA4 && b[0] <= 0xC6
}

func encodes(enc encoding.Encoding, s string) bool {
	_, err := enc.NewEncoder().String(s)
	return err == nil
}

// The range of characters that have a script and a reading in tables.bin.
const (
	firstScript, lastScript   = 0x3400, 0x9FFF
	firstReading, lastReading = 0x4E00, 0x9FA5
)

// scripts returns two bits for each character: 1 where only Simplified text has it, 2 where only Traditional has.
func (g *generator) scripts() ([]byte, int, int) {
	toSimplified := g.tables[g.configs[g.configIndex("any2s")].chain[0]]
	toTraditional := g.tables[g.configs[g.configIndex("s2t")].chain[0]]
	bits := make([]byte, (lastScript-firstScript+1+3)/4)
	var hans, hant int
	for r := rune(firstScript); r <= lastScript; r++ {
		var code byte
		switch s := string(r); {
		case toSimplified.convert(s) != s && (!simplifiedStandard(r) || strings.ContainsRune(notSimplified, r)):
			code = 2
			hant++
		case toTraditional.convert(s) != s && !commonInBig5(s):
			code = 1
			hans++
		}
		bits[(r-firstScript)/4] |= code << ((r - firstScript) % 4 * 2)
	}
	return bits, hans, hant
}

var readingLine = regexp.MustCompile(`(?m)^\s*0x([0-9A-F]+): "([^",]+)`)

// firstReadings returns the syllables, joined by spaces, and for each character the number of its first reading
// among them, 0 for none, two bytes each.
func firstReadings(source []byte) (syllables string, numbers []byte, err error) {
	first := map[rune]string{}
	set := map[string]bool{}
	for _, m := range readingLine.FindAllSubmatch(source, -1) {
		r, err := strconv.ParseUint(string(m[1]), 16, 32)
		if err != nil {
			return "", nil, err
		}
		if r >= firstReading && r <= lastReading {
			first[rune(r)] = string(m[2])
			set[string(m[2])] = true
		}
	}
	if len(first) < 20000 {
		return "", nil, fmt.Errorf("only %d readings in the table of go-pinyin", len(first))
	}
	list := slices.Sorted(maps.Keys(set))
	number := map[string]int{}
	for i, s := range list {
		number[s] = i + 1
	}
	for r := rune(firstReading); r <= lastReading; r++ {
		n := number[first[r]]
		numbers = append(numbers, byte(n), byte(n>>8))
	}
	return strings.Join(list, " "), numbers, nil
}
