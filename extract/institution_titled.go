package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// titleTopics begin what a title of an agreement tells of its contents, behind those who make it.
var titleTopics = []string{"关于", "部长级"}

// bodyEndings end the names of bodies that make agreements, and tell their kind.
var bodyEndings = map[rune]string{'部': "government", '署': "government", '局': "government", '厅': "government", '委': "government", '府': "government", '会': "other", '司': "company", '行': "company", '团': "company", '学': "university", '院': "research", '校': "school"}

// titledBodies finds the two who make an agreement between states or firms, where its title names them: 甲国某部与乙国某、某和某
// 部关于…的谅解备忘录. The names hold with 和 and 、 what no list of endings could.
func (a *Article) titledBodies(known []orgHit) []orgHit {
	at := spansOf(known, orgHit.where)
	var out []orgHit
	for _, topic := range titleTopics {
		for _, p := range a.all(topic) {
			left, right, ok := a.makers(p, at)
			if !ok || !a.titleBehind(p) {
				continue
			}
			for _, s := range []normalize.Span{left, right} {
				if at.startingAt(s.Start) >= 0 && at.startingAt(s.Start) == at.endingAt(s.End) {
					continue
				}
				h := orgHit{span: s, kind: bodyEndings[lastRune(a.cut(s))], rule: "institution.titled"}
				if i := a.placeAt.startingAt(s.Start); i >= 0 {
					h.code = a.places[i].code
				}
				out = append(out, h)
			}
		}
	}
	return out
}

// titleBehind reports whether a kind of agreement ends the clause that begins at byte p.
func (a *Article) titleBehind(p int) bool {
	rest := a.Text[p:min(len(a.Text), a.charStart(p+240))]
	if k := strings.IndexAny(rest, "，,。；;》\n"); k >= 0 {
		rest = rest[:k]
	}
	form, ok := kindOfTitle(rest)
	if !ok {
		return false
	}
	switch form.kind {
	case "agreement", "framework_agreement", "memorandum", "treaty", "declaration":
		return true
	}
	return false
}

// makers returns the two that 与 or 和 joins right before byte p, each begun by a state or a known body.
func (a *Article) makers(p int, known stretches) (left, right normalize.Span, ok bool) {
	start := p
	for least := max(0, p-200); start > least; {
		r, n := utf8.DecodeLastRuneInString(a.Text[:start])
		if strings.ContainsRune("《，,。；;：:“\n ", r) {
			break
		}
		start -= n
	}
	for _, v := range []string{"签署", "签订", "签署了", "签订了"} {
		if k := strings.LastIndex(a.Text[start:p], v); k >= 0 {
			start += k + len(v)
		}
	}
	if !a.beginsBody(start, known) || bodyEndings[a.before(p)] == "" {
		return left, right, false
	}
	for i, r := range a.Text[start:p] {
		q := start + i
		if r != '与' && r != '和' || q == start {
			continue
		}
		next := q + utf8.RuneLen(r)
		if bodyEndings[a.before(q)] != "" && a.beginsBody(next, known) && runes(a.Text[start:q]) >= 4 && runes(a.Text[next:p]) >= 4 && !strings.ContainsAny(a.Text[start:q], "、与和及") {
			return normalize.Span{Start: start, End: q}, normalize.Span{Start: next, End: p}, true
		}
	}
	return left, right, false
}

// beginsBody reports whether a place or a known body begins at byte p.
func (a *Article) beginsBody(p int, known stretches) bool {
	return a.placeAt.startingAt(p) >= 0 || known.startingAt(p) >= 0
}
