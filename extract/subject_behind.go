package extract

import (
	"strings"

	"taizhang/normalize"
)

// maxPhrase is how many words a noun phrase beside a figure may have.
const maxPhrase = 12

// behind reads the noun phrase that begins at byte from, behind figure k.
func (s *subjectReader) behind(from, k int) (span normalize.Span, ok bool) {
	p := phraseReader{subjectReader: s, from: from, start: -1, limit: s.sentence.End, unit: s.found[k].name}
	switch s.found[k].unit.quantity {
	case quantityCount, quantityOrder, quantityRatio:
	default:
		p.measured = true
	}
	if k+1 < len(s.found) {
		p.limit, p.twin = s.found[k+1].span.Start, s.found[k+1].name == p.unit
	}
	i := s.tokenAt(from)
	for n := 0; i < s.hi && n < maxPhrase; n++ {
		next := p.take(i)
		if next == i {
			break
		}
		i = next
	}
	if !p.head {
		return span, false
	}
	if c := s.class(i); c == wordLink || c == wordChange || c == wordAdverb || i >= s.hi || p.ends(i) {
		p.end = s.withoutMeasure(p.start, p.end)
	}
	return normalize.Span{Start: p.start, End: p.end}, true
}

// phraseReader reads a noun phrase from left to right.
type phraseReader struct {
	*subjectReader
	from, limit int // bytes: where it may begin, and where the next figure does
	start, end  int // bytes of the phrase so far; start is -1 before it has begun
	head        bool
	attributive bool // it began with something that says more about a noun to come
	unit        string
	measured    bool // the unit is no classifier
	twin        bool // the next figure has the same unit
}

// begin notes that the phrase has reached token i.
func (p *phraseReader) begin(i int) {
	if p.start < 0 {
		p.start = max(p.from, p.a.tokens[i].Span.Start)
	}
}

// take adds token i to the phrase and returns the next one, or i where the phrase ends before it.
func (p *phraseReader) take(i int) int {
	end := p.a.tokens[i].Span.End
	if end > p.limit {
		return i
	}
	if p.aboveSize(i) && !p.ends(i+2) {
		p.begin(i)
		return i + 2
	}
	switch c := p.role(i); c {
	case wordNoun:
		if p.head && (adverbialNouns[p.a.word(i)] || p.does(i)) || p.start < 0 && p.leadsOn(i) {
			return i
		}
		p.begin(i)
		p.end, p.head = end, true
		return i + 1
	case wordModifier:
		if p.head && p.a.tag(i) == "m" && startsAsNumber(p.a.word(i)) && p.a.word(i-1) != "新" {
			return i // 三个食堂六口锅, but 新一代
		}
		p.begin(i)
		if tag := p.a.tag(i); !p.head && tag != "m" && tag != "b" {
			p.attributive = true
		}
		return i + 1
	case wordVerb:
		return p.verb(i)
	case wordOf:
		return p.of(i)
	case wordJoin:
		return p.join(i)
	case wordPronoun:
		if p.start < 0 {
			return i + 1
		}
	case wordPunct:
		return p.quoted(i)
	case wordTime:
		if p.start < 0 && p.inDate(i) {
			return i + 1 // 五位来自各地的2023年优秀代表
		}
		if next := p.next(i); p.start < 0 && (next == wordNoun || next == wordModifier) {
			p.begin(i)
			return i + 1 // 12个未来技术学院
		}
		return p.attribute(i, c)
	case wordPredicate:
		return p.predicate(i)
	case wordPlace:
		if w := p.a.word(i); p.start >= 0 && !p.head && (w == "以上" || w == "以下") {
			return i + 1 // 15个亿元以上项目
		}
		return p.attribute(i, c)
	case wordPreposition, wordAdverb, wordLink, wordChange, wordCompare:
		return p.attribute(i, c)
	}
	return i
}

// leadsOn reports whether word i leads with 到 to the figure that something has come to: 由147户发展到210户.
func (p *phraseReader) leadsOn(i int) bool {
	w := p.a.word(i + 1)
	return p.a.tag(i) == "vn" && (w == "到" || w == "至") && i+2 < p.hi && p.inFigure(i+2)
}

