package segment

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-ego/gse"

	"taizhang/normalize"
	"taizhang/segment/internal/dictionary"
)

// source returns the lines of gse's word list that the dictionary is made from.
var source = sync.OnceValues(func() ([]string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-ego/gse").Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "data/dict/zh/s_1.txt"))
	if err != nil {
		return nil, err
	}
	var lines []string
	for line := range strings.Lines(string(b)) {
		if f, _ := strconv.Atoi(strings.Fields(line)[1]); f >= 5 {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines, nil
})

// oracle returns gse, loaded with the word list itself rather than with what became of it here.
var oracle = sync.OnceValues(func() (*gse.Segmenter, error) {
	lines, err := source()
	if err != nil {
		return nil, err
	}
	g := &gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	return g, g.LoadDictStr(strings.Join(lines, "\n"))
})

func mustOracle(t testing.TB) *gse.Segmenter {
	t.Helper()
	g, err := oracle()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func mustNew(t testing.TB, o Options) *Segmenter {
	t.Helper()
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// texts are paragraphs in the kinds of writing the words have to be found in.
var texts = []string{
	"",
	"今年上半年，云栖县教育局与青浦职业技术学院在县文化中心签署合作协议，双方将共建三个实训基地。",
	"据统计，全县共有幼儿园48所，在园幼儿1.26万人，同比增长3.7%；其中普惠性幼儿园占86.5%。",
	"“孩子们放学以后去哪儿？”面对记者的提问，校长林若松回答说：“去图书馆，去球场，去实验室！”",
	"會議強調，要進一步推動兩地高校學分互認，支持師生往來。",
	"《关于深化产教融合的若干措施（2022—2025年）》自2022年9月1日起施行，有效期3年。",
	"The MOU was signed in 2021 at Qinghe University；参会人员包括CEO、CTO等30余人，用了5G和WiFi6。",
	"①扩大学位供给；②改善办学条件；③提高教师待遇……面积合计12,000㎡，投资￥3.5亿元。",
	"ａｂｃ１２３，全角字母和数字；Αθήνα、Москва、naïve、½、²。",
	"𠮷野家与𡒊坝，𪚥𪚥，🀄️👩‍🏫，a\u0300，\u200b零宽\ufeff。",
	"  \t　前后有空白　 ",
	"坏字节\xe4\xb8，\xff\xfe，中\x00国\x00人，\xed\xa0\x80，截断\xe4",
	"乒乓球拍卖完了南京市长江大桥研究生命起源结婚的和尚未结婚的",
	"2023年2023-2025年100%1/2 A/B C++ e-mail: info@example.cn http://example.cn/a?b=c",
}

// fixtures returns every line of every fixture as it lies on disk, in whatever charset (most bytes of some are no UTF-8),
// and the paragraphs of the articles in them.
func fixtures(t testing.TB) []string {
	t.Helper()
	var lines []string
	err := filepath.WalkDir("../testdata", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for line := range strings.Lines(string(b)) {
			lines = append(lines, strings.TrimSuffix(line, "\n"))
		}
		doc := normalize.Read(path, b, normalize.Options{})
		for _, p := range doc.Paragraphs {
			lines = append(lines, doc.Body.Cut(p.Span))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(lines) == 0 {
		t.Fatal("no fixtures")
	}
	return lines
}

// mix returns a paragraph of n pieces: words of the dictionary, parts of them, and what stands between words.
func mix(rng *rand.Rand, lines []string, n int) string {
	others := []string{"，", "。", "！？", "……", "2024", "3.5%", "AI", "é", "²", " ", "\u3000", "\x00", "\xff", "\xe4\xb8", "𠮷", "\uFFFD", "々", "·", "的", "了"}
	var b strings.Builder
	for range n {
		word := []rune(strings.Fields(lines[rng.IntN(len(lines))])[0])
		switch rng.IntN(8) {
		case 0, 1, 2:
			b.WriteString(string(word))
		case 3:
			b.WriteString(string(word[:1+rng.IntN(len(word))]))
		case 4:
			b.WriteString(string(word[rng.IntN(len(word)):]))
		case 5:
			b.WriteRune(rune(0x4e00 + rng.IntN(0x5200)))
		case 6:
			b.WriteRune(rune(rng.IntN(0x3100)))
		case 7:
			b.WriteString(others[rng.IntN(len(others))])
		}
	}
	return b.String()
}

// gseTokens are the tokens that gse itself makes of a text; a unit it knows no word for has no tag.
func gseTokens(g *gse.Segmenter, text string) []Token {
	var tokens []Token
	for _, s := range g.Segment([]byte(text)) {
		tag := s.Token().Pos()
		if s.Token().Freq() == 1 {
			tag = ""
		}
		tokens = append(tokens, Token{normalize.Span{Start: s.Start(), End: s.End()}, tag})
	}
	return tokens
}

func checkEqual(t testing.TB, engine, text string, got, want []Token) {
	t.Helper()
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			t.Fatalf("%s: token %d of %q is %q %v, gse has %q %v", engine, i, text,
				text[got[i].Span.Start:got[i].Span.End], got[i], text[want[i].Span.Start:want[i].Span.End], want[i])
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%s: %d tokens in %q, gse has %d", engine, len(got), text, len(want))
	}
}

// Both engines find exactly the words and tags that gse finds with the word list they were made from.
func TestEqualToGSE(t *testing.T) {
	g := mustOracle(t)
	lines, err := source()
	if err != nil {
		t.Fatal(err)
	}
	engines := map[string]*Segmenter{"native": mustNew(t, Options{}), "gse": mustNew(t, Options{Engine: EngineGSE})}
	paragraphs := slices.Concat(texts, fixtures(t))
	for _, text := range texts { // any beginning, which ends inside characters and words
		for i := range len(text) {
			paragraphs = append(paragraphs, text[:i], text[i:])
		}
	}
	rng := rand.New(rand.NewPCG(7, 7))
	for range 2000 {
		paragraphs = append(paragraphs, mix(rng, lines, 1+rng.IntN(80)))
	}
	words, size := 0, 0
	for _, text := range paragraphs {
		if len(text) > maxStretch {
			continue
		}
		want := gseTokens(g, text)
		for name, s := range engines {
			checkEqual(t, name, text, s.Tokens(text), want)
		}
		words += len(want)
		size += len(text)
	}
	t.Logf("%d words in %d paragraphs, %d bytes", words, len(paragraphs), size)
}

func FuzzEqualToGSE(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	s := mustNew(f, Options{})
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) <= maxStretch {
			checkEqual(t, "native", text, s.Tokens(text), gseTokens(mustOracle(t), text))
		}
	})
}

// The embedded dictionary is the word list: no word was lost, changed or added.
func TestDictionary(t *testing.T) {
	lines, err := source()
	if err != nil {
		t.Fatal(err)
	}
	d, err := dictionary.OpenString(dictionaryFile)
	if err != nil {
		t.Fatal(err)
	}
	var got, want []string
	for _, w := range d.Words() {
		got = append(got, fmt.Sprintf("%s %d %s", w.Text, w.Frequency, w.Tag))
		for _, r := range w.Text {
			if k := kindOf(r); k != content && utf8.RuneCountInString(w.Text) > 1 {
				t.Errorf("%q has %q inside, so that a sentence could end inside a word", w.Text, r)
			}
		}
	}
	for _, line := range lines {
		f := strings.Fields(line)
		if utf8.RuneCountInString(f[0]) == 1 {
			f[1] = "2"
		}
		want = append(want, strings.Join(f, " "))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%d words differ from the %d of the word list: run go generate", len(got), len(want))
	}
}

// Tokens cover the paragraph however long it is.
func TestLongParagraph(t *testing.T) {
	s := mustNew(t, Options{})
	for _, unit := range []string{"共建实训基地。", "共建实训基地", "x", "\xff", "，"} {
		text := strings.Repeat(unit, 3*maxStretch/len(unit)+7)
		at, valid := 0, utf8.ValidString(text)
		for _, token := range s.Tokens(text) {
			if token.Span.Start != at || token.Span.Len() == 0 {
				t.Fatalf("%q…: token at %v after byte %d", unit, token.Span, at)
			}
			if w := text[at:token.Span.End]; valid && !utf8.ValidString(w) {
				t.Fatalf("%q…: token %q cuts a character", unit, w)
			}
			at = token.Span.End
		}
		if at != len(text) {
			t.Errorf("%q…: tokens end at %d of %d", unit, at, len(text))
		}
	}
}

func TestUnknownEngine(t *testing.T) {
	if _, err := New(Options{Engine: "jieba"}); err == nil || !strings.Contains(err.Error(), `use "native" or "gse"`) {
		t.Errorf("error %v, want one that names the engines", err)
	}
}

func TestConcurrentUse(t *testing.T) {
	s := mustNew(t, Options{Dictionaries: []Dictionary{{"own.txt", []byte("实训基地\n")}}})
	text := strings.Join(texts, "")
	want := s.Sentences(text, []normalize.Span{{Start: 0, End: len(text)}})
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for range 20 {
				got := s.Sentences(text, []normalize.Span{{Start: 0, End: len(text)}})
				if !slices.EqualFunc(got, want, func(a, b Sentence) bool { return a.Span == b.Span && slices.Equal(a.Tokens, b.Tokens) }) {
					t.Error("another result while others work")
				}
			}
		})
	}
	group.Wait()
}
