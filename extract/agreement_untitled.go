package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// cooperations are what parties sign that name no text, and ceremonies where they do.
var (
	cooperations = []string{"战略合作", "深度合作", "全面合作", "友好合作", "校企合作", "校地合作", "校校合作", "政校合作", "校政合作", "政企合作", "银企合作", "银政合作", "院企合作", "医校合作", "院校合作", "院地合作", "产学研合作"}
	signings     = []string{"签约仪式", "签字仪式", "签署仪式"}
)

// addUntitled adds the agreement of an article that names no text that is signed, only the ceremony: 甲与乙举行|战略合作|签约仪式.
// It must name two parties.
func (f *facts) addUntitled(known *register) {
	signed := func(g Agreement) bool { return roleOf(g.Status) == "signatory" }
	if slices.ContainsFunc(known.list, signed) {
		return
	}
	for _, w := range signings {
		for _, at := range f.a.all(w) {
			for _, title := range cooperations {
				if !strings.HasSuffix(f.a.Text[:at], title) {
					continue
				}
				h := docHit{span: normalize.Span{Start: at - len(title), End: at}, title: title, form: docForm{title, "agreement"}, rule: "agreement.subject"}
				if g := f.agreements(f.withoutMakers(h)); len(g) == 1 && signed(g[0]) && len(g[0].Parties) > 1 {
					known.add(g[0])
					return
				}
			}
		}
	}
}
