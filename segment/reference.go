package segment

import (
	"fmt"
	"strings"

	"github.com/go-ego/gse"

	"taizhang/normalize"
	"taizhang/segment/internal/dictionary"
)

// reference is gse itself.
type reference struct{ gse gse.Segmenter }

// newReference loads the words of d into gse, which takes time and memory.
func newReference(d *dictionary.Dictionary) (*reference, error) {
	r := &reference{gse.Segmenter{SkipLog: true, NotLoadHMM: true}}
	if err := r.gse.LoadDictStr(wordList(d)); err != nil {
		return nil, fmt.Errorf("gse: %w", err)
	}
	return r, nil
}

// wordList returns the words of d in gse's format.
func wordList(d *dictionary.Dictionary) string {
	var list strings.Builder
	for _, w := range d.Words() {
		fmt.Fprintf(&list, "%s %d %s\n", w.Text, w.Frequency, w.Tag)
	}
	return list.String()
}

func (r *reference) appendTokens(dst []Token, text string, offset int, _ *buffer) []Token {
	for _, s := range r.gse.Segment([]byte(text)) {
		t := Token{Span: normalize.Span{Start: offset + s.Start(), End: offset + s.End()}}
		if !unknown(s.Token()) {
			t.Tag = s.Token().Pos()
		}
		dst = append(dst, t)
	}
	return dst
}

// unknown reports whether gse made the token up for a unit that no word explains: words of the dictionary have a
// frequency of 2 or more.
func unknown(t *gse.Token) bool { return t.Freq() < 2 }
