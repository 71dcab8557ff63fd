package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// wordClass is the part that a word plays between a figure and what it counts or measures.
type wordClass uint8

const (
	wordOther     wordClass = iota
	wordNoun                // may be the head of a noun phrase
	wordModifier            // stands within a noun phrase, before its head
	wordLink                // between what is measured and the figure: 为, 达到, 超过, 共有
	wordChange              // 增长, 下降
	wordAdverb              // 同比, 均, 累计
	wordVerb                // a verb that may also stand within a noun phrase (技能培训)
	wordPredicate           // a verb that takes what it counts as its object, or ends the noun phrase before it
	wordTime                // 目前, 今年
	wordPlace               // 中, 内, 以来: ends an adjunct that 在 begins
	wordPreposition
	wordOf      // 的
	wordJoin    // 和, 、
	wordCompare // 比, 较
	wordPronoun
	wordPunct
)

// wordLists gives the words whose class their part of speech does not tell. No word stands in two lists.
var wordLists = [...]struct {
	class wordClass
	words string // separated by white space
}{
	{wordPredicate, `开展 举办 举行 实施 实现 完成 建成 建立 新建 组建 成立 设立 设置 打造 形成 推出 推进 推动 促进 发布 发放 发行 发送 出台 制定 印发 签署 签订 引进 引入
		吸引 吸纳 投入 安排 下达 拨付 支持 帮助 选派 派出 组织 参加 参与 参展 覆盖 涵盖 涉及 惠及 辐射 通达 连接 接待 接收 承接 承办 主办 协办 运送 输送 开行
		加开 开通 新开 开工 新增 具有 具备 持有 占有 占用 位于 坐落 来自 分布 包括 包含 含 纳入 入选 入围 获得 获 获评 荣获 取得 收到 收集 征集 梳理 凝练 整改
		清理 查处 查办 查获 立案 抓获 破获 缴获 扣押 排查 检查 发现 发生 解决 化解 售出 出售 购买 收购 购置 种植 养殖 收获 播种 修建 改造 改建 扩建 维修 铺设
		安装 配备 配置 部署 启动 启用 投产 投运 投用 竣工 通车 提供 给予 奖励 补助 减免 退还 节约 节省 压减 淘汰 拆除 搬迁 安置 救助 资助 慰问 走访 招收 录取
		录用 聘用 聘请 毕业 成为 作为 称为 分为 让 使 令 通过 利用 依托 围绕 聚焦 针对 按照 根据 经 用于 联合 亮相 参会 参赛 参演 出席 到场 前来 赴 前往 来到 来
		去 进 入 走进 走出 回 返 出 聚集 汇聚 齐聚 聚 带动 拉动 撬动 贡献 创造 创 创下 刷新 荣登 排名 位居 位列 居 列 名列 占据 集中 展示 展出 展开 进行
		迎来 迎接 送 送出 赠送 捐赠 捐 捐款 募集 筹集 筹措 争取 申请 申报 批准 评选 评出 选出 遴选 推荐 报送 提交 提出 列出 列入 细化 明确 确定 确立 规定 要求
		需要 支付 缴纳 收取 征收 返还 退回 追回 挽回 损失 造成 导致 致 引发 予 受 遭 遇 面临 面向 属于 相当 给 予以 授予 颁发 颁 认定 命名 授权 受理 办理 办结
		审结 审理 审查 审议 接受 处理 处置 运用 使用 采用 采取 落实 贯彻 执行 负责 承担 担任 从事 居住 增设 开设 开办 开放 开业 开幕 开启 打通 打开 建起 搭建
		构建 编制 编写 撰写 出版 制作 拍摄 演出 上演 播出 播放 讲述 介绍 表示 指出 认为 说 称 告诉 透露 显示 表明 说明 证明 获悉 了解 想 希望 计划 确保
		保持 维持 稳定 继续 开始 结束 没有 用 花 花费 耗资 耗时 耗 用时 每 交 买 卖 拿 拿出 拿到 领取 领到 得到 得 赢得 夺得 斩获 摘得 打破 击败 战胜 落后
		领先 生产 产出 出产 供应 供给 装 载 运 拉 发 下 开 办 建 盖 修 栽 种 养 找到 选择 分享 共享 搭载 调拨 调运 调配 调出 调入 转移 转运 疏散 撤离 营救
		救出 救治 治愈 出院 死亡 遇难 受伤 失踪 被困 确诊 感染 接种 完善 优化 深化 加强 强化 巩固 培育 孵化 壮大 扶持 引导 鼓励 加大`},
	{wordLink, `¥ ￥ $ HK$ US$ 美金 台币 日币 过 已过 约合 变为 变成 增为 降为 升为 起码 跌破 涨破 升破 站上 击穿 不及 人民币 新台币 港币 占 超 有 是 为 达 达到 达成 超过 超出 突破 接近 逼近 至 到 至少 最多 最高可达 可达 约 约为 大约 近 将近 逾 不足 不到 不超过 不低于
		不少于 共 共有 共计 总计 合计 累计 已达 已有 已超 现有 仅 仅有 只 只有 只占 就有 高达 多达 长达 增至 增加到 增长到 提高到 提升到 提高至 提升至 上升到
		上升至 下降到 下降至 降至 降到 升至 升到 扩大到 扩大至 拓展至 拓展到 扩展到 增长至 增加至 减少到 减少至 跃升至 攀升至 回升至 回落至 维持在 保持在 稳定在
		控制在 收于 报 报收 收报 低于 高于 少于 多于 大于 小于 相当于 设有 建有 拥有 分别 仍有 还有 均有 有望 可 应 在 收 在于 等于 占到 即 计 合 值 上 总共
		一共 突破了 达到了 超过了 高出 一度 仍 定为 定 折 折合 合约 也有 都有 就是 便是 另有 各有 尚有 含有`},
	{wordChange, `减轻 锐减 骤降 骤增 陡增 剧增 大增 大降 大减 暴增 暴涨 大涨 大跌 下挫 走高 走低 翻番 倍增 递增 递减 攀高 缩水 扩张 升高 增高 跃升 飞涨 激升 增长 增加 上升 提高 提升 上涨 回升 扩大 加快 增 涨 升 快 多增 增多 上调 上浮 攀升 飙升 猛增 激增 翻 增长了 下降 减少 降低 回落 下跌 下滑 跌 降 减 慢
		缩小 收窄 少 下调 下浮 萎缩 放缓 缩减 暴跌 贬值 升值 压缩 缩短 延长 反弹 提前 推迟 恢复 变化 波动 相差 差`},
	{wordAdverb, `可比 力争 暴 猛 骤 陡 剧 激 肯定 一定 必然 迅速 偏 要 能 会 可以 能够 应当 必须 却 则是 若 将会 只能 大多 几乎 甚至 同比 环比 均 都 也 已 已经 又 再 还 就 才 则 将 同时 共同 先后 陆续 相继 逐步
		进一步 首次 再次 连续 直接 间接 正式 顺利 全面 全部 基本 大幅 小幅 快速 稳步 持续 明显 显著 有效 每年 每月 每天 每日 月均 其中 另 另外 此外 同期 一般
		目前 现已 业已 早已 尚 依然 一举 超额 预计 预期 大概 略 略微 略有 有所 微 相比 以来 单日 当日 实际 名义 依次 各 双双 最终 最后 可能 至今 迄今 一次性 不断`},
	{wordTime, `当前 现在 今年 去年 前年 明年 今天 昨天 明天 昨日 今日 明日 近日 日前 近年来 近期 最近 上年 上月 本月 本年 今后 此前 此后 当天 当年 当月 上半年 下半年
		一季度 二季度 三季度 四季度 前三季度 全年 去年同期 上年同期 年内 届时 年底 年末 月底 月末 年初 月初 期间 未来 如今 眼下 早上 上午 中午 下午 晚上 凌晨 截至
		截止 年度 五年 三年 本周 上周 周末 春节 国庆 期末 往年 历年 平时`},
	{wordPlace, `内 中 里 间 以上 以下 左右 上下 以北 以南 以东 以西 上游 下游 中下游 方面 之间 之内 之中 之后 以后 之前 以前 范围内 过程中 时 后 前 以内 以外 当中
		其间 底 末 初`},
	{wordPreposition, `从 自 于 向 往 对 对于 把 被 由 跟 以 因 因为 由于 随着 自从 据 按 依据 除 除了 关于 沿 凭 凭借`},
	{wordJoin, `和 与 及 以及 、 或 或者 暨 并 并且 且 而 同`},
	{wordCompare, `比 对比 较 比较 较之 相较`},
	{wordOf, `的 之`},
	{wordPronoun, `我们 他们 她们 它们 他 她 它 这 那 这些 那些 其 其它 该 此 本 某 有的 有些 大家 自己 双方 各自 彼此 谁 什么 哪 哪些`},
	{wordNoun, `互动 全国 全省 全市 全县 全区 我国 我省 我市 总额 总量 总值 总数 人数 总人数 数量 数 量 率 额 产业 行业 项目 企业 高校 学校 学生 教师 活动 会议 情况
		问题 成交额 成交量 交易额 销售额 零售额 营业额 产值 增加值 收入 支出 利润 投资 消费 出口 进口 进出口 培训 招生 建设 服务 交流 合作 研究 教育 贷款 存款
		面积 里程 装机 装机容量 发电量 用电量 客流 客流量 货运量 吞吐量 占比 比重 比例 涨幅 降幅 增幅 增速 跌幅 升幅 频次 人次 指数 价格 均价 单价 票房 市值 估值
		规模 时速 距离 高度 深度 长度 宽度 厚度 温度 气温 海拔 全长 总长 重量 体重 身高 容量 产量 销量 订单 合同 协议 资金 经费 预算 补贴 奖金 罚款 税收 债务
		债券 基金 股权 股份 股票 人口 居民 青年 群众 市民 村民 农民 职工 员工 干部 党员 专家 学者 志愿者 游客 旅客 乘客 观众 选手 运动员 代表 委员 记者 病例 患者
		床位 医院 病床`},
	{wordModifier, `知名 著名 资深 顶尖 在职 在校 在读 退休 退役 一流 国家级 省级 市级 县级 省部级 国际 国内 新型 大型 中型 小型 各类 不同 相关 有关 优秀 重点 重大 重要 主要 先进 高端 优质 特色 多 新 老 大 小 高 低 东
		西 南 北 东部 西部 南部 北部 专业 专项 公共 现代 当代 传统 绿色 智能 线上 线下 全新 首批 首个 双向 大批 众多 更多 其他 其余 一线 最高 最低 最大 最小
		平均 人均 户均 年均 日均 总 单位 年 月 日`},
}

