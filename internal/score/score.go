// Package score measures what was found by what was expected.
package score

// Score counts what was expected, what was found, and what of it is right: in both.
type Score struct{ Expected, Found, Right int }

// Add adds what another comparison came to.
func (s *Score) Add(t Score) {
	s.Expected += t.Expected
	s.Found += t.Found
	s.Right += t.Right
}

// Precision returns the part of what was found that is right, 1 where nothing was found.
func (s Score) Precision() float64 { return ratio(s.Right, s.Found) }

// Recall returns the part of what was expected that is right, 1 where nothing was expected.
func (s Score) Recall() float64 { return ratio(s.Right, s.Expected) }

// F1 returns the harmonic mean of precision and recall, 1 where nothing was expected or found.
func (s Score) F1() float64 { return ratio(2*s.Right, s.Expected+s.Found) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}
