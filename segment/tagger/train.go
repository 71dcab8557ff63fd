package tagger

import (
	"errors"
	"math/rand/v2"
	"slices"

	"taizhang/normalize"
	"taizhang/normalize/datrie"
	"taizhang/segment"
)

// Options say how to train. Segmenter is needed; the zero values of the others stand for the defaults.
type Options struct {
	Segmenter *segment.Segmenter // that which tagging will use
	Words     []Word             // of the lists; they become part of the model
	Seed      uint64
	Epochs    int             // passes over the corpus with all features, 9 by default
	Rows      int             // features that the model keeps, 130000 by default
	Progress  func(epoch int) // called after each pass, from 1 on; may be nil
}

// Values that did best on sentences kept aside.
const (
	defaultEpochs = 9
	defaultRows   = 130000
	moreEpochs    = 3    // passes with the features kept
	minCount      = 2    // occurrences that a feature must have
	dropout       = 0.2  // part of the features that an example goes without at each pass
	weightUnit    = 0.03 // of the weights in a model; 16*7 units are the greatest
	knownRate     = 0.1  // part of the names in the corpus that are marked as known
	knownWrong    = 0.1  // part of those that are marked as known with some other type
)

// Train makes a model from a corpus. The same corpus and options always give the same bytes on the same kind of machine.
// Names whose edges lie within a number or a Latin word cannot be learned: their sentences are left out.
func Train(corpus []Example, o Options) (*Model, error) {
	if o.Segmenter == nil {
		return nil, errors.New("tagger: training needs a segmenter")
	}
	if o.Epochs <= 0 {
		o.Epochs = defaultEpochs
	}
	if o.Rows <= 0 {
		o.Rows = defaultRows
	}
	l, listBytes, err := buildLists(o.Words)
	if err != nil {
		return nil, err
	}
	t := &trainer{lists: l, segmenter: o.Segmenter, random: rand.New(rand.NewPCG(o.Seed, 0))}
	t.read(corpus)
	if len(t.examples) == 0 {
		return nil, errors.New("tagger: the corpus has no sentence to learn from")
	}
	t.number()
	width := min(maxBits, max(minBits, log2(5*o.Rows)))
	epoch := 0
	run := func(n int) {
		for range n {
			t.pass()
			epoch++
			if o.Progress != nil {
				o.Progress(epoch)
			}
		}
	}
	t.learner = newLearner(len(t.hashes))
	run(o.Epochs)
	t.learner.average()
	t.prune(o.Rows, width)
	run(moreEpochs)
	t.learner.average()
	return Open(pack(t.weights(), t.learner.moves, weightUnit, width, listBytes))
}

// buildLists compiles lists; classes of a word given several times are taken together.
func buildLists(words []Word) (*lists, []byte, error) {
	if len(words) == 0 {
		return new(lists), nil, nil
	}
	words = slices.Clone(words)
	classes := map[string]Class{}
	for _, w := range words {
		classes[w.Text] |= w.Class
	}
	entries := make([]datrie.Entry, 0, len(words))
	for _, w := range words {
		if c := classes[w.Text]; c != 0 {
			entries = append(entries, datrie.Entry{Key: w.Text, Value: uint32(c)})
			classes[w.Text] = 0
		}
	}
	b, err := datrie.Build(entries)
	if err != nil {
		return nil, nil, err
	}
	t, err := datrie.Open(b)
	if err != nil {
		return nil, nil, err
	}
	return newLists(t), b, nil
}

// example is an example ready for training.
type example struct {
	units    int
	features []uint32   // numTemplates by unit: hashes, then numbers; 0 is none
	right    []labelSet // the labels that the annotation allows
	partial  bool
}

// trainer holds what training needs beside the learner.
type trainer struct {
	lists     *lists
	segmenter *segment.Segmenter
	random    *rand.Rand
	examples  []example
	hashes    []uint32 // of the features, by their numbers
	learner   *learner
	features  []uint32
}

