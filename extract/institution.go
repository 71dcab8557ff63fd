package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
)

var institutions = Extractor{
	Name: "institutions",
	Doc:  "named organisations, outermost names, with their full names and kinds",
	find: func(f *facts) {
		f.a.orgs = findInstitutions(f.a)
		for _, o := range f.a.orgs {
			f.a.orgAt = append(f.a.orgAt, o.span)
		}
		f.resolver = &resolver{a: f.a}
		f.resolver.declaredAliases()
		f.r.Institutions, f.orgIDs = f.resolver.institutions()
		f.orgNames = map[string]string{}
		for _, i := range f.r.Institutions {
			f.orgNames[i.ID] = i.Name
		}
		placeRecords(f)
	},
	Examples: []Example{
		{"北京市教委和市教委有关处室参加。", []string{"北京市教育委员会 government: 北京市教委 市教委"}},
		{"天津一中、实验小学和天津市实验幼儿园参加。", []string{"天津市第一中学 school: 天津一中", "天津市实验小学 school: 实验小学", "天津市实验幼儿园 kindergarten: 天津市实验幼儿园"}},
		{"记者从国家林草局获悉。", []string{"国家林业和草原局 government: 国家林草局"}},
		{"天津大学新闻与传播学院揭牌。", []string{"天津大学新闻与传播学院 university: 天津大学新闻与传播学院"}},
		{"中共河北省委教育工委与河北雄安新区管委会会商。", []string{"中共河北省委教育工作委员会 party: 中共河北省委教育工委", "河北雄安新区管理委员会 government: 河北雄安新区管委会"}},
		{"某科技有限公司（以下简称“远山科技”）总部设在云岭市。", nil},
		{"各级教育部门、有关高校和多家上市公司对这一格局作出部署。", nil},
	},
}

// orgHit is a stretch of the body that names an institution.
type orgHit struct {
	span normalize.Span
	kind string
	full string // where the lexicon knows it
	code string // of its place, where known
	rule string
}

// maxNameWords is how many words a name may have before its ending.
const maxNameWords = 14

// findInstitutions returns the named institutions of the article, outermost names, in order.
func findInstitutions(a *Article) []orgHit {
	var hits []orgHit
	for _, h := range a.names {
		if h.Entry.Class == lexicon.Organisation || h.Entry.Class == lexicon.Weak {
			span := h.Span
			if strings.HasSuffix(a.Text[:span.Start], "中国") && !strings.HasPrefix(h.Entry.Name, "中国") {
				span.Start -= len("中国")
			}
			hits = append(hits, orgHit{span, h.Entry.Kind, h.Entry.Full, h.Entry.Code(), "institution.lexicon"})
		}
	}
	hits = append(hits, suffixNames(a)...)
	hits = append(hits, numberedSchools(a)...)
	hits = append(hits, foreignBodies(a)...)
	hits = outermost(a, hits)
	return outermost(a, append(hits, coordinated(a, hits)...))
}

// outermost drops names inside longer ones; of two that overlap, the longer stays.
func outermost(a *Article, hits []orgHit) []orgHit {
	sort.SliceStable(hits, func(i, j int) bool {
		x, y := hits[i].span, hits[j].span
		return x.Len() > y.Len() || x.Len() == y.Len() && x.Start < y.Start
	})
	taken := make(cover, len(a.Text))
	kept := hits[:0]
	for _, h := range hits {
		if taken.take(h.span) {
			kept = append(kept, h)
		}
	}
	sort.SliceStable(kept, func(i, j int) bool { return kept[i].span.Start < kept[j].span.Start })
	return kept
}

// suffixNames finds names by their endings: from each ending leftward to where a name cannot go on.
func suffixNames(a *Article) []orgHit {
	var hits []orgHit
	for p := 0; p < len(a.Text); {
		r, n := utf8.DecodeRuneInString(a.Text[p:])
		p += n
		list := suffixes[r]
		if list == nil {
			continue
		}
		for _, s := range list {
			if !strings.HasSuffix(a.Text[:p], s.text) {
				continue
			}
			if h, ok := a.nameEnding(s, p); ok {
				hits = append(hits, h)
			}
			break
		}
	}
	return hits
}

