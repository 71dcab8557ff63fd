package extract

import (
	"slices"
	"sort"
	"strings"

	"taizhang/normalize"
)

// subjectReader finds what the figures of a sentence count or measure: the noun phrase behind a classifier
// (30所普通本科高校), before a figure that ends its clause (项目1225项) or before a verb of measure (总额达3亿元), and
// where a clause begins with a change (同比增长3%), what the clause before spoke of.
type subjectReader struct {
	a        *Article
	dates    []Date
	sentence normalize.Span
	lo, hi   int // tokens of the sentence
	found    []amount
	subjects []normalize.Span // by figure; empty where unknown
	changes  []change         // by figure
	last     normalize.Span   // the last subject of the sentence before
	classes  []wordClass      // of the tokens, one more than the class, as far as asked for
}

// read finds the subjects of the figures found in a sentence, whose tokens s.lo and s.hi bound.
func (s *subjectReader) read(dates []Date, sentence normalize.Span, found []amount) {
	if n := len(s.subjects); n > 0 {
		s.last = s.subjects[n-1]
	}
	if strings.Contains(s.a.Text[min(s.last.End, sentence.Start):sentence.Start], "\n") {
		s.last = normalize.Span{} // of another paragraph
	}
	s.dates, s.sentence, s.found, s.subjects = dates, sentence, found, s.subjects[:0]
	s.classes = slices.Grow(s.classes[:0], s.hi-s.lo)[:s.hi-s.lo]
	clear(s.classes)
	s.changes = s.changes[:0]
	for k := range found {
		start := found[k].span.Start
		s.changes = append(s.changes, changeOf(s.a.Text[max(sentence.Start, start-maxContext):start]))
		s.subjects = append(s.subjects, s.subjectOf(k))
	}
	s.distribute()
}

// subjectOf returns the subject of figure k.
func (s *subjectReader) subjectOf(k int) normalize.Span {
	f := &s.found[k]
	if span, ok := s.beside(k); ok {
		return span
	}
	before, state := s.ahead(f.span.Start, k)
	if span, ok := s.behindRather(k, before, state); ok {
		return span
	}
	if state == aheadInherits && f.name == "人次" && k > 0 && s.found[k-1].name != f.name {
		if doing := s.doing(k); doing.Len() > 0 {
			return doing // 总人数2000人，共有3人次破纪录
		}
	}
	if state == aheadInherits && countsPersons(f.name) && s.opensClause(k) && !s.personsBefore(k) {
		if doing := s.doing(k); doing.Len() > 0 {
			return doing // 10余单位，约150人参与
		}
	}
	if state == aheadInherits {
		if prior := s.prior(k); prior.Len() > 0 {
			return prior
		}
	}
	if s.measures(k) && (before.Len() == 0 || s.attributive(k) && !isMetric(s.a.cut(before)) || !isMetric(s.a.cut(before)) && state != aheadLinked) {
		if behind, ok := s.behindMeasure(f.span.End, k); ok {
			return behind
		}
	}
	if countsPersons(f.name) && s.isPlace(before) && s.doing(k).Len() > 0 {
		return s.doing(k) // 美国有84万人使用
	}
	if before.Len() == 0 {
		return s.unnamed(k, state)
	}
	if s.counts(k) && state == aheadLinked && s.isPlace(before) {
		if same := s.sameKind(k); same.Len() > 0 && !s.isPlace(same) {
			return same // 全国有30所高校，其中北京有5所
		}
	}
	return s.orPrior(before, k)
}

// personsBefore reports whether a figure of the sentence before figure k counts persons, too.
func (s *subjectReader) personsBefore(k int) bool {
	for m := range k {
		if countsPersons(s.found[m].name) {
			return true
		}
	}
	return false
}

