package main

import (
	"sync"

	"taizhang/normalize"
)

// earlyBytes is how much memory the documents may take that a run keeps from the sample: those of about sampleLeast pages.
const earlyBytes = 9 << 20

// early holds documents that were read for the sample, so that a small folder is not read twice. A nil *early holds
// nothing, and it is safe for use by several goroutines.
type early struct {
	mu   sync.Mutex
	docs map[string]*normalize.Kept // by path
	free int                        // bytes of memory that there is room for
}

func newEarly() *early { return &early{docs: map[string]*normalize.Kept{}, free: earlyBytes} }

// put keeps a document, if there is room.
func (e *early) put(in input, d *normalize.Document) {
	if e == nil || in.member != nil || !e.hasRoom() {
		return
	}
	k := d.Keep()
	e.mu.Lock()
	defer e.mu.Unlock()
	if size := k.Size(); size <= e.free && e.docs[in.path] == nil {
		e.docs[in.path] = k
		e.free -= size
	}
}

func (e *early) hasRoom() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.free > 0
}

// take returns the document that an input with the given bytes is, where lines are known to be shared, and nil where it is not
// among those kept. It is the caller's from then on.
func (e *early) take(in input, raw []byte, known *normalize.Shared) *normalize.Document {
	if e == nil || in.member != nil {
		return nil
	}
	e.mu.Lock()
	k := e.docs[in.path]
	if k != nil {
		delete(e.docs, in.path)
		e.free += k.Size()
	}
	e.mu.Unlock()
	if k == nil {
		return nil
	}
	return k.Read(raw, known)
}
