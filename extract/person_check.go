package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// creditWords stand before the names of those who made the article or its pictures, creditMarks behind them.
var (
	creditWords = strings.Fields("记者 通讯员 摄影 责编 编辑 撰文 校对 （文 (文 （图 (图 图 供图 见习记者 实习生 统筹 编译 作者 制图")
	creditMarks = strings.Fields("摄 供图 制图 绘 /文 /图 /摄 文/ 图/ 摄影 图文 文图 整理 编译")
)

// credited reports whether the name at s is a credit: 记者 某某、某某, 某某 摄, or names alone in brackets at the end of a
// paragraph.
func (a *Article) credited(s normalize.Span) bool {
	if a.creditBefore(s.Start) {
		return true
	}
	rest := strings.TrimLeft(a.Text[s.End:min(len(a.Text), s.End+24)], " 　")
	for _, m := range creditMarks {
		if tail, ok := strings.CutPrefix(rest, m); ok && (tail == "" || isPunct(firstRune(tail)) || strings.HasSuffix(m, "/")) {
			return true
		}
	}
	return a.signature(s)
}

// creditBefore reports whether a credit begins before the name at byte p, with other names in between.
func (a *Article) creditBefore(p int) bool {
	for range 8 {
		before := strings.TrimRight(a.Text[max(0, p-18):p], " 　:：/")
		if endOf(before, creditWords) != "" && !strings.HasSuffix(before, "总编辑") {
			return true
		}
		r := a.before(p)
		if r != '、' && r != ' ' && r != '　' {
			return false
		}
		p = a.nameEndingAt(p - utf8.RuneLen(r))
		if p < 0 {
			return false
		}
	}
	return false
}

// nameEndingAt returns where the person's name begins that ends at byte p, or -1.
func (a *Article) nameEndingAt(p int) int {
	if start := a.taggedBefore(p, tagger.Person); start >= 0 {
		return start
	}
	for _, n := range []int{3, 2, 4} {
		start := a.backRunes(p, n)
		if r := a.before(max(start, 0)); start >= 0 && a.chineseNameSpan(start, p) > 0 && (isPunct(r) || r == '者' || r == '员') {
			return start
		}
	}
	for n := 2; n <= 4; n++ { // 记者|某为某、
		if start := a.backRunes(p, n); start >= 0 && hasSuffix(a.Text[:start], "记者", "通讯员") && !strings.ContainsFunc(a.Text[start:p], func(r rune) bool { return !isHan(r) }) {
			return start
		}
	}
	return -1
}

// signature reports whether s stands with nothing but names in brackets that end a paragraph.
func (a *Article) signature(s normalize.Span) bool {
	names := func(r rune) bool { return isHan(r) || r == ' ' || r == '、' || r == '　' }
	start, end := s.Start, s.End
	for n := 0; n < 16 && names(a.before(start)); n++ {
		start -= utf8.RuneLen(a.before(start))
	}
	for n := 0; n < 16 && names(a.after(end)); n++ {
		end += utf8.RuneLen(a.after(end))
	}
	open, closing := a.before(start), a.after(end)
	if open != '(' && open != '（' || closing != ')' && closing != '）' || runes(a.Text[start:s.Start]) > 8 || runes(a.Text[s.End:end]) > 8 {
		return false
	}
	if r := a.before(start - utf8.RuneLen(open)); isHan(r) {
		return false
	}
	end += utf8.RuneLen(closing)
	return end == len(a.Text) || a.Text[end] == '\n'
}

// addresses are what stands behind a family name alone, besides titles of office.
var addresses = prefixesOf("先生 女士 老师 同志 某某 小姐 太太 夫人 师傅 大爷 大妈 大姐 大哥 阿姨 叔叔 奶奶 爷爷 老汉 老伯 同学 夫妇")

// addressed reports whether a title or an address begins at byte p, so that a family name before it stands alone.
func (a *Article) addressed(p int) bool {
	return addresses.begin(a.Text[p:]) || titlesByFirst.begin(a.Text[p:])
}

