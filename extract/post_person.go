package extract

import (
	"maps"
	"strings"

	"taizhang/normalize"
)

// office is the institution that the posts around it may leave out.
type office struct {
	name string // in full
	id   string
}

// postReader gives people their posts, person by person in the order of the text: what a list says of one person it
// may leave out of the next.
type postReader struct {
	f      *facts
	end    int    // of the person before
	held   office // that the post before was held in
	body   office // the last of them that has a 会长 or 秘书长
	self   office // that the article is about, once a post has called it by its kind: 学院党委书记
	shared []Post // the posts that those listed next have as well: 副市长甲、乙
}

// of returns the posts of the person at h.
func (r *postReader) of(h personHit) []Post {
	start := h.span.Start
	if len(h.posts) > 0 {
		start = min(start, h.posts[0].span.Start)
	}
	between := ""
	if r.end > 0 && r.end <= start {
		between = r.f.a.Text[min(start, skipAny(r.f.a.Text, r.end, "教授", "院士", "博士", "研究员", "女士", "先生", "同志")):start]
	}
	if len(h.posts) == 0 {
		if between != "、" && (between != "和" && between != "与" || len(r.shared) == 0) {
			r.shared = nil
		}
		if between != "、" && between != "，" {
			r.held = office{}
		}
		r.end = h.span.End
		return r.shared
	}
	if held := r.shared; len(held) > 0 && between == "、" && len(h.posts) == 1 && h.posts[0].org == nil && h.posts[0].span.Start >= h.span.End && hasSuffix(h.posts[0].title, honorifics...) {
		r.end = h.posts[0].span.End
		return held // 某院院士甲、|乙教授
	}
	held := office{}
	switch between {
	case "、", "，", "；", "和", "与", "及", "以及":
		if official(h.posts[0].title) {
			held = r.held
			if hasSuffix(h.posts[0].title, "会长", "理事长", "秘书长") && hasSuffix(held.name, "办事处", "中心", "分公司") {
				held = r.body // 某协会会长甲、上海办事处主任乙、|副秘书长
			}
		}
	default:
		if runes(between) > maxPost || strings.ContainsAny(between, "。；\n") {
			r.body = office{}
		}
	}
	if first := h.posts[0]; held.name == "" && first.org == nil && first.place == nil && (first.bare == "" && r.self.of(first.title) || r.self.name != "" && hasSuffix(first.bare, "工会", "团委", "纪委", "办公室")) {
		held = r.self
	}
	if strings.HasPrefix(h.posts[0].title, "校党委") && !isSchool(held.name) {
		held = office{} // 某部纪检组长某某，|校党委副书记
	}
	posts, last := r.f.resolver.posts(h.posts, held, r.f.orgIDs, r.f.orgNames)
	for _, p := range h.posts {
		if p.org == nil && general(p.bare) {
			if o := r.f.resolver.meant(p, r.f.orgNames); o.id != "" || o.name != "" {
				r.self = withoutCommittee(o, r.f.orgNames)
			}
		}
	}
	if hasSuffix(last.name, "会", "联盟") {
		r.body = last
	}
	r.end, r.held, r.shared = max(h.span.End, h.posts[len(h.posts)-1].span.End), last, nil
	if len(posts) > 0 && h.posts[0].span.Start < h.span.Start && plural(posts[len(posts)-1].Title) {
		r.shared = posts
	}
	return posts
}

// of reports whether a title without an institution is one of those that the institution o has.
func (o office) of(title string) bool {
	if o.name == "" {
		return false
	}
	title = strings.TrimPrefix(strings.TrimPrefix(title, "常务"), "副")
	switch {
	case hasPrefix(title, "党委", "党总支", "纪委", "工会"):
		return true
	case title == "院长":
		return hasSuffix(o.name, "院")
	case title == "校长":
		return hasSuffix(o.name, "大学", "学校", "中学", "小学", "学院")
	case title == "董事长", title == "总经理", title == "总裁", title == "总会计师", title == "总工程师":
		return hasSuffix(o.name, "公司", "集团")
	case title == "会长", title == "理事长", title == "秘书长":
		return hasSuffix(o.name, "会", "联盟")
	}
	return false
}

