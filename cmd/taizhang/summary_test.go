package main

import (
	"strings"
	"testing"
	"time"

	"taizhang/extract"
	"taizhang/normalize"
)

func TestSummary(t *testing.T) {
	now := time.Date(2024, 3, 9, 0, 0, 0, 0, time.UTC)
	s := newSummary(func() time.Time { return now })
	var b strings.Builder
	s.write(&b)
	rec := &extract.Record{
		Doc:          &normalize.Document{Raw: make([]byte, 1_250_000), Warnings: make([]normalize.Warning, 2)},
		Institutions: make([]extract.Institution, 1), Figures: make([]extract.Figure, 1200),
	}
	s.add(len(rec.Doc.Raw), countsOf(rec))
	now = now.Add(1234 * time.Millisecond)
	s.write(&b)
	s.add(len(rec.Doc.Raw), countsOf(rec))
	now = now.Add(2 * time.Minute)
	s.write(&b)
	want := `taizhang: read 0 documents, 0.0 kB, in 0.00 s: no records
taizhang: read 1 document, 1.2 MB, in 1.23 s: 1 institution, 1200 figures, 2 warnings
taizhang: read 2 documents, 2.5 MB, in 2m1s: 2 institutions, 2400 figures, 4 warnings
`
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
}
