package extract

import (
	"strings"
	"sync"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// shortNames are the one-character names of provinces (with the first two digits of their codes) and of other places. Where
// one stands for several, the article must name one of them in full.
var shortNames = sync.OnceValue(func() map[rune][]shortName {
	return indexShortNames(`京11 津12 冀13 晋14 蒙15 辽21 吉22 黑23 沪31 苏32 浙33 皖34 闽35 赣36 鲁37 豫41 鄂42 湘43 粤44 桂45 琼46 渝50 川51 蜀51 贵52 黔52 云53 滇53
	藏54 陕61 秦61 甘62 陇62 青63 宁64 新65 台71 港81 澳82`,
		`中 中国 华 中国 美 美国 英 英国 法 法国 德 德国 俄 俄罗斯 日 日本 韩 韩国 朝 朝鲜 越 越南 泰 泰国 缅 缅甸 老 老挝 柬 柬埔寨 菲 菲律宾 马 马来西亚 印 印度 印 印度尼西亚 印 印尼
	文 文莱 孟 孟加拉国 尼 尼泊尔 尼 尼日利亚 尼 尼加拉瓜 尼 尼日尔 斯 斯里兰卡 巴 巴西 巴 巴基斯坦 巴 巴勒斯坦 巴 巴拿马 巴 巴林 澳 澳大利亚 新 新加坡 新 新西兰 加 加拿大 墨 墨西哥 古 古巴
	阿 阿根廷 阿 阿富汗 阿 阿联酋 阿 阿尔及利亚 阿 阿曼 智 智利 秘 秘鲁 哥 哥伦比亚 哥 哥斯达黎加 委 委内瑞拉 洪 洪都拉斯 意 意大利 西 西班牙 葡 葡萄牙 荷 荷兰 比 比利时 瑞 瑞士 瑞 瑞典
	挪 挪威 芬 芬兰 丹 丹麦 冰 冰岛 爱 爱尔兰 波 波兰 捷 捷克 匈 匈牙利 罗 罗马尼亚 保 保加利亚 希 希腊 塞 塞尔维亚 塞 塞内加尔 塞 塞拉利昂 克 克罗地亚 乌 乌克兰 乌 乌兹别克斯坦 乌 乌干达 乌 乌拉圭
	白 白俄罗斯 立 立陶宛 哈 哈萨克斯坦 吉 吉尔吉斯斯坦 吉 吉布提 塔 塔吉克斯坦 土 土耳其 土 土库曼斯坦 以 以色列 伊 伊朗 伊 伊拉克 叙 叙利亚 黎 黎巴嫩 约 约旦 沙 沙特阿拉伯 沙 沙特 卡 卡塔尔
	科 科威特 也 也门 埃 埃及 埃 埃塞俄比亚 南 南非 肯 肯尼亚 坦 坦桑尼亚 赞 赞比亚 安 安哥拉 纳 纳米比亚 莫 莫桑比克 刚 刚果（金） 刚 刚果（布） 苏 苏联 苏 苏丹 利 利比亚 突 突尼斯
	摩 摩洛哥 厄 厄瓜多尔 蒙 蒙古国 欧 欧洲 非 非洲 亚 亚洲 拉 拉丁美洲 台 台湾省`)
})

// shortPlace is the rule that places of one character go by.
const shortPlace = "place.abbreviation"

// sureShort is the score from which on a character that often means something else is believed to be a place.
const sureShort = 4

// shortName is what a character may stand for.
type shortName struct{ full, code string }

func indexShortNames(provinces, others string) map[rune][]shortName {
	m := map[rune][]shortName{}
	for _, f := range strings.Fields(provinces) {
		r := firstRune(f)
		code := f[len(string(r)):] + "0000"
		m[r] = append(m[r], shortName{lexiconNameOf(code, string(r)), code})
	}
	f := strings.Fields(others)
	for i := 0; i+1 < len(f); i += 2 {
		r := firstRune(f[i])
		if k := len(m[r]); k == 0 || m[r][k-1].full != f[i+1] {
			m[r] = append(m[r], shortName{full: f[i+1]})
		}
	}
	return m
}

// shortPlaces returns the places of one character that the tagger finds: |中|方, 在|京, |中||美|关系. One that several places
// may be meant by, of which the article names not exactly one, has its own name and no code.
func (a *Article) shortPlaces() []placeHit {
	named := map[string]bool{}
	for _, p := range a.places {
		named[p.name] = true
	}
	var out []placeHit
	for _, e := range a.tagged {
		name := a.cut(e.Span)
		if e.Type != tagger.Place || e.Score < minPlace || runes(name) != 1 || a.placeAt.overlap(e.Span) || a.userAt.overlap(e.Span) || a.lexicon.Stops(name) {
			continue
		}
		of := shortNames()[firstRune(name)]
		if len(of) == 0 || e.Score < sureShort && strings.ContainsAny(name, "法日非文马老以加比白安南利") {
			continue
		}
		if name == "中" && a.noCountry(e.Span) || name == "华" && strings.HasSuffix(a.Text[:e.Span.Start], "中") {
			continue
		}
		p := placeHit{span: e.Span, name: name, rule: shortPlace}
		if s, ok := meant(of, named); ok {
			p.name, p.code = s.full, s.code
		}
		if k := len(out) - 1; k >= 0 && out[k].span.End == p.span.Start && !alike(a.cut(out[k].span), name) {
			out = out[:k] // 朝|鲁 is a person
			continue
		}
		out = append(out, p)
	}
	return out
}

// noCountry reports whether a 中 is no name of the country: that of 中华, and that after another place, where it is
// 在京津|中| or the like.
func (a *Article) noCountry(span normalize.Span) bool {
	if strings.HasPrefix(a.Text[span.End:], "华") {
		return true
	}
	i := a.placeAt.from(span.Start) - 1
	return i >= 0 && a.placeAt[i].End == span.Start
}

// alike reports whether two characters may both stand for provinces, or both for what is none.
func alike(a, b string) bool {
	kinds := func(s string) (province, other bool) {
		for _, o := range shortNames()[firstRune(s)] {
			province, other = province || o.code != "", other || o.code == ""
		}
		return province, other
	}
	p, o := kinds(a)
	q, r := kinds(b)
	return p && q || o && r
}

// meant returns the only one of some places, or the only one of them that is named.
func meant(of []shortName, named map[string]bool) (s shortName, ok bool) {
	if len(of) == 1 {
		return of[0], true
	}
	for _, o := range of {
		if named[o.full] {
			if ok {
				return shortName{}, false
			}
			s, ok = o, true
		}
	}
	return s, ok
}

// withShort returns the places and those of one character in the order of the text.
func withShort(places, short []placeHit) []placeHit {
	out := make([]placeHit, 0, len(places)+len(short))
	for len(places) > 0 && len(short) > 0 {
		if short[0].span.Start < places[0].span.Start {
			out, short = append(out, short[0]), short[1:]
		} else {
			out, places = append(out, places[0]), places[1:]
		}
	}
	return append(append(out, places...), short...)
}
