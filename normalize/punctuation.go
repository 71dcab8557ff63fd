package normalize

import (
	"strings"
	"unicode/utf8"
)

// halfWidth are ASCII marks and what Chinese typesetting has in their place.
var halfWidth = [utf8.RuneSelf]string{',': "，", ':': "：", ';': "；", '?': "？", '!': "！"}

// quoteMarks are the quotation and title marks of Traditional typesetting and what Simplified has in their place.
var quoteMarks = map[rune]string{'「': "“", '」': "”", '『': "‘", '』': "’", '〈': "《", '〉': "》", '﹁': "“", '﹂': "”", '﹃': "‘", '﹄': "’"}

// withChinesePunctuation returns t with the marks of Simplified Chinese text, so that whoever reads it has one of each
// kind to look for: half-width marks beside a Chinese character, pairs of straight quotation marks in a line that has
// Chinese characters, and corner brackets are replaced. Round brackets and full stops stay, since names and numbers
// have them. It returns t itself where there is nothing to replace.
func withChinesePunctuation(t *Text) *Text {
	p := punctuation{s: t.str, e: t.Edit()}
	for i := 0; i < len(p.s); i++ {
		switch c := p.s[i]; {
		case c == '\n':
			p.line, p.straight = i+1, nil
		case c == '"':
			p.quote(i)
		case c < utf8.RuneSelf:
			if mark := halfWidth[c]; mark != "" && p.besideChinese(i) {
				p.e.Replace(Span{i, i + 1}, mark)
			}
		case plainHan(p.s, i):
			i += len("一") - 1
		case c == 0xE3, c == 0xEF: // the first byte of all quoteMarks
			r, n := utf8.DecodeRuneInString(p.s[i:])
			if r >= '〈' && r <= '』' || r >= '﹁' && r <= '﹄' { // other marks are many
				if mark := quoteMarks[r]; mark != "" {
					p.e.Replace(Span{i, i + n}, mark)
				}
			}
		}
	}
	return p.e.Text()
}

// punctuation is a text whose marks are being replaced.
type punctuation struct {
	s        string
	e        *Editor
	line     int   // where the line began
	straight []int // the straight quotation marks of the line that are still to be replaced
}

// quote replaces the straight quotation mark at byte i, if the marks of its line come in pairs.
func (p *punctuation) quote(i int) {
	if p.straight == nil {
		line := p.s[p.line : p.line+lineFeed(p.s[p.line:])]
		p.straight = []int{}
		if strings.Count(line, `"`)%2 == 0 && strings.ContainsFunc(line, isChinese) {
			for k := range len(line) {
				if line[k] == '"' {
					p.straight = append(p.straight, p.line+k)
				}
			}
		}
	}
	if len(p.straight) == 0 {
		return
	}
	mark := "“"
	if len(p.straight)%2 == 1 {
		mark = "”"
	}
	p.e.Replace(Span{i, i + 1}, mark)
	p.straight = p.straight[1:]
}

// besideChinese reports whether Chinese stands before byte i, or behind it and a space.
func (p *punctuation) besideChinese(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(p.s[:i])
	after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(p.s[i+1:], " "))
	return isChinese(before) || isChinese(after)
}

// isChinese reports whether r is a Chinese character or a mark of Chinese text.
func isChinese(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r == '〇' || r >= 0x3001 && r <= 0x3011 ||
		r >= 0x20000 && r <= 0x3FFFF || r == '“' || r == '”' || r == '‘' || r == '’' || r == '（' || r == '）'
}
