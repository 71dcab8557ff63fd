package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
)

// names lists a folder and returns the names, and the error at the end.
func names(l *lister, folder string) (list []string, failed error) {
	for e, err := range l.list(folder) {
		if err != nil {
			failed = err
			continue
		}
		list = append(list, e.name)
	}
	return list, failed
}

func openReal(name string) (fs.File, error) { return os.Open(name) }

func TestLister(t *testing.T) {
	dir := t.TempDir()
	var want []string
	for i := range 1000 {
		name := fmt.Sprintf("%x-%d", rand.Uint32(), i)
		want = append(want, name)
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o777); err != nil {
		t.Fatal(err)
	}
	want = append(want, "folder")
	slices.Sort(want)
	for _, most := range []int{1, 7, 64, 1001, 1 << 14} {
		var spilled *os.File
		l := newLister(openReal)
		l.most = most
		l.create = func() (f *os.File, err error) {
			spilled, err = os.CreateTemp(t.TempDir(), "names")
			return spilled, err
		}
		got, err := names(l, dir)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%d names at a time: %v, %d names", most, err, len(got))
		}
		if (spilled != nil) != (most <= len(want)) {
			t.Errorf("%d names at a time: a temporary file %v", most, spilled != nil)
		}
		if spilled != nil {
			if _, err := os.Stat(spilled.Name()); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("%d names at a time: the temporary file is still there: %v", most, err)
			}
		}
	}
	// Types are told.
	for e, err := range newLister(openReal).list(dir) {
		if err != nil {
			t.Fatal(err)
		}
		if e.mode.IsDir() != (e.name == "folder") {
			t.Errorf("%s: folder %v", e.name, e.mode.IsDir())
		}
	}
	// Where no temporary file is to be had, names stay in memory.
	l := newLister(openReal)
	l.most = 10
	l.create = func() (*os.File, error) { return nil, errors.New("disk full") }
	if got, err := names(l, dir); err != nil || !slices.Equal(got, want) {
		t.Errorf("without a temporary file: %v, %d names", err, len(got))
	}
}

// faultyDir is a folder that cannot be read to its end.
type faultyDir struct {
	fs.ReadDirFile
	reads int
}

func (d *faultyDir) ReadDir(int) ([]fs.DirEntry, error) {
	if d.reads--; d.reads < 0 {
		return nil, errors.New("input/output error")
	}
	return d.ReadDirFile.ReadDir(2)
}

func TestListerFault(t *testing.T) {
	files := fstest.MapFS{"d/a": {}, "d/b": {}, "d/c": {}, "d/e": {}, "d/f": {}}
	l := newLister(func(name string) (fs.File, error) {
		f, err := files.Open(name)
		if err != nil {
			return nil, err
		}
		return &faultyDir{f.(fs.ReadDirFile), 2}, nil
	})
	got, err := names(l, "d")
	if err == nil || !slices.Equal(got, []string{"a", "b", "c", "e"}) {
		t.Errorf("%q, %v", got, err)
	}
	if got, err := names(newLister(openReal), "nowhere"); err == nil || len(got) > 0 {
		t.Errorf("no folder: %q, %v", got, err)
	}
	if got, err := names(newLister(openReal), "listing_test.go"); err == nil || len(got) > 0 {
		t.Errorf("a file: %q, %v", got, err)
	}
}
