package extract

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/govalues/decimal"

	"taizhang/normalize"
)

// bytesPerFigure is how much text there is for a figure in news that is rich in them, to size the list by.
const bytesPerFigure = 120

// findFigures returns the quantities that a states, in order: numbers with a unit or classifier, percentages and
// money. Dates and times, ordinals, durations, ages and numbers in names are none.
func findFigures(a *Article, dates []Date) []Figure {
	figures := make([]Figure, 0, len(a.Text)/bytesPerFigure)
	f := figureReader{a: a, rest: dates, subjects: subjectReader{a: a}, quotes: a.heard(cueMatcher().quotes)}
	for _, s := range a.Sentences {
		f.found = f.found[:0]
		f.sentence = s.Span
		f.subjects.lo, f.subjects.hi = f.subjects.hi, f.subjects.hi+len(s.Tokens)
		f.takeDates()
		f.find()
		if len(f.found) == 0 {
			continue
		}
		figures = f.appendFigures(figures)
	}
	for i := range figures {
		figures[i].ID = "f" + strconv.Itoa(i+1)
	}
	linkParts(a, figures)
	if len(figures) == 0 {
		return nil
	}
	return figures
}

// figureReader finds the figures of an article, a sentence at a time.
type figureReader struct {
	a        *Article
	rest     []Date // after the sentence
	dates    []Date // in the sentence
	sentence normalize.Span
	found    []amount // in the sentence
	subjects subjectReader
	values   []decimal.Decimal // of the figures
	dated    []uint8           // by date of the sentence, what governs has found
	quotes   []heardCue        // 《 and “
	names    bool              // the sentence has one of them
}

// find collects the amounts of the sentence that are figures.
func (f *figureReader) find() {
	text := f.a.Text[:f.sentence.End]
	f.names = heardWithin(f.quotes, f.sentence)
	for i := nextNumeral(text, f.sentence.Start); i < len(text); i = nextNumeral(text, i) {
		if end, in := f.inDate(i); in {
			if f.a.traced() {
				f.loseToDate(i)
			}
			i = end
			continue
		}
		a, end, ok := amountAt(text, i)
		if !ok {
			a, ok = f.unitless(i)
		} else {
			a.takePoints(text)
		}
		if ok && f.isFigure(&a) {
			f.found = append(f.found, a)
		} else if ok && f.a.traced() {
			f.a.lose(KindFigure, a.span, ruleOfAmount(&a), f.whyNot(&a))
		}
		i = end
	}
}

// takeDates sets the dates of the sentence.
func (f *figureReader) takeDates() {
	n := 0
	for n < len(f.rest) && f.rest[n].Span.Start < f.sentence.End {
		n++
	}
	f.dates, f.rest = f.rest[:n], f.rest[n:]
	f.dated = slices.Grow(f.dated[:0], n)[:n]
	clear(f.dated)
}

// inDate returns the end of the date that holds byte i.
func (f *figureReader) inDate(i int) (int, bool) {
	k := sort.Search(len(f.dates), func(k int) bool { return f.dates[k].Span.End > i })
	if k < len(f.dates) && f.dates[k].Span.Start <= i {
		return f.dates[k].Span.End, true
	}
	return i, false
}

// isFigure reports whether a states a quantity where it stands.
func (f *figureReader) isFigure(a *amount) bool {
	before, behind := f.beside(a.span)
	switch a.unit.quantity {
	case quantityTime:
		return false
	case quantityOrder:
		if !counted(a, before, behind) {
			return false
		}
	}
	return !ordinal(before) && !(a.han && hasPrefix(f.a.Text[a.span.Start:], setPhrases[:]...)) && !article(a, before) && !pointed(a, f.a.Text, before, behind) && !f.cutsWord(a) && !f.inName(a, before, behind) && plausible(a, before, behind)
}

