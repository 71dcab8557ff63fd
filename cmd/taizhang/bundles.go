package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path/filepath"

	"taizhang/normalize"
	"taizhang/normalize/bundle"
)

// documents walks over inputs and takes apart those that are bundles. Members are unpacked one after the other, when their
// turn comes, so that no more of them are in memory than are being worked on.
func (o *inputOptions) documents(ctx context.Context, inputs iter.Seq[input], stdin io.Reader) iter.Seq[input] {
	return func(yield func(input) bool) {
		for in := range inputs {
			if in.err != nil || in.skip != skipNot {
				if !yield(in) {
					return
				}
				continue
			}
			if !o.unpack(ctx, in, stdin, yield) {
				return
			}
		}
	}
}

// sniffBundle is how many bytes tell a bundle from a document.
const sniffBundle = 1024

// unpack yields the members of a bundle, or the input itself where it is none. What cannot be opened is left to who reads
// it to report. It returns false where yield did.
func (o *inputOptions) unpack(ctx context.Context, in input, stdin io.Reader, yield func(input) bool) bool {
	if in.path == "-" {
		r := bufio.NewReaderSize(stdin, 64<<10)
		in.open = io.NopCloser(r)
		head, _ := r.Peek(sniffBundle) // an error comes again on reading
		if name := o.stdinName(); bundle.Is(name, head) {
			return o.members(ctx, in, name, r, yield)
		}
		return yield(in)
	}
	f, err := o.openFile(in.path)
	if err != nil {
		return yield(in)
	}
	at, again := f.(io.ReaderAt)
	if info, err := f.Stat(); err != nil || !again || !info.Mode().IsRegular() { // of a pipe, what was read does not come again
		r := bufio.NewReaderSize(f, 64<<10)
		head, _ := r.Peek(sniffBundle)
		if bundle.Is(in.path, head) {
			defer func() { _ = f.Close() }() // it was only read
			return o.members(ctx, in, in.path, r, yield)
		}
		in.open = struct {
			io.Reader
			io.Closer
		}{r, f}
		return yield(in)
	}
	defer func() { _ = f.Close() }() // it was only read
	var head [sniffBundle]byte
	n, _ := at.ReadAt(head[:], 0)
	if !bundle.Is(in.path, head[:n]) {
		return yield(in)
	}
	return o.members(ctx, in, in.path, f, yield)
}

// stdinName is the name that tells what standard input is: JSON where a field of it is asked for.
func (o *inputOptions) stdinName() string {
	if o.field != "" {
		return "-.json"
	}
	return "-"
}

// members yields the members of the bundle in r.
func (o *inputOptions) members(ctx context.Context, in input, name string, r io.Reader, yield func(input) bool) bool {
	n := 0
	for m := range bundle.Members(name, r, bundle.Options{MaxBytes: o.maxBytes, Field: o.field}) {
		if ctx.Err() != nil {
			return false
		}
		n++
		if !yield(o.member(in, m)) {
			return false
		}
	}
	switch {
	case n > 0:
		return true
	case !in.named:
		in.skip = skipBinary
	default:
		in.err = withHint(fmt.Errorf("%s: no documents in it", in.path), "documents are files of text or HTML; pictures and hidden files are skipped")
	}
	return yield(in)
}

// member returns the input that a member of a bundle is.
func (o *inputOptions) member(in input, m bundle.Member) input {
	file := in.path
	if m.Name != "" {
		in.path += "!/" + m.Name
	}
	in.open = nil
	if m.Err == nil {
		in.member = &m
		return in
	}
	if errors.Is(m.Err, bundle.ErrCut) {
		err := withHint(fmt.Errorf("%s: %w", in.path, m.Err), "%s is not whole; copy or download it again", filepath.Base(file))
		if m.Cut == "" {
			in.err = err
			return in
		}
		in.member, in.cut = &m, err
		return in
	}
	switch {
	case errors.Is(m.Err, bundle.ErrNoText) && !in.named && o.field == "":
		in.skip = skipNoText
	case errors.Is(m.Err, bundle.ErrNoText):
		in.err = withHint(fmt.Errorf("%s: %w", in.path, m.Err), "name the field that holds the text with --field")
	default:
		var detail *fs.PathError
		if errors.As(m.Err, &detail) {
			m.Err = detail.Err
		}
		in.err = withHint(fmt.Errorf("%s: %w", in.path, m.Err), "see whether other programs can unpack %s", filepath.Base(file))
	}
	return in
}

// readMember tells normalize.Read what the bundle says of a member, beside what the flags say.
func (o *inputOptions) readMember(m *bundle.Member) normalize.Options {
	out := o.read()
	if m == nil {
		return out
	}
	out.Declared, out.MediaType, out.URL = m.Charset, m.MediaType, m.URL
	if m.Decoded {
		out.Charset = m.Charset
	}
	return out
}
