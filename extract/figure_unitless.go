package extract

import (
	"strings"

	"taizhang/normalize"
)

// ruleUnitless is the rule of figures whose text has no unit, so that it does not tell alone how exact they are.
const ruleUnitless = "number whose unit stands elsewhere"

// unitless reads the number at i, which no unit stands behind: one that shares the unit of the next (4.2和2.1个百分点),
// or a sum of money that its noun or verb makes one (投资3.2亿，).
func (f *figureReader) unitless(i int) (a amount, ok bool) {
	text := f.a.Text[:f.sentence.End]
	n, end, ok := numberAt(text, i)
	if !ok || !n.known || n.ranged || n.hedge != "" || n.bare || n.ratio != "" {
		return a, false
	}
	a = amount{number: n, unitless: true, unitAt: normalize.Span{Start: end, End: end}}
	if a.shareUnit(text, f.sentence.Start) {
		return a, true
	}
	return a, a.takeMoney(text, f.sentence.Start) || a.takeListedMoney(text, f.sentence.Start)
}

// takePoints makes percentage points of a decimal with 个, where they follow the next number only: 2.5个和1.4个百分点. Whole numbers are points only
// where 分别 leads to them: 分别扩大1个和0.9个百分点.
func (a *amount) takePoints(text string) {
	if a.name != "个" || a.ranged || a.place >= 0 && (a.han || !strings.HasSuffix(strings.TrimRight(text[:a.span.Start], "扩大收窄提高上升下降回落增加减少缩小快放慢缓低长"), "分别")) {
		return
	}
	if j := pastJoint(text, a.span.End); j > a.span.End && j < len(text) && isDigit(text[j]) {
		if b, _, ok := amountAt(text, j); ok && b.name == "百分点" {
			a.unit, a.name, a.unitless = b.unit, b.name, true
		}
	}
}

// pastJoint returns the place behind 、 or 和 at i, with the spaces before it, or i.
func pastJoint(text string, i int) int {
	at := i
	for at < len(text) && text[at] == ' ' {
		at++
	}
	for _, sign := range [...]string{"、", "和", "与", "及", "以及"} {
		if j, is := after(text, at, sign); is {
			return j
		}
	}
	return i
}

// maxShared is how many numbers share a unit at most.
const maxShared = 6

// shareUnit takes the unit of the number that follows, perhaps with others in between that share it too. Only numbers with
// decimals do so without 分别: 3和4号楼.
func (a *amount) shareUnit(text string, start int) bool {
	before := text[max(start, a.span.Start-maxContext):a.span.Start]
	if r, _ := runeBefore(before, len(before)); a.han || r == '第' || isLetter(byte(min(r, 0x7F))) {
		return false
	}
	each := strings.Contains(before[lastMark(before):], "分别")
	i, decimals := a.span.End, a.place < 0
	for k := 0; k < maxShared; k++ {
		j := pastJoint(text, i)
		if j == i || j == len(text) || !isDigit(text[j]) {
			return false
		}
		b, _, ok := amountAt(text, j)
		if !ok {
			b.number, i, ok = numberAt(text, j)
			if !ok || b.ranged || !b.known || b.scale > 0 {
				return false
			}
			decimals = decimals && b.place < 0
			continue
		}
		switch {
		case b.unit.quantity == quantityTime || b.unit.quantity == quantityOrder || b.unit.loose || b.ranged || !b.known || b.ratio != "" || b.hedge != "":
			return false
		case !each && (!decimals && a.scale == 0 || b.place-b.scale >= 0):
			return false
		}
		if a.scale > 0 && a.scale != b.scale { // 9.76万亿和10.34万亿元
			return false
		}
		if b.scale > 0 && a.scale == 0 {
			scaled, ok := times(a.low, b.scale)
			if !ok {
				return false
			}
			a.low, a.place, a.scale = scaled, a.place+b.scale, b.scale
		}
		a.unit, a.name = b.unit, b.name
		return true
	}
	return false
}

