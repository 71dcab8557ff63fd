// Package segment cuts text into sentences and words. Dictionary and algorithm are those of gse (a unigram shortest
// path), read in place from a prebuilt double array.
package segment

import "taizhang/normalize"

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
