package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// takingOffice are the verbs between a person and the post that the person holds or takes.
var takingOffice = prefixesOf("担任 兼任 出任 接任 继任 当选 任")

// appointing are the words before a person who is made something: 任命|某某|为.
var appointing = []string{"任命", "聘任", "聘请", "聘", "选举", "推选", "推举", "补选", "增选", "选出", "决定", "提名"}

// removing are the words before a person who loses a post: 免去|某某|的.
var removing = []string{"免去", "罢免", "撤销", "免除"}

// postsBehind returns the posts that the words behind the name at s give the person.
func (a *Article) postsBehind(s normalize.Span) []postHit {
	rest := a.Text[s.End:]
	var t titleHit
	ok := false
	switch {
	case strings.HasPrefix(rest, "辞去"):
		t, ok = a.postFrom(s.End + len("辞去"))
	case strings.HasPrefix(rest, "为") && hasSuffix(a.Text[:s.Start], appointing...):
		t, ok = a.postFrom(s.End + len("为"))
	case strings.HasPrefix(rest, "的") && hasSuffix(a.Text[:s.Start], removing...):
		t, ok = a.postFrom(s.End + len("的"))
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

// maxPost is how many characters a post may have.
const maxPost = 40

// postFrom returns the last title of the post whose words begin at byte start.
func (a *Article) postFrom(start int) (titleHit, bool) {
	var last titleHit
	found := false
	end := start
	for range maxPost {
		r := a.after(end)
		if r == 0 || isPunct(r) && (r != '、' || !found) {
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