// nameEnding returns the name that ends at byte end with ending s.
func (a *Article) nameEnding(s suffix, end int) (orgHit, bool) {
	if !a.nameMayEnd(end) {
		return orgHit{}, false
	}
	for _, w := range afterSuffix {
		if strings.HasPrefix(a.Text[end:], w) {
			return orgHit{}, false
		}
	}
	if notOffice[a.word(a.tokenAt(end-1))] || a.after(end) == '长' {
		return orgHit{}, false
	}
	if k := a.tokenAt(end - len(s.text)); runes(s.text) == 1 && (a.tag(k-1) == "m" || a.tag(k) == "q") {
		return orgHit{}, false // 第一所
	}
	left := a.leftLimit(end-len(s.text), end)
	if s.brand {
		return a.brandName(left, end, s)
	}
	start, anchored := a.chooseStart(left, end, s)
	if d := a.before(start); '0' <= d && d <= '9' {
		return orgHit{}, false // 35家乡镇卫生院
	}
	name := a.Text[start:end]
	if len(name) <= len(s.text) || notInstitution[name] || runes(name) > 40 || a.isPlace(start, end) || a.commonNoun(start, end, s) {
		return orgHit{}, false
	}
	if !anchored && !a.elidedPlace(start, end, s) && (s.open || !a.specific(start, end-len(s.text), s)) {
		return orgHit{}, false
	}
	h := orgHit{span: normalize.Span{Start: start, End: end}, kind: s.kind, rule: "institution.suffix:" + s.text}
	if i := a.placeAt.startingAt(start); i >= 0 {
		h.code = a.places[i].code
	}
	return h, true
}

// leftLimit returns the leftmost byte at which a name whose ending begins at byte p may begin.
func (a *Article) leftLimit(p, end int) int {
	i := a.tokenAt(p)
	limit := p
	if i < len(a.tokens) && a.tokens[i].Span.Start < p { // the ending is only a part of its word
		limit = a.tokens[i].Span.Start
	}
	for n := 0; n < maxNameWords; n++ {
		if k := a.nameAt.endingAt(limit); k >= 0 {
			limit = a.nameAt[k].Start
			i = a.tokenAt(limit)
			continue
		}
		i--
		if i < 0 || a.tokens[i].Span.End != limit {
			break
		}
		if j := a.jump(i); j < i {
			i, limit = j, a.tokens[j].Span.Start
			if a.single(i - 1) {
				break
			}
			continue
		}
		if a.stops(i) && !a.joins(i) && !a.numberedPlaces(i) {
			break
		}
		limit = a.tokens[i].Span.Start
	}
	return limit
}

// numberedPlaces reports whether token i counts the divisions of the place before it: 某新区|三|县, 京津冀|三|省市.
func (a *Article) numberedPlaces(i int) bool {
	w := a.word(i)
	if runes(w) > 3 || !strings.ContainsRune("两三四五六七八九", firstRune(w)) {
		return false
	}
	if a.nameAt.endingAt(a.tokens[i].Span.Start) < 0 {
		return false
	}
	next := a.Text[a.tokens[i].Span.Start+3:]
	return strings.HasPrefix(next, "县") || strings.HasPrefix(next, "省市") || strings.HasPrefix(next, "地") || strings.HasPrefix(next, "区") || strings.HasPrefix(next, "市")
}

// nameMayEnd reports whether a name may end at byte p: at the end of a word that can be part of one, or before a title
// of office that the dictionary has joined to its ending: 督导|室主任.
func (a *Article) nameMayEnd(p int) bool {
	i := a.tokenAt(p - 1)
	if a.atBoundary(p) {
		return !a.stops(i)
	}
	switch a.after(p) {
	case '在', '将', '对', '与', '和', '等', '向', '为': // 秘书|处在
		return !a.single(i)
	}
	return strings.HasPrefix(a.Text[p:], "主任") || strings.HasPrefix(a.Text[p:], "书记") || strings.HasPrefix(a.Text[p:], "校长")
}

