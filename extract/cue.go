package extract

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"sync"

	"taizhang/extract/gazetteer"
	"taizhang/normalize"
)

// namedCues are the words whose places extractors ask for by name, with Article.all and what builds on it.
func namedCues() []string {
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
	words = append(words, labEndings...)
	words = append(words, "学院", "大学", "我校")
	for _, c := range cityLetters {
		words = append(words, c.city)
	}
	words = append(words, "包括", "主办", "承办", "举办")
	words = append(words, "政府", "《", "“", "「", "下一步", "接下来", "简称", "等", "民国", "其中", "(", "（")
	words = append(words, joining...)
	words = append(words, eventCues...)
	words = append(words, nameDots...)
	words = append(words, bindings...)
	words = append(words, visitWords...)
	words = append(words, goesVerbs...)
	return append(words, delegations...)
}

// eventWords are the cue words of which a sentence has one that tells an event, but for a visit that only goesVerbs tell.
func eventWords() []string {
	words := []string{"揭牌", "《"}
	for _, f := range eventForms {
		words = append(words, f.names...)
	}
	words = append(words, visitVerbs...)
	words = append(words, abroad()...)
	words = append(words, meetVerbs...)
	words = append(words, openVerbs...)
	words = append(words, foundVerbs...)
	words = append(words, talkNouns...)
	words = append(words, appointVerbs...)
	words = append(words, chosenVerbs...)
	return append(words, launched...)
}

// cue is a word that the text is searched for, and as what.
type cue struct {
	named  bool       // one of namedCues
	event  bool       // one of eventWords
	title  *titleForm // of titleIndex
	suffix *suffix    // of suffixes
	office bool       // one of officeVerbs
}

// allCues returns the cue words. One pass over the text finds all of them.
func allCues() map[string]*cue {
	all := map[string]*cue{}
	of := func(word string) *cue {
		if all[word] == nil {
			all[word] = new(cue)
		}
		return all[word]
	}
	for _, w := range namedCues() {
		of(w).named = true
	}
	for _, w := range eventWords() {
		of(w).event = true
	}
	for _, w := range officeVerbs {
		of(w).office = true
	}
	for t := range titleIndex.all() {
		if c := of(t.text); c.title == nil {
			c.title = &t
		}
	}
	for s := range suffixes.all() {
		if c := of(s.text); c.suffix == nil {
			c.suffix = &s
		}
	}
	return all
}

// cueIndex finds the cue words.
type cueIndex struct {
	matcher *gazetteer.Matcher
	words   []string
	cues    []cue             // by word
	ids     map[string]uint32 // from a word to its place in words

	bindings, visitors, joining []uint32 // the lists of these names
	quotes, docs                []uint32 // “ and 《; docForms
	events                      eventVerbs[[]uint32]
	forms                       [][]uint32 // names of eventForms
}

// cueMatcher is the only cueIndex.
var cueMatcher = sync.OnceValue(func() *cueIndex {
	all := allCues()
	m := &cueIndex{words: slices.Sorted(maps.Keys(all))}
	built, err := gazetteer.Build(m.words)
	if err != nil {
		panic("extract: cue words: " + err.Error()) // cannot happen: a test builds it
	}
	if m.matcher, err = gazetteer.Open(built); err != nil {
		panic("extract: cue words: " + err.Error())
	}
	m.ids = make(map[string]uint32, len(m.words))
	for i, w := range m.words {
		m.ids[w] = uint32(i)
		m.cues = append(m.cues, *all[w])
	}
	m.bindings, m.visitors, m.joining = m.idsOf(bindings), m.idsOf(visitWords), m.idsOf(joining)
	m.quotes = m.idsOf([]string{"“", "《"})
	m.events = eachList(eventLists(), m.idsOf)
	for _, form := range docForms {
		m.docs = append(m.docs, m.ids[form.text])
	}
	for _, form := range eventForms {
		m.forms = append(m.forms, m.idsOf(form.names))
	}
	return m
})

func (m *cueIndex) idsOf(words []string) []uint32 {
	ids := make([]uint32, len(words))
	for i, w := range words {
		ids[i] = m.ids[w]
	}
	return ids
}

// cues are the places of the cue words in a text, in order.
type cues struct {
	begins   []int // where namedCues begin, by word
	first    []int // of each word, where its places stand in begins; one more for the end
	events   []int // where eventWords begin
	titles   []cueEnd[titleForm]
	suffixes []cueEnd[suffix]
	offices  []normalize.Span // officeVerbs, the longest at each place
}

