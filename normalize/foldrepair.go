package normalize

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// repair looks at byte i, a ? or U+FFFD, and writes the text that damage there hides to e. It returns where the damage
// ends, which is i where there is none. Where the bytes do not tell a character, it writes U+FFFD or nothing at all; every
// repair and every loss is a warning.
func (p *glossedPage) repair(e *Editor, i int) (end int, warnings []Warning) {
	before, trail := pairBefore(p.t.str, i)
	if before == utf8.RuneError {
		return i, nil
	}
	r := &shiftedRun{p: p, s: p.t.str}
	if c := p.t.str[i]; c == '!' || c == "！"[0] && !strings.HasPrefix(p.t.str[i:], "\ufffd") {
		return i, p.exclamation(r, i)
	}
	n, reading := brokenGloss(p.t.str, i)
	if n == 0 {
		return p.repairQuestionMark(e, r, i, before)
	}
	for _, key := range p.keysRead(trail, reading, i) {
		_, lead, _ := gbkPair(key)
		r.walk(i+n, pending{i, lead}, shifted{cost: p.keyCost(key)})
	}
	w := p.choose(before, r.best())
	if len(w.chars) == 0 {
		return i + n, []Warning{p.warning(i, shifted{end: i + n})}
	}
	return p.write(e, i, w)
}

// repairQuestionMark repairs the run at a ? that stands for a byte whose neighbour went missing, if there is one. The
// run must make better sense out of step than as it is seen. A ? that asks nothing is reported.
func (p *glossedPage) repairQuestionMark(e *Editor, r *shiftedRun, i int, before rune) (end int, warnings []Warning) {
	s := p.t.str
	next, _ := utf8.DecodeRuneInString(s[min(i+1, len(s)):])
	if s[i] != '?' || next != '?' && !unicode.Is(unicode.Han, next) {
		return i, nil
	}
	r.walk(i+1, pending{i, unknown}, shifted{})
	w := p.choose(before, r.best())
	if known := len(w.chars) - w.lost(); known > 0 && p.lostAmpersand(w.end-1) && p.costSeen(i, w.end) > w.cost {
		return p.write(e, i, w)
	}
	if next != '?' && !mayAsk(s[:i]) {
		return i + 1, []Warning{p.warning(i, shifted{end: i + 1})}
	}
	return i, nil
}

// exclamation reports a run out of step that begins with an exclamation mark at byte i: the full stop before a quotation
// (A1A3 A1B0) whose first byte is lost reads so. What byte that was nothing tells, so that the run stays as it is.
func (p *glossedPage) exclamation(r *shiftedRun, i int) []Warning {
	const signs = 0xA1 // the lead of quotation marks
	_, n := utf8.DecodeRuneInString(p.t.str[i:])
	r.walk(i+n, pending{i, signs}, shifted{})
	ways := r.best()
	if len(ways) == 0 || slices.ContainsFunc(ways[0].chars, func(c trueChar) bool { return c.r == utf8.RuneError || p.charCost(c.r) > 1 }) {
		return nil
	}
	if ways[0].cost > p.costSeen(i, ways[0].end)+oddCost { // what ends the run is odd where it stands
		return nil
	}
	end := ways[0].end
	if c := p.t.str[end-1]; c < firstTrail || c >= utf8.RuneSelf || p.t.str[end-2] < utf8.RuneSelf && p.t.str[end-2] < firstTrail {
		return nil
	}
	return []Warning{p.warning(i, shifted{end: end})}
}

// orphan reports the character before a torn one if it is odd: the run out of step that it was the end of began where
// nothing shows.
func (p *glossedPage) orphan(g gloss) []Warning {
	if !g.torn {
		return nil
	}
	before, n := utf8.DecodeLastRuneInString(p.t.str[:g.at.Start-1])
	if p.judge.cost(before) < oddCost {
		return nil
	}
	at := Span{g.at.Start - 1 - n, g.at.End}
	return []Warning{{Kind: "lost_characters", Text: p.t.Cut(at), Source: p.t.Source(at)}}
}

// write replaces the run at i.
func (p *glossedPage) write(e *Editor, i int, w shifted) (int, []Warning) {
	for k, c := range w.chars {
		end := w.end
		if k+1 < len(w.chars) {
			end = w.chars[k+1].start
		}
		e.Replace(Span{c.start, end}, string(c.r))
	}
	return w.end, []Warning{p.warning(i, w)}
}

