package datrie

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func mustBuild(t testing.TB, entries []Entry) *Trie {
	t.Helper()
	b, err := Build(entries)
	if err != nil {
		t.Fatal(err)
	}
	trie, err := Open(b)
	if err != nil {
		t.Fatal(err)
	}
	return trie
}

func TestGet(t *testing.T) {
	trie := mustBuild(t, []Entry{{"河", 0}, {"河北", 7}, {"河北省", 1<<32 - 1}, {"𠮷野", 3}, {"a\uFFFDb", 4}, {"AB", 5}})
	for _, tt := range []struct {
		key   string
		value uint32
		ok    bool
	}{
		{"河", 0, true},
		{"河北", 7, true},
		{"河北省", 1<<32 - 1, true},
		{"𠮷野", 3, true},
		{"a\uFFFDb", 4, true},
		{"AB", 5, true},
		{"", 0, false},
		{"北", 0, false},
		{"河北省省", 0, false},
		{"河省", 0, false},
		{"𠮷", 0, false}, // a beginning of a key only
		{"ab", 0, false},
		{"a\xffb", 0, false}, // decodes to U+FFFD but is not it
		{"\U0010FFFF", 0, false},
	} {
		if value, ok := trie.Get(tt.key); value != tt.value || ok != tt.ok {
			t.Errorf("Get(%q) = %d, %v, want %d, %v", tt.key, value, ok, tt.value, tt.ok)
		}
	}
}

func TestBuildRejects(t *testing.T) {
	for _, tt := range []struct {
		entries []Entry
		want    string
	}{
		{[]Entry{{"甲", 1}, {"乙", 2}, {"甲", 1}}, "given twice"},
		{[]Entry{{"甲", 1}, {"", 2}}, "empty key"},
		{[]Entry{{"甲\xe4", 1}}, "not UTF-8"},
	} {
		if _, err := Build(tt.entries); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Build(%v): error %v, want one with %q", tt.entries, err, tt.want)
		}
	}
}

func TestTooManyRunes(t *testing.T) {
	var entries []Entry
	for r := rune(0x10000); len(entries) < maxCode; r++ {
		entries = append(entries, Entry{string(r), uint32(r)})
	}
	trie := mustBuild(t, entries)
	for _, e := range entries {
		if v, ok := trie.Get(e.Key); !ok || v != e.Value {
			t.Fatalf("Get(%q) = %d, %v, want %d", e.Key, v, ok, e.Value)
		}
	}
	if _, err := Build(append(entries, Entry{"一", 1})); err == nil || !strings.Contains(err.Error(), "different runes") {
		t.Errorf("error %v, want one about different runes", err)
	}
}

func TestNoEntries(t *testing.T) {
	trie := mustBuild(t, nil)
	if _, ok := trie.Get("甲"); ok || trie.Len() != 0 || len(trie.Entries()) != 0 {
		t.Errorf("a trie without entries has one")
	}
	if _, ok := trie.Value(trie.Root()); ok {
		t.Errorf("a trie without entries has a value at its root")
	}
}

func TestLongest(t *testing.T) {
	trie := mustBuild(t, []Entry{{"京", 1}, {"京津冀", 2}, {"津", 3}})
	for _, tt := range []struct {
		text  string
		at    int
		n     int
		value uint32
		ok    bool
	}{
		{"京津冀", 0, 9, 2, true},
		{"京津唐", 0, 3, 1, true},
		{"京津唐", 3, 3, 3, true},
		{"京津唐", 6, 0, 0, false},
		{"京津唐", 9, 0, 0, false},
		{"京津唐", 1, 0, 0, false}, // inside a character
		{"京\xe6", 0, 3, 1, true},
	} {
		n, value, ok := trie.Longest(tt.text, tt.at)
		if n != tt.n || value != tt.value || ok != tt.ok {
			t.Errorf("Longest(%q, %d) = %d, %d, %v, want %d, %d, %v", tt.text, tt.at, n, value, ok, tt.n, tt.value, tt.ok)
		}
	}
}

