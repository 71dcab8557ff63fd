package extract

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"taizhang/extract/lexicon"
	"taizhang/internal/runeset"
	"taizhang/normalize"
)

func sortHits(list []partyHit) {
	sort.SliceStable(list, func(i, j int) bool { return list[i].span.Start < list[j].span.Start })
}

// partyName returns the name of the party that h means, or nothing; a word such as 我校 is none.
func (f *facts) partyName(h partyHit) string {
	h.self = false
	if list := f.parties([]partyHit{h}, ""); len(list) > 0 {
		return list[0].Name
	}
	return ""
}

// actsFor returns the body that a person signs for, by the posts told at the mention, or else by any of the article.
func (f *facts) actsFor(h personAt) (Party, bool) {
	person := f.person(h.id)
	if person == nil {
		return Party{}, false
	}
	best, rank := Party{}, 0
	for _, near := range []bool{true, false} {
		for _, post := range person.Posts {
			if near && (post.Span.End <= h.whole.Start || post.Span.Start >= h.whole.End) {
				continue
			}
			if p, r := f.bodyOf(post, h.whole.Start); r > rank {
				best, rank = p, r
			}
		}
		if rank > 1 {
			break
		}
	}
	return best, rank > 0
}

// person returns the person of the record with an ID, or nil.
func (f *facts) person(id string) *Person {
	i := idIndex(id)
	if i < 0 || i >= len(f.r.People) {
		return nil
	}
	return &f.r.People[i]
}

// idIndex returns the index of the record that an ID counts, or -1.
func idIndex(id string) int {
	if id == "" {
		return -1
	}
	n, err := strconv.Atoi(id[1:])
	if err != nil {
		return -1
	}
	return n - 1
}

// bodies leads to the institutions of the record from what they are called.
type bodies struct {
	called      map[string]int   // by names and mentions; party bodies are left out
	governments map[string]int   // by the endings of the names of their places
	meant       map[string]Party // what words for a party mean
}

// bodies returns the index of the institutions, made when first asked for.
func (f *facts) bodies() *bodies {
	if f.bodyIndex != nil {
		return f.bodyIndex
	}
	b := &bodies{called: map[string]int{}, governments: map[string]int{}, meant: map[string]Party{}}
	add := func(m map[string]int, name string, i int) {
		if _, ok := m[name]; !ok {
			m[name] = i
		}
	}
	for i, o := range f.r.Institutions {
		if o.Kind == "party" {
			continue
		}
		add(b.called, o.Name, i)
		for _, m := range o.Mentions {
			if name := f.a.cut(m.Span); runes(name) > 2 {
				add(b.called, name, i)
			}
		}
		if place, ok := strings.CutSuffix(o.Name, "人民政府"); ok {
			for k := range place {
				add(b.governments, place[k:], i)
			}
		}
	}
	f.bodyIndex = b
	return b
}

// heads of a government, in the words of their posts.
var governors = []string{"市长", "区长", "县长", "省长", "州长", "镇长", "乡长", "旗长", "盟长", "自治区主席", "行政长官"}

