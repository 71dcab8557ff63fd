package normalize_test

import (
	"fmt"
	"strings"

	"taizhang/normalize"
)

// A saved page becomes its article. Any part of the article leads back to the bytes of the page.
func ExampleRead() {
	page := []byte(`<html><head><title>青桐县公路今年延长十二公里 - 青桐新闻</title></head><body>
<div><a href="/">首页</a> <a href="/news">新闻</a> <a href="/photo">图片</a></div>
<h1>青桐县公路今年延长十二公里</h1>
<p>2025-03-02 09:15　来源：青桐新闻　作者：苗小禾</p>
<p>青桐县交通局3月1日说，今年全县要修公路12&#46;6公里，把最后&ldquo;断头路&rdquo;接通。</p>
<p>工程分两期，秋收以前完工。</p>
<div>青桐新闻版权所有 未经许可不得转载</div>
</body></html>`)
	doc := normalize.Read("road.html", page, normalize.Options{})
	fmt.Println(doc.Meta.Title, doc.Meta.Published, doc.Meta.Authors)
	fmt.Println(doc.Body)

	start := strings.Index(doc.Body.String(), "12.6公里")
	source := doc.Body.Source(normalize.Span{Start: start, End: start + len("12.6公里")})
	fmt.Printf("%s\n", doc.Raw[source.Start:source.End])
	// Output:
	// 青桐县公路今年延长十二公里 2025-03-02T09:15+08:00 [苗小禾]
	// 青桐县交通局3月1日说，今年全县要修公路12.6公里，把最后“断头路”接通。
	// 工程分两期，秋收以前完工。
	// 12&#46;6公里
}

// The article can be had in Traditional characters, whatever script the file is in. Words and facts are still found in
// Body, which is always Simplified; OutputSpan leads from there to Output.
func ExampleRead_traditional() {
	text := "县图书馆添置新机器\n\n青桐县图书馆3月1日说，古籍的干燥机器后天就能用上，读者都很高兴。\n"
	doc := normalize.Read("library.txt", []byte(text), normalize.Options{Script: normalize.Hant})
	fmt.Println(doc.Output)

	start := strings.Index(doc.Body.String(), "机器")
	fmt.Println(doc.Output.Cut(doc.OutputSpan(normalize.Span{Start: start, End: start + len("机器")})))
	// Output:
	// 青桐縣圖書館3月1日說，古籍的乾燥機器後天就能用上，讀者都很高興。
	// 機器
}

// Parts say of every line of a file what it is, and which rule decided so.
func ExampleDocument_parts() {
	text := `青桐县新馆开放

2025-03-02 来源：青桐新闻

青桐县图书馆新馆3月1日开放，设有座位1200个，全年不收费用。

相关阅读
老馆旧址怎么用
`
	doc := normalize.Read("library.txt", []byte(text), normalize.Options{})
	for _, p := range doc.Parts {
		line, _, _ := strings.Cut(doc.Text.Cut(p.Span), "，")
		fmt.Printf("%-9s %-9s %s\n", p.Kind, p.Rule, strings.TrimSpace(line))
	}
	// Output:
	// title     headline  青桐县新馆开放
	// byline    byline    2025-03-02 来源：青桐新闻
	// paragraph prose     青桐县图书馆新馆3月1日开放
	// furniture list      相关阅读
	// furniture short     老馆旧址怎么用
}

// What is deleted inside a stretch of text belongs to its source; what is deleted beside it does not.
func ExampleText_Source() {
	file := normalize.NewText("網(wǎng)絡(luò)課")
	edit := file.Edit()
	for _, gloss := range []string{"(wǎng)", "(luò)"} {
		at := strings.Index(file.String(), gloss)
		edit.Replace(normalize.Span{Start: at, End: at + len(gloss)}, "")
	}
	text := edit.Text()
	source := text.Source(normalize.Span{Start: 0, End: len("網絡")})
	fmt.Println(text, "←", file.Cut(source))
	// Output:
	// 網絡課 ← 網(wǎng)絡
}
