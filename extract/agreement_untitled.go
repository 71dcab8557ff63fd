package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// signings are ceremonies where something is signed.
var signings = []string{"签约仪式", "签字仪式", "签署仪式"}

// maxUntitled is up to how many characters words may have that stand for a text that is signed without a name.
const maxUntitled = 24

// addUntitled adds the agreement of an article that names no text that is signed, only what was agreed on or the ceremony:
// 甲与乙达成|战略合作, 甲与乙举行|党建联建|签约仪式, 甲与乙就|结对帮扶|签约. It must name two parties, who signed nothing else.
func (f *facts) addUntitled(known *register) {
	if slices.ContainsFunc(known.list, func(g Agreement) bool { return roleOf(g.Status) == "signatory" && len(g.Parties) == 0 }) {
		return
	}
	var hits []docHit
	for _, w := range []string{"签约", "签署", "签字", "签订", "达成"} {
		for _, at := range f.a.all(w) {
			if h, ok := f.untitledAt(normalize.Span{Start: at, End: at + len(w)}); ok {
				hits = append(hits, h)
			}
		}
	}
	sort.SliceStable(hits, func(i, j int) bool { return hits[i].span.Start < hits[j].span.Start })
	named := docHit{} // what is signed, told apart from those who sign it
	for _, h := range hits {
		g := f.agreements(h)
		if len(g) == 1 && h.coming {
			g[0].Status = "planned"
		}
		if len(g) == 0 && h.title != "签约" && named.title == "" {
			named = h
		}
		if len(g) == 1 && h.title == "签约" && named.title != "" {
			g[0].Title, g[0].Mentions = named.title, append([]Mention{{named.span, named.rule}}, g[0].Mentions...)
		}
		if h.title == "签约" && slices.ContainsFunc(known.list, func(k Agreement) bool { return roleOf(k.Status) == "signatory" }) {
			continue
		}
		if len(g) != 1 || roleOf(g[0].Status) != "signatory" || len(g[0].Parties) < 2 {
			continue
		}
		if !slices.ContainsFunc(known.list, func(k Agreement) bool { return roleOf(k.Status) == "signatory" && shareParty(k.Parties, g[0].Parties) }) {
			known.add(g[0])
		}
	}
}

// shareParty reports whether one of x may be one of y.
func shareParty(x, y []Party) bool {
	return slices.ContainsFunc(x, func(p Party) bool {
		return slices.ContainsFunc(y, func(q Party) bool { return sameParty(p, q) || akin(p.Name, q.Name) })
	})
}

// untitledAt returns what is signed or to be signed without a name by the verb at v: the words before a ceremony, or the object of the verb.
func (f *facts) untitledAt(v normalize.Span) (docHit, bool) {
	s, held := f.ceremonyTopic(v)
	verb := normalize.Span{}
	if !held {
		var ok bool
		if s, ok = f.signedTopic(v); !ok {
			return docHit{}, false
		}
		verb = v
	}
	status := f.ceremonyStatus(v.Start, v)
	if status == "" || status == "planned" && s == v {
		return docHit{}, false // 推迟签约, 计划签约 tell of nothing that was agreed on
	}
	h, ok := f.untitled(s, verb)
	h.coming = status == "planned"
	return h, ok
}

// untitled returns words as what is signed, found by a verb, with the parties that are named before them.
func (f *facts) untitled(s, verb normalize.Span) (docHit, bool) {
	title := f.a.cut(s)
	if n := runes(title); n < 2 || n > maxUntitled || strings.ContainsAny(title, "，,。；：、《》（）()") || strings.Count(title, "“") != strings.Count(title, "”") || vagueTopic[title] {
		return docHit{}, false
	}
	if _, ok := kindOfTitle(title); ok {
		return docHit{}, false // a title of its own
	}
	if n, _ := counter(title); n > 0 {
		return docHit{}, false // 签约|51个项目
	}
	h := docHit{span: s, title: title, form: docForm{title, "agreement"}, rule: "agreement.subject", verb: verb}
	all := f.ceremonies()
	k := sort.Search(len(all), func(i int) bool { return all[i].at >= s.Start })
	if k > 0 && !all[k-1].loose && all[k-1].at >= f.a.sentenceAt(s.Start).Start {
		h.makers = all[k-1].list
	}
	return h, true
}

