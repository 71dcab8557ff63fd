package extract

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// titleHit is a title of office in the body, with what modifies it: 党组书记, 常务副主任.
type titleHit struct {
	span    normalize.Span
	follows bool // the title may follow a name: 院士, 总书记
	foreign bool // the office is one that states have: 总统
}

// postHit is a post as the text gives it; the institution may be left out and is then that of the post before it.
type postHit struct {
	span  normalize.Span
	org   *orgHit
	place *placeHit
	bare  string // an elided body without its place: 教育工委
	title string
}

// scholars are titles of science, the arts and business that are no offices.
const scholars = "科学家 数学家 物理学家 化学家 生物学家 天文学家 地理学家 地质学家 历史学家 考古学家 社会学家 法学家 哲学家 药学家 医学家 心理学家 农学家 气象学家 教育家 企业家 艺术家 音乐家 舞蹈家 作曲家 歌唱家 钢琴家 摄影家 雕塑家 评论家 文学家 翻译家 收藏家 慈善家 探险家"

// titleWords are titles of office, rank and profession. One marked + may follow a name, one marked * is an office that
// states have.
var titleWords = strings.Fields(scholars + ` 主任+ 书记+ 总书记+ 局长+ 厅长+ 部长+* 校长+ 院长+ 所长+ 园长+ 馆长+ 台长+ 社长+ 会长+ 理事长+ 秘书长* 总干事* 市长+* 省长+ 县长+ 区长+ 州长+* 镇长+ 乡长+ 村长 主席+* 国家主席* 总统+* 总理+* 首相+* 国王* 外长+* 防长* 大臣* 大使+* 总领事+* 议长+* 委员长+* 国务委员 委员 常委 党组成员 组长 队长 教练 主教练 教授+ 院士+ 研究员+ 工程师 总工程师 医师 主任医师 医生+ 老师+ 教师 博士+ 律师 法官+ 检察官+ 检察长+ 庭长 处长+ 科长+ 司长+ 站长+ 董事长+ 董事局主席 总经理+ 经理 总裁 首席执行官 首席技术官 首席科学家 首席经济学家 首席分析师 董事 监事长 行长+ 厂长 创始人 联合创始人 合伙人 负责人 发言人 新闻发言人 主编 总编辑 编辑 导演 编剧 制片人 演员 歌手 作家 诗人 画家 书法家 学者 专家 专员 干事 专职副书记 政委+ 司令员+ 司令 参谋长 军长 师长 团长+ 将军+ 上将 中将 少将 大校 发言人 特使* 领导人* 总设计师 总指挥 指挥长 总监 主管 主持人 志愿者 支书 村支书 第一书记 队员 运动员 球员 门将 前锋 后卫 中场 冠军 先生+ 女士+ 同志+ 秘书 顾问 校监 护士长 护士 讲师+ 副教授+ 博导 班主任 辅导员 驻村干部 总会计师 审计长 署长+ 关长 行政长官* 特首* 首席代表 分析师 经济学家 院系主任 系主任 教研员 科员 主任科员 次长+* 执行长+ 店主 家长 民警 交警 消防员 战士 记者会主席
	外相* 财长* 国务卿* 议员 众议员 参议员 党魁* 党首* 幕僚长* 女王* 王储* 亲王* 教皇* 公使* 参赞* 武官* 领事* 常驻代表* 大法官* 总检察长* 检察总长* 联邦储备委员会主席*
	理事 监事 主帅 领队 裁判 首席财务官 首席运营官 首席信息官 首席投资官 首席营销官 首席安全官 CEO CTO CFO COO 总工 巡视员 调研员 督学 特派员 观察员 协调员 总编 法定代表人 法人代表 实际控制人 实控人
	总导演 总策划 总制片 总监制 策展人 主任药师 主任技师 主任护师 药师 技师 店长 机长 船长 舰长 警长 总裁助理 总经理助理 校长助理 院长助理 市长助理 部长助理 局长助理 主任助理 县长助理 旅长 团长 营长 连长 排长 班长 指导员 教导员 传承人 经纪人
	参谋 总统助理* 总理助理* 主席助理 事务助理* 教务长 研发长 国际长 学务长 总务长 秘书室主任
	主任委员 主委 事务次官 常务次官 事务总长 召集人 博士生导师 硕士生导师 博士生指导教师 审议官* 次官+* 长官* 国务秘书* 总长 副总
	农艺师 畜牧师 兽医师 会计师 经济师 统计师 审计师 建筑师 规划师 设计师 园艺师 实验师 馆员 研究馆员 编审 主治医师 住院医师 董事长助理 行长助理 理事长助理 会长助理 所长助理 台长助理 省长助理 厅长助理 处长助理 区长助理 镇长助理 总监助理 董事总经理 首席可持续发展官 市议员 县议员 区议员 州议员 首席战略官 首席产品官 首席数据官 首席人才官 首席人力资源官 首席法务官 首席合规官 首席风险官 首席创新官 首席商务官 首席品牌官 首席增长官 首席医学官
	代表董事 发起人 联合发起人 出品人 总经济师 总农艺师 总畜牧师 总统计师 总规划师 首席技师 首席专家 审判员 检察员`)