// isPlace reports whether the text between is the name of a place: 北京城市副中心.
func (a *Article) isPlace(start, end int) bool {
	i := a.placeAt.endingAt(end)
	return i >= 0 && a.placeAt[i].Start >= start
}

// commonNoun reports whether the text between is a kind of institution in a region, or a role of a city, not a name:
// 京津冀幼儿园, 某地国际金融中心.
func (a *Article) commonNoun(start, end int, s suffix) bool {
	rest := strings.TrimSuffix(a.Text[start:end], s.text)
	if strings.HasSuffix(a.Text[:end], "中小学") || strings.HasSuffix(rest, "中小学") {
		return true
	}
	if i := a.placeAt.startingAt(start); i >= 0 && a.placeAt[i].End <= end {
		rest = strings.TrimSuffix(a.Text[a.placeAt[i].End:end], s.text)
		role := strings.HasPrefix(rest, "国际") || strings.HasPrefix(rest, "全球") || strings.HasPrefix(rest, "区域")
		switch {
		case role && strings.HasSuffix(s.text, "中心"):
			return true
		case a.places[i].code != "":
			return false
		case rest == "" && s.kind != "government":
			return true
		}
	}
	if i := a.nameAt.startingAt(start); i >= 0 && a.nameAt[i].End < end {
		rest = strings.TrimSuffix(a.Text[a.nameAt[i].End:end], s.text)
	}
	for _, w := range []string{"国际", "全国", "世界", "国家", "中国"} {
		rest = strings.TrimPrefix(rest, w)
	}
	return genericModifiers[rest]
}

// genericModifiers are words that tell kinds of institutions, not one from another.
var genericModifiers = wordSet(`高等 普通高等 文化 文艺 中高职 中职 高职 北交所上市 上市 中小学 中小 县域 高水平 幼儿园 保障 乡村 农村 城市 城乡 公办 民办 公立 私立 民营 国有 国营 外资 合资 独资 卓越 工程师 卓越工程师 产业 现代产业 普通 职业 重点 示范 优质 名牌 一流 双一流 高水平 本科 专科 综合 专业 基层 地方 社区 三甲 定点 指定 发热 大型 小型 中型 龙头 骨干 头部 上市 股份制 跨国 科技型 高新技术 互联网
	锂电池 新能源 汽车 房地产 地产 物业 保险 证券 基金 投资 科技 生物 医药 能源 电力 航空 物流 快递 外卖 旅游 传媒 影视 游戏 教育 培训 装修 建筑 建材 钢铁 煤炭 石油 天然气 化工 纺织 服装 食品 餐饮 酒店 农业 林业 渔业 特殊教育 希望 寄宿制 走读 义务教育 学前教育 高等教育 职业教育 成人教育 政府 企业 高校 校企 行业 合作 联合 战略 创新 研发 技术 服务 管理 应用 技术型 应用型 师范类 理工类 大学 国内 国外 海外 境外 中外 当地 本地 外地 各地 两地 三地 家乡 母校 村里 县里 市里 省里 区里 镇里`)

// brandName returns the name of a company that is a brand and what it deals in: 某普|生物.
func (a *Article) brandName(left, end int, s suffix) (orgHit, bool) {
	p := end - len(s.text)
	i := a.tokenAt(p) - 1
	start := p
	singles := 0
	for ; i >= 0 && a.tokens[i].Span.End == start && a.tokens[i].Span.Start >= left && runes(a.Text[start:p]) < 4; i-- {
		switch {
		case a.single(i) && !functionChar(a.word(i)):
			singles++
		case singles == 0 && start == p && a.brandAt(i) && !genericModifiers[a.word(i)]:
			singles = 2
		default:
			i = 0
			continue
		}
		start = a.tokens[i].Span.Start
	}
	next := a.after(end)
	if n := runes(a.Text[start:p]); singles < 2 || n < 2 || n > 4 || isHan(next) && !a.stops(a.tokenAt(end)) {
		return orgHit{}, false
	}
	return orgHit{span: normalize.Span{Start: start, End: end}, kind: s.kind, rule: "institution.brand:" + s.text}, true
}

