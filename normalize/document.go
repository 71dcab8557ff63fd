// Package normalize turns the bytes of a saved page or a copied text into clean text: decoded, the article told
// from the furniture around it, glosses and damage folded away, in one script. Every byte of the result can be led
// back to the bytes of the file.
//
// Most callers want Read.
package normalize

import "taizhang/normalize/hanzi"

// Script is a way of writing Chinese.
type Script string

// The scripts a text can be asked for in; Keep leaves it as the source has it.
const (
	Hans Script = "hans" // Simplified
	Hant Script = "hant" // Traditional
	Keep Script = "keep"
	// HansCN is Simplified with the mainland's words for those of Taiwan and Hong Kong: 信息 for 資訊.
	HansCN Script = "hans-cn"
)

// Options say how a file is to be read. The zero value reads into Simplified characters and finds the charset itself.
type Options struct {
	Script  Script // of Document.Output; empty means Hans
	Charset string // a charset the caller vouches for, as a WHATWG label; empty means by evidence
	// Pairs are words and what becomes of them, which win over the conversion: in Output, unless Script is Keep, and in
	// Body, unless Script is Hant. Nil means none.
	Pairs *hanzi.Pairs
	// Shared are lines that are furniture because many files of the run have them. Nil means that files are read each by
	// itself.
	Shared *Shared

	// What came with the file, from a server or an archive; empty where nothing did. The file's own word goes first.
	Declared  string // its charset, as a WHATWG label: one more piece of evidence
	MediaType string // text/html says that it is a page, whatever it looks like
	URL       string // where it was published
}

// pairsFor returns the pairs that hold for a text in script s.
func (o Options) pairsFor(s Script) *hanzi.Pairs {
	if (s == Hant) != (o.Script == Hant) {
		return nil
	}
	return o.Pairs
}

// Document is what Read makes of one file.
type Document struct {
	Path      string
	MediaType string // text/html or text/plain
	Charset   string // what the bytes were decoded with, in lower case: utf-8, gb18030, big5 …
	Raw       []byte // the file, not to be changed

	// Text is the visible text of the whole file, a block a line, folded but in the script of the source.
	Text *Text
	// Parts cover Text end to end, a line each with its line feed. Furniture is marked, never deleted.
	Parts []Part

	// Body is the article in Simplified characters and with their punctuation, which words and facts are found in:
	// the lines of Text that are article, without title and furniture, joined by line feeds.
	Body *Text
	// Paragraphs are the lines of Body, without the line feeds between them.
	Paragraphs []Part
	// Output is the article in the script asked for. Body and Output are made from one common text, so that
	// OutputSpan can lead from one to the other.
	Output *Text

	Meta     Meta
	Warnings []Warning

	options Options // that it was read with
	base    *Text   // that Body and Output are made from
	hans    bool    // Text has no character that only Traditional text has
	decoded *Text   // the whole file, where every Text comes from
	layout  *layout // of Text
}

// OutputSpan returns the place in d.Output of a span of d.Body.
func (d *Document) OutputSpan(s Span) Span {
	for t := d.Body; t != d.Output && t != nil; t = t.from {
		if t == d.base {
			return d.Output.After(s)
		}
		s = t.Before(s)
	}
	return s
}

// PartKind tells what a line of a document is.
type PartKind string

// The kinds of parts. The article consists of headings, paragraphs, captions and speech.
const (
	KindTitle     PartKind = "title"
	KindHeading   PartKind = "heading"
	KindParagraph PartKind = "paragraph"
	KindCaption   PartKind = "caption"
	KindSpeech    PartKind = "speech"
	KindByline    PartKind = "byline"
	KindFurniture PartKind = "furniture"
)

// Article reports whether parts of kind k belong to the body of the article.
func (k PartKind) Article() bool {
	switch k {
	case KindHeading, KindParagraph, KindCaption, KindSpeech:
		return true
	}
	return false
}

// Part is a stretch of a text, what it is, and the rule that decided so.
type Part struct {
	Kind PartKind
	Span Span
	Rule string
}

// PartRule names what decided the kind of a part, and says in words what it stands for.
type PartRule struct{ Name, Doc string }

// PartRules returns every rule that Part.Rule can name: first those that look at a line alone, in the order they are
// tried, then those that look at its neighbours.
func PartRules() []PartRule {
	var out []PartRule
	for i := range partRules {
		doc := partRules[i].doc
		if partRules[i].name == "headline" {
			doc += ", or the headline itself"
		}
		out = append(out, PartRule{partRules[i].name, doc})
	}
	return append(out, PartRule{"notice", "the head of a copyright notice"},
		PartRule{"repeat", "the headline once more"},
		PartRule{"bold", "a subheading in bold type"},
		PartRule{"turn", "what somebody says in an interview"})
}

// Meta is what the page says about the article, in the script asked for.
type Meta struct {
	Title     string
	Outlet    string
	Authors   []string
	Editors   []string
	Published string // ISO 8601, no finer than what the page says
	Dateline  Dateline
	Script    string // of the source: Hans, Hant, or empty where nothing tells
	URL       string
}

// Dateline is the place and day that a news text opens with (北京10月9日电).
type Dateline struct {
	Place string
	// Date is 2023-10-09, or --10-09 where the text names no year.
	Date string
}

// Warning reports trouble in an input: what was lost, repaired or doubtful, and where.
type Warning struct {
	Kind     string
	Text     string // what stands there, decoded
	Repaired string // what it was read as; empty where nothing was repaired
	Reason   string // why, where that is not plain
	Source   Span   // bytes of the file
}
