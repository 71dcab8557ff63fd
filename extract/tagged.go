package extract

import (
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"taizhang/extract/lexicon"
	"taizhang/internal/runeset"
	"taizhang/normalize"
	"taizhang/segment/tagger"
)

// defaultTagger is the model built into the program.
var defaultTagger = sync.OnceValues(tagger.Default)

// The scores above which the tagger alone is believed, chosen on sentences it was not trained on: where they stand, a
// name more is as often right as wrong.
const (
	minOrganisation = 3
	minPerson       = 1.5
	minPlace        = 1.5
)

// sureOrganisation is the score from which on a name may hold words that names seldom have.
const sureOrganisation = 25

// taggedInstitutions returns the institutions that the tagger finds, edges without quotes and brackets.
func (a *Article) taggedInstitutions() []orgHit {
	people, bodies := map[string]bool{}, map[string]bool{} // as the tagger finds them elsewhere
	for _, e := range a.tagged {
		switch {
		case e.Type == tagger.Person && e.Score >= minPerson:
			people[a.cut(e.Span)] = true
		case e.Type == tagger.Organisation:
			bodies[a.cut(e.Span)] = true
		}
	}
	var hits []orgHit
	for _, e := range a.tagged {
		if e.Type != tagger.Organisation {
			continue
		}
		if e.Score < minOrganisation {
			a.lose(KindInstitution, e.Span, "institution.tagger", "the model is not sure enough")
			continue
		}
		s := a.trimMarks(e.Span)
		s.End = a.societyEnd(a.trimTail(s, bodies))
		s.Start += praise(a.cut(s))
		s.Start = a.wholeStart(s)
		if i := a.tokenAt(s.Start); strings.HasSuffix(a.word(i), "为") && a.tokens[i].Span.Start == s.Start && a.tokens[i].Span.End < s.End && a.appointedAs(a.tokens[i].Span) {
			s.Start = a.tokens[i].Span.End
		}
		s.End -= len(shareCode(a.cut(s)))
		name := a.cut(s)
		if runes(name) < 2 || people[name] || a.lexicon.Stops(name) || !a.tells(s, e.Score) {
			a.lose(KindInstitution, s, "institution.tagger", "the model takes it for a name, but such words tell no institution from another")
			continue
		}
		h := orgHit{span: s, kind: kindOfName(name), rule: "institution.tagger"}
		if i := a.placeAt.startingAt(s.Start); i >= 0 && (endsLikeName(name) || !a.shortCity(a.placeAt[i])) {
			h.code = a.places[i].code
		}
		hits = append(hits, h)
	}
	return hits
}

// shortCity reports whether s is the name of a city without its ending, which brands may begin with: 德州|仪器.
func (a *Article) shortCity(s normalize.Span) bool {
	e, ok := lexicon.Default().Lookup(a.cut(s))
	return ok && e.Class == lexicon.CityShort
}

// trimTail returns the end of the name at s without what the tagger often adds to it: a verb 会 behind a name that is
// known without it, and what a professor of a university teaches.
func (a *Article) trimTail(s normalize.Span, known map[string]bool) int {
	name := a.cut(s)
	if short, ok := strings.CutSuffix(name, "会"); ok && (!endsLikeName(name) && (known[short] || endsLikeName(short)) || strings.HasSuffix(short, "会") && endsLikeName(short)) {
		return s.End - len("会")
	}
	if k := strings.Index(name, "届"); k > 0 && strings.Contains(name[k:], "次") {
		if short := strings.TrimRight(name[:k], "第0123456789一二三四五六七八九十"); endsLikeName(short) {
			return s.Start + len(short) // 某学会|三届二次理事会
		}
	}
	if short := delegating(name); short != "" {
		return s.Start + len(short) // 某大学|代表团
	}
	if i := a.placeAt.endingAt(s.End); i >= 0 && a.placeAt[i].Start > s.Start {
		if short := a.Text[s.Start:a.placeAt[i].Start]; endsLikeName(short) || strings.HasSuffix(short, "党") {
			return a.placeAt[i].Start // 某党|某市
		}
	}
	for _, n := range []int{3, 2} { // 某科大|某某某|校长
		p := a.backRunes(s.End, n)
		if p > s.Start && a.chineseNameSpan(p, s.End) > 0 && a.addressed(s.End) && (endsLikeName(a.Text[s.Start:p]) || strings.ContainsRune("大院所局厅系", a.before(p))) {
			return p
		}
	}
	for _, e := range []string{"行政楼", "教学楼", "办公楼", "综合楼", "实验楼", "图书楼", "科技楼"} {
		if short, ok := strings.CutSuffix(name, e); ok && endsLikeName(short) {
			return s.End - len(e)
		}
	}
	for _, e := range []string{"区委", "县委", "市委"} {
		if short, ok := strings.CutSuffix(name, e); ok && strings.HasSuffix(short, "人民政府") {
			return s.End - len(e) // 某区人民政府|区委书记
		}
	}
	if strings.HasSuffix(name, "学") && !strings.HasSuffix(name, "大学") && !strings.HasSuffix(name, "中学") && !strings.HasSuffix(name, "小学") && a.addressed(s.End) {
		for _, e := range []string{"大学", "学院"} {
			if k := strings.LastIndex(name, e); k > 0 {
				return s.Start + k + len(e)
			}
		}
	}
	return s.End
}

