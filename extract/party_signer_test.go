package extract

import "testing"

// Whoever signs, those are bound whom they sign for; who looks on is not.
func TestSigners(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"北京市水务局局长王大江与河北省水利厅厅长李明远签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"王大江、李明远分别代表北京市水务局和河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅举行合作座谈会。会后，王大江与李明远代表双方签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"北京市水务局与河北省水利厅举行合作座谈会。随后，双方签订供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"石家庄市副市长王大江与天津大学校长李明远共同签署供水合作协议。", []string{"供水合作协议 agreement signed 石家庄市人民政府 天津大学"}},
		{"天津大学校长王大江和北京市水务局局长李明远致辞，并签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 北京市水务局"}},
		{"王大江、李明远分别代表天津大学、南开大学，与河北省水利厅签订供水合作协议。", []string{
			"供水合作协议 agreement signed 河北省水利厅 天津大学", "供水合作协议 agreement signed 河北省水利厅 南开大学"}},
		{"北京市水务局、天津大学负责人签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 天津大学"}},
		{"冀北水投与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 冀北水投 河北省水利厅"}},
		{"清河集团先后与冀北水投、河北省水利厅签署供水合作协议。", []string{
			"供水合作协议 agreement signed 清河集团 冀北水投", "供水合作协议 agreement signed 清河集团 河北省水利厅"}},
		{"冀北水投与苏南水投签署供水合作协议。", []string{"供水合作协议 agreement signed 冀北水投 苏南水投"}},
		{"广东梅州近日印发《农村供水管理办法》。", []string{"农村供水管理办法 measures issued 梅州市"}},
		{"北京市水务局与河北省水利厅举行合作座谈会。双方代表在共建协议上签字。", []string{"共建协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"国内企业与相关单位签署供水合作协议。", []string{"供水合作协议 agreement signed"}},
		{"天津市水务局与河北省水利厅签署《天津市与河北省供水协议》。", []string{"天津市与河北省供水协议 agreement signed 天津市水务局 河北省水利厅"}},
		{"天津大学获教育部支持，3月2日与南开大学签署合作协议。", []string{"合作协议 agreement signed 2024-03-02 天津大学 南开大学"}},
		{"北京市水务局与河北省水利厅在天津大学签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"在天津大学校长王大江见证下，北京市水务局与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"天津大学校长王大江说，北京市水务局与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"澳门特区行政长官王大江与天津大学校长李明远签署供水合作协议。", []string{"供水合作协议 agreement signed 澳门特别行政区 天津大学"}},
		{"特区行政长官王大江与天津大学校长李明远签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学"}},
		{"会议在天津召开。沪苏双方在会上还签署了《供水合作协议》。", []string{"供水合作协议 agreement signed 上海市 江苏省"}},
		{"会议在天津召开。沪苏企业在会上还签署了《供水合作协议》。", []string{"供水合作协议 agreement signed"}},
		{"清河集团有限公司（Qinghe Group,下称“清河集团”）、天津大学（TJU，下称“天大”）、河北省水利厅，共同签署供水合作协议。", []string{"供水合作协议 agreement signed 清河集团有限公司 天津大学 河北省水利厅"}},
		{"天津大学团队前往北京拜会南开大学和北京大学，并与南开大学签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 南开大学"}},
		{"天津大学校长王大江率团访问北京市水务局，并与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 河北省水利厅"}},
		{"天津大学校长王大江认为，节水要紧，并与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 河北省水利厅"}},
		{"清河银行还与山东高速、天津大学、河北省水利厅等3家单位分别签署供水合作协议。", []string{
			"供水合作协议 agreement signed 清河银行 山东高速", "供水合作协议 agreement signed 清河银行 天津大学", "供水合作协议 agreement signed 清河银行 河北省水利厅"}},
		{"两国元首见证签署《中华人民共和国政府和法兰西共和国政府治水共同行动计划》。", []string{"中华人民共和国政府和法兰西共和国政府治水共同行动计划 action_plan signed 中华人民共和国政府 法兰西共和国政府"}},
		{"会上学习了《中华人民共和国政府和法兰西共和国政府治水共同行动计划》。", []string{"中华人民共和国政府和法兰西共和国政府治水共同行动计划 action_plan"}},
		{"北京市水务局局长王大江，河北省水利厅厅长李明远，天津大学校长周志强代表三方签订供水合作协议。", []string{"供水合作协议 agreement signed 北京市水务局 河北省水利厅 天津大学"}},
		{"出席会议的有北京市水务局局长王大江，河北省水利厅厅长李明远，天津大学校长周志强代表双方签订供水合作协议。", []string{"供水合作协议 agreement signed 河北省水利厅 天津大学"}},
		{"我市与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 我市 河北省水利厅"}},
		{"集团公司与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 集团公司 河北省水利厅"}},
		{"河北省水利厅与企业签署供水合作协议。", []string{"供水合作协议 agreement signed 河北省水利厅"}},
		{"近日，市委、市政府印发《农村供水管理办法》。", []string{"农村供水管理办法 measures issued 市委 市政府"}},
		{"清河集团旗下冀北公司与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 冀北公司 河北省水利厅"}},
		{"王大江代表天津大学，与河北省水利厅厅长李明远签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 河北省水利厅"}},
		{"天津大学、南开大学、北京大学分别与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 河北省水利厅", "供水合作协议 agreement signed 南开大学 河北省水利厅", "供水合作协议 agreement signed 北京大学 河北省水利厅"}},
		{"天津大学校长王大江、河北省水利厅厅长李明远出席仪式，周志强与刘建国代表双方签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 河北省水利厅"}},
	})
}

