package extract

import "strings"

// suffix is an ending that names of institutions have.
type suffix struct {
	text string
	kind string
	// open suffixes end ordinary nouns as often as names (中心, 办公室, 队): what stands before them must
	// begin with a place, a known name or a quoted one.
	open bool
	// brand suffixes (科技, 生物) make a name only right behind a proper noun that is no place.
	brand bool
}

// suffixTable lists the endings by kind; a leading ~ marks an open one, a leading = one that only brands have.
var suffixTable = []struct{ kind, words string }{
	{"university", "大学 学院 研究生院 医学院 师范学院"},
	{"vocational_college", "职业学院 职业技术学院 职业大学 职业技术大学 高等专科学校 技师学院 高等职业学校 应用技术职业学院"},
	{"school", "中学 小学 学校 高中 高级中学 初级中学 附中 附小 分校 ~校区 完小 职教中心 职业教育中心 职业中专 中专 外国语学校 党校 团校"},
	{"kindergarten", "幼儿园 托儿所 ~幼教集团"},
	{"research", "研究院 研究所 研究中心 ~试验站 科学院 教科院 考试院 社科院 农科院 设计院 规划院 ~实验室 研究会 设计研究院 研究室 天文台 技术中心 创新中心 ~工程中心 ~所 ~智库"},
	{"hospital", "医院 卫生院 保健院 卫生服务中心 ~院区 疗养院"},
	{"court", "法院 检察院 仲裁院 法庭 高院 中院"},
	{"government", "省政府办 市政府办 区政府办 县政府办 市府办 驻京办 驻沪办 驻津办 驻渝办 驻穗办 驻深办 驻汉办 驻蓉办 驻杭办 驻宁办 驻港办 政府 委员会 教委 发改委 卫健委 管委会 国资委 执委会 经信委 住建委 交通委 文旅委 民宗委 卫生健康委 卫生计生委 卫计委 发展改革委 城管委 农业农村委 " +
		"厅 局 署 总局 分局 督导室 指挥部 ~办公室 办事处 ~海关 公安局 派出所 ~支队 ~总队 ~大队 居委会 村委会 气象台 气象局 地震局 疾控中心 ~应急中心 人大常委会 人大 " +
		"外交部 国防部 财政部 内政部 司法部 商务部 卫生部 教育部 农业部 能源部 交通部 环境部 大使馆 ~使团 ~代表处 ~联络处 总领事馆 总领馆 领事馆 使馆 立法会 议会 国会 参议院 众议院 总统府 秘书处 ~专班 领导小组 ~工作组 ~服务中心 ~管理中心 ~交易中心 ~监测中心 ~预警中心 ~管理处 ~监管局 ~司 ~机制 消委会 消保委 信访局 街道办 管理区"},
	{"party", "省委办 市委办 区委办 县委办 省委 市委 区委 县委 州委 旗委 地委 工委 党委 纪委 政法委 组织部 宣传部 ~工作部 统战部 党支部 党总支 政协 纪检监察组 政协委员会 共产党 民主党 社会党 工党"},
	{"military", "集团军 战区 舰队 空军 海军 陆军 火箭军 国防军 司令部 ~军分区 ~警备区 军区 ~部队 ~基地部队 参谋部"},
	{"company", "工程局 公司 有限公司 有限责任公司 股份有限公司 集团 集团公司 银行 分行 支行 =证券 =保险 =酒业 =药业 =航空 =传媒 =影业 出版社 ~酒店 =电力 =生物 =科技 =汽车 =股份 =置业 =地产 =基金 =信托 =医疗 =电子 =智能 =能源 =量子 =重工 =制药 =光电 =软件 =半导体 =环保 =资本 =创投 =投资 =控股 =乳业 =钢铁 ~捷运 事务所 ~研发中心 ~供电所 电网 合作社 ~农场 ~林场 ~牧场 农信社 信用社 交易所"},
	{"association", "协会 学会 商会 联合会 基金会 促进会 协进会 联会 商业会 工业会 农会 渔会 总会 工会 妇联 文联 残联 科协 作协 红十字会 慈善会 公会 财团 理事会 ~校友会 团委 团省委 团市委 贸促会 侨联 台联 学生会 志愿者协会 组委会 足协 篮协 工商联"},
	{"alliance", "联盟 ~共同体 职教集团 教育集团 ~集群 合作组织"},
	{"media", "广播公司 ~频道 日报 晚报 早报 晨报 周报 时报 都市报 商报 报社 电视台 广播电台 广播电视台 通讯社 新闻网 ~卫视 杂志社 融媒体中心 报业集团"},
	{"museum", "博物馆 博物院 校史馆 院史馆 村史馆 纪念馆 美术馆 图书馆 科技馆 规划馆 文化馆 展览馆 档案馆 陈列馆 艺术馆 天文馆 海洋馆"},
	{"other", "~俱乐部 ~代表队 ~中心 ~代表团 ~服务队 ~救援队 ~工作站 剧院 剧团 歌舞团 乐团 交响乐团 养老院 福利院 敬老院 ~监狱 ~看守所 分院 分会 分园 ~公园管理处 消防站 救助站 ~驿站 寺 清真寺 教堂"},
}

