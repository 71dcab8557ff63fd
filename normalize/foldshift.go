package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A run of text read one byte out of step begins where a reading was put between the two bytes of a character:
//
//	bytes   C8D5 88(qǐng)F3(bào)     日報 with the readings of 請 D588 and 報 88F3
//	seen    日 ?qǐng) ?bào)          a decoder makes one ? of 88 and the parenthesis, and of F3 and the other
//
// So each ? before a reading stands for one byte, which the reading tells: with the byte before it, it makes a character
// that is read so. The characters between are the second byte of one true character and the first of the next. The run
// ends at the next such ?, or where an ASCII character is the second byte of a true one.

// unknown is a byte that nothing tells.
const unknown = 0

// trueChar is a character of a run as it was before the damage. It stands for the text seen from start on. Where one
// of its bytes is unknown, r is U+FFFD.
type trueChar struct {
	r           rune
	start       int
	lead, trail byte
}

// shifted is one way to read a run.
type shifted struct {
	chars []trueChar
	end   int
	cost  int // how unlikely it is
	// swallowed says that the ? at the end stands for an ASCII character too.
	swallowed bool
}

func (w shifted) String() string {
	var b strings.Builder
	for _, c := range w.chars {
		b.WriteRune(c.r)
	}
	return b.String()
}

// lost returns the number of characters of w that are not known.
func (w shifted) lost() int {
	n := 0
	for _, c := range w.chars {
		if c.r == utf8.RuneError {
			n++
		}
	}
	return n
}

// shiftedRun looks for the ways to read one run.
type shiftedRun struct {
	p     *glossedPage
	s     string
	steps int
	ways  []shifted
	least int // cost of the ways
}

// Bounds of the search: true characters in a run, and steps taken in all.
const (
	maxRun   = 60
	maxSteps = 4000 // and as many as a page has bytes
	slack    = 12   // ways that cost so much more than another are not looked at
)

// What it costs to read a ? in a run as something lost for good.
const (
	noPairCost    = 2
	swallowedCost = 3
)

// pending is a true character of which the first byte was read, or is unknown, at start.
type pending struct {
	start int
	lead  byte
}

// walk reads on at byte i.
func (r *shiftedRun) walk(i int, h pending, w shifted) {
	r.steps++
	r.p.steps--
	if r.steps > maxSteps || r.p.steps < 0 || len(w.chars) >= maxRun || i >= len(r.s) || len(r.ways) > 0 && w.cost > r.least+slack {
		return
	}
	if n, reading := brokenGloss(r.s, i); n > 0 {
		r.endAtReading(i, n, reading, h, w)
		return
	}
	c, n := utf8.DecodeRuneInString(r.s[i:])
	switch {
	case c == utf8.RuneError:
		r.undecoded(i, n, h, w)
	case c == '€':
		r.second(i+n, 0x80, h, w)
	case c < utf8.RuneSelf:
		r.ascii(i, byte(c), h, w)
	default:
		if first, second, ok := gbkPair(c); ok {
			r.pair(i, n, h, first, second, w)
		}
	}
}

// endAtReading reads the ? of a broken reading as the second byte of a true character, which is read so.
func (r *shiftedRun) endAtReading(i, n int, reading string, h pending, w shifted) {
	if h.lead == unknown {
		r.finish(i+n, trueChar{utf8.RuneError, h.start, unknown, unknown}, w)
		return
	}
	for _, key := range r.p.keysRead(h.lead, reading, i) {
		k := w
		k.cost += r.p.keyCost(key)
		r.finish(i+n, trueChar{key, h.start, unknown, unknown}, k)
	}
}

// undecoded reads a U+FFFD as the bytes it stands for in the file: the second of a true character, perhaps with the first
// of the next.
func (r *shiftedRun) undecoded(i, n int, h pending, w shifted) {
	switch raw := r.p.raw(i); len(raw) {
	case 1:
		r.second(i+n, raw[0], h, w)
	case 2:
		r.pair(i, n, h, raw[0], raw[1], w)
	}
}

