package normalize

import (
	"bytes"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// layout is the visible text of a file and how it is laid out.
type layout struct {
	text   *Text
	blocks []block
	boxes  []box
	head   head
}

// box is an element that stands on lines of its own, or the whole of a text without elements.
type box struct {
	parent      int32 // -1 for the root
	first, last int32 // its blocks are blocks[first:last]
	tag         atom.Atom
	hint        hint
}

// layoutPage lays out the HTML page held by t.
func layoutPage(t *Text) *layout {
	sk := scanPage(t.str)
	if len(sk.html) > maxSkeleton {
		return layoutStream(t, sk)
	}
	if l := layoutNested(t, sk); l != nil {
		return l
	}
	return layoutTree(t, sk)
}

// maxSkeleton is the size in bytes of the largest skeleton that is made into a tree. A tree takes 11 to 25 times as much.
const maxSkeleton = 16 << 20

// layoutNested lays out a page whose elements are nested in each other, or returns nil where they are not.
func layoutNested(t *Text, sk *skeleton) *layout {
	n := nesting{pageWalk: newPageWalk(t, sk), head: newHead(t, sk), src: asString(sk.html), unseen: none, form: none}
	if !n.run() {
		return nil
	}
	return n.layout(n.head)
}

// layoutTree lays out a page by the tree that the parser makes of it.
func layoutTree(t *Text, sk *skeleton) *layout {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(sk.html))
	if err != nil { // nested beyond what the parser takes
		return layoutStream(t, sk)
	}
	w := newPageWalk(t, sk)
	w.walk(doc.Nodes[0])
	return w.layout(readHead(t, sk, doc))
}

// layoutStream lays out a page that no tree can be made of: its lines are there, in one box, what they stand in is not.
func layoutStream(t *Text, sk *skeleton) *layout {
	w := pageWalk{lines: newLineWriter(t, sk), runs: sk.runs}
	for s := sk.html; len(s) > 0; {
		n := bytes.IndexByte(s, '<')
		if n < 0 {
			n = len(s)
		}
		w.text(string(s[:n]))
		s = s[n:]
		end := bytes.IndexByte(s, '>')
		if end < 0 {
			break
		}
		name, _, _ := bytes.Cut(bytes.TrimPrefix(s[1:end], []byte("/")), []byte(" "))
		if kindOf(string(name)).use.block {
			w.lines.end()
		}
		s = s[end+1:]
		if string(name) == "title" { // not visible
			s = s[max(0, bytes.IndexByte(s, '<')):]
		}
	}
	w.lines.end()
	l := &layout{text: w.lines.out.Text(), blocks: w.lines.blocks, head: head{title: sk.pageTitle(t)}}
	l.boxes = []box{{parent: -1, last: int32(len(l.blocks)), tag: atom.Body}}
	return l
}

// pageWalk turns the tree of a skeleton into lines.
type pageWalk struct {
	lines lineWriter
	runs  []textRun
	boxes []box
	box   int32
	give  [styleCount]int // how many open elements give each style
	style style           // those that one gives
	at    int             // in the page, where the last run ended
}

// newPageWalk returns a walk over what sk is the skeleton of.
func newPageWalk(t *Text, sk *skeleton) pageWalk {
	const implied = 2 // html and body
	return pageWalk{lines: newLineWriter(t, sk), runs: sk.runs, boxes: make([]box, 0, sk.boxes+implied), box: -1}
}

// layout returns what the walk has come to.
func (w *pageWalk) layout(h head) *layout {
	return &layout{w.lines.out.Text(), w.lines.blocks, w.boxes, h}
}

// walk visits a tree in document order, without recursion: pages nest deeply.
func (w *pageWalk) walk(root *html.Node) {
	for n := root; n != nil; {
		if w.enterNode(n) && n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil && n != root && n.NextSibling == nil {
			w.leaveNode(n)
			n = n.Parent
		}
		if n == nil || n == root {
			break
		}
		w.leaveNode(n)
		n = n.NextSibling
	}
	w.lines.end()
	for b := w.box; b >= 0; b = w.boxes[b].parent {
		w.boxes[b].last = int32(len(w.lines.blocks))
	}
}

// enterNode handles the start of a node and reports whether its children are visible.
func (w *pageWalk) enterNode(n *html.Node) bool {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return false
	case html.ElementNode:
		e := elementOfNode(n)
		return w.enter(&e)
	}
	return n.Type == html.DocumentNode
}

// leaveNode handles the end of a node.
func (w *pageWalk) leaveNode(n *html.Node) {
	if n.Type == html.ElementNode {
		e := elementOfNode(n)
		w.leave(&e)
	}
}

// enter handles the start of an element and reports whether what is in it is visible.
func (w *pageWalk) enter(e *element) bool {
	if e.hidden {
		return false
	}
	w.restyle(e.style, 1)
	switch {
	case e.atom == atom.Br, e.atom == atom.Hr:
		w.lines.end()
	case e.alone:
		w.lines.end()
		w.boxes = append(w.boxes, box{parent: w.box, first: int32(len(w.lines.blocks)), tag: e.atom, hint: e.hint})
		w.box = int32(len(w.boxes) - 1)
	}
	return true
}

// leave handles the end of an element.
func (w *pageWalk) leave(e *element) {
	if e.hidden {
		return
	}
	w.restyle(e.style, -1)
	if e.alone {
		w.lines.end()
		w.boxes[w.box].last = int32(len(w.lines.blocks))
		w.box = w.boxes[w.box].parent
	}
}

// restyle counts an element that gives styles, by 1 where it begins and -1 where it ends.
func (w *pageWalk) restyle(s style, by int) {
	if s == 0 {
		return
	}
	for i := range w.give {
		if s>>i&1 == 0 {
			continue
		}
		if w.give[i] += by; w.give[i] > 0 {
			w.style |= 1 << i
		} else {
			w.style &^= 1 << i
		}
	}
}

// text adds the runs that the markers of a text node name.
func (w *pageWalk) text(data string) {
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case isSpace(c):
			w.lines.char(Span{w.at, w.at}, " ", w.box, w.style)
		case c == markerByte:
			k := 0
			for i+1 < len(data) && data[i+1] >= '0' && data[i+1] <= '9' {
				i++
				k = k*10 + int(data[i]-'0')
			}
			if k < len(w.runs) {
				w.lines.add(w.runs[k], w.box, w.style)
				w.at = w.runs[k].End
			}
		}
	}
}
