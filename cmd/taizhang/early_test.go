package main

import (
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
	if got := e.take(in, []byte(string(raw)), nil); got != doc {
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
	e.free = len(raw) - 1
	if e.put(in, doc); len(e.docs) != 0 {
		t.Error("a document is kept without room for it")
	}
	var none *early
	none.put(in, doc)
	if none.take(in, raw, nil) != nil {
		t.Error("nothing holds a document")
	}
}

// TestEarlyKnown checks that a document is not taken as it was read where its site puts lines into its articles.
func TestEarlyKnown(t *testing.T) {
	e := newEarly()
	var sample normalize.Sample
	var inputs []input
	for i, city := range []string{"云岭", "临湖", "青石", "江口"} {
		in := input{path: fmt.Sprintf("news/%d.txt", i)}
		raw := fmt.Sprintf("%s市新馆开放\n\n%s\n本平台的文章都要经过三位同事的阅读才和大家见面。\n", city, strings.Repeat(city+"市图书馆新馆今天开放，市民可以凭证件借阅。", 4))
		doc := normalize.Read(in.path, []byte(raw), normalize.Options{})
		sample.Add(doc)
		e.put(in, doc)
		inputs = append(inputs, in)
	}
	known := sample.Shared()
	if known == nil {
		t.Fatal("the articles share no line")
	}
	for i, in := range inputs {
		raw := e.docs[in.path].Raw
		if i == 0 {
			if e.take(in, raw, nil) == nil {
				t.Error("nothing is known, and the document is not there")
			}
		} else if e.take(in, raw, known) != nil {
			t.Errorf("%s is there as it was read before lines were known", in.path)
		}
	}
}
