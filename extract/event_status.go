package extract

import (
	"strings"

	"taizhang/normalize"
)

// comingWords say of what follows that it is to come; hopedWords, that it is only hoped for or thought of, whatever follows; askedWords,
// that somebody asks for it or wants something by it, unless it is said to come behind them: 为了节水，将举行会谈; undoneWords, that it
// does not happen.
var (
	comingWords = wordSet(`将 将于 将在 将会 拟 拟于 拟将 即将 将要 计划 定于 预定 预计 届时 筹备 准备`)
	hopedWords  = wordSet(`如果 如 若 假如 一旦 希望 期待 争取 力争 可能 能否 是否 愿 愿意 有望 寻求 谋求 盼 期盼 考虑 原定 原拟 原计划`)
	askedWords  = wordSet(`敦促 呼吁 为了 要求 建议 邀请 提议 欢迎 同意`)
	undoneWords = wordSet(`未 尚未 并未 从未 未曾 没能 推迟 推后 延期 延后 暂缓 中止 中断 叫停 搁置 缺席 婉拒 谢绝 错过 回避`)
)

// conditionWords begin a clause that says under what condition the next one holds; callOffs say that what was to come does not.
var (
	conditionWords = wordSet(`如果 假如 假使 倘若 如若 若 要是 一旦 只要 除非`)
	callOffs       = strings.Fields("取消 推迟 推后 延期 延后 改期 暂缓 中止 终止 叫停 搁置 搁浅 告吹 流产 作罢 未能成行 未成行 未能举行 未能召开")
)

// statusOf returns what the words from byte from to the verb of an event make of it: planned where it is to come, hoped where
// nobody says that it is or somebody that it is not, else nothing. What stands in quotes or in the names of institutions says nothing of
// it.
func (f *facts) statusOf(from int, verb normalize.Span) (status string, hoped bool) {
	a := f.a
	from = min(from, verb.Start)
	never, undone := false, false
	for i := a.tokenAt(from); i < len(a.tokens) && a.tokens[i].Span.End <= verb.Start; i++ {
		t := a.tokens[i].Span
		w := a.word(i)
		denied := undoneWords[w] || deniedWords[w]
		switch {
		case undone && (w == "后" || w == "之后" || w == "以后"):
			hoped, undone = false, false // 中断三年|后|会谈
		case t.Start < from || !comingWords[w] && !hopedWords[w] && !askedWords[w] && !denied:
		case a.orgAt.overlap(t) || a.quotedAt(t.Start, from):
		case a.after(t.End) == '的' || strings.HasPrefix(a.Text[t.End:], "下") || w == "计划" && !a.plans(i):
		case comingWords[w] && a.before(t.Start) != '原':
			status, hoped, undone = "planned", false, false
		case w == "邀请" && strings.Contains(a.Text[from:t.Start], "应"): // 应某某邀请
		default:
			undone = denied && !hoped
			never = never || hopedWords[w] || comingWords[w]
			hoped = true
		}
	}
	if never || a.undone(verb.End) {
		return "", true
	}
	if !hoped && f.comesBehind(from, verb.Start) {
		status = "planned"
	}
	if status == "planned" && !hoped {
		hoped = a.conditional(from) || a.dropped(verb.End)
	}
	return status, hoped
}

// comesBehind reports whether 将 or the like stands right behind the name of somebody, whose last character may make another word with
// it, 李志|强将|于, or right before byte p.
func (f *facts) comesBehind(from, p int) bool {
	for _, who := range f.peopleWithin(normalize.Span{Start: from, End: p}) {
		if hasPrefix(f.a.Text[who.span.End:p], "将", "拟", "即将", "预计", "预定", "定于") {
			return true
		}
	}
	return hasSuffix(f.a.Text[from:p], "将", "将于", "将在") // also where the words are cut otherwise: 台|中将|举办
}

// undone reports whether what the verb tells that ends at byte p is told of as not happening right behind it: 访华|推迟.
func (a *Article) undone(p int) bool {
	return hasPrefix(a.Text[skipAny(a.Text, p, "已经", "已", "被迫", "被", "临时", "宣布"):], callOffs...)
}

// maxConditions is how many clauses before what is told a condition of it is looked for.
const maxConditions = 3

// conditional reports whether the clause at byte p, or one before it in its sentence, begins as a condition does.
func (a *Article) conditional(p int) bool {
	start := a.sentenceAt(p).Start
	for n := 0; n < maxConditions && p > start; n++ {
		p = max(start, a.predicateStart(p-1))
		if conditionWords[a.word(a.tokenAt(p))] && !strings.HasPrefix(a.Text[p:], "如果说") {
			return true
		}
	}
	return false
}

// dropped reports whether the clause behind that of byte p says that what was to come does not: ，后因雨取消.
func (a *Article) dropped(p int) bool {
	rest := a.Text[p:max(p, min(a.sentenceAt(p).End, a.charStart(p+2*clauseBytes)))]
	k := strings.IndexAny(rest, "，,；")
	if k < 0 {
		return false
	}
	clause := rest[k+len(string(firstRune(rest[k:]))):]
	if k := strings.IndexAny(clause, "，,。；！"); k >= 0 {
		clause = clause[:k]
	}
	clause = clause[skipAny(clause, 0, "但是", "但", "不过", "然而", "可", "后来", "后", "随后", "最终", "最后", "现已", "现在", "现", "目前", "该", "此次", "本次", "这次", "会见", "会谈", "会晤", "访问", "行程", "活动", "会议", "比赛", "赛事", "仪式", "计划", "已", "已经", "又", "却", "被", "被迫", "突然", "临时", "紧急", "宣布", "因故"):]
	clause = strings.TrimSuffix(clause, "了")
	if hasPrefix(clause, "因", "由于", "受") {
		return runes(clause) <= 20 && hasSuffix(clause, callOffs...)
	}
	for _, w := range callOffs {
		if after, ok := strings.CutPrefix(clause, w); ok && (after == "" || hasPrefix(after, "至", "到")) {
			return true
		}
	}
	return false
}
