package extract

import "testing"

// Who meets whom: by 会见 and the like, or joined by 与 with a word for a talk; not who asks for it or only has a room for it.
func TestTalks(t *testing.T) {
	checkFound(t, "events", []found{
		{"3月2日，天津市市长王大江会见了法国总统马克龙一行。", []string{"meeting 王大江会见马克龙 2024-03-02"}},
		{"3月2日，天津市水务局局长王大江在天津与法国总统马克龙举行会谈。", []string{"meeting 王大江与马克龙会谈 2024-03-02"}},
		{"天津市委书记王大江，市长李明远会见法国总统马克龙，王大江说：“欢迎”。", []string{"meeting 王大江、李明远会见马克龙"}},
		{"北京市水务局与河北省水利厅举行座谈。", []string{"meeting 北京市水务局与河北省水利厅座谈"}},
		{"3月2日，王大江会见李明远。王大江在会见李明远时说，节水要紧。", []string{"meeting 王大江会见李明远 2024-03-02"}},
		{"王大江将于3月5日会见法国总统马克龙。", []string{"meeting planned 王大江会见马克龙 2024-03-05"}},
		{"3月2日，天津市市长王大江会见了以李明远为团长的河北省企业家考察团。", []string{"meeting 王大江会见李明远 2024-03-02"}},
		{"3月2日，天津市市长王大江会见了由多家企业组成的河北省企业家考察团一行。", []string{"meeting 王大江会见河北省企业家考察团 2024-03-02"}},
		{"天津四中校长王大江与长沙四中校长李明远教授、副校长陈东海女士等愉快会谈。", []string{"meeting 王大江与李明远、陈东海会谈"}},
		{"王大江希望会见法国总统马克龙。", nil},
		{"王大江走进会见厅，李明远在座谈会上发言。", nil},
	})
}

// Who is named to what by 任 alone: where it was decided, of comrades, and in lists with a line for each.
func TestNamedTo(t *testing.T) {
	checkFound(t, "events", []found{
		{"日前，市委决定：王大江任天津市水务局局长，李明远任天津市财政局局长。", []string{"appointment 王大江任天津市水务局局长", "appointment 李明远任天津市财政局局长"}},
		{"王大江同志任天津市水务局局长。", []string{"appointment 王大江同志任天津市水务局局长"}},
		{"任命：\n王大江为天津市水务局局长；\n李明远为天津市财政局局长。", []string{"appointment 王大江为天津市水务局局长", "appointment 李明远为天津市财政局局长"}},
		{"会上宣读聘任文件，王大江为李明远颁发主任聘书。", nil},
		{"王大江任天津市水务局局长期间，水更清了。", nil},
		{"王大江任天津市水务局局长，李明远任副局长。", nil},
		{"王大江为天津市水务局局长李明远撑伞。", nil},
	})
}

// Festivals and shows that open or end, institutions that begin their work, and visits by what one goes for.
func TestOpened(t *testing.T) {
	checkFound(t, "events", []found{
		{"3月2日，第三届清水读书节在天津开幕。", []string{"meeting 第三届清水读书节 2024-03-02"}},
		{"3月2日，天津市水务局治水馆正式开馆。", []string{"launch 天津市水务局治水馆开馆 2024-03-02"}},
		{"3月2日，由天津市水务局发起的“清水进校园”活动在六所学校同时启动。", []string{"launch “清水进校园”活动 2024-03-02"}},
		{"3月2日，天津市水务局局长王大江来河北省水利厅进行合作洽谈。", []string{"visit 到访河北省水利厅 2024-03-02"}},
		{"3月2日，法国总统马克龙访华。", []string{"visit 访华 2024-03-02"}},
		{"3月2日，天津市水务局局长王大江一行莅临公司考察调研。", []string{"visit 调研公司 2024-03-02"}},
		{"3月2日，天津市水务局局长王大江率调研组赴河北省水利厅，围绕节水开展专题调研。", []string{"visit 调研河北省水利厅 2024-03-02"}},
		{"3月2日，清源新能源科技有限公司举行投产庆典仪式。", []string{"launch 投产庆典仪式 2024-03-02"}},
		{"第三届清水读书节将于3月9日在天津开幕。", []string{"meeting planned 第三届清水读书节 2024-03-09"}},
		{"王大江将参加第三届清水读书节开幕活动，仪式上大家很高兴。", nil},
		{"会议通过了关于清水协会第二次会议召开时间的决定，第三届清水电影节组委会主席王大江宣布电影节开幕。", nil},
		{"王大江拜会了到访台中的李明远。", []string{"meeting 王大江拜会李明远"}},
		{"奠基仪式在清水产业园启动，开馆以来观众很多，春节已经落幕。", nil},
		{"王大江赴河北省水利厅主持技术交流。", nil},
	})
}

// What is told twice, in full and in short, is one event.
func TestSameEvent(t *testing.T) {
	checkFound(t, "events", []found{
		{"3月2日，流域治水研究中心揭牌仪式在天津举行。王大江为研究中心揭牌。", []string{"unveiling 流域治水研究中心揭牌仪式 2024-03-02"}},
		{"3月2日，流域治水工程启动仪式在天津举行。随后，流域治水工程正式启动。", []string{"launch 流域治水工程启动仪式 2024-03-02"}},
		{"李明远将于3月5日访问法国。这是李明远首次到访法国。", []string{"visit planned 访问法国 2024-03-05", "visit 到访法国 2024-03-05"}},
		{"3月2日，李明远访问法国。这是李明远首次到访法国。", []string{"visit 访问法国 2024-03-02"}},
		{"会议决定：王大江任天津市水务局局长。大家欢迎王大江接任局长一职。", []string{"appointment 王大江任天津市水务局局长"}},
		{"3月2日，天津市水务局与河北省水利厅为天津四中、长沙四中揭牌。", []string{"unveiling 天津市第四中学揭牌 2024-03-02", "unveiling 长沙市第四中学揭牌 2024-03-02"}},
	})
}
