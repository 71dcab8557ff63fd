package tagger

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"math/bits"
	"unsafe"

	"taizhang/normalize/datrie"
)

// The bytes of a model, all numbers little-endian:
//
//	magic    4 bytes
//	sizes    bits of a slot's number, number of rows, bytes of the lists: uint32 each
//	unit     float32: what a weight of 1 stands for in logarithms of odds
//	moves    scores of label l after label k, in units, at k*numLabels+l: int16 each
//	slots    a bit each: whether a feature with this slot has a row
//	rows     16 bytes each, in the order of their slots
//	lists    a trie whose values are classes
//
// A feature's slot is the highest bits of its hash. Its row has the weights of the labels, four bits each, the lowest
// first; then four bits, one less than the factor by which they are multiplied; then eight bits that are the lowest of
// the hash, so that a feature without a row seldom takes another one's. A weight of 8 stands for zero.
const (
	magic      = "tag1"
	headerSize = 20
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
	slots [][8]byte
	ranks []uint32 // by 64 slots: rows of the slots before
	rows  [][2][8]byte
	lists *lists
}

// Open returns the model in b, which must not change as long as it is in use. A model whose bytes were damaged finds
// other names or none; it does not panic.
func Open(b []byte) (*Model, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, errors.New("tagger: not a model: make it again with Train")
	}
	number := func(i int) uint64 { return uint64(binary.LittleEndian.Uint32(b[len(magic)+4*i:])) }
	width, rows, listSize := number(0), number(1), number(2)
	if width < minBits || width > maxBits {
		return nil, fmt.Errorf("tagger: slots of %d bits: make the model again with Train", width)
	}
	m := &Model{file: b, shift: 32 - uint(width), unit: math.Float32frombits(binary.LittleEndian.Uint32(b[headerSize-4:]))}
	slots := uint64(1) << width / 64
	if size := headerSize + 2*uint64(len(m.moves)) + 8*slots + rowSize*rows + listSize; size != uint64(len(b)) {
		return nil, fmt.Errorf("tagger: %d bytes where the header says %d: make the model again with Train", len(b), size)
	}
	if !(m.unit > 0 && m.unit < 1) {
		return nil, errors.New("tagger: damaged header: make the model again with Train")
	}
	b = b[headerSize:]
	for i := range m.moves {
		m.moves[i] = int32(int16(binary.LittleEndian.Uint16(b[2*i:])))
	}
	b = b[2*len(m.moves):]
	m.slots = unsafe.Slice((*[8]byte)(unsafe.Pointer(unsafe.SliceData(b))), slots) // arrays of bytes lie at any address
	b = b[8*slots:]
	if rows > 0 {
		m.rows = unsafe.Slice((*[2][8]byte)(unsafe.Pointer(unsafe.SliceData(b))), rows)
	}
	if err := m.rank(); err != nil {
		return nil, err
	}
	return m, m.openLists(b[rowSize*rows:])
}

// OpenString is Open for a file embedded as a string.
func OpenString(s string) (*Model, error) { return Open(unsafe.Slice(unsafe.StringData(s), len(s))) }

// rank counts the rows before each slot.
func (m *Model) rank() error {
	m.ranks = make([]uint32, len(m.slots))
	rows := 0
	for i := range m.slots {
		m.ranks[i] = uint32(rows)
		rows += bits.OnesCount64(binary.LittleEndian.Uint64(m.slots[i][:]))
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

// row returns the row of a feature.
func (m *Model) row(hash uint32) (low, high uint64, ok bool) {
	slot := hash >> m.shift
	word := binary.LittleEndian.Uint64(m.slots[slot>>6][:])
	bit := uint64(1) << (slot & 63)
	if word&bit == 0 {
		return 0, 0, false
	}
	r := &m.rows[m.ranks[slot>>6]+uint32(bits.OnesCount64(word&(bit-1)))]
	high = binary.LittleEndian.Uint64(r[1][:])
	if uint8(high>>56) != uint8(hash) {
		return 0, 0, false
	}
	return binary.LittleEndian.Uint64(r[0][:]), high, true
}

// score sets dst to the sums of the weights of the features, by label.
func (m *Model) score(dst *[numLabels]int32, features []uint32) {
	const nibbles, bytes = 0x0F0F0F0F0F0F0F0F, 0x00FF00FF00FF00FF
	var sums [8]uint64 // four labels each, 16 bits for one: below 64*15*16
	zero := uint64(0)
	for _, hash := range features {
		low, high, ok := m.row(hash)
		if !ok {
			continue
		}
		factor := high>>52&15 + 1
		zero += factor
		x := low & nibbles * factor
		sums[0] += x & bytes
		sums[1] += x >> 8 & bytes
		x = low >> 4 & nibbles * factor
		sums[2] += x & bytes
		sums[3] += x >> 8 & bytes
		x = high & nibbles * factor
		sums[4] += x & bytes
		sums[5] += x >> 8 & bytes
		x = high >> 4 & nibbles * factor
		sums[6] += x & bytes
		sums[7] += x >> 8 & bytes
	}
	base := int32(zero * zeroWeight)
	for l := range dst {
		// label l is nibble l%16 of its half: in x its byte l%16/2, in sums every second one of them
		s := sums[l>>4<<2|l&1<<1|l>>1&1]
		dst[l] = int32(s>>(l>>2&3<<4)&0xFFFF) - base
	}
}
