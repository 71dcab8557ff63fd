package extract

import (
	"fmt"
	"strings"
	"testing"
)

// showNumbers renders the numbers of a text: "15.58亿=1558000000", "八九百=800/900", "数十=?".
func showNumbers(text string) string {
	var out []string
	scanNumbers(text, func(n number) bool {
		value := "?"
		if n.known {
			value = n.low.String()
		}
		if n.ranged {
			value += "/" + n.high.String()
		}
		s := text[n.span.Start:n.span.End] + "=" + value
		if n.hedge != "" {
			s += " " + n.hedge
		}
		if n.ratio != "" {
			s += " " + n.ratio
		}
		out = append(out, s)
		return true
	})
	return strings.Join(out, ", ")
}

func TestNumbers(t *testing.T) {
	tests := []struct{ text, want string }{
		// digits
		{"有1225项", "1225=1225"},
		{"共1,050,000册", "1,050,000=1050000"},
		{"共93，708，580元", "93，708，580=93708580"},
		{"至3月1,2名队员", "3=3, 1=1, 2=2"}, // a list, no thousands
		{"收案271 997件", "271 997=271997"},
		{"2024 300", "2024=2024, 300=300"},
		{"1/3的学校、7/24", "1/3=0.3333333333333333333 /, 7=7"},
		{"比例为0.55", "0.55=0.55"},
		{"１9", "9=9"}, // width is folded before
		// with powers
		{"15.58亿元", "15.58亿=1558000000"},
		{"15.58 亿元", "15.58 亿=1558000000"},
		{"350万亿元", "350万亿=350000000000000"},
		{"25万6千人", "25万6千=256000"},
		{"5亿1万4千6百株", "5亿1万4千6百=500014600"},
		{"3万4000人", "3万4000=34000"},
		{"1亿7千6百万美元", "1亿7千6百万=176000000"},
		{"5千3百零2", "5千3百零2=5302"},
		{"3亿2,000万元、6万5,000册", "3亿2,000万=320000000, 6万5,000=65000"},
		{"30多万人", "30多万=300000 over"},
		{"1500余人", "1500余=1500 over"},
		{"1.5万余名", "1.5万余=15000 over"},
		{"10来个", "10来=10 over"},
		{"1000来自外地", "1000=1000"},
		{"5千克", "5=5"},
		{"5百分点", "5=5"},
		{"30+个品牌", "30+=30 over"},
		// characters
		{"一万五千亿元", "一万五千亿=1500000000000"},
		{"两千余人", "两千余=2000 over"},
		{"廿五名", "廿五=25"},
		{"三百二", "三百二=320"},
		{"三百零二", "三百零二=302"},
		{"一万零十二", "一万零十二=10012"},
		{"九十二万四", "九十二万四=924000"},
		{"十二个", "十二=12"},
		{"三点五亿元", "三点五亿=350000000"},
		{"三点一四一五九二六五亿", "三点一四一五九二六五亿=314159265"},
		{"三点一四一五九二六五三五", "三点一四一五九二六五三五=3.1415926535"},
		{"三点一四一五九二六五三五八九七九", "三点一四一五九二六五三五八九七九=?"}, // no value rather than a wrong one
		{"下午三点五十分", "三=3, 五十=50"},
		{"五千米长", "五千=5000"},
		{"二十千米", "二十=20"},
		{"三十两银子", "三十=30, 两=2"},
		{"二〇二三", "二〇二三=2023"},
		{"壹佰壹拾壹圆", "壹佰壹拾壹=111"},
		{"四千五百六十九万八千三百一十一亿四千八百七十二万五千三百八十二", "四千五百六十九万八千三百一十一亿四千八百七十二万五千三百八十二=4569831148725382"},
		// several, ranges
		{"数十次", "数十=? several"},
		{"几百万册", "几百万=? several"},
		{"十几万人", "十几万=100000 over"},
		{"上百家", "上百=100 at_least"},
		{"八九百人", "八九百=800/900"},
		{"十七八岁", "十七八=17/18"},
		{"三五个", "三五=3/5"},
		{"七八十万", "七八十万=700000/800000"},
		// shares
		{"百分之二十五点五", "百分之二十五点五=25.5 %"},
		{"百分之百", "百分之百=100 %"},
		{"千分之三", "千分之三=3 ‰"},
		{"四分之一", "四分之一=0.25 /"},
		{"百分之二三十", "百分之二三十=20/30 %"},
		// no numbers
		{"以上数据上报", ""},
		{"大陆企业、武警部队伍长", ""},
		{"队员收拾行装", ""},
		{"零售、零下", ""},
		{"XD63型、F-35、v1.2.3、192.168.0.1、007", ""},
		{"陽光九九", ""},
		{"https://example.cn/?p=30%25", ""},
		// what does not fit has no value
		{"12345678901234567890个", "12345678901234567890=?"},
		{"1234567890123456亿元", "1234567890123456亿=?"},
	}
	for _, test := range tests {
		if got := showNumbers(test.text); got != test.want {
			t.Errorf("%s: got %s, want %s", test.text, got, test.want)
		}
	}
}

