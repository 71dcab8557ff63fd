package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// takingOffice are the words between a person and the post that the person holds, takes or has held.
var takingOffice = prefixesOf("担任 兼任 出任 接任 继任 当选 任 曾任 现任 历任 时任 此前任 此前为 此前担任 曾担任 ，此前任 ，此前为 ，此前担任 ，曾任 ，现任 ，历任")

// appointing are the words before a person who is made something: 任命|某某|为.
var appointing = []string{"委任", "任命", "聘任", "聘请", "聘", "选举", "推选", "推举", "补选", "增选", "选出", "决定", "提名"}

// appointed reports whether the people listed from byte head on are made something: an appointing word stands before
// them, or before others of the same list: 任命|甲为某局局长、乙|为.
func (a *Article) appointed(head int) bool {
	if hasSuffix(a.Text[:head], appointing...) {
		return true
	}
	if r := a.before(head); r == 0 || !strings.ContainsRune("、，；,;", r) {
		return false
	}
	const far = 2400 // bytes of a list of appointments
	clause := a.Text[max(a.sentenceAt(head).Start, head-far):head]
	for _, w := range []string{"任命", "聘任", "选举", "推选", "补选"} {
		if k := strings.LastIndex(clause, w); k >= 0 && strings.Contains(clause[k:], "为") {
			return true
		}
	}
	return false
}

// appointees finds the people whom an assembly makes something: 任命|甲|为某局局长，|乙|为….
func (a *Article) appointees() []personHit {
	if len(a.all("任命")) == 0 && len(a.all("选举")) == 0 {
		return nil
	}
	var hits []personHit
	for p := 0; ; p += len("为") {
		k := strings.Index(a.Text[p:], "为")
		if k < 0 {
			return hits
		}
		p += k
		for _, n := range []int{3, 2, 4} {
			start := a.backRunes(p, n)
			if start < 0 || a.chineseNameSpan(start, p) == 0 || !a.appointed(start) {
				continue
			}
			if t, ok := a.postFrom(p + len("为")); ok && official(a.cut(t.span)) {
				hits = append(hits, personHit{span: normalize.Span{Start: start, End: p}, rule: "person.takes_office"})
			}
			break
		}
	}
}

// appointedAs reports whether a name that ends in 为 is the end of a person's name and the word for what he is made,
// 任命沈仲|华为|某局局长: an appointing word stands right before, and one or two characters between.
func (a *Article) appointedAs(s normalize.Span) bool {
	for n := 1; n <= 2; n++ {
		if p := a.backRunes(s.Start, n); p > 0 && hasSuffix(a.Text[:p], appointing...) && (n == 2 || surnames.Has(a.after(p))) {
			return true
		}
	}
	return false
}

// removing are the words before a person who loses a post: 免去|某某|的.
var removing = []string{"免去", "罢免", "撤销", "免除"}

// leaving are the words behind a person who gives up a post, or does not hold it any more.
var leaving = []string{"辞去", "辞任", "卸任", "不再担任", "不再兼任"}

// addPostsBehind gives people without a post those that the words behind them tell, also of a list: 任命|甲、乙|为.
func (a *Article) addPostsBehind(hits []personHit) {
	head := 0 // of the list that a person stands in
	for i := range hits {
		if i == 0 || a.Text[hits[i-1].span.End:hits[i].span.Start] != "、" {
			head = i
		}
		posts := hits[i].posts
		if posts == nil {
			posts = a.postsBehind(hits[i].span, hits[head].span.Start)
		} else if hits[i].rule != "person.takes_office" {
			continue
		}
		for k := i; posts != nil && k >= head && (k == i || hits[k].posts == nil); k-- {
			hits[k].posts = posts
		}
	}
}

// formerly reports whether the posts that end with the title t are said to be those of the person named behind them:
// 曾任某校校长|的|某某.
func (a *Article) formerly(t titleHit) bool {
	return hasSuffix(a.Text[:a.postsBefore(t)[0].span.Start], "曾任", "曾担任", "时任", "现任", "担任", "任", "履新")
}

// postsBehind returns the posts that the words behind the name at s give the person, who is in a list of people that
// begins at byte head.
func (a *Article) postsBehind(s normalize.Span, head int) []postHit {
	for strings.HasPrefix(a.Text[s.End:], "同志") {
		s.End += len("同志")
	}
	rest := a.Text[s.End:]
	var t titleHit
	ok := false
	switch {
	case hasPrefix(rest, leaving...):
		t, ok = a.postFrom(skipAny(a.Text, s.End, leaving...))
	case strings.HasPrefix(rest, "为") && a.appointed(head):
		t, ok = a.postFrom(s.End + len("为"))
	case hasSuffix(a.Text[:head], removing...):
		t, ok = a.postFrom(skipAny(a.Text, s.End, "的"))
	default:
		t, ok = a.postAfter(s.End)
	}
	if !ok {
		return nil
	}
	return a.postsBefore(t)
}

// postAfter returns the post that the person whose name ends at byte p is said to hold: 任|某校校长, 当选为|某会会长.
func (a *Article) postAfter(p int) (titleHit, bool) {
	for v := range takingOffice.of(a.Text[p:]) {
		return a.postFrom(skipAny(a.Text, p+len(v), "为", "了"))
	}
	return titleHit{}, false
}

// postAhead returns the post that a clause speaks of before it says who holds it: 某局局长一职由|某某|担任.
func (a *Article) postAhead(start, end int) (titleHit, bool) {
	if r := a.after(skipAny(a.Text, end, "担任", "兼任", "接任", "出任", "继任")); isHan(r) {
		return titleHit{}, false
	}
	const far = 240
	from := max(a.sentenceAt(start).Start, start-far)
	k := strings.LastIndex(a.Text[from:start], "一职")
	if k < 0 || !strings.Contains(a.Text[from+k:start], "由") {
		return titleHit{}, false
	}
	return a.titleEndingAt(from + k)
}

// othersTake reports whether the words from byte p to the next punctuation tell what somebody else takes: 甲任某局局长、|某会秘书长
// 乙任某部部长.
func (a *Article) othersTake(p int) bool {
	rest := a.Text[p:min(len(a.Text), a.charStart(p+2*3*maxPost))]
	if k := strings.IndexFunc(rest, isPunct); k >= 0 {
		rest = rest[:k]
	}
	return containsAny(rest, []string{"担任", "出任", "兼任", "当选"})
}

// maxPost is how many characters a post may have.
const maxPost = 40

// postFrom returns the last title of the post whose words begin at byte start.
func (a *Article) postFrom(start int) (titleHit, bool) {
	var last titleHit
	found := false
	end := start
	for range maxPost {
		r := a.after(end)
		if r == 0 || isPunct(r) && (r != '、' || !found || a.othersTake(end+len("、"))) {
			break
		}
		end += utf8.RuneLen(r)
		if next := a.after(end); isHan(next) && next != '的' && !strings.HasPrefix(a.Text[end:], "职务") && !strings.HasPrefix(a.Text[end:], "一职") {
			continue
		}
		if t, ok := a.titleEndingAt(end); ok && t.span.Start >= start {
			last, found = t, true
			if a.after(end) == '职' || a.after(end) == '一' {
				break
			}
		}
	}
	return last, found
}
