package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/pflag"

	"taizhang/segment"
)

// wordOptions are the flags of commands that cut text into words.
type wordOptions struct {
	dictionaries []string
	engine       string
}

func (o *wordOptions) register(f *pflag.FlagSet) {
	o.engine = segment.EngineNative
	f.StringArrayVar(&o.dictionaries, "dict", nil, "add the words in `FILE`, lines of word, frequency, tag (repeatable)")
	f.Var(choice{&o.engine, "engine", []string{segment.EngineNative, segment.EngineGSE}}, "engine",
		"cut words with the built-in engine or with gse (slow to start)")
}

// segmenter returns what cuts text into words.
func (o *wordOptions) segmenter() (*segment.Segmenter, error) {
	options := segment.Options{Engine: o.engine}
	for _, name := range o.dictionaries {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, usagef("name a file with a word, its frequency and its tag on each line", "--dict %s: %w", name, causeOf(err))
		}
		options.Dictionaries = append(options.Dictionaries, segment.Dictionary{Name: name, Data: data})
	}
	s, err := segment.New(options)
	if err != nil {
		return nil, usageError{fmt.Errorf("--dict: %w", err)}
	}
	return s, nil
}

// causeOf returns what is wrong with a file, without its name.
func causeOf(err error) error {
	var detail *fs.PathError
	if errors.As(err, &detail) {
		return detail.Err
	}
	return err
}