// jump leads over a quoted or bracketed part of a name, from its closing mark at token i to its opening one:
// “双高”|建设联盟, 某某（北京）|有限公司. It returns i where there is none.
func (a *Article) jump(i int) int {
	open := ""
	switch a.word(i) {
	case "”", "\"":
		open = "“"
	case "’":
		open = "‘"
	case ")", "）":
		open = "(（"
	default:
		return i
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		w := a.word(j)
		if w != "" && strings.Contains(open, w) {
			if a.tokens[i].Span.Start-a.tokens[j].Span.End <= 8*3 {
				return j
			}
			return i
		}
		if r := firstRune(w); isPunct(r) && r != '·' || '0' <= r && r <= '9' && open != "“" {
			return i
		}
	}
	return i
}

// joined are the pairs that 和 joins inside the names of offices.
var joined = strings.Fields(`发展和改革 文化和旅游 人力资源和社会保障 住房和城乡 工业和信息化 规划和自然资源 自然资源和规划 林业和草原 粮食和物资 经济和信息化 教育和体育
	科学和技术 宪法和法律 监察和司法 物流与采购 音像与数字 卫生和计划生育 民族和宗教 农业和农村 退役军人和 科技和信息化 商务和粮食 水利和湖泊 生态和环境 国防和 港口和航运 环境和资源
	农业与农村 传媒与 社会与 经济与 材料与 科学与 技术与 信息与 管理与 文化与 生物与 网络与 法学与 数学与 艺术与 历史与 国际与 环境与 能源与 食品与 电子与 机械与 公共管理与 金融与`)

// joins reports whether token i is a 和 or 与 inside the name of an office: 发展|和|改革委员会.
func (a *Article) joins(i int) bool {
	w := a.word(i)
	if w != "和" && w != "与" && w != "及" {
		return false
	}
	if a.inCompound(i) {
		return true
	}
	at := a.tokens[i].Span
	for _, pair := range joined {
		k := strings.Index(pair, w)
		if k < 0 {
			continue
		}
		if strings.HasSuffix(a.Text[:at.Start], pair[:k]) && strings.HasPrefix(a.Text[at.End:], pair[k+len(w):]) {
			return k+len(w) < len(pair) || a.tag(i+1) == "n" || a.tag(i+1) == "vn"
		}
	}
	return false
}

// inCompound reports whether token i joins two subjects of a body within a known institution or a place's:
// 某大学|新闻|与|传播学院.
func (a *Article) inCompound(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if t := a.tag(j); t != "n" && t != "vn" || outsideNames[a.word(j)] || a.tokens[j].Span.End != a.tokens[j+1].Span.Start {
			return false
		}
		if endsLikeName(a.word(j)) {
			return false
		}
		if k := a.tokens[j].Span.Start; a.knownOrgEnds(k) {
			return true
		}
	}
	return false
}

// endsLikeName reports whether a word ends like the name of an institution.
func endsLikeName(w string) bool {
	for _, s := range suffixes[lastRune(w)] {
		if strings.HasSuffix(w, s.text) {
			return true
		}
	}
	return false
}

// knownOrgEnds reports whether an institution of the lexicon ends at byte p.
func (a *Article) knownOrgEnds(p int) bool {
	k := a.nameAt.endingAt(p)
	return k >= 0 && !a.names[k].Entry.Class.Place()
}

