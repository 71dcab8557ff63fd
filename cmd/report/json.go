package report

import (
	"bytes"
	"io"

	"taizhang/extract"
)

// newNDJSON returns a Writer of one object a line.
func newNDJSON(w io.Writer, o Options) Writer {
	return &joined{w: w, last: "", encode: func(rec *extract.Record) [][]byte {
		return [][]byte{appendLines(nil, rec, o)}
	}}
}

// newJSON returns a Writer of one array, set out for reading.
func newJSON(w io.Writer, o Options) Writer {
	return &joined{w: w, first: "[\n", between: ",\n", last: "\n]\n", none: "[]\n",
		encode: func(rec *extract.Record) [][]byte {
			var list [][]byte
			for line := range bytes.Lines(appendLines(nil, rec, o)) {
				list = append(list, appendIndented([]byte("  "), bytes.TrimSuffix(line, []byte{'\n'}), 1))
			}
			return list
		}}
}

// appendLines appends what a record comes to, an object a line.
func appendLines(dst []byte, rec *extract.Record, o Options) []byte {
	if len(o.Records) == 0 {
		return append(appendDocument(dst, rec, o), '\n')
	}
	for _, r := range allRows(newView(rec, o.Script), o.Records) {
		dst = append(appendRow(dst, r), '\n')
	}
	return dst
}

// appendRow appends a row as one JSON object.
func appendRow(dst []byte, r row) []byte {
	o := &object{b: dst}
	o.open('{')
	for _, f := range r {
		o.field(f)
	}
	o.close('}')
	return o.b
}

// joined writes encoded pieces with something between them.
type joined struct {
	w       io.Writer
	encode  func(*extract.Record) [][]byte // safe for concurrent use
	first   string
	between string
	last    string
	none    string // instead of all, where there are no pieces
	pieces  int
}

// Encode implements Encoder.
func (j *joined) Encode(rec *extract.Record) [][]byte { return j.encode(rec) }

// Put implements Encoder.
func (j *joined) Put(pieces [][]byte) error {
	for _, p := range pieces {
		lead := j.between
		if j.pieces == 0 {
			lead = j.first
		}
		j.pieces++
		if lead != "" {
			if _, err := io.WriteString(j.w, lead); err != nil {
				return err
			}
		}
		if _, err := j.w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

// Add implements Writer.
func (j *joined) Add(rec *extract.Record) func() error {
	pieces := j.encode(rec)
	return func() error { return j.Put(pieces) }
}

// Close implements Writer.
func (j *joined) Close() error {
	end := j.last
	if j.pieces == 0 {
		end = j.none
	}
	_, err := io.WriteString(j.w, end)
	return err
}
