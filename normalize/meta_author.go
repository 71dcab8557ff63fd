package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// writers adds the authors whom the body itself names: in its first lines, at its end, or alone on a line below the
// headline.
func (m *metaReader) writers(meta *Meta) {
	a := m.art
	for i := a.first; i < min(a.last, a.first+3); i++ {
		l := &a.lines[i]
		if at, ok := reporters(l.plain); ok {
			meta.Authors = appendNew(meta.Authors, splitNames(m.original(l, at)))
		} else if i > a.first {
			m.creditLine(meta, l)
		}
	}
	for i := max(a.first, a.last-3); i < min(a.last+1, len(a.lines)); i++ {
		l := &a.lines[i]
		if i == a.last && !strings.HasPrefix(l.plain, "(") {
			break // below the body only a line of nothing but names counts
		}
		if at, ok := signature(l.plain); ok {
			meta.Authors = appendNew(meta.Authors, splitNames(m.original(l, at)))
		} else if i >= a.first+3 {
			m.creditLine(meta, l)
		}
	}
	if len(meta.Authors) == 0 {
		m.nameAlone(meta)
	}
}

// creditLine adds the authors of a line that says nothing else: 新华社记者王芳、李明明.
func (m *metaReader) creditLine(meta *Meta, l *line) {
	if l.chars > 40 {
		return
	}
	for _, c := range findCredits(l.plain) {
		if c.role == roleAuthor && strings.Trim(l.plain[c.at.End:], " )]】") == "" && allPeople(l.plain[c.at.Start:c.at.End]) {
			meta.Authors = appendNew(meta.Authors, splitNames(m.original(l, c.at)))
		}
	}
}

// nameAlone adds the name that stands by itself beside the headline, where nothing else names an author.
func (m *metaReader) nameAlone(meta *Meta) {
	a := m.art
	if a.head < 0 || a.first == a.last {
		return
	}
	for _, i := range []int{a.headEnd(), a.head - 1} {
		if i < 0 || i >= min(a.first+1, len(a.lines)) {
			continue
		}
		l := &a.lines[i]
		if l.rule == "short" && l.links == 0 && isPerson(l.plain) && !isChannel(l.plain) && (i > a.head || i > 0 && a.lines[i-1].chars > 4) {
			meta.Authors = []string{m.original(l, Span{0, len(l.plain)})}
			return
		}
	}
}

// isChannel reports whether s, which begins like a name, is what sites call a part of theirs.
func isChannel(s string) bool {
	for _, end := range []string{"闻", "经", "育", "乐", "车", "技", "产", "评", "事", "治", "文", "化", "图", "频", "题", "点", "网", "专栏", "目录", "分析", "平台", "时间"} {
		if strings.HasSuffix(s, end) && utf8.RuneCountInString(s) <= 4 {
			return true
		}
	}
	return false
}

// signature finds the names that a text closes with in brackets: (记者 王芳), (王芳 李明明).
func signature(plain string) (Span, bool) {
	const most = 60
	s := strings.TrimRight(plain, " 。")
	if !strings.HasSuffix(s, ")") {
		return Span{}, false
	}
	end := len(s) - 1
	open := strings.LastIndexByte(s[:end], '(')
	if open < 0 || end-open > most {
		return Span{}, false
	}
	at := trimmed(s, Span{open + 1, end})
	for _, label := range [...]string{"记者", "作者"} {
		if i := strings.LastIndex(s[at.Start:at.End], label); i >= 0 {
			from := at.Start + i + len(label)
			at = trimmed(s, Span{from + separatorLen(s[from:at.End]), at.End})
		}
	}
	in := s[at.Start:at.End]
	if !allPeople(in) || strings.HasSuffix(in, "完") || strings.HasSuffix(in, "图") {
		return Span{}, false
	}
	return at, true
}

