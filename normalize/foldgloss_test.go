package normalize

import (
	"slices"
	"strings"
	"testing"
)

// glossed makes a page of lines, with one more in which characters have readings.
func glossed(lines string) string {
	return "雲縣區(qū)與新區(qū)學校網(wǎng)報(bào)訊，\n" + lines
}

func TestGlossRepair(t *testing.T) {
	tests := []struct {
		name, in, want string
		kinds          []string // of the warnings, but for the one about the readings removed
	}{
		{"only readings", "區(qū)內", "區內", nil},
		{"one character apart", "縣日?qǐng)?bào)的", "縣日報的", []string{"gloss_repaired"}},
		{"two characters in a row", "局?jǐn)?shù)據(jù)", "局數據", []string{"gloss_repaired"}},
		{"a run ended by a reading", "當(dāng)?shù)赝韴?bào)說", "當地晚報說", []string{"gloss_repaired"}},
		{"a run with a user-defined character", "紙?jiān)\ue250?jīng)一", "紙曾經一", []string{"gloss_repaired"}},
		{"a run that loses its end for good", "當?shù)赝黹?，", "當地晚\ufffd，", []string{"lost_characters"}},
		{"a run that loses its end, which the page has elsewhere", "當?shù)赝黹?\n天上晚間", "當地晚間\n天上晚間", []string{"gloss_repaired"}},
		{"all lost", "教室??缡?ldquo;三好”", "教室??缡?ldquo;三好”", nil},
		{"no character fits", "日?zhuàng)的", "日?zhuàng)的", []string{"lost_characters"}},
		{"a character outside GBK", "劉青?石白開會", "劉青?石白開會", []string{"lost_characters"}},
		{"a question", "他問怎麼辦?大家說", "他問怎麼辦?大家說", nil},
		{"a question mark at the end", "辦?\n“好?”", "辦?\n“好?”", nil},
		{"a quotation that lost a byte before it", "書院!彼\ue43ef,", "書院!彼\ue43ef,", []string{"lost_characters"}},
		{"an exclamation", "說得好!我校過去", "說得好!我校過去", nil},
		{"an exclamation before Latin", "說得好!我校GDP", "說得好!我校GDP", nil},
		{"the end of a run without a beginning", "有袇^(qū)別", "有袇^別", []string{"lost_characters"}},
		{"an ASCII character as the second half of a key", "技m(jiū)ore", "技more", nil},
	}
	for _, tt := range tests {
		in := NewText(glossed(tt.in))
		got, warnings := foldGlosses(in)
		if _, line, _ := strings.Cut(got.str, "\n"); line != tt.want {
			t.Errorf("%s: %q becomes %q, want %q", tt.name, tt.in, line, tt.want)
		}
		var kinds []string
		for _, w := range warnings[1:] {
			kinds = append(kinds, w.Kind)
			if w.Text != in.str[w.Source.Start:w.Source.End] {
				t.Errorf("%s: warning has the text %q and the source %q", tt.name, w.Text, in.str[w.Source.Start:w.Source.End])
			}
		}
		if !slices.Equal(kinds, tt.kinds) {
			t.Errorf("%s: warnings %+v, want kinds %q", tt.name, warnings[1:], tt.kinds)
		}
		checkFolded(t, in, got)
	}
}

// TestGlossRepairNarrowed reads a page whose full-width forms were made ASCII after the damage.
func TestGlossRepairNarrowed(t *testing.T) {
	tests := []struct{ in, want string }{
		{"教室??缡?ldquo;三好”", "教室\ufffd跨\ufffdldquo;三好”"},
		{"日?qǐng)?bào),當?shù)赝?,", "日報,當地\ufffd,"},
	}
	for _, tt := range tests {
		got, _ := foldGlosses(NewText(strings.ReplaceAll(glossed(tt.in), "，", ",")))
		if _, line, _ := strings.Cut(got.str, "\n"); line != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.in, line, tt.want)
		}
	}
}

func TestGlossedPages(t *testing.T) {
	tests := []struct {
		name, in string
		glossed  bool
	}{
		{"many readings", "新區(qū)的學校與雲縣區(qū)的醫院，網(wǎng)上報(bào)名", true},
		{"two, of characters no editor explains", "網(wǎng)上新區(qū)", true},
		{"one", "網(wǎng)上新區", false},
		{"rare characters", "江郪(qī)、王翀(chōng)、李頔(dí)、趙翾(xuān)到會", false},
		{"about readings", "長(cháng)短的長(cháng)與生長的長，樂(lè)是快樂的樂，樂曲的樂又不同，重(zhòng)重疊疊的重", false},
		{"Simplified, converted after the damage", "新区(qū)与县区(qū)，网(wǎng)上报(bào)名", true},
		{"other words in parentheses", "价值(value)与价格(price)，方案(a)", false},
	}
	for _, tt := range tests {
		if got := newGlossedPage(NewText(tt.in)) != nil; got != tt.glossed {
			t.Errorf("%s: glossed is %t", tt.name, got)
		}
	}
}

// TestGlossSource cuts words out of a page by their source and folds them again: on a page like it, they are the same.
func TestGlossSource(t *testing.T) {
	in := NewText(glossed("雲縣區(qū)教育網(wǎng)報(bào)道，青石學校網(wǎng)上招生"))
	got, _ := fold(in)
	for _, word := range []string{"教育網", "網報道", "雲縣區教育網", "招生", "青石學校網上"} {
		i := strings.Index(got.str, word)
		if i < 0 {
			t.Fatalf("%q is not in %q", word, got)
		}
		cut := in.Cut(got.Source(Span{i, i + len(word)}))
		again, _ := fold(NewText(glossed(cut)))
		if !strings.HasSuffix(again.str, "\n"+word) {
			t.Errorf("%q comes from %q, which becomes %q", word, cut, again)
		}
	}
}
