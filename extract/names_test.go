package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Kinds of names in running text, each with what must not be taken for one.
func TestNames(t *testing.T) {
	x := pipeline(t)
	for _, tt := range []struct {
		kind, text string
		want       []string
	}{
		// people by family name and title
		{"people", "青桐县教育局局长沈望溪介绍了情况。沈局长说，新学校下月开学。", []string{"沈望溪: 青桐县教育局局长"}},
		{"people", "青桐县教育局局长沈望溪、青桐县水利局局长沈远山到会。沈局长说，进展顺利。", []string{"沈望溪: 青桐县教育局局长", "沈远山: 青桐县水利局局长"}},
		{"people", "记者来到诊所。周医生说，病人不多。", nil},
		{"people", "青桐县教育局局长沈望溪到会。陈局长没有来。", []string{"沈望溪: 青桐县教育局局长"}},
		// credits
		{"people", "（记者 沈望溪 周牧野）工程昨日开工。", nil},
		{"people", "本报记者沈望溪、周牧野报道", nil},
		{"people", "新华社记者沈多为、周牧野、林知远", nil},
		{"people", "工程昨日开工。（沈望溪）", nil},
		{"people", "图为工地。沈望溪 摄", nil},
		// posts
		{"people", "远山教育基金会的轮值主席沈望溪到会。", []string{"沈望溪: 远山教育基金会轮值主席"}},
		{"people", "青桐县商会沈望溪会长到会。", []string{"沈望溪: 青桐县商会会长"}},
		{"people", "沈望溪1960年生于云栖县，现任南塘大学教授，兼任中国水利学会理事、中国测绘学会副理事长。", []string{"沈望溪: 南塘大学教授; 中国水利学会理事; 中国测绘学会副理事长"}},
		{"people", "沈望溪表示，要选派干部担任青桐县教育局副局长。", []string{"沈望溪:"}},
		{"people", "志愿者沈望溪说，大家都来帮忙。", []string{"沈望溪:"}},
		// institutions
		{"institutions", "这哪像学校的样子，大家都摇头。", nil},
		{"institutions", "山西东部、河北中南部有雨。", nil},
		{"institutions", "青桐县公安局刑侦支队联合城关派出所破案。", []string{"青桐县公安局刑侦支队 government: 青桐县公安局刑侦支队", "城关派出所 government: 城关派出所"}},
		{"institutions", "中国文学艺术界联合会今天开会。", []string{"中国文学艺术界联合会 association: 中国文学艺术界联合会"}},
		{"institutions", "河北省财政厅、人社厅、工信厅联合发文。", []string{"河北省财政厅 government: 河北省财政厅", "河北省人力资源和社会保障厅 government: 人社厅", "河北省工业和信息化厅 government: 工信厅"}},
		{"institutions", "长沙一中、四中、实验小学等开展合作。", []string{"长沙市第一中学 school: 长沙一中", "长沙市第四中学 school: 四中", "长沙市实验小学 school: 实验小学"}},
		{"institutions", "长沙一中、两中学各派一队。", []string{"长沙市第一中学 school: 长沙一中"}},
		{"institutions", "由中江大学筹建的“京津冀人工智能现代产业学院联盟”将挂牌。", []string{"中江大学 university: 中江大学", "京津冀人工智能现代产业学院联盟 alliance: 京津冀人工智能现代产业学院联盟"}},
		{"institutions", "会议任命茅仲华为最高人民法院副院长，他曾参观华为公司。", []string{"最高人民法院 court: 最高人民法院", "华为技术有限公司 company: 华为公司"}},
		{"institutions", "华容县一中今天开学。", []string{"华容县第一中学 school: 华容县一中"}},
		{"institutions", "清华大学高等研究院成立。", []string{"清华大学高等研究院 research: 清华大学高等研究院"}},
		{"institutions", "推动构建亚洲命运共同体，建设国家级产业集群。", nil},
		{"institutions", "非洲国家政府和中东欧国家海关都派人参加，省区市人民政府也有人来。", nil},
		{"institutions", "德国著名智库远山科学与政治基金会认为，形势不明。", []string{"远山科学与政治基金会 association: 远山科学与政治基金会"}},
		// edges and kinds
		{"institutions", "长沙市中级人民法院一审公开宣判中央宣传部某案。", []string{"长沙市中级人民法院 court: 长沙市中级人民法院", "中共中央宣传部 party: 中央宣传部"}},
		{"institutions", "原长沙市交通局和长沙市交通局都派人来。", []string{"长沙市交通局 government: 长沙市交通局 长沙市交通局"}},
		{"institutions", "两市创新市校合作机制，集团办公室、战略发展部和心血管内科派人参加，建设高水平研究型医院。", nil},
		{"institutions", "会议在临湖学院行政楼举行。", []string{"临湖学院 university: 临湖学院"}},
		{"institutions", "巴西资源、能源和旅游部与巴西外交贸易部签约，巴西法官驳回司法部请求。", []string{
			"巴西资源、能源和旅游部 government: 巴西资源、能源和旅游部", "巴西外交贸易部 government: 巴西外交贸易部", "司法部 government: 司法部"}},
		// short forms
		{"institutions", "临湖大学与云山科技大学签约，临大沈望溪校长、云山科大周牧野校长致辞。这一事件扩大临大门面。", []string{
			"临湖大学 university: 临湖大学 临大", "云山科技大学 university: 云山科技大学 云山科大"}},
		{"institutions", "东湖高校联盟（以下简称“联盟”）成立，联盟设理事会。", []string{"东湖高校联盟 alliance: 东湖高校联盟 联盟 联盟"}},
		{"institutions", "这项计划（以下简称《计划》）由世界贸易组织(WTO)支持，WTO说。", []string{"世界贸易组织 international: 世界贸易组织 WTO WTO"}},
		// places of one character
		{"places", "中方愿同美方加强合作，推动中巴关系发展，巴基斯坦表示欢迎。", []string{"中国", "美国", "巴基斯坦"}},
		{"places", "中方表示，中越两国是邻邦。", []string{"中国", "越南"}},
		{"places", "洛阳市加快老城区改造，拓宽新城区道路。", []string{"洛阳市 410300"}},
		{"places", "洛阳市老城区开会，老城区代表发言。", []string{"洛阳市老城区 410302", "老城区 410302"}},
		{"places", "打造川渝中华经典诵读队伍，服务京津中加快发展。", []string{"川渝", "京津"}},
		{"places", "他在会议上说，巡护员朝鲁从前打草。", nil},
		{"places", "他在会议中说，这很美，英雄辈出。", nil},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), tt.kind)); diff != "" {
			t.Errorf("%s of %s (-want +got):\n%s", tt.kind, tt.text, diff)
		}
	}
}

// A word may begin before the stretch that is looked at.
func TestQuotedAt(t *testing.T) {
	a := &Article{Text: "“即将”签署"}
	if a.quotedAt(0, len("“即")) || !a.quotedAt(len("“即"), 0) {
		t.Error("quotedAt is wrong about its edges")
	}
}
