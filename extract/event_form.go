package extract

import "strings"

// eventForm is a kind of event that is held: the verbs that tell it, and the endings its name has.
type eventForm struct {
	kind  string
	verbs []string
	names []string
}

// eventForms lists the kinds of events with a name, in the order in which they are tried.
var eventForms = []eventForm{
	{"signing", strings.Fields("举行 举办"), strings.Fields("签约仪式 签字仪式 签署仪式 签订仪式 签约会")},
	{"unveiling", strings.Fields("举行 举办"), strings.Fields("揭牌仪式 揭幕仪式 授牌仪式 挂牌仪式")},
	{"launch", strings.Fields("举行 举办 启动"), strings.Fields("启动仪式 启动会 启动大会 开工仪式 开工典礼 动工仪式 奠基仪式 奠基典礼 开学典礼 首发式 首发仪式 开机仪式 开播仪式 通车仪式 投产仪式 上线仪式 开通仪式 启用仪式 开馆仪式 开园仪式 " +
		"开业仪式 开业典礼 开业庆典 落成仪式 落成典礼 竣工仪式 竣工典礼 剪彩仪式 剪彩典礼 成立仪式 首航仪式 首飞仪式 下水仪式 交付仪式 发车仪式 首班仪式")},
	{"competition", strings.Fields("举行 举办 开幕 闭幕 开赛 落幕 收官 打响 揭幕 鸣枪 启幕 拉开帷幕 落下帷幕"),
		strings.Fields("锦标赛 联赛 运动会 大赛 邀请赛 公开赛 挑战赛 竞赛 总决赛 冠军赛 马拉松 亚运会 奥运会 残奥会 冬奥会 全运会 大运会 世界杯 超级杯 亚洲杯 联赛杯 技能大赛 争霸赛 选拔赛")},
	{"meeting", strings.Fields("召开 举行 举办 开幕 闭幕 启幕 落幕 拉开帷幕 落下帷幕 开班 揭幕"),
		strings.Fields("工作会议 会议 大会 论坛 峰会 座谈会 研讨会 发布会 推进会 交流会 对话会 年会 博览会 展览会 交易会 洽谈会 联席会 全会 例会 听证会 吹风会 记者会 招待会 动员会 对接会 招聘会 培训班 研修班 音乐会 报告会 恳谈会 推介会 供需会 电影节 艺术节 文化节 旅游节 进博会 服贸会 消博会 广交会 东博会 大讲堂 讲习班 分享会 宣讲会 说明会 展销会 协调会 学术会 理事会 外长会 防长会 领导人会 会晤 现场会 调度会 专题会 部署会 总结会 表彰会 通报会 评审会 论证会 鉴定会 茶话会 团拜会 联谊会 见面会 沙龙 纪念活动 颁奖仪式 颁奖典礼 毕业典礼 捐赠仪式 " +
			"发布仪式 表彰仪式 欢迎仪式 交接仪式 纪念仪式 庆祝仪式 宣誓仪式 拜师仪式 校庆庆典 庆典大会 就职典礼 就职仪式 换届大会 成立大会 共建大会 誓师大会 宣布会 汇报会 述职会 评议会 观摩会 介绍会 欢迎会 欢送会 视频会 务虚会 酒会 宴会 股东会 职代会 碰头会 研判会 协商会 家长会 磋商 战略对话 对话 演唱会 晚会 画展 书法展 摄影展 车展 书展 航展 双年展 嘉年华 灯会 庙会 开放日 读书会 主题展 成果展 巡展")},
	{"ceremony", strings.Fields("举行 举办"), ceremonyNames},
}

// ceremonyNames end the names of ceremonies of any kind.
var ceremonyNames = strings.Fields("仪式 典礼 庆典")

// specificCeremony reports whether text ends in the name of a ceremony that another form lists.
func specificCeremony(text string) bool {
	for _, form := range eventForms {
		if form.kind != "ceremony" && hasSuffix(text, form.names...) {
			return true
		}
	}
	return false
}

// kindOfCeremony returns the kind of event that a ceremony is, by its name.
func kindOfCeremony(name string) string {
	switch {
	case containsAny(name, []string{"签约", "签字", "签署"}):
		return "signing"
	case containsAny(name, []string{"揭牌", "授牌", "挂牌", "揭幕"}):
		return "unveiling"
	case containsAny(name, []string{"启动", "开工", "动工", "奠基", "开业", "开馆", "开园", "投产", "竣工", "落成", "通车", "首发", "成立", "上线", "下线", "启用", "开学", "首航", "首飞", "下水", "开通", "点火", "并网", "发射", "开机", "出征", "交付"}):
		return "launch"
	}
	return "meeting"
}
