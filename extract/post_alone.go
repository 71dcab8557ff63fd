package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
)

// standingCommittee is the body whose chairmen are called 委员长 without it.
const standingCommittee = "全国人民代表大会常务委员会"

// whose returns the institution that a post without one is of, if the article tells: the Standing Committee of the National
// People's Congress has the only 委员长, and 校长 is that of the only university or school, as is any post of 我校.
func (r *resolver) whose(p postHit, full map[string]string) office {
	switch p.title {
	case "委员长", "副委员长":
		if id := named(standingCommittee, full); id != "" {
			return office{"全国人大常委会", id}
		}
	case "校长", "副校长", "常务副校长", "校长助理", "校党委书记", "校党委副书记", "校党委常委":
		return r.onlySchool(full)
	case "院长", "副院长":
		return r.onlyAcademy(full)
	case "会长", "副会长", "常务副会长", "理事长", "副理事长", "常务副理事长", "秘书长", "副秘书长":
		if b := r.a.before(p.span.Start); !isHan(b) || r.a.endsClause(p.span.Start) || r.a.namedBefore(p.span.Start) {
			return r.onlySociety(full)
		}
	}
	if strings.HasPrefix(p.title, "院党委") {
		return r.onlyAcademy(full)
	}
	if hasSuffix(r.a.Text[:p.span.Start], "我校", "本校") {
		return r.onlySchool(full)
	}
	return office{}
}

// onlySchool returns the only university or school that the article names, nothing if there are two.
func (r *resolver) onlySchool(full map[string]string) office {
	if r.school == nil {
		only := office{}
		if !r.a.meets(isSchool, "我校", "学校", "本校") {
			only = r.onlyOne(full, isSchool)
		}
		r.school = &only
	}
	return *r.school
}

// isSchool reports whether an institution is a school or university as a whole by its full name.
func isSchool(name string) bool {
	return hasSuffix(name, "大学", "中学", "小学", "学校") || hasSuffix(name, "学院", "专科学校") && isUniversity(name)
}

// isUniversity reports whether an institution is on the list of universities by its full name, as many a 学院 is.
func isUniversity(name string) bool {
	e, ok := lexicon.Default().Lookup(name)
	return ok && e.Full == name && (e.Kind == "university" || e.Kind == "vocational_college")
}

// onlyAcademy returns the only institution of the article that a 院长 heads, nothing if there are two, or a university, which
// has many.
func (r *resolver) onlyAcademy(full map[string]string) office {
	if r.academy == nil {
		academy := func(name string) bool { return hasSuffix(name, "院", "大学") && name != "国务院" }
		only := r.onlyOne(full, academy)
		if !strings.HasSuffix(only.name, "院") || r.a.meets(academy, "我院", "医院", "学院", "本院") {
			only = office{}
		}
		r.academy = &only
	}
	return *r.academy
}

// onlySociety returns the only society that the article names, nothing if there are two.
func (r *resolver) onlySociety(full map[string]string) office {
	if r.society == nil {
		society := func(name string) bool { return hasSuffix(name, societies...) }
		only := r.onlyOne(full, society)
		if r.a.meets(society, societies...) {
			only = office{}
		}
		r.society = &only
	}
	return *r.society
}

// generalBefore returns the word for a kind of institution that ends at byte p and stands for the one that the article is about: 由|协会|.
func (a *Article) generalBefore(p int) string {
	for _, head := range societies {
		if start := p - len(head); strings.HasSuffix(a.Text[:p], head) && a.atBoundary(start) && (!isHan(a.before(start)) || a.stops(a.tokenAt(start)-1)) {
			return head
		}
	}
	return ""
}

// onlyGroup returns the only group of companies that the article names, nothing if there are two.
func (r *resolver) onlyGroup(full map[string]string) office {
	if r.group == nil {
		ofGroup := func(name string) bool {
			k := strings.Index(name, "集团")
			return k > 0 && hasSuffix(name[k:], "集团", "公司")
		}
		only := r.onlyOne(full, ofGroup)
		if r.a.meets(ofGroup, "集团公司", "我公司", "我集团") {
			only = office{}
		}
		r.group = &only
	}
	return *r.group
}

