package gazetteer

import (
	"unicode/utf8"

	"taizhang/internal/runeset"
	"taizhang/normalize"
	"taizhang/normalize/datrie"
)

// openings tells where names may begin, by their first two characters: few places of a text pass, and the automaton, whose
// nodes lie far apart, is asked at those only.
type openings struct {
	alone *runeset.Set  // names of one character; nil if there are none
	pairs runeset.Pairs // the others
}

func openingsOf(t *datrie.Trie) *openings {
	o := new(openings)
	t.Openings(func(first, second rune) {
		if second == 0 {
			if o.alone == nil {
				o.alone = new(runeset.Set)
			}
			o.alone.Add(first)
			return
		}
		o.pairs.Add(first, second)
	})
	return o
}

// next returns the first byte of text from i on, where a character begins, at which a name may begin, or its length.
func (o *openings) next(text string, i int) int {
	first, at := rune(0), -1 // the character before the one read, and where it stands
	for i < len(text) {
		second, size := rune(text[i]), 1
		switch {
		case second < utf8.RuneSelf:
		case second >= firstLead && second <= lastLead && second != surrogates && i+2 < len(text) && text[i+1]&text[i+2]&0xC0 == 0x80 && (text[i+1]|text[i+2])&0x40 == 0:
			second, size = (second&0x0F)<<12|rune(text[i+1]&0x3F)<<6|rune(text[i+2]&0x3F), 3 // as DecodeRune has it
		default:
			second, size = normalize.DecodeRune(text[i:])
		}
		if at >= 0 && (o.pairs.MayHave(first, second) || o.alone != nil && o.alone.MayHave(first)) {
			return at
		}
		first, at = second, i
		i += size
	}
	if at >= 0 && o.alone != nil && o.alone.MayHave(first) {
		return at
	}
	return len(text)
}

// From firstLead to lastLead, but for surrogates, bytes begin a character of three whatever the bytes that go on are.
const firstLead, surrogates, lastLead = 0xE1, 0xED, 0xEF
