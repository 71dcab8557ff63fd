package hanzi

import (
	"slices"
	"testing"
)

func TestRuns(t *testing.T) {
	tests := []struct {
		in   string
		want []string // each run, with S, T or - for its script and ! where characters are strewn in
	}{
		{"国家与医院\n國家與醫院\n", []string{"S国家与医院\n", "T國家與醫院\n"}},
		{"他说“國家與醫院”很难", []string{"S他说“", "T國家與醫院", "S”很难"}},
		{"他說「国家与医院」很難說", []string{"T他說「", "S国家与医院", "T」很難說"}},
		{"他说“國”很难", []string{"S!他说“國”很难"}},               // one may be a name
		{"他说“國家与醫院”很难说的", []string{"S!他说“國家与醫院”很难说的"}},   // of both
		{"他说“國家與醫院很难说服谁的", []string{"S!他说“國家與醫院很难说服谁的"}}, // not closed
		{"皇后\nabc", []string{"-皇后\n", "-abc"}},
		{"國国", []string{"T!國国"}},
		{"“國家與醫院”“学习”", []string{"T“國家與醫院”“", "S学习", "T”"}},
		{"", nil},
	}
	for _, tt := range tests {
		var got []string
		Runs(tt.in, func(r Run) bool {
			name := map[Script]string{Simplified: "S", Traditional: "T", Neither: "-"}[r.Script]
			if r.Stray {
				name += "!"
			}
			got = append(got, name+tt.in[r.Start:r.End])
			return true
		})
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q\n got %q\nwant %q", tt.in, got, tt.want)
		}
	}
}

func FuzzRuns(f *testing.F) {
	f.Add("他说“國家與醫院”很难「\n》\xff")
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		Runs(s, func(r Run) bool {
			if r.Start != end || r.End <= r.Start {
				t.Fatalf("%q: run %v after %d", s, r, end)
			}
			end = r.End
			return true
		})
		if end != len(s) {
			t.Fatalf("%q: runs end at %d", s, end)
		}
		n := 0
		Runs(s, func(Run) bool { n++; return false })
		if n > 1 {
			t.Fatalf("%q: %d runs after the end was asked for", s, n)
		}
	})
}
