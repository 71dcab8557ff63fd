package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// pack is a command of the scripts: pack zip|tar OUT NAME=FILE ... and pack gzip|zstd OUT FILE make bundles, and
// pack cut FILE N OUT leaves out the last N bytes of a file.
func pack() {
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(name)
		check(err)
		return data
	}
	var b bytes.Buffer
	out := os.Args[2]
	switch os.Args[1] {
	case "zip":
		z := zip.NewWriter(&b)
		packEach(read, func(name string, _ []byte) (io.Writer, error) { return z.Create(name) })
		check(z.Close())
	case "tar":
		t := tar.NewWriter(&b)
		packEach(read, func(name string, data []byte) (io.Writer, error) {
			return t, t.WriteHeader(&tar.Header{Name: name, Size: int64(len(data)), Mode: 0o600})
		})
		check(t.Close())
	case "gzip":
		z := gzip.NewWriter(&b)
		_, err := z.Write(read(os.Args[3]))
		check(err)
		check(z.Close())
	case "zstd":
		z, err := zstd.NewWriter(&b)
		check(err)
		_, err = z.Write(read(os.Args[3]))
		check(err)
		check(z.Close())
	case "cut":
		n, err := strconv.Atoi(os.Args[3])
		check(err)
		data := read(os.Args[2])
		out = os.Args[4]
		b.Write(data[:len(data)-n])
	default:
		panic("pack what?")
	}
	check(os.WriteFile(out, b.Bytes(), 0o666))
}

// packEach writes the files that the command line names to where create leads.
func packEach(read func(string) []byte, create func(name string, data []byte) (io.Writer, error)) {
	for _, arg := range os.Args[3:] {
		name, file, _ := strings.Cut(arg, "=")
		data := read(file)
		w, err := create(name, data)
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			panic(err)
		}
	}
}
