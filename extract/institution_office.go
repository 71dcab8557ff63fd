package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// appointedOffices finds the offices in lists of appointments that leave out the place of the first one: 任命甲为某市财政局局长，
// 乙为|民政局|局长; 某市财政局局长甲、|民政局|局长乙. Those among hits, which must be in order, get their place.
func (a *Article) appointedOffices(hits []orgHit) []orgHit {
	at := spansOf(hits, orgHit.where)
	var more []orgHit
	for i, h := range hits {
		if h.rule == elidedIn || h.kind != "government" && h.kind != "party" && h.kind != "association" || !a.placed(h) {
			continue
		}
		for end := h.span.End; ; {
			p := a.nextOffice(end)
			if p == 0 {
				break
			}
			if k := at.startingAt(p); k > i {
				if !a.officeAlone(hits[k]) && !(hits[k].kind == "government" && hits[k].full == "" && a.officeEnd(p) == hits[k].span.End) {
					break
				}
				hits[k].rule, hits[k].code, end = elidedIn, h.code, hits[k].span.End
				continue
			}
			if end = a.officeEnd(p); end == 0 || at.overlap(normalize.Span{Start: p, End: end}) {
				break
			}
			more = append(more, orgHit{span: normalize.Span{Start: p, End: end}, kind: "government", code: h.code, rule: elidedIn})
		}
	}
	return more
}

// placed reports whether the name of h begins with its place, or with the level of one: 某市财政局, 市财政局.
func (a *Article) placed(h orgHit) bool {
	if i := a.placeAt.startingAt(h.span.Start); i >= 0 {
		return a.places[i].code != ""
	}
	return hasPrefix(a.cut(h.span), "省", "市", "县", "区", "州")
}

// nextOffice returns where the next member of a list begins in which the office that ends at byte p, its titles and who holds
// them are one: …局|局长甲，乙为|…局. Members that have a title only are passed over. It returns 0 if no list goes on there.
func (a *Article) nextOffice(p int) int {
	for range 8 {
		held := a.titlesEnd(p)
		if held == 0 {
			return 0
		}
		if end := a.personAt(held); end > 0 {
			held = end
		}
		r := a.after(held)
		if r == 0 || !strings.ContainsRune("，,、；;", r) {
			return 0
		}
		p = held + utf8.RuneLen(r)
		for p < len(a.Text) && strings.ContainsRune(" \n任命决", a.after(p)) && a.personAt(p) == 0 {
			p += utf8.RuneLen(a.after(p))
		}
		if end := a.personAt(p); end > 0 && strings.HasPrefix(a.Text[end:], "为") {
			p = end + len("为")
		}
		if a.titleEnd(p) == 0 {
			return p
		}
	}
	return 0
}

// titlesEnd returns where the titles of one person end that begin at byte p, or 0: 党组书记、局长.
func (a *Article) titlesEnd(p int) int {
	end := a.titleEnd(p)
	for n := 0; n < 4 && end > 0 && a.after(end) == '、'; n++ {
		next := a.titleEnd(end + len("、"))
		if next == 0 {
			break
		}
		end = next
	}
	return end
}

// titleEnd returns where the title of office ends that begins at byte p, with what modifies it, or 0.
func (a *Article) titleEnd(p int) int {
	end := 0
	for t := range titlesByFirst.of(a.Text[skipAny(a.Text, p, "党组", "党委", "常务", "副"):]) {
		end = max(end, len(t))
	}
	if end == 0 {
		return 0
	}
	return skipAny(a.Text, p, "党组", "党委", "常务", "副") + end
}

// personAt returns where the person's name ends that begins at byte p, or 0.
func (a *Article) personAt(p int) int {
	if n := strings.Index(a.Text[p:min(len(a.Text), p+4*len("某"))], "为"); n > len("某") && a.chineseNameSpan(p, p+n) > 0 {
		return p + n // 某某|为
	}
	if end := a.taggedAt(p, tagger.Person); end > 0 {
		return end
	}
	return a.chineseName(p)
}