// bodyOf returns the body that the holder of a post acts for, and how well the post tells it: 3 by its institution, 2 as
// the government of its place, 1 as that whose party committee it belongs to.
func (f *facts) bodyOf(post Post, at int) (Party, int) {
	if org := post.Institution; org != "" && f.orgNames[org] != "" {
		if whole, ok := f.withoutParty(f.orgNames[org]); ok {
			return whole, 1
		}
		if f.kindOf(org) == "party" {
			return Party{}, 0
		}
		if whole, ok := f.withoutOffice(org); ok {
			return whole, 3
		}
		return Party{Name: f.orgNames[org], Institution: org}, 3
	}
	for _, w := range governors {
		if k := strings.LastIndex(post.Text, w); k >= 0 && k+len(w) == len(post.Text) {
			if slices.Contains([]string{"", "副", "常务副", "代"}, post.Text[:k]) {
				return f.ownGovernment(strings.TrimSuffix(w, "长"))
			}
			place := strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(post.Text[:k], "副"), "常务"), "代理"), "代")
			if kind, ok := strings.CutSuffix(w, "长"); ok && runes(kind) == 1 && runes(place) > 1 && !strings.ContainsRune("省市区县州镇乡旗盟", lastRune(place)) {
				place += kind // 石渡|县长
			}
			if p, ok := f.governmentOf(place); ok {
				return p, 2
			}
			return Party{}, 0
		}
	}
	for _, h := range f.selfWords(normalize.Span{Start: post.Span.Start, End: min(post.Span.End, post.Span.Start+len("本公司"))}) {
		if h.party.Name != "" {
			return *h.party, 2
		}
	}
	if org := f.longestNamed(post.Text); org != "" {
		return Party{Name: f.orgNames[org], Institution: org}, 3
	}
	if body, ok := strings.CutSuffix(post.Text, "长"); ok && hasSuffix(body, "部", "厅", "局") && runes(body) > 3 && !strings.Contains(body, "副") {
		return Party{Name: body}, 2 // 法国外交部|长
	}
	return Party{}, 0
}

// ownGovernment returns the government of the place of a kind that an article is mostly about, for which one acts who is called by
// his post alone: 副市长某.
func (f *facts) ownGovernment(kind string) (Party, int) {
	if !slices.Contains([]string{"省", "市", "区", "县"}, kind) {
		return Party{}, 0
	}
	if place, ok := f.resolver.mainPlace(kind); ok {
		if p, ok := f.governmentOf(place); ok {
			return p, 1
		}
	}
	return Party{}, 0
}

// withoutParty returns the institution whose party committee has the name.
func (f *facts) withoutParty(name string) (Party, bool) {
	for _, w := range []string{"党委", "党组", "党总支", "党支部", "党工委"} {
		if whole, ok := strings.CutSuffix(name, w); ok {
			if org := f.longestNamed(whole); org != "" {
				return Party{Name: f.orgNames[org], Institution: org}, true
			}
			return Party{Name: whole}, runes(whole) > 3 && hasSuffix(whole, "集团", "公司")
		}
	}
	return Party{}, false
}

// withoutOffice returns the school or hospital that an office of it acts for, which is no body of its own: 某大学|科技处.
func (f *facts) withoutOffice(org string) (Party, bool) {
	name := f.orgNames[org]
	if !hasSuffix(name, "处", "办公室", "交流中心", "部") {
		return Party{}, false
	}
	whole := f.longestNamed(name[:len(name)-len("处")])
	for k := len(f.orgNames[whole]) + 1; k < len(name); k++ {
		if endsLikeName(name[:k]) {
			return Party{}, false // of a body between: 某大学联盟|国际交流部
		}
	}
	switch f.kindOf(whole) {
	case "university", "vocational_college", "school", "hospital":
		return Party{Name: f.orgNames[whole], Institution: whole}, true
	}
	return Party{}, false
}

// longestNamed returns the ID of the institution that is called by the longest beginning of s, or nothing.
func (f *facts) longestNamed(s string) string {
	called := f.bodies().called
	for end := len(s); end > 0; end-- {
		if i, ok := called[s[:end]]; ok {
			return f.r.Institutions[i].ID
		}
	}
	return ""
}

// governmentOf returns the government of a place: the institution of that name, or else the name alone.
func (f *facts) governmentOf(place string) (Party, bool) {
	if region, ok := strings.CutSuffix(place, "特区"); ok {
		if e, known := lexicon.Default().Lookup(region + "特别行政区"); known && e.Class.Place() {
			place = region + "特别行政区"
		}
	}
	if runes(place) < 2 || place == "特区" {
		return Party{}, false
	}
	governments := f.bodies().governments
	for k := range place {
		if i, ok := governments[place[k:]]; ok && runes(place[k:]) > 1 {
			return Party{Name: f.r.Institutions[i].Name, Institution: f.r.Institutions[i].ID}, true
		}
	}
	if !strings.ContainsRune("省市区县州镇乡旗盟", lastRune(place)) || !mainland(place) {
		return Party{Name: fullPlace(place)}, true
	}
	return Party{Name: place + "人民政府"}, true
}