// warning tells of the damage from i to the end of w, with the character before it, and how it was read.
func (p *glossedPage) warning(i int, w shifted) Warning {
	kind := "gloss_repaired"
	if len(w.chars) == 0 || w.lost() > 0 {
		kind = "lost_characters"
	}
	at, repaired := Span{i, w.end}, w.String()
	if r, n := utf8.DecodeLastRuneInString(p.t.str[:i]); unicode.Is(unicode.Han, r) {
		at.Start -= n
		if repaired != "" {
			repaired = string(r) + repaired
		}
	}
	return Warning{Kind: kind, Text: p.t.Cut(at), Repaired: repaired, Source: p.t.Source(at)}
}

// pairBefore returns the character that ends before byte i, a reading after it left out, and the second of its two
// bytes; U+FFFD where it has not two.
func pairBefore(s string, i int) (r rune, trail byte) {
	s = s[:i]
	if strings.HasSuffix(s, ")") {
		near := s[max(0, len(s)-maxReading-2):]
		if open := strings.LastIndexByte(near, '('); open >= 0 && readingAt(near, open+1) == near[open+1:len(near)-1] {
			s = s[:len(s)-len(near)+open]
		}
	}
	r, _ = utf8.DecodeLastRuneInString(s)
	_, trail, ok := gbkPair(r)
	if !ok {
		return utf8.RuneError, 0
	}
	return r, trail
}

// brokenGloss returns the length of a reading at s[i:] whose parenthesis was read together with a byte before it, and
// the reading.
func brokenGloss(s string, i int) (int, string) {
	n := 1
	if s[i] != '?' {
		if !strings.HasPrefix(s[i:], "\ufffd(") {
			return 0, ""
		}
		n = len("\ufffd(") // a decoder that gives the parenthesis back
	}
	reading := readingAt(s, i+n)
	if reading == "" {
		return 0, ""
	}
	return n + len(reading) + 1, reading
}

// lostAmpersand reports whether a ? at byte i took the & of a character reference with it.
func (p *glossedPage) lostAmpersand(i int) bool {
	s := p.t.str[i:]
	end := strings.IndexByte(s[:min(len(s), maxEntity)], ';')
	if s[0] != '?' || end < 0 {
		return false
	}
	_, ok := slices.BinarySearch(bareEntities, s[1:end])
	return ok
}

// raw returns the bytes of the file that a U+FFFD at byte i stands for, empty for any other character and where the
// file has U+FFFD itself.
func (p *glossedPage) raw(i int) string {
	if !strings.HasPrefix(p.t.str[i:], "\ufffd") {
		return ""
	}
	at := p.t.Source(Span{i, i + len("\ufffd")})
	file := p.t
	for file.from != nil {
		file = file.from
	}
	if raw := file.Cut(at); raw != "\ufffd" {
		return raw
	}
	return ""
}

// keyIndex remembers which characters begin with a byte in GBK and are read in some way.
type keyIndex map[keyQuery][]rune

type keyQuery struct {
	lead    byte
	reading string
}

// read returns the characters whose pair begins with lead and that are read so.
func (x keyIndex) read(lead byte, reading string) []rune {
	q := keyQuery{lead, reading}
	keys, ok := x[q]
	if !ok {
		for trail := firstTrail; trail <= lastTrail; trail++ {
			if r := gbkRune(lead, byte(trail)); reads(r, reading) {
				keys = append(keys, r)
			}
		}
		x[q] = keys
	}
	return keys
}

// keysRead returns the characters of two bytes, the first being lead, that the broken reading at byte i can be of.
func (p *glossedPage) keysRead(lead byte, reading string, i int) []rune {
	keys := p.index.read(lead, reading)
	raw := p.raw(i)
	if raw == "" {
		return keys
	}
	var fit []rune
	for _, r := range keys {
		if _, trail, _ := gbkPair(r); trail == raw[0] {
			fit = append(fit, r)
		}
	}
	return fit
}

// keyCost is how unlikely it is that the site's list has r.
func (p *glossedPage) keyCost(r rune) int {
	switch {
	case p.keys[r] > 0:
		return 0
	case p.judge.differs(r):
		return 1
	}
	return 1 + oddCost
}

// charCost is how unlikely r is on the page.
func (p *glossedPage) charCost(r rune) int {
	if r < utf8.RuneSelf {
		return commonCost
	}
	cost := p.judge.cost(r)
	if p.count[r] == 0 {
		cost++
	}
	return cost
}

