package hanzi

import "taizhang/normalize/datrie"

// piece says that old bytes became new bytes. Pieces follow each other without gaps.
type piece struct{ old, new int }

// staged converts by normalization, segmentation and all tables of the chain.
func (c *Converter) staged(dst []byte, s string, edit func(at, old, new int)) []byte {
	normal, first := c.stage(c.normalize, s)
	var second []piece
	var out []byte
	c.segments(normal, func(segment string) {
		pieces := identity(segment)
		for _, t := range c.chain {
			var p []piece
			segment, p = c.stage(t, segment)
			pieces = compose(pieces, p)
		}
		out = append(out, segment...)
		second = append(second, pieces...)
	})
	at, from := 0, 0
	for _, p := range compose(first, second) {
		if old, new := s[at:at+p.old], string(out[from:from+p.new]); edit != nil && old != new {
			report(edit, at, old, new)
		}
		at, from = at+p.old, from+p.new
	}
	return append(dst, out...)
}

// segments cuts s at the flagged keys of the segmentation's table: each is a segment, and what lies between is.
func (c *Converter) segments(s string, yield func(string)) {
	start := 0
	for i := 0; c.segment != nil && i < len(s); {
		n := longestFlagged(c.segment, s, i)
		if n == 0 {
			_, size := decode(s, i)
			i += size
			continue
		}
		if start < i {
			yield(s[start:i])
		}
		yield(s[i : i+n])
		i += n
		start = i
	}
	if start < len(s) {
		yield(s[start:])
	}
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

// stage converts s by one table.
func (c *Converter) stage(t *datrie.Trie, s string) (string, []piece) {
	var out []byte
	var pieces []piece
	for i := 0; i < len(s); {
		n, value := longest(t, s, i)
		repl := c.replacement(value)
		if repl == "" {
			out = append(out, s[i:i+n]...)
			pieces = append(pieces, identity(s[i:i+n])...)
		} else {
			out = append(out, repl...)
			pieces = append(pieces, piece{n, len(repl)})
		}
		i += n
	}
	return string(out), pieces
}

// identity returns a piece for each character of s.
func identity(s string) []piece {
	var pieces []piece
	for i := 0; i < len(s); {
		_, n := decode(s, i)
		pieces = append(pieces, piece{n, n})
		i += n
	}
	return pieces
}

// compose returns what two steps in a row do: the new bytes of a are the old bytes of b. Pieces that cross each
// other's ends become one.
func compose(a, b []piece) []piece {
	var pieces []piece
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
