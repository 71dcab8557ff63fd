package extract

import (
	"slices"
	"strings"

	"taizhang/normalize"
)

// openVerbs tell that something opens or ends, foundVerbs that an institution begins its work.
var (
	openVerbs  = []string{"开幕", "闭幕", "启幕", "落幕", "登场"}
	foundVerbs = []string{"开馆", "开园", "开业", "开诊", "正式成立", "挂牌成立", "宣告成立", "正式挂牌", "落成"}
)

// shows end the names of what opens and ends without being a meeting: 某某读书节, 某某展.
var shows = []string{"节", "展", "展览", "展会", "周", "季", "赛", "赛事", "年华", "灯会", "庙会", "书市", "大集"}

// timeWords are words of time that stand between a name and its verb.
var timeWords = strings.Fields("上午 下午 晚间 晚上 晚 凌晨 清晨 早上 傍晚 中午 今日 今天 今晚 昨日 昨天 昨晚 今 昨 日前 近日 当天 当日 当地时间 正式 隆重 盛大 圆满 顺利 如期 同时 同步 全面 即将 将 拟 已 也 于")

// afterTime returns where the dates, brackets and words of time that begin at byte p end.
func (f *facts) afterTime(p, limit int) int {
	a := f.a
	for p < limit {
		next := max(p+bracketLen(a.Text[p:limit]), p+dayLen(a.Text[p:limit]), f.dateEnd(p))
		if next == p {
			next = skipAny(a.Text, p, timeWords...)
		}
		if next <= p || next > limit {
			break
		}
		p = next
	}
	return p
}

// opened reads 某某读书节在某地开幕 from a sentence.
func (f *facts) opened(s normalize.Span) []Event {
	return f.begun(s, f.heard.opens, notOpened, f.opening)
}

// notOpened and notFounded go on a verb of openVerbs or foundVerbs so that it tells of a time, a ceremony or what belongs to it.
var (
	notOpened  = strings.Fields("式 活动 会 后 前 时 以来 的 词 致辞 辞")
	notFounded = strings.Fields("仪式 典礼 庆典 大会 后 前 时 以来 的 之后 之前 至今 纪念 率 上市 运营前")
)

// begun returns what read makes of each verb of a list in s that stands in no quotes, with none of other behind it.
func (f *facts) begun(s normalize.Span, verbs []heardCue, other []string, read func(s, verb normalize.Span) (Event, bool)) []Event {
	a := f.a
	var out []Event
	for _, v := range verbs {
		for _, at := range v.within(s) {
			verb := normalize.Span{Start: at, End: at + len(v.word)}
			if a.quotedAt(at, s.Start) || hasPrefix(a.Text[verb.End:], other...) || numbersYears(a.Text[verb.End:]) {
				continue
			}
			if e, ok := read(s, verb); ok {
				out = append(out, e)
			}
		}
	}
	return out
}

// opening reads what the verb says opens or ends: what stands before it, with no more than time and place between.
func (f *facts) opening(s, verb normalize.Span) (Event, bool) {
	a := f.a
	clause := max(s.Start, a.predicateStart(verb.Start), a.charStart(verb.Start-maxEventName))
	noun := -1
	for i := a.tokenAt(clause); i < len(a.tokens) && a.tokens[i].Span.End <= verb.Start; i++ {
		end := a.tokens[i].Span.End
		if !hasSuffix(a.word(i), shows...) || a.tokens[i].Span.Start < clause {
			continue
		}
		if q := min(verb.Start, f.afterTime(skipAny(a.Text, end, "”", "」", "开幕式", "闭幕式"), verb.Start)); q == verb.Start || hasPrefix(a.Text[q:verb.Start], "在", "于", "假") {
			noun = i
			break
		}
	}
	if noun < 0 {
		return Event{}, false
	}
	end := a.tokens[noun].Span.End
	start, closed := f.eventStart(clause, a.tokens[noun].Span.Start)
	if closed > 0 && closed > end+len("”") {
		return Event{}, false
	}
	span := f.trimEventName(normalize.Span{Start: start, End: end})
	name := a.cut(span)
	if n := runes(name); n < 4 || n > 40 || vagueEvent(name) || looksLikeShow(name) {
		return Event{}, false
	}
	status, hoped := f.statusOf(end, verb)
	if hoped {
		return Event{}, false
	}
	kind := "meeting"
	if hasSuffix(name, "赛", "赛事") {
		kind = "competition"
	}
	return Event{Mention: Mention{span, "event.opened"}, Kind: kind, Status: status, Name: name, Date: f.eventDay(s, span, verb.End), Place: f.eventPlace(s, span, verb), Participants: f.hosts(s, span, verb, false)}, true
}

// founded reads 某某图书馆开馆 and 某某中心正式成立 from a sentence.
func (f *facts) founded(s normalize.Span) []Event {
	return f.begun(s, f.heard.founds, notFounded, f.founding)
}

// founding reads what the verb says begins its work: the institution before it, or what is called by the name of one.
func (f *facts) founding(s, verb normalize.Span) (Event, bool) {
	a := f.a
	clause := max(s.Start, a.predicateStart(verb.Start), a.charStart(verb.Start-maxEventName))
	lo, hi := a.orgAt.within(normalize.Span{Start: clause, End: verb.Start})
	name, org := normalize.Span{}, ""
	for _, o := range slices.Backward(a.orgAt[lo:hi]) {
		if end := skipAny(a.Text, o.End, "”", "」"); f.afterTime(f.afterAdverbs(end, verb.Start), verb.Start) == verb.Start {
			name, org = o, f.orgIDs[o]
			break
		}
	}
	if org == "" {
		lead := a.Text[clause:verb.Start]
		for _, w := range []string{"正式", "今日", "今天", "顺利", "”"} {
			lead = strings.TrimSuffix(lead, w)
		}
		end := clause + len(lead)
		start, _ := f.eventStart(clause, end)
		name = f.trimEventName(normalize.Span{Start: start, End: end})
		bare := strings.Trim(a.cut(name), "“”")
		if n := runes(bare); n < 5 || n > 40 || strings.ContainsAny(bare, "，。、；的") || !hasSuffix(bare, unveiledBodies...) || vagueEvent(bare) {
			return Event{}, false
		}
	}
	status, hoped := f.statusOf(max(clause, min(name.End, verb.Start)), verb)
	if hoped {
		return Event{}, false
	}
	span := normalize.Span{Start: name.Start, End: verb.End}
	e := Event{Mention: Mention{span, "event.founded"}, Kind: "launch", Status: status, Date: f.eventDay(s, span, verb.End), Place: f.eventPlace(s, name, verb)}
	e.Name = strings.Trim(a.cut(name), "“”") + a.cut(verb)
	if org != "" {
		e.Name = f.orgNames[org] + a.cut(verb)
		e.Participants = []string{org}
	}
	return e, true
}

// looksLikeShow reports whether a name ends in a word that only looks like that of a show: 第三周, 春季.
func looksLikeShow(name string) bool {
	return hasSuffix(name, "环节", "情节", "细节", "季节", "春节", "发展", "进展", "开展", "拓展", "扩展", "本周", "上周", "下周", "一周", "春季", "夏季", "秋季", "冬季", "一季", "四季", "比赛", "决赛", "半决赛", "预赛", "资格赛", "常规赛", "季后赛", "揭幕战")
}
