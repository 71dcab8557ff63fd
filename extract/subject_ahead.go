package extract

import (
	"strings"

	"taizhang/normalize"
)

// aheadState tells how a figure hangs together with what stands before it.
type aheadState uint8

const (
	aheadNone     aheadState = iota
	aheadDirect              // 项目1225项
	aheadLinked              // 项目达1225项
	aheadInherits            // the clause begins with the link: 同比增长3%
	aheadVerb                // only a verb stands there: 累计开行1719列
)

// ahead reads the noun phrase that ends before byte to, passing over verbs of measure and change, hedges, times and
// what is compared with.
func (s *subjectReader) ahead(to, k int) (span normalize.Span, state aheadState) {
	j, start := s.before(to, k)
	state = aheadDirect
	for {
		from, linked := j, false
		j, linked = s.passLinks(j, start)
		if linked {
			state = aheadLinked
		}
		if list := s.a.word(j) == "、"; j < start || list || s.endsClause(j) && !colon(s.a.word(j)) {
			if state == aheadLinked || j < from || j < start || list {
				return span, aheadInherits
			}
			return span, aheadNone
		}
		if i, of := s.passJoint(j, start); i < j {
			if c := s.class(i); s.class(j) == wordOf && (c == wordVerb || c == wordPredicate) && state == aheadLinked {
				return span, aheadInherits // 远超政府公布的310亿元
			}
			j = i
			if of {
				state = aheadLinked
			}
			continue
		}
		first := s.phraseBefore(j, start)
		if first > j {
			if c := s.class(j); c == wordPredicate || c == wordVerb {
				return span, aheadVerb
			}
			if w := s.a.word(j); j == start && k > 0 && (w == ")" || w == "）") { // 比全省（7.7%）高1个百分点
				return span, aheadInherits
			}
			return span, aheadNone
		}
		if w := s.a.word(first - 1); j+1 < s.hi && s.class(j+1) == wordOf && first > start && (w == "由" || w == "从" || w == "自") {
			j, state = first-2, aheadLinked // 货值由首年的8亿元增至…
			continue
		}
		if i := s.deduction(first, start); i >= 0 {
			j, state = i-1, aheadLinked
			continue
		}
		if s.comparedWith(first, j, start, s.found[k].name == "百分点") || s.isWhole(first, j) {
			j, state = first-2, aheadLinked
			continue
		}
		if state == aheadLinked && first-1 > start && s.a.word(first-1) == "在" && !isMetric(s.a.word(j)) && !s.endsClause(first-2) {
			j = first - 2 // 规模在历史同期突破20亿元
			continue
		}
		return s.measured(first, j, start, state), state
	}
}

// before returns the token that stands before byte to, and how far back what belongs to figure k may reach.
func (s *subjectReader) before(to, k int) (j, start int) {
	start = s.lo
	if k > 0 {
		start = s.tokenAt(s.found[k-1].span.End-1) + 1
	}
	j = s.tokenAt(to) - 1
	if i := j + 1; i < s.hi && s.a.tokens[i].Span.Start < to {
		j = i - 1
	}
	if j > start && s.a.word(j) == " " && !s.endsClause(j-1) {
		j-- // 超过 4亿人
	}
	return j, start
}

// passJoint goes left from token j over a colon, a bracket or 的, and tells whether a verb that leads to a whole went
// with it.
func (s *subjectReader) passJoint(j, start int) (at int, of bool) {
	switch w := s.a.word(j); {
	case colon(w), w == "(", w == "（":
		return j - 1, false
	case s.class(j) == wordOf:
		if i := s.wholeBefore(j, start); i < j {
			return i, true
		}
		return j - 1, false
	}
	return j, false
}

// measured returns the phrase first … last without what is no part of it.
func (s *subjectReader) measured(first, last, start int, state aheadState) normalize.Span {
	first = s.trim(s.afterAdjunct(first, last), last)
	if v := first - 1; state == aheadLinked && v >= start && s.class(v) == wordVerb && runes(s.a.word(v)) == 2 && s.clauseStart(v) == v {
		first = v // 签约项目达45个
	}
	if first > start && s.a.word(first-1) == "在" && strings.Contains("园校职读岗建研册编", s.a.word(first)) {
		first-- // 在|园|幼儿
	}
	if first == last && first > start && runes(s.a.word(first)) == 1 {
		first = s.wholeWord(first, start)
	}
	span := s.span(first, last+1)
	if w := s.a.word(last); s.a.word(last-1) == "占" && len(w) > len("比") {
		span.End = s.a.tokens[last].Span.Start + len("比") // 占|比达
	}
	return span
}

