package extract

import (
	"slices"
	"sort"
	"strings"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
)

// How the full name of an institution was found.
const (
	asWritten    = "as_written"
	abbreviation = "abbreviation"
	alias        = "alias"
	context      = "context"
)

// officesByEnd holds officeForms by their last character.
var officesByEnd = func() *runeTable[form] {
	t := new(runeTable[form])
	for _, f := range officeForms {
		t.add(lastRune(f.short), f)
	}
	return t
}()

// officeForms are the short forms of offices and what they stand for, the longest first.
var officeForms = sortedForms(map[string]string{
	"教委": "教育委员会", "教育工委": "教育工作委员会", "发改委": "发展和改革委员会", "发展改革委": "发展和改革委员会", "卫健委": "卫生健康委员会",
	"卫生健康委": "卫生健康委员会", "管委会": "管理委员会", "国资委": "国有资产监督管理委员会", "经信委": "经济和信息化委员会", "住建委": "住房和城乡建设委员会",
	"住房城乡建设委": "住房和城乡建设委员会", "交通委": "交通委员会", "民宗委": "民族宗教事务委员会", "农业农村委": "农业农村委员会", "文旅委": "文化和旅游发展委员会",
	"卫生计生委": "卫生和计划生育委员会", "卫计委": "卫生和计划生育委员会", "科委": "科学技术委员会", "居委会": "居民委员会", "村委会": "村民委员会", "人社厅": "人力资源和社会保障厅", "人社局": "人力资源和社会保障局",
	"工信厅": "工业和信息化厅", "工信局": "工业和信息化局", "经信厅": "经济和信息化厅", "经信局": "经济和信息化局", "住建厅": "住房和城乡建设厅",
	"住建局": "住房和城乡建设局", "文旅厅": "文化和旅游厅", "文旅局": "文化和旅游局", "市监局": "市场监督管理局", "市场监管局": "市场监督管理局",
	"林草局": "林业和草原局", "医保局": "医疗保障局", "药监局": "药品监督管理局", "科技厅": "科学技术厅", "科技局": "科学技术局", "发改局": "发展和改革局",
	"疾控中心": "疾病预防控制中心", "教科院": "教育科学研究院", "社科院": "社会科学院", "农科院": "农业科学院", "职教中心": "职业教育中心",
	"政法委": "委政法委员会", "妇联": "妇女联合会", "残联": "残疾人联合会", "文联": "文学艺术界联合会", "作协": "作家协会", "科协": "科学技术协会",
	"工商联": "工商业联合会", "侨联": "归国华侨联合会", "贸促会": "国际贸易促进委员会", "省高院": "省高级人民法院", "市中院": "市中级人民法院", "州中院": "州中级人民法院", "中级法院": "中级人民法院", "高级法院": "高级人民法院",
})

type form struct{ short, long string }

func sortedForms(m map[string]string) []form {
	fs := make([]form, 0, len(m))
	for s, l := range m {
		if s != "政法委" {
			fs = append(fs, form{s, l})
		}
	}
	sort.Slice(fs, func(i, j int) bool {
		return len(fs[i].short) > len(fs[j].short) || len(fs[i].short) == len(fs[j].short) && fs[i].short < fs[j].short
	})
	return fs
}

// expand writes the short forms in the name of an institution in full: 天津市教委 → 天津市教育委员会.
func expand(name string) string {
	for _, f := range officesByEnd.of(lastRune(name)) {
		if s, ok := strings.CutSuffix(name, f.short); ok && s != "" && !hasSuffix(s, "和", "与", "及") {
			name = s + f.long
			break
		}
	}
	if strings.Contains(name, "政府") {
		for _, level := range []string{"省", "市", "县", "区", "州", "乡", "镇"} {
			if i := strings.Index(name, level+"政府"); i >= 0 && (level == "乡" || level == "镇" || i == 0 || mainland(name[:i+len(level)])) {
				name = name[:i+len(level)] + "人民" + name[i+len(level):]
			}
		}
	}
	for _, court := range []string{"法院", "检察院"} {
		if s, ok := strings.CutSuffix(name, court); ok && (hasSuffix(s, "县", "区", "旗") || court == "检察院" && hasSuffix(s, "省", "市", "州")) && mainland(s) {
			return s + "人民" + court
		}
	}
	if !strings.Contains(name, "委") {
		return name
	}
	for _, level := range []string{"省", "市", "县", "区", "州"} {
		if s, ok := strings.CutSuffix(name, level+"委"); ok {
			if hasPrefix(name, "共青团", "民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟") {
				return s + level + "委员会"
			}
			s = strings.TrimPrefix(s, "中共")
			if strings.HasSuffix(s, level) && runes(s) > 2 {
				return "中共" + s + "委员会" // 某县|县委
			}
			return "中共" + s + level + "委员会"
		}
		if strings.Contains(name, level+"委教育工作委员会") {
			return "中共" + strings.TrimPrefix(name, "中共")
		}
	}
	return name
}

