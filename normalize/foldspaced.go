package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// spacedFold joins what the export from a PDF has set apart (江 西 省). One space between two characters says nothing:
// names of two characters are spaced to the width of three, tables have columns. So characters are joined only in a text
// that is spaced nearly everywhere, or where the text has the same ones joined elsewhere.
var spacedFold = foldRule{
	name:  "spaced",
	doc:   "spaced-out characters are joined in texts that are spaced all over or have the same words joined",
	marks: markSpaced,
	run:   foldSpaced,
	examples: []foldExample{
		{"江 西 省 教 育 厅\n江西省教育厅今日发文", "江西省教育厅\n江西省教育厅今日发文"},
		{"青 石 市 关 于 设 立 学 校 的 通 知 ， 请 各 县 2 0 2 4 年 照 办 。\n第 二 行  也 是 如 此", "青石市关于设立学校的通知，请各县2024年照办。\n第二行  也是如此"},
		{"出席：王 芳、李 强、张小明", "出席：王 芳、李 强、张小明"},
		{"日 一 二 三 四 五 六\n会议于星期一召开", "日 一 二 三 四 五 六\n会议于星期一召开"},
		{"首页 新闻 图片 视 频", "首页 新闻 图片 视 频"},
	},
}

// leastSpaced is how many single characters make a spaced run. A text is spaced all over when so many are in runs, and
// spacedShare of its characters.
const (
	leastSpaced = 3
	manySpaced  = 20
	spacedShare = 0.8
	// maxSpacedRuns is how many runs are looked for elsewhere, which takes a pass over the text each.
	maxSpacedRuns = 200
)

func foldSpaced(t *Text) (*Text, []Warning) {
	s := t.str
	runs, spaced := spacedRuns(s)
	if len(runs) == 0 {
		return t, nil
	}
	all := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			all++
		}
	}
	allOver := spaced >= manySpaced && float64(spaced) >= spacedShare*float64(all)
	var warnings []Warning
	e := t.Edit()
	for k, run := range runs {
		joined := strings.ReplaceAll(t.Cut(run), " ", "")
		if !allOver && (k >= maxSpacedRuns || !strings.Contains(s, joined)) {
			continue
		}
		for i := run.Start; i < run.End; i++ {
			if s[i] == ' ' {
				e.Replace(Span{i, i + 1}, "")
			}
		}
		warnings = append(warnings, Warning{Kind: "spaces_removed", Text: t.Cut(run), Repaired: joined, Source: t.Source(run)})
	}
	return e.Text(), joinWarnings(warnings, t)
}

// spacedRuns returns the places of the runs of single characters with one space between each, and how many ideographs
// are in them.
func spacedRuns(s string) (runs []Span, ideographs int) {
	for i := 0; i < len(s); {
		next := strings.IndexByte(s[i:], ' ')
		if next < 0 {
			break
		}
		space := i + next
		_, n := utf8.DecodeLastRuneInString(s[:space])
		start := space - n
		if n == 0 || start > 0 && start < i || !single(s[start:space]) || start > 0 && !strings.ContainsRune(" \n\t", rune(s[start-1])) {
			i = space + 1
			continue
		}
		end, chars, han := spacedRun(s, start)
		if han >= leastSpaced && chars >= leastSpaced {
			runs = append(runs, Span{start, end})
			ideographs += han
		}
		i = max(end, space+1)
	}
	return runs, ideographs
}

// spacedRun returns where the run at byte start ends, and how many characters and ideographs are in it.
func spacedRun(s string, start int) (end, chars, han int) {
	for i := start; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		after := i + n
		if !single(s[i:after]) || after < len(s) && !strings.ContainsRune(" \n\t", rune(s[after])) {
			break
		}
		end = after
		chars++
		if unicode.Is(unicode.Han, r) {
			han++
		}
		if after+1 >= len(s) || s[after] != ' ' || s[after+1] == ' ' {
			break
		}
		i = after + 1
	}
	return end, chars, han
}

// single reports whether the character c can stand in a run: an ideograph, a digit or a sign of punctuation.
func single(c string) bool {
	r, _ := utf8.DecodeRuneInString(c)
	return unicode.Is(unicode.Han, r) || r >= '0' && r <= '9' || r >= 0x2010 && unicode.IsPunct(r)
}
