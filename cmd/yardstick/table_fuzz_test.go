package main

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzTable draws whatever is a table: the result is well-formed.
func FuzzTable(f *testing.F) {
	f.Add("files\tseconds\n1\t0.1\n10\t0.5\n")
	f.Add("<\t&\n1\t1\n1\t1\n")
	f.Fuzz(func(t *testing.T, s string) {
		table, err := readTable(strings.NewReader(s))
		if err != nil || !utf8.ValidString(s) || strings.ContainsFunc(s, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r > 0xd7ff }) {
			return
		}
		for _, r := range table.rows {
			for _, v := range r {
				if v > 1e30 || v < 1e-30 {
					return
				}
			}
		}
		d := xml.NewDecoder(strings.NewReader(table.svg()))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Fatal(err)
			}
		}
	})
}

func FuzzStages(f *testing.F) {
	f.Add("BenchmarkX-2 10 5 ns/op 3.5 MB/s\n")
	f.Fuzz(func(_ *testing.T, s string) { _, _ = readStages(strings.NewReader(s)) })
}
