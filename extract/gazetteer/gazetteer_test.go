package gazetteer

import (
	"bytes"
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"taizhang/normalize"
)

func mustBuild(t testing.TB, names []string) *Matcher {
	t.Helper()
	b, err := Build(names)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// match is a place and the name that stands there.
type match struct {
	span normalize.Span
	id   uint32
}

func matches(m *Matcher, text string) []match {
	var all []match
	m.Each(text, func(s normalize.Span, id uint32) { all = append(all, match{s, id}) })
	return all
}

// search finds the names one by one, in the order that Each promises.
func search(names []string, text string) []match {
	var all []match
	for id, name := range names {
		for from := 0; ; {
			i := strings.Index(text[from:], name)
			if i < 0 {
				break
			}
			start := from + i
			all = append(all, match{normalize.Span{Start: start, End: start + len(name)}, uint32(id)})
			from = start + 1
		}
	}
	slices.SortFunc(all, func(a, b match) int {
		return cmp.Or(a.span.End-b.span.End, a.span.Start-b.span.Start)
	})
	return all
}

func TestEach(t *testing.T) {
	names := []string{"云栖", "云栖县教育局", "教育局", "栖县", "育局", "教育", "AI", "𠮷野", "县教育家"}
	m := mustBuild(t, names)
	for _, tt := range []struct{ text, want string }{
		{"云栖县教育局", "云栖 栖县 教育 云栖县教育局 教育局 育局"},
		{"县教育局", "教育 教育局 育局"}, // the beginning of 县教育家 led astray
		{"AIDS与𠮷野", "AI 𠮷野"},
		{"云栖云栖", "云栖 云栖"},
		{"云，栖", ""},
		{"云\xe6栖县", "栖县"},
		{"", ""},
		{"没有", ""},
	} {
		var found []string
		for _, x := range matches(m, tt.text) {
			if got := tt.text[x.span.Start:x.span.End]; got != names[x.id] {
				t.Errorf("%q: %q at %v is reported as %q", tt.text, got, x.span, names[x.id])
			}
			found = append(found, names[x.id])
		}
		if got := strings.Join(found, " "); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

func TestLookup(t *testing.T) {
	names := []string{"云栖", "云栖县教育局", "育局"}
	m := mustBuild(t, names)
	for id, name := range names {
		if got, ok := m.Lookup(name); !ok || int(got) != id {
			t.Errorf("%s: %d, %v", name, got, ok)
		}
	}
	for _, name := range []string{"", "云", "云栖县", "教育局", "云栖云"} {
		if id, ok := m.Lookup(name); ok {
			t.Errorf("%q: found as %s", name, names[id])
		}
	}
}

func TestBuildRejects(t *testing.T) {
	for _, tt := range []struct {
		names []string
		want  string
	}{
		{[]string{"云栖", "云栖"}, "given twice"},
		{[]string{""}, "empty"},
		{[]string{"\xff"}, "not UTF-8"},
	} {
		if _, err := Build(tt.names); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Build(%q): error %v, want %s", tt.names, err, tt.want)
		}
	}
}

func TestNoNames(t *testing.T) {
	if m := mustBuild(t, nil); m.Len() != 0 || len(matches(m, "云栖县")) != 0 {
		t.Error("found a name of none")
	}
}

func randomText(rng *rand.Rand, alphabet []rune, n int) string {
	var b strings.Builder
	for range n {
		b.WriteRune(alphabet[rng.IntN(len(alphabet))])
	}
	return b.String()
}

// Each finds what looking for every name alone finds, also where names overlap at every character.
func TestLikeIndex(t *testing.T) {
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 3))
		alphabet := []rune("一丁aé𠀀\uFFFD七万丈三")[:2+rng.IntN(9)]
		var names []string
		for range 1 + rng.IntN(60) {
			if name := randomText(rng, alphabet, 1+rng.IntN(7)); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		m := mustBuild(t, names)
		text := randomText(rng, append(alphabet, '，'), 300)
		if rng.IntN(2) == 0 {
			text = text[:150] + "\xff\xe4" + text[150:]
		}
		if got, want := matches(m, text), search(names, text); !slices.Equal(got, want) {
			t.Fatalf("seed %d: names %q in %q: %v, want %v", seed, names, text, got, want)
		}
	}
}

// Whatever the bytes are: Open refuses them, or Each ends without panic and reports places of the text.
func FuzzOpen(f *testing.F) {
	b, err := Build([]string{"ab", "abab", "b", "bab", "ca"})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b, 100, byte(0xff), "abcabab")
	f.Add(b, len(b)-3, byte(1), "bababcab")
	f.Add(b[:30], 0, byte(0), "")
	f.Fuzz(func(t *testing.T, b []byte, at int, change byte, text string) {
		b = slices.Clone(b)
		if len(b) > 0 && at >= 0 {
			b[at%len(b)] ^= change
		}
		m, err := Open(b)
		if err != nil {
			return
		}
		for _, x := range matches(m, text) {
			if x.span.Start < 0 || x.span.Start > x.span.End || x.span.End > len(text) || int(x.id) >= m.Len() {
				t.Fatalf("%v of %d bytes, name %d of %d", x.span, len(text), x.id, m.Len())
			}
		}
	})
}

func FuzzLikeIndex(f *testing.F) {
	f.Add("云栖 云栖县 县 栖县教", "云栖县教育局云栖云栖县教")
	f.Add("a aa aaa ba", "aaabaa\xffaab")
	f.Fuzz(func(t *testing.T, list, text string) {
		names := strings.Fields(strings.ToValidUTF8(list, ""))
		slices.Sort(names)
		names = slices.Compact(names)
		if got, want := matches(mustBuild(t, names), text), search(names, text); !slices.Equal(got, want) {
			t.Fatalf("names %q in %q: %v, want %v", names, text, got, want)
		}
	})
}

func TestDeterministic(t *testing.T) {
	names := []string{"云栖县", "县教育局", "教育", "局"}
	first, _ := Build(names)
	again, _ := Build(names)
	if !bytes.Equal(first, again) {
		t.Error("the same names give other bytes")
	}
}

// benchmarkNames returns n names like those of institutions, and a text in which one stands every 50 characters or so.
func benchmarkNames(n int) (names []string, text string) {
	rng := rand.New(rand.NewPCG(9, 9))
	places := []rune("云青石梅桃松柏清江河山湖海平安永泰长宁东西南北阳原岭屿渡川")
	suffixes := []string{"教育局", "人民政府", "大学", "职业技术学院", "第一中学", "人民医院", "研究院", "图书馆"}
	var common []rune
	for i := range 2000 {
		common = append(common, rune(0x4e00+7*i))
	}
	common = append(common, places...)
	seen := map[string]bool{}
	for len(names) < n {
		name := randomText(rng, places, 2) + string([]rune("市县区")[rng.IntN(3)]) + randomText(rng, places, rng.IntN(2)) + suffixes[rng.IntN(len(suffixes))]
		if !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	var b strings.Builder
	for b.Len() < 1<<20 {
		b.WriteString(randomText(rng, common, rng.IntN(100)))
		b.WriteString(names[rng.IntN(len(names))])
	}
	return names, b.String()
}

func BenchmarkEach(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		names, text := benchmarkNames(n)
		m := mustBuild(b, names)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			count := 0
			for b.Loop() {
				m.Each(text, func(normalize.Span, uint32) { count++ })
			}
			if count == 0 {
				b.Fatal("nothing found")
			}
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	names, _ := benchmarkNames(10_000)
	data, err := Build(names)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Open(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		names, _ := benchmarkNames(n)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Build(names); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
