package bundle

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"iter"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"net/textproto"
	"strings"
)

// isMHTML tells a page saved with all that belongs to it (RFC 2557): a message with a MIME header.
func isMHTML(name string, head []byte) bool {
	named := strings.HasSuffix(name, ".mht") || strings.HasSuffix(name, ".mhtml") || strings.HasSuffix(name, ".eml")
	lower := bytes.ToLower(head)
	header := bytes.Contains(lower, []byte("mime-version:")) && bytes.Contains(lower, []byte("content-type:"))
	return header && (named || bytes.HasPrefix(lower, []byte("from:")) || bytes.HasPrefix(lower, []byte("mime-version:")))
}

// openMHTML yields the page of a saved one, not its pictures: the first part that is HTML, or else text.
func openMHTML(_ string, r io.Reader, o Options, _ int) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		msg, err := mail.ReadMessage(io.LimitReader(r, 4*o.maxBytes())) // pictures and all
		if err != nil {
			yield(Member{Err: early("mhtml", err)})
			return
		}
		m, err := page(textproto.MIMEHeader(msg.Header), msg.Body, o, 0)
		if err != nil {
			yield(Member{Err: early("mhtml", err)})
			return
		}
		m.URL = firstOf(m.URL, msg.Header.Get("Snapshot-Content-Location"), msg.Header.Get("Content-Location"))
		yield(m)
	}
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

var errNoPage = errors.New("no part of it is HTML or text")

// page returns the HTML of a MIME entity; of several parts the first that has one, HTML before plain text.
func page(h textproto.MIMEHeader, body io.Reader, o Options, depth int) (Member, error) {
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		kind = "text/plain"
	}
	if !strings.HasPrefix(kind, "multipart/") {
		if kind != "text/html" && kind != "application/xhtml+xml" && kind != "text/plain" {
			return Member{}, errNoPage
		}
		m := Member{MediaType: kind, Charset: params["charset"], URL: h.Get("Content-Location")}
		m.read(decoded(h, body), o.maxBytes())
		if m.Err != nil && m.Cut == "" {
			return Member{}, m.Err
		}
		return m, nil
	}
	if depth >= maxDepth {
		return Member{}, errNoPage
	}
	return pageOf(body, params["boundary"], o, depth)
}

// pageOf returns the page in the parts of an entity.
func pageOf(body io.Reader, boundary string, o Options, depth int) (Member, error) {
	var text *Member
	end := errNoPage
	last := &tailReader{r: body}
	for parts := multipart.NewReader(last, boundary); ; {
		part, err := parts.NextRawPart()
		if err != nil {
			if !bytes.Contains(last.tail, []byte("--"+boundary+"--")) {
				end = ErrCut // what was read counts
			}
			break
		}
		m, err := page(part.Header, part, o, depth+1)
		switch {
		case errors.Is(err, errTooLarge):
			return Member{}, err
		case errors.Is(err, ErrCut):
			end = ErrCut
		case err != nil:
		case m.MediaType != "text/plain":
			return m, nil
		case text == nil:
			text = &m
		}
	}
	if text == nil {
		return Member{}, end
	}
	if end == ErrCut {
		text.Cut, text.Err = cutBundle, ErrCut // its page may have come behind it
	}
	return *text, nil
}

// decoded undoes the transfer encoding of a part.
func decoded(h textproto.MIMEHeader, body io.Reader) io.Reader {
	switch strings.ToLower(strings.TrimSpace(h.Get("Content-Transfer-Encoding"))) {
	case "quoted-printable":
		return damageReader{quotedprintable.NewReader(body)}
	case "base64":
		return damageReader{base64.NewDecoder(base64.StdEncoding, body)}
	}
	return body
}

// damageReader takes what cannot be decoded for an early end, so that what comes before it is kept.
type damageReader struct{ r io.Reader }

// Read implements io.Reader.
func (d damageReader) Read(p []byte) (int, error) {
	n, err := d.r.Read(p)
	if err != nil && err != io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// tailReader keeps what was read last through it: at least what a multipart.Reader reads ahead.
type tailReader struct {
	r    io.Reader
	tail []byte
}

const tailBytes = 16 << 10

// Read implements io.Reader.
func (t *tailReader) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if t.tail = append(t.tail, p[:n]...); len(t.tail) > 2*tailBytes {
		t.tail = append(t.tail[:0], t.tail[len(t.tail)-tailBytes:]...)
	}
	return n, err
}