// Parties are told by officials listed beside a signing, by those for whom somebody signs, and by who is named right before a text.
func TestSignersBeside(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"天津大学校长王大江、河北省水利厅厅长李明远、周志强出席仪式。双方签署供水合作协议。", []string{"供水合作协议 agreement signed"}},
		{"双方签署供水合作协议。天津大学校长王大江、河北省水利厅厅长李明远出席。", []string{"供水合作协议 agreement signed 天津大学 河北省水利厅"}},
		{"德国水利部长王大江同法国水利部长李明远签署供水合作协议。", []string{"供水合作协议 agreement signed 德国水利部 法国水利部"}},
		{"武汉市近日开工。常务副市长王大江与天津大学校长李明远签署供水合作协议。", []string{"供水合作协议 agreement signed 武汉市人民政府 天津大学"}},
		{"清河集团近日收到与河北省水利厅签订的《供水合同》。", []string{"供水合同 contract signed 清河集团 河北省水利厅"}},
		{"会上举行天津大学与河北省水利厅签约仪式，李明远与王大江代表双方签订《供水协议》。", []string{"供水协议 agreement signed 天津大学 河北省水利厅"}},
		{"我院王大江副院长代表我院与河北省水利厅签署供水合作协议。", []string{"供水合作协议 agreement signed 我院 河北省水利厅"}},
		{"天津大学牵头制定的《农村供水规范》日前正式发布。", []string{"农村供水规范 standard issued 天津大学"}},
		{"天津大学牵头制定的《农村供水规范》将正式发布。", []string{"农村供水规范 standard drafted 天津大学"}},
		{"王大江代表天津大学，李明远代表南开大学，周志强代表河北省水利厅分别签署供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 南开大学 河北省水利厅"}},
		{"天津大学与南开大学、河北省水利厅举行签约仪式。双方共同签订供水合作协议。", []string{"供水合作协议 agreement signed 天津大学 南开大学 河北省水利厅"}},
		{"清河集团分别与天津大学、河北省水利厅签署《供水协议》《节水协议》。", []string{"供水协议 agreement signed 清河集团 天津大学", "节水协议 agreement signed 清河集团 河北省水利厅"}},
		{"清河集团与天津大学、河北省水利厅签署《供水协议》《节水协议》。", []string{"供水协议 agreement signed 清河集团 天津大学 河北省水利厅", "节水协议 agreement signed 清河集团 天津大学 河北省水利厅"}},
		{"天津大学与河北省水利管理会签订供水合作协议书。", []string{"供水合作协议书 agreement signed 天津大学 河北省水利管理会"}},
		{"近日，区院与河北省水利厅会签《供水合作办法》。", []string{"供水合作办法 measures signed 区院 河北省水利厅"}},
		{"会上传达了北京市水务局、河北省水利厅《关于节约用水的意见》。", []string{"关于节约用水的意见 opinion 北京市水务局 河北省水利厅"}},
		{"大家学习了《河北省水利厅关于节约用水的决定》。", []string{"河北省水利厅关于节约用水的决定 regulation 河北省水利厅"}},
		{"他看了电影《重大决定》。", nil},
		{"会上宣读了北京市水务局与河北省水利厅向居民共同发出的《节约用水倡议书》。", []string{"节约用水倡议书 initiative issued 北京市水务局 河北省水利厅"}},
		{"清河集团与天津大学（隶属河北省水利厅）签署供水合作协议。", []string{"供水合作协议 agreement signed 清河集团 天津大学"}},
		{"三家（清河集团、天津大学、河北省水利厅）共同签署供水合作协议。", []string{"供水合作协议 agreement signed 清河集团 天津大学 河北省水利厅"}},
		{"在清河集团（下称“清河”）与天津大学（下称“天大”）供水合作协议签约现场，王大江到场。", []string{"供水合作协议 agreement signed 清河集团 天津大学"}},
		{"希望大家能够以此次节水行动计划提出的目标为准。", nil},
		{"双方签署第二个协议。", nil},
		{"武汉市与云岭市签署供水合作协议。", []string{"供水合作协议 agreement signed 武汉市 云岭市"}},
		{"北京市水务局与河北省水利厅合作治水。两国企业签署供水合作协议。", []string{"供水合作协议 agreement signed"}},
	})
}

// Lists of documents share what is done with them, and their titles name who made them.
func TestListedAgreements(t *testing.T) {
	checkFound(t, "agreements", []found{
		{"双方签署了：一、《两地治水合作备忘录》，保护水源。\n二、《北京市水务局、河北省水利厅节水合作协议》，节约用水。", []string{
			"两地治水合作备忘录 memorandum signed", "北京市水务局、河北省水利厅节水合作协议 agreement signed 北京市水务局 河北省水利厅"}},
		{"两国3月2日签署文件。文件包括：中国水利部与法国生态、水利和能源部关于水资源合作的谅解备忘录，中国商务部和法国经济部关于投资的框架协议。", []string{
			"中国水利部与法国生态、水利和能源部关于水资源合作的谅解备忘录 memorandum signed 2024-03-02 水利部 法国生态、水利和能源部", "中国商务部和法国经济部关于投资的框架协议 framework_agreement signed 2024-03-02 商务部 法国经济部"}},
		{"会议内容包括：节水工作和治水工作，以及两年来的规划。", nil},
		{"一、要学习《农村供水管理办法》。\n二、要落实《流域治水协议》。", []string{"农村供水管理办法 measures", "流域治水协议 agreement"}},
	})
}

func TestTitledBodies(t *testing.T) {
	checkFound(t, "institutions", []found{
		{"双方签署中国水利部与法国生态、水利和能源部关于水资源合作的谅解备忘录。", []string{"水利部 government: 中国水利部", "法国生态、水利和能源部 government: 法国生态、水利和能源部"}},
		{"法国人和德国人关于节水部分的意见不同。", nil},
	})
}
