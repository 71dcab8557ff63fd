package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"taizhang/normalize"
)

func TestBudget(t *testing.T) {
	if newBudget(math.MaxInt64) != nil {
		t.Error("a budget without a limit")
	}
	var none *budget
	none.acquire(1 << 40)() // does not wait
	b := newBudget(baseMemory + 64<<20)
	var used, most atomic.Int64
	var group sync.WaitGroup
	for i := range 64 {
		group.Go(func() {
			size := int64(i%5) << 20
			want := min(documentMemory+byteMemory*size, b.size)
			release := b.acquire(size)
			now := used.Add(want)
			for m := most.Load(); now > m && !most.CompareAndSwap(m, now); m = most.Load() {
			}
			time.Sleep(time.Millisecond)
			used.Add(-want)
			release()
		})
	}
	group.Wait()
	if most.Load() > b.size || b.free != b.size {
		t.Errorf("%d of %d were given out; %d are free at the end", most.Load(), b.size, b.free)
	}
	// Who asks for all of it is not passed over by those who come later and want little.
	first := b.acquire(0)
	large := make(chan struct{})
	go func() { b.acquire(1 << 40)(); close(large) }()
	for {
		b.mu.Lock()
		waits := len(b.waiting)
		b.mu.Unlock()
		if waits == 1 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	small := make(chan struct{})
	go func() { b.acquire(0)(); close(small) }()
	select {
	case <-small:
		t.Error("a small one was let through before the large one")
	case <-time.After(20 * time.Millisecond):
	}
	first()
	<-large
	<-small
}

func TestPacer(t *testing.T) {
	if os.Getenv("GOGC") != "" {
		t.Skip("GOGC is set")
	}
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	percent := func() int {
		now := debug.SetGCPercent(100)
		debug.SetGCPercent(now)
		return now
	}
	var none *pacer
	none.begin(largeFile)()
	p := new(pacer)
	p.begin(largeFile - 1)()
	if got := percent(); got != 100 {
		t.Errorf("without large documents: %d", got)
	}
	first, second := p.begin(largeFile), p.begin(2*largeFile)
	first()
	if got := percent(); got != largeFilesPercent {
		t.Errorf("with one: %d", got)
	}
	second()
	if got := percent(); got != smallFilesPercent {
		t.Errorf("after them: %d", got)
	}
}

func TestShard(t *testing.T) {
	// The share of a name never changes: outputs of different versions can be merged.
	for name, want := range map[string]uint64{"articles/a.txt": 1, "articles/b.txt": 3, "archive.zip": 2} {
		for n := uint64(1); n <= 3; n++ {
			if (shard{n, 3}).has(name) != (n == want) {
				t.Errorf("%s: share %d of 3: %v", name, n, n != want)
			}
		}
	}
	counts := make([]int, 7)
	for i := range 7000 {
		in := 0
		for n := range counts {
			if (shard{uint64(n + 1), 7}).has(fmt.Sprintf("%06d.txt", i)) {
				counts[n]++
				in++
			}
		}
		if in != 1 {
			t.Fatalf("file %d is in %d shares", i, in)
		}
	}
	if slices.Min(counts) < 900 || slices.Max(counts) > 1100 {
		t.Errorf("shares of 7000 files: %v", counts)
	}
	if !(shard{}).has("x") || !(shard{1, 1}).has("x") {
		t.Error("the only share does not have all")
	}
}

// faultyFile is a file whose end cannot be read.
type faultyFile struct {
	fs.File
	left int
}

func (f *faultyFile) Read(p []byte) (int, error) {
	if f.left <= 0 {
		return 0, &fs.PathError{Op: "read", Path: "x", Err: errors.New("input/output error")}
	}
	n, err := f.File.Read(p[:min(len(p), f.left)])
	f.left -= n
	return n, err
}

// TestReadFaults reads from a disk that fails: what cannot be read is reported, and all else is done.
func TestReadFaults(t *testing.T) {
	text := []byte(strings.Repeat("石渡县今年要修公路120公里。\n", 100))
	files := fstest.MapFS{"in/a.txt": {Data: text}, "in/b.txt": {Data: text}, "in/c.txt": {Data: text}, "in/d/e.txt": {Data: text}}
	for _, left := range []int{0, 1, 1000, len(text) + 1} {
		o := &inputOptions{maxBytes: defaultMaxBytes, jobs: 2, open: func(name string) (fs.File, error) {
			f, err := files.Open(filepath.ToSlash(name))
			if name == filepath.Join("in", "b.txt") && err == nil {
				return &faultyFile{f, left}, nil
			}
			if name == filepath.Join("in", "d") {
				return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("stale file handle")}
			}
			return f, err
		}}
		s, _, messages := testStreams()
		run := &tally{streams: s}
		var done []string
		walk := func(yield func(input) bool) { o.walkFolder(newLister(o.openFile), "in", true, yield) }
		err := run.process(t.Context(), o, walk, func(in input, raw []byte) func() error {
			return func() error {
				if !bytes.Equal(raw, text) {
					t.Errorf("%s: %d bytes", in.path, len(raw))
				}
				done = append(done, in.path)
				return nil
			}
		})
		want := []string{filepath.Join("in", "a.txt"), filepath.Join("in", "c.txt")}
		if left > len(text) {
			want = slices.Insert(want, 1, filepath.Join("in", "b.txt"))
		}
		if err != nil || !slices.Equal(done, want) {
			t.Errorf("%d bytes: %v, %v", left, err, done)
		}
		if got := messages.String(); strings.Contains(got, "b.txt: input/output error") != (left <= len(text)) ||
			!strings.Contains(got, "stale file handle") {
			t.Errorf("%d bytes: it said %s", left, got)
		}
	}
}

