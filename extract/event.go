package extract

import (
	"slices"
	"sort"
	"strings"

	"taizhang/normalize"
)

var events = Extractor{
	Name: "events",
	Doc:  "meetings, signings, unveilings, launches, publications, visits, appointments and competitions, held or planned, with day, place and participants",
	find: func(f *facts) { f.r.Events = findEvents(f) },
	Examples: []Example{
		{"2024年5月24日，京津冀水利工作会议在天津召开。", []string{"meeting 京津冀水利工作会议 2024-05-24"}},
		{"会议室里坐满了人，大家开会讨论。", nil},
		{"河北省省长王大江将会见法国总统杜瓦雷。", []string{"meeting planned 王大江会见杜瓦雷"}},
		{"北京市水务局3月2日举行首届节水技能大赛。", []string{"competition 首届节水技能大赛 2024-03-02"}},
		{"他们在人民大会堂举行会谈，旅游部门的会议照常召开。", nil},
	},
}

// eventReaders read the events of a sentence that are told otherwise than by the name of what is held.
var eventReaders = []func(*facts, normalize.Span) []Event{
	(*facts).talks, (*facts).opened, (*facts).founded, (*facts).unveilings, (*facts).visits, (*facts).appointments, (*facts).launches, (*facts).publications,
}

// findEvents returns the events of the article, in order: those that are held, visits and appointments, and what the
// agreements tell of themselves.
func findEvents(f *facts) []Event {
	var out []Event
	seen := map[string]bool{}
	add := func(e Event, ok bool) {
		key := e.Kind + " " + e.Name + " " + strings.Join(e.Agreements, " ")
		if e.Kind == "visit" {
			key += " " + e.Participants[0] // others may visit the same place
		}
		if ok && !seen[key] && !f.toldBefore(out, e) {
			seen[key] = true
			out = append(out, e)
		}
	}
	f.heard = f.a.heardEvents()
	for _, s := range f.a.Sentences {
		f.addHosts(out, s.Span)
		if !f.a.mayTellEvent(s.Span) {
			if heardWithin(f.heard.goes, s.Span) {
				for _, e := range f.visits(s.Span) {
					add(e, true)
				}
			}
			continue
		}
		for _, form := range f.heard.forms {
			for _, e := range f.heldEvents(s.Span, form) {
				add(e, true)
			}
		}
		for _, read := range eventReaders {
			for _, e := range read(f, s.Span) {
				add(e, true)
			}
		}
	}
	for _, e := range f.namedTo() {
		add(e, true)
	}
	f.linkAgreements(out)
	for _, e := range agreementEvents(f.r.Agreements) {
		if k := signedAt(out, e); k >= 0 {
			out[k].joinTelling(e)
			continue
		}
		add(e, true)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Span.Start < out[j].Span.Start })
	for i := range out {
		out[i].ID = id("e", i)
	}
	return out
}

// maxHosts is how many an event has before sentences of their own add no more: that many are named by lists, not by sentences.
const maxHosts = 100

// addHosts adds to the event told last those whom a sentence of its own names as its hosts: 本次比赛由甲、乙主办.
func (f *facts) addHosts(list []Event, s normalize.Span) {
	if len(list) == 0 || !hasPrefix(f.a.cut(s), "本次", "此次", "本届", "论坛", "大会", "会议", "比赛", "赛事", "活动") {
		return
	}
	e := &list[len(list)-1]
	if len(e.Participants) > maxHosts || f.a.paragraphAt(s.Start)-f.a.paragraphAt(e.Span.Start) > 3 || e.Span.Start >= s.Start {
		return
	}
	seen := map[string]bool{}
	for _, p := range e.Participants {
		seen[p] = true
	}
	for _, p := range f.hosts(s, normalize.Span{}, normalize.Span{}, false) {
		if !seen[p] {
			seen[p] = true
			e.Participants = append(e.Participants, p)
		}
	}
}