// predicate is take for a verb that ends the phrase, unless it says more about the noun that follows.
func (p *phraseReader) predicate(i int) int {
	if p.start >= 0 && !p.head && p.a.word(i-1) == "新" && p.next(i) == wordNoun {
		return i + 1 // 177个新开工项目
	}
	if p.start >= 0 && !p.head && p.a.tag(i) == "vn" && p.next(i) == wordNoun {
		return i + 1 // 50个重点培育中心
	}
	if p.describes(i) || p.compound(i) {
		p.begin(i)
		return i + 1
	}
	return p.attribute(i, wordPredicate)
}

// role returns the class of token i as it stands in the phrase.
func (p *phraseReader) role(i int) wordClass {
	c, w := p.class(i), p.a.word(i)
	if t := p.a.tokens[i].Span; t.Start < p.from {
		c = classOfRest(p.a.Text[p.from:t.End])
	}
	switch {
	case c != wordNoun && p.isNoun(i, c):
		return wordNoun
	case c == wordOther && !p.head && w != "" && isDigit(w[0]):
		return wordModifier // 99%的20万人口城市
	case c == wordLink && strings.HasPrefix(w, "最") && p.class(i+1) == wordNoun:
		return wordModifier // 159米的最高水位
	case p.start < 0 && states[w] && (p.next(i) == wordNoun || p.next(i) == wordModifier) && p.a.tokens[i+1].Span.End < p.limit:
		return wordModifier // 两个现有计划
	case w == "超" && p.start < 0 && p.class(i+1) != wordOther && runes(p.a.word(i+1)) > 1:
		return wordModifier // 1000亿元超|长期国债
	case c == wordModifier && !p.head && runes(w) > 1 && p.matches(w) && (p.start >= 0 || p.next(i) != wordNoun && p.next(i) != wordModifier):
		return wordNoun // 30家承办|单位, 20家单位|参加
	case w == "微" && p.a.word(i-1) == "小":
		return wordModifier // 小|微|企业
	case c == wordAdverb && attributive[w] && p.next(i) == wordNoun:
		return wordModifier // 三个基本策略
	case w == "最新" || w == "自" && runes(p.a.word(i+1)) == 1:
		return wordModifier // 自|贸|协定
	}
	return c
}

// attributive are adverbs that may also say more about a noun.
var attributive = newWordSet(`基本 直接 间接 正式 全面 实际 名义 最终 有效 显著 明显 同期 一般 连续 持续 可能 首次 预期`)

// classOfRest returns the class of what is left of a word that the unit was cut off: 18所|在津高校, 6个|人,
// 1000家|中外企业.
func classOfRest(rest string) wordClass {
	if rest == "在" {
		return wordPreposition
	}
	switch c, listed := wordClasses[rest]; {
	case c == wordLink || c == wordAdverb || c == wordPreposition:
		return c // 4人|为官员
	case listed:
		return wordModifier
	}
	return wordNoun
}

// startsAsNumber reports whether a word that the dictionary calls a numeral begins with one: 六口, but not 大项.
func startsAsNumber(w string) bool {
	r, _ := runeAt(w, 0)
	return numeralStart.Has(r) || strings.ContainsRune("数多半", r)
}

// listedWord reports whether wordLists has a word.
func listedWord(w string) bool {
	_, listed := wordClasses[w]
	return listed
}

// next returns the class of the token behind token i; that of a mark where the sentence or the next figure begins.
func (p *phraseReader) next(i int) wordClass {
	if p.ends(i + 1) {
		return wordPunct
	}
	return p.class(i + 1)
}

