package main

import (
	"fmt"
	"path/filepath"
	"time"

	"taizhang/cmd/report"
	"taizhang/extract"
	"taizhang/normalize"
)

// ingestRun is a run of ingest.
type ingestRun struct {
	*ingestOptions
	pipeline *extract.Pipeline
	sink     *sink
	kept     *state        // nil without --state
	slots    chan struct{} // one for each document under way, also for those given up; nil without --timeout
	seen     *seen         // what has been written; nil without --watch
	sum      *summary
}

// newIngestRun opens all that a run needs.
func newIngestRun(o *ingestOptions) (*ingestRun, error) {
	format, ok := report.Lookup(o.format)
	if !ok {
		return nil, fmt.Errorf("no format %q", o.format)
	}
	pipeline, err := o.extractOptions.pipeline()
	if err != nil {
		return nil, err
	}
	r := &ingestRun{ingestOptions: o, pipeline: pipeline, sum: newSummary(time.Now)}
	if o.watch {
		r.seen = &seen{sums: make(map[stateKey]stateKey)}
	}
	if o.timeout > 0 {
		r.slots = make(chan struct{}, 2*o.input.jobs)
	}
	if o.state != "" {
		options, err := o.runOptions()
		if err != nil {
			return nil, err
		}
		if r.kept, err = openState(o.state, options); err != nil {
			return nil, err
		}
	}
	if err := r.openSink(format); err != nil {
		r.close()
		return nil, err
	}
	return r, nil
}

// openSink opens the output.
func (r *ingestRun) openSink(format report.Format) error {
	name := r.output
	if r.split > 0 {
		name = partName(r.output, 1)
	}
	open := func() (*output, error) { return openOutput(name, r.streams.out) }
	if r.watch && r.toFile() {
		open = func() (*output, error) { return openInPlace(name) }
	}
	out, err := open()
	if err != nil {
		return err
	}
	options := report.Options{Script: normalize.Script(r.input.script), NoText: r.noText}
	if r.toTerminal() {
		options.Width = r.streams.width
	}
	for _, k := range r.records {
		options.Records = append(options.Records, extract.Kind(k))
	}
	r.sink = newSink(format, options, out)
	r.sink.name, r.sink.limit = r.output, r.split
	r.input.own = out.paths()
	for _, name := range []string{r.state} {
		if abs, err := filepath.Abs(name); err == nil && name != "" {
			r.input.own = append(r.input.own, abs)
		}
	}
	if r.split > 0 {
		r.input.ownParts, err = filepath.Abs(r.output)
	}
	return err
}

// work does all the work on a document, unless it has been done.
func (r *ingestRun) work(in input, raw []byte) func() error {
	if !r.seen.isNew(in.path, raw) {
		return func() error { return nil }
	}
	var key stateKey
	if r.kept != nil {
		key = keyOf(in.path, in.member, raw)
		if pieces, ok := r.kept.get(key); ok {
			if d, ok := parseDone(pieces); ok && d.lines == r.input.known.Sum(d.site) {
				return func() error {
					r.sum.add(len(raw), d.counts)
					r.sum.before++
					return r.sink.put(d.pieces)
				}
			}
		}
	}
	rec, whole := r.extract(in, raw)
	counts := countsOf(rec)
	pieces, write := r.sink.add(rec)
	if r.kept != nil && whole {
		site := rec.Doc.Site()
		d := done{site: site, lines: r.input.known.Sum(site), counts: counts, pieces: pieces}
		if err := r.kept.put(key, d.join()); err != nil {
			return func() error { return err }
		}
	}
	return func() error {
		r.sum.add(len(raw), counts)
		return write()
	}
}

// extract returns the record of a document, and whether it is whole: not so if the document took too long.
func (r *ingestRun) extract(in input, raw []byte) (rec *extract.Record, whole bool) {
	if r.timeout == 0 {
		return r.pipeline.Extract(r.input.document(in, raw)), true
	}
	// What was given up goes on to its end, which is not far, as time is in proportion to size. Until then it keeps its
	// slot, so that no more than twice the number of workers are under way.
	r.slots <- struct{}{}
	type outcome struct {
		rec   *extract.Record
		fault any
	}
	done := make(chan outcome, 1)
	limit := time.NewTimer(r.timeout)
	options := r.input // as it is now: --watch changes it, later than what is given up may begin
	defer limit.Stop()
	go func() {
		defer func() { <-r.slots }()
		defer func() {
			if p := recover(); p != nil {
				done <- outcome{fault: p}
			}
		}()
		done <- outcome{rec: r.pipeline.Extract(options.document(in, raw))}
	}()
	select {
	case o := <-done:
		if o.fault != nil {
			panic(o.fault)
		}
		select {
		case <-limit.C: // done, but too late: whoever is asked first makes no difference
		default:
			return o.rec, true
		}
	case <-limit.C:
	}
	return r.pipeline.Extract(r.givenUp(in, raw)), false
}

// givenUp returns a document of which nothing is known but where it stands, and that it took too long.
func (r *ingestRun) givenUp(in input, raw []byte) *normalize.Document {
	doc := normalize.Read(in.path, nil, r.input.readMember(in.member))
	doc.Raw = raw
	doc.Warnings = []normalize.Warning{{Kind: "time_limit", Source: normalize.Span{End: len(raw)},
		Reason: fmt.Sprintf("not done after %v", r.timeout)}}
	return doc
}

// finish ends the run. What is kept is written before the output gets its name.
func (r *ingestRun) finish(failures error) error {
	if r.kept != nil && (failures == nil || isPartial(failures)) {
		if err := r.kept.finish(); err != nil {
			return err
		}
	}
	whole := failures
	if r.watch { // whose output is there already
		whole = nil
	}
	if err := r.sink.finish(whole); err != nil && !isPartial(err) {
		return err
	}
	if !r.input.quiet && (failures == nil || isPartial(failures)) {
		r.sum.write(r.streams.err)
	}
	return failures
}

// close gives up what has not been finished.
func (r *ingestRun) close() {
	if r.sink != nil {
		r.sink.discard()
	}
	if r.kept != nil {
		r.kept.close()
	}
}
