package main

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/spf13/cobra"
)

// newMergeCommand returns the command that puts the outputs of shards together.
func newMergeCommand(s *streams) *cobra.Command {
	output := ""
	cmd := &cobra.Command{
		Use:     "merge FILE ...",
		GroupID: groupMain,
		Short:   "Put the outputs of shards together",
		Long: `Merge reads NDJSON files that ingest --shard wrote, documents or flat rows, and writes all of their records in the order
of the documents' names, as one run over all inputs would have done: byte for byte, where that run named one folder, or
several in the order of their names. Files may be compressed with gzip or zstd. Of each file one line is in memory at a
time.

Runs that were given the same inputs on one machine can also be put together through their states, in any format: see
--state in the README.`,
		Example: `  taizhang ingest articles/ --shard 1/2 -o 1.ndjson
  taizhang ingest articles/ --shard 2/2 -o 2.ndjson
  taizhang merge 1.ndjson 2.ndjson -o all.ndjson`,
		Args: someFiles("nothing to merge", "for example taizhang merge 1.ndjson 2.ndjson -o all.ndjson"),
		RunE: func(cmd *cobra.Command, args []string) error { return runMerge(cmd.Context(), args, output, s.out) },
	}
	registerOutput(cmd.Flags(), &output)
	return cmd
}

// someFiles refuses a command line that names no file, with what to say and an example.
func someFiles(nothing, example string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usagef(example, "%s", nothing)
		}
		return nil
	}
}

// runMerge writes the lines of some files in the order of the documents they belong to.
func runMerge(ctx context.Context, names []string, output string, stdout io.Writer) error {
	out, err := openOutput(output, stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	var sources []*mergeSource
	for _, name := range names {
		source, err := openMergeSource(name)
		if err != nil {
			return unreadableError{err}
		}
		defer source.close()
		sources = append(sources, source)
	}
	for {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		sources = slices.DeleteFunc(sources, func(s *mergeSource) bool { return s.line == nil })
		if len(sources) == 0 {
			return out.finish(nil, nil)
		}
		// Of files that have lines of the same document, the one named first has its lines written first.
		first := slices.MinFunc(sources, func(a, b *mergeSource) int { return compareDocuments(a.path, b.path) })
		path := first.path
		for first.line != nil && first.path == path {
			if _, err := out.Write(first.line); err != nil {
				return err
			}
			if err := first.next(); err != nil {
				return err
			}
		}
	}
}

// compareDocuments compares names of documents in the order in which inputs are read. Members of a bundle stand where the
// bundle does; two of one bundle are in one file, in the order of the bundle.
func compareDocuments(a, b string) int {
	return slices.CompareFunc(strings.Split(a, "/"), strings.Split(b, "/"), func(a, b string) int {
		return cmp.Compare(strings.TrimSuffix(a, "!"), strings.TrimSuffix(b, "!"))
	})
}

// mergeSource is a file of lines, and the first of those left.
type mergeSource struct {
	name   string
	file   *os.File
	r      *bufio.Reader
	number int
	line   []byte // nil at the end
	path   string // of the document that line belongs to
}

// openMergeSource opens a file and reads its first line.
func openMergeSource(name string) (*mergeSource, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, explain(name, err, false)
	}
	s := &mergeSource{name: name, file: f, r: bufio.NewReaderSize(f, 64<<10)}
	if err := s.unpack(); err != nil {
		return nil, errors.Join(withHint(fmt.Errorf("%s: %w", name, err), "see whether other programs can unpack it"), f.Close())
	}
	if err := s.next(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return s, nil
}

// unpack has a compressed file read as what is in it.
func (s *mergeSource) unpack() error {
	head, err := s.r.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(s.r)
		if err != nil {
			return err
		}
		s.r = bufio.NewReaderSize(z, 64<<10)
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		z, err := zstd.NewReader(s.r, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return err
		}
		s.r = bufio.NewReaderSize(z, 64<<10)
	}
	return nil
}

// next goes on to the next line.
func (s *mergeSource) next() error {
	line, err := s.r.ReadBytes('\n')
	s.number++
	switch {
	case err == nil:
	case errors.Is(err, io.EOF) && len(line) == 0:
		s.line = nil
		return nil
	case errors.Is(err, io.EOF):
		return withHint(fmt.Errorf("%s: line %d has no end", s.name, s.number), "the file is not whole; run ingest again")
	default:
		return explain(s.name, err, false)
	}
	path, err := documentOf(line)
	if err != nil {
		return withHint(fmt.Errorf("%s: line %d: %w", s.name, s.number, err), "name files that ingest wrote with --format ndjson")
	}
	s.line, s.path = line, path
	return nil
}

func (s *mergeSource) close() { _ = s.file.Close() }

// errNoRecord is the error of a line that ingest did not write.
var errNoRecord = errors.New("is no record")

// documentOf returns the name of the document that a line of NDJSON belongs to.
func documentOf(line []byte) (string, error) {
	var record struct {
		Document string
		Source   struct{ Path string }
	}
	if err := json.Unmarshal(line, &record); err != nil {
		return "", errNoRecord
	}
	if path := cmp.Or(record.Source.Path, record.Document); path != "" {
		return path, nil
	}
	return "", errNoRecord
}
