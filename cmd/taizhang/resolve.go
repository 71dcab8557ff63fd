package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"taizhang/cmd/report"
	"taizhang/extract/ledger"
)

// newResolveCommand returns the command that resolves short names across documents.
func newResolveCommand(s *streams) *cobra.Command {
	output := ""
	cmd := &cobra.Command{
		Use:     "resolve FILE ...",
		GroupID: groupMain,
		Short:   "Resolve short names of institutions across documents",
		Long: `Resolve reads NDJSON files that ingest wrote, notes which short names of institutions the documents use for which full
ones, and writes all records again with the names that one article leaves short and another tells. Such an institution
is resolved_by alias, and resolved_in says which document tells it; its kind and place are those told there, and posts
and parties have the full name too. Everything else stays byte for byte.

Nothing is guessed. A short name is resolved only if all documents that say what it stands for say the same, if kinds
and places do not contradict, and if the article does not name that institution apart. Names that leave out a place
(市教委, 第三医院) are resolved only in articles that name that place and none outside it.

What is written does not depend on how records are spread over files or on which file is named first, except that it
comes in their order. Files are read twice, so that - is not possible, and of each one line is in memory at a time.
They may be compressed with gzip or zstd.

The exit status is 0 if all went well, 1 if the output could not be written, 2 for a wrong command line, 3 if a file
cannot be read.`,
		Example: `  taizhang ingest articles/ -o run.ndjson
  taizhang resolve run.ndjson -o ledger.ndjson
  taizhang resolve 2024.ndjson.gz 2025.ndjson.gz | jq -c '.institutions[]? | select(.resolved_in)'`,
		Args: someFiles("nothing to resolve", "for example taizhang resolve run.ndjson -o ledger.ndjson"),
		RunE: func(cmd *cobra.Command, args []string) error { return runResolve(cmd.Context(), args, output, s.out) },
	}
	registerOutput(cmd.Flags(), &output)
	return cmd
}

// runResolve gathers the names in some files, and writes their lines with what they tell of one another.
func runResolve(ctx context.Context, names []string, output string, stdout io.Writer) error {
	if err := onlyFiles("resolve", names); err != nil {
		return err
	}
	for _, name := range names {
		if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
			return usagef("write what comes from a pipe to a file first", "%s: resolve reads twice, which only a file can be", name)
		}
	}
	out, err := openOutput(output, stdout)
	if err != nil {
		return err
	}
	defer out.discard()
	l := ledger.New()
	err = eachLine(ctx, names, func(line []byte) error { return report.AddNames(l, line) })
	if err != nil {
		return err
	}
	err = eachLine(ctx, names, func(line []byte) error {
		line, err := report.ResolveNames(l, line)
		if err != nil {
			return err
		}
		_, err = out.Write(line)
		return err
	})
	if err != nil {
		return err
	}
	return out.finish(nil, nil)
}

// eachLine calls do with every line of some files.
func eachLine(ctx context.Context, names []string, do func(line []byte) error) error {
	for _, name := range names {
		source, err := openMergeSource(name)
		if err != nil {
			return unreadableError{err}
		}
		if err := source.eachLine(ctx, do); err != nil {
			source.close()
			return err
		}
		source.close()
	}
	return nil
}

// eachLine calls do with every line that is left.
func (s *mergeSource) eachLine(ctx context.Context, do func(line []byte) error) error {
	for s.line != nil {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		switch err := do(s.line); {
		case errors.Is(err, report.ErrNoDocument):
			return unreadableError{withHint(fmt.Errorf("%s: line %d: %w", s.name, s.number, err), "resolve takes whole documents: run ingest without --records")}
		case err != nil:
			return err
		}
		if err := s.next(); err != nil {
			return unreadableError{err}
		}
	}
	return nil
}
