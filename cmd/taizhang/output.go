package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
)

// output is where results go: a stream, or a file that appears under its name only when it is complete.
type output struct {
	*bufio.Writer
	file   *os.File // nil for a stream
	target string   // the name file is to get; empty if it has it already
}

// openOutput opens the file that -o names, or stdout where it names none.
func openOutput(name string, stdout io.Writer) (*output, error) {
	if name == "" || name == "-" {
		return &output{Writer: bufio.NewWriterSize(stdout, 64<<10)}, nil
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
			return &output{Writer: bufio.NewWriterSize(f, 64<<10), file: f}, nil
		}
		mode = info.Mode().Perm()
	}
	f, err := createBeside(target, mode)
	if err != nil {
		return nil, outputError(name, err)
	}
	return &output{Writer: bufio.NewWriterSize(f, 64<<10), file: f, target: target}, nil
}

// createBeside makes a new hidden file in the folder of target. Unlike os.CreateTemp, it gives it the permissions that
// target is to have.
func createBeside(target string, mode fs.FileMode) (*os.File, error) {
	dir, base := filepath.Split(target)
	for {
		name := filepath.Join(dir, "."+base+"."+strconv.FormatUint(rand.Uint64(), 36)+".tmp")
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
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
	}
	return fmt.Errorf("-o %s: %w", name, err)
}

// paths returns the absolute paths of the file that is written, under both of its names.
func (o *output) paths() []string {
	if o.target == "" {
		return nil
	}
	var list []string
	for _, name := range []string{o.file.Name(), o.target} {
		if abs, err := filepath.Abs(name); err == nil {
			list = append(list, abs)
		}
	}
	return list
}

// flush hands on what has been written, unless it goes to a file that nobody can see yet.
func (o *output) flush() error {
	if o.target != "" {
		return nil
	}
	return o.Flush()
}

// finish ends a run: unless it ended early, it calls last, which may be nil, and completes the output. Failures is
// what the run came to; that some inputs could not be read does not keep the others from being written.
func (o *output) finish(failures error, last func() error) error {
	var partial partialError
	if failures != nil && !errors.As(failures, &partial) {
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
	if err := o.Flush(); err != nil || o.file == nil {
		return err
	}
	if o.target == "" {
		return o.file.Close()
	}
	name := o.file.Name()
	if err := errors.Join(o.file.Sync(), o.file.Close()); err != nil {
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
