package main

import (
	"bufio"
	"errors"
	"io"
	"os"
)

// spool is a file whose parts can be read in any order.
type spool struct {
	*os.File
	size int64
	temp bool // it is a copy
}

// openSpool opens a file. What is no regular file, such as standard input, and what is compressed is copied to a
// temporary file first.
func openSpool(name string, stdin io.Reader) (*spool, error) {
	if name == "-" {
		return copySpool(stdin)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	var head [4]byte
	if info.Mode().IsRegular() {
		if n, _ := f.ReadAt(head[:], 0); !packed(head[:n]) {
			return &spool{File: f, size: info.Size()}, nil
		}
	}
	defer f.Close()
	return copySpool(f)
}

func copySpool(in io.Reader) (s *spool, err error) {
	r, err := unpacked(bufio.NewReader(in))
	if err != nil {
		return nil, err
	}
	f, err := os.CreateTemp("", "taizhang-*.tmp")
	if err != nil {
		return nil, scratchError{causeOf(err)}
	}
	s = &spool{File: f, temp: true}
	if s.size, err = io.Copy(scratchWriter{f}, r); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// scratchError says that no temporary file could be written, which is not the fault of what was to be in it.
type scratchError struct{ err error }

func (e scratchError) Error() string { return "temporary file: " + e.err.Error() }
func (e scratchError) Unwrap() error { return e.err }

// scratchWriter writes a temporary file.
type scratchWriter struct{ w io.Writer }

// Write implements io.Writer.
func (s scratchWriter) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	if err != nil {
		err = scratchError{causeOf(err)}
	}
	return n, err
}

// Close closes the file, and removes it if it is a copy.
func (s *spool) Close() error {
	err := s.File.Close()
	if s.temp {
		err = errors.Join(err, os.Remove(s.Name()))
	}
	return err
}
