package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// output is where results go: a stream, or a file that appears under its name only when it is complete.
type output struct {
	*bufio.Writer
	packer compressor // between Writer and what is below; nil where nothing is compressed
	file   *os.File   // nil for a stream
	target string     // the name file is to get; empty if it has it already
}

// newOutput returns an output on w, which is compressed as name asks for.
func newOutput(name string, w io.Writer) (*output, error) {
	o := &output{}
	if c := compressionOf(name); c.open != nil {
		packer, err := c.open(w)
		if err != nil {
			return nil, err
		}
		o.packer, w = packer, packer
	}
	o.Writer = bufio.NewWriterSize(w, 64<<10)
	return o, nil
}

// openOutput opens the file that -o names, or stdout where it names none. Files whose names end as those of compressed
// files do are compressed.
func openOutput(name string, stdout io.Writer) (*output, error) {
	if name == "" || name == "-" {
		return newOutput("", stdout)
	}
	target := name
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		target = resolved // the link stays, what it points to is replaced
	}
	mode := fs.FileMode(0o666)
	if info, err := os.Stat(target); err == nil {
		if info.IsDir() {
			return nil, usagef("name a file in it", "-o %s: is a folder", name)
		}
		if !info.Mode().IsRegular() { // /dev/null and pipes cannot be replaced
			f, err := os.OpenFile(target, os.O_WRONLY, 0)
			if err != nil {
				return nil, outputError(name, err)
			}
			return onFile(name, f, "")
		}
		mode = info.Mode().Perm()
	}
	removeStale(target)
	f, err := createBeside(target, mode)
	if err != nil {
		return nil, outputError(name, err)
	}
	return onFile(name, f, target)
}

// openInPlace opens a file that is written while others read it.
func openInPlace(name string) (*output, error) {
	f, err := os.Create(name)
	if err != nil {
		return nil, outputError(name, err)
	}
	return onFile(name, f, "")
}

// onFile returns an output that writes to f, which is to get the name target.
func onFile(name string, f *os.File, target string) (*output, error) {
	o, err := newOutput(name, namedWriter{f, name})
	if err != nil {
		return nil, err
	}
	o.file, o.target = f, target
	return o, nil
}

// namedWriter writes to a file that errors are to call by the name that the user has for it.
type namedWriter struct {
	w    io.Writer
	name string
}

// Write implements io.Writer.
func (n namedWriter) Write(p []byte) (int, error) {
	written, err := n.w.Write(p)
	if err != nil {
		err = outputError(n.name, err)
	}
	return written, err
}

// removeStale removes what runs that were killed had begun to write. What another run is writing is locked.
func removeStale(target string) {
	if !locks {
		return
	}
	dir, base := filepath.Split(target)
	for e, err := range newLister(func(name string) (fs.File, error) { return os.Open(name) }).list(cmp.Or(dir, ".")) {
		if err != nil {
			return
		}
		if !strings.HasPrefix(e.name, "."+base+".") || !strings.HasSuffix(e.name, ".tmp") || !e.mode.IsRegular() {
			continue
		}
		name := filepath.Join(dir, e.name)
		f, err := os.OpenFile(name, os.O_RDWR, 0)
		if err != nil {
			continue
		}
		if lockFile(f) {
			_ = os.Remove(name)
		}
		_ = f.Close()
	}
}

// createBeside makes a new hidden file in the folder of target. Unlike os.CreateTemp, it gives it the permissions that
// target is to have.
func createBeside(target string, mode fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(target)
	for {
		name := filepath.Join(dir, "."+base+"."+strconv.FormatUint(rand.Uint64(), 36)+".tmp")
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if err == nil {
			lockFile(f)
		}
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
}

func outputError(name string, err error) error {
	var detail *fs.PathError
	if errors.As(err, &detail) {
		err = detail.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return withHint(fmt.Errorf("-o %s: no such folder", name), "make it with mkdir -p %s", filepath.Dir(name))
	case errors.Is(err, fs.ErrPermission):
		return withHint(fmt.Errorf("-o %s: no permission to write there", name), "choose another folder")
	case errors.Is(err, syscall.ENOSPC):
		return withHint(fmt.Errorf("-o %s: %w", name, err), "make room, or choose a folder on another disk")
	}
	return fmt.Errorf("-o %s: %w", name, err)
}

// paths returns the absolute paths of the file that is written, under all of its names.
func (o *output) paths() []string {
	if o.file == nil {
		return nil
	}
	var list []string
	for _, name := range []string{o.file.Name(), o.target} {
		if abs, err := filepath.Abs(name); err == nil && name != "" {
			list = append(list, abs)
		}
	}
	return list
}

// flush hands on what has been written, unless it goes to a file that nobody can see yet, or is compressed.
func (o *output) flush() error {
	if o.target != "" || o.packer != nil {
		return nil
	}
	return o.Flush()
}

// flushAll hands on all that has been written.
func (o *output) flushAll() error {
	err := o.Flush()
	if err == nil && o.packer != nil {
		err = o.packer.Flush()
	}
	return err
}

// finish ends a run: unless it ended early, it calls last, which may be nil, and completes the output. Failures is
// what the run came to; that some inputs could not be read does not keep the others from being written.
func (o *output) finish(failures error, last func() error) error {
	if failures != nil && !isPartial(failures) {
		return failures
	}
	if last != nil {
		if err := last(); err != nil {
			return err
		}
	}
	if err := o.commit(); err != nil {
		return err
	}
	return failures
}

// commit completes the output: only now does the file appear under its name, in one step, with all of its contents on
// the disk.
func (o *output) commit() error {
	if err := o.complete(); err != nil {
		return err
	}
	return o.publish()
}

// complete writes what is still to be written, and sees to it that it is on the disk.
func (o *output) complete() error {
	err := o.Flush()
	if err == nil && o.packer != nil {
		err = o.packer.Close()
	}
	if err == nil && o.target != "" {
		err = o.file.Sync()
	}
	return err
}

// publish closes a completed output and gives it its name. An output without a name of its own stays as it is.
func (o *output) publish() error {
	if o.file == nil {
		return nil
	}
	if o.target == "" {
		return o.file.Close()
	}
	name := o.file.Name()
	if err := o.file.Close(); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	o.file = nil
	if err := os.Rename(name, o.target); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	return nil
}

// discard removes what was written to a file that has not been committed.
func (o *output) discard() {
	if o.file != nil && o.target != "" {
		_ = o.file.Close()
		_ = os.Remove(o.file.Name())
		o.file = nil
	}
}
