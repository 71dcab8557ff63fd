package normalize

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a line of visible text as the page lays it out.
type block struct {
	span   Span  // in the visible text, without the line feed
	box    int32 // the element it stands in, an index of layout.boxes
	linked int32 // bytes inside links and buttons
	bold   int32 // bytes in bold type
	hidden bool  // inside an element that the page does not show at first
	title  bool  // inside h1, h2 or h3
}

// style is what words look like: bits of the elements they stand in.
type style uint8

const (
	styleLinked style = 1 << iota
	styleBold
	styleHidden
	stylePre // line feeds are kept
	styleTitle
	styleCount = iota
)

// lineWriter puts the visible text of a page together, a block a line, out of places in the page.
type lineWriter struct {
	page   *Text
	out    *Builder
	blocks []block
	cur    block
	open   bool // the line has begun
	blank  bool // white space is due before the next word
	last   Span // the white space
	done   int  // in the page, where the last word ended
}

// newLineWriter returns a writer of the text of the page that t holds, with room for all of it: three of four runs are lines of
// their own, and each comes with what is before it.
func newLineWriter(t *Text, sk *skeleton) lineWriter {
	w := lineWriter{page: t, out: t.Build(), blocks: make([]block, 0, len(sk.runs)*3/4)}
	w.out.grow(sk.words())
	w.out.edits.runs = make([]run, 0, 2*len(sk.runs))
	return w
}

// add appends a run of text.
func (w *lineWriter) add(r textRun, box int32, st style) {
	s := w.page.str
	for i := r.Start; i < r.End; {
		n := wordLen(s[i:r.End])
		if n > 0 {
			w.begin(box)
			w.out.Keep(Span{i, i + n})
			w.done = i + n
			w.count(n, st)
			i += n
			continue
		}
		if n = spaceLen(s[i:r.End], st); n > 0 {
			w.space(Span{i, i + 1})
			i += n
			continue
		}
		repl := ""
		if s[i] == '&' && !r.raw {
			repl, n = entity(s[i:r.End])
		} else {
			_, n = utf8.DecodeRuneInString(s[i:r.End])
			repl = s[i : i+n]
		}
		w.char(Span{i, i + n}, repl, box, st)
		i += n
	}
}

// char appends a character that may be white space, or not stand in the page as such.
func (w *lineWriter) char(at Span, repl string, box int32, st style) {
	c, _ := utf8.DecodeRuneInString(repl)
	switch {
	case c == '\n' && st&stylePre != 0:
		w.end()
	case unicode.IsSpace(c) || c == 0:
		w.space(at)
	default:
		w.begin(box)
		if w.page.str[at.Start:at.End] == repl {
			w.out.Keep(at)
		} else {
			w.out.Replace(at, repl)
		}
		w.done = at.End
		w.count(len(repl), st)
	}
}

// space notes white space, of which the first stands for all up to the next word.
func (w *lineWriter) space(at Span) {
	if !w.blank {
		w.blank, w.last = true, at
	}
}

// spaceLen returns how many bytes of s are plainly white space, and end no line.
func spaceLen(s string, st style) int {
	n := 0
	for n < len(s) && (s[n] == ' ' || s[n] >= '\t' && s[n] <= '\r' && (s[n] != '\n' || st&stylePre == 0)) {
		n++
	}
	return n
}

// wordLen returns how many bytes of s are plainly neither white space nor an entity.
func wordLen(s string) int {
	n := 0
	for n < len(s) {
		switch c := s[n]; {
		case c > ' ' && c < 0x7F && c != '&':
			n++
		case c >= 0xE4 && c <= 0xE9 && n+3 <= len(s): // U+4000 to U+9FFF, which hold no space
			n += 3
		default:
			return n
		}
	}
	return n
}

// begin opens a line where none is open, or writes the space that is due.
func (w *lineWriter) begin(box int32) {
	switch {
	case !w.open:
		if len(w.blocks) > 0 {
			w.out.Replace(Span{w.done, w.done}, "\n")
		}
		w.open = true
		w.cur = block{span: Span{w.out.Len(), 0}, box: box}
	case w.blank:
		w.out.Replace(w.last, " ")
	}
	w.blank = false
}

// count notes n more bytes of the line and what they look like.
func (w *lineWriter) count(n int, st style) {
	if st&styleLinked != 0 {
		w.cur.linked += int32(n)
	}
	if st&styleBold != 0 {
		w.cur.bold += int32(n)
	}
	if st&styleHidden != 0 {
		w.cur.hidden = true
	}
	if st&styleTitle != 0 {
		w.cur.title = true
	}
}

// end closes the line.
func (w *lineWriter) end() {
	w.blank = false
	if !w.open {
		return
	}
	w.cur.span.End = w.out.Len()
	w.blocks = append(w.blocks, w.cur)
	w.open = false
}

// entity returns what the character reference at the start of s stands for, and its length; "&" and 1 where it is none.
func entity(s string) (string, int) {
	if strings.HasPrefix(s, "&#") {
		return numericEntity(s)
	}
	n := 1
	for n < min(len(s), longestEntity) && isAlnum(s[n]) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	name := s[:n]
	text := html.UnescapeString(name)
	if text == name || text == "" {
		return "&", 1
	}
	// Without a semicolon a reference may end before the word does: &notit; is ¬ and "it;".
	tail := 0
	for tail < len(text) && tail < n-1 && text[len(text)-1-tail] == name[n-1-tail] {
		tail++
	}
	return text[:len(text)-tail], n - tail
}

// numericEntity is entity for references by number: &#20140; &#x4eac.
func numericEntity(s string) (string, int) {
	n := len("&#")
	isOfNumber := isDigit
	if n < len(s) && s[n]|0x20 == 'x' {
		n++
		isOfNumber = isHexDigit
	}
	start := n
	for n < len(s) && isOfNumber(s[n]) {
		n++
	}
	if n == start {
		return "&", 1
	}
	text := string(utf8.RuneError)
	if len(strings.TrimLeft(s[start:n], "0")) <= len("1114111") { // or else the number would overflow
		text = html.UnescapeString(s[:n] + ";") // which knows what Windows-1252 has at 128 to 159
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return text, n
}

func isHexDigit(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// longestEntity bounds the names of character references; the longest has 33 bytes.
const longestEntity = 40

// unescape returns the text of a run with its references replaced and its white space collapsed.
func unescape(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), " ") }
