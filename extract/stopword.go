package extract

import (
	"strings"

	"taizhang/internal/runeset"
	"taizhang/normalize"
)

// stops reports whether token i cannot be part of a name: punctuation, function words, numbers, and verbs that do not
// occur inside names.
func (a *Article) stops(i int) bool {
	if i < 0 || i >= len(a.tokens) {
		return true
	}
	w := a.word(i)
	if w == "" || isPunct(firstRune(w)) {
		return true
	}
	if outsideNames[w] {
		return w != "和" || !a.fragment(i)
	}
	if insideNames[w] || w == "继续" && strings.HasPrefix(a.word(i+1), "教育") {
		return false
	}
	if '0' <= w[0] && w[0] <= '9' || countsPlaces(w) {
		return true
	}
	if a.fragment(i) {
		return false
	}
	switch t := a.tokens[i].Tag; {
	case t == "m" || t == "mq":
		return !strings.HasPrefix(w, "第") && !isOrdinalBefore(a, i)
	case strings.HasPrefix(w, "充分") && len(w) == len("充分发挥"):
		return true
	case t == "", t == "vn", t == "j":
		return false
	case t[0] == 'v', t[0] == 'p', t[0] == 'c', t[0] == 'u', t[0] == 'd' && t != "dg", t[0] == 'r', t[0] == 'y', t[0] == 'e', t[0] == 'q', t == "t":
		return true
	}
	return false
}

func firstRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := normalize.DecodeRune(s)
	return r
}

// fragment reports whether token i is one of several single characters in a row, into which an unknown name is cut
// whatever its characters mean by themselves: 兴|达, 青|和|红|云. A lone character before 和 is no conjunct.
func (a *Article) fragment(i int) bool {
	if !a.single(i) || a.tokens[i].Tag == "m" {
		return false
	}
	w := a.word(i)
	if w == "与" || w == "及" {
		return false
	}
	if w == "和" {
		return a.single(i-1) && a.single(i+1) && !outsideNames[a.word(i-1)] && (!a.single(i-2) || functionChar(a.word(i-2))) && a.tag(i-1) != "j" && a.tag(i-1) != "ns"
	}
	if n := a.word(i + 1); runes(n) == 2 && strings.ContainsRune("市县区旗镇乡州", lastRune(n)) && !functionChar(w) {
		return true // 桐|江市
	}
	return a.single(i-1) && !functionChar(a.word(i-1)) || a.single(i+1) && !functionChar(a.word(i+1))
}

// placeNumbers and countedPlaces are the characters of numbers of places: 三省.
var placeNumbers, countedPlaces = runeset.Of("两三四五六七八九十"), runeset.Of("地省市区县校方国州")

// countsPlaces reports whether w counts divisions or bodies: 三地, 两省, 三区.
func countsPlaces(w string) bool {
	number, n := runeAt(w, 0)
	if !placeNumbers.Has(number) {
		return false
	}
	place, m := runeAt(w, n)
	return n+m == len(w) && countedPlaces.Has(place)
}

// single reports whether token i is a single Chinese character.
func (a *Article) single(i int) bool {
	w := a.word(i)
	r, n := runeAt(w, 0)
	return n == len(w) && isHan(r)
}

// functionChar reports whether a word of one character is grammar wherever it stands.
func functionChar(w string) bool { return outsideNames[w] }

// isOrdinalBefore reports whether the number at token i numbers a school or the like: 十|中, 五|小学, 八一|中学.
func isOrdinalBefore(a *Article, i int) bool {
	next := a.word(i + 1)
	for _, p := range []string{"中", "小", "高", "幼", "院", "医", "校"} {
		if strings.HasPrefix(next, p) {
			return strings.Trim(a.word(i), "一二三四五六七八九十百") == ""
		}
	}
	return false
}

