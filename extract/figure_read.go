package extract

import (
	"strings"

	"github.com/govalues/decimal"

	"taizhang/normalize"
)

// amount is a number or a range of them with its unit: 15.58亿元, 8至10吨, 25.6%—53%, 三分之一.
type amount struct {
	number
	unit   *unit          // nil for a bare fraction
	name   string         // of the unit as it is reported
	unitAt normalize.Span // where the unit stands, alternatives and 每 not included
	// unitless tells that the unit stands behind another number or nowhere.
	unitless bool
}

var fractionUnit = &unit{quantity: quantityRatio}

// amountAt reads a number at i with its unit, and a range where the text goes on with one. It returns where to go
// on, also where there is no amount.
func amountAt(text string, i int) (a amount, end int, ok bool) {
	n, end, ok := numberAt(text, i)
	if !ok {
		return a, end, false
	}
	a = amount{number: n}
	has := a.takeUnit(text, n.span.End)
	if has {
		a.takeHundredMillion(text)
	}
	if b, e, is := upperEnd(text, &a, has); is {
		b.takeMinus(text)
		return b, e, true
	}
	if !has {
		return a, end, a.takeSign(text)
	}
	a.takeCurrency(text)
	a.takeRest(text)
	a.takeMinus(text)
	return a, a.span.End, true
}

// largeOnes are what projects and companies are called by their size, which 个 counts: 15个亿元以上项目.
var largeOnes = [...]string{"亿元以上", "亿元级", "亿级", "亿元项目", "亿元企业", "亿元产业", "亿元园区", "亿元镇", "亿元村"}

// takeHundredMillion reads 两个亿, which mostly is money, whether the text says so or not.
func (a *amount) takeHundredMillion(text string) {
	i, is := after(text, a.span.End, "亿")
	if !is || hasPrefix(text[a.span.End:], largeOnes[:]...) || a.unit.text != "个" || !a.known || a.hedge != "" && a.hedge != approxOver || a.scale > 0 {
		return
	}
	scaled, ok := times(a.low, 8)
	if !ok {
		return
	}
	if a.ranged { // 两三个亿
		if a.high, ok = times(a.high, 8); !ok {
			return
		}
	}
	a.low, a.scale, a.place, a.lone = scaled, 8, 8+a.place, false
	if !a.takeUnit(text, i) {
		u, _, _, _ := unitAt("元", 0)
		a.unit, a.name, a.unitAt, a.span.End = u, u.name, normalize.Span{Start: i, End: i}, i
	}
}

// firstAmount returns the first amount of text.
func firstAmount(text string) (a amount, ok bool) {
	for i := nextNumeral(text, 0); i < len(text); i = nextNumeral(text, i) {
		a, end, ok := amountAt(text, i)
		if ok {
			return a, true
		}
		i = end
	}
	return a, false
}

// takeMinus reads the sign before a temperature, a share or money: 零下5℃, -0.3%, 负5亿元.
func (a *amount) takeMinus(text string) {
	switch a.unit.quantity {
	case quantityTemperature, quantityRatio, quantityMoney:
	default:
		return
	}
	sign := signBefore(text, a.span.Start)
	if sign == "" || !a.known || sign == belowZero && a.unit.quantity != quantityTemperature {
		return
	}
	a.low = a.low.Neg()
	if a.ranged && sign == belowZero { // both ends are below
		a.low, a.high = a.high.Neg(), a.low
	}
	a.span.Start -= len(sign)
}

// takeUnit reads the unit at i, which may be the ratio that stood before the number (百分之).
func (a *amount) takeUnit(text string, i int) bool {
	if a.ratio != "" {
		a.unit, a.unitAt, a.name = fractionUnit, normalize.Span{Start: i, End: i}, strings.TrimRight(a.ratio, "/")
		a.span.End = i
		return true
	}
	u, start, end, ok := unitAt(text, i)
	if !ok {
		return false
	}
	a.unit, a.name, a.unitAt, a.span.End = u, u.name, normalize.Span{Start: start, End: end}, end
	return true
}

