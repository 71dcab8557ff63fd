package main

import (
	"context"
	"fmt"
	"iter"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// process reads every input and calls work on its document, several at a time. What work returns is called for one
// document after the other, in the order of the inputs. Inputs that cannot be read are reported, and the run goes on;
// then the error is a partialError.
func process(ctx context.Context, o *inputOptions, s *streams, bar *progress,
	work func(*normalize.Document) (commit func() error)) error {
	return processRaw(ctx, o, s, bar, func(in input, raw []byte) func() error { return work(o.document(in, raw)) })
}

// processRaw is process for work that looks at the bytes of a document first.
func processRaw(ctx context.Context, o *inputOptions, s *streams, bar *progress,
	work func(input, []byte) (commit func() error)) error {
	o.prepare()
	if o.memory == nil { // or else every document is to be paid for
		o.early = newEarly()
	}
	o.known = o.shared(ctx)
	run := &tally{streams: s, bar: bar, quiet: o.quiet}
	if err := run.process(ctx, o, o.inputs(ctx, s.in), work); err != nil {
		return err
	}
	return run.finish()
}

// result is what became of an input.
type result struct {
	input
	bytes  int
	commit func() error
}

// document reads the document that an input is.
func (o *inputOptions) document(in input, raw []byte) *normalize.Document {
	doc := o.early.take(in, raw, o.known)
	if doc == nil {
		doc = normalize.Read(in.path, raw, o.readMember(in.member))
	}
	if !utf8.ValidString(in.path) {
		doc.Warnings = append(doc.Warnings, normalize.Warning{Kind: kindPathBytes, Text: visible(in.path),
			Reason: "the name of the file is no UTF-8"})
	}
	if in.member != nil && in.member.Cut != "" {
		doc.Warnings = append(doc.Warnings, normalize.Warning{Kind: "truncated", Reason: in.member.Cut,
			Source: normalize.Span{Start: len(raw), End: len(raw)}})
	}
	return doc
}

// kindPathBytes is the kind of the warning that source.path is not the name of the file, byte by byte, because JSON can
// only hold UTF-8.
const kindPathBytes = "path_not_utf8"

// readRaw reads the bytes of an input and does the work on them.
func (o *inputOptions) readRaw(in input, work func(input, []byte) func() error) (r result) {
	r.input = in
	if in.err != nil || in.skip != skipNot {
		return r
	}
	// A bug that one file brings out must not cost the records of all others.
	defer func() {
		if p := recover(); p != nil {
			r.err = withHint(fmt.Errorf("%s: internal error: %v", in.path, p),
				"this is a fault of taizhang; please report it, with the file if you can share it")
		}
	}()
	defer o.memory.acquire(in.size())()
	raw, err := o.readInput(in)
	if err != nil {
		r.err = err
		return r
	}
	if t := mediaType(raw); t != "" && o.charset == "" {
		if !in.named || in.member != nil && in.member.Name != "" {
			r.skip = skipBinary
			return r
		}
		r.err = notText(in.path, t, raw)
		return r
	}
	defer o.pace.begin(len(raw))()
	r.bytes = len(raw)
	r.commit = work(in, raw)
	return r
}

// tally is what a run has come to so far.
type tally struct {
	streams *streams
	bar     *progress
	quiet   bool
	read    int
	failed  int
	skipped [skipReasons]int
	folder  string // the named folder whose files come now
	inside  int    // inputs met in it
	waits   bool   // for inputs that are yet to come
}

// process works on some inputs.
func (t *tally) process(ctx context.Context, o *inputOptions, inputs iter.Seq[input],
	work func(input, []byte) (commit func() error)) error {
	read := func(in input) result { return o.readRaw(in, work) }
	err := ordered(ctx, o.jobs, o.documents(ctx, inputs, t.streams.in), read, t.take)
	t.bar.clear()
	return err
}

// take takes the next result in.
func (t *tally) take(r result) error {
	if r.named {
		t.leaveFolder()
	}
	if r.skip != skipNot {
		t.skipped[r.skip]++
		if r.cut != nil {
			t.fail(r.cut)
		}
		if r.skip == skipFolder {
			t.folder, t.inside = r.path, 0
		}
		if r.skip == skipShard {
			t.inside++
		}
		return nil
	}
	t.inside++
	t.bar.step(r.bytes)
	if r.err != nil {
		t.fail(r.err)
		return nil
	}
	if r.cut != nil {
		t.fail(r.cut)
	} else {
		t.read++
	}
	return r.commit()
}

// fail counts an input that could not be read, or not to its end.
func (t *tally) fail(err error) {
	t.failed++
	t.bar.clear()
	printError(t.streams.err, err)
}

// leaveFolder says so when a folder had nothing to read.
func (t *tally) leaveFolder() {
	if t.folder != "" && t.inside == 0 && !t.waits && !t.quiet {
		t.bar.clear()
		printError(t.streams.err, withHint(fmt.Errorf("%s: no articles in this folder", t.folder),
			"articles are files of text or HTML; hidden and binary files are skipped"))
	}
	t.folder = ""
}

// finish says what was left out.
func (t *tally) finish() error {
	t.leaveFolder()
	var left []string
	for _, k := range []struct {
		reason    skipReason
		one, many string
	}{
		{skipHidden, "hidden file", "hidden files"}, {skipBinary, "binary file", "binary files"},
		{skipLink, "link to a folder", "links to folders"}, {skipSpecial, "special file", "special files"},
		{skipNoText, "object of JSON without text", "objects of JSON without text"},
	} {
		if n := t.skipped[k.reason]; n > 0 {
			left = append(left, count(n, k.one, k.many))
		}
	}
	if len(left) > 0 && !t.quiet {
		fmt.Fprintf(t.streams.err, "taizhang: skipped %s\n", strings.Join(left, ", "))
	}
	return t.result()
}

// result returns a partialError if some inputs could not be read.
func (t *tally) result() error {
	if t.failed > 0 {
		return partialError{t.failed, t.failed + t.read}
	}
	return nil
}