// mainland reports whether a place ends in the name of a division that the standard of divisions lists below a province
// of the mainland: the governments of others (首尔市, 澎湖县, 香港特区) are not called people's governments.
func mainland(place string) bool {
	for i := range place {
		e, ok := lexicon.Default().Lookup(place[i:])
		for _, c := range e.Codes {
			if ok && c < "71" {
				return true
			}
		}
	}
	return false
}

// resolver leads the names in an article to full names.
type resolver struct {
	a      *Article
	alias  map[string]string // declared in the article
	short  []aliasName       // names the article uses for institutions that it names in full
	bare   map[string]bool   // full names that stand somewhere without quotes, once asked for
	main   map[string]string // the place of each level that most names of that level stand for, once asked for
	wholes wholes            // of parts of institutions, once asked for
	tails  map[string]string // full institutions by the elided names they end in, once asked for
	called map[string]string // what the article calls prefectures by their full names, once asked for

	school, academy, group, society *office // the only university or school, one with a 院长, group of companies, society, once asked for
}

// fullName returns the full name of the institution at h and how it was found.
func (r *resolver) fullName(h orgHit) (name, by string) {
	text := r.a.cut(h.span)
	clean := strings.TrimSpace(text)
	if h.rule == userInstitution {
		if h.full == clean {
			return h.full, asWritten
		}
		return h.full, alias
	}
	if full, ok := r.alias[clean]; ok {
		return expand(full), alias
	}
	if h.full != "" {
		if h.full == clean {
			return h.full, asWritten
		}
		return h.full, abbreviation
	}
	by = asWritten
	if p, ok := r.outerPlace(h, clean); ok {
		if h.rule == elidedIn && schoolKinds[clean[len(clean)-len("中"):]] != "" {
			return p + numbered(clean), context
		}
		clean, by = p+strings.TrimPrefix(clean, levelPrefix(clean, p)), context
	}
	if h.rule == "institution.numbered_school" {
		clean, by = r.schoolName(h, clean), abbreviation
	}
	if full := expand(clean); full != clean {
		if by == asWritten {
			by = abbreviation
		}
		clean = full
	}
	return clean, by
}

// levelPrefix is the beginning of an elided name that its place already ends in: 市|教委 after 天津市.
func levelPrefix(name, place string) string {
	for _, level := range placeLevels {
		if strings.HasPrefix(name, level) && strings.HasSuffix(place, level) {
			return level
		}
	}
	return ""
}

// schoolName writes the name of a numbered school in full: 长沙一中 → 长沙市第一中学.
func (r *resolver) schoolName(h orgHit, name string) string {
	if i := r.a.placeAt.startingAt(h.span.Start); i >= 0 {
		p := r.a.places[i]
		rest := r.a.Text[p.span.End:h.span.End]
		place := r.a.cut(p.span)
		_, whole := lexicon.Default().Lookup(place)
		for i := range place {
			if e, ok := lexicon.Default().Lookup(place[i:]); !whole && i > 0 && ok && e.Class.Place() {
				place = place[i:] // 河北雄县 → 雄县
				break
			}
		}
		return fullPlace(place) + numbered(rest)
	}
	return name
}

// numbered writes the number and kind of a school in full: 四中 → 第四中学.
func numbered(short string) string {
	number, kind := short[:len(short)-len("中")], short[len(short)-len("中"):]
	return "第" + number + map[string]string{"中": "中学", "小": "小学", "幼": "幼儿园"}[kind]
}