// upperEnd reads the upper end of the range that a may begin, with its unit: 至10吨, —53%, 、4个.
func upperEnd(text string, a *amount, has bool) (b amount, end int, ok bool) {
	if a.ranged || !a.known || a.hedge != "" || has && grows(text, a.span.Start) {
		return b, 0, false
	}
	i, adjacent := a.span.End, false
	j := rangeSign(text, i)
	if k, is := after(text, j, " "); is && j > i && k < len(text) && isDigit(text[k]) {
		j = k // 1.35- 2.7%
	}
	signed := false
	if k, is := after(text, j, belowZero); is && j > i { // 零下5到零下3℃
		if !strings.HasSuffix(text[:a.span.Start], belowZero) {
			return b, 0, false
		}
		j, signed = k, true
	}
	if j == i && !has {
		j, adjacent = nextInList(text, a)
	}
	if j == i || nextNumeral(text, j) != j || j == len(text) {
		return b, 0, false
	}
	n, _, ok := numberAt(text, j)
	if !ok || n.ranged || !n.known || a.ratio != n.ratio && n.ratio != "" {
		return b, 0, false
	}
	b = amount{number: n}
	b.ratio = a.ratio
	if !b.takeUnit(text, n.span.End) || signed && b.unit.quantity != quantityTemperature || has && b.name != a.name && a.ratio == "" {
		return b, 0, false
	}
	b.low, b.high = a.scaledLike(&n), n.low
	if b.low.Cmp(b.high) > 0 && strings.HasSuffix(text[:a.span.Start], "零下") {
		b.low, b.high = b.high, b.low // 零下5至3℃: the signs come later
	}
	low := b.low
	if sign := signBefore(text, a.span.Start); sign != "" && sign != belowZero && b.unit.quantity == quantityTemperature {
		low = low.Neg() // -5~3℃
	}
	if low.Cmp(b.high) >= 0 || adjacent && !follows(b.low, b.high) {
		return b, 0, false
	}
	b.ranged, b.bare, b.lone = true, false, false
	b.span.Start = a.span.Start
	b.takeRest(text)
	return b, b.span.End, true
}

// scaledLike returns the value of a, in the scale of the upper end where only that has one: 8至10万吨.
func (a *amount) scaledLike(upper *number) decimal.Decimal {
	scale := upper.scale
	if scale == 0 && upper.place > 1 && upper.han && a.low.Cmp(decimal.Ten) < 0 {
		scale = upper.place // 两到三千
	}
	if a.scale > 0 || scale == 0 || a.unit != nil {
		return a.low
	}
	factor, ok := exact(1, scale)
	if !ok {
		return a.low
	}
	scaled, err := a.low.MulExact(factor, 0)
	if err != nil || scaled.Cmp(upper.low) >= 0 {
		return a.low
	}
	return scaled.Trim(0)
}

// follows reports whether b is a and one: 3、4个.
func follows(a, b decimal.Decimal) bool {
	c, err := a.Add(a.One())
	return err == nil && c.Cmp(b) == 0
}

// rangeSign returns the place behind what joins the ends of a range at i, or i.
func rangeSign(text string, i int) int {
	switch r, size := runeAt(text, i); r {
	case '—':
		i, _ = after(text, i+size, "—")
		return i
	case '至', '到', '-', '–', '~', '～', '－', '―', '〜', '−':
		return i + size
	}
	return i
}

// listed returns the place of the last of the numbers that 、 strings together behind the one that ends at i, where each is
// one more than the one before (14、15、16日, 一、二季度), or i.
func listed(text string, i int) int {
	at := i
	if _, is := after(text, i, "、"); !is {
		return i
	}
	last, ok := smallBefore(text, i)
	for ok {
		j, is := after(text, i, "、")
		n, _, end := dateReader{text: text}.numeral(j)
		if !is || n != last+1 {
			break
		}
		at, i, last = j, end, n
	}
	return at
}

// smallBefore returns the number of one or two digits, or one in characters, that ends at i.
func smallBefore(text string, i int) (n int, ok bool) {
	j := i
	for k := 0; k < 2; k++ {
		r, size := runeBefore(text, j)
		if !(r < 0x80 && isDigit(byte(r))) && !isDateNumeral(r) {
			break
		}
		j -= size
	}
	n, digits, end := dateReader{text: text}.numeral(j)
	return n, digits > 0 && end == i
}

