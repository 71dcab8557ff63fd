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
	if k+1 < len(s.found) {
		p.limit = s.found[k+1].span.Start
	}
	i := s.a.tokenAt(from)
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
}

// begin notes that the phrase has reached token i.
func (p *phraseReader) begin(i int) {
	if p.start < 0 {
		p.start = max(p.from, p.a.tokens[i].Span.Start)
	}
}

// take adds token i to the phrase and returns the next one, or i where the phrase ends before it.
func (p *phraseReader) take(i int) int {
	t := p.a.tokens[i].Span
	if t.End > p.limit {
		return i
	}
	c := p.class(i)
	if t.Start < p.from { // the unit was cut off a word: 18所|在津高校, 6个|人, 1000家|中外企业
		c = wordNoun
		if w := p.a.Text[p.from:t.End]; w == "在" {
			c = wordPreposition
		} else if wordClasses[w] != wordOther {
			c = wordModifier
		}
	}
	if c != wordNoun && p.completes(i, c) {
		c = wordNoun
	}
	if w := p.a.word(i); c == wordOther && !p.head && w != "" && isDigit(w[0]) {
		c = wordModifier // 99%的20万人口城市
	}
	if c == wordLink && strings.HasPrefix(p.a.word(i), "最") && p.class(i+1) == wordNoun {
		c = wordModifier // 159米的最高水位
	}
	switch c {
	case wordNoun:
		if p.head && adverbialNouns[p.a.word(i)] {
			return i
		}
		p.begin(i)
		p.end, p.head = t.End, true
		return i + 1
	case wordModifier:
		p.begin(i)
		if !p.head {
			p.attributive = p.attributive || p.a.tag(i) != "m" && p.a.tag(i) != "b"
		}
		return i + 1
	case wordVerb:
		return p.verb(i)
	case wordOf:
		return p.of(i)
	case wordJoin:
		return p.join(i)
	case wordPronoun:
		if !p.head && p.start < 0 {
			return i + 1
		}
	case wordPunct:
		return p.quoted(i)
	case wordPreposition, wordPredicate, wordAdverb, wordTime, wordLink, wordChange, wordPlace, wordCompare:
		return p.attribute(i, c)
	}
	return i
}

// completes reports whether token i, no noun by itself, is one here: behind a word that says more about a noun
// (国际组织), as the rest of a word cut in two (单|品), or alone between the classifier and a mark (34项举措).
func (p *phraseReader) completes(i int, c wordClass) bool {
	switch c {
	case wordPredicate, wordVerb:
	case wordModifier: // 本科|专业
		if tag := p.a.tag(i); tag == "" || tag[0] != 'n' || runes(p.a.word(i)) < 2 {
			return false
		}
		if p.ends(i + 1) {
			return true
		}
		next := p.class(i + 1)
		return next == wordPunct || next == wordJoin || next == wordLink
	case wordPlace: // 1000家中|外|企业, 政府|间|文件, 三个方面
		if p.a.word(i) == "方面" {
			return p.start < 0
		}
		return (!p.head || p.a.word(i) == "间") && !p.ends(i+1) && p.class(i+1) == wordNoun && runes(p.a.word(i)) == 1
	case wordAdverb:
		_, listed := wordClasses[p.a.word(i)]
		return !listed && (p.start >= 0 || runes(p.a.word(i)) == 1) && !p.ends(i+1) && p.class(i+1) == wordNoun
	default:
		return false
	}
	next := wordPunct
	if !p.ends(i + 1) {
		next = p.class(i + 1)
	}
	if p.head && carriers[p.a.word(i+1)] || p.start < 0 && c == wordVerb && things[p.unit] {
		return true // 新品|发布|活动, 1亿件快递
	}
	switch {
	case p.start >= 0 && !p.head && p.class(i-1) == wordModifier && runes(p.a.word(i)) > 1:
		return next != wordNoun && next != wordModifier
	case p.head && runes(p.a.word(i)) == 1 && runes(p.a.word(i-1)) == 1:
		return true
	}
	return p.start < 0 && c == wordVerb && (next == wordPunct || next == wordJoin) && runes(p.a.word(i)) > 1
}

