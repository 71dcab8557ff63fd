package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// quantity is what a unit measures.
type quantity uint8

const (
	quantityCount quantity = iota
	quantityRatio
	quantityMoney
	quantityLength
	quantityArea
	quantityVolume
	quantityMass
	quantityTemperature
	quantityEnergy
	quantityElectric
	quantityData
	quantityRate
	quantityOther
	quantityTime  // durations, ages and the parts of dates: no figures
	quantityOrder // ranks, grades and issues: figures only where the text counts them
)

// unit is a measure, a currency or a classifier that makes a figure of a number.
type unit struct {
	text     string // as it stands behind the number
	name     string // as it is reported: 元 for 元钱
	quantity quantity
	loose    bool // also the beginning of common words (支持, 对接): counts only where a word ends with it
}

// units lists what may stand behind a number, by quantity. Alternatives to a name follow it after an equals sign.
// Classifiers: 现代汉语八百词 (Lü Shuxiang, 1999), appendix 名词、量词配合表, as far as news uses them. Measures: GB 3100-1993 and GB 3102-1993, with 市制 and imperial ones. Currencies: GB/T 12406.
var units = newUnitIndex([]unitList{
	{quantityCount, false, `个 名 位 人 家 所 项 件 种 台 套 辆 座 条 部 册 篇 户 头 棵 株 张 枚 颗 粒 根 艘 架 列 趟 间 栋 幢 处
		门 份 组 匹 羽 尾 盏 扇 幅 封 首 尊 宗 起 例 笔 票 页 字 集 款 类 块 片 束 串 捆 瓶 桶 罐 盒 杯 碗 盘 锅 筐 箱 包 袋 餐 顿
		场 次 回 遍 倍 席 床 眼 口 则 道 段 站 员 门类 人次 人份 人年 人月 车次 架次 班次 航次 户次 家次 场次 台次 艘次 辆次 件次 批次 课次 例次 剂次 班列 人公里 吨公里 列次 趟次 台套
		台班 单元 课时 学时 学分 床位 席位 名额 标箱 标准箱 TEU=标准箱 剂 针 副次 人天 项次 户人家=户 重`},
	{quantityCount, true, `只 支 对 双 副 把 队 本 卷 辑 股 手 面 曲 出 具 单 节 堂 排 样 版 丛 团 拨 帮 滴 朵 发 期次 行 句 声 响 章 号人=人 点 分 折 成 代 批`},
	{quantityOrder, true, `级 期 层 轮`},
	{quantityRatio, false, `% ％=% ﹪=% ‰ 百分点 个百分点=百分点 基点 个基点=基点 BP=基点 bp=基点`},
	{quantityMoney, false, `元 元钱=元 块钱=元 圆=元 人民币=元 美元 美金=美元 港元 港币=港元 欧元 日元 日圆=日元 英镑 韩元 韩圆=韩元 卢布 卢比 澳元 澳大利亚元=澳元 加元
		加拿大元=加元 新元 新加坡元=新元 新台币 台币=新台币 新台币元=新台币 瑞士法郎 法郎 瑞郎=瑞士法郎 泰铢 林吉特 令吉=林吉特 比索 雷亚尔 里拉 兰特 第纳尔 里亚尔 迪拉姆 澳门元 澳门币=澳门元 越南盾 印尼盾
		坚戈 图格里克 奈拉 先令 缅元 基普 瑞尔 人民币元=元 日币=日元 韩币=韩元 新币=新元 新加坡币=新元 澳币=澳元 加币=加元 马币=林吉特 泰币=泰铢 越盾=越南盾 印尼卢比=印尼盾
		印度卢比=卢比 巴基斯坦卢比 尼泊尔卢比 斯里兰卡卢比 墨西哥比索 阿根廷比索 智利比索 哥伦比亚比索 菲律宾比索 新西兰元 纽元=新西兰元 纽币=新西兰元 文莱元 克朗 瑞典克朗 挪威克朗
		丹麦克朗 捷克克朗 冰岛克朗 兹罗提 福林 列伊 列弗 谢克尔 塔卡 苏姆 索姆 索莫尼 马纳特 格里夫纳 阿富汗尼 比尔 塞地 克瓦查 宽扎 南非兰特=兰特 土耳其里拉=里拉 巴西雷亚尔=雷亚尔
		沙特里亚尔=里亚尔 伊朗里亚尔 卡塔尔里亚尔 阿联酋迪拉姆=迪拉姆 埃及镑 苏丹镑 便士 比特币 美分 欧分 分钱 角钱 毛钱 角 USD=美元 RMB=元 CNY=元 EUR=欧元 GBP=英镑 JPY=日元 HKD=港元`},
	{quantityLength, false, `米 公里 千米 分米 厘米 毫米 微米 纳米 华里 里 海里 浬=海里 英里 英尺 英寸 尺 寸 丈 市尺=尺 市里=里 码 光年 公分=厘米 公尺=米 km=公里 Km=公里 KM=公里 cm=厘米 mm=毫米 nm=纳米 m=米`},
	{quantityArea, false, `平方公里 平方千米 平方米 平方厘米 平方毫米 平方英里 平方英尺 平方英寸 平方码 平方尺 平方海里 平米=平方米 平方公尺=平方米 坪 平方=平方米 公顷 亩 顷 英亩 ㎡=平方米 m²=平方米 m2=平方米 ㎢=平方公里 km²=平方公里`},
	{quantityVolume, false, `立方米 立方厘米 立方公里 立方分米 立方公尺=立方米 立方=立方米 升 毫升 微升 公升=升 分升 厘升 加仑 品脱 夸脱 立方英尺 立方英寸 蒲式耳 标方 m³=立方米 m3=立方米 ㎥=立方米 ml=毫升 mL=毫升 ML=毫升 L=升`},
	{quantityMass, false, `吨 公吨=吨 吨标准煤 吨标煤=吨标准煤 吨煤 公斤 千克 斤 市斤=斤 克 毫克 微克 纳克 钱 担 磅 英石 盎司 克拉 两 短吨 长吨 载重吨 总吨 kg=千克 KG=千克 Kg=千克 g=克 mg=毫克 μg=微克 t=吨`},
	{quantityTemperature, false, `℃ 摄氏度=℃ °C=℃ 度 ℉ 华氏度=℉ °F=℉ °=度 开尔文`},
	{quantityEnergy, false, `千瓦时 兆瓦时 吉瓦时 千瓦 兆瓦 吉瓦 太瓦时 瓦 瓦时 千伏安 马力 匹马力=马力 焦耳 千焦 兆焦 卡路里 千卡 大卡 kWh=千瓦时 KWh=千瓦时 kwh=千瓦时 MWh=兆瓦时 GWh=吉瓦时 TWh=太瓦时
		kW=千瓦 KW=千瓦 kw=千瓦 MW=兆瓦 GW=吉瓦 TW=太瓦 W=瓦 w=瓦 kVA=千伏安`},
	{quantityElectric, false, `伏 千伏 伏特=伏 安培 毫安 毫安时 安时 欧姆 kV=千伏 KV=千伏 mAh=毫安时 V=伏`},
	{quantityData, false, `字节 比特 兆字节 千字节 吉字节 太字节 兆比特 千比特 吉比特 像素 KB MB GB TB PB EB ZB kbps Mbps Gbps Tbps bit`},
	{quantityRate, false, `赫兹 千赫 兆赫 吉赫 Hz=赫兹 kHz=千赫 MHz=兆赫 GHz=吉赫 马赫 转 帧 次每分钟 公里每小时=公里/小时 米每秒=米/秒 英里每小时=英里/小时 km/h=公里/小时`},
	{quantityOther, false, `帕 百帕 千帕 兆帕 帕斯卡=帕 hPa=百帕 kPa=千帕 MPa=兆帕 个大气压=大气压 大气压 分贝 dB=分贝 毫米汞柱 mmHg=毫米汞柱 勒克斯 流明 西弗 毫西弗 微西弗 贝克勒尔 国际单位 牛顿 千牛 吨力 摩尔 毫摩尔 ppm`},
	{quantityTime, false, `年 月 日 天 号 岁 周岁 个月 个半月 个多月 个半小时 个半钟头 个半天 个半学期 月份 年度 年代 周 个星期 星期 礼拜 个礼拜 周年 季度 个季度 学年 个学年 学期 个学期 世纪 个世纪 小时 个小时 个多小时
		钟头 个钟头 分钟 分多钟 分钟内 刻钟 秒 秒钟 毫秒 微秒 纳秒 点钟 点半 点整 时 时许 工作日 个工作日 交易日 个交易日 个昼夜 昼夜 届 年级 旬 载 夜 晚 日内 天内 个年头 个春秋 个寒暑 个年 个日夜 代人 周次 自然日 个自然日 d h s min`},
})

