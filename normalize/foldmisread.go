package normalize

import (
	"strings"
	"unicode/utf8"
)

// misreadFold reads UTF-8 back that somebody took for GB 18030 (鏂板崕 is 新华). A UTF-8 character has three bytes and a
// character of GBK two, so that the text is cut at other places; but no byte is lost, and bytes that are UTF-8 for Chinese
// hundreds of characters long are no accident.
var misreadFold = foldRule{
	name:  "misread",
	doc:   "Chinese in UTF-8 that was read as GB 18030 is read again, as far as its bytes are there",
	marks: markMisread,
	run:   foldMisread,
	examples: []foldExample{
		{"来源：闈掔煶瀛﹂櫌宸ㄥぇ锛岄潚鐭冲競锛�2024", "来源：青石学院巨大，青石市�2024"},
		{"鎮ㄥ彲浠ュ幓榪欓噷鐪嬬湅~", "您可以去这里看看~"}, // somebody made it Traditional as well
		{"鋼鐵工業鎮的門鎖鍵", "鋼鐵工業鎮的門鎖鍵"},
		{"開採錳鐵鈷鎳鋅", "開採錳鐵鈷鎳鋅"},
		{"閿熸枻鎷烽敓鏂ゆ嫹", "閿熸枻鎷烽敓鏂ゆ嫹"}, // 锟斤拷: nothing is left of it
	},
}

// A misread stretch must have so many Chinese characters, and no more than one in rareShare of them rare.
const (
	leastMisread = 3
	rareShare    = 4
	longMisread  = 60 // what makes so long a stretch and no sense is something else
)

// foldMisread looks at every run of characters that GBK has, if it has one that misreading makes often.
func foldMisread(t *Text) (*Text, []Warning) {
	var warnings []Warning
	m := misread{t: t, e: t.Edit(), judge: newCharJudge()}
	tried := 0 // nothing begins before
	for i := 0; i < len(t.str); {
		if !oftenMisread(t.str, i) {
			i++
			continue
		}
		start := i
		for start > max(m.e.next, tried) {
			r, n := utf8.DecodeLastRuneInString(t.str[:start])
			if _, _, ok := gbkBytes(r); !ok && r != utf8.RuneError {
				break
			}
			start -= n
		}
		for start <= i {
			end, w := m.stretch(start)
			warnings = append(warnings, w...)
			if end > start {
				start = end
			} else {
				_, n := utf8.DecodeRuneInString(t.str[start:])
				start += n
			}
		}
		i, tried = start, start
	}
	return m.e.Text(), joinWarnings(warnings, t)
}

// oftenMisread reports whether at s[i] stands one of the characters from U+9280 to U+947F. GBK has most of them where
// the first byte is one that begins Chinese in UTF-8, and the second one that goes on, and Simplified text has none.
func oftenMisread(s string, i int) bool {
	return s[i] == 0xE9 && i+2 < len(s) && s[i+1] >= 0x8A && s[i+1] <= 0x91
}

// gbkBytes returns the bytes by which GBK has r. The euro sign is the single byte 0x80, and an ASCII character itself:
// then the second is 0.
func gbkBytes(r rune) (first, second byte, ok bool) {
	switch {
	case r == '€':
		return 0x80, 0, true
	case r < utf8.RuneSelf:
		return byte(r), 0, false
	}
	return gbkPair(r)
}

// misread is a text with UTF-8 that was read as GBK.
type misread struct {
	t     *Text
	e     *Editor
	judge *charJudge
	// sureUntil is the end of the line that a surely misread stretch was found in: there are others on it.
	sureUntil int
}

// unitOf is what became of the characters seen from start to end.
type unitOf struct {
	at   Span
	text string
}

// stretch reads the text from byte i on as far as it makes sense as UTF-8, and replaces it. It returns i where it does
// not.
func (m *misread) stretch(i int) (int, []Warning) {
	d := misreadDecoder{m: m, begin: i}
	if d.run(i); d.converted {
		d = misreadDecoder{m: m, begin: i, converted: true}
		d.run(i)
	}
	units, lost := d.whole()
	least := leastMisread
	if i < m.sureUntil {
		least = 1
	}
	if !sensibleChinese(joinUnits(units), m.judge, least) {
		if len(units) > longMisread {
			return units[len(units)-1].at.End, nil // to begin inside it again and again would take too long
		}
		return i, nil
	}
	for _, u := range units {
		m.e.Replace(u.at, u.text)
	}
	at := Span{i, units[len(units)-1].at.End}
	m.sureUntil = at.End + lineEnd(m.t.str[at.End:])
	w := Warning{Kind: "misread_repaired", Text: m.t.Cut(at), Repaired: joinUnits(units), Reason: "utf-8 read as gb18030", Source: m.t.Source(at)}
	if lost {
		w.Kind = "lost_characters"
	}
	return at.End, []Warning{w}
}

// misreadDecoder puts the bytes of characters seen together to UTF-8. A ? or U+FFFD among them stands for bytes that make
// no character of GBK: with them the character they belong to is lost, and perhaps the next.
type misreadDecoder struct {
	m       *misread
	units   []unitOf
	begin   int    // of the unit under way
	pending []byte // the beginning of a character
	resync  bool   // what comes may be the end of a lost character
	// converted says that somebody has made Traditional characters of what was misread.
	converted bool
}

// run takes what is seen from byte i on, as long as it fits.
func (d *misreadDecoder) run(i int) {
	s := d.m.t.str
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !d.take(r, i, i+n) {
			return
		}
		i += n
	}
}