// wordClasses holds wordLists by word.
var wordClasses = func() map[string]wordClass {
	classes := map[string]wordClass{}
	for _, l := range wordLists {
		for _, w := range strings.Fields(l.words) {
			classes[w] = l.class
		}
	}
	return classes
}()

// changeNouns name a change and leave open of what: 增幅 alone is no subject.
var changeNouns = newWordSet(`增幅 增速 涨幅 降幅 跌幅 升幅 增长 下降 上升 减幅 同比 环比 比重 占比 增量 降低 提升 提高 增加 减少 上涨 下跌 回落 回升 升 降 涨 跌 增长率 增长速度 同比增幅 同比增速 比例 幅度`)

// adverbialNouns stand behind a noun phrase as adverbs: 龙头企业深度对接, 新车全球首发.
var adverbialNouns = newWordSet(`历史 深度 异地 现场 全球 全国 同步 集体 当地 全程 全面 全力 携手 积极 实地 当场 免费 有序 踊跃 竞相 整体 普遍 大力 首发 同台 同场 无偿 自愿 重点`)

// metricEnds are what nouns end in that name something measured.
var metricEnds = endingsOf([]string{"额", "量", "率", "值", "度", "价", "数", "长", "比", "积", "程", "力", "费", "款", "金", "税", "入", "出", "利", "润", "润额", "资", "债", "本", "幅", "速", "重", "高", "宽", "深", "径", "温", "压", "能", "耗", "电", "身", "容", "限", "差", "距", "货", "资产", "模", "雨", "规模", "投资", "收入", "支出", "补贴", "消费", "产能", "产量", "金额", "总额", "资金", "贷款", "价格", "成本", "利率", "全长", "寿命", "距离", "进口", "出口", "进出口", "贸易", "成交", "票房", "销售", "营收", "装机", "水位", "海拔", "气温", "身高", "体重"})

