package extract

import (
	"strings"

	"taizhang/normalize"
)

// comingWords say of what follows that it is to come; hopedWords, that it is only hoped for, asked for or thought of.
var (
	comingWords = wordSet(`将 将于 将在 将会 拟 拟于 拟将 即将 将要 计划 定于 预定 预计 届时 筹备 准备`)
	hopedWords  = wordSet(`如果 如 若 假如 一旦 希望 期待 争取 力争 敦促 呼吁 可能 能否 是否 愿 愿意 为了 有望 要求 建议 邀请 提议 寻求 谋求 盼 期盼 欢迎 同意 考虑`)
)

// statusOf returns what the words from byte from to the verb of an event make of it: planned where it is to come, hoped where
// nobody says that it is, else nothing. What stands in quotes or in the names of institutions says nothing of it.
func (f *facts) statusOf(from int, verb normalize.Span) (status string, hoped bool) {
	a := f.a
	from = min(from, verb.Start)
	for i := a.tokenAt(from); i < len(a.tokens) && a.tokens[i].Span.End <= verb.Start; i++ {
		t := a.tokens[i].Span
		w := a.word(i)
		switch {
		case t.Start < from || !comingWords[w] && !hopedWords[w] && !deniedWords[w]:
		case a.orgAt.overlap(t) || a.quotedAt(t.Start, from):
		case a.after(t.End) == '的' || strings.HasPrefix(a.Text[t.End:], "下") || w == "计划" && !a.plans(i):
		case comingWords[w]:
			status, hoped = "planned", false
		case w == "邀请" && strings.Contains(a.Text[from:t.Start], "应"): // 应某某邀请
		default:
			hoped = true
		}
	}
	for _, p := range f.peopleWithin(normalize.Span{Start: from, End: verb.Start}) {
		if !hoped && hasPrefix(a.Text[p.span.End:verb.Start], "将", "拟", "即将", "预计", "预定", "定于") {
			status = "planned" // 李克|强将|于
		}
	}
	if !hoped && hasSuffix(a.Text[from:verb.Start], "将", "将于", "将在") {
		status = "planned" // also where the words are cut otherwise: 台|中将|举办
	}
	return status, hoped
}
