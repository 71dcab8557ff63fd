package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"taizhang/cmd/report"
)

// ingestOptions are the flags of ingest.
type ingestOptions struct {
	extractOptions
	streams *streams
	input   inputOptions
	format  string
	records []string
	output  string
	noText  bool
	state   string
	split   int64
	timeout time.Duration
	watch   bool
}

// newIngestCommand returns the command for the main job. Run does it; nil means runIngest.
func newIngestCommand(s *streams, run func(context.Context, *ingestOptions) error) *cobra.Command {
	if run == nil {
		run = runIngest
	}
	o := &ingestOptions{streams: s}
	cmd := &cobra.Command{
		Use:     "ingest [PATH ...]",
		GroupID: groupMain,
		Short:   "Read articles and write records",
		Long:    ingestHelp(),
		Example: `  taizhang ingest articles/                              tables, when a terminal shows them
  taizhang ingest articles/ -o records.ndjson            one JSON object a document
  taizhang ingest articles/ --records figures -o f.csv   a spreadsheet of all figures
  taizhang ingest a.html --format json | jq '.[0].agreements'
  find . -name '*.html' | taizhang ingest --files-from - --format ndjson`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.input.check(args, false); err != nil {
				return err
			}
			if o.format == "" {
				o.format = defaultFormat(o.output, s.outTerminal)
			}
			if err := o.check(); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}
	var formats, kinds []string
	for _, f := range report.Formats {
		formats = append(formats, f.Name)
	}
	names, _ := report.Kinds()
	for _, k := range names {
		kinds = append(kinds, string(k))
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.Var(choice{&o.format, "format", formats}, "format",
		"how to write (default: by the end of -o FILE, table on a terminal, or ndjson)")
	f.Var(choiceList{&o.records, "kind of records", kinds}, "records", "write flat rows of these kinds of records")
	f.BoolVar(&o.noText, "no-text", false, "leave out the text of the articles")
	registerOutput(f, &o.output)
	f.Var(byteSize{&o.split, 1 << 50}, "split-size", "cut the output of -o FILE into FILE-00001 and so on, none larger than this")
	f.StringVar(&o.state, "state", "", "keep in `FILE` what is done, and do only the rest next time")
	f.BoolVar(&o.watch, "watch", false, "go on with files that are new or change, until interrupted")
	o.input.register(f)
	f.Var(&o.input.shard, "shard", "read only share I of N of the inputs, by their names")
	f.Var(timeLimit{&o.timeout}, "timeout", "give up on a document after this time, with a warning in its record")
	o.extractOptions.register(f)
	completeChoices(cmd, "format", formats)
	completeChoices(cmd, "records", kinds)
	return cmd
}

// ingestHelp returns the help text of ingest.
func ingestHelp() string {
	var b strings.Builder
	b.WriteString(`Ingest reads articles, files of text or HTML or folders of them, and writes what they state as records.
Folders are read with all folders in them, in the order of names; hidden files and files that are no text are
skipped. A file that is named and is no text is an error, unless --charset says how to read it. - is standard input.

ZIP and tar archives, gzip and Zstandard files, WARC, pages saved as MHTML, and JSON with a text in a field are taken
apart, in one another as well. Each document in them is named FILE!/MEMBER; its positions in the source count the bytes
of the member as unpacked. Of one that is not whole, what is there is read, with the warning truncated in the record of
the document it ends in, and it counts as an input that could not be read.

Formats:
`)
	for _, f := range report.Formats {
		fmt.Fprintf(&b, "  %-13s %s\n", f.Name, f.Doc)
	}
	b.WriteString("\nKinds of records:\n")
	names, docs := report.Kinds()
	for i, k := range names {
		fmt.Fprintf(&b, "  %-13s %s\n", k, docs[i])
	}
	b.WriteString(`
At the end a line on standard error says what was read and found, and how long it took; --quiet leaves it out.

The exit status is 0 if all went well, 2 for a wrong command line, 3 if some inputs could not be read (the others
were), 1 if the output could not be written, and 130 after Ctrl-C.`)
	return b.String()
}

// defaultFormat returns the format to write where none is asked for.
func defaultFormat(output string, terminal bool) string {
	_, format, packed := splitName(output)
	switch strings.ToLower(format) {
	case ".csv":
		return "csv"
	case ".json":
		return "json"
	case ".txt":
		return "table"
	case "":
		if packed == "" && (output == "" || output == "-") && terminal {
			return "table"
		}
	}
	return "ndjson"
}

// check refuses options that do not go together.
func (o *ingestOptions) check() error {
	if o.split > 0 && !o.toFile() {
		return usagef("name a file with -o, for example -o records.ndjson", "--split-size needs a file to number")
	}
	if o.split > 0 && o.watch {
		return usagef("leave one of them out", "--watch writes one output, which --split-size cannot cut")
	}
	if o.watch && o.format != "ndjson" && o.format != "csv" {
		return usagef("say --format ndjson or --format csv", "--watch has no end to write, which %s needs", o.format)
	}
	if o.watch && o.input.reads("-") {
		return usagef("name folders or files", "--watch cannot watch standard input")
	}
	if o.watch && o.input.filesFrom != "" {
		return usagef("name folders or files on the command line", "--watch does not go with --files-from")
	}
	if o.format == "table" && len(o.records) > 0 && (o.state != "" || o.split > 0) {
		return usagef("say --format csv, ndjson or json", "--state and --split-size do not work with tables of --records, which set many documents at once")
	}
	return nil
}

// runIngest reads the inputs and writes their records.
func runIngest(ctx context.Context, o *ingestOptions) error {
	run, err := newIngestRun(o)
	if err != nil {
		return err
	}
	defer run.close()
	var failures error
	if o.watch {
		failures = run.follow(ctx)
	} else {
		failures = processRaw(ctx, &o.input, o.streams, newBar(ctx, o.streams, &o.input, !o.toTerminal()), run.work)
	}
	return run.finish(failures)
}

// toTerminal reports whether a person reads the records as they come.
func (o *ingestOptions) toTerminal() bool {
	return o.streams.outTerminal && !o.toFile()
}

// toFile reports whether the output goes to a file, not to standard output.
func (o *ingestOptions) toFile() bool { return o.output != "" && o.output != "-" }
