package extract

import "testing"

// TestLunarNewYears: the days are those of the Hong Kong Observatory's conversion tables.
func TestLunarNewYears(t *testing.T) {
	for _, want := range []string{
		"1949-01-29", "1954-02-03", "1978-02-07", "1985-02-20", "1999-02-16", "2000-02-05", "2001-01-24", "2002-02-12", "2003-02-01", "2004-01-22",
		"2005-02-09", "2006-01-29", "2007-02-18", "2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10", "2014-01-31",
		"2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05", "2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10",
		"2025-01-29", "2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-03", "2033-01-31", "2034-02-19",
	} {
		d, _ := parseDay(want)
		if got, ok := lunarDay(d.year, 1, 1, false); !ok || got != d {
			t.Errorf("new year of %d: got %v, want %s", d.year, got, want)
		}
	}
}

func TestLunarDays(t *testing.T) {
	tests := []struct {
		year, month, day int
		leap             bool
		want             string // empty where there is none
	}{
		{2024, 8, 15, false, "2024-09-17"},
		{2025, 8, 15, false, "2025-10-06"}, // behind the leap month
		{2025, 5, 5, false, "2025-05-31"},
		{2023, 12, lastDay, false, "2024-02-09"},
		{2024, 12, lastDay, false, "2025-01-28"}, // a month of 29 days
		{2020, 4, 1, true, "2020-05-23"},
		{1991, 8, 23, false, "1991-09-30"},
		{2033, 11, 1, true, "2033-12-22"},
		{2021, 4, 1, true, ""},
		{2024, 12, 30, false, ""},
		{2024, 13, 1, false, ""},
		{1600, 1, 1, false, ""},
	}
	for _, test := range tests {
		got, ok := lunarDay(test.year, test.month, test.day, test.leap)
		if ok != (test.want != "") || ok && got.String() != test.want {
			t.Errorf("%+v: got %v %v", test, got, ok)
		}
	}
}

// TestLunarYears: years have 12 or 13 months of 29 or 30 days, and follow one another without gap.
func TestLunarYears(t *testing.T) {
	next := 0
	for y := 1800; y < 2200; y++ {
		months := lunarMonths(y)
		if n := len(months); n != 12 && n != 13 {
			t.Errorf("%d has %d months", y, n)
		}
		for i, m := range months {
			if d := m.first - next; next > 0 && d != 29 && d != 30 {
				t.Errorf("a month before %d of %d has %d days", m.number, y, d)
			}
			if i > 0 && !m.leap && m.number != months[i-1].number+1 {
				t.Errorf("%d: month %d follows %d", y, m.number, months[i-1].number)
			}
			next = m.first
		}
	}
}

func TestSolarTerms(t *testing.T) {
	for _, test := range []struct {
		year      int
		longitude float64
		want      string
	}{
		{2021, 270, "2021-12-21"}, // a minute before midnight
		{2024, 15, "2024-04-04"}, {2023, 15, "2023-04-05"}, {2024, 270, "2024-12-21"}, {2021, 75, "2021-06-05"}, {2018, 300, "2018-01-20"}, {2017, 315, "2017-02-03"}, {2025, 315, "2025-02-03"},
	} {
		if got := dayOf(solarTerm(test.year, test.longitude)).String(); got != test.want {
			t.Errorf("%v° in %d: got %s, want %s", test.longitude, test.year, got, test.want)
		}
	}
}
