package normalize

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// checkDocument checks what must hold of any document.
func checkDocument(t testing.TB, d *Document) {
	t.Helper()
	checkParts(t, d)
	for _, text := range []*Text{d.Text, d.Body, d.Output} {
		checkSources(t, d, text)
	}
	checkParagraphs(t, d)
	for _, w := range d.Warnings {
		if w.Kind == "" || w.Source.Start < 0 || w.Source.End > len(d.Raw) || w.Source.Start > w.Source.End {
			t.Fatalf("warning %+v in a file of %d bytes", w, len(d.Raw))
		}
	}
}

// checkParts checks that parts cover the text without gap or overlap, a line each.
func checkParts(t testing.TB, d *Document) {
	t.Helper()
	at := 0
	for i, p := range d.Parts {
		if p.Span.Start != at || p.Span.End < at {
			t.Fatalf("part %d at %v, want it from %d on", i, p.Span, at)
		}
		line := d.Text.Cut(p.Span)
		if feed := strings.IndexByte(line, '\n'); feed >= 0 && feed != len(line)-1 || feed < 0 && i+1 < len(d.Parts) {
			t.Fatalf("part %d of %d is %q, not a line", i, len(d.Parts), line)
		}
		if p.Kind == "" || p.Rule == "" {
			t.Fatalf("part %d has kind %q and rule %q", i, p.Kind, p.Rule)
		}
		at = p.Span.End
	}
	if at != d.Text.Len() {
		t.Fatalf("parts cover %d of %d bytes", at, d.Text.Len())
	}
}

// checkSources checks that every character of text has its place in the file.
func checkSources(t testing.TB, d *Document, text *Text) {
	t.Helper()
	if !utf8.ValidString(text.str) {
		t.Fatalf("text is not valid UTF-8: %q", text.str)
	}
	for i, r := range text.str {
		at := text.Source(Span{i, i + utf8.RuneLen(r)})
		if at.Start < 0 || at.End > len(d.Raw) || at.Start > at.End {
			t.Fatalf("%q at %d stands for %v of %d bytes", r, i, at, len(d.Raw))
		}
	}
}

// checkParagraphs checks that the paragraphs are the lines of the body, and their places in the output lines of it.
func checkParagraphs(t testing.TB, d *Document) {
	t.Helper()
	var body, output []string
	for _, p := range d.Paragraphs {
		if !p.Kind.Article() || p.Span.Len() == 0 {
			t.Fatalf("paragraph %+v", p)
		}
		body = append(body, d.Body.Cut(p.Span))
		output = append(output, d.Output.Cut(d.OutputSpan(p.Span)))
	}
	if got := strings.Join(body, "\n"); got != d.Body.str {
		t.Fatalf("paragraphs are %q, the body is %q", got, d.Body.str)
	}
	if got := strings.Join(output, "\n"); got != d.Output.str {
		t.Fatalf("paragraphs in the output are %q, the output is %q", got, d.Output.str)
	}
	articles := 0
	for _, p := range d.Parts {
		if p.Kind.Article() && strings.TrimSpace(d.Text.Cut(p.Span)) != "" {
			articles++
		}
	}
	if articles != len(d.Paragraphs) {
		t.Fatalf("%d paragraphs of %d parts", len(d.Paragraphs), articles)
	}
	if (len(d.Paragraphs) == 0) != hasWarning(d, "no_article") {
		t.Fatalf("%d paragraphs with warnings %+v", len(d.Paragraphs), d.Warnings)
	}
}

func hasWarning(d *Document, kind string) bool {
	for _, w := range d.Warnings {
		if w.Kind == kind {
			return true
		}
	}
	return false
}

// inCharset is a charset that tests write files in.
type inCharset struct {
	name string
	enc  encoding.Encoding
}

