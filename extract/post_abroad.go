package extract

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// envoys are the titles of those whom a state or a body sends to another one.
var envoys = []string{"大使", "公使", "参赞", "武官", "领事", "特派员", "常驻代表", "观察员"}

// maxStation is how many bytes the names of the places and bodies to which somebody is sent may have.
const maxStation = 10 * 3

// stationed returns where the words before the title t begin that say who sends an envoy, and to where: 某国|常驻某组织|大使,
// 驻某国兼驻某国|大使. It returns -1 for other titles.
func (a *Article) stationed(t titleHit) int {
	if !hasSuffix(a.cut(t.span), envoys...) {
		return -1
	}
	start := a.stationStart(t.span.Start)
	if start < 0 {
		return -1
	}
	for {
		before, ok := strings.CutSuffix(a.Text[:start], "兼")
		if !ok {
			break
		}
		more := a.stationStart(len(before))
		if more < 0 {
			break
		}
		start = more
	}
	if strings.HasSuffix(a.Text[:start], "常") {
		start -= len("常")
	}
	if k := a.placeAt.endingAt(start); k >= 0 {
		start = a.placeAt[k].Start
	}
	return start
}

// stationStart returns where the 驻 stands that what ends at byte p names the place or body of, or -1.
func (a *Article) stationStart(p int) int {
	for start := p; start > 0 && p-start <= maxStation; {
		r, n := utf8.DecodeLastRuneInString(a.Text[:start])
		start -= n
		switch {
		case r == '驻':
			if start+n == p {
				return -1
			}
			return start
		case !isHan(r) || strings.ContainsRune("的署团处馆办在了和与是为", r):
			return -1
		}
	}
	return -1
}

// missions are what the names of bodies that are sent to another state or place end in.
var missions = []string{"馆", "使团", "代表团", "处", "办", "办公室", "组", "署", "局", "军", "部队", "站", "社", "院", "中心", "部", "会", "厅"}

// posted reports whether the words at s are the beginning of an envoy's title: 某国常驻某组织|代表, 驻某国|大使.
func (a *Article) posted(s normalize.Span) bool {
	name := a.cut(s)
	k := strings.Index(name, "驻")
	if k < 0 || hasSuffix(name, missions...) || k > 0 && a.placeAt.startingAt(s.Start) < 0 {
		return false
	}
	return a.titleEnd(s.End) > 0 || hasPrefix(a.Text[s.End:], "代表", "特派") || k == 0
}

// sentFrom returns where the name of a mission begins that is found from byte start on, with who sends it: 某国驻|某国代表处.
func (a *Article) sentFrom(start int, s suffix) int {
	before, ok := strings.CutSuffix(a.Text[:start], "驻")
	if !ok || !hasSuffix(s.text, "馆", "使团", "处") {
		return start
	}
	start = len(before)
	if k := a.placeAt.endingAt(start); k >= 0 {
		return a.placeAt[k].Start
	}
	return start
}
