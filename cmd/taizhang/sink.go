package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"taizhang/cmd/report"
	"taizhang/extract"
)

// sink is where the records of a run go: one output, or with a limit as many as they need, each whole in itself.
type sink struct {
	format  report.Format
	options report.Options
	name    string // of the output; the parts are numbered
	limit   int64  // bytes of one part before they are compressed; 0 means one output
	out     *output
	w       report.Writer
	encoder report.Encoder // the first Writer, as an Encoder; nil where the format has none
	size    int64          // bytes put into out
	done    []*output      // completed parts, which get their names when all is done
}

// newSink returns a sink that begins with out, its only or its first part.
func newSink(format report.Format, options report.Options, out *output) *sink {
	s := &sink{format: format, options: options, out: out, w: format.New(out, options)}
	s.encoder, _ = s.w.(report.Encoder)
	return s
}

// add encodes rec and returns a function that writes it.
func (s *sink) add(rec *extract.Record) (pieces [][]byte, commit func() error) {
	if s.encoder == nil {
		write := s.w.Add(rec)
		return nil, func() error {
			if err := write(); err != nil {
				return err
			}
			return s.out.flush()
		}
	}
	pieces = s.encoder.Encode(rec)
	return pieces, func() error { return s.put(pieces) }
}

// put writes what a document came to.
func (s *sink) put(pieces [][]byte) error {
	size := int64(0)
	for _, p := range pieces {
		size += int64(len(p))
	}
	if s.limit > 0 && s.size > 0 && s.size+size > s.limit {
		if err := s.next(); err != nil {
			return err
		}
	}
	s.size += size
	if err := s.w.(report.Encoder).Put(pieces); err != nil {
		return err
	}
	return s.out.flush()
}

// next completes the part that is written and begins another.
func (s *sink) next() error {
	if err := s.complete(); err != nil {
		return err
	}
	out, err := openOutput(partName(s.name, len(s.done)+1), nil)
	if err != nil {
		return err
	}
	s.out, s.w, s.size = out, s.format.New(out, s.options), 0
	return nil
}

// complete ends the part that is written.
func (s *sink) complete() error {
	if err := s.w.Close(); err != nil {
		return err
	}
	if err := s.out.complete(); err != nil {
		return err
	}
	s.done = append(s.done, s.out)
	s.out = nil
	return nil
}

// finish ends a run: unless it ended early, all parts get their names. Failures is what the run came to; that some inputs
// could not be read does not keep the others from being written.
func (s *sink) finish(failures error) error {
	if failures != nil && !isPartial(failures) {
		return failures
	}
	if err := s.complete(); err != nil {
		return err
	}
	for _, out := range s.done {
		if err := out.publish(); err != nil {
			return err
		}
	}
	if s.limit > 0 {
		s.removeOldParts()
	}
	return failures
}

// removeOldParts removes the parts after the last one, which an earlier run left that needed more of them.
func (s *sink) removeOldParts() {
	for n := len(s.done) + 1; os.Remove(partName(s.name, n)) == nil; n++ {
	}
}

// discard removes what has been written but not finished.
func (s *sink) discard() {
	for _, out := range s.done {
		out.discard()
	}
	if s.out != nil {
		s.out.discard()
	}
}

// partName is the name of part n, from 1: records.csv.gz has the parts records-00001.csv.gz and so on.
func partName(name string, n int) string {
	base, format, packed := splitName(name)
	return fmt.Sprintf("%s-%05d%s%s", base, n, format, packed)
}

// isPart reports whether path may be a part of name.
func isPart(path, name string) bool {
	base, format, packed := splitName(filepath.Base(name))
	rest, ok := strings.CutPrefix(filepath.Base(path), base+"-")
	digits := strings.TrimSuffix(rest, format+packed)
	return ok && strings.HasSuffix(rest, format+packed) && len(digits) >= 5 && strings.Trim(digits, "0123456789") == ""
}
