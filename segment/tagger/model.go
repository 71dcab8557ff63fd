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
	magic      = "tag3"
	headerSize = 20
	rowSize    = 16
	zeroWeight = 8
	maxFactor  = 16
	minBits    = 8
	maxBits    = 24
)

// Model finds names. It is immutable and safe for concurrent use.
type Model struct {
	file   []byte
	shift  uint
	unit   float32
	moves  [numLabels * numLabels]int32
	limits limits
	index  []slotWord
	rows   []fileRow
	lists  *lists

	scratches sync.Pool // of *scratch
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
	m.limits.set(&m.moves)
	b = b[2*len(m.moves):]
	bitmap, b := b[:8*slots], b[8*slots:]
	if rows > 0 {
		m.rows = unsafe.Slice((*fileRow)(unsafe.Pointer(unsafe.SliceData(b))), rows) // arrays of bytes lie at any address
	}
	if err := m.readIndex(bitmap); err != nil {
		return nil, err
	}
	return m, m.openLists(b[rowSize*rows:])
}

// OpenString is Open for a file embedded as a string.
func OpenString(s string) (*Model, error) { return Open(unsafe.Slice(unsafe.StringData(s), len(s))) }

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
	m.lists = newLists(t)
	return nil
}

// WriteTo writes the model to w, as Open reads it.
func (m *Model) WriteTo(w io.Writer) (int64, error) {
	n, err := w.Write(m.file)
	return int64(n), err
}

// Size returns the number of bytes that WriteTo writes.
func (m *Model) Size() int { return len(m.file) }
