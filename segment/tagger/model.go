package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
	"sync"
	"unsafe"

	"taizhang/normalize/datrie"
)

// The bytes of a model, all numbers little-endian:
//
//	magic    4 bytes
//	sizes    bits of a slot's number, number of rows, bytes of the sieve, bytes of the lists: uint32 each
//	unit     float32: what a weight of 1 stands for in logarithms of odds
//	moves    scores of label l after label k, in units, at k*numLabels+l: int16 each
//	slots    a bit each: whether a feature with this slot has a row
//	rows     16 bytes each, in the order of their slots
//	sieve    a weight by slot: int8 each; or nothing
//	lists    a trie whose values are classes
//
// A feature's slot is the highest bits of its hash. Its row has the weights of the labels, four bits each, the lowest
// first; then four bits, one less than the factor by which they are multiplied; then eight bits that are the lowest of
// the hash, so that a feature without a row seldom takes another one's. A weight of 8 stands for zero.
const (
	magic      = "tag2"
	headerSize = 24
	rowSize    = 16
	zeroWeight = 8
	maxFactor  = 16
	minBits    = 8
	maxBits    = 24
)

// Model finds names. It is immutable and safe for concurrent use.
type Model struct {
	file  []byte
	shift uint
	unit  float32
	moves [numLabels * numLabels]int32
	opens [numStarts]int32 // by start: its score after outside
	gains [numStarts]int32 // by stop: by how much at most it is better than outside, for the label after it
	index []slotWord
	rows  [][2][8]byte
	sieve sieve
	lists *lists

	scratches sync.Pool // of *scratch
}

// Open returns the model in b, which must not change as long as it is in use. A model whose bytes were damaged finds
// other names or none; it does not panic.
func Open(b []byte) (*Model, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, errors.New("tagger: not a model: make it again with Train")
	}
	number := func(i int) uint64 { return uint64(binary.LittleEndian.Uint32(b[len(magic)+4*i:])) }
	width, rows, sieveSize, listSize := number(0), number(1), number(2), number(3)
	if width < minBits || width > maxBits {
		return nil, fmt.Errorf("tagger: slots of %d bits: make the model again with Train", width)
	}
	m := &Model{file: b, shift: 32 - uint(width), unit: math.Float32frombits(binary.LittleEndian.Uint32(b[headerSize-4:]))}
	slots := uint64(1) << width / 64
	if size := headerSize + 2*uint64(len(m.moves)) + 8*slots + rowSize*rows + sieveSize + listSize; size != uint64(len(b)) {
		return nil, fmt.Errorf("tagger: %d bytes where the header says %d: make the model again with Train", len(b), size)
	}
	if !(m.unit > 0 && m.unit < 1) || sieveSize != 0 && sieveSize != 1<<sieveBits {
		return nil, errors.New("tagger: damaged header: make the model again with Train")
	}
	b = b[headerSize:]
	for i := range m.moves {
		m.moves[i] = int32(int16(binary.LittleEndian.Uint16(b[2*i:])))
	}
	m.findGains()
	b = b[2*len(m.moves):]
	bitmap, b := b[:8*slots], b[8*slots:]
	if rows > 0 {
		m.rows = unsafe.Slice((*[2][8]byte)(unsafe.Pointer(unsafe.SliceData(b))), rows) // arrays of bytes lie at any address
	}
	if err := m.readIndex(bitmap); err != nil {
		return nil, err
	}
	b = b[rowSize*rows:]
	if sieveSize > 0 {
		m.sieve = unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(b))), sieveSize)
	}
	return m, m.openLists(b[sieveSize:])
}

// OpenString is Open for a file embedded as a string.
func OpenString(s string) (*Model, error) { return Open(unsafe.Slice(unsafe.StringData(s), len(s))) }

func (m *Model) findGains() {
	for i, l := range starts {
		m.opens[i] = m.moves[outside*numLabels+int(l)]
	}
	for j, k := range stops {
		m.gains[j] = math.MinInt32
		for _, l := range starts {
			m.gains[j] = max(m.gains[j], m.moves[int(k)*numLabels+int(l)]-m.moves[outside*numLabels+int(l)])
		}
	}
}

// slotWord is 64 slots and the number of rows of those before.
type slotWord struct {
	slots uint64
	rows  uint32
}