// counted returns what stands behind the classifier of figure k. Some count what stands before them only.
func (s *subjectReader) counted(k int) (normalize.Span, bool) {
	f := &s.found[k]
	switch f.name {
	case "倍", "成", "折", "分":
		return normalize.Span{}, false
	case "点":
		if !f.han {
			return normalize.Span{}, false
		}
	case "次", "回", "遍", "趟":
		if verb := s.verbBehind(f.span.End, k); verb.Len() > 0 {
			return verb, true
		}
	}
	if span, ok := s.behind(s.pastHedge(f.span.End), k); ok {
		return span, ok
	}
	return s.behindNext(k)
}

// behindNext returns the noun behind the figure after figure k, where that only says more about what figure k counts: 两艘新建4800箱货船.
func (s *subjectReader) behindNext(k int) (span normalize.Span, ok bool) {
	if k+1 >= len(s.found) || countsPersons(s.found[k].name) || s.attributive(k) {
		return span, false
	}
	next := &s.found[k+1]
	i, end := s.tokenAt(s.found[k].span.End), s.tokenAt(next.span.Start)
	if next.unit.quantity == quantityRatio || end-i > 2 || end == i && (next.unit.quantity == quantityCount || next.unit.quantity == quantityMoney) {
		return span, false
	}
	for ; i < end; i++ {
		switch s.class(i) {
		case wordModifier, wordVerb, wordPredicate:
		default:
			return span, false
		}
	}
	span, ok = s.behindMeasure(next.span.End, k+1)
	return span, ok && s.nextTo(span, next.span.End)
}

// unnamed returns the subject of figure k where no noun beside the figure names it.
func (s *subjectReader) unnamed(k int, state aheadState) normalize.Span {
	f := &s.found[k]
	if state == aheadVerb && strings.HasSuffix(s.a.Text[s.sentence.Start:f.span.Start], "其中") {
		if same := s.sameKind(k); same.Len() > 0 {
			return same // 审议8件草案，通过其中5件
		}
	}
	if state == aheadVerb && !(countsPersons(f.name) && s.causes(k) && s.doing(k).Len() > 0) {
		return s.ofVerb(k)
	}
	if countsPersons(f.name) {
		if doing := s.doing(k); doing.Len() > 0 {
			return doing
		}
	}
	if state != aheadNone {
		return s.prior(k)
	}
	if k > 0 && s.clauseStart(s.tokenAt(f.span.Start)) <= s.tokenAt(s.found[k-1].span.Start) {
		return s.subjects[k-1]
	}
	return normalize.Span{}
}

// opensClause reports whether nothing but a hedge stands before figure k in its clause.
func (s *subjectReader) opensClause(k int) bool {
	start := s.found[k].span.Start
	if _, size := hedgeBefore(s.a.Text[s.sentence.Start:start]); size > 0 {
		start -= size
	}
	r, _ := runeBefore(s.a.Text[s.sentence.Start:start], start-s.sentence.Start)
	return start == s.sentence.Start || strings.ContainsRune("，,；;：:", r)
}

// isPlace reports whether a phrase names nothing but a place.
func (s *subjectReader) isPlace(span normalize.Span) bool {
	if span.Len() == 0 {
		return false
	}
	for i := s.tokenAt(span.Start); i < s.hi && s.a.tokens[i].Span.Start < span.End; i++ {
		if s.a.tag(i) != "ns" && !(s.a.tokens[i].Span.Start > span.Start && strings.HasSuffix(s.a.word(i), "区")) {
			return false // 香港|特别行政区
		}
	}
	return true
}

