package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"taizhang/extract"
	"taizhang/normalize"
)

// Question says which records of a document are to be explained.
type Question struct {
	// ID is that of a record, such as f3; empty means those at Offset.
	ID string
	// Offset is a byte of the file.
	Offset int
}

// Explanation tells why a document has the records it has at one place.
type Explanation struct {
	Question
	view    *view
	notes   []extract.Note
	records []explained
	part    *normalize.Part // the line of the file that holds Offset, where no record does
	lost    []extract.Note  // at Offset, where no record is
}

// explained is a record with what speaks for it.
type explained struct {
	kind     rowKind
	row      row
	evidence []extract.Mention
}

// Explain looks for what q asks for in a record that extract.Explain made, with its notes.
func Explain(rec *extract.Record, notes []extract.Note, script normalize.Script, q Question) *Explanation {
	x := &Explanation{Question: q, view: newView(rec, script), notes: notes}
	for _, k := range rowKinds {
		for i := range k.count(rec) {
			x.consider(k, i)
		}
	}
	if len(x.records) == 0 && q.ID == "" {
		x.findLine()
	}
	return x
}

// Empty reports whether nothing was found that could be explained: no record of that ID, no line of text at that byte.
func (x *Explanation) Empty() bool { return len(x.records) == 0 && x.part == nil }

// IDs returns the first and last ID of each kind of records in the document, for those who asked for another.
func (x *Explanation) IDs() []string {
	var out []string
	for _, k := range rowKinds {
		n := k.count(x.view.rec)
		if n == 0 {
			continue
		}
		first, last := x.id(k, 0), x.id(k, n-1)
		switch {
		case first == "":
		case first == last:
			out = append(out, first)
		default:
			out = append(out, first+" to "+last)
		}
	}
	return out
}

func (x *Explanation) id(k rowKind, i int) string {
	var r row
	k.fill(&r, x.view, i)
	for _, f := range r {
		if f.column == "id" {
			return f.text
		}
	}
	return ""
}

// consider adds record i of a kind if it is asked for.
func (x *Explanation) consider(k rowKind, i int) {
	evidence := evidenceOf(x.view.rec, k.name, i)
	asked := false
	if x.ID != "" {
		asked = x.id(k, i) == x.ID
	} else {
		for _, m := range evidence {
			asked = asked || x.holds(m.Span)
		}
	}
	if !asked {
		return
	}
	e := explained{kind: k, evidence: evidence}
	k.fill(&e.row, x.view, i)
	x.records = append(x.records, e)
}

// holds reports whether a span of the body stands for the byte of the file that is asked for.
func (x *Explanation) holds(s normalize.Span) bool {
	src := x.view.doc.Body.Source(s)
	return src.Start <= x.Offset && x.Offset < src.End
}

// evidenceOf returns the places that prove record i of a kind.
func evidenceOf(rec *extract.Record, kind extract.Kind, i int) []extract.Mention {
	switch kind {
	case extract.KindInstitution:
		return rec.Institutions[i].Mentions
	case extract.KindPerson:
		return rec.People[i].Mentions
	case extract.KindPlace:
		return rec.Places[i].Mentions
	case extract.KindAgreement:
		return rec.Agreements[i].Mentions
	case extract.KindDate:
		return []extract.Mention{rec.Dates[i].Mention}
	case extract.KindFigure:
		return []extract.Mention{rec.Figures[i].Mention}
	case extract.KindEvent:
		return []extract.Mention{rec.Events[i].Mention}
	case extract.KindQuote:
		return []extract.Mention{rec.Quotes[i].Mention}
	case extract.KindRelation:
		return []extract.Mention{rec.Relations[i].Mention}
	case extract.KindFinding:
		return []extract.Mention{rec.Findings[i].Mention}
	}
	return nil
}

// findLine finds the line of the file that holds the byte asked for, and what was given up there.
func (x *Explanation) findLine() {
	d := x.view.doc
	for i := range d.Parts {
		if src := d.Text.Source(d.Parts[i].Span); src.Start <= x.Offset && x.Offset < src.End {
			x.part = &d.Parts[i]
			break
		}
	}
	for _, n := range x.notes {
		if n.Lost && x.holds(n.Span) {
			x.lost = append(x.lost, n)
		}
	}
}

