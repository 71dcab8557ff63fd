package extract

import (
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
}

func (s *subjectReader) read(a *Article, dates []Date, sentence normalize.Span, found []amount) {
	*s = subjectReader{a: a, dates: dates, sentence: sentence, found: found, subjects: s.subjects[:0]}
	s.lo, s.hi = a.tokenAt(sentence.Start), a.tokenAt(sentence.End-1)+1
	for k := range found {
		s.subjects = append(s.subjects, s.subjectOf(k))
	}
	s.distribute()
}

// subjectOf returns the subject of figure k.
func (s *subjectReader) subjectOf(k int) normalize.Span {
	f := s.found[k]
	switch f.unit.quantity {
	case quantityCount, quantityOrder:
		switch f.name {
		case "倍", "成", "折", "分", "点":
		case "次", "回", "遍", "趟":
			if verb := s.verbBehind(f.span.End, k); verb.Len() > 0 {
				return verb
			}
			fallthrough
		default:
			if behind, ok := s.behind(f.span.End, k); ok {
				return behind
			}
		}
	}
	before, state := s.ahead(f.span.Start, k)
	if state == aheadInherits {
		if prior := s.prior(k); prior.Len() > 0 {
			return prior
		}
	}
	switch f.unit.quantity {
	case quantityCount, quantityOrder:
	case quantityRatio:
		if share, ok := s.share(f.span.End, k); ok && (before.Len() == 0 || state != aheadLinked) {
			return share
		}
	default:
		if before.Len() == 0 || !isMetric(s.a.cut(before)) && state != aheadLinked {
			if behind, ok := s.behindMeasure(f.span.End, k); ok {
				return behind
			}
		}
	}
	return s.orPrior(before, k)
}

func (s *subjectReader) orPrior(span normalize.Span, k int) normalize.Span {
	if span.Len() > 0 && !changeNouns[s.a.cut(span)] {
		return span
	}
	if prior := s.prior(k); prior.Len() > 0 {
		return prior
	}
	return span
}

// maxClause is how many words back the beginning of a clause is looked for.
const maxClause = 60

// prior returns what the text before figure k spoke of: the subject of the figure before it, else what the clauses
// before begin with.
func (s *subjectReader) prior(k int) normalize.Span {
	if k > 0 && s.subjects[k-1].Len() > 0 {
		return s.subjects[k-1]
	}
	end := s.clauseStart(s.a.tokenAt(s.found[k].span.Start)) - 1
	for n := 0; n < 4 && end > s.lo; n++ {
		start := s.clauseStart(end - 1)
		if span, ok := s.opening(start, end); ok {
			return span
		}
		end = start - 1
	}
	return normalize.Span{}
}

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

// opening returns the noun phrase that the clause from token i to end begins with, times and adjuncts passed over.
func (s *subjectReader) opening(i, end int) (normalize.Span, bool) {
	first, last := -1, -1
	for ; i < end; i++ {
		switch c := s.class(i); {
		case c == wordNoun, c == wordModifier && !s.inDate(i):
			if first < 0 {
				first = i
			}
			last = i
		case c == wordPreposition && first < 0:
			i = s.adjunctEnd(i, end)
		case c == wordOf && first >= 0:
			first, last = -1, -1
		case first < 0:
		case c == wordJoin:
		default:
			return s.span(first, last+1), true
		}
	}
	return normalize.Span{}, false
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

func (s *subjectReader) span(first, end int) normalize.Span {
	return normalize.Span{Start: s.a.tokens[first].Span.Start, End: s.a.tokens[end-1].Span.End}
}

// class returns the part word i plays, figures and dates being no part of any noun phrase.
func (s *subjectReader) class(i int) wordClass {
	if i < s.lo || i >= s.hi {
		return wordPunct
	}
	if s.inDate(i) {
		return wordTime
	}
	return s.a.classOf(i)
}

// inDate reports whether token i is part of a date.
func (s *subjectReader) inDate(i int) bool {
	span := s.a.tokens[i].Span
	k := sort.Search(len(s.dates), func(k int) bool { return s.dates[k].Span.End > span.Start })
	return k < len(s.dates) && s.dates[k].Span.Overlaps(span)
}

// isMetric reports whether a noun phrase names something measured: 总面积, 零售额.
func isMetric(phrase string) bool {
	for _, end := range metricEnds {
		if strings.HasSuffix(phrase, end) {
			return true
		}
	}
	return false
}

// share returns what a figure is a share of: 三分之一的企业, 九成商品.
func (s *subjectReader) share(from, k int) (normalize.Span, bool) {
	_, size := hedgeBehind(s.a.Text[from:s.sentence.End])
	j, is := after(s.a.Text, from+size, "的")
	if c := s.class(s.a.tokenAt(j)); !is && (j >= s.sentence.End || c != wordNoun && c != wordModifier) {
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
	_, size := hedgeBehind(s.a.Text[from:s.sentence.End])
	from, _ = after(s.a.Text, from+size, "的")
	return s.behind(from, k)
}

// verbBehind returns the verb that a number of times counts: 先后5次观摩.
func (s *subjectReader) verbBehind(from, k int) normalize.Span {
	i := s.a.tokenAt(from)
	if c := s.class(i); (c == wordVerb || c == wordPredicate) && s.a.tokens[i].Span.Start >= from && s.class(i+1) != wordNoun {
		return s.a.tokens[i].Span
	}
	return normalize.Span{}
}
