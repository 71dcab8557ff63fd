package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// officeVerbs say that somebody holds or takes a post.
var officeVerbs = strings.Fields("现任 曾任 历任 先后任 先后担任 兼任 担任 曾担任 出任 就任 当选为 当选 受聘为 被聘为 被任命为 被选为 获聘 此前为 此前任 此前担任 任 调任 升任 改任 转任 续任 晋升 升为 跻身 不再担任 不再兼任 接任 继任 履新")

// maxReach is how far behind a name, in bytes, a verb of office may stand.
const maxReach = 1500

// laterPosts gives people the posts that later clauses say they hold: 某某生于1960年，现任某校校长、某会理事，某协会会长. The verb
// begins its clause, and the person is the last one named before it in the paragraph.
func (a *Article) laterPosts(hits []personHit) {
	read := 0 // up to where verbs have been read
	for _, verb := range a.cues.offices {
		p, n := verb.Start, verb.Len()
		if p < read {
			continue
		}
		read = verb.End
		i := sort.Search(len(hits), func(i int) bool { return hits[i].span.End > p }) - 1
		if i < 0 || p-hits[i].span.End > maxReach || a.paragraphAt(hits[i].span.Start) != a.paragraphAt(p) || !a.clauseBegins(p, hits[i].span.End) {
			continue
		}
		i = a.topic(hits, i, p)
		posts := a.postsFrom(p + n)
		if n == len("任") && len(posts) > 0 && posts[0].span.Start > p+n {
			continue // 任命|某某为某局局长
		}
		if t, ok := a.postAhead(hits[i].span.Start, hits[i].span.End); ok && len(posts) == 0 && hits[i].span.End == p {
			posts = a.postsBefore(t)
		}
		if k := len(posts) - 1; k >= 0 && i+1 < len(hits) && hits[i+1].span.Start == posts[k].span.End {
			continue // 某某任某市市长，现任某县县长|某某
		}
		together := a.counted(hits[i].span.End) == p
		hits[i].posts = append(hits[i].posts, posts...)
		for i > 0 && together && joinedBy(a.between(hits[i-1].span.End, hits[i].start())) {
			i--
			hits[i].posts = append(hits[i].posts, posts...) // 某某、某某当选副会长
		}
	}
}

// topic returns which of hits the clause that the verb at byte p begins is about, if hits[i] is the last one named before: that
// one, or who the sentence that names it begins with, if another one goes on there without a subject.
func (a *Article) topic(hits []personHit, i, p int) int {
	sentence := a.sentenceAt(hits[i].span.Start)
	if p < sentence.End || p > a.charStart(min(len(a.Text), sentence.End+maxTopic)) {
		return i
	}
	first := i
	for first > 0 && hits[first-1].span.Start >= sentence.Start {
		first--
	}
	if hits[first].start() == sentence.Start {
		return first
	}
	return i
}

// maxTopic is how many bytes behind a sentence the verb may stand of one that goes on with its subject.
const maxTopic = 10 * 3

// start returns where the words about the person at h begin: with the posts before the name, if there are any.
func (h personHit) start() int {
	if len(h.posts) > 0 {
		return min(h.span.Start, h.posts[0].span.Start)
	}
	return h.span.Start
}

// counted returns the end of the words from byte p on that only sum up the people named before: 等七位同志, 两人, 分别.
func (a *Article) counted(p int) int {
	for {
		r := a.after(p)
		if !(r >= '0' && r <= '9') && !strings.ContainsRune("等两三四五六七八九十几多位名人", r) || r == 0 {
			break
		}
		p += utf8.RuneLen(r)
	}
	return skipAny(a.Text, skipAny(a.Text, p, "同志", "先生", "女士", "教授"), "分别")
}

// between returns the text from byte from to byte to, nothing where to is before from.
func (a *Article) between(from, to int) string { return a.Text[min(from, to):to] }