// read makes the examples.
func (t *trainer) read(corpus []Example) {
	var s sentence
	for _, e := range corpus {
		s.load(t.lists, e.Text, normalize.Span{End: len(e.Text)}, t.segmenter.Tokens(e.Text))
		if x, ok := t.example(&s, &e); ok && s.len() > 0 {
			t.examples = append(t.examples, x)
		}
	}
}

// example returns the example for the sentence in s. Some of its names are marked as known, as names will be that stand
// elsewhere in a document; some of them wrongly, so that the model does not rely on it.
func (t *trainer) example(s *sentence, e *Example) (x example, ok bool) {
	x = example{units: s.len(), right: make([]labelSet, s.len()), partial: e.Partial}
	for i := range x.right {
		x.right[i] = 1 << outside
		if e.Partial {
			x.right[i] |= labelsOf(Post) | labelsOf(Document) | labelsOf(Event)
		}
	}
	for _, n := range e.Names {
		from, to, ok := s.unitsOf(n.Span)
		if !ok {
			return x, false
		}
		for i := from; i <= to; i++ {
			part := int(partOf(i, from, to))
			x.right[i] = 1 << label(n.Type, part)
			if e.Partial && n.Type == Place {
				x.right[i] |= 1 << label(Facility, part)
			}
		}
		if to > from && t.random.Float64() < knownRate {
			known := n.Type
			if t.random.Float64() < knownWrong {
				known = Type(t.random.IntN(int(numTypes)))
			}
			s.markKnown(from, to, known)
		}
	}
	x.features = make([]uint32, x.units*numTemplates)
	for i := range x.units {
		s.features((*features)(x.features[i*numTemplates:]), i)
	}
	return x, true
}

// number replaces the hashes in the examples by the numbers of those that occur often enough.
func (t *trainer) number() {
	var all []uint32
	for _, x := range t.examples {
		all = append(all, x.features...)
	}
	slices.Sort(all)
	t.hashes = []uint32{0}
	for start := 0; start < len(all); {
		end := start
		for end < len(all) && all[end] == all[start] {
			end++
		}
		if all[start] != 0 && end-start >= minCount {
			t.hashes = append(t.hashes, all[start])
		}
		start = end
	}
	numbers := make(map[uint32]uint32, len(t.hashes))
	for i, h := range t.hashes {
		numbers[h] = uint32(i)
	}
	for _, x := range t.examples {
		for i, h := range x.features {
			x.features[i] = numbers[h]
		}
	}
}

// pass goes over the examples once, in a random order.
func (t *trainer) pass() {
	const drop = dropout * (1 << 32) // of a random number of 32 bits
	for _, k := range t.random.Perm(len(t.examples)) {
		x := &t.examples[k]
		t.features = append(t.features[:0], x.features...)
		for i := range t.features {
			if float64(t.random.Uint32()) < drop {
				t.features[i] = 0
			}
		}
		t.learner.learn(x, t.features)
	}
}

// prune keeps the rows heaviest features, one for each slot. The weights of the others become zero for good.
func (t *trainer) prune(rows int, width uint) {
	all := t.learner.norms(len(t.hashes))
	order := make([]uint32, 0, len(all))
	for i := 1; i < len(all); i++ {
		order = append(order, uint32(i))
	}
	slices.SortStableFunc(order, func(a, b uint32) int {
		switch {
		case all[a] > all[b]:
			return -1
		case all[a] < all[b]:
			return 1
		}
		return 0
	})
	taken := make([]bool, 1<<width)
	keep := make([]bool, len(t.hashes))
	for _, i := range order {
		if slot := t.hashes[i] >> (32 - width); !taken[slot] && rows > 0 {
			taken[slot], keep[i] = true, true
			rows--
		}
	}
	for _, x := range t.examples {
		for i, f := range x.features {
			if !keep[f] {
				x.features[i] = 0
			}
		}
	}
	t.learner.forget(keep)
}

// weights returns the weights of all features that have any.
func (t *trainer) weights() []weights {
	var all []weights
	for i, h := range t.hashes {
		w := weights{hash: h, labels: [numLabels]float32(t.learner.weights[i][:])}
		if i > 0 && w.norm() > weightUnit/2 {
			all = append(all, w)
		}
	}
	return all
}
