package extract

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// maxEventName is how many bytes the name of an event may have before its last word.
const maxEventName = 600

// eventStart returns where the name of an event begins whose last word stands at byte p: behind the clause's last comma,
// date or verb; names of institutions and places, brackets and quotes are passed as wholes. Where the name stands in
// quotes that end behind it, closed is where they do.
func (f *facts) eventStart(from, p int) (start, closed int) {
	a := f.a
	from = max(from, a.charStart(p-maxEventName))
	if a.quotedAt(p, from) {
		open := max(strings.LastIndex(a.Text[from:p], "“"), strings.LastIndex(a.Text[from:p], "《")) + from
		if k := strings.IndexAny(a.Text[p:min(len(a.Text), p+90)], "”》"); k >= 0 && open >= from {
			return open + len("“"), p + k + len("”")
		}
	}
	start = p
	for start > from {
		if at, ok := a.wholeBefore(start); ok && at >= from {
			start = at
			continue
		}
		r, n := utf8.DecodeLastRuneInString(a.Text[:start])
		switch {
		case r == '”' || r == '）' || r == ')' || r == '》':
			open := strings.LastIndexAny(a.Text[from:start], map[rune]string{'”': "“", '）': "（", ')': "(", '》': "《"}[r])
			if open < 0 || r != '”' && r != '》' && containsAny(a.Text[from+open:start], []string{"日", "记者", "通讯员"}) {
				return start, 0 // 今天（5月3日）
			}
			start = from + open
			continue
		case r == '—' || r == '-' || r == '·' || r == '–' || r == '＋' || r == '+':
			start -= n
			continue
		case isPunct(r):
			return start, 0
		}
		i := a.tokenAt(start - 1)
		if i >= len(a.tokens) || a.tokens[i].Span.Start < from || a.endsEventName(i) {
			return start, 0
		}
		start = a.tokens[i].Span.Start
	}
	return start, 0
}

// wholeBefore returns where the institution or place begins that ends at byte p.
func (a *Article) wholeBefore(p int) (int, bool) {
	for _, at := range []stretches{a.orgAt, a.placeAt} {
		if i := at.endingAt(p); i >= 0 {
			return at[i].Start, true
		}
	}
	return 0, false
}

// trimEventName takes from the name of an event the words before it that only lead to it: 中国共产党|的… no, 其间|某某论坛; and
// puts its number back: 第三届.
func (f *facts) trimEventName(s normalize.Span) normalize.Span {
	a := f.a
	for again := true; again; {
		again = false
		if n := bracketLen(a.cut(s)); n > 0 && n < s.Len() {
			s.Start += n
			again = true
		}
		for _, w := range []string{"为期", "过", "曾", "为", "了", "本届", "此次", "本次", "同期", "届时", "会议决定", "当天", "上午", "下午", "晚", "由", "以", "暨", "和", "与", "、", "及", "的", "——", "—", "-", "·", "其间", "等"} {
			if strings.HasPrefix(a.cut(s), w) && s.Len() > len(w) {
				s.Start += len(w)
				again = true
			}
		}
	}
	before := a.Text[:s.Start]
	k := len(before)
	for k > 0 {
		r, n := utf8.DecodeLastRuneInString(before[:k])
		if !strings.ContainsRune("第首届次期年0123456789一二三四五六七八九十百〇", r) {
			break
		}
		k -= n
	}
	if number := before[k:]; numbersEvent(number) {
		s.Start = k
	}
	return s
}

// numbersEvent reports whether s numbers an event: 第三届, 首届, 2024年.
func numbersEvent(s string) bool {
	switch {
	case s == "首届" || s == "首次":
		return s == "首届"
	case strings.HasPrefix(s, "第"):
		return strings.HasSuffix(s, "届") || strings.HasSuffix(s, "次") || strings.HasSuffix(s, "期")
	case strings.HasSuffix(s, "年") && len(s) == len("2024年") || len(s) == len("2024"):
		return digits(s[:4])
	}
	return false
}

// endsEventName reports whether token i stands before the name of an event, not in it: 出席|某某论坛, 5月24日|某某会议.
func (a *Article) endsEventName(i int) bool {
	w := a.word(i)
	switch w {
	case "的":
		return a.word(i-1) != "党"
	case "召开", "举行", "举办", "参加", "出席", "主持", "承办", "主办", "邀请", "要", "等", "等到", "了", "签署", "签订", "发布", "日", "月", "上午", "下午", "晚", "成功", "将", "还", "期间", "由",
		"此次", "本次", "首次", "是", "作为", "组织", "迎来", "如期", "再次", "先后", "分别", "日前", "近日", "获悉", "后", "前", "会上", "时", "继", "今年", "去年", "本月", "当日", "记者", "会见", "听取", "通过", "审议", "宣布":
		return true
	case "主题":
		return hasSuffix(a.Text[:a.tokens[i].Span.Start], "为", "”") // 以某某为主题|某某论坛
	case "年":
		return len(a.word(i-1)) != 4 || !digits(a.word(i-1))
	}
	switch a.tag(i) {
	case "t":
		return runes(w) > 1 && !slices.Contains(festiveWords, w)
	case "p", "c":
		return w != "与" && w != "和" && w != "暨"
	case "d", "r", "u", "ul", "uj":
		return runes(w) > 1 || strings.Contains("在也已正又不最仍将均都过", w)
	case "m":
		return strings.HasPrefix(w, "多") || w == "一" || w == "两"
	}
	return false
}

// festiveWords are words of time that stand in names of events: 某某院|中秋|招待会.
var festiveWords = []string{"中秋", "春节", "新春", "新年", "迎新", "元旦", "元宵", "端午", "重阳", "国庆", "清明", "七夕", "春季", "夏季", "秋季", "冬季", "年终", "年中", "岁末", "暑期", "寒假", "暑假"}

// allWithin returns where a cue word begins and ends within s.
func (a *Article) allWithin(word string, s normalize.Span) []int {
	at := a.all(word)
	lo := sort.SearchInts(at, s.Start)
	hi := sort.SearchInts(at, s.End-len(word)+1)
	return at[lo:max(lo, hi)]
}

// datesWithin returns the dates that stand in s.
func (f *facts) datesWithin(s normalize.Span) []Date {
	ds := f.r.Dates
	lo := sort.Search(len(ds), func(i int) bool { return ds[i].Span.Start >= s.Start })
	hi := sort.Search(len(ds), func(i int) bool { return ds[i].Span.End > s.End })
	return ds[lo:max(lo, hi)]
}

// lastDay returns the last day or month named in s.
func (f *facts) lastDay(s normalize.Span) string {
	ds := f.datesWithin(s)
	for i := len(ds) - 1; i >= 0; i-- {
		if v := ds[i].Value; len(v) >= len("2023-10") && !strings.Contains(v, "/") {
			return v
		}
	}
	return ""
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
