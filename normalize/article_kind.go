package normalize

import (
	"strings"
	"unicode/utf8"
)

// mark settles what every line is, now that it is known where the article lies.
func (a *article) mark() {
	for i := range a.lines {
		l := &a.lines[i]
		switch {
		case i == a.head:
			l.kind, l.rule = KindTitle, "headline"
		case i < a.first || i >= a.last:
			if l.kind != KindByline {
				l.kind = KindFurniture
			}
		case l.kind.Article() && l.links > 0.7:
			l.kind, l.rule = KindFurniture, "links"
		case l.kind == KindHeading && !a.headsText(i):
			l.kind = KindParagraph
		case l.rule == "ending" && l.bold > 0 && int(l.bold) >= l.span.Len()-1 && a.headsText(i):
			l.kind, l.rule = KindHeading, "bold"
		}
	}
	if a.head >= 0 {
		for i := a.head + 1; i < a.headEnd(); i++ {
			a.lines[i].kind, a.lines[i].rule = KindTitle, "headline"
		}
	}
	a.repeats()
	a.turns()
}

// headsText reports whether the line after line i is a paragraph that line i can be the heading of.
func (a *article) headsText(i int) bool {
	for j := i + 1; j < a.last; j++ {
		switch l := &a.lines[j]; l.kind {
		case KindFurniture, KindByline, KindCaption:
			continue
		case KindHeading:
			return false
		default:
			return l.chars >= 15
		}
	}
	return false
}

// repeats marks lines at the start of the body that only say the headline once more.
func (a *article) repeats() {
	const reach = 5
	if a.head < 0 {
		return
	}
	title := key(a.lines[a.head].plain)
	for i := max(a.first-reach, 0); i < min(a.last, a.first+reach); i++ {
		if l := &a.lines[i]; i != a.head && l.chars < 100 && key(l.plain) == title {
			l.kind, l.rule = KindTitle, "repeat"
		}
	}
}

// turns marks the lines that open a turn in a conversation: a speaker, a colon, and what is said. One such line alone
// is no conversation.
func (a *article) turns() {
	var open, asked []int
	for i := a.first; i < a.last; i++ {
		l := &a.lines[i]
		switch {
		case l.kind != KindParagraph:
		case opensTurn(l.plain):
			open = append(open, i)
		case asks(l.plain):
			asked = append(asked, i)
		}
	}
	if len(open) < 2 {
		return
	}
	for _, i := range append(open, asked...) {
		a.lines[i].kind, a.lines[i].rule = KindSpeech, "turn"
	}
}

// asks reports whether a line is a question with a short word before it that may be who asks. It tells nothing outside of
// a conversation.
func asks(plain string) bool {
	speaker, said, ok := strings.Cut(plain, ":")
	return ok && utf8.RuneCountInString(speaker) <= 12 && !strings.ContainsAny(speaker, " ,。!?;“”《》") &&
		(strings.HasSuffix(said, "?") || strings.HasPrefix(said, "请"))
}

// opensTurn reports whether a line begins with who speaks: 问, 主持人, a medium, or words that end in a person's name.
func opensTurn(plain string) bool {
	speaker, said, ok := strings.Cut(plain, ":")
	if !ok || said == "" || utf8.RuneCountInString(speaker) > 30 || strings.ContainsAny(speaker, ",。!?;“”《》") {
		return false
	}
	speaker = strings.Trim(speaker, " 【】[]")
	switch speaker {
	case "问", "答", "记者", "主持人", "网友", "嘉宾", "提问", "回答", "发言人":
		return true
	}
	if isOutlet(speaker) || strings.HasSuffix(speaker, "记者") {
		return true
	}
	words := strings.Fields(speaker)
	return len(words) > 0 && isPerson(words[len(words)-1])
}