// titleModifierWords may stand before a title and belong to it, the longest first: 校党委|书记.
var titleModifierWords = longestFirst(`副 党外 特命全权 党组 党委 常务 常委 执行 第一 名誉 首席 高级 助理 代理 代 原 前 时任 现任 分管 专职 兼职 特聘 客座 终身 荣誉 讲座 轮值 联席 联合 总 校党委 院党委 党支部 党总支 全球 亚太区 大中华区 中国区 新任 候任 一级 二级 三级 四级 政务 常任 当选 行政 机关党委 署理 公使衔 大使衔 参赞衔 创始 管理 政府首席`)

// titleModifiers holds them by their last characters.
var titleModifiers = suffixWordsOf(titleModifierWords...)

// longestFirst returns the words of a list, the longer ones before the shorter.
func longestFirst(list string) []string {
	words := strings.Fields(list)
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return words
}

// courtesy are the titles that are no posts.
var courtesy = wordSet("先生 女士 同志 老师")

type titleForm struct {
	text             string
	follows, foreign bool
}

var titleIndex = indexTitles()

func indexTitles() *runeTable[titleForm] {
	m := new(runeTable[titleForm])
	for _, w := range titleWords {
		t := titleForm{text: strings.TrimRight(w, "+*"), follows: strings.Contains(w, "+"), foreign: strings.Contains(w, "*")}
		r := lastRune(t.text)
		list := m.of(r)
		i := 0
		for i < len(list) && len(list[i].text) >= len(t.text) {
			i++
		}
		list = append(list, titleForm{})
		copy(list[i+1:], list[i:])
		list[i] = t
		m.set(r, list)
	}
	return m
}

// titles returns the titles of the body in order.
func (a *Article) titles() []titleHit {
	out := make([]titleHit, 0, len(a.cues.titles))
	for _, c := range a.cues.titles {
		h := titleHit{normalize.Span{Start: a.titleStart(c.end - len(c.word.text)), End: c.end}, c.word.follows, c.word.foreign}
		if n := len(out); n > 0 && h.span.Start <= out[n-1].span.Start {
			out = out[:n-1] // 秘书|长
		}
		out = append(out, h)
	}
	return out
}

// titleStart returns where the modifiers before the title at byte p begin.
func (a *Article) titleStart(p int) int {
	for again := true; again; {
		again = false
		for m := range titleModifiers.before(a.Text[:p]) {
			if !strings.HasSuffix(m, "党委") || a.atBoundary(p-len(m)) { // 学院|党委
				p -= len(m)
				again = true
				break
			}
		}
	}
	return p
}

