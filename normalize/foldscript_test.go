package normalize

import (
	"strings"
	"testing"

	"taizhang/normalize/hanzi"
)

func TestToScript(t *testing.T) {
	tests := []struct {
		name     string
		script   Script
		in, want string
	}{
		{"Traditional", Hans, "中國學校與醫院簽署協議，著名學者隨著隊伍", "中国学校与医院签署协议，著名学者随着队伍"},
		{"line that does not tell", Hans, "隨後兩國簽署協議\n乾著", "随后两国签署协议\n干着"},
		{"line that does not tell, in Simplified", Hans, "随后两国签署协议\n後記\n乾著", "随后两国签署协议\n后记\n乾著"},
		{"Simplified with a Traditional name", Hans, "学者于谦著有《乾隆传》，由大華書局在台北出版发行，现已签约", "学者于谦著有《乾隆传》，由大华书局在台北出版发行，现已签约"},
		{"Simplified", Hans, "著名的皇后与乾隆", "著名的皇后与乾隆"},
		{"kept", Keep, "中國學校", "中國學校"},
		{"to Traditional", Hant, "签署后，皇后说：“头发和发展”", "簽署後，皇后說：“頭髮和發展”"},
		{"quoted Traditional", Hant, "两国签署协议\n「皇后與公里」", "兩國簽署協議\n「皇后與公里」"},
		{"no Chinese", Hans, "a\nb", "a\nb"},
		{"empty", Hans, "", ""},
	}
	for _, tt := range tests {
		text := NewText(tt.in)
		got := toScript(text, tt.script)
		if got.String() != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.name, got, tt.want)
		}
		if tt.in == tt.want && got != text {
			t.Errorf("%s: a new text where nothing changed", tt.name)
		}
	}
}

func TestToScriptSource(t *testing.T) {
	text := toScript(NewText("他於剔團圞的月兒下簽約"), Hans) // 𪢮 has four bytes; any2s keeps 圞
	for _, word := range []string{"于", "月儿", "签约", "约"} {
		i := strings.Index(text.String(), word)
		if i < 0 {
			t.Fatalf("%q is not in %q", word, text)
		}
		s := text.Source(Span{i, i + len(word)})
		again := toScript(NewText(NewText("他於剔團圞的月兒下簽約").Cut(s)), Hans).String()
		if again != word {
			t.Errorf("%q leads to %q", word, again)
		}
	}
}

// TestConversionsOpen proves that toScript asks for conversions there are.
func TestConversionsOpen(t *testing.T) {
	for _, name := range []string{
		conversion(Hans, "學校", false), conversion(Hans, "学与国校於", false), conversion(Hant, "学校", true),
	} {
		if _, err := hanzi.Open(name); err != nil {
			t.Error(err)
		}
	}
}

func BenchmarkToScript(b *testing.B) {
	hant := toScript(NewText(cleanText), Hant).str
	for _, bb := range []struct {
		name, text string
		script     Script
	}{{"TraditionalToHans", hant, Hans}, {"SimplifiedToHans", cleanText, Hans}, {"SimplifiedToHant", cleanText, Hant}} {
		b.Run(bb.name, func(b *testing.B) {
			t := NewText(bb.text)
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				toScript(t, bb.script)
			}
		})
	}
}
