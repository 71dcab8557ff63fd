package extract

import (
	"slices"
	"strings"
)

// linkParts sets Of of the figures that 其中 or brackets make parts of one before them: 水库50座(其中大型水库12座、
// 小型水库38座). The total is the nearest figure of the same unit.
func linkParts(a *Article, figures []Figure) {
	if len(figures) < 2 {
		return
	}
	first := 0
	for _, p := range partings(a) {
		for first < len(figures) && figures[first].Span.Start < p.start {
			first++
		}
		reach := -1 // where the total may stand at the earliest
		for i := first; i < len(figures) && figures[i].Span.Start < p.end; i++ {
			if reach < 0 {
				reach = p.reach(a.Text)
			}
			f := &figures[i]
			if f.Of != "" || f.Unit == "%" || f.Change != "" || !p.among && alone(figures[first:], i-first, p.end) {
				continue
			}
			t := totalOf(a, figures[:first], p, reach, f.Unit)
			if t >= 0 && !(f.Value != nil && figures[t].Value != nil && f.Value.Cmp(*figures[t].Value) > 0) {
				f.Of = figures[t].ID
			}
		}
	}
}

// alone reports whether figure i is the only one of its unit that begins before end.
func alone(figures []Figure, i, end int) bool {
	for j := 0; j < len(figures) && figures[j].Span.Start < end; j++ {
		if j != i && figures[j].Unit == figures[i].Unit {
			return false
		}
	}
	return true
}

// parting is a stretch of text that takes apart what stands before it.
type parting struct {
	at         int  // where 其中 or the bracket stands
	start, end int  // what it reaches over
	bracket    bool // it ends with a bracket
	among      bool // 其中 leads it, so that it may name some parts only
}

// maxBracket is how many bytes what takes a total apart may have.
const maxBracket = 2000

// partings finds the stretches that 其中 leads, up to the end of the bracket or sentence, and brackets without it.
func partings(a *Article) []parting {
	text := a.Text
	var out []parting
	open := -1 // the last bracket that opens
	for _, i := range slices.Sorted(slices.Values(slices.Concat(a.all("其中"), a.all("("), a.all("（")))) {
		if r, n := runeAt(text, i); r != '其' {
			open = i
			end := i + closingBracket(text[i:min(len(text), i+maxBracket)])
			inside := strings.TrimLeft(text[i+n:max(i+n, end)], " ")
			if end > i && !strings.HasPrefix(inside, "其中") {
				out = append(out, parting{at: i, start: i, end: end, bracket: true})
			}
			continue
		}
		if open >= 0 && i-open < maxBracket && indexIn(text[:i], open, bracketMarks) < 0 {
			if end := open + closingBracket(text[open:min(len(text), open+maxBracket)]); end > i {
				out = append(out, parting{at: open, start: i, end: end, bracket: true, among: true})
				continue
			}
		}
		rest := text[i:min(len(text), i+maxBracket)]
		end := indexIn(rest, 0, partEnds)
		if end < 0 {
			end = len(rest)
		}
		end = min(i+end, max(i, a.sentenceAt(i).End))
		out = append(out, parting{at: i, start: i, end: end, among: true})
	}
	return out
}

// closingBracket returns the place of the bracket that closes the one the text begins with, or 0 where the sentence or
// the paragraph ends before.
func closingBracket(text string) int {
	i := indexIn(text, 0, bracketMarks)
	if i < 0 || text[i] == '\n' || strings.HasPrefix(text[i:], "。") {
		return 0
	}
	return i
}

// reach returns the start of the sentence that holds p, or of the one before where p begins a sentence.
func (p parting) reach(text string) int {
	sentence := sentenceStart(text[:p.at])
	if strings.TrimSpace(text[sentence:p.at]) == "" {
		sentence = sentenceStart(strings.TrimRight(text[:sentence], "。！？!? "))
	}
	return sentence
}

// totalOf returns the index of the figure that the parting p takes apart in the given unit: the nearest one before it
// from byte reach on. It returns -1 where there is none.
func totalOf(a *Article, figures []Figure, p parting, reach int, unit string) int {
	for t := len(figures) - 1; t >= 0 && figures[t].Span.Start >= reach; t-- {
		f := figures[t]
		if f.Span.End > p.at || f.Unit != unit || f.Change != "" {
			continue
		}
		if !p.among && strings.TrimSpace(a.Text[f.Span.End:p.at]) != "" {
			return -1 // brackets without 其中 belong to what they stand behind
		}
		return t
	}
	return -1
}

// sentenceStart returns where the last sentence of the text begins, as far back as parts may be from their total.
func sentenceStart(text string) int {
	from := max(0, len(text)-maxBracket)
	for i := len(text); i > from; {
		r, size := runeBefore(text, i)
		switch r {
		case '。', '！', '？', '!', '?', '\n':
			return i
		}
		i -= size
	}
	return from
}