// titleEndingAt returns the title that ends at byte p.
func (a *Article) titleEndingAt(p int) (titleHit, bool) {
	r, _ := utf8.DecodeLastRuneInString(a.Text[:p])
	for _, t := range titleIndex.of(r) {
		if strings.HasSuffix(a.Text[:p], t.text) {
			return titleHit{normalize.Span{Start: a.titleStart(p - len(t.text)), End: p}, t.follows, t.foreign}, true
		}
	}
	return titleHit{}, false
}

// postsBefore returns the chain of posts that ends with the title t, in reading order: a省委常委、b工委书记 is two.
func (a *Article) postsBefore(t titleHit) []postHit {
	var posts []postHit
	for {
		p := a.post(t)
		posts = append([]postHit{p}, posts...)
		start := p.span.Start - len(tenure(a.Text[:p.span.Start]))
		r, n := utf8.DecodeLastRuneInString(a.Text[:start])
		if r != '、' && r != '，' && r != ',' && r != '兼' && r != '暨' && r != ' ' && (r != '及' || p.org != nil) || r != '、' && start < p.span.Start {
			break
		}
		prev, ok := a.titleEndingAt(start - n)
		if !ok || len(posts) > 12 || a.otherChain(prev, p, r == '，' || r == ',') {
			break
		}
		if r == '、' && p.org != nil && a.takenBefore(a.post(prev).span.Start) {
			break // 任命甲担任某部部长、|某校校长乙担任
		}
		t = prev
	}
	return posts
}

// tenures say since when or until when the post behind them is held.
var tenures = strings.Fields("现任 时任 候任 新任 前任 原任 前 原")

