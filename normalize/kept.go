package normalize

import (
	"hash/maphash"
	"slices"
	"strings"
	"unsafe"
)

// Kept is a Document without the bytes of its file and the characters that they decode to, for a file that will be read once
// more. Of a page little is left, and most of the work on it is done.
type Kept struct {
	doc   Document // its texts begin at nowhere
	kinds []Part   // the kinds and rules of its parts, each once
	parts []uint16 // indices of kinds, in the order of the lines
	same  bool     // the file is what it decodes to
	seed  maphash.Seed
	sum   uint64 // of the bytes of the file
}

// nowhere stands where the characters of a file are left out.
var nowhere = &Text{}

// Keep returns what is worth keeping of d, which stays as it is.
func (d *Document) Keep() *Kept {
	k := &Kept{doc: *d, same: d.decoded.from == nil, seed: maphash.MakeSeed()}
	k.sum = maphash.Bytes(k.seed, d.Raw)
	lay := *d.layout
	lay.text, lay.blocks, lay.boxes = nil, exact(lay.blocks), exact(lay.boxes)
	k.doc.Raw, k.doc.layout = nil, &lay
	k.keepParts()
	k.doc.rebase(d.decoded, nowhere)
	k.doc.Warnings = slices.Clone(d.Warnings)
	for i := range k.doc.Warnings {
		w := &k.doc.Warnings[i] // which may quote the file
		w.Text, w.Repaired, w.Reason = strings.Clone(w.Text), strings.Clone(w.Repaired), strings.Clone(w.Reason)
	}
	return k
}

// Read returns the Document that Read makes of raw with the options of the first time, but for Shared, which is given. It returns
// nil where these are not the bytes that the Document was made from. It must be called no more than once.
func (k *Kept) Read(raw []byte, shared *Shared) *Document {
	if maphash.Bytes(k.seed, raw) != k.sum {
		return nil
	}
	d := k.doc
	d.Raw, d.options.Shared = raw, shared
	decoded := NewText(asString(raw[:min(len(raw), maxFile)]))
	if !k.same {
		charset, _ := lookupCharset(d.Charset)
		decoded, _ = charset.decode(decoded)
	}
	d.rebase(nowhere, decoded)
	d.Parts = k.allParts(d.Text.str)
	if shared.Sum(d.Site()) != 0 {
		d.Warnings = slices.DeleteFunc(d.Warnings, func(w Warning) bool { return w.Kind == noArticle })
		d.settle()
	}
	return &d
}

// exact returns a copy of s that takes no more memory than it needs.
func exact[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }

// keepParts keeps the parts of the document without their places, which are those of the lines.
func (k *Kept) keepParts() {
	index := map[Part]uint16{}
	k.parts = make([]uint16, 0, len(k.doc.Parts))
	for _, p := range k.doc.Parts {
		p.Span = Span{}
		i, known := index[p]
		if !known {
			i = uint16(len(k.kinds))
			index[p] = i
			k.kinds = append(k.kinds, p)
		}
		k.parts = append(k.parts, i)
	}
	k.doc.Parts = nil
}

// allParts returns the parts of the document, whose Text is given.
func (k *Kept) allParts(text string) []Part {
	parts := make([]Part, 0, len(k.parts))
	at := 0
	for n, i := range k.parts {
		next := min(len(text), at+lineFeed(text[at:])+1)
		if n == len(k.parts)-1 {
			next = len(text)
		}
		p := k.kinds[i]
		p.Span = Span{at, next}
		parts = append(parts, p)
		at = next
	}
	return parts
}

// rebase has the texts of d, which were made from one text, be made from another that has the same characters.
func (d *Document) rebase(from, to *Text) {
	moved := map[*Text]*Text{from: to}
	var move func(t *Text) *Text
	move = func(t *Text) *Text {
		if t == nil {
			return nil
		}
		if moved[t] == nil {
			m := *t
			m.from = move(t.from)
			moved[t] = &m
		}
		return moved[t]
	}
	d.decoded, d.Text, d.base = to, move(d.Text), move(d.base)
	d.Body, d.Output = move(d.Body), move(d.Output)
}

// Size returns about how many bytes of memory k takes.
func (k *Kept) Size() int {
	d, n := &k.doc, int(unsafe.Sizeof(*k))
	seen := map[*Text]bool{nowhere: true}
	for _, t := range []*Text{d.Text, d.Body, d.Output} {
		for ; t != nil && !seen[t]; t = t.from {
			seen[t] = true
			n += int(unsafe.Sizeof(*t)) + len(t.str) + cap(t.edits.runs)*int(unsafe.Sizeof(run{}))
		}
	}
	n += (cap(k.kinds)+cap(d.Paragraphs))*int(unsafe.Sizeof(Part{})) + cap(k.parts)*int(unsafe.Sizeof(k.parts[0]))
	n += cap(d.layout.blocks)*int(unsafe.Sizeof(block{})) + cap(d.layout.boxes)*int(unsafe.Sizeof(box{}))
	n += cap(d.Warnings) * int(unsafe.Sizeof(Warning{}))
	for name, content := range d.layout.head.meta {
		n += len(name) + len(content)
	}
	for _, s := range d.layout.head.jsonLD {
		n += len(s)
	}
	return n
}
