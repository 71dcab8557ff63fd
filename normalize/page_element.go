package normalize

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element is what a tag says about what is in it.
type element struct {
	*tagKind
	hint   hint
	style  style
	hidden bool // the text in it is not shown, or is no text of the page
}

// elementOf returns the element of HTML that a tag with the given attributes begins.
func elementOf(k *tagKind, attributes []html.Attribute) element {
	e := element{tagKind: k, style: k.gives, hidden: k.unshown}
	if attributes == nil && !k.alone {
		return e
	}
	for i := range attributes {
		if a := &attributes[i]; a.Key == "hidden" || a.Key == "style" && hides(a.Val) {
			e.style |= styleHidden
		}
	}
	if k.alone {
		e.hint = hintOf(k.atom, attributes)
	}
	return e
}

// elementOfNode returns the element that n is.
func elementOfNode(n *html.Node) element {
	e := elementOf(kindOf(n.Data), n.Attr)
	e.hidden = e.hidden || n.Namespace != ""
	return e
}

// unshown reports whether the text inside an element is not shown, or is no text of the page.
func unshown(a atom.Atom) bool {
	switch a {
	case atom.Head, atom.Title, atom.Script, atom.Style, atom.Noscript, atom.Iframe, atom.Textarea, atom.Select, atom.Option,
		atom.Datalist, atom.Template, atom.Noembed, atom.Noframes, atom.Object, atom.Video, atom.Audio, atom.Canvas:
		return true
	}
	return false
}

// standsAlone reports whether an element begins and ends a line.
func standsAlone(a atom.Atom) bool {
	switch a {
	case atom.Html, atom.Body, atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Nav,
		atom.Aside, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Hgroup, atom.Ul, atom.Ol, atom.Li, atom.Dl,
		atom.Dt, atom.Dd, atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.Blockquote, atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext, atom.Figure, atom.Figcaption, atom.Form,
		atom.Fieldset, atom.Legend, atom.Center, atom.Address, atom.Details, atom.Summary, atom.Dialog, atom.Dir, atom.Menu,
		atom.Search:
		return true
	}
	return false
}

// styleOf returns the style that an element gives to the words in it by its name.
func styleOf(a atom.Atom) style {
	switch a {
	case atom.A, atom.Button:
		return styleLinked
	case atom.B, atom.Strong:
		return styleBold
	case atom.Pre, atom.Listing, atom.Xmp, atom.Plaintext:
		return stylePre
	case atom.H1, atom.H2, atom.H3:
		return styleTitle
	}
	return 0
}

// hides reports whether a style attribute takes its element out of sight.
func hides(css string) bool {
	_, v, ok := strings.Cut(lowerASCII(css), "display")
	if !ok {
		return false
	}
	return strings.HasPrefix(strings.TrimLeft(v, " :"), "none")
}

// hint is what the name of an element, its class and its id suggest. Names are what a site's makers say about a part
// of a page; they are soft evidence.
type hint uint8

const (
	hintAside  hint = 1 << iota // beside the article: a menu, a toolbar, an advertisement
	hintOthers                  // about other articles, or by readers: recommendations, comments, the foot of the page
)

// hintOf reads the hints of an element.
func hintOf(a atom.Atom, attributes []html.Attribute) (h hint) {
	switch a {
	case atom.Html, atom.Body:
		return 0
	case atom.Nav:
		h |= hintAside
	case atom.Footer, atom.Aside:
		h |= hintAside | hintOthers
	}
	for i := range attributes {
		if a := &attributes[i]; a.Key == "class" || a.Key == "id" || a.Key == "role" || a.Key == "itemprop" {
			h |= hintOfName(lowerASCII(a.Val))
		}
	}
	return h
}

// hintOfName reads the hints of a class or an id, in lower case.
func hintOfName(s string) (h hint) {
	for len(s) > 0 {
		n := 0
		for n < len(s) && s[n] >= 'a' && s[n] <= 'z' {
			n++
		}
		if hasOthersPart(s[:n]) {
			h |= hintAside | hintOthers
		}
		h |= nameHint(s[:n])
		s = s[min(len(s), n+1):]
	}
	return h
}

// hasOthersPart reports whether one of othersParts is in word, which consists of small letters.
func hasOthersPart(word string) bool {
	for i := 0; i+shortestPart <= len(word); i++ {
		for _, part := range othersParts[word[i]-'a'] {
			if strings.HasPrefix(word[i:], part) {
				return true
			}
		}
	}
	return false
}

// othersParts are parts of names for what is not the article, in English and in Pinyin, by their first letter.
var othersParts = ['z' - 'a' + 1][]string{
	'b' - 'a': {"banquan"},
	'c' - 'a': {"comment", "copyright"},
	'f' - 'a': {"footer", "friendlink"},
	'p' - 'a': {"pinglun"},
	'r' - 'a': {"recommend", "relat"},
	's' - 'a': {"sidebar"},
	't' - 'a': {"tuijian"},
	'x' - 'a': {"xiangguan"},
}

// shortestPart is the length of the shortest of othersParts.
const shortestPart = len("relat")

// nameHint returns the hint that one word of a name gives.
func nameHint(word string) hint {
	switch word {
	case "foot", "ad", "ads", "advert", "guanggao", "nav", "navi", "navigation", "menu", "side", "rank", "hot", "crumb", "crumbs",
		"breadcrumb", "breadcrumbs", "tag", "tags", "like", "statement", "disclaimer", "share", "fenxiang", "qrcode", "toolbar",
		"banner", "login":
		return hintAside
	}
	return 0
}