// eventVerbs has one thing for each list of words that tell events otherwise than by the name of what is held.
type eventVerbs[T any] struct {
	appointments, launches, meets, talks, opens, founds, visits, goes, away T
}

// eventLists returns these lists.
func eventLists() eventVerbs[[]string] {
	return eventVerbs[[]string]{appointVerbs, launched, meetVerbs, talkNouns, openVerbs, foundVerbs, visitVerbs, goesVerbs, abroad()}
}

// eachList returns what of makes of each thing of v.
func eachList[S, T any](v eventVerbs[S], of func(S) T) eventVerbs[T] {
	return eventVerbs[T]{of(v.appointments), of(v.launches), of(v.meets), of(v.talks), of(v.opens), of(v.founds), of(v.visits), of(v.goes), of(v.away)}
}

// heardEvents are the words of the text that may tell events.
type heardEvents struct {
	eventVerbs[[]heardCue]
	forms []heardForm
}

// heardForm is a kind of event with those of its names that the text has.
type heardForm struct {
	eventForm
	names []heardCue
}

func (a *Article) heardEvents() heardEvents {
	m := cueMatcher()
	h := heardEvents{eventVerbs: eachList(m.events, a.heard)}
	for i, form := range eventForms {
		if names := a.heard(m.forms[i]); len(names) > 0 {
			h.forms = append(h.forms, heardForm{form, names})
		}
	}
	return h
}

// heldEvents reads 某某会议在某地召开 and 某地召开某某会议 from a sentence.
func (f *facts) heldEvents(s normalize.Span, form heardForm) []Event {
	a := f.a
	var out []Event
	taken := -1
	for _, name := range form.names {
		for _, at := range name.within(s) {
			end := at + len(name.word)
			if at < taken || (!a.atBoundary(end) || a.partOfLonger(end)) && !a.heldThere(at, end) {
				continue
			}
			if e, ok := f.heldEvent(s, form.eventForm, normalize.Span{Start: at, End: end}); ok {
				taken = end
				out = append(out, e)
			}
		}
	}
	return out
}

// partOfLonger reports whether the name that ends at byte p goes on: 人民大会|堂, 座谈会|上.
func (a *Article) partOfLonger(p int) bool {
	return strings.ContainsRune("堂室厅员场馆期上", a.after(p))
}

// addMissing returns list with those of more that it does not hold.
func addMissing(list, more []string) []string {
	for _, m := range more {
		if !slices.Contains(list, m) {
			list = append(list, m)
		}
	}
	return list
}

// listedName returns where the name of an event begins that has 、 in it, right behind the verb that holds it, or start:
// 举行|引进资源、合作办学签约仪式.
func (f *facts) listedName(s normalize.Span, start int) int {
	if f.a.before(start) != '、' && !strings.HasPrefix(f.a.tag(f.a.tokenAt(start)-1), "d") {
		return start
	}
	from := max(s.Start, f.a.predicateStart(start), f.a.charStart(start-90))
	for _, v := range []string{"举行", "举办", "召开"} {
		if k := strings.LastIndex(f.a.Text[from:start], v); k >= 0 {
			p := from + k + len(v)
			if lo, hi := f.a.orgAt.within(normalize.Span{Start: p, End: start}); lo == hi {
				return p
			}
		}
	}
	return start
}

// vagueEvent reports whether a name is that of any such event: 有关会议, 多场发布会.
func vagueEvent(name string) bool {
	if _, many := counter(name); many || timesOf(name) {
		return true
	}
	return hasPrefix(name, "有关", "相关", "多场", "系列", "多次", "各类", "各种", "这次", "一场", "一次", "此类", "年度", "多个", "主题会", "两场", "三场", "每年", "一系列")
}

