package report

import (
	"bytes"
	"encoding/csv"
	"io"
	"strconv"

	"taizhang/extract"
)

// newCSV returns a Writer of comma-separated values as RFC 4180 has them, with line feeds at the ends of lines.
// Several values in a cell have a semicolon between them.
func newCSV(w io.Writer, o Options) Writer {
	cols := columns(o.Records)
	if len(o.Records) == 0 {
		cols = documentColumns(o)
	}
	header := csvLines([][]string{cols})
	return &joined{w: w, first: string(header), none: string(header), encode: func(rec *extract.Record) [][]byte {
		v := newView(rec, o.Script)
		if len(o.Records) == 0 {
			return [][]byte{csvLines([][]string{cells(documentRow(v, o), cols)})}
		}
		var lines [][]string
		for _, r := range allRows(v, o.Records) {
			lines = append(lines, cells(r, cols))
		}
		if len(lines) == 0 {
			return nil
		}
		return [][]byte{csvLines(lines)}
	}}
}

// cells lays the fields of r out under the given columns. Both are in the same order within each kind, but columns
// of several kinds may stand in another one.
func cells(r row, cols []string) []string {
	list := make([]string, len(cols))
	for _, f := range r {
		for i, c := range cols {
			if c == f.column {
				list[i] = f.value()
				break
			}
		}
	}
	return list
}

func csvLines(lines [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(lines) // a Buffer takes everything
	return b.Bytes()
}

// documentColumns returns the columns of rows that stand for whole documents.
func documentColumns(o Options) []string {
	cols := []string{"document", "id", "bytes", "media_type", "charset", "url", "title", "outlet", "authors", "editors",
		"published", "dateline_place", "dateline_date", "script"}
	for _, k := range rowKinds {
		cols = append(cols, string(k.name))
	}
	if !o.NoText {
		cols = append(cols, "text")
	}
	return cols
}

// documentRow returns a document as one row: what is known about it, and how many records of each kind it has.
func documentRow(v *view, o Options) row {
	d, m := v.doc, &v.doc.Meta
	var r row
	r.str("document", d.Path)
	r.str("id", documentID(d.Raw))
	r.num("bytes", len(d.Raw))
	r.str("media_type", d.MediaType)
	r.str("charset", d.Charset)
	r.str("url", m.URL)
	r.str("title", m.Title)
	r.str("outlet", m.Outlet)
	r.list("authors", m.Authors)
	r.list("editors", m.Editors)
	r.str("published", m.Published)
	r.str("dateline_place", v.rec.Dateline.Place)
	r.str("dateline_date", v.rec.Dateline.Date)
	r.str("script", m.Script)
	for _, k := range rowKinds {
		r.str(string(k.name), strconv.Itoa(k.count(v.rec)))
	}
	if !o.NoText {
		r.str("text", v.text.String())
	}
	return r
}