// plural reports whether several people at one institution have the title.
func plural(title string) bool {
	return strings.HasPrefix(title, "副") || strings.HasPrefix(title, "常务副") || strings.HasPrefix(title, "党委副") || strings.HasPrefix(title, "党外副") ||
		hasSuffix(title, "委员", "常委", "成员", "专家", "教授", "院士", "研究员", "工程师", "学者", "队员", "运动员", "球员", "演员", "医生",
			"医师", "教师", "老师", "律师", "法官", "检察官", "代表", "巡视员", "调研员", "董事", "博士", "记者", "干部", "志愿者", "队长")
}

// official reports whether a title is that of an office in an institution rather than of a profession.
func official(title string) bool {
	return hasSuffix(title, "长", "书记", "主任", "主席", "经理", "总裁", "总监", "官", "委员", "常委", "成员", "董事", "总工程师", "总会计师", "助理", "总工", "总经济师", "政委", "司令员", "主编", "总编辑", "审判员", "检察员") &&
		!courtesy[title]
}

// posts gives the posts of a chain their institutions, and returns the last one; an elided one is that of the post
// before, held at first.
func (r *resolver) posts(chain []postHit, held office, ids map[normalize.Span]string, full map[string]string) ([]Post, office) {
	c := career{r: r, ids: ids, full: full, held: held}
	out := make([]Post, 0, len(chain))
	for _, p := range chain {
		p.title = standing(p.title)
		if p.org != nil || c.held.name != "" || !roles[p.title] {
			out = append(out, c.post(p))
		}
	}
	return out, c.held
}

// career is what is known of a chain of posts up to one of them.
type career struct {
	r          *resolver
	ids        map[normalize.Span]string
	full       map[string]string // names of institutions by their IDs
	held       office
	department string // of the last post: 省委组织部
}

// post returns the next post of the chain with its institution.
func (c *career) post(p postHit) Post {
	if rest := p.title[min(len(p.title), len("校")):]; hasPrefix(p.title, "校党委", "院党委") && (p.org != nil || c.held.name != "") {
		p.title = rest // 某某大学|校党委书记
	}
	post := Post{Title: p.title, Span: p.span}
	switch {
	case p.org != nil:
		post.Institution = c.ids[p.org.span]
		name := c.full[post.Institution]
		if written := c.r.a.cut(p.org.span); hasSuffix(written, "省省委", "市市委", "县县委", "区区委", "州州委") {
			name = written
		}
		post.Text = partyShort(name) + p.title
		if p.title == "长" && name != "" {
			post.Title = string(lastRune(name)) + "长" // 某市财政局|长
		}
		if !strings.HasSuffix(p.title, "院士") || c.held.name == "" { // an honour: the posts after it are where those before it are
			c.held = office{name, post.Institution}
		}
		if k := strings.Index(p.title, "部"); k > 0 && hasSuffix(p.title[k+len("部"):], "部长") {
			c.department = partyShort(c.held.name) + p.title[:k+len("部")]
		}
		if p.org.rule == "institution.lexicon" {
			post.Text = c.r.a.cut(p.org.span) + p.title
		}
	case p.place != nil && departments[c.kind()] && hasPrefix(p.title, "区总", "大区", "地区部", "分公司", "区负责人"):
		post.Text, post.Institution = c.held.name+c.r.a.cut(p.place.span)+p.title, c.held.id // 某公司副总裁、中国|区总裁
	case p.place != nil:
		post.Text = strings.TrimSuffix(c.r.a.cut(p.span), c.r.a.Text[p.place.span.End:p.span.End]) + p.title
		c.held = office{}
	case (p.bare == "宣传" || p.bare == "组织" || p.bare == "统战") && strings.HasSuffix(p.title, "部长") && committee(c.held.name):
		c.department = strings.TrimSuffix(partyShort(c.held.name), "委员会") + p.bare + "部"
		post.Text, post.Institution = strings.TrimSuffix(c.department, "部")+p.title, named(c.department, c.full) // 县委常委、宣传部长
	case p.bare == "" && strings.HasSuffix(c.department, "部") && strings.HasSuffix(p.title, "部长"):
		post.Text, post.Institution = c.department+p.title, named(c.department, c.full) // 省委组织部副部长、常务副部长
	case p.bare != "":
		post.Text, post.Institution = c.ofBody(p)
	case strings.HasPrefix(p.title, "国家"), general(c.held.name) && hasSuffix(p.title, "校长", "院长", "会长", "所长", "馆长", "行长"):
		post.Text = p.title // of what the text calls 学校: 副校长 says it
	case c.held.name != "" && (!provincial(p.title) || joinPost(c.held.name, p.title) != partyShort(c.held.name)+p.title):
		if !partyTitle(p.title) || hasPrefix(p.title, "党", "纪委", "工会", "团委") {
			c.held = withoutCommittee(c.held, c.full)
		}
		post.Text, post.Institution = joinPost(c.held.name, p.title), c.held.id
		if provincial(p.title) {
			post.Institution = ""
		}
	default:
		if o := c.r.whose(p, c.full); o.name != "" {
			c.held = o
			post.Text, post.Institution = partyShort(o.name)+strings.Replace(p.title, "校党委", "党委", 1), o.id
		} else {
			post.Text = c.r.localTitle(p)
		}
	}
	return post
}

