package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestThinned(t *testing.T) {
	for _, n := range []int{0, 1, 7, 2 * sampleMost, 100_000} {
		f := thinned{step: 1}
		for i := range n {
			f.add(fmt.Sprintf("%06d", i))
		}
		if len(f.names) >= 2*sampleMost || len(f.names) < min(n, sampleMost) {
			t.Errorf("%d of %d are kept", len(f.names), n)
		}
		got := f.spread(8)
		if !slices.IsSorted(got) || len(got) != min(n, 8) || len(slices.Compact(got)) != len(got) {
			t.Errorf("of %d: %v", n, got)
		}
		if n >= 8 && got[7] < fmt.Sprintf("%06d", n*3/4) {
			t.Errorf("of %d, the last is %s", n, got[7])
		}
	}
}

// TestSampledNames checks that a sample is bounded, and from all folders where they are not too many.
func TestSampledNames(t *testing.T) {
	for _, c := range []struct{ folders, files, least, most, from int }{
		{1, 1, 1, 1, 1},
		{1, 5, 5, 5, 1},
		{2, 300, sampleLeast, sampleLeast + sampleShare, 2},
		{10, 20, sampleLeast - 10, sampleLeast + sampleShare, 10},
		{100, 3, sampleLeast / 2, sampleLeast + sampleShare, 25},
	} {
		dir := t.TempDir()
		for i := range c.folders {
			sub := filepath.Join(dir, fmt.Sprint(i))
			if err := os.Mkdir(sub, 0o700); err != nil {
				t.Fatal(err)
			}
			for k := range c.files {
				if err := os.WriteFile(filepath.Join(sub, fmt.Sprint(k)), nil, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		o := inputOptions{paths: []string{dir}}
		names, total := o.sampledNames(t.Context())
		from := map[string]bool{}
		for _, n := range names {
			from[filepath.Dir(n)] = true
		}
		if total != c.folders*c.files || len(names) < c.least || len(names) > c.most || len(from) < c.from {
			t.Errorf("%d folders of %d: %d of %d, from %d folders", c.folders, c.files, len(names), total, len(from))
		}
	}
}