// ceremonyStatus returns what is told of a text, named at byte p, that is to be signed by the verb or at the ceremony at v: signed, planned
// where that is to come, 将举行…签约仪式, 签约仪式|将于明天举行, and nothing where it is put off, given up or only hoped for.
func (f *facts) ceremonyStatus(p int, v normalize.Span) string {
	a := f.a
	from := normalize.Span{Start: min(p, v.Start), End: min(p, v.Start)}
	switch f.mood(verbHit{from, "", "signed"}, docHit{span: from}) {
	case "denied":
		return ""
	case "future":
		return "planned"
	}
	rest := a.Text[v.End:min(a.sentenceAt(v.Start).End, a.clauseEnd(v.End))]
	for _, w := range ceremonyNouns {
		rest = strings.TrimPrefix(rest, w)
	}
	for _, w := range notHeld {
		if lead, _, ok := strings.Cut(rest, w); ok && runes(lead) <= maxReason && !containsAny(lead, []string{"上", "中", "宣布"}) {
			return ""
		}
	}
	if hasPrefix(rest, "将", "拟", "即将", "定于", "预定", "预计", "计划") && hasSuffix(rest, "举行", "举办", "召开", "进行") {
		return "planned"
	}
	return "signed"
}

// notHeld are words for ceremonies that do not take place, or not yet.
var notHeld = append([]string{"没有举行", "尚未举行", "未举行"}, callOffs...)

// maxReason is up to how many characters stand before them: 因天气原因|推迟.
const maxReason = 6

// ceremonyNouns are what stands behind 签约 where it is a ceremony.
var ceremonyNouns = []string{"仪式", "典礼", "活动", "现场会"}

// vagueTopic are words before a ceremony that say nothing of what is signed.
var vagueTopic = wordSet(`项目 重大项目 重点项目 集中 现场 首批 本次 此次 上述 联合 共同 合同 投资 招商 线上 视频 正式 合影`)

// ceremonyTopic returns the words before 签约 that say what is signed at the ceremony: 举行|战略合作|签约仪式, 甲与乙|党建共建|签约揭牌活动.
func (f *facts) ceremonyTopic(v normalize.Span) (normalize.Span, bool) {
	a := f.a
	rest := a.Text[v.End:]
	for _, w := range []string{"暨", "及", "和", "揭牌", "授牌", "挂牌", "启动", "揭幕", "发布"} {
		rest = strings.TrimPrefix(rest, w)
	}
	if !hasPrefix(rest, ceremonyNouns...) {
		return normalize.Span{}, false
	}
	s := normalize.Span{Start: f.topicStart(v.Start), End: v.Start}
	for again := true; again; {
		again = false
		for _, w := range []string{"揭牌", "授牌", "挂牌", "暨", "及", "集中", "正式", "现场", "视频", "线上"} {
			if t := strings.TrimSuffix(a.cut(s), w); len(t) < s.Len() {
				s.End, again = s.Start+len(t), true
			}
		}
	}
	return s, s.Len() > 0
}