// titlesByFirst holds the titles by their first character.
var titlesByFirst = prefixesOf(strings.NewReplacer("+", "", "*", "").Replace(strings.Join(titleWords, " ")))

// trimPunct returns s without punctuation at its ends.
func (a *Article) trimPunct(s normalize.Span) normalize.Span {
	for s.Start < s.End && isPunct(a.after(s.Start)) {
		s.Start += utf8.RuneLen(a.after(s.Start))
	}
	for s.Start < s.End && isPunct(a.before(s.End)) {
		s.End -= utf8.RuneLen(a.before(s.End))
	}
	return s
}

// sureName is the score from which on a name of an odd form is believed.
const sureName = 8

// misread reports whether what the tagger takes for a person's name is none: a family name with a title or an
// address, the end of a longer name, four characters that no Chinese name has, or the foreign form of a name in
// brackets.
func (a *Article) misread(s normalize.Span, score float32) bool {
	name := a.cut(s)
	first, n := firstRune(name), runes(name)
	if !isHan(first) {
		open := a.before(s.Start)
		return (open == '(' || open == '（') && isHan(a.before(s.Start-utf8.RuneLen(open)))
	}
	if notBehindPeople.begin(a.Text[s.End:]) {
		return true
	}
	if _, title := a.titleEndingAt(s.Start); title && first == '暨' {
		return true // 理事长|暨某大副校长
	}
	if hasPrefix(name, "谢谢", "若干") || surnames.Has(first) && (a.addressed(s.Start+utf8.RuneLen(first)) || n == 2 && strings.HasSuffix(name, "老")) {
		return true
	}
	foreign := !strings.ContainsFunc(name, func(r rune) bool { return isHan(r) && !transliterating.Has(r) })
	if before := a.before(s.Start); foreign && !strings.ContainsAny(name, "·•・") && isHan(before) && transliterating.Has(before) && !a.atBoundary(s.Start) {
		return true
	}
	if score >= sureName || foreign {
		return false
	}
	if n == 4 && surnames.Has(first) && !compoundSurnames.begin(name) {
		return true
	}
	return surnames.Has(first) && notLast.Has(lastRune(name))
}

// notBehindPeople are words behind a name that make it one of something else.
var notBehindPeople = prefixesOf("讲座教授 新时代中国特色 奖学金 故居 纪念馆 纪念堂 铜像 塑像 体育馆 奖 街道办 街道党 街道委")

// completeNames gives names that were cut short the rest of a longer one in the article, 韩立|明说 where 韩立明 stands elsewhere,
// and a last character that is also a particle.
func (a *Article) completeNames(hits []personHit) {
	longer := map[string]string{}
	for _, h := range hits {
		if name := a.cut(h.span); runes(name) == 3 && isHan(firstRune(name)) {
			longer[firstTwo(name)] = name
		}
	}
	for i, h := range hits {
		name := a.cut(h.span)
		if full := longer[name]; full != "" && strings.HasPrefix(a.Text[h.span.Start:], full) {
			hits[i].span.End = h.span.Start + len(full)
		} else if a.particleInName(h.span) {
			hits[i].span.End += len("和")
		}
	}
}

// honorifics are the forms of address and of rank that stand behind names.
var honorifics = []string{"先生", "女士", "同志", "教授", "院士", "博士", "研究员"}

// particleInName reports whether the 和, 会, 为 or the like behind a name of two characters is its third one: a form of
// address stands right behind, and nothing it could be said to: 沈新|和|先生，.
func (a *Article) particleInName(s normalize.Span) bool {
	if runes(a.cut(s)) != 2 || !surnames.Has(a.after(s.Start)) || !strings.ContainsRune("和会为同成与及向对将", a.after(s.End)) {
		return false
	}
	rest := a.Text[s.End+len("和"):]
	if a.after(s.End) == '为' && (hasPrefix(rest, "及", "等", "和", "与") || isPunct(firstRune(rest))) {
		return true // 沈新|为|及代表
	}
	for _, form := range honorifics {
		if after, ok := strings.CutPrefix(rest, form); ok {
			r := firstRune(after)
			return after == "" || isPunct(r)
		}
	}
	return false
}

