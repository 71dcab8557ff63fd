package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	longLine  = 80 * 3   // bytes: no headline is as long
	runOnLine = 1000 * 3 // bytes: few paragraphs are as long
)

// cut makes pieces of a line. A long line in which wide gaps set off parts is as many lines, and where a whole page has
// become one line, it is cut between sentences, at spaces, and around the date of the byline.
func (f *flatText) cut(s Span) {
	if s.Len() < longLine {
		f.pieces = append(f.pieces, piece{Span: s})
		return
	}
	line := f.str[s.Start:s.End]
	if !strings.Contains(line, "。") {
		if _, _, ok := findStamp(line); !ok { // a row of a table or of a menu
			f.pieces = append(f.pieces, piece{Span: s})
			return
		}
	}
	for s.Len() > 0 {
		n, gap := wideGap(f.str[s.Start:s.End])
		part := trimmed(f.str, Span{s.Start, s.Start + n})
		switch {
		case part.Len() == 0:
		case isRunOn(f.str[part.Start:part.End]):
			f.cutSentences(part)
		default:
			f.pieces = append(f.pieces, piece{Span: part})
		}
		s.Start += n + gap
	}
}

// wideGap returns where the first gap of s is that is wider than one space, and its length.
func wideGap(s string) (at, n int) {
	spaces := 0
	for i, r := range Runes(s) {
		if r > '\u3000' && r != '\ufeff' || !blankRune(r) {
			if spaces > 1 {
				return at, i - at
			}
			spaces = 0
			continue
		}
		if spaces == 0 {
			at = i
		}
		spaces++
		if r == '\t' {
			spaces++
		}
	}
	return len(s), 0
}

// runOnWords stand around articles.
var runOnWords = setsOf(&siteWords, &legalWords, &cutWords, &creditWords)

// isRunOn reports whether a line says what stands around articles, so that it is more than a paragraph: the longer it is,
// the less it takes.
func isRunOn(s string) bool {
	const least = 200 * 3 // bytes
	if len(s) < least {
		return false
	}
	plain := lowerASCII(plainText(toScript(NewText(s), Hans).str))
	const enough = 3
	n := runOnWords.count(plain, enough)
	if _, _, ok := findStamp(plain); ok {
		n++
	}
	return n >= enough || n >= 1 && len(s) >= runOnLine
}

// cutSentences cuts a span after every sentence and at every space that does not stand beside a Latin word or a number.
func (f *flatText) cutSentences(s Span) {
	start := s.Start
	flush := func(end int) {
		f.cutStamp(trimmed(f.str, Span{start, end}))
		start = end
	}
	head := f.headline(s)
	for i := s.Start; i < s.End; {
		if head.Len() > 0 && (i == s.Start || i == head.Start) {
			flush(i)
			i += head.Len()
			f.pieces = append(f.pieces, piece{Span: Span{start, i}})
			start = i
			continue
		}
		if w := endWords.at(f.str[i:s.End]); w != "" {
			flush(i)
			if i += len(w); cutWords.at(w) != "" { // a line of its own
				flush(i)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(f.str[i:s.End])
		i += n
		switch {
		case strings.ContainsRune("。！？!?", r):
			for i < s.End {
				r, n := utf8.DecodeRuneInString(f.str[i:s.End])
				if !strings.ContainsRune("。！？!?”’」』）)】", r) {
					break
				}
				i += n
			}
			flush(i)
		case blankRune(r):
			last, _ := utf8.DecodeLastRuneInString(f.str[start:max(start, i-n)])
			next, _ := utf8.DecodeRuneInString(f.str[i:s.End])
			if !latin(last) && !latin(next) {
				flush(i)
			}
		}
	}
	flush(s.End)
}

// headline returns the place where the words that s begins with stand again, where it begins the text: a page of one line
// begins with its title, in which the headline has no other end.
func (f *flatText) headline(s Span) (at Span) {
	const least, most, tries = 8 * 3, 60 * 3, 16 // bytes, bytes, places
	if len(f.pieces) > 0 || s.Len() < most {
		return at
	}
	line := f.str[s.Start:s.End]
	open := prefixRunes(line[:most], 8)
	for i, k := least, 0; k < tries && len(open) >= least/2; k++ {
		n := strings.Index(line[i:], open)
		if n < 0 {
			break
		}
		i += n
		n = 0
		for n < most && n < i && i+n < len(line) && line[n] == line[i+n] {
			n++
		}
		for !utf8.RuneStart(line[n]) {
			n--
		}
		if n = len(strings.TrimRightFunc(line[:n], func(r rune) bool { return blankRune(r) || r == '_' || r == '-' || r == '|' })); n > at.Len() {
			at = Span{s.Start + i, s.Start + i + n}
		}
		i += len(open)
	}
	return at
}

// endWords follow on the end of an article, and hardly ever stand in one.
var endWords = wordsOf("责任编辑", "責任編輯", "相关阅读", "相關閱讀", "相关推荐", "延伸阅读", "延伸閱讀", "推荐阅读", "热门推荐", "猜你喜欢", "为您推荐", "为你推荐",
	"大家都在看", "网友评论", "发表评论")

// cutStamp cuts a span around a date with a time of day.
func (f *flatText) cutStamp(s Span) {
	st, at, ok := findStamp(f.str[s.Start:s.End])
	if !ok || st.minute < 0 {
		at = Span{0, 0}
	}
	at = at.Shift(s.Start)
	for _, part := range []Span{{s.Start, at.Start}, at, {at.End, s.End}} {
		if part = trimmed(f.str, part); part.Len() > 0 {
			f.pieces = append(f.pieces, piece{Span: part})
		}
	}
}

func latin(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
