package tagger

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"testing"

	"taizhang/normalize"
)

// plain does what a model does as its definition says: all features of all units, all labels at each.
type plain struct {
	model  *Model
	s      sentence
	scores [][numLabels]int32
	named  []bool // by unit: whether it may be part of a name
}

func newPlain(m *Model, text string, known Known) *plain {
	p := &plain{model: m}
	p.s.load(m.lists, text, normalize.Span{End: len(text)}, segmenter().Tokens(text))
	p.s.addKnown(known)
	p.scores = make([][numLabels]int32, p.s.len())
	p.named = make([]bool, p.s.len())
	for i := range p.scores {
		var f features
		p.s.features(&f, i)
		for _, hash := range f {
			for l, w := range p.row(hash) {
				p.scores[i][l] += w
			}
		}
	}
	p.sift()
	return p
}

// row returns the weights of a feature.
func (p *plain) row(hash uint32) (w [numLabels]int32) {
	slot := hash >> p.model.shift
	word := p.model.index[slot>>6]
	if word.slots>>(slot&63)&1 == 0 {
		return w
	}
	n := bits.OnesCount64(word.slots << (63 - slot&63)) // up to the slot, itself among them
	for _, word := range p.model.index[:slot>>6] {
		n += bits.OnesCount64(word.slots)
	}
	row := p.model.rows[n-1]
	if row[1][7] != uint8(hash) {
		return w
	}
	factor := int32(row[1][6]>>4) + 1
	for l := range w {
		w[l] = (int32(row[l>>4][l&15/2]>>(l&1*4)&15) - zeroWeight) * factor
	}
	return w
}

// sift marks the units of words that reach the lower bar, and of single ones between two of them, where one of the words
// that hang together reaches the higher bar.
func (p *plain) sift() {
	n := len(p.s.words) - 2*pad
	sums, passes := make([]int32, n), make([]bool, n)
	for at := range n {
		var f wordHashes
		p.s.hashWord(&f, pad+at)
		for _, h := range f {
			if len(p.model.sieve) > 0 {
				sums[at] += int32(p.model.sieve[h>>(32-sieveBits)])
			}
		}
		if len(p.model.sieve) == 0 || p.s.knows(pad+at) {
			sums[at] = math.MaxInt32
		}
		passes[at] = sums[at] >= lowPass
	}
	for at := 1; at+1 < n; at++ {
		passes[at] = passes[at] || sums[at-1] >= lowPass && sums[at+1] >= lowPass
	}
	for at := 0; at < n; at++ {
		to, high := at, false
		for to < n && passes[to] {
			high = high || sums[to] >= highPass
			to++
		}
		for ; at < to; at++ {
			w := p.s.words[pad+at]
			for i := w.first; i < w.first+w.length; i++ {
				p.named[i] = high
			}
		}
	}
}

// follows reports whether label l may come after label k; -1 is the edge of the sentence.
func follows(k, l int) bool {
	opens := func(l int) bool { return l > 0 && (l-first)&3 < end && (l-first)&3 != single }
	starts := func(l int) bool { return l == outside || (l-first)&3 == begin || (l-first)&3 == single }
	switch {
	case k < 0:
		return l < 0 || starts(l)
	case opens(k):
		return l > 0 && !starts(l) && (l-first)>>2 == (k-first)>>2
	default:
		return l < 0 || starts(l)
	}
}

// best returns the greatest sum of scores and moves.
func (p *plain) best() int {
	const never = math.MinInt / 2
	var now [numLabels]int
	for i := range p.scores {
		var next [numLabels]int
		for l := range next {
			next[l] = never
			if l != outside && !p.named[i] {
				continue
			}
			if i == 0 {
				if follows(-1, l) {
					next[l] = int(p.scores[i][l])
				}
				continue
			}
			for k := range now {
				if follows(k, l) {
					next[l] = max(next[l], now[k]+int(p.model.moves[k*numLabels+l])+int(p.scores[i][l]))
				}
			}
		}
		now = next
	}
	top := never
	for l, x := range now {
		if follows(l, -1) {
			top = max(top, x)
		}
	}
	return top
}

