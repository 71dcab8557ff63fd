package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// elidedIn is the rule of names that leave out the place of the one they are listed after.
const elidedIn = "institution.coordination"

var (
	elidable     = map[string]bool{"government": true, "school": true, "kindergarten": true}
	genericNames = wordSet("中小学 中小学校 职业学校 普通学校 各学校 兄弟学校 结对学校 中职学校 高职学校 公安局 教育局 税务局")
)

// coordinated finds institutions that stand in a list behind a full name and leave out the place that it begins with:
// 长沙四中、|实验小学|和…, 某省教育厅、|人社厅|. Those among hits, which must be in order, get their place.
func (a *Article) coordinated(hits []orgHit) []orgHit {
	at := spansOf(hits, orgHit.where)
	var more []orgHit
	for i, h := range hits {
		if h.rule == elidedIn {
			continue
		}
		for p, inList := h.span.End, false; ; inList = true {
			sep, n := utf8.DecodeRuneInString(a.Text[p:])
			if sep != '、' && sep != '和' && sep != '与' {
				break
			}
			p += n
			if k := at.startingAt(p); k > i && a.officeAlone(hits[k]) {
				hits[k].rule, hits[k].code = elidedIn, h.code
				p = hits[k].span.End
				continue
			}
			end, kind := a.elided(p)
			if end == 0 && inList {
				end, kind = a.commonOffice(p)
			}
			if span := (normalize.Span{Start: p, End: end}); end == 0 || at.overlap(span) {
				break
			} else if elidable[kind] {
				more = append(more, orgHit{span, kind, "", h.code, elidedIn, false})
			}
			p = end
		}
	}
	return more
}

// commonOffice returns the end of an office that every place has, as one of a list of such at byte p, or 0: 财政局、|教育局、.
func (a *Article) commonOffice(p int) (end int, kind string) {
	for _, w := range []string{"教育局", "公安局", "税务局"} {
		if end := p + len(w); strings.HasPrefix(a.Text[p:], w) && (isPunct(a.after(end)) || hasPrefix(a.Text[end:], "和", "与", "等")) {
			return end, "government"
		}
	}
	return 0, ""
}

// officeAlone reports whether a name found is that of an office below the central government without its place: 财政厅.
func (a *Article) officeAlone(h orgHit) bool {
	name := a.cut(h.span)
	return h.kind == "government" && h.code == "" && h.full == "" && h.rule != userInstitution && runes(name) < 7 && hasSuffix(name, "厅", "局", "委") &&
		!hasPrefix(name, "国", "中", "省", "市", "县", "区", "州") && a.placeAt.startingAt(h.span.Start) < 0
}

// elided returns the end and the kind of a name without its place that begins at byte p, or 0: 实验小学, 四中, 人社厅.
func (a *Article) elided(p int) (end int, kind string) {
	if a.nameAt.startingAt(p) >= 0 {
		return 0, ""
	}
	if end := a.numberedAt(p); end > 0 && (!isHan(a.after(end)) || a.after(end) == '等' || a.stops(a.tokenAt(end))) {
		return end, schoolKinds[a.Text[end-len("中"):end]]
	}
	for _, f := range officeForms {
		if strings.HasPrefix(a.Text[p:], f.short) && hasSuffix(f.short, "厅", "局", "委") {
			return p + len(f.short), "government"
		}
	}
	if strings.ContainsRune("一两二三四五六七八九十几数多各每", a.after(p)) { // 两中学
		return 0, ""
	}
	for i := a.tokenAt(p); i < len(a.tokens) && i < a.tokenAt(p)+6; i++ {
		if a.stops(i) {
			return 0, ""
		}
		end := a.tokens[i].Span.End
		for _, s := range suffixes.of(a.before(end)) {
			name := a.Text[p:end]
			if !strings.HasSuffix(name, s.text) || s.open {
				continue
			}
			next := a.after(end)
			if len(name) > len(s.text) && !notInstitution[name] && !genericNames[name] && (isPunct(next) || a.stops(i+1)) && elidable[s.kind] {
				return end, s.kind
			}
			break
		}
	}
	return 0, ""
}

var schoolKinds = map[string]string{"中": "school", "小": "school", "幼": "kindergarten"}

// numberedAt returns where what may be the number and kind of a school ends that begins at byte p, or 0: 四中.
func (a *Article) numberedAt(p int) int {
	end := p
	for end-p < 3*len("十") && a.after(end) != 0 && strings.ContainsRune("一二三四五六七八九十百", a.after(end)) {
		end += len("十")
	}
	if r := a.after(end); end == p || r != '中' && r != '小' && r != '幼' {
		return 0
	}
	return end + len("中")
}
