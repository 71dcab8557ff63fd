package segment

import (
	"strings"
	"testing"
)

// cut returns the tokens of text with bars between them.
func cut(s *Segmenter, text string) string {
	var parts []string
	for _, t := range s.Tokens(text) {
		parts = append(parts, text[t.Span.Start:t.Span.End])
	}
	return strings.Join(parts, "|")
}

func TestUserWords(t *testing.T) {
	own := []Dictionary{
		{"a.txt", []byte("\uFEFF云栖县 100 ns\r\n栖县教育 3\n\n县教育局长 1 n\n周一见！ 5 nz\nAI 9 nz\n")},
		{"b.txt", []byte("云栖县 1 xx\n教育局\n教育局长\n5G基 2 n\né校 2")},
	}
	engines := map[string]*Segmenter{
		"native": mustNew(t, Options{Dictionaries: own}),
		"gse":    mustNew(t, Options{Engine: EngineGSE, Dictionaries: own}),
	}
	for _, tt := range []struct{ text, want string }{
		{"云栖县教育局长来了", "云栖县|教育局长|来|了"},                   // the leftmost, then the longest
		{"在栖县教育局", "在|栖县教育|局"},                          // the part of a word that is left over is cut anew
		{"周一见！开播", "周一见！|开播"},                           // a mark inside
		{"AI与AIDS，AI2、5G基站", "AI|与|AIDS|，|AI2|、|5G基|站"}, // no run of letters and digits is cut
		{"CAI，ué校é校", "CAI|，|ué|校|é校"},                  // nor at its beginning
		{"，é校", "，|é校"},
		{"没有自己的词", "没有|自己|的|词"},
		{"云栖", "云|栖"},
	} {
		for engine, s := range engines {
			if got := cut(s, tt.text); got != tt.want {
				t.Errorf("%s: %q is cut %s, want %s", engine, tt.text, got, tt.want)
			}
		}
	}
	if tokens := engines["native"].Tokens("云栖县教育局"); len(tokens) != 2 || tokens[0].Tag != "ns" || tokens[1].Tag != "" {
		t.Errorf("tokens %v, want the tag of the first dictionary and none", tokens)
	}
}

func TestUserDictionaryErrors(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{"好词 3 n\n坏词 多 n\n", `own.txt:2: "多" is not a frequency`},
		{"好词\n\n两 个 词 语\n", "own.txt:3: 4 fields"},
		{"好词\n\xba\xc3\n", "own.txt:2: not UTF-8"},
	} {
		_, err := New(Options{Dictionaries: []Dictionary{{"own.txt", []byte(tt.data)}}})
		if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %s", tt.data, err, tt.want)
		}
	}
	for _, data := range []string{"", "\n", "\uFEFF", "好词 1e3", "好词 0.5 n", "好词\t7\tn\r\n好词"} {
		if _, err := New(Options{Dictionaries: []Dictionary{{"own.txt", []byte(data)}}}); err != nil {
			t.Errorf("%q: %v", data, err)
		}
	}
}