// praise returns the length of the words before a name that say what kind of institution it is: 德国著名智库|某基金会.
func praise(name string) int {
	for _, w := range []string{"著名", "知名"} {
		k := strings.Index(name, w)
		if k < 0 {
			continue
		}
		rest := name[k+len(w):]
		for _, kind := range []string{"智库", "企业", "媒体", "学府", "机构", "品牌", "公司", "高校", "杂志", "报纸"} {
			if short, ok := strings.CutPrefix(rest, kind); ok && runes(short) > 1 {
				return len(name) - len(short)
			}
		}
	}
	return 0
}

// noBodies are the endings of what the tagger sometimes takes for an institution: events, and sections of companies.
var noBodies = endingsOf(strings.Fields("论坛 年会 研讨会 大会 峰会 会议 博览会 展览会 运动会 锦标赛 大赛 运营部 市场部 销售部 研发部 人力资源部 财务部 客服部 业务部 采购部 公关部 品牌部 事业部 发展部 规划部 管理部 金融部 审计部 投资部 工程部 技术部 生产部 质量部 综合部 行政部 党群部 站台 观光厅 会议室 报告厅 籍"))

// offices are what departments of an institution are called, which name none by themselves: 党政|办公室, 教务|部.
var offices = prefixesOf("党政办公室 党委办公室 校长办公室 院长办公室 行政办公室 综合办公室 教务部 教务处 学生处 学工部 人事处 财务处 科研处 后勤处 保卫处 总务处 基建处 招生办公室 发展规划处 国际合作处")

// generalBody reports whether a name is a body of an institution that is named by its kind alone: 集团公司|办公室, 学院|党委.
func generalBody(name string) bool {
	for w := range offices.of(name) {
		if w == name {
			return true
		}
	}
	for _, head := range []string{"集团公司", "集团", "公司", "学校", "学院", "医院"} {
		switch strings.TrimPrefix(name, head) {
		case "党委", "党组", "纪委", "党总支", "党支部", "办公室", "工会", "团委", "总部", "本部", "董事会", "财务部", "战略部":
			return strings.HasPrefix(name, head)
		}
	}
	return false
}