func joinedBy(s string) bool { return s == "、" || s == "和" || s == "与" }

// clauseBegins reports whether the verb at byte p stands at the beginning of a clause, or right behind the name that ends at
// byte name.
func (a *Article) clauseBegins(p, name int) bool {
	between := strings.TrimRight(a.Text[name:p], "还并又现曾先后之开始他她其年月日起利用在于此随即当个0123456789")
	return between == "" || name+len(between) <= a.counted(name) || isPunct(a.before(name+len(between))) || strings.HasSuffix(a.Text[:p], "年") || strings.HasSuffix(a.Text[:p], "月")
}

// postsFrom returns the posts that stand one behind the other from byte p on, up to the first that is more than a post. The
// first names its institution or place, others may leave it out.
func (a *Article) postsFrom(p int) []postHit {
	var out []postHit
	for n := 0; n < 24; n++ {
		end := a.clauseStop(p)
		if k := strings.Index(a.Text[p:end], "后"); k > 0 {
			if _, ok := a.titleEndingAt(p + k); ok {
				end = p + k // 省纪委书记|后留下的职缺
			}
		}
		last := a.lastTitle(p, end, n > 0)
		if last == 0 {
			return out
		}
		t, _ := a.titleEndingAt(last)
		item := []postHit{a.post(t)}
		for item[0].span.Start > p && strings.HasSuffix(a.Text[p:item[0].span.Start], "兼") {
			prev, ok := a.titleEndingAt(item[0].span.Start - len("兼"))
			if !ok {
				break
			}
			item = append([]postHit{a.post(prev)}, item...)
		}
		first := item[0]
		if first.span.Start < p || n > 0 && first.span.Start > p+len("的") || n == 0 && first.org == nil && (first.place == nil && !elidedBody(first.bare) && !strings.Contains(first.bare, "驻") && !(bareBody(first.bare) && a.endsPost(last)) || first.span.Start > p) {
			return out
		}
		out = append(out, item...)
		if rest := a.Text[last:end]; rest != "" && !hasPrefix(rest, "期间", "等", "后") {
			return out
		}
		r := a.after(end)
		if last < end || r != '、' && r != '，' && r != ',' {
			return out
		}
		p = end + utf8.RuneLen(r)
	}
	return out
}

// endsPost reports whether nothing follows at byte p but another post or the end of a list of them.
func (a *Article) endsPost(p int) bool {
	return !isHan(a.after(p)) || hasPrefix(a.Text[p:], "等职", "期间", "职务")
}

// elidedBody reports whether the body of a post is that of a level of government: 市委, 省政府.
func elidedBody(bare string) bool {
	return hasPrefix(bare, "省", "市", "县", "区", "州") && hasSuffix(bare, "委", "政府", "局", "厅", "会", "室") && bare != "市区" || bare == "团省委" || bare == "团市委"
}

// lastTitle returns where the last title of office within [p, end) ends that a word ends with, or 0. If whole, nothing may
// follow it there but what ends a list of posts: 等职务, 期间.
func (a *Article) lastTitle(p, end int, whole bool) int {
	for last := end; last > p; {
		if t, ok := a.titleEndingAt(last); ok && t.span.Start >= p && a.wordEnds(last) {
			return last
		}
		_, size := utf8.DecodeLastRuneInString(a.Text[:last])
		last -= size
		if rest := a.Text[last:end]; whole && isHan(a.after(last)) && !hasPrefix(rest, "期间", "等", "职", "务", "间", "上", "便", "利", "的", "后") {
			return 0
		}
	}
	return 0
}

// maxPosts is how many bytes of a clause are looked at for posts.
const maxPosts = 600

// clauseStop returns the end of what stands from byte p on up to the next mark, quotes and brackets aside, or as far as clauses
// are looked at.
func (a *Article) clauseStop(p int) int {
	for far := p + maxPosts; p < min(len(a.Text), far); {
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
