package main

import (
	"bytes"
	"sync"

	"taizhang/normalize"
)

// earlyBytes is how many bytes of files there may be whose documents a run keeps from the sample. A document takes about
// three times the bytes of its file.
const earlyBytes = 2 << 20

// early holds documents that were read for the sample, so that a small folder is not read twice. A nil *early holds
// nothing, and it is safe for use by several goroutines.
type early struct {
	mu   sync.Mutex
	docs map[string]*normalize.Document // by path
	free int                            // bytes of files that there is room for
}

func newEarly() *early { return &early{docs: map[string]*normalize.Document{}, free: earlyBytes} }

// put keeps a document as read without lines known to be shared, if there is room.
func (e *early) put(in input, d *normalize.Document) {
	if e == nil || in.member != nil {
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(d.Raw) <= e.free && e.docs[in.path] == nil {
		e.docs[in.path] = d
		e.free -= len(d.Raw)
	}
}

// take returns the document that an input with the given bytes is, nil where it is not among those kept, or where its site
// is known to put lines into its articles. It is the caller's from then on.
func (e *early) take(in input, raw []byte, known *normalize.Shared) *normalize.Document {
	if e == nil || in.member != nil {
		return nil
	}
	e.mu.Lock()
	d := e.docs[in.path]
	if d != nil {
		delete(e.docs, in.path)
		e.free += len(d.Raw)
	}
	e.mu.Unlock()
	if d == nil || !bytes.Equal(d.Raw, raw) || known.Sum(d.Site()) != 0 {
		return nil
	}
	return d
}
