package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment"
	"taizhang/segment/tagger"
)

var people = Extractor{
	Name: "people",
	Doc:  "named persons, with the posts the article gives them",
	find: func(f *facts) {
		f.persons = findPeople(f.a)
		f.r.People = mergePeople(f)
	},
	Examples: []Example{
		{"中共江西省委教育工委书记、省教育厅厅长李明远出席。", []string{"李明远: 江西省委教育工委书记; 江西省教育厅厅长"}},
		{"北京市教委主任李明远出席。", []string{"李明远: 北京市教育委员会主任"}},
		{"甘肃省政府党组成员、副省长，省教育厅党组书记、厅长段海峰在会上表示，要抓好落实。", []string{"段海峰: 甘肃省人民政府党组成员; 甘肃省副省长; 甘肃省教育厅党组书记; 甘肃省教育厅厅长"}},
		{"古巴国家主席米格尔·迪亚斯会见来宾。", []string{"米格尔·迪亚斯: 古巴国家主席"}},
		{"云岭集团党委书记、董事长张志远，副总经理李海明、王建军出席。", []string{"张志远: 云岭集团党委书记; 云岭集团董事长", "李海明: 云岭集团副总经理", "王建军: 云岭集团副总经理"}},
		{"临湖市财政局局长傅志远、骆文华出席，会议任命茅仲华为临湖市审计局副局长。", []string{"傅志远: 临湖市财政局局长", "骆文华:", "茅仲华: 临湖市审计局副局长"}},
		{"临湖市委书记张志远、画家李海明出席。", []string{"张志远: 临湖市委书记", "李海明:"}},
		{"会议任命张志远为临湖市财政局局长，接受李海明辞去临湖市审计局局长职务。", []string{"张志远: 临湖市财政局局长", "李海明: 临湖市审计局局长"}},
		{"应临湖市卫生局医政处处长张志远邀请，云岭市卫生局李海强局长和外交部长王建军到场。", []string{"张志远: 临湖市卫生局医政处处长", "李海强: 云岭市卫生局局长", "王建军: 外交部长"}},
		{"院长张志远、李海明参加。", []string{"张志远: 院长", "李海明:"}},
		{"本报记者 王小川 摄影 李大江", nil},
		{"主任要求，高峰期要加强值守。", nil},
	},
}

// personHit is a stretch of the body that names a person.
type personHit struct {
	span  normalize.Span
	name  string // in full, where the text at span is only a part of it
	rule  string
	posts []postHit
}

// withoutPeople drops titles taken for posts of the one behind them that address somebody else: 某所所长|杨明会教授|，某所所长李海明.
func withoutPeople(hits []personHit) {
	at := spansOf(hits, func(h personHit) normalize.Span { return h.span })
	for i := range hits {
		kept := hits[i].posts[:0:0]
		for _, p := range hits[i].posts {
			if !hasSuffix(p.title, honorifics...) || !at.overlap(p.span) {
				kept = append(kept, p)
			}
		}
		hits[i].posts = kept
	}
}

// shortDivision reports whether the words at s are the name of a division without its ending: 张北 is a county.
func (a *Article) shortDivision(s normalize.Span) bool {
	if s.Len() != len("张北") {
		return false
	}
	for _, level := range []string{"县", "市", "区"} {
		if _, ok := lexicon.Default().Lookup(a.cut(s) + level); ok {
			return true
		}
	}
	return false
}

// nameBehind returns the end of the name behind the title t that begins at byte p, or 0.
func (a *Article) nameBehind(t titleHit, p int) int {
	if a.after(p) == '暨' {
		return 0 // 理事长|暨某大副校长
	}
	if end := a.taggedAt(p, tagger.Person); end > 0 && runes(a.Text[p:end]) > 1 {
		if a.after(end) == '·' {
			end = max(end, a.foreignName(p)) // 伊萨兰|·汗
		}
		if whole := a.chineseName(p); whole > end && (isPunct(a.after(whole)) || a.startsFollower(whole) || a.after(end) == '强' && whole == end+len("强")) {
			return whole // 局长 刘某某：, 部长刘某原介绍
		}
		return end
	}
	if end := a.foreignName(p); end > 0 {
		return end
	}
	plain := a.plainForeign(p, t)
	if runes(a.Text[p:max(p, plain)]) > 2 {
		return plain
	}
	if end := a.chineseName(p); end > 0 && (!a.commonWord(p, end) || a.after(end) == '、' && a.taggedAt(end+len("、"), tagger.Person) > 0 && official(a.cut(t.span)) || hasPrefix(a.Text[end:], "先生", "女士", "同志")) {
		return end
	}
	return max(0, plain)
}

