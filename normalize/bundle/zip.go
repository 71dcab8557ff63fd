package bundle

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"sort"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// sizedFile is a file as os has it, which need not be held in memory to read the list at its end.
type sizedFile interface {
	io.ReaderAt
	Stat() (fs.FileInfo, error)
}

// openZip yields the files of a ZIP archive by name; folders, hidden files and what is no text by its ending are left
// out. An archive that is no file itself must fit in the limit, since its list of files stands at its end.
func openZip(_ string, r io.Reader, o Options, depth int) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		raw, err := readLimited(r, o.maxBytes())
		if err != nil {
			yield(Member{Err: early("zip", err)})
			return
		}
		eachZipped(bytes.NewReader(raw), int64(len(raw)), o, depth, yield)
	}
}

// membersZip is openZip for a file.
func membersZip(f sizedFile, o Options, depth int, yield func(Member) bool) {
	info, err := f.Stat()
	if err != nil {
		yield(Member{Err: fmt.Errorf("zip: %w", err)})
		return
	}
	eachZipped(f, info.Size(), o, depth, yield)
}

func eachZipped(r io.ReaderAt, size int64, o Options, depth int, yield func(Member) bool) {
	z, err := zip.NewReader(r, size)
	if errors.Is(err, zip.ErrFormat) { // the list of files, which is last, is not where it should be
		err = ErrCut
	}
	if err != nil {
		yield(Member{Err: early("zip", err)})
		return
	}
	files := append([]*zip.File(nil), z.File...)
	sort.SliceStable(files, func(i, j int) bool { return files[i].Name < files[j].Name })
	packed := uint64(0)
	for _, f := range files {
		if name := archivedName(f.Name); f.FileInfo().IsDir() || hidden(name) || picture(name) {
			continue
		}
		if packed += f.CompressedSize64; packed > uint64(size) {
			yield(Member{Name: f.Name, Err: errors.New("zip: its files overlap")})
			return
		}
		if !within(unzip(f, o), o, depth, yield) {
			return
		}
	}
}

// archivedName returns the name of a file in an archive in UTF-8. Archives made on Chinese Windows have names in GBK and do
// not say so, and some have backslashes in them.
func archivedName(name string) string {
	if !utf8.ValidString(name) {
		if s, err := simplifiedchinese.GB18030.NewDecoder().String(name); err == nil {
			name = s
		}
	}
	return strings.ToValidUTF8(strings.ReplaceAll(name, "\\", "/"), "\ufffd")
}

func unzip(f *zip.File, o Options) Member {
	m := Member{Name: archivedName(f.Name)}
	switch n := f.UncompressedSize64; {
	case n > uint64(o.maxBytes()):
		m.Err = errTooLarge
	case n > freeBytes && n/maxRatio > f.CompressedSize64:
		m.Err = errRatio
	}
	if m.Err != nil {
		return m
	}
	r, err := f.Open()
	if err != nil {
		m.Err = err
		return m
	}
	defer func() { _ = r.Close() }() // it was only read
	// What the list says of its size need not be true.
	m.read(r, int64(min(f.UncompressedSize64, uint64(o.maxBytes()))))
	return m
}

func hidden(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// picture reports whether a file is, by its ending, what pages are saved together with.
func picture(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico", ".css", ".js", ".woff", ".woff2", ".ttf", ".mp4", ".mp3", ".pdf":
		return true
	}
	return false
}