// setPhrases are names that begin like an amount.
var setPhrases = [...]string{"八项规定", "五项原则", "两个维护", "两个确立", "四个意识", "四个自信", "四个全面", "三个代表", "两个一百年", "两个毫不动摇", "两个结合", "两个大局", "三个务必", "两个根本", "六个必须", "三大攻坚战", "两个先行区", "三个区分开来", "五个一工程"}

// maxContext is how many bytes beside a figure or date are looked at.
const maxContext = 400

// beside returns the text of the sentence before and behind s, as far as it matters for s.
func (f *figureReader) beside(s normalize.Span) (before, behind string) {
	start := max(f.sentence.Start, s.Start-maxContext)
	end := min(f.sentence.End, s.End+maxContext)
	return f.a.Text[start:s.Start], f.a.Text[s.End:end]
}

// ordinal reports whether the number behind the text is one in a row: 第五届, 排名前3.
func ordinal(before string) bool {
	return hasSuffix(before, "第", "No.", "NO.", "№", "之")
}

// article reports whether a is 一 before a classifier, which counts nothing (一批, 一个), or a power that is but a
// manner of speaking (百所, 千万千瓦级): that counts with a hedge only.
func article(a *amount, before string) bool {
	if a.bare && a.ratio == "" {
		approx, _ := hedgeBefore(before)
		return a.hedge == "" && approx == "" && !hasSuffix(before, "过", "达", "上")
	}
	if !a.lone {
		return false
	}
	switch a.unit.quantity {
	case quantityCount, quantityOrder:
		return a.name != "倍"
	case quantityMoney, quantityRatio:
		return a.name == "角" || hasSuffix(before, "每")
	}
	return a.unit.loose || strings.Contains("度里两寸尺丈方转帧顷克升米", a.name) || hasSuffix(before, "每", "这", "那", "某", "另", "任", "首", "唯")
}

// pointed reports whether a small number in characters takes up what was spoken of, or is part of a phrase, rather
// than count: 这两个, 前三名, 两人一见如故, 危机四伏.
func pointed(a *amount, text, before, behind string) bool {
	if hasSuffix(before, "前", "后", "头") && (a.name == "名" || a.name == "位" || a.han) && a.low.Cmp(decimal.Hundred) <= 0 {
		return !hasSuffix(before, "之前", "以前", "之后", "以后", "此前", "此后", "最后", "目前", "先后", "然后", "日前")
	}
	if a.han && a.unit.text == "角" {
		return true
	}
	if !a.han || !a.known || a.ranged || a.hedge != "" || a.low.Cmp(decimal.Ten) > 0 || a.low.Scale() > 0 {
		return false
	}
	if hasSuffix(before, "这", "那", "该", "此", "其", "每", "哪", "各", "再", "又", "逢") || doubtfulAfterHan[a.unit.text] && !twoPlaces(a, text, before, behind) {
		return true
	}
	switch numeral, _ := runeAt(text, a.span.Start); {
	case numeral == '二':
		return a.unit.quantity == quantityCount
	case numeral == '两' && a.name == "人":
		return !hasPrefix(behind, "死", "受伤", "遇难", "失踪", "获", "被", "当选")
	}
	r, size := runeAt(behind, 0)
	return a.name == "位" && r == '数' || a.name == "起" && (size == 0 || isPunct(r))
}

// twoPlaces reports whether 两处 counts what stands behind it: 有两处景点, but not 两处奔波.
func twoPlaces(a *amount, text, before, behind string) bool {
	numeral, _ := runeAt(text, a.span.Start)
	r, _ := runeAt(behind, 0)
	return numeral == '两' && a.name == "处" && isHan(r) && r != '的' && hasSuffix(before, "有", "设", "设立", "建成", "现有", "共", "了", "发现", "新增")
}

