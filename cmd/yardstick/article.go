package main

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The vocabulary of the generated articles. Towns, institutions, companies and people are invented.
var (
	towns = strings.Fields("云岭市 临湖市 青屿市 石渡县 白岭县 南塘市 沅北市 青桐县 银杏县 松原桥县 梧江市 柳泉县 东浦市 岚口县 澄水市 枫林县 " +
		"西塘市 竹溪口县 雁荡滩县 玉带河市")
	bureaus = strings.Fields("教育局 交通运输局 科学技术局 农业农村局 卫生健康委员会 发展和改革委员会 文化和旅游局 水利局 人民政府 财政局 " +
		"生态环境局 工业和信息化局")
	schools = strings.Fields("临湖大学 南塘师范学院 云岭职业技术学院 青屿海洋大学 沅北工业职业技术学院 东浦理工大学 梧江医学院 澄水农业大学")
	firms   = strings.Fields("青屿远航科技有限公司 云岭新材料股份有限公司 南塘食品集团 临湖智能装备有限公司 澄水生物医药有限公司 东浦港务集团 " +
		"梧江电力建设公司 白岭茶业有限公司")
	surnames = strings.Fields("沈 顾 郑 陈 吴 程 苏 林 何 罗 梁 宋 唐 许 韩 冯 曹 彭 曾 萧")
	given    = strings.Fields("佳禾 晓岚 启元 维舟 立群 文博 思远 雨桐 国梁 建安 书怡 明远 海涛 玉珍 志诚 若水 春生 景行 静宜 嘉树")
	posts    = strings.Fields("局长 副局长 主任 副主任 市长 副市长 党委书记 校长 副校长 院长 董事长 总经理 处长 负责人")
	outlets  = strings.Fields("东浦日报 云岭晚报 临湖新闻网 青屿在线 南塘发布 梧江都市报 澄水日报")
	matters  = strings.Fields("职业教育 数字经济 现代农业 港口物流 医疗卫生 科技创新 文化旅游 生态环境 教师队伍 先进制造")
	things   = strings.Fields("学校 村卫生室 停车位 公交线路 充电桩 图书馆 实验室 养老服务站 产业园 大棚 泵站 桥梁")
	menu     = strings.Fields("首页 新闻 时政 社会 教育 科技 财经 文化 体育 健康 旅游 图片 视频 专题 评论 论坛 招聘 房产 汽车 数字报 客户端 无障碍浏览")
)

// sentences are what articles consist of. A word in braces stands for one of the vocabulary or for a number.
var sentences = []string{
	"{town}{bureau}{day}发布消息说，今年全市新建、改建{thing}{count}个，总投资{money}亿元。",
	"截至{month}月底，{town}已建成{thing}{count}个，比上年同期增加{few}个，增长{percent}%。",
	"{day}，{town}{bureau}与{school}在{town}签署《{matter}战略合作协议》。",
	"根据协议，双方将在{matter}、人才培养、成果转化等方面开展合作，协议期为{few}年。",
	"{firm}与{school}{day}签订共建{matter}联合实验室协议，首期投入{money}亿元。",
	"{town}{bureau}{post}{person}说，{matter}工作要一件接着一件办，年内再完成{thing}{count}个。",
	"“我们把{matter}放在第一位，群众的事没有小事。”{school}{post}{person}说。",
	"据介绍，该项目占地{count}亩，其中一期{few}亩，预计{year}年{month}月投入使用。",
	"{town}{bureau}等{few}个部门联合印发《{town}{matter}三年行动计划》，提出到{year}年{matter}产业规模达到{money}亿元。",
	"记者从{town}{bureau}获悉，前{month}个月全市{matter}领域完成投资{money}亿元，同比增长{percent}%。",
	"{firm}{post}{person}介绍，公司现有职工{count}人，去年销售收入{money}亿元，上缴税金{count}万元。",
	"会议由{town}{bureau}{post}{person}主持，{school}、{firm}等单位的{count}名代表参加。",
	"{person}表示，下一步将同{town}、{town}加强协作，共同推进{matter}一体化发展。",
	"在{town}的施工现场，{count}名工人正在安装设备，{person}和同事们已经在这里忙了{few}个多月。",
	"其中，财政资金{money}亿元，社会资金{money}亿元，其余由企业自筹。",
	"活动为期{few}天，共有{count}支队伍、近{count}人报名，带动消费约{count}万元。",
	"当天下午，与会人员还参观了{firm}和{school}的实训基地，听取了有关情况介绍。",
	"{year}年以来，{town}先后选派{count}名教师到{town}支教，受益学生超过{count}人次。",
	"居民{person}告诉记者，以前看病要走{few}公里，现在出门不到{few}分钟就有{thing}。",
	"{town}{bureau}有关负责人说，对工作不力的单位，将予以通报，并限期整改。",
	"全市{matter}专项资金由{money}亿元提高到{money}亿元，覆盖{few}个县区、{count}个村。",
	"双方商定，每年互派{few}批共{count}名骨干交流任职，费用由派出方承担。",
}

// headlines are what articles are called, and what link lists consist of.
var headlines = []string{
	"{town}与{school}签署{matter}合作协议",
	"{town}今年新建{thing}{count}个",
	"{town}{matter}完成投资{money}亿元",
	"{firm}在{town}投资{money}亿元建设{matter}基地",
	"{town}召开{matter}工作会议 部署下半年重点任务",
	"{town}{count}名教师赴{town}支教",
}

// article is an invented piece of news.
type article struct {
	title, byline string
	paragraphs    []string
	related       []string
}

// newArticle returns article number n. The same number always gives the same article.
func newArticle(n int) article {
	r := rand.New(rand.NewPCG(uint64(n), 0x7a68616e67))
	a := article{title: fill(r, headlines)}
	outlet := pick(r, outlets)
	a.byline = fmt.Sprintf("20%02d-%02d-%02d %02d:%02d 来源：%s 作者：%s%s", 15+r.IntN(11), 1+r.IntN(12), 1+r.IntN(28), 6+r.IntN(16), r.IntN(60),
		outlet, pick(r, surnames), pick(r, given))
	for i := range 4 + r.IntN(9) {
		p := ""
		if i == 0 {
			p = fmt.Sprintf("%s%s%d月%d日电（记者 %s%s）", strings.TrimRight(outlet, "网报"), "讯", 1+r.IntN(12), 1+r.IntN(28),
				pick(r, surnames), pick(r, given))
		}
		for range 1 + r.IntN(4) {
			p += fill(r, sentences)
		}
		a.paragraphs = append(a.paragraphs, p)
	}
	for range 6 + r.IntN(14) {
		a.related = append(a.related, fill(r, headlines))
	}
	return a
}

func pick(r *rand.Rand, list []string) string { return list[r.IntN(len(list))] }

// fill returns one of the templates with its words filled in.
func fill(r *rand.Rand, templates []string) string {
	var b strings.Builder
	for rest := pick(r, templates); rest != ""; {
		before, after, ok := strings.Cut(rest, "{")
		b.WriteString(before)
		if !ok {
			break
		}
		name, tail, _ := strings.Cut(after, "}")
		b.WriteString(word(r, name))
		rest = tail
	}
	return b.String()
}

// word returns what stands in the place of a name in braces.
func word(r *rand.Rand, name string) string {
	switch name {
	case "town":
		return pick(r, towns)
	case "bureau":
		return pick(r, bureaus)
	case "school":
		return pick(r, schools)
	case "firm":
		return pick(r, firms)
	case "person":
		return pick(r, surnames) + pick(r, given)
	case "post":
		return pick(r, posts)
	case "matter":
		return pick(r, matters)
	case "thing":
		return pick(r, things)
	case "count":
		return strconv.Itoa(11 + r.IntN(4900))
	case "few":
		return strconv.Itoa(2 + r.IntN(28))
	case "money":
		return fmt.Sprintf("%d.%d", 1+r.IntN(90), 1+r.IntN(9))
	case "percent":
		return fmt.Sprintf("%d.%d", 1+r.IntN(30), 1+r.IntN(9))
	case "day":
		return fmt.Sprintf("%d月%d日", 1+r.IntN(12), 1+r.IntN(28))
	case "month":
		return strconv.Itoa(1 + r.IntN(12))
	case "year":
		return strconv.Itoa(2016 + r.IntN(15))
	}
	return name
}

