package extract

import (
	"sort"
	"strings"

	"github.com/govalues/decimal"
)

// appendFigures appends the records of the amounts found in the sentence.
func (f *figureReader) appendFigures(figures []Figure) []Figure {
	f.subjects.read(f.dates, f.sentence, f.found)
	for k := range f.found {
		a := &f.found[k]
		before, behind := f.beside(a.span)
		fig := Figure{
			Mention:     Mention{Span: a.span, Rule: ruleOfAmount(a)},
			Unit:        a.name,
			Approx:      approxOf(a, before, behind),
			SubjectSpan: f.subjects.subjects[k],
		}
		if a.known {
			fig.Value = f.keep(a.low)
			if a.ranged {
				fig.ValueMax = f.keep(a.high)
			}
		}
		fig.Subject = f.a.cut(fig.SubjectSpan)
		fig.Change, fig.ComparedWith = f.subjects.changes[k].direction, f.subjects.changes[k].with
		if n := len(figures); fig.Change == "" && k > 0 && f.subjects.listed(k-1, k) {
			fig.Change, fig.ComparedWith = figures[n-1].Change, figures[n-1].ComparedWith // 分别增长8%和4.4%
		}
		fig.Date = f.dateOf(a)
		figures = append(figures, fig)
	}
	return figures
}

// keep returns a place of its own for a value. Values are allocated some at a time.
func (f *figureReader) keep(d decimal.Decimal) *decimal.Decimal {
	if len(f.values) == cap(f.values) {
		f.values = make([]decimal.Decimal, 0, 64)
	}
	f.values = append(f.values, d)
	return &f.values[len(f.values)-1]
}

// ruleOfAmount names what found a figure.
func ruleOfAmount(a *amount) string {
	switch {
	case a.unitless:
		return ruleUnitless
	case a.unit.quantity == quantityRatio:
		return "share"
	case a.unit.quantity == quantityMoney:
		return "money"
	case a.unit.quantity == quantityCount || a.unit.quantity == quantityOrder:
		return "number with a classifier"
	}
	return "number with a measure"
}

// What a change is told with. The single characters count only in a comparison.
var (
	increases    = []string{"增长", "增加", "上升", "提高", "提升", "上涨", "回升", "扩大", "加快", "新增", "净增", "增至", "升至", "增到", "升到", "增幅", "涨幅", "增速", "升幅", "大涨", "暴涨", "激增", "猛增", "飙升", "多增"}
	decreases    = []string{"减轻", "缩短", "下降", "减少", "降低", "回落", "下跌", "下滑", "缩小", "收窄", "放缓", "降至", "跌至", "减至", "降到", "跌到", "降幅", "跌幅", "减幅", "大跌", "暴跌", "锐减", "少增", "萎缩"}
	comparedUp   = []string{"增", "涨", "升", "高", "快", "多"}
	comparedDown = []string{"跌", "降", "减", "低", "慢", "少"}
)

// The same, to look for at the end of a text.
var (
	upEnds           = endingsOf(increases)
	downEnds         = endingsOf(decreases)
	comparedUpEnds   = endingsOf(comparedUp)
	comparedDownEnds = endingsOf(comparedDown)
	changeEnds       = endingsOf(increases, decreases, comparedUp, comparedDown)
)

// changedTo are those of increases and decreases that end in 至 or 到 themselves.
var changedTo = endingsOf([]string{"增至", "升至", "增到", "升到", "降至", "跌至", "减至", "降到", "跌到"})

// passed are words between a word of change and the figure.
var passed = endingsOf([]string{"高达", "多达", "可达", "达到", "达", "到", "至", "为", "均", "都", "分别", "也", "已", "平均", "幅度", "率", "出", "了", " "})

// change is what a figure says has changed: increase, decrease or nothing, and compared with what.
type change struct{ direction, with string }