// counted reports whether the text counts with a unit that mostly tells a rank or an issue: 阵风7～9级, 共12层,
// 举办3期.
func counted(a *amount, before, behind string) bool {
	if a.han && !a.ranged || a.scale > 0 {
		return false
	}
	switch a.name {
	case "级":
		return a.ranged || hasSuffix(before, "风", "阵风", "风力", "里氏", "震级", "震级为", "发生") || hasPrefix(behind, "地震")
	case "层":
		return hasSuffix(before, "共", "高", "地上", "地下", "达", "约", "有", "为")
	}
	return hasSuffix(before, "举办", "举行", "开展", "开设", "组织", "共", "达", "办", "出版", "推出", "完成", "累计", "了", "进行", "播出", "编印", "第", "过", "经过", "多") &&
		!hasPrefix(behind, "工程", "项目", "建设")
}

// cutsWord reports whether the unit of a is but the beginning of a word, or the number the middle of one.
func (f *figureReader) cutsWord(a *amount) bool {
	if a.unitAt.Len() == 0 || a.unitAt.End == f.sentence.End {
		return false
	}
	i := f.subjects.tokenAt(a.unitAt.End)
	if i >= len(f.a.tokens) || f.a.tokens[i].Span.Start >= a.unitAt.End {
		_, size := runeAt(f.a.Text, a.unitAt.End)
		return a.han && (f.startsInWord(a) || f.inPlaceName(a, size) || notCounted[f.a.Text[a.unitAt.Start:min(f.sentence.End, a.unitAt.End+size)]])
	}
	t := f.a.tokens[i].Span
	if t.Start < a.unitAt.Start {
		return a.han || a.unit.loose // 五台山, 三国人
	}
	if a.unit.quantity == quantityMoney && t.Start > a.unitAt.Start {
		return true // 12日|圆满
	}
	if !firmUnits[a.unit.text] {
		return a.unit.quantity == quantityCount || a.unit.quantity == quantityOrder || runes(a.unit.text) == 1
	}
	if a.name == "人" && strings.HasSuffix(f.a.Text[f.sentence.Start:a.span.Start], "一行") {
		return false // 一行5人造访
	}
	for end := t.End; end > a.unitAt.End; {
		_, size := runeBefore(f.a.Text, end)
		if notCounted[f.a.Text[a.unitAt.Start:end]] {
			return true
		}
		end -= size
	}
	return false
}

// inPlaceName reports whether a and the character behind it, size bytes long, make a name such as towns and crossings have: 五道口, 三里屯.
func (f *figureReader) inPlaceName(a *amount, size int) bool {
	text := f.a.Text[a.unitAt.Start : a.unitAt.End+size]
	i := f.subjects.tokenAt(a.unitAt.End)
	return placeNames[text] && i < len(f.a.tokens) && f.a.tokens[i].Span.Len() == size && a.place >= 0 && a.scale == 0 && !a.ranged && a.hedge == ""
}

// placeNames are the classifiers 道 and 里 with the nouns that make names of places with them and a number.
var placeNames = newWordSet(`道口 道沟 道湾 道河 道岭 道街 里屯 里堡 里铺 里庄 里坡 里墩 里桥 里沟 里河 里店 里台 里营 里岗 里庙 里村`)

// startsInWord reports whether a word that begins before a ends inside it: 初一个.
func (f *figureReader) startsInWord(a *amount) bool {
	t := f.a.tokens[f.subjects.tokenAt(a.span.Start)].Span
	return t.Start < a.span.Start && t.End > a.span.Start && t.End < a.span.End
}

// maxName is the length in characters up to which something in quotation marks is rather a name than speech.
const maxName = 12

// inName reports whether a stands in a title, or in a short expression in quotation marks, which has a meaning of its
// own: 《…二十条措施》, “五个一”, “1+2”.
func (f *figureReader) inName(a *amount, before, behind string) bool {
	if !f.names {
		return false
	}
	if inTitle(before) {
		return true
	}
	before = before[max(0, len(before)-4*maxName):]
	behind = behind[:min(len(behind), 4*maxName)]
	open := strings.LastIndex(before, "“")
	if open < 0 || strings.LastIndex(before, "”") > open {
		return false
	}
	rest := strings.Index(behind, "”")
	if rest < 0 {
		return false
	}
	inside := before[open+len("“"):] + f.a.cut(a.span) + behind[:rest]
	return runes(inside) <= maxName && !strings.ContainsAny(inside, "，。；,;")
}

