package bundle

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const pageText = "<html><body><p>渡口镇的新桥昨天通车。</p></body></html>"

func gzipped(raw string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(raw))
	_ = z.Close()
	return b.String()
}

func zipped(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = w.Write([]byte(files[i+1]))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func record(kind, url, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, url, len(body), body)
}

func response(status, kind, body string) string {
	return fmt.Sprintf("HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s", status, kind, len(body), body)
}

const mhtml = "From: <Saved by a browser>\r\nSnapshot-Content-Location: https://news.example/1.html\r\nSubject: x\r\nMIME-Version: 1.0\r\n" +
	"Content-Type: multipart/related; type=\"text/html\"; boundary=\"--b\"\r\n\r\n" +
	"----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0=\r\n" +
	"----b\r\nContent-Type: text/html; charset=gbk\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db=\r\nc</p>\r\n" +
	"----b--\r\n"

// list renders members as name:text or name!error, those that are cut as name~reason:text and what error there is.
func list(name, raw string, o Options) []string {
	var out []string
	for m := range Members(name, strings.NewReader(raw), o) {
		one := m.Name
		if m.Cut != "" {
			one += "~" + m.Cut
		}
		if m.Err == nil || m.Cut != "" {
			one += ":" + string(m.Raw)
		}
		if m.Err != nil {
			one += "!" + m.Err.Error()
		}
		out = append(out, one)
	}
	return out
}

func TestMembers(t *testing.T) {
	warc := record("warcinfo", "", "software: x") +
		record("response", "https://news.example/a", response("200 OK", "text/html; charset=gb2312", pageText)) +
		record("response", "https://news.example/a.png", response("200 OK", "image/png", "PNG")) +
		record("response", "https://news.example/gone", response("404 Not Found", "text/html", "none")) +
		record("request", "https://news.example/a", "GET / HTTP/1.1\r\n\r\n")
	for _, test := range []struct {
		what, name, raw string
		o               Options
		want            []string
	}{
		{"no bundle", "a.html", pageText, Options{}, []string{":" + pageText}},
		{"gzip", "a.html.gz", gzipped(pageText), Options{}, []string{":" + pageText}},
		{"zip", "a.zip", zipped(t, "b/2.html", "二", "b/1.txt", "一", "b/p.png", "x", ".hidden", "x", "__MACOSX/1.txt", "x"), Options{}, []string{"b/1.txt:一", "b/2.html:二"}},
		{"page in a zip in a gzip", "a.zip.gz", gzipped(zipped(t, "1.html.gz", gzipped("一"))), Options{}, []string{"1.html.gz:一"}},
		{"too deep", "a.gz", gzipped(gzipped(gzipped(gzipped("一")))), Options{}, []string{"!more than 3 bundles in one another"}},
		{"warc", "a.warc", warc, Options{}, []string{"https://news.example/a:" + pageText}},
		{"warc in gzip", "a.warc.gz", gzipped(warc), Options{}, []string{"https://news.example/a:" + pageText}},
		{"mhtml", "a.mht", mhtml, Options{}, []string{":<p>a=bc</p>"}},
		{"json object", "a.json", `{"text": "一", "url": "u"}`, Options{}, []string{"1:一"}},
		{"json array", "a.json", "\xef\xbb\xbf [{\"content\": \"一\"}, {\"x\": 1}]", Options{}, []string{"1:一", "2!no text in field text, content, body, html"}},
		{"json lines", "a.jsonl", "{\"a\": {\"b\": \"一\"}}\n{\"a\": {\"b\": \"二\"}}\n", Options{Field: "a.b"}, []string{"1:一", "2:二"}},
		{"our own records", "a.ndjson", `{"schema": "taizhang/1", "text": "一"}`, Options{}, []string{"1!no text: these are records, not articles"}},
		{"zip in a zip", "a.zip", zipped(t, "b.zip", zipped(t, "c/1.txt", "一")), Options{}, []string{"b.zip!/c/1.txt:一"}},
		{"names of Chinese Windows", "a.zip", zipped(t, "\xd0\xc2\xce\xc5\\1.txt", "一"), Options{}, []string{"新闻/1.txt:一"}},
		{"damaged json", "a.jsonl", "{\"text\": \"一\"}\n{\"text\": ", Options{}, []string{"1:一", "2!json: ends too early"}},
		{"over the limit", "a.gz", gzipped(strings.Repeat("一", 100)), Options{MaxBytes: 100}, []string{"!larger than the limit when unpacked"}},
		{"an object over the limit", "a.jsonl", `{"text": "一"}` + "\n" + `{"x": "` + strings.Repeat("一", 100) + `"}`, Options{MaxBytes: 20}, []string{"1:一", "2!json: larger than the limit when unpacked"}},
		{"no record in a warc", "a.warc", "WARC/1.0\r\n\r\n", Options{}, []string{"!warc: a record without its length"}},
		{"endless header in a warc", "a.warc", "WARC/1.0\r\n" + strings.Repeat("x", 1<<17), Options{}, []string{"!warc: a line of a header is too long"}},
		{"truncated gzip", "a.gz", gzipped(pageText)[:12], Options{}, []string{"~the file it is in ends or is damaged in the middle of it:<!ends too early"}},
		{"text that begins with a brace", "a.txt", `{"text": "一"}`, Options{}, []string{`:{"text": "一"}`}},
		{"json behind the end", "a.json", `[{"text": "一"}] {}`, Options{}, []string{"1:一", "!json: { where it should end"}},
		{"tar", "a.tar", tarred(t, "b/1.txt", "一", "b/p.png", "x", ".hidden", "x", "b/2.html.gz", gzipped("二")), Options{}, []string{"b/1.txt:一", "b/2.html.gz:二"}},
		{"tar in zstd", "a.tar.zst", zstded(t, tarred(t, "1.txt", "一")), Options{}, []string{"1.txt:一"}},
		{"a file of a tar over the limit", "a.tar", tarred(t, "1.txt", "一一", "2.txt", "一"), Options{MaxBytes: 5}, []string{"1.txt!larger than the limit when unpacked", "2.txt:一"}},
		{"not all of it announced", "a.warc", record("response", "u", strings.Replace(response("200 OK", "text/html", pageText), "Length: ", "Length: 1", 1)), Options{}, []string{"u~the server announced more of it:" + pageText}},
		{"not all of it crawled", "a.warc", strings.Replace(record("response", "u", response("200 OK", "text/html", pageText)), "\r\n", "\r\nWARC-Truncated: length\r\n", 1), Options{}, []string{"u~the crawler says that it did not keep all of it:" + pageText}},
		{"damaged transfer encoding", "a.mht", strings.Replace(mhtml, "c</p>", "c=\x01</p>", 1), Options{}, []string{"~the file it is in ends or is damaged in the middle of it:<p>a=bc=!ends too early"}},
	} {
		got := list(test.name, test.raw, test.o)
		if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
			t.Errorf("%s: %q, want %q", test.what, got, test.want)
		}
	}
}

