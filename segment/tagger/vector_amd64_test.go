package tagger

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestVector checks that what the processor's vectors do is what the portable functions do.
func TestVector(t *testing.T) {
	if !hasVectors {
		t.Skip("the processor has no AVX2, BMI2 or POPCNT")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for units := range 70 {
		m, chars, a := randomRows(r), randomChars(r), randomAsked(r, units)
		b := *a
		findRowsPortable(m, a)
		findRows(m, &b)
		n := 0
		if units > 0 {
			n = int(a.refEnds[units-1])
		}
		if !slices.Equal(a.refEnds, b.refEnds) || !slices.Equal(a.refs[:n], b.refs[:n]) {
			t.Fatalf("%d units: rows %v up to %v, not %v up to %v", units, b.refs[:n], b.refEnds, a.refs[:n], a.refEnds)
		}
		want, got := make([]sums, units), make([]sums, units)
		sumRowsPortable(want, m, chars, a)
		sumRows(got, m, chars, a)
		if !slices.Equal(got, want) {
			t.Fatalf("%d units: sums of rows %x, not %x", units, got, want)
		}
		kept := randomMemo(r, a.keys)
		for i := 0; i < units; i++ {
			end := addKeptPortable(want, kept, a.keys, i)
			if n := addKept(got, kept, a.keys, i); n != end || !slices.Equal(got, want) {
				t.Fatalf("%d units: sums kept up to %d, not %d: %x, not %x", units, n, end, got, want)
			}
			i = end
		}
	}
	const sentences = 1000
	fit := 0
	for i := range sentences {
		if compareHopes(t, r, 2+i%70) {
			fit++
		}
	}
	if fit < sentences/3 || fit > sentences*19/20 {
		t.Errorf("the hopes of %d among %d sentences fit", fit, sentences)
	}
}

// randomRows returns a model of which only the rows can be asked for.
func randomRows(r *rand.Rand) *Model {
	m := &Model{shift: 32 - minBits, index: make([]slotWord, 1<<minBits/64), rows: make([]fileRow, 1<<minBits)}
	for i := range m.rows {
		for k := range m.rows[i] {
			for j := range m.rows[i][k] {
				m.rows[i][k][j] = byte(r.Uint32())
			}
		}
		m.rows[i][1][7] &= 3 // so that some are the right ones
	}
	rows := uint32(0)
	for i := range m.index {
		m.index[i] = slotWord{r.Uint64(), rows}
		for slots := m.index[i].slots; slots != 0; slots &= slots - 1 {
			rows++
		}
	}
	return m
}

func randomChars(r *rand.Rand) *charTable {
	t := &charTable{rows: make([]row, 4*rowsOfChar), own: make([]sums, 16)}
	for i := range t.rows {
		t.rows[i] = row{r.Uint64(), r.Uint64()}
	}
	for i := range t.own {
		t.own[i] = randomSums(r)
	}
	return t
}

// randomSums returns sums that leave room for those of rows.
func randomSums(r *rand.Rand) (s sums) {
	for i := range s {
		s[i] = r.Uint64() & 0x07FF07FF07FF07FF
	}
	return s
}

func randomAsked(r *rand.Rand, units int) *asked {
	a := new(asked)
	a.reset(units)
	for i := range units {
		a.own[i] = r.Uint32N(16)
		for k := range a.chars[i] {
			a.chars[i][k] = r.Uint32N(4 * rowsOfChar)
		}
		for range r.IntN(17) {
			a.hashes = append(a.hashes, r.Uint32()&^0xFC)
		}
		a.ends[i] = uint32(len(a.hashes))
		for k := range a.keys[i] {
			a.keys[i][k] = keyed | uint64(r.Uint32N(3))<<(8*k)
		}
	}
	return a
}

// randomMemo returns a memo of most of the given keys.
func randomMemo(r *rand.Rand, keys [][numGroups]uint64) *memo {
	b := new(memo)
	for i := range keys {
		for g, key := range &keys[i] {
			if r.IntN(100) > 0 {
				kept := b.at(g, key)
				*kept = randomSums(r)
				kept.setKey(key)
			}
		}
	}
	return b
}

// compareHopes compares the hopes of random sentences and reports whether they fit.
func compareHopes(t *testing.T, r *rand.Rand, units int) bool {
	t.Helper()
	var most mostByType
	far := int32(1) << (4 + r.IntN(9))
	for word := range 4 {
		for kind := range numTypes {
			most.set(word, kind, r.Int32N(2*far)-far)
		}
	}
	scores := make([]sums, units)
	for i := range scores {
		scores[i] = randomSums(r)
		if r.IntN(4) > 0 { // a name is not likely
			scores[i][singleWord] |= 0x0FFF
			for k := range scores[i] {
				scores[i][k] &^= 0x0600060006000000
			}
		}
	}
	want, got := make([]hope, units), make([]hope, units)
	rests := [2][2]uint64{{least, least}, {least, least}}
	fit := most.findHopes(want, scores, &rests[0])
	if hopesWithin(&most, got, scores, &rests[1]) != fit {
		t.Fatalf("%d units: hopes fit: %v", units, !fit)
	}
	if fit && (!slices.Equal(got, want) || rests[0] != rests[1]) {
		t.Fatalf("%d units: hopes %v, not %v", units, got, want)
	}
	return fit
}
