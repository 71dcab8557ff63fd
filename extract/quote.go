package extract

import (
	"sort"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
)

var quotes = Extractor{
	Name: "quotes",
	Doc:  "what people are reported to say, and which figures are theirs",
	find: func(f *facts) { f.r.Quotes = attribute(f) },
	Examples: []Example{
		{"天津大学校长李明远在讲话中表示，学校将扩大招生。", []string{"李明远: 学校将扩大招生。"}},
		{"天津大学校长李明远参加了会议，会议表示将扩大招生。", nil},
	},
}

// speech is a stretch that one person is reported to say; who is the index of the mention, or -1 for nobody's (a
// question of the press).
type speech struct {
	span normalize.Span
	who  int
	rule string
}

// findSpeech returns what the people at hits say: the turns of an interview or press conference, each to the next
// one, and within a paragraph what follows …表示.
func findSpeech(a *Article, hits []personHit) []speech {
	if turns := findTurns(a, hits); len(turns) > 0 {
		return turns
	}
	var out []speech
	until := 0 // where what is said last ends
	for n, p := range a.Doc.Paragraphs {
		if p.Span.Start < until {
			continue
		}
		end := p.Span.End
		var starts, before []speech
		first := sort.Search(len(hits), func(k int) bool { return hits[k].span.Start >= p.Span.Start })
		for k := first; k < len(hits) && hits[k].span.End <= p.Span.End; k++ {
			h := hits[k]
			if s, ok := a.saidBefore(h, p.Span.Start); ok {
				before = append(before, speech{s, k, "quote.before"})
			}
			if at := a.saidFrom(h.span, p.Span.End); at > 0 {
				starts = append(starts, speech{normalize.Span{Start: at, End: end}, k, "quote.verb"})
			}
		}
		for k := range starts {
			if k+1 < len(starts) {
				starts[k].span.End = a.attributionStart(hits[starts[k+1].who].span.Start, starts[k].span.Start)
			}
			starts[k].span = a.spoken(starts[k].span)
			if k+1 == len(starts) {
				starts[k].span.End = a.carriedOver(starts[k].span, n)
				until = starts[k].span.End
			}
			if starts[k].span.Len() > 0 {
				out = append(out, starts[k])
			}
		}
		for _, s := range before {
			if !overlapsSpeech(starts, s.span) {
				out = append(out, s)
			}
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].span.Start < out[j].span.Start })
	return out
}

// maxCarried is over how many paragraphs a quotation is followed to its end.
const maxCarried = 8

// carriedOver returns where the speech s, which stands in paragraph n, ends: where a quotation that is open at the end of the
// paragraph is closed, in one of the next, each of which may open it again.
func (a *Article) carriedOver(s normalize.Span, n int) int {
	ps := a.Doc.Paragraphs
	if s.End < ps[n].Span.End || !quoteOpen(a.cut(s)) {
		return s.End
	}
	for _, p := range ps[n+1 : min(len(ps), n+1+maxCarried)] {
		text := a.cut(p.Span)
		body := strings.TrimLeft(text, " ")
		again := strings.HasPrefix(body, "“")
		body = strings.TrimPrefix(body, "“")
		end := closingQuote(body)
		if end < 0 {
			continue
		}
		if again && strings.TrimLeft(body[end+len("”"):], "。 ") != "" {
			return s.End // rather one of somebody else: “……。”某某说
		}
		return p.Span.End - len(body) + end
	}
	return s.End
}

