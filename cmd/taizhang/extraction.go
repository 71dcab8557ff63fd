package main

import (
	"github.com/spf13/pflag"

	"taizhang/extract"
)

// extractOptions are the flags of commands that find records.
type extractOptions struct {
	words wordOptions
	names nameOptions
	now   string
}

// register adds the flags to a command.
func (o *extractOptions) register(f *pflag.FlagSet) {
	f.Var(day{&o.now}, "now", "day that 今天 stands for in articles without a date")
	o.names.register(f)
	o.words.register(f)
}

// pipeline returns what finds records, as the flags say.
func (o *extractOptions) pipeline() (*extract.Pipeline, error) {
	segmenter, err := o.words.segmenter()
	if err != nil {
		return nil, err
	}
	names, err := o.names.lexicon()
	if err != nil {
		return nil, err
	}
	return extract.New(extract.Options{Segmenter: segmenter, Lexicon: names, Now: o.now})
}
