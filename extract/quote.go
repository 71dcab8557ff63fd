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
	for _, p := range a.Doc.Paragraphs {
		end := p.Span.End
		var starts []speech
		first := sort.Search(len(hits), func(k int) bool { return hits[k].span.Start >= p.Span.Start })
		for k := first; k < len(hits) && hits[k].span.End <= p.Span.End; k++ {
			h := hits[k]
			if at := a.saidFrom(h.span, p.Span.End); at > 0 {
				starts = append(starts, speech{normalize.Span{Start: at, End: end}, k, "quote.verb"})
			}
		}
		for k := range starts {
			if k+1 < len(starts) {
				starts[k].span.End = a.attributionStart(hits[starts[k+1].who].span.Start, starts[k].span.Start)
			}
			if starts[k].span.Len() > 0 {
				out = append(out, starts[k])
			}
		}
	}
	return out
}

// attributionStart is where the sentence of the next speaker begins.
func (a *Article) attributionStart(p, least int) int {
	return max(a.sentenceAt(p).Start, least)
}

// saidFrom returns where the words of the person at s begin, or 0: behind the verb of saying and its comma.
func (a *Article) saidFrom(s normalize.Span, limit int) int {
	sentence := a.sentenceAt(s.Start)
	rest := a.Text[s.End:min(sentence.End, limit, s.End+300)]
	cut := len(rest)
	if k := strings.IndexAny(rest, "，,。"); k >= 0 {
		cut = k
	}
	if k := strings.IndexAny(rest, "：:"); k >= 0 && k < cut {
		cut = k
	}
	for _, v := range speechVerbs {
		k := strings.LastIndex(rest[:cut], v)
		if k < 0 || k > 60 {
			continue
		}
		tail := rest[k+len(v) : cut]
		if len(tail) > 6 {
			continue
		}
		if cut >= len(rest) {
			return 0
		}
		_, n := utf8.DecodeRuneInString(rest[cut:])
		return s.End + cut + n
	}
	return 0
}

// findTurns returns the turns of a text that is built of them: at least two paragraphs begin with a speaker and a colon.
func findTurns(a *Article, hits []personHit) []speech {
	var out []speech
	persons := 0
	for _, p := range a.Doc.Paragraphs {
		head := a.cut(p.Span)
		k := strings.IndexAny(head, "：:")
		if k < 0 || runes(head[:k]) > 30 {
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
		speaker := byName[f.a.cut(f.persons[s.who].span)]
		out = append(out, Quote{Mention{s.span, s.rule}, speaker})
		from := sort.Search(len(figures), func(i int) bool { return figures[i].Span.Start >= s.span.Start })
		for i := from; i < len(figures) && figures[i].Span.End <= s.span.End; i++ {
			figures[i].SaidBy = speaker
		}
	}
	return out
}
