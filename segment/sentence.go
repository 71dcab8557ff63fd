package segment

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// punctuation is what a token means for the end of a sentence.
type punctuation int

const (
	content    punctuation = iota
	ender                  // ends a sentence
	closer                 // a quotation mark or bracket that belongs to the sentence it closes
	quote                  // a straight quotation mark, which opens and closes
	openTitle              // 《
	closeTitle             // 》
	pause                  // joins what stands before it to what follows
	blank
)

// kindOf returns what r means alone. A full stop (. or ．) ends nothing: it mostly stands in numbers and names.
func kindOf(r rune) punctuation {
	switch r {
	case '。', '！', '？', '；', '…', '!', '?', ';', '｡':
		return ender
	case '”', '’', '」', '』', '）', ')', '】', '〕', '］', ']', '〗', '〉', '﹂', '﹄':
		return closer
	case '"':
		return quote
	case '《':
		return openTitle
	case '》':
		return closeTitle
	case '，', '、', '：', ',', ':':
		return pause
	case ' ', '\t', '\u00a0', '\u3000':
		return blank
	}
	return content
}

// punctuationAt returns what the token at s means. paragraph is where the neighbours of the token may be looked at.
func punctuationAt(text string, paragraph, s normalize.Span) punctuation {
	if s.Len() > utf8.UTFMax {
		return content
	}
	r, size := normalize.DecodeRune(text[s.Start:s.End])
	if size < s.Len() {
		return content
	}
	kind := kindOf(r)
	if kind == ender && paragraph.Start < s.Start && s.End < paragraph.End && inLatin(text[s.Start-1], r, text[s.End]) {
		return content
	}
	return kind
}

// inLatin reports whether a half-width mark stands inside an address or a name (/?id=7, Yahoo!Japan) and ends nothing.
func inLatin(before byte, mark rune, after byte) bool {
	return (mark == '?' || mark == '!') && (before == '/' || isAlphanumeric(before)) && isAlphanumeric(after) && !isDigit(after)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isAlphanumeric(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' }

// sentences finds the ends of the sentences of a paragraph.
type sentences struct {
	open   []int // tokens that are 《 and wait for their 》
	titles []normalize.Span
	ends   []int
}

// find returns for each sentence of a paragraph with the given tokens the number of tokens up to its end. The result is
// valid until the next call.
//
// A sentence ends after an ender that is not inside 《》, and what enders and closers follow it; blanks after them go
// with it. Enders with nothing before them end nothing, and neither do those with a comma or colon after them.
//
// The engines make every mark a token of its own, so that the ends of sentences are ends of tokens; inside a word of
// the user's a mark means nothing.
func (f *sentences) find(text string, paragraph normalize.Span, tokens []Token) []int {
	f.findTitles(text, tokens)
	f.ends = f.ends[:0]
	titles := f.titles
	begun := false             // the sentence has content
	ended, gap := false, false // an ender was met; and a blank after it
	quoted := false
	for i, t := range tokens {
		for len(titles) > 0 && titles[0].End <= i {
			titles = titles[1:]
		}
		kind := content
		if len(titles) == 0 || i < titles[0].Start {
			kind = punctuationAt(text, paragraph, t.Span)
		}
		belongs := kind == ender || kind == closer || kind == closeTitle || kind == quote && quoted
		if kind == pause && !gap {
			ended = false
		}
		if ended && kind != blank && (gap || !belongs) {
			f.ends = append(f.ends, i)
			begun, ended, gap = false, false, false
		}
		switch kind {
		case content, openTitle, pause:
			begun = true
		case quote:
			quoted = !quoted
		case ender:
			ended = ended || begun
		case blank:
			gap = gap || ended
		}
	}
	if len(tokens) > 0 {
		f.ends = append(f.ends, len(tokens))
	}
	return f.ends
}

// findTitles finds the outermost pairs of 《 and 》, as spans of tokens. A mark without its partner is none of them.
func (f *sentences) findTitles(text string, tokens []Token) {
	f.titles, f.open = f.titles[:0], f.open[:0]
	if len(tokens) == 0 || !strings.Contains(text[tokens[0].Span.Start:tokens[len(tokens)-1].Span.End], "《") {
		return
	}
	for i, t := range tokens {
		switch text[t.Span.Start:t.Span.End] {
		case "《":
			f.open = append(f.open, i)
		case "》":
			if len(f.open) == 0 {
				continue
			}
			title := normalize.Span{Start: f.open[len(f.open)-1], End: i + 1}
			f.open = f.open[:len(f.open)-1]
			for n := len(f.titles); n > 0 && title.Contains(f.titles[n-1]); n-- {
				f.titles = f.titles[:n-1]
			}
			f.titles = append(f.titles, title)
		}
	}
}
