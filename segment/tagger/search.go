package tagger

import "math"

// limits bound what moves can add to the score of a name, in comparison with leaving its units outside.
type limits struct {
	opens [numStarts]int32 // by start: its score after outside
	gains [numStarts]int32 // by stop: by how much at most it is better than outside, for the label after it

	// The most that a name gains by moves at its units, by whether the unit is the first of its sentence and whether it is
	// the last one.
	most [2][2]mostByType
	few  bool // whether they fit the lanes
}

func (m *limits) set(moves *[numLabels * numLabels]int32) {
	move := func(k, l int) int32 { return moves[k*numLabels+l] }
	for i, l := range starts {
		m.opens[i] = move(outside, int(l))
	}
	// the most that label l gains over outside, for the labels that may stand before it or after it
	before := func(l int) int32 {
		top := int32(math.MinInt32)
		for _, k := range stops {
			top = max(top, move(int(k), l)-move(int(k), outside))
		}
		return top
	}
	after := func(l int) int32 {
		top := int32(math.MinInt32)
		for _, k := range starts {
			top = max(top, move(l, int(k))-move(outside, int(k)))
		}
		return top
	}
	for j, k := range stops {
		m.gains[j] = after(int(k))
	}
	m.few = true
	for t := range numTypes {
		first, more, last, one := label(t, begin), label(t, inside), label(t, end), label(t, single)
		stay := move(outside, outside)
		for atStart := range 2 {
			for atEnd := range 2 {
				most := &m.most[atStart][atEnd]
				between := func(x int32, edge int) int32 { return x * int32(1-edge) }
				m.few = most.set(beginWord, t, between(before(first), atStart)) &&
					most.set(insideWord, t, max(move(first, more), move(more, more))-stay) &&
					most.set(endWord, t, max(move(first, last), move(more, last))-stay+between(after(last), atEnd)) &&
					most.set(singleWord, t, between(before(one), atStart)+between(after(one), atEnd)) && m.few
			}
		}
	}
}

// never is less than any score, and leaves room below it.
const never = -1 << 29

// hope is what names may still gain behind a unit.
type hope struct {
	rest [2]uint64 // the most that a name of a type gains behind the unit if it goes on there: lanes as those of insideWord
	any  bool      // whether a name may begin at the unit
}

// search is scratch memory of best.
type search struct {
	hopes []hope
	blind bool               // there are no hopes: all is tried
	back  [][numLabels]uint8 // by unit and label, the label before it
}

// best finds the labels whose scores and moves make the greatest sum, as if it tried all. Sums are only compared with that
// of the units left outside, so that what cannot be better than that need not be tried: hopes tell.
func (m *Model) best(b *scratch) {
	n := len(b.scores)
	b.labels = resize(b.labels, n)
	if n == 0 {
		return
	}
	b.search.hopes = room(b.search.hopes, n)
	b.search.back = room(b.search.back, n)
	b.search.blind = !m.limits.few || !m.limits.findHopes(b.search.hopes, b.scores)
	for i := 0; i < n; {
		if b.search.blind || b.search.hopes[i].any {
			i = m.bestFrom(b, i)
		} else {
			i++
		}
	}
}

// bestFrom finds the best labels of unit from, before which all is outside, and of those behind it, up to the unit before
// the one that it returns: from there on it is best to be outside again.
func (m *Model) bestFrom(b *scratch, from int) int {
	n := len(b.scores)
	var buffers [2][numLabels]int32
	var scores [numLabels]int32
	now, next := &buffers[0], &buffers[1]
	for l := range now {
		now[l] = never
	}
	b.scores[from].unpack(&scores)
	for i, l := range starts {
		now[l] = scores[l]
		if from > 0 {
			now[l] += m.limits.opens[i]
		}
	}
	to := from + 1
	for ; to < n; to++ {
		live, open := m.live(now, &b.search, to-1)
		if len(live.stops()) == 1 && !open {
			b.setLabels(from, to, outside)
			return to
		}
		b.scores[to].unpack(&scores)
		m.step(next, now, &scores, &b.search.back[to], live.stops())
		now, next = next, now
	}
	at := uint8(outside)
	for _, l := range stops {
		if now[l] > now[at] {
			at = l
		}
	}
	b.setLabels(from, n, at)
	return n
}

// liveStops are labels that end a name or stand outside.
type liveStops struct {
	labels [numStarts]uint8
	n      int
}

func (s *liveStops) stops() []uint8 { return s.labels[:s.n] }

// live returns the stops that may be better than outside, and outside, and reports whether a name may go on; names that
// may not it ends.
func (m *Model) live(now *[numLabels]int32, s *search, i int) (live liveStops, open bool) {
	for j, k := range stops {
		if now[k]+m.limits.gains[j] >= now[outside] || k == outside {
			live.labels[live.n&15] = k
			live.n++
		}
	}
	for t := range numTypes {
		first, more := &now[label(t, begin)], &now[label(t, inside)]
		if s.blind || max(*first, *more)+s.hopes[i].of(t) >= now[outside] {
			open = true
		} else {
			*first, *more = never, never
		}
	}
	return live, open
}

// step sets next to the scores of the labels of a unit, and back to the labels before them.
func (m *Model) step(next, now, scores *[numLabels]int32, back *[numLabels]uint8, live []uint8) {
	if len(live) == 1 {
		for j, l := range starts {
			next[l], back[l] = now[outside]+m.limits.opens[j]+scores[l], outside
		}
	} else {
		for _, l := range starts {
			top, at := int32(math.MinInt32), uint8(0)
			for _, k := range live {
				if x := now[k] + m.moves[int(k)*numLabels+int(l)]; x > top {
					top, at = x, k
				}
			}
			next[l], back[l] = top+scores[l], at
		}
	}
	for t := range numTypes {
		first, more, last := label(t, begin), label(t, inside), label(t, end)
		if now[first] == never && now[more] == never {
			next[more], next[last] = never, never
			continue
		}
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
}

// setLabels sets the labels of the units from from on before to, the last of which has label at.
func (b *scratch) setLabels(from, to int, at uint8) {
	for i := to - 1; i >= from; i-- {
		b.labels[i] = at
		at = b.search.back[i][at]
	}
}
