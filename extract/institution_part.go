package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
)

// generalColleges are words before 学院 that say of which sort many of them are.
var generalColleges = wordSet("二级 各二级 相关 有关 兄弟 直属 独立 职业 高等 合作 试点 示范性 应用型 特色 技术 专业 产业 现代产业 特色产业 部分 所在 开放 继续教育学 新工科 高职 本科 普通 地方 师范 理工 民族 党政 技职 专科")

// colleges finds the colleges of a university that a text names by their fields alone, as it does where it tells whose they are, as
// in 我校教务处、|陶瓷与雕塑学院|.
func (a *Article) colleges(hits []orgHit) []orgHit {
	at := spansOf(hits, orgHit.where)
	var more []orgHit
	for _, p := range a.all("学院") {
		end := p + len("学院")
		if at.overlap(normalize.Span{Start: p, End: end}) || !a.atBoundary(end) || strings.HasPrefix(a.Text[end:], "校区") || strings.HasPrefix(a.Text[end:], "路") {
			continue
		}
		start := a.fieldsBefore(p)
		if start == p || at.overlap(normalize.Span{Start: start, End: end}) || !a.onCampus() {
			continue
		}
		name := a.Text[start:p]
		if runes(name) < 2 || generalColleges[name] || genericModifiers[name] || a.placeAt.endingAt(p) >= 0 {
			continue
		}
		more = append(more, orgHit{span: normalize.Span{Start: start, End: end}, kind: "university", rule: collegeAlone})
	}
	return more
}

// collegeAlone is the rule of names of colleges that leave out their university.
const collegeAlone = "institution.college"

// putColleges leads colleges named by their fields alone to those of the university that the list they stand in begins with, or of the
// only one that the article names.
func (r *resolver) putColleges(all []namedHit) {
	only, several := "", false
	for _, n := range all {
		if isSchool(n.name) && n.name != only {
			only, several = n.name, only != ""
			if several {
				break
			}
		}
	}
	if several || only != "" && r.a.meets(isSchool, "我校", "学校", "本校") {
		only = ""
	}
	for i, n := range all {
		if n.hit.rule != collegeAlone || n.by != asWritten {
			continue
		}
		whole := only
		if i > 0 && joinedBy(r.a.between(all[i-1].hit.span.End, n.hit.span.Start)) {
			whole = firstOf(universityOf(all[i-1].name), only)
		}
		if whole != "" && strings.HasSuffix(whole, "大学") {
			all[i].name, all[i].by = whole+n.name, context
		}
	}
}

// onCampus reports whether the text names a university or speaks of its own.
func (a *Article) onCampus() bool {
	return len(a.all("我校")) > 0 || len(a.all("大学")) > 0
}

// fieldsBefore returns where the names of the fields begin that stand right before byte p, nothing but a mark or a word that no name
// holds before them: 、|通信与信息工程|学院. It returns p where there are none.
func (a *Article) fieldsBefore(p int) int {
	i, start := a.tokenAt(p-1), p
	if i < len(a.tokens) && a.tokens[i].Span.End > p {
		if runes(a.word(i)) < 4 {
			return p
		}
		start = a.tokens[i].Span.Start // 工程学院 is one word
		i--
	}
	for ; i >= 0 && a.tokens[i].Span.End == start && p-start < 14*len("某"); i-- {
		w := a.word(i)
		if (w == "与" || w == "及") && start < p && a.fieldAt(i-1) && !endsLikeBody(a.word(i-1)) && a.tokens[i-1].Span.End == a.tokens[i].Span.Start {
			start = a.tokens[i].Span.Start
			continue
		}
		if !a.fieldAt(i) || endsLikeBody(w) {
			break
		}
		start = a.tokens[i].Span.Start
	}
	if k := a.tokenAt(start); hasPrefix(a.word(k), "部分", "相关", "有关", "各", "其他", "其它", "所有", "全部", "若干", "不同") {
		return p
	} else if notFirstField[a.word(k)] && a.tokens[k].Span.End < p {
		return a.tokens[k].Span.End
	}
	if i >= 0 && a.tokens[i].Span.End == start {
		if w := a.word(i); !isPunct(firstRune(w)) && !outsideNames[w] && !hasPrefix(a.tag(i), "v", "p", "c", "u") {
			return p
		}
	}
	return start
}

// notFirstField are words that name a field only behind another one: 服务|美术学院.
var notFirstField = wordSet("服务 支持 联合 合作 发展 建设 领导 指导 协调 促进 组织 推动 成立 筹建 共建 委托 配合 附属 现有 所在 所属")

