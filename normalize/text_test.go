package normalize

import (
	"math/rand"
	"strings"
	"testing"
)

// alphabet holds characters of every length in UTF-8, and replacements longer and shorter than them.
var alphabet = []string{"a", "é", "網", "(wang)", "𠀀", "億", "\n", "1"}

// traced is a text with, for each of its bytes, the bytes of the text before that it stands for: what edits compress.
type traced struct {
	text  *Text
	units []Span
}

// randomString returns a string of up to n characters of the alphabet.
func randomString(rng *rand.Rand, n int) string {
	var b strings.Builder
	for k := rng.Intn(n + 1); k > 0; k-- {
		b.WriteString(alphabet[rng.Intn(len(alphabet))])
	}
	return b.String()
}

// appendUnits notes that the bytes at s became n bytes.
func appendUnits(units []Span, s Span, n int) []Span {
	for i := 0; i < n; i++ {
		if n == s.Len() {
			units = append(units, Span{s.Start + i, s.Start + i + 1})
		} else {
			units = append(units, s)
		}
	}
	return units
}

// randomPieces returns the ends of consecutive pieces of n bytes.
func randomPieces(rng *rand.Rand, n int) []int {
	var ends []int
	for at := 0; at < n; {
		at = min(n, at+1+rng.Intn(4))
		ends = append(ends, at)
	}
	return ends
}

// built makes a text from t with a Builder: pieces kept, replaced, dropped and put in, in order or not.
func built(rng *rand.Rand, t *Text, shuffled bool) traced {
	b := t.Build()
	var units []Span
	var pieces []Span
	at := 0
	for _, end := range randomPieces(rng, t.Len()) {
		pieces = append(pieces, Span{at, end})
		at = end
	}
	if shuffled {
		rng.Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
	}
	for _, p := range pieces {
		switch rng.Intn(5) {
		case 0:
		case 1:
			repl := randomString(rng, 3)
			b.Replace(p, repl)
			units = appendUnits(units, p, len(repl))
		case 2:
			b.Replace(Span{p.Start, p.Start}, "+")
			units = appendUnits(units, Span{p.Start, p.Start}, 1)
			fallthrough
		default:
			b.Keep(p)
			units = appendUnits(units, p, p.Len())
		}
	}
	return traced{b.Text(), units}
}

// edited makes a text from t with an Editor.
func edited(rng *rand.Rand, t *Text) traced {
	e := t.Edit()
	var units []Span
	at := 0
	for _, end := range randomPieces(rng, t.Len()) {
		p := Span{at, end}
		at = end
		if rng.Intn(3) > 0 {
			units = appendUnits(units, p, p.Len())
			continue
		}
		repl := randomString(rng, 2)
		e.Replace(p, repl)
		units = appendUnits(units, p, len(repl))
	}
	return traced{e.Text(), units}
}

// hull returns the span from the first to the last byte that the units of s stand for.
func (c traced) hull(s Span) Span {
	out := c.units[s.Start]
	for _, u := range c.units[s.Start:s.End] {
		out.Start, out.End = min(out.Start, u.Start), max(out.End, u.End)
	}
	return out
}

func TestTextAgainstTable(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	for n := 0; n < 20000; n++ {
		chain := []traced{{text: NewText(randomString(rng, 12))}}
		for depth := 1 + rng.Intn(3); depth > 0; depth-- {
			last := chain[len(chain)-1].text
			next := edited(rng, last)
			if rng.Intn(2) == 0 {
				next = built(rng, last, rng.Intn(2) == 0)
			}
			if next.text == last { // nothing was replaced
				continue
			}
			chain = append(chain, next)
		}
		checkChain(t, rng, chain)
	}
}

// checkChain compares Before and Source of random spans with the tables.
func checkChain(t *testing.T, rng *rand.Rand, chain []traced) {
	t.Helper()
	last := chain[len(chain)-1]
	if last.text.Len() == 0 {
		return
	}
	for k := 0; k < 8; k++ {
		start := rng.Intn(last.text.Len())
		s := Span{start, start + 1 + rng.Intn(last.text.Len()-start)}
		want := s
		for i := len(chain) - 1; i > 0; i-- {
			if want.Len() == 0 { // an inserted byte, made from nothing
				want = chain[i].text.Before(want)
				continue
			}
			want = chain[i].hull(want)
			if i == len(chain)-1 && last.text.Before(s) != want {
				t.Fatalf("%q.Before(%v) = %v, want %v", last.text.str, s, last.text.Before(s), want)
			}
		}
		if got := last.text.Source(s); got != want {
			t.Fatalf("%q.Source(%v) = %v, want %v", last.text.str, s, got, want)
		}
	}
}

func TestTextAfter(t *testing.T) {
	rng := rand.New(rand.NewSource(2))
	for n := 0; n < 20000; n++ {
		from := NewText(randomString(rng, 12))
		to := edited(rng, from)
		if rng.Intn(2) == 0 {
			to = built(rng, from, false)
		}
		if from.Len() == 0 || to.text == from {
			continue
		}
		start := rng.Intn(from.Len())
		s := Span{start, start + 1 + rng.Intn(from.Len()-start)}
		first, end := to.text.Len(), 0
		for i, u := range to.units {
			if u.Overlaps(s) {
				first, end = min(first, i), max(end, i+1)
			}
		}
		got := to.text.After(s)
		if first >= end {
			if got.Len() > 0 && !insertedOnly(to, got) {
				t.Fatalf("%q.After(%v) = %v in %q, want nothing", from.str, s, got, to.text.str)
			}
			continue
		}
		if want := (Span{first, end}); got != want {
			t.Fatalf("%q.After(%v) = %v in %q, want %v", from.str, s, got, to.text.str, want)
		}
	}
}

// insertedOnly reports whether the bytes at s were made from nothing.
func insertedOnly(c traced, s Span) bool {
	for _, u := range c.units[s.Start:s.End] {
		if u.Len() > 0 {
			return false
		}
	}
	return true
}

func TestTextGloss(t *testing.T) {
	file := NewText("中新網(wǎng)北京")
	e := file.Edit()
	gloss := "(wǎng)"
	i := strings.Index(file.str, gloss)
	e.Replace(Span{i, i + len(gloss)}, "")
	text := e.Text()
	for _, c := range []struct{ in, want string }{
		{"新網北", "新網(wǎng)北"},
		{"中新網", "中新網"}, // what was deleted beside a span is not part of it
		{"北京", "北京"},
	} {
		k := strings.Index(text.str, c.in)
		if got := file.Cut(text.Source(Span{k, k + len(c.in)})); got != c.want {
			t.Errorf("source of %q is %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTextUnedited(t *testing.T) {
	text := NewText("京津")
	if got := text.Edit().Text(); got != text {
		t.Error("an editor without edits must return the text itself")
	}
	if s := (Span{0, 3}); text.Source(s) != s || text.Before(s) != s || text.After(s) != s {
		t.Error("spans of a text that starts a chain must map to themselves")
	}
	empty := text.Build().Text()
	if got := empty.Source(Span{}); got != (Span{}) {
		t.Errorf("source of nothing is %v", got)
	}
}