// timesOf reports whether a name begins with how often: 12次, 五届.
func timesOf(name string) bool {
	if rest := strings.TrimLeft(name, "0123456789"); rest != name && strings.HasPrefix(rest, "届") {
		return true // but not 十四届全国人大
	}
	rest := strings.TrimLeft(name, "0123456789一二三四五六七八九十百多几")
	if after, ok := strings.CutPrefix(rest, "届"); ok && rest != name && !hasPrefix(after, "全国", "人大", "政协", "中央", "省", "市", "县", "区", "一中", "二中", "三中", "四中", "五中", "六中", "七中") {
		return true // 举办六届博览会
	}
	return rest != name && hasPrefix(rest, "次", "场")
}

// holdVerb returns the verb that says that the event from start to end is held, and whether it stands before the name.
func (f *facts) holdVerb(s normalize.Span, form eventForm, start, end int) (normalize.Span, bool) {
	a := f.a
	p := end
	for _, w := range []string{"开幕式", "闭幕式", "开幕会", "闭幕会", "”", "》", "暨"} {
		if strings.HasPrefix(a.Text[p:], w) && w != "暨" {
			p += len(w)
		}
	}
	if strings.HasPrefix(a.Text[p:], "暨") { // …会议暨某某行动在某地举行
		tail := a.Text[p:min(s.End, a.charStart(p+clauseBytes))]
		if k := strings.IndexAny(tail, "，,。；"); k > 0 {
			tail = tail[:k]
		}
		for _, v := range form.verbs {
			if i := strings.Index(tail, v); i > 0 && form.kind != "competition" && !containsAny(tail[:i], form.names) {
				return normalize.Span{Start: p + i, End: p + i + len(v)}, false
			}
		}
		return normalize.Span{}, false
	}
	q := f.afterAdverbs(p, s.End)
	for _, from := range []int{p, p + bracketLen(a.Text[p:s.End]), p + dayLen(a.Text[p:s.End]), max(p, f.dateEnd(p)), f.afterTime(p, s.End), q} {
		if v, ok := f.verbBehindPlace(s, form, from); ok {
			return v, false
		}
	}
	for n := 0; n < 3; n++ {
		for _, v := range form.verbs {
			if strings.HasPrefix(a.Text[q:s.End], v) {
				if f.hasObject(v, q+len(v)) {
					return normalize.Span{}, false
				}
				return normalize.Span{Start: q, End: q + len(v)}, false
			}
		}
		next := q
		for _, w := range []string{"隆重", "圆满", "胜利", "顺利", "盛大", "同步", "同期", "如期", "即将", "日", "盛装"} {
			if strings.HasPrefix(a.Text[next:s.End], w) {
				next += len(w)
			}
		}
		if next == q {
			break
		}
		q = f.afterAdverbs(next, s.End)
	}
	if i := a.tokenAt(end); i < len(a.tokens) && a.tokens[i].Span.Start == end && strings.HasPrefix(a.tag(i), "n") {
		return normalize.Span{}, false // 技能大赛|冠军总决赛
	}
	for _, v := range []string{"召开", "举行", "举办", "主办", "承办", "启动"} {
		if v == "启动" && form.kind != "launch" {
			continue
		}
		for _, w := range []string{v, v + "了", v + "的"} {
			if text := a.Text[s.Start : s.Start+mannerStart(strings.TrimSuffix(a.Text[s.Start:start], "“"))]; strings.HasSuffix(text, w) && (w != v+"的" || f.heldBefore(s, start, end)) {
				return normalize.Span{Start: s.Start + len(text) - len(w), End: s.Start + len(text)}, true
			}
		}
	}
	return normalize.Span{}, false
}

// verbBehindPlace returns the verb of holding in 在某校礼堂隆重举行 or 以视频方式举行, which begins at byte p.
func (f *facts) verbBehindPlace(s normalize.Span, form eventForm, p int) (normalize.Span, bool) {
	rest := f.a.Text[p:min(s.End, f.a.charStart(p+clauseBytes))]
	if !hasPrefix(rest, "在", "于", "以") {
		return normalize.Span{}, false
	}
	if k := strings.IndexAny(rest, "，,。；、"); k >= 0 {
		rest = rest[:k]
	}
	for _, v := range form.verbs {
		if i := strings.Index(rest, v); i > 0 && !f.hasObject(v, p+i+len(v)) && runes(rest[:i]) <= 25 && (!strings.Contains(rest[:i], "的") || strings.Contains(rest[:i], "位于")) {
			return normalize.Span{Start: p + i, End: p + i + len(v)}, true
		}
	}
	return normalize.Span{}, false
}

