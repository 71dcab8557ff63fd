package main

import (
	"context"
	"iter"
	"sync"
)

// ordered does work on every value of in, at most workers at a time, and hands the results to emit one by one, in
// the order of in. No more than a few times workers values are on their way at any time, so that memory is bounded
// however slow one of them or emit is.
//
// It returns the first error of emit, or the cause of ctx's end; then, work under way is left to finish for itself.
func ordered[In, Out any](ctx context.Context, workers int, in iter.Seq[In], work func(In) Out,
	emit func(Out) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	type slot struct {
		in  In
		out chan Out
	}
	window := make(chan slot, 2*workers) // in order, each waited for by the loop below
	queue := make(chan slot)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for s := range queue {
				s.out <- work(s.in)
			}
		})
	}
	go func() {
		defer close(window)
		defer close(queue)
		for v := range in {
			s := slot{v, make(chan Out, 1)}
			for _, next := range []chan slot{window, queue} {
				select {
				case next <- s:
				case <-ctx.Done():
					return
				}
			}
		}
	}()
	for {
		select {
		case s, ok := <-window:
			if !ok {
				group.Wait()
				return context.Cause(ctx)
			}
			select {
			case out := <-s.out:
				if err := emit(out); err != nil {
					return err
				}
			case <-ctx.Done():
				return context.Cause(ctx)
			}
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}