// committee reports whether an institution is a committee of the party for a place.
func committee(name string) bool {
	return strings.HasPrefix(name, "中共") || hasSuffix(name, "省委", "市委", "县委", "区委", "州委")
}

// departments are the endings of institutions whose departments lists of people name without them.
var departments = map[string]bool{"大学": true, "学院": true, "医院": true, "集团": true, "公司": true, "银行": true}

// kind returns the last two characters of the name of the institution held.
func (c *career) kind() string {
	r := []rune(c.held.name)
	return string(r[max(0, len(r)-2):])
}

// ofBody returns the text and the institution of a post in a body that is named without the one it belongs to.
func (c *career) ofBody(p postHit) (text, id string) {
	if o := c.r.truncated(p.bare, c.full); o.name != "" {
		c.held = o
		return o.name + p.title, o.id
	}
	committee := committee(c.held.name)
	if whole := withoutCommittee(c.held, c.full); whole != c.held && hasPrefix(p.bare, "纪委", "工会", "团委", "居委会", "村委会") {
		c.held = whole // 某公司党委副书记、|工会主席
		text = strings.TrimSuffix(whole.name, "村") + p.bare
		return text + p.title, named(text, c.full)
	}
	if whole := withoutCommittee(c.held, c.full); !committee && runes(p.bare) > 4 && whole != c.held && !partyBody(strings.TrimSuffix(p.bare, "办公室")) && !hasPrefix(p.bare, "党") {
		c.held = whole // 某学院党委委员、|绩效考核办公室主任
	}
	switch {
	case p.bare == "管委会" && strings.HasSuffix(c.held.name, "党工委"):
		zone := strings.TrimSuffix(c.held.name, "党工委")
		c.held = office{zone + p.bare, named(zone+"管理委员会", c.full)}
		return c.held.name + p.title, c.held.id
	case ownOffices[p.bare]:
		return p.bare + p.title, ""
	case c.held.name != "" && (bareBody(p.bare) || departments[c.kind()] && hasSuffix(p.bare, "处", "科", "研究生院", "中心", "学院", "系", "设计院", "研究院", "研究所")) && (!committee || partyBody(p.bare)):
		c.department = strings.TrimSuffix(partyShort(c.held.name), "委员会") + p.bare
		return c.department + p.title, named(c.department, c.full)
	}
	if whole := universityOf(c.held.name); whole != "" && hasSuffix(p.bare, "学院", "系", "学部", "研究院") {
		c.held = office{whole + p.bare, named(whole+p.bare, c.full)}
		return c.held.name + p.title, c.held.id // 某大学医学中心主任、|医学院副院长
	}
	c.held = c.r.meant(p, c.full)
	text, id = firstOf(c.held.name, p.bare)+p.title, c.held.id
	if c.held.name == "" && general(p.bare) {
		c.held = office{name: p.bare} // 集团公司党委书记、董事长
	}
	return text, id
}

