package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// key returns the letters and digits of s: what two ways of writing a title share.
func key(s string) string {
	return strings.Map(keyRune, s)
}

// keyRune returns what stands in a key for r, or -1.
func keyRune(r rune) rune {
	switch {
	case isIdeograph(r):
		return r
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return unicode.ToLower(r)
	}
	return -1
}

// keyStarts reports whether the key of s starts with want.
func keyStarts(s, want string) bool {
	for _, r := range s {
		if want == "" {
			return true
		}
		w, n := DecodeRune(want)
		switch k := keyRune(r); {
		case k == w:
			want = want[n:]
		case k >= 0:
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

// pageTitle takes the first line of a text without tags for the declared title where a line further down, with more text
// under it, is that title without the names of site and channel: such texts begin with the title of the page.
func (a *article) pageTitle() {
	if len(a.boxes) > 1 || len(a.lines) < 2 || a.title != "" {
		return
	}
	const least, most = 6, 150
	first := &a.lines[0]
	if !first.fullStop {
		first.weight = min(first.weight, 0) // the title of a page can be long and have commas
	}
	if first.chars < least || first.chars > most {
		return
	}
	a.title = first.plain
	i := a.declaredHead()
	if i <= 0 || a.lines[i].chars < least || a.lines[i].rule == "menu" || a.lines[i].plain == first.plain && !a.bylineBelow(i) {
		a.title = ""
		return
	}
	first.rule, first.kind, first.weight = "repeat", KindFurniture, -5
}

// declaredHead returns the line that the declared title begins with, or -1. A line that is all of the title, but for the
// names of site and channel after it, is taken before one that only begins alike, and however short it is.
func (a *article) declaredHead() int {
	const exact, marked = 1.3, 5 // a factor, and a bonus where no prose follows, as in front of a table of contents
	head := -1
	want := prefixRunes(key(a.title), 12)
	long := utf8.RuneCountInString(want) >= 5
	top := 0.0
	for i := range a.lines {
		l := &a.lines[i]
		if l.chars > 150 || l.plain == "" {
			continue
		}
		whole := l.links <= 0.5 && isWholeTitle(a.title, l.plain)
		if !whole && (!long || !keyStarts(l.plain, want)) {
			continue
		}
		s := a.textBelow(i)
		if whole {
			s *= exact
			if l.title || a.bylineBelow(i) {
				s += marked
			}
		}
		if s > top {
			top, head = s, i
		}
	}
	return head
}

// isWholeTitle reports whether a declared title is s, or s and then a sign that sets off the name of a site.
func isWholeTitle(title, s string) bool {
	rest, ok := afterKey(title, s)
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " 》”\"')")
	return rest == "" || strings.HasPrefix(rest, "_") || strings.HasPrefix(rest, "|") || strings.HasPrefix(rest, "-") ||
		strings.HasPrefix(rest, "—") || strings.HasPrefix(rest, "–")
}

// afterKey returns what follows in s after the letters and digits that it shares with start, which must have at least two
// and share them all.
func afterKey(s, start string) (string, bool) {
	n := 0
	for _, want := range Runes(start) {
		if want = keyRune(want); want < 0 {
			continue
		}
		r := rune(-1)
		for r < 0 && s != "" {
			first, size := DecodeRune(s)
			r, s = keyRune(first), s[size:]
		}
		if r != want {
			return "", false
		}
		n++
	}
	return s, n >= 2
}

// bylineBelow reports whether one of the three lines after line i says when something appeared.
func (a *article) bylineBelow(i int) bool {
	for j := i + 1; j < min(len(a.lines), i+4); j++ {
		if a.lines[j].rule == "byline" && a.lines[j].hasDate {
			return true
		}
	}
	return false
}

// headEnd returns the line after the last of the headline, which goes on in the next lines where the declared title says so.
func (a *article) headEnd() int {
	end := a.head + 1
	rest, ok := afterKey(a.title, a.lines[a.head].plain)
	ok = ok && !isWholeTitle(a.title, a.lines[a.head].plain)
	for ok && end < len(a.lines) && end < a.head+4 {
		if l := &a.lines[end]; l.chars > 60 || l.links > 0.5 || l.rule == "byline" {
			break
		}
		if rest, ok = afterKey(rest, a.lines[end].plain); ok {
			end++
		}
	}
	return end
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
		if a.lines[j].weight >= 25 {
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
			if a.nextProse(i, 20) >= 0 && a.headAbove(i) >= 0 {
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
	if i <= 0 {
		return -1
	}
	best, top := -1, 0.0
	text := pairsOf(a.textFrom(i))
	for k := i - 1; k >= max(0, i-10); k-- {
		if s := a.headScore(k, i, text); s > top {
			best, top = k, s
		}
	}
	if best > 0 && a.isSubhead(best) && a.headScore(best-1, i, text) > 0 {
		return best - 1
	}
	return best
}

// isSubhead reports whether line k looks like the line below a headline rather than like the headline itself: it says two
// things, and the line above, as long as headlines are, says one. Texts with tags tell by them.
func (a *article) isSubhead(k int) bool {
	const least, most = 8, 30
	l, above := &a.lines[k], &a.lines[k-1]
	parts := strings.FieldsFunc(l.plain, func(r rune) bool { return r == ' ' || r == ',' || r == ';' })
	return len(a.boxes) == 1 && len(parts) > 1 && above.chars >= least && above.chars <= most && above.rule == "headline" && !strings.ContainsAny(above.plain, " ,;:|>")
}

// opensReport reports whether a line holds nothing but how a report opens: 据新华社北京5月9日电, 本报临湖报导.
func opensReport(plain string) bool {
	if d, ok := parseDateline(plain); ok {
		return strings.Trim(plain[d.end:], " )】") == ""
	}
	_, place, ok := reportedBy(plain)
	return ok && strings.HasPrefix(plain, "本") && strings.TrimLeft(plain[place.End:], "报道导 ") == ""
}

// isDocumentNumber reports whether a line is the number of an official document: 青政发〔2024〕12号.
func isDocumentNumber(plain string) bool {
	head, ok := strings.CutSuffix(plain, "号")
	i := strings.LastIndexAny(head, "〕)]】")
	return ok && i > 0 && strings.ContainsAny(head[:i], "〔([【") && strings.Trim(head[i:], "〕)]】第0123456789 ") == "" && utf8.RuneCountInString(plain) < 25
}

// headScore tells how much line k looks like the headline of a text, which begins at line i.
func (a *article) headScore(k, i int, text *pairs) float64 {
	l := &a.lines[k]
	if l.chars < 6 || l.chars > 70 || strings.HasSuffix(l.plain, ",") || opensReport(l.plain) || isDocumentNumber(l.plain) {
		return 0
	}
	switch l.rule {
	case "headline", "short", "clause":
		if l.links > 0.5 {
			return 0
		}
	case "links":
		if i-k > 2 || strings.ContainsAny(l.plain, "|>") || !a.alone(k) {
			return 0 // one of a list; a link that stands alone above a text leads to the page of the text itself
		}
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
	return s + 5*text.echo(l.plain)
}

// alone reports whether line k stands in a box of its own, and not among others in the same one.
func (a *article) alone(k int) bool {
	box := a.lines[k].box
	beside := func(i int) bool {
		if a.boxes[box].tag == atom.Div {
			return a.lines[i].box == box
		}
		return a.home(i) == a.home(k)
	}
	return (k == 0 || !beside(k-1)) && !beside(k+1)
}

// textFrom returns the beginning of the text from line i on.
func (a *article) textFrom(i int) string {
	const far = 2000
	var b strings.Builder
	for ; i < len(a.lines) && b.Len() < far; i++ {
		if a.lines[i].weight > 0 {
			s := a.lines[i].plain
			b.WriteString(s[:min(len(s), far)])
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// pairs is a text with a filter of its character pairs: what is not in that is not in the text.
type pairs struct {
	text string
	seen [1 << 13 / 64]uint64
}

func pairsOf(text string) *pairs {
	p := &pairs{text: text}
	before := rune(0)
	for _, r := range Runes(text) {
		h := hashPair(before, r)
		p.seen[h>>6] |= 1 << (h & 63)
		before = r
	}
	return p
}

// hashPair returns a number of 13 bits.
func hashPair(a, b rune) uint32 { return (uint32(a)*0x9E3779B1 ^ uint32(b)*0x85EBCA6B) >> 19 }

// may reports whether the pair of a and b may be in the text.
func (p *pairs) may(a, b rune) bool {
	h := hashPair(a, b)
	return p.seen[h>>6]>>(h&63)&1 != 0
}

// has reports whether the pair of a and b, which is s, is in the text.
func (p *pairs) has(a, b rune, s string) bool { return p.may(a, b) && strings.Contains(p.text, s) }

// echo returns the share of the character pairs of s that a text repeats: a headline is about its text.
func (p *pairs) echo(s string) float64 {
	hit, all := 0.0, 0.0
	s = key(s)
	at, before := -1, rune(0) // where the character before begins
	for i, r := range s {
		if at >= 0 {
			all++
			if p.has(before, r, s[at:i+utf8.RuneLen(r)]) {
				hit++
			}
		}
		at, before = i, r
	}
	if all == 0 {
		return 0
	}
	return hit / all
}
