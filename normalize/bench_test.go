package normalize

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// longPage is testPage with the menus, links and scripts that make up most of a real page.
func longPage() string {
	menu := strings.Repeat(`<li class="nav-item" data-track="menu-2041" onclick="return track(this)"><a href="https://news.example/channel/index.html" target="_blank">教育频道</a></li>`+"\n", 150)
	script := "<script>" + strings.Repeat(`var ad = {"slot": 12, "show": function(a, b) { return a < b; }};`+"\n", 200) + "</script>"
	prose := strings.Repeat("<p>　　规划提出，到2028年，每个街道至少有一所幼儿园和一所小学，学生步行十五分钟就能到校。</p>\n", 30)
	page := strings.Replace(testPage, `<div class="crumb">`, script+"<ul>"+menu+`</ul><div class="crumb">`, 1)
	return strings.Replace(page, "<p>市教育局", prose+"<p>市教育局", 1)
}

// benchmark runs f over each of the files and counts their bytes.
func benchmark[F any](b *testing.B, name string, files []F, size func(F) int, f func(F)) {
	b.Run(name, func(b *testing.B) {
		n := 0
		for _, file := range files {
			n += size(file)
		}
		b.SetBytes(int64(n))
		b.ReportAllocs()
		for b.Loop() {
			for _, file := range files {
				f(file)
			}
		}
	})
}

// stages runs every stage of Read by itself over pages, with a plain parse beside them.
func stages(b *testing.B, files [][]byte) {
	type page struct {
		raw    []byte
		text   *Text
		layout *layout
		folded *Text
		lines  []line
	}
	var pages []*page
	for _, raw := range files {
		p := &page{raw: raw}
		p.text, _, _ = decode(raw, Options{})
		p.layout = layoutPage(p.text)
		p.folded, _ = fold(p.layout.text)
		p.lines = linesOf(p.folded, toScript(p.folded, Hans).str, p.layout)
		pages = append(pages, p)
	}
	size := func(p *page) int { return len(p.raw) }
	benchmark(b, "decode", pages, size, func(p *page) { decode(p.raw, Options{}) })
	benchmark(b, "skeleton", pages, size, func(p *page) { scanPage(p.text.str) })
	benchmark(b, "layout", pages, size, func(p *page) { layoutPage(p.text) })
	benchmark(b, "html.Parse", pages, size, func(p *page) { _, _ = html.Parse(strings.NewReader(p.text.str)) })
	benchmark(b, "fold", pages, size, func(p *page) { fold(p.layout.text) })
	benchmark(b, "lines", pages, size, func(p *page) { linesOf(p.folded, toScript(p.folded, Hans).str, p.layout) })
	benchmark(b, "choose", pages, size, func(p *page) { chooseArticle(append([]line(nil), p.lines...), p.layout) })
	benchmark(b, "Read", pages, size, func(p *page) { Read("", p.raw, Options{}) })
}

func BenchmarkPage(b *testing.B) { stages(b, [][]byte{[]byte(longPage())}) }

func BenchmarkRealPages(b *testing.B) { stages(b, goldPages(b)) }

func BenchmarkFlatText(b *testing.B) {
	text := strings.Repeat(para1+"\n"+para2+"\n"+para3+"\n", 200)
	benchmark(b, "Read", [][]byte{[]byte(text)}, func(t []byte) int { return len(t) }, func(t []byte) { Read("", t, Options{}) })
}

// BenchmarkRealTexts runs every stage of Read by itself over articles copied as text.
func BenchmarkRealTexts(b *testing.B) {
	paths, _ := filepath.Glob("../../shared/gold/flat/*.txt")
	if len(paths) == 0 {
		b.Skip("no real texts beside the project")
	}
	type text struct {
		raw    []byte
		text   *Text
		layout *layout
		folded *Text
		lines  []line
	}
	var texts []*text
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		t := &text{raw: raw}
		t.text, _, _ = decode(raw, Options{})
		t.layout = layoutText(t.text)
		t.folded, _ = fold(t.layout.text)
		t.lines = linesOf(t.folded, toScript(t.folded, Hans).str, t.layout)
		texts = append(texts, t)
	}
	size := func(t *text) int { return len(t.raw) }
	benchmark(b, "decode", texts, size, func(t *text) { decode(t.raw, Options{}) })
	benchmark(b, "layout", texts, size, func(t *text) { layoutText(t.text) })
	benchmark(b, "fold", texts, size, func(t *text) { fold(t.layout.text) })
	benchmark(b, "lines", texts, size, func(t *text) { linesOf(t.folded, toScript(t.folded, Hans).str, t.layout) })
	benchmark(b, "choose", texts, size, func(t *text) { chooseArticle(append([]line(nil), t.lines...), t.layout) })
	benchmark(b, "Read", texts, size, func(t *text) { Read("", t.raw, Options{}) })
}

func BenchmarkDecode(b *testing.B) {
	long, hant := strings.Repeat(sampleHans, 2000), strings.Repeat(sampleHant, 2000)
	for _, c := range []struct {
		cs  charset
		raw []byte
	}{
		{charsetUTF8, []byte(long)},
		{charsetGB18030, encoded(b, simplifiedchinese.GB18030, long)},
		{charsetBig5, encoded(b, traditionalchinese.Big5, hant)},
	} {
		raw := string(c.raw)
		benchmark(b, c.cs.name, []string{raw}, func(s string) int { return len(s) }, func(s string) { c.cs.decode(NewText(s)) })
	}
	gbk := encoded(b, simplifiedchinese.GB18030, long)
	benchmark(b, "x-text gb18030", [][]byte{gbk}, func(s []byte) int { return len(s) }, func(s []byte) {
		_, _ = simplifiedchinese.GB18030.NewDecoder().Bytes(s)
	})
}