// labels returns the labels that names make.
func (p *plain) labels(t *testing.T, names []Entity) []int {
	labels := make([]int, p.s.len())
	for _, n := range names {
		from, to, ok := p.s.units(n.Span)
		if !ok {
			t.Fatalf("name at %v does not stand on units", n.Span)
		}
		for i := from; i <= to; i++ {
			labels[i] = label(n.Type, int(partOf(i, from, to)))
			if !p.named[i] {
				t.Fatalf("unit %d of the name at %v is outside", i, n.Span)
			}
		}
	}
	return labels
}

// sum returns the sum of scores and moves of labels.
func (p *plain) sum(labels []int) int {
	sum := 0
	for i, l := range labels {
		sum += int(p.scores[i][l])
		if i > 0 {
			sum += int(p.model.moves[labels[i-1]*numLabels+l])
		}
	}
	return sum
}

// found returns what m finds in a text, which is a sentence, before marks are looked at.
func found(m *Model, text string, known Known) []Entity {
	return m.tagPart(nil, m.scratch(), text, normalize.Span{End: len(text)}, segmenter().Tokens(text), known)
}

// check holds names that the model has found in a sentence against the definition.
func (p *plain) check(t *testing.T, names []Entity) {
	t.Helper()
	if p.s.len() == 0 {
		return
	}
	labels := p.labels(t, names)
	sum := p.sum(labels)
	if best := p.best(); sum != best {
		t.Fatalf("labels with the sum %d, where %d is possible, in %q", sum, best, p.s.text)
	}
	for i, n := range names {
		without := p.sum(p.labels(t, append(append([]Entity(nil), names[:i]...), names[i+1:]...)))
		if want := p.model.unit * float32(sum-without); n.Score != want {
			t.Fatalf("score %v, want %v, of the name at %v in %q", n.Score, want, n.Span, p.s.text)
		}
	}
}

// randomModel returns a model with weights for some of the features of a text, and for other ones.
func randomModel(t *testing.T, text string, seed uint64) *Model {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 0))
	var s sentence
	s.load(trained().lists, text, normalize.Span{End: len(text)}, segmenter().Tokens(text))
	var all []weights
	for i := range s.len() {
		var f features
		s.features(&f, i)
		for _, hash := range f {
			if r.IntN(3) == 0 {
				continue
			}
			w := weights{hash: hash}
			for l := range w.labels {
				w.labels[l] = float32(r.NormFloat64())
			}
			w.labels[outside] += float32(r.IntN(2))
			all = append(all, w)
		}
	}
	moves := make([]float32, numLabels*numLabels)
	for i := range moves {
		moves[i] = float32(3 * r.NormFloat64())
	}
	var v sieve
	if seed%4 != 0 {
		v = make(sieve, 1<<sieveBits)
		for i := range v {
			v[i] = int8(40*r.NormFloat64()) - 8
		}
	}
	m, err := Open(pack(all, moves, unit, 10, v, nil))
	if err != nil {
		t.Fatal(err)
	}
	m.lists = trained().lists
	return m
}

// TestPlain checks that what is skipped, cut short and summed up several at a time changes nothing.
func TestPlain(t *testing.T) {
	n := 0
	for i, e := range corpus() {
		m := randomModel(t, e.Text, uint64(i))
		names := found(m, e.Text, nil)
		newPlain(m, e.Text, nil).check(t, names)
		n += len(names)
		k := known{e.Text[:len("云栖")], Place}
		newPlain(m, e.Text, k).check(t, found(m, e.Text, k))
	}
	if n < len(corpus()) {
		t.Errorf("only %d names in %d sentences", n, len(corpus()))
	}
	for _, e := range corpus() {
		newPlain(trained(), e.Text, nil).check(t, found(trained(), e.Text, nil))
		k := known{"学生", Person}
		newPlain(trained(), e.Text, k).check(t, found(trained(), e.Text, k))
	}
}

func FuzzPlain(f *testing.F) {
	for i, e := range corpus()[:5] {
		f.Add(e.Text, uint64(i))
	}
	f.Add("", uint64(0))
	f.Add("“《”》《“a1\xff\u3000㈱𠮷·.“”", uint64(7))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) > 300 {
			return
		}
		m := randomModel(t, text, seed)
		newPlain(m, text, nil).check(t, found(m, text, nil))
	})
}