// ofVerb returns the subject of a figure that a verb stands before, without any noun: who does it, for things
// (中欧班列累计开行1719列), and the verb itself for people and amounts (累计招收300人, 投入3亿元).
func (s *subjectReader) ofVerb(k int) normalize.Span {
	f := &s.found[k]
	i := s.tokenAt(f.span.Start)
	start := s.clauseStart(i)
	verb := normalize.Span{}
	for j := i - 1; j >= start && j > i-6; j-- {
		if c := s.class(j); (c == wordPredicate || c == wordVerb) && runes(s.a.word(j)) > 1 {
			verb = s.a.tokens[j].Span
			break
		}
	}
	if v := s.tokenAt(verb.Start); verb.Len() > 0 && v > start {
		if first := s.phraseBefore(v-1, start); first < v {
			if span := s.span(s.trim(first, v-1), v); isMetric(s.a.cut(span)) || f.unit.quantity == quantityRatio {
				return span // 成交额保持着100%以上的增长
			}
		}
	}
	if span, ok := s.opening(start, i); ok && span.End <= verb.Start && isMetric(s.a.cut(span)) {
		return span // 生产总值实现3亿元
	}
	if f.unit.quantity == quantityCount && !countsPersons(f.name) {
		if same := s.elided(k); same.Len() > 0 {
			return same
		}
		if span, ok := s.opening(start, i); ok && span.End <= verb.Start {
			return span
		}
		if k > 0 && s.attributive(k-1) {
			return s.prior(k) // 时速350公里的高铁,已经开通了20条
		}
	}
	return verb
}

// attributive reports whether figure k only says more about a noun to come: 时速350公里的高铁.
func (s *subjectReader) attributive(k int) bool {
	from := s.found[k].span.End
	_, size := hedgeBehind(s.a.Text[from:s.sentence.End])
	_, is := after(s.a.Text, from+size, "的")
	return is && s.found[k].unit.quantity != quantityRatio
}

// maxClause is how many words back the beginning of a clause is looked for.
const maxClause = 60

// clauseStart returns the first token of the clause that holds token i.
func (s *subjectReader) clauseStart(i int) int {
	for n := 0; i > s.lo && n < maxClause && !s.endsClause(i-1); n++ {
		i--
	}
	return i
}

// endsClause reports whether token i is a mark that ends a clause.
func (s *subjectReader) endsClause(i int) bool {
	switch s.a.word(i) {
	case "，", ",", "；", ";", "。", "：", ":", "！", "？", "　", " ", "\n":
		return true
	}
	return false
}

func (s *subjectReader) span(first, end int) normalize.Span {
	span := normalize.Span{Start: s.a.tokens[first].Span.Start, End: s.a.tokens[end-1].Span.End}
	k := sort.Search(len(s.dates), func(k int) bool { return s.dates[k].Span.End > span.Start })
	if k < len(s.dates) && s.dates[k].Span.Start <= span.Start && s.dates[k].Span.End < span.End {
		span.Start = s.dates[k].Span.End // a word goes over the end of a date
	}
	return span
}

// class returns the part word i plays, figures and dates being no part of any noun phrase.
func (s *subjectReader) class(i int) wordClass {
	if i < s.lo || i >= s.hi {
		return wordPunct
	}
	c := &s.classes[i-s.lo]
	if *c == 0 {
		*c = 1 + s.classify(i)
	}
	return *c - 1
}

// classify works out the class of word i.
func (s *subjectReader) classify(i int) wordClass {
	if s.inDate(i) || s.isDuration(i) {
		return wordTime
	}
	return s.a.classOf(i)
}

