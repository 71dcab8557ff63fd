package tagger

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment"
)

// certain is the score from which on a name is looked for in the other sentences of its document: odds of about 55 to 1.
const certain = 4

// TagDocument is Tag for sentences of one document: it tags those a second time in which a name stands that was found
// with certainty only in others, knowing it.
func (m *Model) TagDocument(text string, sentences []segment.Sentence, known Known) []Entity {
	b := m.scratch()
	defer m.scratches.Put(b)
	var all []Entity
	ends := make([]int, len(sentences)) // by sentence: number of names up to its end
	for i := range sentences {
		all = m.tag(all, b, text, &sentences[i], known)
		ends[i] = len(all)
	}
	seen := newSeen(text, all, known)
	if len(seen.names) == 0 {
		return all
	}
	out := make([]Entity, 0, len(all))
	start := 0
	for i := range sentences {
		found := all[start:ends[i]]
		start = ends[i]
		if seen.misses(text, sentences[i].Span, found) {
			out = m.tag(out, b, text, &sentences[i], seen)
			continue
		}
		out = append(out, found...)
	}
	return out
}

// seenName is a name found in a document.
type seenName struct {
	text string
	t    Type
}

// seen knows the certain names of a document, by their first two characters, beside what the caller knows.
type seen struct {
	names map[string][]seenName
	first [1 << 10]uint64 // a bit for each that names may begin with, by the last two bytes of their first character
	also  Known
}

// mayBegin reports whether a name may begin with the character whose last two bytes are a and b.
func (s *seen) mayBegin(a, b byte) bool { return s.first[uint(a)<<2|uint(b)>>6]>>(b&63)&1 != 0 }

// maxAlike is how many names with the same first two characters are kept: more than an article has, and few enough to be looked for one
// by one.
const maxAlike = 100

// newSeen collects names of two characters or more. Of a text that was found with different types none is certain.
func newSeen(text string, all []Entity, also Known) *seen {
	s := &seen{names: map[string][]seenName{}, also: also}
	types := map[string]Type{}
	for _, e := range all {
		name := text[e.Span.Start:e.Span.End]
		if t, ok := types[name]; ok && t != e.Type {
			types[name] = numTypes
		} else if !ok {
			types[name] = e.Type
		}
	}
	done := map[string]bool{}
	for _, e := range all {
		name := text[e.Span.Start:e.Span.End]
		if e.Score < certain || done[name] || types[name] != e.Type || !lasting(e.Type) || utf8.RuneCountInString(name) < 2 {
			continue
		}
		done[name] = true
		key := name[:firstTwo(name)]
		if len(s.names[key]) == maxAlike {
			continue
		}
		s.names[key] = append(s.names[key], seenName{name, e.Type})
		_, n := utf8.DecodeRuneInString(name)
		a, b := name[max(0, n-2)], name[n-1]
		s.first[uint(a)<<2|uint(b)>>6] |= 1 << (b & 63)
	}
	return s
}

// lasting reports whether what is a name of type t once is one everywhere. Posts are names beside a name only.
func lasting(t Type) bool { return t != Post }

// misses reports whether a sentence has one of the names in a place where nothing was found.
func (s *seen) misses(text string, span normalize.Span, found []Entity) bool {
	missed := false
	s.each(text, span, func(at normalize.Span, _ Type) {
		i := sort.Search(len(found), func(i int) bool { return found[i].Span.End > at.Start })
		if i < len(found) && found[i].Span.Start < at.End {
			return
		}
		missed = true
	})
	return missed
}

// Each implements Known.
func (s *seen) Each(text string, part normalize.Span, f func(normalize.Span, Type)) {
	s.each(text, part, f)
	if s.also != nil {
		s.also.Each(text, part, f)
	}
}

func (s *seen) each(text string, part normalize.Span, f func(normalize.Span, Type)) {
	text = text[:part.End]
	for at := part.Start; at < len(text); {
		n := 1
		if text[at] >= utf8.RuneSelf {
			_, n = normalize.DecodeRune(text[at:])
		}
		if s.mayBegin(text[at+max(0, n-2)], text[at+n-1]) {
			for _, name := range s.names[text[at:at+firstTwo(text[at:])]] {
				if strings.HasPrefix(text[at:], name.text) {
					f(normalize.Span{Start: at, End: at + len(name.text)}, name.t)
				}
			}
		}
		at += n
	}
}

// firstTwo returns the length of the first two characters of s, or of all of it.
func firstTwo(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	_, m := utf8.DecodeRuneInString(s[n:])
	return n + m
}
