package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// key returns the letters and digits of s: what two ways of writing a title share.
func key(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// keyStarts reports whether the key of s starts with want.
func keyStarts(s, want string) bool {
	for _, r := range s {
		if want == "" {
			return true
		}
		if w, n := utf8.DecodeRuneInString(want); unicode.ToLower(r) == w {
			want = want[n:]
		} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return want == ""
}

// prefixRunes returns the first n characters of s.
func prefixRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// findHead finds the line of the headline: the one that the declared title begins with, closest above the text,
// or else the one above the first byline or dateline that a text follows.
func (a *article) findHead() {
	a.head = a.declaredHead()
	if a.head < 0 {
		a.head = a.headAbove(a.firstAnchor())
	}
}

// declaredHead returns the line that the declared title begins with, or -1.
func (a *article) declaredHead() int {
	head := -1
	want := prefixRunes(key(a.title), 12)
	if utf8.RuneCountInString(want) < 5 {
		return head
	}
	top := 0.0
	for i := range a.lines {
		l := &a.lines[i]
		if l.chars > 150 || !keyStarts(l.plain, want) {
			continue
		}
		if s := a.textBelow(i); s > top {
			top, head = s, i
		}
	}
	return head
}

// textBelow returns how much prose stands in the lines below line i, the nearer the more.
func (a *article) textBelow(i int) float64 {
	const far = 25
	sum := 0.0
	for j := i + 1; j < min(len(a.lines), i+1+far); j++ {
		if w := a.lines[j].weight; w > 0 {
			sum += w * (1 - float64(j-i)/(2*far))
		}
	}
	return sum
}

// nextProse returns the first line of prose among the n lines after line i, or -1.
func (a *article) nextProse(i, n int) int {
	for j := i + 1; j < min(len(a.lines), i+1+n); j++ {
		if a.lines[j].weight > 20 {
			return j
		}
	}
	return -1
}

// firstAnchor returns the first line that a news text begins at or right below: a byline with prose under it or a
// paragraph with a dateline; -1 where there is neither before a good deal of prose, or among the first bylines.
func (a *article) firstAnchor() int {
	const deal, tries = 300, 100
	seen, tried := 0.0, 0
	for i := range a.lines {
		l := &a.lines[i]
		if seen += max(l.weight, 0); seen > deal && l.rule != "dateline" {
			break
		}
		if l.rule == "byline" && l.hasDate && tried < tries {
			tried++
			if j := a.nextProse(i, 20); j >= 0 && a.lines[j].weight >= 25 && a.headAbove(i) >= 0 {
				return i
			}
		}
		if l.rule == "dateline" {
			return i
		}
	}
	return -1
}

// headAbove returns the line among the ten above line i that looks most like its headline, or -1.
func (a *article) headAbove(i int) int {
	best, top := -1, 0.0
	for k := i - 1; k >= max(0, i-10); k-- {
		if s := a.headScore(k, i); s > top {
			best, top = k, s
		}
	}
	return best
}

// headScore tells how much line k looks like the headline of the text that begins at line i.
func (a *article) headScore(k, i int) float64 {
	l := &a.lines[k]
	if l.chars < 6 || l.chars > 70 || l.links > 0.5 {
		return 0
	}
	switch l.rule {
	case "headline", "short", "clause":
	case "ending":
		if strings.HasPrefix(l.plain, "“") {
			return 0 // somebody speaks
		}
	default:
		return 0
	}
	s := 2.0 - 0.3*float64(i-k)
	if l.chars >= 10 && l.chars <= 45 {
		s += 2
	}
	if l.title {
		s += 3
	}
	if strings.ContainsAny(l.plain, "|>") {
		s -= 2
	}
	return s + 5*a.echo(l.plain, i)
}

// echo returns the share of the character pairs of s that the text from line i on repeats: a headline is about its text.
func (a *article) echo(s string, i int) float64 {
	const far = 2000
	var b strings.Builder
	for ; i < len(a.lines) && b.Len() < far; i++ {
		if a.lines[i].weight > 0 {
			s := a.lines[i].plain
			b.WriteString(s[:min(len(s), far)])
			b.WriteByte('\n')
		}
	}
	text := b.String()
	hit, all := 0.0, 0.0
	r := []rune(key(s))
	for k := 0; k+2 <= len(r); k++ {
		all++
		if strings.Contains(text, string(r[k:k+2])) {
			hit++
		}
	}
	if all == 0 {
		return 0
	}
	return hit / all
}
