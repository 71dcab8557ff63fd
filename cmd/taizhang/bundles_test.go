package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"os"
	"strings"
)

// pack makes bundles: pack zip ARCHIVE NAME=FILE ..., pack gzip PACKED FILE.
func pack() {
	var b bytes.Buffer
	check := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	switch os.Args[1] {
	case "zip":
		z := zip.NewWriter(&b)
		for _, arg := range os.Args[3:] {
			name, file, _ := strings.Cut(arg, "=")
			data, err := os.ReadFile(file)
			check(err)
			w, err := z.Create(name)
			check(err)
			_, err = w.Write(data)
			check(err)
		}
		check(z.Close())
	case "gzip":
		data, err := os.ReadFile(os.Args[3])
		check(err)
		z := gzip.NewWriter(&b)
		_, err = z.Write(data)
		check(err)
		check(z.Close())
	default:
		panic("pack what?")
	}
	check(os.WriteFile(os.Args[2], b.Bytes(), 0o666))
}