// wholeWord returns where the phrase begins that ends in the single character at token i, which is but the rest of a word that
// was cut in two: 均|价, 现汇|进|资, 收|贿.
func (s *subjectReader) wholeWord(i, start int) int {
	prefix := s.a.word(i - 1)
	switch prefix {
	case "均", "总", "单", "净":
		return i - 1
	}
	c := s.class(i - 1)
	if runes(prefix) != 1 || c != wordVerb && c != wordPredicate && prefix != "收" {
		return i
	}
	switch s.class(i) {
	case wordVerb:
		return i - 1
	case wordNoun:
		switch s.class(i - 2) {
		case wordNoun:
			if i-2 >= start {
				return s.phraseBefore(i-2, start)
			}
		case wordPlace, wordOf:
			return i - 1 // 范围内|建|案
		}
	}
	return i
}

// deduction returns the word by which the phrase that begins at token first is but taken off before something is measured
// (扣除价格因素), or -1.
func (s *subjectReader) deduction(first, start int) int {
	for i := first; i >= first-1 && i >= start; i-- {
		switch s.a.word(i) {
		case "扣除", "剔除":
			return i
		}
	}
	return -1
}

// isWhole reports whether the phrase first … last is the whole that a share is of: 占总额4%.
func (s *subjectReader) isWhole(first, last int) bool {
	w := s.a.word(last)
	return s.a.word(first-1) == "占" && !strings.HasPrefix(w, "比") && w != "份额"
}

// comparedWith reports whether the phrase first … last is something compared with: 比城镇, 快于城镇, and before percentage points
// 超过进度.
func (s *subjectReader) comparedWith(first, last, start int, points bool) bool {
	i := first - 1
	if i < start {
		return false
	}
	if s.class(i) == wordAdverb && i > start {
		i-- // 快于|全部|工业
	}
	switch s.a.word(i) {
	case "快", "慢", "高", "低", "多", "少", "大", "小":
		return strings.HasPrefix(s.a.word(i+1), "于")
	case "于":
		return s.class(i-1) == wordChange || s.class(i-1) == wordModifier
	case "高于", "低于", "高出", "快于", "慢于", "优于", "好于":
		return s.class(last+1) != wordOf // 高于全省平均水平3.3个百分点, but 高于公认的400公斤粮食
	case "超过", "超", "超出", "落后", "落后于", "领先", "领先于":
		return points
	}
	return s.class(first-1) == wordCompare
}

func colon(w string) bool { return w == "：" || w == ":" }

// passLinks goes left from token j over what may stand between a noun phrase and its figure. It tells whether that
// links the two.
func (s *subjectReader) passLinks(j, start int) (at int, linked bool) {
	for j >= start {
		next, links := s.passWord(j, start, linked)
		if next == j {
			break
		}
		j, linked = next, linked || links
	}
	return j, linked
}

// passWord goes left over word j, with what belongs to it, where it may stand between a noun phrase and its figure.
// It tells whether it links the two.
func (s *subjectReader) passWord(j, start int, linked bool) (at int, links bool) {
	w := s.a.word(j)
	if at, links := s.passSpecial(j, start); at < j {
		return at, links
	}
	switch s.class(j) {
	case wordLink, wordChange, wordCompare:
		return j - 1, true
	case wordAdverb, wordTime:
		return j - 1, false
	case wordVerb, wordPredicate: // 拓展至, 稳定在
		if linked && steady[w] || j+1 < s.hi && reaches[s.a.word(j+1)] {
			return j - 1, true
		}
		if k := s.compareBefore(j, start); k < j {
			return k - 1, true
		}
	case wordPlace:
		if k := s.adjunctStart(j, start); k < j {
			return k - 1, false
		}
		if k := s.compareBefore(j, start); k < j {
			return k - 1, true
		}
		return j - 1, false
	case wordModifier:
		if degrees[w] {
			return j - 1, false
		}
	case wordPreposition:
		if leads[w] {
			return j - 1, false
		}
	case wordJoin:
		if j == s.lo || s.endsClause(j-1) {
			return j - 1, false // 而9月份则减少3亿元
		}
	case wordOf:
		if j > start && s.class(j-1) == wordTime { // 从2012年的…
			return j - 1, false
		}
	case wordNoun:
		if k := s.compareBefore(j, start); k < j {
			return k - 1, true
		}
	case wordOther:
		if particles[w] {
			return j - 1, false
		}
	case wordPunct:
		if k := s.bracketBefore(j, start); k < j {
			return k - 1, false
		}
		if k := s.compareBefore(j, start); k < j && s.opened(j, start) < j {
			return k - 1, true // 较去年“五一”同期
		}
	}
	return j, false
}

