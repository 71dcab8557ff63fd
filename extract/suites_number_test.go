package extract

import (
	"encoding/json"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/govalues/decimal"
)

// recognized is a case of the suites of Recognizers-Text.
type recognized struct {
	Model     string
	Input     string
	Reference string
	Expected  []struct {
		Text       string
		Type       string
		Resolution json.RawMessage
		Value      json.RawMessage
	}
}

// resolution is what a case says of a number or an amount.
type resolution struct{ Value, Unit, ISOCurrency string }

func floatOf(d decimal.Decimal) float64 {
	f, _ := d.Float64()
	return f
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b)) }

// notation matches what running Chinese text does not write: powers, exponents, k for a thousand, a decimal point that
// begins a number, and strokes for fractions outside of a phrase.
var notation = regexp.MustCompile(`[0-9]\^|[0-9][eE][0-9]|[0-9][kKＫ]|(^|[^0-9])\.[0-9]|[0-9]/[0-9]|－－`)

// numbersOf returns the values of the numbers of a text. Those in words (五台山), and money and discounts, which are
// amounts, are left out, as the suite does.
func numbersOf(t *testing.T, text string) []float64 {
	a := articleOf(t, text, "")
	var out []float64
	scanNumbers(text, func(n number) bool {
		if u, _, _, ok := unitAt(text, n.span.End); ok && (u.quantity == quantityMoney || u.name == "折") {
			return true
		}
		if w := a.tokens[a.tokenAt(n.span.Start)]; w.Span.Contains(n.span) && w.Span != n.span && w.Tag != "m" && w.Tag != "mq" && w.Tag != "t" {
			return true
		}
		if n.known && (!n.bare || n.hedge != "" || n.ratio != "") { // 万 alone counts only where it is hedged
			out = append(out, floatOf(n.low))
		}
		return true
	})
	return out
}

// amountsOf returns the amounts of a text.
func amountsOf(text string) []amount {
	var out []amount
	for i := nextNumeral(text, 0); i < len(text); i = nextNumeral(text, i) {
		a, end, ok := amountAt(text, i)
		i = end
		if ok {
			out = append(out, a)
		}
	}
	return out
}

// percentOf returns what an amount says in percent.
func percentOf(a amount) (float64, bool) {
	v := floatOf(a.low)
	switch a.name {
	case "%", "百分点":
		return v, a.known && !a.ranged
	case "‰":
		return v / 10, a.known
	case "成":
		return v * 10, a.known
	case "折":
		if v > 10 {
			return v, a.known
		}
		return v * 10, a.known
	case "":
		return v * 100, a.known
	}
	return 0, false
}

// bounds reads an interval: [20,30), (20,).
func bounds(s string) (low, high float64, two bool) {
	from, to, _ := strings.Cut(strings.Trim(s, "[]()"), ",")
	low, err1 := strconv.ParseFloat(from, 64)
	high, err2 := strconv.ParseFloat(to, 64)
	switch {
	case err1 != nil:
		return high, high, false
	case err2 != nil:
		return low, low, false
	}
	return low, high, low != high
}

func numberScope(c recognized) string {
	switch {
	case c.Model == "OrdinalModel":
		return "ordinals are no quantities"
	case notation.MatchString(asReadPlain(c.Input)):
		return "notation of formulas"
	}
	if strings.HasPrefix(c.Model, "NumberRange") {
		for _, e := range c.Expected {
			if conditions.MatchString(e.Text) {
				return "a condition on a number, as one asks a data base, states no quantity"
			}
		}
	}
	return ""
}

func asReadPlain(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			return r - ('！' - '!')
		}
		return r
	}, s)
}

// conditions match bounds put as conditions.
var conditions = regexp.MustCompile(`等于|大于|小于|≥|≤|之间|间$|比.*[大小高低]|不大|不小|以上.*以下|之下`)

