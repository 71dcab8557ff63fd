package hanzi

import (
	"strings"
	"testing"
)

func readPairs(t testing.TB, s string) *Pairs {
	t.Helper()
	p, err := ReadPairs("pairs.txt", strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestPairsWin(t *testing.T) {
	pairs := readPairs(t, "\ufeff# own words\n軟體\t软件\n乾學 乾学\n\n後后\t后后\n後\t后來\nＡ\tA\r\n台\t台\n")
	if pairs.Len() != 6 {
		t.Errorf("%d pairs, want 6", pairs.Len())
	}
	tests := []struct{ config, in, want string }{
		{"any2s", "軟體與滑鼠", "软件与滑鼠"},
		{"any2s", "歐陽乾學的餅乾", "欧阳乾学的饼干"},
		{"any2s", "後后後", "后后后來"}, // the longest; what a pair writes is not converted again
		{"stray2s", "台风、軟體", "台风、软件"},
		{"s2t", "台风", "台風"}, // no match of the tables reaches over a pair
		{"tw2sp", "滑鼠Ａ軟體", "鼠标A软件"},
		{"any2s", "", ""},
	}
	for _, tt := range tests {
		c := mustOpen(t, tt.config).With(pairs)
		if got := string(c.Convert(nil, tt.in, nil)); got != tt.want {
			t.Errorf("%s %s\n got %s\nwant %s", tt.config, tt.in, got, tt.want)
		}
		checkEdits(t, c, tt.config, tt.in)
	}
	alone := pairs.Alone()
	if got := string(alone.Convert(nil, "軟體學校", nil)); got != "软件學校" || len(alone.Choices("乾乾")) != 0 {
		t.Errorf("alone, the pairs make %s", got)
	}
	if got := string((*Pairs)(nil).Alone().Convert(nil, "學\uf900", nil)); got != "學\uf900" {
		t.Errorf("no pairs make %s", got)
	}
	if c := mustOpen(t, "any2s"); c.With(nil) != c || c.With(readPairs(t, "# none\n")) != c {
		t.Error("a converter without pairs is not the same")
	}
}

func TestReadPairsErrors(t *testing.T) {
	tests := []struct{ in, want string }{
		{"甲\t乙\n丙\n", "pairs.txt:2: 1 words: write a word, a tab and what it becomes"},
		{"甲 乙 丙", "pairs.txt:1: 3 words"},
		{"甲\t乙\n# x\n甲\t丙\n", "pairs.txt:3: 甲 becomes 丙 here and 乙 in line 1"},
		{"甲\t\xd2\xd2", "pairs.txt:1: not UTF-8"},
		{"\n甲\t" + strings.Repeat("乙", maxPairLine), "pairs.txt:2: "},
	}
	for _, tt := range tests {
		if _, err := ReadPairs("pairs.txt", strings.NewReader(tt.in)); err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%.20q gives the error %v, want %s", tt.in, err, tt.want)
		}
	}
	if _, err := ReadPairs("pairs.txt", strings.NewReader("甲\t乙\n甲\t乙\n")); err != nil {
		t.Errorf("the same pair twice: %v", err)
	}
}

func FuzzPairs(f *testing.F) {
	f.Add("軟體\t软件\n後\t后來", "軟體後來 \xff學")
	f.Fuzz(func(t *testing.T, file, s string) {
		p, err := ReadPairs("pairs.txt", strings.NewReader(file))
		if err != nil {
			return
		}
		c := mustOpen(t, "any2s").With(p)
		checkEdits(t, c, "any2s", s)
		for _, choice := range c.Choices(s) {
			if choice.Start >= choice.End || choice.End > len(s) {
				t.Fatalf("%q: choice at %d to %d", s, choice.Start, choice.End)
			}
		}
	})
}

func BenchmarkConvertPairs(b *testing.B) {
	hant := string(mustOpen(b, "s2t").Convert(nil, strings.Repeat(sample, 200), nil))
	c := mustOpen(b, "any2s").With(readPairs(b, "學院\t学苑\n企業\t公司\n"))
	dst := make([]byte, 0, 2*len(hant))
	b.SetBytes(int64(len(hant)))
	b.ReportAllocs()
	for b.Loop() {
		c.Convert(dst, hant, nil)
	}
}
