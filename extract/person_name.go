package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/internal/runeset"
)

// surnames are the family names of Chinese people, by number of bearers (the Ministry of Public Security's reports on
// names) and the Hundred Family Surnames.
var (
	surnames         = runeset.Of(`王习李怀楼信阴言厉巫戎班伊卫阙隆冼贡昌计明张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪牛温芦季俞章鲁葛伍申尤毕聂柴焦路岳梅欧左涂童耿关凌甘包费成辛祝宁阮纪游柳符单裴苗丛詹霍盛曲华蒲房靳沙屈舒翁查柯管车滕解褚卜景边齐戚苟阎喻冉卓蓝宫仇蒙缪瞿窦娄饶鲍郎刁谷荆柏巩隋邢卞桂胥寇邬冷晏党占佟皮楚原芮郁阳初麻储匡应臧闵邝席虞蔺穆燕栾宗钮乐时米竺强粟褟敖全丘矫展撒桑晋仲邸封池权揭木冶连商奚郜训代丰才计居郗农衣危满鹿雍桓谈於禄阙傅庄尚骆祁牟简项岑姬甄佘苑迟鞠冀栗鄢劳谌闻阚帅屠祖漆宣扈晁浦戈薄辜裘亓邰杭况宿逯茹亢嵇湛茅檀昝衡酆郏萧庾暨濮宦狄禹贲荀羿汲糜隗宓钭韶蓟莘逄郦郤璩夔厍訾乜蒯巢惠诸束幸弓慕蔚勾伏盖索容寿凤仝綦郄苌尧伦古缑粘`)
	compoundSurnames = prefixesOf("欧阳 上官 司马 诸葛 皇甫 尉迟 公孙 慕容 令狐 司徒 端木 东方 夏侯 宇文 长孙 独孤 轩辕 申屠 钟离 鲜于 淳于 单于 太叔 公冶 宗政 濮阳 赫连 万俟 闾丘 左丘 谷梁 仲孙 乐正 南宫 完颜 呼延 闻人 澹台 拓跋")
)

// nameFirsts holds the first characters of family names.
var nameFirsts = func() *runeset.Set {
	s := *surnames
	for w := range compoundSurnames.all() {
		s.Add(firstRune(w))
	}
	return &s
}()

// notGiven are characters that given names do not have: function words, verbs of saying and marks of number.
var notGiven = runeset.Of("两的了在是和与及或说称对把被从向为以将就也都还又则曾已于到来去等这那其之者们我你他她它该本此各某每第个名位一二三四五六七八九十百千万亿年月日时率领致带任兼做作出主表指介强认透告获接塔书性词者们率型类度首届场国会工职期作信些仅能可声自己网")

// notLast are the characters that end names of places rather than of people: 黄崖关, 金山岭.
var notLast = runeset.Of("室关岭湖寺桥镇村街路港湾岛峡站庙县区省市州庄屯沟坝库")

// rareSurnames are also frequent words: a name with one of them has two more characters.
var rareSurnames = runeset.Of("信言阴计明昌向初晏谈农才居全时强满能古诸束伏盖索容惠慕")

// afterName begins what may follow a name directly.
var afterName = prefixesOf(`及 在 赴 抵 乘 结束 深入 重返 亲 直 入 随 迎 送 挥 点 抱 拉 带着 拿着 握着 介 表示 说 指出 介绍 认为 强调 等 和 与 及 对 为 以 率 向 就 的 是 出席 主持 会见 宣布 作 致 带 参加 告诉 透露 一行 同志 先生 女士 教授 院士 则 也 将 曾 于 从 到 来 了 被 因 回忆 坦言 感慨 领衔 称 分享 呼吁 建议 提到 谈到 讲 总结 补充 解释 分析 直言 坚信 希望 期待 相信 当选 担任 任 兼任 出任 辞去 兼 获 接受 代表 发表 签署 会 团队 老师 主席 总书记 主任 书记 部长 局长 校长 院长 市长 省长 总统 总理 夫妇 夫人 还 又 又称 今年 年 已 正 都 用 让 把 给 所 跟 同 身 之 有 没 不 笑 看 走 站 拿 写 想 觉得 家 本人 个人 生前 因病 逝世 出生 毕业 来到 前往 抵达 离开 访问 举行 同 应 受 通过 根据 随后 当天 首先 最后 同时 共同 分别 先后 一起 介绍说 宣读 讲话 致辞 汇报 陪同 调研 考察 走访 慰问 检查 督导 要求 主讲 授课 执教 夺得 夺冠 击败 战胜 晋级 首 打 踢 破 凭借 发挥`)

