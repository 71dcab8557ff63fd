package segment

import (
	"slices"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment/internal/dictionary"
)

// native is the engine that walks the compiled dictionary. For every text it finds the words that gse's Segment finds
// with the same dictionary.
//
// gse cuts a text into units (a character, or a run of Latin letters and digits), takes each word of the dictionary for
// an edge as long as the word is rare, and a unit that no word begins with, or no word of one unit, for an edge of length
// unknownDistance; of the shortest paths it takes the one found first. It compares sums of float32, in an order
// that has to be kept.
type native struct{ dictionary *dictionary.Dictionary }

const unknownDistance = 32

// path is the shortest path under construction: by unit, where it ends and how it is reached best.
type path struct {
	ends  []int32  // byte after the unit
	codes []uint16 // of the unit's rune in the dictionary, 0 where no word has it
	steps []step
}

// step is the best way known to the end of a unit.
type step struct {
	distance float32 // from the beginning of the text
	units    uint16  // of the last word
	known    bool    // the last word is in the dictionary, with value
	value    uint32
}

func (n *native) appendTokens(dst []Token, text string, offset int, b *buffer) []Token {
	p := &b.path
	p.split(text, n.dictionary)
	p.search(n.dictionary)
	return p.appendTokens(dst, offset, n.dictionary)
}

// split cuts text into units.
func (p *path) split(text string, d *dictionary.Dictionary) {
	p.ends, p.codes = p.ends[:0], p.codes[:0]
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = normalize.DecodeRune(text[i:])
		}
		i += size
		var code uint32
		switch {
		case r < dictionary.RunLimit && dictionary.JoinsRun(r):
			i += runLength(text[i:])
		case r != utf8.RuneError || size > 1:
			code = d.Trie.Code(r)
		}
		p.ends = append(p.ends, int32(i))
		p.codes = append(p.codes, uint16(code))
	}
}

// runLength returns the length in bytes of the letters and digits that text begins with.
func runLength(text string) int {
	for i, r := range text {
		if !dictionary.JoinsRun(r) {
			return i
		}
	}
	return len(text)
}

// search finds the shortest path over the units.
func (p *path) search(d *dictionary.Dictionary) {
	n := len(p.codes)
	p.steps = append(p.steps[:0], make([]step, n)...)
	var before float32
	for i := range n {
		alone := false // a word of one unit begins here
		state := d.Trie.Root()
		for k := i; k < n && p.codes[k] != 0; k++ {
			next, ok := d.Trie.StepCode(state, uint32(p.codes[k]))
			if !ok {
				break
			}
			state = next
			value, ok := d.Trie.Value(state)
			if !ok {
				continue
			}
			alone = alone || k == i
			distance := before + d.Distance(value)
			if s := &p.steps[k]; s.units == 0 || distance < s.distance {
				*s = step{distance, uint16(k - i + 1), true, value}
			}
		}
		if !alone {
			distance := before + unknownDistance
			if s := &p.steps[i]; s.units == 0 || distance < s.distance {
				*s = step{distance: distance, units: 1}
			}
		}
		before = p.steps[i].distance
	}
}

// appendTokens appends the words on the shortest path.
func (p *path) appendTokens(dst []Token, offset int, d *dictionary.Dictionary) []Token {
	count := 0
	for i := len(p.steps) - 1; i >= 0; i -= int(p.steps[i].units) {
		count++
	}
	at := len(dst) + count
	dst = slices.Grow(dst, count)[:at]
	for i := len(p.steps) - 1; i >= 0; {
		s := p.steps[i]
		first := i - int(s.units) + 1
		start := 0
		if first > 0 {
			start = int(p.ends[first-1])
		}
		at--
		dst[at].Span = normalize.Span{Start: offset + start, End: offset + int(p.ends[i])}
		dst[at].Tag = ""
		if s.known {
			dst[at].Tag = d.Tag(s.value)
		}
		i = first - 1
	}
	return dst
}
