// Package source reads what the generators of this project make their files from: each at one version, with a checksum.
package source

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
)

// The word list of gse that it loads as zh_s.
const (
	WordListModule = "github.com/go-ego/gse"
	WordListFile   = "data/dict/zh/s_1.txt"
	WordListSHA256 = "2b3063ec552327520bee3c0c5819d6e131ab3db50a60b94641ec90f611c24bcd"
)

// WordList returns the word list of gse, lines of word, frequency and tag, and the version, which is the one that go.mod names.
func WordList() (text, version string, err error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}} {{.Version}}", WordListModule).Output()
	if err != nil {
		return "", "", fmt.Errorf("go list -m %s: %w", WordListModule, err)
	}
	dir, version, _ := strings.Cut(strings.TrimSpace(string(out)), " ")
	data, err := os.ReadFile(filepath.Join(dir, WordListFile))
	if err != nil {
		return "", "", err
	}
	return string(data), version, Check(WordListModule+" "+version+" "+WordListFile, data, WordListSHA256)
}

// Check returns an error where data has another checksum than the one given, in hexadecimal digits.
func Check(name string, data []byte, want string) error {
	sum := sha256.Sum256(data)
	if got := hex.EncodeToString(sum[:]); got != want {
		return fmt.Errorf("%s has sha256 %s, want %s: look at what has changed, then write the new one into the source", name, got, want)
	}
	return nil
}

// Unpack returns those files of a package of npm that are wanted, by their names without folders.
func Unpack(tarball []byte, wanted func(name string) bool) (map[string][]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(tarball))
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for t := tar.NewReader(z); ; {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return files, nil
		}
		if err != nil {
			return nil, err
		}
		if !wanted(h.Name) {
			continue
		}
		if files[path.Base(h.Name)], err = io.ReadAll(t); err != nil {
			return nil, err
		}
	}
}
