package extract

import (
	"strings"

	"taizhang/normalize"
)

// maxNameWords is how many words a name may have before its ending.
const maxNameWords = 14

// leftLimit returns the leftmost byte at which a name whose ending begins at byte p may begin.
func (a *Article) leftLimit(p, end int) int {
	i := a.tokenAt(p)
	limit := p
	if i < len(a.tokens) && a.tokens[i].Span.Start < p { // the ending is only a part of its word
		limit = a.tokens[i].Span.Start
	}
	for n := 0; n < maxNameWords; n++ {
		if k := a.nameAt.endingAt(limit); k >= 0 {
			limit = a.nameAt[k].Start
			i = a.tokenAt(limit)
			continue
		}
		i--
		if i < 0 || a.tokens[i].Span.End != limit {
			break
		}
		if j := a.jump(i); j < i {
			i, limit = j, a.tokens[j].Span.Start
			if a.single(i - 1) {
				break
			}
			continue
		}
		if a.stops(i) && !a.joins(i) && !a.numberedPlaces(i) || a.joinsBodies(i) || strings.HasSuffix(a.word(i), "为") && a.appointedAs(a.tokens[i].Span) {
			break
		}
		limit = a.tokens[i].Span.Start
	}
	return limit
}

// joinsBodies reports whether token i is the verb 联合 between two institutions: 某支队|联合|某派出所. It is none in 某协会联合会.
func (a *Article) joinsBodies(i int) bool {
	if a.word(i) != "联合" || i == 0 || !endsLikeName(a.word(i-1)) {
		return false
	}
	next := a.word(i + 1)
	for _, w := range []string{"会", "国", "社", "体", "大学", "学院", "实验", "研究", "培养", "办公", "工作", "指挥", "党", "总", "工会", "创新", "攻关", "调查", "执法", "基金", "商会"} {
		if strings.HasPrefix(next, w) {
			return false
		}
	}
	return true
}

// numberedPlaces reports whether token i counts the divisions of the place before it: 某新区|三|县, 京津冀|三|省市.
func (a *Article) numberedPlaces(i int) bool {
	w := a.word(i)
	if runes(w) > 3 || !strings.ContainsRune("两三四五六七八九", firstRune(w)) {
		return false
	}
	if a.nameAt.endingAt(a.tokens[i].Span.Start) < 0 {
		return false
	}
	next := a.Text[a.tokens[i].Span.Start+3:]
	return strings.HasPrefix(next, "县") || strings.HasPrefix(next, "省市") || strings.HasPrefix(next, "地") || strings.HasPrefix(next, "区") || strings.HasPrefix(next, "市")
}

// nameMayEnd reports whether a name may end at byte p: at the end of a word that can be part of one, or before a title
// of office that the dictionary has joined to its ending: 督导|室主任.
func (a *Article) nameMayEnd(p int) bool {
	i := a.tokenAt(p - 1)
	if a.atBoundary(p) {
		return !a.stops(i)
	}
	switch a.after(p) {
	case '在', '将', '对', '与', '和', '等', '向', '为': // 秘书|处在
		return !a.single(i)
	}
	return a.titleEnd(p) > 0 || strings.HasPrefix(a.Text[p:], "主任") || strings.HasPrefix(a.Text[p:], "书记") || strings.HasPrefix(a.Text[p:], "校长")
}

// jump leads over a quoted or bracketed part of a name, from its closing mark at token i to its opening one:
// “双高”|建设联盟, 某某（北京）|有限公司. It returns i where there is none.
func (a *Article) jump(i int) int {
	open := ""
	switch a.word(i) {
	case "”", "\"":
		open = "“"
	case "’":
		open = "‘"
	case ")", "）":
		open = "(（"
	default:
		return i
	}
	for j := i - 1; j >= 0 && j > i-6; j-- {
		w := a.word(j)
		if w != "" && strings.Contains(open, w) {
			if a.tokens[i].Span.Start-a.tokens[j].Span.End <= 8*3 {
				return j
			}
			return i
		}
		if r := firstRune(w); isPunct(r) && r != '·' || '0' <= r && r <= '9' && open != "“" {
			return i
		}
	}
	return i
}

// joined are the pairs that 和 joins inside the names of offices.
var joined = strings.Fields(`发展和改革 文化和旅游 人力资源和社会保障 住房和城乡 工业和信息化 规划和自然资源 自然资源和规划 林业和草原 粮食和物资 经济和信息化 教育和体育
	科学和技术 宪法和法律 监察和司法 物流与采购 音像与数字 卫生和计划生育 民族和宗教 农业和农村 退役军人和 科技和信息化 商务和粮食 水利和湖泊 生态和环境 国防和 港口和航运 环境和资源
	农业与农村 传媒与 社会与 经济与 材料与 科学与 技术与 信息与 管理与 文化与 生物与 网络与 法学与 数学与 艺术与 历史与 国际与 环境与 能源与 食品与 电子与 机械与 公共管理与 金融与`)

// joins reports whether token i is a 和 or 与 inside the name of an office: 发展|和|改革委员会.
func (a *Article) joins(i int) bool {
	w := a.word(i)
	if w != "和" && w != "与" && w != "及" {
		return false
	}
	if a.inCompound(i) {
		return true
	}
	at := a.tokens[i].Span
	for _, pair := range joined {
		k := strings.Index(pair, w)
		if k < 0 {
			continue
		}
		if strings.HasSuffix(a.Text[:at.Start], pair[:k]) && strings.HasPrefix(a.Text[at.End:], pair[k+len(w):]) {
			return k+len(w) < len(pair) || a.tag(i+1) == "n" || a.tag(i+1) == "vn"
		}
	}
	return false
}

