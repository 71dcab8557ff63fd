package source

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
)

func TestWordList(t *testing.T) {
	text, version, err := WordList()
	if err != nil || !strings.HasPrefix(version, "v") || strings.Count(text, "\n") < 100_000 {
		t.Errorf("%v, version %q, %d bytes", err, version, len(text))
	}
}

func TestCheck(t *testing.T) {
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	if err := Check("x", nil, empty); err != nil {
		t.Error(err)
	}
	if err := Check("x", []byte("a"), empty); err == nil || !strings.HasPrefix(err.Error(), "x has sha256 ca978112") {
		t.Errorf("of another file: %v", err)
	}
}

func TestUnpack(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	w := tar.NewWriter(z)
	for _, name := range []string{"package/data/a.json", "package/b.txt"} {
		if err := w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(name))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	json := func(name string) bool { return strings.HasSuffix(name, ".json") }
	files, err := Unpack(b.Bytes(), json)
	if err != nil || len(files) != 1 || string(files["a.json"]) != "package/data/a.json" {
		t.Errorf("%v, %q", err, files)
	}
	if _, err := Unpack(b.Bytes()[:40], json); err == nil {
		t.Error("a tarball that is cut short is taken")
	}
	if _, err := Unpack([]byte("no tarball"), json); err == nil {
		t.Error("what is none is taken")
	}
}