// surnamesWithTitles finds later mentions of people by family name and title: 沈主任. They count where exactly one person
// of the article with that family name has such a post; with 先生 and the like, where only one has the family name.
func (a *Article) surnamesWithTitles(hits []personHit, titles []titleHit) []personHit {
	type bearer struct {
		name  string
		posts []string
	}
	bearers := map[string][]*bearer{}
	byName := map[string]*bearer{}
	for _, h := range hits {
		name := firstOf(h.name, a.cut(h.span))
		family := familyName(name)
		if family == "" {
			continue
		}
		b := byName[name]
		if b == nil {
			b = &bearer{name: name}
			byName[name] = b
			bearers[family] = append(bearers[family], b)
		}
		for _, p := range h.posts {
			b.posts = append(b.posts, p.title)
		}
	}
	var more []personHit
	for _, t := range titles {
		start, family := a.familyNameBefore(t.span.Start)
		if family == "" || !a.atBoundary(start) {
			continue
		}
		title := a.cut(t.span)
		var fitting []string
		for _, b := range bearers[family] {
			if courtesy[title] || slices.ContainsFunc(b.posts, func(p string) bool { return strings.HasSuffix(p, strings.TrimPrefix(title, "副")) }) {
				fitting = append(fitting, b.name)
			}
		}
		if len(fitting) == 1 {
			more = append(more, personHit{span: normalize.Span{Start: start, End: t.span.End}, name: fitting[0], rule: "person.surname_title"})
		}
	}
	return more
}

// familyName returns the family name of a Chinese name in full, or nothing.
func familyName(name string) string {
	n := runes(name)
	if n < 2 || n > 4 || strings.ContainsFunc(name, func(r rune) bool { return !isHan(r) }) {
		return ""
	}
	for c := range compoundSurnames.of(name) {
		return c
	}
	if r := firstRune(name); surnames.Has(r) && n < 4 {
		return string(r)
	}
	return ""
}

// familyNameBefore returns the family name that ends at byte p, and where it begins.
func (a *Article) familyNameBefore(p int) (start int, name string) {
	if two := a.charStart(p - len("欧阳")); compoundSurnames.begin(a.Text[two:p]) {
		return two, a.Text[two:p]
	}
	if r := a.before(p); surnames.Has(r) {
		start = p - utf8.RuneLen(r)
		i := sort.Search(len(a.tokens), func(i int) bool { return a.tokens[i].Span.End > start })
		if i < len(a.tokens) && a.tokens[i].Span.Start == start {
			return start, string(r)
		}
	}
	return 0, ""
}

// wholeNames returns the people that the tagger finds without those it cuts short, 沈新|和副总经理 for the 沈新和 of known, and
// without the beginning of the next word in a name that it finds elsewhere without: 向沈望|特别.
func (a *Article) wholeNames(known, tagged []personHit) []personHit {
	names := map[string]bool{}
	for _, h := range known {
		names[a.cut(h.span)] = true
	}
	for _, h := range tagged {
		names[a.cut(h.span)] = true
	}
	out := tagged[:0]
	for _, h := range tagged {
		if r := a.after(h.span.End); r == '和' && a.titleEnd(h.span.End+len("和")) > 0 && names[a.cut(h.span)+"和"] {
			continue
		}
		last := h.span.End - utf8.RuneLen(a.before(h.span.End))
		if short := (normalize.Span{Start: h.span.Start, End: last}); runes(a.cut(h.span)) == 3 && names[a.cut(short)] && !a.atBoundary(h.span.End) && a.atBoundary(last) {
			h.span = short
		}
		out = append(out, h)
	}
	return out
}
