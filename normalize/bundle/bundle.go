// Package bundle takes files apart that hold documents in a wrapping: pages saved with their pictures (MHTML), ZIP and tar
// archives, web archives (WARC), JSON with a text in a field, and any of these compressed with gzip or Zstandard.
//
// It reads as it goes and never holds more than one member, nor more of it than the limit allows, so that a bundle may
// be larger than memory and a small file that unpacks to a huge one does no harm.
package bundle

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// Member is a document in a bundle.
type Member struct {
	Name      string // of its place in the bundle: a file name, a URL, a line number
	MediaType string // as the bundle declares it, in lower case without parameters; empty where it does not
	Charset   string // as the bundle declares it; empty where it does not
	URL       string
	Raw       []byte
	Decoded   bool   // Raw is UTF-8 because the bundle says what its characters are, not because the member does
	Cut       string // why Raw is only the beginning of the member; empty where it is whole
	Err       error  // why the member could not be read; then there is no Raw, unless Err is ErrCut
}

// ErrCut is the error of a bundle that ends too early. A member that has some Raw beside it is the beginning of the one in
// whose middle the bundle ends.
var ErrCut = errors.New("ends too early")

// Reasons for which a member is cut.
const (
	cutBundle = "the file it is in ends or is damaged in the middle of it"
	cutServer = "the server announced more of it"
	cutCrawl  = "the crawler says that it did not keep all of it"
)

// read sets Raw to what r has, at most limit bytes. Where r ends before it should, that is its beginning.
func (m *Member) read(r io.Reader, limit int64) {
	m.Raw, m.Err = readLimited(r, limit)
	if errors.Is(m.Err, io.ErrUnexpectedEOF) {
		m.Err = ErrCut
	}
	switch {
	case m.Err == ErrCut && len(m.Raw) > 0:
		m.Cut = cutBundle
	case m.Err != nil:
		m.Raw = nil
	}
}

// early returns ErrCut for the errors that mean it, and others with the kind of the bundle before them.
func early(kind string, err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, ErrCut) {
		return fmt.Errorf("%s: %w", kind, ErrCut)
	}
	return fmt.Errorf("%s: %w", kind, err)
}

// ErrNoText is the error of JSON that holds no text, or that holds records and not articles.
var ErrNoText = errors.New("no text")

// Options say what of a bundle is read.
type Options struct {
	// MaxBytes is the most that one member may have when unpacked; 0 means 256 MiB.
	MaxBytes int64
	// Field is the field of JSON objects that holds the text, with dots between nested names; empty means the first
	// of text, content, body and html that there is.
	Field string
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes <= 0 {
		return 256 << 20
	}
	return o.MaxBytes
}

// A member may unpack to maxRatio times its size, or to freeBytes: text packs to a tenth, and a bomb to a thousandth.
const (
	maxRatio  = 200
	freeBytes = 32 << 20
)

// errRatio is the error of what unpacks to far more than text does.
var errRatio = errors.New("unpacks to more than 200 times its size")

// errTooLarge is the error of a member over the limit.
var errTooLarge = errors.New("larger than the limit when unpacked")

// format is a kind of bundle: how to know it by its name and beginning, and how to take it apart.
type format struct {
	name string
	is   func(name string, head []byte) bool
	open func(name string, r io.Reader, o Options, depth int) iter.Seq[Member]
}

// headBytes is how much of a file the formats are told by.
const headBytes = 1024

// maxDepth is how deep bundles in bundles are taken apart: a page in a ZIP archive in a gzip file is three.
const maxDepth = 3

// formats returns every kind of bundle, in the order they are tried.
func formats() []format {
	return []format{
		{"gzip", func(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte{0x1f, 0x8b}) }, openGzip},
		{"zstd", func(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) }, openZstd},
		{"zip", func(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("PK\x03\x04")) }, openZip},
		{"tar", isTar, openTar},
		{"warc", func(_ string, head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/1.")) }, openWARC},
		{"mhtml", isMHTML, openMHTML},
		{"json", isJSON, openJSON},
	}
}

// Is reports whether a file with the name and beginning is a bundle. A thousand bytes of the beginning are enough.
func Is(name string, head []byte) bool {
	_, ok := detect(name, head)
	return ok
}

func detect(name string, head []byte) (format, bool) {
	name = strings.ToLower(name)
	for _, f := range formats() {
		if f.is(name, head) {
			return f, true
		}
	}
	return format{}, false
}

// Members returns the documents in a bundle, in the order they stand in it. What is no bundle is one member without a
// name. A damaged bundle yields what comes before the damage, and then a member with the error; one that is cut yields the
// beginning of the member it is cut in, with ErrCut.
func Members(name string, r io.Reader, o Options) iter.Seq[Member] { return members(name, r, o, 0) }

func members(name string, r io.Reader, o Options, depth int) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		b := bufio.NewReaderSize(r, 64<<10)
		head, err := b.Peek(headBytes)
		if err != nil && !errors.Is(err, io.EOF) && len(head) == 0 {
			if errors.Is(err, io.ErrUnexpectedEOF) {
				err = ErrCut
			}
			yield(Member{Err: err})
			return
		}
		f, ok := detect(name, head)
		if file, isFile := r.(sizedFile); isFile && f.name == "zip" {
			membersZip(file, o, depth+1, yield)
			return
		}
		if !ok {
			var m Member
			m.read(b, o.maxBytes())
			yield(m)
			return
		}
		if depth >= maxDepth {
			yield(Member{Err: fmt.Errorf("more than %d bundles in one another", maxDepth)})
			return
		}
		for m := range f.open(name, b, o, depth+1) {
			if !yield(m) {
				return
			}
		}
	}
}

// readLimited reads r to its end, at most limit bytes. Where that comes unexpectedly, it returns what was there.
func readLimited(r io.Reader, limit int64) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if int64(len(raw)) > limit {
		return nil, errTooLarge
	}
	return raw, err
}

// within yields the documents of a member that may be a bundle itself; their names begin with its name.
func within(m Member, o Options, depth int, yield func(Member) bool) bool {
	if m.Err != nil || !Is(m.Name, m.Raw[:min(len(m.Raw), headBytes)]) {
		return yield(m)
	}
	for inner := range members(m.Name, bytes.NewReader(m.Raw), o, depth) {
		if inner.Name == "" {
			inner.Name = m.Name
		} else {
			inner.Name = m.Name + "!/" + inner.Name
		}
		if !yield(inner) {
			return false
		}
	}
	return true
}
