package normalize

import "strings"

// maxFile is how many bytes of a file are read: offsets have 32 bits, and three bytes can come of one.
const maxFile = 1 << 29

// Read makes a Document of the bytes of a file. It never fails: what it could not make sense of is in the warnings.
func Read(path string, raw []byte, o Options) *Document {
	d := &Document{Path: path, Raw: raw, MediaType: "text/plain"}
	if len(raw) > maxFile {
		d.Warnings = append(d.Warnings, Warning{Kind: "truncated", Source: Span{maxFile, len(raw)}})
		raw = raw[:maxFile]
	}
	text, name, warnings := decode(raw, o.Charset)
	d.Charset = name
	d.Warnings = append(d.Warnings, warnings...)
	var l *layout
	if looksHTML(text.str) {
		d.MediaType = "text/html"
		l = layoutPage(text)
	} else {
		l = layoutText(text)
	}
	d.Text, warnings = fold(l.text)
	d.Warnings = append(d.Warnings, warnings...)
	a := chooseArticle(linesOf(d.Text, l), l)
	d.parts(a)
	base := d.body(o.Script)
	d.Meta = readMeta(d, base, a, l.head, o.Script)
	if d.Body.Len() == 0 {
		d.Warnings = append(d.Warnings, Warning{Kind: "no_article"})
	}
	return d
}

// looksHTML reports whether s is a page rather than text: whether one of the elements every page has comes early.
func looksHTML(s string) bool {
	s = strings.ToLower(s[:min(len(s), 4<<10)])
	for _, tag := range []string{"<html", "<!doctype html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<br", "<meta", "<span"} {
		if strings.Contains(s, tag) {
			return true
		}
	}
	return false
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
	b := d.Text.Build()
	var kept []Part
	for _, p := range d.Parts {
		if !p.Kind.Article() {
			continue
		}
		s := p.Span
		if s.End > s.Start && d.Text.str[s.End-1] == '\n' {
			s.End--
		}
		if s.Len() == 0 {
			continue
		}
		if b.Len() > 0 {
			b.Replace(Span{s.Start, s.Start}, "\n")
		}
		b.Keep(s)
		kept = append(kept, p)
	}
	base := b.Text()
	d.Body = toScript(base, Hans)
	switch script {
	case Keep:
		d.Output = base
	case Hant:
		d.Output = toScript(base, Hant)
	default:
		d.Output = d.Body
	}
	at := 0
	for _, p := range kept {
		end := at + lineFeed(d.Body.str[at:])
		d.Paragraphs = append(d.Paragraphs, Part{p.Kind, Span{at, end}, p.Rule})
		at = min(end+1, d.Body.Len())
	}
	return base
}