// standing returns a title without the word that tells since when or until when it is held: 原院长.
func standing(title string) string {
	for _, w := range []string{"原", "前", "时任", "现任", "新任", "候任", "当选"} {
		if s, ok := strings.CutPrefix(title, w); ok && s != "" && title != "前锋" {
			return s
		}
	}
	return title
}

// meant returns the institution that the body of a post stands for, if the article tells: the authority of its level
// (区委 → 某某区委), or the only institution of its kind (学院党委 → 某某学院党委).
func (r *resolver) meant(p postHit, full map[string]string) office {
	if name := r.localBody(p); name != p.bare {
		return office{name: name}
	}
	if p.bare == "集团公司" {
		return r.onlyGroup(full)
	}
	for _, kind := range generalHeads {
		committee, ok := strings.CutPrefix(p.bare, kind)
		if !ok || committee != "" && committee != "党委" && committee != "党组" && committee != "党支部" {
			continue
		}
		only := office{}
		if kind == "学校" {
			if only = r.onlySchool(full); only.name != "" && committee != "" {
				only = office{name: only.name + committee}
			}
			return only
		}
		for id, name := range full {
			if !strings.HasSuffix(name, kind) || name == kind || only.name == name || r.quoted(name) {
				continue
			}
			if only.name != "" {
				return r.namedBefore(p, kind)
			}
			only = office{name, id}
		}
		if only.name != "" && committee != "" {
			only = office{name: only.name + committee}
		}
		return only
	}
	return office{}
}

// truncated returns the only institution of the article whose part the body of a post is, without the name of the whole, or a
// part of that: 美术学院 → 某大学美术学院.
func (r *resolver) truncated(bare string, full map[string]string) office {
	for _, kind := range partKinds {
		k := strings.Index(bare, kind) + len(kind)
		if k < len(kind) || !isPart(bare[:k]) {
			continue
		}
		if r.wholes == nil {
			r.wholes = wholesOf(maps.Values(full))
		}
		if whole := r.wholes[bare[:k]]; whole != "" {
			name := whole + bare[k:]
			return office{name, named(partyShort(name), full)}
		}
	}
	return office{}
}

// quoted reports whether the article writes an institution in quotes wherever it names it: the one it is about is not.
func (r *resolver) quoted(name string) bool {
	if r.bare == nil {
		r.bare = map[string]bool{}
		for _, o := range r.a.orgs {
			if !r.a.inQuotes(o.span) {
				full, _ := r.fullName(o)
				r.bare[full] = true
			}
		}
	}
	return !r.bare[name]
}

// general reports whether the body of a post is an institution, or the party committee of one, that a text calls by its kind.
func general(bare string) bool {
	for _, kind := range generalHeads {
		if rest, ok := strings.CutPrefix(bare, kind); ok {
			switch rest {
			case "", "公司", "党委", "党组", "党总支", "纪委":
				return true
			}
		}
	}
	return false
}

// generalHeads are the words by which a text calls the institution that it is about.
var generalHeads = append(strings.Fields("学院 大学 学校 医院 公司 集团 联盟 研究院 研究所 合作社 银行 博物馆 图书馆 中心"), societies...)

// localBody is the body of a post that leaves out its place, with the place of its level, if the article tells: 区委 →
// 某某区委, 市政府 → 某某市政府.
func (r *resolver) localBody(p postHit) string {
	level, body, ok := strings.Cut(p.bare, "委")
	if !ok {
		level, body, ok = strings.Cut(p.bare, "政府")
	}
	if !ok || body != "" && !bareBody(body) || !hasSuffix(level, "省", "市", "县", "区", "州") || runes(level) != 1 {
		return p.bare
	}
	place, ok := r.outerPlace(orgHit{span: p.span}, p.bare)
	if !ok {
		return p.bare
	}
	if runes(place) > 2 {
		place = strings.TrimSuffix(place, level)
	}
	return place + p.bare
}

