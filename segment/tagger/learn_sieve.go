package tagger

import (
	"math"
	"math/rand/v2"

	"taizhang/normalize"
)

// Values of the training of a sieve that did best on sentences kept aside.
const (
	sieveEpochs   = 15
	sieveDropout  = 0.3 // part of the features that a word goes without
	sieveMinCount = 2   // occurrences that a feature must have
	nameWeight    = 4   // of a word in a name, where any other has 1
)

// sifted is a word as the training of a sieve sees it.
type sifted struct {
	features wordHashes
	named    bool
}

// learnSieve makes the sieve of a model: what must pass are the words of the names in the corpus, and of those that the
// model finds there.
func learnSieve(m *Model, corpus []Example, o *Options) sieve {
	words := siftedWords(m, corpus, o)
	count := make([]uint8, 1<<24)
	for i := range words {
		for _, h := range words[i].features {
			if c := &count[h>>8]; *c < sieveMinCount {
				*c++
			}
		}
	}
	l := sieveLearner{
		weights: make([]float32, 1<<sieveBits), squares: make([]float32, 1<<sieveBits), sums: make([]float32, 1<<sieveBits),
		random: rand.New(rand.NewPCG(o.Seed, 1)),
	}
	for range sieveEpochs {
		for _, k := range l.random.Perm(len(words)) {
			l.learn(&words[k], count)
		}
	}
	v := make(sieve, 1<<sieveBits)
	for i, w := range l.weights {
		w -= l.sums[i] / l.steps
		v[i] = int8(max(-127, min(127, math.RoundToEven(float64(w/sieveUnit)))))
	}
	return v
}

// siftedWords returns the words of the corpus.
func siftedWords(m *Model, corpus []Example, o *Options) []sifted {
	var words []sifted
	var s sentence
	for _, e := range corpus {
		sentence := e.sentence(o.Segmenter)
		s.load(m.lists, e.Text, normalize.Span{End: len(e.Text)}, sentence[0].Tokens)
		named := make([]bool, s.len())
		for _, names := range [][]Entity{e.Names, m.Tag(e.Text, sentence, nil)} {
			for _, n := range names {
				from, to, ok := s.units(n.Span)
				for i := from; ok && i <= to; i++ {
					named[i] = true
				}
			}
		}
		for at := pad; at < len(s.words)-pad; at++ {
			w := sifted{}
			s.hashWord(&w.features, at)
			for i := s.words[at].first; i < s.words[at].first+s.words[at].length; i++ {
				w.named = w.named || named[i]
			}
			words = append(words, w)
		}
	}
	return words
}

// sieveLearner moves the weights of a sieve as learner does those of a model.
type sieveLearner struct {
	weights, squares, sums []float32
	steps                  float32
	random                 *rand.Rand
}

// learn takes a step for a word. count tells by the highest 24 bits of a feature how often it occurs.
func (l *sieveLearner) learn(w *sifted, count []uint8) {
	var slots [sieveFeatures]uint32
	n := 0
	z := 0.0
	for _, h := range w.features {
		if count[h>>8] < sieveMinCount || l.random.Float64() < sieveDropout {
			continue
		}
		slots[n] = h >> (32 - sieveBits)
		z += float64(l.weights[slots[n]])
		n++
	}
	l.steps++
	p := 1 / (1 + math.Exp(-z))
	d := -p
	if w.named {
		d = nameWeight * (1 - p)
	}
	if math.Abs(d) < negligible {
		return
	}
	for _, slot := range slots[:n] {
		x := increment(&l.squares[slot], float32(d))
		l.weights[slot] += x
		l.sums[slot] += x * l.steps
	}
}
