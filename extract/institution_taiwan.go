package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// cityLetters are the cities of Taiwan by the letter that the press there calls them by in front of a short form of one of their
// bodies: 北市府, 高捷. The special municipalities and the provincial cities. The prosecutors of 高雄 are 雄检, for 高检 are the high ones.
var cityLetters = []struct{ letter, city string }{
	{"新北", "新北"}, {"北", "台北"}, {"桃", "桃园"}, {"中", "台中"}, {"南", "台南"}, {"高", "高雄"}, {"雄", "高雄"}, {"基", "基隆"}, {"竹", "新竹"}, {"嘉", "嘉义"},
}

// cityBodies are the short forms of bodies of cities behind a letter, with what they stand for behind the name of the city.
var cityBodies = []struct{ short, full, kind string }{
	{"捷", "捷运公司", "company"}, {"检", "地方检察署", "court"}, {"市府", "市政府", "government"}, {"市议会", "市议会", "government"}, {"市警局", "市政府警察局", "government"}, {"市警", "市政府警察局", "government"},
}

// lettered finds the bodies of cities of Taiwan that the text calls by a letter of the city: 北捷, 新北市府, 桃市环保局. The article names that
// city elsewhere.
func (a *Article) lettered() []orgHit {
	var named [10]bool // by place in cityLetters
	several := false
	for i, c := range cityLetters {
		named[i] = len(a.all(c.city)) > 0
		several = several || named[i]
	}
	if !several {
		return nil
	}
	var hits []orgHit
	for i := range a.tokens {
		p := a.tokens[i].Span.Start
		for k, c := range cityLetters {
			if !strings.HasPrefix(a.Text[p:], c.letter) {
				continue
			}
			if h, ok := a.letteredAt(p, c.letter, c.city); ok && named[k] {
				hits = append(hits, h)
			}
			break
		}
	}
	return hits
}

// letteredAt returns the body whose name begins at byte p with the letter of a city.
func (a *Article) letteredAt(p int, letter, city string) (orgHit, bool) {
	if r, _ := utf8.DecodeLastRuneInString(a.Text[:p]); isHan(r) && !a.endsClause(p) || r == '台' {
		return orgHit{}, false
	}
	rest := a.Text[p+len(letter):]
	for _, b := range cityBodies {
		if !strings.HasPrefix(rest, b.short) || letter == "高" && b.short == "检" {
			continue
		}
		end := p + len(letter) + len(b.short)
		i := a.tokenAt(end)
		if isHan(a.after(end)) && !a.stops(i) && !strings.HasPrefix(a.tag(i), "v") && !a.addressed(end) && a.titleEnd(end) == 0 && a.personAt(end) == 0 {
			return orgHit{}, false
		}
		return orgHit{span: normalize.Span{Start: p, End: end}, kind: b.kind, full: city + b.full, rule: "institution.letter"}, true
	}
	end := p + len(letter) + len("市")
	if !strings.HasPrefix(rest, "市") || !a.atBoundary(end) { // 南|市场监管局
		return orgHit{}, false
	}
	for n := 0; n < 5 && isHan(a.after(end)); n++ {
		r := a.after(end)
		end += utf8.RuneLen(r)
		if n > 1 && (r == '局' || r == '处') {
			s := normalize.Span{Start: p, End: end}
			return orgHit{span: s, kind: "government", full: city + a.Text[p+len(letter):end], rule: "institution.letter"}, a.after(end) != '长' || a.personAt(end+len("长")) > 0
		}
	}
	return orgHit{}, false
}

// ofCity reports whether a place is one of the cities of cityLetters.
func ofCity(place string) bool {
	place = strings.TrimSuffix(place, "市")
	return slices.ContainsFunc(cityLetters, func(c struct{ letter, city string }) bool { return c.city == place })
}

// goesOn reports whether the sentence goes on at byte p with what somebody does or is, so that no longer noun ends there: 台北捷运|表示, but not
// 台北捷运|板南线.
func (a *Article) goesOn(p int) bool {
	if !isHan(a.after(p)) {
		return true
	}
	i := a.tokenAt(p)
	return a.stops(i) || strings.HasPrefix(a.tag(i), "v") && a.tag(i) != "vn" || a.addressed(p)
}
