package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// adverbs are words of time and manner that stand between those who act and what they do.
var adverbs = []string{"日前", "近日", "今天", "今日", "当天", "当日", "昨天", "昨日", "上午", "下午", "正式", "联合", "共同", "还", "已经", "已", "也", "又", "率先", "专门", "同时", "随后", "现场",
	"先后", "再次", "双双", "均", "都", "将", "拟", "首次", "双方", "携手", "政府", "近期", "此前", "共", "一起", "一道", "成功", "牵头"}

// adverbFirsts holds the first characters of adverbs.
var adverbFirsts = firstRunes(adverbs)

// afterAdverbs returns where the words of time, place and manner that begin at byte p end, at most limit: dates, brackets,
// 三地, 在某地, 正式.
func (f *facts) afterAdverbs(p, limit int) int {
	a := f.a
	for again := true; again && p < limit; {
		again = false
		rest := a.Text[p:limit]
		if adverbFirsts.Has(firstRune(rest)) {
			for _, w := range adverbs {
				if strings.HasPrefix(rest, w) {
					p += len(w)
					rest = rest[len(w):]
					again = true
				}
			}
		}
		if n := collectiveLen(rest); n > 0 {
			p += n
			again = true
		} else if n := bracketLen(rest); n > 0 {
			p += n
			again = true
		} else if end := f.dateEnd(p); end > p && end <= limit {
			p = end
			again = true
		} else if n := dayLen(rest); n > 0 {
			p += n
			again = true
		} else if strings.HasPrefix(rest, "在") || strings.HasPrefix(rest, "于") {
			for _, at := range []stretches{a.orgAt, a.placeAt} {
				if i := at.startingAt(p + len("在")); i >= 0 && at[i].End <= limit {
					p = at[i].End
					again = true
					break
				}
			}
			if n := occasionLen(rest); !again && n > 0 {
				p += n
				again = true
			}
			if !again && len(rest) > 6 && strings.ContainsRune("京津沪渝穗汉杭宁蓉深", firstRune(rest[3:])) {
				p += 6 // 在京
				again = true
			}
		}
	}
	return min(p, limit)
}

// dayLen returns the length of a day or month in digits with which s begins, which has no value where no year is told: 3月2日.
func dayLen(s string) int {
	if s == "" || !isDigit(s[0]) {
		return 0
	}
	n := 0
	for _, unit := range []string{"年", "月", "日"} {
		digits := len(s[n:]) - len(strings.TrimLeft(s[n:], "0123456789"))
		if digits > 0 && digits <= 4 && strings.HasPrefix(s[n+digits:], unit) {
			n += digits + len(unit)
		}
	}
	return n
}

// occasionLen returns the length of 在签约仪式上, 在战后 and the like with which s begins, or 0.
func occasionLen(s string) int {
	n := 0
	for i, r := range s {
		if n > 12 || isPunct(r) {
			return 0
		}
		if n > 1 && strings.ContainsRune("上后间", r) {
			return i + utf8.RuneLen(r)
		}
		n++
	}
	return 0
}

// dateEnd returns where the date that begins at byte p ends, or -1.
func (f *facts) dateEnd(p int) int {
	ds := f.r.Dates
	i := sort.Search(len(ds), func(i int) bool { return ds[i].Span.Start >= p })
	if i < len(ds) && ds[i].Span.Start == p {
		return ds[i].Span.End
	}
	return -1
}

// collectiveLen returns the length of the words that sum up a list, with which s begins: 三地, 等八部门, 两省一市.
func collectiveLen(s string) int {
	i := 0
	if strings.HasPrefix(s, "等") {
		i = len("等")
	}
	from := i
	for i < len(s) && strings.ContainsRune("一二两三四五六七八九十百余多0123456789", firstRune(s[i:])) {
		i += len(string(firstRune(s[i:])))
	}
	if i == from {
		return 0
	}
	for _, w := range []string{"个部门和单位", "个部门", "部门", "部委", "部", "省区市", "省市", "省区", "省一市", "省一区", "区市", "市县", "区县", "省", "市", "区", "县", "地", "国政府", "国", "校", "方", "家单位", "家机构", "家企业", "家", "院", "单位", "个单位", "所高校", "所学校", "所院校", "所大学", "所中学", "所小学", "家公司", "家医院", "市政府", "省政府", "局"} {
		if strings.HasPrefix(s[i:], w) {
			return i + len(w)
		}
	}
	return 0
}

