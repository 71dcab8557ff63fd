package main

import (
	"context"
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
notices stay; clean leaves them out. Without PATH it reads standard input.`,
		Example: `  taizhang normalize old-page.html
  taizhang normalize --charset big5 --script keep < page.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.input.check(args, true); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}
	o.register(cmd.Flags())
	return cmd
}

func runNormalize(ctx context.Context, o *filterOptions) error {
	return runFilter(ctx, o, func(doc *normalize.Document) []byte {
		return line(strings.TrimSuffix(doc.In(normalize.Script(o.input.script)).String(), "\n"))
	})
}
