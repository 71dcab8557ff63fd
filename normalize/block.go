package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// trimmed returns s without white space at both ends.
func trimmed(str string, s Span) Span {
	in := str[s.Start:s.End]
	left := strings.TrimLeftFunc(in, blankRune)
	s.Start += len(in) - len(left)
	s.End = s.Start + len(strings.TrimRightFunc(left, blankRune))
	return s
}

// blankRune reports whether r leaves no trace on paper.
func blankRune(r rune) bool {
	return unicode.IsSpace(r) || r == 0 || r == '\u200b' || r == '\ufeff' || r == '\u3000'
}

// line is a line of Document.Text with what the choice of the article goes by.
type line struct {
	block
	at    Span   // in Document.Text
	plain string // in Simplified characters, with half-width punctuation: what the rules read
	chars int    // without white space
	stops int    // punctuation that sentences have
	links float64
	// fullStop is set where the line holds a 。 that does more than end an abbreviation.
	fullStop bool
	hasDate  bool // a short line with a date that has a year
	settled  bool // among the paragraphs of a text
	shared   bool // in most articles of the site

	weight float64 // how much it looks like part of an article, in characters; negative for furniture
	kind   PartKind
	rule   string // the name of the partRule that matched, or of the decision that overrode it
}

// linesOf returns the lines of folded text, which is hans in Simplified characters, with the layout they have.
func linesOf(folded *Text, hans string, l *layout) []line {
	plain := plainText(hans)
	out := make([]line, len(l.blocks))
	at := 0
	for i, b := range l.blocks {
		end := at + lineFeed(folded.str[at:])
		ln := &out[i]
		ln.block, ln.at = b, Span{at, end}
		n := lineFeed(plain)
		ln.plain, plain = strings.TrimSpace(plain[:n]), plain[min(len(plain), n+1):]
		ln.measure()
		if n := b.span.Len(); n > 0 {
			ln.links = float64(b.linked) / float64(n)
		}
		at = min(len(folded.str), end+1)
	}
	return out
}

// lineFeed returns where the first line feed of s stands, or the length of s.
func lineFeed(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// measure counts what a line consists of.
func (l *line) measure() {
	l.fullStop = strings.Contains(l.plain, "。")
	for i := 0; i < len(l.plain); {
		if plainHan(l.plain, i) {
			l.chars++
			i += len("一")
			continue
		}
		r, n := DecodeRune(l.plain[i:])
		i += n
		if r == ' ' || r == '\t' {
			continue
		}
		l.chars++
		switch r {
		case ',', '。', '!', '?', ';', ':', '、', '“', '”', '《', '》', '「', '」':
			l.stops++
		}
	}
}

var sentenceEnds = runeset.Of("。!?…;")

// endsSentence reports whether l ends as a sentence does.
func (l *line) endsSentence() bool {
	s := strings.TrimRight(l.plain, "”\"』」) ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return sentenceEnds.Has(r)
}

// plainText returns s with full-width punctuation made half-width, so that one form of each rule is enough.
func plainText(s string) string {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		n := strings.IndexByte(s[i:], "！"[0])
		if n < 0 {
			break
		}
		i += n
		r, n := utf8.DecodeRuneInString(s[i:])
		if r >= '！' && r <= '～' {
			if done == 0 {
				b.Grow(len(s))
			}
			b.WriteString(s[done:i])
			b.WriteByte(byte(r - '！' + '!'))
			done = i + n
		}
		i += n
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}
