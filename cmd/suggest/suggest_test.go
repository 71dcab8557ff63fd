package suggest

import "testing"

func TestNearest(t *testing.T) {
	choices := []string{"table", "ndjson", "json", "csv"}
	for in, want := range map[string]string{
		"jsn": "json", "JSON": "json", "tabel": "table", "nd": "ndjson", "cvs": "csv", "": "", "parquet": "", "x": "", "xlsx": "",
	} {
		if got := Nearest(in, choices); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", in, got, want)
		}
	}
	if d := distance("标签", "标题"); d != 1 {
		t.Errorf("distance counts bytes: %d", d)
	}
}
