package normalize

import (
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/PuerkitoBio/goquery"
	nethtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// goldPages returns the real pages that lie beside the repository on the machines of its authors.
func goldPages(tb testing.TB) [][]byte {
	tb.Helper()
	files, _ := filepath.Glob("../../shared/gold/pages/*.html")
	if len(files) == 0 {
		tb.Skip("no pages in ../../shared/gold/pages")
	}
	var out [][]byte
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		out = append(out, raw)
	}
	return out
}

// visibleText is what a plain parse of a page finds visible, without white space.
func visibleText(page string) (string, bool) {
	doc, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		return "", false
	}
	var b strings.Builder
	var walk func(n *nethtml.Node)
	walk = func(n *nethtml.Node) {
		if n.Type == nethtml.TextNode {
			b.WriteString(n.Data)
		}
		if n.Type == nethtml.ElementNode && elementOfNode(n).hidden {
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	return squeeze(b.String()), true
}

// squeeze removes white space, and NUL, which parsers drop.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == 0 {
			return -1
		}
		return r
	}, s)
}

// trickyPages are pages on which a careless scan and a parser disagree.
var trickyPages = []string{
	`<p>京<b>津</b>冀</p>`,
	`3 < 5 <p>and 5 > 3 <1 </ p>x`,
	`<p title="a>b">一</p><p title='"'>二</p><p title=a/b>三</p><p title = "四">五</p>`,
	`<p class="a"id="b">一<br/>二<BR>三</p>`,
	`<!-- a --><p>一<!-- <p>x</p> -->二<!--->三<!---->四<!-- a --!>五<!-- -- > -->六`,
	`<![CDATA[x]]>一<!ELEMENT a>二<?php echo "x" ?>三</>四</ a>五`,
	`<script>if (a < b) { document.write("<p>x</p>") }</script>一`,
	`<script><!-- <script> x </script> --> y </script>一`,
	`<script><!-- <script> x </script> y </script>一`,
	`<script>"<!--" </script>一`,
	`<script><!-->x</script>一`,
	`<script/>x</script>一<style>p{}</STYLE >二<textarea><p>x</textarea>三<title>四</title>五`,
	`<noscript><p>x</p></noscript>一<iframe><p>x</iframe>二<xmp><p>&amp;</xmp>三`,
	`<plaintext>一<p>二`,
	`<svg><text>x</text></svg>一<math><mi>y</mi></math>二`,
	`<table><tr><td>一<td>二</table>三<table>四<tr>五<td>六</table>`,
	`<table><b>一<tr><td>二</b>三</table>四`,
	`<select><option>x<option>y</select>一<button>二</button>`,
	`<ul><li>一<li>二<ul><li>三</ul></ul><dl><dt>四<dd>五</dl>`,
	`<p>一<div>二</p>三</div></div></p>四`,
	`<a href=x>一<a href=y>二</a>三`,
	`<font color=red><font color=blue>一<p>二</font>三<p>四</font>五`,
	`<b>一<i>二</b>三</i>四<em>五<p>六</em>七`,
	`<frameset><frame></frameset><noframes>x</noframes>一`,
	`一<head><title>二</title></head><body>三</body>四</html>五`,
	"<pre>\n一\n二</pre><p>三\n四</p>",
	`<p>&amp;&lt;&gt;&#20140;&#x6D25;&hellip;&nbsp;&notit;&ampamp;&unknown;&#;&#x;&;& &copy&ldquo一&#0;&#x110000;&#x000000000000000000000041;`,
	"一\x00二<p\x00>三<\x00>四",
	`<math><i>一`, `<svg><font color=red>一</font><font>二</font></svg>三`, `<svg><i/>一</svg><i>二`,
	`<mAth/>二<svg class=a/>三<math><mi/>x</math>四<svg id="nav"/>五<svg hidden=/>六</svg>七`,
	`<svg>` + strings.Repeat(`<path d="M0 0"/>`, 600) + `</svg>一<svg a/b>二</svg>三`,
	`<svg><svg /><s>一`, `<svg><svg></svg><i>一</i></svg>二`, `<math></svg><u>一</u></math/>二<svg></svg></svg><svg/><s>三`,
	`<template><p>x</p></template>一<video>x</video>二<object>y</object>三`,
	`<p>一<span>二<span>三</span></span><h1>四</h2>五`,
	`一<`, `一</`, `一<p`, `一<p title="二`, `一<!--二`, `一<!`, `一<script>二`, `一<title>二`, `一&`, `一&#`, `<p title=>一`, `<p =a>一`, `<p a==b>一`,
	`<meta charset="utf-8"><link href="x">一<base href="y">二`,
	`<form><form>一</form>二</form>三<input type=hidden value=x>四<table><input type=hidden>五</table>`,
	`<div hidden>一</div><div style="display: none">二</div>三`,
}

