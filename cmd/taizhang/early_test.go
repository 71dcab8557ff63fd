package main

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"taizhang/normalize"
	"taizhang/normalize/bundle"
)

// TestEarly checks that a document is kept once, for the bytes that it was read from, and while there is room.
func TestEarly(t *testing.T) {
	raw := []byte("云岭市新馆今天开放。\n")
	e := newEarly()
	in := input{path: "a.txt"}
	doc := normalize.Read(in.path, raw, normalize.Options{})
	e.put(in, doc)
	if got := e.take(input{path: "b.txt"}, raw, nil); got != nil {
		t.Error("another file gets the document")
	}
	if got := e.take(in, []byte(string(raw)), nil); got == nil || got.Body.String() != doc.Body.String() || !bytes.Equal(got.Raw, raw) {
		t.Errorf("the same bytes get %v", got)
	}
	if got := e.take(in, raw, nil); got != nil {
		t.Error("the document is given away twice")
	}
	e.put(in, doc)
	if got := e.take(in, append(raw, '!'), nil); got != nil {
		t.Error("a file that has changed since gets the document")
	}
	member := input{path: "a.zip", member: &bundle.Member{Name: "a.txt"}}
	e.put(member, doc)
	if got := e.take(member, raw, nil); got != nil {
		t.Error("members of bundles are kept")
	}
	if e.free != earlyBytes {
		t.Errorf("%d bytes are free of %d", e.free, earlyBytes)
	}
	e.free = doc.Keep().Size() - 1
	if e.put(in, doc); len(e.docs) != 0 {
		t.Error("a document is kept without room for it")
	}
	var none *early
	none.put(in, doc)
	if none.take(in, raw, nil) != nil {
		t.Error("nothing holds a document")
	}
}

// TestEarlyKnown checks that a document is taken as it is read where its site puts lines into its articles.
func TestEarlyKnown(t *testing.T) {
	e := newEarly()
	var sample normalize.Sample
	var docs []*normalize.Document
	for i, city := range []string{"云岭", "临湖", "青石", "江口"} {
		in := input{path: fmt.Sprintf("news/%d.txt", i)}
		raw := fmt.Sprintf("%s市新馆开放\n\n%s\n本平台的文章都要经过三位同事的阅读才和大家见面。\n", city, strings.Repeat(city+"市图书馆新馆今天开放，市民可以凭证件借阅。", 4))
		doc := normalize.Read(in.path, []byte(raw), normalize.Options{})
		sample.Add(doc)
		e.put(in, doc)
		docs = append(docs, doc)
	}
	known := sample.Shared()
	if known == nil {
		t.Fatal("the articles share no line")
	}
	for i, doc := range docs {
		with := known
		if i == 0 {
			with = nil
		}
		got := e.take(input{path: doc.Path}, doc.Raw, with)
		if got == nil {
			t.Fatalf("%s is not there", doc.Path)
		}
		if strings.Contains(got.Body.String(), "三位同事") != (i == 0) {
			t.Errorf("%s is read as %s", doc.Path, got.Body)
		}
	}
}
