package extract

import "testing"

// Who signs without a text that is named has signed all the same; who signs much, or alone, or one of them unnamed, has not told what.
func TestUntitledSigning(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"8月9日，临湖大学与远山集团举行党建联建签约揭牌仪式。", []string{"党建联建 agreement signed 2023-08-09 临湖大学 远山集团"}},
		{"临湖大学与远山集团举行共建实习基地签约仪式。", []string{"共建实习基地 agreement signed 临湖大学 远山集团"}},
		{"临湖大学与远山集团就结对帮扶工作签约。", []string{"结对帮扶工作 agreement signed 临湖大学 远山集团"}},
		{"会上，临湖大学与远山集团宣布达成战略合作。", []string{"战略合作 agreement signed 临湖大学 远山集团"}},
		{"临湖大学与远山集团签约共建实验室。", []string{"共建实验室 agreement signed 临湖大学 远山集团"}},
		{"临湖大学与远山集团签约。", []string{"签约 agreement signed 临湖大学 远山集团"}},
		{"日前，节水工程项目完成签约。北京市水务局局长王大江与远山集团董事长李明远代表双方签约。", []string{"节水工程项目 agreement signed 北京市水务局 远山集团"}},
		{"本校与远山集团订于3月8日举行学术合作签约典礼。", []string{"学术合作 agreement signed 2024-03-08 本校 远山集团"}},
		{"临湖大学与远山集团签署节水协议。随后，临湖大学与远山集团举行校企合作签约仪式。", []string{"节水协议 agreement signed 临湖大学 远山集团"}},
		{"临湖大学与远山集团签约51个项目。", nil},
		{"临湖大学与远山集团参加了项目的集中签约。", nil},
		{"临湖大学举行校企合作签约仪式。", nil},
		{"临湖大学校长王大江与球员李明远签约。", nil},
	})
}

// A signing that is to come is planned, and one put off, given up or only hoped for is none.
func TestComingSigning(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"临湖大学与远山集团将就结对帮扶工作签约。", []string{"结对帮扶工作 agreement planned 临湖大学 远山集团"}},
		{"临湖大学与远山集团战略合作协议签约仪式将于3月8日举行。", []string{"战略合作协议 agreement planned 临湖大学 远山集团"}},
		{"临湖大学与远山集团战略合作协议签约仪式推迟举行。", []string{"战略合作协议 agreement 临湖大学 远山集团"}},
		{"临湖大学与远山集团校企合作签约仪式将推动两地发展。", []string{"校企合作 agreement signed 临湖大学 远山集团"}},
		{"临湖大学与远山集团校企合作签约仪式上宣布取消收费。", []string{"校企合作 agreement signed 临湖大学 远山集团"}},
		{"临湖大学与远山集团如期举行校企合作签约仪式，将共建实验室。", []string{"校企合作 agreement signed 临湖大学 远山集团"}},
		{"北京市水务局与河北省水利厅签署取消收费协议。", []string{"取消收费协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"临湖大学与远山集团计划达成战略合作。", nil},
		{"临湖大学与远山集团推迟签约。", nil},
		{"临湖大学与远山集团计划明年签约。", nil},
		{"临湖大学与远山集团就结对帮扶工作推迟签约。", nil},
		{"临湖大学与远山集团推迟签署战略合作协议。", nil},
		{"临湖大学与远山集团中止战略合作协议签约。", nil},
		{"临湖大学与远山集团取消战略合作签约仪式。", nil},
		{"临湖大学与远山集团取消战略合作协议签约仪式。", nil},
		{"临湖大学与远山集团计划举行校企合作签约仪式。", nil},
		{"临湖大学与远山集团将举行校企合作签约仪式。", nil},
		{"临湖大学与远山集团校企合作签约仪式将于3月8日举行。", nil},
		{"临湖大学与远山集团校企合作签约仪式因天气原因推迟。", nil},
		{"临湖大学与远山集团校企合作签约仪式因故取消。", nil},
	})
}

// A text that is only spoken of is named by those who agreed on it.
func TestCitedAgreement(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"中心根据临湖大学与远山集团的合作协议成立。", []string{"合作协议 agreement 临湖大学 远山集团"}},
		{"临湖大学与远山集团签署合作协议。根据临湖大学与远山集团的合作协议，双方共建中心。", []string{"合作协议 agreement signed 临湖大学 远山集团"}},
		{"根据临湖大学与远山集团的合作协议，中心成立。根据云岭大学与清河集团的合作协议，学院成立。", []string{"合作协议 agreement 临湖大学 远山集团", "合作协议 agreement 云岭大学 清河集团"}},
		{"根据临湖大学与远山集团的合作协议，中心成立。根据临湖大学与远山集团的合作协议，学院成立。", []string{"合作协议 agreement 临湖大学 远山集团"}},
		{"根据临湖大学与远山集团的节水协议，中心成立。根据临湖大学与远山集团的框架协议，学院成立。", []string{"节水协议 agreement 临湖大学 远山集团", "框架协议 agreement 临湖大学 远山集团"}},
		{"根据临湖大学与远山集团的供水合作协议，中心成立。根据临湖大学与远山集团的合作协议，学院成立。", []string{"供水合作协议 agreement 临湖大学 远山集团"}},
		{"根据临湖大学与远山集团的供水合作协议，中心成立。云岭大学与清河集团签署《供水合作协议》。", []string{"供水合作协议 agreement 临湖大学 远山集团", "供水合作协议 agreement signed 云岭大学 清河集团"}},
		{"根据临湖大学与远山集团的供水合作协议，中心成立。临湖大学与远山集团签署《供水合作协议》。", []string{"供水合作协议 agreement signed 临湖大学 远山集团"}},
		{"远山集团宣布，终止临湖大学与远山集团的合作协议。", []string{"合作协议 agreement 临湖大学 远山集团"}},
		{"根据临湖大学的合作协议，双方共建中心。", nil},
		{"临湖大学终止与远山集团的合作协议。", nil},
	})
}
