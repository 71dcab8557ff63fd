package extract

import (
	"slices"
	"strings"
	"testing"

	"taizhang/normalize"
)

// One pass over a text finds what searching it for every cue word by itself finds.
func TestCues(t *testing.T) {
	text := strings.Repeat("云岭市政府与临湖大学签署战略合作协议，副秘书长李明远现任省教育厅厅长，曾任常务副市长。天津大学新闻与传播学院5月6日举行《规划》发布会，来访的代表团走访学院。", 3)
	a := &Article{Text: text, cues: findCues(text)}
	for _, w := range namedCues() {
		var want []int
		for p := 0; ; {
			k := strings.Index(text[p:], w)
			if k < 0 {
				break
			}
			want = append(want, p+k)
			p += k + 1
		}
		if got := a.all(w); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", w, got, want)
		}
	}
	var titles, suffixEnds []string
	for _, c := range a.cues.titles[:len(a.cues.titles)/3] {
		titles = append(titles, c.word.text)
	}
	if want := []string{"秘书", "秘书长", "厅长", "市长"}; !slices.Equal(titles, want) {
		t.Errorf("titles %v, want %v", titles, want)
	}
	for _, c := range a.cues.suffixes[:len(a.cues.suffixes)/3] {
		suffixEnds = append(suffixEnds, c.word.text)
	}
	if want := []string{"政府", "大学", "署", "作协", "厅", "厅", "大学", "学院", "代表团", "学院"}; !slices.Equal(suffixEnds, want) {
		t.Errorf("endings %v, want %v", suffixEnds, want)
	}
	if len(a.all("没有这个词")) != 0 || len(a.heard(cueMatcher().idsOf([]string{"走访", "视察"}))) != 1 {
		t.Error("a word is heard that the text does not have")
	}
	end := strings.Index(text, "走访") + len("走")
	if heard := a.heard(cueMatcher().idsOf([]string{"走访", "视察"}))[0]; heardWithin([]heardCue{heard}, normalize.Span{End: end}) || len(heard.within(normalize.Span{End: end + len("访")})) != 1 {
		t.Error("a word is within a stretch that holds only a part of it")
	}
}