// readIndex counts the rows before each slot.
func (m *Model) readIndex(slots []byte) error {
	m.index = make([]slotWord, len(slots)/8)
	rows := 0
	for i := range m.index {
		w := binary.LittleEndian.Uint64(slots[8*i:])
		m.index[i] = slotWord{w, uint32(rows)}
		rows += bits.OnesCount64(w)
	}
	if rows != len(m.rows) {
		return fmt.Errorf("tagger: %d slots for %d rows: make the model again with Train", rows, len(m.rows))
	}
	return nil
}

func (m *Model) openLists(b []byte) error {
	m.lists = new(lists)
	if len(b) == 0 {
		return nil
	}
	t, err := datrie.Open(b)
	if err != nil {
		return fmt.Errorf("tagger: lists: %w", err)
	}
	m.lists.trie = t
	return nil
}

// WriteTo writes the model to w, as Open reads it.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(m.file)
	return int64(n), err
}

// Size returns the number of bytes that WriteTo writes.
func (m *Model) Size() int { return len(m.file) }

// find sets rows to the numbers of the rows that the slots of the features have, and the lowest bits of their hashes,
// and returns how many there are. It does not branch on what it finds, so that the memory is asked for many at a time.
func (m *Model) find(rows *[maxTemplates]rowRef, features *features) int {
	n := 0
	for _, hash := range features {
		slot := hash >> m.shift
		w := &m.index[slot>>6]
		below := w.slots & (1<<(slot&63) - 1)
		rows[n&(maxTemplates-1)] = rowRef{w.rows + uint32(bits.OnesCount64(below)), uint8(hash)}
		n += int(w.slots >> (slot & 63) & 1)
	}
	return n
}

// maxTemplates is a power of two that numTemplates does not pass, so that a mask keeps an index in bounds.
const maxTemplates = 64

var _ [maxTemplates - numTemplates]struct{} // does not compile where it is passed

// rowRef is a row that a feature may have.
type rowRef struct {
	row   uint32
	check uint8 // lowest bits of the feature's hash
}

// lookup is scratch memory of score.
type lookup struct {
	refs [maxTemplates]rowRef
	rows [maxTemplates][2]uint64
}

// score sets dst to the sums of the weights of the features, by label.
func (m *Model) score(dst *[numLabels]int32, features *features, b *lookup) {
	refs, rows := &b.refs, &b.rows
	const nibbles, bytes = 0x0F0F0F0F0F0F0F0F, 0x00FF00FF00FF00FF
	// By half of a row and parity of the label, the sums of whole words and those of their odd bytes, four labels each, 16
	// bits for one: below 64*15*16. No array, which would not be kept in registers.
	var s0, s1, s2, s3, s4, s5, s6, s7, zero uint64
	n := 0
	for _, ref := range refs[:m.find(refs, features)] { // a loop of its own, so that many rows are on their way at once
		row := &m.rows[ref.row]
		low, high := binary.LittleEndian.Uint64(row[0][:]), binary.LittleEndian.Uint64(row[1][:])
		rows[n&(maxTemplates-1)] = [2]uint64{low, high}
		if uint8(high>>56) == ref.check {
			n++
		}
	}
	for i := range rows[:n] {
		low, high := rows[i][0], rows[i][1]
		factor := high>>52&15 + 1
		zero += factor
		x := low & nibbles * factor
		s0 += x
		s1 += x >> 8 & bytes
		x = low >> 4 & nibbles * factor
		s2 += x
		s3 += x >> 8 & bytes
		x = high & nibbles * factor
		s4 += x
		s5 += x >> 8 & bytes
		x = high >> 4 & nibbles * factor
		s6 += x
		s7 += x >> 8 & bytes
	}
	// what remains without the odd bytes are the even ones, whatever ran over on the way
	sums := [8]uint64{s0 - s1<<8, s1, s2 - s3<<8, s3, s4 - s5<<8, s5, s6 - s7<<8, s7}
	base := int32(zero * zeroWeight)
	for l := range dst {
		// label l is nibble l%16 of its half: in x its byte l%16/2, in sums every second one of them
		s := sums[l>>4<<2|l&1<<1|l>>1&1]
		dst[l] = int32(s>>(l>>2&3<<4)&0xFFFF) - base
	}
}
