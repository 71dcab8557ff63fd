package normalize

import (
	"sort"
	"strings"
)

// Span is a half-open range [Start, End) of bytes.
type Span struct{ Start, End int }

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Shift returns s moved by n bytes.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// run says: from dst on, every new bytes of a text stand for old bytes of the text before it, from src on.
// It ends where the next run begins.
type run struct{ dst, src, old, new int32 }

// edits maps a text to the text it was made from, as runs of equally shaped replacements (compare ICU's Edits).
// Deletions need no run: what no run names was deleted.
type edits struct {
	runs       []run
	dst        int32 // bytes of the text so far
	src        int32 // where the last replacement ended in the text before
	rearranged bool  // some piece was taken out of order
}

// replace records that the old bytes from src on became the next new bytes.
// A replacement of equal length maps byte for byte, so that it can share a run with its neighbours.
func (e *edits) replace(src, old, new int) {
	if new == 0 {
		return
	}
	if int32(src) < e.src {
		e.rearranged = true
	}
	size := new
	if old == new {
		old, new = 1, 1
	}
	if !e.extends(int32(src), int32(old), int32(new)) {
		e.runs = append(e.runs, run{e.dst, int32(src), int32(old), int32(new)})
	}
	e.dst += int32(size)
	if old == new {
		e.src = int32(src + size)
	} else {
		e.src = int32(src + old)
	}
}

// repeat records n replacements of the same shape, old and new being different, one after the other.
func (e *edits) repeat(src, old, new, n int) {
	if n == 0 {
		return
	}
	e.replace(src, old, new)
	e.dst += int32((n - 1) * new)
	e.src += int32((n - 1) * old)
}

// extends reports whether a unit of the given shape at src goes on where the last run stops.
func (e *edits) extends(src, old, new int32) bool {
	if len(e.runs) == 0 {
		return false
	}
	r := e.runs[len(e.runs)-1]
	return r.old == old && r.new == new && r.src+(e.dst-r.dst)/new*old == src
}

// runAt returns the index of the run that byte i belongs to.
func (e *edits) runAt(i int) int {
	return sort.Search(len(e.runs), func(k int) bool { return int(e.runs[k].dst) > i }) - 1
}

// unit returns the part of the text before that byte i stands for.
func (e *edits) unit(i int) Span {
	r := e.runs[e.runAt(i)]
	s := r.src + (int32(i)-r.dst)/r.new*r.old
	return Span{int(s), int(s + r.old)}
}

// before maps a span to the text before. Bytes deleted beside the span are not part of the result.
func (e *edits) before(s Span) Span {
	if len(e.runs) == 0 {
		return Span{}
	}
	if s.Start >= s.End {
		if s.Start < int(e.dst) {
			p := e.unit(s.Start).Start
			return Span{p, p}
		}
		p := e.unit(int(e.dst) - 1).End
		return Span{p, p}
	}
	a, b := e.unit(s.Start), e.unit(s.End-1)
	hull := Span{min(a.Start, b.Start), max(a.End, b.End)}
	if e.rearranged {
		// Pieces in between may come from further away on either side.
		for k := e.runAt(s.Start) + 1; k < len(e.runs) && int(e.runs[k].dst) < s.End; k++ {
			first, last := e.unit(int(e.runs[k].dst)), e.unit(int(e.runs[k].dst)-1)
			hull.Start = min(hull.Start, first.Start, last.Start)
			hull.End = max(hull.End, first.End, last.End)
		}
	}
	return hull
}

// after maps position p of the text before to the text; a deleted position maps to what follows it, or where end is set,
// to what precedes it. Inside a unit the result is the unit's start, or its end where end is set.
func (e *edits) after(p int, end bool) int {
	if end {
		p-- // the byte that ends at p decides
	}
	k := sort.Search(len(e.runs), func(k int) bool { return int(e.runs[k].src) > p }) - 1
	if k < 0 {
		return 0
	}
	r := e.runs[k]
	limit := e.dst
	if k+1 < len(e.runs) {
		limit = e.runs[k+1].dst
	}
	if r.old == 0 {
		return int(limit)
	}
	at := r.dst + (int32(p)-r.src)/r.old*r.new
	if end {
		at += r.new
	}
	return int(min(at, limit))
}

