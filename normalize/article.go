package normalize

import (
	"strings"
	"unicode"
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
	a.findHead()
	a.discount()
	a.pick()
	a.mark()
	return a
}

// weigh sets how much l looks like part of an article.
func (l *line) weigh() {
	n := float64(l.chars)
	low := strings.ToLower(l.plain)
	boiler := l.chars < 160 && hasAny(low, boilerWords)
	switch {
	case l.chars < 30 && startsAny(opening(l.plain), cutWords):
		l.weight, l.rule = -min(n, 60), "list"
	case boiler && (l.chars < 60 || l.links > 0.3 || l.stops*12 < l.chars):
		l.weight, l.rule = -min(n, 60), "boilerplate"
	case l.links > 0.6:
		l.weight, l.rule = -min(n, 40), "links"
	case l.chars < 60 && startsAny(l.plain, creditWords):
		l.weight, l.rule = -3, "credit"
	case l.stops >= 2 && l.chars >= 20 && l.links < 0.35:
		l.weight, l.rule = min(n, 400), "prose"
	case l.stops >= 1 && l.chars >= 8 && l.links < 0.2:
		l.weight, l.rule = n*0.3, "sentence"
	default:
		l.weight, l.rule = -3, "short"
	}
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

// findHead finds the line of the headline: the one that the declared title begins with, closest above the text.
func (a *article) findHead() {
	want := prefixRunes(key(a.title), 12)
	if len([]rune(want)) < 5 {
		return
	}
	nearest := 1 << 30
	for i := range a.lines {
		l := &a.lines[i]
		if l.chars > 150 || !strings.HasPrefix(key(l.plain), want) {
			continue
		}
		for j := i + 1; j < min(len(a.lines), i+25); j++ {
			if a.lines[j].weight > 20 {
				if j-i < nearest {
					nearest, a.head = j-i, i
				}
				break
			}
		}
	}
}

// discount makes less of text above the headline and below the first list of other articles.
func (a *article) discount() {
	if a.head < 0 {
		return
	}
	seen, past := 0.0, false
	for i := range a.lines {
		l := &a.lines[i]
		if i > a.head && l.weight > 0 {
			seen += l.weight
		}
		past = past || i > a.head && seen > 15 && l.rule == "list"
		if l.weight > 0 && (i < a.head || past) {
			l.weight *= 0.3
		}
	}
}

// pick sets the stretch of lines that the article lies in.
func (a *article) pick() {
	aside := a.aside()
	sum := make([]float64, len(a.lines)+1)
	for i, l := range a.lines {
		w := l.weight
		if aside[i] && w > 0 {
			w *= -0.5
		}
		sum[i+1] = sum[i] + w
	}
	best, top := -1, 0.0
	for i, b := range a.boxes {
		s := sum[b.last] - sum[b.first]
		within := best < 0 || b.first >= a.boxes[best].first && b.last <= a.boxes[best].last
		if best < 0 || s > top*1.02+5 || within && s >= top*0.98-5 {
			best, top = i, max(s, top)
		}
	}
	if best < 0 {
		return
	}
	a.first, a.last = a.window(int(a.boxes[best].first), int(a.boxes[best].last), aside)
}

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

// window narrows lines lo to hi down to the stretch with the greatest weight.
func (a *article) window(lo, hi int, aside []bool) (int, int) {
	best, top := [2]int{lo, lo}, 0.0
	start, sum := lo, 0.0
	for i := lo; i < hi; i++ {
		w := a.lines[i].weight
		if aside[i] && w > 0 {
			w *= -0.5
		}
		if sum <= 0 {
			start, sum = i, 0
		}
		sum += w
		if sum > top {
			best, top = [2]int{start, i + 1}, sum
		}
	}
	return best[0], best[1]
}

// mark sets the kind of every line.
func (a *article) mark() {
	for i := range a.lines {
		l := &a.lines[i]
		switch {
		case i == a.head:
			l.kind, l.rule = KindTitle, "headline"
		case i < a.first || i >= a.last:
			l.kind = KindFurniture
		case l.rule == "list" || l.rule == "boilerplate" || l.links > 0.7:
			l.kind = KindFurniture
		case l.rule == "credit":
			l.kind = KindByline
		default:
			l.kind = KindParagraph
		}
	}
}