// tells reports whether the words at s, which the tagger takes for an institution's name, tell one from another: a kind
// of institutions, a number of them, or words that names never have are no name.
func (a *Article) tells(s normalize.Span, score float32) bool {
	name := a.cut(s)
	if notInstitution[name] || genericModifiers[name] || !balanced(name) || jointBody(name) || strings.Contains(name, "某") || strings.Contains(name, "各级") || strings.Contains(name, "全体") || generalBody(name) {
		return false
	}
	if r := firstRune(name); r == '(' || r == '（' || hasToken(a, s, "分别") || hasToken(a, s, "充分发挥") || a.joinsPosts(s) {
		return false // 某某|（某地）有限公司, 某会理事某某|分别|代表
	}
	if k := strings.Index(name, "、"); k > 0 && strings.ContainsRune(name[:k], '长') && hasSuffix(name, "委") {
		return false // 某县县长某某、县委|书记
	}
	if strings.HasPrefix(name, "第") && strings.ContainsRune(name, '届') || name == "第一集团" || hasToken(a, s, "为") || cutsNoun(a, s.End) || countsKind(name) || strings.Contains(name, "暨") || strings.HasSuffix(name, "机制") {
		return false
	}
	if strings.ContainsAny(name, ",，;；。") || strings.Contains(name, "届") && strings.Contains(name, "次") {
		return false // 某集团,|协会; 某协会三届二次理事会
	}
	if _, doc := kindOfTitle(name); doc || isHan(a.before(s.Start)) && !a.atBoundary(s.Start) {
		return false
	}
	if e := noBodies.of(name); e != "" && !strings.HasPrefix(name, "联合国") {
		if anchored := strings.HasSuffix(e, "部") && (a.placeAt.startingAt(s.Start) >= 0 || a.nameAt.startingAt(s.Start) >= 0); !anchored {
			return false
		}
	}
	if hasSuffix(name, "内科", "外科", "儿科", "妇产科", "急诊科", "麻醉科", "放射科", "检验科", "重症医学科", "中医科", "皮肤科", "眼科", "口腔科", "肿瘤科") && !strings.Contains(name, "院") && !strings.Contains(name, "大学") {
		return false // a department of a hospital
	}
	if k := strings.Index(name, "驻"); k > 0 && a.placeAt.endingAt(s.End) >= 0 && a.placeAt.startingAt(s.Start+k+len("驻")) >= 0 {
		return false // 中国驻某国|大使
	}
	if a.posted(s) || hasPrefix(a.Text[s.End:], "社区", "小区", "村委会", "村民") && !endsLikeName(name) {
		return false // 某街道某某|社区
	}
	if compoundSurnames.begin(name) && a.chineseName(s.Start) == s.End || a.compass(s) || a.besideOfficers(s) {
		return false
	}
	if !a.inQuotes(s) && (!a.wordsTell(s, score >= sureOrganisation) || a.aspired(s)) {
		return false
	}
	if k := strings.IndexAny(name, "(（"); k > 0 {
		name = name[:k]
	}
	for _, e := range suffixes.of(lastRune(name)) {
		if !strings.HasSuffix(name, e.text) {
			continue
		}
		rest := strings.TrimSuffix(name, e.text)
		numbered := runes(e.text) == 1 && strings.HasSuffix(rest, "第一")
		return rest != "" && !a.commonNoun(s.Start, s.End, e) && !genericModifiers[rest] && !insideNames[rest] && !numbered
	}
	return true
}

// joinsPosts reports whether the words at s hold a post, and another one that is held with it: 某某总监|兼|某学院.
func (a *Article) joinsPosts(s normalize.Span) bool {
	k := strings.Index(a.cut(s), "兼")
	if k < 0 {
		return false
	}
	_, ok := a.titleEndingAt(s.Start + k)
	return ok
}

// aspired reports whether s is what something is to become, of which there are many: 打造成世界一流的|某某研究中心.
func (a *Article) aspired(s normalize.Span) bool {
	if a.knownStart(s) {
		return false
	}
	from := a.charStart(max(0, s.Start-20*3))
	clause := a.Text[from:s.Start]
	clause = clause[strings.LastIndexAny(clause, "，。；！？,;!?")+1:]
	for _, w := range []string{"打造", "建成", "建设成", "争创", "成为"} {
		if k := strings.Index(clause, w); k >= 0 {
			for _, of := range []string{"一流", "领先", "知名", "重要", "最大"} {
				if strings.Contains(clause[k:], of) {
					return true
				}
			}
		}
	}
	return false
}

// knownStart reports whether a known place or institution begins where s does.
func (a *Article) knownStart(s normalize.Span) bool {
	i := a.placeAt.startingAt(s.Start)
	return i >= 0 && a.placeAt[i].End < s.End || a.knownBodyAt(s.Start)
}

// inQuotes reports whether s stands alone in “”, ‘’ or 《》.
func (a *Article) inQuotes(s normalize.Span) bool {
	switch a.before(s.Start) {
	case '“':
		return a.after(s.End) == '”'
	case '‘':
		return a.after(s.End) == '’'
	case '《':
		return a.after(s.End) == '》'
	}
	return false
}

// compass reports whether s is a part of a place, or the place that a report is from: 河北|中南部, 拉萨|电.
func (a *Article) compass(s normalize.Span) bool {
	i := a.placeAt.startingAt(s.Start)
	if i < 0 || a.placeAt[i].End >= s.End {
		return false
	}
	rest := a.Text[a.placeAt[i].End:s.End]
	return rest == "电" || strings.Trim(rest, "东西南北中") == "部"
}

// outranked are words that begin no name but say which of many bodies are meant.
var outranked = wordSet("各级 上级 下级 本级 上一级 下一级 同级 本 该 某 我院 我校 我市 我省 我县 我区 原先 反对")