// isNoun reports whether token i, which has class c by itself, is a noun here.
func (p *phraseReader) isNoun(i int, c wordClass) bool {
	next, short := p.next(i), runes(p.a.word(i)) == 1
	switch c {
	case wordPredicate, wordVerb:
		return p.verbIsNoun(i, c)
	case wordModifier: // 本科|专业
		tag := p.a.tag(i)
		ends := next == wordPunct || next == wordJoin || next == wordLink
		if tag == "z" || tag == "m" { // 400个|湿地, 28个|大项|的|比赛
			return !short && !p.head && !listedWord(p.a.word(i)) && !startsAsNumber(p.a.word(i)) && (ends || tag == "m" && next == wordOf)
		}
		return strings.HasPrefix(tag, "n") && !short && ends
	case wordPlace: // 三个方面, 1000家中|外|企业, 政府|间|文件
		if p.a.word(i) == "方面" {
			return p.start < 0
		}
		return short && (!p.head || p.a.word(i) == "间") && next == wordNoun
	case wordAdverb:
		_, listed := wordClasses[p.a.word(i)]
		return !listed && (p.start >= 0 && !(p.head && countsPersons(p.unit) && p.a.tag(i+1) == "vn") || short || p.measured && isMetric(p.a.word(i+1))) && next == wordNoun
	}
	return false
}

// verbIsNoun reports whether the verb i is a noun here: before a noun that takes a verb with its object (新品|发布|活动),
// behind a word that says more about a noun (国际组织), as the rest of a word cut in two (单|品), or alone between
// the classifier and a mark (34项举措).
func (p *phraseReader) verbIsNoun(i int, c wordClass) bool {
	next, short := p.next(i), runes(p.a.word(i)) == 1
	switch {
	case p.acts(i):
		return false
	case p.head && (p.unit == "名" || p.unit == "位") && c == wordPredicate && carriers[p.a.word(i+1)] && !personNouns.Has(lastRune(p.a.word(i+1))):
		return false // 300名代表参加会议
	case p.head && (carriers[p.a.word(i+1)] || c == wordVerb && (next == wordVerb || next == wordPredicate) && !p.ends(i+2) && carriers[p.a.word(i+2)]):
		return true // 易地|扶贫|搬迁|任务
	case p.start < 0 && c == wordVerb && things[p.unit]:
		return true // 1亿件快递
	case p.start >= 0 && !p.head && !short && p.class(i-1) == wordModifier:
		return next != wordNoun && next != wordModifier
	case p.head && short && runes(p.a.word(i-1)) == 1:
		return true
	case p.head && short && p.suffixed(i) && (next == wordPunct || next == wordJoin || next == wordOf):
		return true // 三座水泵|站
	}
	return p.start < 0 && c == wordVerb && !short && (next == wordPunct || next == wordJoin && !countsPersons(p.unit))
}

// things are classifiers of what is no person and does nothing, so that a verb behind them is rather a noun.
var things = newWordSet(`件 项 份 种 场 起 类 款 篇 部 张 宗 例 笔 单 票 场次 件次`)

// built are classifiers of what is made and does nothing itself, so that who makes it may stand before it.
var built = newWordSet(`枚 架 辆 艘 件 份 张 篇 部 颗 台 款 幅 首 本 册 支 封`)

// carriers are nouns that take the verb before them, with its object, as an attribute.
var carriers = newWordSet(`活动 仪式 会议 大会 项目 工程 行动 计划 工作 机制 文件 协议 体系 平台 中心 基地 系统 服务 设施 能力 政策 措施 制度 方案 技术 设备 产品 指标 任务 问题 案件 事件 方式 模式 渠道 标准 规范 试点 企业 机构 单位 团队 人员 人才 论坛 联盟 示范区 试验区`)

// verb takes a verb where it says more about the noun that follows: 跨区域团队, 科技创新团队.
func (p *phraseReader) verb(i int) int {
	if p.acts(i) || p.head && countsPersons(p.unit) && p.a.tag(i) == "v" && personNouns.Has(lastRune(p.a.word(i-1))) {
		return i // 15位官员转战高校
	}
	if n := p.a.word(i + 1); runes(n) == 1 && strings.Contains("户者员生", n) && !p.ends(i+1) {
		p.begin(i)
		return i + 1 // 320户脱贫|户
	}
	if p.describes(i) {
		p.begin(i)
		return i + 1
	}
	if countsPersons(p.unit) && p.start < 0 {
		return p.attribute(i, wordVerb) // 1亿人次乘坐公交: what they do
	}
	switch p.next(i) {
	case wordNoun, wordVerb, wordModifier:
	case wordOf:
		if p.head && built[p.unit] && p.reachesHead(i+2) {
			p.start, p.head, p.attributive = -1, false, false
			return i + 2 // 两枚乌方发射的导弹
		}
		return p.attribute(i, wordVerb)
	default:
		return p.attribute(i, wordVerb)
	}
	p.begin(i)
	if !p.head {
		p.attributive = true
	}
	return i + 1
}

