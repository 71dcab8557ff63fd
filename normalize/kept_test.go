package normalize

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unsafe"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// checkKept checks that what is kept of d gives the Document that Read makes with lines that are shared.
func checkKept(t testing.TB, d *Document, shared *Shared) {
	t.Helper()
	o := d.options
	o.Shared = shared
	want, got := Read(d.Path, d.Raw, o), d.Keep().Read(d.Raw, shared)
	for _, d := range []*Document{got, want} {
		d.layout.text = nil // which is not kept
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%.60q: kept and read again it is\n%+v\nread at once\n%+v", d.Raw, got, want)
	}
}

func TestKept(t *testing.T) {
	var in []string
	for _, b := range siteBodies {
		in = append(in, sitePage("news.qingshan.example", b[0], b[1:]...))
	}
	_, shared := sampleOf(in...)
	if shared == nil {
		t.Fatal("nothing is shared, so that nothing is tested")
	}
	in = append(in, trickyPages...)
	in = append(in, "", para1, "\ufeff"+para1, sampleHant, testPage, "<p>"+siteSlogan, para1+"\xff版权所有&amp;")
	for _, c := range testCharsets {
		in = append(in, string(encoded(t, c.enc, toScript(NewText(testPage), Hant).str)))
	}
	for _, s := range in {
		for _, o := range []Options{{}, {Script: Keep}, {Script: Hant, URL: "https://news.qingshan.example/9.html", MediaType: "text/html"}} {
			d := Read("news/1.html", []byte(s), o)
			checkKept(t, d, nil)
			checkKept(t, d, shared)
		}
	}
	d := Read("a", []byte(in[0]), Options{})
	if d.Keep().Read([]byte(in[1]), nil) != nil || d.Keep().Read(d.Raw[1:], nil) != nil {
		t.Error("other bytes get the document")
	}
}

func TestKeptRealPages(t *testing.T) {
	var sample Sample
	var docs []*Document
	kept, files := 0, 0
	for _, raw := range goldPages(t) {
		d := Read("page", raw, Options{})
		sample.Add(d)
		docs = append(docs, d)
		k := d.Keep()
		checkHoldsNothingOf(t, k, d)
		kept, files = kept+k.Size(), files+len(raw)
	}
	shared := sample.Shared()
	for _, d := range docs {
		checkKept(t, d, shared)
	}
	if kept > files {
		t.Errorf("%d bytes are kept of %d", kept, files)
	}
}

// TestKeptHoldsNothing checks that what is kept of a file lets go of it, whatever the file's strings went into.
func TestKeptHoldsNothing(t *testing.T) {
	page := `<html><head><title>三校签约</title><meta charset="gb2312"><link rel=canonical href=https://news.example/1>
<script type="application/ld+json">{"headline": "三校签约"}</script></head><body><h1>三校签约</h1><p>` + para1 + "\ue000鐢ㄦ埛</p>"
	for _, raw := range [][]byte{[]byte(page), encoded(t, simplifiedchinese.GB18030, page), []byte(para1 + "\n"), []byte(para1 + "&amp;\xff")} {
		d := Read("a", raw, Options{})
		checkHoldsNothingOf(t, d.Keep(), d)
	}
}

// checkHoldsNothingOf checks that no string that k holds is a part of the file of d.
func checkHoldsNothingOf(t *testing.T, k *Kept, d *Document) {
	t.Helper()
	var file []string
	for text := d.decoded; text != nil; text = text.from {
		file = append(file, text.str)
	}
	in := func(s, file string) bool {
		at := uintptr(unsafe.Pointer(unsafe.StringData(s)))
		from := uintptr(unsafe.Pointer(unsafe.StringData(file)))
		return s != "" && at >= from && at < from+uintptr(len(file))
	}
	seen := map[unsafe.Pointer]bool{}
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.String:
			if slices.ContainsFunc(file, func(f string) bool { return in(v.String(), f) }) {
				t.Errorf("%s holds %q of the file", path, v.String())
			}
		case reflect.Pointer:
			if !v.IsNil() && !seen[v.UnsafePointer()] {
				seen[v.UnsafePointer()] = true
				walk(v.Elem(), path)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), path)
			}
		case reflect.Map:
			for it := v.MapRange(); it.Next(); {
				walk(it.Key(), path)
				walk(it.Value(), path+"."+strings.ToLower(it.Key().String()))
			}
		}
	}
	walk(reflect.ValueOf(k), "Kept")
}
