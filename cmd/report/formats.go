// Package report writes records: as JSON for programs, as CSV for spreadsheets, as tables for people.
//
// A document comes out as one record, described by the JSON Schema that Schema returns, or, where Options.Records
// names kinds of records, as one flat row for each record of those kinds, described by RowSchema.
package report

import (
	"io"

	"taizhang/extract"
	"taizhang/normalize"
)

// Version names the output format. A renamed key or a changed meaning is a new version; an added key is not.
const Version = "taizhang/1"

// Options say what is written.
type Options struct {
	// Script is the one the documents were read into. Names that an article does not write out in full follow it.
	Script normalize.Script
	// Records are the kinds of records that are written as flat rows; empty means whole documents.
	Records []extract.Kind
	// NoText leaves the text of the articles out. Positions still refer to it.
	NoText bool
	// Width is the number of columns of the terminal that tables are set for; 0 means DefaultWidth.
	Width int
}

// DefaultWidth is the width of tables where no terminal tells another.
const DefaultWidth = 100

// Writer writes the records of one run.
type Writer interface {
	// Add renders rec and returns a function that writes it. Add may be called from several goroutines at once;
	// the functions it returns must be called one after the other, in the order the records are to appear in.
	Add(rec *extract.Record) (commit func() error)
	// Close writes what follows the last record. It does not close the io.Writer below.
	Close() error
}

// Encoder is a Writer of documents that do not depend on one another, so that a document can be encoded now and written in
// another run.
type Encoder interface {
	Writer
	// Encode returns what rec comes to, in pieces. It may be called from several goroutines at once.
	Encode(rec *extract.Record) [][]byte
	// Put writes what Encode returned, here or in another Writer of the same format and options. It must not be called
	// from several goroutines at once.
	Put(pieces [][]byte) error
}

// Format is a way of writing records.
type Format struct {
	Name string
	Doc  string
	New  func(w io.Writer, o Options) Writer
}

// Formats is every output format. To add one, write its file and add one line here.
var Formats = []Format{
	{"table", "tables for reading in a terminal", newTable},
	{"ndjson", "one JSON object a line, for jq, DuckDB and other programs", newNDJSON},
	{"json", "one JSON array of objects, indented", newJSON},
	{"csv", "one row a document, or with --records one a record, with a header", newCSV},
}

// Lookup returns the format of the given name.
func Lookup(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}
