package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"taizhang/cmd/check"
	"taizhang/cmd/compare"
	"taizhang/cmd/config"
	"taizhang/cmd/report"
	"taizhang/extract"
	"taizhang/normalize"
)

// checkOptions are the flags of check.
type checkOptions struct {
	extractOptions
	streams        *streams
	input          inputOptions
	golden         string
	update         bool
	baseline       string
	updateBaseline bool
	floors         []check.Floor
	failOn         []string
	records        []string
	ignore         []string
	format         string
	reports        []string
	limit          int
	output         string
}

// newCheckCommand returns the command that holds what is extracted to what is expected.
func newCheckCommand(s *streams) *cobra.Command {
	o := &checkOptions{streams: s, format: "table"}
	cmd := &cobra.Command{
		Use:     "check [PATH ...]",
		GroupID: groupCheck,
		Short:   "Compare what is extracted with what is expected",
		Long:    checkHelp(),
		Example: `  taizhang check articles/ --golden golden --update      write golden records
  taizhang check --golden golden                         compare with them
  taizhang check --golden golden --min figures=0.95 --min people.recall=0.9
  taizhang check articles/ --fail-on findings,lost_characters
  taizhang check --golden golden --format github --report check.sarif --report check.xml`,
		RunE: func(cmd *cobra.Command, args []string) error { return runCheck(cmd.Context(), o, args) },
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.StringVar(&o.golden, "golden", "", "golden records: a file, or a folder of them, at `PATH`")
	f.BoolVar(&o.update, "update", false, "write the golden records anew, and those of new documents; compare nothing")
	f.Var(floorList{&o.floors}, "min", "least score of a kind of records, KIND=F1, KIND.precision=P or KIND.recall=R (repeatable)")
	f.Var(choiceList{&o.failOn, "finding or warning", check.FailKinds()}, "fail-on", "findings and warnings that no document may have")
	f.StringVar(&o.baseline, "baseline", "", "differences that are accepted are in `FILE`")
	f.BoolVar(&o.updateBaseline, "update-baseline", false, "accept all differences there are: write them to the file of --baseline")
	f.Var(choiceList{&o.records, "kind of records", compare.Kinds()}, "records",
		"compare only these kinds of records; with --update, golden records of new documents have only these")
	f.StringSliceVar(&o.ignore, "ignore", nil, "leave these `KEY`s of records out of the comparison, at any depth, for example source,mentions")
	var formats []string
	for _, x := range check.Formats {
		formats = append(formats, x.Name)
	}
	f.Var(choice{&o.format, "format", formats}, "format", "how to write what the check comes to")
	f.StringArrayVar(&o.reports, "report", nil, "write it to `FILE` as well, as the end of the name says: .json, .xml (JUnit), .sarif or .txt (repeatable)")
	f.IntVar(&o.limit, "limit", 100, "list at most `N` problems in the table, 0 for all")
	registerOutput(f, &o.output)
	config.Once(f, "update", "update-baseline")
	o.input.register(f)
	o.extractOptions.register(f)
	completeChoices(cmd, "format", formats)
	completeChoices(cmd, "records", compare.Kinds())
	completeChoices(cmd, "fail-on", check.FailKinds())
	return cmd
}

// checkHelp returns the help text of check.
func checkHelp() string {
	var b strings.Builder
	b.WriteString(`Check extracts the records of documents and compares them with golden records, which say what is expected. It reads the
documents in PATH, or without PATH those that there are golden records of.

A golden record is a record of the format, as ingest writes it; source.path, or else id, says of which document.
One that has the key "schema" is whole: what it does not have must not be found. Without that key it is partial: only
the keys it gives are compared, at every level; an empty list says that there is nothing, and where a record refers to
another, the name of that one may stand for its number. --update writes golden records from what is found now: read the
difference before you commit it.

The check fails if a record differs from the golden one. Of kinds that have a floor (--min), only the score counts: the
part of the records found that are right in every key (precision), of those expected that were found so (recall), and
the harmonic mean of both (F1). Differences in --baseline are accepted; they are told by what they are about, not by
where they stand, so that they stay accepted when the text around them changes.

Formats:
`)
	for _, f := range check.Formats {
		fmt.Fprintf(&b, "  %-8s %s\n", f.Name, f.Doc)
	}
	b.WriteString(`
The exit status is 0 if all is as expected, 1 if not, 2 for a wrong command line, 3 if documents or golden records could
not be read.`)
	return b.String()
}

// floorList is a flag that takes floors, with commas between them, and may be repeated.
type floorList struct{ floors *[]check.Floor }

// Set implements pflag.Value.
func (l floorList) Set(s string) error {
	for one := range strings.SplitSeq(s, ",") {
		f, err := check.ParseFloor(one)
		if err != nil {
			return err
		}
		*l.floors = append(*l.floors, f)
	}
	return nil
}

func (l floorList) String() string { return strings.Join(l.GetSlice(), ",") }

// Type implements pflag.Value.
func (l floorList) Type() string { return "KIND=F1" }

// Append implements pflag.SliceValue.
func (l floorList) Append(s string) error { return l.Set(s) }

// Replace implements pflag.SliceValue.
func (l floorList) Replace(list []string) error {
	*l.floors = nil
	for _, s := range list {
		if err := l.Set(s); err != nil {
			return err
		}
	}
	return nil
}

// GetSlice implements pflag.SliceValue.
func (l floorList) GetSlice() []string {
	var list []string
	for _, f := range *l.floors {
		list = append(list, f.String())
	}
	return list
}

var _ pflag.SliceValue = floorList{}

// runCheck checks documents, or writes golden records.
func runCheck(ctx context.Context, o *checkOptions, args []string) error {
	if err := o.validate(); err != nil {
		return err
	}
	start := time.Now()
	run := &checkRun{checkOptions: o, policy: check.Policy{Kinds: o.records, Ignore: o.ignore, Floors: o.floors, FailOn: o.failOn}}
	if err := run.open(args); err != nil {
		return err
	}
	info, _ := debug.ReadBuildInfo()
	run.collector = check.NewCollector(&run.policy, moduleVersion(info), o.golden)
	failures := process(ctx, &o.input, o.streams, newBar(ctx, o.streams, &o.input, true), run.work)
	var partial partialError
	if failures != nil && !errors.As(failures, &partial) {
		return failures
	}
	if o.update {
		return errors.Join(run.writeGolden(), failures)
	}
	run.missing(args)
	r := run.collector.Report()
	if o.updateBaseline {
		return errors.Join(run.writeBaseline(r), failures)
	}
	if err := run.write(r); err != nil {
		return err
	}
	if !o.input.quiet && (o.format != "table" || o.output != "") {
		fmt.Fprintf(o.streams.err, "taizhang: %s, in %s\n", r, formatDuration(time.Since(start)))
	}
	if failures == nil && !r.OK() {
		return verdictError{r.String()}
	}
	return failures
}

// validate refuses options that do not go together.
func (o *checkOptions) validate() error {
	switch {
	case o.golden == "" && (o.update || len(o.failOn) == 0):
		return usagef("name golden records with --golden, or findings with --fail-on", "nothing is expected")
	case o.golden == "" && len(o.floors) > 0:
		return usagef("name golden records with --golden", "--min says how many records must be as expected, and none are expected")
	case o.updateBaseline && o.baseline == "":
		return usagef("name a file with --baseline", "--update-baseline writes accepted differences: where to?")
	case o.update && o.updateBaseline:
		return usagef("first the golden records, then the differences that are left", "--update and --update-baseline do not go together")
	case o.limit < 0:
		return usagef("0 lists all", "--limit: %d is no number of problems", o.limit)
	}
	for _, name := range o.reports {
		if _, ok := check.ByName(name); !ok {
			return usagef("choose a name that ends in .json, .xml, .sarif or .txt", "--report %s: the name does not say in which format", name)
		}
	}
	return nil
}

// checkRun is a run of check.
type checkRun struct {
	*checkOptions
	policy    check.Policy
	golden    *check.Golden // nil without --golden
	before    *check.Baseline
	pipeline  *extract.Pipeline
	collector *check.Collector
	visited   map[string]bool // paths that golden records have of the documents that were read
	kept      int             // documents whose golden records were looked at
}

// open opens all that a run needs, and completes the options.
func (r *checkRun) open(args []string) (err error) {
	r.visited = make(map[string]bool)
	if r.checkOptions.golden != "" {
		if r.golden, err = check.OpenGolden(r.checkOptions.golden); err != nil {
			return unreadableError{withHint(fmt.Errorf("--golden: %w", err), "golden records are JSON or NDJSON, as taizhang check --update writes it")}
		}
		if r.golden.Len() == 0 && !r.update {
			return unreadableError{withHint(fmt.Errorf("--golden: %s: no golden records there", r.checkOptions.golden),
				"taizhang check PATH --golden %s --update writes them", r.checkOptions.golden)}
		}
	}
	if r.baseline != "" {
		data, err := os.ReadFile(r.baseline)
		switch {
		case errors.Is(err, os.ErrNotExist) && r.updateBaseline:
		case err != nil:
			return unreadableError{withHint(fmt.Errorf("--baseline: %s: %w", r.baseline, causeOf(err)), "taizhang check --update-baseline writes it")}
		default:
			if r.before, err = check.ReadBaseline(data); err != nil {
				return unreadableError{withHint(fmt.Errorf("--baseline: %s: %w", r.baseline, err), "taizhang check --update-baseline writes it")}
			}
		}
		r.policy.Accepted = r.before
	}
	if len(args) == 0 && r.input.filesFrom == "" && r.golden != nil {
		if args = goldenInputs(r.golden); len(args) == 0 {
			return usagef("name files or folders", "the golden records do not say which documents to read")
		}
	}
	if err := r.input.check(args, false); err != nil {
		return err
	}
	r.pipeline, err = r.extractOptions.pipeline()
	return err
}

// goldenInputs returns the files that the documents of golden records are in, each once.
func goldenInputs(g *check.Golden) []string {
	var list []string
	seen := make(map[string]bool)
	for _, p := range g.Paths() {
		name, _, _ := strings.Cut(p, "!/")
		if !seen[name] {
			seen[name] = true
			list = append(list, name)
		}
	}
	return list
}

// work checks a document, or renews its golden record.
func (r *checkRun) work(doc *normalize.Document) func() error {
	record := report.Document(r.pipeline.Extract(doc), report.Options{Script: normalize.Script(r.input.script)})
	result, err := r.policy.Document(r.golden, record, doc.Raw)
	if err != nil {
		return func() error { return unreadableError{fmt.Errorf("--golden: %w", err)} }
	}
	var renewed []byte
	if r.update {
		if renewed, err = check.Renew(result.Golden, record, r.records); err != nil {
			return func() error { return unreadableError{fmt.Errorf("--golden: %w", err)} }
		}
	}
	return func() error {
		if result.Golden != nil {
			r.visited[result.As] = true
		}
		if !r.update {
			r.collector.Add(result)
			return nil
		}
		r.kept++
		return r.golden.Set(result.Document, result.ID, renewed, replaceFile)
	}
}

// missing takes in the golden records of documents that should have been read and were not there.
func (r *checkRun) missing(args []string) {
	if r.golden == nil || len(args) == 0 {
		return // without arguments, what is missing could not be read, and has been reported
	}
	for _, p := range r.golden.Paths() {
		if !r.visited[p] && slices.ContainsFunc(args, func(arg string) bool { return within(p, arg) }) {
			r.collector.Missing(p)
		}
	}
}

// within reports whether a document is in what an argument names: it is that, or it lies in that folder or bundle.
func within(document, arg string) bool {
	document, arg = path.Clean(filepath.ToSlash(document)), path.Clean(filepath.ToSlash(arg))
	rest, ok := strings.CutPrefix(document, arg)
	if arg == "." {
		return !path.IsAbs(document) && document != ".." && !strings.HasPrefix(document, "../")
	}
	return ok && (rest == "" || rest[0] == '/' || strings.HasPrefix(rest, "!/"))
}

// writeGolden writes the golden records that have changed, and says how many.
func (r *checkRun) writeGolden() error {
	added, changed, err := r.golden.Write(replaceFile)
	if err != nil {
		return err
	}
	if !r.input.quiet {
		fmt.Fprintf(r.streams.err, "taizhang: %s: %s, %d changed, %d as before\n", visible(r.checkOptions.golden),
			count(added, "new golden record", "new golden records"), changed, r.kept-added-changed)
	}
	return nil
}

// writeBaseline writes the differences that are accepted from now on.
func (r *checkRun) writeBaseline(result *check.Report) error {
	data := check.WriteBaseline(result, r.before)
	if err := replaceFile(r.baseline, data); err != nil {
		return err
	}
	if !r.input.quiet {
		fmt.Fprintf(r.streams.err, "taizhang: %s: %s accepted\n", visible(r.baseline),
			count(strings.Count(string(data), `"fingerprint":`), "difference is", "differences are"))
	}
	return nil
}

// replaceFile replaces a file, in one step, and makes its folder if need be.
func replaceFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return outputError(name, err)
	}
	out, err := openOutput(name, nil)
	if err != nil {
		return err
	}
	defer out.discard()
	if _, err := out.Write(data); err != nil {
		return err
	}
	return out.commit()
}

// write writes the report, in the format asked for and to the files asked for.
func (r *checkRun) write(result *check.Report) error {
	for _, name := range r.reports {
		format, _ := check.ByName(name)
		if err := r.writeTo(name, format, result); err != nil {
			return err
		}
	}
	format, _ := check.Lookup(r.format)
	return r.writeTo(r.output, format, result)
}

func (r *checkRun) writeTo(name string, format check.Format, result *check.Report) error {
	out, err := openOutput(name, r.streams.out)
	if err != nil {
		return err
	}
	defer out.discard()
	options := check.Options{Width: r.streams.tableWidth(), Limit: r.limit}
	if r.streams.colour && (name == "" || name == "-") {
		options.Paint = func(l check.Level, s string) string {
			return "\x1b[" + map[check.Level]string{check.Failure: "31", check.Warning: "33", check.Note: "32"}[l] + "m" + s + "\x1b[0m"
		}
	}
	if err := format.Write(out, result, options); err != nil {
		return err
	}
	return out.commit()
}