// acts reports whether the verb i says what the companies or schools do that the figure counts: 30家企业参加活动.
func (p *phraseReader) acts(i int) bool {
	return p.head && p.a.tag(i) == "v" && runes(p.a.word(i)) > 1 && p.matches(p.a.word(i-1))
}

// does reports whether word i, which may be a noun or a verb, says together with the verb behind it what those that the figure
// counts do: 30家单位研究办理.
func (p *phraseReader) does(i int) bool {
	next := p.next(i)
	return p.a.tag(i) == "vn" && (next == wordPredicate || next == wordVerb) && p.class(i+2) != wordNoun && p.matches(p.a.word(i-1))
}

// describes reports whether the verb i, right behind the unit, says more about the noun that follows: one that the classifier
// goes with (30家承办单位, 20名参赛选手), or what is measured (3千公顷的播种面积).
func (p *phraseReader) describes(i int) bool {
	noun := p.a.word(i + 1)
	if p.head || p.start >= 0 || p.ends(i+1) || runes(p.a.word(i)) < 2 || runes(noun) < 2 || p.class(i+1) != wordNoun && !p.matches(noun) || p.next(i+1) == wordOf {
		return false
	}
	switch p.unit {
	case "名", "位":
		return personNouns.Has(lastRune(noun)) && p.a.tag(i+1) != "nr"
	}
	if p.matches(noun) {
		return true
	}
	return p.measured && isMetric(noun)
}

// states are words that say right behind a unit how far what it counts has come to be there.
var states = wordSet("现有 原有 既有 现存 新增 新设 在建 待建 拟建 已建 续建 新建 改建 扩建 重建 在研 在营 在售")

// compound reports whether the verb i is the first character of a word that was cut in two, before a noun: 两个发|力|方向.
func (p *phraseReader) compound(i int) bool {
	return p.start < 0 && !countsPersons(p.unit) && runes(p.a.word(i)) == 1 && runes(p.a.word(i+1)) == 1 && p.next(i) == wordNoun && p.next(i+1) == wordNoun
}

// ends reports whether the sentence or the next figure begins at token i.
func (p *phraseReader) ends(i int) bool {
	return i >= p.hi || p.a.tokens[i].Span.End > p.limit
}

// attribute takes what cannot stand in a noun phrase but leads to one by 的: 来自各地的代表, 在津高校.
func (p *phraseReader) attribute(i int, c wordClass) int {
	if p.head {
		return i
	}
	for j := i + 1; j < i+10 && !p.ends(j); j++ {
		switch p.class(j) {
		case wordOf:
			p.start, p.attributive = -1, false
			return j + 1
		case wordPunct:
			if w := p.a.word(j); w == "“" || w == "”" || w == "\"" {
				continue
			}
		default:
			continue
		}
		break
	}
	if w := p.a.word(i); (w == "驻" || w == "在" || c == wordPreposition && p.a.tokens[i].Span.Start < p.from) && !p.ends(i+1) {
		switch {
		case p.class(i+1) == wordNoun:
			return i + 1
		case p.next(i+1) == wordNoun && strings.Contains(countryShort, p.a.word(i+1)):
			return i + 2
		}
	}
	return i
}

// countryShort are countries by one character, which names of what is in them have: 在日校友.
const countryShort = "中日美英法德俄韩朝印加澳意泰越缅新马菲"

// of takes 的: what stands before it is the subject where that is a plain noun (国家的代表: 国家), else what follows.
func (p *phraseReader) of(i int) int {
	if p.head && (!p.attributive || p.matches(p.a.cut(normalize.Span{Start: p.start, End: p.end}))) {
		return i
	}
	if p.ends(i+1) || p.head && p.class(i+1) == wordChange { // 30公里受损道路的提升
		return i
	}
	p.start, p.head, p.attributive = -1, false, false
	return i + 1
}