// TestHanNumerals reads back every number written in full.
func TestHanNumerals(t *testing.T) {
	for n := 1; n < 200_000; n += 1 + n/97 {
		for _, scale := range []struct {
			suffix string
			factor int
		}{{"", 1}, {"万", 1e4}, {"亿", 1e8}} {
			if n >= 1e4 && scale.factor == 1e4 {
				continue
			}
			text := hanNumeral(n) + scale.suffix
			want := fmt.Sprintf("%s=%d", text, n*scale.factor)
			if got := showNumbers(text); got != want {
				t.Fatalf("got %s, want %s", got, want)
			}
		}
	}
}

// hanNumeral writes n, below a hundred million, in characters.
func hanNumeral(n int) string {
	if n >= 10_000 {
		s := hanNumeral(n/10_000) + "万"
		if rest := n % 10_000; rest > 0 && rest < 1000 {
			return s + "零" + hanNumeral(rest)
		} else if rest > 0 {
			return s + hanNumeral(rest)
		}
		return s
	}
	var s strings.Builder
	gap := false
	for p := 3; p >= 0; p-- {
		d := n / int(tens[p]) % 10
		if d == 0 {
			gap = s.Len() > 0
			continue
		}
		if gap {
			s.WriteString("零")
			gap = false
		}
		s.WriteString([]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}[d])
		s.WriteString([]string{"", "十", "百", "千"}[p])
	}
	return s.String()
}

func TestAmounts(t *testing.T) {
	tests := []struct{ text, want string }{
		{"8至10吨", "8至10吨=8/10 吨"},
		{"8吨至10吨", "8吨至10吨=8/10 吨"},
		{"20%—30%", "20%—30%=20/30 %"},
		{"20—30%", "20—30%=20/30 %"},
		{"8至10万套", "8至10万套=80000/100000 套"},
		{"两到三千元", "两到三千元=2000/3000 元"},
		{"3000至5000万元", "3000至5000万元=30000000/50000000 元"},
		{"8000至1万元", "8000至1万元=8000/10000 元"},
		{"从8个到10个", "8个=8 个, 10个=10 个"},
		{"3、4个", "3、4个=3/4 个"},
		{"3、5个", "5个=5 个"},
		{"3比2", ""},
		{"10至8吨", "8吨=8 吨"},
		{"7万套（间）", "7万套（间）=70000 套（间）"},
		{"5元/吨", "5元/吨=5 元/吨"},
		{"123元1角1分", "123元1角1分=123.11 元"},
		{"港币2960元", "2960元=2960 港元"},
		{"8亿元人民币", "8亿元=800000000 元"},
		{"一吨半", "一吨半=1.5 吨"},
		{"三分之一", "三分之一=0.3333333333333333333 "},
		{"5G、3D、700W", "700W=700 瓦"},
		{"12千米", "12千米=12 千米"},
		{"2万吨级", "2万吨=20000 吨"},
		{"1.2个百分点", "1.2个百分点=1.2 百分点"},
		{"2023年10月9日", "2023年=2023 年, 10月=10 月, 9日=9 日"},
		{"360、985", ""},
	}
	for _, test := range tests {
		var out []string
		for i := nextNumeral(test.text, 0); i < len(test.text); i = nextNumeral(test.text, i) {
			a, end, ok := amountAt(test.text, i)
			i = end
			if !ok {
				continue
			}
			s := test.text[a.span.Start:a.span.End] + "=" + a.low.String()
			if a.ranged {
				s += "/" + a.high.String()
			}
			out = append(out, s+" "+a.name)
		}
		if got := strings.Join(out, ", "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}

func BenchmarkScanNumbers(b *testing.B) {
	text := strings.Repeat(newsForBenchmarks, 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		n := 0
		scanNumbers(text, func(number) bool { n++; return true })
		if n == 0 {
			b.Fatal("no numbers")
		}
	}
}
