package main

import (
	"bufio"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

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
time, and of each document a few bytes. A document that is in two files is an error, for then a shard was named twice.
Where the names of the documents show that a shard is missing, a line on standard error says which.

Runs that were given the same inputs on one machine can also be put together through their states, in any format: see
--state in the README.

The exit status is 0 if all went well, 1 if a document is in two files or the output could not be written, 2 for a wrong
command line, 3 if a file cannot be read.`,
		Example: `  taizhang ingest articles/ --shard 1/2 -o 1.ndjson
  taizhang ingest articles/ --shard 2/2 -o 2.ndjson
  taizhang merge 1.ndjson 2.ndjson -o all.ndjson`,
		Args: someFiles("nothing to merge", "for example taizhang merge 1.ndjson 2.ndjson -o all.ndjson"),
		RunE: func(cmd *cobra.Command, args []string) error { return runMerge(cmd.Context(), args, output, s) },
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

// onlyFiles refuses names that stand for no file, and a file that is named twice.
func onlyFiles(what string, names []string) error {
	before := make([]os.FileInfo, len(names)) // nil for what cannot be opened
	for k, name := range names {
		if name == "-" {
			return usagef("write what comes from a pipe to a file first", "%s takes files, not standard input", what)
		}
		info, err := os.Stat(name)
		if err != nil {
			continue // who opens it says so
		}
		if info.IsDir() {
			return usagef("name the files in it", "%s: is a folder", name)
		}
		for i, other := range before[:k] {
			if other != nil && os.SameFile(other, info) && info.Mode().IsRegular() {
				return usagef("name each file once", "%s: is named twice, also as %s", name, names[i])
			}
		}
		before[k] = info
	}
	return nil
}

// runMerge writes the lines of some files in the order of the documents they belong to.
func runMerge(ctx context.Context, names []string, output string, s *streams) error {
	if err := onlyFiles("merge", names); err != nil {
		return err
	}
	out, err := openOutput(output, s.out)
	if err != nil {
		return err
	}
	defer out.discard()
	var all []*mergeSource
	for _, name := range names {
		source, err := openMergeSource(name)
		if err != nil {
			return unreadableError{err}
		}
		defer source.close()
		all = append(all, source)
	}
	if err := mergeLines(ctx, slices.Clone(all), out); err != nil {
		return err
	}
	if err := out.finish(nil, nil); err != nil {
		return err
	}
	var shards []shardNames
	for _, source := range all {
		shards = append(shards, source.shard)
	}
	if missing := missingShards(shards); missing != "" {
		printError(s.err, withHint(errors.New(missing), "name its output as well, unless it is left out on purpose"))
	}
	return nil
}

// mergeLines writes the lines of the sources.
func mergeLines(ctx context.Context, sources []*mergeSource, out io.Writer) error {
	in := make(map[[16]byte]string) // the file that each document is in, by the hash of its name
	for {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		sources = slices.DeleteFunc(sources, func(s *mergeSource) bool { return s.line == nil })
		if len(sources) == 0 {
			return nil
		}
		first := slices.MinFunc(sources, func(a, b *mergeSource) int { return compareDocuments(a.path, b.path) })
		path := first.path
		sum := sha256.Sum256([]byte(path))
		key := [16]byte(sum[:16])
		if other, ok := in[key]; ok && other != first.name {
			return withHint(fmt.Errorf("%s: line %d: %s is in %s as well", first.name, first.number, path, other),
				"name the output of each shard once; cat puts files together that may have documents twice")
		}
		in[key] = first.name
		first.shard.add(path)
		for first.line != nil && first.path == path {
			if _, err := out.Write(first.line); err != nil {
				return err
			}
			if err := first.next(); err != nil {
				return unreadableError{err}
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
	shard  shardNames
}

// openMergeSource opens a file and reads its first line.
func openMergeSource(name string) (*mergeSource, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, explain(name, err, false)
	}
	r, err := unpacked(bufio.NewReaderSize(f, 64<<10))
	if err != nil {
		return nil, errors.Join(withHint(fmt.Errorf("%s: %w", name, err), "see whether other programs can unpack it"), f.Close())
	}
	s := &mergeSource{name: name, file: f, r: r}
	if err := s.next(); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return s, nil
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
	case errors.Is(err, io.ErrUnexpectedEOF):
		return withHint(fmt.Errorf("%s: ends too early, in line %d", s.name, s.number), "the file is not whole; run ingest again")
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
