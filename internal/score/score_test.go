package score

import "testing"

func TestScore(t *testing.T) {
	for _, test := range []struct {
		s    Score
		want [3]float64
	}{
		{Score{}, [3]float64{1, 1, 1}},
		{Score{Expected: 4, Found: 2, Right: 1}, [3]float64{0.5, 0.25, 1. / 3}},
		{Score{Expected: 3}, [3]float64{1, 0, 0}},
		{Score{Found: 3}, [3]float64{0, 1, 0}},
	} {
		sum := test.s
		sum.Add(Score{})
		if got := [3]float64{sum.Precision(), sum.Recall(), sum.F1()}; got != test.want {
			t.Errorf("%+v: %v, want %v", test.s, got, test.want)
		}
	}
}
