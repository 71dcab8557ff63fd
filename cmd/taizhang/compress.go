package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// compression is a way of making output smaller.
type compression struct {
	ext  string // of files that are written in it
	open func(io.Writer) (compressor, error)
}

// compressor compresses what is written to it.
type compressor interface {
	io.WriteCloser
	Flush() error
}

// compressions are all there are. The same bytes go in and the same come out, on any machine: no times, no names, and one
// thread for each.
var compressions = []compression{
	{".gz", func(w io.Writer) (compressor, error) { return gzip.NewWriter(w), nil }},
	{".zst", func(w io.Writer) (compressor, error) {
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(1<<20))
	}},
}

// compressionOf returns the compression that a file's name asks for, without open where it asks for none.
func compressionOf(file string) compression {
	for _, c := range compressions {
		if strings.EqualFold(filepath.Ext(file), c.ext) {
			return c
		}
	}
	return compression{}
}

// splitName takes the name of a file apart where what it holds is told: records.csv.gz is records, .csv and .gz.
func splitName(file string) (base, format, packed string) {
	base = file
	if compressionOf(file).open != nil {
		packed = filepath.Ext(file)
		base = strings.TrimSuffix(file, packed)
	}
	format = filepath.Ext(base)
	if strings.TrimSuffix(filepath.Base(base), format) == "" { // the dot of a hidden file
		format = ""
	}
	return strings.TrimSuffix(base, format), format, packed
}

// unpacked returns what is in a file that may be compressed, by what it begins with.
func unpacked(r *bufio.Reader) (*bufio.Reader, error) {
	head, err := r.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(r)
		if err != nil {
			return nil, err
		}
		return bufio.NewReaderSize(z, 64<<10), nil
	case bytes.HasPrefix(head, zstdMagic):
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return nil, err
		}
		return bufio.NewReaderSize(z, 64<<10), nil
	}
	return r, nil
}

// packed reports whether a file that begins with head is compressed.
func packed(head []byte) bool {
	return bytes.HasPrefix(head, []byte{0x1f, 0x8b}) || bytes.HasPrefix(head, zstdMagic)
}

var zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