// unitList is the units of one quantity, separated by white space.
type unitList struct {
	quantity quantity
	loose    bool
	words    string
}

// unitIndex finds units by their first character; under it the longest comes first.
type unitIndex struct {
	byFirst runeTable[unit]
}

func newUnitIndex(lists []unitList) *unitIndex {
	x := new(unitIndex)
	for _, l := range lists {
		for _, word := range strings.Fields(l.words) {
			text, name, alias := strings.Cut(word, "=")
			if !alias {
				name = text
			}
			r, _ := utf8.DecodeRuneInString(text)
			x.byFirst.add(r, unit{text, name, l.quantity, l.loose})
		}
	}
	for _, s := range x.byFirst.slots {
		slices.SortStableFunc(s.list, func(a, b unit) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
	return x
}

// unitAt returns the longest unit at i, or a space behind digits, and where it begins and ends.
func unitAt(text string, i int) (u *unit, start, end int, ok bool) {
	if i > 0 && i < len(text) && text[i] == ' ' && isDigit(text[i-1]) {
		i++
	}
	r, size := runeAt(text, i)
	if size == 0 {
		return nil, i, i, false
	}
	us := units.byFirst.of(r)
	for k := range us {
		if j, is := after(text, i, us[k].text); is && !splitsWord(text, us[k].text, j) {
			return &us[k], i, j, true
		}
	}
	return nil, i, i, false
}

// splitsWord reports whether a unit in Latin letters that ends at j is but the beginning of a word (5G, 3D, 4K, 12 min).
func splitsWord(text, unit string, j int) bool {
	return isLetter(unit[len(unit)-1]) && j < len(text) && (isLetter(text[j]) || isDigit(text[j]))
}

// unitFollows reports whether a unit of any kind begins at i.
func unitFollows(text string, i int) bool {
	_, _, _, ok := unitAt(text, i)
	return ok
}

// unitFrom reports whether the power r at i is the beginning of a unit: 千克, 百帕, 百分点.
func unitFrom(text string, i int, r rune) bool {
	switch r {
	case '百', '千', '兆':
		_, _, _, ok := unitAt(text, i)
		return ok
	}
	return false
}

// firmUnits are those that a word which begins with them hardly ever follows a number without. Where the words of
// the text cut one off (18|所在|津高校, 6|个人, 17|台大|戏), the words are wrong, unless they are among notCounted.
var firmUnits = newWordSet(`封 个 名 位 人 家 所 项 次 元 台 套 座 场 件 条 辆 艘 户 张 篇 部 枚 颗 棵 株 间 栋 幢 首 幅 份 种 款 米 吨 亩 斤 克 升`)

// notCounted lists words that begin like one of firmUnits and do follow a number.
var notCounted = newWordSet(`封闭 封锁 封顶 封控 封面 封建 封装 项目 家长 家庭 家属 家族 家电 家具 家居 人才 人员 人口 人民 人大 人均 人类 人物 人士 人工 人造 次数 次日 位数 位于 位居 位列 名单 名额 名列 名校 元月 元旦 元首 个别 所有
	所得 所长 台风 台词 套餐 套路 座谈 座椅 场馆 场地 场景 场所 场次 件套 条件 条例 条款 户外 户型 户籍 张家 篇幅 部门 部委 部分 部份 部长 部级 部署 部队 颗粒 间隔 间接 首先 首次 首个 首都 份额 种子 种植 种类
	款项 米线 米兰 升空 升级 升至 升旗 升学 升温 克服 克隆 克制`)

// doubtfulAfterHan lists units that after a single numeral in characters are mostly something else: 四处, 三餐, 二元,
// 五花八门, 三角, 两手, 危机四伏.
var doubtfulAfterHan = newWordSet(`处 门 餐 重 眼 堂 角 伏 口 面 席 字 度 分 两 里 回 出 手 声 行 把 头 转 级 层 元 句 包 排 代 期 轮 股 具 单 团 曲 章 响 号人`)

func newWordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