// cueEnd is where the longest of some words ends.
type cueEnd[T any] struct {
	end  int
	word *T
}

// addEnding appends a word that ends at byte end, unless a longer one does; words with the same end come the longest first.
func addEnding[T any](list []cueEnd[T], end int, word *T) []cueEnd[T] {
	if n := len(list); n > 0 && list[n-1].end == end {
		return list
	}
	return append(list, cueEnd[T]{end, word})
}

// cueAt is a place of one of namedCues.
type cueAt struct {
	id uint32
	at int
}

func findCues(text string) cues {
	const bytesPerCue = 64 // of each sort, or more
	m := cueMatcher()
	c := cues{titles: make([]cueEnd[titleForm], 0, len(text)/bytesPerCue), suffixes: make([]cueEnd[suffix], 0, len(text)/bytesPerCue)}
	named := make([]cueAt, 0, len(text)/bytesPerCue)
	m.matcher.Each(text, func(s normalize.Span, id uint32) {
		x := &m.cues[id]
		if x.named {
			named = append(named, cueAt{id, s.Start})
		}
		if x.event {
			c.events = append(c.events, s.Start)
		}
		if x.title != nil {
			c.titles = addEnding(c.titles, s.End, x.title)
		}
		if x.suffix != nil {
			c.suffixes = addEnding(c.suffixes, s.End, x.suffix)
		}
		if x.office {
			c.offices = append(c.offices, s)
		}
	})
	sort.Ints(c.events)
	slices.SortFunc(c.offices, func(x, y normalize.Span) int {
		return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(y.End, x.End))
	})
	c.offices = slices.CompactFunc(c.offices, func(x, y normalize.Span) bool { return x.Start == y.Start })
	c.sortNamed(named, len(m.cues))
	return c
}

// sortNamed puts what was found of n words by word.
func (c *cues) sortNamed(found []cueAt, n int) {
	c.first, c.begins = make([]int, n+1), make([]int, len(found))
	for _, f := range found {
		c.first[f.id]++
	}
	end := 0
	for id := range c.first {
		end += c.first[id]
		c.first[id] = end
	}
	for _, f := range slices.Backward(found) {
		c.first[f.id]--
		c.begins[c.first[f.id]] = f.at
	}
}

// mayTellEvent reports whether one of eventWords begins within s.
func (a *Article) mayTellEvent(s normalize.Span) bool {
	i := sort.SearchInts(a.cues.events, s.Start)
	return i < len(a.cues.events) && a.cues.events[i] < s.End
}

// all returns where a cue word begins in the text. The word must be one of namedCues.
func (a *Article) all(word string) []int {
	id, ok := cueMatcher().ids[word]
	if !ok {
		return nil
	}
	return a.cues.places(id)
}

// places returns where the named cue word with a number begins.
func (c *cues) places(id uint32) []int {
	if len(c.first) == 0 {
		return nil // of an article that has not been searched
	}
	from, to := c.first[id], c.first[id+1]
	return c.begins[from:to:to]
}

// heardCue is one of namedCues that the text has, with the places where it begins.
type heardCue struct {
	word string
	at   []int
}

// heard returns those of a list of cueIndex that the text has, in their order: who looks for each of them in each sentence
// looks for these.
func (a *Article) heard(list []uint32) []heardCue {
	var out []heardCue
	for _, id := range list {
		if at := a.cues.places(id); len(at) > 0 {
			out = append(out, heardCue{cueMatcher().words[id], at})
		}
	}
	return out
}

// within returns where the word begins that stands within s.
func (c heardCue) within(s normalize.Span) []int {
	lo := sort.SearchInts(c.at, s.Start)
	hi := sort.SearchInts(c.at, s.End-len(c.word)+1)
	return c.at[lo:max(lo, hi)]
}

// heardWithin reports whether one of the words stands within s.
func heardWithin(list []heardCue, s normalize.Span) bool {
	return slices.ContainsFunc(list, func(c heardCue) bool { return len(c.within(s)) > 0 })
}

// said reports whether a cue word begins within [from, to).
func (a *Article) said(word string, from, to int) bool {
	at := a.all(word)
	i := sort.SearchInts(at, from)
	return i < len(at) && at[i] < to
}
