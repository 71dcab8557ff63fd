package main

import (
	"math"
	"runtime/debug"
	"sync"
)

// budget shares memory out to workers under a limit such as GOMEMLIMIT sets: who wants more than is free waits until others
// have done, in the order of asking, so that a large document is not passed over for ever. A nil *budget has no limit.
type budget struct {
	mu      sync.Mutex
	size    int64
	free    int64
	waiting []waiter
}

type waiter struct {
	want  int64
	ready chan struct{}
}

// What a run needs beside the documents under way, and what a document needs: for itself and for each of its bytes, as
// measured on texts of 4 MB dense with facts. Less is not possible, more is what the collector is given time for.
const (
	baseMemory     = 32 << 20
	documentMemory = 2 << 20
	byteMemory     = 44
)

// newBudget returns the budget for a limit of the process, nil where there is none.
func newBudget(limit int64) *budget {
	if limit == math.MaxInt64 {
		return nil
	}
	size := max(limit-baseMemory, limit/4, 1)
	return &budget{size: size, free: size}
}

// memoryLimit returns the limit that GOMEMLIMIT sets.
func memoryLimit() int64 { return debug.SetMemoryLimit(-1) }

// acquire waits until there is memory for a document of the given size and returns a function that gives it back. A document
// for which all of the memory would not do gets all of it.
func (b *budget) acquire(bytes int64) (release func()) {
	if b == nil {
		return func() {}
	}
	want := min(documentMemory+byteMemory*bytes, b.size)
	b.mu.Lock()
	if len(b.waiting) == 0 && want <= b.free {
		b.free -= want
		b.mu.Unlock()
	} else {
		w := waiter{want, make(chan struct{})}
		b.waiting = append(b.waiting, w)
		b.mu.Unlock()
		<-w.ready
	}
	return func() { b.release(want) }
}

// release gives memory back, and hands it to those who wait.
func (b *budget) release(n int64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.free += n
	for len(b.waiting) > 0 && b.waiting[0].want <= b.free {
		b.free -= b.waiting[0].want
		close(b.waiting[0].ready)
		b.waiting = b.waiting[1:]
	}
}