// things are classifiers of what is no person and does nothing, so that a verb behind them is rather a noun.
var things = newWordSet(`件 项 份 种 场 起 类 款 篇 部 张 宗 例 笔 单 票 场次 件次`)

// carriers are nouns that take the verb before them, with its object, as an attribute.
var carriers = newWordSet(`活动 仪式 会议 大会 项目 工程 行动 计划 工作 机制 文件 协议 体系 平台 中心 基地 系统 服务 设施 能力 政策 措施 制度 方案 技术 设备 产品 指标 任务 问题 案件 事件 方式 模式 渠道 标准 规范 试点 企业 机构 单位 团队 人员 人才 论坛 联盟 示范区 试验区`)

// verb takes a verb where it says more about the noun that follows: 跨区域团队, 科技创新团队.
func (p *phraseReader) verb(i int) int {
	if personClassifiers[p.unit] && p.start < 0 {
		return p.attribute(i, wordVerb) // 1亿人次乘坐公交: what they do
	}
	if next := p.class(i + 1); p.ends(i+1) || next != wordNoun && next != wordVerb && next != wordModifier {
		return p.attribute(i, wordVerb)
	}
	p.begin(i)
	if !p.head {
		p.attributive = true
	}
	return i + 1
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
	if (c == wordPreposition || p.a.word(i) == "在") && p.class(i+1) == wordNoun && !p.ends(i+1) {
		return i + 1
	}
	return i
}

// of takes 的: what stands before it is the subject where that is a plain noun (国家的代表: 国家), else what follows.
func (p *phraseReader) of(i int) int {
	if p.head && !p.attributive {
		return i
	}
	if p.ends(i + 1) {
		return i
	}
	p.start, p.head, p.attributive = -1, false, false
	return i + 1
}

// join takes 和 between nouns. It passes over a list that an attribute consists of (不同行业、地区的招聘会).
func (p *phraseReader) join(i int) int {
	if !p.head || p.ends(i+1) {
		return i
	}
	w := p.a.word(i)
	if p.attributive {
		for j := i + 1; j < i+10 && !p.ends(j); j++ {
			c := p.class(j)
			if c == wordOf {
				p.start, p.head, p.attributive = -1, false, false
				return j + 1
			}
			if c != wordNoun && c != wordModifier && c != wordJoin {
				break
			}
		}
	}
	if w == "及" && p.a.word(i+1) == "以上" && !p.ends(i+2) {
		return i + 2
	}
	next := p.class(i + 1)
	if w != "和" && w != "及" && w != "以及" && w != "或" || next != wordNoun && next != wordModifier || p.a.tag(i+1) == "ns" {
		return i
	}
	for j := i + 1; j < i+6 && !p.ends(j); j++ { // the noun phrase must go on to its head
		switch p.class(j) {
		case wordNoun:
			return i + 1
		case wordModifier, wordVerb:
		default:
			return i
		}
	}
	return i
}

