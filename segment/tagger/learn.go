package tagger

import "math"

// learner moves weights along the derivatives of the logarithm of the likelihood, in steps that shrink with what a
// weight has seen (AdaGrad), and averages them over all steps.
type learner struct {
	weights []labelRow // by feature
	squares []labelRow // sums of squared derivatives
	sums    []labelRow // changes, each times the number of its step

	// Partial corpora follow guidelines of their own. What sets them apart is learned beside, added to the weights for
	// their examples only, and not part of the model.
	apart, apartSquares []labelRow

	moves, moveSquares, moveSums []float32 // of label l after label k at k*numLabels+l

	steps    float32
	chain    chain
	expected []float32
	pairs    []float64
}

const (
	rate       = 0.1
	firstScale = 1e-4 // bounds the first steps
	negligible = 1e-3 // derivatives below this move nothing
	margin     = 2    // by which the right labels have to win
)

// labelRow has a number by label; it is as long as two lines of a processor's cache.
type labelRow [32]float32

func newLearner(features int) *learner {
	const n = numLabels * numLabels
	table := func() []labelRow { return make([]labelRow, features) }
	return &learner{
		weights: table(), squares: table(), sums: table(), apart: table(), apartSquares: table(),
		moves: make([]float32, n), moveSquares: make([]float32, n), moveSums: make([]float32, n), pairs: make([]float64, n),
	}
}

// learn takes a step for an example with the given features.
func (l *learner) learn(x *example, features []uint32) {
	l.steps++
	l.score(x, features)
	l.handicap(x)
	l.expected = resize(l.expected, x.units*numLabels)
	clear(l.pairs)
	l.chain.setTransitions(l.moves)
	l.chain.load(x.units)
	l.chain.sum(x.units, x.right, 1, l.expected, l.pairs)
	l.chain.sum(x.units, nil, -1, l.expected, l.pairs)
	l.update(x, features)
}

// handicap makes every wrong label look better than it is, so that the right ones have to win by a distance.
func (l *learner) handicap(x *example) {
	for i, right := range x.right {
		scores := (*[numLabels]float32)(l.chain.scores[i*numLabels:])
		for k := range scores {
			if !right.has(k) {
				scores[k] += margin
			}
		}
	}
}

func (l *learner) score(x *example, features []uint32) {
	l.chain.scores = resize(l.chain.scores, x.units*numLabels)
	for i := range x.units {
		sum := (*[numLabels]float32)(l.chain.scores[i*numLabels:])
		for _, f := range features[i*numTemplates : (i+1)*numTemplates] {
			if f == 0 {
				continue
			}
			add(sum, &l.weights[f])
			if x.partial {
				add(sum, &l.apart[f])
			}
		}
	}
}

func add(sum *[numLabels]float32, w *labelRow) {
	for k := range sum {
		sum[k] += w[k]
	}
}

// update moves the weights by what was expected less and more than it is right.
func (l *learner) update(x *example, features []uint32) {
	var active [numLabels]int
	for i := range x.units {
		g := (*[numLabels]float32)(l.expected[i*numLabels:])
		count := 0
		for k, d := range g {
			if d > negligible || d < -negligible {
				active[count] = k
				count++
			}
		}
		if count == 0 {
			continue
		}
		for _, f := range features[i*numTemplates : (i+1)*numTemplates] {
			if f == 0 {
				continue
			}
			w, q, s := &l.weights[f], &l.squares[f], &l.sums[f]
			for _, k := range active[:count] {
				d := increment(&q[k], g[k])
				w[k] += d
				s[k] += d * l.steps
			}
			if x.partial {
				w, q := &l.apart[f], &l.apartSquares[f]
				for _, k := range active[:count] {
					w[k] += increment(&q[k], g[k])
				}
			}
		}
	}
	for i, d := range l.pairs {
		if d != 0 {
			d := increment(&l.moveSquares[i], float32(d))
			l.moves[i] += d
			l.moveSums[i] += d * l.steps
		}
	}
}

// increment returns the change of a weight whose squared derivatives so far sum up to squares, and adds to them.
func increment(squares *float32, d float32) float32 {
	*squares += d * d
	return d * rate / float32(math.Sqrt(float64(*squares+firstScale)))
}

// average replaces the weights by their averages over all steps.
func (l *learner) average() {
	for f := range l.weights {
		for k := range l.weights[f] {
			l.weights[f][k] -= l.sums[f][k] / l.steps
		}
	}
	for i := range l.moves {
		l.moves[i] -= l.moveSums[i] / l.steps
	}
}

// norms returns by feature the greatest of its weights.
func (l *learner) norms(n int) []float32 {
	norms := make([]float32, n)
	for f := range l.weights {
		for _, x := range l.weights[f] {
			norms[f] = max(norms[f], x, -x)
		}
	}
	return norms
}

// forget sets the weights of features that are not kept to zero, and starts the averages again.
func (l *learner) forget(keep []bool) {
	for f := range l.weights {
		if !keep[f] {
			l.weights[f], l.apart[f] = labelRow{}, labelRow{}
		}
	}
	clear(l.sums)
	clear(l.moveSums)
	l.steps = 0
}
