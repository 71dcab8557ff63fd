package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment/tagger"
)

var institutions = Extractor{
	Name: "institutions",
	Doc:  "named organisations, outermost names, with their full names and kinds",
	find: func(f *facts) {
		f.a.orgs = findInstitutions(f.a)
		f.a.orgAt = spansOf(f.a.orgs, orgHit.where)
		f.addJoined()
		f.resolver = &resolver{a: f.a}
		f.resolver.declaredAliases()
		f.a.orgs = f.resolver.withAliases()
		f.a.orgAt = spansOf(f.a.orgs, orgHit.where)
		f.r.Institutions, f.orgIDs = f.resolver.institutions()
		f.orgNames = map[string]string{}
		for _, i := range f.r.Institutions {
			f.orgNames[i.ID] = i.Name
		}
		placeRecords(f)
	},
	Examples: []Example{
		{"北京市教委和市教委有关处室参加。", []string{"北京市教育委员会 government: 北京市教委 市教委"}},
		{"长沙一中、实验小学和长沙市实验幼儿园参加。", []string{"长沙市第一中学 school: 长沙一中", "长沙市实验小学 school: 实验小学", "长沙市实验幼儿园 kindergarten: 长沙市实验幼儿园"}},
		{"记者从国家林草局获悉。", []string{"国家林业和草原局 government: 国家林草局"}},
		{"天津大学新闻与传播学院揭牌。", []string{"天津大学新闻与传播学院 university: 天津大学新闻与传播学院"}},
		{"中共甘肃省委教育工委与兰州新区管委会会商。", []string{"中共甘肃省委教育工作委员会 party: 中共甘肃省委教育工委", "兰州新区管理委员会 government: 兰州新区管委会"}},
		{"云岭市政府与临湖大学签约。市政府将提供场地，市委、市政府高度重视，县政府门户网站转载。", []string{"云岭市政府 government: 云岭市政府", "临湖大学 university: 临湖大学"}},
		{"唐山市政府派人到场。会议在天津市和天津市滨海新区举行。市政府与临湖大学签约。", []string{"唐山市人民政府 government: 唐山市政府", "天津市人民政府 government: 市政府", "临湖大学 university: 临湖大学"}},
		{"消息来自合肥市，市政府与临湖大学签约。", []string{"合肥市人民政府 government: 市政府", "临湖大学 university: 临湖大学"}},
		{"国家林草局规划与财务司司长到场，华东八所参加。", []string{"国家林草局规划与财务司 government: 国家林草局规划与财务司"}},
		{"青桐远山智造有限公司（股票代码：600001，以下简称“远山智造”）与临湖大学签约，远山智造将建厂。", []string{"青桐远山智造有限公司 company: 青桐远山智造有限公司 远山智造 远山智造", "临湖大学 university: 临湖大学"}},
		{"长沙市公安局特警支队、东岸分局参加。", []string{"长沙市公安局特警支队 government: 长沙市公安局特警支队", "长沙市公安局东岸分局 government: 东岸分局"}},
		{"临湖大学美术学院和南塘中学结对，美术学院院长到场。", []string{"临湖大学美术学院 university: 临湖大学美术学院 美术学院", "南塘中学 school: 南塘中学"}},
		{"云岭帝先计算技术（重庆）有限公司签约。", []string{"云岭帝先计算技术（重庆）有限公司 company: 云岭帝先计算技术（重庆）有限公司"}},
		{"长沙市发改委、财政局、教育局、文旅局参加，教育局长参加。", []string{"长沙市发展和改革委员会 government: 长沙市发改委", "长沙市财政局 government: 财政局", "长沙市教育局 government: 教育局", "长沙市文化和旅游局 government: 文旅局"}},
		{"科技部党组成员、纪检组长到场。", []string{"科学技术部 government: 科技部"}},
		{"这里要打造成世界一流的天文科学技术研究中心。", nil},
		{"这个平台连着长沙市小学、初中的课堂。", nil},
		{"某科技有限公司（以下简称“远山科技”）总部设在云岭市。", nil},
		{"各级教育部门、有关高校和多家上市公司对这一格局作出部署。", nil},
	},
}

// orgHit is a stretch of the body that names an institution.
type orgHit struct {
	span normalize.Span
	kind string
	full string // where the lexicon knows it
	code string // of its place, where known
	rule string
	bare bool // told by nothing but its ending and words that are no common ones
}

func (h orgHit) where() normalize.Span { return h.span }

