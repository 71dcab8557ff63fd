package main

import (
	"context"
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
	width int // columns of the terminal, 0 for any number
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
	leastCells       = 8 // fewer say nothing
)

func newProgress(w io.Writer, width int, now func() time.Time) *progress {
	return &progress{w: w, width: width, now: now, start: now()}
}

// newBar returns a bar for a run over the inputs, nil where there is no terminal to show it on, where other output goes there
// (then it is not free), and where nothing but errors is to be reported.
func newBar(ctx context.Context, s *streams, o *inputOptions, free bool) *progress {
	if !s.errTerminal || !free || o.quiet {
		return nil
	}
	bar := newProgress(s.err, s.errWidth, time.Now)
	if o.filesFrom != "-" {
		go func() {
			n := int64(0)
			for in := range o.inputs(ctx, nil) {
				if in.skip == skipNot {
					n++
				}
			}
			bar.total.Store(n)
		}()
	}
	return bar
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
	fmt.Fprintf(p.w, "\r\x1b[K%s", p.fit(p.line(now.Sub(p.start))))
}

// fit cuts a line so that it stays on one row of the terminal: of two rows only the last can be drawn over.
func (p *progress) fit(line string) string {
	if p.width > 0 && len(line) >= p.width {
		return line[:p.width-1]
	}
	return line
}

// line returns what the bar says after the given time.
func (p *progress) line(elapsed time.Duration) string {
	seconds := elapsed.Seconds()
	megabytes := float64(p.bytes) / 1e6
	total := int(p.total.Load())
	if total < p.files {
		return fmt.Sprintf("%d files, %.1f MB, %.1f MB/s", p.files, megabytes, megabytes/seconds)
	}
	left := time.Duration(float64(elapsed) * float64(total-p.files) / float64(p.files)).Round(time.Second)
	text := fmt.Sprintf("%d of %d files, %.1f MB/s, %s left", p.files, total, megabytes/seconds, left)
	cells := progressCells
	if p.width > 0 {
		cells = min(cells, p.width-1-len("[] ")-len(text))
	}
	if cells < leastCells {
		return text
	}
	full := cells * p.files / total
	return "[" + strings.Repeat("#", full) + strings.Repeat("-", cells-full) + "] " + text
}

// clear takes the bar off the terminal.
func (p *progress) clear() {
	if p == nil || p.drawn.IsZero() {
		return
	}
	fmt.Fprint(p.w, "\r\x1b[K")
	p.drawn = time.Time{}
}