// titledPerson returns the person whose name follows or precedes the title at t.
func (a *Article) titledPerson(t titleHit) (personHit, bool) {
	p := t.span.End
	for a.after(p) == ' ' || a.after(p) == '　' {
		p += utf8.RuneLen(a.after(p))
	}
	if hasSuffix(a.cut(t.span), "专家", "教师", "学者") && a.after(p) == '楼' {
		return personHit{}, false // a house for them
	}
	if strings.HasPrefix(a.cut(t.span), "讲座") {
		return personHit{}, false // a chair that bears somebody's name
	}
	if t.follows && a.taggedBefore(t.span.Start, tagger.Person) >= 0 && a.taggedAt(p, tagger.Person) == 0 {
		p = len(a.Text) // 某某|总书记|曾多次
	}
	if a.after(p) == '的' && a.formerly(t) {
		p += len("的")
	}
	p = a.scopeEnd(p)
	if end := a.nameBehind(t, p); end > 0 {
		return personHit{span: normalize.Span{Start: p, End: end}, rule: "person.after_title", posts: a.postsBefore(t)}, true
	}
	if !t.follows || a.stationed(t) >= 0 {
		return personHit{}, false
	}
	// 某某院士, 某某总书记
	if start := a.taggedBefore(t.span.Start, tagger.Person); start >= 0 {
		start = skipAny(a.Text, start, "谢谢", "感谢", "欢迎")
		if runes(a.Text[start:t.span.Start]) < 2 {
			return personHit{}, false // 陈|校长
		}
		return a.beforeTitle(start, t), true
	}
	for _, n := range []int{3, 2, 4} {
		start := a.backRunes(t.span.Start, n)
		if start < 0 || a.chineseNameSpan(start, t.span.Start) == 0 {
			continue
		}
		if strings.HasPrefix(a.Text[start:], "谢谢") || a.commonWord(start, t.span.Start) || n == 2 && !a.atBoundary(start) && a.orgAt.endingAt(start) < 0 {
			continue
		}
		if a.orgAt.endingAt(start) >= 0 {
			return a.beforeTitle(start, t), true // 某大|某某某|校长
		}
		if n == 3 && !a.atBoundary(start) || n == 2 && !strings.HasPrefix(a.tag(a.tokenAt(start)), "nr") && !a.single(a.tokenAt(start)) {
			continue
		}
		return a.beforeTitle(start, t), true
	}
	return personHit{}, false
}

// beforeTitle returns the person whose name begins at byte start and ends at the title t.
func (a *Article) beforeTitle(start int, t titleHit) personHit {
	h := personHit{span: normalize.Span{Start: start, End: t.span.Start}, rule: "person.before_title"}
	if title := a.cut(t.span); !courtesy[title] {
		p := postHit{span: t.span, title: title}
		if i := a.orgAt.endingAt(start); i >= 0 {
			p.org = &a.orgs[i] // 某会|某某|秘书长
		} else if i := a.orgAt.endingAt(start - len("的")); i >= 0 && strings.HasSuffix(a.Text[:start], "的") && !official(title) {
			p.org = &a.orgs[i] // 某医院|的|某某|医生
		} else if i := a.placeAt.endingAt(start); i >= 0 && provincial(title) {
			p.place = &a.places[i] // 某市|某某|市长
			p.span.Start = p.place.span.Start
		} else if body := committeeBefore(a.Text[:start]); body != "" && hasSuffix(title, "书记", "委员", "常委") {
			p.span.Start, p.title = start-len(body), body+title // 我校党委|某某|书记
		} else if head := a.generalBefore(start); head != "" {
			p.bare = head // 联合会|某某|会长
		} else if title != "院士" && hasSuffix(a.Text[:start], "系", "学院", "处", "科", "室", "中心", "研究所", "司", "局") {
			body := a.post(titleHit{span: normalize.Span{Start: start, End: start}})
			p.org, p.bare = body.org, body.bare // 某大学某某系|某某|教授, 科技处|某某|处长
			if body.org != nil {
				p.title = body.title + title
			}
		}
		h.posts = append([]postHit{p}, a.alsoHeld(t.span.End)...)
	}
	return h
}