// findInstitutions returns the named institutions of the article, outermost names, in order.
func findInstitutions(a *Article) []orgHit {
	var hits []orgHit
	for _, h := range a.names {
		if h.Entry.Class == lexicon.Organisation || h.Entry.Class == lexicon.Weak {
			if a.isUsers(h.Span) {
				hits = append(hits, orgHit{h.Span, h.Entry.Kind, h.Entry.Full, h.Entry.Code(), userInstitution, false})
				continue
			}
			span := h.Span
			if strings.HasSuffix(a.Text[:span.Start], "中国") && !strings.HasPrefix(h.Entry.Name, "中国") {
				span.Start -= len("中国")
			}
			hits = append(hits, orgHit{span, h.Entry.Kind, h.Entry.Full, h.Entry.Code(), "institution.lexicon", false})
		}
	}
	hits = append(hits, a.lettered()...)
	hits = append(hits, suffixNames(a)...)
	hits = append(hits, numberedSchools(a)...)
	hits = append(hits, foreignBodies(a)...)
	hits = outermost(a, a.permitted(hits))
	hits = append(hits, a.localGovernments()...)
	hits = append(hits, a.departments(hits)...)
	hits = outermost(a, a.reconciled(hits, a.taggedInstitutions()))
	extend := func(finders ...func([]orgHit) []orgHit) {
		for _, find := range finders {
			if more := find(hits); len(more) > 0 || a.lexicon != nil { // the user's lists may strike out what is of another sort now
				hits = outermost(a, a.permitted(append(hits, more...)))
			}
		}
	}
	extend(a.branches, a.laboratories, a.colleges)
	hits = a.headed(hits)
	extend(a.coordinated, a.appointedOffices, a.listed, a.titledBodies, a.defined, a.repeatedInstitutions)
	return hits
}

// localGovernments finds the governments that a text names by their level alone, where it tells whose they are: 市政府与
// 某大学签约. Beside a committee of the party (市委、市政府) they stand for the authorities as such.
func (a *Article) localGovernments() []orgHit {
	var hits []orgHit
	r := resolver{a: a}
	for _, p := range a.all("政府") {
		s := normalize.Span{Start: a.backRunes(p, 1), End: p + len("政府")}
		if s.Start < 0 || !strings.ContainsRune("省市县区州", a.after(s.Start)) || !a.atBoundary(s.Start) || isHan(a.before(s.Start)) && !a.endsClause(s.Start) ||
			hasSuffix(a.Text[:s.Start], "委、", "委") || a.joinsNoun(s.End) {
			continue
		}
		if _, ok := r.outerPlace(orgHit{span: s}, a.cut(s)); ok {
			hits = append(hits, orgHit{span: s, kind: "government", rule: "institution.local_government"})
		}
	}
	return hits
}

// departments finds the names of departments that are joined of two, which end in 司 as those of ministries do:
// 某部|规划与财务司.
func (a *Article) departments(hits []orgHit) []orgHit {
	var more []orgHit
	for _, h := range hits {
		if end := a.departmentEnd(h); end > 0 {
			more = append(more, orgHit{span: normalize.Span{Start: h.span.Start, End: end}, kind: "government", rule: "institution.department"})
			continue
		}
		if r := a.after(h.span.End); h.kind != "government" && h.kind != "museum" || r != '与' && r != '和' {
			continue
		}
		outer := a.orgStart(hits, h)
		end := h.span.End
		for range 10 {
			end += utf8.RuneLen(a.after(end))
			r := a.after(end)
			if !isHan(r) {
				break
			}
			if next := a.after(end + utf8.RuneLen(r)); r == '司' && outer >= 0 && (!isHan(next) || next == '司' || next == '长' || next == '副') {
				more = append(more, orgHit{span: normalize.Span{Start: outer, End: end + len("司")}, kind: "government", rule: "institution.department"})
				break
			}
		}
	}
	return more
}

// orgStart returns where the ministry or national office begins whose part h is, or -1.
func (a *Article) orgStart(hits []orgHit, h orgHit) int {
	for _, o := range hits {
		if o.span.Start == h.span.Start && o.kind == "government" && hasSuffix(a.cut(o.span), "部", "委", "局", "委员会", "署", "总局") {
			return o.span.Start
		}
	}
	if name := a.cut(h.span); strings.HasPrefix(name, "国家") {
		return h.span.Start
	}
	return -1
}

// endsClause reports whether a word ends at byte p that a name may follow: a verb or function word.
func (a *Article) endsClause(p int) bool {
	i := a.tokenAt(p - 1)
	return i < len(a.tokens) && a.tokens[i].Span.End == p && a.stops(i)
}

// joinsNoun reports whether a noun follows at byte p that the word before only modifies: 市政府|办公室, 县政府|网站.
func (a *Article) joinsNoun(p int) bool {
	i := a.tokenAt(p)
	return i < len(a.tokens) && a.tokens[i].Span.Start == p && isHan(a.after(p)) && strings.HasPrefix(a.tag(i), "n") && a.tag(i) != "nr" && a.tag(i) != "nt"
}

