package tagger

import (
	"taizhang/normalize"
	"taizhang/segment"
)

// scratch is memory that a call uses and leaves to the next one.
type scratch struct {
	sentence sentence
	scorer   scorer
	scores   []sums // by unit
	search   search
	labels   []uint8 // by unit
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
	s.addKnown(known, text, span)
	b.scores = room(b.scores, s.len())
	b.scorer.scores(m, b.scores, s)
	m.best(b)
	return m.appendEntities(dst, b, span.Start)
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
		s := &b.scores[i]
		gain += s.of(int(b.labels[i])) - s.of(outside)
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
