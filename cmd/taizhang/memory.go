package main

import (
	"os"
	"runtime/debug"
	"sync"
)

// Articles are small and short-lived: a heap that may grow to three times what is alive, which is some ten megabytes, saves
// most of the garbage collector's work, and with it what keeps two processors from being twice as fast as one.
// Large files are another matter: while one is under way the collector works harder than it does by default, which costs little
// beside the work on such a file.
const (
	smallFilesPercent = 200
	largeFilesPercent = 50
	largeFile         = 1 << 20
)

// paceCollector sets the pace of the garbage collector, unless the user has done so by GOGC.
func paceCollector(percent int) {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(percent)
	}
}

// pacer sets the pace of the garbage collector by whether large documents are under way. A nil *pacer leaves it as it is.
type pacer struct {
	mu    sync.Mutex
	large int
}

// begin says that a document of so many bytes is under way, and returns the function that ends it.
func (p *pacer) begin(bytes int) (end func()) {
	if p == nil || bytes < largeFile {
		return func() {}
	}
	p.add(1)
	return func() { p.add(-1) }
}

func (p *pacer) add(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := p.large
	p.large += n
	switch {
	case before == 0:
		paceCollector(largeFilesPercent)
	case p.large == 0:
		paceCollector(smallFilesPercent)
	}
}
