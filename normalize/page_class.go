package normalize

import "golang.org/x/net/html/atom"

// tagClass says what a tag does to the elements that are open, as the rules for the body of a page have it
// (https://html.spec.whatwg.org/#parsing-main-inbody).
type tagClass uint8

const (
	classOther      tagClass = iota // an element within lines, or one that HTML does not know
	classBlock                      // ends a paragraph
	classHeading                    // h1 to h6
	classFormatting                 // goes on behind the end of what it is in
	classItem                       // li
	classTerm                       // dd, dt
	classForm
	classObject
	classSelect
	classOption // option, optgroup
	classButton
	classInput
	classRule    // hr
	classVoid    // has no content
	classHead    // has no content, and stands in the head
	classRaw     // its content is no HTML
	classFrame   // html, head, body
	classTable   // the table itself
	classGroup   // tbody, thead, tfoot
	classRow     // tr
	classCell    // td, th
	classColumn  // col, colgroup
	classForeign // svg, and what is in it
	classOdd     // has rules of its own, and is rare
)

// classOf returns the class of a tag. Elements that the skeleton never has outside of svg and math are as good as odd.
func classOf(a atom.Atom) tagClass {
	switch a {
	case atom.A, atom.B, atom.Strong:
		return classFormatting
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Dir, atom.Div,
		atom.Dl, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Header, atom.Hgroup, atom.Listing, atom.Main,
		atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Search, atom.Section, atom.Summary, atom.Ul:
		return classBlock
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return classHeading
	case atom.Li:
		return classItem
	case atom.Dd, atom.Dt:
		return classTerm
	case atom.Area, atom.Br, atom.Embed, atom.Img, atom.Keygen, atom.Wbr, atom.Param, atom.Source, atom.Track:
		return classVoid
	case atom.Base, atom.Basefont, atom.Bgsound, atom.Link, atom.Meta:
		return classHead
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Textarea, atom.Title:
		return classRaw
	case atom.Html, atom.Head, atom.Body:
		return classFrame
	}
	return classOfControl(a)
}

// classOfControl is classOf for tables, forms and what is rare.
func classOfControl(a atom.Atom) tagClass {
	switch a {
	case atom.Td, atom.Th:
		return classCell
	case atom.Tr:
		return classRow
	case atom.Tbody, atom.Thead, atom.Tfoot:
		return classGroup
	case atom.Table:
		return classTable
	case atom.Col, atom.Colgroup:
		return classColumn
	case atom.Form:
		return classForm
	case atom.Input:
		return classInput
	case atom.Button:
		return classButton
	case atom.Select:
		return classSelect
	case atom.Option, atom.Optgroup:
		return classOption
	case atom.Hr:
		return classRule
	case atom.Object, atom.Applet, atom.Marquee:
		return classObject
	case atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Tt, atom.U,
		atom.Caption, atom.Frame, atom.Frameset, atom.Image, atom.Math, atom.Svg, atom.Plaintext, atom.Rb, atom.Rp, atom.Rt,
		atom.Rtc, atom.Ruby, atom.Script, atom.Style, atom.Template, atom.Xmp:
		return classOdd
	}
	return classOther
}

// special reports whether an end tag that matches no element within lines is looked for no further than an element of this
// kind (https://html.spec.whatwg.org/#special).
func (e *openElement) special() bool {
	switch e.class {
	case classOther, classFormatting, classOption:
		return false
	}
	return e.atom != atom.Dialog && e.atom != atom.Search
}

// bounds reports whether end tags are looked for no further than e: the stop tags of what HTML calls the default scope.
func (e *openElement) bounds() bool {
	switch e.class {
	case classCell, classTable, classObject, classSelect:
		return true
	}
	return e.atom == atom.Html
}

// impliesEnd reports whether the end tag of e may be left out before that of what it stands in.
func (e *openElement) impliesEnd() bool {
	return e.class == classItem || e.class == classTerm || e.class == classOption || e.atom == atom.P
}

// lasts reports whether e has effect on what follows when it is closed by the end of something else.
func (e *openElement) lasts() bool { return e.class == classFormatting || e.class == classObject }
