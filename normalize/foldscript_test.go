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
		{"quotation in a line", Hans, "社论说：“著書立說，跟著更難”，著名学者于谦这么说", "社论说：“著书立说，跟着更难”，著名学者于谦这么说"},
		{"quotation in a line, to Traditional", Hant, "社论说：“雖說皇后著書”，发现了", "社論說：“雖說皇后著書”，發現了"},
		{"words of the mainland", HansCN, "滑鼠與軟體，資訊\n资讯和软体", "鼠标与软件，信息\n资讯和软体"},
		{"words stay", Hans, "滑鼠與軟體", "滑鼠与软体"},
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

func TestConvertScriptPairs(t *testing.T) {
	pairs, err := hanzi.ReadPairs("pairs.txt", strings.NewReader("軟體\t软件\n软体\t软件\n乾學 乾学\n后\t后\n"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		script   Script
		in, want string
	}{
		{Hans, "歐陽乾學的軟體\n国家的软体\n", "欧阳乾学的软件\n国家的软件\n"},
		{Hant, "国家与后", "國家與后"},
		{HansCN, "滑鼠與軟體", "鼠标与软件"},
		{Hans, "国家", "国家"},
		{Keep, "軟體", "軟體"},
	}
	for _, tt := range tests {
		text := NewText(tt.in)
		got := convertScript(text, tt.script, pairs)
		if got.String() != tt.want {
			t.Errorf("%s %s\n got %s\nwant %s", tt.script, tt.in, got, tt.want)
		}
		if tt.in == tt.want && got != text {
			t.Errorf("%s: a new text where nothing changed", tt.in)
		}
	}
}

// TestReadPairs reads a document with pairs, for each script.
func TestReadPairs(t *testing.T) {
	pairs, err := hanzi.ReadPairs("pairs.txt", strings.NewReader("乾學\t乾学\n"))
	if err != nil {
		t.Fatal(err)
	}
	const raw = "歐陽乾學先生昨日在雲嶺縣出席簽約儀式，宣布設立獎學金，獎勵當地品學兼優的學生。\n歐陽乾學說，資訊學院的餅乾很好吃。\n"
	tests := []struct {
		script       Script
		body, output string
	}{
		{Hans, "欧阳乾学", "欧阳乾学"}, {HansCN, "欧阳乾学", "信息学院的饼干"}, {Keep, "欧阳乾学", "歐陽乾學"}, {Hant, "欧阳干学", "歐陽乾学"},
	}
	for _, tt := range tests {
		d := Read("a.txt", []byte(raw), Options{Script: tt.script, Pairs: pairs})
		if !strings.Contains(d.Body.String(), tt.body) || !strings.Contains(d.Output.String(), tt.output) {
			t.Errorf("%s: body\n%s\noutput\n%s", tt.script, d.Body, d.Output)
		}
		at := strings.Index(d.Body.String(), "学说")
		want := map[Script]string{Hans: "学说", HansCN: "学说", Keep: "學說", Hant: "学說"}[tt.script]
		if got := d.Output.Cut(d.OutputSpan(Span{at, at + len("学说")})); got != want {
			t.Errorf("%s: 学说 of the body is %s in the output", tt.script, got)
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

// TestConversionsOpen proves that convertScript asks for conversions there are.
func TestConversionsOpen(t *testing.T) {
	for _, s := range []Script{Hans, HansCN, Hant} {
		for _, r := range []hanzi.Run{{Script: hanzi.Simplified}, {Script: hanzi.Traditional}, {Script: hanzi.Simplified, Stray: true}} {
			if name := conversion(s, r, hanzi.Simplified); name != "" {
				if _, err := hanzi.Open(name); err != nil {
					t.Error(err)
				}
			}
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
