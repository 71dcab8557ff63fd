package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// found is a text and what the extractor of a name finds in it, as show writes it; nothing where it must find nothing.
type found struct {
	text string
	want []string
}

func checkFound(t *testing.T, extractor string, tests []found) {
	t.Helper()
	x := pipeline(t)
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, show(x.Extract(document(tt.text)), extractor)); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", tt.text, diff)
		}
	}
}

// Who signs: lists, pairs, regions, those a clause leaves out, and none of those who only stand by.
func TestParties(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"北京市水务局与天津市水务局、河北省水利厅分别签署供水合作协议。", []string{
			"供水合作协议 agreement signed 北京市水务局 天津市水务局", "供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"京津冀三地共同签署《流域治水协议》。", []string{"流域治水协议 agreement signed 北京市 天津市 河北省"}},
		{"北京、天津就跨区供水签署合作协议。", []string{"合作协议 agreement signed 北京市 天津市"}},
		{"在北京市水务局见证下，天津市水务局与河北省水利厅签署合作协议。", []string{"合作协议 agreement signed 天津市水务局 河北省水利厅"}},
		{"天津市水务局日前举行仪式，与河北省水利厅签署合作协议。", []string{"合作协议 agreement signed 天津市水务局 河北省水利厅"}},
		{"会上签署了北京市水务局与河北省水利厅合作备忘录。", []string{"合作备忘录 memorandum signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局近日（3月2日）与河北省水利厅在京签署合作协议。", []string{"合作协议 agreement signed 2024-03-02 北京市水务局 河北省水利厅"}},
		{"我校与河北省水利厅签署合作协议。", []string{"合作协议 agreement signed 我校 河北省水利厅"}},
		{"会议启动天津市水务局重组，并印发《农村供水管理办法》。", []string{"农村供水管理办法 measures issued"}},
		{"天津市水务局签署了一份合作协议。", nil},
	})
}

// What was done with a text: verbs with their tense, their mood, and what else they may act on.
func TestStatus(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"北京市水务局拟与河北省水利厅、天津市水务局签署供水协议。", []string{"供水协议 agreement planned 北京市水务局 河北省水利厅 天津市水务局"}},
		{"北京市水务局尚未与河北省水利厅签署供水协议。", []string{"供水协议 agreement planned 北京市水务局 河北省水利厅"}},
		{"为推动两地合作，北京市水务局与河北省水利厅签署供水协议。", []string{"供水协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局拒绝续签《流域供水协议》。", []string{"流域供水协议 agreement"}},
		{"河北省水利厅启动《农村供水规划》编制工作。", []string{"农村供水规划 plan drafted 河北省水利厅"}},
		{"河北省水利厅介绍了《农村供水规划》实施情况。", []string{"农村供水规划 plan"}},
		{"3月1日，河北省水利厅与北京市水务局签署的《上游节水合作协议》正式生效。", []string{"上游节水合作协议 agreement in_force 河北省水利厅 北京市水务局"}},
		{"3月1日，河北省水利厅与北京市水务局签署的《上游节水合作协议》开始讨论。", []string{"上游节水合作协议 agreement signed 2024-03-01 河北省水利厅 北京市水务局"}},
		{"河北省水利厅日前印发《农村供水管理办法》，自2024年6月1日起施行。", []string{"农村供水管理办法 measures issued 2024-06-01/ 河北省水利厅"}},
		{"双方签署并发表《两地治水联合声明》。", []string{"两地治水联合声明 declaration signed"}},
		{"各方应履行《巴黎协定》。", []string{"巴黎协定 agreement"}},
		{"会议通过了一项决定，讨论了会议记录。", nil},
	})
}