// nextInList returns the place behind a 、 between two single digits, which make a range when they follow one another.
func nextInList(text string, a *amount) (int, bool) {
	i := a.span.End
	if i-a.span.Start != 1 {
		return i, false
	}
	j, is := after(text, i, "、")
	if r, _ := runeBefore(text, a.span.Start); !is || r == '、' || j+1 >= len(text) || !isDigit(text[j]) || isDigit(text[j+1]) {
		return i, false
	}
	return j, true
}

// grows reports whether the number at i is where something starts from, so that 到 leads to a second figure (从8个到10个).
func grows(text string, i int) bool {
	r, size := runeBefore(text, i)
	if r == '的' {
		r, _ = runeBefore(text, i-size)
	}
	return r == '从' || r == '由' || r == '自'
}

// currencySigns may stand before a number in place of a unit behind it, or with 元 behind it.
var currencySigns = [...]struct{ sign, name string }{
	{"HK$", "港元"}, {"US$", "美元"}, {"NT$", "新台币"}, {"A$", "澳元"}, {"$", "美元"}, {"￥", "元"}, {"¥", "元"}, {"€", "欧元"}, {"£", "英镑"},
	{"港币", "港元"}, {"港元", "港元"}, {"新台币", "新台币"}, {"台币", "新台币"}, {"美元", "美元"}, {"美金", "美元"}, {"欧元", "欧元"},
	{"日元", "日元"}, {"日币", "日元"}, {"澳门币", "澳门元"}, {"新币", "新元"}, {"澳币", "澳元"}, {"加币", "加元"},
}

// takeSign reads the sign of a currency right before a number without any unit: $19,000.
func (a *amount) takeSign(text string) bool {
	r, _ := runeBefore(text, a.span.Start)
	switch r {
	case '$', '￥', '¥', '€', '£':
	default:
		return false
	}
	for _, c := range currencySigns {
		if strings.HasSuffix(text[:a.span.Start], c.sign) {
			a.unit, _, _, _ = unitAt("元", 0)
			a.name, a.unitAt = c.name, normalize.Span{Start: a.span.End, End: a.span.End}
			a.span.Start -= len(c.sign)
			return true
		}
	}
	return false
}

// takeCurrency reads the currency before the amount: 港币2960元 is 港元.
func (a *amount) takeCurrency(text string) {
	if a.name != "元" {
		return
	}
	before := strings.TrimRight(text[:a.span.Start], " ")
	for _, c := range currencySigns {
		if strings.HasSuffix(before, c.sign) {
			a.name = c.name
			return
		}
	}
}

// takeRest reads what may follow a unit and belongs to it: 角 and 分, a half, an alternative in brackets, what it is per.
func (a *amount) takeRest(text string) {
	a.takeCents(text)
	a.takeHalf(text)
	a.takeCentimetres(text)
	a.takeHundredths(text)
	a.takeAlternative(text)
	a.takePer(text)
}

// takeCents reads 角 and 分 behind 元, and them alone as parts of it: 123元1角1分, 五角. It also reads the 整 that ends
// the sums of cheques.
func (a *amount) takeCents(text string) {
	if a.ranged || !a.known {
		return
	}
	exp := 0
	switch a.unit.text {
	case "块":
		if !a.takeCent(text, 1) {
			return
		}
		a.unit, _, _, _ = unitAt("元", 0)
		a.name, exp = a.unit.name, 1
	case "角", "角钱", "毛钱":
		a.name, exp = "元", 1
		a.low, a.known = a.scaledDown(exp)
	case "分钱":
		a.name, exp = "元", 2
		a.low, a.known = a.scaledDown(exp)
	case "元", "圆", "块钱", "人民币":
		if u, _, end, ok := unitAt(text, a.span.End); ok && u.quantity == quantityMoney && u.name != "元" && u.text != "角" { // 3万元欧元
			a.name, a.span.End = u.name, end
			return
		}
	default:
		return
	}
	for exp < 2 {
		exp++
		a.takeCent(text, exp)
	}
	if j, is := after(text, a.span.End, "整"); is {
		if r, _ := runeAt(text, j); !isHan(r) {
			a.span.End = j
		}
	}
}