// fullPlace returns the full name of a division written short: 长沙 → 长沙市.
func fullPlace(name string) string {
	if e, ok := lexicon.Default().Lookup(name); ok && e.Class.Place() && e.Full != "" {
		return e.Full
	}
	return name
}

// institutions merges the hits that stand for one institution, and numbers them in order.
func (r *resolver) institutions() ([]Institution, map[normalize.Span]string) {
	var out []Institution
	index := map[string]int{}
	ids := map[normalize.Span]string{}
	all := make([]namedHit, len(r.a.orgs))
	for i, h := range r.a.orgs {
		n, by := r.fullName(h)
		all[i] = namedHit{r.asUserHas(h, n), n, by}
		if e, ok := r.a.lexicon.Lookup(n); ok && e.Sort() == lexicon.SortInstitution {
			all[i].name = e.Name
		}
	}
	r.putPlaces(all)
	putNational(all)
	r.putListed(all)
	putWhole(all)
	putParts(all)
	r.putColleges(all)
	codes := map[string]string{} // of the article's places by their full names, once asked for
	for _, n := range all {
		if n.hit.code == "" && n.by != asWritten {
			n.hit.code = r.codeOf(n.name, codes)
		}
		k, ok := index[n.name]
		if !ok {
			k = len(out)
			index[n.name] = k
			out = append(out, Institution{ID: id("i", k), Name: n.name, ResolvedBy: n.by, Kind: n.hit.kind, Place: n.hit.code})
		}
		if out[k].Place == "" {
			out[k].Place = n.hit.code
		}
		if n.by == asWritten {
			out[k].ResolvedBy = asWritten
		}
		out[k].Mentions = append(out[k].Mentions, Mention{n.hit.span, n.hit.rule})
		ids[n.hit.span] = out[k].ID
	}
	return out, ids
}

// namedHit is a hit with the full name found for it, and how it was found.
type namedHit struct {
	hit      orgHit
	name, by string
}

// putPlaces leads names without their place to those that the article has with it.
func (r *resolver) putPlaces(all []namedHit) {
	placed := map[string]string{} // full names by what is left of them without their place
	for _, n := range all {
		if i := r.a.placeAt.startingAt(n.hit.span.Start); i >= 0 && n.by == asWritten {
			if rest := strings.TrimPrefix(n.name, r.a.cut(r.a.placeAt[i])); runes(rest) > 4 && placed[rest] == "" {
				placed[rest] = n.name
			}
		}
	}
	for i := range all {
		if full := placed[all[i].name]; full != "" && all[i].hit.full == "" {
			if nearer := r.nearerPlace(all, i, full); nearer != "" {
				full = nearer + all[i].name
			}
			all[i].name, all[i].by = full, context
		}
	}
}

// nearerPlace returns the place of the last body of a government or party that the sentence names before all[i] with its place, if that
// is another one than that of the full name found for it elsewhere: 某市农业局局长甲，某县县委书记乙、|农业局|局长丙.
func (r *resolver) nearerPlace(all []namedHit, i int, full string) string {
	if all[i].hit.kind != "government" {
		return ""
	}
	sentence := r.a.sentenceAt(all[i].hit.span.Start)
	for k := i - 1; k >= 0 && k > i-8 && all[k].hit.span.Start >= sentence.Start; k-- {
		h := all[k].hit
		p := r.a.placeAt.startingAt(h.span.Start)
		if p < 0 || h.kind != "government" && h.kind != "party" || r.a.places[p].code == "" {
			continue
		}
		if place := fullPlace(r.a.cut(r.a.placeAt[p])); !strings.HasPrefix(full, place) && !strings.HasPrefix(full, r.a.cut(r.a.placeAt[p])) {
			return place
		}
		return ""
	}
	return ""
}

// putNational leads names to the same with 国立 before them.
func putNational(all []namedHit) {
	national := map[string]string{} // by what they are without it
	for _, n := range all {
		if rest, ok := strings.CutPrefix(n.name, "国立"); ok {
			national[rest] = n.name
		}
	}
	if len(national) == 0 {
		return
	}
	for i := range all {
		if full := national[all[i].name]; full != "" {
			all[i].name, all[i].by = full, context
		}
	}
}

