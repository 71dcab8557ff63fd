package extract

import (
	"strings"

	"taizhang/internal/runeset"
)

// numeralStart holds the characters, besides digits, that a number may begin with.
var numeralStart = runeset.Of(numeralFirst)

const numeralFirst = "〇零一二三四五六七八九两廿卅十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟几数上"

// numberBegins is numeralStart with the digits.
var numberBegins = runeset.Of(numeralFirst + "0123456789")

// hanDigit returns what a numeral for one digit says.
func hanDigit(r rune) (d uint64, ok bool) {
	switch r {
	case '〇', '零', '○':
		return 0, true
	case '一', '壹':
		return 1, true
	case '二', '两', '贰':
		return 2, true
	case '三', '叁':
		return 3, true
	case '四', '肆':
		return 4, true
	case '五', '伍':
		return 5, true
	case '六', '陆':
		return 6, true
	case '七', '柒':
		return 7, true
	case '八', '捌':
		return 8, true
	case '九', '玖':
		return 9, true
	}
	return 0, false
}

// hanPower returns the power of ten that a numeral stands for, 0 for all other characters.
func hanPower(r rune) int {
	switch r {
	case '十', '拾':
		return 1
	case '百', '佰':
		return 2
	case '千', '仟':
		return 3
	case '万':
		return 4
	case '亿':
		return 8
	case '兆':
		return 12
	}
	return 0
}