// tokenAt is that of the article, for places in the sentence: it returns s.hi for what lies behind.
func (s *subjectReader) tokenAt(p int) int {
	lo, hi := s.lo, s.hi
	for lo < hi {
		if mid := int(uint(lo+hi) >> 1); s.a.tokens[mid].Span.End > p {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// isDuration reports whether word i is a length of time: 七年, or 9 or 年 of 9年.
func (s *subjectReader) isDuration(i int) bool {
	w := s.a.word(i)
	if w == "" {
		return false
	}
	if isDigit(w[0]) {
		return durations[s.a.word(i+1)] || s.dashed(i+1)
	}
	if s.dashed(i) {
		return true
	}
	switch r, _ := runeAt(w, 0); r {
	case '季':
		return w == "季度" && s.a.tag(i-1) == "m"
	case '年', '月', '日', '天', '个', '周', '小':
	default:
		return s.a.tag(i) == "m" && (s.a.word(i+1) == "季度" || startsAsNumber(w) && hasSuffix(w, "年", "个月", "天", "周年"))
	}
	if previous := s.a.word(i - 1); durations[w] {
		return previous != "" && isDigit(previous[len(previous)-1])
	}
	return s.a.tag(i) == "m" && startsAsNumber(w) && hasSuffix(w, "年", "个月", "天", "周年")
}

// dashed reports whether token i joins the numbers of a span of time that no date is known for: the dash of 1-9月份.
func (s *subjectReader) dashed(i int) bool {
	switch s.a.word(i) {
	case "-", "—", "–", "至", "~", "～":
		before, behind := s.a.word(i-1), s.a.word(i+1)
		return before != "" && isDigit(before[0]) && behind != "" && isDigit(behind[0]) && durations[s.a.word(i+2)]
	}
	return false
}

// durations are units of time that a noun phrase may not contain with their number.
var durations = newWordSet(`年 月 日 天 个月 周 小时 年来 月份`)

// inDate reports whether token i is part of a date.
func (s *subjectReader) inDate(i int) bool {
	span := s.a.tokens[i].Span
	k := sort.Search(len(s.dates), func(k int) bool { return s.dates[k].Span.End > span.Start })
	return k < len(s.dates) && s.dates[k].Span.Overlaps(span)
}

// inFigure reports whether token i is part of a figure.
func (s *subjectReader) inFigure(i int) bool {
	span := s.a.tokens[i].Span
	k := sort.Search(len(s.found), func(k int) bool { return s.found[k].span.End > span.Start })
	return k < len(s.found) && s.found[k].span.Overlaps(span)
}

// isMetric reports whether a noun phrase names something measured: 总面积, 零售额.
func isMetric(phrase string) bool { return metricEnds.end(phrase) }

// share returns what a figure is a share of: 三分之一的企业, 九成商品.
func (s *subjectReader) share(from, k int) (normalize.Span, bool) {
	_, size := hedgeBehind(s.a.Text[from:s.sentence.End])
	j, is := after(s.a.Text, from+size, "的")
	if hasPrefix(s.a.Text[j:s.sentence.End], "比例", "比重", "份额", "幅度", "增幅", "涨幅", "增速", "速度", "水平", "概率", "同比", "环比", "月环比", "增长", "年均") {
		return normalize.Span{}, false // 不低于50%的比例
	}
	if c := s.class(s.tokenAt(j)); !is && (j >= s.sentence.End || c != wordNoun && c != wordModifier) {
		return normalize.Span{}, false
	}
	return s.behind(j, k)
}

// behindMeasure returns the noun phrase that a measure stands before: 10兆瓦大容量风机, 8吨的输送机.
func (s *subjectReader) behindMeasure(from, k int) (normalize.Span, bool) {
	text := s.a.Text[from:s.sentence.End]
	if name, is := strings.CutPrefix(text, "人民币"); is {
		from = s.sentence.End - len(name)
	}
	return s.behind(s.pastHedge(from), k)
}

// pastHedge returns the place behind a hedge and 的 at byte from: 1000所以上|高校.
func (s *subjectReader) pastHedge(from int) int {
	_, size := hedgeBehind(s.a.Text[from:s.sentence.End])
	from, _ = after(s.a.Text[:s.sentence.End], from+size, "的")
	return from
}

// partOf reports whether the text ends in 占 and a short whole: 占世界近20%的人口.
func partOf(before string) bool {
	i := strings.LastIndex(before, "占")
	return i >= 0 && runes(before[i:]) <= 8 && !strings.HasPrefix(before[i:], "占比")
}

// verbBehind returns the verb that a number of times counts: 先后5次观摩.
func (s *subjectReader) verbBehind(from, k int) normalize.Span {
	i := s.tokenAt(from)
	c := s.class(i)
	if c != wordVerb && c != wordPredicate || s.a.tokens[i].Span.Start < from {
		return normalize.Span{}
	}
	verb := s.a.tokens[i].Span
	if s.class(i+1) != wordNoun {
		return verb
	}
	if object, ok := s.behind(verb.End, k); c == wordPredicate && ok && object.Start == verb.End {
		verb.End = object.End // 22次刷新世界纪录
		return verb
	}
	return normalize.Span{}
}
