package extract

import "testing"

// One agreement told twice, in other words or with more of them, is one record; one more is one more.
func TestToldAgain(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"北京市水务局与河北省水利厅签署合作协议。北京市水务局与河北省水利厅签署《节水合作协议书》。", []string{"节水合作协议书 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅签署合作协议。北京市水务局与河北省水利厅还签署《节水合作协议书》。", []string{"合作协议 agreement signed 北京市水务局 河北省水利厅", "节水合作协议书 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅签署节水合作协议。他说，这次签署治水协议意义重大。", []string{"节水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"我校与河北省水利厅签署战略合作协议。随后，我校与河北省水利厅签署战略合作框架协议。", []string{"战略合作协议 agreement signed 我校 河北省水利厅"}},
		{"我校与河北省水利厅签署战略合作协议。随后，我校与天津市水务局签署战略合作框架协议。", []string{"战略合作协议 agreement signed 我校 河北省水利厅", "战略合作框架协议 framework_agreement signed 我校 天津市水务局"}},
		{"北京市水务局与河北省水利厅（以下简称“省厅”）战略合作协议（MOU）签署仪式在天津举行。", []string{"战略合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"我校与北京市水务局、河北省水利厅合作协议签约仪式举行。", []string{"合作协议 agreement signed 我校 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅签署联建协议。会上，双方签署《党建联建协议书》。", []string{"党建联建协议书 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅签署供水协议和节水供水协议。", []string{"供水协议 agreement signed 北京市水务局 河北省水利厅", "节水供水协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅签署合作备忘录。这是水务局与省厅签署的首个合作备忘录。", []string{"合作备忘录 memorandum signed 北京市水务局 河北省水利厅"}},
		{"四所院校共同签署《联合办学协议书》。", []string{"联合办学协议书 agreement signed"}},
		{"北京大学、清华大学、南开大学和天津大学加强合作。四所院校共同签署《联合办学协议书》。", []string{"联合办学协议书 agreement signed 北京大学 清华大学 南开大学 天津大学"}},
		{"多年来，两地一直透过签署节水合作备忘录加强交流。", nil},
		{"两国将签署自贸协定。", nil},
		{"北京市水务局与河北省水利厅进行洽谈并签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"王大江代表学校签署了两校合作协议。", []string{"合作协议 agreement signed"}},
		{"王大江签署了一份合作协议。", nil},
		{"自2022年2月，北京市水务局与河北省水利厅签署供水协议以来，两地合作顺利。", []string{"供水协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"两校签署2校学生交换学习协议。", []string{"学生交换学习协议 agreement signed"}},
	})
}

// A list of documents goes on behind one of them that was told of before, whose title another text could have.
func TestListedAgain(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"会上，北京市水务局与河北省水利厅签署《供水协议》。双方签署了：一、《节水灌溉合作协议》，保护水源。\n二、《供水协议》，节约用水。\n三、《河道治理行动计划》，治理河道。", []string{
			"供水协议 agreement signed 北京市水务局 河北省水利厅", "节水灌溉合作协议 agreement signed 北京市水务局 河北省水利厅", "河道治理行动计划 action_plan signed"}},
		{"会上，北京市水务局与河北省水利厅签署《供水协议》。双方签署了：一、《节水灌溉合作协议》，保护水源。\n二、《供水协议》，节约用水。\n四、《河道治理行动计划》，治理河道。", []string{
			"供水协议 agreement signed 北京市水务局 河北省水利厅", "节水灌溉合作协议 agreement signed 北京市水务局 河北省水利厅", "河道治理行动计划 action_plan"}},
	})
}