// moneyEnds are nouns and verbs that what stands behind is money, even without a currency.
var moneyEnds = endingsOf([]string{"投资", "投资额", "总投资", "融资", "募资", "筹资", "耗资", "斥资", "出资", "注资", "捐款", "捐资", "获捐", "罚款", "被罚", "赔偿", "赔付", "欠款", "借款", "贷款", "存款",
	"借", "花", "花费", "赚", "欠", "亏损", "净买入", "净卖出", "净流入", "净流出", "成交额", "销售额", "营业额", "交易额", "营收", "年收入", "总收入", "营业收入", "净利润", "利润", "产值", "市值", "估值",
	"总资产", "净资产", "债务", "负债", "金额", "资金", "经费", "预算", "补贴", "奖金", "票房", "支出", "税收", "纳税", "售价", "总价", "房价", "注册资本", "保费", "生产总值", "GDP"})

// foreignMoney are currencies with which beside it a sum without any may be in the same.
var foreignMoney = [...]string{"美元", "美金", "欧元", "港元", "港币", "日元", "英镑"}

// sums are words of which one has to stand among numbers in 亿 for these to be taken for money, and countables those that must not.
var (
	sums = []string{"预算", "支出", "岁出", "岁入", "收入", "拨款", "拨付", "经费", "投资", "增资", "融资", "举债", "债务", "补助", "补贴", "资金", "营收", "税收", "贷款", "存款", "费用", "开支", "投入", "利润", "奖金"}

	countables = []string{"用户", "人口", "人数", "粉丝", "会员", "网民", "观众", "读者", "游客", "旅客", "客流", "播放", "点击", "阅读", "浏览", "下载", "访问", "观看", "关注", "点赞", "转发", "销量", "产量", "运量", "数量", "数据", "参数"}
)

// listedMoney is how many numbers in 亿 that end their items stand together at least where they are taken for sums of money.
const listedMoney = 3

// takeListedMoney makes 元 the unit of a number in 亿 that ends an item of a list of such, where 亿元 stands in the sentence or
// shortly before it: 支出六百亿元，其中教育80亿、卫生50亿、交通30亿.
func (a *amount) takeListedMoney(text string, start int) bool {
	if a.scale < 8 || !endsItem(text, a.span.End) {
		return false
	}
	list := text[max(start, a.span.Start-maxContext):min(len(text), a.span.End+maxContext)]
	around := text[max(0, start-maxContext, a.span.Start-2*maxContext):a.span.End]
	if itemsInHundredMillions(list) < listedMoney || !containsAny(list, sums) || containsAny(list, countables) ||
		!strings.Contains(around, "亿元") || namesForeignMoney(around) {
		return false
	}
	a.takeYuan()
	return true
}

// takeYuan makes 元 the unit of a number.
func (a *amount) takeYuan() {
	a.unit, _, _, _ = unitAt("元", 0)
	a.name = a.unit.name
}

// itemsInHundredMillions counts the numbers in 亿 that end an item of a list.
func itemsInHundredMillions(text string) (n int) {
	for i := 0; ; {
		k := strings.Index(text[i:], "亿")
		if k < 0 {
			return n
		}
		at := i + k
		i = at + len("亿")
		if at > 0 && isDigit(text[at-1]) && endsItem(text, i) {
			n++
		}
	}
}

// endsItem reports whether an item of a list or a clause ends at i.
func endsItem(text string, i int) bool {
	next, size := runeAt(text, i)
	return size == 0 || strings.ContainsRune("，,。；;、！？!?）)", next)
}

func namesForeignMoney(text string) bool {
	for _, name := range foreignMoney {
		if strings.Contains(text, name) {
			return true
		}
	}
	return false
}

// takeMoney makes 元 the unit of a number in 万 or 亿 that ends its clause behind one of moneyEnds. Where the text beside it
// names a foreign currency there is no telling.
func (a *amount) takeMoney(text string, start int) bool {
	if a.scale < 4 || !endsItem(text, a.span.End) {
		return false
	}
	start = max(start, a.span.Start-maxContext)
	stem := text[start:a.span.Start]
	for {
		if _, size := hedgeBefore(stem); size > 0 {
			stem = stem[:len(stem)-size]
		} else if word := passed.of(stem); word != "" {
			stem = stem[:len(stem)-len(word)]
		} else {
			break
		}
	}
	if !moneyEnds.end(stem) {
		return false
	}
	if namesForeignMoney(text[start:min(len(text), a.span.End+maxContext)]) {
		return false
	}
	a.takeYuan()
	return true
}