var tens = [...]uint64{1, 10, 100, 1000, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

// hanReader reads a number in characters. Low and high of every sum run side by side: they part at 八九.
type hanReader struct {
	text string
	i    int

	zhao, yi, wan, section, digit [2]uint64
	pending                       bool // digit holds one that no power has taken yet
	zero                          bool // 零 stands before it
	last                          int  // the power before the digit, 0 for none
	order                         int  // the least power in this section so far, 0 for none
	place                         int  // of the last digit
	scale                         int  // the 万 or 亿 last read

	n       number
	leading bool // begins with 几 or 数: no value
	void    bool // what was read is no number after all
}

// hanAt reads a number that begins with a character: 一万五千亿 · 两千余 · 八九百 · 十几万 · 上百 · 二〇二三.
func hanAt(text string, i int) (n number, end int, ok bool) {
	n, end, ok = hanNumber(text, i)
	if !ok || wordNotNumber(text, i, end) {
		return n, end, false
	}
	return n, end, true
}

// hanNumber is hanAt where what stands before leaves no doubt that a number follows.
func hanNumber(text string, i int) (n number, end int, ok bool) {
	h := hanReader{text: text, i: i, n: number{han: true}}
	if !h.prefix() {
		_, size := runeAt(text, i)
		return n, i + size, false
	}
	if v, digits, end := positional(text, i); digits > 2 || digits == 2 && strings.HasPrefix(text[end:], "折") && v%10 != v/10+1 {
		h.n.low, h.n.known = exact(v, 0)
		if j, is := after(text, end, "点"); is {
			if coef, more, k := h.fraction(j); more > 0 && more < len(tens) && v <= maxCoef/tens[more] {
				h.n.low, h.n.known = exact(v*tens[more]+coef, -more)
				h.n.place, end = -more, k
			}
		}
		return h.n, end, true
	}
	for h.step() {
	}
	if h.i == i || h.void {
		_, size := runeAt(text, i)
		return n, max(h.i, i+size), false
	}
	h.finish(i)
	return h.n, h.i, true
}

// wordNotNumber reports whether the text from i to end begins with a character of cheques that is rather the end of
// a word (大陆百余家, 队伍, 收拾): alone it counts only before money, and it does not go with plain 百.
func wordNotNumber(text string, i, end int) bool {
	first, size := runeAt(text, i)
	switch first {
	case '肆', '伍', '陆':
		if before, _ := runeBefore(text, i); end > i+size && !isHan(before) {
			return false // 陆万
		}
	case '拾':
		before, _ := runeBefore(text, i)
		return end == i+size || strings.ContainsRune("收捡采夕俯掇重", before)
	default:
		return false
	}
	formal := 0
	for _, r := range text[i:end] {
		switch r {
		case '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾', '佰', '仟':
			formal++
		}
	}
	u, _, _, ok := unitAt(text, end)
	return formal == 1 && !(ok && (u.quantity == quantityMoney || u.name == "分" || u.name == "折"))
}

// positional reads digits without powers (二〇二三) and returns how many there are.
func positional(text string, i int) (v uint64, digits, end int) {
	for {
		r, size := runeAt(text, i)
		d, ok := hanDigit(r)
		if !ok || r == '两' {
			if hanPower(r) > 0 && digits > 0 {
				return 0, 0, i // 一百, 八九百
			}
			return v, digits, i
		}
		if v <= maxCoef/10 {
			v = v*10 + d
		}
		digits++
		i += size
	}
}

// prefix takes 上, 数 and 几, which are numerals only before a power: 上百, 数十, 几千.
func (h *hanReader) prefix() bool {
	r, size := runeAt(h.text, h.i)
	if r != '上' && r != '数' && r != '几' {
		return true
	}
	next, _ := runeAt(h.text, h.i+size)
	if hanPower(next) == 0 || unitFrom(h.text, h.i+size, next) {
		return false
	}
	h.i += size
	if r == '上' {
		h.n.hedge = approxAtLeast
		return hanPower(next) > 1
	}
	h.leading, h.n.hedge = true, approxSeveral
	h.setDigit(1, 1)
	return true
}

func (h *hanReader) setDigit(low, high uint64) {
	h.digit, h.pending = [2]uint64{low, high}, true
	h.place = max(0, h.last-1)
	if h.zero {
		h.place = 0
	}
}

// step takes one more character, or reports that the number has ended.
func (h *hanReader) step() bool {
	r, size := runeAt(h.text, h.i)
	switch e := hanPower(r); {
	case e > 0:
		return (!unitFrom(h.text, h.i, r) || h.metres(size)) && h.power(e, size)
	case r == '廿' || r == '卅':
		return h.twenty(r, size)
	case r == '点':
		return h.point(size)
	case isHedge(r):
		return h.hedge(r, size)
	}
	d, ok := hanDigit(r)
	if !ok || h.pending || h.n.hedge == approxOver {
		return false
	}
	if d == 0 {
		return h.nought(size)
	}
	high := d
	h.n.bare = false // 千三
	next, more := runeAt(h.text, h.i+size)
	if r == '两' && h.started() && hanPower(next) < 2 {
		return false // the unit of weight
	}
	if more > 0 && next != '两' {
		if f, is := hanDigit(next); is && f > 0 {
			if f != d+1 && (d != 3 || f != 5) { // 九九, 五一: no number
				if !h.started() {
					h.i += size + more
					h.void = true
				}
				return false
			}
			high, size = f, size+more
			h.n.ranged = true
		}
	}
	h.i += size
	h.setDigit(d, high)
	return true
}

// metres reports whether the 千 at hand multiplies metres: 五千米 is 5000 of them, 二十千米 and 5千米 are kilometres.
func (h *hanReader) metres(size int) bool {
	r, _ := runeAt(h.text, h.i+size)
	return r == '米' && h.pending
}

// nought takes 零: 一千零五, 零点五.
func (h *hanReader) nought(size int) bool {
	next, more := runeAt(h.text, h.i+size)
	if h.started() {
		if e, _ := runeAt(h.text, h.i+size+more); next == '几' && h.last > 1 && hanPower(e) > 3 { // 一百零几万
			h.n.hedge = approxOver
			h.i += size + more
			return true
		}
		if d, is := hanDigit(next); h.last == 0 || (!is || d == 0) && hanPower(next) != 1 {
			return false
		}
		h.zero = true
		h.i += size
		return true
	}
	if next != '点' {
		return false
	}
	h.i += size
	h.setDigit(0, 0)
	return true
}

// started reports whether anything has been read.
func (h *hanReader) started() bool {
	return h.pending || h.last > 0 || h.leading
}

// power takes 十 … 亿 of size bytes.
func (h *hanReader) power(e, size int) bool {
	taken := h.pending
	if !h.pending && (e < 4 || h.section[0] == 0) && !h.impliedOne(e) {
		return false
	}
	switch {
	case e < 4:
		if h.order > 0 && e >= h.order {
			return false
		}
		for k := range h.section {
			h.section[k] += h.digit[k] * tens[e]
		}
		h.order = e
	case e == 4 && h.last == 4 && !h.pending: // 四万万
		for k := range h.wan {
			h.wan[k] *= tens[4]
		}
	case e == 4:
		if h.wan[0] > 0 {
			return false
		}
		for k := range h.wan {
			h.wan[k] = (h.section[k] + h.digit[k]) * tens[4]
		}
		h.section, h.order = [2]uint64{}, 0
	case e == 12:
		if h.zhao[0] > 0 || h.yi[0] > 0 || h.wan[0] > 0 {
			return false
		}
		for k := range h.zhao {
			h.zhao[k] = (h.section[k] + h.digit[k]) * tens[12]
		}
		h.section, h.order = [2]uint64{}, 0
	default:
		if h.yi[0] > 0 || h.wan[0] >= tens[8] {
			return false
		}
		for k := range h.yi {
			h.yi[k] = (h.wan[k] + h.section[k] + h.digit[k]) * tens[8]
		}
		h.wan, h.section, h.order = [2]uint64{}, [2]uint64{}, 0
	}
	h.digit, h.pending, h.zero, h.last = [2]uint64{}, false, false, e
	h.place = e
	switch {
	case e < 4:
		h.scale = 0
	case e == 8 && h.scale == 4 && !taken: // 万亿
		h.scale = 12
	default:
		h.scale = e
	}
	h.i += size
	return true
}

// impliedOne sets the digit that 10^e multiplies where none stands before it: 十五, 千万. It reports whether 10^e
// may stand there at all.
func (h *hanReader) impliedOne(e int) bool {
	switch {
	case e == 1 && (!h.started() || h.zero || h.order > 1):
	case !h.started():
		h.n.bare = true
	case e == 8 && h.wan[0] > 0 && h.last == 4: // 一万亿
		return true
	case e == 4 && h.wan[0] > 0 && h.wan[0] < tens[8] && h.last == 4 && h.n.hedge == "": // 四万万
		return true
	default:
		return false
	}
	h.setDigit(1, 1)
	return true
}

// twenty takes 廿 and 卅, which are a digit and 十 in one.
func (h *hanReader) twenty(r rune, size int) bool {
	if h.pending || h.order == 1 {
		return false
	}
	v := uint64(20)
	if r == '卅' {
		v = 30
	}
	h.section[0] += v
	h.section[1] += v
	h.order, h.last, h.place = 1, 1, 1
	h.i += size
	return true
}

// hedge takes 余, 多, 来 and 几 inside the number (十几万, 三千多万) and behind it, before a unit (两千余人).
func (h *hanReader) hedge(r rune, size int) bool {
	next, _ := runeAt(h.text, h.i+size)
	e := hanPower(next)
	inside := e > 0 && !unitFrom(h.text, h.i+size, next)
	if h.pending || h.last == 0 || h.n.hedge == approxOver || h.n.hedge == approxSeveral ||
		inside && e < 4 && (r != '几' || e >= h.order) || inside && e == 4 && h.wan[0] > 0 ||
		!inside && !unitFollows(h.text, h.i+size) {
		return false
	}
	if h.n.hedge == "" {
		h.n.hedge = approxOver
	}
	h.i += size
	if inside && e < 4 { // 三百几十
		h.i += len("十")
		h.last, h.order, h.place = e, e, e
	}
	return true
}

// point takes a decimal fraction: 三点五亿. A clock time (三点十分) and points made (三点建议) are none. The number ends
// with it.
func (h *hanReader) point(size int) bool {
	if !h.started() || h.n.ranged || h.n.hedge != "" || h.n.bare {
		return false
	}
	coef, digits, j := h.fraction(h.i + size)
	r, more := runeAt(h.text, j)
	if digits == 0 || strings.ContainsRune("十刻分钟半点", r) { // 三点十分, 一点一点
		return false
	}
	e := hanPower(r)
	if unitFrom(h.text, j, r) {
		e = 0
	}
	h.i = j
	if e > 0 {
		h.i += more
	}
	if whole := h.total(); whole == 0 && digits <= maxDigits {
		h.n.low, h.n.known = exact(coef, e-digits)
	} else if digits < len(tens) && whole <= maxCoef/tens[digits] {
		h.n.low, h.n.known = exact(whole*tens[digits]+coef, e-digits)
	}
	h.place, h.scale = e-digits, 0
	if e >= 4 {
		h.scale = e
	}
	h.last = -1 // the value stands in n
	return false
}

// fraction reads the digits of a decimal fraction at i. Beyond the powers in tens, coef is not theirs any more.
func (h *hanReader) fraction(i int) (coef uint64, digits, end int) {
	for ; ; digits++ {
		r, size := runeAt(h.text, i)
		d, ok := hanDigit(r)
		if !ok || r == '两' {
			return coef, digits, i
		}
		coef = coef*10 + d
		i += size
	}
}

// total returns the low value read so far.
func (h *hanReader) total() uint64 {
	return h.zhao[0] + h.yi[0] + h.wan[0] + h.section[0] + h.short(0)
}

// short returns the digit no power took: the 2 of 三百二 means 20, that of 三百零二 means 2.
func (h *hanReader) short(k int) uint64 {
	if h.zero || h.last < 2 {
		return h.digit[k]
	}
	return h.digit[k] * tens[h.last-1]
}

// finish works out what the characters from start on say.
func (h *hanReader) finish(start int) {
	h.n.place, h.n.scale = h.place, h.scale
	h.n.lone = h.i-start == len("一") && h.digit[0] == 1 && h.pending
	if h.last < 0 {
		return
	}
	if h.leading {
		h.n.ranged = false
		return
	}
	h.n.low, h.n.known = exact(h.total(), 0)
	if h.n.ranged && h.n.known {
		high := h.zhao[1] + h.yi[1] + h.wan[1] + h.section[1] + h.short(1)
		h.n.high, h.n.known = exact(high, 0)
		h.n.ranged = h.n.known
	}
}