// chooseStart returns where the name within [left, end) begins, and whether it begins with a place, a known name or a
// quoted one: 优质|北京某学校 begins at the place.
func (a *Article) chooseStart(left, end int, s suffix) (start int, anchored bool) {
	anchor := -1
	if k := a.placeAt.from(left); k < len(a.placeAt) && a.placeAt[k].End < end {
		anchor = a.placeAt[k].Start
	}
	for k := a.nameAt.from(left); k < len(a.names) && a.nameAt[k].End <= end; k++ {
		if !a.names[k].Entry.Class.Place() {
			if anchor < 0 || a.nameAt[k].Start < anchor {
				anchor = a.nameAt[k].Start
			}
			break
		}
	}
	i := a.tokenAt(left)
	if anchor < 0 {
		anchored = a.properAt(i, s) && a.tokens[i].Span.Start >= left
		return left, anchored
	}
	for ; i < len(a.tokens) && a.tokens[i].Span.Start < anchor; i++ {
		if a.brandAt(i) && runes(a.word(i)) > 1 && !genericModifiers[a.word(i)] || a.single(i) && a.single(i+1) && a.tokens[i+1].Span.End == anchor {
			return a.tokens[i].Span.Start, true
		}
	}
	if strings.HasSuffix(a.Text[:anchor], "中共") {
		anchor -= len("中共")
	}
	return anchor, true
}

// bodyKinds are the kinds whose names begin with 全国 or 国际; 全国中学 is no name.
var bodyKinds = map[string]bool{"government": true, "party": true, "association": true, "alliance": true, "international": true, "military": true}

// elidedPlace reports whether the name is that of an office without its place: 市教委, 省教育厅, 市政府督导室.
func (a *Article) elidedPlace(start, end int, s suffix) bool {
	if s.kind != "government" && s.kind != "party" || s.open && s.text != "办公室" {
		return false
	}
	name := a.Text[start:end]
	for _, level := range []string{"省", "市", "县", "区", "州"} {
		rest, ok := strings.CutPrefix(name, level)
		if !ok {
			continue
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "委"), "政府")
		return runes(rest) > 1 && rest != "人大" && rest != "政协" && !strings.ContainsRune("级直属内外长域际", firstRune(rest))
	}
	return false
}

// properAt reports whether token i begins a name by itself: 中国, 国家, 第八十, a quoted word, a one like 云岭|市.
func (a *Article) properAt(i int, s suffix) bool {
	w := a.word(i)
	switch w {
	case "中国", "国家", "中央", "中共", "中华", "国务院":
		return true
	case "全国", "国际", "世界", "亚洲", "欧洲", "非洲", "东亚", "全球":
		return bodyKinds[s.kind] && !s.open
	case "“", "‘":
		return s.kind == "alliance" || s.kind == "association" || s.kind == "other"
	}
	switch a.word(i + 1) {
	case "省", "市", "县", "区", "州", "镇", "乡", "自治区", "自治州", "新区", "村":
		return runes(w) >= 2 && a.tag(i) != "m" && a.tag(i) != "r"
	}
	return strings.HasSuffix(w, "市") && runes(w) > 2 || strings.HasSuffix(w, "省") && runes(w) > 2 || strings.HasSuffix(w, "县") && runes(w) > 1
}

// brandAt reports whether token i is a proper noun that is no place, so that a name may begin with it.
func (a *Article) brandAt(i int) bool {
	switch a.tag(i) {
	case "nz", "nt", "nrt", "x", "eng":
		return true
	case "":
		return runes(a.word(i)) > 1
	}
	return false
}

// specific reports whether the words before the ending tell one institution from others of its kind.
func (a *Article) specific(start, end int, s suffix) bool {
	if end <= start {
		return false
	}
	proper, n := false, 0
	for i := a.tokenAt(start); i < len(a.tokens) && a.tokens[i].Span.Start < end; i++ {
		w := a.word(i)
		n++
		if strings.HasPrefix(w, "第") && runes(w) > 1 || isOrdinalBefore(a, i) {
			return true
		}
		switch t := a.tag(i); t {
		case "nt", "nrt", "ns", "x":
			proper = proper || !genericModifiers[w]
		case "nr", "nrfg":
			proper = proper || !genericModifiers[w] && surnames[firstRune(w)]
		case "nz":
			proper = proper || !genericModifiers[w] && (s.kind == "media" || s.kind == "association" || strings.HasPrefix(s.text, "有限"))
		}
		if a.single(i) && a.single(i+1) && n == 1 && a.tokens[i+1].Span.End <= end {
			proper = true
		}
	}
	switch s.text {
	case "有限公司", "有限责任公司", "股份有限公司":
		return n > 1 || proper
	case "省委", "市委", "区委", "县委", "州委":
		return false
	}
	return proper
}