// plausible tells units from other meanings of the same characters by what stands beside them.
func plausible(a *amount, before, behind string) bool {
	switch a.name {
	case "点":
		return isPoints(a, before, behind)
	case "分":
		return isScore(a, before, behind)
	case "成":
		return isTenths(a, behind)
	case "折":
		return (!a.han || hasSuffix(before, "打", "享", "享受", "低至", "优惠")) && !hasPrefix(behind, "叠", "射", "腾", "断", "扣", "合", "算", "返", "弯", "旧")
	case "度":
		return a.scale > 0 || !a.lone && a.low.Coef() != 360
	case "次":
		return !hasSuffix(before, "三番") && !(a.han && !a.ranged && a.hedge == "" && hasPrefix(behind, "会议", "全会", "全体", "代表大会", "常委会", "常务会", "理事会"))
	case "章":
		return !a.lone && (hasSuffix(before, "共", "共有", "分", "分为", "包括", "设") || beginsWithArticles(behind))
	case "响":
		return !a.han && (hasPrefix(behind, "礼炮") || hasSuffix(before, "礼炮"))
	case "代", "批", "面", "声", "行", "线":
		return !a.han
	case "重":
		return !a.lone && !hasPrefix(behind, "要", "大", "点", "庆", "新", "型", "量", "阳", "视", "复", "建", "组")
	case "个":
		return !hasPrefix(behind, "亿") || hasPrefix(behind, largeOnes[:]...)
	case "":
		return !hasSuffix(before, "又")
	case "%":
		return !hasPrefix(behind, "秒") // 百分之一秒
	}
	if a.unit.loose && a.name != "对" && a.place < 0 && a.unit.quantity == quantityCount {
		return false // 2.2本: the number of a section
	}
	return true
}

// beginsWithArticles reports whether the text goes on with a number of articles, as laws are described: 6章|28条.
func beginsWithArticles(behind string) bool {
	a, end, ok := amountAt(behind, 0)
	return ok && end > 0 && (a.name == "条" || a.name == "节")
}

// isPoints tells points of an index (上升0.1点, 报3012.5点) and points made (提出三点建议) from the clock.
func isPoints(a *amount, before, behind string) bool {
	if a.place < 0 {
		return true
	}
	if a.han {
		return !a.lone && hasPrefix(behind, "建议", "意见", "要求", "希望", "倡议", "主张", "看法", "原因", "共识", "体会", "启示")
	}
	return a.low.Coef() > 24 && !hasPrefix(behind, "分", "半", "整", "钟", "档", "前", "后", "许") && !strings.HasSuffix(before, ":")
}

// isScore tells points scored from minutes, cents and the many words that begin with 分.
func isScore(a *amount, before, behind string) bool {
	if a.han && a.scale == 0 && a.place < 2 || hasSuffix(before, "时", "点", "°", "′", ":", "：") {
		return false
	}
	r, _ := runeAt(behind, 0)
	return !strings.ContainsRune("之钟别析店公行院校类组局会部秒区级段成为布配享工开散水支发红离担拣期头厂局党队", r)
}

// isTenths tells 近七成 from words that begin with 成.
func isTenths(a *amount, behind string) bool {
	r, _ := runeAt(behind, 0)
	return a.low.Coef() <= 100 && !a.lone && !strings.ContainsRune("立为功员果长本绩都品交熟年效就份群因型千百语片人才套体", r)
}

// hasSuffix reports whether s ends in one of words, none of which is empty.
func hasSuffix(s string, words ...string) bool { return endOf(s, words) != "" }

// hasPrefix reports whether s begins with one of words, none of which is empty.
func hasPrefix(s string, words ...string) bool {
	for _, w := range words {
		if n := len(w) - 1; n < len(s) && s[n] == w[n] && s[:n] == w[:n] { // characters differ in their last bytes most
			return true
		}
	}
	return false
}
