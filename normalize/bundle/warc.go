package bundle

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
)

// openWARC yields the pages of a web archive (ISO 28500): the bodies of its HTTP responses that are HTML or text, and
// its resource records.
func openWARC(_ string, r io.Reader, o Options, _ int) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		b := bufio.NewReaderSize(r, maxHeaderLine)
		for {
			h, err := warcHeader(b)
			if err == io.EOF { // not one that is wrapped: that is the end of a record
				return
			}
			if err != nil {
				yield(Member{Err: early("warc", err)})
				return
			}
			n, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
			if err != nil || n < 0 {
				yield(Member{Err: fmt.Errorf("warc: a record without its length")})
				return
			}
			content := &exactReader{r: b, left: n}
			m, ok := warcRecord(h, content, o)
			_, err = io.Copy(io.Discard, content)
			switch {
			case err != nil && m.Err != nil && m.Err != errTooLarge:
				if m.Err = ErrCut; m.Cut != "" {
					m.Cut = cutBundle
				}
			case err == nil && m.Cut != "":
				m.Err = nil // the record is whole, and what it holds was cut before
			}
			if ok && !yield(m) {
				return
			}
			if err != nil {
				if !ok || m.Err != ErrCut {
					yield(Member{Err: early("warc", err)})
				}
				return
			}
		}
	}
}

// exactReader reads a number of bytes, and meets an unexpected end where there are less.
type exactReader struct {
	r    io.Reader
	left int64
}

// Read implements io.Reader.
func (e *exactReader) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n, err := e.r.Read(p[:min(int64(len(p)), e.left)])
	e.left -= int64(n)
	if errors.Is(err, io.EOF) && e.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// Limits of the header of a record.
const (
	maxHeaderLine  = 64 << 10
	maxHeaderLines = 1000
)

// warcHeader reads the version line and the fields of the next record.
func warcHeader(b *bufio.Reader) (textproto.MIMEHeader, error) {
	var h textproto.MIMEHeader
	for range maxHeaderLines {
		raw, err := b.ReadSlice('\n')
		line := string(bytes.TrimSpace(raw))
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			return nil, errors.New("a line of a header is too long")
		case err != nil && (h != nil || line != ""):
			return nil, early("a header", err)
		case err != nil:
			return nil, err
		case h == nil && line == "":
		case h == nil && strings.HasPrefix(line, "WARC/"):
			h = textproto.MIMEHeader{}
		case h == nil:
			return nil, fmt.Errorf("no record where one should begin: %.40q", line)
		case line == "":
			return h, nil
		default:
			name, value, _ := strings.Cut(line, ":")
			h.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
	return nil, errors.New("a header has too many lines")
}

// warcRecord returns the document in a record, if it has one.
func warcRecord(h textproto.MIMEHeader, content io.Reader, o Options) (Member, bool) {
	url := strings.Trim(h.Get("WARC-Target-URI"), "<>")
	m := Member{Name: url, URL: url}
	switch h.Get("WARC-Type") {
	case "resource":
		m.MediaType, m.Charset = mediaType(h.Get("Content-Type"))
		if !readable(m.MediaType) {
			return Member{}, false
		}
		m.read(content, o.maxBytes())
	case "response":
		var ok bool
		if m, ok = httpResponse(m, content, o); !ok {
			return m, false
		}
	default:
		return Member{}, false
	}
	if h.Get("WARC-Truncated") != "" && m.Err == nil {
		m.Cut = cutCrawl
	}
	return m, true
}

func httpResponse(m Member, content io.Reader, o Options) (Member, bool) {
	resp, err := http.ReadResponse(bufio.NewReader(content), nil)
	if err != nil {
		if m.Err = err; errors.Is(err, io.ErrUnexpectedEOF) {
			m.Err = ErrCut
		}
		return m, true
	}
	defer func() { _ = resp.Body.Close() }() // it was only read
	m.MediaType, m.Charset = mediaType(resp.Header.Get("Content-Type"))
	if resp.StatusCode != http.StatusOK || !readable(m.MediaType) {
		return Member{}, false
	}
	m.read(resp.Body, o.maxBytes())
	if strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") && (m.Err == nil || m.Cut != "") {
		if z, err := gzip.NewReader(bytes.NewReader(m.Raw)); err == nil {
			m.Cut = ""
			m.read(z, o.maxBytes())
		}
	}
	if m.Cut != "" {
		m.Cut = cutServer // whether it is the archive that ends, who reads the record sees
	}
	return m, true
}

func mediaType(field string) (kind, charset string) {
	kind, params, err := mime.ParseMediaType(field)
	if err != nil {
		return "", ""
	}
	return kind, params["charset"]
}

// readable reports whether documents of a media type may be articles.
func readable(kind string) bool {
	return kind == "" || strings.HasPrefix(kind, "text/html") || kind == "text/plain" || kind == "application/xhtml+xml"
}
