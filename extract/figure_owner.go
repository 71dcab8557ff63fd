package extract

import (
	"sort"
	"strings"

	"taizhang/normalize"
)

// owner is an institution or a place that the figures of a clause are of.
type owner struct {
	span       normalize.Span
	org, place string // ID, one of them
}

// ownFigures tells whose the figures are: those of the institution or place that a clause speaks of first (云岭学院现有
// 教师300人), or of the place that stands right before the number or its noun (东镇80项). Who only reports a figure does
// not own it.
func ownFigures(f *facts) {
	a, figures := f.a, f.r.Figures
	owners := allOwners(f)
	var lastOrg, lastPlace owner
	paragraph, o, k := -1, 0, 0
	for _, s := range a.Sentences {
		for o < len(owners) && owners[o].span.Start < s.Span.Start {
			o++
		}
		end := o
		for end < len(owners) && owners[end].span.Start < s.Span.End {
			end++
		}
		if p := a.paragraphAt(s.Span.Start); p != paragraph {
			paragraph, lastOrg, lastPlace = p, owner{}, owner{}
		}
		here := owners[o:end]
		topics := f.topics(here, s.Span)
		current := again(a.cut(s.Span), lastOrg, lastPlace)
		for ; k < len(figures) && figures[k].Span.Start < s.Span.End; k++ {
			fig := &figures[k]
			for len(topics) > 0 && topics[0].span.Start < fig.Span.Start {
				current, topics = topics[0], topics[1:]
				if current.org != "" {
					lastOrg = current
				} else {
					lastPlace = current
				}
			}
			own := current
			if near, ok := beside(a, here, fig); ok {
				own = near
			}
			fig.Institution, fig.Place = own.org, own.place
		}
		for _, t := range topics {
			if t.org != "" {
				lastOrg = t
			} else {
				lastPlace = t
			}
		}
		o = end
	}
}

// allOwners returns the institutions and places that the article names, in order.
func allOwners(f *facts) []owner {
	var out []owner
	for _, h := range f.a.orgs {
		if id := f.orgIDs[h.span]; id != "" {
			out = append(out, owner{span: h.span, org: id})
		}
	}
	for _, h := range f.a.places {
		if id := f.placeIDs[h.span]; id != "" {
			out = append(out, owner{span: h.span, place: id})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	return out
}

// topics returns the owners among here that a clause of the sentence begins with and speaks of.
func (f *facts) topics(here []owner, s normalize.Span) []owner {
	var out []owner
	for i, o := range here {
		if !f.opens(o.span.Start, s.Start) {
			continue
		}
		rest := f.a.Text[o.span.End:max(o.span.End, min(s.End, o.span.End+maxContext))] // a name may reach past its sentence
		if i+1 < len(here) && here[i+1].span.Start == o.span.End {
			continue // 河北省雄县: the second one is meant
		}
		if hasPrefix(rest, "讯", "电", "日电", "、", "和", "与", "及", "等", "以及", "或", "至", "到", "—", "-", "往") || o.place != "" && hasPrefix(rest, "：", ":") || onlyReports(clauseRest(rest)) {
			continue
		}
		k := sort.Search(len(f.persons), func(k int) bool { return f.persons[k].span.Start >= o.span.End })
		if o.org != "" && k < len(f.persons) && f.persons[k].span.Start < o.span.End+len(clauseRest(rest)) {
			continue // 云岭学院院长某某说
		}
		out = append(out, o)
	}
	return out
}

// opens reports whether nothing but a time or a connective stands before byte p in its clause.
func (f *facts) opens(p, start int) bool {
	text := f.a.Text[:p]
	for {
		r, size := runeBefore(text, len(text))
		if len(text) <= start || strings.ContainsRune("，,；;：:。！？（(“—", r) {
			return true
		}
		if r == ' ' {
			text = text[:len(text)-size]
			continue
		}
		if word := endOf(text, ownerLeads[:]); word != "" {
			text = text[:len(text)-len(word)]
			continue
		}
		k := sort.Search(len(f.r.Dates), func(k int) bool { return f.r.Dates[k].Span.End >= len(text) })
		if k == len(f.r.Dates) || f.r.Dates[k].Span.End != len(text) {
			return false
		}
		text = text[:f.r.Dates[k].Span.Start]
	}
}

// ownerLeads are words that may stand between the beginning of a clause and whom it speaks of.
var ownerLeads = [...]string{"其中", "目前", "截至", "截止", "在", "而", "仅", "另外", "此外", "同时", "现在", "以来", "期间", "年间", "去年", "全年"}

// onlyReports reports whether a clause that goes on so tells of a report: 数据显示, 发布的公报, 介绍.
func onlyReports(clause string) bool {
	for _, word := range [...]string{"发布", "公布", "数据", "消息", "介绍", "表示", "获悉", "通报", "报告", "披露", "显示", "宣布", "认为", "预计", "预测", "报道", "指出", "透露", "说", "称", "调查"} {
		if strings.Contains(clause, word) {
			return true
		}
	}
	return false
}

// again returns the owner that a sentence takes up by 学校, 公司, 全市 and the like.
func again(sentence string, org, place owner) owner {
	for strings.HasPrefix(sentence, " ") || strings.HasPrefix(sentence, "“") {
		sentence = strings.TrimPrefix(strings.TrimPrefix(sentence, " "), "“")
	}
	switch {
	case org.org != "" && hasPrefix(sentence, "学校", "全校", "该校", "学院", "该院", "公司", "该公司", "集团", "医院", "该企业", "该厂", "该行", "该馆"):
		return org
	case place.place != "" && hasPrefix(sentence, "全市", "全省", "全县", "全区", "全镇", "全国", "该市", "该省", "该县", "该区", "当地"):
		return place
	}
	return owner{}
}

// beside returns the place that stands right before a figure or its subject, or begins the subject.
func beside(a *Article, here []owner, fig *Figure) (owner, bool) {
	for _, o := range here {
		if before, _ := runeBefore(a.Text, o.span.Start); o.place == "" || strings.ContainsRune("到往赴至向返离距从", before) {
			continue // 往返香港的列车
		}
		gap := normalize.Span{Start: o.span.End, End: fig.Span.Start}
		if fig.SubjectSpan.Len() > 0 && fig.SubjectSpan.End <= fig.Span.Start {
			if o.span.Start == fig.SubjectSpan.Start && o.span.End < fig.SubjectSpan.End {
				return o, true
			}
			gap.End = fig.SubjectSpan.Start
		}
		if gap.Len() >= 0 && (gap.Len() == 0 || a.cut(gap) == "的") {
			if before, _ := runeBefore(a.Text, o.span.Start); strings.ContainsRune("、和与及同比较", before) {
				return owner{}, true // 中国、日本8个国家; 与美国78%的利用率接近
			}
			return o, true
		}
	}
	return owner{}, false
}
