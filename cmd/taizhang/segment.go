package main

import (
	"cmp"
	"context"
	"strings"

	"github.com/spf13/cobra"

	"taizhang/normalize"
	"taizhang/segment"
)

// segmentOptions are the flags of segment.
type segmentOptions struct {
	filterOptions
	words wordOptions
	tags  bool
}

// newSegmentCommand returns the command that cuts text into words. Run does it; nil means runSegment.
func newSegmentCommand(s *streams, run func(context.Context, *segmentOptions) error) *cobra.Command {
	if run == nil {
		run = runSegment
	}
	o := &segmentOptions{filterOptions: filterOptions{streams: s}}
	cmd := &cobra.Command{
		Use:     "segment [PATH ...]",
		GroupID: groupFilter,
		Short:   "Cut text into words",
		Long: `Segment writes the whole text of each input, line by line, with a space between any two words. With --tags
each word has its part of speech after a slash: n noun, v verb, ns place, nr person, nt organisation, m numeral …
To cut only the article in a page, clean it first. Without PATH it reads standard input.`,
		Example: `  taizhang clean page.html | taizhang segment
  taizhang segment --tags --dict names.txt notes.txt`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.input.check(args, true); err != nil {
				return err
			}
			return run(cmd.Context(), o)
		},
	}
	f := cmd.Flags()
	f.SortFlags = false
	f.BoolVar(&o.tags, "tags", false, "write the part of speech of each word")
	o.register(f)
	o.words.register(f)
	return cmd
}

func runSegment(ctx context.Context, o *segmentOptions) error {
	segmenter, err := o.words.segmenter()
	if err != nil {
		return err
	}
	return runFilter(ctx, &o.filterOptions, func(doc *normalize.Document) []byte {
		w := &wordWriter{tags: o.tags, text: doc.In(normalize.Hans), out: doc.In(normalize.Script(o.input.script)), whole: doc.Text}
		w.write(segmenter)
		return w.b
	})
}

// wordWriter writes the words of a text, which are found in Simplified characters, in another script.
type wordWriter struct {
	text, out *normalize.Text // Simplified, and in the script asked for
	whole     *normalize.Text // what both were made from
	tags      bool
	b         []byte
	done      int // bytes of out that have been written
}

func (w *wordWriter) write(segmenter *segment.Segmenter) {
	start := 0
	for line := range strings.Lines(w.text.String()) {
		words := strings.TrimRight(line, "\n")
		first := len(w.b)
		for _, t := range segmenter.Tokens(words) {
			word := strings.TrimSpace(w.upTo(start + t.Span.End))
			if word == "" {
				continue
			}
			if len(w.b) > first {
				w.b = append(w.b, ' ')
			}
			w.b = append(w.b, word...)
			if w.tags {
				w.b = append(append(w.b, '/'), cmp.Or(t.Tag, "x")...)
			}
		}
		w.b = append(w.b, '\n')
		start += len(line)
	}
}

// upTo returns what comes next in the output, up to the place of byte end of the text.
func (w *wordWriter) upTo(end int) string {
	place := normalize.Span{Start: end - 1, End: end}
	if w.text != w.whole {
		place = w.text.Before(place)
	}
	if w.out != w.whole {
		place = w.out.After(place)
	}
	start := w.done
	w.done = max(start, place.End)
	return w.out.String()[start:w.done]
}