// alsoHeld returns the post that somebody has besides the one whose title ends at byte p: 某某副会长|兼秘书长.
func (a *Article) alsoHeld(p int) []postHit {
	start, ok := p+len("兼"), strings.HasPrefix(a.Text[p:], "兼")
	if !ok {
		return nil
	}
	end := a.titleEnd(start)
	if end == 0 {
		return nil
	}
	s := normalize.Span{Start: start, End: end}
	return []postHit{{span: s, title: a.cut(s)}}
}

// chineseNameSpan reports whether the text between can be a Chinese name of its length, as its end or 0.
func (a *Article) chineseNameSpan(start, end int) int {
	given := start
	for s := range compoundSurnames.of(a.Text[start:end]) {
		given = start + len(s)
	}
	if given == start {
		r := a.after(start)
		if !surnames.Has(r) {
			return 0
		}
		given += utf8.RuneLen(r)
	}
	n := runes(a.Text[given:end])
	if n < 1 || n > 2 {
		return 0
	}
	for i, r := range a.Text[given:end] {
		if !isHan(r) || a.notGivenAt(given+i) || notLast.Has(r) {
			return 0
		}
	}
	return end
}

// backRunes returns the byte n characters before p, or -1.
func (a *Article) backRunes(p, n int) int {
	for ; n > 0; n-- {
		if p <= 0 {
			return -1
		}
		_, size := utf8.DecodeLastRuneInString(a.Text[:p])
		p -= size
	}
	return p
}

// commonWord reports whether the text between is one word of the dictionary that is no name: 高峰, 方案.
func (a *Article) commonWord(start, end int) bool {
	i := a.tokenAt(start)
	if i >= len(a.tokens) || a.tokens[i].Span.Start != start {
		return false
	}
	t := a.tokens[i].Tag
	if a.tokens[i].Span.End >= end {
		return t != "" && !strings.HasPrefix(t, "nr") && t != "x"
	}
	return runes(a.word(i)) > 1 && (t == "n" || t == "ns" || strings.HasPrefix(t, "v"))
}

// plainForeign returns the end of a transliterated name in one part after the title of a foreign office, or 0:
// 刚果（金）总统恩德贝莱.
func (a *Article) plainForeign(p int, t titleHit) int {
	k := sort.Search(len(a.places), func(k int) bool { return a.places[k].span.End > t.span.Start }) - 1
	if k < 0 || t.span.Start-a.places[k].span.End > 12 || a.places[k].code != "" || a.places[k].name == "中国" {
		return 0
	}
	end, n := p, 0
	for transliterating.Has(a.after(end)) && n < 7 {
		end += utf8.RuneLen(a.after(end))
		n++
	}
	if n < 2 || !a.nameEnds(end) || !t.foreign || a.commonWord(p, end) {
		return 0
	}
	return end
}

// foreignStart returns where the name around the first middle dot at byte dot begins.
func (a *Article) foreignStart(dot int) int {
	start := dot
	for n := 0; n < 8; n++ {
		r, size := utf8.DecodeLastRuneInString(a.Text[:start])
		if !transliterating.Has(r) {
			break
		}
		if i := a.tokenAt(start - size); i < len(a.tokens) && a.stops(i) && a.tokens[i].Span.End == start && (notGiven.Has(r) || a.tokens[i].Span.Start < start-size) {
			break // 不同于|基于|某·某
		}
		start -= size
	}
	for k := a.placeAt.from(start); k < len(a.placeAt) && a.placeAt[k].Start <= start && a.placeAt[k].End < dot; k++ {
		start = a.placeAt[k].End
	}
	return start
}

