package normalize

import (
	"fmt"
	"strings"
	"testing"
)

// What a site puts between the paragraphs of its articles, in words that no list has.
const (
	siteSlogan = "读懂青山,从每天清晨的一份早报开始,我们在城市的每个路口等您。"
	siteCredit = "本栏目由青山市图书馆公益支持,欢迎读者把身边的故事讲给我们听。"
)

// sitePage returns a page of a site, with its slogan between the paragraphs and its thanks below them.
func sitePage(host, title string, body ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<html><head><title>%s</title><link rel=canonical href='https://%s/%d.html'></head><body><h1>%[1]s</h1><div>2025-03-05 来源:青山早报</div><div>",
		title, host, len(title))
	for _, p := range body {
		fmt.Fprintf(&b, "<p>%s</p><p>%s</p>", p, siteSlogan)
	}
	fmt.Fprintf(&b, "<p>%s</p></div></body></html>", siteCredit)
	return b.String()
}

var siteBodies = [][]string{
	{"城东新区小学开学首日迎来新生三百人", "城东新区小学今天开学,三百名新生走进校园,学校准备了一堂特别的木工课。", "校长说,木工课以后每周一节,教具由家长委员会一起置办。"},
	{"南湖渡口恢复通航", "停航两年的南湖渡口今天恢复通航,首班渡船载着四十二名乘客驶向对岸。", "渡口管理站介绍,每天往返十六班,老人和学生免票乘船。"},
	{"老城区电梯加装过半", "老城区今年加装电梯的楼栋已经过半,住在六楼的住户周兰说下楼买菜方便多了。", "街道办事处表示,剩下的楼栋将在入冬以前开工。"},
	{"苹果园迎来采摘季", "北坡的苹果园这周迎来采摘季,园里的十二个品种陆续成熟。", "果农杨柏把采下的果子按大小分箱,当天就能送到城里。"},
}

// sampleOf returns the documents and what they share.
func sampleOf(in ...string) ([]*Document, *Shared) {
	var s Sample
	docs := make([]*Document, len(in))
	for i := range in {
		docs[i] = Read(fmt.Sprintf("news/%d.html", i), []byte(in[i]), Options{})
		s.Add(docs[i])
	}
	return docs, s.Shared()
}

// ruleOf returns the rule that the line s of d got.
func ruleOf(d *Document, s string) string {
	for _, p := range d.Parts {
		if strings.TrimSpace(d.Text.Cut(p.Span)) == s {
			return p.Rule
		}
	}
	return "none"
}

func TestSharedLines(t *testing.T) {
	var in []string
	for _, b := range siteBodies {
		in = append(in, sitePage("news.qingshan.example", b[0], b[1:]...))
	}
	_, shared := sampleOf(in...)
	for i, page := range in {
		alone := Read("", []byte(page), Options{}).Output.String()
		if !strings.Contains(alone, siteSlogan) {
			t.Fatalf("the page alone has no slogan in it, so that nothing is tested:\n%s", alone)
		}
		d := Read("elsewhere/x.html", []byte(page), Options{Shared: shared})
		if got, want := d.Output.String(), strings.Join(siteBodies[i][1:], "\n"); got != want {
			t.Errorf("page %d is\n%s\nwant\n%s", i, got, want)
		}
		if got := ruleOf(d, siteSlogan); got != "shared" {
			t.Errorf("the slogan is %s", got)
		}
		checkParts(t, d)
	}
	other := sitePage("www.linhu.example", "临湖镇的集市", siteBodies[0][1])
	if d := Read("", []byte(other), Options{Shared: shared}); ruleOf(d, siteSlogan) == "shared" {
		t.Error("a line of one site is held against another")
	}
}

func TestSharedNot(t *testing.T) {
	background := "南湖渡口建于1932年,是南湖两岸居民往来的老码头,市志里有专门的一章。"
	pages := func(n int, body func(i int) []string) (out []string) {
		for i := range n {
			b := body(i)
			out = append(out, sitePage("news.qingshan.example", b[0], b[1:]...))
		}
		return out
	}
	for _, c := range []struct {
		name, line string
		in         []string
	}{
		{"two pages", siteSlogan, pages(2, func(i int) []string { return siteBodies[i] })},
		{"one article on several pages", siteBodies[0][1], pages(6, func(int) []string { return siteBodies[0] })},
		{"one article under several headlines", siteBodies[0][1], pages(6, func(i int) []string {
			return []string{siteBodies[i%4][0] + strings.Repeat("!", i), siteBodies[0][1], siteBodies[0][2], siteBodies[1][2], siteBodies[2][2]}
		})},
		{"the background of one affair", background, pages(6, func(i int) []string {
			b := siteBodies[i%4]
			return []string{fmt.Sprintf("南湖渡口的故事之%d", i), strings.Repeat(b[1], i+1), strings.Repeat(b[2], i+1), background}
		})},
	} {
		_, shared := sampleOf(c.in...)
		for _, page := range c.in {
			d := Read("", []byte(page), Options{Shared: shared})
			if got := ruleOf(d, c.line); got == "shared" || !strings.Contains(d.Output.String(), c.line) {
				t.Errorf("%s: %s is %s", c.name, c.line, got)
			}
		}
	}
}

// TestSharedForm checks that a text of which little would be left keeps what it shares with others.
func TestSharedForm(t *testing.T) {
	form := strings.Repeat("申请人应当如实填写本表各项内容,并对所填内容的真实性承担责任,经办单位当场受理。\n", 8)
	var in []string
	for i, b := range siteBodies {
		in = append(in, b[0]+"\n"+form+strings.Repeat(b[1]+"\n"+b[2]+"\n", i+6))
	}
	_, shared := sampleOf(in...)
	if shared == nil {
		t.Fatal("nothing is shared, so that nothing is tested")
	}
	d := Read("news/5.txt", []byte(siteBodies[0][0]+"\n"+form+siteBodies[3][2]+"\n"), Options{Shared: shared})
	if got := strings.Count(d.Body.String(), "申请人"); got != 8 {
		t.Errorf("%d of 8 lines are left", got)
	}
}

func TestSite(t *testing.T) {
	for _, c := range []struct{ path, in, want string }{
		{"a/b.txt", para1, "folder a"},
		{"a/b.txt", para1 + "\n青ICP备12345678号-1", "icp 12345678"},
		{"a/b.txt", para1 + "\n青ICP備號9", "folder a"},
		{"a/b.html", sitePage("WWW.Linhu.example", "临湖镇的集市", para1), "host www.linhu.example"},
	} {
		d := Read(c.path, []byte(c.in), Options{})
		if got := d.site(d.Meta.URL); got != c.want {
			t.Errorf("%s: %s, want %s", c.in, got, c.want)
		}
	}
}