// quoted takes a name in quotation marks or a title.
func (p *phraseReader) quoted(i int) int {
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
var openings = map[string]string{"”": "“", "》": "《", "’": "‘", "」": "「", "）": "（", ")": "("}

// aheadState tells how a figure hangs together with what stands before it.
type aheadState uint8

const (
	aheadNone     aheadState = iota
	aheadDirect              // 项目1225项
	aheadLinked              // 项目达1225项
	aheadInherits            // the clause begins with the link: 同比增长3%
	aheadVerb                // only a verb stands there: 累计开行1719列
)

// ahead reads the noun phrase that ends before byte to, passing over verbs of measure and change, hedges, times and
// what is compared with.
func (s *subjectReader) ahead(to, k int) (span normalize.Span, state aheadState) {
	start := s.lo
	if k > 0 {
		start = s.a.tokenAt(s.found[k-1].span.End-1) + 1
	}
	j := s.a.tokenAt(to) - 1
	if i := j + 1; i < s.hi && s.a.tokens[i].Span.Start < to {
		j = i - 1
	}
	if j > start && s.a.word(j) == " " && !s.endsClause(j-1) {
		j-- // 超过 4亿人
	}
	state = aheadDirect
	for {
		from, linked := j, false
		j, linked = s.passLinks(j, start)
		if linked {
			state = aheadLinked
		}
		if j < start || s.endsClause(j) && !colon(s.a.word(j)) || s.a.word(j) == "、" {
			if state == aheadLinked || j < from || j < start || s.a.word(j) == "、" {
				return span, aheadInherits
			}
			return span, aheadNone
		}
		if w := s.a.word(j); colon(w) || w == "(" || w == "（" {
			j--
			continue
		}
		if s.class(j) == wordOf {
			if k := s.wholeBefore(j, start); k < j {
				j, state = k, aheadLinked
				continue
			}
			j--
			continue
		}
		first := s.phraseBefore(j, start)
		if first > j {
			if c := s.class(j); c == wordPredicate || c == wordVerb {
				return span, aheadVerb
			}
			return span, aheadNone
		}
		if s.comparedWith(first, start) {
			j = first - 2
			state = aheadLinked
			continue
		}
		if w := s.a.word(j); s.a.word(first-1) == "占" && !strings.HasPrefix(w, "比") && w != "份额" {
			j, state = first-2, aheadLinked // 占总额4%
			continue
		}
		first = s.afterAdjunct(first, j)
		first = s.trim(first, j)
		if v := first - 1; state == aheadLinked && v >= start && s.class(v) == wordVerb && runes(s.a.word(v)) == 2 && s.clauseStart(v) == v {
			first = v // 签约项目达45个
		}
		span = s.span(first, j+1)
		if w := s.a.word(j); s.a.word(j-1) == "占" && len(w) > len("比") {
			span.End = s.a.tokens[j].Span.Start + len("比") // 占|比达
		}
		return span, state
	}
}

// wholeBefore returns the token before the verb that leads from what is measured to the whole that it is part of
// (占总额的64%: 占), where token j is 的, or j.
func (s *subjectReader) wholeBefore(j, start int) int {
	for k := j - 1; k >= start && k > j-maxPhrase && !s.endsClause(k); k-- {
		switch s.a.word(k) {
		case "占", "是", "为", "相当于", "达", "占到":
			return k - 1
		}
	}
	return j
}

// comparedWith reports whether the phrase that begins with token first is something compared with: 比城镇, 快于城镇.
func (s *subjectReader) comparedWith(first, start int) bool {
	if first <= start {
		return false
	}
	switch s.a.word(first - 1) {
	case "快", "慢", "高", "低", "多", "少", "大", "小":
		return strings.HasPrefix(s.a.word(first), "于")
	case "于":
		return s.class(first-2) == wordChange || s.class(first-2) == wordModifier
	}
	return s.class(first-1) == wordCompare
}

func colon(w string) bool { return w == "：" || w == ":" }

// passLinks goes left from token j over what may stand between a noun phrase and its figure.
func (s *subjectReader) passLinks(j, start int) (at int, linked bool) {
	for j >= start {
		switch s.class(j) {
		case wordLink, wordChange:
			linked = true
		case wordVerb, wordPredicate: // 拓展至, 稳定在
			if !(linked && steady[s.a.word(j)]) && (j+1 >= s.hi || !reaches[s.a.word(j+1)]) {
				k := s.compareBefore(j, start)
				if k == j {
					return j, linked
				}
				j = k
			}
			linked = true
		case wordAdverb, wordTime:
		case wordCompare:
			linked = true
		case wordPlace:
			if k := s.adjunctStart(j, start); k < j {
				j = k
			} else if k := s.compareBefore(j, start); k < j {
				j, linked = k, true
			} else if s.class(j-1) == wordNoun {
				return j - 1, linked
			}
		case wordModifier:
			switch s.a.word(j) {
			case "高", "低", "大", "小", "多", "少", "新", "最高", "最低", "平均":
			default:
				return j, linked
			}
		case wordPreposition:
			switch s.a.word(j) {
			case "至", "到", "为", "在", "于", "以", "从", "由", "自":
			default:
				return j, linked
			}
		case wordOf:
			if j-1 < start || s.class(j-1) != wordTime { // 从2012年的…
				return j, linked
			}
		case wordNoun:
			k := s.compareBefore(j, start)
			if k == j && s.a.word(j-1) == "每" {
				k = j - 1 // 每兆瓦时280元
			}
			if k == j {
				return j, linked
			}
			j, linked = k, true
		case wordOther:
			if w := s.a.word(j); w != "了" && w != "过" && w != "着" && w != " " && w != "" && w != "所" && w != "有" {
				return j, linked
			}
		case wordPunct:
			open, is := openings[s.a.word(j)]
			if !is || open != "（" && open != "(" {
				return j, linked
			}
			k := j - 1
			for k >= start && k > j-maxClause && s.a.word(k) != open {
				k--
			}
			if k < start || s.a.word(k) != open {
				return j, linked
			}
			j = k
		default:
			return j, linked
		}
		j--
	}
	return j, linked
}

// reaches are words that lead a verb on to a figure.
var reaches = newWordSet(`至 到 在 为 成 达`)

// steady are verbs that add to another before a figure: 稳定保持在96%.
var steady = newWordSet(`稳定 持续 继续 保持 维持`)

// adjunctStart returns the preposition that begins the adjunct ending in token j (在…中), or j.
func (s *subjectReader) adjunctStart(j, start int) int {
	for k := j - 1; k >= start && k > j-12; k-- {
		switch s.a.word(k) {
		case "在", "从", "自", "自从", "截至", "截止", "于", "除":
			return k
		}
		if s.endsClause(k) {
			break
		}
	}
	return j
}

// compareBefore returns the 比 or 较 that token j is compared by (较去年同期, 较协定生效前), or j.
func (s *subjectReader) compareBefore(j, start int) int {
	for k := j - 1; k >= start && k > j-8 && !s.endsClause(k) && s.a.word(k) != "、"; k-- {
		if s.class(k) == wordCompare {
			return k
		}
	}
	return j
}

// maxPhraseRunes is how long a noun phrase before a figure may grow.
const maxPhraseRunes = 16

// phraseBefore returns the first token of the noun phrase that ends in token j, or j+1 where none does.
func (s *subjectReader) phraseBefore(j, start int) int {
	first := j + 1
	length := 0
	for k := j; k >= start && j-k < maxPhrase; k-- {
		switch s.class(k) {
		case wordNoun, wordModifier:
		case wordVerb:
			if k < j && !s.suffixed(k+1) && s.class(k-1) != wordNoun && s.class(k-1) != wordModifier {
				return first
			}
		case wordPredicate, wordChange:
			switch { // 总|花费; 开工|率, …的|生产|指数
			case k == j && s.class(k-1) == wordModifier:
			case k < j && (s.suffixed(k+1) || s.class(k-1) == wordOf):
			default:
				return first
			}
		case wordPunct:
			m := s.opened(k, start)
			if m == k {
				return first
			}
			k = m
		case wordLink:
			if k == j || s.a.word(k) != "可" || s.class(k+1) != wordVerb { // 可支配收入
				return first
			}
		default:
			return first
		}
		if length += runes(s.a.word(k)); length > maxPhraseRunes && first <= j {
			return first
		}
		first = k
	}
	return first
}

// suffixed reports whether token i is a character that makes a noun of the word before it: 率, 量.
func (s *subjectReader) suffixed(i int) bool {
	w := s.a.word(i)
	r, size := runeAt(w, 0)
	return size == len(w) && nounSuffixes.has(r)
}

// opened returns the opening mark that the closing quotation mark k belongs to, or k.
func (s *subjectReader) opened(k, start int) int {
	open, is := openings[s.a.word(k)]
	if !is || open == "(" || open == "（" {
		return k
	}
	for m := k - 1; m >= start && k-m < 16; m-- {
		if s.a.word(m) == open {
			return m
		}
	}
	return k
}

// afterAdjunct returns where the phrase first … last begins when a preposition stands before it, whose noun it then
// includes: of 为职业院校培养师资 only 师资, of 向四省市调水 only 调水.
func (s *subjectReader) afterAdjunct(first, last int) int {
	switch s.a.word(first - 1) {
	case "为", "向", "给", "对", "由", "把", "将":
	default:
		return first
	}
	for k := last; k > first; k-- {
		if tag := s.a.tag(k); tag == "v" || tag == "vn" {
			if k == last {
				return k
			}
			return k + 1
		}
	}
	return first
}

// actor reports whether token i begins its clause and names a place or body, which rather does what the verb behind
// it says than being part of a longer name.
func (s *subjectReader) actor(i int) bool {
	tag := s.a.tag(i)
	return (tag == "ns" || tag == "nt") && s.clauseStart(i) == i
}

// trim drops from the front of the phrase first … last what is no part of it.
func (s *subjectReader) trim(first, last int) int {
	if first+1 < last && s.actor(first) && s.class(first+1) == wordVerb && s.a.tag(first+1) == "v" {
		first += 2 // 鄂县签约项目15个
	}
	for first < last {
		w := s.a.word(first)
		if s.class(first) == wordVerb && s.suffixed(first+1) {
			break // 就诊|率
		}
		if s.class(first) == wordVerb || s.a.tag(first) == "q" || s.a.word(first-1) == "每" || w == "各类" || w == "相关" || w == "有关" || w == "其他" || w == "等" {
			first++
			continue
		}
		break
	}
	return first
}

// distribute gives each of the figures that 分别 introduces its own subject: 甲、乙分别增长3%、5%.
func (s *subjectReader) distribute() {
	for k := 0; k < len(s.found); k++ {
		n := 1
		for k+n < len(s.found) && s.listed(k+n-1, k+n) {
			n++
		}
		if n > 1 {
			s.distributeOver(k, n)
		}
		k += n - 1
	}
}

// listed reports whether figure k follows figure j in a list: only 、 or 和 stands between them.
func (s *subjectReader) listed(j, k int) bool {
	between := s.a.Text[s.found[j].span.End:s.found[k].span.Start]
	switch strings.TrimSpace(between) {
	case "、", "和", "与", "及", "，", ",":
		return s.found[j].name == s.found[k].name
	}
	return false
}

func (s *subjectReader) distributeOver(k, n int) {
	start := s.clauseStart(s.a.tokenAt(s.found[k].span.Start))
	i := s.a.tokenAt(s.found[k].span.Start) - 1
	for i >= start && s.a.word(i) != "分别" {
		i--
	}
	if i < start {
		return
	}
	var items []normalize.Span
	end := i
	for end > start && (s.class(end-1) == wordAdverb || s.class(end-1) == wordTime || s.class(end-1) == wordLink) {
		end-- // 同比分别
	}
	if end == start && k >= n {
		copy(s.subjects[k:k+n], s.subjects[k-n:k])
		return
	}
	for end > start {
		first := s.phraseBefore(end-1, start)
		if first >= end {
			break
		}
		items = append(items, s.span(s.trim(first, end-1), end))
		if first-1 < start || s.class(first-1) != wordJoin {
			break
		}
		end = first - 1
	}
	if len(items) != n {
		return
	}
	for m := range items {
		s.subjects[k+m] = items[n-1-m]
	}
}