func TestRecognizersNumbers(t *testing.T) {
	for _, file := range suiteFiles(t, "recognizers-number*.json") {
		r := suiteRun{t: t, name: suiteName(file), reasons: differences(t), dev: strings.HasSuffix(file, "-dev.json")}
		for _, c := range readSuite[recognized](t, file) {
			text := asRead(t, c.Input)
			var want []string
			var res []resolution
			for _, e := range c.Expected {
				var x resolution
				if err := json.Unmarshal(e.Resolution, &x); err != nil {
					t.Fatalf("%s: %v", c.Input, err)
				}
				want, res = append(want, x.Value), append(res, x)
			}
			var got []float64
			var ok bool
			switch c.Model {
			case "NumberModel":
				got = numbersOf(t, text)
				ok = len(got) == len(res)
				for i := 0; ok && i < len(res); i++ {
					v, err := strconv.ParseFloat(res[i].Value, 64)
					ok = err == nil && near(got[i], v)
				}
			case "PercentModel":
				for _, a := range amountsOf(text) {
					if v, is := percentOf(a); is {
						got = append(got, v)
					}
				}
				ok = len(got) == len(res)
				for i := 0; ok && i < len(res); i++ {
					v, err := strconv.ParseFloat(strings.TrimSuffix(res[i].Value, "%"), 64)
					ok = err == nil && near(got[i], v)
				}
			default:
				ok = true
				for _, x := range res {
					low, high, two := bounds(x.Value)
					ok = ok && statesRange(text, low, high, two)
				}
				got = numbersOf(t, text)
			}
			r.judge(c.Model, c.Input, numberScope(c), ok, got, want)
		}
		r.least(0.95)
	}
}

// statesRange reports whether a number or amount of text says low, and high where there are two ends.
func statesRange(text string, low, high float64, two bool) bool {
	for _, a := range amountsOf(text + "个") {
		if near(floatOf(a.low), low) && (!two || a.ranged && near(floatOf(a.high), high)) {
			return true
		}
	}
	found := false
	scanNumbers(text, func(n number) bool {
		found = found || !two && near(floatOf(n.low), low)
		return true
	})
	return found
}

// unitsOf leads from the names of units and currencies in the suites to ours.
var unitsOf = map[string]string{
	"CNY": "元", "USD": "美元", "JPY": "日元", "EUR": "欧元", "GBP": "英镑", "HKD": "港元", "TWD": "新台币", "KRW": "韩元", "NGN": "奈拉", "INR": "卢比", "RUB": "卢布",
	"AUD": "澳元", "CAD": "加元", "CHF": "瑞士法郎", "THB": "泰铢", "SGD": "新元", "MYR": "林吉特", "BRL": "雷亚尔", "ZAR": "兰特", "MOP": "澳门元", "VND": "越南盾", "MXN": "比索", "IDR": "印尼盾",
	"PHP": "比索", "SEK": "瑞典克朗", "NOK": "挪威克朗", "DKK": "丹麦克朗", "NZD": "新西兰元", "AED": "迪拉姆", "SAR": "里亚尔", "TRY": "里拉", "ILS": "谢克尔", "PLN": "兹罗提", "CZK": "捷克克朗", "HUF": "福林", "KZT": "坚戈",
	"Kilogram": "千克", "Gram": "克", "Milligram": "毫克", "Microgram": "微克", "Ton": "吨", "Jin": "斤", "Liang": "两", "Qian": "钱", "Dan": "担", "Pound": "磅", "Ounce": "盎司", "Carat": "克拉",
	"Kilometer": "千米", "Meter": "米", "Decimeter": "分米", "Centimeter": "厘米", "Millimeter": "毫米", "Micrometer": "微米", "Nanometer": "纳米", "Mile": "英里", "Foot": "英尺", "Inch": "英寸", "Yard": "码", "Li": "里", "Zhang": "丈",
	"Chi": "尺", "Cun": "寸", "Light year": "光年", "Nautical mile": "海里",
	"Kilobit": "千比特", "Bit": "比特", "Megabit": "兆比特", "Gigabit": "吉比特", "Byte": "字节", "Kilobyte": "千字节", "Megabyte": "兆字节", "Gigabyte": "吉字节", "Terabyte": "太字节", "Kilocalorie": "千卡", "Calorie": "卡",
	"Joule": "焦耳", "Kilojoule": "千焦", "Watt": "瓦", "Kilowatt": "千瓦", "Horsepower": "马力",
	"Square meter": "平方米", "Square kilometer": "平方公里", "Square centimeter": "平方厘米", "Square foot": "平方英尺", "Square mile": "平方英里", "Hectare": "公顷", "Mu": "亩", "Acre": "英亩", "Qing": "顷", "Square chi": "平方尺",
	"Liter": "升", "Milliliter": "毫升", "Cubic meter": "立方米", "Cubic centimeter": "立方厘米", "Gallon": "加仑", "Pint": "品脱", "Barrel": "桶", "Cup": "杯",
	"C": "℃", "F": "℉", "K": "开尔文", "Degree": "度", "Year": "岁", "Month": "月", "Week": "周", "Day": "天",
	"Kilometer per hour": "公里/小时", "Meter per second": "米/秒", "Mile per hour": "英里/小时", "Knot": "节",
}

