package normalize

import (
	"strings"
	"testing"
)

// wrapped returns s in lines of n characters.
func wrapped(s string, n int) string {
	var b strings.Builder
	for i, r := range []rune(s) {
		if i > 0 && i%n == 0 {
			b.WriteByte('\n')
		}
		b.WriteRune(r)
	}
	return b.String()
}

const (
	flat1 = "青山市图书馆新馆今天上午开放,首日有四千多名读者走进新馆,其中一半以上是带着孩子来的家长,少儿阅览区里座无虚席。"
	flat2 = "新馆建筑面积三万平方米,藏书一百二十万册,设阅览座位一千二百个,视障阅览区和自习区全年免费开放,每周一闭馆整理图书。"
	flat3 = "馆长周兰说,老馆将改为地方文献中心,搬迁工作从下个月开始,预计年底以前完成,其间借书还书都在新馆办理。"
)

func TestFlatShapes(t *testing.T) {
	body := flat1 + "\n" + flat2 + "\n" + flat3
	links := "[首页](https://news.example/) [教育](https://news.example/edu) [体育](/sport)\n"
	page := "青山市图书馆新馆开放"
	for _, c := range []struct{ name, in, title, want string }{
		{"paragraphs", page + "\n" + body, page, body},
		{"wrapped", page + "\n\n" + wrapped(flat1, 24) + "\n\n" + wrapped(flat2, 24) + "\n\n" + wrapped(flat3, 24), page, body},
		{
			"wrapped, with indented paragraphs and a carriage return",
			strings.ReplaceAll(page+"\n\n"+wrapped("\u3000\u3000"+flat1, 24)+"\n"+wrapped("\u3000\u3000"+flat2, 24)+"\n"+wrapped("\u3000\u3000"+flat3, 24), "\n", "\r\n"),
			page, body,
		},
		{
			"verses are not wrapped", page + "\n" + flat1 + "\n" + strings.Repeat("月照青山水自流一叶扁舟过石桥风送荷香入画楼\n", 6) + flat2, page,
			flat1 + "\n" + strings.Repeat("月照青山水自流一叶扁舟过石桥风送荷香入画楼\n", 6) + flat2,
		},
		{"torn at links", page + "\n" + strings.Replace(body, ",首日", "\n,首日", 1), page, body},
		{"torn after a bracket", page + "\n" + strings.Replace(body, "周兰", "(\n周兰\n)", 1), page, strings.Replace(body, "周兰", "(周兰)", 1)},
		{"a question opens with no closing mark", page + "\n" + body + "\n“\n谁还去老馆?\n”", page, body + "\n“谁还去老馆?”"},
		{
			"Markdown",
			links + "# " + page + "\n\n2025-03-05 来源:[青山日报](https://qs.example)\n\n" + flat1 + "\n\n![](https://img.example/1.jpg)\n\n**新馆多大**\n\n" +
				strings.Replace(flat2, "藏书", "[藏书](https://news.example/s?q=(1))", 1) + "\n\n" + flat3 + "\n\n* [老馆的故事](https://news.example/2)\n* [读书节开幕](https://news.example/3)\n",
			page, flat1 + "\n新馆多大\n" + flat2 + "\n" + flat3,
		},
		{"brackets that are no links", page + "\n" + flat1 + "\n[注](见第三页)" + flat2, page, flat1 + "\n[注](见第三页)" + flat2},
		{
			"parts set off by wide gaps",
			"首页  新闻  教育\n" + page + "  2025-03-05 09:30 来源:青山日报    打印  \u3000\u3000" + flat1 + "\u3000\u3000" + flat2 + "\u3000\u3000" + flat3 + "  责任编辑:王芳  相关阅读  老馆的故事",
			page, body,
		},
		{
			"a page in one line",
			page + "_青山在线 首页 新闻 教育 体育 登录 注册 " + page + " 2025-03-05 09:30 来源:青山日报 " + flat1 + " " + flat2 + " " + flat3 + " " + flat1 + flat2 +
				" 责任编辑:王芳 相关阅读 老馆的故事 读书节开幕 版权所有 青山在线 未经授权不得转载",
			page, body + "\n" + flat1 + "\n" + flat2,
		},
		{
			"a table keeps its rows", page + "\n" + flat1 + "\n" + strings.Repeat("少儿阅览区\t三百座\t周二至周日\t", 8) + "\n" + flat2, page,
			flat1 + "\n" + strings.TrimSpace(strings.Repeat("少儿阅览区\t三百座\t周二至周日\t", 8)) + "\n" + flat2,
		},
		{
			"the title of the page comes first", page + "-读书,图书馆,青山市,开放,市民,周末——青山在线(青山日报社主办,每日更新新闻)\n首页\n登录\n扫码下载\n" + page + "\n2025-03-05\n" + body,
			page, body,
		},
		{"the headline has a dash", "青山市图书馆新馆开放-市民排起长队\n2025-03-05\n" + body, "青山市图书馆新馆开放-市民排起长队", body},
		{"the headline has the name of a medium", page + "_青山日报\n2025-03-05\n" + body, page, body},
	} {
		d := Read("a.txt", []byte(c.in), Options{Script: Keep})
		if got := plainText(d.Body.String()); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
		if d.Meta.Title != c.title {
			t.Errorf("%s: title %q, want %q", c.name, d.Meta.Title, c.title)
		}
		checkParts(t, d)
	}
}

func TestWrapOf(t *testing.T) {
	body := flat1 + "\n" + flat2 + "\n" + flat3 + "\n" + flat2 + "\n" + flat1
	for _, c := range []struct {
		name, in string
		want     wrap
	}{
		{"paragraphs", body, wrap{}},
		{"by characters", wrapped(flat1+"2025"+flat2+"10"+flat3+flat2, 30), wrap{30, true}},
		{"by columns", wrapped(strings.Repeat("青山市图书馆新馆今天上午开放四千多名读者走进新馆", 30), 20), wrap{width: 40}},
		{"headlines", strings.Repeat("青山市图书馆新馆今天上午开放四千多名读者走进新馆\n老馆搬迁年底以前完成\n", 10), wrap{}},
		{"nothing", "", wrap{}},
	} {
		if got := wrapOf(c.in); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestMarkdownIsLinear checks that hostile Markdown takes no time out of proportion: the test would not end.
func TestMarkdownIsLinear(t *testing.T) {
	links := strings.Repeat("[青山](http://a.example)\n", 3)
	for _, line := range []string{"青](http://a) ", "[", "[青](", "![", "[[青](http://a)", "**", "![ [a](http://u) ](http://i) b](http://x)"} {
		d := Read("a.txt", []byte(links+strings.Repeat(line, 200_000)), Options{})
		checkParts(t, d)
	}
}
