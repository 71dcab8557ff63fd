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
	words = append(words, eventWords()...)
	words = append(words, titleTopics...)
	words = append(words, "包括", "主办", "承办", "举办")
	words = append(words, "政府", "《", "“", "「", "下一步", "接下来")
	words = append(words, eventCues...)
	words = append(words, nameDots...)
	words = append(words, bindings...)
	words = append(words, visitWords...)
	words = append(words, delegations...)
	sort.Strings(words)
	unique := words[:0]
	for i, w := range words {
		if i == 0 || w != words[i-1] {
			unique = append(unique, w)
		}
	}
	return unique
}

// eventWords are the cue words of which a sentence that tells an event has one.
func eventWords() []string {
	words := []string{"揭牌", "《"}
	for _, f := range eventForms {
		words = append(words, f.names...)
	}
	words = append(words, visitVerbs...)
	words = append(words, appointVerbs...)
	words = append(words, chosenVerbs...)
	return append(words, launched...)
}

// cueMatcher finds the cue words; ids leads from a word to its number, and events tells which are of eventWords.
var cueMatcher = sync.OnceValue(func() (c struct {
	matcher *gazetteer.Matcher
	ids     map[string]uint32
	events  []bool
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
	c.events = make([]bool, len(words))
	for _, w := range eventWords() {
		c.events[c.ids[w]] = true
	}
	return c
})

// cues are the places of the cue words in a text, in order.
type cues struct {
	of     [][]int // by word
	events []int   // of all eventWords
}

func findCues(text string) cues {
	m := cueMatcher()
	c := cues{of: make([][]int, len(m.ids))}
	m.matcher.Each(text, func(s normalize.Span, id uint32) {
		c.of[id] = append(c.of[id], s.Start)
		if m.events[id] {
			c.events = append(c.events, s.Start)
		}
	})
	sort.Ints(c.events)
	return c
}

// mayTellEvent reports whether one of eventWords begins within s.
func (a *Article) mayTellEvent(s normalize.Span) bool {
	i := sort.SearchInts(a.cues.events, s.Start)
	return i < len(a.cues.events) && a.cues.events[i] < s.End
}

// all returns where a cue word begins in the text. The word must be one of cueWords.
func (a *Article) all(word string) []int {
	id, ok := cueMatcher().ids[word]
	if !ok {
		return nil
	}
	return a.cues.of[id]
}

// said reports whether a cue word begins within [from, to).
func (a *Article) said(word string, from, to int) bool {
	at := a.all(word)
	i := sort.SearchInts(at, from)
	return i < len(at) && at[i] < to
}