// topicStart returns where the words begin that say what is signed, and end at byte p: behind the parties and 举行.
func (f *facts) topicStart(p int) int {
	a := f.a
	start := a.predicateStart(p)
	for _, w := range []string{"举行", "举办", "召开", "参加", "出席", "见证", "开展"} {
		if k := strings.LastIndex(a.Text[start:p], w); k >= 0 {
			start += k + len(w)
		}
	}
	all := f.ceremonies()
	for k := sort.Search(len(all), func(i int) bool { return all[i].at >= p }) - 1; k >= 0 && all[k].at >= a.sentenceAt(p).Start; k-- {
		list := all[k].list
		if end := list[len(list)-1].span.End; end >= start && end <= p {
			start = end + bracketLen(a.Text[end:p])
			break
		}
	}
	if next := f.afterAdverbs(start, p); a.atBoundary(next) {
		start = next
	}
	for _, w := range []string{"了", "的", "关于", "就", "三方", "组建", "建立", "成立", "开展", "加强"} {
		start += len(a.Text[start:p]) - len(strings.TrimPrefix(a.Text[start:p], w))
	}
	for end := f.nameFrom(start); end > start && end < p; end = f.nameFrom(start) { // 甲县与乙县|教育帮扶
		start = skipAny(a.Text[:p], end, "与", "和", "、")
	}
	if rest, ok := strings.CutPrefix(a.Text[start:p], "等"); ok {
		for _, w := range []string{"单位", "企业", "公司", "机构", "高校", "院校", "学校", "医院", "部门"} {
			if k := strings.Index(rest, w); k >= 0 {
				return p - len(rest) + k + len(w)
			}
		}
	}
	return start
}

// nameFrom returns where the institution or the place ends that begins at byte p, or p.
func (f *facts) nameFrom(p int) int {
	for _, at := range []stretches{f.a.orgAt, f.a.placeAt} {
		if i := at.startingAt(p); i >= 0 {
			return at[i].End
		}
	}
	return p
}

// signedTopic returns what is signed without a name by the verb at v: 达成|战略合作, 就|结对帮扶工作|签约.
func (f *facts) signedTopic(v normalize.Span) (normalize.Span, bool) {
	a := f.a
	if !a.atBoundary(v.Start) {
		return normalize.Span{}, false
	}
	p := skipAny(a.Text, v.End, "了")
	for q := p; q < len(a.Text) && q < p+len("全面战略合作伙伴关系"); {
		r, n := utf8.DecodeRuneInString(a.Text[q:])
		if isPunct(r) {
			break
		}
		q += n
		if phrase := a.Text[p:q]; cooperative(phrase) && !hasPrefix(a.Text[q:], "协议", "协定", "备忘录", "框架", "意向", "共识", "项目", "合同", "意向书", "文件", "谅解", "成果") {
			return normalize.Span{Start: p, End: q}, true
		}
	}
	if a.cut(v) == "签约" {
		return f.contractTopic(v)
	}
	return normalize.Span{}, false
}

// contractTopic returns what the parties of 签约 agreed on: 就|结对帮扶工作|签约, 签约|共建实验室, 节水工程项目|完成签约; 签约 itself where nobody says.
func (f *facts) contractTopic(v normalize.Span) (normalize.Span, bool) {
	a := f.a
	start := a.predicateStart(v.Start)
	if k := strings.LastIndex(a.Text[start:v.Start], "就"); k > 0 && a.atBoundary(start+k) {
		return normalize.Span{Start: start + k + len("就"), End: f.beforeAdverbs(start+k+len("就"), v.Start)}, true
	}
	if end := a.clauseEnd(v.End); end > v.End {
		return normalize.Span{Start: v.End, End: end}, hasPrefix(a.Text[v.End:], "共建", "合作", "组建", "成立") || strings.HasSuffix(a.Text[v.End:end], "项目")
	}
	if end := f.beforeAdverbs(start, len(strings.TrimSuffix(a.Text[:v.Start], "完成"))); strings.HasSuffix(a.Text[start:end], "项目") {
		return normalize.Span{Start: f.topicStart(end), End: end}, true
	}
	return v, !hasSuffix(a.Text[:v.Start], "的", "集中", "完成", "进行", "未")
}

// cooperative reports whether s says how parties work together and nothing of what they do: 战略合作, 校企合作.
func cooperative(s string) bool {
	h := docHit{title: s, form: docForm{"合作", "agreement"}}
	if strings.HasSuffix(s, "合作") && generic(h) {
		return s != "合作"
	}
	return s == "战略联盟" || s == "策略联盟" || slices.Contains(cooperations, s)
}

// cooperations are the words for who works together with whom.
var cooperations = []string{"深度合作", "校企合作", "校地合作", "校校合作", "政校合作", "校政合作", "政企合作", "银企合作", "银政合作", "院企合作", "医校合作", "院校合作", "院地合作", "产学研合作"}
