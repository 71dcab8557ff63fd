package extract

import "testing"

func TestChecks(t *testing.T) {
	for _, c := range checks {
		quiet := false
		for _, e := range c.examples {
			a := articleOf(t, e.text, "2024-06-01")
			found := c.find(a, findFigures(a, findDates(a)))
			total := ""
			if len(found) > 0 {
				total = found[0].Total
			}
			if total != e.total || len(found) > 1 {
				t.Errorf("%s: %s\n got %+v, want %q", c.name, e.text, found, e.total)
			}
			quiet = quiet || e.total == ""
		}
		if !quiet || c.doc == "" {
			t.Errorf("%s needs a line of documentation and an example that it must not find fault with", c.name)
		}
	}
}

func TestSumMismatchFinding(t *testing.T) {
	a := articleOf(t, "协会承接项目1225项(其中,东镇1184项;西镇71项)。", "")
	found := findFindings(a, findFigures(a, findDates(a)))
	if len(found) != 1 {
		t.Fatalf("got %d findings, want 1", len(found))
	}
	f := found[0]
	if f.Kind != "sum_mismatch" || f.Says.String() != "1225" || f.AddsUpTo.String() != "1255" || len(f.PartSpans) != 2 || a.cut(f.PartSpans[1]) != "71项" || a.cut(f.Span) != "1225项" {
		t.Errorf("got %+v", f)
	}
}