// classified are what nouns end in that a classifier goes with and hardly any other.
var classified = map[string]endings{
	"所": endingsOf([]string{"学校", "高校", "院校", "大学", "中学", "小学", "学院", "医院", "幼儿园", "研究院", "研究所", "职校"}),
	"家": endingsOf([]string{"企业", "公司", "单位", "机构", "集团", "银行", "医院", "商户", "工厂", "厂商", "门店", "媒体"}),
	"个": endingsOf([]string{"国家", "地区", "省份", "城市", "单位", "部门", "代表团", "家庭"}),
}

// matches reports whether a phrase is what the classifier of the figure counts, so that 的 behind it leads to something of
// theirs: 12所发起高校的校长.
func (p *phraseReader) matches(phrase string) bool {
	return classified[p.unit].words != nil && classified[p.unit].end(phrase)
}

// join takes 和 between nouns. It passes over a list that an attribute consists of (不同行业、地区的招聘会).
func (p *phraseReader) join(i int) int {
	if !p.head || p.ends(i+1) {
		return i
	}
	if p.attributive || countsPersons(p.unit) && p.a.tag(i-1) == "vn" { // 4名诈骗、赌博的嫌疑人
		if j := p.listOf(i); j > i {
			p.start, p.head, p.attributive = -1, false, false
			return j
		}
	}
	switch p.a.word(i) {
	case "及":
		if p.a.word(i+1) == "以上" && !p.ends(i+2) {
			return i + 2
		}
	case "和", "以及", "或":
	default:
		return i
	}
	if p.a.tag(i+1) != "ns" && p.reachesHead(i+1) && !(p.twin && p.reachesFigure(i+1)) {
		return i + 1
	}
	return i
}

// reachesFigure reports whether only a noun phrase stands from token i to the next figure, which is then of what that names:
// 20个大项和成人组10个大项.
func (p *phraseReader) reachesFigure(i int) bool {
	for ; !p.ends(i); i++ {
		if c := p.class(i); c != wordNoun && c != wordModifier {
			return false
		}
	}
	return p.a.tokens[i-1].Span.End == p.limit
}

// listOf returns the place behind the 的 that ends the list which token i goes on with, or i.
func (p *phraseReader) listOf(i int) int {
	for j := i + 1; j < i+10 && !p.ends(j); j++ {
		switch p.class(j) {
		case wordOf:
			return j + 1
		case wordNoun, wordModifier, wordJoin:
		case wordVerb:
			if p.attributive {
				return i
			}
		case wordPunct:
			if w := p.a.word(j); w != "“" && w != "”" {
				return i
			}
		default:
			return i
		}
	}
	return i
}

// reachesHead reports whether the noun phrase that begins at token i has a head.
func (p *phraseReader) reachesHead(i int) bool {
	if p.class(i) == wordVerb {
		return false
	}
	for j := i; j < i+5 && !p.ends(j); j++ {
		switch p.class(j) {
		case wordNoun:
			return true
		case wordModifier, wordVerb:
		default:
			return false
		}
	}
	return false
}

// quoted takes a name in quotation marks or a title.
func (p *phraseReader) quoted(i int) int {
	switch p.a.word(i) {
	case "-", "·", "・", "‧":
		if c := p.next(i); p.head && (c == wordNoun || c == wordVerb) && p.a.tokens[i].Span.Start == p.end && p.a.tokens[i+1].Span.Start == p.a.tokens[i].Span.End {
			p.end = p.a.tokens[i+1].Span.End
			return i + 2 // a name of two parts
		}
		return i
	}
	closing, is := closings[p.a.word(i)]
	if !is {
		return i
	}
	for j := i + 1; j < i+16 && !p.ends(j); j++ {
		if p.a.word(j) == closing {
			p.begin(i)
			p.end, p.head = p.a.tokens[j].Span.End, true
			return j + 1
		}
	}
	return i
}

var closings = map[string]string{"“": "”", "《": "》", "‘": "’", "「": "」"}
