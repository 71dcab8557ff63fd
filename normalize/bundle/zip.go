package bundle

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"iter"
	"path"
	"sort"
	"strings"
)

// openZip yields the files of a ZIP archive by name; folders, hidden files and what is no text by its ending are left
// out. The archive itself must fit in the limit, since its list of files stands at its end.
func openZip(_ string, r io.Reader, o Options, depth int) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		raw, err := readLimited(r, o.maxBytes())
		if err != nil {
			yield(Member{Err: fmt.Errorf("zip: %w", err)})
			return
		}
		z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			yield(Member{Err: fmt.Errorf("zip: %w", err)})
			return
		}
		files := append([]*zip.File(nil), z.File...)
		sort.SliceStable(files, func(i, j int) bool { return files[i].Name < files[j].Name })
		for _, f := range files {
			if f.FileInfo().IsDir() || hidden(f.Name) || picture(f.Name) {
				continue
			}
			if !within(unzip(f, o), o, depth, yield) {
				return
			}
		}
	}
}

func unzip(f *zip.File, o Options) Member {
	m := Member{Name: f.Name}
	if f.UncompressedSize64 > uint64(o.maxBytes()) {
		m.Err = errTooLarge
		return m
	}
	r, err := f.Open()
	if err != nil {
		m.Err = err
		return m
	}
	defer r.Close()
	m.Raw, m.Err = readLimited(r, o.maxBytes())
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
