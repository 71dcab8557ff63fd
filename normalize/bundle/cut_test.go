package bundle

import (
	"archive/tar"
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func tarred(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Size: int64(len(files[i+1])), Mode: 0o600, Format: tar.FormatUSTAR}); err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[i+1]))
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func zstded(t testing.TB, raw string) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll([]byte(raw), nil))
}

// TestCut cuts bundles everywhere: what is whole in what is left comes as it does from the whole, and unless that is all
// there is, ErrCut comes as well. Only where one record ends and the next has not begun can nobody tell.
func TestCut(t *testing.T) {
	page := strings.Repeat(pageText, 3)
	one := record("response", "u/1", response("200 OK", "text/html", page))
	two := record("resource", "u/2", page) + record("request", "u/2", "GET / HTTP/1.1\r\n\r\n") +
		record("response", "u/3", response("200 OK", "image/png", "PNG"))
	lines := "{\"text\": \"一\"}\n{\"text\": \"二\"}\n"
	for _, test := range []struct {
		name, raw string
		from      int // what is shorter is not known for what it is
		between   []string
	}{
		{"a.html.gz", gzipped(page), 2, nil},
		{"a.html.zst", zstded(t, page), 4, nil},
		{"a.zip", zipped(t, "1.txt", page, "2.txt", "二"), 4, nil},
		{"a.tar", tarred(t, "1.txt", page, "2.txt", "二"), 512, nil},
		{"a.tar.gz", gzipped(tarred(t, "1.txt", page, "2.txt", "二")), 2, nil},
		{"a.warc", one + two, 7, []string{one, one + record("resource", "u/2", page), one + two[:strings.LastIndex(two, "WARC/1.0")]}},
		{"a.warc.gz", gzipped(one) + gzipped(two), 2, []string{gzipped(one)}},
		{"all.warc.gz", gzipped(one + two), 2, nil},
		{"a.mht", mhtml, strings.Index(mhtml, "----b\r\n"), nil},
		{"a.json", "[" + strings.ReplaceAll(strings.TrimSpace(lines), "\n", ",") + "]", 1, nil},
		{"a.jsonl", lines, 1, []string{lines[:len(lines)/2-1]}},
		{"a.jsonl.gz", gzipped(lines), 2, nil},
	} {
		whole := slices.Collect(Members(test.name, strings.NewReader(test.raw), Options{}))
		for n := test.from; n < len(test.raw); n++ {
			cut, told := 0, false
			for m := range Members(test.name, strings.NewReader(test.raw[:n]), Options{}) {
				told = told || errors.Is(m.Err, ErrCut)
				switch {
				case m.Err == nil && m.Cut == "" && (cut >= len(whole) || !bytes.Equal(m.Raw, whole[cut].Raw)):
					t.Errorf("%s cut at %d: %q for the whole of member %d", test.name, n, m.Raw, cut)
				case m.Cut != "" && !bytes.HasPrefix(whole[cut].Raw, m.Raw) && !halfEscaped(m.Raw) && !halfHeader(m.Raw):
					t.Errorf("%s cut at %d: %q is no beginning of %q", test.name, n, m.Raw, whole[cut].Raw)
				case m.Err != nil && !errors.Is(m.Err, ErrCut):
					t.Errorf("%s cut at %d: %v", test.name, n, m.Err)
				}
				cut++
			}
			between := slices.ContainsFunc(test.between, func(s string) bool { return strings.TrimSpace(s) == strings.TrimSpace(test.raw[:n]) })
			if !told && cut < len(whole) && !between {
				t.Errorf("%s cut at %d of %d: nothing is said", test.name, n, len(test.raw))
			}
		}
	}
}

// halfEscaped reports whether what is left ends in half of a byte in quoted-printable, which is taken as it is written, or
// of a boundary.
func halfEscaped(raw []byte) bool {
	return bytes.Contains(raw[max(0, len(raw)-3):], []byte("=")) || bytes.HasSuffix(raw, []byte("\r\n----b-"))
}

// halfHeader reports whether what is left is less of an archive in a compressed file than it is known by.
func halfHeader(raw []byte) bool {
	return len(raw) < tarBlock && bytes.HasPrefix([]byte("1.txt\x00"), raw[:min(len(raw), 6)]) || bytes.HasPrefix([]byte("WARC/1."), raw)
}
