package tagger

import "math"

// chain computes with one sentence's scores: sums and derivatives over all ways to label it. It is scratch memory.
type chain struct {
	scores      []float32 // by unit and label
	forward     []float64
	backward    []float64
	scale       []float64
	weights     []float64 // exp of scores
	transitions [numLabels * numLabels]float64
}

// setTransitions takes over the scores of label l after label k, at k*numLabels+l.
func (c *chain) setTransitions(scores []float32) {
	for i, x := range scores {
		c.transitions[i] = math.Exp(float64(x))
	}
}

// load makes the weights from the scores of n units.
func (c *chain) load(n int) {
	c.weights = resize(c.weights, n*numLabels)
	for i := range n {
		row := c.scores[i*numLabels : (i+1)*numLabels]
		top := row[0]
		for _, x := range row {
			top = max(top, x)
		}
		for l, x := range row {
			c.weights[i*numLabels+l] = math.Exp(float64(x - top))
		}
	}
}

// sum adds sign times the expected number of each label at each unit to expected, and of each pair of neighbours to
// pairs, over all ways to label the n units with labels of allowed; a nil allowed allows all.
func (c *chain) sum(n int, allowed []labelSet, sign float64, expected []float32, pairs []float64) {
	c.forward, c.backward, c.scale = resize(c.forward, n*numLabels), resize(c.backward, n*numLabels), resize(c.scale, n)
	mask := func(i int) labelSet {
		if allowed == nil {
			return allLabels
		}
		return allowed[i]
	}
	for i := range n {
		f := c.forward[i*numLabels : (i+1)*numLabels]
		w := c.weights[i*numLabels : (i+1)*numLabels]
		set := mask(i)
		if i == 0 {
			for _, l := range starts {
				f[l] = 1
			}
		} else {
			c.stepForward(f, c.forward[(i-1)*numLabels:i*numLabels])
		}
		total := 0.0
		for l := range f {
			if !set.has(l) {
				f[l] = 0
				continue
			}
			f[l] *= w[l]
			total += f[l]
		}
		if i == n-1 {
			total = 0
			for _, l := range stops {
				total += f[l]
			}
		}
		if total == 0 {
			return // nothing allowed fits; the caller keeps such sentences out
		}
		c.scale[i] = total
		for l := range f {
			f[l] /= total
		}
	}
	last := c.backward[(n-1)*numLabels:]
	for _, l := range stops {
		last[l] = 1
	}
	for i := n - 1; i >= 0; i-- {
		f, b := c.forward[i*numLabels:(i+1)*numLabels], c.backward[i*numLabels:(i+1)*numLabels]
		for l := range f {
			expected[i*numLabels+l] += float32(sign * f[l] * b[l])
		}
		if i > 0 {
			c.stepBackward(i, mask(i), sign, pairs)
		}
	}
}

// stepForward sums over the labels before.
func (c *chain) stepForward(f, before []float64) {
	for _, l := range starts {
		x := 0.0
		for _, k := range stops {
			x += before[k] * c.transitions[int(k)*numLabels+int(l)]
		}
		f[l] = x
	}
	for t := range numTypes {
		b, m, e := label(t, begin), label(t, inside), label(t, end)
		f[m] = before[b]*c.transitions[b*numLabels+m] + before[m]*c.transitions[m*numLabels+m]
		f[e] = before[b]*c.transitions[b*numLabels+e] + before[m]*c.transitions[m*numLabels+e]
	}
}

// stepBackward sums over the labels of unit i, for those of the unit before.
func (c *chain) stepBackward(i int, set labelSet, sign float64, pairs []float64) {
	w, b := c.weights[i*numLabels:(i+1)*numLabels], c.backward[i*numLabels:(i+1)*numLabels]
	before, f := c.backward[(i-1)*numLabels:i*numLabels], c.forward[(i-1)*numLabels:i*numLabels]
	var after [numLabels]float64
	for l := range after {
		if set.has(l) {
			after[l] = w[l] * b[l] / c.scale[i]
		}
	}
	pair := func(k, l int) {
		x := c.transitions[k*numLabels+l] * after[l]
		before[k] += x
		pairs[k*numLabels+l] += sign * f[k] * x
	}
	for _, k := range stops {
		for _, l := range starts {
			if after[l] > 0 {
				pair(int(k), int(l))
			}
		}
	}
	for t := range numTypes {
		b, m, e := label(t, begin), label(t, inside), label(t, end)
		pair(b, m)
		pair(m, m)
		pair(b, e)
		pair(m, e)
	}
}
