// Package dictionary is the compiled form of a word list with frequencies and parts of speech, read where it lies.
package dictionary

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"taizhang/normalize/datrie"
)

// Word is an entry of a word list.
type Word struct {
	Text      string
	Frequency uint32
	Tag       string
}

// The bytes of a dictionary, all numbers little-endian:
//
//	magic        4 bytes
//	sizes        of the trie in bytes, of the frequencies in number, of the tags in bytes: uint32 each
//	total        of all words' frequencies, uint64
//	trie         its values are a frequency's number, and the number of a tag in the bits from tagShift on
//	frequencies  uint32 each, ascending
//	tags         with a line feed between two of them
const (
	magic      = "seg1"
	headerSize = 24
	tagShift   = 16
)

// Dictionary is a word list. It is immutable and safe for concurrent use.
type Dictionary struct {
	Trie        *datrie.Trie
	tags        []string
	frequencies []uint32
	distances   []float32 // by number of the frequency
}

// Build returns the bytes of a dictionary of the given words, in whatever order they are.
func Build(words []Word) ([]byte, error) {
	var total uint64
	var frequencies []uint32
	var tags []string
	for _, w := range words {
		if err := check(w); err != nil {
			return nil, err
		}
		total += uint64(w.Frequency)
		frequencies = append(frequencies, w.Frequency)
		tags = append(tags, w.Tag)
	}
	slices.Sort(frequencies)
	frequencies = slices.Compact(frequencies)
	slices.Sort(tags)
	tags = slices.Compact(tags)
	if len(frequencies) > 1<<tagShift || len(tags) > 1<<tagShift {
		return nil, fmt.Errorf("%d different frequencies and %d tags: at most %d fit", len(frequencies), len(tags), 1<<tagShift)
	}
	entries := make([]datrie.Entry, len(words))
	for i, w := range words {
		frequency, _ := slices.BinarySearch(frequencies, w.Frequency)
		tag, _ := slices.BinarySearch(tags, w.Tag)
		entries[i] = datrie.Entry{Key: w.Text, Value: uint32(frequency | tag<<tagShift)}
	}
	trie, err := datrie.Build(entries)
	if err != nil {
		return nil, err
	}
	names := strings.Join(tags, "\n")
	le := binary.LittleEndian
	out := []byte(magic)
	for _, n := range []int{len(trie), len(frequencies), len(names)} {
		out = le.AppendUint32(out, uint32(n))
	}
	out = le.AppendUint64(out, total)
	out = append(out, trie...)
	for _, f := range frequencies {
		out = le.AppendUint32(out, f)
	}
	return append(out, names...), nil
}

// check refuses words that would need more than a walk rune by rune: gse takes a run of Latin letters and digits
// for one unit, and compares it without regard to case.
func check(w Word) error {
	if w.Frequency < 2 {
		return fmt.Errorf("%q has frequency %d: gse takes no words below 2", w.Text, w.Frequency)
	}
	if strings.Contains(w.Tag, "\n") {
		return fmt.Errorf("%q has a line feed in its tag", w.Text)
	}
	for _, r := range w.Text {
		if JoinsRun(r) {
			return fmt.Errorf("%q has the letter or digit %q: such words are not supported", w.Text, r)
		}
	}
	return nil
}

// RunLimit is where the characters end that JoinsRun may hold for: those of two bytes.
const RunLimit = 0x800

// JoinsRun reports whether gse takes neighbours such as r together into one unit, which no word begins or ends inside:
// letters and digits of at most two bytes.
func JoinsRun(r rune) bool {
	if r < utf8.RuneSelf {
		return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	return r < RunLimit && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

// Open returns the dictionary in b, which must not change as long as it is in use.
func Open(b []byte) (*Dictionary, error) {
	if len(b) < headerSize || string(b[:len(magic)]) != magic {
		return nil, errors.New("not a dictionary")
	}
	size := func(i int) int { return int(binary.LittleEndian.Uint32(b[len(magic)+4*i:])) }
	trie, frequencies, tags := size(0), 4*size(1), size(2)
	if headerSize+trie+frequencies+tags != len(b) {
		return nil, fmt.Errorf("%d bytes where the header says %d", len(b), headerSize+trie+frequencies+tags)
	}
	total := binary.LittleEndian.Uint64(b[headerSize-8:])
	b = b[headerSize:]
	t, err := datrie.Open(b[:trie])
	if err != nil {
		return nil, err
	}
	d := &Dictionary{Trie: t, tags: strings.Split(string(b[trie+frequencies:]), "\n")}
	for f := b[trie : trie+frequencies]; len(f) > 0; f = f[4:] {
		d.frequencies = append(d.frequencies, binary.LittleEndian.Uint32(f))
	}
	d.measure(total)
	return d, nil
}

// OpenString is Open for a file embedded as a string.
func OpenString(s string) (*Dictionary, error) {
	return Open(unsafe.Slice(unsafe.StringData(s), len(s)))
}

// measure calculates the distances log2(total/frequency) in the steps and the precision that gse does it in.
func (d *Dictionary) measure(total uint64) {
	logTotal := float32(math.Log2(float64(total)))
	d.distances = make([]float32, len(d.frequencies))
	for i, f := range d.frequencies {
		d.distances[i] = logTotal - float32(math.Log2(float64(f)))
	}
}

// Distance returns how far a word with the given value in the trie leads along a path: less for frequent words.
func (d *Dictionary) Distance(value uint32) float32 { return d.distances[value&(1<<tagShift-1)] }

// Tag returns the part of speech of a word with the given value in the trie.
func (d *Dictionary) Tag(value uint32) string { return d.tags[value>>tagShift] }

// Words returns all words, sorted.
func (d *Dictionary) Words() []Word {
	var words []Word
	for _, e := range d.Trie.Entries() {
		words = append(words, Word{e.Key, d.frequencies[e.Value&(1<<tagShift-1)], d.Tag(e.Value)})
	}
	return words
}
