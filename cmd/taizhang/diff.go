package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"taizhang/cmd/compare"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	streams *streams
	format  string
	records []string
	ignore  []string
	brief   bool
	output  string
	jobs    int
}

// newDiffCommand returns the command that compares two runs.
func newDiffCommand(s *streams) *cobra.Command {
	o := &diffOptions{streams: s, format: "table", jobs: defaultJobs()}
	cmd := &cobra.Command{
		Use:     "diff OLD NEW",
		GroupID: groupCheck,
		Short:   "Compare the records of two runs",
		Long: `Diff compares what two runs of ingest have written, NDJSON or JSON, document by document and record by record: what was
added, what was removed, and of what is in both the keys that changed. Records are told apart by what they say, not by
their numbers; positions count where both runs had the same text, and bytes of the source where they had the same file.

A document is told by its path, and by its bytes where no path is the same. The order of documents does not matter, and
memory does not grow with what is in them. - is standard input; files may be compressed with gzip or zstd.

The exit status is 0 if nothing differs, 1 if something does, 2 for a wrong command line, 3 if a file cannot be read.`,
		Example: `  taizhang diff before.ndjson after.ndjson
  taizhang diff before.ndjson after.ndjson --records figures,agreements --ignore start,end,source,mentions
  taizhang ingest articles/ | taizhang diff before.ndjson - --brief
  taizhang diff before.ndjson after.ndjson --format ndjson | jq -c '.differences[]? | select(.change == "removed")'`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return usagef("for example taizhang diff before.ndjson after.ndjson", "diff takes two files")
			}
			if args[0] == "-" && args[1] == "-" {
				return usagef("name - only once", "standard input can be read only once")
			}
			for _, name := range args {
				if info, err := os.Stat(name); err == nil && info.IsDir() && name != "-" {
					return usagef("name the files in it", "%s: is a folder", name)
				}
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runDiff(cmd.Context(), o, args[0], args[1]) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	formats := []string{"table", "ndjson"}
	f.Var(choice{&o.format, "format", formats}, "format", "how to write: for reading, or one JSON object a document for programs")
	f.Var(choiceList{&o.records, "kind of records", compare.Kinds()}, "records", "compare only these kinds of records")
	f.StringSliceVar(&o.ignore, "ignore", nil, "leave these `KEY`s of records out of the comparison, at any depth, for example source,mentions")
	f.BoolVar(&o.brief, "brief", false, "write only how much differs")
	registerOutput(f, &o.output)
	f.VarP(atLeastOne{&o.jobs}, "jobs", "j", "compare this many documents at a time")
	completeChoices(cmd, "format", formats)
	completeChoices(cmd, "records", compare.Kinds())
	return cmd
}

// runDiff compares two files.
func runDiff(ctx context.Context, o *diffOptions, oldName, newName string) (err error) {
	var files [2]*spool
	var lists [2][]compare.Entry
	for i, name := range []string{oldName, newName} {
		var scratch scratchError
		if files[i], err = openSpool(name, o.streams.in); errors.As(err, &scratch) {
			return withHint(scratch, "name a folder with more room in TMPDIR")
		} else if err != nil {
			return unreadableError{explain(name, err, false)}
		}
		defer func(s *spool) { _ = s.Close() }(files[i]) // it was only read
		if lists[i], err = compare.Index(files[i], files[i].size); err != nil {
			return unreadableError{withHint(fmt.Errorf("%s: %w", name, err), "diff reads what taizhang ingest --format ndjson writes")}
		}
	}
	out, err := openOutput(o.output, o.streams.out)
	if err != nil {
		return err
	}
	defer out.discard()
	w := compare.NewJSON(out)
	if o.format == "table" {
		w = compare.NewText(out, o.streams.tableWidth(), o.brief, o.streams.paint(o.output))
	}
	options := compare.Options{Kinds: o.records, Ignore: o.ignore}
	var sum compare.Summary
	type compared struct {
		change compare.Change
		err    error
	}
	err = ordered(ctx, o.jobs, slices.Values(compare.Match(lists[0], lists[1])), func(p compare.Pair) (c compared) {
		c.change, c.err = comparePair(files, lists, p, [2]string{oldName, newName}, options)
		return c
	}, func(c compared) error {
		if c.err != nil {
			return unreadableError{c.err}
		}
		sum.Add(c.change)
		return w.Write(c.change)
	})
	if err := out.finish(err, w.Close); err != nil {
		return err
	}
	if sum.Differs() {
		return verdictError{"the runs differ"}
	}
	return nil
}

// comparePair compares a document of two files.
func comparePair(files [2]*spool, lists [2][]compare.Entry, p compare.Pair, names [2]string, o compare.Options) (compare.Change, error) {
	var data [2][]byte
	for i, k := range []int{p.Old, p.New} {
		if k < 0 {
			continue
		}
		var err error
		if data[i], err = lists[i][k].Read(files[i]); err != nil {
			return compare.Change{}, explain(names[i], err, false)
		}
	}
	return compare.Between(data[0], data[1], o)
}

// paint returns the colours of differences, none where no terminal shows them.
func (s *streams) paint(output string) compare.Paint {
	if !s.colour || output != "" && output != "-" {
		return nil
	}
	in := func(colour string) func(string) string {
		return func(text string) string { return "\x1b[" + colour + "m" + text + "\x1b[0m" }
	}
	return compare.Paint{compare.Added: in("32"), compare.Removed: in("31"), compare.Changed: in("33")}
}