// around returns the notes on what shares text with the evidence of a record: those that speak for it, and those on what
// gave way there.
func (x *Explanation) around(e explained) (because, lost []extract.Note) {
	for _, n := range x.notes {
		for _, m := range e.evidence {
			if !m.Span.Overlaps(n.Span) {
				continue
			}
			if n.Lost && n.Kind == e.kind.name && n.Span == m.Span {
				break // another rule found it
			}
			if n.Lost {
				lost = append(lost, n)
			} else if n.Kind == e.kind.name && m.Span == n.Span {
				because = append(because, n)
			}
			break
		}
	}
	return because, lost
}

// line returns the paragraph of the body that holds s.
func (x *Explanation) line(s normalize.Span) normalize.Span {
	ps := x.view.doc.Paragraphs
	i, found := slices.BinarySearchFunc(ps, s.Start, func(p normalize.Part, at int) int {
		switch {
		case p.Span.End <= at:
			return -1
		case p.Span.Start > at:
			return 1
		}
		return 0
	})
	if !found {
		return s
	}
	return normalize.Span{Start: ps[i].Span.Start, End: max(ps[i].Span.End, s.End)}
}

// fileLine returns the number, from 1 on, of the line of the file that holds a byte, and 0 where lines cannot be counted
// in the bytes of its charset.
func (x *Explanation) fileLine(at int) int {
	d := x.view.doc
	if strings.HasPrefix(d.Charset, "utf-16") || at > len(d.Raw) {
		return 0
	}
	return 1 + bytes.Count(d.Raw[:at], []byte{'\n'})
}

// nearby is how many bytes of text are shown on each side of the evidence.
const nearby = 120

// quoted returns the text around a span of the body with the span marked, on one line.
func (x *Explanation) quoted(s normalize.Span) string {
	line := x.line(s)
	body := x.view.doc.Body.String()
	from, to, before, behind := line.Start, line.End, "", ""
	if s.Start-from > nearby {
		from, before = runeStart(body, s.Start-nearby), "…"
	}
	if to-s.End > nearby {
		to, behind = runeStart(body, s.End+nearby), "…"
	}
	cut := func(from, to int) string { return x.view.cut(normalize.Span{Start: from, End: to}) }
	return printable(strings.ReplaceAll(before+cut(from, s.Start)+"⟦"+cut(s.Start, s.End)+"⟧"+cut(s.End, to)+behind, "\n", " "))
}

