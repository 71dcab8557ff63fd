package normalize

import "strings"

// isMarkdown reports whether a text has the links of Markdown, which programs that save pages as text write.
func isMarkdown(s string) bool {
	const least = 3
	n := 0
	for {
		i := strings.Index(s, "](")
		if i < 0 {
			return false
		}
		s = s[i+2:]
		if hasFold(s, "http") || strings.HasPrefix(s, "/") || strings.HasPrefix(s, "#") || hasFold(s, "javascript:") {
			if n++; n == least {
				return true
			}
		}
	}
}

// markdown makes pieces of a line of Markdown: addresses, pictures and signs are left out, and what is linked, bold or a
// heading is known to be.
func (f *flatText) markdown(s Span) {
	m := markdownLine{str: f.str, at: s.Start, end: s.End}
	if f.str[s.Start] == '#' || f.str[s.Start] == '>' || strings.HasPrefix(f.str[s.Start:s.End], "* ") || strings.HasPrefix(f.str[s.Start:s.End], "- ") {
		m.opening()
	}
	if rule := strings.Trim(f.str[m.at:m.end], "-|*_ :"); rule == "" {
		return
	}
	m.read()
	first := len(f.pieces)
	for _, p := range m.pieces {
		if len(f.pieces) > first {
			p.glue = joined
		} else {
			p.Start = trimmed(f.str, p.Span).Start
		}
		if p.Len() > 0 {
			f.pieces = append(f.pieces, p)
		}
	}
	if n := len(f.pieces); n > first {
		f.pieces[n-1].End = max(f.pieces[n-1].Start, trimmed(f.str, f.pieces[n-1].Span).End)
	}
}

// markdownLine reads a line of Markdown.
type markdownLine struct {
	str    string
	at     int
	end    int
	pieces []piece
	broken bool  // an address did not end, and none after it will
	open   []int // for each bracket that is open, the number of pieces before it; the bracket is a piece of its own
	style  style
	before int // of the pieces, those that a link from a line before cannot reach
}

// opening skips the signs of headings, quotations and lists.
func (m *markdownLine) opening() {
	line := m.str[m.at:m.end]
	rest := strings.TrimLeft(line, "#>*- ")
	if level := len(line) - len(strings.TrimLeft(line, "#")); level > 0 && level <= 3 && strings.HasPrefix(line[level:], " ") {
		m.style |= styleTitle
	}
	m.at = m.end - len(rest)
}

// deepest is how many brackets may be open: a picture in a link takes two.
const deepest = 8

// read makes the pieces.
func (m *markdownLine) read() {
	start := m.at
	flush := func(next int) {
		if start < m.at {
			m.pieces = append(m.pieces, piece{Span: Span{start, m.at}, style: m.style})
		}
		m.at += next
		start = m.at
	}
	for m.at < m.end {
		rest := m.str[m.at:m.end]
		switch {
		case rest[0] == '\\' && len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!|>~", rest[1]) >= 0:
			flush(1)
			m.at++
		case strings.HasPrefix(rest, "**"):
			flush(2)
			m.style ^= styleBold
		case rest[0] == '[' && len(m.open) < deepest:
			flush(0)
			m.open = append(m.open, len(m.pieces))
			m.at++
			flush(0)
		case strings.HasPrefix(rest, "]("):
			n := 0
			if !m.broken {
				n = targetLen(rest[1:])
			}
			if m.broken = n == 0; m.broken {
				m.at += 2
				continue
			}
			flush(1 + n)
			m.link()
		case rest[0] == ']':
			if m.at++; len(m.open) > 0 {
				m.open = m.open[:len(m.open)-1]
			}
		default:
			m.at++
		}
	}
	flush(0)
}

// link makes a link of all pieces since the last open bracket, or takes them out where they are a picture. A link that
// was opened on a line before is one from the start of this line on.
func (m *markdownLine) link() {
	first := min(m.before, len(m.pieces)) // pictures take pieces away
	m.before = len(m.pieces)
	if n := len(m.open); n > 0 {
		first = m.open[n-1]
		m.open = m.open[:n-1]
		m.pieces[first].End = m.pieces[first].Start // the bracket
		if before := m.pieces[:first]; first > 0 && m.str[m.pieces[first].Start-1] == '!' && before[first-1].Len() > 0 {
			before[first-1].End-- // the sign of a picture
			m.pieces = before
			return
		}
	}
	for i := range m.pieces[first:] {
		m.pieces[first+i].style |= styleLinked
	}
}

// targetLen returns the length of the address in parentheses that s begins with, 0 where there is none.
func targetLen(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}