func TestVisibleText(t *testing.T) {
	for _, page := range trickyPages {
		want, _ := visibleText(page)
		if got := squeeze(layoutPage(NewText(page)).text.str); got != want {
			t.Errorf("%q: visible text is %q, want %q", page, got, want)
		}
	}
}

func TestVisibleTextOfRealPages(t *testing.T) {
	for i, raw := range goldPages(t) {
		text, _, _ := decode(raw, Options{})
		want, ok := visibleText(text.str)
		if !ok {
			continue
		}
		if got := squeeze(layoutPage(text).text.str); got != want {
			n := 0
			for n < len(got) && n < len(want) && got[n] == want[n] {
				n++
			}
			t.Errorf("page %d: visible text differs at byte %d: %.80q, want %.80q", i, n, got[n:], want[n:])
		}
	}
}

func FuzzVisibleText(f *testing.F) {
	for _, page := range trickyPages {
		f.Add(page)
	}
	f.Fuzz(func(t *testing.T, page string) {
		if !utf8.ValidString(page) || strings.ContainsAny(page, "\r\x00") {
			return // files are decoded before; line ends are white space, NUL is dropped or replaced by where it stands
		}
		if lower := strings.ToLower(page); strings.Contains(lower, "<!--") && strings.Contains(lower, "<<script") {
			return // a script begins there within a script's comment, says the standard; not so x/net
		}
		want, ok := visibleText(page)
		if !ok {
			return
		}
		if got := squeeze(layoutPage(NewText(page)).text.str); got != want {
			t.Errorf("visible text is %q, want %q", got, want)
		}
	})
}

// TestPagePlaces checks that each visible character stands in the page where its place says.
func TestPagePlaces(t *testing.T) {
	for _, page := range trickyPages {
		checkPlaces(t, page, layoutPage(NewText(page)).text)
	}
}

// checkPlaces checks that the source of each character of text is that character, a reference to it, or white space.
func checkPlaces(t *testing.T, page string, text *Text) {
	t.Helper()
	for i, r := range text.str {
		at := text.Source(Span{i, i + utf8.RuneLen(r)})
		if at.Start < 0 || at.End > len(page) || at.Start > at.End {
			t.Fatalf("%q: %q at %v", page, r, at)
		}
		src := html.UnescapeString(page[at.Start:at.End])
		if r == '\n' || r == ' ' {
			if strings.Trim(src, " \t\n\x00\u00a0\u3000") != "" {
				t.Errorf("%q: white space at %v stands for %q", page, at, src)
			}
			continue
		}
		if !strings.ContainsRune(src, r) {
			t.Errorf("%q: %q at %v, where there is %q", page, r, at, src)
		}
	}
}

