package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment"
)

// articleOf returns an article with its words, published on the given day.
func articleOf(t testing.TB, text, published string) *Article {
	t.Helper()
	seg, err := segment.New(segment.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return wordsOf(seg, text, published)
}

// wordsOf returns an article with what dates and figures are read from: its sentences and words, but no names.
func wordsOf(seg *segment.Segmenter, text, published string) *Article {
	d := document(text)
	d.Meta.Published = published
	a := &Article{Doc: d, Text: text, cues: findCues(text)}
	var paragraphs []normalize.Span
	for _, p := range d.Paragraphs {
		paragraphs = append(paragraphs, p.Span)
	}
	a.Sentences = seg.Sentences(text, paragraphs)
	for _, s := range a.Sentences {
		a.tokens = append(a.tokens, s.Tokens...)
	}
	return a
}

// showFigures renders figures: "1500余人=1500人 over". A second value follows a slash.
func showFigures(a *Article, figures []Figure) string {
	var out []string
	for _, f := range figures {
		value := "?"
		if f.Value != nil {
			value = f.Value.String()
		}
		if f.ValueMax != nil {
			value += "/" + f.ValueMax.String()
		}
		s := a.cut(f.Span) + "=" + value + f.Unit
		if f.Approx != "" {
			s += " " + f.Approx
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func TestFigures(t *testing.T) {
	tests := []struct{ text, want string }{
		{"全年支出620亿元，其中教育80亿、卫生50亿、道路30亿。", "620亿元=62000000000元, 80亿=8000000000元, 50亿=5000000000元, 30亿=3000000000元"},
		{"全年支出620亿元，平台用户2亿、粉丝1亿，播放量达30亿，文章8亿。", "620亿元=62000000000元"},
		{"公司市值620亿元。人口分别为：甲国80亿、乙国50亿、丙国30亿。蚊子80亿、细胞50亿、鱼苗30亿。", "620亿元=62000000000元"},
		{"全年支出620亿元，其中教育80亿、卫生50亿。", "620亿元=62000000000元"},
		{"全年卖出电影票80亿、杂志50亿、报纸30亿。", ""},
		{"园区引进企业1500余家，总投资约15.58亿元。", "1500余家=1500家 over, 15.58亿元=1558000000元 about"},
		{"每条生产线可承载8至10吨货物。", "8至10吨=8/10吨"},
		{"三年间开展了数十次交流。", "数十次=?次 several"},
		{"产值同比增长20.2%，占全市的三分之一。", "20.2%=20.2%, 三分之一=0.3333333333333333333"},
		{"利率下降1.2个百分点，指数上升0.1点。", "1.2个百分点=1.2百分点, 0.1点=0.1点"},
		{"近百名专家参加，参观者超过2万人次。", "百名=100名 nearly, 2万人次=20000人次 over"},
		{"筹集保障性住房7万套（间）。", "7万套（间）=70000套（间）"},
		{"最高气温35度，阵风7至9级。", "35度=35度, 7至9级=7/9级"},
		{"本届大会共有五位主任和两项议程。", "五位=5位, 两项=2项"},
		{"新增贷款超4亿元人民币，折合港币4.3亿元。", "4亿元=400000000元 over, 4.3亿元=430000000港元"},
		{"重量在8000吨以上，载客不超过300人。", "8000吨=8000吨 at_least, 300人=300人 at_most"},
		{"满意者近七成，价格打八折。", "七成=7成 nearly, 八折=8折"},
		{"全县有18所在建学校，6个人负责。", "18所=18所, 6个=6个"},
		{"今晨最低气温零下5.2℃，昨日为-3℃，指数为-0.3%，东部0℃-5℃。", "零下5.2℃=-5.2℃, -3℃=-3℃, -0.3%=-0.3%, 0℃-5℃=0/5℃"},
		{"最低气温零下5至3℃。", "零下5至3℃=-5/-3℃"},
		{"两人受伤，三人死亡。", "两人=2人, 三人=3人"},

		// dates, times, durations, ages
		{"2023年10月9日上午9点30分，为期3天的论坛开幕。", ""},
		{"这家成立15年的公司由一位40岁的工程师领导。", ""},
		{"在今后的三年、五个工作日、48小时内。", ""},
		// ordinals, ranks
		{"第五届大会第3次会议，排名前10名，六年级二班。", ""},
		// articles
		{"一批项目、一个机制、一家企业、一场论坛、一名记者。", ""},
		{"一度停产，一点进展，一分耕耘。", ""},
		// names, slogans, codes
		{"“一带一路”、“五个一”工程、985高校、360公司、“1+2”模式。", ""},
		{"《二十条措施》和《三百首》已经出版。", ""},
		{"XD63型车床、5G网络、4K影院、A380客机。", ""},
		{"百万学子、千万千瓦级基地、万吨级码头。", ""},
		{"五道口学院、六里铺，会议12日圆满闭幕。", ""},
		{"上了五道菜，价值1200日圆。", "五道=5道, 1200日圆=1200日元"},
		{"有156个亿元以上项目、3个亿级园区，投资2个亿元。", "156个=156个, 3个=3个, 2个亿元=200000000元"},
		// words
		{"五台山、长三角、四处奔走、危机四伏、五花八门、二元经济、两手准备。", ""},
		{"三部门联合印发，六部委发布。", ""},
		{"他们两人一见如故，这两个问题，前三名。", ""},
		{"10项目集中开工，5人大代表。", ""},
		{"处理器9820处理速度快，比分3比2。", ""},
		{"电话12345，邮编100081。", ""},
	}
	for _, test := range tests {
		a := articleOf(t, test.text, "2024-06-01")
		if got := showFigures(a, findFigures(a, findDates(a))); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func TestFigureChange(t *testing.T) {
	tests := []struct{ text, change, with string }{
		{"出口额同比增长5%。", "increase", "同比"},
		{"出口额环比下降了约5%。", "decrease", "环比"},
		{"出口额较上年同期提高5%。", "increase", "较上年同期"},
		{"增速比前4个月加快0.1个百分点。", "increase", "比前4个月"},
		{"价格平均降幅达5%。", "decrease", ""},
		{"身高1.45米。", "", ""},
		{"售价高达500元。", "", ""},
		{"占比达5%。", "", ""},
	}
	for _, test := range tests {
		a := articleOf(t, test.text, "2024-06-01")
		figures := findFigures(a, findDates(a))
		if len(figures) != 1 || figures[0].Change != test.change || figures[0].ComparedWith != test.with {
			t.Errorf("%s: got %+v, want %q %q", test.text, figures, test.change, test.with)
		}
	}
}

func TestFigureDate(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2022年，全县新建学校12所。", "2022"},
		{"截至10月31日，全县新建学校12所。", "2024-10-31"},
		{"记者6月1日从教育局获悉，全县新建学校12所。", ""},
		{"今年5月，招生人数比2023年增长12%。", "2024-05"},
		{"全县新建学校12所。", ""},
		{"2022年评选结束。全县新建学校12所。", ""},
	}
	for _, test := range tests {
		a := articleOf(t, test.text, "2024-11-05")
		figures := findFigures(a, findDates(a))
		if len(figures) != 1 || figures[0].Date != test.want {
			t.Errorf("%s: got %+v, want %q", test.text, figures, test.want)
		}
	}
}

func TestFigureOf(t *testing.T) {
	tests := []struct{ text, want string }{
		{"水库50座(其中大型水库12座、小型水库38座)。", "12座 of 50座, 38座 of 50座"},
		{"接收项目120项,总额4亿元(其中,东镇80项,金额3亿元;西镇40项,金额1亿元)。", "80项 of 120项, 3亿元 of 4亿元, 40项 of 120项, 1亿元 of 4亿元"},
		{"旅客2000万人次，增长4%。其中，国际旅客170万人次。", "170万人次 of 2000万人次"},
		{"双高学校5所，平台40个(其中国家级18个，分布于16所学校)。", "18个 of 40个"},
		{"教师300人（男教师120人、女教师180人）。", "120人 of 300人, 180人 of 300人"},
		{"票价50元（套票90元）。", ""},
		{"水库50座。渠道12条，其中水泥渠道3条。", "3条 of 12条"},
	}
	for _, test := range tests {
		a := articleOf(t, test.text, "2024-06-01")
		figures := findFigures(a, findDates(a))
		texts := map[string]string{}
		var out []string
		for _, f := range figures {
			texts[f.ID] = a.cut(f.Span)
			if f.Of != "" {
				out = append(out, a.cut(f.Span)+" of "+texts[f.Of])
			}
		}
		if got := strings.Join(out, ", "); got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}

// FuzzFigures: no panic; spans lie in the text on rune boundaries, in order; what a figure or date says does not
// depend on what stands around it.
func FuzzFigures(f *testing.F) {
	for _, seed := range []string{
		newsForBenchmarks, "", "第", "8至10吨、三分之一、数十次", "2023年10月9日-12日，上半年前3个月", "(其中1个、2个)；3个)", "零〇○零个，亿亿亿亿亿元，3至1倍",
		"1111111111111111111111111111亿元", "杆长3米", "$5", "“五个一”《二十条》\xff\xfe年9月", "12月29日至1月3日，2月30日，13月45日", "一点一点，三点五十，十几几万多余个",
	} {
		f.Add(seed)
	}
	seg, err := segment.New(segment.Options{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("bodies are valid UTF-8")
		}
		a := wordsOf(seg, text, "2024-02-29")
		dates := findDates(a)
		end := 0
		for _, d := range dates {
			checkSpan(t, a, d.Mention, &end)
		}
		end = 0
		figures := findFigures(a, dates)
		for _, g := range figures {
			checkSpan(t, a, g.Mention, &end)
			if g.Subject != "" && a.cut(g.SubjectSpan) != g.Subject {
				t.Errorf("subject %q is not the text at its span", g.Subject)
			}
			n, ok := firstAmount(a.cut(g.Span))
			if !ok { // its unit stands elsewhere
				n.number, _, ok = numberAt(a.cut(g.Span), 0)
				if ok && g.Value != nil {
					n.low = *g.Value
				}
			}
			if !ok || n.span.Len() != g.Span.Len() || n.known != (g.Value != nil) || n.known && n.low.Cmp(*g.Value) != 0 ||
				n.ranged != (g.ValueMax != nil) || n.ranged && n.high.Cmp(*g.ValueMax) != 0 {
				t.Errorf("%q read alone is %+v, in the text %v %v", a.cut(g.Span), n, g.Value, g.ValueMax)
			}
		}
		findFindings(a, figures)
	})
}

func checkSpan(t *testing.T, a *Article, m Mention, end *int) {
	t.Helper()
	if m.Span.Start < *end || m.Span.End <= m.Span.Start || m.Span.End > len(a.Text) {
		t.Fatalf("span %v after %d in a text of %d bytes", m.Span, *end, len(a.Text))
	}
	if !utf8.ValidString(a.cut(m.Span)) {
		t.Fatalf("span %v cuts a character: %q", m.Span, a.cut(m.Span))
	}
	*end = m.Span.End
}

// TestLongSentence guards against work that grows with the square of a sentence's length.
func TestLongSentence(t *testing.T) {
	a := articleOf(t, strings.Repeat("今年3月签约项目12个（其中甲类5个、乙类7个）", 20_000), "2024-06-01")
	figures := findFigures(a, findDates(a))
	if len(figures) != 60_000 {
		t.Errorf("got %d figures, want 60000", len(figures))
	}
	if findings := findFindings(a, figures); len(findings) != 0 {
		t.Errorf("got %d findings, want none", len(findings))
	}
}

func BenchmarkFigures(b *testing.B) {
	a := articleOf(b, strings.Repeat(newsForBenchmarks, 20), "2024-06-01")
	b.SetBytes(int64(len(a.Text)))
	for b.Loop() {
		findFindings(a, findFigures(a, findDates(a)))
	}
}

// newsForBenchmarks is written as news is: a figure or date every other line or so.
const newsForBenchmarks = `云岭日报讯（记者 方禾）6月3日，记者从云岭市发展改革委获悉，今年前5个月，全市新签约项目46个，总金额约15.58亿元，同比增长12.4%。
据介绍，石渡县依托水电资源，引进新材料企业9家，建成投产4家，带动就业1200余人。县里成立工作专班，为企业解决用地、用工等难题，推动项目早落地、早见效。
在云岭职业技术学院，来自省内外的300多名师生正在参加技能竞赛。竞赛为期三天，设有数控加工、电子商务等12个赛项，其中5个赛项首次设立。学院负责人说，下一步将继续深化产教融合，与更多企业共建实训基地。
截至5月底，全市城镇新增就业2.17万人，完成全年目标任务的54.3%；农村居民人均可支配收入6380元，增长7.1%，增速比城镇居民高1.2个百分点。
会议强调，要坚持问题导向，加强统筹协调，压实各方责任，确保各项措施落到实处。与会代表还围绕生态保护、文化传承等议题展开了讨论，提出了许多有价值的意见。
`
