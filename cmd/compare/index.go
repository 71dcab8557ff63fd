package compare

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Entry says where in a file the record of a document lies, and which document it is.
type Entry struct {
	Path   string
	ID     string
	Offset int64
	Length int64
}

// Index lists the documents of a file: JSON objects one after the other, or in one array. It keeps of each only which it is
// and where, so that memory does not grow with what is in them.
func Index(r io.ReaderAt, size int64) ([]Entry, error) {
	d := json.NewDecoder(io.NewSectionReader(r, 0, size))
	head := make([]byte, 512)
	n, _ := r.ReadAt(head, 0) // an error comes again
	array := bytes.HasPrefix(bytes.TrimLeft(head[:n], " \t\r\n"), []byte{'['})
	if array {
		if _, err := d.Token(); err != nil {
			return nil, readable(err)
		}
	}
	var list []Entry
	for !array || d.More() {
		var raw json.RawMessage
		err := d.Decode(&raw)
		if errors.Is(err, io.EOF) && !array {
			return list, nil
		}
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", len(list)+1, readable(err))
		}
		e, err := identify(raw)
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", len(list)+1, err)
		}
		e.Length = int64(len(raw))
		e.Offset = d.InputOffset() - e.Length
		list = append(list, e)
	}
	if _, err := d.Token(); err != nil { // the end of the array
		return nil, readable(err)
	}
	return list, nil
}

// identify reads of a document only which it is.
func identify(raw []byte) (Entry, error) {
	var head struct {
		Record *string
		ID     string
		Source struct{ Path string }
	}
	if raw[0] != '{' {
		return Entry{}, errors.New("is no JSON object, and so not the record of a document")
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return Entry{}, readable(err)
	}
	if head.Record != nil {
		return Entry{}, fmt.Errorf("is a flat row (of %s), not the record of a document: write it without --records", *head.Record)
	}
	if head.ID == "" && head.Source.Path == "" {
		return Entry{}, errors.New("says neither in source.path nor in id which document it is of")
	}
	return Entry{Path: head.Source.Path, ID: head.ID}, nil
}

// Read returns the bytes of a document.
func (e Entry) Read(r io.ReaderAt) ([]byte, error) {
	b := make([]byte, e.Length)
	_, err := r.ReadAt(b, e.Offset)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return b, err
}

// Pair is two entries that are of the same document, by their indices; -1 where one of them has it only.
type Pair struct{ Old, New int }

// Match pairs the documents of two files: those with the same path, then, of those left, those with the same bytes. Pairs
// come in the order of the old file; what only the new one has follows in its order.
func Match(old, now []Entry) []Pair {
	to, taken := make([]int, len(old)), make([]bool, len(now))
	for i := range to {
		to[i] = -1
	}
	for _, key := range []func(Entry) string{
		func(e Entry) string { return e.Path }, func(e Entry) string { return e.ID },
	} {
		at := make(map[string][]int)
		for k, e := range now {
			if !taken[k] && key(e) != "" {
				at[key(e)] = append(at[key(e)], k)
			}
		}
		for i, e := range old {
			if list := at[key(e)]; to[i] < 0 && len(list) > 0 {
				to[i], taken[list[0]] = list[0], true
				at[key(e)] = list[1:]
			}
		}
	}
	pairs := make([]Pair, 0, max(len(old), len(now)))
	for i, k := range to {
		pairs = append(pairs, Pair{i, k})
	}
	for k := range now {
		if !taken[k] {
			pairs = append(pairs, Pair{-1, k})
		}
	}
	return pairs
}