func TestEntity(t *testing.T) {
	for _, c := range []struct {
		in, want string
		n        int
	}{
		{"&amp;x", "&", 5}, {"&ampx", "&", 4}, {"&ampamp;", "&", 4}, {"&notit;", "¬", 4}, {"&notin;", "∉", 7}, {"&ldquo;", "“", 7},
		{"&#20140;京", "京", 8}, {"&#x4eac", "京", 7}, {"&#X4EAC;", "京", 8}, {"&#150;", "–", 6}, {"&#0;", "\ufffd", 4}, {"&#9A", "\t", 3},
		{"&#0000000000000000000000000000000000000000000065;", "A", 49}, {"&#99999999999;", "\ufffd", 14},
		{"&fjlig;", "fj", 7}, {"&NotEqualTilde;", "≂̸", 15},
		{"&", "&", 1}, {"& ", "&", 1}, {"&;", "&", 1}, {"&#;", "&", 1}, {"&#x;", "&", 1}, {"&unknown;", "&", 1}, {"&京", "&", 1},
	} {
		if got, n := entity(c.in); got != c.want || n != c.n {
			t.Errorf("entity(%q) = %q, %d, want %q, %d", c.in, got, n, c.want, c.n)
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ page, want string }{
		{`<p>一</p><p> 二 <b>三</b>
			四 </p>五<br>六<br><br>七`, "一\n二 三 四\n五\n六\n七"},
		{`<ul><li><a href=x>一</a><li><a href=y>二</a></ul>`, "一\n二"},
		{`<a>一</a> <a>二</a><a>三</a>`, "一 二三"},
		{`<td>一<td>二`, "一二"}, // no cells without a table
		{`<table><td>一<td>二`, "一\n二"},
		{"<pre>一\n\n 二</pre>", "一\n二"},
		{"<p>一&nbsp;&#12288;　二&nbsp;</p>&nbsp;<p>三</p>", "一 二\n三"},
		{"<p>一</p>\n\n<div> <div></div></div>", "一"},
		{"", ""},
	} {
		l := layoutPage(NewText(c.page))
		if l.text.str != c.want {
			t.Errorf("%q has the lines %q, want %q", c.page, l.text.str, c.want)
		}
		if n := len(l.blocks); c.want != "" && n != strings.Count(c.want, "\n")+1 {
			t.Errorf("%q has %d blocks", c.page, n)
		}
		for i, b := range l.blocks {
			if in := l.text.Cut(b.span); in != strings.Split(c.want, "\n")[i] {
				t.Errorf("%q: block %d is %q", c.page, i, in)
			}
		}
	}
}

// TestLayoutStream checks that pages too deep or too large for a tree keep their lines.
func TestNumericEntity(t *testing.T) {
	for in, want := range map[string]string{
		"&#20140;": "京", "&#x4EAC;津": "京", "&#X4eac": "京", "&#150;": "–", "&#0000000000065;": "A",
		"&#200000000000000000000000000000000000001;": "\ufffd", "&#4294967361;": "\ufffd", "&#;": "&", "&#x;": "&",
	} {
		if got, n := numericEntity(in); got != want || n < 1 || n > len(in) {
			t.Errorf("%s is %q, of %d bytes, want %q", in, got, n, want)
		}
	}
}

func TestLayoutStream(t *testing.T) {
	page := `<title>零</title><meta name=description content="a > #0 b"><p>一&amp;<b>二</b></p><div>三<br>四</div><script>x</script>五`
	l := layoutStream(NewText(page), scanPage(page))
	if want := "一&二\n三\n四\n五"; l.text.str != want || len(l.blocks) != 4 || l.head.title != "零" {
		t.Errorf("lines are %q, title %q, want %q", l.text.str, l.head.title, want)
	}
	for _, page := range trickyPages {
		checkPlaces(t, page, layoutStream(NewText(page), scanPage(page)).text)
	}
	deep := strings.Repeat("<div>", 1000) + "一<p>二" + strings.Repeat("</div>", 1000) + "三"
	if got, want := layoutPage(NewText(deep)).text.str, "一\n二\n三"; got != want {
		t.Errorf("lines of a deep page are %q, want %q", got, want)
	}
}

func TestBlockStyle(t *testing.T) {
	l := layoutPage(NewText(`<h1>一</h1><p>二二<a href=x>三</a></p><p><b>四</b></p><div style="Display :none">五</div><nav class="top-menu"><p>六</p></nav><div id=zhengwen>七</div>`))
	type look struct {
		title, hidden bool
		linked, bold  int32
		hint          hint
	}
	want := []look{{title: true}, {linked: 3}, {bold: 3}, {hidden: true}, {}, {}}
	for i, b := range l.blocks {
		got := look{b.title, b.hidden, b.linked, b.bold, l.boxes[b.box].hint}
		if got != want[i] {
			t.Errorf("block %d looks like %+v, want %+v", i, got, want[i])
		}
	}
	for _, b := range l.boxes {
		if b.tag == atom.Nav && b.hint&hintAside == 0 {
			t.Error("a menu must be told by its element")
		}
		if b.first > b.last || b.last > int32(len(l.blocks)) {
			t.Errorf("box %+v of %d blocks", b, len(l.blocks))
		}
	}
}

// TestBoxes checks that the elements that stand alone, and their hints, are those of a plain parse.
func TestBoxes(t *testing.T) {
	for _, page := range append([]string{
		`<div class=ad id=x role=nav><p itemprop=tags><b class=menu>一<span class=nav>二</span></b></p></div><body class=ad><aside>三`,
		`<b class=ad>一<b>二<b>三<b class=ad>四<p>五</b>六</b>七</b>八</b>九<p>十`,
		`<svg><i class=ad>一<i>二<i>三<i class=menu>四<p>五</i>六</i>七<div class="related x">`,
	}, trickyPages...) {
		checkBoxes(t, page)
	}
}

func TestBoxesOfRealPages(t *testing.T) {
	for _, raw := range goldPages(t) {
		text, _, _ := decode(raw, Options{})
		checkBoxes(t, text.str)
	}
}

// checkBoxes compares the boxes of a page with those of a plain parse.
func checkBoxes(t *testing.T, page string) {
	t.Helper()
	doc, err := nethtml.Parse(strings.NewReader(page))
	if err != nil {
		return
	}
	var want []box
	var walk func(n *nethtml.Node)
	walk = func(n *nethtml.Node) {
		if n.Type == nethtml.ElementNode && elementOfNode(n).hidden {
			return
		}
		if n.Type == nethtml.ElementNode && standsAlone(n.DataAtom) {
			want = append(want, box{tag: n.DataAtom, hint: hintOf(n.DataAtom, n.Attr)})
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	got := layoutPage(NewText(page)).boxes
	for i, b := range got {
		got[i] = box{tag: b.tag, hint: b.hint}
	}
	if !slices.Equal(got, want) {
		t.Errorf("%.60q has the boxes\n%v\nwant\n%v", page, got, want)
	}
}

func TestHintOfName(t *testing.T) {
	for name, want := range map[string]hint{
		"nav": hintAside, "top-nav": hintAside, "article-content": 0, "comment_list": hintAside | hintOthers,
		"xiangguan": hintAside | hintOthers, "mycomments2": hintAside | hintOthers, "related": hintAside | hintOthers,
		"comm-ent": 0, "relay": 0, "x-relat": hintAside | hintOthers, "relatx-nav": hintAside | hintOthers, "header": 0, "badge": 0, "navy": 0, "download": 0, "": 0,
	} {
		if got := hintOfName(name); got != want {
			t.Errorf("hintOfName(%q) = %b, want %b", name, got, want)
		}
	}
}

func TestHead(t *testing.T) {
	l := layoutPage(NewText(`<html><head><title> 三校签约 &amp; 共建_青山新闻网 </title>
		<meta property="og:title" content="三校签约 &#38; 共建"><meta name="Author" content="王芳"><meta name=author content="二">
		<link rel=canonical href="https://news.example/1.html">
		<script type="application/ld+json">{"headline": "三校</p>"}</script></head><body>正文`))
	h := l.head
	if h.title != "三校签约 & 共建_青山新闻网" || h.meta["og:title"] != "三校签约 & 共建" || h.meta["author"] != "王芳" ||
		h.canonical != "https://news.example/1.html" || len(h.jsonLD) != 1 || h.jsonLD[0] != `{"headline": "三校</p>"}` {
		t.Errorf("head is %+v", h)
	}
	if l.text.str != "正文" {
		t.Errorf("visible text is %q", l.text.str)
	}
}

// TestDeclarations checks that declarations are what the selector finds.
func TestDeclarations(t *testing.T) {
	pages := append([]string{
		`<meta content=a><meta name=b><link rel=canonical href=c><link rel="canonical x" href=d><body><meta property=e content><link REL=canonical>`,
		`<object><meta content=a><link rel=canonical></object><svg><meta content=b><link rel=canonical/><title content=c>`,
		`<math><link rel=canonical></math><template><meta content=a></template><p content=b><a rel=canonical>`,
	}, trickyPages...)
	found := 0
	for _, page := range pages {
		doc, err := goquery.NewDocumentFromReader(strings.NewReader(page))
		if err != nil {
			t.Fatal(err)
		}
		got, want := doc.FindMatcher(declarations{}), doc.Find("meta[content], link[rel=canonical]")
		if !slices.Equal(got.Nodes, want.Nodes) {
			t.Errorf("%q: %d elements, want %d", page, len(got.Nodes), len(want.Nodes))
		}
		if all := doc.Find("*"); !slices.Equal(all.FilterMatcher(declarations{}).Nodes, want.Nodes) {
			t.Errorf("%q: of all others remain than those found", page)
		}
		found += len(got.Nodes)
	}
	if found < 5 {
		t.Errorf("only %d are found in all", found)
	}
}
