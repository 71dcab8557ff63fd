package extract

import (
	"taizhang/normalize"
)

// branchEndings end the names of branches, by the kind of the institution that they belong to and whose name stands before them.
var branchEndings = map[string][]string{
	"association": {"分会", "专业委员会", "专委会", "工作委员会"},
	"company":     {"分公司", "分行", "支行", "分店", "营业部"},
	"research":    {"分院", "分所", "分中心"},
	"hospital":    {"分院"},
	"university":  {"分校", "分院"},
	"school":      {"分校"},
	"museum":      {"分馆", "分院"},
	"media":       {"分社", "记者站"},
}

// bankShorts are what the large commercial banks of the state are called in front of the names of their branches.
var bankShorts = []string{"工行", "农行", "中行", "建行", "交行", "邮储银行"}

// maxBranch is how many words the name of a branch may have.
const maxBranch = 5

// branches finds the branches of the institutions at hits, whose names go on with a place or a field: 某某有限公司|青桐分公司, 某图
// 书馆|儿童分馆, 工行|某某省分行.
func (a *Article) branches(hits []orgHit) []orgHit {
	var more []orgHit
	for _, h := range hits {
		if end := a.branchEnd(h); end > 0 {
			h.span.End = end
			more = append(more, orgHit{span: h.span, kind: h.kind, code: h.code, rule: "institution.branch"})
		}
		if name := a.cut(h.span); hasSuffix(name, "分行", "支行") && hasSuffix(a.Text[:h.span.Start], bankShorts...) && a.placeAt.startingAt(h.span.Start) >= 0 {
			for _, b := range bankShorts {
				if s := (normalize.Span{Start: h.span.Start - len(b), End: h.span.End}); hasSuffix(a.Text[:h.span.Start], b) && a.atBoundary(s.Start) {
					more = append(more, orgHit{span: s, kind: h.kind, code: h.code, rule: "institution.branch"})
				}
			}
		}
	}
	return more
}

// branchEnd returns where the name of the branch ends that goes on behind the name at h, or 0.
func (a *Article) branchEnd(h orgHit) int {
	endings := branchEndings[h.kind]
	if endings == nil || !isHan(a.after(h.span.End)) {
		return 0
	}
	first := a.tokenAt(h.span.End)
	for i := first; i < min(len(a.tokens), first+maxBranch); i++ {
		at := a.tokens[i].Span
		ended := at.Start >= h.span.End && hasSuffix(a.Text[h.span.End:at.End], endings...)
		if at.Start < h.span.End || !ended && a.stops(i) && a.placeAt.startingAt(at.Start) < 0 {
			return 0
		}
		if ended {
			if next := a.after(at.End); at.End-h.span.End > len("分公司") && next != '长' {
				return at.End
			}
			return 0
		}
		if w := a.word(i); endsLikeName(w) && !hasSuffix(w, "有限公司", "有限责任公司") {
			return 0 // another institution
		}
	}
	return 0
}
