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
	bytes     int64
	found     report.Tally
}

func newSummary(now func() time.Time) *summary { return &summary{now: now, start: now()} }

func (s *summary) add(rec *extract.Record) {
	s.documents++
	s.bytes += int64(len(rec.Doc.Raw))
	s.found.Add(rec)
}

// write writes the line that ends a run.
func (s *summary) write(w io.Writer) {
	fmt.Fprintf(w, "taizhang: read %s, %s, in %s: %s\n", count(s.documents, "document", "documents"),
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
