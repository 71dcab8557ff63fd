package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"taizhang/extract"
)

// KindWarning names the troubles met in reading a file among the kinds of rows.
const KindWarning extract.Kind = "warnings"

// A flat row is a list of fields in the order of its kind's columns. What a record refers to by ID, a row names.
type field struct {
	column string
	text   string
	list   []string // with text empty: several values
	number bool     // text is a number
}

// row is one record, flat. Fields without a value are left out.
type row []field

func (r *row) str(column, s string) {
	if s != "" {
		*r = append(*r, field{column: column, text: s})
	}
}

func (r *row) list(column string, list []string) {
	if len(list) > 0 {
		*r = append(*r, field{column: column, list: list})
	}
}

func (r *row) num(column string, n int) { r.dec(column, decimal.MustNew(int64(n), 0)) }

func (r *row) dec(column string, d decimal.Decimal) {
	*r = append(*r, field{column: column, text: number(d), number: true})
}

func (r *row) optional(column string, d *decimal.Decimal) {
	if d != nil {
		r.dec(column, *d)
	}
}

// value returns the field as one string, lists with a semicolon between their values.
func (f field) value() string {
	if f.list != nil {
		return strings.Join(f.list, "; ")
	}
	return f.text
}

// rowKind is a kind of record that can be written as flat rows.
type rowKind struct {
	name    extract.Kind
	one     string // name for one record
	doc     string
	columns []string // of this kind alone, in order
	brief   []string // those that a table shows
	count   func(*extract.Record) int
	fill    func(*row, *view, int) // fields of record i
}

// leading and trailing columns that rows of every kind have.
var (
	leading  = []string{"document", "record"}
	trailing = []string{"start", "end", "source_start", "source_end"}
)

// Kinds returns the kinds of records that Options.Records may name, with a line about each.
func Kinds() (names []extract.Kind, docs []string) {
	for _, k := range rowKinds {
		names = append(names, k.name)
		docs = append(docs, k.doc)
	}
	return names, docs
}

// Tally counts the records of some documents, by kind. The zero value has counted none.
type Tally struct{ counts [len(rowKinds)]int }

// Add counts the records of one document.
func (t *Tally) Add(rec *extract.Record) {
	for i := range rowKinds {
		t.counts[i] += rowKinds[i].count(rec)
	}
}

// Counts returns how many records of each kind were counted.
func (t *Tally) Counts() []int { return slices.Clone(t.counts[:]) }

// AddCounts adds what Counts returned.
func (t *Tally) AddCounts(counts []int) {
	for i := range min(len(counts), len(t.counts)) {
		t.counts[i] += counts[i]
	}
}

// String returns what was counted in words, "2 institutions, 1 person", the kinds in the order of the format's
// description; "no records" where there are none.
func (t *Tally) String() string {
	list := t.list()
	if len(list) == 0 {
		return "no records"
	}
	return strings.Join(list, ", ")
}

func (t *Tally) list() []string {
	var list []string
	for i, n := range t.counts {
		if n > 0 {
			list = append(list, strconv.Itoa(n)+" "+noun(rowKinds[i], n))
		}
	}
	return list
}

func lookupKind(name extract.Kind) (rowKind, bool) {
	for _, k := range rowKinds {
		if k.name == name {
			return k, true
		}
	}
	return rowKind{}, false
}

// rows returns the records of kind k.
func (k rowKind) rows(v *view) []row {
	n := k.count(v.rec)
	if n == 0 {
		return nil
	}
	rows := make([]row, n)
	for i := range rows {
		r := &rows[i]
		r.str("document", v.doc.Path)
		r.str("record", string(k.name))
		k.fill(r, v, i)
	}
	return rows
}

// allRows returns the records of the given kinds, kind by kind.
func allRows(v *view, kinds []extract.Kind) []row {
	var rows []row
	for _, name := range kinds {
		if k, ok := lookupKind(name); ok {
			rows = append(rows, k.rows(v)...)
		}
	}
	return rows
}

// columns returns the columns of rows of the given kinds: common ones at both ends, and between them those of each
// kind, without those a kind before it has.
func columns(kinds []extract.Kind) []string {
	list := append([]string(nil), leading...)
	seen := make(map[string]bool)
	for _, name := range kinds {
		k, _ := lookupKind(name)
		for _, c := range k.columns {
			if !seen[c] {
				seen[c] = true
				list = append(list, c)
			}
		}
	}
	return append(list, trailing...)
}

// extent appends where the row's record stands.
func (r *row) extent(x extent) {
	r.num("start", x.start)
	r.num("end", x.end)
	r.num("source_start", x.source.Start)
	r.num("source_end", x.source.End)
}

// mentions appends the distinct forms that a record is mentioned in, their number, and the place of the first.
func (r *row) mentions(v *view, list []extract.Mention) {
	var forms []string
	seen := make(map[string]bool)
	for _, m := range list {
		if s := v.cut(m.Span); !seen[s] {
			seen[s] = true
			forms = append(forms, s)
		}
	}
	r.list("mentions", forms)
	r.num("count", len(list))
	if len(list) > 0 {
		r.extent(v.extent(list[0].Span))
	}
}

// refs returns the names behind IDs.
func (v *view) refs(ids []string) []string {
	list := make([]string, len(ids))
	for i, id := range ids {
		list[i] = v.ref(id)
	}
	return list
}

// ref returns the name behind an ID, or the ID itself where nothing in the record bears it.
func (v *view) ref(id string) string {
	if id == "" {
		return ""
	}
	if r, ok := v.named()[id]; ok {
		return r.name
	}
	return id
}

// rowKinds is every kind of record, in the order of the format's description.
var rowKinds = [...]rowKind{
	institutionRows, personRows, placeRows, dateRows, agreementRows, figureRows, eventRows, quoteRows, relationRows,
	findingRows, warningRows,
}