// closingQuote returns the place of the ” that closes what was open before the text, or -1.
func closingQuote(text string) int {
	depth := 1
	for i, r := range text {
		switch r {
		case '“':
			depth++
		case '”':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// quoteOpen reports whether the text opens a quotation that it does not close.
func quoteOpen(text string) bool { return strings.Count(text, "“") > strings.Count(text, "”") }

func overlapsSpeech(list []speech, s normalize.Span) bool {
	for _, x := range list {
		if x.span.Overlaps(s) {
			return true
		}
	}
	return false
}

// saidBefore returns the quotation in quotation marks that stands right before the person at h and a verb of saying:
// “……。”某校校长某某说。
func (a *Article) saidBefore(h personHit, least int) (normalize.Span, bool) {
	if !a.speaks(h.span.End) && !a.saysSo(h.span.End) {
		return normalize.Span{}, false
	}
	from := a.charStart(max(least, h.span.Start-150))
	lead := a.Text[from:h.span.Start]
	end := max(strings.LastIndex(lead, "”"), strings.LastIndex(lead, "」"))
	if end < 0 || strings.ContainsAny(lead[end:], "。！？；\n：:") {
		return normalize.Span{}, false
	}
	end += from
	open := "“"
	if strings.HasPrefix(a.Text[end:], "」") {
		open = "「"
	}
	limit := a.charStart(max(least, end-6000))
	start := strings.LastIndex(a.Text[limit:end], open)
	if start < 0 {
		return normalize.Span{}, false
	}
	s := normalize.Span{Start: limit + start + len(open), End: end}
	return s, s.Len() > 0 && runes(a.cut(s)) > 4
}

// saysSo reports whether 说 or the like ends the clause that begins at p: 在致辞中说，, 说。
func (a *Article) saysSo(p int) bool {
	end := a.clauseEnd(p)
	if runes(a.Text[p:end]) > 14 {
		return false
	}
	for _, v := range []string{"说", "表示", "介绍", "称", "告诉记者", "坦言", "感慨", "强调", "指出", "笑着说", "介绍说"} {
		if strings.HasSuffix(a.Text[p:end], v) {
			return true
		}
	}
	return false
}

// attributionStart is where the sentence of the next speaker begins, or his clause where the sentence has the words of the
// one before: 某某表示，……，某某还说，….
func (a *Article) attributionStart(p, least int) int {
	start := a.sentenceAt(p).Start
	if before := a.before(start); start <= least || before == '；' || before == ';' {
		start = a.predicateStart(p)
	}
	return max(start, least)
}

// nearVerb and farVerb are how many bytes behind a person any verb of saying, and one that a clause of time leads to, may end.
const (
	nearVerb = 60
	farVerb  = 180
)

// saidFrom returns where the words of the person at s begin, or 0: behind the verb of saying and its comma.
func (a *Article) saidFrom(s normalize.Span, limit int) int {
	sentence := a.sentenceAt(s.Start)
	rest := a.Text[s.End:min(sentence.End, limit, s.End+300)]
	cut := len(rest)
	if k := indexIn(rest, 0, speechMarks); k >= 0 {
		cut = k
	}
	if cut == len(rest) {
		return 0
	}
	if at := rest[:cut]; cut > nearVerb && cut <= farVerb && hasSuffix(at, "时表示", "时说", "时指出", "时强调", "时介绍", "时介绍说") && !strings.ContainsAny(at, "；\n") {
		_, n := utf8.DecodeRuneInString(rest[cut:])
		return s.End + cut + n // 回应关于……的询问时表示
	}
	const maxTail = 6 // 指出的是
	for k := range rest[:min(cut, nearVerb)] {
		for v := range speechVerbs.of(rest[k:cut]) {
			if before, _ := runeBefore(rest, k); strings.ContainsRune(verbless[v], before) && before > 0x80 {
				continue // 不知|道
			}
			if cut-k-len(v) <= maxTail {
				_, n := utf8.DecodeRuneInString(rest[cut:])
				return s.End + cut + n
			}
		}
	}
	return 0
}

// verbless tells behind which characters a verb of saying is but the end of another word.
var verbless = map[string]string{"道": "知报渠轨管频赛难味航隧街公同铁通", "称": "名简职对匀人", "说": "小传学据", "答": "应"}

// spoken cuts from what follows a verb of saying what the narrator says after a quotation: “……”。记者看到.
func (a *Article) spoken(s normalize.Span) normalize.Span {
	text := a.cut(s)
	body := strings.TrimLeft(text, " ")
	if !strings.HasPrefix(body, "“") {
		return s
	}
	depth, i := 0, len(text)-len(body)
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch r {
		case '“':
			depth++
		case '”':
			depth--
		}
		if depth > 0 || r != '”' {
			if depth == 0 && strings.ContainsRune("。！？!?", r) && !a.speaksOn(text[i:]) {
				return normalize.Span{Start: s.Start, End: s.Start + i}
			}
			continue
		}
		before, _ := runeBefore(text, i-size)
		if rest := strings.TrimLeft(text[i:], " "); strings.ContainsRune("。！？!?", before) && !a.speaksOn(rest) {
			return normalize.Span{Start: s.Start, End: s.Start + i}
		}
	}
	return s
}

// speaksOn reports whether the text, behind a quotation, goes on with the same speaker: with another quotation in its
// first sentence, or with 他说 and the like.
func (a *Article) speaksOn(text string) bool {
	sentence := text
	if i := strings.IndexAny(text, "。！？"); i >= 0 {
		sentence = text[:i]
	}
	if strings.Contains(sentence, "“") {
		return true
	}
	clause := clauseRest(sentence)
	for _, word := range [...]string{"表示", "说", "介绍", "指出", "认为", "强调", "称", "透露", "坦言", "告诉", "补充", "提到", "谈到", "解释"} {
		if strings.Contains(clause, word) {
			return true
		}
	}
	return false
}

// findTurns returns the turns of a text that is built of them: at least two paragraphs begin with a speaker and a colon.
func findTurns(a *Article, hits []personHit) []speech {
	var out []speech
	persons := 0
	for _, p := range a.Doc.Paragraphs {
		const most = 30 // characters of who speaks
		head := a.cut(p.Span)
		k := firstColon(head[:min(len(head), (most+1)*utf8.UTFMax)])
		if k < 0 || runes(head[:k]) > most {
			continue
		}
		colon := p.Span.Start + k
		_, n := utf8.DecodeRuneInString(a.Text[colon:])
		who := -1
		if i := sort.Search(len(hits), func(i int) bool { return hits[i].span.End >= colon }); i < len(hits) && hits[i].span.End == colon {
			who = i
			persons++
		}
		if who < 0 && !pressTurn(head[:k]) {
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].span.End = p.Span.Start - 1
		}
		out = append(out, speech{normalize.Span{Start: colon + n, End: len(a.Text)}, who, "quote.turn"})
	}
	if persons < 2 && (persons < 1 || len(out) < 2) {
		return nil
	}
	return out
}

// firstColon returns where the first colon of s stands, or -1.
func firstColon(s string) int {
	k := strings.Index(s, "：")
	if i := strings.IndexByte(s[:max(k, 0)], ':'); i >= 0 {
		return i
	}
	if k < 0 {
		return strings.IndexByte(s, ':')
	}
	return k
}

// pressTurn reports whether the words before a colon are a medium or an interviewer that asks.
func pressTurn(s string) bool {
	if strings.ContainsAny(s, "，。,；“《") {
		return false
	}
	for _, e := range []string{"社", "报", "网", "台", "记者", "问", "答", "新闻", "日报", "晚报", "客户端", "频道", "卫视", "主持人", "云", "周刊", "杂志"} {
		if strings.HasSuffix(s, e) {
			return true
		}
	}
	return runes(s) <= 4 && (strings.HasPrefix(s, "问") || strings.HasPrefix(s, "答"))
}

// attribute returns the quotations and tells the figures within them who said them.
func attribute(f *facts) []Quote {
	byName := map[string]string{}
	for _, p := range f.r.People {
		byName[p.Name] = p.ID
	}
	figures := f.r.Figures
	var out []Quote
	for _, s := range findSpeech(f.a, f.persons) {
		if s.who < 0 {
			continue
		}
		speaker := byName[firstOf(f.persons[s.who].name, f.a.cut(f.persons[s.who].span))]
		out = append(out, Quote{Mention{s.span, s.rule}, speaker})
		from := sort.Search(len(figures), func(i int) bool { return figures[i].Span.Start >= s.span.Start })
		for i := from; i < len(figures) && figures[i].Span.End <= s.span.End; i++ {
			figures[i].SaidBy = speaker
		}
	}
	return out
}
