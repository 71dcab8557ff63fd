package compare

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"strings"

	"taizhang/cmd/report"
)

// Change is what became of a document between two runs.
type Change struct {
	Document string // its name in the new run, or in the old one where it is only in that
	Was      string // its name in the old run, where that was another
	Op       Op     // empty where nothing differs
	Result   Result // of a document in one run only, without the differences that it consists of
}

// Between compares the records of a document in two runs, as JSON; nil is a document that is not in that run. That its file
// has another name is no difference.
func Between(old, now []byte, o Options) (Change, error) {
	var c Change
	if old != nil && bytes.Equal(old, now) {
		e, err := identify(now)
		c.Document = cmp.Or(e.Path, e.ID)
		return c, err
	}
	var docs [2]*Document
	for i, data := range [][]byte{old, now} {
		docs[i] = &Document{}
		if data == nil {
			continue
		}
		d, err := Parse(data)
		if err != nil {
			return c, err
		}
		docs[i] = d
	}
	c.Result = Compare(docs[0], docs[1], o)
	switch {
	case now == nil:
		c.Op, c.Document = Removed, docs[0].title()
	case old == nil:
		c.Op, c.Document = Added, docs[1].title()
	default:
		c.Document = docs[1].title()
		if was := docs[0].title(); was != c.Document {
			c.Was = was
		}
		if len(c.Result.Differences) > 0 {
			c.Op = Changed
		}
	}
	return c, nil
}

// title returns the name of a document for people to read.
func (d *Document) title() string { return cmp.Or(d.Path(), d.ID()) }

// Writer writes what two runs differ in.
type Writer interface {
	// Write writes the change of one document.
	Write(Change) error
	// Close writes what all changes came to. It does not close the io.Writer below.
	Close() error
}

// Summary counts what two runs differ in.
type Summary struct {
	Documents map[Op]int            // "" are those that are the same
	Records   map[string]map[Op]int // by kind
}

// Add counts the change of one document.
func (s *Summary) Add(c Change) {
	if s.Documents == nil {
		s.Documents, s.Records = make(map[Op]int), make(map[string]map[Op]int)
	}
	s.Documents[c.Op]++
	for _, d := range c.Result.Differences {
		if c.Op != Changed && keyed(d.Kind) {
			continue // no record, and so nothing that came or went with its document
		}
		if s.Records[d.Kind] == nil {
			s.Records[d.Kind] = make(map[Op]int)
		}
		s.Records[d.Kind][d.Op]++
	}
}

// Differs reports whether anything differs.
func (s *Summary) Differs() bool {
	return s.Documents[Added]+s.Documents[Removed]+s.Documents[Changed] > 0
}

// String returns the count of documents in words.
func (s *Summary) String() string {
	var list []string
	for _, op := range []Op{Changed, Added, Removed} {
		if n := s.Documents[op]; n > 0 {
			list = append(list, strconv.Itoa(n)+" "+string(op))
		}
	}
	if n := s.Documents[""]; n > 0 || len(list) == 0 {
		list = append(list, strconv.Itoa(n)+" the same")
	}
	return "documents: " + strings.Join(list, ", ")
}

// Paint marks up a text for a terminal: what was added, what was removed and what changed. Nil functions leave it as it is.
type Paint map[Op]func(string) string

func (p Paint) text(op Op, s string) string {
	if f := p[op]; f != nil {
		return f(s)
	}
	return s
}

// signs stand before differences.
var signs = map[Op]string{Added: "+", Removed: "-", Changed: "~"}

// NewText returns a Writer for people to read, in a terminal of the given width. Brief leaves the single differences out.
func NewText(w io.Writer, width int, brief bool, p Paint) Writer {
	return &textWriter{w: w, width: width, brief: brief, paint: p}
}

type textWriter struct {
	w     io.Writer
	width int
	brief bool
	paint Paint
	sum   Summary
}

// Write implements Writer.
func (t *textWriter) Write(c Change) error {
	t.sum.Add(c)
	if c.Op == "" || t.brief {
		return nil
	}
	var b strings.Builder
	name := report.Printable(c.Document)
	switch c.Op {
	case Added, Removed:
		b.WriteString(t.paint.text(c.Op, signs[c.Op]+" "+name) + "\n")
	default:
		if c.Was != "" {
			name += " (was " + report.Printable(c.Was) + ")"
		}
		b.WriteString(t.paint.text(Changed, signs[Changed]+" "+name) + "\n")
		for _, d := range c.Result.Differences {
			b.WriteString("    " + t.paint.text(d.Op, signs[d.Op]+" "+report.Printable(d.String())) + "\n")
		}
	}
	_, err := io.WriteString(t.w, b.String())
	return err
}

