package normalize

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"taizhang/normalize/hanzi"
)

func TestChanges(t *testing.T) {
	pairs, err := hanzi.ReadPairs("pairs.txt", strings.NewReader("国\t囯\n"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		in   string
		o    Options
		want []string // rule, what stands in the file, what the rule saw, what it made of it
	}{
		{"nothing", "国家与学校\n", Options{}, nil},
		{"width and script", "ＧＤＰ與學校\n", Options{}, []string{"width ＧＤＰ ＧＤＰ GDP", "any2s 與學 與學 与学"}},
		{"two rules at one place", "ldquo;甲&ldquo;\u200b乙，臺灣\n", Options{Script: Keep},
			[]string{"entity ldquo; ldquo; “", "entity &ldquo; &ldquo; “", "invisible \u200b \u200b "}},
		{"strewn in", "我们学习說话的国语\n", Options{}, []string{"stray2s 說 說 说"}},
		{"pairs", "国家学校\n", Options{Pairs: pairs}, []string{"pairs 国 国 囯"}},
		{"glosses", "新區(qū)與雲縣區(qū)網(wǎng)訊\n", Options{Script: Keep}, []string{"gloss (qū) (qū) ", "gloss (qū) (qū) ", "gloss (wǎng) (wǎng) "}},
		{"inside a word", "国\u200b家", Options{}, []string{"invisible \u200b \u200b "}},
	}
	for _, tt := range tests {
		d := Read("a.txt", []byte(tt.in), tt.o)
		s := tt.o.Script
		if s == "" {
			s = Hans
		}
		var got []string
		for _, c := range d.Changes(s) {
			got = append(got, c.Rule+" "+tt.in[c.Source.Start:c.Source.End]+" "+c.Before+" "+c.After)
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s:\n got %q\nwant %q", tt.name, got, tt.want)
		}
	}
}

// TestChangesRebuild makes the folded text again out of the text before and the changes of each step.
func TestChangesRebuild(t *testing.T) {
	for _, m := range misreadings {
		in := NewText(m.read("青石職業學院與雲嶺縣（ＡＢＣ）簽署協議 &ldquo;三&rdquo;。\n") + "江 西 省，江西省 ＧＤＰ\u200b&nbsp;說\u00ad")
		out, _ := fold(in)
		for u := toScript(out, Hans); u.from != nil; u = u.from {
			var b strings.Builder
			rest := u.from.str
			for _, c := range u.changes(func(int) string { return "" }) {
				i := strings.Index(rest, c.Before)
				if c.Before == "" || i < 0 {
					t.Fatalf("%s: %q is not in %q", m.name, c.Before, rest)
				}
				same := 0 // the same characters may stand before, unchanged
				for same < len(rest) && strings.HasPrefix(u.str[b.Len():], rest[:same]) && !(strings.HasPrefix(rest[same:], c.Before) &&
					strings.HasPrefix(u.str[b.Len()+same:], c.After)) {
					_, n := utf8.DecodeRuneInString(rest[same:])
					same += n
				}
				b.WriteString(rest[:same] + c.After)
				rest = rest[same+len(c.Before):]
			}
			if got := b.String() + rest; got != u.str {
				t.Errorf("%s: the changes make\n%q\nnot\n%q", m.name, got, u.str)
			}
		}
	}
}