// nounSuffixes are single characters that make a noun of the word before them, whatever that is: 开工率, 利用量.
var nounSuffixes = runeset.Of("率量额值数度费价者员器机品会区园站网片线式性车船厅局校院室馆店厂所队组团款票证书卡")

// classOf returns the part that word i of the article may play.
func (a *Article) classOf(i int) wordClass {
	w := a.word(i)
	switch w {
	case "占":
		if strings.HasPrefix(a.word(i+1), "比") && a.word(i+1) != "比较" {
			return wordModifier // 占|比, 占|比达
		}
	case "比":
		if a.word(i-1) == "占" {
			return wordNoun
		}
	case "上", "下":
		if a.word(i-1) == "线" {
			return wordModifier
		}
	case "营":
		if a.word(i+1) == "收" {
			return wordModifier // 营|收
		}
	case "收":
		if a.word(i-1) == "营" {
			return wordNoun
		}
	case "变":
		if a.word(i+1) == "更为" {
			return wordLink // 变|更为
		}
	case "更为":
		if a.word(i-1) == "变" {
			return wordLink
		}
	}
	if c, known := wordClasses[w]; known {
		return c
	}
	r, size := utf8.DecodeRuneInString(w)
	if w == "" || isPunct(r) && size == len(w) {
		return wordPunct
	}
	return classOfTag(a.tag(i), w)
}

// classOfTag returns the part of a word that no list has, by its part of speech.
func classOfTag(tag, w string) wordClass {
	r, size := utf8.DecodeRuneInString(w)
	switch {
	case tag == "" || tag == "x":
		if isLetter(w[0]) || isHan(r) {
			return wordNoun
		}
		return wordOther
	case tag == "vn" || tag == "an" || tag == "zg":
		return wordNoun
	case tag == "r" && size < len(w) && (r == '该' || r == '本' || r == '我'): // 该片, 我校
		return wordNoun
	}
	switch tag[0] {
	case 'n', 'j', 'l', 'i', 'k', 'g', 's':
		return wordNoun
	case 'v':
		return wordVerb
	case 'a', 'b', 'z', 'h', 'm', 'q':
		return wordModifier
	case 'd':
		return wordAdverb
	case 't':
		return wordTime
	case 'f':
		if size < len(w) {
			return wordNoun // 初中; what says where is listed
		}
		return wordPlace
	case 'p':
		return wordPreposition
	case 'c':
		return wordJoin
	case 'r':
		return wordPronoun
	}
	return wordOther
}