// numberedSchools finds 天津一中, 雄县二小 and the like.
func numberedSchools(a *Article) []orgHit {
	var hits []orgHit
	for _, p := range a.places {
		end := p.span.End
		n := 0
		for strings.ContainsRune("一二三四五六七八九十百", a.after(end)) && a.after(end) != 0 {
			end += 3
			n++
		}
		if n == 0 || n > 3 {
			continue
		}
		kind := "school"
		switch a.after(end) {
		case '中', '小':
		case '幼':
			kind = "kindergarten"
		default:
			continue
		}
		next := a.after(end + 3)
		if isHan(next) && strings.ContainsRune("央心国间东外部型学", next) {
			continue
		}
		hits = append(hits, orgHit{normalize.Span{Start: p.span.Start, End: end + 3}, kind, "", p.code, "institution.numbered_school"})
	}
	return hits
}

// foreignBodies finds 美国政府, 俄罗斯外交部 and 市政府-like bodies named by a place in front.
func foreignBodies(a *Article) []orgHit {
	var hits []orgHit
	for _, p := range a.places {
		rest := a.Text[p.span.End:]
		for _, b := range []struct{ text, kind string }{
			{"政府", "government"}, {"外交部", "government"}, {"国防部", "government"}, {"财政部", "government"}, {"国会", "government"}, {"议会", "government"},
			{"央行", "government"}, {"军方", "military"}, {"国防军", "military"}, {"空军", "military"}, {"海军", "military"}, {"陆军", "military"},
			{"海关", "government"}, {"总统府", "government"}, {"最高法院", "court"},
		} {
			if strings.HasPrefix(rest, b.text) && a.atBoundary(p.span.End+len(b.text)) {
				hits = append(hits, orgHit{normalize.Span{Start: p.span.Start, End: p.span.End + len(b.text)}, b.kind, "", p.code, "institution.state_body"})
			}
		}
	}
	return hits
}

// coordinated finds institutions named only by their ending that stand in a list with full ones:
// 天津四中、实验小学和天津市实验幼儿园.
func coordinated(a *Article, hits []orgHit) []orgHit {
	var more []orgHit
	taken := make(cover, len(a.Text))
	for _, h := range hits {
		taken.take(h.span)
	}
	for _, h := range hits {
		p := h.span.End
		for {
			sep, n := utf8.DecodeRuneInString(a.Text[p:])
			if sep != '、' && sep != '和' && sep != '与' {
				break
			}
			end, s := a.elided(p + n)
			if end == 0 {
				break
			}
			span := normalize.Span{Start: p + n, End: end}
			if !taken.take(span) {
				break
			}
			more = append(more, orgHit{span, s.kind, "", h.code, "institution.coordination"})
			p = end
		}
	}
	return more
}

// elided returns the end of a name without its place that begins at p: 实验小学, 人社厅.
func (a *Article) elided(p int) (int, suffix) {
	if a.nameAt.startingAt(p) >= 0 {
		return 0, suffix{}
	}
	for i := a.tokenAt(p); i < len(a.tokens) && i < a.tokenAt(p)+6; i++ {
		if a.stops(i) {
			return 0, suffix{}
		}
		end := a.tokens[i].Span.End
		for _, s := range suffixes[a.before(end)] {
			name := a.Text[p:end]
			if !strings.HasSuffix(name, s.text) || s.open {
				continue
			}
			next := a.after(end)
			if len(name) > len(s.text) && !notInstitution[name] && !genericNames[name] && (isPunct(next) || a.stops(i+1)) && elidable[s.kind] {
				return end, s
			}
			break
		}
	}
	return 0, suffix{}
}

var (
	elidable     = map[string]bool{"government": true, "school": true, "kindergarten": true}
	genericNames = wordSet("中小学 中小学校 职业学校 普通学校 各学校 兄弟学校 结对学校 中职学校 高职学校 公安局 教育局 税务局")
)