// listedAfter returns the person that a list goes on with behind h: 某某、|某某|出席.
func (a *Article) listedAfter(h personHit) (personHit, bool) {
	sep := a.after(h.span.End)
	if sep != '、' && sep != '和' && sep != '与' {
		return personHit{}, false
	}
	p := h.span.End + utf8.RuneLen(sep)
	end := a.chineseName(p)
	if end == 0 || a.commonWord(p, end) {
		if end = a.oddName(p); sep != '、' || end == 0 || !a.namesAround(h, end) {
			return personHit{}, false
		}
	}
	return personHit{span: normalize.Span{Start: p, End: end}, rule: "person.list"}, true
}

// oddName returns the end of what stands from byte p on up to the next mark of a list or its 等, if it may be a name that
// looks like words or has no known family name: 王国太. It returns 0 otherwise.
func (a *Article) oddName(p int) int {
	end, single := p, true
	for n := 0; isHan(a.after(end)) && a.after(end) != '等'; n++ {
		if n == 3 {
			return 0
		}
		single = single && a.single(a.tokenAt(end))
		end += utf8.RuneLen(a.after(end))
	}
	if n := runes(a.Text[p:end]); n < 2 || n == 2 && !single || !single && !surnames.Has(a.after(p)) || a.placeAt.startingAt(p) >= 0 || a.addressed(p+utf8.RuneLen(a.after(p))) {
		return 0
	}
	return end
}

// namesAround reports whether what ends at byte end and follows the person h in a list has people on both sides, or is the
// last one of more.
func (a *Article) namesAround(h personHit, end int) bool {
	switch a.after(end) {
	case '、':
		next := end + len("、")
		whole := a.chineseName(next)
		return whole > 0 && !a.commonWord(next, whole) && (isPunct(a.after(whole)) || a.after(whole) == '等')
	case '等':
		return a.before(h.span.Start) == '、'
	}
	return false
}

// listedBefore returns the person that stands before h in a list.
func (a *Article) listedBefore(h personHit) (personHit, bool) {
	if a.before(h.span.Start) != '、' {
		return personHit{}, false
	}
	end := h.span.Start - len("、")
	for _, n := range []int{3, 2, 4} {
		start := a.backRunes(end, n)
		if start < 0 || !a.atBoundary(start) || a.chineseNameSpan(start, end) == 0 || a.commonWord(start, end) {
			continue
		}
		if r := a.before(start); n == 2 && !isPunct(r) && !hasSuffix(a.Text[:start], "接受", "免去", "任命") {
			continue
		}
		return personHit{span: normalize.Span{Start: start, End: end}, rule: "person.list"}, true
	}
	return personHit{}, false
}

// speechVerbs are the verbs that tell that a person speaks.
var speechVerbs = prefixesOf(`表示 说 指出 介绍 认为 强调 称 告诉 透露 坦言 回忆 直言 提到 谈到 呼吁 建议 解释 补充 总结 分析 感慨 宣布 提出 要求 希望 相信 讲述 回应 回答 答 道 写道 披露 承认 否认 重申 评价 笑着说 表达`)

// commonTag reports whether words with a tag are no names and no unknown words.
func commonTag(tag string) bool { return tag != "" && tag != "nr" && tag != "x" && tag != "nrfg" }

// mayBeNamed reports whether taggedPerson may find a person at a token, as far as its length and first character tell: most
// words are passed over by these.
func (a *Article) mayBeNamed(t *segment.Token) bool {
	if t.Span.Len() > utf8.UTFMax && commonTag(t.Tag) {
		return false
	}
	first, _ := runeAt(a.Text, t.Span.Start)
	return nameFirsts.Has(first)
}

