package tagger

import (
	"cmp"
	"encoding/binary"
	"math"
	"math/bits"
	"slices"
)

// weights are the weights of one feature, in logarithms of odds.
type weights struct {
	hash   uint32
	labels [numLabels]float32
}

func (w *weights) norm() (norm float32) {
	for _, x := range w.labels {
		norm = max(norm, x, -x)
	}
	return norm
}

// pack returns the bytes of a model with the given weights. Of two features with the same slot it keeps the heavier one.
func pack(all []weights, moves []float32, unit float32, width uint, lists []byte) []byte {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b weights) int {
		return cmp.Or(cmp.Compare(a.hash>>(32-width), b.hash>>(32-width)), cmp.Compare(b.norm(), a.norm()), cmp.Compare(a.hash, b.hash))
	})
	all = slices.CompactFunc(all, func(a, b weights) bool { return a.hash>>(32-width) == b.hash>>(32-width) })
	if len(all) > 0 && all[0].hash>>(32-width) == 0 {
		all = all[1:] // what has no feature has no row
	}
	le := binary.LittleEndian
	out := []byte(magic)
	for _, n := range []int{int(width), len(all), len(lists)} {
		out = le.AppendUint32(out, uint32(n))
	}
	out = le.AppendUint32(out, math.Float32bits(unit))
	for _, x := range moves {
		x = min(math.MaxInt16, max(math.MinInt16, x/unit))
		out = le.AppendUint16(out, uint16(int16(math.RoundToEven(float64(x)))))
	}
	slots := make([]uint64, 1<<width/64)
	for _, w := range all {
		slot := w.hash >> (32 - width)
		slots[slot>>6] |= 1 << (slot & 63)
	}
	for _, s := range slots {
		out = le.AppendUint64(out, s)
	}
	for i := range all {
		low, high := all[i].row(unit)
		out = le.AppendUint64(le.AppendUint64(out, low), high)
	}
	return append(out, lists...)
}

// row returns the row of w, its weights rounded and cut off at what the largest factor allows.
func (w *weights) row(unit float32) (low, high uint64) {
	factor := 1
	for ; factor < maxFactor; factor++ {
		if w.fits(unit * float32(factor)) {
			break
		}
	}
	var row [2]uint64
	for l, x := range w.labels {
		q := int(math.RoundToEven(float64(x/(unit*float32(factor))))) + zeroWeight
		row[l>>4] |= uint64(min(15, max(0, q))) << (l & 15 * 4)
	}
	return row[0], row[1] | uint64(factor-1)<<52 | uint64(uint8(w.hash))<<56
}

// fits reports whether all weights are within what four bits hold of the given unit.
func (w *weights) fits(unit float32) bool {
	for _, x := range w.labels {
		if x > 7.5*unit || x < -8.5*unit {
			return false
		}
	}
	return true
}

// log2 returns the number of bits that numbers below n need.
func log2(n int) uint { return uint(bits.Len(uint(max(1, n-1)))) }
