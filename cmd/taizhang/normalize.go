package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"taizhang/normalize"
)

// newNormalizeCommand returns the command that decodes and folds. Run does it; nil means runNormalize.
func newNormalizeCommand(s *streams, run func(context.Context, *filterOptions) error) *cobra.Command {
	if run == nil {
		run = runNormalize
	}
	o := &filterOptions{streams: s}
	cmd := &cobra.Command{
		Use:     "normalize [PATH ...]",
		GroupID: groupFilter,
		Short:   "Write all of a file's text, decoded, folded and in one script",
		Long: `Normalize writes the whole visible text of each input in UTF-8: of pages without their markup, width and
invisible characters folded, glosses out, damage repaired where that is certain, in the script asked for. Menus and
notices stay; clean leaves them out. Without PATH it reads standard input.` + changesHelp(),
		Example: `  taizhang normalize old-page.html
  taizhang normalize --charset big5 --script keep < page.txt
  taizhang normalize --explain old-page.html | grep '^gloss'    what was done about glosses`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.input.check(args, true); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}
	cmd.Flags().BoolVar(&o.explain, "explain", false, "write every change with the rule behind it")
	o.register(cmd.Flags())
	return cmd
}

func runNormalize(ctx context.Context, o *filterOptions) error {
	return runFilter(ctx, o, func(doc *normalize.Document) []byte {
		if o.explain {
			return changes(doc, normalize.Script(o.input.script))
		}
		return line(strings.TrimSuffix(doc.In(normalize.Script(o.input.script)).String(), "\n"))
	})
}

// changes returns what was changed in doc on the way to script, and what was found wrong with it.
func changes(doc *normalize.Document, script normalize.Script) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "@ %s\n", doc.Path)
	for _, c := range doc.Changes(script) {
		fmt.Fprintf(&b, "%-11s %d-%d %q -> %q\n", c.Rule, c.Source.Start, c.Source.End, c.Before, c.After)
	}
	for _, w := range doc.Warnings {
		fmt.Fprintf(&b, "! %s %d-%d", w.Kind, w.Source.Start, w.Source.End)
		if w.Text != "" {
			fmt.Fprintf(&b, " %q", w.Text)
		}
		if w.Repaired != "" {
			fmt.Fprintf(&b, " -> %q", w.Repaired)
		}
		if w.Reason != "" {
			fmt.Fprintf(&b, ": %s", w.Reason)
		}
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// changesHelp returns what the help text of normalize says about explained changes.
func changesHelp() string {
	var b strings.Builder
	b.WriteString(`

With --explain it writes the changes instead, in the order of the file: the rule, the bytes of the file, what the rule
found there and what it made of it. Lines that begin with ! are the warnings, in which every repair of damage is told,
and what cannot be repaired. A line @ FILE comes before those of each file. The rules:
`)
	for _, r := range normalize.FoldRules() {
		fmt.Fprintf(&b, "  %-11s %s\n", r.Name, r.Doc)
	}
	b.WriteString(`  any2s       Traditional lines and quotations become Simplified
  any2cn      the same with the words of the mainland, for --script hans-cn
  stray2s     single Traditional characters in Simplified lines become Simplified
  s2any       Simplified lines and quotations become Traditional
  pairs       words of --pairs in lines that need no other conversion`)
	return b.String()
}
