package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"taizhang/cmd/report"
	"taizhang/normalize"
)

// explainOptions are the flags of explain.
type explainOptions struct {
	extractOptions
	streams *streams
	input   inputOptions
	format  string
}

// newExplainCommand returns the command that tells where a record comes from.
func newExplainCommand(s *streams) *cobra.Command {
	o := &explainOptions{streams: s, format: "text"}
	cmd := &cobra.Command{
		Use:     "explain FILE:OFFSET|FILE:ID [PATH ...]",
		GroupID: groupCheck,
		Short:   "Tell where a record comes from, and what gave way to it",
		Long: `Explain reads one file as ingest does and tells why the record is there that is asked for: by its ID in what ingest
writes (f3, a1, i2), or by a byte of the file, which may lie in several records. It shows what the record says, the
places in the file that prove it, marked ⟦so⟧ in their line, the rules that found it, and what was given up there and
why: a name inside a longer one, the model's edges where a rule knows better, digits that belong to a date, a title in
《》 that is a book's. For a byte that no record stands on it tells what kind of line holds it, and what was given up.

A document in an archive is named FILE!/MEMBER.

What ingest finds may depend on its options, and on the lines that most files of a site in its run share. Explain
takes the same options, and the same PATHs after the question: from them it learns these lines, and FILE is then to be
named as ingest names it in source.path. Without PATH the file is judged by itself, an archive by its own members.

The exit status is 0 if there was something to tell, 2 for a wrong command line, 3 if the file cannot be read.`,
		Example: `  taizhang explain testdata/articles/signing.html:f3
  taizhang explain testdata/articles/signing.html:4157
  taizhang explain testdata/articles/signing.html:a1 --format json | jq '.records[0].given_up'
  taizhang explain articles/a.html:i2 articles/ --lexicon names.tsv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usagef("for example taizhang explain page.html:f3", "explain takes a FILE:OFFSET or FILE:ID")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return runExplain(cmd.Context(), o, args[0], args[1:]) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	formats := []string{"text", "json"}
	f.Var(choice{&o.format, "format", formats}, "format", "how to write: for reading, or one JSON object for programs")
	o.input.register(f)
	_ = f.MarkHidden("quiet") // there is nothing that it would leave out
	o.extractOptions.register(f)
	completeChoices(cmd, "format", formats)
	return cmd
}

// question splits FILE:OFFSET or FILE:ID.
func question(arg string) (file string, q report.Question, err error) {
	k := strings.LastIndexByte(arg, ':')
	if k <= 0 || k == len(arg)-1 {
		return "", q, usagef("add :OFFSET, a byte of the file, or :ID, as in page.html:f3", "%s: which record?", visible(arg))
	}
	file, what := arg[:k], arg[k+1:]
	if n, err := strconv.Atoi(what); err == nil && n >= 0 {
		return file, report.Question{Offset: n}, nil
	}
	if what[0] < 'a' || what[0] > 'z' || strings.Trim(what[1:], "0123456789") != "" || len(what) < 2 {
		return "", q, usagef("a byte of the file is a number; IDs are a letter and a number, such as f3, a1 or i2", "%s: %q is neither", visible(file), what)
	}
	return file, report.Question{ID: what}, nil
}

// runExplain explains what arg asks for, in a run over paths.
func runExplain(ctx context.Context, o *explainOptions, arg string, paths []string) error {
	file, q, err := question(arg)
	if err != nil {
		return err
	}
	path, _, _ := strings.Cut(file, "!/")
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return usagef("name a file in it", "%s: a folder has no records of its own", visible(path))
	}
	if err := o.learn(ctx, path, paths); err != nil {
		return err
	}
	extractor, err := o.pipeline()
	if err != nil {
		return err
	}
	var x *report.Explanation
	size := 0
	run := &tally{streams: o.streams, quiet: true}
	err = run.process(ctx, &o.input, o.input.inputs(ctx, o.streams.in), func(in input, raw []byte) func() error {
		if in.path != file && path != file {
			return func() error { return nil }
		}
		rec, notes := extractor.Explain(o.input.document(in, raw))
		found := report.Explain(rec, notes, normalize.Script(o.input.script), q)
		return func() error {
			if x == nil {
				x, size = found, len(raw)
			}
			return nil
		}
	})
	switch err := errors.Join(err, run.finish()); {
	case err != nil:
		return err
	case x == nil:
		return unreadableError{withHint(fmt.Errorf("%s: no such document", visible(file)), "taizhang ingest %s names those it holds in source.path", visible(path))}
	case x.Empty():
		return o.nothing(file, q, size, x.IDs())
	case o.format == "json":
		return x.WriteJSON(o.streams.out)
	}
	return x.WriteText(o.streams.out)
}

// learn learns which lines are shared in a run over paths, or over the one at path, which is then what is left to read.
func (o *explainOptions) learn(ctx context.Context, path string, paths []string) error {
	for _, p := range paths { // whose faults nobody would report
		if _, err := os.Stat(p); err != nil && p != "-" {
			return unreadableError{explain(p, err, false)}
		}
	}
	if len(paths) == 0 && o.input.filesFrom == "" {
		paths = []string{path}
	}
	if err := o.input.check(paths, false); err != nil {
		return err
	}
	o.input.prepare()
	o.input.known = o.input.shared(ctx)
	o.input.paths, o.input.filesFrom = []string{path}, ""
	return nil
}

// nothing says that there is nothing where the question looks.
func (o *explainOptions) nothing(file string, q report.Question, size int, ids []string) error {
	switch {
	case q.ID != "" && len(ids) == 0:
		return usagef("taizhang clean --explain tells what became of its lines", "%s has no records", visible(file))
	case q.ID != "":
		return usagef("it has "+strings.Join(ids, ", "), "%s has no record %s", visible(file), q.ID)
	case q.Offset >= size:
		return usagef("offsets count the bytes of the file from 0 on", "%s ends before byte %d: it has %s", visible(file), q.Offset, count(size, "byte", "bytes"))
	}
	return usagef("ask for a byte of the text; taizhang normalize shows what is text", "%s: no text at byte %d", visible(file), q.Offset)
}
