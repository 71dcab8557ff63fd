package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// officeVerbs say that somebody holds or takes a post.
var officeVerbs = prefixesOf("现任 曾任 历任 先后任 先后担任 兼任 担任 曾担任 出任 就任 当选为 当选 受聘为 被聘为 被任命为 被选为 获聘")

// maxReach is how far behind a name, in bytes, a verb of office may stand.
const maxReach = 360

// laterPosts gives people the posts that later clauses say they hold: 某某生于1960年，现任某校校长、某会理事，某协会会长. The verb
// begins its clause, and the person is the last one named before it in the paragraph.
func (a *Article) laterPosts(hits []personHit) {
	for p := range a.Text {
		n := 0
		for v := range officeVerbs.of(a.Text[p:]) {
			n = max(n, len(v))
		}
		if n == 0 {
			continue
		}
		i := sort.Search(len(hits), func(i int) bool { return hits[i].span.End > p }) - 1
		if i < 0 || p-hits[i].span.End > maxReach || a.paragraphAt(hits[i].span.Start) != a.paragraphAt(p) || !a.clauseBegins(p, hits[i].span.End) {
			continue
		}
		posts := a.postsFrom(p + n)
		hits[i].posts = append(hits[i].posts, posts...)
		for i > 0 && joinedBy(a.Text[hits[i-1].span.End:hits[i].span.Start]) && hits[i].span.End == p {
			i--
			hits[i].posts = append(hits[i].posts, posts...) // 某某、某某当选副会长
		}
	}
}

func joinedBy(s string) bool { return s == "、" || s == "和" || s == "与" }

// clauseBegins reports whether the verb at byte p stands at the beginning of a clause, or right behind the name that ends at
// byte name.
func (a *Article) clauseBegins(p, name int) bool {
	between := strings.TrimRight(a.Text[name:p], "还并又现曾先后他她其年月起")
	return between == "" || isPunct(a.before(name+len(between))) || strings.HasSuffix(a.Text[:p], "年") || strings.HasSuffix(a.Text[:p], "月")
}

// postsFrom returns the posts, each with its institution, that stand one behind the other from byte p on.
func (a *Article) postsFrom(p int) []postHit {
	var out []postHit
	for n := 0; n < 12; n++ {
		end := a.clauseStop(p)
		last := end
		for last > p {
			if t, ok := a.titleEndingAt(last); ok && t.span.Start >= p {
				break
			}
			_, size := utf8.DecodeLastRuneInString(a.Text[:last])
			last -= size
			if isHan(a.after(last)) && n > 0 {
				return out // more than a post: another clause
			}
		}
		t, ok := a.titleEndingAt(last)
		if !ok || t.span.Start < p || !a.wordEnds(last) {
			return out
		}
		post := a.post(t)
		if post.org == nil || post.span.Start < p || n > 0 && post.span.Start > p+len("的") {
			return out
		}
		out = append(out, post)
		if last < end {
			return out
		}
		r := a.after(end)
		if r != '、' && r != '，' && r != ',' {
			return out
		}
		p = end + utf8.RuneLen(r)
	}
	return out
}

// clauseStop returns the end of what stands from byte p on up to the next mark, quotes and brackets aside.
func (a *Article) clauseStop(p int) int {
	for p < len(a.Text) {
		r := a.after(p)
		if isPunct(r) && !strings.ContainsRune("“”（）()·", r) {
			return p
		}
		p += utf8.RuneLen(r)
	}
	return p
}

// wordEnds reports whether a title may end at byte p.
func (a *Article) wordEnds(p int) bool {
	r := a.after(p)
	return !isHan(r) || a.atBoundary(p) && !a.orgAt.overlap(normalize.Span{Start: p, End: p + utf8.RuneLen(r)})
}
