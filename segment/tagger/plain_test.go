package tagger

import (
	"math"
	"math/bits"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"taizhang/normalize"
	"taizhang/segment"
)

// plainModel reads a model as its file is defined.
type plainModel struct {
	*Model
	rowAt []int               // by slot: number of its row, or -1
	read  []*[numLabels]int32 // the rows read so far
	blind int                 // sentences so far that were tagged without hopes
}

func newPlainModel(m *Model) *plainModel {
	p := &plainModel{Model: m, read: make([]*[numLabels]int32, len(m.rows))}
	rows := 0
	for slot := range 64 * len(m.index) {
		at := -1
		if m.index[slot>>6].slots>>(slot&63)&1 != 0 {
			at = rows
			rows++
		}
		p.rowAt = append(p.rowAt, at)
	}
	return p
}

// weights returns the weights of a feature, or nil.
func (p *plainModel) weights(hash uint32) *[numLabels]int32 {
	at := p.rowAt[hash>>p.shift]
	if hash == 0 || at < 0 || p.rows[at][1][7] != uint8(hash) {
		return nil
	}
	if p.read[at] == nil {
		p.read[at] = new([numLabels]int32)
		row := p.rows[at]
		factor := int32(row[1][6]>>4) + 1
		for l := range numLabels {
			p.read[at][l] = (int32(row[l>>4][l&15/2]>>(l&1*4)&15) - zeroWeight) * factor
		}
	}
	return p.read[at]
}

// plain does with a sentence what a model does as its definition says: all features of all units, all labels at each.
type plain struct {
	model  *plainModel
	s      sentence
	scores [][numLabels]int32
}

func newPlain(m *plainModel, text string, span normalize.Span, tokens []segment.Token, known Known) *plain {
	p := &plain{model: m}
	p.s.load(m.lists, text, span, tokens)
	p.s.addKnown(known, text, span)
	p.scores = make([][numLabels]int32, p.s.len())
	for i := range p.scores {
		var f features
		p.s.features(&f, i)
		for _, hash := range f {
			if weights := m.weights(hash); weights != nil {
				for l, w := range weights {
					p.scores[i][l] += w
				}
			}
		}
	}
	return p
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

// before has by label those that may stand before it, in order.
var before = func() (before [numLabels][]int) {
	for l := range before {
		for k := range numLabels {
			if follows(k, l) {
				before[l] = append(before[l], k)
			}
		}
	}
	return before
}()

// best returns the labels with the greatest sum of scores and moves; of those with the same, the ones whose last label is
// first in the list of labels, and so on towards the beginning.
func (p *plain) best() []int {
	const never = math.MinInt / 2
	n := p.s.len()
	sums, back := make([][numLabels]int, n), make([][numLabels]int, n)
	for i := range n {
		for l := range sums[i] {
			sums[i][l] = never
			if i == 0 {
				if follows(-1, l) {
					sums[i][l] = int(p.scores[i][l])
				}
				continue
			}
			for _, k := range before[l] {
				if x := sums[i-1][k] + int(p.model.moves[k*numLabels+l]) + int(p.scores[i][l]); x > sums[i][l] {
					sums[i][l], back[i][l] = x, k
				}
			}
		}
	}
	labels := make([]int, n)
	for i := n - 1; i >= 0; i-- {
		if i < n-1 {
			labels[i] = back[i+1][labels[i+1]]
			continue
		}
		for l, x := range sums[i] {
			if follows(l, -1) && x > sums[i][labels[i]] {
				labels[i] = l
			}
		}
	}
	return labels
}

// names returns the names that the best labels make, their places in a text in which the sentence begins at offset.
func (p *plain) names(offset int) []Entity {
	var names []Entity
	labels := p.best()
	for to := 0; to < len(labels); to++ {
		from := to
		if labels[from] == outside {
			continue
		}
		t, part := Type(labels[from]-first)>>2, (labels[from]-first)&3
		for part != end && part != single {
			to++
			part = (labels[to] - first) & 3
		}
		without := append([]int(nil), labels...)
		clear(without[from : to+1])
		span := normalize.Span{Start: offset + int(p.s.start[from]), End: offset + int(p.s.start[to+1])}
		names = append(names, Entity{span, t, p.model.unit * float32(p.sum(labels)-p.sum(without))})
	}
	return names
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

// checkPlain holds what a model finds in a part of a text, which is a sentence, against the definition, before marks are
// looked at, and returns how many names there are.
func checkPlain(t *testing.T, m *plainModel, text string, s *segment.Sentence, known Known) (names int) {
	t.Helper()
	b := m.scratch()
	defer m.scratches.Put(b)
	found := m.tagPart(nil, b, text, s.Span, s.Tokens, known)
	if b.search.blind {
		m.blind++
	}
	plain := newPlain(m, text, s.Span, s.Tokens, known).names(s.Span.Start)
	if !slices.Equal(found, plain) {
		t.Errorf("%s: found %v, plainly %v", text[s.Span.Start:s.Span.End], found, plain)
	}
	return len(found)
}

// oneSentence returns a text as one sentence.
func oneSentence(text string) *segment.Sentence {
	return &segment.Sentence{Span: normalize.Span{End: len(text)}, Tokens: segmenter().Tokens(text)}
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
			if hash == 0 || r.IntN(3) == 0 {
				continue
			}
			w := weights{hash: hash}
			for l := range w.labels {
				w.labels[l] = float32(r.NormFloat64())
			}
			w.labels[outside] += float32(seed%3) * r.Float32() // names are few where it is great
			all = append(all, w)
		}
	}
	moves := make([]float32, numLabels*numLabels)
	for i := range moves {
		moves[i] = float32(3 * r.NormFloat64())
	}
	m, err := Open(pack(all, moves, weightUnit, 10, nil))
	if err != nil {
		t.Fatal(err)
	}
	m.lists = trained().lists
	return m
}

