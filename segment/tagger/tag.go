package tagger

import (
	"sync"

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

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Tag returns the names in the given sentences of text, in order. They do not overlap and lie within a sentence. known
// may be nil; what it knows is evidence that a model weighs, and not the last word.
func (m *Model) Tag(text string, sentences []segment.Sentence, known Known) []Entity {
	b := scratches.Get().(*scratch)
	defer scratches.Put(b)
	var all []Entity
	for i := range sentences {
		all = m.tag(all, b, text, &sentences[i], known)
	}
	return all
}

// tag appends the names of a sentence.
func (m *Model) tag(dst []Entity, b *scratch, text string, s *segment.Sentence, known Known) []Entity {
	if s.Span.Start < 0 || s.Span.Start >= s.Span.End || s.Span.End > len(text) {
		return dst
	}
	b.sentence.load(m.lists, text, s.Span, s.Tokens)
	b.sentence.addKnown(known)
	n := b.sentence.len()
	b.scores = resize(b.scores, n*numLabels)
	var features [numTemplates]uint32
	for i := range n {
		b.sentence.features(&features, i)
		m.score((*[numLabels]int32)(b.scores[i*numLabels:]), features[:])
	}
	b.best(n, &m.moves)
	return m.appendEntities(dst, b, s.Span.Start)
}

// best finds the labels of n units whose scores and moves make the greatest sum.
func (b *scratch) best(n int, moves *[numLabels * numLabels]int32) {
	const never = -1 << 29
	b.back, b.labels = resize(b.back, n*numLabels), resize(b.labels, n)
	var buffers [2][numLabels]int32
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
		for _, l := range starts {
			top, at := int32(2*never), uint8(0)
			for _, k := range stops {
				if x := now[k] + moves[int(k)*numLabels+int(l)]; x > top {
					top, at = x, k
				}
			}
			next[l], back[l] = top+scores[l], at
		}
		for t := range numTypes {
			b, m, e := label(t, begin), label(t, inside), label(t, end)
			for _, l := range [2]int{m, e} {
				x, y := now[b]+moves[b*numLabels+l], now[m]+moves[m*numLabels+l]
				if x >= y {
					next[l], back[l] = x+scores[l], uint8(b)
				} else {
					next[l], back[l] = y+scores[l], uint8(m)
				}
			}
			// what cannot be must not become possible by high scores
			next[m], next[e] = max(next[m], never), max(next[e], never)
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
