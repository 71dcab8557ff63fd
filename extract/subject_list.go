package extract

import (
	"strings"

	"taizhang/normalize"
)

// distribute gives each of the figures that 分别 introduces its own subject: 甲、乙分别增长3%、5%.
func (s *subjectReader) distribute() {
	for k := 0; k < len(s.found); k++ {
		n := 1
		for k+n < len(s.found) && s.listed(k+n-1, k+n) {
			n++
		}
		if n > 1 {
			s.distributeOver(k, n)
			s.shareHead(k, n)
		}
		k += n - 1
	}
}

// listed reports whether figure k follows figure j in a list: only 、 or 和 stands between them.
func (s *subjectReader) listed(j, k int) bool {
	between := s.a.Text[s.found[j].span.End:s.found[k].span.Start]
	switch strings.TrimSpace(between) {
	case "、", "和", "与", "及", "，", ",":
		x, y := s.found[j].name, s.found[k].name
		return x == y || (x == "倍" || x == "%") && (y == "倍" || y == "%") && strings.TrimSpace(between) != "，"
	}
	return false
}

// shareHead gives the figures of a list the noun behind the last one, where nothing else is measured: 70%、80%的资源.
func (s *subjectReader) shareHead(k, n int) {
	last := s.found[k+n-1].span.End
	head := s.subjects[k+n-1]
	if head.Start < last {
		return
	}
	for m := k; m < k+n-1; m++ {
		if own := s.subjects[m]; own.Len() == 0 || own.End <= s.found[m].span.Start && !isMetric(s.a.cut(own)) {
			s.subjects[m] = head
		}
	}
}

func (s *subjectReader) distributeOver(k, n int) {
	start := s.clauseStart(s.tokenAt(s.found[k].span.Start))
	i := s.tokenAt(s.found[k].span.Start) - 1
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
