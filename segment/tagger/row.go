package tagger

import (
	"encoding/binary"
	"math/bits"
)

// row is a row of a model as two words: what has no weights is zero.
type row [2]uint64

// fileRow is a row as it lies in a model's file, at any address.
type fileRow [2][8]byte

// rowRef is a row that a feature may have: its number, and from bit 32 on the lowest eight bits of the feature's hash.
type rowRef uint64

// ref returns the row that the slot of a feature has, and one, or anything and zero where it has none.
func (m *Model) ref(hash uint32) (ref rowRef, has uint64) {
	slot := hash >> (m.shift & 31)
	w := &m.index[slot>>6]
	below := bits.OnesCount64(w.slots & (1<<(slot&63) - 1))
	return rowRef(w.rows+uint32(below)) | rowRef(uint8(hash))<<32, w.slots >> (slot & 63) & 1
}

// in returns the row in rows, or zeros if it is that of another feature.
func (ref rowRef) in(rows []fileRow) row {
	b := &rows[uint32(ref)]
	low, high := binary.LittleEndian.Uint64(b[0][:]), binary.LittleEndian.Uint64(b[1][:])
	right := ((high>>56^uint64(ref>>32))+0xFF)>>8 - 1 // all ones or zero; a branch here would be hard to foretell
	return row{low & right, high & right}
}

// maxRows is how many rows are asked for at a time.
const maxRows = rowsOfChar + 4*4

// rowReader is scratch memory of read.
type rowReader struct {
	refs [maxRows]rowRef
	has  [maxRows]uint64
	rows [maxRows]row
}

// read returns the rows of features, of which there are at most maxRows, for use until it is called again. It does not branch on
// what it finds, so that the memory is asked for many at a time.
func (r *rowReader) read(m *Model, hashes []uint32) []row {
	rows := r.rows[:len(hashes)]
	if len(m.rows) == 0 {
		clear(rows)
		return rows
	}
	for i, hash := range hashes {
		ref, has := m.ref(hash)
		r.refs[i], r.has[i] = ref&rowRef(-has), -has
	}
	for i := range rows {
		x := r.refs[i].in(m.rows)
		rows[i] = row{x[0] & r.has[i], x[1] & r.has[i]}
	}
	return rows
}

// charsAround is the number of features of single characters that hang on no group.
const charsAround = 6

// asked is what is needed for the sums of a sentence's units.
type asked struct {
	chars  [][charsAround]uint32 // by unit: rows in a charTable
	own    []uint32              // by unit: sums in a charTable
	hashes []uint32              // of rare features
	ends   []uint32              // by unit: the number of hashes up to it
	keys   [][numGroups]uint64   // by unit

	// The rows that the slots of the rare features have, some of them those of other features, and by unit the number of rows up
	// to it.
	refs    []rowRef
	refEnds []uint32
}

// reset makes room for a number of units.
func (a *asked) reset(units int) {
	a.chars, a.own, a.keys = room(a.chars, units), room(a.own, units), room(a.keys, units)
	a.hashes, a.ends = a.hashes[:0], room(a.ends, units)
}

// What follows does on any machine what others have instructions of their own for.

// findRowsPortable finds the rows of rare features. It does not branch on what it finds, so that the memory is asked for many at a time.
func findRowsPortable(m *Model, a *asked) {
	a.refs, a.refEnds = room(a.refs, len(a.hashes)), room(a.refEnds, len(a.ends))
	from, n := uint32(0), uint64(0)
	for i, end := range a.ends {
		for _, hash := range a.hashes[from:end] {
			ref, has := m.ref(hash)
			a.refs[n] = ref
			n += has
		}
		from, a.refEnds[i] = end, uint32(n)
	}
}

// sumRowsPortable sets dst to the sums of the rows and of characters that were asked for.
func sumRowsPortable(dst []sums, m *Model, chars *charTable, a *asked) {
	const most = 16 // rare features of a unit
	rows := make([]row, 0, charsAround+most)
	from := uint32(0)
	for i := range dst {
		rows = rows[:0]
		for _, at := range &a.chars[i] {
			rows = append(rows, chars.rows[at])
		}
		for _, ref := range a.refs[from:a.refEnds[i]] {
			rows = append(rows, ref.in(m.rows))
		}
		from = a.refEnds[i]
		dst[i] = sumsOf(rows)
		dst[i].add(&chars.own[a.own[i]])
	}
}

// addKeptPortable adds the sums of groups to dst from unit i on, up to the first unit of which they are not all kept, and returns which that
// is.
func addKeptPortable(dst []sums, b *memo, keys [][numGroups]uint64, i int) int {
	for ; i < len(dst); i++ {
		all := dst[i]
		for g, key := range &keys[i] {
			kept := b.at(g, key)
			if kept.key() != key {
				return i
			}
			all.add(kept)
		}
		dst[i] = all
	}
	return i
}
