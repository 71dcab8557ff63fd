package normalize

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"taizhang/normalize/hanzi"
)

// metaReader collects what a file says about its article.
type metaReader struct {
	doc  *Document
	base *Text // the article in the script of the source
	art  *article
	decl declared
	to   Script
}

// readMeta returns what the file says about its article, in script to.
func readMeta(d *Document, base *Text, a *article, h head, to Script) Meta {
	m := metaReader{doc: d, base: base, art: a, decl: readDeclared(h), to: to}
	var meta Meta
	meta.Script = m.script()
	meta.URL = m.decl.url
	meta.Published = m.published()
	var from string
	meta.Dateline, from = m.dateline(meta.Published)
	meta.Title = m.title()
	m.credits(&meta)
	for _, s := range []string{from, m.decl.outlet} {
		if meta.Outlet == "" {
			meta.Outlet = s
		}
	}
	if meta.Authors == nil {
		for _, s := range m.decl.authors {
			for _, n := range splitNames(s) {
				if isPerson(toScript(NewText(n), Hans).str) {
					meta.Authors = appendNew(meta.Authors, []string{m.convert(n)})
				}
			}
		}
	}
	return meta
}

// convert returns s in the script asked for.
func (m *metaReader) convert(s string) string {
	to := cmp.Or(m.to, Hans)
	if to == Keep {
		return s
	}
	return convertScript(NewText(s), to, m.doc.options.pairsFor(to)).str
}

// original returns what stands at a place of a plain line, in the script asked for.
func (m *metaReader) original(l *line, at Span) string {
	source := m.doc.Text.Cut(l.at)
	lead := utf8.RuneCountInString(l.plain[:at.Start])
	n := utf8.RuneCountInString(l.plain[at.Start:at.End])
	if utf8.RuneCountInString(source) != utf8.RuneCountInString(l.plain) {
		return m.convert(l.plain[at.Start:at.End])
	}
	rest := source[len(prefixRunes(source, lead)):]
	return m.convert(prefixRunes(rest, n))
}

// script tells which script the article, or where there is none the file, is written in.
func (m *metaReader) script() string {
	const enough = 32 << 10
	s := m.base.str
	if s == "" {
		s = m.doc.Text.str
	}
	s = s[:min(len(s), enough)]
	if m.doc.hans {
		if hanzi.HasSimplified(s) {
			return "Hans"
		}
		return ""
	}
	switch hans, hant := hanzi.Detect(s); {
	case hant > hans:
		return "Hant"
	case hans > 0:
		return "Hans"
	}
	return ""
}

// title returns the headline as the page shows it, or else as it declares it.
func (m *metaReader) title() string {
	if m.art.head >= 0 {
		var lines []string
		for i := m.art.head; i < m.art.headEnd(); i++ {
			lines = append(lines, strings.TrimSpace(m.doc.Text.Cut(m.art.lines[i].at)))
		}
		title := strings.Join(lines, "")
		if m.art.head == 0 && len(m.art.boxes) == 1 { // as the page declares it
			title = m.stripStranger(stripOutlet(title))
		}
		return m.convert(title)
	}
	if m.decl.title != "" {
		return m.convert(m.decl.title)
	}
	return m.convert(stripSite(m.art.title))
}