// hasObject reports whether the verb of holding that ends at byte p has an object, so that what stands before it holds
// something: 代表大会|举行记者会.
func (f *facts) hasObject(verb string, p int) bool {
	if verb != "举行" && verb != "举办" && verb != "召开" {
		return false
	}
	a := f.a
	if r := a.after(p); r == 0 || isPunct(r) || hasPrefix(a.Text[p:], "为期", "期间", "时", "后", "前", "之际", "以来", "的", "是", "并", "和", "为", "三", "两", "至", "到") {
		return false
	}
	return true
}

// eventDay returns the day of an event: the last one named in its clause or its sentence up to its verb, else that of
// the report where it leads there.
func (f *facts) eventDay(s, name normalize.Span, last int) string {
	clause := normalize.Span{Start: f.a.predicateStart(name.Start), End: last}
	for _, from := range []normalize.Span{clause, {Start: s.Start, End: last}} {
		best := ""
		for _, d := range f.datesWithin(from) {
			if (len(d.Value) >= len("2023-10") || strings.HasSuffix(f.a.Text[:d.Span.Start], "于")) && f.dates(d) && !name.Contains(d.Span) {
				best = d.Value
			}
		}
		if best != "" {
			return best
		}
	}
	if containsAny(f.a.cut(clause), []string{"将举", "将召", "拟", "将于"}) {
		return "" // not when the rest of what is told happened
	}
	if f.vaguely(last) {
		return ""
	}
	return f.eventDate(name.End)
}

// vaguely reports whether what is told at byte p is told of no day, as the paragraph says before it: 近日，….
func (f *facts) vaguely(p int) bool {
	i := f.a.paragraphAt(p)
	if i < 0 {
		return false
	}
	start := max(f.a.Doc.Paragraphs[i].Span.Start, f.a.charStart(p-maxEventCue/2))
	if start >= p {
		return false
	}
	lead := f.a.Text[start:p]
	at := -1
	for _, w := range vagueDays {
		at = max(at, strings.LastIndex(lead, w))
	}
	return at >= 0 && f.lastDay(normalize.Span{Start: start + at, End: p}) == ""
}

// eventPlace returns the ID of the place that 在 or 于 names around the verb of an event.
func (f *facts) eventPlace(s, name, verb normalize.Span) string {
	a := f.a
	from, to := min(a.predicateStart(name.Start), verb.Start), max(name.End, verb.End)
	lo, hi := a.placeAt.within(normalize.Span{Start: max(from, s.Start), End: to})
	for i := hi - 1; i >= lo; i-- {
		p := a.placeAt[i]
		if p.End == verb.Start && f.placeIDs[p] != "" && !name.Contains(p) && f.placed(max(from, s.Start), p.Start) {
			return f.placeIDs[p] // 在某国北部城市|某市
		}
		if prev := a.before(p.Start); (prev == '在' || prev == '于') && f.placeIDs[p] != "" && !name.Contains(p) && (f.wholePlace(p.End) || f.division(f.placeIDs[p])) && !strings.ContainsRune("楼厅馆堂苑路街桥", a.after(p.End)) {
			return f.placeIDs[p]
		}
	}
	return ""
}

// placed reports whether 在 or 于 stands not far before byte p, with no more than what describes a place between.
func (f *facts) placed(from, p int) bool {
	lead := f.a.Text[max(from, f.a.charStart(p-45)):p]
	k := max(strings.LastIndex(lead, "在"), strings.LastIndex(lead, "于"))
	return k >= 0 && !strings.ContainsAny(lead[k:], "，。、；的")
}

