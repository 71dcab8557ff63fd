package extract

import "taizhang/normalize"

// counts reports whether figure k counts things, and measures whether it states an amount of something, neither a number of
// things nor a share.
func (s *subjectReader) counts(k int) bool {
	q := s.found[k].unit.quantity
	return q == quantityCount || q == quantityOrder
}

func (s *subjectReader) measures(k int) bool {
	return !s.counts(k) && s.found[k].unit.quantity != quantityRatio
}

// beside returns what figure k itself or its classifier says that it counts: people by what befell them, things behind their classifier.
func (s *subjectReader) beside(k int) (normalize.Span, bool) {
	persons := countsPersons(s.found[k].name)
	if persons {
		if fate, ok := s.fate(k); ok {
			return fate, true
		}
		if party := s.party(k); party.Len() > 0 {
			return party, true
		}
	}
	if s.counts(k) {
		if span, ok := s.counted(k); ok {
			return span, true
		}
	}
	if persons {
		if named := s.named(k); named.Len() > 0 {
			return named, true
		}
	}
	return normalize.Span{}, false
}

// behindRather returns what stands behind figure k where that binds it more than before, which stands ahead of it.
func (s *subjectReader) behindRather(k int, before normalize.Span, state aheadState) (normalize.Span, bool) {
	f := &s.found[k]
	still := s.changes[k].direction == ""
	if f.unit.quantity == quantityRatio || f.name == "成" {
		text := s.a.Text[max(s.sentence.Start, f.span.Start-maxContext):f.span.Start]
		if still && (state != aheadLinked || partOf(text) || !isMetric(s.a.cut(before))) {
			if share, ok := s.share(f.span.End, k); ok {
				return share, true
			}
		}
	}
	if state == aheadInherits && s.measures(k) && (s.opensClause(k) || s.attributive(k)) {
		if behind, ok := s.behindMeasure(f.span.End, k); ok {
			return behind, true // 近百亿元投资
		}
	}
	if state == aheadLinked && s.measures(k) && still && !isMetric(s.a.cut(before)) {
		if behind, ok := s.behindMeasure(f.span.End, k); ok && s.nextTo(behind, f.span.End) && isMetric(s.a.cut(behind)) {
			return behind, true // 水库达到50米正常水位
		}
	}
	return normalize.Span{}, false
}

// measures are what is measured of the things that a classifier counts: 10个重点行业|增加值增长11%.
var measures = newWordSet(`增加值 产值 总产值 产量 收入 营业收入 利润 投资额 总投资 总额 销售额 销量 零售额 成交额 交易额 用电量 发电量 进出口 价格 均价`)

// withoutMeasure returns the end of the phrase from byte start to end without what is measured of what it names.
func (s *subjectReader) withoutMeasure(start, end int) int {
	last := s.tokenAt(end - 1)
	first := s.tokenAt(start)
	if last-1 > first && s.a.word(last) == "投资" && s.a.word(last-1) == "总" {
		return s.a.tokens[last-2].Span.End // 项目|总|投资
	}
	if last <= first || !measures[s.a.word(last)] {
		return end
	}
	if w := s.a.word(last - 1); last-1 > first && (w == "工业" || w == "总") {
		last-- // 行业|工业|增加值
	}
	return s.a.tokens[last-1].Span.End
}

// wholeBefore returns the token before the verb that leads from what is measured to the whole that it is part of
// (占总额的64%: 占), where token j is 的, or j.
func (s *subjectReader) wholeBefore(j, start int) int {
	for k := j - 1; k >= start && k > j-maxPhrase && !s.endsClause(k); k-- {
		switch s.a.word(k) {
		case "占", "是", "为", "相当于", "达", "占到", "不及", "不到", "超过", "接近", "只有", "仅为", "不足", "完成":
			return k - 1
		}
	}
	return j
}
