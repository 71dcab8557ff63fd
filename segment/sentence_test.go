package segment

import (
	"slices"
	"strings"
	"testing"

	"taizhang/normalize"
)

func whole(text string) []normalize.Span { return []normalize.Span{{Start: 0, End: len(text)}} }

func TestSentences(t *testing.T) {
	s := mustNew(t, Options{Dictionaries: []Dictionary{{"own.txt", []byte("周一见！\n")}}})
	for _, text := range []string{ // the sentences between bars
		"春天来了。|校园里开满了花。|",
		"真的吗？！|真的！！！|好吧……|走",
		"他说：“来吧。”|大家都来了。|",
		"（他没有来。）|我来了；|你呢?|也来;|好!|完",
		"“‘好。’”|他说",
		"读《为什么是我？》和《你好！世界》这两本书。|再读",
		"读《外《内。》外。》一书。|再读",
		"《没有结束。|下一句。|",
		"没有开始。》|下一句。|",
		"《没有结束。|《有结束。》不断开。|",
		"增长3.5%.同比３．５％",               // a full stop ends nothing
		"见http://example.cn/?id=7。|完", // a question mark in an address
		"用Yahoo!Japan搜索。|完",
		"去了吗?|2023年再去。|",
		`他说:"好。"|她说:"走吧!" |"去哪儿?"|`,
		"第一句。　|第二句。 |",
		"……他没有回答。|",
		"他想说……，又停住了；|“好！”，她说。|",
		"。。。",
		"！",
		"周一见！开播了。|", // a mark inside a word of the user's
		"没有标点",
		"坏字节\xe3\x80。|\xff？|\x9d",
	} {
		want := slices.DeleteFunc(strings.Split(text, "|"), func(s string) bool { return s == "" })
		text := strings.ReplaceAll(text, "|", "")
		var got []string
		for _, x := range s.Sentences(text, whole(text)) {
			got = append(got, text[x.Span.Start:x.Span.End])
		}
		if !slices.Equal(got, want) {
			t.Errorf("sentences %q, want %q", got, want)
		}
	}
}

// checkSentences checks what holds for every text: sentences cover the paragraphs, their words cover them, and the
// words are those of the paragraph as a whole.
func checkSentences(t *testing.T, s *Segmenter, text string, paragraphs []normalize.Span) {
	t.Helper()
	sentences := s.Sentences(text, paragraphs)
	for _, p := range paragraphs {
		at := p.Start
		var tokens []Token
		for len(sentences) > 0 && sentences[0].Span.Start < p.End {
			x := sentences[0]
			sentences = sentences[1:]
			if x.Span.Start != at || x.Span.Len() == 0 || len(x.Tokens) == 0 || cap(x.Tokens) != len(x.Tokens) {
				t.Fatalf("%q: sentence %v with %d tokens after byte %d", text, x.Span, len(x.Tokens), at)
			}
			for _, token := range x.Tokens {
				if token.Span.Start != at || token.Span.Len() == 0 {
					t.Fatalf("%q: token %v after byte %d", text, token.Span, at)
				}
				at = token.Span.End
				token.Span = token.Span.Shift(-p.Start)
				tokens = append(tokens, token)
			}
			if x.Span.End != at {
				t.Fatalf("%q: sentence %v, its tokens end at byte %d", text, x.Span, at)
			}
		}
		if at != p.End {
			t.Fatalf("%q: sentences of the paragraph %v end at byte %d", text, p, at)
		}
		if want := s.Tokens(text[p.Start:p.End]); !slices.Equal(tokens, want) {
			t.Fatalf("%q: tokens %v, those of the paragraph alone are %v", text, tokens, want)
		}
	}
	if len(sentences) > 0 {
		t.Fatalf("%q: %d sentences outside the paragraphs", text, len(sentences))
	}
}

// lines returns the lines of text as paragraphs, without the line feeds.
func lines(text string) []normalize.Span {
	var spans []normalize.Span
	at := 0
	for line := range strings.SplitSeq(text, "\n") {
		spans = append(spans, normalize.Span{Start: at, End: at + len(line)})
		at += len(line) + 1
	}
	return spans
}

func TestSentencesCover(t *testing.T) {
	s := mustNew(t, Options{})
	text := strings.Join(slices.Concat(texts, fixtures(t)), "\n")
	checkSentences(t, s, text, lines(text))
	if got := s.Sentences(text, nil); len(got) != 0 {
		t.Errorf("%d sentences in no paragraphs", len(got))
	}
}

func FuzzSentences(f *testing.F) {
	for _, text := range texts {
		f.Add(text + "\n" + text)
	}
	f.Add("《甲。《乙》。》\"丙！\"\n《丁？")
	s := mustNew(f, Options{Dictionaries: []Dictionary{{"own.txt", []byte("合作协议\n校长\n《甲。\n。》\nAI\n2023年\n")}}})
	f.Fuzz(func(t *testing.T, text string) { checkSentences(t, s, text, lines(text)) })
}