// second ends the run, at byte end, with the second byte of a true character.
func (r *shiftedRun) second(end int, b byte, h pending, w shifted) {
	if t := gbkRune(h.lead, b); t != utf8.RuneError {
		r.finish(r.skipReading(end, t), trueChar{t, h.start, h.lead, b}, w)
	}
}

// ascii reads an ASCII character as the second byte of a true one, as a full-width form made narrow, or, if it is a ?,
// as what became of a second byte and the ASCII character after it, or of a pair that has no character.
func (r *shiftedRun) ascii(i int, c byte, h pending, w shifted) {
	r.second(i+1, c, h, w)
	if c == '?' {
		lost := trueChar{utf8.RuneError, h.start, h.lead, unknown}
		end := w
		if !r.p.lostAmpersand(i) {
			end.cost += swallowedCost
			end.swallowed = i+1 < len(r.s) && r.s[i+1] != '\n'
		}
		r.finish(i+1, lost, end)
		pair := r.with(w, lost)
		pair.cost += noPairCost
		r.walk(i+1, pending{i, unknown}, pair)
	}
	switch {
	case !r.p.narrowed:
	case c == ' ':
		r.pair(i, 1, h, 0xA1, 0xA1, w)
	case c > ' ' && c < 0x7F:
		r.pair(i, 1, h, 0xA3, c+0x80, w)
	}
}

// pair reads a character seen, of n bytes at i, as the second byte of a true character and the first of the next.
func (r *shiftedRun) pair(i, n int, h pending, first, second byte, w shifted) {
	t := trueChar{gbkRune(h.lead, first), h.start, h.lead, first}
	if h.lead != unknown && (t.r == utf8.RuneError || r.p.judge.cost(t.r) >= oddCost) {
		return
	}
	seen, _ := utf8.DecodeRuneInString(r.s[i:])
	next := r.skipReading(i+n, seen)
	if next > i+n {
		w.cost += rareCost // a reading is put inside true characters, too, but more often after them
	}
	if second >= firstLead {
		r.walk(next, pending{i, second}, r.with(w, t))
		return
	}
	// An ASCII character was read together with the byte before it.
	r.finish(next, trueChar{rune(second), i, unknown, unknown}, r.with(w, t))
}

// with adds a true character to w.
func (r *shiftedRun) with(w shifted, c trueChar) shifted {
	w.chars = append(slices.Clip(w.chars), c)
	if c.r != utf8.RuneError {
		w.cost += r.p.charCost(c.r)
	}
	return w
}

// finish ends the run at byte end with its last character.
func (r *shiftedRun) finish(end int, c trueChar, w shifted) {
	if c.r >= utf8.RuneSelf && c.r != utf8.RuneError && r.p.judge.cost(c.r) >= oddCost {
		return
	}
	w = r.with(w, c)
	w.end = end
	if len(r.ways) == 0 || w.cost < r.least {
		r.least = w.cost
	}
	r.ways = append(r.ways, w)
}

// best returns the ways that cost least. What one leaves as it is seen and another reads is counted against it.
func (r *shiftedRun) best() []shifted {
	end := 0
	for _, w := range r.ways {
		end = max(end, w.end)
	}
	var best []shifted
	least := 0
	for _, w := range r.ways {
		switch cost := w.cost + r.p.costSeen(w.end, end); {
		case len(best) == 0 || cost < least:
			best, least = []shifted{w}, cost
		case cost == least:
			best = append(best, w)
		}
	}
	return best
}

// skipReading returns the place after the reading of char at byte i, or i where there is none.
func (r *shiftedRun) skipReading(i int, char rune) int {
	if i < len(r.s) && r.s[i] == '(' {
		if reading := readingAt(r.s, i+1); reads(char, reading) {
			return i + len(reading) + 2
		}
	}
	return i
}

// agreement returns what all ways have in common; where they differ, a character is lost. The result is empty where
// they differ in length.
func agreement(ways []shifted) shifted {
	w := ways[0]
	w.chars = slices.Clone(w.chars)
	for _, o := range ways[1:] {
		if len(o.chars) != len(w.chars) || o.end != w.end {
			return shifted{}
		}
		for k, c := range o.chars {
			if c.r != w.chars[k].r {
				w.chars[k].r = utf8.RuneError
			}
		}
	}
	return w
}