// chineseName returns the end of the Chinese personal name that begins at byte p of the text, or 0. Given names have
// one or two characters; which is told by what follows.
func (a *Article) chineseName(p int) int {
	given := p
	for s := range compoundSurnames.of(a.Text[p:]) {
		given = p + len(s)
	}
	if given == p {
		r := a.after(p)
		if !surnames.Has(r) || hasPrefix(a.Text[p:], "党委", "党组", "党支", "党总", "党员") {
			return 0
		}
		given = p + utf8.RuneLen(r)
	}
	if a.addressed(given) {
		return 0
	}
	one := a.after(given)
	if !isHan(one) || a.notGivenAt(given) {
		return 0
	}
	end1 := given + utf8.RuneLen(one)
	two := a.after(end1)
	end2 := end1
	if isHan(two) && !a.notGivenAt(end1) && !notLast.Has(two) {
		end2 = end1 + utf8.RuneLen(two)
	}
	switch {
	case end2 > end1 && a.nameEnds(end2):
		if a.nameEnds(end1) && !a.wordAcross(given, end2) && a.startsFollower(end1) {
			return end1
		}
		return end2
	case a.nameEnds(end1) && !rareSurnames.Has(firstRune(a.Text[p:])) && !notLast.Has(one) && !notLast.Has(two):
		return end1
	}
	return 0
}

// notGivenAt reports whether the character at byte p is none of a given name there. 强 and 书 are, unless they begin a
// word that may follow a name.
func (a *Article) notGivenAt(p int) bool {
	switch r := a.after(p); r {
	case '强':
		return hasPrefix(a.Text[p:], "强调", "强化", "强烈", "强势")
	case '书':
		return hasPrefix(a.Text[p:], "书记", "书写", "书面")
	default:
		return notGiven.Has(r)
	}
}

// wordAcross reports whether one word of the segmentation reaches from inside [p, end) to its end.
func (a *Article) wordAcross(p, end int) bool {
	i := a.tokenAt(end - 1)
	return i < len(a.tokens) && a.tokens[i].Span.End == end && a.tokens[i].Span.Start <= p
}

// startsFollower reports whether a word of at least two characters that may follow a name begins at p.
func (a *Article) startsFollower(p int) bool {
	for w := range afterName.of(a.Text[p:]) {
		if len(w) > 3 {
			return true
		}
	}
	return false
}

// nameEnds reports whether a name may end at byte p.
func (a *Article) nameEnds(p int) bool {
	r := a.after(p)
	if r == 0 || isPunct(r) || '0' <= r && r <= '9' || afterName.begin(a.Text[p:]) {
		return true
	}
	i := a.tokenAt(p)
	return i < len(a.tokens) && a.tokens[i].Span.Start == p && runes(a.word(i)) > 1 && strings.HasPrefix(a.tag(i), "v")
}

// nameDots stand between the parts of a transliterated name.
var nameDots = []string{"·", "•", "・"}

// foreignName returns the end of the transliterated name that begins at byte p, or 0: 路易斯·费尔南多.
func (a *Article) foreignName(p int) int {
	end, parts := p, 0
	for {
		n := 0
		for isHan(a.after(end)) && n < 8 {
			end += utf8.RuneLen(a.after(end))
			n++
		}
		if n == 0 || parts > 8 {
			break
		}
		parts++
		if r := a.after(end); (r == '·' || r == '•' || r == '・') && isHan(a.after(end+utf8.RuneLen(r))) {
			end += utf8.RuneLen(r)
			continue
		}
		break
	}
	if parts < 2 {
		return 0
	}
	return a.trimForeign(p, end)
}

// transliterating are the characters that foreign names are written with.
var transliterating = runeset.Of(`阿汗根埃艾爱安昂奥巴白拜班邦宝保鲍贝本比彼毕宾波伯博勃布采查察楚茨措达大戴丹当道德登邓迪蒂丁东杜敦顿多恩尔法凡范菲费芬丰冯佛弗夫福富盖甘冈高戈格葛根贡古瓜圭郭果哈海罕汉豪赫黑亨洪胡华怀惠霍基吉季加贾简江杰金久居卡凯坎康考柯科克肯孔库夸奎昆拉莱赖兰朗劳勒雷黎李里理丽利莉连廉良列林琳留刘龙隆娄卢鲁露路伦罗洛吕略马玛麦迈曼芒毛梅门蒙孟米密敏明摩莫默姆木穆拿纳娜南内尼年涅宁纽农努诺欧帕派潘庞培佩彭蓬皮匹平珀普奇齐契恰强乔琴切青丘屈让热仁日荣茹儒瑞若萨塞赛桑瑟森沙莎山尚绍申沈圣施石史士舒朔司丝思斯松苏孙索塔台泰坦汤唐陶特腾提田铁廷通突图托瓦万旺威维韦魏温文翁沃乌武西希锡席夏香歇谢辛欣雄休逊雅亚延扬耶叶伊易因英尤于约泽曾扎詹章哲珍芝治朱卓兹宗祖佐娅妮黛蕾薇丽莲耿侬弥肖翰吾买提江努尔古丽帖艾力热依木代费呢佩齐扬辽涅舍舒什彻聂捷廖埃切迭戴瓜蒙贝纪韩顿滕蒂姬倭尹诗薛贾仑杨葆邱若尚绍谷敖曹耿洪姜蒋考莱励`)

// trimForeign ends a transliterated name where its last part stops being written in transliterating characters.
func (a *Article) trimForeign(p, end int) int {
	last := strings.LastIndexAny(a.Text[p:end], "·•・")
	q := p + last + utf8.RuneLen(a.after(p+last))
	for q < end {
		r := a.after(q)
		if !transliterating.Has(r) {
			break
		}
		q += utf8.RuneLen(r)
	}
	if q <= p+last+2 {
		return 0
	}
	return q
}
