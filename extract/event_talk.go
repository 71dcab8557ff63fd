package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

// meetVerbs say that somebody meets whom they name, 会见某人; talkNouns that those joined before them meet: 与某人举行会谈.
var (
	meetVerbs = []string{"会见", "接见", "会晤", "拜会"}
	talkNouns = []string{"会谈", "会晤", "会面", "座谈", "会见", "商谈"}
)

// withWords join those who meet: 甲|与|乙举行会谈.
var withWords = []string{"与", "同", "和", "跟"}

// notTalks go on a word for a talk so that it is another word.
var notTalks = []string{"会", "厅", "室", "记录", "纪要", "录", "者", "对象"}

// meeters are people, or institutions where no people are named, on one side of a talk.
type meeters struct {
	span  normalize.Span // of all of them
	ids   []string
	names []string
}

// talks reads 某人会见某人 and 某人与某人举行会谈 from a sentence.
func (f *facts) talks(s normalize.Span) []Event {
	a := f.a
	var out []Event
	told := func(verb normalize.Span) bool {
		return hasPrefix(a.Text[verb.End:], notTalks...) || a.quotedAt(verb.Start, s.Start) || a.orgAt.overlap(verb)
	}
	for _, v := range f.heard.talks {
		for _, at := range v.within(s) {
			verb := normalize.Span{Start: at, End: at + len(v.word)}
			if !told(verb) {
				if e, ok := f.talk(s, verb); ok {
					out = append(out, e)
				}
			}
		}
	}
	for _, v := range f.heard.meets {
		for _, at := range v.within(s) {
			verb := normalize.Span{Start: at, End: at + len(v.word)}
			if !told(verb) && (a.atBoundary(verb.Start) || a.before(verb.Start) == '将') {
				if e, ok := f.met(s, verb); ok {
					out = append(out, e)
				}
			}
		}
	}
	return out
}

// maxMet is how many bytes behind 会见 the name of the one who is met begins at the latest: 会见来华进行正式访问的某国|….
const maxMet = 120

// met reads whom the verb says that somebody met.
func (f *facts) met(s, verb normalize.Span) (Event, bool) {
	a := f.a
	end := min(s.End, a.charStart(verb.End+2*maxMet))
	if k := strings.IndexAny(a.Text[verb.End:end], "，,。；：:"); k >= 0 {
		end = verb.End + k
	}
	goal, ok := f.meetersAfter(verb.End, end)
	if !ok {
		return Event{}, false
	}
	who, ok := f.meetersBefore(s, verb.Start)
	if !ok {
		return Event{}, false
	}
	name := who.title() + a.cut(verb) + goal.title()
	return f.talkOf(s, verb, who, goal, goal.span.End, name)
}

// talk reads who the noun says talked with whom.
func (f *facts) talk(s, noun normalize.Span) (Event, bool) {
	a := f.a
	from := max(s.Start, a.predicateStart(noun.Start))
	if people := f.peopleWithin(normalize.Span{Start: from, End: noun.Start}); len(people) > 0 && people[0].whole.Start == from && from > s.Start {
		from = max(s.Start, a.predicateStart(from-1)) // 与某省副省长，|某区书记某人举行会谈
	}
	for _, with := range withWords {
		for k := strings.LastIndex(a.Text[from:noun.Start], with); k >= 0; k = strings.LastIndex(a.Text[from:from+k], with) {
			p := from + k
			if a.orgAt.overlap(normalize.Span{Start: p, End: p + len(with)}) || !a.atBoundary(p) {
				continue
			}
			goal, ok := f.meetersAfter(p+len(with), noun.Start)
			if !ok || !f.manner(goal.span.End, noun.Start) {
				continue
			}
			who, ok := f.meetersBefore(s, p)
			if !ok {
				continue
			}
			return f.talkOf(s, noun, who, goal, noun.End, who.title()+"与"+goal.title()+a.cut(noun))
		}
	}
	return Event{}, false
}

// mannerNouns say how people talk, or what for, without a verb for holding a talk: 视频|会谈. Adjectives and adverbs may, too.
var mannerNouns = wordSet(`视频 电话 远程 线上 线下 双边 多边 范围 首脑 闭门 私下 非正式 专题 年度 工作 业务 友好 交流 合作 调研 考察 学习 参观 洽谈 磋商 见面 互动 现场 了 人`)

