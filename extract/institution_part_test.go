package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Parts of institutions named without them, and what must not be taken for one.
func TestParts(t *testing.T) {
	x := pipeline(t)
	for _, tt := range []struct {
		kind, text string
		want       []string
	}{
		// colleges
		{"institutions", "临湖大学与远山集团座谈，教务处、陶瓷与雕塑学院、园艺与茶艺学院代表到场，服务舞蹈学院师生。",
			[]string{"临湖大学 university: 临湖大学", "远山集团 company: 远山集团", "临湖大学陶瓷与雕塑学院 university: 陶瓷与雕塑学院", "临湖大学园艺与茶艺学院 university: 园艺与茶艺学院", "临湖大学舞蹈学院 university: 舞蹈学院"}},
		{"institutions", "临湖大学与云岭大学座谈，机电工程学院负责人参加。",
			[]string{"临湖大学 university: 临湖大学", "云岭大学 university: 云岭大学", "机电工程学院 university: 机电工程学院"}},
		{"institutions", "临湖大学各二级学院、相关学院和部分职业学院负责人参加。", []string{"临湖大学 university: 临湖大学"}},
		// laboratories
		{"institutions", "双方参观了高原生态修复全国重点实验室、临湖湿地水文协同创新中心。依托重点实验室，多个联合实验室开放。",
			[]string{"高原生态修复全国重点实验室 research: 高原生态修复全国重点实验室", "临湖湿地水文协同创新中心 research: 临湖湿地水文协同创新中心"}},
		// committees of the party and those whose they are
		{"institutions", "临湖大学党委书记沈望溪、远山集团党委副书记周牧野参加，临湖大学党委召开会议。",
			[]string{"临湖大学 university: 临湖大学", "远山集团 company: 远山集团", "临湖大学党委 party: 临湖大学党委"}},
		{"institutions", "南塘街道青桐社区党委书记沈望溪参加。", []string{"南塘街道青桐社区党委 party: 南塘街道青桐社区党委"}},
		// kinds by what stands before the ending
		{"institutions", "临湖学院南塘校区、临湖大学附属中学西山校区、云岭职业技术学院东岸校区启用，中国山茶学会育种专业委员会祝贺。",
			[]string{"临湖学院南塘校区 university: 临湖学院南塘校区", "临湖大学附属中学西山校区 school: 临湖大学附属中学西山校区", "云岭职业技术学院东岸校区 vocational_college: 云岭职业技术学院东岸校区", "中国山茶学会育种专业委员会 association: 中国山茶学会育种专业委员会"}},
		// envoys and missions
		{"institutions", "中国驻联合国代表、驻东盟大使沈望溪与中国驻东盟使团和驻法国代表处的人员会面。",
			[]string{"联合国 international: 联合国", "东南亚国家联盟 international: 东盟", "中国驻东盟使团 government: 中国驻东盟使团", "驻法国代表处 government: 驻法国代表处"}},
		{"people", "中国驻法国大使沈望溪、前驻加拿大兼驻牙买加大使周牧野、常驻联合国观察员林知远会面。", []string{"沈望溪: 中国驻法国大使", "周牧野: 驻加拿大兼驻牙买加大使", "林知远: 常驻联合国观察员"}},
		{"institutions", "韩国统一部长官、日本经济产业省官员到访，德国西部、法国全部城市有雨。", []string{"韩国统一部 government: 韩国统一部", "日本经济产业省 government: 日本经济产业省"}},
		// posts
		{"people", "青桐县委常委、宣传部长沈望溪，市检察院党组成员、纪检组组长周牧野参加。", []string{"沈望溪: 青桐县委常委; 青桐县委宣传部长", "周牧野: 市检察院党组成员; 市检察院纪检组组长"}},
		{"people", "远山集团公司党委副书记、纪委书记、工会主席沈望溪参加。", []string{"沈望溪: 远山集团公司党委副书记; 远山集团公司纪委书记; 远山集团公司工会主席"}},
		{"people", "中国山茶学会沈望溪副会长兼秘书长、第三届副理事长周牧野参加。", []string{"沈望溪: 中国山茶学会副会长; 中国山茶学会秘书长", "周牧野: 中国山茶学会副理事长"}},
		{"people", "临湖市议员兼山茶委员会召集人沈望溪、临湖医院的周牧野医生参加。", []string{"沈望溪: 临湖市议员; 山茶委员会召集人", "周牧野: 临湖医院医生"}},
		{"people", "中国科学院院士沈望溪、周牧野教授参加，林知远教授主持。", []string{"沈望溪: 中国科学院院士", "周牧野: 中国科学院院士", "林知远: 教授"}},
		{"people", "我校与青桐县人民政府签约，校党委书记沈望溪、校长周牧野参加。临湖大学将派人驻县，沈望溪书记致辞。",
			[]string{"沈望溪: 临湖大学党委书记", "周牧野: 临湖大学校长"}},
		{"people", "临湖大学金融管理与保险学系沈望溪教授、科技处周牧野处长参加，项目和植物系的工作由校长主持。", []string{"沈望溪: 临湖大学金融管理与保险学系教授", "周牧野: 科技处处长"}},
		{"people", "青苔资本创始合伙人、执行董事沈望溪，银杏投资合伙人及首席财务官周牧野参加。", []string{"沈望溪: 青苔资本创始合伙人; 青苔资本执行董事", "周牧野: 银杏投资合伙人; 银杏投资首席财务官"}},
		{"institutions", "青苔资本创始合伙人沈望溪参加，风险投资负责人和社会资本方没有来。", []string{"青苔资本 company: 青苔资本"}},
		{"institutions", "杜鹃基金联合创始人沈望溪参加，民间投资负责人、社会资本创始人、远期基金经理和专项基金负责人没有来。", []string{"杜鹃基金 company: 杜鹃基金"}},
		// societies
		{"people", "云岭山茶促进会签署协议。秘书长沈望溪到会，由促进会林知远副会长陪同，沈望溪秘书长致辞。", []string{"沈望溪: 云岭山茶促进会秘书长", "林知远: 云岭山茶促进会副会长"}},
		{"people", "云岭山茶学会今天开会，沈望溪会长到会。", []string{"沈望溪: 云岭山茶学会会长"}},
		{"people", "促进会与云岭山茶研究会座谈。秘书长沈望溪到会。", []string{"沈望溪: 秘书长"}},
		{"institutions", "云岭山茶基金会育种专业委员会到场。", []string{"云岭山茶基金会育种专业委员会 association: 云岭山茶基金会育种专业委员会"}},
		// bodies of which a country has one
		{"institutions", "中国农会、法国足协和日本渔会到场，各级农会、我国农会、韩国工会和农会没有来。", []string{"中国农会 association: 中国农会", "法国足协 association: 法国足协", "日本渔会 association: 日本渔会"}},
		{"people", "临湖大学院长沈望溪、党委副书记周牧野，山茶学会第三届理事长暨临湖大学副校长林知远参加。", []string{"沈望溪: 临湖大学院长", "周牧野: 临湖大学党委副书记", "林知远: 山茶学会理事长; 临湖大学副校长"}},
		{"people", "长沙市委组织部副部长、文明办主任沈望溪，《云岭晚报》副总编辑周牧野参加。", []string{"沈望溪: 长沙市委组织部副部长; 文明办主任", "周牧野: 云岭晚报副总编辑"}},
		{"people", "沈望溪任青桐县县长，现任长沙市市长周牧野参加。沈望溪、周牧野当选为山茶学会副会长。", []string{"沈望溪: 青桐县县长; 山茶学会副会长", "周牧野: 长沙市市长; 山茶学会副会长"}},
		{"people", "云岭市农业农村局副局长沈望溪，长沙市委书记周牧野、农业农村局局长林知远参加。", []string{"沈望溪: 云岭市农业农村局副局长", "周牧野: 长沙市委书记", "林知远: 长沙市农业农村局局长"}},
		{"people", "政府委任沈望溪为云岭科技园公司董事局主席，财经及国际关系处周牧野处长到场。", []string{"沈望溪: 云岭科技园公司董事局主席", "周牧野: 财经及国际关系处处长"}},
		{"institutions", "青桐县农业局高级农艺师沈望溪、国家桑树产业技术体系云岭综合试验站站长周牧野参加，由南塘街道办事处承办。",
			[]string{"青桐县农业局 government: 青桐县农业局", "国家桑树产业技术体系云岭综合试验站 research: 国家桑树产业技术体系云岭综合试验站", "南塘街道办事处 government: 南塘街道办事处"}},
		{"people", "云岭山茶学会今天开会。秘书长沈望溪到会，学会会长周牧野、由学会林知远副会长陪同，中学会长没有来。",
			[]string{"沈望溪: 云岭山茶学会秘书长", "周牧野: 云岭山茶学会会长", "林知远: 云岭山茶学会副会长"}},
		{"people", "云岭山茶学会会长沈望溪到会，学会秘书长周牧野说，将与青桐商会、云岭桑树学会合作。", []string{"沈望溪: 云岭山茶学会会长", "周牧野: 云岭山茶学会秘书长"}},
		{"people", "临湖大学校长沈望溪与青桐市委书记周牧野会谈，在沈望溪校长、周牧野书记见证下签约，继续教育处处长林知远参加。",
			[]string{"沈望溪: 临湖大学校长", "周牧野: 青桐市委书记", "林知远: 继续教育处处长"}},
		{"institutions", "国家海洋局潮汐观测和浮标装备司处长沈望溪、山茶学会四届三次理事会代表和股份公司董事长到场。",
			[]string{"国家海洋局潮汐观测和浮标装备司 government: 国家海洋局潮汐观测和浮标装备司", "山茶学会 association: 山茶学会"}},
		{"people", "湖南省高级人民法院与临湖大学签约，省高院沈望溪院长、远山集团董事长助理林知远参加，我校党委周牧野书记主持。",
			[]string{"沈望溪: 湖南省高级人民法院院长", "林知远: 远山集团董事长助理", "周牧野: 临湖大学党委书记"}},
		{"institutions", "内蒙古自治区驻沪办副主任沈望溪、联合体秘书长中国山茶学会副会长周牧野参加。", []string{"内蒙古自治区驻沪办 government: 内蒙古自治区驻沪办", "中国山茶学会 association: 中国山茶学会"}},
		{"people", "沈望溪早年是周牧野教授的学生。曾任青桐县财政局局长、中国驻法国大使。", []string{"沈望溪: 青桐县财政局局长; 中国驻法国大使", "周牧野: 教授"}},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), tt.kind)); diff != "" {
			t.Errorf("%s of %s (-want +got):\n%s", tt.kind, tt.text, diff)
		}
	}
}