// poster finds who put an entry into a forum or a blog in the line that says when: 王芳 发表于 2024-05-09, … by wangfang.
func poster(plain string) (Span, bool) {
	const most = 20 // characters of a user's name
	_, at, ok := findStamp(plain)
	if !ok {
		return Span{}, false
	}
	before := strings.TrimRight(plain[:at.Start], " :")
	if otherDates.in(before) {
		return Span{}, false
	}
	after := strings.TrimLeft(plain[at.End:], " ")
	s := Span{}
	switch {
	case strings.HasSuffix(before, "发表于"), strings.HasSuffix(before, "发布于"):
		s.End = len(before) - len("发表于")
	case strings.HasSuffix(before, "于") && (strings.HasPrefix(after, "发表") || strings.HasPrefix(after, "发布")):
		s.End = len(before) - len("于")
	case strings.HasPrefix(after, "by "):
		s.Start = len(plain) - len(after) + len("by ")
		s.End = s.Start + len(firstWord(plain[s.Start:]))
	}
	s = trimmed(plain, s)
	if i := strings.LastIndex(plain[s.Start:s.End], "由"); i >= 0 {
		s = trimmed(plain, Span{s.Start + i + len("由"), s.End})
	}
	name := plain[s.Start:s.End]
	if s.Len() == 0 || utf8.RuneCountInString(name) > most || strings.ContainsAny(name, " ,。:;!?#()<>|=\"“”《》【】[]") || isTask(name) || isOutlet(name) {
		return Span{}, false
	}
	return s, true
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// reporters finds the names in (记者 王芳 李明) near the start of a paragraph, or in 记者王芳/临湖报道 at its start.
func reporters(plain string) (Span, bool) {
	const far = 120
	if names, _, ok := reportedBy(plain); ok && names.Len() > 0 {
		return names, true
	}
	head := plain[:min(len(plain), far)]
	label := "记者"
	i := strings.Index(head, label)
	if i < 0 {
		label = "通讯员" // where no reporter is named beside them
		i = strings.Index(head, label)
	}
	if i < 0 {
		return Span{}, false
	}
	if open := strings.LastIndexByte(head[:i], '('); open < 0 || strings.ContainsAny(head[open:i], "),。") {
		return Span{}, false
	}
	i += len(label)
	n := strings.IndexAny(plain[i:], "),;:")
	if n < 0 || n > 60 {
		return Span{}, false
	}
	return Span{i, i + n}, true
}

// reportedBy reads an opening that ends in 报道 or 报导: who reports, and from where, each empty where it does not say:
// 〔记者王芳/临湖报导〕, 青山日报讯 记者王芳报道:, 【本报临湖报导】.
func reportedBy(plain string) (names, place Span, ok bool) {
	const far = 90
	start := len(plain) - len(strings.TrimLeft(plain, " 【[(〔"))
	head := plain[start:min(len(plain), start+far)]
	k := max(strings.Index(head, "报道"), strings.Index(head, "报导"))
	if k < 0 || strings.ContainsAny(head[:k], ",。;:!?“") {
		return names, place, false
	}
	if next := head[k+len("报道"):]; next != "" && !strings.ContainsRune(" )]】〕:,/", []rune(next)[0]) {
		return names, place, false
	}
	who := Span{start, start + k}
	i := strings.Index(head[:k], "记者")
	if i < 0 {
		own := len(ownMedia.at(head))
		from := Span{start + own, start + k}
		return names, from, own > 0 && isPlaceLike(plain[from.Start:from.End])
	}
	who = trimmed(plain, Span{start + i + len("记者"), who.End})
	if j := strings.LastIndexAny(plain[who.Start:who.End], "/ "); j > 0 && isPlaceLike(plain[who.Start+j+1:who.End]) && !isPerson(plain[who.Start+j+1:who.End]) {
		who, place = Span{who.Start, who.Start + j}, Span{who.Start + j + 1, who.End}
	}
	return who, place, allPeople(plain[who.Start:who.End])
}

// ownMedia are the words by which media name themselves.
var ownMedia = wordsOf("本报", "本刊", "本网", "本台", "本社")

// isPlaceLike reports whether s is as long as the names of places in datelines are.
func isPlaceLike(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 4 && strings.IndexFunc(s, func(r rune) bool { return !unicode.Is(unicode.Han, r) }) < 0
}

// appendNew appends the names that are not there yet.
func appendNew(to, names []string) []string {
next:
	for _, n := range names {
		for _, t := range to {
			if t == n {
				continue next
			}
		}
		to = append(to, n)
	}
	return to
}
