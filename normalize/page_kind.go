package normalize

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// tagKind is what is known of a tag by its name.
type tagKind struct {
	name    string    // in lower case
	atom    atom.Atom // 0 where HTML has none of this name
	class   tagClass
	use     tagUse
	alone   bool // stands on lines of its own
	unshown bool // what is in it is not shown, or is no text of the page
	gives   style
}

// tagUse says what a tag is good for in the skeleton.
type tagUse struct {
	block    bool // stands alone: white space beside it is none
	named    bool // its class and id are read, or tell the parser which tags are alike
	declares bool // attributes that others may have as well are read
	raw      bool // what follows may be no HTML
	dropped  bool
	fontOnly bool // dropped outside of svg and math, which such tags end
}

// useOf returns the use of the tag called name. Fonts say nothing about a page, and thousands of unclosed ones, as old pages
// have, would make a parser open them all again in each paragraph.
func useOf(name string, a atom.Atom) tagUse {
	switch name {
	case "font":
		return tagUse{fontOnly: true, declares: true}
	case "big", "small", "tt", "u", "s", "strike", "nobr", "i", "em", "code":
		return tagUse{fontOnly: true}
	case "script", "style":
		return tagUse{dropped: true, raw: true}
	case "meta", "link", "input", "annotation-xml":
		return tagUse{declares: true}
	case "iframe", "noembed", "noframes", "noscript", "textarea", "title", "plaintext":
		return tagUse{raw: true, block: standsAlone(a), named: standsAlone(a)}
	case "xmp":
		return tagUse{raw: true, block: true, named: true}
	case "br":
		return tagUse{block: true}
	case "b", "strong":
		return tagUse{named: true}
	}
	return tagUse{block: standsAlone(a), named: standsAlone(a)}
}

// kindOf returns what is known of the tag called name, in lower case.
func kindOf(name string) *tagKind {
	for _, k := range kinds[hashName(name)] {
		if k.name == name {
			return k
		}
	}
	return newKind(name)
}

func newKind(name string) *tagKind {
	a := atom.Lookup([]byte(name))
	return &tagKind{name: name, atom: a, class: classOf(a), use: useOf(name, a), alone: standsAlone(a), unshown: unshown(a), gives: styleOf(a)}
}

// kinds are the kinds of the tags that pages have most, by the hash of their names.
var kinds = func() (table [1 << 8][]*tagKind) {
	const names = "a abbr address area article aside audio b base big blockquote body br button canvas caption center circle cite code " +
		"col colgroup dd defs del div dl dt em embed fieldset figcaption figure font footer form g h1 h2 h3 h4 h5 h6 head header hr " +
		"html i iframe img input ins label legend li line link main map meta nav nobr noscript object ol optgroup option p param " +
		"path picture polygon polyline pre q rect s script section select small source span strike strong style sub sup svg symbol " +
		"table tbody td text textarea tfoot th thead time title tr tt u ul use video wbr"
	for _, name := range strings.Fields(names) {
		h := hashName(name)
		table[h] = append(table[h], newKind(name))
	}
	return table
}()

// hashName hashes a name by its ends.
func hashName(name string) uint8 {
	n := len(name)
	if n == 0 {
		return 0
	}
	return name[0]*31 ^ name[n-1]*7 ^ name[n/2]*3 ^ uint8(n)
}
