package hanzi

import "taizhang/normalize/datrie"

// piece says that old bytes became new bytes. Pieces follow each other without gaps; what stays as it is comes in
// pieces of one character.
type piece struct{ old, new int }

// staged converts by normalization, segmentation and all tables of the chain.
func (c *Converter) staged(dst []byte, s string, edit func(at, old, new int)) []byte {
	text, pieces := s, []piece(nil)
	if hasCompatibility(s) {
		text, pieces, _ = c.stage(c.normalize, s, []int{len(s)})
	}
	ends := c.segmentEnds(text)
	for _, t := range c.chain {
		var p []piece
		text, p, ends = c.stage(t, text, ends)
		pieces = compose(pieces, p)
	}
	if edit != nil {
		at, from := 0, 0
		for _, p := range pieces {
			if old, new := s[at:at+p.old], text[from:from+p.new]; old != new {
				report(edit, at, old, new)
			}
			at, from = at+p.old, from+p.new
		}
	}
	return append(dst, text...)
}

// segmentEnds returns where the segments of s end: each flagged key of the segmentation's table is one, and each
// stretch between them.
func (c *Converter) segmentEnds(s string) []int {
	var ends []int
	end := 0
	for i := 0; c.segment != nil && i < len(s); {
		n := longestFlagged(c.segment, s, i)
		if n == 0 {
			_, size := decode(s, i)
			i += size
			continue
		}
		if end < i {
			ends = append(ends, i)
		}
		i += n
		end = i
		ends = append(ends, end)
	}
	if end < len(s) {
		ends = append(ends, len(s))
	}
	return ends
}

// longestFlagged returns the length of the longest flagged key at s[i:], or 0.
func longestFlagged(t *datrie.Trie, s string, i int) int {
	found := 0
	state := t.Root()
	for j := i; j < len(s); {
		r, size := decode(s, j)
		var ok bool
		if state, ok = t.Step(state, r); !ok {
			break
		}
		j += size
		if v, _ := t.Value(state); v&flagBit != 0 {
			found = j - i
		}
	}
	return found
}

// stage converts s by one table. No match reaches beyond the end of a segment. It returns the text, what became of
// the pieces of s, and where the segments of the text end.
func (c *Converter) stage(t *datrie.Trie, s string, ends []int) (string, []piece, []int) {
	out := make([]byte, 0, len(s)+len(s)/8)
	pieces := make([]piece, 0, len(s)/3)
	newEnds := make([]int, 0, len(ends))
	i := 0
	for _, end := range ends {
		for segment := s[:end]; i < end; {
			n, value := longest(t, segment, i)
			if repl := c.replacement(value); repl != "" {
				out = append(out, repl...)
				pieces = append(pieces, piece{n, len(repl)})
				i += n
				continue
			}
			out = append(out, s[i:i+n]...)
			for n += i; i < n; {
				_, size := decode(s, i)
				pieces = append(pieces, piece{size, size})
				i += size
			}
		}
		newEnds = append(newEnds, len(out))
	}
	return string(out), pieces, newEnds
}

// compose returns what two steps in a row do: the new bytes of a are the old bytes of b. Pieces that cross each
// other's ends become one. A nil a changes nothing.
func compose(a, b []piece) []piece {
	if a == nil {
		return b
	}
	pieces := make([]piece, 0, len(a))
	for i, j := 0, 0; i < len(a) && j < len(b); {
		p := piece{a[i].old, b[j].new}
		middleA, middleB := a[i].new, b[j].old
		i, j = i+1, j+1
		for middleA != middleB {
			if middleA < middleB {
				p.old += a[i].old
				middleA += a[i].new
				i++
			} else {
				p.new += b[j].new
				middleB += b[j].old
				j++
			}
		}
		pieces = append(pieces, p)
	}
	return pieces
}
