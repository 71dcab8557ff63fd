package main

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"time"
)

// progress shows on a terminal how far a run has come. It is drawn between two results and cleared before anything
// else is written, all from one goroutine. A nil *progress shows nothing.
type progress struct {
	w     io.Writer
	now   func() time.Time
	start time.Time
	drawn time.Time // zero while nothing is shown
	files int
	bytes int64
	total atomic.Int64 // files there are, 0 until they have been counted
}

// Timing of the bar: quick runs never show it.
const (
	progressDelay    = 500 * time.Millisecond
	progressInterval = 100 * time.Millisecond
	progressCells    = 24
)

func newProgress(w io.Writer, now func() time.Time) *progress {
	return &progress{w: w, now: now, start: now()}
}

// step counts a file, and draws the bar if it is time.
func (p *progress) step(bytes int) {
	if p == nil {
		return
	}
	p.files++
	p.bytes += int64(bytes)
	now := p.now()
	if now.Sub(p.start) < progressDelay || now.Sub(p.drawn) < progressInterval {
		return
	}
	p.drawn = now
	fmt.Fprintf(p.w, "\r\x1b[K%s", p.line(now.Sub(p.start)))
}

// line returns what the bar says after the given time.
func (p *progress) line(elapsed time.Duration) string {
	seconds := elapsed.Seconds()
	megabytes := float64(p.bytes) / 1e6
	total := int(p.total.Load())
	if total < p.files {
		return fmt.Sprintf("%d files, %.1f MB, %.1f MB/s", p.files, megabytes, megabytes/seconds)
	}
	full := progressCells * p.files / total
	left := time.Duration(float64(elapsed) * float64(total-p.files) / float64(p.files)).Round(time.Second)
	return fmt.Sprintf("[%s%s] %d of %d files, %.1f MB/s, %s left", strings.Repeat("#", full),
		strings.Repeat("-", progressCells-full), p.files, total, megabytes/seconds, left)
}

// clear takes the bar off the terminal.
func (p *progress) clear() {
	if p == nil || p.drawn.IsZero() {
		return
	}
	fmt.Fprint(p.w, "\r\x1b[K")
	p.drawn = time.Time{}
}
