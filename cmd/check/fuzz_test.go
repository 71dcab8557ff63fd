package check

import (
	"slices"
	"testing"
)

// FuzzParseFloor reads floors: what one is, it is again as it is written.
func FuzzParseFloor(f *testing.F) {
	for _, s := range []string{"figures=0.95", "people.recall=1", "figures", "figures=NaN", "figures.=1", "=", "text=1e-3", "figures=0x1p-2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		floor, err := ParseFloor(s)
		if err != nil {
			return
		}
		if again, err := ParseFloor(floor.String()); err != nil || again != floor || floor.Least < 0 || floor.Least > 1 {
			t.Errorf("%q is %+v, written %s: %v", s, floor, floor, err)
		}
	})
}

// FuzzReadBaseline reads baselines: what one accepts stays accepted when it is written anew.
func FuzzReadBaseline(f *testing.F) {
	for _, s := range []string{`{"schema":"taizhang-baseline/1","accepted":[]}`, `{"schema":"taizhang-baseline/2"}`, "[]", "", "{",
		`{"schema":"taizhang-baseline/1","accepted":[{"fingerprint":"00","document":"a.txt","rule":"expected/figures","message":"x"}]}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadBaseline(data)
		if err != nil {
			return
		}
		again, err := ReadBaseline(WriteBaseline(&Report{}, b))
		if err != nil || len(again.list) != len(b.list) {
			t.Fatalf("%q: %v, %d of %d", data, err, len(again.list), len(b.list))
		}
		for _, a := range b.list {
			if !slices.Contains(again.list, a) || !again.has(a.Fingerprint) {
				t.Errorf("%q: %+v is lost", data, a)
			}
		}
	})
}
