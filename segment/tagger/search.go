package tagger

import "math"

// limits bound what moves can add to the score of a name, in comparison with leaving its units outside.
type limits struct {
	opens [numStarts]int32 // by start: its score after outside
	gains [numStarts]int32 // by stop: by how much at most it is better than outside, for the label after it

	// By type: the most that a name gains at its first unit by the label before it, where there is one; from one of its
	// units to the next, by the part of that; and at its last unit by the label after it, where there is one.
	begin, inside, end, close [numTypes]int32
	// The same of a name of one unit.
	singleBegin, singleClose [numTypes]int32
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
	for t := range numTypes {
		first, more, last, single := label(t, begin), label(t, inside), label(t, end), label(t, single)
		stay := move(outside, outside)
		m.begin[t], m.close[t] = before(first), after(last)
		m.inside[t] = max(move(first, more), move(more, more)) - stay
		m.end[t] = max(move(first, last), move(more, last)) - stay
		m.singleBegin[t], m.singleClose[t] = before(single), after(single)
	}
}

// never is less than any score, and leaves room below it.
const never = -1 << 29

// hope is what names may still gain behind a unit.
type hope struct {
	rest [numTypes]int32 // the most that a name of the type gains behind the unit, if it goes on there
	any  bool            // whether a name may begin at the unit
}

// search is scratch memory of best.
type search struct {
	hopes []hope
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
	m.findHopes(b)
	b.search.back = resize(b.search.back, n)
	for i := 0; i < n; {
		if b.search.hopes[i].any {
			i = m.bestFrom(b, i)
		} else {
			i++
		}
	}
}

// findHopes goes over the units from the last to the first.
func (m *Model) findHopes(b *scratch) {
	n := len(b.scores)
	b.search.hopes = resize(b.search.hopes, n)
	var rest [numTypes]int32
	for t := range rest {
		rest[t] = never
	}
	var scores [numLabels]int32
	limits := &m.limits
	for i := n - 1; i >= 0; i-- {
		h := &b.search.hopes[i]
		h.rest = rest
		b.scores[i].unpack(&scores)
		top := int32(never)
		for t := range numTypes {
			first := scores[label(t, begin)] + rest[t]
			single := scores[label(t, single)]
			last := scores[label(t, end)] + limits.end[t]
			if i > 0 {
				first += limits.begin[t]
				single += limits.singleBegin[t]
			}
			if i < n-1 {
				single += limits.singleClose[t]
				last += limits.close[t]
			}
			top = max(top, first, single)
			rest[t] = max(never, last, scores[label(t, inside)]+limits.inside[t]+rest[t])
		}
		h.any = top >= 0
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
		live, open := m.live(now, &b.search.hopes[to-1])
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
func (m *Model) live(now *[numLabels]int32, h *hope) (live liveStops, open bool) {
	for j, k := range stops {
		if now[k]+m.limits.gains[j] >= now[outside] || k == outside {
			live.labels[live.n&15] = k
			live.n++
		}
	}
	for t := range numTypes {
		first, more := &now[label(t, begin)], &now[label(t, inside)]
		if max(*first, *more)+h.rest[t] >= now[outside] {
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