// tenure returns the word of tenures that s ends with, or nothing.
func tenure(s string) string {
	for _, w := range tenures {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// takenBefore reports whether the post that begins at byte p is one that the person named before it takes: 某某担任|.
func (a *Article) takenBefore(p int) bool {
	for _, w := range []string{"担任", "出任", "兼任", "当选为", "当选"} {
		if rest, ok := strings.CutSuffix(a.Text[:p], w); ok {
			return a.taggedBefore(len(rest), tagger.Person) >= 0
		}
	}
	return false
}

// otherChain reports whether the title prev, which a comma or another mark parts from the post p, is not of p's chain: it is
// somebody else's, or a form of address.
func (a *Article) otherChain(prev titleHit, p postHit, comma bool) bool {
	title, before := a.cut(prev.span), a.Text[:prev.span.Start]
	switch {
	case courtesy[title]:
		return true
	case a.namedBefore(a.besides(prev).span.Start) && a.placeAt.endingAt(prev.span.Start) < 0:
		return true // 某某院士，|某校校长
	case !comma:
		return false
	case p.org != nil && hasSuffix(title, "负责人", "领导人", "专家", "学者", "教师", "老师"):
		return true // 有关负责人，|某校校长某某
	case strings.HasSuffix(before, "任"):
		return true // 某某任组长，|某局局长某某
	}
	return hasSuffix(a.Text[:a.post(prev).span.Start], "当选", "当选为", "担任", "出任") // 某某当选某会会长，|某校校长某某
}

// namedBefore reports whether a person's name ends at byte p, right behind an institution's if the tagger does not see it.
func (a *Article) namedBefore(p int) bool {
	if a.taggedBefore(p, tagger.Person) >= 0 {
		return true
	}
	for _, n := range []int{3, 2} {
		if start := a.backRunes(p, n); start > 0 && a.orgAt.endingAt(start) >= 0 && a.chineseNameSpan(start, p) > 0 && !a.commonWord(start, p) {
			return true
		}
	}
	return false
}

// besides returns the title that t is held besides, right behind it: 副会长|兼秘书长; t where there is none.
func (a *Article) besides(t titleHit) titleHit {
	if before, ok := strings.CutSuffix(a.Text[:t.span.Start], "兼"); ok {
		if first, ok := a.titleEndingAt(len(before)); ok {
			return first
		}
	}
	return t
}

// post reads one post leftward from its title.
func (a *Article) post(t titleHit) postHit {
	p := postHit{span: t.span, title: a.cut(t.span)}
	t.span.Start = a.termStart(t.span.Start)
	p.span = t.span
	if a.postApart(&p, t) {
		return p
	}
	if i := a.orgAt.endingAt(a.declarationBefore(t.span.Start)); i >= 0 {
		p.org = &a.orgs[i] // 某公司（以下简称“某某”）|总经理
		p.span.Start = p.org.span.Start
		return p
	}
	i := sort.Search(len(a.orgs), func(i int) bool { return a.orgs[i].span.End >= t.span.Start })
	if i < len(a.orgs) && a.orgs[i].span.End < t.span.End && a.orgs[i].span.Start < t.span.Start {
		p.org = &a.orgs[i]
		p.span.Start = p.org.span.Start
		p.title = a.Text[p.org.span.End:t.span.End]
		return p
	}
	if i := a.orgAt.endingAt(t.span.Start - len("的")); i >= 0 && strings.HasSuffix(a.Text[:t.span.Start], "的") {
		p.org = &a.orgs[i] // 某理事会|的|轮值主席
		p.span.Start = p.org.span.Start
		return p
	}
	if i := a.placeAt.endingAt(t.span.Start); i >= 0 {
		p.place = &a.places[i]
		p.span.Start = p.place.span.Start
		return p
	}
	limit := 0 // where the institution before ends
	if i > 0 {
		limit = a.orgs[i-1].span.End
	}
	start := a.bodyStart(t.span.Start, limit)
	if start > limit && limit > 0 && start < t.span.Start && a.onlyNouns(limit, start) {
		start = limit // 某公司|企业|业务副总裁
	}
	if r := a.before(start); strings.HasPrefix(a.Text[start:t.span.Start], "间") && (r == '月' || r == '年' || r == '日') {
		start += len("间") // 3月|间
	}
	if start == limit && limit > 0 && start < t.span.Start {
		p.org = &a.orgs[i-1]
		p.span.Start = p.org.span.Start
		p.title = a.Text[start:t.span.End]
		return p
	}
	if k := a.placeAt.endingAt(start); k >= 0 && start < t.span.Start {
		p.place = &a.places[k]
		p.span.Start = p.place.span.Start
		p.title = a.Text[start:t.span.End]
		return p
	}
	if start < t.span.Start-len("请") && !strings.HasSuffix(a.Text[:t.span.Start], "任") { // a single character is no body: 请|副市长
		p.bare = a.Text[start:t.span.Start]
		p.span.Start = start
	}
	return p
}

// postApart completes a post whose institution stands in marks before the title t, 《某报》|副总编辑, or which is that of an envoy; it
// reports whether it did.
func (a *Article) postApart(p *postHit, t titleHit) bool {
	if before, ok := strings.CutSuffix(a.Text[:t.span.Start], "》"); ok {
		if i := a.orgAt.endingAt(len(before)); i >= 0 {
			p.org = &a.orgs[i]
			p.span.Start = p.org.span.Start - len("《")
			return true
		}
	}
	start := a.stationed(t)
	if start < 0 {
		return false
	}
	p.bare = a.Text[start:t.span.Start]
	p.span.Start = start
	return true
}

// termStart returns where the words begin that say before byte p for which term a post is held, 第四十三届|会长, or p.
func (a *Article) termStart(p int) int {
	rest, ok := strings.CutSuffix(a.Text[:p], "届")
	if !ok {
		return p
	}
	rest = strings.TrimRight(rest, "0123456789零一二三四五六七八九十百")
	if rest, ok = strings.CutSuffix(rest, "第"); !ok {
		return p
	}
	return len(rest)
}

// onlyNouns reports whether nothing but a noun or two stands between two bytes.
func (a *Article) onlyNouns(from, to int) bool {
	if to-from > len("某某某某") {
		return false
	}
	i := a.tokenAt(from)
	for ; i < len(a.tokens) && a.tokens[i].Span.End <= to; i++ {
		if t := a.tag(i); t != "n" && t != "vn" || a.tokens[i].Span.Start < from {
			return false
		}
	}
	return i > 0 && a.tokens[i-1].Span.End == to
}

// declarationBefore returns where the brackets begin that end at byte p and say what the institution before them is called
// from there on, or -1.
func (a *Article) declarationBefore(p int) int {
	if r := a.before(p); r != ')' && r != '）' {
		return -1
	}
	const far = 40 * 3
	from := a.charStart(max(0, p-far))
	open := from + strings.LastIndexAny(a.Text[from:p], "(（")
	if open < from || !hasPrefix(a.Text[open+utf8.RuneLen(a.after(open)):p], "以下简称", "下称", "以下称", "简称", "下简称") {
		return -1
	}
	return open
}

// maxBody is how many bytes the name of a body within an institution may have.
const maxBody = 20 * 3

// bodyStart returns where the words before the title at byte p begin that name a body, at byte limit at the earliest:
// |外交|部长, 某局|医政处|处长.
func (a *Article) bodyStart(p, limit int) int {
	start := p
	for _, w := range []string{"组织部", "宣传部", "统战部", "工作部", "联络部"} {
		if strings.HasSuffix(a.Text[limit:p], w) {
			start = p - len(w) // 组织|部副|部长
		}
	}
	if i := a.tokenAt(start); start == p && i < len(a.tokens) && a.tokens[i].Span.Start < p {
		start = max(limit, a.tokens[i].Span.Start) // 外交部长 is one word
	}
	for i := a.tokenAt(start) - 1; i >= 0 && a.tokens[i].Span.End == start && (!a.stops(i) || a.joinsOffice(i, p) || a.doesOffice(i)); i-- {
		if s := a.tokens[i].Span.Start; s < p-maxBody || s < limit || strings.HasPrefix(a.tag(i+1), "v") && start < p && a.taggedBefore(start, tagger.Person) >= 0 {
			break // 某某|指派秘书长
		}
		if a.word(i) == "暨" || a.word(i) == "兼" && a.titledBefore(i) > 0 {
			break // 某市议员|兼|某会委员
		}
		start = a.tokens[i].Span.Start
	}
	return start
}

// doesOffice reports whether token i is what an office does whose kind stands behind it: 任免|处, 督办|科.
func (a *Article) doesOffice(i int) bool {
	next := a.word(i + 1)
	return a.tag(i) == "v" && runes(a.word(i)) == 2 && runes(next) == 1 && strings.Contains("处科司局办室组", next)
}

// joinsOffice reports whether token i is the 和 within the name of an office that ends at byte end: 经济|和|科技促进局.
func (a *Article) joinsOffice(i, end int) bool {
	if w := a.word(i); w != "和" && w != "与" && w != "及" {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(a.Text[:end])
	noun := func(i int) bool {
		t := a.tag(i)
		return t == "n" || t == "vn" || t == "b" || t == "j" || t == "v" && runes(a.word(i)) == 2 && hasPrefix(a.Text[end:], "部长")
	}
	return (strings.ContainsRune("局厅委部处办室会", before) || hasPrefix(a.Text[end:], "部长", "大臣") || strings.HasSuffix(a.Text[:end], "学院") || a.word(i) == "与" && strings.HasSuffix(a.Text[:end], "系")) && noun(i-1) && noun(i+1) && !outsideNames[a.word(i-1)] && !outsideNames[a.word(i+1)] && a.titledBefore(i) == 0
}

// titledBefore returns the length of the title that ends where token i begins, or 0.
func (a *Article) titledBefore(i int) int {
	t, ok := a.titleEndingAt(a.tokens[i].Span.Start)
	if !ok {
		return 0
	}
	return t.span.Len()
}

// roles are what people are or do rather than posts they hold; they count with an institution only.
var roles = wordSet(scholars + " 志愿者 店主 家长 队员 运动员 球员 门将 前锋 后卫 中场 冠军 民警 交警 消防员 战士 专家 学者 演员 歌手 作家 诗人 画家 书法家 教师 医生 护士 经纪人 设计师 建筑师 传承人 传人 主持人 裁判 编辑")