// Bodies that the press of Taiwan calls by a letter of their city, and what must not be taken for one.
func TestLettered(t *testing.T) {
	x := pipeline(t)
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"台北捷运公司今天换新车，高雄多雨。北捷说，车已到齐，北市府和高市环保局到场。", []string{"台北捷运公司 company: 台北捷运公司 北捷", "台北市政府 government: 北市府", "高雄市环保局 government: 高市环保局"}},
		{"台北多雨，东北市府机关和西北捷报频传，北检方向与河北无关。", nil},
		{"北捷与中检都在东边。", nil},
		{"高雄有雨。北市府、北检和高检到场，雄检说，会议很短。", []string{"高雄地方检察署 court: 雄检"}},
		{"台南有雨。南市民政局到场，南市场很大。", []string{"台南市民政局 government: 南市民政局"}},
		{"基隆和新竹有雨。基市府、竹检到场，嘉市府没有来。", []string{"基隆市政府 government: 基市府", "新竹地方检察署 court: 竹检"}},
		{"台北捷运表示，会议很短。", []string{"台北捷运 company: 台北捷运"}},
		{"台北捷运板南线、高雄捷运警察、台湾捷运和云岭捷运都在东边。", nil},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), "institutions")); diff != "" {
			t.Errorf("institutions of %s (-want +got):\n%s", tt.text, diff)
		}
	}
}