// besideSelf reports whether the article names an institution as what its own, which word means, has or meets: 我校|机电学院,
// 我校与|某大学, 某大学一行来到|我校.
func (f *facts) besideSelf(o Institution, word string) bool {
	for _, m := range o.Mentions {
		lead := f.a.Text[:m.Span.Start]
		for _, joint := range []string{"", "与", "和", "同", "赴", "到", "访问", "前往"} {
			if own, ok := strings.CutSuffix(lead, joint); ok && strings.HasSuffix(own, word) {
				return true
			}
		}
		rest := f.a.Text[m.Span.End:max(m.Span.End, min(f.a.clauseEnd(m.Span.End), m.Span.End+clauseBytes))]
		if k := strings.Index(rest, word); k >= 0 && (slices.Contains([]string{"与", "和", "同"}, rest[:k]) || hasSuffix(rest[:k], visitWords...)) {
			return true
		}
	}
	return false
}

// visitWords stand between a visitor and whom he visits.
var visitWords = []string{"来到", "来访", "来", "莅临", "到访", "造访", "访问", "走进", "前往", "赴", "拜访", "走访", "莅校访问", "做客"}

// kindOf returns the kind of an institution by its ID.
func (f *facts) kindOf(org string) string {
	if i := idIndex(org); i >= 0 && i < len(f.r.Institutions) {
		return f.r.Institutions[i].Kind
	}
	return ""
}

// selfReferences are the words for a party that the article names elsewhere, if at all, and the kinds it may be of.
var selfReferences = []struct {
	text  string
	kinds []string
}{
	{"我校", schoolBodies}, {"本校", schoolBodies}, {"该校", schoolBodies}, {"校方", schoolBodies}, {"学校", schoolBodies},
	{"我院", houseBodies}, {"本院", houseBodies}, {"该院", houseBodies}, {"学院", schoolBodies}, {"医院", []string{"hospital"}},
	{"集团公司", companyBodies}, {"我公司", companyBodies}, {"本公司", companyBodies}, {"该公司", companyBodies}, {"公司", companyBodies}, {"集团", companyBodies}, {"企业", companyBodies},
	{"联盟", []string{"alliance"}}, {"协会", []string{"association"}},
	{"我市", nil}, {"我区", nil}, {"我县", nil}, {"我省", nil}, {"我州", nil}, {"我镇", nil}, {"我乡", nil}, {"我街道", nil}, {"我厅", nil}, {"我委", nil}, {"我行", nil}, {"我司", nil}, {"我馆", nil}, {"我台", nil}, {"我中心", nil}, {"市政府", nil}, {"区政府", nil}, {"县政府", nil}, {"省政府", nil}, {"州政府", nil}, {"市委", nil}, {"区委", nil}, {"县委", nil}, {"省委", nil}, {"州委", nil}, {"区院", nil}, {"县院", nil}, {"市院", nil}, {"省院", nil}, {"我局", nil}, {"我会", nil}, {"我所", nil},
}

// selfFirsts holds the first characters of selfReferences.
var selfFirsts = func() *runeset.Set {
	s := new(runeset.Set)
	for _, w := range selfReferences {
		s.Add(firstRune(w.text))
	}
	return s
}()

var (
	schoolBodies  = []string{"university", "vocational_college", "school", "kindergarten"}
	houseBodies   = []string{"university", "vocational_college", "hospital", "research"}
	companyBodies = []string{"company"}
)

