package extract

import (
	"strings"

	"taizhang/internal/runeset"
	"taizhang/normalize"
)

// personNouns are characters that nouns for persons end in.
var personNouns = runeset.Of("人员者师生长家工民手兵友众客户")

// named returns whom figure k, right behind names, counts: what is said before the names that they are (犯罪嫌疑人甲某、乙某等21人),
// else those named (甲、乙、丙三人).
func (s *subjectReader) named(k int) normalize.Span {
	at := s.found[k].span.Start
	end := at
	if strings.HasSuffix(s.a.Text[s.sentence.Start:at], "等") {
		end -= len("等")
	}
	if i := s.a.namedPeople.endingAt(end); i >= 0 {
		return s.ofNames(i, end < at)
	}
	if end == at {
		return normalize.Span{}
	}
	start := s.lo
	if k > 0 {
		start = s.tokenAt(s.found[k-1].span.End-1) + 1
	}
	return s.ofUnknownNames(s.tokenAt(end)-1, start)
}

// party returns who travels together, where the text counts them so: 议员一行8人.
func (s *subjectReader) party(k int) normalize.Span {
	text := s.a.Text[s.sentence.Start:s.found[k].span.Start]
	if !strings.HasSuffix(text, "一行") {
		return normalize.Span{}
	}
	at := s.sentence.Start + len(text) - len("一行")
	if noun := s.personNoun(s.tokenAt(at)-1, s.lo); noun.Len() > 0 {
		return noun
	}
	return normalize.Span{Start: at, End: at + len("一行")}
}

// ofNames returns what the list of names that ends with the ith person is said to be, else the list. With others, behind which 等
// stands, it must open its clause.
func (s *subjectReader) ofNames(i int, others bool) normalize.Span {
	people := s.a.namedPeople
	span := people[i]
	for ; i > 0 && people[i-1].Start >= s.sentence.Start; i-- {
		switch s.a.Text[people[i-1].End:people[i].Start] {
		case "、", "和", "与", "及":
			span.Start = people[i-1].Start
			continue
		}
		break
	}
	if noun := s.personNoun(s.tokenAt(span.Start)-1, s.lo); noun.Len() > 0 {
		return noun
	}
	if first := s.tokenAt(span.Start); others && s.clauseStart(first) != first {
		return normalize.Span{}
	}
	return span
}

// personNoun returns the noun for persons that ends in token j, with the word before it that says more about it.
func (s *subjectReader) personNoun(j, start int) normalize.Span {
	w := s.a.word(j)
	if j < start || runes(w) < 2 || !personNouns.Has(lastRune(w)) || s.a.tag(j) == "nr" || s.class(j) != wordNoun {
		return normalize.Span{}
	}
	first := j
	if c := s.class(j - 1); j > start && (c == wordNoun || c == wordModifier || c == wordVerb) && runes(w) <= 3 && runes(s.a.word(j-1)) > 1 && !s.actor(j-1) {
		first = j - 1 // 犯罪|嫌疑人, 涉案|人员
	}
	return s.span(first, j+1)
}

// maxNames is how many words a list of names is followed over.
const maxNames = 40

// ofUnknownNames returns the noun for persons before the names, none of which need be known as such, that end in token j.
func (s *subjectReader) ofUnknownNames(j, start int) normalize.Span {
	for n := 0; j >= start && n < maxNames; n++ {
		w := s.a.word(j)
		switch {
		case s.class(j) == wordJoin, s.a.tag(j) == "nr", runes(w) == 1 && isHan(firstRune(w)) && s.class(j) != wordOf:
			j--
			continue
		}
		if n == 0 {
			break
		}
		return s.personNoun(j, start)
	}
	return normalize.Span{}
}

// fate returns what befalls the persons of figure k: 造成15人死亡、1人重伤.
func (s *subjectReader) fate(k int) (span normalize.Span, ok bool) {
	end := s.found[k].span.End
	i := s.tokenAt(end)
	if i < s.hi && s.a.tokens[i].Span.Start >= end && casualties[s.a.word(i)] {
		if name := s.found[k].name; (name == "名" || name == "位") && s.class(i+1) == wordNoun {
			return span, false // 6位遇难船员
		}
		return s.a.tokens[i].Span, true
	}
	doing := s.doing(k)
	return doing, doing.Len() > 0 && casualties[s.a.cut(doing)]
}

// casualties are what happens to persons that are counted: 造成15人死亡、30人受伤.
var casualties = newWordSet(`死亡 受伤 遇难 失踪 获救 被困 重伤 轻伤 身亡 丧生 伤亡 牺牲 受灾 逮捕 拘留 落网 确诊 治愈 感染`)

// doing returns the verb that says what the persons of figure k do or suffer: 561人考取, 数十人被警方逮捕.
func (s *subjectReader) doing(k int) normalize.Span {
	i := s.tokenAt(s.found[k].span.End)
	if i < s.hi && s.class(i) == wordPreposition {
		for j := i + 1; j < s.hi && j < i+6 && !s.endsClause(j); j++ {
			if c := s.class(j); (c == wordVerb || c == wordPredicate) && s.a.tokens[j].Span.Start >= s.found[k].span.End {
				return s.a.tokens[j].Span
			}
		}
	}
	for i < s.hi && (s.a.word(i) == "在" || s.a.word(i) == "正在" || s.a.word(i) == "正") {
		i++
	}
	if i < s.hi && s.a.tokens[i].Span.Start >= s.found[k].span.End && (s.class(i) == wordVerb || s.class(i) == wordPredicate) {
		return s.a.tokens[i].Span
	}
	return normalize.Span{}
}

// causes reports whether the verb before figure k brings about what the persons do or suffer: 造成3万户停电.
func (s *subjectReader) causes(k int) bool {
	for j, n := s.tokenAt(s.found[k].span.Start)-1, 0; j >= s.lo && n < 4; j, n = j-1, n+1 {
		switch c := s.class(j); {
		case causatives[s.a.word(j)]:
			return true
		case c == wordNoun || c == wordPunct:
			return false
		}
	}
	return false
}

// causatives are verbs that lead to what somebody does or suffers.
var causatives = newWordSet(`造成 导致 致使 致 使 让 令 带动 帮助 助力 吸引 推动 促使 引导`)

// countsPersons reports whether a classifier counts persons.
func countsPersons(name string) bool {
	switch name {
	case "人", "名", "位", "人次", "户", "户人家":
		return true
	}
	return false
}
