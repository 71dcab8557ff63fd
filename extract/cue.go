package extract

import (
	"sort"
	"sync"

	"taizhang/extract/gazetteer"
	"taizhang/normalize"
)

// cueWords are the words that the extractors look for in the whole text. One pass finds all of them.
func cueWords() []string {
	var words []string
	for _, v := range docVerbs {
		words = append(words, v.text)
	}
	for _, f := range docForms {
		words = append(words, f.text)
	}
	words = append(words, subjectVerbs...)
	for _, f := range eventForms {
		words = append(words, f.names...)
	}
	words = append(words, visitVerbs...)
	words = append(words, appointVerbs...)
	words = append(words, launched...)
	words = append(words, "包括", "主办", "承办", "举办")
	words = append(words, "揭牌", "政府", "《", "“", "「", "下一步", "接下来")
	words = append(words, eventCues...)
	words = append(words, nameDots...)
	sort.Strings(words)
	unique := words[:0]
	for i, w := range words {
		if i == 0 || w != words[i-1] {
			unique = append(unique, w)
		}
	}
	return unique
}

// cueMatcher finds the cue words; ids leads from a word to its number.
var cueMatcher = sync.OnceValue(func() (c struct {
	matcher *gazetteer.Matcher
	ids     map[string]uint32
}) {
	words := cueWords()
	built, err := gazetteer.Build(words)
	if err != nil {
		panic("extract: cue words: " + err.Error()) // cannot happen: a test builds it
	}
	if c.matcher, err = gazetteer.Open(built); err != nil {
		panic("extract: cue words: " + err.Error())
	}
	c.ids = make(map[string]uint32, len(words))
	for i, w := range words {
		c.ids[w] = uint32(i)
	}
	return c
})

// cues are the places of the cue words in a text, by word, in order.
type cues [][]int

func findCues(text string) cues {
	c := make(cues, len(cueMatcher().ids))
	cueMatcher().matcher.Each(text, func(s normalize.Span, id uint32) { c[id] = append(c[id], s.Start) })
	return c
}

// all returns where a cue word begins in the text. The word must be one of cueWords.
func (a *Article) all(word string) []int {
	id, ok := cueMatcher().ids[word]
	if !ok {
		return nil
	}
	return a.cues[id]
}

// said reports whether a cue word begins within [from, to).
func (a *Article) said(word string, from, to int) bool {
	at := a.all(word)
	i := sort.SearchInts(at, from)
	return i < len(at) && at[i] < to
}
