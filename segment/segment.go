// Package segment cuts text into sentences and words. Dictionary and algorithm are those of gse (a unigram shortest
// path), read in place from a prebuilt double array.
package segment

//go:generate go run gen.go

import (
	"fmt"
	"sync"

	"taizhang/normalize"
	"taizhang/segment/internal/dictionary"
)

// Token is a word, its place and its part of speech in gse's tags (n, v, ns, nr, nt, m, q …; empty where unknown).
type Token struct {
	Span normalize.Span
	Tag  string
}

// Sentence is a stretch of text that ends in 。！？； … or with its paragraph, with its words in order.
// The words cover it without gap.
type Sentence struct {
	Span   normalize.Span
	Tokens []Token
}

// The engines that find the words. They give the same results.
const (
	EngineNative = "native" // reads its dictionary in place: ready at once, and fast
	EngineGSE    = "gse"    // gse itself, with the same dictionary: the reference
)

// Options say how text is cut into words. The zero value is the native engine without dictionaries of the user's own.
type Options struct {
	Engine string // EngineNative or EngineGSE; empty means native
	// Dictionaries are the user's own. Their words always win: see Dictionary.
	Dictionaries []Dictionary
}

// Segmenter cuts text into sentences and words. It is safe for concurrent use.
type Segmenter struct {
	engine  engine
	words   *userWords // nil where there are none
	buffers sync.Pool  // of *buffer
}

// engine finds the words of a text.
type engine interface {
	// appendTokens appends the tokens of text to dst. Their spans are moved by offset.
	appendTokens(dst []Token, text string, offset int, b *buffer) []Token
}

// buffer is memory that a call uses and leaves to the next one.
type buffer struct {
	path      path
	sentences sentences
}

// New returns a Segmenter.
func New(o Options) (*Segmenter, error) {
	words, err := readDictionaries(o.Dictionaries)
	if err != nil {
		return nil, err
	}
	d, err := dictionary.OpenString(dictionaryFile)
	if err != nil {
		return nil, fmt.Errorf("embedded dictionary: %w: build the program again", err)
	}
	s := &Segmenter{words: words, buffers: sync.Pool{New: func() any { return new(buffer) }}}
	switch o.Engine {
	case "", EngineNative:
		s.engine = &native{d}
	case EngineGSE:
		if s.engine, err = newReference(d); err != nil {
			return nil, err
		}
	default:
		return nil, fmt.Errorf("unknown engine %q: use %q or %q", o.Engine, EngineNative, EngineGSE)
	}
	return s, nil
}

// Tokens returns the words of a paragraph. Their spans are bytes of paragraph and cover it without gap.
func (s *Segmenter) Tokens(paragraph string) []Token {
	b := s.buffers.Get().(*buffer)
	defer s.buffers.Put(b)
	return s.appendTokens(nil, paragraph, 0, b)
}

// Sentences returns the sentences of the given paragraphs of text, which must lie within it, in order and apart. The
// spans of sentences and words are bytes of text. The sentences cover each paragraph without gap; what lies between
// paragraphs belongs to none. The words are those that Tokens finds in each paragraph.
func (s *Segmenter) Sentences(text string, paragraphs []normalize.Span) []Sentence {
	sentences, _ := s.SentencesAndTokens(text, paragraphs)
	return sentences
}

// SentencesAndTokens returns what Sentences does, and besides the words of all sentences in one slice, of which those of
// each sentence are a part.
func (s *Segmenter) SentencesAndTokens(text string, paragraphs []normalize.Span) ([]Sentence, []Token) {
	b := s.buffers.Get().(*buffer)
	defer s.buffers.Put(b)
	size := 0
	for _, p := range paragraphs {
		size += p.Len()
	}
	tokens := make([]Token, 0, tokensIn(size))
	var sentences []Sentence
	var ends []int // by sentence: number of tokens up to its end
	for _, p := range paragraphs {
		first := len(tokens)
		tokens = s.appendTokens(tokens, text[p.Start:p.End], p.Start, b)
		start := p.Start
		for _, n := range b.sentences.find(text, p, tokens[first:]) {
			end := tokens[first+n-1].Span.End
			sentences = append(sentences, Sentence{Span: normalize.Span{Start: start, End: end}})
			ends = append(ends, first+n)
			start = end
		}
	}
	start := 0
	for i, end := range ends {
		sentences[i].Tokens = tokens[start:end:end]
		start = end
	}
	return sentences, tokens
}

// tokensIn estimates the number of tokens in n bytes of Chinese text, rather too high.
func tokensIn(n int) int { return n/4 + 8 }

// appendTokens appends the tokens of text to dst: the user's words where they occur, and between them what the engine
// finds. Their spans are moved by offset.
func (s *Segmenter) appendTokens(dst []Token, text string, offset int, b *buffer) []Token {
	done := 0
	if s.words != nil {
		for span, tag := range s.words.in(text) {
			dst = s.appendStretch(dst, text[done:span.Start], offset+done, b)
			dst = append(dst, Token{span.Shift(offset), tag})
			done = span.End
		}
	}
	return s.appendStretch(dst, text[done:], offset+done, b)
}

// maxStretch is the length in bytes up to which a text goes through an engine as one. Paragraphs are shorter; what is
// longer would take memory out of proportion, and the distances, summed in float32, would lose their meaning.
const maxStretch = 1 << 16

func (s *Segmenter) appendStretch(dst []Token, text string, offset int, b *buffer) []Token {
	for len(text) > maxStretch {
		n := breakBefore(text, maxStretch)
		dst = s.engine.appendTokens(dst, text[:n], offset, b)
		text, offset = text[n:], offset+n
	}
	if text == "" {
		return dst
	}
	return s.engine.appendTokens(dst, text, offset, b)
}
