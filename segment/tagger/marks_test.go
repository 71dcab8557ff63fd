package tagger

import (
	"strings"
	"testing"

	"taizhang/normalize"
)

func TestWholeMarks(t *testing.T) {
	for _, tt := range []struct{ text, name, want string }{
		{"推进“青山绿水”行动计划", "青山绿水”行动计划", "“青山绿水”行动计划"},
		{"推进“青山绿水”行动计划", "绿水”行动计划", "“青山绿水”行动计划"},
		{"国家茶学中心（云栖）揭牌", "国家茶学中心（云栖", "国家茶学中心（云栖）"},
		{"国家茶学中心(云栖)揭牌", "国家茶学中心(云栖", "国家茶学中心(云栖)"},
		{"实施“青山计划”试点", "“青山计划", "青山计划"},
		{"（云栖大学校长）", "校长）", "校长"},
		{"推进“青山绿水”行动计划", "“青山绿水”行动计划", "“青山绿水”行动计划"}, // whole
		{"推进“青山绿水”行动计划", "青山绿水", "青山绿水"},             // between the marks
		{"“青山”和绿水”行动", "绿水”行动", "绿水”行动"},             // the mark before belongs to another pair
		{"国家茶学中心（云栖县揭牌）", "国家茶学中心（云栖", "国家茶学中心（云栖"},  // goes on
		{"“", "“", "“"},
	} {
		start := strings.Index(tt.text, tt.name)
		names := []Entity{{Span: normalize.Span{Start: start, End: start + len(tt.name)}}}
		wholeMarks(tt.text, names, normalize.Span{End: len(tt.text)})
		if got := tt.text[names[0].Span.Start:names[0].Span.End]; got != tt.want {
			t.Errorf("%s in %s became %s, want %s", tt.name, tt.text, got, tt.want)
		}
	}
}

func TestWholeTitle(t *testing.T) {
	for _, tt := range []struct{ text, name, want string }{
		{"印发《关于校园安全的若干规定》。", "校园安全的", "关于校园安全的若干规定"},
		{"印发《关于校园安全的若干规定》。", "关于校园安全的若干规定", "关于校园安全的若干规定"},
		{"《甲》和校园规定《乙》", "校园规定", "校园规定"}, // between titles
		{"印发《校园规定和意见", "校园规定", "校园规定"},  // no end
		{"校园规定》和意见", "校园规定", "校园规定"},
	} {
		start := strings.Index(tt.text, tt.name)
		name := Entity{Span: normalize.Span{Start: start, End: start + len(tt.name)}, Type: Document}
		for _, want := range []string{tt.want, tt.name} {
			names := []Entity{name}
			wholeMarks(tt.text, names, normalize.Span{End: len(tt.text)})
			if got := tt.text[names[0].Span.Start:names[0].Span.End]; got != want {
				t.Errorf("%s %s in %s became %s, want %s", name.Type, tt.name, tt.text, got, want)
			}
			name.Type = Place // which may be part of a title
		}
	}
}

// TestWholeMarksApart checks that names do not grow into each other, nor out of their sentence.
func TestWholeMarksApart(t *testing.T) {
	text := "“云栖大学松江”计划（试行）"
	at := func(s string) Entity {
		i := strings.Index(text, s)
		return Entity{Span: normalize.Span{Start: i, End: i + len(s)}}
	}
	names := []Entity{at("云栖大学"), at("松江”计划（试行")}
	wholeMarks(text, names, normalize.Span{End: len(text) - len("）")})
	if names[0] != at("云栖大学") || names[1] != at("松江”计划（试行") {
		t.Errorf("names at %v", names)
	}
}
