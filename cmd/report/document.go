package report

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"taizhang/extract"
	"taizhang/normalize"
)

// Document returns the record of a document as one JSON object without line feeds.
func Document(rec *extract.Record, o Options) []byte { return appendDocument(nil, rec, o) }

// appendDocument appends rec as one JSON object without line feeds: the document record, keys in the order of the
// format's description.
func appendDocument(dst []byte, rec *extract.Record, opts Options) []byte {
	v := newView(rec, opts.Script)
	const room = 2 // what most records come to, in lengths of their text
	o := &object{b: slices.Grow(dst, room*v.text.Len()+4<<10)}
	o.open('{')
	o.str("schema", Version)
	o.str("id", documentID(v.doc.Raw))
	o.origin(v.doc)
	o.article(v)
	if !opts.NoText {
		o.str("text", v.text.String())
	}
	o.parts(v)
	o.institutions(v)
	o.people(v)
	o.places(v)
	o.dates(v)
	o.agreements(v)
	o.figures(v)
	o.events(v)
	o.quotes(v)
	o.relations(v)
	o.findings(v)
	o.warnings(v)
	o.close('}')
	return o.b
}

func documentID(raw []byte) string {
	sum := sha256.Sum256(raw)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// origin appends where the document came from.
func (o *object) origin(d *normalize.Document) {
	o.key("source")
	o.open('{')
	o.str("path", d.Path)
	o.num("bytes", len(d.Raw))
	o.str("media_type", d.MediaType)
	o.str("charset", d.Charset)
	o.str("url", d.Meta.URL)
	o.close('}')
}

// article appends what the page says about the article, if it says anything.
func (o *object) article(v *view) {
	start := len(o.b)
	m := &v.doc.Meta
	o.key("article")
	o.open('{')
	empty := len(o.b)
	o.str("title", m.Title)
	o.str("outlet", m.Outlet)
	o.list("authors", m.Authors)
	o.list("editors", m.Editors)
	o.str("published", m.Published)
	if line := v.rec.Dateline; line != (normalize.Dateline{}) {
		o.key("dateline")
		o.open('{')
		o.str("place", line.Place)
		o.str("date", line.Date)
		o.close('}')
	}
	o.str("script", m.Script)
	if v.script == normalize.HansCN {
		o.str("vocabulary", "mainland")
	}
	if len(o.b) == empty {
		o.b = o.b[:start]
		return
	}
	o.close('}')
}

// each appends a member with an array of n objects, unless n is 0.
func (o *object) each(k string, n int, members func(i int)) {
	if n == 0 {
		return
	}
	o.key(k)
	o.open('[')
	for i := range n {
		o.open('{')
		members(i)
		o.close('}')
	}
	o.close(']')
}

func (o *object) parts(v *view) {
	speakers := v.speakers()
	o.each("parts", len(v.doc.Paragraphs), func(i int) {
		p := v.doc.Paragraphs[i]
		x := v.extent(p.Span)
		o.str("kind", string(p.Kind))
		o.num("start", x.start)
		o.num("end", x.end)
		o.str("speaker", speakers[i])
	})
}

func (o *object) mentions(v *view, list []extract.Mention) {
	o.each("mentions", len(list), func(i int) {
		o.str("text", v.cut(list[i].Span))
		o.extent(v.extent(list[i].Span))
	})
}

func (o *object) institutions(v *view) {
	o.each("institutions", len(v.rec.Institutions), func(i int) {
		r := &v.rec.Institutions[i]
		o.str("id", r.ID)
		o.str("name", v.name(r.Name, r.Mentions))
		o.str("resolved_by", r.ResolvedBy)
		o.str("kind", r.Kind)
		o.str("place", r.Place)
		o.mentions(v, r.Mentions)
	})
}

func (o *object) people(v *view) {
	o.each("people", len(v.rec.People), func(i int) {
		r := &v.rec.People[i]
		o.str("id", r.ID)
		o.str("name", v.name(r.Name, r.Mentions))
		o.each("posts", len(r.Posts), func(k int) {
			p := &r.Posts[k]
			o.str("text", v.written(p.Text, p.Span))
			o.str("institution", p.Institution)
			o.str("title", v.convert(p.Title))
		})
		o.mentions(v, r.Mentions)
	})
}

func (o *object) places(v *view) {
	o.each("places", len(v.rec.Places), func(i int) {
		r := &v.rec.Places[i]
		o.str("id", r.ID)
		o.str("name", v.name(r.Name, r.Mentions))
		o.str("code", r.Code)
		o.mentions(v, r.Mentions)
	})
}

func (o *object) dates(v *view) {
	o.each("dates", len(v.rec.Dates), func(i int) {
		r := &v.rec.Dates[i]
		o.str("text", v.cut(r.Span))
		o.str("value", r.Value)
		o.extent(v.extent(r.Span))
	})
}

func (o *object) agreements(v *view) {
	o.each("agreements", len(v.rec.Agreements), func(i int) {
		r := &v.rec.Agreements[i]
		o.str("id", r.ID)
		o.str("title", v.name(r.Title, r.Mentions))
		o.list("aliases", v.aliases(r))
		o.str("kind", r.Kind)
		o.str("status", r.Status)
		o.each("parties", len(r.Parties), func(k int) {
			p := &r.Parties[k]
			o.str("name", v.party(p))
			o.str("institution", p.Institution)
			o.str("role", p.Role)
		})
		if r.More {
			o.yes("parties_incomplete")
		}
		o.str("date", r.Date)
		if r.Start != "" || r.End != "" {
			o.key("period")
			o.open('{')
			o.str("start", r.Start)
			o.str("end", r.End)
			o.close('}')
		}
		o.str("place", r.Place)
		o.mentions(v, r.Mentions)
	})
}

func (o *object) figures(v *view) {
	o.each("figures", len(v.rec.Figures), func(i int) {
		r := &v.rec.Figures[i]
		o.str("id", r.ID)
		o.str("text", v.cut(r.Span))
		o.dec("value", r.Value)
		o.dec("value_max", r.ValueMax)
		o.str("unit", v.unit(r))
		o.str("approx", r.Approx)
		o.str("subject", v.written(r.Subject, r.SubjectSpan))
		o.str("of", r.Of)
		o.str("change", r.Change)
		o.str("compared_with", v.convert(r.ComparedWith))
		o.str("place", r.Place)
		o.str("date", r.Date)
		o.str("institution", r.Institution)
		o.str("said_by", r.SaidBy)
		o.extent(v.extent(r.Span))
	})
}

func (o *object) events(v *view) {
	o.each("events", len(v.rec.Events), func(i int) {
		r := &v.rec.Events[i]
		o.str("id", r.ID)
		o.str("kind", r.Kind)
		o.str("status", r.Status)
		o.str("name", v.convert(r.Name))
		o.str("date", r.Date)
		o.str("place", r.Place)
		o.list("participants", r.Participants)
		o.list("agreements", r.Agreements)
		o.extent(v.extent(r.Span))
	})
}

func (o *object) quotes(v *view) {
	o.each("quotes", len(v.rec.Quotes), func(i int) {
		r := &v.rec.Quotes[i]
		o.str("speaker", r.Speaker)
		o.extent(v.extent(r.Span))
	})
}

func (o *object) relations(v *view) {
	o.each("relations", len(v.rec.Relations), func(i int) {
		r := &v.rec.Relations[i]
		o.str("kind", r.Kind)
		o.str("subject", r.Subject)
		o.str("object", r.Object)
		o.extent(v.extent(r.Span))
	})
}

func (o *object) findings(v *view) {
	o.each("findings", len(v.rec.Findings), func(i int) {
		r := &v.rec.Findings[i]
		o.str("kind", r.Kind)
		o.str("total", v.written(r.Total, r.Span))
		o.list("parts", v.summands(r))
		if !r.Says.IsZero() || !r.AddsUpTo.IsZero() { // stretches of time say no number
			o.dec("says", &r.Says)
			o.dec("adds_up_to", &r.AddsUpTo)
		}
		o.extent(v.extent(r.Span))
	})
}

func (o *object) warnings(v *view) {
	o.each("warnings", len(v.doc.Warnings), func(i int) {
		w := &v.doc.Warnings[i]
		o.str("kind", w.Kind)
		o.str("text", w.Text)
		o.str("repaired", w.Repaired)
		o.str("reason", w.Reason)
		o.source(w.Source)
	})
}
