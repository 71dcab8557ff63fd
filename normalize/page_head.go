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

// readHead collects the declarations of a page. Its strings are no parts of the page, which they would keep in memory.
func readHead(t *Text, sk *skeleton, doc *goquery.Document) head {
	h := head{meta: map[string]string{}, title: sk.pageTitle(t)}
	doc.FindMatcher(declarations{}).Each(func(_ int, s *goquery.Selection) {
		if href, ok := s.Attr("href"); ok {
			setOnce(&h.canonical, strings.TrimSpace(href))
			return
		}
		for _, key := range []string{"property", "name", "itemprop"} {
			name := lowerASCII(strings.TrimSpace(s.AttrOr(key, "")))
			if _, seen := h.meta[name]; name != "" && !seen {
				h.meta[name] = strings.TrimSpace(s.AttrOr("content", ""))
			}
		}
	})
	for _, at := range sk.data {
		h.jsonLD = append(h.jsonLD, strings.Clone(t.Cut(at)))
	}
	return h
}

// declarations selects what a selector "meta[content], link[rel=canonical]" does, without asking every element of a page for all of
// it.
type declarations struct{}

// Match implements goquery.Matcher.
func (declarations) Match(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Meta:
		return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "content" })
	case atom.Link:
		return slices.Contains(n.Attr, html.Attribute{Key: "rel", Val: "canonical"})
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
