package extract

import "testing"

// 双方 and 两校 are those who met last, not those who signed before; 我校 is no school that it meets, and none of its parts.
func TestBoth(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"天津大学代表团到访拉曼大学，双方签署了教学备忘录。在马来亚大学，两校签署了交流协议。", []string{
			"教学备忘录 memorandum signed 天津大学 拉曼大学", "交流协议 agreement signed 天津大学 马来亚大学"}},
		{"天津大学“南北”代表团近日出访。代表团到访拉曼大学，双方签署教学备忘录。", []string{"教学备忘录 memorandum signed 天津大学 拉曼大学"}},
		{"清河集团董事长王大江一行10人来到天津大学签订供水合作协议。", []string{"供水合作协议 agreement signed 清河集团 天津大学"}},
		{"天津大学校长王大江一行来我校考察。双方就供水达成共识，并签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 我校"}},
		{"我校与天津大学举行合作座谈会。李明远代表我校签署供水合作协议。", []string{"供水合作协议 agreement signed 我校 天津大学"}},
		{"我校机电学院举行会议。李明远代表我校签署供水合作协议。", []string{"供水合作协议 agreement signed"}},
		{"天津大学到访拉曼大学。北京市水务局与河北省水利厅举行合作座谈会。双方签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"清河集团与云山银行举行签约仪式。清河山南公司总经理王大江和东港分公司总经理李明远代表双方签署供水合作协议。", []string{"供水合作协议 agreement signed 清河集团 云山银行"}},
		{"云岭幼儿园、南塘小学和清河中学结对。下一步，三省市教育部门将共同发起节水教育改革倡议。", []string{"节水教育改革倡议 initiative planned"}},
		{"北京市教委、天津市教委和河北省教育厅座谈。三省市教育部门共同签署节水教育合作协议。", []string{"节水教育合作协议 agreement signed 北京市教育委员会 天津市教育委员会 河北省教育厅"}},
		{"清河集团和云山银行作为承包商，与业主方天津大学签署供水合作协议。", []string{"供水合作协议 agreement signed 清河集团 云山银行 天津大学"}},
		{"云山银行东港支行行长王大江分别与清河集团、远山重工集团等企业的法人代表签署供水合作协议。", []string{
			"供水合作协议 agreement signed 云山银行东港支行 清河集团", "供水合作协议 agreement signed 云山银行东港支行 远山重工集团"}},
	})
}

// A plain title in marks that others sign is another text; the same parties, named with or without their government, are not.
func TestAnotherText(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"3月2日，天津大学与清河集团签订《供水协议》。3月3日，北京大学与云山银行签订《供水协议》。", []string{
			"供水协议 agreement signed 2024-03-02 天津大学 清河集团", "供水协议 agreement signed 2024-03-03 北京大学 云山银行"}},
		{"天津大学与清河集团签订《供水协议》。天津大学科技处处长王大江介绍了《供水协议》。", []string{"供水协议 agreement signed 天津大学 清河集团"}},
		{"徐汇区与清河集团签订战略合作协议。双方签署《上海市徐汇区人民政府与清河集团战略合作协议》。", []string{"上海市徐汇区人民政府与清河集团战略合作协议 agreement signed 徐汇区 清河集团"}},
	})
}

// Contracts without marks are agreements where two sign them; a quoted title is signed by those named before it.
func TestContractsAndCeremonies(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"清河集团与云山银行签署了东港大桥工程总承包合同。", []string{"东港大桥工程总承包合同 contract signed 清河集团 云山银行"}},
		{"清河集团要求员工签订劳动合同。", nil},
		{"清河集团与天津大学“节水合作协议”签约仪式举行。", []string{"节水合作协议 agreement signed 清河集团 天津大学"}},
		{"清河医院与天津大学医院举行合作座谈会。双方医院签署供水合作协议。", []string{"供水合作协议 agreement signed 清河医院 天津大学医院"}},
		{"云山银行按照清河集团与天津大学签订的节水合作协议开展工作。", []string{"节水合作协议 agreement signed 清河集团 天津大学"}},
		{"近日，徐汇区与部分高校签订供水合作协议。", []string{"供水合作协议 agreement signed 徐汇区"}},
	})
}
