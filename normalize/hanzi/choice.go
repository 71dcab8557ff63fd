package hanzi

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize/datrie"
)

// Choice is a place where a character has more than one conversion, and its neighbours decided.
type Choice struct {
	Start, End int    // the character, in bytes of the text
	Became     rune   // what the conversion makes of it, which may be the character itself
	Others     string // what else it can become, the usual one first
	// Phrase is the word that decided. It is empty where none of the tables did: then Became is the usual conversion.
	Phrase string
}

// Choices lists the places of s that c decides by context, in ascending order: what a person should look at who wants to
// be sure. A converter of several stages may list a place twice, once a stage.
func (c *Converter) Choices(s string) []Choice {
	if c.pairs != nil {
		return c.pairedChoices(s)
	}
	if len(c.chain) == 0 {
		return nil
	}
	if c.segment == nil && len(c.chain) == 1 && !hasCompatibility(s) {
		return c.choicesIn(nil, 0, s, []int{len(s)}, nil)
	}
	text, pieces := s, []piece(nil)
	if hasCompatibility(s) {
		text, pieces, _ = c.stage(c.normalize, s, []int{len(s)})
	}
	ends := c.segmentEnds(text)
	var list []Choice
	for k, t := range c.chain {
		list = c.choicesIn(list, k, text, ends, pieces)
		var p []piece
		text, p, ends = c.stage(t, text, ends)
		pieces = compose(pieces, p)
	}
	return list
}

// pairedChoices lists the places between the words of c.pairs, which leave no choice.
func (c *Converter) pairedChoices(s string) []Choice {
	plain := *c
	plain.pairs = nil
	var list []Choice
	for i := 0; i < len(s); {
		at, n, _ := c.pairs.find(s, i)
		for _, choice := range plain.Choices(s[i:at]) {
			choice.Start += i
			choice.End += i
			list = append(list, choice)
		}
		i = at + n
	}
	return list
}

// choicesIn adds the places of text that the k-th stage decides by context. Text is made of the source in pieces, or is
// the source where there are none.
func (c *Converter) choicesIn(list []Choice, k int, text string, ends []int, pieces []piece) []Choice {
	choices := c.choices[k]
	if choices == nil {
		return list
	}
	src := sourceOf{pieces: pieces}
	i := 0
	for _, end := range ends {
		for segment := text[:end]; i < end; {
			n, value := longest(c.chain[k], segment, i)
			phrase, repl := text[i:i+n], c.replacement(value)
			if repl == "" || c.spare && value&flagBit != 0 {
				repl = phrase
			}
			list = c.choicesOf(list, choices, phrase, repl, i, &src)
			i += n
		}
	}
	return list
}

// choicesOf adds the characters with a choice in phrase, which begins at byte at and becomes repl.
func (c *Converter) choicesOf(list []Choice, choices *datrie.Trie, phrase, repl string, at int, src *sourceOf) []Choice {
	if utf8.RuneCountInString(phrase) != utf8.RuneCountInString(repl) {
		return list // a word for a word
	}
	decided := phrase
	if _, n := utf8.DecodeRuneInString(phrase); n == len(phrase) {
		decided = ""
	}
	for i, r := range phrase {
		became, n := utf8.DecodeRuneInString(repl)
		repl = repl[n:]
		value, ok := choices.Get(string(r))
		if !ok {
			continue
		}
		start, end := src.span(at+i, at+i+utf8.RuneLen(r))
		list = append(list, Choice{start, end, became, without(c.replacement(value), became), decided})
	}
	return list
}

// without returns s without r.
func without(s string, r rune) string {
	return strings.Map(func(c rune) rune {
		if c == r {
			return -1
		}
		return c
	}, s)
}

// sourceOf leads from places in a text made of pieces to the source, in ascending order.
type sourceOf struct {
	pieces   []piece
	next     int // the piece after the one reached
	old, new int // where the piece reached ends, in the source and in the text
	from     int // where it begins in the source
}

func (s *sourceOf) span(start, end int) (int, int) {
	if s.pieces == nil {
		return start, end
	}
	s.reach(start + 1)
	start = s.from
	s.reach(end)
	return start, s.old
}

// reach goes on to the piece that byte end of the text is the end of, or is inside.
func (s *sourceOf) reach(end int) {
	for s.new < end && s.next < len(s.pieces) {
		p := s.pieces[s.next]
		s.next++
		s.from = s.old
		s.old, s.new = s.old+p.old, s.new+p.new
	}
}
