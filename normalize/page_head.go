package normalize

import (
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// head is what a page says about itself beside its visible text.
type head struct {
	title     string
	meta      map[string]string // lower-case name, property or itemprop → content, the first of each
	jsonLD    []string
	canonical string
}

// pageTitle returns the title of the page that t holds.
func (sk *skeleton) pageTitle(t *Text) string { return strings.Clone(unescape(t.Cut(sk.title))) }

// newHead returns what a page declares beside its elements. The strings of a head are no parts of the page, which they would keep in memory.
func newHead(t *Text, sk *skeleton) head {
	h := head{meta: map[string]string{}, title: sk.pageTitle(t)}
	for _, at := range sk.data {
		h.jsonLD = append(h.jsonLD, strings.Clone(t.Cut(at)))
	}
	return h
}

// readHead collects the declarations of a page.
func readHead(t *Text, sk *skeleton, doc *goquery.Document) head {
	h := newHead(t, sk)
	for _, n := range doc.FindMatcher(declarations{}).Nodes {
		h.declare(n.Attr)
	}
	return h
}

// declare takes in an element that declares something, by its attributes.
func (h *head) declare(attributes []html.Attribute) {
	if i := indexKey(attributes, "href"); i >= 0 {
		setOnce(&h.canonical, strings.Clone(strings.TrimSpace(attributes[i].Val)))
		return
	}
	content := ""
	if i := indexKey(attributes, "content"); i >= 0 {
		content = strings.Clone(strings.TrimSpace(attributes[i].Val))
	}
	for _, key := range []string{"property", "name", "itemprop"} {
		i := indexKey(attributes, key)
		if i < 0 {
			continue
		}
		name := lowerASCII(strings.TrimSpace(attributes[i].Val))
		if _, seen := h.meta[name]; name != "" && !seen {
			h.meta[strings.Clone(name)] = content
		}
	}
}

// indexKey returns the index of the attribute with that key, or -1.
func indexKey(attributes []html.Attribute, key string) int {
	for i := range attributes {
		if attributes[i].Key == key {
			return i
		}
	}
	return -1
}

// declarations selects what a selector "meta[content], link[rel=canonical]" does, without asking every element of a page for all of
// it.
type declarations struct{}

// Match implements goquery.Matcher.
func (declarations) Match(n *html.Node) bool { return declares(n.DataAtom, n.Attr) }

// declares reports whether an element declares something about the page.
func declares(tag atom.Atom, attributes []html.Attribute) bool {
	switch tag {
	case atom.Meta:
		return indexKey(attributes, "content") >= 0
	case atom.Link:
		return slices.Contains(attributes, html.Attribute{Key: "rel", Val: "canonical"})
	}
	return false
}

// MatchAll implements goquery.Matcher.
func (m declarations) MatchAll(root *html.Node) (found []*html.Node) {
	for n := root; n != nil; n = following(n, root) {
		if m.Match(n) {
			found = append(found, n)
		}
	}
	return found
}

// following returns the node after n under root in the order of the page, or nil.
func following(n, root *html.Node) *html.Node {
	if n.FirstChild != nil {
		return n.FirstChild
	}
	for n != root && n.NextSibling == nil {
		n = n.Parent
	}
	if n == root {
		return nil
	}
	return n.NextSibling
}

// Filter implements goquery.Matcher.
func (m declarations) Filter(nodes []*html.Node) (found []*html.Node) {
	for _, n := range nodes {
		if m.Match(n) {
			found = append(found, n)
		}
	}
	return found
}
