package normalize

import (
	"strings"
	"testing"
)

func TestChinesePunctuation(t *testing.T) {
	for in, want := range map[string]string{
		"9月2日,双方签约:资金3.5亿元;建设3年!":       "9月2日，双方签约：资金3.5亿元；建设3年！",
		"增长6.3%,高于去年":                   "增长6.3%，高于去年",
		"增长6.3%, 高于去年":                  "增长6.3%， 高于去年",
		"共1,225项,其中12:30前":              "共1,225项，其中12:30前",
		`他说:"好",又说"行"`:                  "他说：“好”，又说“行”",
		"5\" 屏幕的手机":                     "5\" 屏幕的手机",
		`"plain" English, yes:`:         `"plain" English, yes:`,
		"「好」說『行』":                       "“好”說‘行’",
		"〈白皮书〉":                         "《白皮书》",
		"(MOU)签署仪式":                     "(MOU)签署仪式",
		"访问 http://example.com/?q=1 查询": "访问 http://example.com/?q=1 查询",
		"已经,，很好":                        "已经，，很好",
	} {
		text := NewText(in)
		got := withChinesePunctuation(text)
		if got.str != want {
			t.Errorf("%q became %q, want %q", in, got.str, want)
		}
		if in == want && got != text {
			t.Errorf("%q was copied", in)
		}
	}
}

func TestChinesePunctuationSource(t *testing.T) {
	raw := para1 + "\n" + strings.ReplaceAll(para2, "每个街道", "「每个」街道") + "\n" + para3
	d := Read("a.txt", []byte(raw), Options{})
	i := strings.Index(d.Body.str, "资金3.5亿元")
	at := Span{i, i + len("资金3.5亿元")}
	if s := d.Body.Source(at); raw[s.Start:s.End] != "资金3.5亿元" {
		t.Errorf("source is %q", raw[s.Start:s.End])
	}
	for _, script := range []Script{Hans, Hant, Keep} {
		d := Read("a.txt", []byte(raw), Options{Script: script})
		want := raw
		if script == Hant {
			want = toScript(NewText(raw), Hant).str
		}
		if d.Output.str != want {
			t.Errorf("output is %q, want %q", d.Output.str, want)
		}
		if got := d.Output.Cut(d.OutputSpan(Span{0, d.Body.Len()})); got != want {
			t.Errorf("in %s the body is %q", script, got)
		}
	}
}
