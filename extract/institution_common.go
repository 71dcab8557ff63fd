package extract

import (
	"slices"
	"strings"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// isPlace reports whether the text between is the name of a place: 北京城市副中心.
func (a *Article) isPlace(start, end int) bool {
	i := a.placeAt.endingAt(end)
	return i >= 0 && a.placeAt[i].Start >= start
}

// commonNoun reports whether the text between is a kind of institution in a region, or a role of a city, not a name:
// 京津冀幼儿园, 某地国际金融中心.
func (a *Article) commonNoun(start, end int, s suffix) bool {
	rest := strings.TrimSuffix(a.Text[start:end], s.text)
	switch {
	case strings.HasPrefix(rest, "省区市"), strings.HasPrefix(rest, "非") && runes(rest) == 1, s.text == "共同体" && strings.HasSuffix(rest, "命运"):
		return true
	case s.text == "集群" && !strings.ContainsAny(rest, "“”"):
		return true // an industry, not a body
	}
	if a.schoolsOf(start, end, s) {
		return true
	}
	if strings.HasSuffix(a.Text[:end], "中小学") || strings.HasSuffix(rest, "中小学") {
		return true
	}
	if i := a.placeAt.startingAt(start); i >= 0 && a.placeAt[i].End <= end {
		rest = strings.TrimSuffix(a.Text[a.placeAt[i].End:end], s.text)
		if e, ok := lexicon.Default().Lookup(a.cut(a.placeAt[i])); ok && e.Class == lexicon.Region && strings.HasPrefix(rest, "国家") && s.kind != "international" {
			return true // 中东欧|国家|海关
		}
		if _, known := lexicon.Default().Lookup(a.cut(a.placeAt[i])); !known && rest == "" && a.nameAt.startingAt(start) >= 0 && a.places[i].rule != "place.chain" && a.places[i].rule != "place.township" {
			return false // a place and what the model takes for its end: 某市红星|农场
		}
		role := strings.HasPrefix(rest, "国际") || strings.HasPrefix(rest, "全球") || strings.HasPrefix(rest, "区域")
		switch {
		case role && strings.HasSuffix(s.text, "中心"):
			return true
		case a.places[i].code != "":
			return false
		case rest == "" && s.kind != "government" && s.kind != "media" && s.text != "集团" && !a.foreignCity(a.placeAt[i]) && !oneEach[s.text]:
			return true
		}
	}
	if i := a.nameAt.startingAt(start); i >= 0 && a.nameAt[i].End < end {
		if !a.names[i].Entry.Class.Place() {
			return false // 某大学|高等|研究院
		}
		rest = strings.TrimSuffix(a.Text[a.nameAt[i].End:end], s.text)
	}
	for _, w := range []string{"国际", "全国", "世界", "国家", "中国"} {
		rest = strings.TrimPrefix(rest, w)
	}
	return genericModifiers[rest]
}

// schoolsOf reports whether the words between are the schools of a kind in a province, city or district: 某市|小学. Counties and
// towns have schools of such names.
func (a *Article) schoolsOf(start, end int, s suffix) bool {
	if s.kind != "school" && s.kind != "kindergarten" {
		return false
	}
	place := a.Text[start : end-len(s.text)]
	i := a.placeAt.startingAt(start)
	return i >= 0 && a.placeAt[i].End == end-len(s.text) && a.places[i].code != "" && hasSuffix(place, "省", "市", "区") && hasPrefix(s.text, "中学", "小学", "学校", "高中", "幼儿园")
}

// foreignCity reports whether s is a place abroad that is no country: 圣保罗|商会 is one chamber.
func (a *Article) foreignCity(s normalize.Span) bool {
	e, ok := lexicon.Default().Lookup(a.cut(s))
	return !ok && a.taggedOn(s, tagger.Organisation) || ok && e.Class == lexicon.City
}

// oneEach are the endings of bodies of which a country, region or city has one, so that its name tells which: 法国|农会. Chambers and unions
// are many.
var oneEach = wordSet("农会 渔会 妇联 文联 残联 科协 作协 红十字会 贸促会 侨联 台联 足协 篮协 工商联 捷运")

// genericModifiers are words that tell kinds of institutions, not one from another.
var genericModifiers = wordSet(`山区 高等 普通高等 文化 文艺 中高职 中职 高职 北交所上市 上市 中小学 中小 县域 高水平 幼儿园 保障 乡村 农村 城市 城乡 公办 民办 公立 私立 民营 国有 国营 外资 合资 独资 卓越 工程师 卓越工程师 产业 现代产业 普通 职业 重点 示范 优质 名牌 一流 双一流 高水平 本科 专科 综合 专业 基层 地方 社区 三甲 定点 指定 发热 大型 小型 中型 龙头 骨干 头部 上市 股份制 跨国 科技型 高新技术 互联网
	锂电池 新能源 汽车 房地产 地产 物业 保险 证券 基金 投资 科技 生物 医药 能源 电力 航空 物流 快递 外卖 旅游 传媒 影视 游戏 教育 培训 装修 建筑 建材 钢铁 煤炭 石油 天然气 化工 纺织 服装 食品 餐饮 酒店 农业 林业 渔业 特殊教育 希望 寄宿制 走读 义务教育 学前教育 高等教育 职业教育 成人教育 政府 企业 高校 校企 行业 合作 联合 战略 创新 研发 技术 服务 管理 应用 技术型 应用型 师范类 理工类 大学 国内 国外 海外 境外 中外 当地 本地 外地 各地 两地 三地 家乡 母校 村里 县里 市里 省里 区里 镇里`)

// brandName returns the name of a company that is a brand and what it deals in: 某普|生物.
func (a *Article) brandName(left, end int, s suffix) (orgHit, bool) {
	p := end - len(s.text)
	if a.investor(left, p, end, s) {
		return orgHit{span: normalize.Span{Start: left, End: end}, kind: s.kind, rule: "institution.brand:" + s.text, bare: true}, true
	}
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
	return orgHit{span: normalize.Span{Start: start, End: end}, kind: s.kind, rule: "institution.brand:" + s.text, bare: true}, true
}

// investors are the titles of officers that investing companies have and investments do not: 民间投资|负责人.
var investors = []string{"合伙人", "创始人", "董事", "总裁", "总经理", "首席"}

// capitals are words for kinds of capital, which no company is named by alone.
var capitals = wordSet("风险 股权 产业 战略 天使 公募 私募 知名 国有 社会 民间 民营 国际 海外 境外 对外 项目 金融 机构 固定资产 政府 证券 创业 长期 耐心 绿色 多家")

// investor reports whether the words from byte left on to byte p are the name of an investor one of whose officers is named, ，|银杏|资本|合伙人.
// The words may be common ones.
func (a *Article) investor(left, p, end int, s suffix) bool {
	if !hasSuffix(s.text, "资本", "创投", "投资", "控股", "基金") || left >= p || isHan(a.before(left)) && !a.endsClause(left) || a.placeAt.endingAt(p) >= 0 {
		return false
	}
	title := end
	for !hasPrefix(a.Text[title:], investors...) {
		k := slices.IndexFunc(titleModifierWords, func(w string) bool { return strings.HasPrefix(a.Text[title:], w) })
		if k < 0 {
			return false
		}
		title += len(titleModifierWords[k])
	}
	own := a.Text[left:p]
	n := runes(own)
	return n >= 2 && n <= 6 && !genericModifiers[own] && !insideNames[own] && isHan(firstRune(own)) && !capitals[own] && !capitals[a.word(a.tokenAt(p-1))]
}

// elidedPlace reports whether the name is that of an office without its place: 市教委, 省教育厅, 市政府督导室.
func (a *Article) elidedPlace(start, end int, s suffix) bool {
	if s.kind != "government" && s.kind != "party" && s.kind != "court" || s.open && s.text != "办公室" {
		return false
	}
	name := a.Text[start:end]
	for _, level := range []string{"省", "市", "县", "区", "州"} {
		rest, ok := strings.CutPrefix(name, level)
		if !ok {
			continue
		}
		rest = strings.TrimPrefix(strings.TrimPrefix(rest, "委"), "政府")
		return (runes(rest) > 1 || rest == "办") && rest != "人大" && rest != "政协" && !strings.ContainsRune("级直属内外长域际", firstRune(rest))
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
			proper = proper || !genericModifiers[w] && surnames.Has(firstRune(w))
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