// changeOf returns the change that the text before a figure ends in.
func changeOf(before string) change {
	stem := before
	for {
		if _, size := hedgeBefore(stem); size > 0 {
			stem = stem[:len(stem)-size]
			continue
		}
		word := passed.of(stem)
		if word == "" || (word == "至" || word == "到") && changedTo.end(stem) {
			break
		}
		stem = stem[:len(stem)-len(word)]
	}
	if !changeEnds.end(stem) {
		return change{}
	}
	up, down := upEnds.end(stem), downEnds.end(stem)
	with := comparedWith(before[lastMark(before):])
	switch {
	case up || with != "" && !down && comparedUpEnds.end(stem):
		return change{"increase", with}
	case down || with != "" && comparedDownEnds.end(stem):
		return change{"decrease", with}
	}
	return change{}
}

// endOf returns the first of words, none of which is empty, that s ends in, or "".
func endOf(s string, words []string) string {
	if s == "" {
		return ""
	}
	last := s[len(s)-1] // in which characters differ most
	for _, w := range words {
		if w[len(w)-1] == last && strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// lastMark returns the place behind the last mark of the text that ends a clause.
func lastMark(text string) int {
	for i := len(text); i > 0; {
		r, size := runeBefore(text, i)
		switch r {
		case '，', ',', '；', ';', '：', ':', '（', '(':
			return i
		}
		i -= size
	}
	return 0
}

// comparedWith returns what a clause compares with: 同比, 环比, 较上年同期.
func comparedWith(clause string) string {
	for _, word := range [...]string{"同比", "环比"} {
		if strings.Contains(clause, word) {
			return word
		}
	}
	for _, word := range [...]string{"比", "较"} {
		i := strings.LastIndex(clause, word)
		if i < 0 || word == "比" && (strings.HasSuffix(clause[:i], "占") || strings.HasPrefix(clause[i:], "比较")) {
			continue
		}
		end := i + len(word)
		best := end
		for _, stop := range [...]string{"同期", "年", "月", "季度", "周", "天", "日", "往年", "时期", "前"} {
			if j := strings.Index(clause[end:], stop); j >= 0 && runes(clause[end:end+j]) <= 8 && end+j+len(stop) > best {
				best = end + j + len(stop)
			}
		}
		if best > end {
			return clause[i:best]
		}
	}
	return ""
}

// dateOf returns the value of the date that governs the figure: the last one before it in the sentence, leaving out
// what stands in titles and brackets, what is compared with, and when it was said.
func (f *figureReader) dateOf(a *amount) string {
	k := sort.Search(len(f.dates), func(k int) bool { return f.dates[k].Span.Start >= a.span.Start })
	for k--; k >= 0 && f.dates[k].Span.End > a.span.Start-maxContext; k-- {
		d := &f.dates[k]
		if !f.governs(k) || reports(f.a.Text[d.Span.End:a.span.Start]) {
			continue
		}
		return d.Value
	}
	return ""
}

// governs reports whether date k of the sentence may be that of figures: it stands in no title or bracket, and nothing
// is compared with it.
func (f *figureReader) governs(k int) bool {
	const yes, no = 1, 2
	if f.dated[k] == 0 {
		before, _ := f.beside(f.dates[k].Span)
		f.dated[k] = yes
		if inTitle(before) || inBrackets(before) || hasSuffix(before, "比", "较", "与", "同", "于") {
			f.dated[k] = no
		}
	}
	return f.dated[k] == yes
}

// inBrackets reports whether what follows the text stands in brackets.
func inBrackets(before string) bool {
	return max(strings.LastIndex(before, "（"), strings.LastIndex(before, "(")) > max(strings.LastIndex(before, "）"), strings.LastIndex(before, ")"))
}

// reports reports whether a date that the text follows says when something became known, rather than when it was so.
func reports(behind string) bool {
	clause := behind
	if i := strings.IndexAny(behind, "，,。；"); i >= 0 {
		clause = behind[:i]
	}
	for _, word := range [...]string{"获悉", "了解到", "发布", "公布", "介绍", "表示", "通报", "披露", "消息", "报道", "从", "举行", "召开", "印发"} {
		if strings.Contains(clause, word) {
			return true
		}
	}
	return strings.HasPrefix(clause, "电") || strings.HasPrefix(clause, "讯")
}
