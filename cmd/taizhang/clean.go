package main

import (
	"context"

	"github.com/spf13/cobra"

	"taizhang/normalize"
)

// newCleanCommand returns the command that tells the article from what is around it. Run does it; nil means runClean.
func newCleanCommand(s *streams, run func(context.Context, *filterOptions) error) *cobra.Command {
	if run == nil {
		run = runClean
	}
	o := &filterOptions{streams: s}
	cmd := &cobra.Command{
		Use:     "clean [PATH ...]",
		GroupID: groupFilter,
		Short:   "Write the article in a page, without what is around it",
		Long: `Clean writes the text of the article in each input: without title, byline, menus, lists of links and notices,
a paragraph a line, glosses and damage folded away. Without PATH it reads standard input.` + explainHelp(),
		Example: `  taizhang clean page.html
  taizhang clean --explain page.html | grep '^-'    what was left out, and why
  curl -s https://news.example/1.html | taizhang clean --script keep`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.input.check(args, true); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}
	cmd.Flags().BoolVar(&o.explain, "explain", false, "write every line with its verdict and the rule behind it")
	o.register(cmd.Flags())
	return cmd
}

func runClean(ctx context.Context, o *filterOptions) error {
	return runFilter(ctx, o, func(doc *normalize.Document) []byte {
		if o.explain {
			return explained(doc, normalize.Script(o.input.script))
		}
		return line(doc.Output.String())
	})
}
