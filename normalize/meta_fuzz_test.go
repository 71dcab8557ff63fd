package normalize

import "testing"

// FuzzStamps reads dates, times and datelines at the start of anything: what is found lies in it, and is a day.
func FuzzStamps(f *testing.F) {
	for _, s := range []string{"2024-03-05 09:30", "2024年3月5日", "September 10th, 2005 10:56 am", "新华社北京10月9日电", "本报讯", "2024-02-30", "1999/1", "("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if s == "" {
			return
		}
		for _, parse := range []func(string) (stamp, int, bool){parseStamp, parseEnglishStamp} {
			st, n, ok := parse(s)
			if !ok {
				continue
			}
			if n <= 0 || n > len(s) || st.month < 1 || st.month > 12 || st.day < 0 || st.day > 31 {
				t.Fatalf("%q: %+v, %d bytes", s, st, n)
			}
		}
		d, ok := parseDateline(s)
		if !ok {
			return
		}
		for _, span := range []Span{d.agency, d.place, {0, d.end}} {
			if span.Start < 0 || span.End < span.Start || span.End > len(s) {
				t.Fatalf("%q: %+v", s, d)
			}
		}
		if d.month > 12 || d.day > 31 {
			t.Fatalf("%q: %+v", s, d)
		}
	})
}