// String returns the difference in words, in one line: of what kind, what it is about, and what differs.
func (d Difference) String() string {
	var list []string
	for _, f := range d.Fields {
		said := plain(f.Old + f.New)
		if d.Op == Changed {
			said = f.change()
		}
		switch {
		case keyed(d.Kind):
			list = append(list, said)
		case d.Op == Changed || bare(f.Old+f.New) != d.Name:
			list = append(list, f.Key+" "+said)
		}
	}
	s := d.Kind + " " + d.Name
	if d.Kind == d.Name {
		s = d.Kind
	}
	if len(list) == 0 {
		return s
	}
	return s + ": " + strings.Join(list, ", ")
}

// keyed reports whether a kind is compared key by key.
func keyed(kind string) bool { return slices.Contains(kinds[:3], kind) }

// Close implements Writer.
func (t *textWriter) Close() error {
	if !t.sum.Differs() {
		return nil
	}
	var b strings.Builder
	if len(t.sum.Records) > 0 {
		if !t.brief {
			b.WriteByte('\n')
		}
		var lines [][]string
		for _, kind := range kinds {
			n := t.sum.Records[kind]
			if len(n) > 0 {
				lines = append(lines, []string{kind, strconv.Itoa(n[Added]), strconv.Itoa(n[Removed]), strconv.Itoa(n[Changed])})
			}
		}
		b.Write(report.Grid([]string{"kind", "added", "removed", "changed"}, lines, []bool{false, true, true, true}, t.width))
	}
	b.WriteString(t.sum.String() + "\n")
	_, err := io.WriteString(t.w, b.String())
	return err
}

// NewJSON returns a Writer of one JSON object a line: one for each document that differs, and one with the summary.
func NewJSON(w io.Writer) Writer { return &jsonWriter{e: newEncoder(w)} }

func newEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}

type jsonWriter struct {
	e   *json.Encoder
	sum Summary
}

// JSONDifference is a difference as it is written for programs.
type JSONDifference struct {
	Kind   string      `json:"kind"`
	Change Op          `json:"change"`
	Name   string      `json:"name"`
	Keys   []JSONField `json:"keys,omitempty"`
	Source *JSONPlace  `json:"source,omitempty"`
}

// JSONField is a key with both its values.
type JSONField struct {
	Key string          `json:"key"`
	Old json.RawMessage `json:"old,omitempty"`
	New json.RawMessage `json:"new,omitempty"`
}

// JSONPlace is a half-open range of bytes of the file.
type JSONPlace struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// JSON returns the difference as it is written for programs.
func (d Difference) JSON() JSONDifference {
	out := JSONDifference{Kind: d.Kind, Change: d.Op, Name: d.Name}
	for _, f := range d.Fields {
		out.Keys = append(out.Keys, JSONField{f.Key, json.RawMessage(f.Old), json.RawMessage(f.New)})
	}
	if d.Place != (Place{}) {
		out.Source = &JSONPlace{d.Place.Start, d.Place.End}
	}
	return out
}

// Write implements Writer.
func (j *jsonWriter) Write(c Change) error {
	j.sum.Add(c)
	if c.Op == "" {
		return nil
	}
	out := struct {
		Document    string           `json:"document"`
		Was         string           `json:"was,omitempty"`
		Change      Op               `json:"change"`
		Differences []JSONDifference `json:"differences,omitempty"`
	}{Document: c.Document, Was: c.Was, Change: c.Op}
	if c.Op == Changed {
		for _, d := range c.Result.Differences {
			out.Differences = append(out.Differences, d.JSON())
		}
	}
	return j.e.Encode(out)
}

// Close implements Writer.
func (j *jsonWriter) Close() error {
	type counts struct {
		Same    int `json:"same"`
		Added   int `json:"added"`
		Removed int `json:"removed"`
		Changed int `json:"changed"`
	}
	type kindCounts struct {
		Kind    string `json:"kind"`
		Added   int    `json:"added"`
		Removed int    `json:"removed"`
		Changed int    `json:"changed"`
	}
	var out struct {
		Documents counts       `json:"documents"`
		Records   []kindCounts `json:"records,omitempty"`
	}
	n := j.sum.Documents
	out.Documents = counts{n[""], n[Added], n[Removed], n[Changed]}
	for _, kind := range kinds {
		if n := j.sum.Records[kind]; len(n) > 0 {
			out.Records = append(out.Records, kindCounts{kind, n[Added], n[Removed], n[Changed]})
		}
	}
	return j.e.Encode(map[string]any{"summary": out})
}
