package extract

import (
	"slices"
	"strings"

	"taizhang/segment/tagger"
)

// taggedPeople returns the people that the tagger finds.
func (a *Article) taggedPeople() []personHit {
	var hits []personHit
	for _, e := range a.tagged {
		if e.Type != tagger.Person {
			continue
		}
		s := a.trimPunct(e.Span)
		if e.Score >= minPerson && personal(a.cut(s)) && !a.misread(s, e.Score) && !(s.Len() > len("金银") && a.commonWord(s.Start, s.End)) {
			hits = append(hits, personHit{span: s, rule: "person.tagger"})
		} else {
			a.lose(KindPerson, e.Span, "person.tagger", "the model takes it for a person, but is not sure enough, or no person is called so")
		}
	}
	return hits
}

// withoutTitles takes the titles in letters off the people that the tagger finds.
func (a *Article) withoutTitles(found []tagger.Entity) []tagger.Entity {
	for i, e := range found {
		if e.Type == tagger.Person {
			found[i].Span.Start += len(latinTitle(a.cut(e.Span)))
		}
	}
	return found
}

// latinTitle returns the letters before a Chinese name, which are those of an office: CEO|沈在田.
func latinTitle(name string) string {
	rest := strings.TrimLeft(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if isHan(firstRune(rest)) {
		return name[:len(name)-len(rest)]
	}
	return ""
}

// personal reports whether words can be a person's name: two to four characters, or more of those that foreign names
// are written with.
func personal(name string) bool {
	n := runes(name)
	if n < 2 || n > 20 || strings.HasPrefix(name, "谢谢") || n == 3 && hasSuffix(name, "校长", "院长", "主任", "书记", "局长", "部长", "主席", "先生", "女士", "教授", "老师") || slices.Contains(compoundSurnames.runeTable.of(firstRune(name)), name) {
		return false
	}
	odd := 0
	for _, r := range name {
		if strings.ContainsRune("网报社局厅部处省市县镇", r) {
			return false
		}
		if isHan(r) && !transliterating.Has(r) {
			odd++
		}
	}
	return n <= 4 || strings.ContainsAny(name, "·•・ ") || odd <= 1
}