// sameUnit reports whether an amount has the unit or currency of a case.
func sameUnit(a amount, x resolution) bool {
	want := unitsOf[x.Unit]
	if x.ISOCurrency != "" {
		want = unitsOf[x.ISOCurrency]
	}
	got := a.name
	if got == "周岁" {
		got = "岁"
	}
	if x.Unit == "Kilogram" && got == "公斤" || x.Unit == "Kilometer" && got == "公里" || x.Unit == "Year" && got == "年" {
		return true
	}
	return got == want
}

func TestRecognizersUnits(t *testing.T) {
	kinds := map[string][]quantity{
		"CurrencyModel": {quantityMoney}, "TemperatureModel": {quantityTemperature}, "AgeModel": {quantityTime},
		"DimensionModel": {quantityLength, quantityArea, quantityVolume, quantityMass, quantityEnergy, quantityData, quantityRate, quantityElectric, quantityOther},
	}
	for _, file := range suiteFiles(t, "recognizers-unit*.json") {
		r := suiteRun{t: t, name: suiteName(file), reasons: differences(t), dev: strings.HasSuffix(file, "-dev.json")}
		for _, c := range readSuite[recognized](t, file) {
			var want []resolution
			for _, e := range c.Expected {
				var x resolution
				if err := json.Unmarshal(e.Resolution, &x); err != nil {
					t.Fatalf("%s: %v", c.Input, err)
				}
				if x.Value != "" { // a unit alone is no quantity
					want = append(want, x)
				}
			}
			var got []amount
			var shown []string
			text := asRead(t, c.Input)
			for _, a := range amountsOf(text) {
				for _, q := range kinds[c.Model] {
					ofAge := c.Model != "AgeModel" || strings.HasSuffix(a.name, "岁") || strings.HasPrefix(text[a.span.End:], "大")
					if a.unit.quantity == q && ofAge {
						got = append(got, a)
						shown = append(shown, fmt.Sprint(a.low, a.name))
					}
				}
			}
			ok := len(got) == len(want)
			for i := 0; ok && i < len(want); i++ {
				ok = sameAmount(got[i], want[i])
			}
			r.judge(c.Model, c.Input, "", ok, shown, want)
		}
		r.least(0.95)
	}
}

// sameAmount compares value and unit; 三千比特 may be 3 of a thousand bits.
func sameAmount(a amount, x resolution) bool {
	v, err := strconv.ParseFloat(x.Value, 64)
	if err != nil || !a.known {
		return false
	}
	if a.ranged { // a range where the suite has its upper end
		return near(floatOf(a.high), v) && sameUnit(a, x)
	}
	if strings.HasPrefix(unitsOf[x.Unit], "千") && unitsOf[x.Unit] == "千"+a.name {
		return near(floatOf(a.low), v*1000)
	}
	return near(floatOf(a.low), v) && sameUnit(a, x)
}

// converted is a case of the suites of cn2an.
type converted struct {
	File, Set       string
	Input, Expected any
}

