package tagger

import (
	"taizhang/normalize"
	"taizhang/segment"
)

// scratch is memory that a call uses and leaves to the next one.
type scratch struct {
	sentence sentence
	scores   []int32
	back     []uint8
	labels   []uint8
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
	start, tokens := s.Span.Start, s.Tokens
	for len(tokens) > maxStretch {
		end := tokens[maxStretch-1].Span.End
		if end > start && end <= s.Span.End {
			dst = m.tagStretch(dst, b, text, normalize.Span{Start: start, End: end}, tokens[:maxStretch], known)
			start = end
		}
		tokens = tokens[maxStretch:]
	}
	if start < s.Span.End {
		dst = m.tagStretch(dst, b, text, normalize.Span{Start: start, End: s.Span.End}, tokens, known)
	}
	return dst
}

// tagStretch appends the names of a stretch of a sentence.
func (m *Model) tagStretch(dst []Entity, b *scratch, text string, span normalize.Span, tokens []segment.Token, known Known) []Entity {
	b.sentence.load(m.lists, text, span, tokens)
	b.sentence.addKnown(known)
	n := b.sentence.len()
	b.scores = resize(b.scores, n*numLabels)
	var f features
	for i := range n {
		b.sentence.features(&f, i)
		m.score((*[numLabels]int32)(b.scores[i*numLabels:]), &f)
	}
	m.best(b, n)
	return m.appendEntities(dst, b, span.Start)
}

// best finds the labels of n units whose scores and moves make the greatest sum.
//
// A label after which no label would be better off than after outside needs no trying: mostly all but a few.
func (m *Model) best(b *scratch, n int) {
	const never = -1 << 29
	b.back, b.labels = resize(b.back, n*numLabels), resize(b.labels, n)
	var buffers [2][numLabels]int32
	var live [numStarts]uint8
	now, next := &buffers[0], &buffers[1]
	for l := range now {
		now[l] = never
	}
	for _, l := range starts {
		now[l] = b.scores[l]
	}
	for i := 1; i < n; i++ {
		scores := (*[numLabels]int32)(b.scores[i*numLabels:])
		back := (*[numLabels]uint8)(b.back[i*numLabels:])
		n := 0
		for j, k := range stops {
			if now[k]+m.gains[j] >= now[outside] {
				live[n] = k
				n++
			}
		}
		for _, l := range starts {
			top, at := int32(2*never), uint8(0)
			for _, k := range live[:n] {
				if x := now[k] + m.moves[int(k)*numLabels+int(l)]; x > top {
					top, at = x, k
				}
			}
			next[l], back[l] = top+scores[l], at
		}
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

// appendEntities appends the names that the labels make.
func (m *Model) appendEntities(dst []Entity, b *scratch, offset int) []Entity {
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
			span := normalize.Span{Start: offset + int(b.sentence.start[from]), End: offset + int(b.sentence.start[i+1])}
			dst = append(dst, Entity{span, Type((l - first) >> 2), m.unit * float32(m.gain(b, from, i))})
		}
	}
	return dst
}

// gain returns by how much the labels are better than those that leave the units from to to outside.
func (m *Model) gain(b *scratch, from, to int) (gain int32) {
	move := func(k, l uint8) int32 { return m.moves[int(k)*numLabels+int(l)] }
	for i := from; i <= to; i++ {
		scores := b.scores[i*numLabels:]
		gain += scores[b.labels[i]] - scores[outside]
		if i > from {
			gain += move(b.labels[i-1], b.labels[i]) - move(outside, outside)
		}
	}
	if from > 0 {
		before := b.labels[from-1]
		gain += move(before, b.labels[from]) - move(before, outside)
	}
	if to+1 < len(b.labels) {
		after := b.labels[to+1]
		gain += move(b.labels[to], after) - move(outside, after)
	}
	return gain
}