// suffixes holds the endings by their last character, the longest first.
var suffixes = indexSuffixes()

func indexSuffixes() *runeTable[suffix] {
	m := new(runeTable[suffix])
	for _, row := range suffixTable {
		for _, w := range strings.Fields(row.words) {
			text := strings.TrimLeft(w, "~=")
			r := lastRune(text)
			m.set(r, insertSuffix(m.of(r), suffix{text, row.kind, w[0] == '~', w[0] == '='}))
		}
	}
	return m
}

func insertSuffix(list []suffix, s suffix) []suffix {
	i := 0
	for i < len(list) && len(list[i].text) >= len(s.text) {
		i++
	}
	list = append(list, suffix{})
	copy(list[i+1:], list[i:])
	list[i] = s
	return list
}

func lastRune(s string) rune {
	r, _ := runeBefore(s, len(s))
	return r
}

// jointOffices are the first halves of the names of offices that are joined of two: 人力资源和|社会保障局. Ministries and
// their offices below are named after the Institutional Reform of the State Council of 2018 and those before it.
var jointOffices = suffixWordsOf(`工商与 信息及 创新及 环境及 运输及 劳工及 民政及 商务及 财经事务及 文化体育及 创新科技及 房屋及 食物及 人力资源和 人力资源与 劳动和 规划和 规划与 自然资源和 住房和 住房与 城乡建设和 工业和 工业与 发展和 发展与 经济和 经济与 卫生和 人口和 文化和 文化与
	林业和 教育和 教育与 体育和 农业和 科学和 科技和 科技与 生态和 民族和 国防和 园林和 市场和 商务和 水利和 交通和 城市管理和 财政和 工商和 工商及 食品和 统计和 广播和 新闻出版和 气象和 医疗和 安全和`)

// notSuffix lists words that end like a name of an institution and are none, and those that begin right after one
// and show that it was none: 大学|生.
var (
	notInstitution = wordSet(`审判委员会 检察委员会 中央委员会 全国委员会 执行委员会 国家实验室 会客厅 宴会厅 新闻发布厅 规划厅 人民代表大会常务委员会 人民代表大会 监察委员会 学校 大学 中学 小学 高中 学院 医院 法院 银行 公司 集团 政府
		股份公司 企业集团 第一集团 跨国公司 上市公司 子公司 分公司 母公司 总公司 物业公司 航空公司 保险公司 科技公司 外卖公司 快递公司 证券公司 房地产公司 互联网公司 汽车公司 旅游公司 小额贷款公司 高等院校 职业学校 普通高中 普通中学 重点中学 重点高中 公办学校 民办学校 希望小学 乡村小学 农村小学 中小学 职业学院 技工学校 特殊教育学校 寄宿制学校 驾校 公立医院 民营医院 综合医院 三甲医院 定点医院 方舱医院 县级医院 商业银行 中央银行 人民法院 人民检察院 人民政府 地方政府 各级政府 基层政府 联邦政府 中央政府 州政府
		董事会 委员会 常务委员会 理事会 监事会 股东会 居委会 村委会 业委会 党委 党组 党支部 总支 组织部 组委会 工会 协会 商会 学会 行业协会 基金会 联盟 博物馆 图书馆 美术馆 纪念馆 电视台 日报 时报 通讯社 出版社 研究院 研究所 研究中心 实验室 重点实验室 幼儿园 养老院 敬老院 福利院 派出所 办事处 事务所 律师事务所 会计师事务所 公安机关 合作社 专业合作社 农民专业合作社 科研院所 高校 外交部 国防部 指挥部 司令部 总部 领导小组 工作组 项目组 专家组 调查组 国会 议会 参议院 众议院 警察局 大使馆 使馆 领事馆 空军 海军 陆军 部队 军区 战区 大队 支队 总队 有限公司 股份有限公司 集团公司 交易所 证券交易所 俱乐部 足球俱乐部 剧院 剧团 电影院 法庭 气象台 税务局 教育局 公安局 ~海关 民政局 寺 教堂`)
	// notOffice are words that end like an office: 格局 is no 局.
	notOffice   = wordSet(`大局 格局 布局 结局 全局 当局 开局 僵局 时局 战局 棋局 残局 邮局 破局 变局 定局 出局 入局 骗局 饭局 终局 胜局 败局 客厅 餐厅 大厅 展厅 舞厅 音乐厅 会议厅 多功能厅 报告厅 门厅 前厅 部署 签署 连署 招商会 官司 场所 处所 住所 厕所`)
	afterSuffix = []string{"生", "门", "长期", "法", "派", "人士", "员工"}
)

// wordSet returns the words of a list as a set.
func wordSet(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}