// inGroups returns those named from byte start on who act by the verb, in groups as signatories does.
func (f *facts) inGroups(list []partyHit, start int, v verbHit) [][]partyHit {
	clause := f.a.Text[start:v.span.Start]
	if k := strings.LastIndex(clause, "分别与"); k >= 0 && start+k+len("分别与") == list[0].span.Start {
		return eachAlone(list) // 我校分别与甲、乙签署
	}
	if each := strings.Contains(clause, "分别") || strings.Contains(clause, "先后与") || strings.Contains(clause, "先后同"); each || f.pairsRepeat(list) {
		groups := f.pairGroups(list)
		if each && len(groups) == 1 && len(list) > 2 && f.joint(list[0], list[1]) == "与" && f.joint(list[1], list[2]) == "、" {
			return pairByPosition(list[:1], list[1:]) // 甲与乙、丙分别签署
		}
		return groups
	}
	if role := roleOf(v.status); role != "signatory" {
		list = f.connected(list)
	}
	return [][]partyHit{list}
}

// eachAlone makes a group of each party.
func eachAlone(list []partyHit) [][]partyHit {
	var out [][]partyHit
	for _, h := range list {
		out = append(out, []partyHit{h})
	}
	return out
}

// pairsRepeat reports whether 与 joins more than one pair in the list.
func (f *facts) pairsRepeat(list []partyHit) bool {
	n := 0
	for i := 0; i+1 < len(list); i++ {
		if f.joint(list[i], list[i+1]) == "与" {
			n++
		}
	}
	return n > 1
}

// joint returns what joins two neighbours of a list, with the text between them reduced to its first sign.
func (f *facts) joint(x, y partyHit) string {
	if y.span.Start < x.span.End {
		return ""
	}
	from := f.afterAdverbs(x.span.End, y.span.Start)
	between := strings.TrimSpace(f.a.Text[from:y.span.Start])
	if from == y.span.Start && strings.HasSuffix(f.a.Text[:y.span.Start], "联合") {
		return "联合"
	}
	if (between == "与" || between == "同" || between == "和") && strings.Contains(f.a.Text[x.span.End:from], "先后") {
		return "分别与"
	}
	for _, w := range []string{"会同", "联合", "携手", "以及"} {
		if between == w {
			return w
		}
	}
	if between == "" && from < y.span.Start && x.org && y.org {
		return "、" // 某委办公厅 某府办公厅
	}
	r, _ := utf8.DecodeRuneInString(between)
	switch {
	case strings.HasPrefix(between, "分别与"), strings.HasPrefix(between, "分别同"), strings.HasPrefix(between, "分别和"):
		return "分别与"
	case r == '与' || r == '和' || r == '同' || r == '跟':
		return "与"
	case r == '、':
		return "、"
	}
	return between
}

// pairGroups splits a list into the groups that act each for itself. 甲与乙、丙与丁 are two groups; 甲、乙分别与丙、丁
// pairs by position; 甲分别与乙、丙 is two pairs.
func (f *facts) pairGroups(list []partyHit) [][]partyHit {
	for i := 0; i+1 < len(list); i++ {
		if f.joint(list[i], list[i+1]) == "分别与" {
			return pairByPosition(list[:i+1], list[i+1:])
		}
	}
	var groups [][]partyHit
	var group []partyHit
	joined := false
	for i, p := range list {
		startsPair := i+1 < len(list) && f.joint(p, list[i+1]) == "与"
		if len(group) > 0 && (startsPair && joined || strings.ContainsAny(f.joint(list[i-1], p), "，,")) {
			groups = append(groups, group)
			group, joined = nil, false
		}
		group = append(group, p)
		joined = joined || startsPair
	}
	return append(groups, group)
}

// pairByPosition pairs two lists of equal length member by member, one with many and many with one each by itself, and otherwise puts all
// in one group.
func pairByPosition(left, right []partyHit) [][]partyHit {
	var out [][]partyHit
	switch {
	case len(left) == len(right):
		for i := range left {
			out = append(out, []partyHit{left[i], right[i]})
		}
	case len(left) == 1:
		for i := range right {
			out = append(out, []partyHit{left[0], right[i]})
		}
	case len(right) == 1:
		for i := range left {
			out = append(out, []partyHit{left[i], right[0]})
		}
	default:
		out = append(out, append(append([]partyHit(nil), left...), right...))
	}
	return out
}

