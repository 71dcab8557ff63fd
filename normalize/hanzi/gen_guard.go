//go:build ignore

package main

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"taizhang/internal/source"
)

// A word is a guard against a phrase that overlaps with it where it is so frequent, and so many times as frequent as
// the phrase. With less, phrases that are right are lost (頭髮 before 現).
const (
	guardFrequency = 1000
	guardRatio     = 20
	phraseLeast    = 25 // the frequency of a phrase that the word list lacks or hardly knows
)

// words is a word list with frequencies.
type words struct {
	list      []string
	frequency map[string]int
}

// gseWords returns the words of two and three characters of gse's Simplified list, the version that go.mod names.
func gseWords() (words, error) {
	w := words{frequency: map[string]int{}}
	list, _, err := source.WordList()
	if err != nil {
		return w, err
	}
	for line := range strings.Lines(list) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		n, err := strconv.Atoi(fields[1])
		if c := utf8.RuneCountInString(fields[0]); err != nil || c < 2 || c > 3 {
			continue
		}
		if w.frequency[fields[0]] == 0 {
			w.list = append(w.list, fields[0])
		}
		w.frequency[fields[0]] += n
	}
	return w, nil
}

// convert returns the words in other characters, with the same frequencies.
func (w words) convert(t *table) words {
	c := words{frequency: map[string]int{}}
	for _, s := range w.list {
		other := t.convert(s)
		if c.frequency[other] == 0 {
			c.list = append(c.list, other)
		}
		c.frequency[other] += w.frequency[s]
	}
	return c
}

// guard adds longer keys to t for what the longest match alone takes for a phrase across the border of two words:
// 被|發明 has 被發, 了|如何 has 了如. Only the phrases of two characters that need it get guards.
func (w words) guard(t *table) int {
	first, last := map[string][]string{}, map[string][]string{}
	for _, s := range w.list {
		if w.frequency[s] < guardFrequency {
			continue
		}
		a, _ := utf8.DecodeRuneInString(s)
		z, _ := utf8.DecodeLastRuneInString(s)
		first[string(a)] = append(first[string(a)], s)
		last[string(z)] = append(last[string(z)], s)
	}
	var guards []entry
	for _, e := range t.entries {
		r := []rune(e.key)
		if len(r) != 2 {
			continue
		}
		a, b := string(r[0]), string(r[1])
		if e.value == t.convert(a)+t.convert(b) {
			continue
		}
		least := guardRatio * max(phraseLeast, w.frequency[e.key])
		for _, s := range first[b] {
			if w.frequency[s] >= least {
				guards = append(guards, entry{a + s, t.convert(a) + t.convert(s)})
			}
		}
		for _, s := range last[a] {
			if w.frequency[s] >= least {
				guards = append(guards, entry{s + b, t.convert(s) + t.convert(b)})
			}
		}
	}
	n := 0
	for _, e := range guards {
		if _, ok := t.index[e.key]; !ok && w.frequency[e.key] == 0 && t.convert(e.key) != e.value {
			t.add(e.key, e.value)
			n++
		}
	}
	return n
}

// Surnames that are no word which 乾 in the sense of dry follows. 乾 in a name keeps its form.
const surnames = "王李張劉陳楊趙黃周吳徐孫胡朱郭羅梁宋鄭謝韓唐馮董蕭程曹袁鄧傅沈曾彭呂蘇盧蔣蔡賈丁魏薛閻潘杜戴夏鍾姜范譚廖鄒熊郝孔崔邱秦顧侯邵孟段尹黎喬賀龔錢"

// guardNames adds surnames with 乾 after them to t, but not in the common words of dry that traditional has, the table
// to Traditional.
func (w words) guardNames(t, traditional *table) {
	for _, surname := range surnames {
		s := string(surname)
		t.add(s+"乾", t.convert(s)+"乾")
		for _, e := range traditional.entries {
			if strings.HasPrefix(e.value, "乾") && strings.HasPrefix(e.key, "干") && w.frequency[e.key] >= phraseLeast {
				t.add(s+e.value, t.convert(s)+t.convert(e.value))
			}
		}
	}
}
