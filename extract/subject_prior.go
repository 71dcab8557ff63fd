package extract

import (
	"strings"

	"taizhang/normalize"
)

// elided returns the noun that figure k, at the end of its clause, leaves out because it stood behind the figure before in the same
// unit: 新建13个场馆，改造36个.
func (s *subjectReader) elided(k int) (span normalize.Span) {
	f := &s.found[k]
	if r, _ := runeAt(s.a.Text[:s.sentence.End], f.span.End); k == 0 || s.found[k-1].name != f.name || isHan(r) {
		return span
	}
	if same := s.subjects[k-1]; same.Start >= s.found[k-1].span.End {
		return same
	}
	return span
}

// orPrior returns span, or what the text spoke of before where span names but a change.
func (s *subjectReader) orPrior(span normalize.Span, k int) normalize.Span {
	if !s.isBareChange(span) {
		return span
	}
	if i := s.tokenAt(span.Start); span.Len() > 0 && s.class(i-1) == wordTime && changeNouns[s.a.word(s.tokenAt(span.End-1))] {
		j, start := i-1, s.clauseStart(i)
		for j > start && s.class(j) == wordTime {
			j--
		}
		if first := s.phraseBefore(j, start); first <= j && first == start {
			return s.span(first, j+1) // 硬件市场2018年增长率
		}
	}
	if prior := s.prior(k); prior.Len() > 0 {
		return prior
	}
	return span
}

// maxInAside is how many figures an aside in brackets is passed over with.
const maxInAside = 20

// closesBracket reports whether the text closes a bracket that it does not open.
func closesBracket(text string) bool {
	closing := strings.IndexAny(text, "）)")
	opening := strings.IndexAny(text, "（(")
	return closing >= 0 && (opening < 0 || closing < opening)
}

// isBareChange reports whether a phrase names nothing but a change or a rate, and leaves open of what: 增幅, 两年平均增速,
// 日均.
func (s *subjectReader) isBareChange(span normalize.Span) bool {
	for i := s.tokenAt(span.Start); i < s.hi && s.a.tokens[i].Span.Start < span.End; i++ {
		if s.a.word(i) == "单位" || s.class(i) != wordModifier && !changeNouns[s.a.word(i)] {
			return false
		}
	}
	return true
}

// prior returns what the text before figure k spoke of: the subject of the figure before it, else what the clauses
// before begin with.
func (s *subjectReader) prior(k int) normalize.Span {
	m := k - 1
	for m > max(0, k-maxInAside) && closesBracket(s.a.Text[s.found[m].span.End:s.found[k].span.Start]) {
		m-- // an aside in brackets
	}
	for m > 0 && s.found[m].unit.quantity == quantityRatio && isShare(s.a.cut(s.subjects[m])) {
		m-- // 营收3亿元，占比5%，同比增长4%
	}
	end := s.clauseStart(s.tokenAt(s.found[k].span.Start)) - 1
	if grows(s.a.Text, s.found[k].span.Start) || s.a.word(end+1) == "由" || s.a.word(end+1) == "从" {
		if span, ok := s.closing(end-1, k); ok {
			return span // 补助标准，由每年5000元提高到5500元
		}
	}
	if strings.Contains(s.a.Text[s.a.tokens[min(end+1, s.hi-1)].Span.Start:s.found[k].span.Start], "折合") {
		if span, _ := s.closing(end-1, k); span.Len() > 0 && hanPower(firstRune(s.a.cut(span))) == 0 {
			return span // 收受财物，折合人民币3万元
		}
	}
	if m >= 0 && s.subjects[m].Len() > 0 && !s.attributive(m) {
		return s.subjects[m]
	}
	for n := 0; n < 4 && end > s.lo; n++ {
		start := s.clauseStart(end - 1)
		if span := s.metricBefore(start, end); n == 0 && span.Len() > 0 {
			return span
		}
		if span, ok := s.opening(start, end); ok && s.a.word(end-1) != "看" && s.a.word(end-1) != "来看" { // 分季度看
			return span
		}
		end = start - 1
	}
	return s.last
}

// metricBefore returns what a clause from token start to end says that is measured, where it has come to a new height (获奖数量再创新高), or
// nothing.
func (s *subjectReader) metricBefore(start, end int) (span normalize.Span) {
	j := end - 1
	for j > start && (s.class(j) == wordVerb || s.class(j) == wordPredicate || s.class(j) == wordAdverb || s.class(j) == wordChange) {
		j--
	}
	if j == end-1 || s.class(j) != wordNoun || runes(s.a.word(j)) < 2 || !isMetric(s.a.word(j)) {
		return span
	}
	if first := s.phraseBefore(j, start); first <= j {
		return s.span(s.trim(first, j), j+1)
	}
	return span
}

// isShare reports whether a phrase says only that something is a share of a whole.
func isShare(phrase string) bool {
	switch phrase {
	case "占比", "比重", "比例", "份额", "占有率":
		return true
	}
	return false
}

// closing returns the name of something measured that the clause before figure k ends in, at token j.
func (s *subjectReader) closing(j, k int) (span normalize.Span, ok bool) {
	start := s.lo
	if k > 0 {
		start = s.tokenAt(s.found[k-1].span.End-1) + 1
	}
	if j < start {
		return span, false
	}
	first := s.phraseBefore(j, start)
	if first > j {
		return span, false
	}
	span = s.span(s.trim(first, j), j+1)
	return span, isMetric(s.a.cut(span)) || strings.HasSuffix(s.a.cut(span), "标准")
}

// opening returns the noun phrase that the clause from token i to end begins with, times and adjuncts passed over,
// and without a change at its end (运量增幅最大: 运量).
func (s *subjectReader) opening(i, end int) (span normalize.Span, ok bool) {
	first, last := -1, -1
	for ; i < end; i++ {
		c := s.class(i)
		if first >= 0 && c != wordNoun && c != wordModifier && c != wordOf && c != wordJoin {
			break
		}
		switch {
		case s.inFigure(i):
			first, last = -1, -1
		case c == wordNoun:
			if first < 0 {
				first = i
			}
			last = i
		case c == wordModifier && first < 0 && !s.inDate(i):
			first = i
		case c == wordPreposition, first < 0 && s.a.word(i) == "在" && s.adjunctEnd(i, end) > i:
			i = s.adjunctEnd(i, end)
		case c == wordOf && first >= 0:
			first, last = -1, -1
		case (c == wordPredicate || c == wordVerb) && first < 0 && i+1 == end && s.class(i-1) == wordOf:
			first, last = i, i // 在…方面的投入
		}
	}
	for last > first && changeNouns[s.a.word(last)] {
		last--
	}
	if first < 0 || last < first {
		return span, false
	}
	return s.span(first, last+1), true
}

// adjunctEnd returns the last token of the adjunct that the preposition i begins: 在…中.
func (s *subjectReader) adjunctEnd(i, end int) int {
	for j := i + 1; j < end && j < i+12; j++ {
		if s.class(j) == wordPlace {
			return j
		}
	}
	return i
}
