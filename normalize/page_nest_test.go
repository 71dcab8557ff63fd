package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// nestedPages are pages that are walked over without a tree, and hold what the rules of HTML close or open by themselves.
var nestedPages = []string{
	`<!doctype html><html><head><meta charset=utf-8><title>一</title><noscript>x</noscript></head> <body class=ad hidden>二</body></html> <p>三`,
	`<link rel=canonical href="x&amp;y"><meta name=a content='b"c'><meta name=a content=d name=e><base><div>一`,
	`<p>一<p>二<div>三<p>四</div>五</p>六</p>七<h1>八<h2>九</h1>十<hr>一<p>二<hr>三`,
	`<ul><li>一<li>二<ul><li><p>三<li>四</ul><li>五</ul></li><dl><dt>一<dd>二<div>三<dt>四</dl><ol></li>五</ol>`,
	`<table><tr><td>一<td><b>二<tr><th>三</td>四</th></table>五`,
	`<table> <thead><tr><td>一</thead></tbody><tbody></tr><td>二<table><td>三</table>四</tbody></table>五</td>六`,
	`<table><col><colgroup><col><td>一</table><table><colgroup> </colgroup></td><tr><col><tr></tr></table>二`,
	`<table><form><tr><td>一<form>二</form><input></table><form>三<p>四</form>五`,
	`<form>一<p>二</form>三<form>四<div>五</div></form>六<div><form>七</div><form>八</form><form>九`,
	`<select><option>x<optgroup><option>y<p>z</select>一<option>二<option>三<select>x<select>四<button>五<button>六</button>七`,
	`<a>一<a>二</a>三</a><b>四<span>五</b>六</span><a>七<b>八</b>九</a><strong><strong><strong>十`,
	`<svg><!doctype html><g><path/><rect></rect></g>x</svg>一<svg/>二<object><param><b>x</b></object>三<object><p>y</object>四`,
	`<p>一<table><td>二</table>三`, `<!doctype html><p>一<table><td>二</table>三`, `<p><object></p>x</object>一`,
	`<iframe>x</iframe>一<textarea><p>x</textarea>二<label>三</i>四</label>五</label><custom>六<div>七</custom>八</div></custom>九`,
	`一</br>二</body>三</html>四<head><body><html>五<tr><td>六</td></table>七`, `</p></br>一`, ` <p`, `</table>一`,
	`<div hidden><p>一</div><p style="display:none" class=nav>二<span style=DISPLAY:none>三</span><li class="x share">四`,
}

// treePages are pages that elements overlap in, or that have words out of place.
var treePages = []string{
	`<b>一<p>二</b>三`, `<table>一<tr><td>二`, `<div><a>一</div>二`, `<p><b>一<p>二`, `<svg><p>一`, `<template>一`, `<math>一`, `<xmp>一`,
	`<frameset>`, `<body><body class=ad>`, `<form><div></form>一`, `<table><td>一<table><caption>二`, `<ruby>一<rt>二`, `<table><caption>一`, `<b><b><b><b>一`, `<table><p>`, `<table><input>`, `<svg><a>一`, `<a><select><a>`,
}

func TestNesting(t *testing.T) {
	for _, page := range nestedPages {
		if layoutNested(NewText(page), scanPage(page)) == nil {
			t.Errorf("%q: a tree is made of it", page)
		}
	}
	for _, page := range treePages {
		if layoutNested(NewText(page), scanPage(page)) != nil {
			t.Errorf("%q: no tree is made of it", page)
		}
	}
	for _, pages := range [][]string{nestedPages, treePages, trickyPages} {
		for _, page := range pages {
			checkNesting(t, page)
		}
	}
}

func TestNestingOfRealPages(t *testing.T) {
	nested, all := 0, 0
	for _, raw := range goldPages(t) {
		text, _, _ := decode(raw, Options{})
		all++
		if checkNesting(t, text.str) {
			nested++
		}
	}
	if 4*nested < 3*all {
		t.Errorf("of %d pages only %d need no tree", all, nested)
	}
}

// checkNesting checks that the layout of a page is that of its tree, unless a tree is needed. It reports whether none is.
func checkNesting(t *testing.T, page string) bool {
	t.Helper()
	text := NewText(page)
	sk := scanPage(page)
	got := layoutNested(text, sk)
	if got == nil {
		return false
	}
	want := layoutTree(text, sk)
	for _, diff := range []string{
		cmp.Diff(got.text.str, want.text.str), cmp.Diff(got.text.edits.runs, want.text.edits.runs, cmp.AllowUnexported(run{})),
		cmp.Diff(got.blocks, want.blocks, cmp.AllowUnexported(block{})), cmp.Diff(got.boxes, want.boxes, cmp.AllowUnexported(box{})),
		cmp.Diff(got.head, want.head, cmp.AllowUnexported(head{})),
	} {
		if diff != "" {
			t.Errorf("%.200q, skeleton %.200q: (+ tree, - walk)\n%s", page, sk.html, diff)
		}
	}
	return true
}

func FuzzNesting(f *testing.F) {
	for _, pages := range [][]string{nestedPages, treePages, trickyPages} {
		for _, page := range pages {
			f.Add(page)
		}
	}
	f.Fuzz(func(t *testing.T, page string) {
		if utf8.ValidString(page) {
			checkNesting(t, page)
		}
	})
}

// TestNestingOfAnything checks pages of tags in any order.
func TestNestingOfAnything(t *testing.T) {
	const pages, most = 10000, 24
	tags := strings.Fields(`a a b b strong span label p p p div div ul ol li li dl dt dd h1 h2 table table tr tr td td th tbody thead col
		colgroup caption form form select option optgroup button br hr img input object textarea title meta svg path pre center
		html head body iframe noscript dialog search custom embed`)
	nested := 0
	r := rand.New(rand.NewPCG(1, 2))
	for range pages {
		var page strings.Builder
		for range 1 + r.IntN(most) {
			tag := tags[r.IntN(len(tags))]
			switch r.IntN(10) {
			case 0, 1, 2, 3:
				page.WriteString("<" + tag + ">")
			case 4, 5, 6:
				page.WriteString("</" + tag + ">")
			case 7:
				page.WriteString([]string{"<" + tag + " style=display:none class=nav>", "<" + tag + "/>", "<input type=hidden>", "<!doctype html>"}[r.IntN(4)])
			case 8:
				page.WriteString("一")
			default:
				page.WriteByte(' ')
			}
		}
		if checkNesting(t, page.String()) {
			nested++
		}
	}
	if 4*nested < pages {
		t.Errorf("of %d pages only %d need no tree", pages, nested)
	}
}