// Short forms of companies that no text declares, and what must not be taken for one.
func TestShortFirms(t *testing.T) {
	x := pipeline(t)
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"长沙沐澜科技股份有限公司与临湖大学签约。沐澜科技将建厂，沐澜董事长沈望溪参加。",
			[]string{"长沙沐澜科技股份有限公司 company: 长沙沐澜科技股份有限公司 沐澜科技 沐澜", "临湖大学 university: 临湖大学"}},
		{"长沙科技发展有限公司与临湖大学签约。科技发展很快，长沙多雨。", []string{"长沙科技发展有限公司 company: 长沙科技发展有限公司", "临湖大学 university: 临湖大学"}},
		{"阳光置业有限公司开业。阳光很好，阳光将照进来，沐浴在阳光下。", []string{"阳光置业有限公司 company: 阳光置业有限公司"}},
		{"海燕科技有限公司开业，临湖大学、海燕平台要运行。", []string{"海燕科技有限公司 company: 海燕科技有限公司", "临湖大学 university: 临湖大学"}},
		{"海燕科技有限公司与临湖大学签约。海燕将南飞，海燕董事长沈望溪说，会议很短，海燕与临湖大学将建厂。",
			[]string{"海燕科技有限公司 company: 海燕科技有限公司 海燕 海燕", "临湖大学 university: 临湖大学 临湖大学"}},
		{"沐澜科技有限公司与沐澜药业有限公司签约。沐澜将出资。", []string{"沐澜科技有限公司 company: 沐澜科技有限公司", "沐澜药业有限公司 company: 沐澜药业有限公司"}},
	} {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), "institutions")); diff != "" {
			t.Errorf("institutions of %s (-want +got):\n%s", tt.text, diff)
		}
	}
}