// onlyOne returns the only institution whose name is of a kind, nothing if there are two; those that the article writes in quotes do not count.
func (r *resolver) onlyOne(full map[string]string, kind func(name string) bool) office {
	only := office{}
	for id, name := range full {
		if !kind(name) || notInstitution[name] || r.quoted(name) {
			continue
		}
		if only.name != "" && only.name != name {
			return office{}
		}
		if only.name == "" || id < only.id {
			only = office{name, id}
		}
	}
	return only
}

// maxScope is how many bytes the field of a post in brackets may have.
const maxScope = 20 * 3

// scopeEnd returns where the brackets end that say behind a title, at byte p, what it is for, as in Hong Kong: 副校长（科研）|某某某.
// It returns p where there are none.
func (a *Article) scopeEnd(p int) int {
	if r := a.after(p); r != '(' && r != '（' {
		return p
	}
	for end := p + utf8.RuneLen(a.after(p)); end < p+maxScope && end < len(a.Text); {
		r := a.after(end)
		end += utf8.RuneLen(r)
		switch {
		case (r == ')' || r == '）') && !strings.HasSuffix(a.Text[:end-utf8.RuneLen(r)], "级"): // a rank
			return end
		case !isHan(r) && r != '、' && r != ' ':
			return p
		}
	}
	return p
}

// meets reports whether the article tells what its own institution, which it calls by one of the words, does with another of
// its kind: 我校与某大学…, 来到我校. The only one of the kind that it names is then that other one.
func (a *Article) meets(kind func(name string) bool, words ...string) bool {
	for _, w := range words {
		for p := 0; ; p += len(w) {
			k := strings.Index(a.Text[p:], w)
			if k < 0 {
				break
			}
			p += k
			end := p + len(w)
			if joined := skipAny(a.Text, end, "与", "和", "同"); joined > end && a.isOther(joined, kind) {
				continue // 我校与某县人民政府
			}
			if i := a.orgAt.endingAt(end); i >= 0 && a.orgAt[i].Start < p && !hasPrefix(a.Text[end:], "与", "和", "同") {
				continue // 某某研究会|签约, by its whole name
			}
			if hasPrefix(a.Text[end:], "与", "和", "同", "赴", "签") || w != "学校" && w != "医院" && w != "学院" && hasSuffix(a.Text[:p], "来", "到", "访", "访问", "莅临", "对", "与", "和") {
				return true
			}
		}
	}
	return strings.Contains(a.Text, "两校")
}

// isOther reports whether a place or an institution that is none of the kind begins at byte p.
func (a *Article) isOther(p int, kind func(name string) bool) bool {
	if i := a.orgAt.startingAt(p); i >= 0 {
		return !kind(a.cut(a.orgAt[i]))
	}
	return a.placeAt.startingAt(p) >= 0
}

// ownOffices are the offices of a place that are known by their names alone, and part of no department named before them.
var ownOffices = wordSet("文明办 网信办 编办 台办 外办 侨办 巡察办 国安办 老干部局 信访局 档案局")

// universityOf returns the university that a body is part of by its name, or nothing.
func universityOf(name string) string {
	k := strings.Index(name, "大学")
	if k <= 0 || k+len("大学") == len(name) {
		return ""
	}
	return name[:k+len("大学")]
}

// namedBefore returns the only institution of a kind that the article has named where a post begins, or nothing.
func (r *resolver) namedBefore(p postHit, kind string) office {
	only := ""
	if slices.Contains([]string{"公司", "集团", "大学", "银行"}, kind) {
		return office{}
	}
	for _, o := range r.a.orgs {
		if o.span.End > p.span.Start {
			break
		}
		if name, _ := r.fullName(o); strings.HasSuffix(name, kind) && name != kind && name != only {
			if only != "" {
				return office{}
			}
			only = name
		}
	}
	return office{name: only}
}

// heldBefore reports whether one of the posts has a title that ends in the given one: 党委书记 and 书记.
func heldBefore(posts []Post, title string) bool {
	for _, p := range posts {
		if strings.HasSuffix(p.Title, title) {
			return true
		}
	}
	return false
}

// committeeBefore returns the party committee of an institution with which a text ends, or nothing.
func committeeBefore(s string) string {
	for _, body := range []string{"党委", "党组", "纪委"} {
		if strings.HasSuffix(s, body) {
			return body
		}
	}
	return ""
}
