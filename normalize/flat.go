package normalize

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"

	"taizhang/internal/runeset"
)

// piece is a stretch of text without tags that comes whole into the visible text.
type piece struct {
	Span
	style style
	glue  glue // how it follows on the piece before
}

// glue is what stands between a piece and the one before it.
type glue byte

const (
	ownLine  glue = iota // it begins a line
	joined               // nothing
	joinedBy             // a space
)

// layoutText lays out text that has no tags, in one box: its lines without the blank ones, where they are those of an
// article. Lines that were wrapped at some width or torn at a link are joined, and what has run together is cut.
func layoutText(t *Text) *layout {
	f := flatText{str: t.str, wrap: wrapOf(t.str), marked: isMarkdown(t.str)}
	f.pieces = make([]piece, 0, min(strings.Count(t.str, "\n")+1, len(t.str)/2+1))
	f.read()
	e := t.Edit()
	l := &layout{blocks: make([]block, 0, len(f.pieces))}
	at, done := 0, 0 // in the visible text and in t
	for _, p := range f.pieces {
		between := ""
		switch {
		case p.glue == ownLine && len(l.blocks) > 0:
			between = "\n"
		case p.glue == joinedBy:
			between = " "
		}
		if gap := (Span{done, p.Start}); t.Cut(gap) != between {
			e.Replace(gap, between)
		}
		at += len(between)
		if p.glue == ownLine {
			l.blocks = append(l.blocks, block{span: Span{at, at}, title: p.style&styleTitle != 0})
		}
		b := &l.blocks[len(l.blocks)-1]
		at += p.Len()
		b.span.End = at
		if p.style&styleLinked != 0 {
			b.linked += int32(p.Len())
		}
		if p.style&styleBold != 0 {
			b.bold += int32(p.Len())
		}
		done = p.End
	}
	if done < len(t.str) {
		e.Replace(Span{done, len(t.str)}, "")
	}
	l.text = e.Text()
	l.boxes = []box{{parent: -1, last: int32(len(l.blocks)), tag: atom.Body}}
	return l
}

// flatText reads text without tags into pieces.
type flatText struct {
	str    string
	wrap   wrap
	marked bool // up as Markdown
	pieces []piece
}

// read finds the pieces.
func (f *flatText) read() {
	full, indent, blank := false, 0, true // of the line before
	for start, next := 0, 0; start < len(f.str); start = next {
		var end int
		end, next = lineAt(f.str, start)
		s := trimmed(f.str, Span{start, end})
		if s.Len() == 0 {
			blank = true
			continue
		}
		in, wide := extent(f.str[start:s.Start], s.Start-start)
		in += wide
		paragraph := strings.Contains(f.str[start:s.Start], "\u3000")
		first := len(f.pieces)
		if f.marked {
			f.markdown(s)
		} else {
			f.cut(s)
		}
		if first > 0 && first < len(f.pieces) && full && !blank && !paragraph && in <= indent {
			f.glue(first)
		}
		for i := max(first, 1); i < len(f.pieces); i++ {
			if f.torn(f.pieces[i-1].Span, f.pieces[i].Span) {
				f.glue(i)
			}
		}
		full = f.wrap.full(f.str[start:s.End])
		indent, blank = in, false
	}
}

// lineAt returns where the line that begins at start ends, and where the next one begins. A carriage return ends a line as
// well.
func lineAt(s string, start int) (end, next int) {
	for end = start; end < len(s) && s[end] != '\n' && s[end] != '\r'; {
		end++
	}
	if end == len(s) {
		return end, end
	}
	if strings.HasPrefix(s[end:], "\r\n") {
		return end, end + 2
	}
	return end, end + 1
}

// glue joins piece i to the one before it.
func (f *flatText) glue(i int) {
	p := &f.pieces[i]
	if p.glue != ownLine {
		return
	}
	p.glue = joined
	if isAlnum(f.str[f.pieces[i-1].End-1]) && isAlnum(f.str[p.Start]) {
		p.glue = joinedBy
	}
}

// torn reports whether two pieces on lines of their own are one line that was torn: no line begins with a closing mark,
// and none ends with an opening one.
func (f *flatText) torn(before, after Span) bool {
	last, _ := utf8.DecodeLastRuneInString(f.str[before.Start:before.End])
	if tornAfter.Has(last) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(f.str[after.Start:after.End])
	return tornBefore.Has(first)
}

// The marks that no line ends with, and those that none begins with.
var (
	tornAfter  = runeset.Of("(（《〈“‘「『【")
	tornBefore = runeset.Of(",，。、;；:：!！?？)）》〉”’」』】%％")
)
