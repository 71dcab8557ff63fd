package main

import (
	"context"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"taizhang/cmd/config"
	"taizhang/normalize"
)

// filterOptions are the flags of the commands that do one stage: text in, text out.
type filterOptions struct {
	streams *streams
	input   inputOptions
	output  string
	explain bool // clean alone has it
}

// registerOutput adds -o to a command.
func registerOutput(f *pflag.FlagSet, output *string) {
	f.StringVarP(output, "output", "o", "", "write to `FILE`, which is replaced only when all is done")
	config.Once(f, "output")
}

// register adds the flags to a command.
func (o *filterOptions) register(f *pflag.FlagSet) {
	f.SortFlags = false
	registerOutput(f, &o.output)
	o.input.register(f)
}

// runFilter writes what work makes of each document.
func runFilter(ctx context.Context, o *filterOptions, work func(*normalize.Document) []byte) error {
	out, err := openOutput(o.output, o.streams.out)
	if err != nil {
		return err
	}
	defer out.discard()
	o.input.own = out.paths()
	toFile := o.output != "" && o.output != "-"
	bar := newBar(ctx, o.streams, &o.input, toFile || !o.streams.outTerminal)
	failures := process(ctx, &o.input, o.streams, bar, func(doc *normalize.Document) func() error {
		result := work(doc)
		return func() error {
			if _, err := out.Write(result); err != nil {
				return err
			}
			return out.flush()
		}
	})
	return out.finish(failures, nil)
}

// completeChoices lets shells complete the values of a flag.
func completeChoices(cmd *cobra.Command, flag string, choices []string) {
	// The error is for a flag that does not exist.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(choices, cobra.ShellCompDirectiveNoFileComp))
}

// line ends s with a line feed, if it is not empty.
func line(s string) []byte {
	if s == "" {
		return nil
	}
	return append([]byte(s), '\n')
}