var testCharsets = []inCharset{
	{"utf-8", unicode.UTF8}, {"gb18030", simplifiedchinese.GB18030}, {"big5", traditionalchinese.Big5},
	{"utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
}

// TestSourceLaw checks the first law: cutting the source of a string out of the file, decoding it and folding it gives
// the string again, in every charset, in pages with character references, and across script conversion.
func TestSourceLaw(t *testing.T) {
	hant := toScript(NewText(testPage), Hant).str
	for _, c := range testCharsets {
		for _, script := range []Script{Hans, Hant, Keep} {
			page := testPage
			if c.name == "big5" {
				page = hant
			}
			d := Read("a.html", encoded(t, c.enc, page), Options{Script: script})
			if d.Charset != c.name {
				t.Errorf("%s read as %s", c.name, d.Charset)
				continue
			}
			checkDocument(t, d)
			for _, p := range d.Paragraphs {
				checkSourceOf(t, d, c, script, d.OutputSpan(p.Span))
			}
		}
	}
}

// checkSourceOf checks the words of a line of the output one by one.
func checkSourceOf(t *testing.T, d *Document, c inCharset, script Script, line Span) {
	t.Helper()
	at := line.Start
	for _, word := range strings.FieldsFunc(d.Output.Cut(line), func(r rune) bool { return strings.ContainsRune("，。“”、 ", r) }) {
		at += strings.Index(d.Output.str[at:], word)
		s := d.Output.Source(Span{at, at + len(word)})
		raw := string(d.Raw[s.Start:s.End])
		if c.name == "utf-16le" {
			raw = "\xff\xfe" + raw
		}
		decoded, err := c.enc.NewDecoder().String(raw)
		if err != nil {
			t.Fatal(err)
		}
		folded, _ := fold(NewText(html.UnescapeString(decoded)))
		if script != Keep {
			folded = toScript(folded, script)
		}
		if folded.str != word {
			t.Errorf("%s in %s: source of %q is %q, folded %q", c.name, script, word, decoded, folded.str)
		}
		at += len(word)
	}
}

func TestReadIsDeterministic(t *testing.T) {
	for _, in := range []string{testPage, para1 + "\n" + para2} {
		a, b := Read("a", []byte(in), Options{}), Read("a", []byte(in), Options{})
		if !reflect.DeepEqual(a, b) {
			t.Errorf("two readings of %.40q differ", in)
		}
	}
}

func TestReadOptions(t *testing.T) {
	raw := []byte(para1)
	if d := Read("", raw, Options{Charset: "no such thing"}); !hasWarning(d, "unknown_charset") || d.Body.str == "" {
		t.Errorf("an unknown charset must be a warning, and the evidence be taken: %+v", d.Warnings)
	}
	hant := Read("", []byte(toScript(NewText(para1), Hant).str), Options{Script: Keep})
	if hant.Output.str == hant.Body.str || hant.Body.str != withChinesePunctuation(NewText(para1)).str || hant.Meta.Script != "Hant" {
		t.Errorf("kept as %q, body %q, script %q", hant.Output.str, hant.Body.str, hant.Meta.Script)
	}
	if d := Read("", raw, Options{Script: Hant}); d.Output.str != toScript(NewText(para1), Hant).str || d.Meta.Script != "Hans" {
		t.Errorf("in Traditional %q, script %q", d.Output.str, d.Meta.Script)
	}
}

func TestReadMediaType(t *testing.T) {
	for in, want := range map[string]string{
		"<html><p>一": "text/html", "<P class=a>一": "text/html", "\n<!-- x --><html><div>一</div>": "text/html", "一<br>二<br>三<br>四<br>五": "text/html",
		"一<br>\n二": "text/plain", para1: "text/plain", "": "text/plain",
		"a < b and c > d": "text/plain", "价格<100元": "text/plain", "<一>": "text/plain",
	} {
		if d := Read("", []byte(in), Options{}); d.MediaType != want {
			t.Errorf("%q is %s, want %s", in, d.MediaType, want)
		}
	}
}

// badInputs are files that are no articles.
var badInputs = map[string]string{
	"empty":            "",
	"blank":            " \n\t\r\n　",
	"NUL":              "\x00\x00\x00",
	"binary":           "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\xff\xfe\xfd\x80\x81",
	"one byte":         "\xe4",
	"byte order marks": "\xff\xfe",
	"half a unit":      "\xff\xfe\x2d",
	"line feeds":       "\n\n\n",
	"only tags":        "<html><body><div></div></body></html>",
	"open tag":         "<html><div class=\"",
	"frames":           "<frameset><frame src=a></frameset>",
}

func TestReadBadInput(t *testing.T) {
	for name, in := range badInputs {
		d := Read(name, []byte(in), Options{})
		if !hasWarning(d, "no_article") {
			t.Errorf("%s: no warning", name)
		}
		checkDocument(t, d)
	}
	if d := Read("", nil, Options{}); d.Text == nil || d.Body == nil || d.Output == nil {
		t.Error("texts must not be nil")
	}
}

// TestReadHostile checks that input made to be slow is not: each takes far longer than the limit where anything about it
// is quadratic.
func TestReadHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	const n = 100_000
	var fonts strings.Builder
	for i := 0; i < 500; i++ {
		fmt.Fprintf(&fonts, "<font class=c%d><b class=b%d><a class=d%d>", i, i, i)
	}
	for name, in := range map[string]string{
		"nested":           strings.Repeat("<div>", n) + para1,
		"nested inline":    strings.Repeat("<span>", n) + "<p>" + para1 + strings.Repeat("</span>", n),
		"unclosed fonts":   fonts.String() + strings.Repeat("<p>一", n),
		"one line":         strings.Repeat("学校", 10*n),
		"short lines":      strings.Repeat("一\n", 5*n),
		"dates":            "三校签署合作协议 共建实训基地\n" + strings.Repeat("三校签约共建基地 2024-05-09 09:30\n", n),
		"colons":           strings.Repeat("王芳:好。\n", n),
		"paragraphs":       strings.Repeat(para1+"\n", 2*n/10),
		"ampersands":       "<p>" + strings.Repeat("&amp;&", n),
		"open comment":     "<p>" + strings.Repeat("<!--", n),
		"angle brackets":   "<p>" + strings.Repeat("<", 10*n),
		"end tags":         "<p>" + strings.Repeat("</p></div>", n),
		"scripts":          strings.Repeat("<script><!--<script></script>", n),
		"cells":            "<table>" + strings.Repeat("<tr><td>一", n),
		"tables":           strings.Repeat("<table><td>", n) + para1,
		"attributes":       "<p " + strings.Repeat("a=1 ", n) + ">" + para1,
		"one attribute":    "<p class=" + strings.Repeat("nav-", n) + ">" + para1,
		"quotes":           strings.Repeat("<p title='", n) + para1,
		"undecodable":      strings.Repeat("\xff一", n),
		"declarations":     strings.Repeat("<meta ", n),
		"tildes":           strings.Repeat("~{ ~} ", n),
		"spaces":           para1 + strings.Repeat(" ", 10*n) + para1,
		"brackets":         strings.Repeat("(", 10*n),
		"glosses":          strings.Repeat("網(wǎng)", n),
		"declared authors": `<script type="application/ld+json">` + strings.Repeat("[", n) + `</script><p>` + para1,
	} {
		start := time.Now()
		d := Read(name, []byte(in), Options{})
		t.Logf("%s: %d bytes, %d lines, %v", name, len(in), len(d.Parts), time.Since(start)) // one that hangs runs into the limit of go test
		checkParts(t, d)
	}
}

