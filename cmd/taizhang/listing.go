package main

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"
)

// entry is a name in a folder and what it stands for.
type entry struct {
	name string
	mode fs.FileMode // the type bits alone
}

// lister lists folders in the order of names without holding more than a number of names of each in memory: what is over
// that goes to a temporary file in sorted runs, which are merged while the names are read. So a folder of a million files
// costs as much memory as one of a few thousand, and a tree costs that once for each level.
type lister struct {
	open   func(name string) (fs.File, error)
	most   int                      // names held of one folder
	create func() (*os.File, error) // makes the temporary file
}

const (
	mostNames  = 1 << 14 // names of one folder that are held in memory
	chunkNames = 1 << 10 // names that the system is asked for at a time
	runBuffer  = 8 << 10 // bytes read ahead of each run
)

// newLister returns a lister of the files that open opens.
func newLister(open func(string) (fs.File, error)) *lister {
	return &lister{open: open, most: mostNames, create: func() (*os.File, error) {
		return os.CreateTemp("", "taizhang-names-")
	}}
}

// list yields the entries of a folder in the order of their names. An error is what the folder could not be read for; the
// entries met before come with it.
func (l *lister) list(name string) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		runs := &nameRuns{lister: l}
		defer runs.discard()
		failed := l.read(name, runs)
		for e := range runs.sorted(&failed) {
			if !yield(e, nil) {
				return
			}
		}
		if failed != nil {
			yield(entry{}, failed)
		}
	}
}

// read adds every name in a folder to runs.
func (l *lister) read(name string, runs *nameRuns) error {
	f, err := l.open(name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // it was only read
	dir, ok := f.(fs.ReadDirFile)
	if !ok {
		return &fs.PathError{Op: "readdir", Path: name, Err: errors.New("not a folder")}
	}
	for {
		entries, err := dir.ReadDir(chunkNames)
		for _, e := range entries {
			runs.add(entry{e.Name(), e.Type()})
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// nameRuns are the names of one folder: those in memory, and sorted runs of those before them in a file.
type nameRuns struct {
	*lister
	held []entry
	file *os.File
	end  int64
	runs []*io.SectionReader
	kept bool // there is no temporary file to be had; all names stay in memory
}

// add takes a name in, and writes out those held when they are too many.
func (r *nameRuns) add(e entry) {
	r.held = append(r.held, e)
	if len(r.held) < r.most || r.kept {
		return
	}
	if err := r.spill(); err != nil {
		r.kept = true
	}
}

// spill writes the names held as one sorted run.
func (r *nameRuns) spill() error {
	if r.file == nil {
		f, err := r.create()
		if err != nil {
			return err
		}
		r.file = f
	}
	slices.SortFunc(r.held, compareEntries)
	var run []byte
	for _, e := range r.held {
		run = binary.AppendUvarint(run, uint64(e.mode))
		run = binary.AppendUvarint(run, uint64(len(e.name)))
		run = append(run, e.name...)
	}
	if _, err := r.file.WriteAt(run, r.end); err != nil {
		return err
	}
	r.runs = append(r.runs, io.NewSectionReader(r.file, r.end, int64(len(run))))
	r.end += int64(len(run))
	clear(r.held)
	r.held = r.held[:0]
	return nil
}

func compareEntries(a, b entry) int { return cmp.Compare(a.name, b.name) }

// sorted yields all names in order. Failed is set where the temporary file cannot be read any more.
func (r *nameRuns) sorted(failed *error) iter.Seq[entry] {
	slices.SortFunc(r.held, compareEntries)
	return func(yield func(entry) bool) {
		if len(r.runs) == 0 {
			for _, e := range r.held {
				if !yield(e) {
					return
				}
			}
			return
		}
		var queue runQueue
		for _, run := range r.runs {
			queue = append(queue, &nameRun{r: bufio.NewReaderSize(run, runBuffer)})
		}
		queue = append(queue, &nameRun{held: r.held})
		for i := len(queue) - 1; i >= 0; i-- {
			if !queue[i].next(failed) {
				queue = slices.Delete(queue, i, i+1)
			}
		}
		heap.Init(&queue)
		for len(queue) > 0 {
			if !yield(queue[0].first) {
				return
			}
			if queue[0].next(failed) {
				heap.Fix(&queue, 0)
			} else {
				heap.Pop(&queue)
			}
		}
	}
}

// discard removes the temporary file.
func (r *nameRuns) discard() {
	if r.file != nil {
		_ = r.file.Close()
		_ = os.Remove(r.file.Name())
	}
}

// nameRun is a sorted run of names, in a file or in memory, and the first of what is left of it.
type nameRun struct {
	first entry
	r     *bufio.Reader
	held  []entry
}

// next goes on to the next name and reports whether there is one.
func (n *nameRun) next(failed *error) bool {
	if n.r == nil {
		if len(n.held) == 0 {
			return false
		}
		n.first, n.held = n.held[0], n.held[1:]
		return true
	}
	mode, err := binary.ReadUvarint(n.r)
	if errors.Is(err, io.EOF) {
		return false
	}
	var size uint64
	if err == nil {
		size, err = binary.ReadUvarint(n.r)
	}
	name := make([]byte, min(size, 1<<16))
	if err == nil {
		_, err = io.ReadFull(n.r, name)
	}
	if err != nil {
		*failed = err
		return false
	}
	n.first = entry{string(name), fs.FileMode(mode)}
	return true
}

// runQueue is a heap of runs by their first names.
type runQueue []*nameRun

func (q runQueue) Len() int           { return len(q) }
func (q runQueue) Less(i, j int) bool { return q[i].first.name < q[j].first.name }
func (q runQueue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }

// Push implements heap.Interface.
func (q *runQueue) Push(x any) { *q = append(*q, x.(*nameRun)) }

// Pop implements heap.Interface.
func (q *runQueue) Pop() any {
	last := (*q)[len(*q)-1]
	*q = (*q)[:len(*q)-1]
	return last
}