// localTitle is the title of a post that names neither place nor institution, with the place if it is the office of one:
// 副区长 → 某某区副区长.
func (r *resolver) localTitle(p postHit) string {
	if !provincial(p.title) {
		return p.title
	}
	level := strings.TrimSuffix(p.title, "长")
	_, level = level[:len(level)-3], level[len(level)-3:]
	if place, ok := r.outerPlace(orgHit{span: p.span}, level); ok {
		return place + p.title
	}
	return p.title
}

// withoutCommittee returns the institution whose party committee o is, or o: 某某集团党委 → 某某集团.
func withoutCommittee(o office, full map[string]string) office {
	name := o.name
	for _, c := range []string{"党工委", "党委", "党组", "党委会", "纪委", "党总支", "党支部"} {
		name = strings.TrimSuffix(name, c)
	}
	if name == o.name || name == "" {
		return o
	}
	o = office{name: name}
	for id, n := range full {
		if n == name && (o.id == "" || id < o.id) {
			o.id = id
		}
	}
	return o
}

// partyTitle reports whether a title is of a committee of the party.
func partyTitle(title string) bool {
	return hasSuffix(title, "书记", "委员", "常委", "成员", "纪检组长") || strings.HasPrefix(title, "党")
}

// named returns the institution whose name, as posts have it, is the given one, or nothing.
func named(name string, full map[string]string) string {
	least := ""
	for id, n := range full {
		if partyShort(n) == name && (least == "" || id < least) {
			least = id
		}
	}
	return least
}

// bareBody reports whether the text names a body within another one: 教育工委, 组织部.
func bareBody(s string) bool {
	return s == "纪检" || hasSuffix(s, "工委", "部", "办", "办公室", "纪检组", "纪委", "政法委", "督导室", "工会", "团委", "审判委员会", "检察委员会")
}

// partyBody reports whether the text names a body of a party committee.
func partyBody(s string) bool {
	return hasSuffix(s, "组织部", "宣传部", "统战部", "统一战线工作部", "社会工作部", "联络部", "工委", "办", "办公室", "纪委", "政法委", "督查室", "研究室")
}

// partyShort is the customary form of a party committee's name in posts: 中共某市委员会 → 某市委, 中共某市委教育工作委员会 →
// 某市委教育工委.
func partyShort(name string) string {
	if s, ok := strings.CutPrefix(name, "中共"); ok {
		if t, ok := strings.CutSuffix(s, "工作委员会"); ok {
			return t + "工委"
		}
		if t, ok := strings.CutSuffix(s, "委员会"); ok {
			return t + "委"
		}
	}
	return name
}

// provincial reports whether a title is of a territory, not of the body named before: 副省长.
func provincial(title string) bool {
	for _, e := range []string{"省长", "市长", "县长", "区长", "州长"} {
		if strings.HasSuffix(title, e) {
			return true
		}
	}
	return false
}

// joinPost writes an elided post in full: 某省人民政府 and 副省长 give 某省副省长.
func joinPost(inst, title string) string {
	inst = partyShort(inst)
	if provincial(title) {
		level := strings.TrimSuffix(title, "长")
		level = level[len(level)-3:]
		if i := strings.Index(inst, level); i == 0 {
			return title // 区人大 and 副区长
		} else if i > 0 {
			return inst[:i+3] + title
		}
	}
	return inst + title
}

// addPost adds a post to those of a person, unless it is among them, if only in short: 局长 beside 某市某局局长.
func addPost(posts []Post, post Post) []Post {
	for i, p := range posts {
		switch {
		case p.Text == post.Text, shortFor(post, p):
			return posts
		case shortFor(p, post):
			posts[i] = post
			return posts
		}
	}
	return append(posts, post)
}

// shortFor reports whether p is q without the institution or place, or a form of address for it: 书记 for 某校党委书记.
func shortFor(p, q Post) bool {
	if p.Text != p.Title {
		return p.Institution == "" && len(p.Text) < len(q.Text) && strings.HasSuffix(q.Text, p.Text)
	}
	return p.Title != q.Text && (strings.HasSuffix(q.Title, p.Title) || provincial(p.Title) && strings.HasSuffix(q.Text, p.Title))
}