// endsLikeBody reports whether a word ends like the name of an institution that is no brand: 研究中心, but not 智能.
func endsLikeBody(w string) bool {
	for _, s := range suffixes.of(lastRune(w)) {
		if !s.brand && strings.HasSuffix(w, s.text) {
			return true
		}
	}
	return false
}

// fieldAt reports whether token i is a noun that may name a field of study.
func (a *Article) fieldAt(i int) bool {
	w := a.word(i)
	if runes(w) < 2 || outsideNames[w] || !isHan(firstRune(w)) {
		return false
	}
	t := a.tag(i)
	return t != "nr" && t != "ns" && t != "nt" && hasPrefix(t, "n", "vn", "b", "j", "l", "a") || insideNames[w] && runes(w) == 2 && t != "ns"
}

// officers begin the titles of those who head a party committee.
var officers = []string{"书记", "副书记", "委员", "常委", "专职副书记", "成员"}

// headed leaves the committee out of the names of institutions whose party secretaries are named: 某某集团|党委书记 is the secretary of the
// group.
func (a *Article) headed(hits []orgHit) []orgHit {
	for i, h := range hits {
		name := a.cut(h.span)
		short := strings.TrimSuffix(strings.TrimSuffix(name, "党委"), "党组")
		if short == name || !hasPrefix(a.Text[h.span.End:], officers...) || runes(short) < 3 || h.rule == userInstitution || hasSuffix(short, "社区", "街道", "村", "镇", "乡", "县", "区", "市", "省", "机关", "支部", "教育", "园区", "系统") {
			continue
		}
		if !endsLikeName(short) && a.nameAt.endingAt(h.span.Start+len(short)) < 0 && h.rule != "institution.tagger" {
			continue
		}
		h.span.End = h.span.Start + len(short)
		h.kind, h.full = kindOfName(short), ""
		if e, ok := lexicon.Default().Lookup(short); ok && !e.Class.Place() {
			h.kind, h.full, h.rule = e.Kind, e.Full, "institution.lexicon"
		}
		hits[i] = h
	}
	return hits
}

// labEndings end the names of laboratories and centres that a ministry, province or several bodies set up, whose names begin with a
// field.
var labEndings = []string{"重点实验室", "工程实验室", "联合实验室", "工程研究中心", "工程技术研究中心", "协同创新中心", "联合研究中心", "产业学院"}

// laboratories finds the laboratories whose names begin with what they study: 、|先进材料全国重点实验室.
func (a *Article) laboratories(hits []orgHit) []orgHit {
	at := spansOf(hits, orgHit.where)
	var more []orgHit
	for _, ending := range labEndings {
		for _, p := range a.all(ending) {
			s := normalize.Span{Start: a.labStart(p), End: p + len(ending)}
			if s.Start == p || !a.atBoundary(s.End) {
				continue
			}
			if lo, hi := at.touching(s); hi-lo > 1 || hi-lo == 1 && (!s.Contains(at[lo]) || at[lo] == s) {
				continue
			}
			name := a.Text[s.Start:p]
			for _, grade := range []string{"国家级", "省级", "市级", "国家", "全国", "教育部", "省", "市"} {
				name = strings.TrimSuffix(name, grade)
			}
			if runes(name) < 3 || genericModifiers[name] || !balanced(name) {
				continue
			}
			more = append(more, orgHit{span: s, kind: kindOfName(a.cut(s)), rule: "institution.laboratory"})
		}
	}
	return more
}

// labStart returns where the words begin that say before byte p what a laboratory studies and whose it is.
func (a *Article) labStart(p int) int {
	start := p
	i := a.tokenAt(p - 1)
	for ; i >= 0 && i < len(a.tokens) && a.tokens[i].Span.Start < p && p-start < 24*len("某"); i-- {
		w, t := a.word(i), a.tag(i)
		if a.tokens[i].Span.End != start && start < p {
			break
		}
		if (w == "与" || w == "及" || w == "和") && a.fieldAt(i-1) && a.fieldAt(i+1) && start < p {
			start = a.tokens[i].Span.Start
			continue
		}
		if !isHan(firstRune(w)) || outsideNames[w] || hasPrefix(t, "p", "c", "u", "r", "m", "q", "t") || functionChar(w) {
			break
		}
		start = a.tokens[i].Span.Start
	}
	for i = a.tokenAt(start); start < p && i < len(a.tokens) && hasPrefix(a.tag(i), "v", "d") && runes(a.word(i)) > 1; i++ {
		start = a.tokens[i].Span.End // 依托|某某国家重点实验室
	}
	if r, n := utf8.DecodeLastRuneInString(a.Text[:start]); r == '个' || r == '家' || n == 0 && start > 0 {
		return p
	}
	return min(start, p)
}
