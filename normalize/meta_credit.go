package normalize

import (
	"strings"
	"unicode/utf8"
)

// creditRole is what a label in a byline introduces.
type creditRole uint8

const (
	roleNone creditRole = iota // a label that only ends the value before it
	roleOutlet
	roleAuthor
	roleEditor
)

// creditLabels are the labels of bylines, longer ones before those they begin with. What follows one is its value.
var creditLabels = []struct {
	word string
	role creditRole
}{
	{"文章来源", roleOutlet}, {"信息来源", roleOutlet}, {"新闻来源", roleOutlet}, {"消息来源", roleOutlet}, {"本文来源", roleOutlet},
	{"稿件来源", roleOutlet}, {"资料来源", roleNone}, {"图片来源", roleNone}, {"来源", roleOutlet}, {"稿源", roleOutlet},
	{"责任编辑", roleEditor}, {"执行编辑", roleEditor}, {"责任编审", roleEditor}, {"网络编辑", roleEditor}, {"值班编辑", roleEditor},
	{"新媒体编辑", roleEditor}, {"美术编辑", roleNone}, {"视觉编辑", roleNone}, {"编辑", roleEditor}, {"责编", roleEditor},
	{"文字记者", roleAuthor}, {"本报记者", roleAuthor}, {"见习记者", roleAuthor}, {"实习记者", roleAuthor}, {"摄影记者", roleNone},
	{"记者", roleAuthor}, {"作者", roleAuthor}, {"撰文", roleAuthor}, {"采写", roleAuthor}, {"执笔", roleAuthor}, {"原创", roleNone},
	{"通讯员", roleNone}, {"实习生", roleNone}, {"校对", roleNone}, {"审核", roleNone}, {"监制", roleNone}, {"终审", roleNone},
	{"初审", roleNone}, {"复审", roleNone}, {"编审", roleNone}, {"摄影", roleNone}, {"制图", roleNone}, {"字号", roleNone},
	{"发布时间", roleNone}, {"发表时间", roleNone}, {"时间", roleNone}, {"日期", roleNone}, {"点击", roleNone}, {"浏览", roleNone},
	{"阅读", roleNone}, {"评论", roleNone}, {"分享", roleNone}, {"打印", roleNone}, {"关键词", roleNone}, {"栏目", roleNone},
	{"参与互动", roleNone}, {"订阅", roleNone}, {"我要", roleNone},
}

// credit is a value in a byline.
type credit struct {
	role creditRole
	at   Span // in the plain line
}

// findCredits returns the labelled values in a byline such as 2024-05-25 17:42:38来源:新闻网编辑:王芳责编:李明.
func findCredits(plain string) []credit {
	var out []credit
	for i := 0; i < len(plain); {
		role, n := labelAt(plain[i:])
		if n == 0 {
			_, w := utf8.DecodeRuneInString(plain[i:])
			i += w
			continue
		}
		i += n
		sep := separatorLen(plain[i:])
		if role == roleNone || sep == 0 && role != roleAuthor {
			continue
		}
		end := i + sep + valueLen(plain[i+sep:], role)
		if sep == 0 && !allPeople(plain[i:end]) {
			continue // 记者从会上了解到
		}
		i += sep
		at := trimmed(plain, Span{i, end})
		if at.Len() > 0 {
			out = append(out, credit{role, at})
		}
		i = max(i, end)
	}
	return out
}

// labelAt returns the label at the start of s and its length.
func labelAt(s string) (creditRole, int) {
	for _, l := range creditLabels {
		if strings.HasPrefix(s, l.word) {
			return l.role, len(l.word)
		}
	}
	return roleNone, 0
}

// separatorLen returns the length of what parts a label from its value.
func separatorLen(s string) int {
	n := len(s) - len(strings.TrimLeft(s, " "))
	for _, sep := range []string{":", "/", "丨", "|", "】", "]"} {
		if strings.HasPrefix(s[n:], sep) {
			n += len(sep)
			return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " "))
		}
	}
	return 0
}

// valueLen returns how far the value at the start of s goes: to the next label, date, bracket or wide gap. The name of
// an outlet ends at a space; a list of people goes on while names follow.
func valueLen(s string, role creditRole) int {
	for i := 0; i < len(s); {
		r, w := utf8.DecodeRuneInString(s[i:])
		if strings.ContainsRune(")]】>}|丨;。,?!\"”", r) {
			return i
		}
		if _, n := labelAt(s[i:]); n > 0 {
			if separatorLen(s[i+n:]) > 0 || i+n == len(s) || r == '参' || r == '我' || r == '订' {
				return i
			}
		}
		if isDigit(s[i]) {
			if _, _, ok := parseStamp(s[i:]); ok {
				return i
			}
		}
		if r == ' ' && i > 0 {
			rest := strings.TrimLeft(s[i:], " ")
			if role == roleOutlet || nameLen(rest) == 0 && !spacedName(s[:i], rest) {
				return i
			}
		}
		i += w
	}
	return len(s)
}