// runeStart returns the beginning of the character that holds byte i of s.
func runeStart(s string, i int) int {
	for i > 0 && i < len(s) && s[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// WriteText writes the explanation for people.
func (x *Explanation) WriteText(w io.Writer) error {
	var b bytes.Buffer
	for i, e := range x.records {
		if i > 0 {
			b.WriteByte('\n')
		}
		x.record(&b, e)
	}
	if x.part != nil {
		x.noRecord(&b)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// record writes one record for people.
func (x *Explanation) record(b *bytes.Buffer, e explained) {
	fmt.Fprintf(b, "%s", e.kind.one)
	for _, f := range e.row {
		switch {
		case f.column == "id":
			fmt.Fprintf(b, " %s", f.text)
		case slices.Contains(trailing, f.column), f.column == "mentions", f.column == "count":
		default:
			fmt.Fprintf(b, "\n  %-13s %s", f.column, printable(f.value()))
		}
	}
	b.WriteString("\n")
	because, lost := x.around(e)
	for i, m := range e.evidence {
		if i == 5 {
			fmt.Fprintf(b, "and in %d more places\n", len(e.evidence)-i)
			break
		}
		src := x.view.doc.Body.Source(m.Span)
		fmt.Fprintf(b, "bytes %d-%d%s\n  %s\n", src.Start, src.End, lineNumber(x.fileLine(src.Start)), x.quoted(m.Span))
		fmt.Fprintf(b, "  rule %s%s\n", m.Rule, described(m.Rule))
		for _, n := range because {
			if n.Span == m.Span {
				fmt.Fprintf(b, "  because %s\n", printable(n.Why))
			}
		}
	}
	x.givenUp(b, lost)
}

// givenUp writes what gave way.
func (x *Explanation) givenUp(b *bytes.Buffer, lost []extract.Note) {
	if len(lost) == 0 {
		return
	}
	b.WriteString("given up\n")
	seen := make(map[string]bool)
	for _, n := range lost {
		one := string(n.Kind)
		if k, ok := lookupKind(n.Kind); ok {
			one = k.one
		}
		line := fmt.Sprintf("  %s %s (%s): %s\n", one, printable(x.view.cut(n.Span)), n.Rule, printable(n.Why))
		if !seen[line] {
			seen[line] = true
			b.WriteString(line)
		}
	}
}

// noRecord writes what there is to say of a byte that no record stands on.
func (x *Explanation) noRecord(b *bytes.Buffer) {
	fmt.Fprintf(b, "no record at byte %d%s\n", x.Offset, lineNumber(x.fileLine(x.Offset)))
	text := []rune(strings.TrimSuffix(x.view.doc.Text.Cut(x.part.Span), "\n"))
	if len(text) > nearby {
		text = append(text[:nearby], '…')
	}
	fmt.Fprintf(b, "  %s\n", printable(string(text)))
	if !x.part.Kind.Article() {
		fmt.Fprintf(b, "  the line is %s, not part of the article (rule %s%s)\n", x.part.Kind, x.part.Rule, describedPart(x.part.Rule))
	}
	x.givenUp(b, x.lost)
}

func lineNumber(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", line %d", n)
}

func described(rule string) string {
	if doc := extract.DescribeRule(rule); doc != "" {
		return ": " + doc
	}
	return ""
}

func describedPart(rule string) string {
	for _, r := range normalize.PartRules() {
		if r.Name == rule {
			return ": " + r.Doc
		}
	}
	return ""
}

// WriteJSON writes the explanation as one JSON object.
func (x *Explanation) WriteJSON(w io.Writer) error {
	o := &object{}
	o.open('{')
	o.str("path", x.view.doc.Path)
	if x.ID != "" {
		o.str("id", x.ID)
	} else {
		o.num("offset", x.Offset)
	}
	o.each("records", len(x.records), func(i int) {
		e := x.records[i]
		o.str("record", string(e.kind.name))
		for _, f := range e.row {
			if !slices.Contains(trailing, f.column) && f.column != "mentions" && f.column != "count" {
				o.field(f)
			}
		}
		because, lost := x.around(e)
		o.each("evidence", len(e.evidence), func(k int) { x.place(o, e.evidence[k]) })
		o.each("because", len(because), func(k int) { x.note(o, because[k]) })
		o.each("given_up", len(lost), func(k int) { x.note(o, lost[k]) })
	})
	if x.part != nil {
		o.key("line")
		o.open('{')
		o.str("kind", string(x.part.Kind))
		o.str("rule", x.part.Rule)
		o.str("text", strings.TrimSuffix(x.view.doc.Text.Cut(x.part.Span), "\n"))
		o.close('}')
		o.each("given_up", len(x.lost), func(k int) { x.note(o, x.lost[k]) })
	}
	o.close('}')
	_, err := w.Write(append(o.b, '\n'))
	return err
}

// place writes the members that tell where and by which rule something was found.
func (x *Explanation) place(o *object, m extract.Mention) {
	o.str("text", x.view.cut(m.Span))
	o.str("rule", m.Rule)
	o.str("doc", extract.DescribeRule(m.Rule))
	e := x.view.extent(m.Span)
	if n := x.fileLine(e.source.Start); n > 0 {
		o.num("line", n)
	}
	o.str("paragraph", x.view.cut(x.line(m.Span)))
	o.extent(e)
}

func (x *Explanation) note(o *object, n extract.Note) {
	o.str("record", string(n.Kind))
	o.str("text", x.view.cut(n.Span))
	o.str("rule", n.Rule)
	o.str("why", n.Why)
	o.extent(x.view.extent(n.Span))
}