// connected keeps the last run of parties that are joined to one another: the issuers, not who is named earlier.
func (f *facts) connected(list []partyHit) []partyHit {
	if len(list) < 2 {
		return list
	}
	start := len(list) - 1
	for start > 0 {
		switch j := f.joint(list[start-1], list[start]); j {
		case "与", "、", "会同", "联合", "及", "以及", "携手":
			start--
			continue
		}
		break
	}
	return list[start:]
}

// parties turns hits into the parties of a record, each once.
func (f *facts) parties(list []partyHit, role string) []Party {
	var out []Party
	seen := map[string]bool{}
	add := func(p Party) {
		if p.Name != "" && !seen[p.Name] {
			seen[p.Name] = true
			out = append(out, p)
		}
	}
	for _, h := range list {
		if h.party != nil {
			p := *h.party
			p.Role = role
			if p.Name == "" && h.self {
				p.Name = f.a.cut(h.span)
			}
			add(p)
			continue
		}
		if h.org {
			org := f.orgIDs[h.span]
			add(Party{Role: role, Institution: org, Name: f.orgNames[org]})
			continue
		}
		name := f.a.cut(h.span)
		if each := provincesOf(name); len(each) > 1 {
			for _, p := range each {
				add(Party{Role: role, Name: p})
			}
			continue
		}
		add(Party{Role: role, Name: fullPlace(f.placeInFull(h.span, name))})
	}
	return out
}

// placeInFull returns the name of the place at s, where the text leaves out what it is: 广东梅州 is 梅州市.
func (f *facts) placeInFull(s normalize.Span, name string) string {
	whole := func(s string) bool {
		return hasSuffix(s, "省", "市", "县", "区", "旗", "盟", "自治州", "镇", "乡", "村")
	}
	if i := idIndex(f.placeIDs[s]); i >= 0 && i < len(f.r.Places) && !whole(name) {
		if full := lexiconNameOf(f.r.Places[i].Code, ""); whole(full) {
			return full
		}
	}
	return name
}

// provincesOf returns the provinces that a word of their short forms stands for: 京津冀; nothing for other words.
func provincesOf(s string) []string {
	var out []string
	for _, r := range s {
		full, ok := provinceShort[r]
		if !ok {
			return nil
		}
		out = append(out, full)
	}
	return out
}

// provincesTogether returns the provinces by whose short forms s begins as those who sign, where it counts them: 沪苏双方.
func provincesTogether(s string) []Party {
	var out []Party
	for i, r := range s {
		full, ok := provinceShort[r]
		if ok {
			out = append(out, Party{Role: "signatory", Name: full})
			continue
		}
		rest := s[i:]
		if len(out) == 2 && hasPrefix(rest, "双方", "两地", "两省", "两市", "政府") || len(out) == 3 && hasPrefix(rest, "三方", "三地", "三省", "三市", "政府") {
			return out
		}
		break
	}
	return nil
}

// provinceShort leads from the short forms of the provinces (GB/T 2260 lists them) to their names.
var provinceShort = map[rune]string{'京': "北京市", '津': "天津市", '冀': "河北省", '晋': "山西省", '蒙': "内蒙古自治区", '辽': "辽宁省", '吉': "吉林省", '黑': "黑龙江省", '沪': "上海市", '苏': "江苏省",
	'浙': "浙江省", '皖': "安徽省", '闽': "福建省", '赣': "江西省", '鲁': "山东省", '豫': "河南省", '鄂': "湖北省", '湘': "湖南省", '粤': "广东省", '桂': "广西壮族自治区", '琼': "海南省", '渝': "重庆市", '川': "四川省", '黔': "贵州省",
	'滇': "云南省", '藏': "西藏自治区", '陕': "陕西省", '甘': "甘肃省", '青': "青海省", '宁': "宁夏回族自治区", '新': "新疆维吾尔自治区", '港': "香港特别行政区", '澳': "澳门特别行政区"}