// division reports whether the place with an ID is one of administration: what is named after it is in it, 上海|东方体育中心.
func (f *facts) division(id string) bool {
	i := idIndex(id)
	return i >= 0 && i < len(f.r.Places) && f.r.Places[i].Code != ""
}

// wholePlace reports whether a place that ends at byte p is not the beginning of the name of a building: 黄河|迎宾馆.
func (f *facts) wholePlace(p int) bool {
	a := f.a
	if isPunct(a.after(p)) || a.orgAt.startingAt(p) >= 0 {
		return true
	}
	i := a.tokenAt(p)
	t := a.tag(i)
	return runes(a.word(i)) < 2 || !strings.HasPrefix(t, "n") || strings.HasPrefix(t, "ns")
}

// maxTold is how many bytes before the name of an event and behind it are read for those who hold and attend it.
const maxTold = 4 * clauseBytes

// hosts returns the IDs of those who hold an event: the subject of the verb before its name, and those whom 由…主办 names.
func (f *facts) hosts(s, name, verb normalize.Span, before bool) []string {
	a := f.a
	s = normalize.Span{Start: max(s.Start, a.charStart(name.Start-maxTold)), End: min(s.End, a.charStart(max(s.Start, name.End, verb.End)+maxTold))}
	var list []partyHit
	var acting []string
	if before {
		from := max(s.Start, a.predicateStart(verb.Start))
		if from == verb.Start || strings.TrimSpace(a.Text[from:verb.Start]) == "" {
			from = max(s.Start, f.subjectStart(verb.Start))
		}
		list = f.partiesWithin(from, verb.Start)
		if people := f.acting(normalize.Span{Start: from, End: verb.Start}); len(people) > 0 && f.afterAdverbs(people[len(people)-1].span.End, verb.Start) == verb.Start {
			acting = f.meetersOf(people).ids // 某部副部长某某与某某在京|举行某某对话
		}
	}
	for _, v := range []string{"主办", "承办", "举办"} {
		for _, at := range a.allWithin(v, s) {
			if name.Start <= at && at < name.End || at == verb.Start && before {
				continue
			}
			from := max(s.Start, a.charStart(at-400))
			if k := strings.LastIndex(a.Text[from:at], "由"); k >= 0 && f.nameAt(from+k+len("由")) {
				list = append(list, f.partiesWithin(from+k, at)...)
			}
		}
	}
	return addMissing(addMissing(f.throughPeople(list, s), acting), f.attendants(s))
}

// throughPeople returns the IDs of the institutions of a list, or of those who act for them where they are named by their posts:
// 甲部|副部长某某.
func (f *facts) throughPeople(list []partyHit, s normalize.Span) []string {
	var out []string
	for _, h := range list {
		ids := f.institutionsOf([]partyHit{h})
		for _, p := range f.peopleWithin(normalize.Span{Start: h.span.End, End: min(s.End, h.span.End+clauseBytes/2)}) {
			if p.whole.Contains(h.span) {
				ids = []string{p.id}
			}
		}
		out = addMissing(out, ids)
	}
	return out
}

// attendants returns the IDs of the people whom a sentence says to attend, open or chair the event it tells of.
func (f *facts) attendants(s normalize.Span) []string {
	a := f.a
	var out []string
	for _, p := range f.peopleWithin(s) {
		rest := a.Text[p.span.End:min(s.End, a.charStart(p.span.End+120))]
		if k := strings.IndexAny(rest, "，。；"); k >= 0 {
			rest = rest[:k]
		}
		if containsAny(rest, []string{"出席", "主持", "致辞", "参加", "讲话", "致词", "见证"}) && !strings.Contains(rest, "说") {
			out = append(out, p.id)
		}
	}
	return out
}

// institutionsOf returns the IDs of the institutions of a list, each once.
func (f *facts) institutionsOf(list []partyHit) []string {
	var out []string
	seen := map[string]bool{}
	for _, h := range list {
		if org := f.orgIDs[h.span]; h.org && org != "" && !seen[org] {
			seen[org] = true
			out = append(out, org)
		}
	}
	return out
}
