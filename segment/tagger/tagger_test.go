package tagger

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"testing"

	"taizhang/normalize"
	"taizhang/segment"
)

var segmenter = sync.OnceValue(func() *segment.Segmenter {
	s, err := segment.New(segment.Options{})
	if err != nil {
		panic(err)
	}
	return s
})

// corpus is a small corpus: a few frames, each with several names.
var corpus = sync.OnceValue(func() []Example {
	people := []string{"李云舟", "王可心", "陈望溪", "赵一禾", "周牧野", "孙晚晴", "林知远", "何青川"}
	places := []string{"北京市", "河北省", "天津市", "云栖县", "上海", "江苏省"}
	schools := []string{"云栖大学", "松江实验中学", "海河职业学院", "清溪小学"}
	frames := []string{
		"{ORG|%o}{POST|校长}{PER|%p}在{LOC|%l}表示，项目进展顺利。",
		"日前，{PER|%p}来到{LOC|%l}调研。",
		"记者从{ORG|%o}获悉，新学期将开设三门课程。",
		"{LOC|%l}印发《{DOC|校园安全条例}》，{ORG|%o}等单位参与起草。",
		"这些学校的学生都认为天气很好。",
	}
	var marked strings.Builder
	for i := range 60 {
		pick := func(list []string, k int) string { return list[(i*k+i/7)%len(list)] }
		r := strings.NewReplacer("%p", pick(people, 3), "%l", pick(places, 5), "%o", pick(schools, 1))
		marked.WriteString(r.Replace(frames[i%len(frames)]) + "\n")
	}
	c, err := ReadMarked(strings.NewReader(marked.String()))
	if err != nil {
		panic(err)
	}
	return c
})

var words = []Word{{"王", Surname}, {"陈", Surname}, {"李", Surname}, {"大学", OrganisationSuffix}, {"校长", Title}, {"北京市", Province}, {"北京市", City}}

var trained = sync.OnceValue(func() *Model {
	m, err := Train(corpus(), Options{Segmenter: segmenter(), Words: words, Rows: 5000})
	if err != nil {
		panic(err)
	}
	return m
})

func sentences(text string) []segment.Sentence {
	return segmenter().Sentences(text, []normalize.Span{{End: len(text)}})
}

// marked returns text with its names marked as in a corpus.
func marked(text string, names []Entity) string {
	var b strings.Builder
	at := 0
	for _, n := range names {
		b.WriteString(text[at:n.Span.Start] + "{" + n.Type.String() + "|" + text[n.Span.Start:n.Span.End] + "}")
		at = n.Span.End
	}
	return b.String() + text[at:]
}

func TestTag(t *testing.T) {
	for _, want := range []string{
		"{ORG|云栖大学}{POST|校长}{PER|周牧野}在{LOC|上海}表示，项目进展顺利。",
		"日前，{PER|李云舟}来到{LOC|河北省}调研。",
		"这些学校的学生都认为天气很好。",
		"这些学校的学生都认为天气很好。记者从{ORG|清溪小学}获悉，新学期将开设三门课程。",
		"",
	} {
		e, err := parseMarked(want)
		if err != nil {
			t.Fatal(err)
		}
		names := trained().Tag(e.Text, sentences(e.Text), nil)
		if got := marked(e.Text, names); got != want {
			t.Errorf("found %s, want %s", got, want)
		}
		for _, n := range names {
			if n.Score <= 0 {
				t.Errorf("%s has score %v", e.Text[n.Span.Start:n.Span.End], n.Score)
			}
		}
	}
}