// outermost drops names inside longer ones; of two that overlap, the longer stays.
func outermost(a *Article, hits []orgHit) []orgHit {
	order := make([]int, len(hits)) // the longest first; numbers are moved about sooner than hits
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := hits[i].span, hits[j].span
		return cmp.Or(y.Len()-x.Len(), x.Start-y.Start, i-j)
	})
	taken := newCover(len(a.Text))
	kept := order[:0]
	for _, i := range order {
		if taken.take(hits[i].span) {
			kept = append(kept, i)
		} else if a.traced() {
			a.loseShorter(hits, i, kept)
		}
	}
	slices.SortFunc(kept, func(i, j int) int { return cmp.Or(hits[i].span.Start-hits[j].span.Start, i-j) })
	out := make([]orgHit, len(kept))
	for k, i := range kept {
		out[k] = hits[i]
	}
	return out
}

// loseShorter notes the name hits[i], which gives way to one of those kept.
func (a *Article) loseShorter(hits []orgHit, i int, kept []int) {
	h := hits[i]
	for _, k := range kept {
		k := hits[k]
		if k.span == h.span {
			return // the same name, found by two rules
		}
		if k.span.Start < h.span.End && h.span.Start < k.span.End {
			a.lose(KindInstitution, h.span, h.rule, "inside or across the longer "+a.cut(k.span)+" ("+k.rule+")")
			return
		}
	}
}

// suffixNames finds names by their endings: from each ending leftward to where a name cannot go on.
func suffixNames(a *Article) []orgHit {
	var hits []orgHit
	for _, c := range a.cues.suffixes {
		if h, ok := a.nameEnding(*c.word, c.end); ok {
			hits = append(hits, h)
		}
	}
	return hits
}

// nameEnding returns the name that ends at byte end with ending s.
func (a *Article) nameEnding(s suffix, end int) (orgHit, bool) {
	if office := strings.HasSuffix(s.text, "办") && a.atBoundary(end) && (!isHan(a.after(end)) || a.titled(end)); !office && !a.nameMayEnd(end) {
		return orgHit{}, false
	}
	for _, w := range afterSuffix {
		if strings.HasPrefix(a.Text[end:], w) {
			return orgHit{}, false
		}
	}
	if notOffice[a.word(a.tokenAt(end-1))] || a.after(end) == '长' && (!hasSuffix(s.text, "局", "处", "厅", "署") || a.taggedAt(end+len("长"), tagger.Person) == 0) {
		return orgHit{}, false
	}
	if k := a.tokenAt(end - len(s.text)); runes(s.text) == 1 && (a.tag(k-1) == "m" || a.tag(k) == "q") {
		return orgHit{}, false // 第一所
	}
	left := a.leftLimit(end-len(s.text), end)
	for head := range jointOffices.before(a.Text[:left]) {
		left = a.leftLimit(left-len(head), end)
	}
	if s.brand {
		return a.brandName(left, end, s)
	}
	start, anchored := a.chooseStart(left, end, s)
	if d := a.before(start); '0' <= d && d <= '9' {
		return orgHit{}, false // 35家乡镇卫生院
	}
	start += a.former(start)
	start = a.sentFrom(start, s)
	if s.text == "机制" && !a.knownBodyAt(start) {
		return orgHit{}, false // 某市合作|机制 is a way of working
	}
	if a.after(end) == '长' && a.placeAt.startingAt(start) < 0 {
		return orgHit{}, false // 财政局|长, which any place has
	}
	if a.doneTo(start, end) || a.levelled(start, end-len(s.text)) {
		return orgHit{}, false
	}
	name := a.Text[start:end]
	if r := firstRune(name); r == '(' || r == '（' || strings.Contains(name, "书记") || !balanced(name) || jointBody(name) || countsKind(name) || strings.ContainsRune(name, '届') && (strings.HasPrefix(name, "第") || strings.ContainsRune(name, '次')) ||
		s.kind == "party" && strings.Contains(name, "政府") || a.cutsName(name, s, end) {
		return orgHit{}, false
	}
	if len(name) <= len(s.text) || notInstitution[name] || runes(name) > 40 || a.isPlace(start, end) || a.commonNoun(start, end, s) {
		return orgHit{}, false
	}
	joint := s.kind == "government" && !s.open && start == left && a.jointOffice(start, end-len(s.text))
	if !anchored && !joint && !a.elidedPlace(start, end, s) && (s.open || !a.specific(start, end-len(s.text), s)) {
		return orgHit{}, false
	}
	h := orgHit{span: normalize.Span{Start: start, End: end}, kind: kindWithin(name, s.kind), rule: "institution.suffix:" + s.text, bare: !anchored && !joint && !a.elidedPlace(start, end, s)}
	if i := a.placeAt.startingAt(start); i >= 0 {
		h.code = a.places[i].code
	}
	return h, true
}