// TestPlain checks that what is kept for later, skipped and summed up several at a time changes nothing.
func TestPlain(t *testing.T) {
	n, blind := 0, 0
	learned := newPlainModel(trained())
	for i, e := range corpus() {
		s := oneSentence(e.Text)
		m := newPlainModel(randomModel(t, e.Text, uint64(i)))
		n += checkPlain(t, m, e.Text, s, nil)
		checkPlain(t, m, e.Text, s, known{e.Text[:len("云栖")], Place})
		blind += m.blind
		checkPlain(t, learned, e.Text, s, nil)
		checkPlain(t, learned, e.Text, s, known{"学生", Person})
	}
	if n < len(corpus()) {
		t.Errorf("only %d names in %d sentences", n, len(corpus()))
	}
	if blind < 5 || blind > len(corpus()) {
		t.Errorf("%d of %d sentences were tagged without hopes: both is to be checked", blind, 2*len(corpus()))
	}
}

// TestPlainNews checks the same of the model of the program and of news that lies beside the repository.
func TestPlainNews(t *testing.T) {
	model, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	m := newPlainModel(model)
	texts, _ := news(t)
	for _, file := range []string{"broadcast", "web"} {
		f, err := os.Open("../../../shared/corpora/names/" + file + ".txt")
		if err != nil {
			t.Skip(err)
		}
		corpus, err := ReadMarked(f)
		_ = f.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range corpus {
			texts = append(texts, newsText{e.Text, e.sentence(segmenter())})
		}
	}
	names := 0
	for _, x := range texts {
		for i := range x.sentences {
			names += checkPlain(t, m, x.text, &x.sentences[i], nil)
		}
	}
	t.Logf("the same %d names", names)
	if names < 20000 {
		t.Errorf("only %d names", names)
	}
}

// FuzzPlain checks the same of any text, with models of random weights and with that of the program.
func FuzzPlain(f *testing.F) {
	model, err := Default()
	if err != nil {
		f.Fatal(err)
	}
	m := newPlainModel(model)
	for i, e := range corpus()[:5] {
		f.Add(e.Text, uint64(i))
	}
	f.Add(article, uint64(5))
	f.Add("", uint64(0))
	f.Add("“《”》《“a1\xff\u3000㈱𠮷·.“”", uint64(7))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		s := oneSentence(text)
		var k Known
		if seed&8 != 0 {
			k = known{text[:len(text)/4], Type(seed % uint64(numTypes))}
		}
		if len(text) < 300 {
			checkPlain(t, newPlainModel(randomModel(t, text, seed)), text, s, k)
		}
		if len(text) < 2000 {
			checkPlain(t, m, text, s, k)
		}
	})
}

// TestUnitLists checks that units on different lists have different keys.
func TestUnitLists(t *testing.T) {
	marks := func(classes Class) []uint8 {
		out := []uint8{0}
		for c := Class(1); c != 0 && c <= classes; c <<= 1 {
			if c&classes == 0 {
				continue
			}
			for part := range uint8(4) {
				out = append(out, uint8(bits.TrailingZeros32(uint32(c))+1)<<2|part)
			}
		}
		return out
	}
	seen := map[uint64]bool{}
	for _, name := range marks(nameClasses) {
		for _, title := range marks(titleClasses) {
			for _, suffix := range marks(suffixClasses) {
				key := (&unit{name: name, title: title, suffix: suffix}).lists()
				if seen[key] || key >= 1<<16 {
					t.Fatalf("name %x, title %x, suffix %x: key %x is too long or another's", name, title, suffix, key)
				}
				seen[key] = true
			}
		}
	}
}