// take adds the character seen from start to end. It returns false where it does not fit.
func (d *misreadDecoder) take(r rune, start, end int) bool {
	if r == utf8.RuneError || r == '?' && len(d.pending) > 0 {
		if len(d.units) == 0 {
			return false
		}
		d.add(string(utf8.RuneError), end)
		d.pending, d.begin, d.resync = nil, end, true
		return true
	}
	if text, rest, ok := d.feed(r); ok && r >= utf8.RuneSelf {
		d.add(text, end)
		if d.pending = rest; len(rest) == 0 {
			d.begin = end
		}
		d.resync = false
		return true
	}
	first, second, ok := gbkBytes(r)
	if !d.resync || !ok || !continues(first) {
		return false
	}
	d.resync = false
	if d.units[len(d.units)-1].at.End = end; continues(second) {
		d.begin = end
		return true
	}
	if second < 0xE2 || second > 0xEF {
		return false
	}
	d.pending, d.begin = []byte{second}, start
	return true
}

// continues reports whether b goes on with a character in UTF-8.
func continues(b byte) bool { return b >= 0x80 && b <= 0xBF }

// add adds text to the unit that what is seen up to end belongs to.
func (d *misreadDecoder) add(text string, end int) {
	if n := len(d.units); n > 0 && d.units[n-1].at.End > d.begin {
		d.units[n-1].text += text
		d.units[n-1].at.End = end
		return
	}
	d.units = append(d.units, unitOf{Span{d.begin, end}, text})
}

// whole returns the units that are complete, from the first to the last that is known, and whether there are lost
// characters among them.
func (d *misreadDecoder) whole() (units []unitOf, lost bool) {
	units = d.units
	if len(d.pending) > 0 { // the last character is not all there: give back what belongs to it
		units = units[:len(units)-1]
	}
	for _, u := range units {
		lost = lost || strings.Contains(u.text, string(utf8.RuneError))
	}
	return units, lost
}

// feed adds the bytes of r to those pending, or, where they do not fit, of what r was before somebody made it
// Traditional. It returns the text they complete and what is pending then; ok is false where they are not UTF-8 for
// Chinese. In a stretch that somebody converted, both may fit: then the frequent character is taken, or none.
func (d *misreadDecoder) feed(r rune) (text string, rest []byte, ok bool) {
	text, rest, ok = d.with(r)
	if ok && !d.converted && !d.m.hasRare(text) {
		return text, rest, true
	}
	before := d.m.judge.simplified(r)
	if before == r {
		return text, rest, ok
	}
	other, otherRest, fits := d.with(before)
	switch {
	case !fits:
		return text, rest, ok
	case !ok:
		d.converted = true
		return other, otherRest, true
	case text == other:
		return text, rest, true
	}
	switch a, b := allFrequent(text), allFrequent(other); {
	case a && !b:
		return text, rest, true
	case b && !a:
		return other, otherRest, true
	}
	return string(utf8.RuneError), rest, true
}

// hasRare reports whether s has an ideograph that is not common.
func (m *misread) hasRare(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return isIdeograph(r) && m.judge.cost(r) != commonCost }) >= 0
}

func allFrequent(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf && !frequent.Has(r) }) < 0
}

// with adds the bytes of r to those pending.
func (d *misreadDecoder) with(r rune) (text string, rest []byte, ok bool) {
	first, second, ok := gbkBytes(r)
	if !ok {
		return "", nil, false
	}
	b := append(append(make([]byte, 0, 4), d.pending...), first)
	if second != 0 {
		b = append(b, second)
	}
	return utf8Prefix(b)
}

// utf8Prefix returns the whole characters that b begins with and the rest, which is the beginning of another one. ok is
// false where b is not UTF-8, or for other characters than Chinese text has.
func utf8Prefix(b []byte) (text string, rest []byte, ok bool) {
	var s strings.Builder
	for len(b) > 0 {
		if !utf8.FullRune(b) {
			return s.String(), b, b[0] >= 0xE2 && b[0] <= 0xEF || b[0] == 0xC2
		}
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError || !chineseText(r) {
			return "", nil, false
		}
		s.WriteRune(r)
		b = b[n:]
	}
	return s.String(), nil, true
}

// chineseText reports whether r is an ideograph, a sign of Chinese text or an ASCII character.
func chineseText(r rune) bool {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3000 && r <= 0x303F, r >= 0xFF01 && r <= 0xFF5E, r >= 0x2010 && r <= 0x2027,
		r == '·', r >= ' ' && r < 0x7F:
		return true
	}
	return false
}

// sensibleChinese reports whether s has the least number of ideographs, nearly all of them common, and is not 锟斤拷, which
// is what is left of lost text.
func sensibleChinese(s string, judge *charJudge, least int) bool {
	han, rare := 0, 0
	for _, r := range s {
		if r < 0x4E00 || r > 0x9FFF {
			continue
		}
		han++
		if judge.cost(r) != commonCost {
			rare++
		}
	}
	return han >= least && rareShare*rare <= han && !strings.Contains(s, "锟斤") && !strings.Contains(s, "斤拷")
}

func joinUnits(units []unitOf) string {
	var s strings.Builder
	for _, u := range units {
		s.WriteString(u.text)
	}
	return s.String()
}

// maxRepairWarnings is how many repairs of one kind are told of one by one.
const maxRepairWarnings = 100

// joinWarnings joins those of the warnings that follow each other on one line of t, and all beyond a number, into one each.
func joinWarnings(ws []Warning, t *Text) []Warning {
	if len(ws) <= maxRepairWarnings {
		return ws
	}
	last := &ws[maxRepairWarnings-1]
	last.Source.End = ws[len(ws)-1].Source.End
	last.Text, last.Repaired = "", ""
	return ws[:maxRepairWarnings]
}