// officeEnd returns where the name of an office without its place ends that begins at byte p and has a title behind it, or 0:
// 民政局|局长, 城乡建设和交通委员会|主任.
func (a *Article) officeEnd(p int) int {
	if a.placeAt.startingAt(p) >= 0 || a.nameAt.startingAt(p) >= 0 || hasPrefix(a.Text[p:], "国", "中", "全", "省", "市", "县", "区", "州", "校", "院", "党", "团", "集团", "公司", "本", "该", "街道", "镇", "乡", "村") {
		return 0
	}
	for i := a.tokenAt(p); i < len(a.tokens) && i < a.tokenAt(p)+10; i++ {
		end := a.tokens[i].Span.End
		for _, e := range []string{"委员会", "局", "厅", "委", "办公室"} {
			if k := strings.LastIndex(a.Text[p:end], e); k > len("某") && !hasSuffix(a.Text[p:p+k+len(e)], "工委", "纪委", "政法委", "党委", "团委") && a.titleEnd(p+k+len(e)) > 0 {
				return p + k + len(e)
			}
		}
		if w := a.word(i); a.tokens[i].Span.Start >= p && a.stops(i) && w != "和" && w != "与" && w != "及" {
			return 0
		}
	}
	return 0
}

// jointMinistry returns where the name of a ministry or office abroad ends whose fields of work stand behind its country at
// byte p, or 0: 某国|资源、能源和旅游部.
func (a *Article) jointMinistry(p int) int {
	fields := 0
	for i := a.tokenAt(p); i < len(a.tokens) && i < a.tokenAt(p)+10 && a.tokens[i].Span.Start < p+20*len("某"); i++ {
		w, end := a.word(i), a.tokens[i].Span.End
		if at := a.tokens[i].Span.Start; w == "部长" && a.after(end) == '官' && ministerial(a.Text[p:at+len("部")]) {
			return at + len("部") // 某国统一|部长|官
		}
		switch t := a.tag(i); {
		case (w == "、" || w == "和" || w == "与" || w == "及") && fields > 0:
			continue
		case !insideNames[w] && (!hasPrefix(t, "n", "vn", "j", "b") || t == "nr" || outsideNames[w]):
			return 0
		}
		fields++
		if (fields > 1 || ministerial(a.Text[p:end])) && hasSuffix(w, "部", "省", "署", "委员会", "总局") && !noMinistry[w] {
			if next := a.after(end); !isHan(next) || a.stops(i+1) || a.addressed(end) || hasPrefix(a.Text[end:], "官", "方面", "高官") {
				return end
			}
			return 0
		}
	}
	return 0
}

// departmentEnd returns where the name of a department of the ministry or national office h ends whose fields are joined, 某部|服务贸易和商贸
// 服务业司, or 0.
func (a *Article) departmentEnd(h orgHit) int {
	if h.kind != "government" || h.full == "" || !hasSuffix(a.cut(h.span), "部", "委", "局", "署", "总局") || !isHan(a.after(h.span.End)) {
		return 0
	}
	joined := false
	for i := a.tokenAt(h.span.End); i < len(a.tokens) && a.tokens[i].Span.End < h.span.End+15*len("某"); i++ {
		w, at := a.word(i), a.tokens[i].Span
		if w == "和" || w == "与" {
			joined = joined || at.Start > h.span.End
			continue
		}
		if joined && strings.HasSuffix(w, "司") && w != "公司" && w != "上司" && (!isHan(a.after(at.End)) || a.titleEnd(at.End) > 0 || a.stops(i+1) || strings.Contains(a.Text[at.End:min(len(a.Text), at.End+5*len("某"))], "处")) {
			return at.End
		}
		if !a.fieldAt(i) {
			return 0
		}
	}
	return 0
}

// noMinistry are words that end like ministries and are parts of places or of bodies.
var noMinistry = wordSet("全部 内部 外部 总部 分部 本部 大部 局部 干部 俱乐部 东部 西部 南部 北部 中部 东北部 西北部 东南部 西南部 中南部 中西部 中北部 中东部 沿海部 腹部 头部 部省 各省 全省")

// ministerial reports whether the words between a country and what follows may name one of its ministries by a single field: 统一|部,
// 经济产业|省.
func ministerial(name string) bool {
	if n := runes(name); n < 3 || n > 8 {
		return false
	}
	return !noMinistry[name] && !hasSuffix(name, "内部", "外部", "总部", "分部", "俱乐部", "东部", "西部", "南部", "北部", "中部", "干部")
}