// An archive that is a file is read where it lies, however large it is.
func TestZipFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.zip")
	if err := os.WriteFile(name, []byte(zipped(t, "1.txt", "一", "2.txt", "二")), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for m := range Members(name, f, Options{MaxBytes: 3}) {
		if n++; m.Err != nil || m.Name != fmt.Sprintf("%d.txt", n) {
			t.Errorf("%+v", m)
		}
	}
	if n != 2 {
		t.Errorf("%d members", n)
	}
}

// What unpacks to far more than text does is refused, in gzip and in ZIP.
func TestRatio(t *testing.T) {
	zeros := strings.Repeat("\x00", 2*freeBytes)
	for name, raw := range map[string]string{"a.gz": gzipped(zeros), "a.zip": zipped(t, "1.txt", zeros)} {
		for m := range Members(name, strings.NewReader(raw), Options{}) {
			if !errors.Is(m.Err, errRatio) {
				t.Errorf("%s: %d bytes, %v", name, len(m.Raw), m.Err)
			}
		}
	}
}

func TestDeclarations(t *testing.T) {
	for m := range Members("a.mht", strings.NewReader(mhtml), Options{}) {
		if m.Charset != "gbk" || m.MediaType != "text/html" || m.URL != "https://news.example/1.html" {
			t.Errorf("%+v", m)
		}
	}
}

// A small archive that unpacks to far more than the limit yields an error, and the other files.
func TestBomb(t *testing.T) {
	raw := zipped(t, "a.txt", strings.Repeat("0", 10<<20), "b.txt", "一")
	got := list("a.zip", raw, Options{MaxBytes: 1 << 20})
	if len(got) != 2 || got[0] != "a.txt!"+errTooLarge.Error() || got[1] != "b.txt:一" {
		t.Errorf("%q", got)
	}
}

func FuzzMembers(f *testing.F) {
	f.Add("a.zip", []byte(zipped(f, "1.html", pageText)))
	f.Add("a.warc.gz", []byte(gzipped(record("response", "u", response("200 OK", "text/html", pageText)))))
	f.Add("a.mht", []byte(mhtml))
	f.Add("a.json", []byte(`[{"text": "一"}, 3, null, [[]]]`))
	f.Add("a.tar", []byte(tarred(f, "1.html", pageText, "2.tar", tarred(f, "3.txt", "一"))))
	f.Add("a.tar.zst", []byte(zstded(f, tarred(f, "1.html", pageText))))
	f.Add("a.warc", []byte(record("response", "u", response("200 OK", "text/html", pageText))[:200]))
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		total := 0
		for m := range Members(name, bytes.NewReader(raw), Options{MaxBytes: 1 << 16}) {
			if m.Err != nil && m.Raw != nil && (m.Err != ErrCut || m.Cut == "") {
				t.Error("a member with an error has bytes")
			}
			if total += len(m.Raw); len(m.Raw) > 1<<16 {
				t.Errorf("%d bytes, over the limit", len(m.Raw))
			}
		}
	})
}