// Text is a string that knows which bytes of the file each of its bytes came from. It is immutable.
type Text struct {
	str   string
	from  *Text
	edits edits
	rule  string // the fold that made it, if one did
}

// NewText returns a text that starts a chain: its bytes are the bytes of the file.
func NewText(s string) *Text { return &Text{str: s} }

// String returns the text itself.
func (t *Text) String() string { return t.str }

// Len returns the length of the text in bytes.
func (t *Text) Len() int { return len(t.str) }

// Cut returns the bytes of t at s.
func (t *Text) Cut(s Span) string { return t.str[s.Start:s.End] }

// Source returns the bytes of the file that s stands for. Bytes deleted beside s are not part of it;
// bytes deleted inside it are.
func (t *Text) Source(s Span) Span {
	for ; t.from != nil; t = t.from {
		s = t.edits.before(s)
	}
	return s
}

// Before maps s to the text that t was made from, or returns s where t starts the chain.
func (t *Text) Before(s Span) Span {
	if t.from == nil {
		return s
	}
	return t.edits.before(s)
}

// After maps a span of the text that t was made from to t: the inverse of Before, up to whole replaced units.
// It must not be called on a text whose pieces were rearranged.
func (t *Text) After(s Span) Span {
	if t.from == nil {
		return s
	}
	start := t.edits.after(s.Start, false)
	return Span{start, max(start, t.edits.after(s.End, true))}
}

// Derived reports whether t was made from u in one step.
func (t *Text) Derived(u *Text) bool { return t.from == u }

// Builder makes a text out of pieces of another one, in any order.
type Builder struct {
	from  *Text
	str   strings.Builder
	edits edits
}

// Build returns a Builder of texts made from t.
func (t *Text) Build() *Builder { return &Builder{from: t} }

// grow makes room for n more bytes.
func (b *Builder) grow(n int) { b.str.Grow(n) }

// Keep appends the bytes of the text before at s.
func (b *Builder) Keep(s Span) {
	b.str.WriteString(b.from.str[s.Start:s.End])
	b.edits.replace(s.Start, s.Len(), s.Len())
}

// Replace appends repl as what became of the bytes at s.
func (b *Builder) Replace(s Span, repl string) {
	b.str.WriteString(repl)
	b.edits.replace(s.Start, s.Len(), len(repl))
}

// Len returns the number of bytes built so far.
func (b *Builder) Len() int { return b.str.Len() }

// Text returns the text built.
func (b *Builder) Text() *Text { return &Text{str: b.str.String(), from: b.from, edits: b.edits} }

// Editor makes a text from another one by replacements in ascending order; the rest is kept.
type Editor struct {
	b    *Builder
	next int // first byte of the text before that is not copied yet
}

// Edit returns an Editor of t.
func (t *Text) Edit() *Editor { return &Editor{b: t.Build()} }

// Replace writes repl for the bytes at s, which must not begin before the end of the last replacement.
func (e *Editor) Replace(s Span, repl string) {
	if e.b.Len() == 0 {
		n := len(e.b.from.str) - e.next
		e.b.grow(n + n/32) // most texts stay much the same in length
	}
	e.b.Keep(Span{e.next, s.Start})
	e.b.Replace(s, repl)
	e.next = s.End
}

// Text returns the edited text; it is the text before itself where nothing was replaced.
func (e *Editor) Text() *Text {
	if e.next == 0 && e.b.Len() == 0 {
		return e.b.from
	}
	e.b.Keep(Span{e.next, len(e.b.from.str)})
	return e.b.Text()
}