// putListed leads names to what they stand for in a list, where they stand for one thing only.
func (r *resolver) putListed(all []namedHit) {
	led := map[string]string{} // full names by what lists leave of them
	for _, n := range all {
		if n.hit.rule == elidedIn && n.by == context {
			if text := r.a.cut(n.hit.span); led[text] == "" {
				led[text] = n.name
			} else if led[text] != n.name {
				led[text] = "two"
			}
		}
	}
	for i := range all {
		if full := led[r.a.cut(all[i].hit.span)]; full != "" && full != "two" && all[i].by == asWritten {
			all[i].name, all[i].by = full, context
		}
	}
}

// putWhole leads truncated names of companies to whole ones, and branches named without what they belong to to the only ones
// that end so: 上海办事处 → 某某协会上海办事处.
func putWhole(all []namedHit) {
	companies := map[string][]string{} // by their first characters
	for _, n := range all {
		if strings.HasSuffix(n.name, "公司") && !slices.Contains(companies[head(n.name)], n.name) {
			companies[head(n.name)] = append(companies[head(n.name)], n.name)
		}
	}
	branches := map[string]string{} // by what they are called without what they belong to
	for i := range all {
		for _, long := range companies[head(all[i].name)] {
			if all[i].by == asWritten && (truncated(all[i].name, long) || shortOfFirm(all[i].name, long)) {
				all[i].name, all[i].by = long, context
			}
		}
		if all[i].by == asWritten && hasSuffix(all[i].name, "办事处", "分公司", "分行", "校区", "院区") {
			long, asked := branches[all[i].name]
			if !asked && len(branches) < maxActors {
				long = onlyEnding(all, all[i].name)
				branches[all[i].name] = long
			}
			if long != "" {
				all[i].name, all[i].by = long, context
			}
		}
	}
}

// shortOfFirm reports whether long is short with what kind of firm it is behind it: 甲乙集团|股份有限公司.
func shortOfFirm(short, long string) bool {
	rest, ok := strings.CutPrefix(long, short)
	return ok && runes(short) > 3 && (firmOf(short, rest) || sameBody[rest] && strings.HasSuffix(short, "集团"))
}

// onlyEnding returns the only longer name of a list that ends in a given one, or nothing.
func onlyEnding(all []namedHit, name string) string {
	only := ""
	for _, n := range all {
		switch {
		case len(n.name) <= len(name) || !strings.HasSuffix(n.name, name) || n.name == only:
		case only != "":
			return ""
		default:
			only = n.name
		}
	}
	return only
}

// head returns the first three characters of a name.
func head(name string) string {
	n := 0
	for i := range name {
		if n == 3 {
			return name[:i]
		}
		n++
	}
	return name
}

// truncated reports whether short is long with words left out of its middle, as later mentions of companies are:
// 远山人力资源公司 for 远山人力资源服务有限公司.
func truncated(short, long string) bool {
	if len(short) >= len(long) || runes(short) < 5 || strings.HasPrefix(long, short) || // 甲集团公司|乙分公司
		!strings.HasSuffix(short, "公司") || !strings.HasSuffix(long, "公司") {
		return false
	}
	s, l := []rune(short), []rune(long)
	if string(s[:3]) != string(l[:3]) {
		return false
	}
	k := 0
	for _, r := range l {
		if k < len(s) && s[k] == r {
			k++
		}
	}
	return k == len(s)
}

// TellsApart reports whether a name says more than what kind of institution it is: 远山科技 does, 上市公司 and 学院党委 do not. It
// takes Simplified characters.
func TellsApart(name string) bool {
	for _, head := range generalHeads {
		name = strings.TrimPrefix(name, head)
	}
	if runes(name) < 2 || notInstitution[name] || genericNames[name] || genericModifiers[name] || bareBody(name) && runes(name) < 4 {
		return false
	}
	for _, s := range suffixes.of(lastRune(name)) {
		if rest, ok := strings.CutSuffix(name, s.text); ok {
			return rest != "" && !genericModifiers[rest] && !insideNames[rest]
		}
	}
	return true
}