// jointOffice reports whether the words between are two fields of work joined, as names of offices have them: 工商|及|科技.
func (a *Article) jointOffice(start, end int) bool {
	name := a.Text[start:end]
	if runes(name) < 5 || !a.atBoundary(start) {
		return false
	}
	k := strings.IndexAny(name, "和与及")
	if k < len("某某") || runes(name[k:]) < 3 {
		return false
	}
	k += len("和")
	for head := range jointOffices.before(name[:k]) {
		return len(head) == k
	}
	return false
}

// former returns the length of the 原 before the name of a body that begins with a place or level: 原|市交通局.
func (a *Article) former(start int) int {
	rest, ok := strings.CutPrefix(a.Text[start:], "原")
	if !ok || !hasPrefix(rest, "省", "市", "县", "区", "州", "国家", "中央", "中共", "中国") && a.placeAt.startingAt(start+len("原")) < 0 && a.nameAt.startingAt(start+len("原")) < 0 {
		return 0
	}
	return len("原")
}

// knownBodyAt reports whether a name of the lexicon that is no place begins at byte p.
func (a *Article) knownBodyAt(p int) bool {
	k := a.nameAt.startingAt(p)
	return k >= 0 && !a.names[k].Entry.Class.Place()
}

// doneTo reports whether what ends at byte end is a known body to which something is done by who stands before it from
// byte start on: 某法院公开宣判|中央宣传部.
func (a *Article) doneTo(start, end int) bool {
	k := a.nameAt.endingAt(end)
	if k < 0 || a.nameAt[k].Start <= start || a.names[k].Entry.Class.Place() {
		return false
	}
	i := a.tokenAt(a.nameAt[k].Start - 1)
	return strings.HasPrefix(a.tag(i), "v") && !insideNames[a.word(i)]
}

// levelled reports whether the words up to byte p say of which level or quality institutions are, not which one is meant:
// 某中心|市级|医院, 高水平研究型|医院.
func (a *Article) levelled(start, p int) bool {
	i := a.tokenAt(p - 1)
	if i >= len(a.tokens) || a.tokens[i].Span.Start <= start {
		return false
	}
	return hasSuffix(a.Text[start:p], "市级", "省级", "县级", "区级", "国家级", "各级", "研究型", "应用型", "创新型", "综合型", "高水平", "三甲")
}

// jointBody reports whether a name is two: 市委市政府.
func jointBody(name string) bool {
	return strings.Contains(name, "委") && containsAny(name, jointBodies)
}

// jointBodies are the committees of the party of all levels with their governments.
var jointBodies = strings.Fields("省委省政府 省委、省政府 市委市政府 市委、市政府 县委县政府 县委、县政府 区委区政府 区委、区政府 州委州政府 州委、州政府")

// numberedSchools finds 长沙一中, 雄县二小 and the like.
func numberedSchools(a *Article) []orgHit {
	var hits []orgHit
	for _, p := range a.places {
		end := a.numberedAt(p.span.End)
		if next := a.after(end); end == 0 || isHan(next) && strings.ContainsRune("央心国间东外部型学", next) {
			continue
		}
		hits = append(hits, orgHit{normalize.Span{Start: p.span.Start, End: end}, schoolKinds[a.Text[end-len("中"):end]], "", p.code, "institution.numbered_school", false})
	}
	return hits
}

// stateBodies are the bodies that states have, named behind their place.
var stateBodies = kindsByFirst([]kindWord{
	{"政府", "government"}, {"外交部", "government"}, {"国防部", "government"}, {"财政部", "government"}, {"国会", "government"}, {"议会", "government"},
	{"央行", "government"}, {"军方", "military"}, {"国防军", "military"}, {"空军", "military"}, {"海军", "military"}, {"陆军", "military"},
	{"海关", "government"}, {"总统府", "government"}, {"最高法院", "court"},
})

// foreignBodies finds 美国政府, 俄罗斯外交部 and 市政府-like bodies named by a place in front.
func foreignBodies(a *Article) []orgHit {
	var hits []orgHit
	for _, p := range a.places {
		rest := a.Text[p.span.End:]
		for _, b := range stateBodies.of(firstRune(rest)) {
			if strings.HasPrefix(rest, b.text) && a.atBoundary(p.span.End+len(b.text)) {
				hits = append(hits, orgHit{normalize.Span{Start: p.span.Start, End: p.span.End + len(b.text)}, b.kind, "", p.code, "institution.state_body", false})
			}
		}
		if e, ok := lexicon.Default().Lookup(a.cut(p.span)); ok && e.Class == lexicon.Country && e.Name != "中国" {
			if end := a.jointMinistry(p.span.End); end > 0 {
				hits = append(hits, orgHit{normalize.Span{Start: p.span.Start, End: end}, "government", "", p.code, "institution.state_body", false})
			}
		}
	}
	return hits
}
