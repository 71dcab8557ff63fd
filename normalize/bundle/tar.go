package bundle

import (
	"archive/tar"
	"bytes"
	"errors"
	"io"
	"iter"
)

// tarBlock is what everything in a tar archive is a multiple of; two empty ones end it.
const tarBlock = 512

// isTar tells a tar archive by the magic number of its first header.
func isTar(_ string, head []byte) bool {
	return len(head) >= tarBlock && bytes.HasPrefix(head[257:], []byte("ustar"))
}

// openTar yields the files of a tar archive in its order; folders, links, hidden files and what is no text by its ending
// are left out.
func openTar(_ string, r io.Reader, o Options, depth int) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		end := &zeroReader{r: r}
		for t := tar.NewReader(end); ; {
			h, err := t.Next()
			if errors.Is(err, io.EOF) && end.zeros >= tarBlock {
				return
			}
			if err != nil {
				yield(Member{Err: early("tar", err)})
				return
			}
			name := archivedName(h.Name)
			if h.Typeflag != tar.TypeReg || hidden(name) || picture(name) {
				continue
			}
			m := Member{Name: name}
			if h.Size > o.maxBytes() {
				m.Err = errTooLarge
			} else {
				m.read(t, o.maxBytes())
			}
			if !within(m, o, depth, yield) || m.Err == ErrCut {
				return
			}
		}
	}
}

// zeroReader counts the zero bytes at the end of what was read through it.
type zeroReader struct {
	r     io.Reader
	zeros int
}

// Read implements io.Reader.
func (z *zeroReader) Read(p []byte) (int, error) {
	n, err := z.r.Read(p)
	rest := len(bytes.TrimRight(p[:n], "\x00"))
	if rest > 0 {
		z.zeros = 0
	}
	z.zeros += n - rest
	return n, err
}
