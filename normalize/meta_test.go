package normalize

import (
	"reflect"
	"testing"
)

func TestFindStamp(t *testing.T) {
	for in, want := range map[string]string{
		"2024-05-25 17:42:38来源:新闻网":     "2024-05-25T17:42:38+08:00",
		"发布时间:2024年5月25日 7:05":          "2024-05-25T07:05+08:00",
		"2024/5/25":                     "2024-05-25",
		"《青山联播》 (20240525)":             "2024-05-25",
		"编号(20241325)":                  "",
		"编号20240525":                    "",
		"2005.08.2605:39":               "2005-08-26T05:39+08:00",
		"2024-05-25T09:42:38Z":          "2024-05-25T17:42:38+08:00",
		"2024-05-25T09:42:38.120+0900":  "2024-05-25T08:42:38+08:00",
		"2024年05月25日 星期六 17:42":         "2024-05-25T17:42+08:00",
		"2024 年 5 月 25 日":               "2024-05-25",
		"第3期 2024-02-29":                "2024-02-29",
		"2024-05-25 24:10":              "2024-05-25",
		"2024-05-25 17:61":              "2024-05-25",
		"September 10th, 2005 10:56 pm": "2005-09-10T22:56+08:00",
		"Monday, Mar. 3, 2014":          "2014-03-03",
		"Marseille 3, 2014":             "",
		"June 31, 2014":                 "",
		"Chapter May 2014":              "",
		"2023-02-29":                    "",
		"2024-13-01":                    "",
		"2024-5月3日":                     "",
		"1184项 2024":                    "",
		"12024-05-25":                   "",
		"400-000-0000":                  "",
		"":                              "",
	} {
		st, at, ok := findStamp(in)
		got := ""
		if ok {
			got = st.String()
		}
		if got != want {
			t.Errorf("findStamp(%q) = %q, want %q", in, got, want)
		}
		if at.Start < 0 || at.End > len(in) {
			t.Errorf("findStamp(%q) at %v", in, at)
		}
	}
}

func TestFindCredits(t *testing.T) {
	type found struct {
		role  creditRole
		value string
	}
	for in, want := range map[string][]found{
		"2024-05-25 17:42:38来源:新闻网编辑:王芳责编:李明明": {{roleOutlet, "新闻网"}, {roleEditor, "王芳"}, {roleEditor, "李明明"}},
		"来源:青山日报 作者:王 芳 字号:大 中 小":              {{roleOutlet, "青山日报"}, {roleAuthor, "王 芳"}},
		"(责任编辑:王芳)":            {{roleEditor, "王芳"}},
		"【责任编辑:王芳 李明】":         {{roleEditor, "王芳 李明"}},
		"文章来源:青山网-青山客户端":       {{roleOutlet, "青山网-青山客户端"}},
		"青山日报记者 王芳 李明":         {{roleAuthor, "王芳 李明"}},
		"新青社记者王芳、李明明、赵伟":       {{roleAuthor, "王芳、李明明、赵伟"}},
		"作者:责任编辑:王芳":           {{roleEditor, "王芳"}},
		"编辑丨王芳 校对丨李明":          {{roleEditor, "王芳"}},
		"文/王芳 图/李明":            {{roleAuthor, "王芳"}},
		"文:王芳":                 {{roleAuthor, "王芳"}},
		"青山日报记者王芳/文受访者供图":      {{roleAuthor, "王芳"}},
		"作者:王文":                {{roleAuthor, "王文"}},
		"来源:发布者:时间:2024-03-05": nil,
		"见习编辑 王芳 二审 李明 三审 赵伟":  {{roleEditor, "王芳"}},
		"记者 王芳 实习生 李明 发布:":     {{roleAuthor, "王芳"}},
		"作者:青山日报 王 芳 时间:":      {{roleAuthor, "青山日报 王 芳"}},
		"编辑部 王芳":               nil,
		"图文:王芳":                nil,
		"记者从会上了解到":             nil,
		"记者博客":                 nil,
		"资料来源:青山统计年鉴":          nil,
		"作者":                   nil,
		"来源:":                  nil,
	} {
		var got []found
		for _, c := range findCredits(in) {
			got = append(got, found{c.role, in[c.at.Start:c.at.End]})
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("findCredits(%q) = %v, want %v", in, got, want)
		}
	}
}