func TestCn2an(t *testing.T) {
	for _, file := range suiteFiles(t, "cn2an*.json") {
		r := suiteRun{t: t, name: suiteName(file), reasons: differences(t), dev: strings.HasSuffix(file, "-dev.json")}
		for _, c := range readSuite[converted](t, file) {
			kind := c.File + " " + c.Set
			text, isText := c.Input.(string)
			switch {
			case strings.HasPrefix(c.File, "an2cn"): // numbers written in characters are to be read back
				forms, _ := c.Expected.([]any)
				if one, is := c.Expected.(string); is {
					forms = []any{one}
				}
				v, is := c.Input.(float64)
				if !is || len(forms) == 0 {
					r.judge(kind, fmt.Sprint(c.Input), "writes numbers", false, nil, nil)
					continue
				}
				for k, form := range forms {
					s, want, scope := fmt.Sprint(form), v, ""
					if k == 3 {
						scope = digitByDigit
					}
					if k == 2 { // a cheque ends with the 分
						want = math.Trunc(v*100+math.Copysign(1e-6, v)) / 100
					}
					got, ok := wholeValue(s)
					r.judge(kind, s, scope, ok && near(got, want), got, want)
				}
			case strings.HasPrefix(c.File, "cn2an") && isText:
				got, ok := wholeValue(text)
				scope := ""
				if strings.HasPrefix(c.Set, "error") {
					scope = "what is no well-formed number may still be read"
				}
				if strings.HasPrefix(c.Set, "direct") {
					scope = digitByDigit
				}
				want, is := c.Expected.(float64)
				r.judge(kind, text, scope, ok && is && near(got, want), got, c.Expected)
			default:
				r.judge(kind, fmt.Sprint(c.Input), "rewrites sentences", false, nil, nil)
			}
		}
		r.least(0.95)
	}
}

const digitByDigit = "digits read out one by one are a code"

// wholeValue returns the value of a text that is one number, with or without 元 and its parts.
func wholeValue(text string) (float64, bool) {
	if as := amountsOf(text); len(as) == 1 && as[0].unit.quantity == quantityMoney {
		a := as[0]
		if rest := text[a.span.End:]; a.span.Start == 0 && (rest == "" || rest == "整") {
			return floatOf(a.low), a.known
		}
	}
	var v float64
	n, whole := 0, false
	scanNumbers(text, func(x number) bool {
		v, n, whole = floatOf(x.low), n+1, x.known && x.span.Start == 0 && x.span.End == len(text)
		return true
	})
	return v, n == 1 && whole
}

// parsed is a case of the suites of JioNLP.
type parsed struct {
	Src       string
	Input     string
	Expected  json.RawMessage
	Reference json.RawMessage
}

func TestJioNLPMoney(t *testing.T) {
	for _, file := range suiteFiles(t, "jionlp*.json") {
		r := suiteRun{t: t, name: suiteName(file) + " money", reasons: differences(t), dev: strings.HasSuffix(file, "-dev.json")}
		for _, c := range readSuite[parsed](t, file) {
			text := asRead(t, c.Input)
			scope := ""
			if notation.MatchString(text) {
				scope = "notation of formulas"
			}
			switch c.Src {
			case "parse_money":
				var want struct {
					Num        any
					Case       string
					Definition string
				}
				if err := json.Unmarshal(c.Expected, &want); err != nil {
					t.Fatal(err)
				}
				got := amountsOf(text)
				r.judge(c.Src, c.Input, scope, len(got) == 1 && sameMoney(got[0], want.Num, want.Case), got, want)
			case "extract_money":
				var want []struct{ Text string }
				if err := json.Unmarshal(c.Expected, &want); err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, a := range amountsOf(text) {
					if a.unit.quantity == quantityMoney {
						got = append(got, text[a.span.Start:a.span.End])
					}
				}
				ok := len(got) == len(want)
				for i := 0; ok && i < len(want); i++ {
					ok = got[i] == want[i].Text
				}
				r.judge(c.Src, c.Input, scope, ok, got, want)
			}
		}
		r.least(0.95)
	}
}

// sameMoney compares an amount with a value, or with the two ends of one, and its currency.
func sameMoney(a amount, num any, currency string) bool {
	if a.unit.quantity != quantityMoney || !a.known {
		return false
	}
	value := func(x any) float64 {
		v, _ := strconv.ParseFloat(fmt.Sprint(x), 64)
		return v
	}
	same := a.name == currency
	switch v := num.(type) {
	case []any:
		if a.hedge != "" { // 3000多: the suite says up to 4000, we say over 3000
			return same && near(floatOf(a.low), value(v[0]))
		}
		return same && a.ranged && near(floatOf(a.low), value(v[0])) && near(floatOf(a.high), value(v[1]))
	default:
		return same && math.Abs(floatOf(a.low)-value(v)) < 0.01
	}
}
