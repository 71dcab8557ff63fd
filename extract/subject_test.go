package extract

import (
	"strings"
	"testing"
)

func TestSubjects(t *testing.T) {
	tests := []subjectTest{
		// behind a classifier
		{"全市有30所普通本科高校。", "普通本科高校"},
		{"来自18个国家和地区的代表参加论坛。", "国家和地区"},
		{"举办28场不同行业、地区的专场招聘会。", "专场招聘会"},
		{"共有300余名来自各地的教师参加培训。", "教师"},
		{"组建10个跨区域科技创新团队。", "跨区域科技创新团队"},
		{"签署5个“绿色长廊”合作协议。", "“绿色长廊”合作协议"},
		{"举办100场新品发布活动。", "新品发布活动"},
		{"12所学校与8家企业结对。", "学校|企业"},
		{"涵盖15个乡镇、17个园区。", "乡镇|园区"},
		{"推出34项举措，方便群众办事。", "举措"},
		{"近1000家中外企业参展。", "中外企业"},
		// before the figure
		{"全市现有普通本科高校30所，在校生12万人。", "普通本科高校|在校生"},
		{"签约项目达45个。", "签约项目"},
		{"参与学生1万余人。", "学生"},
		{"开展职业技能培训2.17万人次。", "职业技能培训"},
		{"累计招生1500余人。", "招生"},
		{"货物品类已拓展至900余种。", "货物品类"},
		{"为职业院校培养师资4300余人。", "师资"},
		{"我校先后5次观摩课堂。", "观摩课堂"},
		// measures and shares
		{"项目总金额约15.58亿元。", "项目总金额"},
		{"开工率超过50%。", "开工率"},
		{"发放超4亿元消费补贴。", "消费补贴"},
		{"针对高原定制的10兆瓦大容量风机正在安装。", "大容量风机"},
		{"清洁能源装机占比约93%。", "清洁能源装机占比"},
		{"30%的学生来自农村。", "学生"},
		// what the clause before spoke of
		{"进出口总值3.6万亿元，同比增长5%。", "进出口总值|进出口总值"},
		{"指数为89.4，比上个月上升0.1点。", "指数"},
		{"乡村零售额同比增长5.4%，增速比城镇高0.6个百分点。", "乡村零售额|乡村零售额"},
		// lists
		{"甲类商品、乙类商品销售额分别增长14.2%、13.2%。", "甲类商品|乙类商品销售额"},
		// none
		{"12个。", ""},
	}
	checkSubjects(t, tests)
}

func TestSubjectsFarther(t *testing.T) {
	checkSubjects(t, []subjectTest{
		// times that no date is known for, and shares, are passed over
		{"产值增长8%，增速比1-4月份加快2个百分点。", "产值|产值"},
		{"1月5日出行人数预计12万人次。", "人数"},
		{"营收3亿元，占比54%，同比增长4%。", "营收|占比|营收"},
		{"社保支出增长10%，扣除物价因素实际增长9%。", "社保支出|社保支出"},
		{"发送旅客2万人次，与去年同期相比增加3千人次。", "旅客|旅客"},
		{"甲镇产值3亿元，而9月份则减少2亿元。", "甲镇产值|甲镇产值"},
		{"论文数量再创新高，达到11篇。", "论文数量"},
		{"设备市场2018年增长率达17%。", "设备市场"},
		{"合作社总量由202个发展到404个。", "合作社总量|合作社总量"},
		{"建成5个服务到家的站点。", "服务"},
		// the noun stood behind the figure before, or stands behind the one after
		{"政府透过两个现有平台引进专家，学校开设5门新增课程。", "现有平台|新增课程"},
		{"全市20家新增订单3亿元。", "全市|订单"},
		{"新建13个场馆，改造36个。", "场馆|场馆"},
		{"新建13个场馆，改造36公里。", "场馆|改造"},
		{"建造两艘新型5000箱货船。", "货船|货船"},
		// verbs and nouns
		{"共22次刷新世界纪录。", "刷新世界纪录"},
		{"台风造成3万户停电。", "停电"},
		{"慰问6位遇难船员家属。", "遇难船员家属"},
		{"造成6位乘客遇难。", "乘客"},
		{"10多个部门，约150人参与。", "部门|参与"},
		{"设立50个重点培育中心。", "重点培育中心"},
		{"践行三个基本策略。", "基本策略"},
		{"学校获省级科学奖励45项。", "省级科学奖励"},
		{"近1000名代表参加会议。", "代表"},
		{"签约的19个项目总投资86亿元。", "项目|项目总投资"},
		{"企业不少于30家且专精特新。", "企业"},
	})
}

type subjectTest struct{ text, want string }

// checkSubjects compares the subjects of all figures of each text, with | between them.
func checkSubjects(t *testing.T, tests []subjectTest) {
	t.Helper()
	for _, test := range tests {
		a := articleOf(t, test.text, "2024-06-01")
		var out []string
		for _, f := range findFigures(a, findDates(a)) {
			out = append(out, f.Subject)
		}
		if got := strings.Join(out, "|"); got != test.want {
			t.Errorf("%s: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestWordClasses(t *testing.T) {
	listed := map[string]wordClass{}
	for _, l := range wordLists {
		for _, w := range strings.Fields(l.words) {
			if c, twice := listed[w]; twice {
				t.Errorf("%s stands in lists %d and %d", w, c, l.class)
			}
			listed[w] = l.class
		}
	}
}
