package normalize

import (
	"strings"
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// nesting walks over a skeleton without making a tree of it. It follows the rules of HTML as far as pages need them whose
// elements are nested in each other, whichever end tags they leave out, and gives up where a parser would put things in another
// place than they have in the page: where elements overlap, or a table has words in no cell.
type nesting struct {
	pageWalk
	head   head
	src    string      // the rest of the skeleton
	quirks func() bool // whether the page is of the kind that has tables in paragraphs
	open   []openElement
	unseen int // the index in open of the outermost element that is not shown, or none
	form   int // the index in open of the form that is to be closed before another opens; gone where another end tag closed it
	// How far the page is: pastHead is set behind the end tag of its head, inBody once there is a body.
	pastHead, inBody bool
}

const (
	none = -1
	gone = -2
)

// openElement is an element that has begun.
type openElement struct {
	element
	paragraph int32 // the index of the p that a block in this element ends, or none
	cell      int32 // the index of the cell that a cell in this element ends, or none
}

// deepestNesting is how many elements may be open. The parser takes 512.
const deepestNesting = 500

// run walks over the skeleton and reports whether it got to the end.
func (n *nesting) run() bool {
	doctype := ""
	if begin := strings.TrimLeft(n.src, " "); strings.HasPrefix(begin, "<!") {
		doctype = begin[:strings.IndexByte(begin, '>')+1]
	}
	n.quirks = sync.OnceValue(func() bool { return hasQuirks(doctype) })
	n.push(kindOf("html"), "")
	for n.src != "" {
		at, blank := 0, true
		for at < len(n.src) && n.src[at] != '<' {
			blank = blank && n.src[at] != markerByte
			at++
		}
		if at > 0 && !n.words(n.src[:at], blank) {
			return false
		}
		if n.src = n.src[at:]; n.src != "" && !n.markup() || len(n.open) > deepestNesting {
			return false
		}
	}
	if !n.inBody {
		n.begin("")
	}
	for len(n.open) > 0 {
		n.pop()
	}
	n.lines.end()
	return true
}

// words handles text, which is blank or has markers.
func (n *nesting) words(text string, blank bool) bool {
	switch {
	case !n.inBody && blank:
		return true
	case !n.inBody:
		n.begin("")
	case n.inTable() && !blank:
		return false
	}
	if n.unseen == none {
		n.text(text)
	}
	return true
}

// markup handles the tag that is next.
func (n *nesting) markup() bool {
	end := 1
	for end < len(n.src) && n.src[end] != '>' && n.src[end] != ' ' {
		end++
	}
	name, attributes := n.src[1:end], ""
	if end < len(n.src) && n.src[end] == ' ' {
		attributes = n.src[end+1:]
		attributes = attributes[:max(0, strings.IndexByte(attributes, '>'))]
		end += 1 + len(attributes)
	}
	n.src = n.src[min(end+1, len(n.src)):]
	if strings.HasPrefix(name, "!") {
		return true
	}
	if name, ok := strings.CutPrefix(name, "/"); ok {
		return n.endTag(kindOf(name))
	}
	if n.top().class == classForeign || name == "svg" || name == "svg/" {
		return n.startForeign(name, attributes)
	}
	return n.startTag(kindOf(name), attributes)
}

// begin opens the body.
func (n *nesting) begin(attributes string) {
	n.inBody = true
	n.push(kindOf("body"), attributes)
}

// push opens an element.
func (n *nesting) push(k *tagKind, attributes string) {
	e := openElement{element: elementOf(k, attributesOf(k.name, attributes)), paragraph: none, cell: none}
	i := len(n.open)
	if i > 0 {
		e.paragraph, e.cell = n.open[i-1].paragraph, n.open[i-1].cell
	}
	switch {
	case k.class == classCell:
		e.paragraph, e.cell = none, int32(i)
	case k.class == classTable:
		e.paragraph, e.cell = none, none
	case k.atom == atom.P:
		e.paragraph = int32(i)
	case k.class == classButton || e.bounds():
		e.paragraph = none
	}
	n.open = append(n.open, e)
	if n.unseen == none && !n.enter(&e.element) {
		n.unseen = i
	}
}

// pop closes the element opened last.
func (n *nesting) pop() {
	i := len(n.open) - 1
	switch n.unseen {
	case i:
		n.unseen = none
	case none:
		n.leave(&n.open[i].element)
	}
	if n.form == i {
		n.form = gone
	}
	n.open = n.open[:i]
}

// closeTo closes the elements from index i on, unless one of those in it has an effect beyond that.
func (n *nesting) closeTo(i int) bool {
	for k := len(n.open) - 1; k > i; k-- {
		if n.open[k].lasts() {
			return false
		}
	}
	for len(n.open) > i {
		n.pop()
	}
	return true
}

// top returns the element opened last.
func (n *nesting) top() *openElement { return &n.open[len(n.open)-1] }

// inScope returns the index of the innermost element with one of the given tags that an end tag can close here, or none.
func (n *nesting) inScope(tags ...atom.Atom) int {
	for i := len(n.open) - 1; i >= 0; i-- {
		e := &n.open[i]
		for _, tag := range tags {
			if e.atom == tag {
				return i
			}
		}
		if e.bounds() {
			break
		}
	}
	return none
}

// endParagraph closes the p that a block ends.
func (n *nesting) endParagraph() bool {
	p := n.top().paragraph
	return p == none || n.closeTo(int(p))
}

// startTag handles the start tag of an element.
func (n *nesting) startTag(k *tagKind, attributes string) bool {
	switch {
	case k.atom == atom.Body && !n.inBody:
		n.begin(attributes)
		return true
	case k.class == classFrame:
		return attributes == "" || k.atom == atom.Head // which would be added to those of the element
	case k.class == classOdd:
		return false
	case !n.inBody && n.inHead(k):
		return n.empty(k, attributes)
	case !n.inBody:
		n.begin("")
	}
	if n.inTable() {
		return n.startInTable(k, attributes)
	}
	switch k.class {
	case classGroup, classRow, classCell, classColumn:
		if n.top().cell == none {
			return true
		}
		return n.closeCell() && n.startInTable(k, attributes)
	case classHead, classRaw, classVoid, classRule, classInput:
		return n.makeRoom(k) && n.empty(k, attributes)
	case classForm:
		if n.form != none {
			return true
		}
	case classSelect:
		if i := n.inScope(atom.Select); i != none {
			return n.closeTo(i)
		}
	}
	if !n.makeRoom(k) {
		return false
	}
	n.push(k, attributes)
	if k.class == classForm {
		n.form = len(n.open) - 1
	}
	return true
}

// inHead reports whether a tag before the body does not begin it.
func (n *nesting) inHead(k *tagKind) bool {
	return k.class == classHead || k.atom == atom.Title || k.atom == atom.Noframes || k.atom == atom.Noscript && !n.pastHead
}

// makeRoom closes the elements that a tag closes which opens another. It reports whether that is all there is to do.
func (n *nesting) makeRoom(k *tagKind) bool {
	switch k.class {
	case classBlock, classForm:
		return n.endParagraph()
	case classHeading:
		if !n.endParagraph() {
			return false
		}
		if n.top().class == classHeading {
			n.pop()
		}
	case classItem, classTerm:
		return n.endItem(k.class) && n.endParagraph()
	case classTable:
		return n.top().paragraph == none || n.quirks() || n.endParagraph()
	case classFormatting:
		return n.roomFor(k)
	case classButton:
		return n.closeScope(k.atom)
	case classRule:
		return n.inScope(atom.Select) == none && n.endParagraph()
	case classInput:
		return n.inScope(atom.Select) == none
	case classOption:
		if n.inScope(atom.Select) != none {
			n.endImplied(k.atom == atom.Option)
		} else if n.top().atom == atom.Option {
			n.pop()
		}
	}
	return true
}

// roomFor closes the link that another one closes. It reports whether an element of formatting may open: of several that are
// the same, only so many go on.
func (n *nesting) roomFor(k *tagKind) bool {
	const most = 3
	same := 0
	for i := len(n.open) - 1; i >= 0; i-- {
		e := &n.open[i]
		if e.class == classCell || e.class == classObject {
			break
		}
		if e.atom != k.atom {
			continue
		}
		if k.atom == atom.A {
			return n.inScope(atom.A) != none && n.endFormatting(k)
		}
		same++
	}
	return same < most
}

// endItem closes the item of a list that the next one ends.
func (n *nesting) endItem(class tagClass) bool {
	for i := len(n.open) - 1; i >= 0; i-- {
		e := &n.open[i]
		if e.class == class {
			return n.closeTo(i)
		}
		if e.special() && e.atom != atom.Address && e.atom != atom.Div && e.atom != atom.P {
			break
		}
	}
	return true
}

// endImplied closes the elements whose end tags may be left out, but for groups of options where they are to stay.
func (n *nesting) endImplied(keepGroup bool) {
	for e := n.top(); e.impliesEnd() && !(keepGroup && e.atom == atom.Optgroup); e = n.top() {
		n.pop()
	}
}

// empty handles an element that has no content, or none that counts.
func (n *nesting) empty(k *tagKind, attributes string) bool {
	switch {
	case k.class == classHead:
		if list := attributesOf(k.name, attributes); declares(k.atom, list) {
			n.head.declare(list)
		}
	case k.class == classRaw:
		end := strings.Index(n.src, "</")
		if end < 0 {
			n.src = ""
			return true
		}
		rest, ok := strings.CutPrefix(n.src[end+len("</"):], k.name)
		if !ok || !strings.HasPrefix(rest, ">") {
			return false
		}
		n.src = rest[1:]
	case n.unseen == none && (k.atom == atom.Br || k.atom == atom.Hr):
		n.lines.end()
	}
	return true
}

// endTag handles an end tag.
func (n *nesting) endTag(k *tagKind) bool {
	if n.top().class == classForeign {
		return n.endForeign(k.name)
	}
	if k.atom == atom.Br {
		return n.startTag(k, "")
	}
	if !n.inBody {
		n.pastHead = n.pastHead || k.atom == atom.Head
		if k.atom == atom.Body || k.atom == atom.Html {
			n.begin("")
		}
		return true
	}
	if n.inTable() {
		return n.endInTable(k)
	}
	switch k.class {
	case classFrame: // what follows is in the body all the same
		return true
	case classBlock, classButton, classSelect:
		if k.atom == atom.P {
			return n.endOfParagraph()
		}
		return n.closeScope(k.atom)
	case classTerm, classObject:
		return n.closeScope(k.atom)
	case classHeading:
		return n.closeScope(atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
	case classItem:
		i := n.inScope(atom.Li, atom.Ol, atom.Ul)
		return i == none || n.open[i].atom != atom.Li || n.closeTo(i)
	case classForm:
		return n.endForm()
	case classFormatting:
		return n.endFormatting(k)
	case classTable, classGroup, classRow, classCell, classColumn:
		return n.endInCell(k)
	}
	return n.endOther(k)
}

// closeScope closes the innermost element with one of the given tags, if there is one in scope.
func (n *nesting) closeScope(tags ...atom.Atom) bool {
	i := n.inScope(tags...)
	return i == none || n.closeTo(i)
}

// endOfParagraph handles </p>, which makes a paragraph where there is none to close.
func (n *nesting) endOfParagraph() bool {
	if n.top().paragraph == none {
		n.push(kindOf("p"), "")
	}
	return n.endParagraph()
}

// endForm handles </form>.
func (n *nesting) endForm() bool {
	i := n.form
	n.form = none
	if i < 0 || n.inScope(atom.Form) != i {
		return true
	}
	n.endImplied(false)
	if len(n.open)-1 != i {
		return false // what is open in it goes on behind it
	}
	n.pop()
	return true
}

// endFormatting handles the end tag of an element of formatting.
func (n *nesting) endFormatting(k *tagKind) bool {
	i := n.inScope(k.atom)
	if i == none {
		return n.endOther(k)
	}
	for in := i + 1; in < len(n.open); in++ {
		if n.open[in].special() {
			return false
		}
	}
	return n.closeTo(i)
}

// endOther handles an end tag that has no rule of its own.
func (n *nesting) endOther(k *tagKind) bool {
	for i := len(n.open) - 1; i >= 0; i-- {
		e := &n.open[i]
		if e.name == k.name {
			return n.closeTo(i)
		}
		if e.special() {
			break
		}
	}
	return true
}

// startForeign handles a start tag of svg or in it, unless it ends svg or brings HTML back.
func (n *nesting) startForeign(name, attributes string) bool {
	name, alone := strings.CutSuffix(name, "/")
	k := kindOf(name)
	if k.atom != atom.Svg && k.atom != 0 || name == "foreignobject" || strings.HasSuffix(attributes, "/") {
		return false
	}
	if !n.inBody {
		n.begin("")
	}
	if n.inTable() {
		return false
	}
	n.push(&tagKind{name: name, class: classForeign, unshown: true}, "")
	if alone {
		n.pop()
	}
	return true
}

// endForeign handles an end tag in svg.
func (n *nesting) endForeign(name string) bool {
	if n.top().name != name {
		return false
	}
	n.pop()
	return true
}

// hasQuirks reports whether the pages of a document type have tables in paragraphs.
func hasQuirks(doctype string) bool {
	doc, err := html.Parse(strings.NewReader(doctype + "<p><table>"))
	if err != nil {
		return false
	}
	p := doc.LastChild.LastChild.FirstChild // in html, in body
	return p.FirstChild != nil
}
