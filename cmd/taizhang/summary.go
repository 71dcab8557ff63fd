package main

import (
	"fmt"
	"io"
	"time"

	"taizhang/cmd/report"
	"taizhang/extract"
)

// summary counts what a run has read and found.
type summary struct {
	now       func() time.Time
	start     time.Time
	documents int
	before    int // of documents, those that an earlier run had done
	bytes     int64
	found     report.Tally
}

func newSummary(now func() time.Time) *summary { return &summary{now: now, start: now()} }

// add counts a document of a size and the records found in it, by kind.
func (s *summary) add(bytes int, counts []int) {
	s.documents++
	s.bytes += int64(bytes)
	s.found.AddCounts(counts)
}

// countsOf counts the records found in a document, by kind.
func countsOf(rec *extract.Record) []int {
	var t report.Tally
	t.Add(rec)
	return t.Counts()
}

// write writes the line that ends a run.
func (s *summary) write(w io.Writer) {
	before := ""
	if s.before > 0 {
		before = fmt.Sprintf(" (%d done before)", s.before)
	}
	fmt.Fprintf(w, "taizhang: read %s%s, %s, in %s: %s\n", count(s.documents, "document", "documents"), before,
		formatVolume(s.bytes), formatDuration(s.now().Sub(s.start)), &s.found)
}

// formatVolume writes how much was read.
func formatVolume(bytes int64) string {
	if bytes < 1e6 {
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
}

// formatDuration writes how long something took, no finer than is of interest.
func formatDuration(d time.Duration) string {
	if d < 10*time.Second {
		return fmt.Sprintf("%.2f s", d.Seconds())
	}
	return d.Round(time.Second).String()
}