// outsideNames are words at which a name ends, whatever the dictionary tags them as.
var outsideNames = wordSet(`率 应 优先 非 拿起 执掌 外 内 里 任 好 利用 零售商 运营商 制造商 开发商 供应商 生产商 经销商 服务商 承包商 巨头 新一届 一届 本届 旗舰 与 和 及 暨 同 跟 以及 连同 包括 或 或者 在 从 对 向 由 把 被 将 为 是 有 到 了 的 地 得 着 等 于 按 据 经 以 让 使 给 则 并 而 且 但 也 都 就 还 又 再 才 只 仅 各 该 本 此 这 那 每 某 其 我 你 您 他 她 它 们 之 所 已 曾 正 会上 会议 日前 近日 今天 昨天 当天 目前 随后 同时 此外 另外 其中 据悉 记者 通讯员 作者 编辑
	我国 我市 我省 我县 我区 我校 我院 本市 本省 全市 全省 全县 全区 全校 各地 当地 两地 三地 各区 各县 各市 多家 多所 一家 一所 两家 两所 几家 首家 首个 首批 多个 一个 两个 一批 各类 各级 各个 所有 全部 相关 有关 优质 重点 知名 著名 部属 所属 央属 在津 在京 驻京 国内 海外 国际知名 省内 市内 境内外 国外 中外 双方 三方 多方
	会同 深化 协同 联手 联动 携手 牵头 主办 承办 协办 举办 组织 邀请 支持 推动 推进 引导 鼓励 落实 加强 加快 完善 提升 促成 依托 通过 根据 按照 围绕 关于 包括 例如 比如 譬如 来自 走进 进入 前往 位于 作为 成为 称为 即 如 至 赴 签署 签订 签约 印发 发布 出台 公布 制定 启动 建立 成立 组建 共建 共享 设立 建设成 打造 揭牌 挂牌 落户 落地 参加 参观 调研 考察 访问 会见 出席 主持 表示 指出 认为 介绍 透露 强调 宣布 提出 要求 明确 披露 称 说 告诉 报道 援引 获悉 了解 采访 联系 隶属 同属 毕业 任职 担任 就读 考入 加入 当选 任命 聘请 接受 提供 帮助 服务于 面向 对接 对口 帮扶 结对 选派 派出 派驻 配合 协助 联系 批准 授予 荣获 获得 获 授权 委托 收购 辞去 免去 罢免 兼任 出任 接任 继任 不再 投资了 控股了 旗下 下属 下辖
	副书记 书记 主任 副主任 校长 副校长 院长 副院长 局长 副局长 厅长 副厅长 部长 副部长 市长 副市长 省长 副省长 县长 区长 主席 副主席 总统 总理 教授 董事长 总经理 负责人 发言人 会长 理事长 秘书长 园长 所长 处长 科长 委员 常委 党组成员 代表 专家 学者 学生 教师 老师 医生 民警 员工 市民 企业 高校 院校 单位 部门 机构 群众 师生 领导 嘉宾 游客 消费者 用户 客户`)

// insideNames are words that occur inside names although the dictionary tags them as verbs or function words.
var insideNames = wordSet(`教育 研究 实验 管理 现代 未来 当代 培养 培育 联防 联控 新时代 创意 双高 改装 运营 运维 援外 投融资 招商 引资 孵育 转化 转移 集成 攻关 攻坚 治理 修造 建造 制作 摄影 雕塑 讲解 演讲 服务 发展 合作 工作 投资 交通 贸易 保护 监督 监管 检验 检疫 检测 规划 设计 开发 创新 统计 审计 指导 督导 运输 通信 通讯 制造 生产 咨询 培训 训练 储备 救援 应急 保障 附属 直属 联合 控股 装备 涂装 传播 出版 广播 行政 执法 消防 防控 预防 评估 考试 招生 认证 仲裁 调解 保险 证券 信托 租赁 经营 物流 采购 供应 供电 发电 航天 航空 飞行 旅游 体育 卫生 计量 监测 勘察 勘测 测绘 气象 养老 托育 促进 联络 协调 领导 执行 常务 筹备 援助 改革 开放 建设 建筑 施工 设备 冶炼 加工 种植 养殖 繁育 育种 医疗 护理 康复 保健 美容 餐饮 娱乐 演艺 游戏 动漫 影视 传媒 广告 策划 交流 交易 结算 清算 评价 鉴定 公证 法律 司法 检察 监察 信访 维权 安全 保卫 警卫 安保 武装 武警 边防 缉私 反 禁毒 戒毒 防治 防疫 控制 治疗 急救 献血 捐献 慈善 公益 志愿 扶贫 振兴 复兴 解放 统一 统战 宣传 组织部 学习 阅读 读书 写作 翻译 编译 编辑部 收藏 展览 陈列 纪念 演出 表演 舞蹈 音乐 歌舞 交响 国防 作战 后勤 支援 联盟 共同体 信息化 现代化 数字化 国际 世界 全球 全国 国家 中央 地方 人民 民族 社会 公共 综合 高级 初级 高等 中等 职业 技术 专科 应用 创业 孵化 融合 融媒体 保税 出口 进出口 进口 绿化 环保 节能 水利 灌溉 供水 排水 供热 燃气 养护 抢修 装饰 装修 包装 印刷 印染 纺织 服装 制药 酿造 食品 清洁 回收 再生 再制造 退役 军人 移民 出入境 驻 上海 双语 实践 示范 引领 科技 科研 科创 产业 共享 智能 无线 联通 移动 电信 搜索 导航 定位 遥感 感知 探测 勘探 采矿 钻探 钻井 锻造 铸造 焊接 表面 处理 成型 控股集团 考古 修复 数据 计算 仿真 模拟 传感 通号 动车 轨道 制导 制冷 冷链 配送 快递 速递 邮政 储蓄 理财 融资 担保 典当 拍卖 评级 征信 支付 清洗 家政 物业 置业 经纪 代理 中介 人力 人才 劳动 就业 人事 人社 监理 造价 招标 投标 会展 展示 体验 观光 度假 休闲 健身 运动 竞技 足球 篮球 排球 羽毛球 游泳 滑雪 滑冰 登山 攀岩 户外 探险 搜救 打捞 引航 造船 修船 航运 海运 空运 铁路 公路 隧道 桥梁 港口 航道`)
