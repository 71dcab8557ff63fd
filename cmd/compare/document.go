package compare

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Document is the record of one document, or a part of one.
type Document struct {
	fields map[string]any
	runes  []rune            // of the text, made by cut
	byID   map[string]string // made by names
}

// Parse reads a document from JSON. It need not have all the keys of the format, but those it has must be of its kinds.
func Parse(data []byte) (*Document, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var doc Document
	if err := d.Decode(&doc.fields); err != nil {
		return nil, readable(err)
	}
	if err := doc.check(); err != nil {
		return nil, err
	}
	return &doc, nil
}

// check refuses what is none of the format's documents.
func (d *Document) check() error {
	if d.fields == nil {
		return errors.New("is null, not the record of a document")
	}
	if kind, ok := d.fields["record"].(string); ok {
		return fmt.Errorf("is a flat row (of %s), not the record of a document: write it without --records", kind)
	}
	if s, ok := d.fields["schema"]; ok && s != version {
		return fmt.Errorf("has the schema %v, not %s", s, version)
	}
	for _, kind := range kinds {
		v, ok := d.fields[kind]
		if !ok {
			continue
		}
		switch kind {
		case "source", "article":
			_, ok = v.(map[string]any)
		case "text":
			_, ok = v.(string)
		default:
			var list []any
			list, ok = v.([]any)
			for _, x := range list {
				_, isObject := x.(map[string]any)
				ok = ok && isObject
			}
		}
		if !ok {
			return fmt.Errorf("%s is not what the format has there", kind)
		}
	}
	return nil
}

// version is the one version of the format that there is.
const version = "taizhang/1"

// Path returns the name of the file that the document was read from, empty if it is not given.
func (d *Document) Path() string {
	source, _ := d.fields["source"].(map[string]any)
	path, _ := source["path"].(string)
	return path
}

// ID returns the digest of the file, empty if it is not given.
func (d *Document) ID() string {
	id, _ := d.fields["id"].(string)
	return id
}

// Whole reports whether the document says that it is a complete record, by naming the version of the format.
func (d *Document) Whole() bool {
	_, ok := d.fields["schema"]
	return ok
}

// Kinds returns the kinds of records that the document gives, in the order of the format's description.
func (d *Document) Kinds() []string {
	var list []string
	for _, kind := range kinds {
		if d.gives(kind) {
			list = append(list, kind)
		}
	}
	return list
}

// gives reports whether the document says something about a kind of records.
func (d *Document) gives(kind string) bool {
	if kind == "source" {
		return len(d.keys(kind)) > 0
	}
	_, ok := d.fields[kind]
	return ok
}

// readable puts an error of encoding/json in words.
func readable(err error) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errors.New("ends in the middle of a record")
	case errors.As(err, &syntax):
		return fmt.Errorf("is no JSON: %s", strings.TrimPrefix(syntax.Error(), "json: "))
	case errors.As(err, &kind):
		return fmt.Errorf("is JSON of the kind %s, not the record of a document", kind.Value)
	}
	return err
}
