package extract

import (
	"strings"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// firmForms end the full names of companies and say what kind of firm they are.
var firmForms = []string{"股份有限公司", "有限责任公司", "有限公司", "公司"}

// firmFields are the words behind a company's own name that say what it deals in, the longest first.
var firmFields = longestFirst(`信息技术 网络科技 智能科技 生物科技 生物医药 电子科技 教育科技 环保科技 数字科技 材料科技 信息科技 投资控股 投资管理 供应链管理 企业管理 文化传播 文化传媒 科技发展 科技 技术 信息 网络 智能 电子 生物 医药 制药 药业 实业 投资 控股 发展 服务 管理 咨询
	文化 传媒 教育 贸易 商贸 进出口 能源 新能源 电力 环保 环境 材料 新材料 化工 机械 重工 装备 制造 汽车 建设 工程 建筑 置业 房地产 地产 物流 供应链 食品 农业 牧业 数据 数字 软件 系统 通信 通讯 电信 半导体 光电 微电子 医疗 器械 医疗器械 健康 股份 集团 产业 开发 旅游 酒店 航空
	航空电子 租赁 保险 证券 机器人 精密 仪器 设备 电气 电器 智造 自动化 计算 量子 云计算 安全 人工智能 空间 卫星 园林 生态 生态园林 国际 企业`)

// shortFirms adds the short forms of the companies that the article names in full, 青桐远山 and 远山科技 for 青桐远山科技有限公司, unless two have
// the same.
func (r *resolver) shortFirms() {
	of := map[string]aliasName{}
	var order []string
	for _, h := range r.a.orgs {
		name := r.a.cut(h.span)
		if h.kind != "company" || !strings.HasSuffix(name, "公司") || runes(name) < 7 {
			continue
		}
		for _, s := range r.firmShorts(h, name) {
			old, ok := of[s]
			if !ok {
				of[s] = aliasName{s, h, firmShort}
				order = append(order, s)
			} else if r.a.cut(old.of.span) != name {
				old.rule = ""
				of[s] = old
			}
		}
	}
	for _, s := range order {
		if n := of[s]; n.rule != "" && r.alias[s] == "" {
			r.alias[s] = r.a.cut(n.of.span)
			r.short = append(r.short, n)
		}
	}
}

// firmShort is the rule of short forms of companies.
const firmShort = "institution.short:firm"

// firmShorts returns what a company may be called for short by its full name at h.
func (r *resolver) firmShorts(h orgHit, name string) []string {
	own := name
	if k := strings.IndexAny(own, "(（"); k > 0 {
		rest := own[k:]
		if e := strings.IndexAny(rest, ")）"); e > 0 {
			own = own[:k] + strings.TrimLeft(rest[e:], ")）")
		}
	}
	for _, form := range firmForms {
		if s, ok := strings.CutSuffix(own, form); ok {
			own = s
			break
		}
	}
	bare := own
	if i := r.a.placeAt.startingAt(h.span.Start); i >= 0 && r.a.placeAt[i].Len() < len(own) {
		bare = strings.TrimPrefix(own[r.a.placeAt[i].Len():], "市")
	}
	var out []string
	for _, s := range []string{own, bare} {
		for stripped := false; runes(s) >= 2; {
			if n := runes(s); n <= 6 && (stripped || s != own || n >= 4) && r.mayBeFirm(s) {
				out = append(out, s)
			}
			short := s
			for _, f := range firmFields {
				if rest, ok := strings.CutSuffix(s, f); ok {
					short = rest
					break
				}
			}
			if short == s {
				break
			}
			s, stripped = short, true
		}
		if own == bare {
			break
		}
	}
	return out
}

// mayBeFirm reports whether a short form of a company tells it from others and from what else is called so.
func (r *resolver) mayBeFirm(short string) bool {
	if genericModifiers[short] || notInstitution[short] || insideNames[short] || outsideNames[short] {
		return false
	}
	for _, f := range firmFields {
		if rest, ok := strings.CutPrefix(short, f); ok && (rest == "" || genericModifiers[rest] || insideNames[rest]) {
			return false // 科技发展
		}
	}
	_, known := lexicon.Default().Lookup(short)
	return !known // a place, or another one's name
}

// firmStands reports whether the short form of a company at s is its name there: no person and no place of that name, no beginning of a
// longer noun, and no common word but where the text treats it as a company.
func (a *Article) firmStands(s normalize.Span) bool {
	i := a.tokenAt(s.Start)
	if a.taggedOn(s, tagger.Person, tagger.Place) || a.placeAt.overlap(s) || a.userAt.overlap(s) {
		return false
	}
	if r := a.before(s.Start); isHan(r) && !a.stops(i-1) {
		return false
	}
	if a.tokens[i].Span == s && a.tag(i) != "" {
		return (a.brandAt(i) || a.tag(i) == "nr") && a.actsAsFirm(s)
	}
	k := a.tokenAt(s.End)
	return !isHan(a.after(s.End)) || a.stops(k) || strings.HasPrefix(a.tag(k), "v") || a.actsAsFirm(s)
}

// actsAsFirm reports whether the words at s have officers or parts that companies have, say something, or stand beside an institution.
func (a *Article) actsAsFirm(s normalize.Span) bool {
	if hasPrefix(a.Text[s.End:], "集团", "公司", "总部", "创始人", "团队", "方面", "品牌", "产品") || a.addressed(s.End) || speechVerbs.begin(a.Text[s.End:]) {
		return true
	}
	if next := skipAny(a.Text, s.End, "与", "和", "同", "、"); next > s.End && a.orgAt.startingAt(next) >= 0 {
		return true
	}
	for _, w := range []string{"与", "和", "同", "、"} {
		if strings.HasSuffix(a.Text[:s.Start], w) && a.orgAt.endingAt(s.Start-len(w)) >= 0 && a.goesOn(s.End) {
			return true
		}
	}
	return false
}
