package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"taizhang/normalize"
)

func TestOrdered(t *testing.T) {
	for _, workers := range []int{1, 2, 7} {
		for _, n := range []int{0, 1, 5, 2000} {
			var got []int
			var busy, most atomic.Int64
			err := ordered(t.Context(), workers, slices.Values(upTo(n)), func(i int) int {
				most.Store(max(most.Load(), busy.Add(1)))
				if rand.IntN(100) == 0 {
					time.Sleep(time.Millisecond)
				}
				busy.Add(-1)
				return i
			}, func(i int) error {
				got = append(got, i)
				return nil
			})
			if err != nil || !slices.Equal(got, upTo(n)) {
				t.Errorf("%d workers, %d values: %v, got %d", workers, n, err, len(got))
			}
			if most.Load() > int64(workers) {
				t.Errorf("%d workers were at work at a time, not %d", most.Load(), workers)
			}
		}
	}
}

func upTo(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// However slow the output is, the input is not read far ahead of it.
func TestOrderedIsBounded(t *testing.T) {
	const workers = 3
	var taken, given atomic.Int64
	in := func(yield func(int) bool) {
		for i := range 200 {
			if ahead := taken.Add(1) - given.Load(); ahead > 4*workers {
				t.Errorf("%d values on their way", ahead)
			}
			if !yield(i) {
				return
			}
		}
	}
	err := ordered(t.Context(), workers, in, func(i int) int { return i }, func(int) error {
		time.Sleep(100 * time.Microsecond)
		given.Add(1)
		return nil
	})
	if err != nil || given.Load() != 200 {
		t.Errorf("%v, %d values", err, given.Load())
	}
}

func TestOrderedStops(t *testing.T) {
	stop := errors.New("stop")
	forever := func(yield func(int) bool) {
		for i := 0; yield(i); i++ {
		}
	}
	n := 0
	err := ordered(t.Context(), 4, forever, func(i int) int { return i }, func(int) error {
		if n++; n == 10 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || n != 10 {
		t.Errorf("after an error of emit: %v, %d values", err, n)
	}

	// The end of the context is not kept waiting by work that takes long.
	ctx, cancel := context.WithCancelCause(t.Context())
	release := make(chan struct{})
	defer close(release)
	err = ordered(ctx, 2, forever, func(i int) int {
		if i == 3 {
			cancel(stop)
			<-release
		}
		return i
	}, func(int) error { return nil })
	if !errors.Is(err, stop) {
		t.Errorf("after the end of the context: %v", err)
	}
}

// TestStress runs the whole pipeline over many files, some of which vanish or cannot be read, with more workers than
// processors. It is worth most with -race.
func TestStress(t *testing.T) {
	dir := t.TempDir()
	article := []byte("石渡县修路\n\n石渡县交通运输局3月1日说，县里今年要修公路120公里，通到每一个村子，两年内全部完工。\n")
	const files = 400
	writeMany(dir, files, func(i int) []byte {
		return append(bytes.Clone(article), fmt.Sprintf("第%d号工程已经开工。\n", i)...)
	})
	for i := 0; i < files; i += 10 {
		if err := os.Symlink("nowhere", filepath.Join(dir, fmt.Sprintf("%06d-dangling.txt", i))); err != nil {
			t.Skip(err)
		}
	}
	run := func(jobs int, work func(*normalize.Document) func() error) (string, error) {
		s, _, messages := testStreams()
		o := &inputOptions{paths: []string{dir}, maxBytes: defaultMaxBytes, jobs: jobs}
		err := process(t.Context(), o, s, nil, work)
		return messages.String(), err
	}
	var want string
	for _, jobs := range []int{1, 4 * runtime.GOMAXPROCS(0)} {
		var got strings.Builder
		messages, err := run(jobs, func(doc *normalize.Document) func() error {
			return func() error {
				fmt.Fprintln(&got, filepath.Base(doc.Path), doc.Body.Len())
				return nil
			}
		})
		var partial partialError
		if !errors.As(err, &partial) || partial.failed != files/10 || partial.of != files+files/10 {
			t.Errorf("%d jobs: %v", jobs, err)
		}
		if n := strings.Count(messages, "which does not exist"); n != files/10 {
			t.Errorf("%d jobs: %d messages", jobs, n)
		}
		if want == "" {
			want = got.String()
		}
		if got.String() != want || strings.Count(want, "\n") != files {
			t.Errorf("%d jobs: other results", jobs)
		}
	}
	// A fault that one file brings out is reported, and the others are done.
	done := 0
	messages, err := run(4, func(doc *normalize.Document) func() error {
		if strings.HasSuffix(doc.Path, "000007.txt") {
			panic("seven")
		}
		return func() error { done++; return nil }
	})
	if err == nil || done != files-1 || !strings.Contains(messages, "000007.txt: internal error: seven") {
		t.Errorf("after a panic: %v, %d done", err, done)
	}
	// A file that is gone when its turn comes.
	vanished := input{path: filepath.Join(dir, "gone.txt")}
	r := (&inputOptions{maxBytes: defaultMaxBytes}).readRaw(vanished, nil)
	if r.err == nil || !strings.Contains(r.err.Error(), "vanished during the run") {
		t.Errorf("a file that vanished: %v", r.err)
	}
}
