package main

import (
	"context"
	"iter"
	"os"
	"path/filepath"

	"taizhang/normalize"
)

// How much of a run is read beforehand, to learn which lines its inputs share.
const (
	sampleLeast   = 128     // inputs,
	sampleShare   = 64      // and one of so many,
	sampleMost    = 512     // but no more than these,
	sampleMembers = 64      // of a bundle no more than these,
	sampleFolder  = 8       // of a folder as many at least, some folders left out,
	sampleFolders = 1024    // of so many folders,
	sampleBytes   = 4 << 20 // and none larger than this.
)

// shared returns the lines that the inputs share. It goes by a sample spread over all of them, so that it is the same
// however many are read at a time, and whichever of them. What can be read only once, as a pipe, has no part in it.
func (o *inputOptions) shared(ctx context.Context) *normalize.Shared {
	if o.alone || o.filesFrom != "" && !isRegular(o.filesFrom) {
		return nil
	}
	small := *o
	small.maxBytes = min(o.maxBytes, sampleBytes)
	small.known = nil // lines that were known before have to show themselves again
	var sample normalize.Sample
	add := func(d *normalize.Document) error {
		if d != nil {
			sample.Add(d)
		}
		return nil
	}
	if err := ordered(ctx, o.jobs, small.sampled(ctx), small.sampledDocument, add); err != nil { // the end of ctx
		return nil
	}
	return sample.Shared()
}

// sampledDocument reads an input of the sample. Nil stands for one that cannot be read: the run will meet it again.
func (o *inputOptions) sampledDocument(in input) (d *normalize.Document) {
	if in.err != nil || in.skip != skipNot {
		return nil
	}
	defer func() {
		if recover() != nil {
			d = nil
		}
	}()
	defer o.memory.acquire(in.size())()
	raw, err := o.readInput(in)
	if err != nil || mediaType(raw) != "" && o.charset == "" {
		return nil
	}
	defer o.pace.begin(len(raw))()
	d = normalize.Read(in.path, raw, o.readMember(in.member))
	o.early.put(in, d)
	return d
}

// sampled walks over the sample. A run of one file, which is no bundle, has none.
func (o *inputOptions) sampled(ctx context.Context) iter.Seq[input] {
	return func(yield func(input) bool) {
		names, total := o.sampledNames(ctx)
		left, stopped := sampleMost, false
		for _, name := range names {
			members := 0
			o.unpack(ctx, input{path: name}, nil, func(in input) bool {
				if total == 1 && in.member == nil {
					return false
				}
				members++
				left--
				stopped = !yield(in) || left == 0
				return !stopped && members < sampleMembers
			})
			if stopped {
				return
			}
		}
	}
}

// sampledNames returns the names of the files to sample, and how many there are in all.
func (o *inputOptions) sampledNames(ctx context.Context) (names []string, total int) {
	var folders []*thinned
	byName := map[string]*thinned{}
	for in := range o.inputs(ctx, nil) {
		// A shard goes by the sample of all, so that all shards judge alike.
		if in.err != nil || in.skip != skipNot && in.skip != skipShard || in.path == "-" {
			continue
		}
		total++
		name := filepath.Dir(in.path)
		f := byName[name]
		if f == nil {
			if len(folders) == sampleFolders {
				continue
			}
			f = &thinned{step: 1}
			folders, byName[name] = append(folders, f), f
		}
		f.add(in.path)
	}
	budget := min(sampleLeast+total/sampleShare, sampleMost)
	each := max(sampleFolder, budget/max(1, len(folders)))
	sum := 0
	for _, f := range folders {
		sum += min(len(f.names), each)
	}
	every := (sum + budget - 1) / budget
	for i, f := range folders {
		if i%every == 0 {
			names = append(names, f.spread(each)...)
		}
	}
	regular := names[:0]
	for _, name := range names {
		if isRegular(name) {
			regular = append(regular, name)
		}
	}
	return regular, total
}

// isRegular reports whether a file can be read more than once.
func isRegular(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// thinned keeps some of many names, at equal distances.
type thinned struct {
	names []string
	step  int // between them
	seen  int
}

func (t *thinned) add(name string) {
	if t.seen%t.step == 0 {
		t.names = append(t.names, name)
	}
	t.seen++
	if len(t.names) == 2*sampleMost {
		t.names, t.step = t.spread(sampleMost), 2*t.step
	}
}

// spread returns n of the names, or all where they are fewer.
func (t *thinned) spread(n int) []string {
	if len(t.names) <= n {
		return t.names
	}
	out := make([]string, n)
	for i := range out {
		out[i] = t.names[i*len(t.names)/n]
	}
	return out
}
