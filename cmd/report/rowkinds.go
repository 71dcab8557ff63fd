package report

import "taizhang/extract"

var institutionRows = rowKind{
	name:    extract.KindInstitution,
	one:     "institution",
	doc:     "named organisations",
	columns: []string{"id", "name", "kind", "place", "resolved_by", "mentions", "count"},
	brief:   []string{"name", "kind", "mentions", "count"},
	count:   func(rec *extract.Record) int { return len(rec.Institutions) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Institutions[i]
		r.str("id", x.ID)
		r.str("name", v.ref(x.ID))
		r.str("kind", x.Kind)
		r.str("place", x.Place)
		r.str("resolved_by", x.ResolvedBy)
		r.mentions(v, x.Mentions)
	},
}

var personRows = rowKind{
	name:    extract.KindPerson,
	one:     "person",
	doc:     "named people with their posts",
	columns: []string{"id", "name", "posts", "mentions", "count"},
	brief:   []string{"name", "posts", "count"},
	count:   func(rec *extract.Record) int { return len(rec.People) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.People[i]
		r.str("id", x.ID)
		r.str("name", v.ref(x.ID))
		posts := make([]string, len(x.Posts))
		for k, p := range x.Posts {
			posts[k] = v.written(p.Text, p.Span)
		}
		r.list("posts", posts)
		r.mentions(v, x.Mentions)
	},
}

var placeRows = rowKind{
	name:    extract.KindPlace,
	one:     "place",
	doc:     "places, with their GB/T 2260 codes",
	columns: []string{"id", "name", "code", "mentions", "count"},
	brief:   []string{"name", "code", "mentions", "count"},
	count:   func(rec *extract.Record) int { return len(rec.Places) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Places[i]
		r.str("id", x.ID)
		r.str("name", v.ref(x.ID))
		r.str("code", x.Code)
		r.mentions(v, x.Mentions)
	},
}

var dateRows = rowKind{
	name:    extract.KindDate,
	one:     "date",
	doc:     "dates with their calendar values",
	columns: []string{"text", "value"},
	brief:   []string{"text", "value"},
	count:   func(rec *extract.Record) int { return len(rec.Dates) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Dates[i]
		r.str("text", v.cut(x.Span))
		r.str("value", x.Value)
		r.extent(v.extent(x.Span))
	},
}

var agreementRows = rowKind{
	name: extract.KindAgreement,
	one:  "agreement",
	doc:  "agreements, plans, laws and other texts that bind somebody",
	columns: []string{"id", "title", "aliases", "kind", "status", "parties", "date", "period_start", "period_end",
		"place", "mentions", "count"},
	brief: []string{"title", "kind", "status", "parties", "date"},
	count: func(rec *extract.Record) int { return len(rec.Agreements) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Agreements[i]
		r.str("id", x.ID)
		r.str("title", v.ref(x.ID))
		r.list("aliases", v.aliases(x))
		r.str("kind", x.Kind)
		r.str("status", x.Status)
		parties := make([]string, len(x.Parties))
		for k := range x.Parties {
			parties[k] = v.party(&x.Parties[k])
		}
		r.list("parties", parties)
		r.str("date", x.Date)
		r.str("period_start", x.Start)
		r.str("period_end", x.End)
		r.str("place", v.ref(x.Place))
		r.mentions(v, x.Mentions)
	},
}

var figureRows = rowKind{
	name: extract.KindFigure,
	one:  "figure",
	doc:  "quantities, percentages and sums of money",
	columns: []string{"id", "text", "value", "value_max", "unit", "approx", "subject", "of", "change", "compared_with",
		"place", "date", "institution", "said_by"},
	brief: []string{"text", "value", "unit", "approx", "subject", "date", "said_by"},
	count: func(rec *extract.Record) int { return len(rec.Figures) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Figures[i]
		r.str("id", x.ID)
		r.str("text", v.cut(x.Span))
		r.optional("value", x.Value)
		r.optional("value_max", x.ValueMax)
		r.str("unit", v.unit(x))
		r.str("approx", x.Approx)
		r.str("subject", v.written(x.Subject, x.SubjectSpan))
		r.str("of", v.ref(x.Of))
		r.str("change", x.Change)
		r.str("compared_with", v.convert(x.ComparedWith))
		r.str("place", v.ref(x.Place))
		r.str("date", x.Date)
		r.str("institution", v.ref(x.Institution))
		r.str("said_by", v.ref(x.SaidBy))
		r.extent(v.extent(x.Span))
	},
}

