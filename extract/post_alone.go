package extract

import (
	"strings"
	"unicode/utf8"
)

// standingCommittee is the body whose chairmen are called 委员长 without it.
const standingCommittee = "全国人民代表大会常务委员会"

// whose returns the institution that a title without one is of, if the article tells: the Standing Committee of the National
// People's Congress has the only 委员长, and 校长 is that of the only university or school.
func (r *resolver) whose(title string, full map[string]string) office {
	switch title {
	case "委员长", "副委员长":
		if id := named(standingCommittee, full); id != "" {
			return office{"全国人大常委会", id}
		}
	case "校长", "副校长", "常务副校长", "校长助理", "校党委书记", "校党委副书记", "校党委常委":
		return r.onlySchool(full)
	case "院长", "副院长":
		return r.onlyAcademy(full)
	}
	return office{}
}

// onlySchool returns the only university or school that the article names, nothing if there are two.
func (r *resolver) onlySchool(full map[string]string) office {
	if r.school == nil {
		only := r.onlyOne(full, func(name string) bool { return hasSuffix(name, "大学", "中学", "小学", "学校") })
		r.school = &only
	}
	return *r.school
}

// onlyAcademy returns the only institution of the article that a 院长 heads, nothing if there are two, or a university, which
// has many.
func (r *resolver) onlyAcademy(full map[string]string) office {
	if r.academy == nil {
		only := r.onlyOne(full, func(name string) bool { return hasSuffix(name, "院", "大学") && name != "国务院" })
		if !strings.HasSuffix(only.name, "院") {
			only = office{}
		}
		r.academy = &only
	}
	return *r.academy
}

// onlyGroup returns the only group of companies that the article names, nothing if there are two.
func (r *resolver) onlyGroup(full map[string]string) office {
	if r.group == nil {
		only := r.onlyOne(full, func(name string) bool {
			k := strings.Index(name, "集团")
			return k > 0 && hasSuffix(name[k:], "集团", "公司")
		})
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
