package report

import (
	"bytes"
	"io"
	"strings"

	"taizhang/extract"
)

// newTable returns a Writer for people: a block for each document, or with Options.Records one table of rows.
func newTable(w io.Writer, o Options) Writer {
	if o.Width <= 0 {
		o.Width = DefaultWidth
	}
	if len(o.Records) == 0 {
		return &joined{w: w, between: "\n", encode: func(rec *extract.Record) [][]byte {
			return [][]byte{documentBlock(newView(rec, o.Script), o.Width)}
		}}
	}
	return &rowTable{w: w, o: o, rows: make([][]row, len(o.Records))}
}

// blockKinds are the kinds of records that the block of a document shows one by one.
var blockKinds = []extract.Kind{
	extract.KindAgreement, extract.KindFigure, extract.KindPerson, extract.KindFinding, KindWarning,
}

// documentBlock sets a document out for reading: what it is, how much was found, and the records of the main kinds.
func documentBlock(v *view, width int) []byte {
	var b bytes.Buffer
	m := &v.doc.Meta
	for _, line := range wrap(printable(first(m.Title, v.doc.Path)), width) {
		b.WriteString(line + "\n")
	}
	facts := []string{m.Outlet, strings.Join(m.Authors, "、"), m.Published, v.rec.Dateline.Place, v.doc.Path, v.doc.Charset}
	if m.Title == "" {
		facts[4] = "" // it is the headline
	}
	b.WriteString(joinLines(facts, " · ", width))
	var found Tally
	found.Add(v.rec)
	b.WriteString(joinLines(found.list(), ", ", width))
	for _, name := range blockKinds {
		k, _ := lookupKind(name)
		if rows := k.rows(v); len(rows) > 0 {
			b.WriteString("\n" + noun(k, 2) + "\n")
			b.Write(grid(rows, k.brief, width))
		}
	}
	return b.Bytes()
}

// noun returns the name of a kind for n records.
func noun(k rowKind, n int) string {
	if n == 1 {
		return k.one
	}
	return string(k.name)
}

// first returns the first string that is not empty.
func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// joinLines joins the strings that are not empty, and begins a new line where the next would not fit. What sep has before its
// space ends the line then.
func joinLines(list []string, sep string, width int) string {
	var b strings.Builder
	end, _, _ := strings.Cut(sep, " ")
	line := ""
	for _, s := range list {
		s = printable(s)
		switch {
		case s == "":
		case line == "":
			line = s
		case displayWidth(line+sep+s+end) > width:
			b.WriteString(line + end + "\n")
			line = s
		default:
			line += sep + s
		}
	}
	if line != "" {
		b.WriteString(line + "\n")
	}
	return b.String()
}

// pieceRows is the number of rows after which a table of rows is set, so that a run over any number of documents
// needs bounded memory. The next piece has a header and column widths of its own.
const pieceRows = 1000

// rowTable writes one table for each kind of record.
type rowTable struct {
	w     io.Writer
	o     Options
	rows  [][]row // by the kinds of o.Records
	held  int
	wrote bool
}

// Add implements Writer.
func (t *rowTable) Add(rec *extract.Record) func() error {
	v := newView(rec, t.o.Script)
	found := make([][]row, len(t.o.Records))
	for i, name := range t.o.Records {
		if k, ok := lookupKind(name); ok {
			found[i] = k.rows(v)
		}
	}
	return func() error {
		for i, rows := range found {
			t.rows[i] = append(t.rows[i], rows...)
			t.held += len(rows)
		}
		if t.held < pieceRows {
			return nil
		}
		return t.flush()
	}
}

// flush writes the rows held as tables.
func (t *rowTable) flush() error {
	for i, name := range t.o.Records {
		if len(t.rows[i]) == 0 {
			continue
		}
		var b bytes.Buffer
		if t.wrote {
			b.WriteByte('\n')
		}
		t.wrote = true
		k, _ := lookupKind(name)
		if len(t.o.Records) > 1 {
			b.WriteString(noun(k, 2) + "\n")
		}
		b.Write(grid(t.rows[i], append([]string{"document"}, k.brief...), t.o.Width))
		if _, err := t.w.Write(b.Bytes()); err != nil {
			return err
		}
		t.rows[i] = nil
	}
	t.held = 0
	return nil
}

// Close implements Writer.
func (t *rowTable) Close() error { return t.flush() }