// wordsTell reports whether the words at s may be those of a name. If the tagger is sure, they may be pronouns or
// titles as well.
func (a *Article) wordsTell(s normalize.Span, sure bool) bool {
	first := a.tokenAt(s.Start)
	if outranked[a.word(first)] || first > 0 && a.tag(first-1) == "m" && a.tokens[first-1].Span.End == s.Start {
		return false
	}
	if a.tag(first) == "m" && !strings.HasPrefix(a.word(first), "第") && !isOrdinalBefore(a, first) {
		return false
	}
	name := a.cut(s)
	known := endsLikeName(name) && a.knownStart(s)
	if r := firstRune(name); '0' <= r && r <= '9' || countsPlaces(firstTwo(name)) {
		return false
	}
	for i := first; i < len(a.tokens) && a.tokens[i].Span.End <= s.End; i++ {
		t, w := a.tag(i), a.word(i)
		if w == "领导" && strings.HasPrefix(a.word(i+1), "小组") {
			continue
		}
		adverb := (t == "r" || t == "d") && runes(w) > 1
		outside := outsideNames[w] && !a.joins(i) && !a.fragment(i)
		if sure || known {
			adverb, outside = adverb && !sure, outside && t != "" && strings.ContainsRune("vpc", rune(t[0]))
		}
		if adverb || outside {
			return false
		}
	}
	return true
}

// wholeStart returns where the name at s begins: the first half of a joined office is part of it (人力资源和|社会保障局), who
// is made its head is not (某某为|民政局).
func (a *Article) wholeStart(s normalize.Span) int {
	name := a.cut(s)
	if strings.ContainsRune("局厅委部会", lastRune(name)) {
		for head := range jointOffices.before(a.Text[:s.Start]) {
			return s.Start - len(head)
		}
	}
	if p := a.behindTitle(s); p > 0 {
		return p
	}
	for _, verb := range []string{"为", "任"} {
		k := strings.Index(name, verb)
		if k > 0 && a.chineseNameSpan(s.Start, s.Start+k) > 0 && (verb == "为" || a.addressed(s.End)) {
			return s.Start + k + len(verb)
		}
	}
	return s.Start + a.former(s.Start)
}

// shareCode returns the code of a share or the acronym behind a name, with its brackets: (600196), (WHO).
func shareCode(name string) string {
	k := strings.LastIndexAny(name, "(（")
	if k <= 0 || !strings.ContainsAny(name[k:], "0123456789") && !(hasSuffix(name, ")", "）") && acronym(strings.Trim(name[k:], "()（）"))) {
		return ""
	}
	return name[k:]
}

// cutsNoun reports whether byte p is inside a common noun of the dictionary: 总领|事.
func cutsNoun(a *Article, p int) bool {
	i := a.tokenAt(p)
	if i == len(a.tokens) || a.tokens[i].Span.Start >= p {
		return false
	}
	t := a.tag(i)
	return t == "n" || t == "vn"
}

// hasToken reports whether w is one of the words at s.
func hasToken(a *Article, s normalize.Span, w string) bool {
	for i := a.tokenAt(s.Start); i < len(a.tokens) && a.tokens[i].Span.Start < s.End; i++ {
		if a.word(i) == w {
			return true
		}
	}
	return false
}

// countedBodies are counters of institutions, and bodyNumbers stand before them.
var countedBodies, bodyNumbers = runeset.Of("所家校院"), runeset.Of("两二三四五六七八九十百几数多")

// countsKind reports whether a name ends in a number of institutions: 华东八所.
func countsKind(name string) bool {
	last, n := runeBefore(name, len(name))
	if !countedBodies.Has(last) {
		return false
	}
	number, m := runeBefore(name, len(name)-n)
	return bodyNumbers.Has(number) && n+m < len(name)
}

// trimMarks returns s without the quotation marks and brackets around it.
func (a *Article) trimMarks(s normalize.Span) normalize.Span {
	for s.Start < s.End && strings.ContainsRune("“”‘’《》「」\"", a.after(s.Start)) && !balanced(a.cut(s)) {
		s.Start += utf8.RuneLen(a.after(s.Start))
	}
	for s.Start < s.End && strings.ContainsRune("“”‘’《》「」\"", a.before(s.End)) && !balanced(a.cut(s)) {
		s.End -= utf8.RuneLen(a.before(s.End))
	}
	return s
}