// passSpecial is passWord for words whose class does not tell that they may stand there.
func (s *subjectReader) passSpecial(j, start int) (at int, links bool) {
	w := s.a.word(j)
	if j > start && s.a.word(j-1) == "每" || strings.HasPrefix(w, "每") && runes(w) > 1 {
		if runes(w) > 1 && s.a.word(j-1) != "每" {
			return j - 1, true // 每张|68元
		}
		return j - 2, true
	}
	if w == "相比" {
		if k := s.withBefore(j, start); k < j {
			return k - 1, true // 与去年同期相比
		}
	}
	if w == "发展" && reaches[s.a.word(j+1)] {
		return j - 1, true // 发展到120人
	}
	if adverbialNouns[w] && w != "全国" && w != "全球" && j > start && (s.class(j-1) == wordNoun || s.class(j-1) == wordModifier) {
		return j - 1, false // 气温普遍下降
	}
	return j, false
}

var (
	// degrees are modifiers that stand before a figure rather than in the noun phrase before it.
	degrees = newWordSet(`年均 月均 日均 高 低 大 小 多 少 新 最高 最低 平均`)
	// leads are prepositions that a figure may follow.
	leads = newWordSet(`至 到 为 在 于 以 从 由 自`)
	// particles stand between a verb and a figure.
	particles = newWordSet(`了 过 着 所`)
	// reaches are words that lead a verb on to a figure.
	reaches = newWordSet(`至 到 在 为 成 达`)
	// steady are verbs that add to another before a figure: 稳定保持在96%.
	steady = newWordSet(`稳定 持续 继续 保持 维持`)
)

// bracketBefore returns the token that opens the bracket which token j closes, or j.
func (s *subjectReader) bracketBefore(j, start int) int {
	open := openings[s.a.word(j)]
	if open != "（" && open != "(" {
		return j
	}
	for k := j - 1; k >= start && k > j-maxClause; k-- {
		if s.a.word(k) == open {
			return k
		}
	}
	return j
}

// adjunctStart returns the preposition that begins the adjunct ending in token j (在…中), or j.
func (s *subjectReader) adjunctStart(j, start int) int {
	for k := j - 1; k >= start && k > j-12; k-- {
		switch s.a.word(k) {
		case "在", "从", "自", "自从", "截至", "截止", "于", "除":
			return k
		}
		if s.endsClause(k) {
			break
		}
	}
	return j
}

// compareBefore returns the 比 or 较 that token j is compared by (较去年同期, 较协定生效前), or j.
func (s *subjectReader) compareBefore(j, start int) int {
	for k := j - 1; k >= start && k > j-8 && !s.endsClause(k) && s.a.word(k) != "、"; k-- {
		if s.class(k) == wordCompare {
			return k
		}
	}
	return j
}

// withBefore returns the 与 that leads to what is compared by 相比, token j, or j.
func (s *subjectReader) withBefore(j, start int) int {
	for k := j - 1; k >= start && k > j-12 && !s.endsClause(k); k-- {
		switch s.a.word(k) {
		case "与", "和", "同", "跟":
			return k
		}
	}
	return j
}

// maxPhraseRunes is how long a noun phrase before a figure may grow.
const maxPhraseRunes = 16

// phraseBefore returns the first token of the noun phrase that ends in token j, or j+1 where none does.
func (s *subjectReader) phraseBefore(j, start int) int {
	first := j + 1
	length := 0
	for k := j; k >= start && j-k < maxPhrase; k-- {
		at, ok := s.within(k, j, start)
		if !ok {
			break
		}
		k = at
		if length += runes(s.a.word(k)); length > maxPhraseRunes && first <= j {
			break
		}
		first = k
	}
	return first
}

