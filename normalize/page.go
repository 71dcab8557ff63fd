package normalize

import (
	"strconv"
	"strings"
)

// textRun is a stretch of text between two tags.
type textRun struct {
	Span
	raw bool // without entities: the content of xmp and plaintext
}

// skeleton is a page without its words: tags, the attributes that tell something, and a numbered marker for each run of
// text. A parser then sees an eighth of the bytes, and the markers of its text nodes lead back to places in the page,
// which its nodes do not know.
type skeleton struct {
	html  []byte
	runs  []textRun
	data  []Span // bodies of JSON-LD scripts
	title Span   // the content of the first <title>
	boxes int    // start tags of elements that stand alone, and line breaks
}

// words returns how many bytes the runs of text have.
func (sk *skeleton) words() (n int) {
	for _, r := range sk.runs {
		n += r.Len()
	}
	return n
}

// scanner walks over a page the way the tokenizer of x/net/html does, so that both see the same tags.
type scanner struct {
	src     string
	i       int
	foreign foreignDepth
	// White space beside blocks is left out: afterBlock is set after one, blankAt is the end of a space written.
	afterBlock bool
	blankAt    int
	valueEnd   int // of the last value without quotes, which a '/' may be part of
	skeleton
}

// foreignDepth counts the open elements of svg and math, which any HTML tag ends: there, fonts matter. It may be too much, where
// the parser has left them, which costs time and nothing else.
type foreignDepth struct{ svg, math int }

// inside reports whether one is open.
func (d *foreignDepth) inside() bool { return d.svg > 0 || d.math > 0 }

// change counts a tag called name that opens an element, by 1, or closes one, by -1.
func (d *foreignDepth) change(name string, by int) {
	switch name {
	case "svg":
		d.svg = max(0, d.svg+by)
	case "math":
		d.math = max(0, d.math+by)
	}
}

// scanPage returns the skeleton of a page in one pass.
func scanPage(src string) *skeleton {
	s := scanner{src: src}
	s.html = make([]byte, 0, len(src)/8) // what most pages come to
	s.runs = make([]textRun, 0, len(src)/256)
	for s.i < len(src) {
		if src[s.i] == '<' && s.markup() {
			continue
		}
		s.text()
	}
	return &s.skeleton
}

// markup handles a tag, comment or declaration at the current place, or reports that the '<' there is just text.
func (s *scanner) markup() bool {
	rest := s.src[s.i+1:]
	switch {
	case rest == "":
		return false
	case rest[0] == '!':
		s.declaration()
	case rest[0] == '?':
		s.skipPast('>')
	case rest[0] == '/':
		if len(rest) == 1 {
			return false
		}
		if isLetter(rest[1]) {
			s.tag()
		} else {
			s.skipPast('>')
		}
	case isLetter(rest[0]):
		s.tag()
	default:
		return false
	}
	return true
}

// text marks the run of text from the current place to the next markup.
func (s *scanner) text() {
	start := s.i
	for s.i++; s.i < len(s.src); s.i++ {
		k := strings.IndexByte(s.src[s.i:], '<')
		if k < 0 {
			s.i = len(s.src)
			break
		}
		s.i += k
		if s.i+1 < len(s.src) && opensMarkup(s.src[s.i+1]) {
			break
		}
	}
	s.mark(Span{start, min(s.i, len(s.src))}, false)
}

// opensMarkup reports whether c makes a '<' before it more than text.
func opensMarkup(c byte) bool { return isLetter(c) || c == '/' || c == '!' || c == '?' }

// mark writes the marker of a run of text, or a space for one that is blank.
func (s *scanner) mark(at Span, raw bool) {
	i := at.Start
	for i < at.End && (isSpace(s.src[i]) || s.src[i] == 0) {
		i++
	}
	if i == at.End {
		if !s.afterBlock {
			s.html = append(s.html, ' ')
			s.blankAt = len(s.html)
		}
		return
	}
	s.afterBlock = false
	s.html = append(s.html, markerByte)
	s.html = strconv.AppendInt(s.html, int64(len(s.runs)), 10)
	s.runs = append(s.runs, textRun{at, raw})
}

// markerByte begins a marker. Nothing else in the text of a skeleton is more than spaces and digits.
const markerByte = '#'

// declaration handles what begins with "<!".
func (s *scanner) declaration() {
	rest := s.src[s.i:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		s.comment()
	case hasFold(rest, "<!doctype"):
		start := s.i
		s.skipPast('>')
		if s.i-start < 512 {
			s.html = append(s.html, s.src[start:s.i]...)
		}
	default:
		s.skipPast('>')
	}
}

// comment skips a comment, which ends in -->, --!>, or at once in <!--> and <!--->.
func (s *scanner) comment() {
	s.i += len("<!--")
	if rest := s.src[s.i:]; strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, "->") {
		s.skipPast('>')
		return
	}
	for {
		k := strings.Index(s.src[s.i:], "--")
		if k < 0 {
			s.i = len(s.src)
			return
		}
		s.i += k + 2
		for s.i < len(s.src) && s.src[s.i] == '-' {
			s.i++
		}
		if rest := s.src[s.i:]; strings.HasPrefix(rest, ">") || strings.HasPrefix(rest, "!>") {
			s.skipPast('>')
			return
		}
	}
}

// skipPast moves on to after the next c.
func (s *scanner) skipPast(c byte) {
	if k := strings.IndexByte(s.src[s.i:], c); k >= 0 {
		s.i += k + 1
	} else {
		s.i = len(s.src)
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }
