package normalize

import (
	"strings"
	"testing"
)

// newLine returns a line of flat text as the rules see it.
func newLine(s string) *line {
	l := &line{plain: plainText(s)}
	l.measure()
	return l
}

func TestPartRules(t *testing.T) {
	for i := range partRules {
		r := &partRules[i]
		if r.doc == "" {
			t.Errorf("%s: no doc", r.name)
		}
		for _, ex := range r.examples {
			s, not := strings.CutPrefix(ex, "!")
			l := newLine(s)
			l.weigh()
			if (l.rule == r.name) == not {
				t.Errorf("%q is %s", s, l.rule)
			}
		}
	}
}

// TestPartRulesNamed checks that every rule a part can name is in the list, with words to it.
func TestPartRulesNamed(t *testing.T) {
	docs := map[string]string{}
	for _, r := range PartRules() {
		if docs[r.Name] != "" || r.Doc == "" {
			t.Errorf("%s: %q, twice or without words", r.Name, r.Doc)
		}
		docs[r.Name] = r.Doc
	}
	for _, in := range []string{testPage, "青山市发布学校发展规划\n" + para1 + "\n青山市发布学校发展规划\n主持人:" + para2 + "\n王芳:" + para3} {
		for _, p := range Read("", []byte(in), Options{}).Parts {
			if docs[p.Rule] == "" {
				t.Errorf("%s is not in PartRules", p.Rule)
			}
		}
	}
}

// kindsOf returns the lines of a document with their kinds, those without letters left out.
func kindsOf(d *Document) string {
	var b strings.Builder
	for _, p := range d.Parts {
		b.WriteString(string(p.Kind))
		b.WriteString("|")
		b.WriteString(strings.TrimSpace(d.Text.Cut(p.Span)))
		b.WriteString("\n")
	}
	return b.String()
}

const (
	para1 = "青山市教育局今天召开会议,发布《青山市学校发展规划》。会议指出,全市将新建学校12所,投入资金3.5亿元。"
	para2 = "规划提出,到2028年,每个街道至少有一所幼儿园和一所小学,学生步行十五分钟就能到校。"
	para3 = "市教育局负责人表示,新学校的老师将从全市招聘,明年三月开始报名。"
)

func TestFlatText(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{
			"menus, byline, links, footer",
			"首页 | 新闻 | 教育 | 体育 | 财经\n青山市发布学校发展规划\n2024-03-05 09:30 来源:青山日报 编辑:王芳\n" + para1 + "\n学校怎么布局\n" + para2 + "\n" + para3 +
				"\n相关阅读\n河东区小学开学第一课\n老师们的暑假怎么过\n版权所有 青山日报社 未经授权不得转载",
			"furniture|首页 | 新闻 | 教育 | 体育 | 财经\ntitle|青山市发布学校发展规划\nbyline|2024-03-05 09:30 来源:青山日报 编辑:王芳\nparagraph|" + para1 +
				"\nheading|学校怎么布局\nparagraph|" + para2 + "\nparagraph|" + para3 +
				"\nfurniture|相关阅读\nfurniture|河东区小学开学第一课\nfurniture|老师们的暑假怎么过\nfurniture|版权所有 青山日报社 未经授权不得转载\n",
		},
		{
			"body from the first line",
			para1 + "\n" + para2,
			"paragraph|" + para1 + "\nparagraph|" + para2 + "\n",
		},
		{
			"captions and picture names",
			"青山市发布学校发展规划\n新华社青山3月5日电 " + para1 + "\n规划发布_pic_1\n发布会现场 摄影 李明\n" + para2 + "\n图为新建的学校。王芳摄\n" + para3,
			"title|青山市发布学校发展规划\nparagraph|新华社青山3月5日电 " + para1 + "\nfurniture|规划发布_pic_1\ncaption|发布会现场 摄影 李明\nparagraph|" + para2 +
				"\ncaption|图为新建的学校。王芳摄\nparagraph|" + para3 + "\n",
		},
		{
			"copyright notice",
			para1 + "\n" + para2 + "\n青山在线版权声明\n1、凡本网注明“来源:青山在线”的作品,版权均属于本网,未经书面授权不得转载。\n2、违反上述声明者,本网将追究其相关法律责任。",
			"paragraph|" + para1 + "\nparagraph|" + para2 +
				"\nfurniture|青山在线版权声明\nfurniture|1、凡本网注明“来源:青山在线”的作品,版权均属于本网,未经书面授权不得转载。\nfurniture|2、违反上述声明者,本网将追究其相关法律责任。\n",
		},
		{
			"declaration as a heading",
			para1 + "\n双方发表联合声明\n" + para2,
			"paragraph|" + para1 + "\nheading|双方发表联合声明\nparagraph|" + para2 + "\n",
		},
		{
			"speech",
			"市教育局局长 王芳:" + para1 + "\n一是" + para2 + "\n青山日报:请问老师从哪里来?\n市教育局局长 王芳:" + para3,
			"speech|市教育局局长 王芳:" + para1 + "\nparagraph|一是" + para2 + "\nspeech|青山日报:请问老师从哪里来?\nspeech|市教育局局长 王芳:" + para3 + "\n",
		},
		{
			"one colon is no conversation",
			"王芳:" + para1 + "\n" + para2,
			"paragraph|王芳:" + para1 + "\nparagraph|" + para2 + "\n",
		},
		{
			"no article",
			"首页 | 新闻 | 教育 | 体育\n登录\n注册\n河东区小学开学第一课\n老师们的暑假怎么过\n版权所有",
			"furniture|首页 | 新闻 | 教育 | 体育\nfurniture|登录\nfurniture|注册\nfurniture|河东区小学开学第一课\nfurniture|老师们的暑假怎么过\nfurniture|版权所有\n",
		},
	} {
		d := Read("a.txt", []byte(c.in), Options{})
		if got := kindsOf(d); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestScripts checks that the choice does not depend on the script or the width of punctuation.
func TestScripts(t *testing.T) {
	hans := "青山市发布学校发展规划\n2024-03-05 来源:青山日报\n" + para1 + "\n发布会现场 摄影 李明\n" + para2 + "\n相关阅读\n老师们的暑假怎么过"
	wide := strings.NewReplacer(",", "，", ":", "：", ";", "；").Replace(hans)
	hant := toScript(NewText(hans), Hant).str
	want := kindList(Read("", []byte(hans), Options{}))
	for _, s := range []string{wide, hant} {
		if got := kindList(Read("", []byte(s), Options{})); got != want {
			t.Errorf("%.30q: kinds are %s, want %s", s, got, want)
		}
	}
}

// kindList returns the kinds of the lines of d.
func kindList(d *Document) string {
	var out []string
	for _, p := range d.Parts {
		out = append(out, string(p.Kind))
	}
	return strings.Join(out, " ")
}

// testPage is a page of an invented site, with all that is around articles.
const testPage = `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>青山市发布学校发展规划_青山新闻网</title>
<meta property="og:title" content="青山市发布学校发展规划"><meta name="author" content="青山新闻网">
<link rel="canonical" href="https://news.example/2024/1.html">
<style>p { color: red }</style><script>document.write("<p>不是正文。</p>")</script></head>
<body><div class="top-nav"><a href="/">首页</a> <a href="/edu">教育</a> <a href="/sport">体育</a> <a href="/login">登录</a></div>
<div class="crumb"><a href="/">首页</a> &gt; <a href="/edu">教育</a> &gt; 正文</div>
<h1>青山市发布学校发展规划</h1>
<div class="info"><span>2024年03月05日 09:30</span> 来源：<a href="x">青山日报</a> 作者：王芳</div>
<div id="content">
<p>　　青山市教育局今天召开会议，发布&ldquo;青山市学校发展规划&rdquo;。会议指出，全市将新建学校12所，投入资金3.5亿元。</p>
<p><img src="1.jpg"></p><p>发布会现场。李明&nbsp;摄</p>
<p><strong>学校怎么布局</strong></p>
<p>规划提出，到2028年，每个街道至少有一所幼儿园和一所小学，学生步行十五分钟就能到校。</p>
<p>市教育局负责人表示，新学校的老师将从全市招聘，明年三月开始报名。</p>
<p>（责任编辑：赵伟）</p>
</div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="1">河东区小学开学第一课，老师准备了什么？</a></li><li><a href="2">老师们的暑假怎么过</a></li></ul></div>
<div class="comment">网友评论 <textarea>说点什么</textarea></div>
<div class="footer">青山新闻网 版权所有 未经书面授权不得转载 <a href="about">关于我们</a></div>
</body></html>`

func TestPage(t *testing.T) {
	d := Read("a.html", []byte(testPage), Options{})
	want := "furniture|首页 教育 体育 登录\nfurniture|首页 > 教育 > 正文\ntitle|青山市发布学校发展规划\n" +
		"byline|2024年03月05日 09:30 来源：青山日报 作者：王芳\n" +
		"paragraph|青山市教育局今天召开会议，发布“青山市学校发展规划”。会议指出，全市将新建学校12所，投入资金3.5亿元。\n" +
		"caption|发布会现场。李明 摄\nheading|学校怎么布局\n" +
		"paragraph|规划提出，到2028年，每个街道至少有一所幼儿园和一所小学，学生步行十五分钟就能到校。\n" +
		"paragraph|市教育局负责人表示，新学校的老师将从全市招聘，明年三月开始报名。\n" +
		"byline|（责任编辑：赵伟）\nfurniture|相关阅读\nfurniture|河东区小学开学第一课，老师准备了什么？\nfurniture|老师们的暑假怎么过\n" +
		"furniture|网友评论\nfurniture|青山新闻网 版权所有 未经书面授权不得转载 关于我们\n"
	if got := kindsOf(d); got != want {
		t.Errorf("lines are\n%s\nwant\n%s", got, want)
	}
	if d.MediaType != "text/html" || d.Charset != "utf-8" || len(d.Warnings) > 0 {
		t.Errorf("read as %s in %s with %+v", d.MediaType, d.Charset, d.Warnings)
	}
}

// TestDeclaredHead checks which line of a page is the headline that its <title> declares.
func TestDeclaredHead(t *testing.T) {
	const body = "<p>" + para1 + "<p>" + para2 + "<p>" + para3
	for _, c := range []struct{ name, in, want string }{
		{"exactly, before what begins alike", "<title>青山市发布学校发展规划-青山科普网</title><h4>青山市发布学校发展规划</h4><p>2024-03-05<p>青山市发布学校发展规划强调" + body, "青山市发布学校发展规划"},
		{"short, with a site after it", "<title>夜读_青山网</title><p><a href=1>夜读</a><p>昨日<h1>夜读</h1>" + body, "夜读"},
		{"broken over lines", "<title>青山市教育局关于批准2024年度学校建设计划的决定_通知_青山网</title><p>青山市教育局<br>关于批准2024年度<br>学校建设计划的决定" + body, "青山市教育局关于批准2024年度学校建设计划的决定"},
		{"a link to itself", "<ul><li><a href=1>三校今天签约</a><li><a href=2>图书馆新馆</a></ul><div><a href=3>青山市发布学校发展规划</a></div>" + body, "青山市发布学校发展规划"},
		{"the last of a list is none", "<ul><li><a href=1>三校今天签约</a><li><a href=2>图书馆新馆开放</a></ul>" + body, ""},
		{"another title", "<title>网站首页</title><p>首页" + body, "网站首页"},
		{"half a sentence is none", "<p>青山市教育局今天召开了一次会议，<p>" + para2 + "<p>" + para3, ""},
	} {
		if got := Read("", []byte("<html><body>"+c.in), Options{}).Meta.Title; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestUnlinked checks that a page without sentences is read by what it does not link, and only such a page.
func TestUnlinked(t *testing.T) {
	var programme strings.Builder
	for range 30 {
		programme.WriteString("<tr><td>上午 河东区第一小学<td>青山中学校长 主题演讲")
	}
	menu := "<ul><li><a href=1>青山市要闻频道首页</a><li><a href=2>青山市教育频道首页</a></ul>"
	page := "<html><body>" + menu + "<p>第三届校长年会议程<table>" + programme.String() + "</table>" + menu
	if d := Read("", []byte(page), Options{}); !strings.Contains(d.Body.str, "主题演讲") || strings.Contains(d.Body.str, "频道") {
		t.Errorf("body is %q", d.Body.str)
	}
	news := "<html><body>" + menu + "<h1>青山市发布学校发展规划</h1><p>2024-03-05 来源：青山日报<p>" + para3 + menu + "<table>" + programme.String() + "</table>"
	if d := Read("", []byte(news), Options{}); d.Output.str != para3 {
		t.Errorf("body is %q", d.Body.str)
	}
}

// TestParagraphsInDivs checks that subheadings and short lines stay with the text of a page whose paragraphs are div
// elements, as they do where they are p, and that boxes with other boxes in them are no paragraphs.
func TestParagraphsInDivs(t *testing.T) {
	page := func(tag string) string {
		p := func(s string) string { return "<" + tag + ">" + s + "</" + tag + ">" }
		return "<body><div>" + p("首页") + p("登录") + "</div><h1>青山市发布学校发展规划</h1><div>" +
			p(para1) + p("学校怎么布局") + p(para2) + p("记者手记") + p(para3) +
			"</div><div>" + p("河东区小学开学第一课") + p("老师们的暑假怎么过") + "</div></body>"
	}
	want := Read("", []byte(page("p")), Options{}).Body.String()
	if !strings.Contains(want, "学校怎么布局") || strings.Contains(want, "暑假") {
		t.Fatalf("with p: %s", want)
	}
	if got := Read("", []byte(page("div")), Options{}).Body.String(); got != want {
		t.Errorf("with div:\n%s\nwith p:\n%s", got, want)
	}
}

// TestEcho checks that the filter of pairs loses none, not even where a text is cut off in a character.
func TestEcho(t *testing.T) {
	for _, tt := range []struct {
		s, text string
		want    float64
	}{
		{"三校签约", "今天三校\n签约", 2.0 / 3},
		{"三校签约", "三校签约", 1},
		{"签约", "三校签\xe7\xba\n约\xe4签约", 1},
		{"签约", "签\n约", 0},
		{"AB 签", "ab签", 1},
		{"A", "A", 0},
	} {
		if got := pairsOf(strings.ToLower(tt.text)).echo(tt.s); got != tt.want {
			t.Errorf("%q in %q: %v, want %v", tt.s, tt.text, got, tt.want)
		}
	}
}