// taggedPerson returns the person that the dictionary names at token i, where what stands around shows that it is one.
func (a *Article) taggedPerson(i int) (personHit, bool) {
	t := &a.tokens[i]
	if commonTag(t.Tag) {
		// an unknown name is cut into characters: 沈|望|溪
		if runes(a.word(i)) != 1 {
			return personHit{}, false
		}
		if (a.word(i) == "向" || t.Tag != "" && strings.Contains("p d c u v", t.Tag)) && a.taggedAt(t.Span.Start, tagger.Person) == 0 {
			return personHit{}, false // 向|中方|提出
		}
	}
	if strings.HasPrefix(a.word(i), "高水平") || strings.HasPrefix(a.word(i), "高质量") || strings.HasPrefix(a.word(i), "高标准") {
		return personHit{}, false
	}
	end := a.chineseName(t.Span.Start)
	if end == 0 || !a.atBoundary(end) || a.commonWord(t.Span.Start, end) {
		return personHit{}, false
	}
	span := normalize.Span{Start: t.Span.Start, End: end}
	if title, ok := a.titleEndingAt(end); ok && title.span.Start > span.Start {
		return personHit{}, false // 沈|校长
	}
	posts := a.postsBehind(span, span.Start)
	if posts == nil && !a.speaks(end) && !(t.Tag == "nr" && t.Span == span && runes(a.cut(span)) == 3 && a.nameContext(span) && a.taggedOn(span, tagger.Person)) {
		return personHit{}, false
	}
	if posts != nil {
		return personHit{span: span, rule: "person.takes_office", posts: posts}, true
	}
	return personHit{span: span, rule: "person.context"}, true
}

// speaks reports whether a verb of saying follows at p, at most a short adverbial away.
func (a *Article) speaks(p int) bool {
	rest := a.Text[p:]
	for v := range speechVerbs.of(rest) {
		if v != "说" && v != "称" && v != "道" && v != "答" || isPunct(a.after(p+len(v))) {
			return true
		}
	}
	return strings.HasPrefix(rest, "在接受") || strings.HasPrefix(rest, "在会上") || strings.HasPrefix(rest, "接受记者")
}

// nameContext reports whether the words around span fit a person: the beginning of a clause before a verb, or a list
// of names.
func (a *Article) nameContext(span normalize.Span) bool {
	before, after := a.before(span.Start), a.after(span.End)
	if before == '、' || after == '、' {
		return true
	}
	i := a.tokenAt(span.End)
	clause := before == 0 || isPunct(before)
	return clause && (strings.HasPrefix(a.tag(i), "v") || a.tag(i) == "p" || a.tag(i) == "d")
}

// lastNames finds the later mentions of people with transliterated names by the last part of it.
func (a *Article) lastNames(found []personHit) []personHit {
	var lasts []string
	var whole []personHit // of each, the person named first
	seen := map[string]bool{}
	for _, f := range found {
		full := a.cut(f.span)
		k := strings.LastIndexAny(full, "·•・")
		if k < 0 {
			continue
		}
		_, n := utf8.DecodeRuneInString(full[k:])
		if last := full[k+n:]; runes(last) > 1 && !seen[last] {
			seen[last] = true
			lasts, whole = append(lasts, last), append(whole, f)
		}
	}
	var more []personHit
	for _, x := range a.standing(lasts) {
		first := whole[x.word].span
		if x.at < first.End {
			continue
		}
		s := normalize.Span{Start: x.at, End: x.at + len(lasts[x.word])}
		if !transliterating.Has(a.before(s.Start)) && !transliterating.Has(a.after(s.End)) || a.atBoundary(s.Start) && a.nameEnds(s.End) {
			more = append(more, personHit{span: s, name: a.cut(first), rule: "person.last_name"})
		}
	}
	return more
}

// firstTwo returns the first two characters of s, or nothing where it has fewer.
func firstTwo(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	_, m := utf8.DecodeRuneInString(s[n:])
	if m == 0 {
		return ""
	}
	return s[:n+m]
}

// repeated finds the other mentions of the people found.
func (a *Article) repeated(found []personHit) []personHit {
	var names []string
	seen := map[string]bool{}
	for _, f := range found {
		if name := a.cut(f.span); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	var more []personHit
	for _, x := range a.standing(names) {
		name := names[x.word]
		s := normalize.Span{Start: x.at, End: x.at + len(name)}
		if runes(name) > 2 || a.atBoundary(s.Start) && a.atBoundary(s.End) {
			more = append(more, personHit{span: s, rule: "person.repeated"})
		}
	}
	return more
}
