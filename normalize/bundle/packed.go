package bundle

import (
	"compress/gzip"
	"io"
	"iter"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// openGzip unpacks a gzip file, which may hold another bundle.
func openGzip(name string, r io.Reader, o Options, depth int) iter.Seq[Member] {
	return unpacked(name, r, o, depth, "gzip", func(r io.Reader) (io.ReadCloser, error) { return gzip.NewReader(r) })
}

// zstdWindow is the most memory that a Zstandard file may ask for: what its program uses at its highest level.
const zstdWindow = 128 << 20

// openZstd unpacks a Zstandard file, which may hold another bundle.
func openZstd(name string, r io.Reader, o Options, depth int) iter.Seq[Member] {
	return unpacked(name, r, o, depth, "zstd", func(r io.Reader) (io.ReadCloser, error) {
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			return nil, err
		}
		return z.IOReadCloser(), nil
	})
}

// unpacked yields what is in a compressed file.
func unpacked(name string, r io.Reader, o Options, depth int, kind string, open func(io.Reader) (io.ReadCloser, error)) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		packed := &countReader{r: r}
		z, err := open(packed)
		if err != nil {
			yield(Member{Err: early(kind, err)})
			return
		}
		defer func() { _ = z.Close() }() // it was only read
		for _, end := range []string{".gz", ".gzip", ".zst", ".zstd"} {
			name = strings.TrimSuffix(name, end)
		}
		for m := range members(name, &ratioReader{r: z, packed: packed}, o, depth) {
			if !yield(m) {
				return
			}
		}
	}
}

// countReader counts the bytes read through it.
type countReader struct {
	r io.Reader
	n int64
}

// Read implements io.Reader.
func (c *countReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// ratioReader reads what is unpacked as long as it stays in proportion to what was packed.
type ratioReader struct {
	r      io.Reader
	n      int64
	packed *countReader
}

// Read implements io.Reader.
func (c *ratioReader) Read(p []byte) (int, error) {
	if c.n > freeBytes && c.n > maxRatio*c.packed.n {
		return 0, errRatio
	}
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
