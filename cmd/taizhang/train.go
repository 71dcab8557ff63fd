package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"taizhang/extract/lexicon"
	"taizhang/segment"
	"taizhang/segment/tagger"
)

// corpusOptions are the flags that name corpora.
type corpusOptions struct {
	names, iob []string
}

func (o *corpusOptions) register(cmd *cobra.Command) {
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVar(&o.names, "names", nil, "`FILE` with a sentence a line and names marked {TYPE|text}; may be repeated")
	f.StringArrayVar(&o.iob, "iob", nil, "`FILE` with a word a line and IOB2 labels, as Universal NER has it; may be repeated")
}

// read returns the sentences of all corpora; of those with marked names the ones that keep accepts, by their numbers
// within their file, from 1 on.
func (o *corpusOptions) read(keep func(n int) bool) ([]tagger.Example, error) {
	var all []tagger.Example
	add := func(files []string, read func(io.Reader) ([]tagger.Example, error), keep func(n int) bool) error {
		for _, name := range files {
			f, err := os.Open(name)
			if err != nil {
				return unreadableError{explain(name, err, false)}
			}
			corpus, err := read(f)
			_ = f.Close()
			if err != nil {
				return unreadableError{fmt.Errorf("%s: %w", name, causeOf(err))}
			}
			for i, e := range corpus {
				if keep(i + 1) {
					all = append(all, e)
				}
			}
		}
		return nil
	}
	if err := add(o.names, tagger.ReadMarked, keep); err != nil {
		return nil, err
	}
	if err := add(o.iob, tagger.ReadIOB2, func(int) bool { return true }); err != nil {
		return nil, err
	}
	if len(all) == 0 {
		return nil, usagef("name a corpus with --names FILE", "there is no sentence to read")
	}
	if !slices.ContainsFunc(all, func(e tagger.Example) bool { return len(e.Names) > 0 }) {
		return nil, unreadableError{withHint(errors.New("no names are marked in the sentences"), "names are marked {TYPE|text}, or by the labels of IOB2")}
	}
	return all, nil
}

// newTrainCommand returns the command that makes a model of names. It is not listed: few have a corpus.
func newTrainCommand(s *streams) *cobra.Command {
	var o corpusOptions
	var except int
	var seed uint64
	var target string
	cmd := &cobra.Command{
		Use:    "train --names FILE -o MODEL",
		Hidden: true,
		Short:  "Make a model of names from a corpus",
		Long: `Train learns from sentences with marked names how to find names, and writes the model. Types of names are PER, LOC,
ORG, FAC, POST, DOC and EVT; files of --iob have PER, LOC and ORG only, and teach nothing about the others. The same
corpora and seed give the same model.`,
		Example: "  taizhang train --names news.txt --except 5 -o model.bin && taizhang eval --names news.txt --every 5 --model model.bin",
		Args:    noArguments,
		RunE: func(*cobra.Command, []string) error {
			if target == "" {
				return usagef("say -o MODEL", "train writes a model: where to?")
			}
			corpus, err := o.read(func(n int) bool { return except == 0 || n%except != 0 })
			if err != nil {
				return err
			}
			return train(s, corpus, seed, target)
		},
	}
	o.register(cmd)
	cmd.Flags().IntVar(&except, "except", 0, "leave out every `N`th sentence of each file of --names, for taizhang eval --every N")
	cmd.Flags().Uint64Var(&seed, "seed", 0, "`NUMBER` that the random order of the sentences depends on")
	cmd.Flags().StringVarP(&target, "output", "o", "", "`FILE` for the model")
	return cmd
}

// train makes a model and writes it to a file.
func train(s *streams, corpus []tagger.Example, seed uint64, target string) error {
	segmenter, err := segment.New(segment.Options{})
	if err != nil {
		return err
	}
	m, err := tagger.Train(corpus, tagger.Options{
		Segmenter: segmenter,
		Words:     append(tagger.Words(), lexiconWords()...),
		Seed:      seed,
		Progress: func(pass int) {
			if s.errTerminal {
				fmt.Fprintf(s.err, "pass %d\n", pass)
			}
		},
	})
	if err != nil {
		return err
	}
	out, err := openOutput(target, s.out)
	if err != nil {
		return err
	}
	if _, err := m.WriteTo(out); err != nil {
		out.discard()
		return err
	}
	return out.commit()
}

// classOf are the tagger's classes for those of the lexicon.
var classOf = map[lexicon.Class]tagger.Class{
	lexicon.Province:     tagger.Province,
	lexicon.City:         tagger.City,
	lexicon.CityShort:    tagger.CityShort,
	lexicon.County:       tagger.County,
	lexicon.Region:       tagger.Region,
	lexicon.Zone:         tagger.Region,
	lexicon.Country:      tagger.Country,
	lexicon.Organisation: tagger.KnownOrganisation,
	lexicon.Weak:         tagger.WeakOrganisation,
}

// lexiconWords returns the names of the lexicon for the tagger, which compares no Latin letters and digits.
func lexiconWords() []tagger.Word {
	var all []tagger.Word
	for e := range lexicon.Default().Entries() {
		latin := strings.ContainsFunc(e.Name, func(r rune) bool { return r < utf8.RuneSelf })
		if c := classOf[e.Class]; c != 0 && !latin {
			all = append(all, tagger.Word{Text: e.Name, Class: c})
		}
	}
	return all
}
