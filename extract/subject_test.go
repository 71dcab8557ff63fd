package extract

import (
	"strings"
	"testing"
)

func TestSubjects(t *testing.T) {
	tests := []struct{ text, want string }{
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