// selfWords returns the words for a party in s that stand where a party is named: at the beginning of a clause, or joined to
// other parties.
func (f *facts) selfWords(s normalize.Span) []partyHit {
	a := f.a
	var out []partyHit
	text := a.Text[:s.End]
	for p := indexIn(text, s.Start, selfFirsts); p >= 0; p = indexIn(text, p, selfFirsts) {
		_, n := runeAt(text, p)
		if a.orgAt.overlap(normalize.Span{Start: p, End: p + n}) || a.placeAt.overlap(normalize.Span{Start: p, End: p + n}) {
			p += n
			continue
		}
		step := n
		for _, w := range selfReferences {
			end := p + len(w.text)
			if strings.HasPrefix(a.Text[p:s.End], w.text) && a.atBoundary(p) && a.atBoundary(end) && f.namesParty(p, end, s.Start) {
				party := f.meant(w.text, w.kinds)
				out = append(out, partyHit{span: normalize.Span{Start: p, End: end}, party: &party, self: f.ownWord(p, end)})
				step = len(w.text)
				break
			}
		}
		p += step
	}
	return out
}

// ownWord reports whether the word at [p, end) names a party to those who read the article: 我市, or 集团公司 where it comes first.
func (f *facts) ownWord(p, end int) bool {
	a := f.a
	switch w := a.Text[p:end]; {
	case hasPrefix(w, "我", "本"), hasSuffix(w, "政府", "委") || hasPrefix(w, "省", "市", "区", "县"):
		return true
	case slices.Contains([]string{"集团公司", "公司", "集团", "学校", "学院"}, w):
		next := f.afterAdverbs(end, min(len(a.Text), end+90))
		return hasPrefix(a.Text[next:], "与", "和", "同", "分别与") && f.afterAdverbs(a.predicateStart(p), p) == p
	}
	return false
}

// namesParty reports whether the word at [p, end) stands where a party does, in a text looked at from byte from on.
func (f *facts) namesParty(p, end, from int) bool {
	a := f.a
	start := f.afterAdverbs(max(a.predicateStart(p), min(from, p)), p)
	before := a.Text[:p]
	lead := start == p || p == from || strings.HasSuffix(before, "代表") || strings.HasSuffix(before, "与") || strings.HasSuffix(before, "和") || strings.HasSuffix(before, "同") || strings.HasSuffix(before, "、")
	if !lead {
		return false
	}
	next := f.afterAdverbs(end, min(len(a.Text), end+90))
	r := a.after(next)
	return isPunct(r) && r != '、' || f.verbAt(next) || strings.ContainsRune("与和同、签就在举", r) || strings.HasPrefix(a.Text[next:], "分别") || p == from
}

// verbAt reports whether a verb that acts on texts begins at byte p.
func (f *facts) verbAt(p int) bool {
	for _, v := range docVerbs {
		if strings.HasPrefix(f.a.Text[p:], v.text) {
			return true
		}
	}
	return false
}

// meant returns the institution of the kinds that a word such as 学校 means: the only one of the article that is no part of
// another, or the one that it names by far the most.
func (f *facts) meant(word string, kinds []string) Party {
	if len(kinds) == 0 || kinds[0] == "company" {
		return Party{}
	}
	b := f.bodies()
	if p, ok := b.meant[word]; ok {
		return p
	}
	var whole []Institution
	least := 1 // mentions; more of one that only is left over
	for _, o := range f.r.Institutions {
		if !slices.Contains(kinds, o.Kind) || word == "学院" && !strings.HasSuffix(o.Name, word) || kinds[len(kinds)-1] == "research" && !hasSuffix(o.Name, "院", "大学") {
			continue
		}
		if id := f.longestNamed(o.Name[:max(0, len(o.Name)-1)]); id != "" && slices.Contains(kinds, f.kindOf(id)) {
			continue // a part of that one
		}
		if f.besideSelf(o, word) {
			least = 2
			continue
		}
		whole = append(whole, o)
	}
	sort.SliceStable(whole, func(i, j int) bool { return len(whole[i].Mentions) > len(whole[j].Mentions) })
	p := Party{}
	if len(whole) > 0 && len(whole[0].Mentions) >= least && (len(whole) == 1 || len(whole[0].Mentions) > 2*len(whole[1].Mentions)) {
		p = Party{Name: whole[0].Name, Institution: whole[0].ID}
	}
	b.meant[word] = p
	return p
}
