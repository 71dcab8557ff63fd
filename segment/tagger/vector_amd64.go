package tagger

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

// hasVectors is whether the processor has the instructions of vector_amd64.s, as those made since 2015 do.
var hasVectors = cpu.X86.HasAVX2 && cpu.X86.HasBMI2 && cpu.X86.HasPOPCNT

// sumsSize is the size of sums in bytes. The code of vector_amd64.s goes over nine groups and six characters around a unit; the line below
// does not compile where there are others.
const sumsSize = 64

var _ = [1]struct{}{}[unsafe.Sizeof(sums{})-sumsSize+numGroups-9+charsAround-6]

// findRows is findRowsPortable.
func findRows(m *Model, a *asked) {
	if !hasVectors || len(a.ends) == 0 || len(m.rows) == 0 {
		findRowsPortable(m, a)
		return
	}
	a.refs, a.refEnds = room(a.refs, len(a.hashes)), room(a.refEnds, len(a.ends))
	findRowsVector(a.refs, a.refEnds, a.ends, a.hashes, m.index, m.rows, m.shift)
}

// sumRows is sumRowsPortable.
func sumRows(dst []sums, m *Model, chars *charTable, a *asked) {
	if !hasVectors || len(dst) == 0 {
		sumRowsPortable(dst, m, chars, a)
		return
	}
	sumRowsVector(dst, m.rows, chars.rows, chars.own, a.chars, a.own, a.refs, a.refEnds)
}

// addKept is addKeptPortable.
func addKept(dst []sums, b *memo, keys [][numGroups]uint64, i int) int {
	if !hasVectors || i >= len(dst) {
		return addKeptPortable(dst, b, keys, i)
	}
	return i + addKeptVector(dst[i:], b, keys[i:])
}

// hopesWithin is mostByType.findHopes.
func hopesWithin(m *mostByType, hopes []hope, scores []sums, rest *[2]uint64) bool {
	if !hasVectors || len(scores) == 0 {
		return m.findHopes(hopes, scores, rest)
	}
	return findHopesVector(m, hopes, scores, rest)&topBits == 0
}

// The functions in vector_amd64.s do not look whether slices are as long as they have to be, and want at least one unit.

//go:noescape
func findRowsVector(refs []rowRef, refEnds, ends, hashes []uint32, index []slotWord, rows []fileRow, shift uint)

//go:noescape
func sumRowsVector(dst []sums, rows []fileRow, chars []row, own []sums, aroundChars [][charsAround]uint32, ofOwn []uint32, refs []rowRef, refEnds []uint32)

//go:noescape
func addKeptVector(dst []sums, b *memo, keys [][numGroups]uint64) int

//go:noescape
func findHopesVector(m *mostByType, hopes []hope, scores []sums, rest *[2]uint64) (many uint64)