// attendWords say that those who are named were at a talk of others.
var attendWords = []string{"参加", "出席", "列席", "缺席", "旁听", "主持", "参与", "听取"}

// manner reports whether nothing but words of place, time and manner stands between those who talk and the word for it:
// 一行在京举行了友好|.
func (f *facts) manner(p, end int) bool {
	a := f.a
	p = f.afterAdverbs(skipAny(a.Text, p, "一行", "先生", "女士", "教授", "博士", "院士", "同志", "等人", "等"), end)
	rest := a.Text[p:end]
	if runes(rest) > 20 || strings.ContainsAny(rest, "，。；：、《") || containsAny(rest, attendWords) {
		return false
	}
	if containsAny(rest, []string{"举行", "进行", "开展", "展开"}) || hasPrefix(rest, "就", "围绕", "针对") {
		return true
	}
	place := hasPrefix(rest, "在", "于")
	for i := a.tokenAt(p); i < len(a.tokens) && a.tokens[i].Span.Start < end; i++ {
		switch tag := a.tag(i); {
		case mannerNouns[a.word(i)] || hasPrefix(tag, "a", "d", "t", "b"):
		case !place || tag == "v":
			return false
		}
	}
	return true
}

// talkOf returns the talk of two sides, unless somebody only hopes for it or denies it.
func (f *facts) talkOf(s, verb normalize.Span, who, goal meeters, end int, name string) (Event, bool) {
	a := f.a
	status, hoped := f.statusOf(max(s.Start, min(who.span.Start, a.predicateStart(verb.Start))), verb)
	if hoped || slices.ContainsFunc(goal.ids, func(id string) bool { return slices.Contains(who.ids, id) }) {
		return Event{}, false
	}
	span := normalize.Span{Start: min(who.span.Start, verb.Start), End: max(end, verb.End)}
	e := Event{Mention: Mention{span, "event.talk"}, Kind: "meeting", Status: status, Name: name, Participants: append(slices.Clip(who.ids), goal.ids...)}
	e.Place = f.eventPlace(s, normalize.Span{Start: verb.Start, End: verb.Start}, normalize.Span{Start: verb.Start, End: span.End})
	if e.Date = f.eventDay(s, verb, verb.End); status == "planned" {
		e.Date = f.lastDay(normalize.Span{Start: s.Start, End: verb.Start}) // not the day that is told of before
	}
	return e, true
}

// title returns the names of a side, three at most.
func (m meeters) title() string {
	if len(m.names) > 3 {
		return strings.Join(m.names[:3], "、") + "等"
	}
	return strings.Join(m.names, "、")
}

// meetersAfter returns those whom the text names first behind byte p: people joined to one another, or an institution or its
// delegation.
func (f *facts) meetersAfter(p, end int) (meeters, bool) {
	a := f.a
	people := f.peopleWithin(normalize.Span{Start: p, End: end})
	if len(people) > 0 && people[0].whole.Start-p <= maxMet && strings.Count(a.Text[p:max(p, people[0].whole.Start)], "，") < 2 {
		return f.meetersOf(people[:f.joinedMeeters(people)]), true
	}
	lo, hi := a.orgAt.within(normalize.Span{Start: p, End: end})
	if lo == hi || a.orgAt[lo].Start-p > maxMet/4 || f.orgIDs[a.orgAt[lo]] == "" {
		return f.guestsOf(p, end)
	}
	o := a.orgAt[lo]
	m := meeters{o, []string{f.orgIDs[o]}, []string{f.orgNames[f.orgIDs[o]]}}
	if of, ok := f.guestsOf(o.End, min(end, o.End+len("部长级代表团一行"))); ok {
		m.span.End = of.span.End
		m.names[0] = a.cut(m.span) // 某大学|校长访问团
	}
	return m, true
}

// guestWords are words for those who are met as a group.
var guestWords = []string{"代表团", "考察团", "访问团", "参访团", "来宾", "客人", "外宾"}

