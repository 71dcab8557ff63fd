package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"taizhang/segment"
	"taizhang/segment/tagger"
)

// newEvalCommand returns the command that compares the names found with those of a corpus. It is not listed.
func newEvalCommand(s *streams) *cobra.Command {
	var o corpusOptions
	var every int
	var model string
	cmd := &cobra.Command{
		Use:    "eval --names FILE",
		Hidden: true,
		Short:  "Compare the names found with those marked in a corpus",
		Long: `Eval finds the names in the sentences of a corpus, each alone, and writes precision, recall and F1 by type of name.
A name is right where both its ends and its type are.`,
		Example: "  taizhang eval --names news.txt --every 5 --model model.bin",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			corpus, err := o.read(func(n int) bool { return every == 0 || n%every == 0 })
			if err != nil {
				return err
			}
			m, err := openModel(model)
			if err != nil {
				return err
			}
			segmenter, err := segment.New(segment.Options{})
			if err != nil {
				return err
			}
			_, err = io.WriteString(s.out, m.Evaluate(corpus, segmenter).String())
			return err
		},
	}
	o.register(cmd)
	cmd.Flags().IntVar(&every, "every", 0, "only every `N`th sentence of each file of --names: those that train --except N leaves out")
	cmd.Flags().StringVar(&model, "model", "", "`FILE` with a model; without it that of the program")
	return cmd
}

// openModel opens the model in a file, or the program's own where no file is named.
func openModel(name string) (*tagger.Model, error) {
	if name == "" {
		return tagger.Default()
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, unreadableError{explain(name, err, false)}
	}
	m, err := tagger.Open(b)
	if err != nil {
		return nil, unreadableError{withHint(fmt.Errorf("%s: %w", name, err), "taizhang train writes models")}
	}
	return m, nil
}
