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
