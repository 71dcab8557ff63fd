package normalize

import (
	"math"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// article is the choice of the lines that make up the article of a file.
type article struct {
	lines []line
	boxes []box
	homes []int32 // see findHomes
	title string  // as the page declares it, may carry the name of the site
	head  int     // the line of the headline above the body, -1 where there is none
	first int     // the body lies in lines[first:last]
	last  int
}

// chooseArticle decides for every line what it is.
func chooseArticle(lines []line, l *layout) *article {
	a := &article{lines: lines, boxes: l.boxes, title: plainText(l.head.title), head: -1}
	for i := range lines {
		lines[i].weigh()
	}
	a.notices()
	a.findHomes()
	a.settle()
	a.pageTitle()
	a.findHead()
	a.discount()
	a.pick()
	a.pickUnlinked()
	if a.head < 0 || a.head >= a.first {
		a.head = a.headAbove(a.first)
	}
	a.extend()
	a.mark()
	return a
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
		l, h := &a.lines[i], a.home(i)
		all[h] += float64(l.chars)
		if l.weight > 0 {
			prose[h] += float64(l.chars)
		}
	}
	for i := range a.lines {
		l, h := &a.lines[i], a.home(i)
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

// findHomes sets for each box the one whose children are the paragraphs that its lines are, or are part of.
func (a *article) findHomes() {
	a.homes = make([]int32, len(a.boxes))
	inner, paragraphs := make([]bool, len(a.boxes)), make([]bool, len(a.boxes)) // whether there are others in it, and p
	for _, b := range a.boxes {
		if b.parent >= 0 {
			inner[b.parent] = true
			paragraphs[b.parent] = paragraphs[b.parent] || b.tag == atom.P
		}
	}
	for i, b := range a.boxes {
		a.homes[i] = int32(i)
		if b.tag == atom.Div && !inner[i] && b.parent >= 0 && !paragraphs[b.parent] {
			a.homes[i] = a.homes[b.parent] // a paragraph by another name
			continue
		}
		switch b.tag {
		case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Blockquote, atom.Center, atom.Li, atom.Figcaption, atom.Figure:
			if b.parent >= 0 {
				a.homes[i] = a.homes[b.parent] // parents come before their children
			}
		}
	}
}

// home returns the home of line i.
func (a *article) home(i int) int32 { return a.homes[a.lines[i].box] }

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
		if i > 0 && a.home(i) != a.home(i-1) {
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

// pickUnlinked sets the stretch of lines anew on a page whose words are elsewhere: in lists, tables and programmes, which
// have no sentences. What is the site's own on such a page is linked.
func (a *article) pickUnlinked() {
	const (
		least = 250 // characters
		times = 8   // as many as in the stretch with the sentences
	)
	if len(a.boxes) < 2 || a.dated() {
		return // text without tags does not say what was linked
	}
	picked := 0
	for i := a.first; i < a.last; i++ {
		picked += a.lines[i].chars
	}
	start, first, last, sum, top := 0, 0, 0, 0, 0
	for i := max(a.head, 0); i < len(a.lines); i++ {
		l := &a.lines[i]
		switch l.rule {
		case "links", "menu":
			sum -= 2 * l.chars
		case "boilerplate", "list", "interface", "notice":
			sum -= 2*l.chars + 20
		case "image":
		case "byline": // of an entry or a comment
			sum -= 2 * l.chars
		default:
			if l.hidden {
				continue
			}
			sum += l.chars
		}
		if sum <= 0 {
			start, sum = i+1, 0
		}
		if sum > top {
			first, last, top = start, i+1, sum
		}
	}
	if top < least || top < times*picked {
		return
	}
	a.first, a.last = first, last
	if a.first == a.head {
		a.first++
	}
}

// dated reports whether there is a date beside the stretch of the article, as news have one.
func (a *article) dated() bool {
	const reach = 8
	for i := max(a.first-reach, 0); i < min(a.last+3, len(a.lines)); i++ {
		if l := &a.lines[i]; l.rule == "byline" && l.hasDate && (i < a.first || i >= a.last) && a.first < a.last {
			return true
		}
	}
	return false
}

// chars returns the number of characters in the lines of the article.
func (a *article) chars() int {
	n := 0
	for i := range a.lines {
		if a.lines[i].kind.Article() {
			n += a.lines[i].chars
		}
	}
	return n
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
	h := a.home(a.last - 1)
	for a.last < len(a.lines) && a.joins(a.last, h) {
		a.last++
	}
	h = a.home(a.first)
	for a.first > 0 && a.first-1 != a.head && a.joins(a.first-1, h) {
		a.first--
	}
}

// joins reports whether line i goes on the text whose lines are at home in h.
func (a *article) joins(i int, h int32) bool {
	l := &a.lines[i]
	if a.home(i) != h || !l.shortText() {
		return false
	}
	return l.settled || l.rule != "short" && l.rule != "headline"
}
