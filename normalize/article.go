package normalize

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// article is the choice of the lines that make up the article of a file.
type article struct {
	lines []line
	boxes []box
	title string // as the page declares it, may carry the name of the site
	head  int    // the line of the headline above the body, -1 where there is none
	first int    // the body lies in lines[first:last]
	last  int
}

// chooseArticle decides for every line what it is.
func chooseArticle(lines []line, l *layout) *article {
	a := &article{lines: lines, boxes: l.boxes, title: plainText(l.head.title), head: -1}
	for i := range lines {
		lines[i].weigh()
	}
	a.notices()
	a.settle()
	a.findHead()
	a.discount()
	a.pick()
	if a.head < 0 || a.head >= a.first {
		a.head = a.headAbove(a.first)
	}
	a.extend()
	a.mark()
	return a
}

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
// paragraph with a dateline; -1 where there is neither before a good deal of prose.
func (a *article) firstAnchor() int {
	const deal = 300
	seen := 0.0
	for i := range a.lines {
		l := &a.lines[i]
		if seen += max(l.weight, 0); seen > deal && l.rule != "dateline" {
			break
		}
		if l.rule == "byline" && l.hasDate {
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
			b.WriteString(a.lines[i].plain)
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

// discount makes less of text above the headline, and of text below what closes an article: a list of others, the
// small print of the site, the byline of the next one. Each further close makes less of what follows.
func (a *article) discount() {
	const (
		above = 0.3
		below = 0.3
		least = 0.02
	)
	for i := 0; i < a.head; i++ {
		if l := &a.lines[i]; l.weight > 0 {
			l.weight *= above
		}
	}
	seen, factor, closed := 0.0, 1.0, 0.0
	for i := max(a.head, 0); i < len(a.lines); i++ {
		l := &a.lines[i]
		if l.weight > 0 {
			if closed >= 1 && seen > 60 {
				factor = max(factor*math.Pow(below, math.Floor(closed)), least)
			}
			closed = 0
			seen += l.weight
			l.weight *= factor
			continue
		}
		closed += l.closes()
	}
}

// notices finds the headings of copyright notices: a short line ending in 声明 with legal words not far below. Without
// those it may head a part of the article: governments issue declarations as well.
func (a *article) notices() {
	for i := range a.lines {
		l := &a.lines[i]
		if l.chars > 30 || !strings.HasSuffix(strings.TrimRight(l.plain, ":】) "), "声明") {
			continue
		}
		for j := i + 1; j < min(len(a.lines), i+5); j++ {
			if legalWords.in(lowerASCII(a.lines[j].plain)) {
				l.rule, l.kind, l.weight = "notice", KindFurniture, -60
				break
			}
		}
	}
}

// closes tells how far a line is a sign that the article above it is over.
func (l *line) closes() float64 {
	switch l.rule {
	case "list", "boilerplate":
		return 1
	case "notice":
		return 2
	case "byline":
		if l.hasDate {
			return 1
		}
		return 0.5
	case "interface":
		if l.chars > 1 && strings.IndexFunc(l.plain, unicode.IsLetter) >= 0 {
			return 0.5
		}
	}
	return 0
}

// settle makes the short lines between paragraphs cost nothing: subheadings and lists belong to a text where they stand
// in the same element as it does. Lines of flat text all stand in one.
func (a *article) settle() {
	if len(a.boxes) < 2 {
		return
	}
	prose, all := make([]float64, len(a.boxes)), make([]float64, len(a.boxes))
	for i := range a.lines {
		l := &a.lines[i]
		h := a.home(l)
		all[h] += float64(l.chars)
		if l.weight > 0 {
			prose[h] += float64(l.chars)
		}
	}
	for i := range a.lines {
		l := &a.lines[i]
		h := a.home(l)
		if l.shortText() && prose[h] >= 150 && prose[h] > 0.2*all[h] {
			l.weight = max(l.weight, 0)
			l.settled = true
		}
	}
}

// shortText reports whether l is a line of text too short to tell what it belongs to.
func (l *line) shortText() bool {
	switch l.rule {
	case "short", "headline", "ending", "sentence", "clause", "caption", "item":
		return true
	}
	return false
}

// home returns the box whose children are the paragraphs that l is one of.
func (a *article) home(l *line) int32 {
	b := l.box
	for a.boxes[b].parent >= 0 {
		switch a.boxes[b].tag {
		case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Center, atom.Li, atom.Figcaption, atom.Figure:
			b = a.boxes[b].parent
			continue
		}
		break
	}
	return b
}

// pick sets the stretch of lines that the article lies in: the one with the greatest weight. Going from one element to
// another costs something, as articles keep together.
func (a *article) pick() {
	const crossing = 12
	aside := a.aside()
	start, sum, top := 0, 0.0, 0.0
	for i := range a.lines {
		w := a.lines[i].weight
		if aside[i] && w > 0 {
			w *= -0.5
		}
		if i > 0 && a.home(&a.lines[i]) != a.home(&a.lines[i-1]) {
			sum -= crossing
		}
		if sum <= 0 {
			start, sum = i, 0
		}
		sum += w
		if sum > top {
			a.first, a.last, top = start, i+1, sum
		}
	}
	if top < leastArticle {
		a.first, a.last = 0, 0
	}
}

// leastArticle is the weight below which a stretch of text is no article: about one sentence.
const leastArticle = 25

// aside reports for each line whether it stands in a box that is beside the article.
func (a *article) aside() []bool {
	sum := make([]float64, len(a.lines)+1)
	for i, l := range a.lines {
		sum[i+1] = sum[i] + max(l.weight, 0)
	}
	total := sum[len(a.lines)]
	bad := make([]bool, len(a.boxes))
	out := make([]bool, len(a.lines))
	for i, b := range a.boxes {
		if b.parent >= 0 && bad[b.parent] {
			bad[i] = true
			continue
		}
		if b.hint&hintAside == 0 {
			continue
		}
		limit := 0.12
		if b.hint&hintOthers != 0 {
			limit = 0.35
		}
		if a.head >= 0 && int(b.first) <= a.head+12 && int(b.last) > a.head+3 {
			limit = 0.03
		}
		if sum[b.last]-sum[b.first] < limit*total {
			bad[i] = true
			for k := b.first; k < b.last; k++ {
				out[k] = true
			}
		}
	}
	return out
}

// extend takes in the lines at both ends of the stretch that belong to the same text: those in the same element, and in
// flat text the ends of sentences.
func (a *article) extend() {
	if a.first == a.last {
		return
	}
	h := a.home(&a.lines[a.last-1])
	for a.last < len(a.lines) && a.joins(a.last, h) {
		a.last++
	}
	h = a.home(&a.lines[a.first])
	for a.first > 0 && a.first-1 != a.head && a.joins(a.first-1, h) {
		a.first--
	}
}

// joins reports whether line i goes on the text whose lines are at home in h.
func (a *article) joins(i int, h int32) bool {
	l := &a.lines[i]
	if a.home(l) != h || !l.shortText() {
		return false
	}
	return l.settled || l.rule != "short" && l.rule != "headline"
}