// costSeen is charCost of the text seen from byte i to end. A character with its reading stands where it should.
func (p *glossedPage) costSeen(i, end int) int {
	cost := 0
	for i < end {
		r, n := utf8.DecodeRuneInString(p.t.str[i:])
		i += n
		if r >= utf8.RuneSelf && strings.HasPrefix(p.t.str[i:], "(") {
			if reading := readingAt(p.t.str, i+1); reads(r, reading) {
				i += len(reading) + 2
				continue
			}
		}
		if cost += p.charCost(r); p.count[r] == 1 {
			cost++ // here alone
		}
	}
	return cost
}

// choose returns the way to read a run that the words of the page speak for, with the characters it does not tell
// filled in where the page has just one that fits after the character before.
func (p *glossedPage) choose(before rune, ways []shifted) shifted {
	if len(ways) == 0 {
		return shifted{}
	}
	var likely []shifted
	most := -1
	for _, w := range ways {
		switch n := p.wordsOf(before, w); {
		case n > most:
			likely, most = []shifted{w}, n
		case n == most:
			likely = append(likely, w)
		}
	}
	likely = leastDone(likely)
	w := agreement(likely)
	for k, c := range w.chars {
		if c.r == utf8.RuneError && len(likely) == 1 {
			w.chars[k].r = p.onlyAfter(before, c)
		}
		before = w.chars[k].r
	}
	if w.swallowed && before != utf8.RuneError { // the ASCII character is lost all the same
		w.chars = append(w.chars, trueChar{utf8.RuneError, w.end - 1, unknown, unknown})
	}
	return w
}

// leastDone returns those of the ways that lose the fewest characters, and of these the ones that end first.
func leastDone(ways []shifted) []shifted {
	done := func(w shifted) [2]int { return [2]int{w.lost(), w.end} }
	least := slices.MinFunc(ways, func(a, b shifted) int { x, y := done(a), done(b); return slices.Compare(x[:], y[:]) })
	return slices.DeleteFunc(ways, func(w shifted) bool { return done(w) != done(least) })
}

// wordsOf counts how many neighbours in w are neighbours elsewhere on the page.
func (p *glossedPage) wordsOf(before rune, w shifted) int {
	n := 0
	for _, c := range w.chars {
		if slices.Contains(p.followers(before), c.r) {
			n++
		}
		before = c.r
	}
	return n
}

// onlyAfter returns the ideograph that the page has after the one before, if it is the only one with the known byte of
// c, and U+FFFD otherwise.
func (p *glossedPage) onlyAfter(before rune, c trueChar) rune {
	if c.lead == unknown && c.trail == unknown {
		return utf8.RuneError
	}
	found := utf8.RuneError
	for _, r := range p.followers(before) {
		lead, trail, _ := gbkPair(r)
		if c.lead != unknown && c.lead != lead || c.trail != unknown && c.trail != trail {
			continue
		}
		if found != utf8.RuneError {
			return utf8.RuneError
		}
		found = r
	}
	return found
}

// maxFollowers is how many different characters after one are kept.
const maxFollowers = 64

// followers returns the ideographs that come directly after one on the page, readings left out.
func (p *glossedPage) followers(before rune) []rune {
	if p.after == nil {
		p.after = map[rune][]rune{}
		at := 0
		last := '\n'
		for _, g := range append(slices.Clip(p.glosses), gloss{at: Span{len(p.t.str), 0}}) {
			for _, r := range p.t.str[at:g.at.Start] {
				p.follow(last, r)
				last = r
			}
			at = g.at.End
		}
	}
	return p.after[before]
}

func (p *glossedPage) follow(last, r rune) {
	if !unicode.Is(unicode.Han, r) || !unicode.Is(unicode.Han, last) {
		return
	}
	if list := p.after[last]; len(list) < maxFollowers && !slices.Contains(list, r) {
		p.after[last] = append(list, r)
	}
}

// questionWords are parts of clauses that ask.
const questionWords = "什嗎吗呢誰谁哪何幾几怎否多豈岂吧"

// mayAsk reports whether the sentence at the end of s may be a question.
func mayAsk(s string) bool {
	for n := 0; n < maxRun && len(s) > 0; n++ {
		r, size := utf8.DecodeLastRuneInString(s)
		if strings.ContainsRune("。！？?!\n", r) {
			return false
		}
		if strings.ContainsRune(questionWords, r) {
			return true
		}
		s = s[:len(s)-size]
	}
	return false
}