// randomEntries returns n entries over a small alphabet, with many common prefixes, some runes beyond the BMP.
func randomEntries(rng *rand.Rand, n int) map[string]uint32 {
	alphabet := []rune("一丁七万丈三上下abAB9é\uFFFD𠀀𠀁🀄\U0010FFFF")
	m := map[string]uint32{}
	for range n {
		key := make([]rune, 1+rng.IntN(6))
		for i := range key {
			if rng.IntN(8) == 0 {
				key[i] = rune(0x4e00 + rng.IntN(4000))
			} else {
				key[i] = alphabet[rng.IntN(len(alphabet))]
			}
		}
		m[string(key)] = rng.Uint32()
	}
	return m
}

func entriesOf(m map[string]uint32) []Entry {
	var entries []Entry
	for k, v := range m {
		entries = append(entries, Entry{k, v})
	}
	return entries
}

// A trie answers like the map it was built from.
func TestLikeMap(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 1))
		m := randomEntries(rng, 1<<(seed%12))
		trie := mustBuild(t, entriesOf(m))
		if trie.Len() != len(m) {
			t.Fatalf("seed %d: Len() = %d, want %d", seed, trie.Len(), len(m))
		}
		for key, value := range m {
			if got, ok := trie.Get(key); !ok || got != value {
				t.Fatalf("seed %d: Get(%q) = %d, %v, want %d", seed, key, got, ok, value)
			}
		}
		for key := range randomEntries(rng, 200) {
			want, in := m[key]
			if got, ok := trie.Get(key); got != want || ok != in {
				t.Fatalf("seed %d: Get(%q) = %d, %v, want %d, %v", seed, key, got, ok, want, in)
			}
			checkPrefixes(t, trie, m, key)
		}
		want := entriesOf(m)
		slices.SortFunc(want, func(a, b Entry) int { return strings.Compare(a.Key, b.Key) })
		if got := trie.Entries(); !slices.Equal(got, want) {
			t.Fatalf("seed %d: Entries() = %v, want %v", seed, got, want)
		}
	}
}

func checkPrefixes(t *testing.T, trie *Trie, m map[string]uint32, text string) {
	t.Helper()
	var want, got []Entry
	for n := 1; n <= len(text); n++ {
		if v, ok := m[text[:n]]; ok {
			want = append(want, Entry{text[:n], v})
		}
	}
	for n, v := range trie.Prefixes(text) {
		got = append(got, Entry{text[:n], v})
	}
	if !slices.Equal(got, want) {
		t.Fatalf("Prefixes(%q) yields %v, want %v", text, got, want)
	}
	n, v, ok := trie.Longest("x"+text, 1)
	if ok != (len(want) > 0) || ok && (Entry{text[:n], v}) != want[len(want)-1] {
		t.Fatalf("Longest(%q) = %d, %d, %v, want the last of %v", text, n, v, ok, want)
	}
}

func TestPrefixesStops(t *testing.T) {
	trie := mustBuild(t, []Entry{{"一", 1}, {"一二", 2}, {"一二三", 3}})
	for n := range trie.Prefixes("一二三") {
		if n == 6 {
			break
		}
		if n > 6 {
			t.Fatal("goes on after break")
		}
	}
}

func TestDeterministic(t *testing.T) {
	m := randomEntries(rand.New(rand.NewPCG(1, 2)), 3000)
	first, err := Build(entriesOf(m))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		again, _ := Build(entriesOf(m)) // in another order: that of a map
		if !bytes.Equal(first, again) {
			t.Fatal("the same entries in another order give other bytes")
		}
	}
}

// A trie may lie at any address: the linker aligns embedded files to nothing.
func TestUnaligned(t *testing.T) {
	b, err := Build([]Entry{{"河北", 7}, {"河北省", 8}})
	if err != nil {
		t.Fatal(err)
	}
	for shift := range 8 {
		s := strings.Repeat("x", shift) + string(b)
		trie, err := OpenString(s[shift:])
		if err != nil {
			t.Fatal(err)
		}
		if v, ok := trie.Get("河北省"); !ok || v != 8 {
			t.Errorf("shifted by %d: Get = %d, %v", shift, v, ok)
		}
	}
}

