package tagger

import (
	"math"

	"taizhang/normalize"
	"taizhang/segment"
)

// scratch is memory that a call uses and leaves to the next one.
type scratch struct {
	sentence  sentence
	stretches []stretch
	features  features
	lookup    lookup
	scores    []int32
	back      []uint8
	labels    []uint8
}

func (m *Model) scratch() *scratch {
	if b, ok := m.scratches.Get().(*scratch); ok {
		return b
	}
	return new(scratch)
}

// Tag returns the names in the given sentences of text, in order. They do not overlap and lie within a sentence. known
// may be nil; what it knows is evidence that a model weighs, and not the last word.
func (m *Model) Tag(text string, sentences []segment.Sentence, known Known) []Entity {
	b := m.scratch()
	defer m.scratches.Put(b)
	var all []Entity
	for i := range sentences {
		all = m.tag(all, b, text, &sentences[i], known)
	}
	return all
}

// maxStretch is the number of tokens up to which a sentence is tagged as one. Sentences are shorter; what is longer
// would take memory out of proportion, and the sums of its scores would not fit.
const maxStretch = 2000

// tag appends the names of a sentence.
func (m *Model) tag(dst []Entity, b *scratch, text string, s *segment.Sentence, known Known) []Entity {
	if s.Span.Start < 0 || s.Span.Start >= s.Span.End || s.Span.End > len(text) {
		return dst
	}
	n := len(dst)
	start, tokens := s.Span.Start, s.Tokens
	for len(tokens) > maxStretch {
		end := tokens[maxStretch-1].Span.End
		if end > start && end <= s.Span.End {
			dst = m.tagPart(dst, b, text, normalize.Span{Start: start, End: end}, tokens[:maxStretch], known)
			start = end
		}
		tokens = tokens[maxStretch:]
	}
	if start < s.Span.End {
		dst = m.tagPart(dst, b, text, normalize.Span{Start: start, End: s.Span.End}, tokens, known)
	}
	wholeMarks(text, dst[n:], s.Span)
	return dst
}

// tagPart appends the names of a part of a sentence.
func (m *Model) tagPart(dst []Entity, b *scratch, text string, span normalize.Span, tokens []segment.Token, known Known) []Entity {
	s := &b.sentence
	s.load(m.lists, text, span, tokens)
	s.addKnown(known)
	b.stretches = m.sieve.stretches(b.stretches[:0], s)
	for _, u := range b.stretches {
		n := u.to - u.from
		b.scores = resize(b.scores, n*numLabels)
		for i := range n {
			s.features(&b.features, u.from+i)
			m.score((*[numLabels]int32)(b.scores[i*numLabels:]), &b.features, &b.lookup)
		}
		m.best(b, n, u.from > 0, u.to < s.len())
		dst = m.appendEntities(dst, b, u, span.Start)
	}
	return dst
}

// best finds the labels of n units whose scores and moves make the greatest sum. before and after tell whether there are
// units before and after them, which are outside.
func (m *Model) best(b *scratch, n int, before, after bool) {
	const never = -1 << 29
	b.back, b.labels = resize(b.back, n*numLabels), resize(b.labels, n)
	var buffers [2][numLabels]int32
	now, next := &buffers[0], &buffers[1]
	for l := range now {
		now[l] = never
	}
	for i, l := range starts {
		now[l] = b.scores[l]
		if before {
			now[l] += m.opens[i]
		}
	}
	for i := 1; i < n; i++ {
		scores := (*[numLabels]int32)(b.scores[i*numLabels:])
		back := (*[numLabels]uint8)(b.back[i*numLabels:])
		m.open(next, now, scores, back)
		for t := range numTypes {
			first, more, last := label(t, begin), label(t, inside), label(t, end)
			for _, l := range [2]int{more, last} {
				x, y := now[first]+m.moves[first*numLabels+l], now[more]+m.moves[more*numLabels+l]
				if x >= y {
					next[l], back[l] = x+scores[l], uint8(first)
				} else {
					next[l], back[l] = y+scores[l], uint8(more)
				}
				next[l] = max(next[l], never) // what cannot be must not fall further and round the corner
			}
		}
		now, next = next, now
	}
	at := uint8(outside)
	if after {
		for _, l := range stops {
			now[l] += m.moves[int(l)*numLabels+outside]
		}
	}
	for _, l := range stops {
		if now[l] > now[at] {
			at = l
		}
	}
	for i := n - 1; i >= 0; i-- {
		b.labels[i] = at
		at = b.back[i*numLabels+int(at)]
	}
}

// open sets the scores of the labels that may begin a name or stand outside, and the labels before them.
//
// A label after which no label would be better off than after outside needs no trying: mostly all but outside itself.
func (m *Model) open(next, now, scores *[numLabels]int32, back *[numLabels]uint8) {
	var live [numStarts]uint8
	n := 0
	for j, k := range stops {
		if now[k]+m.gains[j] >= now[outside] {
			live[n] = k
			n++
		}
	}
	if n == 1 {
		for j, l := range starts {
			next[l], back[l] = now[outside]+m.opens[j]+scores[l], outside
		}
		return
	}
	for _, l := range starts {
		top, at := int32(math.MinInt32), uint8(0)
		for _, k := range live[:n] {
			if x := now[k] + m.moves[int(k)*numLabels+int(l)]; x > top {
				top, at = x, k
			}
		}
		next[l], back[l] = top+scores[l], at
	}
}

// appendEntities appends the names that the labels of a stretch make.
func (m *Model) appendEntities(dst []Entity, b *scratch, u stretch, offset int) []Entity {
	from := 0
	for i, l := range b.labels {
		if l == outside {
			continue
		}
		part := (l - first) & 3
		if part == begin || part == single {
			from = i
		}
		if part == end || part == single {
			span := normalize.Span{Start: offset + int(b.sentence.start[u.from+from]), End: offset + int(b.sentence.start[u.from+i+1])}
			dst = append(dst, Entity{span, Type((l - first) >> 2), m.unit * float32(m.gain(b, u, from, i))})
		}
	}
	return dst
}

// gain returns by how much the labels of a stretch are better than those that leave its units from to to outside.
func (m *Model) gain(b *scratch, u stretch, from, to int) (gain int32) {
	move := func(k, l uint8) int32 { return m.moves[int(k)*numLabels+int(l)] }
	for i := from; i <= to; i++ {
		scores := b.scores[i*numLabels:]
		gain += scores[b.labels[i]] - scores[outside]
		if i > from {
			gain += move(b.labels[i-1], b.labels[i]) - move(outside, outside)
		}
	}
	if u.from+from > 0 {
		before := uint8(outside)
		if from > 0 {
			before = b.labels[from-1]
		}
		gain += move(before, b.labels[from]) - move(before, outside)
	}
	if u.from+to+1 < b.sentence.len() {
		after := uint8(outside)
		if to+1 < len(b.labels) {
			after = b.labels[to+1]
		}
		gain += move(b.labels[to], after) - move(outside, after)
	}
	return gain
}