// looseKinds are endings that tell the kind of a name only the tagger finds, some only within names that hold another word.
var looseKinds = []struct {
	kind, within string
	endings      []string
}{
	{"hospital", "医院", strings.Fields("科 病理室 中心 院")},
	{"university", "大学", strings.Fields("专业 中心")},
	{"university", "", []string{"系"}},
	{"media", "", strings.Fields("客户端 新闻 观察 视频 黑板报 每经 周刊 月刊 杂志")},
	{"government", "", strings.Fields("领馆 联储 央行 FDA 海警 消防 公安 警方 移民局")},
	{"other", "", strings.Fields("男篮 女篮 男排 女排 男足 女足 国足 国乒 国羽 足球队 篮球队")},
	{"military", "", strings.Fields("武装 民兵 卫队")},
	{"company", "", strings.Fields("工厂 电厂 药厂 钢厂 制片厂 商店 门店 旗舰店")},
}

// kindOfName returns the kind that the ending of an institution's name tells; a name without any is mostly a company's.
func kindOfName(name string) string {
	if k := strings.LastIndexAny(name, "(（"); k > 0 && hasSuffix(name, ")", "）") {
		name = name[:k]
	}
	if name == "中共" {
		return "party"
	}
	if strings.HasPrefix(name, "联合国") || strings.HasSuffix(name, "组织") {
		return "international"
	}
	if hasSuffix(name, "国务院", "参议院", "众议院") {
		return "government"
	}
	for _, s := range suffixes.of(lastRune(name)) {
		if strings.HasSuffix(name, s.text) {
			return kindWithin(name, s.kind)
		}
	}
	for _, k := range looseKinds {
		if endOf(name, k.endings) != "" && strings.Contains(name, k.within) {
			return k.kind
		}
	}
	switch lastRune(name) {
	case '军':
		return "military"
	case '旅', '师', '团':
		if strings.Contains(name, "第") || strings.Contains(name, "军") || strings.ContainsAny(name, "0123456789") {
			return "military"
		}
		if lastRune(name) == '团' {
			return "other"
		}
	case '队', '组', '院', '站', '宫':
		return "other"
	case '馆':
		return "museum"
	case '报', '社', '网', '台':
		return "media"
	case '部', '委', '办', '局', '署', '司', '厅':
		return "government"
	case '处', '科', '室':
		if strings.ContainsAny(name[:len(name)-len("处")], "局委厅署部办府") {
			return "government"
		}
	case '党':
		return "party"
	case '校', '中', '小':
		return "school"
	case '大':
		return "university"
	case '盟', '会', '联':
		return "association"
	}
	return "company"
}

// taggedAt returns where the name of type t ends that the tagger finds from byte p on, or 0.
func (a *Article) taggedAt(p int, t tagger.Type) int {
	i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.Start >= p })
	if i < len(a.tagged) && a.tagged[i].Span.Start == p && a.tagged[i].Type == t && a.tagged[i].Score >= minPerson {
		return a.tagged[i].Span.End
	}
	return 0
}

// taggedBefore returns where the name of type t begins that the tagger finds to end at byte p, or -1.
func (a *Article) taggedBefore(p int, t tagger.Type) int {
	i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.End >= p })
	if i < len(a.tagged) && a.tagged[i].Span.End == p && a.tagged[i].Type == t && a.tagged[i].Score >= minPerson {
		return a.tagged[i].Span.Start
	}
	return -1
}

// taggedOn reports whether the tagger finds a name of one of the types on a part of s.
func (a *Article) taggedOn(s normalize.Span, types ...tagger.Type) bool {
	i := sort.Search(len(a.tagged), func(i int) bool { return a.tagged[i].Span.End > s.Start })
	for ; i < len(a.tagged) && a.tagged[i].Span.Start < s.End; i++ {
		if slices.Contains(types, a.tagged[i].Type) {
			return true
		}
	}
	return false
}

// taggedPlaces returns the places that the tagger finds and known does not hold.
func (a *Article) taggedPlaces(known []placeHit) []placeHit {
	at := spansOf(known, placeHit.where)
	var hits []placeHit
	for _, e := range a.tagged {
		if name := a.cut(e.Span); e.Type == tagger.Place && e.Score >= minPlace && runes(name) > 1 && !at.overlap(e.Span) && !a.inPerson(e.Span) {
			hits = append(hits, placeHit{span: e.Span, name: name, rule: "place.tagger"})
		}
	}
	return hits
}
