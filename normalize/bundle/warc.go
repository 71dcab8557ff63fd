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
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(Member{Err: fmt.Errorf("warc: %w", err)})
				return
			}
			n, err := strconv.ParseInt(h.Get("Content-Length"), 10, 64)
			if err != nil || n < 0 {
				yield(Member{Err: fmt.Errorf("warc: a record without its length")})
				return
			}
			content := io.LimitReader(b, n)
			if m, ok := warcRecord(h, content, o); ok && !yield(m) {
				return
			}
			if _, err := io.Copy(io.Discard, content); err != nil {
				yield(Member{Err: fmt.Errorf("warc: %w", err)})
				return
			}
		}
	}
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
		case err != nil && (h == nil || line == ""):
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
		m.Raw, m.Err = readLimited(content, o.maxBytes())
		return m, true
	case "response":
		return httpResponse(m, content, o)
	}
	return Member{}, false
}

func httpResponse(m Member, content io.Reader, o Options) (Member, bool) {
	resp, err := http.ReadResponse(bufio.NewReader(content), nil)
	if err != nil {
		m.Err = err
		return m, true
	}
	defer func() { _ = resp.Body.Close() }() // it was only read
	m.MediaType, m.Charset = mediaType(resp.Header.Get("Content-Type"))
	if resp.StatusCode != http.StatusOK || !readable(m.MediaType) {
		return Member{}, false
	}
	m.Raw, m.Err = readLimited(resp.Body, o.maxBytes())
	if strings.EqualFold(resp.Header.Get("Content-Encoding"), "gzip") && m.Err == nil {
		if z, err := gzip.NewReader(bytes.NewReader(m.Raw)); err == nil {
			m.Raw, m.Err = readLimited(z, o.maxBytes())
		}
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