// text returns the article as it looks when a page is copied into a text file.
func (a article) text() string {
	var b strings.Builder
	b.WriteString(strings.Join(menu, " ") + "\n当前位置：首页 > 新闻 > 正文\n\n" + a.title + "\n\n" + a.byline + "\n\n")
	for _, p := range a.paragraphs {
		b.WriteString("　　" + p + "\n")
	}
	b.WriteString("\n分享到：微信 微博\n打印本页 关闭窗口\n\n相关阅读\n")
	for _, h := range a.related {
		b.WriteString(h + "\n")
	}
	b.WriteString("\n版权声明：本网未注明来源的稿件，转载请注明出处。\n联系我们 网站地图 关于我们\n")
	return b.String()
}

// page returns the article as a saved page with as much around it as padding asks for, in bytes.
func (a article) page(charset string, padding int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html><head><meta charset=\"%s\"><title>%s</title>\n<script>var page = {id: 1};</script>\n</head><body>\n",
		charset, html.EscapeString(a.title))
	b.WriteString("<div class=\"nav\"><ul>")
	for i, m := range menu {
		fmt.Fprintf(&b, "<li><a href=\"/channel/%d/\" target=\"_blank\">%s</a></li>", i, m)
	}
	fmt.Fprintf(&b, "</ul></div>\n<div class=\"main\"><div class=\"path\"><a href=\"/\">首页</a> &gt; <a href=\"/news/\">新闻</a> &gt; 正文</div>\n"+
		"<h1>%s</h1>\n<div class=\"info\"><span>%s</span></div>\n<div class=\"content\" id=\"content\">\n",
		html.EscapeString(a.title), html.EscapeString(a.byline))
	for _, p := range a.paragraphs {
		fmt.Fprintf(&b, "<p style=\"text-indent: 2em;\">%s</p>\n", html.EscapeString(p))
	}
	b.WriteString("</div>\n<div class=\"tools\"><a href=\"#\">打印</a> <a href=\"#\">关闭</a></div></div>\n<div class=\"side\"><h3>相关阅读</h3><ul>\n")
	for i, h := range a.related {
		fmt.Fprintf(&b, "<li><a href=\"/news/%d.html\" title=\"%[2]s\">%[2]s</a><span>05-%02[3]d</span></li>\n", i, html.EscapeString(h), i+1)
	}
	b.WriteString("</ul></div>\n")
	for i := 0; b.Len() < padding; i++ {
		fmt.Fprintf(&b, "<div class=\"card card-%d\"><a class=\"thumb\" href=\"/topic/%d/\"><img src=\"/img/%d.jpg\" width=\"120\" height=\"80\"></a>"+
			"<span class=\"tag\">%s</span></div>\n", i, i, i, menu[i%len(menu)])
	}
	b.WriteString("<div class=\"footer\"><p>版权所有 未经授权不得转载</p><p>联系我们 | 网站地图 | 关于我们</p></div>\n</body></html>\n")
	return b.String()
}

// file returns the name and the bytes of file number n: pages and texts by turns, one of four in GBK.
func file(n, padding int) (name string, data []byte) {
	a := newArticle(n)
	gbk := n%4 >= 2 && n%8 < 4
	charset := "utf-8"
	if gbk {
		charset = "gbk"
	}
	ext, s := "txt", ""
	if n%2 == 0 {
		ext, s = "html", a.page(charset, padding)
	} else {
		s = a.text()
	}
	data = []byte(s)
	if gbk {
		if b, err := simplifiedchinese.GBK.NewEncoder().Bytes(data); err == nil {
			data = b
		}
	}
	return fmt.Sprintf("%03d/%07d.%s", n/1000%1000, n, ext), data
}