// scaledDown returns the value divided by 10^exp.
func (a *amount) scaledDown(exp int) (decimal.Decimal, bool) {
	unit, _ := exact(1, -exp)
	v, err := a.low.Mul(unit)
	a.place -= exp
	return v.Trim(0), err == nil
}

// takeCent adds the 角 (exp 1) or 分 (exp 2) that follows, and tells whether one does.
func (a *amount) takeCent(text string, exp int) bool {
	i, _ := after(text, a.span.End, "零")
	if nextNumeral(text, i) != i || i == len(text) {
		return false
	}
	n, end, ok := numberAt(text, i)
	if !ok || !n.known || n.ranged || n.place < 0 || n.low.Cmp(decimal.Ten) >= 0 {
		return false
	}
	for _, name := range [...][]string{{"角", "毛"}, {"分"}}[exp-1] {
		j, is := after(text, end, name)
		if !is {
			continue
		}
		part, _ := exact(n.low.Coef(), -exp)
		a.low, a.known = sum(a.low, part, a.known)
		a.place = -exp
		a.span.End, _ = after(text, j, "钱")
		return true
	}
	return false
}

// takeHalf reads 半 behind a measure: 一吨半.
func (a *amount) takeHalf(text string) {
	j, is := after(text, a.span.End, "半")
	if !is || a.ranged || !a.known || a.hedge != "" || a.scale > 0 {
		return
	}
	switch a.unit.quantity {
	case quantityMass, quantityLength, quantityArea, quantityVolume:
	default:
		if a.name != "成" && a.name != "倍" {
			return
		}
	}
	if r, _ := runeAt(text, j); r == '年' || r == '天' || r == '个' || r == '小' || r == '径' || r == '岛' {
		return
	}
	half, _ := exact(5, -1)
	a.low, a.known = sum(a.low, half, true)
	a.place, a.span.End = -1, j
}

// takeCentimetres reads the digits behind metres: 1米75.
func (a *amount) takeCentimetres(text string) {
	if a.unit.text != "米" || a.ranged || !a.known || a.hedge != "" || a.place != 0 {
		return
	}
	i := a.span.End
	if i == len(text) || !isDigit(text[i]) {
		return
	}
	coef, fraction, end, _ := digitsAt(text, i)
	if digits := end - i; digits < 1 || digits > 2 || fraction > 0 || unitFollows(text, end) || end < len(text) && (text[end] == '.' || text[end] == ':' || isLetter(text[end])) {
		return
	}
	part, _ := exact(coef, i-end)
	a.low, a.known = sum(a.low, part, true)
	a.place, a.span.End = i-end, end
}

// takeHundredths reads the digit behind 成: 七成六 is 76 %.
func (a *amount) takeHundredths(text string) {
	if a.name != "成" || a.ranged || !a.known || a.place < 0 || a.hedge != "" {
		return
	}
	r, size := runeAt(text, a.span.End)
	d, ok := hanDigit(r)
	end := a.span.End + size
	if next, _ := runeAt(text, end); !ok || d == 0 || r == '两' || hanPower(next) > 0 || numeralStart.Has(next) || unitFollows(text, end) {
		return
	}
	part, _ := exact(d, -1)
	a.low, a.known = sum(a.low, part, true)
	a.place, a.span.End = -1, end
}

// takeAlternative reads another unit in brackets: 7万套（间）.
func (a *amount) takeAlternative(text string) {
	if a.unit == nil || a.unit.quantity != quantityCount {
		return
	}
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}} {
		i, is := after(text, a.span.End, pair[0])
		if !is {
			continue
		}
		u, _, end, ok := unitAt(text, i)
		if !ok || u.quantity != quantityCount {
			continue
		}
		if j, is := after(text, end, pair[1]); is {
			a.name += text[a.span.End:j]
			a.span.End = j
			return
		}
	}
}

// takePer reads what a unit is per: 元/吨, 公里/小时.
func (a *amount) takePer(text string) {
	i, is := after(text, a.span.End, "/")
	if !is {
		i, is = after(text, a.span.End, "／")
	}
	if !is || a.unit == nil || a.name == "" {
		return
	}
	u, start, end, ok := unitAt(text, i)
	if !ok || start != i {
		return
	}
	a.name += "/" + u.name
	a.span.End = end
}