// failingWriter fails after some bytes.
type failingWriter struct{ left int }

func (w *failingWriter) Write(p []byte) (int, error) {
	if len(p) > w.left {
		n := w.left
		w.left = 0
		return n, errors.New("no space left on device")
	}
	w.left -= len(p)
	return len(p), nil
}

// TestWriteFaults writes to a disk that becomes full, at many places: the run fails, and says so.
func TestWriteFaults(t *testing.T) {
	article := filepath.Join("..", "..", "testdata", "articles", "park-sums.txt")
	for _, format := range []string{"ndjson", "json", "csv", "table"} {
		whole := ingest(t, article, article, "--format", format)
		for left := 0; left < len(whole); left += 1 + len(whole)/40 {
			s, _, _ := testStreams()
			s.out = &failingWriter{left}
			root := newRootCommand(s)
			root.SetArgs([]string{"ingest", article, article, "--format", format})
			if err := root.ExecuteContext(context.Background()); err == nil || !strings.Contains(err.Error(), "no space left") {
				t.Fatalf("%s, %d bytes: %v", format, left, err)
			}
		}
	}
}

// TestStressKept runs the whole of ingest with a state, a limit of time and many workers, again and again. It is worth most
// with -race.
func TestStressKept(t *testing.T) {
	dir := t.TempDir()
	writeMany(filepath.Join(dir, "in"), 120, func(i int) []byte {
		return fmt.Appendf(nil, "石渡县修路\n\n石渡县交通运输局3月1日说，县里今年要修公路%d公里，通到每一个村子，两年内全部完工。\n", i)
	})
	in, state := filepath.Join(dir, "in"), filepath.Join(dir, "state")
	want := ingest(t, in)
	for range 3 {
		if got := ingest(t, in, "--state", state, "-j", "16", "--timeout", "1m"); got != want {
			t.Error("other results")
		}
		for i := range 10 { // a part of what is kept is asked for again
			if err := os.Rename(filepath.Join(in, fmt.Sprintf("%06d.txt", i)), filepath.Join(in, fmt.Sprintf("%06d.txt", i))); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := ingest(t, in, "--timeout", "1ns", "-j", "16"); strings.Count(got, `"time_limit"`) != 120 {
		t.Errorf("%d documents took too long", strings.Count(got, `"time_limit"`))
	}
}

// A document that was given up still knows where it stands.
func TestGivenUp(t *testing.T) {
	r := &ingestRun{ingestOptions: &ingestOptions{timeout: time.Second}}
	doc := r.givenUp(input{path: "a.txt"}, []byte("石渡县"))
	want := []normalize.Warning{{Kind: "time_limit", Reason: "not done after 1s", Source: normalize.Span{End: 9}}}
	if doc.Path != "a.txt" || len(doc.Raw) != 9 || !slices.Equal(doc.Warnings, want) {
		t.Errorf("%q, %d bytes, %v", doc.Path, len(doc.Raw), doc.Warnings)
	}
}
