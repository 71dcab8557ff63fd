package extract

import "testing"

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2024-03-05T09:30+08:00", "2024", "2024-02-30", "--10-09", "0-0-0", "2024-1-1-1", "x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := parseDay(s); ok && (d.year <= 0 || d.month < 0 || d.month > 12 || d.day < 0 || d.day > 31) {
			t.Errorf("%q is the day %+v", s, d)
		}
	})
}
