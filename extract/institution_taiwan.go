package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// cityLetters are the cities of Taiwan by the letter that the press there calls them by in front of a short form of one of their
// bodies: 北市府, 高捷. The special municipalities and the provincial cities.
var cityLetters = []struct{ letter, city string }{
	{"新北", "新北市"}, {"北", "台北市"}, {"桃", "桃园市"}, {"中", "台中市"}, {"南", "台南市"}, {"高", "高雄市"}, {"雄", "高雄市"}, {"基", "基隆市"}, {"竹", "新竹市"}, {"嘉", "嘉义市"},
}

// cityBodies are the short forms of bodies of cities behind a letter, with what they stand for behind the name of the city.
var cityBodies = []struct{ short, full, kind string }{
	{"捷", "捷运公司", "company"}, {"检", "地方检察署", "court"}, {"市府", "政府", "government"}, {"市议会", "议会", "government"}, {"市警局", "政府警察局", "government"}, {"市警", "政府警察局", "government"},
}

// lettered finds the bodies of cities of Taiwan that the text calls by a letter of the city: 北捷, 新北市府, 桃市环保局. The article names one
// of these cities elsewhere.
func (a *Article) lettered() []orgHit {
	if len(a.all("台北")) == 0 && len(a.all("高雄")) == 0 && len(a.all("台中")) == 0 && len(a.all("台南")) == 0 && len(a.all("桃园")) == 0 && len(a.all("新北")) == 0 {
		return nil
	}
	var hits []orgHit
	for i := range a.tokens {
		p := a.tokens[i].Span.Start
		for _, c := range cityLetters {
			if !strings.HasPrefix(a.Text[p:], c.letter) {
				continue
			}
			if h, ok := a.letteredAt(p, c.letter, c.city); ok {
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
		if !strings.HasPrefix(rest, b.short) {
			continue
		}
		end := p + len(letter) + len(b.short)
		i := a.tokenAt(end)
		if isHan(a.after(end)) && !a.stops(i) && !strings.HasPrefix(a.tag(i), "v") && !a.addressed(end) && a.titleEnd(end) == 0 && a.personAt(end) == 0 {
			return orgHit{}, false
		}
		if !strings.HasPrefix(b.short, "市") {
			if city = strings.TrimSuffix(city, "市"); !strings.Contains(a.Text, city) {
				return orgHit{}, false
			}
		}
		return orgHit{span: normalize.Span{Start: p, End: end}, kind: b.kind, full: city + b.full, rule: "institution.letter"}, true
	}
	if !strings.HasPrefix(rest, "市") {
		return orgHit{}, false
	}
	end := p + len(letter) + len("市")
	for n := 0; n < 5 && isHan(a.after(end)); n++ {
		r := a.after(end)
		end += utf8.RuneLen(r)
		if n > 1 && (r == '局' || r == '处') {
			s := normalize.Span{Start: p, End: end}
			return orgHit{span: s, kind: "government", full: city + a.Text[p+len(letter)+len("市"):end], rule: "institution.letter"}, a.after(end) != '长' || a.personAt(end+len("长")) > 0
		}
	}
	return orgHit{}, false
}