// within reports whether token k may stand in a noun phrase that ends in token j, and where what belongs to k begins.
func (s *subjectReader) within(k, j, start int) (at int, ok bool) {
	switch s.class(k) {
	case wordNoun, wordModifier:
		return k, true
	case wordVerb:
		before := s.class(k - 1)
		return k, k == j || s.suffixed(k+1) || before == wordNoun || before == wordModifier
	case wordPredicate, wordChange: // 总|花费; 开工|率, …的|生产|指数
		if k == j {
			return k, s.class(k-1) == wordModifier || s.class(k-1) == wordOf || s.isObject(k, start)
		}
		return k, s.suffixed(k+1) || s.class(k-1) == wordOf
	case wordPunct:
		at = s.opened(k, start)
		return at, at < k
	case wordPlace:
		return k - 1, k < j && k > start && s.aboveSize(k-1) // 规模|以上|工业
	case wordLink:
		return k, k < j && s.a.word(k) == "可" && (s.class(k+1) == wordVerb || s.class(k+1) == wordNoun) && s.a.word(k-1) == "人均" // 人均可支配收入
	}
	return k, false
}

// isObject reports whether word k, which may be a noun or a verb, ends what a verb before has as its object: 获国家科技奖励.
func (s *subjectReader) isObject(k, start int) bool {
	if s.a.tag(k) != "vn" || s.class(k-1) != wordNoun {
		return false
	}
	for i := k - 1; i >= start && i > k-maxPhrase; i-- {
		switch s.class(i) {
		case wordNoun, wordModifier:
			continue
		case wordPredicate:
			return !s.actor(i + 1)
		}
		break
	}
	return false
}

// aboveSize reports whether 规模以上 stands at token i, as statistics call the larger enterprises.
func (s *subjectReader) aboveSize(i int) bool {
	return s.a.word(i) == "规模" && s.a.word(i+1) == "以上"
}

// openings tells what opens for each mark that closes.
var openings = map[string]string{"”": "“", "》": "《", "’": "‘", "」": "「", "）": "（", ")": "("}

// suffixed reports whether token i is a character that makes a noun of the word before it: 率, 量.
func (s *subjectReader) suffixed(i int) bool {
	w := s.a.word(i)
	r, size := runeAt(w, 0)
	return size == len(w) && nounSuffixes.Has(r)
}

// opened returns the opening mark that the closing quotation mark k belongs to, or k.
func (s *subjectReader) opened(k, start int) int {
	open, is := openings[s.a.word(k)]
	if !is || open == "(" || open == "（" {
		return k
	}
	for m := k - 1; m >= start && k-m < 16; m-- {
		if s.a.word(m) == open {
			return m
		}
	}
	return k
}

// afterAdjunct returns where the phrase first … last begins when a preposition stands before it, whose noun it then
// includes: of 为职业院校培养师资 only 师资, of 向四省市调水 only 调水.
func (s *subjectReader) afterAdjunct(first, last int) int {
	switch s.a.word(first - 1) {
	case "为", "向", "给", "对", "由", "把", "将":
	default:
		return first
	}
	for k := last; k > first; k-- {
		if tag := s.a.tag(k); tag == "v" || tag == "vn" {
			if k == last || k+1 == last && s.suffixed(last) { // 对欧洲|出口|额
				return k
			}
			return k + 1
		}
	}
	return first
}

// actor reports whether token i begins its clause and names a place or body, which rather does what the verb behind
// it says than being part of a longer name.
func (s *subjectReader) actor(i int) bool {
	tag := s.a.tag(i)
	return (tag == "ns" || tag == "nt") && s.clauseStart(i) == i
}

// trim drops from the front of the phrase first … last what is no part of it.
func (s *subjectReader) trim(first, last int) int {
	if first+1 < last && s.actor(first) && s.class(first+1) == wordVerb && s.a.tag(first+1) == "v" {
		first += 2 // 鄂县签约项目15个
	}
	for first < last {
		w := s.a.word(first)
		if s.class(first) == wordVerb && s.suffixed(first+1) {
			break // 就诊|率
		}
		if s.class(first) == wordVerb || s.a.tag(first) == "q" || s.a.word(first-1) == "每" || w == "掉" || w == "各类" || w == "相关" || w == "有关" || w == "其他" || w == "等" {
			first++
			continue
		}
		break
	}
	return first
}
