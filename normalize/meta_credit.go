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

// creditLabels are the labels of bylines, by role. What follows one is its value.
var creditLabels = [...]words{
	roleNone: wordsOf(
		"资料来源", "图片来源", "美术编辑", "视觉编辑", "摄影记者", "原创", "通讯员", "实习生", "校对", "审核", "监制",
		"终审", "初审", "复审", "一审", "二审", "三审", "编审", "摄影", "制图", "发布者", "发布人", "上传者", "录入", "供稿", "字号", "发布时间", "发表时间", "时间", "日期", "点击", "浏览",
		"阅读", "评论", "分享", "打印", "关键词", "栏目",
	),
	roleOutlet: wordsOf(
		"文章来源", "信息来源", "新闻来源", "消息来源", "本文来源", "稿件来源", "来源", "稿源",
	),
	roleAuthor: wordsOf(
		"文字记者", "本报记者", "见习记者", "实习记者", "记者", "作者", "撰文", "采写", "执笔", "文",
	),
	roleEditor: wordsOf(
		"责任编辑", "执行编辑", "见习编辑", "实习编辑", "责任编审", "网络编辑", "值班编辑", "新媒体编辑", "编辑", "责编",
	),
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
		if role == roleNone || sep == 0 && (role == roleOutlet || role == roleEditor && !strings.HasPrefix(plain[i:], " ")) {
			continue
		}
		if n == len("文") && role == roleAuthor && (i > n || sep == 0) {
			continue // 图文/, 文 alone
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

// labelAt returns the role of the longest label at the start of s and its length.
func labelAt(s string) (creditRole, int) {
	role, n := roleNone, 0
	for r := range creditLabels {
		if w := creditLabels[r].at(s); len(w) > n {
			role, n = creditRole(r), len(w)
		}
	}
	return role, n
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
			gap := i > 0 && s[i-1] == ' ' && strings.HasPrefix(s[i+n:], " ")
			if separatorLen(s[i+n:]) > 0 || (i+n == len(s) || gap) && n > len("文") {
				return i
			}
		}
		if r == '/' && isTask(firstRune(s[i+1:])) {
			return i // 王芳/文
		}
		if isDigit(s[i]) {
			if _, _, ok := parseStamp(s[i:]); ok {
				return i
			}
		}
		if r == ' ' && i > 0 {
			rest := strings.TrimLeft(s[i:], " ")
			if _, given, _ := strings.Cut(rest, " "); role == roleOutlet || nameLen(rest) == 0 && !spacedName(s[:i], rest) && !spacedName(rest[:len(firstRune(rest))], given) {
				return i
			}
		}
		i += w
	}
	return len(s)
}

// firstRune returns the first character of s.
func firstRune(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}
