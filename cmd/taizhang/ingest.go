package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"taizhang/cmd/report"
	"taizhang/extract"
	"taizhang/normalize"
)

// ingestOptions are the flags of ingest.
type ingestOptions struct {
	streams *streams
	input   inputOptions
	words   wordOptions
	names   nameOptions
	format  string
	records []string
	output  string
	now     string
	noText  bool
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
	o.input.register(f)
	f.Var(day{&o.now}, "now", "day that 今天 stands for in articles without a date")
	o.names.register(f)
	o.words.register(f)
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

ZIP, gzip, WARC, pages saved as MHTML, and JSON with a text in a field are taken apart, in one another as well. Each
document in them is named FILE!/MEMBER; its positions in the source count the bytes of the member as unpacked.

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
	switch strings.ToLower(filepath.Ext(output)) {
	case ".csv":
		return "csv"
	case ".json":
		return "json"
	case ".txt":
		return "table"
	case "":
		if (output == "" || output == "-") && terminal {
			return "table"
		}
	}
	return "ndjson"
}

// runIngest reads the inputs and writes their records.
func runIngest(ctx context.Context, o *ingestOptions) error {
	format, ok := report.Lookup(o.format)
	if !ok {
		return fmt.Errorf("no format %q", o.format)
	}
	segmenter, err := o.words.segmenter()
	if err != nil {
		return err
	}
	names, err := o.names.lexicon()
	if err != nil {
		return err
	}
	extractor, err := extract.New(extract.Options{Segmenter: segmenter, Lexicon: names, Now: o.now})
	if err != nil {
		return err
	}
	out, err := openOutput(o.output, o.streams.out)
	if err != nil {
		return err
	}
	defer out.discard()
	o.input.own = out.paths()
	options := report.Options{
		Script: normalize.Script(o.input.script),
		NoText: o.noText,
	}
	if o.toTerminal() {
		options.Width = o.streams.width
	}
	for _, k := range o.records {
		options.Records = append(options.Records, extract.Kind(k))
	}
	w := format.New(out, options)
	sum := newSummary(time.Now)
	failures := process(ctx, &o.input, o.streams, o.progress(ctx), func(doc *normalize.Document) func() error {
		rec := extractor.Extract(doc)
		commit := w.Add(rec)
		return func() error {
			if err := commit(); err != nil {
				return err
			}
			sum.add(rec)
			return out.flush()
		}
	})
	err = out.finish(failures, w.Close)
	var partial partialError
	if !o.input.quiet && (err == nil || errors.As(err, &partial)) {
		sum.write(o.streams.err)
	}
	return err
}

// toTerminal reports whether a person reads the records as they come.
func (o *ingestOptions) toTerminal() bool {
	return o.streams.outTerminal && (o.output == "" || o.output == "-")
}

// progress returns a bar for the run, if there is a terminal to show it on that the records do not fill.
func (o *ingestOptions) progress(ctx context.Context) *progress {
	if !o.streams.errTerminal || o.toTerminal() {
		return nil
	}
	bar := newProgress(o.streams.err, time.Now)
	if o.input.filesFrom != "-" {
		go func() {
			n := int64(0)
			for in := range o.input.inputs(ctx, nil) {
				if in.skip == skipNot {
					n++
				}
			}
			bar.total.Store(n)
		}()
	}
	return bar
}