func TestEvaluate(t *testing.T) {
	e := trained().Evaluate(corpus(), segmenter())
	if f1 := e.All().F1(); f1 < .98 {
		t.Errorf("F1 %.3f on the sentences learned:\n%s", f1, e)
	}
	wrong := slices.Clone(corpus())
	for i := range wrong {
		wrong[i].Names = []Entity{{Span: normalize.Span{End: 3}, Type: Event}}
	}
	e = trained().Evaluate(wrong, segmenter())
	if c := e.Of(Event); c.Expected != len(wrong) || c.F1() != 0 || e.All().Right != 0 {
		t.Errorf("against wrong annotations %+v", e)
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	again, err := Train(corpus(), Options{Segmenter: segmenter(), Words: words, Rows: 5000})
	if err != nil {
		t.Fatal(err)
	}
	other, err := Train(corpus(), Options{Segmenter: segmenter(), Words: words, Rows: 5000, Seed: 1})
	if err != nil {
		t.Fatal(err)
	}
	var a, b, c bytes.Buffer
	for m, w := range map[*Model]*bytes.Buffer{trained(): &a, again: &b, other: &c} {
		if n, err := m.WriteTo(w); err != nil || n != int64(m.Size()) {
			t.Fatalf("wrote %d bytes of %d: %v", n, m.Size(), err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("the same corpus made two models")
	}
	if bytes.Equal(a.Bytes(), c.Bytes()) {
		t.Error("another seed made the same model")
	}
	if m, err := Open(a.Bytes()); err != nil || len(m.rows) != len(again.rows) {
		t.Errorf("opened again: %v", err)
	}
}

func TestTrainRefuses(t *testing.T) {
	if _, err := Train(corpus(), Options{}); err == nil {
		t.Error("trained without a segmenter")
	}
	if _, err := Train(nil, Options{Segmenter: segmenter()}); err == nil {
		t.Error("trained on nothing")
	}
	if _, err := Train(corpus(), Options{Segmenter: segmenter(), Words: []Word{{"", Title}}}); err == nil {
		t.Error("took an empty word")
	}
}

// known is a Known of one name.
type known struct {
	name string
	t    Type
}

func (k known) Each(text string, part normalize.Span, f func(normalize.Span, Type)) {
	if i := strings.Index(text[part.Start:part.End], k.name); i >= 0 {
		f(normalize.Span{Start: i, End: i + len(k.name)}.Shift(part.Start), k.t)
	}
}

// TestKnown checks that what is known reaches the features, and that nonsense in it does no harm.
func TestKnown(t *testing.T) {
	text := "这些学校的学生都认为天气很好。"
	var with, without sentence
	without.load(trained().lists, text, normalize.Span{End: len(text)}, nil)
	with.load(trained().lists, text, normalize.Span{End: len(text)}, nil)
	with.addKnown(known{"学校", Organisation}, text, normalize.Span{End: len(text)})
	var a, b features
	without.features(&a, 2)
	with.features(&b, 2)
	if a == b {
		t.Error("a known name changes no feature")
	}
	trained().Tag(text, sentences(text), badKnown{})
}

type badKnown struct{}

func (badKnown) Each(text string, _ normalize.Span, f func(normalize.Span, Type)) {
	for _, s := range [][2]int{{-1, 3}, {0, 0}, {1, 2}, {3, 1}, {0, 9999}, {0, len(text)}} {
		f(normalize.Span{Start: s[0], End: s[1]}, Person)
		f(normalize.Span{Start: s[0], End: s[1]}, Type(200))
	}
}

func TestSeen(t *testing.T) {
	text := "甲大学甲大学"
	seen := newSeen(text, []Entity{{normalize.Span{Start: 0, End: 9}, Organisation, certain}}, known{"甲", Person})
	var got [][2]int
	seen.Each(text, normalize.Span{End: len(text)}, func(s normalize.Span, _ Type) { got = append(got, [2]int{s.Start, s.End}) })
	if want := [][2]int{{0, 9}, {9, 18}, {0, 3}}; !slices.Equal(got, want) {
		t.Errorf("seen at %v, want %v", got, want)
	}
	if !seen.misses(text, normalize.Span{End: 18}, nil) || seen.misses(text, normalize.Span{End: 9}, []Entity{{Span: normalize.Span{Start: 3, End: 6}}}) {
		t.Error("missed names are told wrongly")
	}
	for _, uncertain := range [][]Entity{
		{{normalize.Span{Start: 0, End: 9}, Organisation, certain - 1}},
		{{normalize.Span{Start: 0, End: 9}, Post, certain}},
		{{normalize.Span{Start: 0, End: 3}, Place, certain}},
		{{normalize.Span{Start: 0, End: 9}, Organisation, certain}, {normalize.Span{Start: 9, End: 18}, Place, certain}},
	} {
		if s := newSeen(text, uncertain, nil); len(s.names) > 0 {
			t.Errorf("%v makes known names %v", uncertain, s.names)
		}
	}
}

func TestTagDocument(t *testing.T) {
	var b strings.Builder
	for _, e := range corpus() {
		b.WriteString(e.Text)
	}
	text := b.String()
	names := trained().TagDocument(text, sentences(text), nil)
	if len(names) < 60 {
		t.Errorf("%d names in a document of %d sentences", len(names), len(corpus()))
	}
	checkOrder(t, text, names)
}

// TestLongSentence checks that a sentence without end is tagged in stretches, like its parts.
func TestLongSentence(t *testing.T) {
	text := strings.Repeat(strings.ReplaceAll(corpus()[1].Text, "。", "，"), 1000)
	names := trained().Tag(text, sentences(text), nil)
	if len(names) < 1900 {
		t.Errorf("%d names in 1000 clauses of 2", len(names))
	}
	checkOrder(t, text, names)
}

// checkOrder checks that names are in order, apart, and whole characters.
func checkOrder(t *testing.T, text string, names []Entity) {
	t.Helper()
	at := 0
	for _, n := range names {
		if n.Span.Start < at || n.Span.End <= n.Span.Start || n.Span.End > len(text) || n.Type >= numTypes {
			t.Fatalf("name %v after byte %d of %q", n, at, text)
		}
		at = n.Span.End
	}
}

func FuzzTag(f *testing.F) {
	for _, e := range corpus()[:5] {
		f.Add(e.Text)
	}
	f.Add("“《”》《“a1\xff\u3000㈱𠮷·.“”")
	f.Fuzz(func(t *testing.T, text string) {
		names := trained().TagDocument(text, sentences(text), badKnown{})
		checkOrder(t, text, names)
		// tokens that do not fit the text
		trained().Tag(text, []segment.Sentence{{Span: normalize.Span{End: len(text)}, Tokens: []segment.Token{{Span: normalize.Span{Start: 1, End: 2}}, {Span: normalize.Span{Start: 1, End: 1 << 30}}}}}, nil)
	})
}

func FuzzOpen(f *testing.F) {
	var b bytes.Buffer
	if _, err := trained().WriteTo(&b); err != nil {
		f.Fatal(err)
	}
	text := corpus()[0].Text
	f.Add(0, byte(0))
	for _, at := range []int{4, 5, 8, 12, 16, 19, 20, 1702, 1710, b.Len() / 2, b.Len() - 1} {
		f.Add(at, byte(0x55))
	}
	f.Fuzz(func(t *testing.T, at int, flip byte) {
		damaged := bytes.Clone(b.Bytes())
		if at < 0 || at >= len(damaged) {
			return
		}
		damaged[at] ^= flip
		if m, err := Open(damaged); err == nil {
			checkOrder(t, text, m.Tag(text, sentences(text), nil))
		}
		if _, err := Open(damaged[:at]); err == nil {
			t.Errorf("opened the first %d of %d bytes", at, len(damaged))
		}
	})
}

func BenchmarkTag(b *testing.B) {
	var text strings.Builder
	for _, e := range corpus() {
		text.WriteString(e.Text)
	}
	all := sentences(text.String())
	m := trained()
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		m.Tag(text.String(), all, nil)
	}
}

func BenchmarkOpen(b *testing.B) {
	file := trained().file
	for b.Loop() {
		if _, err := Open(file); err != nil {
			b.Fatal(err)
		}
	}
}