// inCompound reports whether token i joins two subjects of a body within a known institution or a place's:
// 某大学|新闻|与|传播学院.
func (a *Article) inCompound(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3; j-- {
		if t := a.tag(j); t != "n" && t != "vn" || outsideNames[a.word(j)] || a.tokens[j].Span.End != a.tokens[j+1].Span.Start {
			return false
		}
		if endsLikeName(a.word(j)) {
			return false
		}
		if k := a.tokens[j].Span.Start; a.knownOrgEnds(k) {
			return true
		}
	}
	return false
}

// endsLikeName reports whether a word ends like the name of an institution.
func endsLikeName(w string) bool {
	for _, s := range suffixes.of(lastRune(w)) {
		if strings.HasSuffix(w, s.text) {
			return true
		}
	}
	return false
}

// knownOrgEnds reports whether an institution of the lexicon ends at byte p.
func (a *Article) knownOrgEnds(p int) bool {
	k := a.nameAt.endingAt(p)
	return k >= 0 && !a.names[k].Entry.Class.Place()
}

// chooseStart returns where the name within [left, end) begins, and whether it begins with a place, a known name or a
// quoted one: 优质|北京某学校 begins at the place.
func (a *Article) chooseStart(left, end int, s suffix) (start int, anchored bool) {
	anchor := -1
	if k := a.placeAt.from(left); k < len(a.placeAt) && a.placeAt[k].End < end && !a.inBrackets(a.placeAt[k]) {
		anchor = a.placeAt[k].Start
	}
	for k := a.nameAt.from(left); k < len(a.names) && a.nameAt[k].End <= end; k++ {
		if !a.names[k].Entry.Class.Place() && !a.inBrackets(a.nameAt[k]) {
			if anchor < 0 || a.nameAt[k].Start < anchor {
				anchor = a.nameAt[k].Start
			}
			break
		}
	}
	i := a.tokenAt(left)
	if anchor < 0 {
		anchored = a.properAt(i, s) && a.tokens[i].Span.Start >= left
		return left, anchored
	}
	for ; i < len(a.tokens) && a.tokens[i].Span.Start < anchor; i++ {
		if a.brandAt(i) && runes(a.word(i)) > 1 && !genericModifiers[a.word(i)] || a.single(i) && a.single(i+1) && a.tokens[i+1].Span.End == anchor {
			return a.tokens[i].Span.Start, true
		}
	}
	if strings.HasSuffix(a.Text[:anchor], "中共") {
		anchor -= len("中共")
	}
	return anchor, true
}

// inBrackets reports whether s stands alone in brackets: the place in 某某（北京）有限公司 begins no name.
func (a *Article) inBrackets(s normalize.Span) bool {
	open, closing := a.before(s.Start), a.after(s.End)
	return (open == '(' || open == '（') && (closing == ')' || closing == '）')
}

// balanced reports whether every bracket and quote that closes in a name opens in it.
func balanced(name string) bool {
	depth := 0
	for _, r := range name {
		switch r {
		case '(', '（', '“', '‘', '《':
			depth++
		case ')', '）', '”', '’', '》':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// bodyKinds are the kinds whose names begin with 全国 or 国际; 全国中学 is no name.
var bodyKinds = map[string]bool{"government": true, "party": true, "association": true, "alliance": true, "international": true, "military": true}

// properAt reports whether token i begins a name by itself: 中国, 国家, 第八十, a quoted word, a one like 云岭|市.
func (a *Article) properAt(i int, s suffix) bool {
	w := a.word(i)
	switch w {
	case "中国", "国家", "中央", "中共", "中华", "国务院":
		return true
	case "全军":
		return s.kind == "research"
	case "全国", "国际", "世界", "亚洲", "欧洲", "非洲", "东亚", "全球":
		return bodyKinds[s.kind] && !s.open
	case "“", "‘":
		return s.kind == "alliance" || s.kind == "association" || s.kind == "other"
	}
	switch a.word(i + 1) {
	case "省", "市", "县", "区", "州", "镇", "乡", "街道", "自治区", "自治州", "新区", "村":
		return runes(w) >= 2 && a.tag(i) != "m" && a.tag(i) != "r"
	}
	return strings.HasSuffix(w, "市") && runes(w) > 2 || strings.HasSuffix(w, "省") && runes(w) > 2 || strings.HasSuffix(w, "县") && runes(w) > 1
}

// brandAt reports whether token i is a proper noun that is no place, so that a name may begin with it.
func (a *Article) brandAt(i int) bool {
	switch a.tag(i) {
	case "nz", "nt", "nrt", "x", "eng":
		return true
	case "":
		return runes(a.word(i)) > 1
	}
	return false
}

// cutsName reports whether a name that ends at byte end with ending s is another one and the beginning of a word: 某大学|校城融合, or those
// whom another one sends: 某大学|代表团.
func (a *Article) cutsName(name string, s suffix, end int) bool {
	switch s.text {
	case "代表团":
		return delegating(name) != ""
	case "捷运":
		return !ofCity(strings.TrimSuffix(name, s.text)) || !a.goesOn(end)
	case "学校":
		return strings.HasSuffix(name, "大学校") && isHan(a.after(end)) && !a.stops(a.tokenAt(end))
	}
	return false
}

// delegating returns the institution that sends the delegation of which name is the name, 某大学“南北”代表团, or nothing.
func delegating(name string) string {
	for _, w := range delegations {
		short, ok := strings.CutSuffix(name, w)
		if !ok {
			continue
		}
		if k := strings.LastIndex(short, "“"); k > 0 && strings.HasSuffix(short, "”") {
			short = short[:k]
		}
		if short != "" && endsLikeName(short) {
			return short
		}
	}
	return ""
}
