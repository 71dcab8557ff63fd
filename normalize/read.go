package normalize

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html/atom"

	"taizhang/normalize/hanzi"
)

// maxFile is how many bytes of a file are read: offsets have 32 bits, and three bytes can come of one.
const maxFile = 1 << 29

// Read makes a Document of the bytes of a file, which must not be changed from then on: its texts are made from them. It never
// fails: what it could not make sense of is in the warnings.
func Read(path string, raw []byte, o Options) *Document {
	d := &Document{Path: path, Raw: raw, MediaType: "text/plain", options: o}
	d.layOut()
	d.settle()
	return d
}

// layOut reads the file up to Text and its layout: all that does not depend on what other files have in them.
func (d *Document) layOut() {
	raw, o := d.Raw, d.options
	if len(raw) > maxFile {
		d.Warnings = append(d.Warnings, Warning{Kind: "truncated", Source: Span{maxFile, len(raw)}})
		raw = raw[:maxFile]
	}
	text, name, warnings := decode(raw, o)
	d.Charset, d.decoded = name, text
	d.Warnings = append(d.Warnings, warnings...)
	if o.MediaType == "text/html" || o.MediaType == "application/xhtml+xml" || looksHTML(text.str) {
		d.MediaType = "text/html"
		d.layout = layoutPage(text)
	} else {
		d.layout = layoutText(text)
	}
	d.Text, warnings = fold(d.layout.text)
	d.Warnings = append(d.Warnings, warnings...)
}

// noArticle is the kind of the warning that a file has no article.
const noArticle = "no_article"

// settle finds the article in the lines of Text, and what is said about it. It may be called again with other options.
func (d *Document) settle() {
	a := d.choose(d.layout)
	d.parts(a)
	base := d.body(d.options.Script)
	d.Meta = readMeta(d, base, a, d.layout.head, d.options.Script)
	setOnce(&d.Meta.URL, d.options.URL)
	if d.Body.Len() == 0 {
		d.Warnings = append(d.Warnings, Warning{Kind: noArticle})
	}
}

// choose chooses the article, with regard to what the site puts into all of its articles.
func (d *Document) choose(l *layout) *article {
	_, hant := hanzi.Detect(d.Text.str)
	d.hans = hant == 0
	lines := linesOf(d.Text, d.simplified(d.Text, nil).str, l)
	if d.options.Shared == nil {
		return chooseArticle(lines, l)
	}
	alone := slices.Clone(lines)
	if !d.options.Shared.mark(lines, d.site(cmp.Or(readDeclared(l.head).url, d.options.URL))) {
		return chooseArticle(lines, l)
	}
	// Where little is left of it, what is shared is the article: a form that many fill in, or one article many times.
	const least = 4
	a, b := chooseArticle(lines, l), chooseArticle(alone, l)
	if least*a.chars() < b.chars() {
		return b
	}
	return a
}

// simplified is convertScript to Simplified characters for Text and what consists of parts of it.
func (d *Document) simplified(t *Text, pairs *hanzi.Pairs) *Text {
	if d.hans && pairs.Len() == 0 {
		return t
	}
	return convertScript(t, Hans, pairs)
}

// looksHTML reports whether s is a page rather than text: whether it begins with a tag, or one of the tags that frame a
// page comes early, or many others do. A few stray tags in a copied text make no page: its lines would be lost.
func looksHTML(s string) bool {
	const early, many = 4 << 10, 4
	s = s[:min(len(s), early)]
	if rest := strings.TrimLeft(s, " \t\r\n"); hasFold(rest, "<!doctype html") {
		return true
	}
	tags := 0
	for i := strings.IndexByte(s, '<'); i >= 0; {
		switch name := tagName(s[i+1:]); name {
		case 0:
		case atom.Html, atom.Head, atom.Body, atom.Meta, atom.Title:
			return true
		default:
			if tags++; tags >= many || strings.TrimSpace(s[:i]) == "" {
				return true
			}
		}
		next := strings.IndexByte(s[i+1:], '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return false
}

// tagName returns the name of the tag that s is the inside of, 0 where it is none that HTML has.
func tagName(s string) atom.Atom {
	n := 0
	for n < len(s) && isAlnum(s[n]) {
		n++
	}
	if n == len(s) || !isSpace(s[n]) && s[n] != '>' && s[n] != '/' {
		return 0
	}
	return atom.Lookup([]byte(lowerASCII(s[:n])))
}

// parts covers Text with the lines of a.
func (d *Document) parts(a *article) {
	d.Parts = make([]Part, 0, len(a.lines))
	for i, l := range a.lines {
		end := d.Text.Len()
		if i+1 < len(a.lines) {
			end = a.lines[i+1].at.Start
		}
		d.Parts = append(d.Parts, Part{l.kind, Span{l.at.Start, end}, l.rule})
	}
}

// body makes Body, Paragraphs and Output of the article lines of Text. It returns the text that Body and Output are
// made from.
func (d *Document) body(script Script) *Text {
	size := 0
	for _, p := range d.Parts {
		if p.Kind.Article() {
			size += p.Span.Len()
		}
	}
	b := d.Text.Build()
	b.grow(size)
	var kept []Part
	for _, p := range d.Parts {
		s := p.Span
		if s.End > s.Start && d.Text.str[s.End-1] == '\n' {
			s.End--
		}
		if !p.Kind.Article() || s.Len() == 0 {
			continue
		}
		switch n := len(kept); {
		case n == 0:
		case kept[n-1].Span.End == p.Span.Start: // with the line feed between them
			s.Start--
		default:
			b.Replace(Span{s.Start, s.Start}, "\n")
		}
		b.Keep(s)
		kept = append(kept, p)
	}
	base := b.Text()
	simplified := d.simplified(base, d.options.pairsFor(Hans))
	d.Body = withChinesePunctuation(simplified)
	switch script {
	case Keep:
		d.Output = base
	case Hant, HansCN:
		d.Output = convertScript(base, script, d.options.pairsFor(script))
	default:
		d.Output = simplified
	}
	d.base, d.Paragraphs = base, slices.Grow([]Part(nil), len(kept))
	at := 0
	for _, p := range kept {
		end := at + lineFeed(d.Body.str[at:])
		d.Paragraphs = append(d.Paragraphs, Part{p.Kind, Span{at, end}, p.Rule})
		at = min(end+1, d.Body.Len())
	}
	return base
}