// realFiles returns the real pages and texts that lie beside the repository on the machines of its authors.
func realFiles(tb testing.TB) []string {
	tb.Helper()
	var out []string
	for _, dir := range []string{"seeds/*.txt", "gold/pages/*.html", "gold/flat/*.txt", "gold/records/*.html"} {
		files, _ := filepath.Glob("../../shared/" + dir)
		out = append(out, files...)
	}
	if len(out) == 0 {
		tb.Skip("no files in ../../shared")
	}
	return out
}

func TestReadRealFiles(t *testing.T) {
	for _, f := range realFiles(t) {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, script := range []Script{Hans, Hant, Keep} {
			checkDocument(t, Read(f, raw, Options{Script: script}))
		}
	}
}

func FuzzRead(f *testing.F) {
	seeds := append([]string{testPage, para1, sampleHant, "新華網(wǎng)青山3月5日電 " + sampleHant}, trickyPages...)
	for _, name := range slices.Sorted(maps.Keys(badInputs)) {
		seeds = append(seeds, badInputs[name])
	}
	for _, s := range seeds {
		f.Add([]byte(s), "", uint8(0))
	}
	f.Add(encoded(f, simplifiedchinese.GB18030, testPage), "", uint8(1))
	f.Add(encoded(f, traditionalchinese.Big5, sampleHant), "", uint8(2))
	f.Add(append(encoded(f, simplifiedchinese.GBK, sampleHans), "\xAA\xA1\xFE\x51"...), "gbk", uint8(0x40))
	f.Add([]byte("<title>青山市_网</title>青山<br>市<table><tr><td>上午<td>山间 于 2024-03-05 发布<tr><td>2024<tr><td>03/05</table>"+para1+"(记者 王芳)"), "", uint8(0x80))
	f.Add([]byte("September 10th, 2005\n青山市发布学校发展规划\n文/王芳\n"+para1), "", uint8(0))
	f.Add([]byte("~{VPNDPBNE~}"), "hz-gb-2312", uint8(0))
	f.Add([]byte(para1), "utf-16be", uint8(2))
	f.Add([]byte(para1), "shift_jis", uint8(2))
	f.Fuzz(func(t *testing.T, raw []byte, charset string, script uint8) {
		o := Options{Charset: charset, Script: []Script{Hans, Hant, Keep}[script%3]}
		if script&0x40 != 0 {
			o.Charset, o.Declared = "", charset
		}
		if script&0x80 != 0 {
			o.MediaType = "text/html"
		}
		d := Read("a", raw, o)
		checkDocument(t, d)
		checkKept(t, d, nil)
	})
}

// TestCameWith checks what a server or an archive says about a file: it counts where the file says nothing itself.
func TestCameWith(t *testing.T) {
	raw := encoded(t, traditionalchinese.Big5, "圖書館")
	if d := Read("", raw, Options{Declared: "big5"}); d.Charset != "big5" || len(d.Warnings) > 1 {
		t.Errorf("read as %s with %+v", d.Charset, d.Warnings)
	}
	if d := Read("", []byte(`<meta charset="utf-8">`+para1), Options{Declared: "big5"}); d.Charset != "utf-8" || len(d.Warnings) > 0 {
		t.Errorf("read as %s with %+v", d.Charset, d.Warnings)
	}
	const link = `青山市<link rel="canonical" href="https://news.example/1">`
	if d := Read("", []byte(link), Options{MediaType: "text/html", URL: "https://archive.example/"}); d.MediaType != "text/html" || d.Meta.URL != "https://news.example/1" {
		t.Errorf("%s, %s", d.MediaType, d.Meta.URL)
	}
	if d := Read("", []byte(para1), Options{MediaType: "text/plain", URL: "https://archive.example/"}); d.MediaType != "text/plain" || d.Meta.URL != "https://archive.example/" {
		t.Errorf("%s, %s", d.MediaType, d.Meta.URL)
	}
}