var eventRows = rowKind{
	name:    extract.KindEvent,
	one:     "event",
	doc:     "meetings, signings, visits and other happenings",
	columns: []string{"id", "kind", "status", "name", "date", "place", "participants", "agreements", "text"},
	brief:   []string{"kind", "status", "name", "date", "place", "participants"},
	count:   func(rec *extract.Record) int { return len(rec.Events) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Events[i]
		r.str("id", x.ID)
		r.str("kind", x.Kind)
		r.str("status", x.Status)
		r.str("name", v.convert(x.Name))
		r.str("date", x.Date)
		r.str("place", v.ref(x.Place))
		r.list("participants", v.refs(x.Participants))
		r.list("agreements", v.refs(x.Agreements))
		r.str("text", v.cut(x.Span))
		r.extent(v.extent(x.Span))
	},
}

var quoteRows = rowKind{
	name:    extract.KindQuote,
	one:     "quote",
	doc:     "what people are reported to have said",
	columns: []string{"speaker", "text"},
	brief:   []string{"speaker", "text"},
	count:   func(rec *extract.Record) int { return len(rec.Quotes) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Quotes[i]
		r.str("speaker", v.ref(x.Speaker))
		r.str("text", v.cut(x.Span))
		r.extent(v.extent(x.Span))
	},
}

var relationRows = rowKind{
	name:    extract.KindRelation,
	one:     "relation",
	doc:     "partners, members, holders of posts",
	columns: []string{"kind", "subject", "object", "text"},
	brief:   []string{"subject", "kind", "object"},
	count:   func(rec *extract.Record) int { return len(rec.Relations) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Relations[i]
		r.str("kind", x.Kind)
		r.str("subject", v.ref(x.Subject))
		r.str("object", v.ref(x.Object))
		r.str("text", v.cut(x.Span))
		r.extent(v.extent(x.Span))
	},
}

var findingRows = rowKind{
	name:    extract.KindFinding,
	one:     "finding",
	doc:     "contradictions that arithmetic shows",
	columns: []string{"kind", "total", "parts", "says", "adds_up_to"},
	brief:   []string{"kind", "total", "parts", "says", "adds_up_to"},
	count:   func(rec *extract.Record) int { return len(rec.Findings) },
	fill: func(r *row, v *view, i int) {
		x := &v.rec.Findings[i]
		r.str("kind", x.Kind)
		r.str("total", v.written(x.Total, x.Span))
		r.list("parts", v.summands(x))
		if !x.Says.IsZero() || !x.AddsUpTo.IsZero() {
			r.dec("says", x.Says)
			r.dec("adds_up_to", x.AddsUpTo)
		}
		r.extent(v.extent(x.Span))
	},
}

var warningRows = rowKind{
	name:    KindWarning,
	one:     "warning",
	doc:     "what was lost, repaired or doubtful in reading the files",
	columns: []string{"kind", "text", "repaired", "reason"},
	brief:   []string{"kind", "text", "repaired", "reason"},
	count:   func(rec *extract.Record) int { return len(rec.Doc.Warnings) },
	fill: func(r *row, v *view, i int) {
		w := &v.doc.Warnings[i]
		r.str("kind", w.Kind)
		r.str("text", w.Text)
		r.str("repaired", w.Repaired)
		r.str("reason", w.Reason)
		r.num("source_start", w.Source.Start)
		r.num("source_end", w.Source.End)
	},
}