func TestSize(t *testing.T) {
	m := randomEntries(rand.New(rand.NewPCG(5, 5)), 20000)
	b, err := Build(entriesOf(m))
	if err != nil {
		t.Fatal(err)
	}
	trie, _ := Open(b)
	prefixes := map[string]bool{}
	for key := range m {
		for i, r := range key {
			prefixes[key[:i+utf8.RuneLen(r)]] = true
		}
	}
	if perNode := float64(8*trie.States()) / float64(len(prefixes)+1); perNode > 12 {
		t.Errorf("%.1f bytes a node, want at most 12", perNode)
	}
}

func TestNoAllocation(t *testing.T) {
	trie := mustBuild(t, []Entry{{"一", 1}, {"一二", 2}, {"一二三", 3}})
	sum := 0
	if n := testing.AllocsPerRun(100, func() {
		for n := range trie.Prefixes("一二三四") {
			sum += n
		}
		n, _, _ := trie.Longest("一二三四", 3)
		sum += n
	}); n != 0 {
		t.Errorf("%v allocations, want 0", n)
	}
}

// Whatever the bytes are: Open refuses them or walks end without panic.
func FuzzOpen(f *testing.F) {
	b, err := Build([]Entry{{"a", 1}, {"ab", 2}, {"abc", 3}, {"b", 4}, {"ÿé", 5}}) // low runes, for a short table
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b, 40, byte(0xff), "abcba")
	f.Add(b, len(b)-3, byte(1), "abÿé河")
	f.Add(b[:30], 0, byte(0), "")
	f.Fuzz(func(t *testing.T, b []byte, at int, change byte, text string) {
		b = slices.Clone(b)
		if len(b) > 0 && at >= 0 {
			b[at%len(b)] ^= change
		}
		trie, err := Open(b)
		if err != nil {
			return
		}
		for i := range text {
			trie.Longest(text, i)
		}
		trie.Get(text)
		if at >= 0 {
			s := trie.State(at % trie.States())
			trie.Value(s)
			trie.StepCode(s, uint32(at))
		}
		trie.Entries()
		trie.Openings(func(rune, rune) {})
	})
}

// What many damaged bytes make of a trie is wrong, but does not panic.
func TestDamaged(t *testing.T) {
	var entries []Entry
	for _, first := range "云岭" { // of many nodes and few runes, so that codes that no rune has lead somewhere
		for i := range 200 {
			entries = append(entries, Entry{fmt.Sprintf("%c%03d", first, i), uint32(i)})
		}
	}
	slices.SortFunc(entries, func(x, y Entry) int { return strings.Compare(x.Key, y.Key) })
	good, err := Build(entries)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := Open(good)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(6, 6))
	for i := range 1000 {
		b := slices.Clone(good)
		nodes := b[len(b)-8*whole.States():]
		for range 50 {
			nodes[r.IntN(len(nodes))/8*8+r.IntN(3)] = byte(r.Uint32()) // codes and flags
		}
		trie, err := Open(b)
		if err != nil {
			t.Fatal(err)
		}
		trie.Openings(func(rune, rune) {})
		if i%50 == 0 { // takes long where parents go round in circles
			trie.Entries()
		}
	}
}

func benchmarkTrie(b *testing.B) (*Trie, []string) {
	m := randomEntries(rand.New(rand.NewPCG(3, 3)), 100_000)
	entries := entriesOf(m)
	slices.SortFunc(entries, func(x, y Entry) int { return strings.Compare(x.Key, y.Key) })
	keys := make([]string, 0, len(entries))
	for i := range entries {
		keys = append(keys, entries[(i*7919)%len(entries)].Key)
	}
	return mustBuild(b, entries), keys
}

func BenchmarkGet(b *testing.B) {
	trie, keys := benchmarkTrie(b)
	size := 0
	for _, k := range keys {
		size += len(k)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, k := range keys {
			if _, ok := trie.Get(k); !ok {
				b.Fatalf("%q is not found", k)
			}
		}
	}
}

func BenchmarkLongest(b *testing.B) {
	trie, keys := benchmarkTrie(b)
	text := strings.Join(keys[:20000], "")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for i := 0; i < len(text); {
			n, _, ok := trie.Longest(text, i)
			if !ok {
				_, n = utf8.DecodeRuneInString(text[i:])
			}
			i += n
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	entries := entriesOf(randomEntries(rand.New(rand.NewPCG(3, 3)), 100_000))
	for b.Loop() {
		if _, err := Build(entries); err != nil {
			b.Fatal(err)
		}
	}
}
