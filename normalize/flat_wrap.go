package normalize

import (
	"strings"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// wrap is how the lines of a text were wrapped: to a width in columns, of which a Chinese character takes two, or in
// characters. The zero value stands for a text whose lines are its paragraphs.
type wrap struct {
	width int
	chars bool
}

const (
	leastWrap = 40 // columns
	mostWrap  = 240
	wrapSlack = 4 // left over at the end of a line, for a character with a mark that must not begin the next
)

// wrapOf finds out how a text was wrapped.
func wrapOf(s string) wrap {
	var columns, chars widths
	for start, next := 0, 0; start < len(s); start = next {
		var end int
		end, next = lineAt(s, start)
		line := strings.TrimRightFunc(s[start:end], blankRune)
		if len(line) < leastWrap/2 || !strings.ContainsFunc(line, wideRune) {
			continue
		}
		ends := endsLine(line)
		n, wide := extent(line, mostWrap+1)
		columns.add(n+wide, ends)
		chars.add(n, ends)
	}
	w, n := columns.wrapped(leastWrap)
	out := wrap{width: w}
	if c, m := chars.wrapped(leastWrap / 2); m > n {
		out = wrap{c, true}
	}
	if out.width == 0 || !out.goesOn(s) {
		return wrap{}
	}
	return out
}

// goesOn reports whether most lines of full width are followed by one that ends a paragraph, or is as wide. Rows of
// headlines and verses are not.
func (w wrap) goesOn(s string) bool {
	all, on := 0, 0
	full := false
	for start, next := 0, 0; start < len(s); start = next {
		var end int
		end, next = lineAt(s, start)
		line := strings.TrimRightFunc(s[start:end], blankRune)
		if line == "" {
			full = false
			continue
		}
		goes := w.full(line)
		if full {
			if all++; goes || endsLine(line) {
				on++
			}
		}
		full = goes
	}
	return all > 0 && 3*on >= 2*all
}

// full reports whether a line reaches the width that lines were wrapped at, so that the next goes on with it. One that
// ends a sentence has to reach it exactly.
func (w wrap) full(line string) bool {
	if w.width == 0 {
		return false
	}
	n, wide := extent(line, w.width)
	if !w.chars {
		n += wide
	}
	return n >= w.width || n >= w.width-wrapSlack && !endsLine(line)
}

var lineEnds = runeset.Of("。！？；：…”」!?;:")

// endsLine reports whether a line ends as paragraphs do.
func endsLine(line string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	return lineEnds.Has(last)
}

// widths counts lines by width.
type widths struct {
	lines, ends [mostWrap + 1]int // ends are those that end as paragraphs do
	longer      int
}

func (l *widths) add(n int, ends bool) {
	switch {
	case n > mostWrap:
		l.longer++
	case ends:
		l.ends[n]++
		fallthrough
	default:
		l.lines[n]++
	}
}

// wrapped returns the width that lines were wrapped at, and how many are exactly as long; or 0. Paragraphs end in full
// stops and differ in length; wrapped lines end anywhere, and the longest are of one length.
func (l *widths) wrapped(least int) (width, n int) {
	const few = 5
	longer := l.longer
	for w := mostWrap; w >= least; w-- {
		near, ends := sum(l.lines[w-wrapSlack:w+1]), sum(l.ends[w-wrapSlack:w+1])
		if l.lines[w] > 0 && near >= few && 6*longer <= near && 3*ends <= near && 8*near >= sum(l.lines[w/2:]) {
			return w, l.lines[w]
		}
		longer += l.lines[w]
	}
	return 0, 0
}

func sum(list []int) (n int) {
	for _, k := range list {
		n += k
	}
	return n
}

// extent returns how many characters s has, and how many of them are wide: s takes chars+wide columns. It counts up to
// most characters.
func extent(s string, most int) (chars, wide int) {
	for i := 0; i < len(s) && chars < most; chars++ {
		r, n := DecodeRune(s[i:])
		if wideRune(r) {
			wide++
		}
		i += n
	}
	return chars, wide
}

// wideRune reports whether r is as wide as a Chinese character. Quotation marks and dashes are counted as the press sets
// them.
func wideRune(r rune) bool {
	return r >= 0x2E80 && r < 0xFFE7 && (r < 0xFF61 || r > 0xFFDF) || r >= 0x20000 && r < 0x40000 || r == '“' || r == '”' || r == '…' || r == '—'
}