// Titles without marks end and begin where the clause does not, and several at once are none.
func TestBareTitles(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"北京市水务局与河北省水利厅签署水源保护、节水等领域合作协议。", []string{"合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅签署总投资百亿元的合作协议。", []string{"合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"两国落实好新的水源保护备忘录。", []string{"水源保护备忘录 memorandum"}},
		{"主席令说，《流域治水法》已由全国人大常委会第十次会议于3月2日修订通过，现予公布。", []string{"流域治水法 law issued 2024-03-02 全国人民代表大会常务委员会"}},
		{"《流域治水法》已经在北京市通州区多所中小学校和社区里讲过很多次，老人们都听得懂。", []string{"流域治水法 law"}},
		{"会上签下了9项合作协议。", nil},
		{"我国已与20个国家签署节水合作备忘录30多份。", nil},
		{"双方还达成长期合作协议。", nil},
		{"参见《水源保护宣言》，某某出版社2020年版。", nil},
		{"双方负责人出席签约仪式并共同见证协议签署。", nil},
		{"3月2日，北京市水务局与河北省水利厅签署供水合作协议。仪式上，双方签署协议。", []string{"供水合作协议 agreement signed 2024-03-02 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅举行共同推动节水合作协议签约仪式。", []string{"共同推动节水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
	})
}

// A meeting has the agreements signed at it, and neither those of other times nor those a launch there told of before.
func TestMeetingAgreements(t *testing.T) {
	text := "3月2日，第三届流域治水大会在天津开幕。\n会上，启动了“清流行动计划”。北京市水务局与河北省水利厅签署供水合作协议。\n" +
		"去年5月，天津市水务局与河北省水利厅签署节水合作协议。\n"
	r := pipeline(t).Extract(document(text))
	titles := map[string]string{}
	for _, g := range r.Agreements {
		titles[g.ID] = g.Title
	}
	var got []string
	for _, e := range r.Events {
		for _, id := range e.Agreements {
			if e.Kind == "meeting" {
				got = append(got, titles[id])
			}
		}
	}
	if diff := cmp.Diff([]string{"清流行动计划", "供水合作协议"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestEvents(t *testing.T) {
	checkFound(t, "events", []found{
		{"3月2日，第三届中国（天津）国际节水博览会在天津开幕。", []string{"meeting 第三届中国（天津）国际节水博览会 2024-03-02"}},
		{"北京市水务局3月2日召开流域治水推进会。", []string{"meeting 流域治水推进会 2024-03-02"}},
		{"北京市水务局举行节水、治污合作签约仪式。", []string{"signing 节水、治污合作签约仪式"}},
		{"我校与河北省水利厅节水合作签约仪式在天津举行。", []string{"signing 我校与河北省水利厅节水合作签约仪式"}},
		{"北京市水务局与河北省水利厅签约仪式在天津举行。会后，双方签署合作协议。", []string{"signing 北京市水务局与河北省水利厅签约仪式"}},
		{"北京市水务局与河北省水利厅签约仪式在天津举行。\n天津市水务局与河北省水利厅签署合作协议。", []string{"signing 北京市水务局与河北省水利厅签约仪式", "signing 签署合作协议"}},
		{"3月2日，跨流域调水二期工程正式开工。", []string{"launch 跨流域调水二期工程 2024-03-02"}},
		{"河北省水利厅3月2日发布《河北水资源年度报告》。", []string{"publication 发布《河北水资源年度报告》 2024-03-02"}},
		{"会议任命王大江为天津市水务局局长。", []string{"appointment 任命王大江为天津市水务局局长"}},
		{"节水协会选出负责人，王大江、李明远当选副会长。", []string{"appointment 王大江、李明远当选副会长"}},
		{"代表大会今天举行记者会，有人提问。", nil},
		{"我国已举办六届国际节水博览会。", nil},
		{"每年都举办全国节水技能大赛。", nil},
		{"在人民大会堂举行了会谈，双方谈得很好。", nil},
		{"他提出请王大江出任天津市水务局局长。", nil},
	})
}

// Ceremonies and meetings of any kind, by the name of who holds them where they have none, and those called 本次 or told of
// as 举行的; not those only waited for.
func TestHeld(t *testing.T) {
	checkFound(t, "events", []found{
		{"3月2日，流域图书馆新馆落成典礼隆重举行。", []string{"launch 流域图书馆新馆落成典礼 2024-03-02"}},
		{"3月2日，由企业捐建的天津市水务局治水馆举行了隆重的揭牌仪式。", []string{"unveiling 天津市水务局治水馆揭牌仪式 2024-03-02"}},
		{"北京市水务局与河北省水利厅3月2日在天津举行签约仪式。", []string{"signing 北京市水务局与河北省水利厅签约仪式 2024-03-02"}},
		{"3月2日，流域治水签约仪式暨流域治水联盟成立大会在天津举行。", []string{"signing 流域治水签约仪式暨流域治水联盟成立大会 2024-03-02"}},
		{"3月2日在天津举行的流域治水论坛上，专家作了报告。", []string{"meeting 流域治水论坛 2024-03-02"}},
		{"节水办公室介绍了第三届全国节水技能大赛的筹备情况。\n本次大赛将于2024年5月9日在天津开幕。", []string{"competition planned 第三届全国节水技能大赛 2024-05-09"}},
		{"会议决定天津市水务局第四次工作会议于2024年3月2日召开。", []string{"meeting planned 天津市水务局第四次工作会议 2024-03-02"}},
		{"第三届流域治水论坛（WATER 3）3月2日在天津举行。", []string{"meeting 第三届流域治水论坛 2024-03-02"}},
		{"“清水节倒计时100日”发布会3月2日召开。", []string{"meeting “清水节倒计时100日”发布会 2024-03-02"}},
		{"在天津举行的流域治水峰会上，专家作了报告。", []string{"meeting 流域治水峰会"}},
		{"3月2日，天津市水务局举行治水主题记者会。", []string{"meeting 治水主题记者会 2024-03-02"}},
		{"3月2日，天津市水务局召开新闻发布会。", []string{"meeting 天津市水务局新闻发布会 2024-03-02"}},
		{"3月2日在天津举行的新闻发布会上，专家作了报告。", nil},
		{"3月2日，流域治水联盟一届三次理事会在天津召开。", []string{"meeting 流域治水联盟一届三次理事会 2024-03-02"}},
		{"3月2日，大家参观了水厂。未来联盟将举办流域治水论坛。", []string{"meeting planned 流域治水论坛"}},
		{"以清水为主题举行了论坛，大家都来了。", nil},
		{"近日举行仪式，颁奖仪式和会旗交接仪式先后举行。", nil},
		{"大家要等到流域治水紧急会议召开才回去。", nil},
		{"会上介绍了即将举行的流域治水论坛。", nil},
		{"本次大赛将于2024年5月9日在天津开幕。", nil},
		{"近日隆重举行了启动仪式。", nil},
	})
}

// What is unveiled: what stands next to the word, or what somebody 为 it unveils.
func TestUnveilings(t *testing.T) {
	checkFound(t, "events", []found{
		{"3月2日，天津市水务局局长王大江为“流域治水研究中心”揭牌。", []string{"unveiling 流域治水研究中心揭牌 2024-03-02"}},
		{"3月2日，清源高新技术产业开发区揭牌运行。", []string{"unveiling 清源高新技术产业开发区揭牌 2024-03-02"}},
		{"区领导出席仪式并揭牌。", nil},
		{"大家为它揭牌，掌声响起。", nil},
	})
}

// Who was appointed to what, one after the other; and who went to see those who tell it.
func TestAppointmentsAndVisits(t *testing.T) {
	checkFound(t, "events", []found{
		{"会议决定：任命王大江为天津市水务局局长，李明远为财政局局长，以上人员任期三年。", []string{"appointment 任命王大江为天津市水务局局长", "appointment 任命李明远为财政局局长"}},
		{"董事会同意聘任王大江先生（简历附后）为公司总经理。", []string{"appointment 聘任王大江先生（简历附后）为公司总经理"}},
		{"会议选举王大江同志担任节水协会会长，任期三年。", []string{"appointment 选举王大江同志担任节水协会会长"}},
		{"天津市水务局当选为节水联盟理事长单位。", []string{"appointment 天津市水务局当选为节水联盟理事长单位"}},
		{"3月2日，天津市水务局局长王大江一行4人在李明远陪同下访问我校。", []string{"visit 访问我校 2024-03-02"}},
		{"3月2日，天津市水务局局长王大江来校考察。", []string{"visit 考察我校 2024-03-02"}},
		{"天津市水务局局长王大江将于3月2日至5日对法国、德国进行访问。", []string{"visit planned 访问法国 2024-03-02/2024-03-05", "visit planned 访问德国 2024-03-02/2024-03-05"}},
		{"会议任命节水联盟秘书长王大江担任技术部部长、天津市水务局局长李明远担任联络部部长，一致通过。", []string{"appointment 任命节水联盟秘书长王大江担任技术部部长", "appointment 任命天津市水务局局长李明远担任联络部部长"}},
		{"王大江访问法国。李明远随后访问法国。", []string{"visit 访问法国", "visit 访问法国"}},
		{"《关于聘任王大江为公司总经理的议案》已经提出。", nil},
		{"王大江陪同访问我校，气氛热烈。", nil},
		{"欢迎大家来校考察。", nil},
	})
}

func TestRelations(t *testing.T) {
	checkFound(t, "relations", []found{
		{"北京市水务局、天津市水务局与河北省水利厅合作治水。", []string{"partner 北京市水务局 河北省水利厅", "partner 天津市水务局 河北省水利厅"}},
		{"京津冀节水联盟由北京市水务局、天津市水务局等单位共同发起成立。", []string{"member 北京市水务局 京津冀节水联盟", "member 天津市水务局 京津冀节水联盟"}},
		{"天津大学位于天津市南开区，历史悠久。", []string{"located_in 天津大学 天津市南开区"}},
		{"天津大学附属中学隶属于天津大学。", []string{"part_of 天津大学附属中学 天津大学"}},
		{"天津市水务局是京津冀节水联盟的成员单位。", []string{"member 天津市水务局 京津冀节水联盟"}},
		{"京津冀节水联盟成员单位北京市水务局、天津市水务局参加了活动。", []string{"member 北京市水务局 京津冀节水联盟", "member 天津市水务局 京津冀节水联盟"}},
		{"位于天津市南开区的天津大学举行校庆。", []string{"located_in 天津大学 天津市南开区"}},
		{"天津四中教育集团成立了，天津四中牵头。", nil},
		{"清源实业有限公司总经理王大江说，清源将扩大生产。", []string{"holds_post 王大江 清源实业有限公司"}},
		{"活动由北京市水务局、天津市水务局和河北省水利厅共同主办。", nil},
		{"北京市水务局与天津市水务局终止合作。", nil},
		{"邀请北京市水务局和天津市水务局负责人介绍建立制度有关情况。", nil},
	})
}

// What a name adds to another one: a part of it, the firm that it is short for, or a body of which it is one.
func TestFirmOf(t *testing.T) {
	for _, tt := range []struct {
		short, rest string
		firm, many  bool
	}{
		{"清源", "实业有限公司", true, false},
		{"清源", "营销公司", false, false},
		{"清源", "物业管理有限公司上海分公司", false, false},
		{"清源集团", "物流有限公司", false, false},
		{"天津四中", "教育集团", false, true},
		{"清源大学", "联盟秘书处", false, true},
		{"清源大学", "青桐镇人民政府", false, true},
		{"清源", "联合天津大学", false, true},
		{"清源大学", "联合国事务研究中心", false, false},
		{"天津大学", "附属中学", false, false},
	} {
		if got := firmOf(tt.short, tt.rest); got != tt.firm {
			t.Errorf("firmOf(%s, %s) = %v", tt.short, tt.rest, got)
		}
		if got := bodyOfMany(tt.rest); got != tt.many {
			t.Errorf("bodyOfMany(%s) = %v", tt.rest, got)
		}
	}
}