// stripSite removes the names of site and channel that page titles end with, which bars and dashes set off. Dashes occur
// in headlines as well (2021-2025): only a medium or Latin letters after one are taken for a site.
func stripSite(s string) string {
	for {
		i := strings.LastIndexAny(s, "_|-｜—–")
		if i <= 0 || utf8.RuneCountInString(key(s[:i])) < 5 {
			return strings.TrimSpace(s)
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if site := strings.TrimSpace(s[i+n:]); !strings.HasPrefix(s[i:], "_") && !strings.HasPrefix(s[i:], "|") && !isOutlet(site) &&
			strings.IndexFunc(site, func(r rune) bool { return unicode.Is(unicode.Han, r) || unicode.IsDigit(r) }) >= 0 {
			return strings.TrimSpace(s)
		}
		s = strings.TrimRight(s[:i], " _|-｜—–")
	}
}

// stripOutlet removes the names of media that a line ends with, which bars and dashes set off, and what stands behind an
// underscore.
func stripOutlet(s string) string {
	for {
		i := strings.LastIndexAny(s, "_|-｜—–")
		if i <= 0 || utf8.RuneCountInString(key(s[:i])) < 5 {
			return s
		}
		_, n := utf8.DecodeRuneInString(s[i:])
		if s[i] != '_' && !isOutlet(strings.TrimSpace(s[i+n:])) {
			return s
		}
		s = strings.TrimRight(s[:i], " _|-｜—–")
	}
}

// stripStranger removes what stands behind the last bar of a title where the text says much of what stands before it and
// nothing of what stands behind: the slogans that a site adds.
func (m *metaReader) stripStranger(title string) string {
	const much, nothing = 0.4, 0.1
	i := strings.LastIndexAny(title, "|｜")
	if i < 0 {
		return title
	}
	_, n := utf8.DecodeRuneInString(title[i:])
	hans := func(s string) string { return toScript(NewText(s), Hans).str }
	text := pairsOf(m.art.textFrom(m.art.first))
	if text.echo(hans(title[:i])) < much || text.echo(hans(title[i+n:])) > nothing {
		return title
	}
	return strings.TrimRight(title[:i], " |｜")
}

// around returns the lines in which the article's date and makers may be named, the likeliest first: between headline
// and body, below the body, above the headline, the nearest first there.
func (m *metaReader) around() []*line {
	const reach = 8
	a := m.art
	if a.last == a.first {
		return nil
	}
	var out []*line
	add := func(from, to int) {
		for i := max(from, 0); i < min(to, len(a.lines)); i++ {
			if l := &a.lines[i]; l.chars <= 100 {
				out = append(out, l)
			}
		}
	}
	head := a.head
	switch {
	case head < 0 || head > a.first:
		head = a.first - reach
		add(head, a.first+1)
	case a.first-head > 40: // a table of contents between them
		add(head, head+reach)
		add(a.first-reach, a.first+1)
	default:
		add(head, a.first+1)
	}
	add(max(a.last-3, a.first+1), a.last+reach)
	mark := len(out)
	add(head-reach, head)
	slices.Reverse(out[mark:])
	return out
}

// published returns when the article appeared: the first date around the body, below the headline or above it; what the
// page declares; or else the first date below the body. The day of a change, or of something else that the line names,
// counts only where there is no other.
func (m *metaReader) published() string {
	below, other := "", ""
	for _, l := range m.around() {
		st, at, ok := findStamp(l.plain)
		if ok && l.fullStop && m.inBody(l) && l.rule != "byline" {
			continue // a day that the text tells of: 本办法自2024年5月1日起施行。
		}
		if !ok {
			if st, ok = m.brokenStamp(l); !ok {
				continue
			}
		} else if otherDates.in(l.plain[:at.Start]) {
			setOnce(&other, st.String())
			continue
		}
		if l != &m.art.lines[m.art.first] && l.at.Start > m.art.lines[m.art.first].at.Start {
			setOnce(&below, st.String())
			continue
		}
		return st.String()
	}
	if st, _, ok := findStamp(plainText(m.decl.published)); ok {
		return st.String()
	}
	setOnce(&below, other)
	return below
}

// inBody reports whether a line belongs to the body.
func (m *metaReader) inBody(l *line) bool {
	a := m.art
	return a.first < a.last && l.at.Start >= a.lines[a.first].at.Start && l.at.Start <= a.lines[a.last-1].at.Start
}

// otherDates are the words before dates that are not those of publication.
var otherDates = wordsOf("更新", "修改", "编辑于", "推荐", "建立", "注册", "加入", "截至", "截止")

// brokenStamp reads a date that is laid out over several lines, the year first: 2019, 09/07, 19:02.
func (m *metaReader) brokenStamp(l *line) (stamp, bool) {
	if len(l.plain) != len("2019") || !isDigit(l.plain[0]) {
		return stamp{}, false
	}
	lines := m.art.lines
	i := sort.Search(len(lines), func(i int) bool { return lines[i].at.Start >= l.at.Start })
	if i+1 >= len(lines) || len(lines[i+1].plain) > len("09/07") || !strings.ContainsAny(lines[i+1].plain, "/-.") {
		return stamp{}, false
	}
	day := lines[i+1].plain
	s := l.plain + day[strings.IndexAny(day, "/-."):][:1] + day
	if i+2 < len(lines) && len(lines[i+2].plain) <= len("19:02:00") {
		s += " " + lines[i+2].plain
	}
	st, _, ok := findStamp(s)
	return st, ok
}

// dateline returns the place and day that the body opens with, and who sends the report.
func (m *metaReader) dateline(published string) (Dateline, string) {
	var out Dateline
	for i := m.art.first; i < min(m.art.last, m.art.first+4); i++ {
		l := &m.art.lines[i]
		d, ok := parseDateline(l.plain)
		if !ok {
			if _, place, ok := reportedBy(l.plain); ok && place.Len() > 0 {
				return Dateline{Place: m.original(l, place)}, ""
			}
			continue
		}
		agency := ""
		if d.agency.Len() > 0 {
			agency = m.original(l, d.agency)
			if strings.HasPrefix(l.plain[d.agency.Start:], "本") {
				agency = ""
			}
		}
		out.Place = m.original(l, d.place)
		if d.day > 0 {
			out.Date = datelineDate(d, published)
		}
		return out, agency
	}
	return out, ""
}

// datelineDate completes the day of a dateline by the year, and where it names none by the month of publication. A
// December dateline of a January page is from the year before, a 30日 of a page of the 2nd from the month before.
// Without a publication a day alone gives nothing.
func datelineDate(d dateline, published string) string {
	year := d.year
	if st, _, ok := findStamp(published); ok && year == 0 {
		year = st.year
		if d.month == 0 {
			d.month = st.month
			if d.day > st.day+1 {
				d.month--
			}
			if d.month == 0 {
				d.month = 12
			}
		}
		if d.month > st.month+6 {
			year--
		}
	}
	if d.month == 0 {
		return ""
	}
	if year == 0 {
		return fmt.Sprintf("--%02d-%02d", d.month, d.day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, d.month, d.day)
}

// credits fills in outlet, authors and editors from the bylines.
func (m *metaReader) credits(meta *Meta) {
	unlabelled, posted := "", ""
	for _, l := range m.around() {
		if l.rule == "boilerplate" || l.rule == "links" {
			continue
		}
		for _, c := range findCredits(l.plain) {
			value := m.original(l, c.at)
			switch c.role {
			case roleOutlet:
				if value = outletName(value); meta.Outlet == "" && l.kind != KindCaption && utf8.RuneCountInString(value) <= 30 {
					meta.Outlet = value
				}
			case roleAuthor:
				if from := reportersOf(l.plain, c.at); from.Len() > 0 && unlabelled == "" {
					unlabelled = m.original(l, from)
				}
				if !strings.Contains(value, "=") { // an attribute of a broken tag
					meta.Authors = appendNew(meta.Authors, slices.DeleteFunc(splitNames(value), isOutlet)) // 某某日报 王芳
				}
			case roleEditor:
				meta.Editors = appendNew(meta.Editors, splitNames(value))
			}
		}
		if at, ok := poster(l.plain); ok && l.rule == "byline" && posted == "" {
			posted = m.original(l, at)
		}
		if at, by, ok := outletBesideDate(l.plain); ok && unlabelled == "" && l.rule == "byline" {
			unlabelled = m.original(l, at)
			meta.Authors = appendNew(meta.Authors, splitNames(m.original(l, by)))
		}
	}
	if meta.Outlet == "" {
		meta.Outlet = unlabelled
	}
	if m.writers(meta); len(meta.Authors) == 0 && posted != "" {
		meta.Authors = []string{posted}
	}
}

// outletBesideDate finds the name that stands beside the date in a byline without labels, and who wrote the article if a
// stroke parts him from it: 2024-05-09 22:30 本地新闻网, 2024/05/09 本地新闻网/王芳.
func outletBesideDate(plain string) (outlet, author Span, ok bool) {
	_, at, ok := findStamp(plain)
	if !ok {
		return Span{}, Span{}, false
	}
	for _, s := range []Span{{at.End, len(plain)}, {0, at.Start}} {
		s.Start += len(plain[s.Start:s.End]) - len(strings.TrimLeft(plain[s.Start:s.End], " ·|:"))
		s.End = s.Start + len(strings.TrimRight(plain[s.Start:s.End], " ·|:"))
		if isOutlet(plain[s.Start:s.End]) {
			return s, Span{s.End, s.End}, true
		}
		name, by, _ := strings.Cut(plain[s.Start:s.End], "/")
		if isOutlet(name) && allPeople(by) {
			return Span{s.Start, s.Start + len(name)}, Span{s.End - len(by), s.End}, true
		}
	}
	return Span{}, Span{}, false
}

// reportersOf returns whose reporters a line names that says nothing else, an empty span where it does not tell:
// |青山社|记者王芳.
func reportersOf(plain string, names Span) Span {
	i := strings.Index(plain, "记者")
	if i <= 0 || i > names.Start || strings.Trim(plain[names.End:], " )]】") != "" || !isOutlet(plain[:i]) {
		return Span{}
	}
	return Span{0, i}
}

// outletName returns the name in a value of a byline: without the bracket that opens behind it, and without the 讯 of what
// it sends out.
func outletName(s string) string {
	s = strings.TrimRight(s, " ([【（")
	if name, ok := strings.CutSuffix(s, "讯"); ok && isOutlet(name) {
		return name
	}
	return s
}

// isOutlet reports whether s is the name of a medium by its ending.
func isOutlet(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 2 || n > 16 || strings.ContainsAny(s, " :,/") {
		return false
	}
	for _, end := range []string{"社", "网", "报", "台", "在线", "日报", "晚报", "消息", "新闻", "时报", "周刊", "杂志", "客户端", "频道"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
