package tagger

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// Pairs of marks. A name has both of a pair or neither; but apostrophes may stand alone.
const (
	opening = "“《（「〈『【("
	closing = "”》）」〉』】)"
)

// farthest is how many bytes before a name the opening mark is looked for whose closing one stands in it.
const farthest = 60

// wholeMarks moves the edges of names of text, in order, that cut a pair of marks in two, and makes the document that is
// named in part of a title the whole title. They stay apart and within.
func wholeMarks(text string, names []Entity, within normalize.Span) {
	for i := range names {
		room := within
		if i > 0 {
			room.Start = names[i-1].Span.End
		}
		if i+1 < len(names) {
			room.End = names[i+1].Span.Start
		}
		names[i].Span = wholeMark(text, names[i].Span, room)
		if names[i].Type == Document {
			names[i].Span = wholeTitle(text, names[i].Span, room)
		}
	}
}

// wholeTitle returns what stands in the pair of title marks around span, or span if there is none in room.
func wholeTitle(text string, span, room normalize.Span) normalize.Span {
	start := strings.LastIndexAny(text[room.Start:span.Start], "《》")
	end := strings.IndexAny(text[span.End:room.End], "《》")
	if start < 0 || end < 0 {
		return span
	}
	start, end = room.Start+start, span.End+end
	if !strings.HasPrefix(text[start:], "《") || !strings.HasPrefix(text[end:], "》") || strings.ContainsAny(text[span.Start:span.End], "《》") {
		return span
	}
	return normalize.Span{Start: start + len("《"), End: end}
}

// wholeMark returns span so that no pair of marks is cut in two: it begins with the opening mark of a closing one in it,
// goes on to the closing mark that comes right behind, or leaves out a mark at its edge.
func wholeMark(text string, span, room normalize.Span) normalize.Span {
	unclosed, unopened := halfMarks(text[span.Start:span.End])
	if unopened >= 0 {
		mark, size := utf8.DecodeRuneInString(text[span.Start+unopened:])
		if unopened+size < span.Len() {
			if at := openingBefore(text, span.Start, max(room.Start, span.Start-farthest), mark); at >= 0 {
				span.Start = at
			}
		} else if unopened > 0 {
			span.End -= size
		}
		unclosed, _ = halfMarks(text[span.Start:span.End])
	}
	if unclosed < 0 {
		return span
	}
	mark, size := utf8.DecodeRuneInString(text[span.Start+unclosed:])
	after, sizeAfter := utf8.DecodeRuneInString(text[span.End:room.End])
	switch {
	case unclosed == 0 && size < span.Len():
		span.Start += size // what the marks are around, or a mark too many
	case unclosed > 0 && after == partner(mark):
		span.End += sizeAfter
	}
	return span
}

// halfMarks returns where in s the first opening mark without a closing one stands, and the first closing one without
// an opening one; or -1.
func halfMarks(s string) (unclosed, unopened int) {
	unopened = -1
	var open []int
	for i, r := range s {
		if r < 0x80 && r != '(' && r != ')' || r >= '一' && r <= '龥' {
			continue
		}
		if strings.ContainsRune(opening, r) {
			open = append(open, i)
		} else if strings.ContainsRune(closing, r) {
			if n := len(open); n > 0 {
				if first, _ := utf8.DecodeRuneInString(s[open[n-1]:]); partner(first) == r {
					open = open[:n-1]
					continue
				}
			}
			if unopened < 0 {
				unopened = i
			}
		}
	}
	if len(open) == 0 {
		return -1, unopened
	}
	return open[0], unopened
}

// partner returns the mark that closes what an opening mark opens.
func partner(mark rune) rune {
	i := strings.IndexRune(opening, mark)
	if i < 0 {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(closing[i:])
	return r
}

// openingBefore returns where before from, and from least on, the mark stands that closing closes; or -1.
func openingBefore(text string, from, least int, closing rune) int {
	for at := from; at > least; {
		r, size := utf8.DecodeLastRuneInString(text[least:at])
		at -= size
		switch {
		case partner(r) == closing:
			return at
		case r == closing:
			return -1
		}
	}
	return -1
}
