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
		s.shareNoun(k)
	}
}

// listed reports whether figure k follows figure j in a list: only 、 or 和 stands between them.
func (s *subjectReader) listed(j, k int) bool {
	between := s.a.Text[s.found[j].span.End:s.found[k].span.Start]
	switch strings.TrimSpace(between) {
	case "、", "和", "与", "及", "以及", "，", ",":
		x, y := s.found[j].name, s.found[k].name
		return x == y || (x == "倍" || x == "%") && (y == "倍" || y == "%") && strings.TrimSpace(between) != "，"
	}
	return false
}

// shareNoun gives a figure k that nothing but a place is said of the noun behind the next one, where 、 joins the two: 全省3万户、
// 9万人搬迁任务.
func (s *subjectReader) shareNoun(k int) {
	if k+1 >= len(s.found) {
		return
	}
	f, next := &s.found[k], &s.found[k+1]
	if f.unit.quantity == quantityCount && next.unit.quantity != quantityRatio && s.a.Text[f.span.End:next.span.Start] == "、" {
		if behind, ok := s.behindBoth(k); ok {
			s.subjects[k], s.subjects[k+1] = behind, behind
			return
		}
	}
	if f.unit.quantity != quantityCount || next.unit.quantity != quantityCount || s.a.Text[f.span.End:next.span.Start] != "、" {
		return
	}
	if own := s.subjects[k]; s.subjects[k+1].Start >= next.span.End && (own.Len() == 0 || own.End <= f.span.Start && allOf[s.a.cut(own)]) {
		s.subjects[k] = s.subjects[k+1]
	}
}

// behindBoth returns the noun behind figure k+1 that figure k counts too, where a verb stands right before that: 完成20条、
// 30公里道路.
func (s *subjectReader) behindBoth(k int) (span normalize.Span, ok bool) {
	j := s.tokenAt(s.found[k].span.Start) - 1
	if c := s.class(j); j < s.lo || c != wordPredicate && c != wordVerb {
		return span, false
	}
	end := s.found[k+1].span.End
	if s.found[k+1].unit.quantity == quantityCount || s.subjects[k].Start >= s.found[k].span.End {
		return span, false
	}
	span, ok = s.behindMeasure(end, k+1)
	return span, ok && s.nextTo(span, end)
}

// sameKind returns the subject of the last figure of the sentence before figure k that counts in the same unit.
func (s *subjectReader) sameKind(k int) normalize.Span {
	for m := k - 1; m >= 0; m-- {
		if s.found[m].name == s.found[k].name && !closesBracket(s.a.Text[s.found[m].span.End:s.found[k].span.Start]) {
			return s.subjects[m]
		}
	}
	return normalize.Span{}
}

// nextTo reports whether no mark stands between byte from and the phrase behind it.
func (s *subjectReader) nextTo(behind normalize.Span, from int) bool {
	return !strings.ContainsAny(s.a.Text[from:behind.Start], "，,、（(") && behind.Start-from < maxNextTo
}

// maxNextTo is how many bytes a word between a measure and its noun may have.
const maxNextTo = 10

// allOf are nouns for the whole of a place, which what is counted there is not called.
var allOf = newWordSet(`全国 全省 全市 全县 全区 全镇 全乡 全村 全州 全盟 全旗 全球 全校 全院 我国 我省 我市 我县 我区 本市 本省`)

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

// byCommas joins the items of a list, given from the last to the first, between which 和 or 及 stands, as parts of one name, so that
// only 、 tells them apart: 电子及通信业、医药业.
func byCommas(items []normalize.Span, joints []string) []normalize.Span {
	out := items[:1:1]
	for i := 1; i < len(items); i++ {
		if joints[i] == "、" {
			out = append(out, items[i])
		} else {
			out[len(out)-1].Start = items[i].Start
		}
	}
	return out
}

// onlyModifiers reports whether none of the items of a list has a noun.
func (s *subjectReader) onlyModifiers(items []normalize.Span) bool {
	for _, item := range items {
		for i := s.tokenAt(item.Start); i < s.hi && s.a.tokens[i].Span.Start < item.End; i++ {
			if s.class(i) != wordModifier {
				return false
			}
		}
	}
	return len(items) > 0
}

// distributeOver gives the figures from k on, n in number, the items before 分别.
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
	var joints []string // behind each item
	end := i
	for end > start && (s.class(end-1) == wordAdverb || s.class(end-1) == wordTime || s.class(end-1) == wordLink) {
		end-- // 同比分别
	}
	if (end == start || end == start+1 && changeNouns[s.a.word(start)]) && k >= n { // 降幅分别
		copy(s.subjects[k:k+n], s.subjects[k-n:k])
		return
	}
	for end > start {
		first := s.phraseBefore(end-1, start)
		if first >= end {
			break
		}
		if first-2 >= start && s.class(first-1) == wordAdverb && s.class(first-2) == wordJoin {
			first-- // 、|基本|有机化学品
		}
		items, joints = append(items, s.span(s.trim(first, end-1), end)), append(joints, s.a.word(end))
		if first-1 < start || s.class(first-1) != wordJoin {
			break
		}
		end = first - 1
	}
	if len(items) > n {
		items = byCommas(items, joints)
	}
	if len(items) != n {
		return
	}
	if s.onlyModifiers(items[1:]) {
		for m := range items { // 一线、二线城市房价: the noun at the end is that of all
			s.subjects[k+m] = normalize.Span{Start: items[n-1-m].Start, End: items[0].End}
		}
		return
	}
	for m := range items {
		s.subjects[k+m] = items[n-1-m]
	}
}
