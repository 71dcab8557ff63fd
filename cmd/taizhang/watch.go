package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// A file has settled when nothing has been written to it for settleTicks ticks.
const (
	watchTick   = 250 * time.Millisecond
	settleTicks = 4
)

// Which lines the files of a site share is learned anew when more than one has come for each relearnShare that there were the
// last time: at once while there are few, and later so seldom that it costs little beside the work on what comes.
const relearnShare = 8

// watcher tells which files in some folders are new or have changed, once they have settled.
type watcher struct {
	o       *inputOptions
	events  *fsnotify.Watcher
	roots   []string          // folders that were named
	files   map[string]string // files that were named, by their clean names
	pending map[string]int    // files that have changed, and the tick of the last time
	tick    int
	known   int   // files there were when the lines they share were learned
	fresh   int   // files that have come since
	fault   error // of the first folder that cannot be watched
}

// follow works on all inputs, and then on each that is new or has changed, until the context ends. That is no error while
// there is nothing to do.
func (r *ingestRun) follow(ctx context.Context) error {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("--watch: %w", err)
	}
	defer func() { _ = events.Close() }()
	w := &watcher{o: &r.input, events: events, files: make(map[string]string), pending: make(map[string]int)}
	w.watchNamed()
	r.input.onFolder = w.add
	run := &tally{streams: r.streams, waits: true, quiet: r.input.quiet}
	r.input.prepare()
	w.learn(ctx)
	if err := run.process(ctx, &r.input, r.input.inputs(ctx, r.streams.in), r.work); err != nil {
		return err
	}
	w.known = run.read
	if err := errors.Join(run.finish(), w.fault); err != nil && !isPartial(err) {
		return err
	}
	if err := r.sink.out.flushAll(); err != nil {
		return err
	}
	if !r.input.quiet {
		fmt.Fprintf(r.streams.err, "taizhang: watching %s; interrupt to end\n", visible(strings.Join(r.input.paths, ", ")))
	}
	ticks := time.NewTicker(watchTick)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return run.result()
		case event := <-events.Events:
			w.take(event)
		case err := <-events.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return fmt.Errorf("--watch: %w", err)
			}
			w.rescan(ctx)
		case <-ticks.C:
			w.tick++
			if settled := w.settled(); len(settled) > 0 {
				if w.fresh += len(settled); w.fresh > w.known/relearnShare {
					w.learn(ctx)
				}
				if err := run.process(ctx, &r.input, slices.Values(settled), r.work); err != nil {
					return err
				}
				if err := errors.Join(w.fault, r.sink.out.flushAll()); err != nil {
					return err
				}
			}
		}
	}
}

// learn learns which lines the files share that are there now, as a run that began now would. What has been written stays
// as it is.
func (w *watcher) learn(ctx context.Context) {
	w.o.known = w.o.shared(ctx)
	w.known, w.fresh = w.known+w.fresh, 0
}

// watchNamed watches the folders of the files that were named: of a file itself nothing would be heard any more once
// another takes its place.
func (w *watcher) watchNamed() {
	for _, name := range w.o.paths {
		if info, err := os.Stat(name); err == nil && info.IsDir() {
			w.roots = append(w.roots, name)
			continue
		}
		w.files[filepath.Clean(name)] = name
		w.add(filepath.Dir(name))
	}
}

// add watches a folder.
func (w *watcher) add(name string) {
	if err := w.events.Add(name); err != nil && w.fault == nil && !errors.Is(err, os.ErrNotExist) {
		w.fault = withHint(fmt.Errorf("--watch: %s: %w", name, err),
			"the system may set a limit to watched folders; on Linux it is fs.inotify.max_user_watches")
	}
}

// take takes in that something has happened.
func (w *watcher) take(event fsnotify.Event) {
	if !event.Has(fsnotify.Create) && !event.Has(fsnotify.Write) {
		return
	}
	path := filepath.Clean(event.Name)
	if name, ok := w.files[path]; ok {
		w.pending[name] = w.tick
		return
	}
	if !w.inRoot(path) || strings.HasPrefix(filepath.Base(path), ".") {
		return
	}
	if info, err := os.Lstat(path); err == nil && info.IsDir() {
		w.scan(path)
		return
	}
	w.pending[path] = w.tick
}

// inRoot reports whether path lies in a folder that was named.
func (w *watcher) inRoot(path string) bool {
	return slices.ContainsFunc(w.roots, func(root string) bool {
		rel, err := filepath.Rel(root, path)
		return err == nil && filepath.IsLocal(rel)
	})
}

// scan takes in all files in a folder, and watches it and those in it.
func (w *watcher) scan(folder string) {
	w.o.walkFolder(newLister(w.o.openFile), folder, false, func(in input) bool {
		if in.err == nil && in.skip == skipNot {
			w.pending[in.path] = w.tick
		}
		return true
	})
}

// rescan takes in all files there are, as it is not known what has happened to them. Those that have not changed will be
// recognised by their contents.
func (w *watcher) rescan(ctx context.Context) {
	for _, root := range w.roots {
		if ctx.Err() == nil {
			w.scan(root)
		}
	}
	for _, name := range w.files {
		w.pending[name] = w.tick
	}
}

// settled returns the files that have settled, in the order of their names.
func (w *watcher) settled() []input {
	var list []input
	for _, path := range slices.SortedFunc(maps.Keys(w.pending), comparePaths) {
		if w.tick-w.pending[path] < settleTicks {
			continue
		}
		delete(w.pending, path)
		info, err := os.Lstat(path)
		if err != nil {
			continue // it is gone again
		}
		if in := w.o.found(input{path: path}, info.Mode()); in.skip == skipNot && w.o.shard.has(path) {
			list = append(list, in)
		}
	}
	return list
}

// comparePaths compares names of files in the order in which folders are walked.
func comparePaths(a, b string) int {
	return slices.Compare(strings.Split(filepath.ToSlash(a), "/"), strings.Split(filepath.ToSlash(b), "/"))
}

// seen knows the contents that each input had when it was last written. A nil *seen knows none.
type seen struct {
	mu   sync.Mutex
	sums map[stateKey]stateKey
}

// isNew reports whether an input has other contents than the last time.
func (s *seen) isNew(path string, raw []byte) bool {
	if s == nil {
		return true
	}
	name, sum := sha256.Sum256([]byte(path)), sha256.Sum256(raw)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sums[name] == sum {
		return false
	}
	s.sums[name] = sum
	return true
}