func TestSignature(t *testing.T) {
	for in, want := range map[string]string{
		"新馆昨天开放。(王芳 李明明)":    "王芳 李明明",
		"新馆昨天开放。(本台记者 王芳 )。": "王芳",
		"(王芳)":         "王芳",
		"(作者:王芳 李明明)":  "王芳 李明明",
		"(作者:青山图书馆)":   "",
		"新馆昨天开放。(完)":   "",
		"新馆昨天开放。(全文完)": "",
		"新馆昨天开放(见图)":   "",
		"新馆(青山图书馆)":    "",
		"他叫李明(化名)。":    "",
		"新馆昨天开放。":      "",
		"":             "",
	} {
		at, ok := signature(in)
		if got := in[at.Start:at.End]; got != want || ok != (want != "") {
			t.Errorf("signature(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestReportedBy(t *testing.T) {
	for in, want := range map[string][2]string{
		"〔记者王芳/临湖报导〕昨天":   {"王芳", "临湖"},
		"青山日报讯 记者王芳报道:昨天": {"王芳", ""},
		"记者 王芳 李明 临湖报道":   {"王芳 李明", "临湖"},
		"【本报临湖报导】昨天":      {"", "临湖"},
		"本报记者报道失实":        {},
		"记者王芳昨天报道说":       {},
		"据青山日报报道,新馆开放。":   {},
		"记者在现场报道":         {},
	} {
		names, place, ok := reportedBy(in)
		if got := [2]string{in[names.Start:names.End], in[place.Start:place.End]}; ok != (want != [2]string{}) || ok && got != want {
			t.Errorf("reportedBy(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestPoster(t *testing.T) {
	for in, want := range map[string]string{
		"wangfang 发表于 2024-5-25 11:46":  "wangfang",
		"山间小路 于 2024-05-25 11:46 发布":    "山间小路",
		"本贴由山间小路于2024年5月25日11:46:21发表":  "山间小路",
		"发布时间 2024/05/25 11:46 by 山间小路": "山间小路",
		"最近更新于 2024-05-25 发布":           "",
		"发表于 2024-05-25":                "",
		"青山新闻网 发布于 2024-05-25":          "",
		"他,昨天发表于 2024-05-25":            "",
		"2024-05-25 11:46 来源:青山日报":      "",
		"山间小路 发表于昨天":                    "",
	} {
		at, ok := poster(in)
		if got := in[at.Start:at.End]; got != want || ok != (want != "") {
			t.Errorf("poster(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestSplitNames(t *testing.T) {
	for in, want := range map[string][]string{
		"王芳 李明":       {"王芳", "李明"},
		"王芳、李明明":      {"王芳", "李明明"},
		"王 芳":         {"王芳"},
		"王 芳 李明":      {"王芳", "李明"},
		"王芳_NB1208":   {"王芳"},
		"王芳 文 李明 摄":   {"王芳", "李明"},
		"王芳 青山报道":     {"王芳"},
		"阿依古丽·买买提,王芳": {"阿依古丽·买买提", "王芳"},
		"":            nil,
	} {
		if got := splitNames(in); !reflect.DeepEqual(got, want) {
			t.Errorf("splitNames(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestIsPerson(t *testing.T) {
	for s, want := range map[string]bool{
		"王芳": true, "欧阳小明": true, "阿依古丽·买买提": true, "John Smith": true,
		"青山网": false, "本网": false, "平台": false, "本人": false, "王": false, "admin": false, "news desk": false, "": false,
	} {
		if got := isPerson(s); got != want {
			t.Errorf("isPerson(%q) = %v", s, got)
		}
	}
}

func TestParseDateline(t *testing.T) {
	for in, want := range map[string]struct{ agency, place, date string }{
		"新华社北京5月9日电 题:稳中有进":    {"新华社", "北京", "--05-09"},
		"中新网10月9日电 (记者 王芳) 今天": {"中新网", "", "--10-09"},
		"本报青山3月5日讯(记者 王芳)昨天":   {"本报", "青山", "--03-05"},
		"青山日报讯 昨天,市图书馆新馆开放。":   {"青山日报", "", ""},
		"据新华社拉萨电(记者 王芳)记者近日":   {"新华社", "拉萨", ""},
		"人民网北京2024年5月9日电":      {"人民网", "北京", "2024-05-09"},
		"【青山网1月3日讯】":           {"青山网", "", "--01-03"},
		"新华社联合国12月30日电":        {"新华社", "联合国", "--12-30"},
		"北京5月9日电":              {"", "北京", "--05-09"},
		"(青山社临湖县23日电)青山县今天":    {"青山社", "临湖县", ""},
		"据青山发布微信公众号1月29日消息,青山": {"青山发布微信公众号", "", "--01-29"},
		"2024年5月9日电 三校签约":      {"", "", "2024-05-09"},
		"青山社临湖十月二十三日电 昨天":      {"青山社", "临湖", "--10-23"},
		"青山财经8月30日丨临湖股份公告":     {"青山财经", "", "--08-30"},
		"青山网-青山日报临湖讯 昨天":       {"青山网-青山日报", "临湖", ""},
		"青山网消息(新闻早班车):昨天":      {"青山网", "", ""},
	} {
		d, ok := parseDateline(in)
		if !ok {
			t.Errorf("parseDateline(%q): none", in)
			continue
		}
		date := ""
		if d.month > 0 {
			date = datelineDate(d, "")
		}
		if in[d.agency.Start:d.agency.End] != want.agency || in[d.place.Start:d.place.End] != want.place || date != want.date {
			t.Errorf("parseDateline(%q) = %q, %q, %q", in, in[d.agency.Start:d.agency.End], in[d.place.Start:d.place.End], date)
		}
	}
	for _, in := range []string{
		"5月9日,新馆开放。", "昨天,市图书馆新馆开放。", "网站首页 资讯列表 资讯内容", "电影节5月9日开幕", "据电视台报道,新馆开放。", "通讯员王芳", "电", "讯", "",
		"市教育局通讯录5月9日更新", "互联网消息传播很快", "市教育局消息,新馆开放。", "三月的一天电力不足", "青山日报临湖讯问室昨天启用", "王芳 李明", "本月23日电力供应充足。",
	} {
		if d, ok := parseDateline(in); ok {
			t.Errorf("parseDateline(%q) = %+v, want none", in, d)
		}
	}
}

func TestDatelineYear(t *testing.T) {
	for _, c := range []struct {
		d         dateline
		published string
		want      string
	}{
		{dateline{month: 5, day: 9}, "2024-05-10T09:00+08:00", "2024-05-09"},
		{dateline{month: 12, day: 31}, "2024-01-01", "2023-12-31"},
		{dateline{month: 5, day: 9, year: 2022}, "2024-05-10", "2022-05-09"},
		{dateline{month: 5, day: 9}, "", "--05-09"},
		{dateline{day: 9}, "2024-05-10", "2024-05-09"},
		{dateline{day: 31}, "2024-01-02", "2023-12-31"},
		{dateline{day: 9}, "", ""},
	} {
		if got := datelineDate(c.d, c.published); got != c.want {
			t.Errorf("datelineDate(%+v, %q) = %q, want %q", c.d, c.published, got, c.want)
		}
	}
}

func TestStripSite(t *testing.T) {
	for in, want := range map[string]string{
		"青山市发布学校发展规划_青山新闻网":           "青山市发布学校发展规划",
		"青山市发布学校发展规划 - 教育 - 青山网":      "青山市发布学校发展规划 - 教育",
		"青山市发布2024-2028年规划_教育_青山网":    "青山市发布2024-2028年规划",
		"稳中有进——上半年观察 - Qingshan News": "稳中有进——上半年观察",
		"三校签约|青山网":                    "三校签约|青山网", // too little would be left
		"青山市发布学校发展规划":                 "青山市发布学校发展规划",
		"":                            "",
	} {
		if got := stripSite(in); got != want {
			t.Errorf("stripSite(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestPublished checks which of several dates around an article is the one it appeared on.
func TestPublished(t *testing.T) {
	body := para1 + "\n" + para2
	for _, c := range []struct{ name, in, want string }{
		{"changed later", "青山市发布学校发展规划\n更新于 2024-03-07 08:00\n王芳 于 2024-03-05 09:30 发布\n" + body, "2024-03-05T09:30+08:00"},
		{"only changed", "青山市发布学校发展规划\n更新于 2024-03-07 08:00\n" + body, "2024-03-07T08:00+08:00"},
		{"above the headline, today's date further up", "2026年1月7日\n2024年3月5日\n青山市发布学校发展规划\n" + body, "2024-03-05"},
		{"over three lines", "青山市发布学校发展规划\n2024\n03/05\n09:30\n" + body, "2024-03-05T09:30+08:00"},
		{"no date", "青山市发布学校发展规划\n2024\n12\n" + body, ""},
		{"a day told of at the end", "青山市发布学校发展规划\n" + body + "\n规划自2024年5月1日起施行。", ""},
		{"a date that ends the text", "青山市发布学校发展规划\n" + body + "\n2024年5月1日", "2024-05-01"},
	} {
		if got := Read("", []byte(c.in), Options{}).Meta.Published; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestWriters checks where in a body its authors are found.
func TestWriters(t *testing.T) {
	head, body := "青山市发布学校发展规划\n2024-03-05 09:30\n", para1+"\n"+para2
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"after the dateline", head + "新青社青山3月5日电 题:青山市发布学校发展规划\n新青社记者王芳、李明明\n" + body, []string{"王芳", "李明明"}},
		{"at the end", head + body + "(本台记者 王芳)", []string{"王芳"}},
		{"as author at the end", head + body + "(作者:王芳 李明明)", []string{"王芳", "李明明"}},
		{"correspondents alone", head + "青山晚报讯(通讯员 王芳 李明)" + body, []string{"王芳", "李明"}},
		{"in a line below the body", head + body + "\n(王芳 李明)", []string{"王芳", "李明"}},
		{"beside the date", "青山市发布学校发展规划\n2024/03/05 青山新闻网/王芳\n" + body, []string{"王芳"}},
		{"with the ranks of some", head + "青山晚报讯(记者 王芳 见习记者 李明)" + body, []string{"王芳", "李明"}},
		{"last line", head + body + "\n" + para1 + "\n文/王芳", []string{"王芳"}},
		{"alone below the headline", "青山市发布学校发展规划\n王芳\n" + body, []string{"王芳"}},
		{"who put it up", "青山市发布学校发展规划\n山间小路 发表于 2024-03-05 09:30\n" + body, []string{"山间小路"}},
		{"a channel below the headline", "青山市发布学校发展规划\n时政新闻\n" + body, nil},
		{"a reporter in the story", head + body + "记者看到,王芳已经到场。", nil},
	} {
		if got := Read("", []byte(c.in), Options{}).Meta.Authors; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMeta(t *testing.T) {
	flat := "青山市发布学校发展规划\n2024-03-05 09:30 来源:青山日报 编辑:王芳\n新华社青山3月5日电 (记者 李明 赵伟) " + para1 + "\n" + para2
	for _, c := range []struct {
		name, in string
		o        Options
		want     Meta
	}{
		{"page", testPage, Options{}, Meta{
			Title: "青山市发布学校发展规划", Outlet: "青山日报", Authors: []string{"王芳"}, Editors: []string{"赵伟"},
			Published: "2024-03-05T09:30+08:00", Script: "Hans", URL: "https://news.example/2024/1.html",
		}},
		{"flat text", flat, Options{}, Meta{
			Title: "青山市发布学校发展规划", Outlet: "青山日报", Authors: []string{"李明", "赵伟"}, Editors: []string{"王芳"},
			Published: "2024-03-05T09:30+08:00", Dateline: Dateline{"青山", "2024-03-05"}, Script: "Hans",
		}},
		{"in traditional", flat, Options{Script: Hant}, Meta{
			Title: "青山市發布學校發展規劃", Outlet: "青山日報", Authors: []string{"李明", "趙偉"}, Editors: []string{"王芳"},
			Published: "2024-03-05T09:30+08:00", Dateline: Dateline{"青山", "2024-03-05"}, Script: "Hans",
		}},
		{"nothing said", para1 + "\n" + para2, Options{}, Meta{Script: "Hans"}},
		{"empty", "", Options{}, Meta{}},
		{"declared only", `<title>青山市发布学校发展规划_青山网</title><script type="application/ld+json">[{"@type":"WebPage"},{"@graph":[{"@type":["NewsArticle"],` +
			`"headline":"青山市发布学校发展规划","datePublished":"2024-03-05T01:30:00Z","author":[{"name":"王芳"},{"name":"青山网"}],"publisher":{"name":"青山网"}}]}]</script>` +
			`<p>` + para1 + `<p>` + para2, Options{}, Meta{
			Title: "青山市发布学校发展规划", Outlet: "青山网", Authors: []string{"王芳"}, Published: "2024-03-05T09:30:00+08:00", Script: "Hans",
		}},
		{"broken declarations", `<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script><meta property="og:title"><p>` + para1, Options{}, Meta{Script: "Hans"}},
	} {
		if got := Read("", []byte(c.in), c.o).Meta; !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

// TestTitle checks which line of a text without tags is its headline.
func TestTitle(t *testing.T) {
	body := para1 + "\n" + para2
	for in, want := range map[string]string{
		"青山市发布学校发展规划\n新建学校12所,扩建8所\n" + body:       "青山市发布学校发展规划",
		"我省出台多项举措\n青山市发布学校发展规划\n" + body:           "青山市发布学校发展规划",
		"据新青社青山3月5日电\n" + body:                     "",
		"青山市发布学校发展规划\n青政发〔2024〕12号\n" + body:       "青山市发布学校发展规划",
		"青山市发布学校发展规划\n本报临湖报导\n" + body:             "青山市发布学校发展规划",
		"青山市发布学校发展规划|名酒特惠天天抢\n2024-03-05\n" + body: "青山市发布学校发展规划",
		"数据图解|青山市发布学校发展规划\n2024-03-05\n" + body:    "数据图解|青山市发布学校发展规划",
	} {
		if got := Read("", []byte(in), Options{}).Meta.Title; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestMetaKeepsScript checks that names come in the characters of a Traditional source where it is kept.
func TestMetaKeepsScript(t *testing.T) {
	in := "青山市發布學校發展規劃\n2024-03-05 來源：青山日報 編輯：趙偉\n青山市教育局今天召開會議，發布學校發展規劃。會議指出，全市將新建學校12所。"
	m := Read("", []byte(in), Options{Script: Keep}).Meta
	if m.Title != "青山市發布學校發展規劃" || m.Outlet != "青山日報" || len(m.Editors) != 1 || m.Editors[0] != "趙偉" || m.Script != "Hant" {
		t.Errorf("%+v", m)
	}
}