// guestsOf returns the group that the text names behind byte p: 以某某组成的|浙江省企业家考察团.
func (f *facts) guestsOf(p, end int) (meeters, bool) {
	a := f.a
	if p >= end {
		return meeters{}, false
	}
	for _, w := range guestWords {
		k := strings.Index(a.Text[p:end], w)
		if k < 0 {
			continue
		}
		start := p + k
		for i := a.tokenAt(start) - 1; i >= 0 && a.tokens[i].Span.Start >= p && !slices.Contains([]string{"的", "了", "由", "以", "来访"}, a.word(i)); i-- {
			start = a.tokens[i].Span.Start
		}
		s := normalize.Span{Start: start, End: p + k + len(w)}
		return meeters{span: s, names: []string{a.cut(s)}}, runes(a.cut(s)) <= 20
	}
	return meeters{}, false
}

// joinedMeeters returns how many of people, from the first, are joined to one another: 甲教授、某处处长乙.
func (f *facts) joinedMeeters(people []personAt) int {
	n := 1
	for ; n < len(people); n++ {
		end := skipAny(f.a.Text, people[n-1].whole.End, "教授", "先生", "女士", "博士", "同志", "院士")
		if next := people[n].whole.Start; next < end || !slices.Contains([]string{"、", "和", "及", "以及", "与"}, f.a.Text[end:next]) {
			break
		}
	}
	return n
}

// meetersOf returns people as one side of a talk.
func (f *facts) meetersOf(people []personAt) meeters {
	m := meeters{span: normalize.Span{Start: people[0].whole.Start, End: people[len(people)-1].whole.End}}
	for _, p := range people {
		if !slices.Contains(m.ids, p.id) {
			m.ids = append(m.ids, p.id)
			m.names = append(m.names, f.r.People[idIndex(p.id)].Name)
		}
	}
	return m
}

// maxMeeters is how many clauses a list of those who meet others is followed back through.
const maxMeeters = 4

// meetersBefore returns those who do what the word at byte p says: the people named before it in its clause, and in the clauses
// before that end in a name, else the one whom the clause before is about, else an institution.
func (f *facts) meetersBefore(s normalize.Span, p int) (meeters, bool) {
	a := f.a
	from := max(s.Start, a.predicateStart(p))
	people := f.acting(normalize.Span{Start: from, End: p})
	lead := from
	for n := 0; n < maxMeeters && lead > s.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(a.Text[:lead])
		end := lead - size
		start := max(s.Start, a.predicateStart(end))
		more := f.acting(normalize.Span{Start: start, End: end})
		met := heardWithin(f.heard.meets, normalize.Span{Start: start, End: end})
		lists := len(more) > 0 && !met && more[len(more)-1].whole.End == end && (len(people) == 0 || people[0].whole.Start == lead)
		if !lists {
			if len(people) == 0 && len(more) > 0 && n == 0 {
				people = more[:1]
			}
			break
		}
		people = append(slices.Clip(more), people...)
		lead = start
	}
	if len(people) > 0 {
		return f.meetersOf(people), true
	}
	if k := f.afterAdverbs(from, p); hasPrefix(strings.TrimPrefix(a.Text[k:p], "我校"), delegations...) {
		end := skipAny(a.Text, skipAny(a.Text, k, "我校"), delegations...)
		return meeters{span: normalize.Span{Start: k, End: end}, names: []string{a.Text[k:end]}}, true
	}
	list := f.actors(normalize.Span{Start: from, End: p})
	if len(list) == 0 && from > s.Start {
		return meeters{}, false
	}
	for _, h := range list {
		if rest := f.afterAdverbs(skipAny(a.Text, h.span.End, "代表团", "一行"), p); rest == p && f.orgIDs[h.span] != "" {
			return meeters{h.span, []string{f.orgIDs[h.span]}, []string{f.orgNames[f.orgIDs[h.span]]}}, true
		}
	}
	return meeters{}, false
}

// acting returns the people named in s who may do what it tells: not those who invite or accompany others, and not those of
// whom something is told with 的.
func (f *facts) acting(s normalize.Span) []personAt {
	a := f.a
	var out []personAt
	for _, p := range f.peopleWithin(s) {
		before, rest := a.Text[s.Start:max(s.Start, p.whole.Start)], a.Text[min(s.End, p.whole.End):s.End]
		if hasSuffix(before, "应", "据", "对", "为", "给", "向", "以") || hasPrefix(rest, "的", "邀请", "说", "表示", "介绍", "指出", "透露", "：") || attends(rest) {
			continue
		}
		out = append(out, p)
	}
	return out
}
