package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// latinFold reads Chinese back that somebody took for Latin letters: UTF-8 (ä¸­å›½) or GBK (ÖÐ¹ú) read as Latin-1 or
// Windows-1252, and bytes of GBK in a text of UTF-8, some of which are by chance valid.
var latinFold = foldRule{
	name:  "latin",
	doc:   "Chinese in UTF-8 or GBK that was read as Latin-1 or Windows-1252 is read again, and GBK in UTF-8",
	marks: markLatin,
	run:   foldLatin,
	examples: []foldExample{
		{"ä¸\u00adå›½é\u009d’çŸ³", "中国青石"},
		{"â€œä¸‰å¥½â€\u009d", "“三好”"},
		{"ÇàÊ¯Ñ§Ôº2024Äê3ÔÂ12ÈÕÕÐÉú", "青石学院2024年3月12日招生"},
		{"ʩ¹¤½¨ÖþÍâǽ", "施工建筑外墙"}, // some bytes were valid UTF-8
		{"卡洛斯Â·门德斯", "卡洛斯·门德斯"},
		{"café naïve Žižek, São Tomé e Príncipe, Ångström ÄÖÜ", "café naïve Žižek, São Tomé e Príncipe, Ångström ÄÖÜ"},
		{"20°±5×3·4 §2 ©2024 «a» ½", "20°±5×3·4 §2 ©2024 «a» ½"},
		{"Привет, Ελλάδα, Việt Nam", "Привет, Ελλάδα, Việt Nam"},
	},
}

// cp1252 are the characters of Windows-1252 from 0x80 to 0x9F; where it has none the byte stands for a control.
var cp1252 = []rune("€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ")

// latinByte returns the byte that Latin-1 or Windows-1252 reads as r.
func latinByte(r rune) (byte, bool) {
	if r >= 0x80 && r <= 0xFF {
		return byte(r), true
	}
	if r > 0xFF && r < 0x2123 {
		if i := slices.Index(cp1252, r); i >= 0 {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// latinRun is a stretch of characters that bytes were read as, one or more bytes each.
type latinRun struct {
	at    Span
	bytes []byte
	start []int // of the character that each byte belongs to
	pairs int   // how many of the bytes belong to characters of two
}

// end returns where the character that byte p belongs to ends.
func (r *latinRun) end(p int) int {
	for q := p + 1; q < len(r.start); q++ {
		if r.start[q] != r.start[p] {
			return r.start[q]
		}
	}
	return r.at.End
}

// whole reports whether byte p begins a character, or is the end of all.
func (r *latinRun) whole(p int) bool {
	return p == len(r.start) || p == 0 || r.start[p] != r.start[p-1]
}

// latinText is a text with Latin letters.
type latinText struct {
	t     *Text
	e     *Editor
	judge *charJudge
}

func foldLatin(t *Text) (*Text, []Warning) {
	f := latinText{t, t.Edit(), newCharJudge()}
	var warnings []Warning
	for at := 0; at < len(t.str); {
		end := at + lineEnd(t.str[at:])
		if runs := f.runs(Span{at, end}); len(runs) > 0 {
			warnings = append(warnings, f.line(runs)...)
		}
		at = end
	}
	return f.e.Text(), joinWarnings(warnings, t)
}

// runs returns the runs of a line that may be misread.
func (f *latinText) runs(line Span) []latinRun {
	var runs []latinRun
	var run *latinRun
	s := f.t.str
	for i := line.Start; i < line.End; {
		if s[i] < utf8.RuneSelf {
			run = nil
			i++
			continue
		}
		if plainHan(s, i) {
			run = nil
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		b := f.bytesOf(i, r)
		if len(b) == 0 {
			run = nil
			i += n
			continue
		}
		if run == nil {
			runs = append(runs, latinRun{at: Span{i, i}})
			run = &runs[len(runs)-1]
		}
		run.bytes = append(run.bytes, b...)
		if len(b) == 2 && r != utf8.RuneError {
			run.pairs += 2
		}
		for range b {
			run.start = append(run.start, i)
		}
		i += n
		run.at.End = i
	}
	return runs
}

// bytesOf returns the bytes that the character at byte i stands for: one for a Latin letter, those of the file for one
// that could not be decoded, and those of UTF-8 for what else UTF-8 has in two bytes.
func (f *latinText) bytesOf(i int, r rune) []byte {
	if b, ok := latinByte(r); ok {
		return []byte{b}
	}
	switch {
	case r == utf8.RuneError:
		raw := rawBytes(f.t, i)
		if strings.IndexFunc(raw, func(r rune) bool { return r < utf8.RuneSelf }) < 0 {
			return []byte(raw)
		}
	case r > 0xFF && r < 0x800:
		return []byte(string(r))
	}
	return nil
}

// rawBytes returns the bytes of the file that the U+FFFD at byte i stands for, empty where the file has U+FFFD itself.
func rawBytes(t *Text, i int) string {
	at := t.Source(Span{i, i + len("\ufffd")})
	file := t
	for file.from != nil {
		file = file.from
	}
	if raw := file.Cut(at); raw != "\ufffd" {
		return raw
	}
	return ""
}

// line repairs the runs of one line. Short runs of GBK are believed where the line has longer ones: 2024Äê3ÔÂ.
func (f *latinText) line(runs []latinRun) []Warning {
	sure := 0
	for i := range runs {
		if units := f.asGBK(&runs[i]); f.surelyGBK(units) {
			sure++
		}
	}
	var warnings []Warning
	for i := range runs {
		r := &runs[i]
		if units := f.asGBK(r); len(units) > 0 && (f.surelyGBK(units) || sure > 0 && sensibleChinese(joinUnits(units), f.judge, 1)) {
			warnings = append(warnings, f.write(units, "gbk read as latin-1"))
			continue
		}
		for p := 0; p < len(r.bytes); {
			units, next := f.asUTF8(r, p)
			if len(units) > 0 {
				warnings = append(warnings, f.write(units, "utf-8 read as windows-1252"))
			}
			p = max(next, p+1)
		}
	}
	return warnings
}

// leastGBK is how many Chinese characters prove that Latin letters are GBK: words of so many letters with accents in a
// row there are none.
const leastGBK = 3

func (f *latinText) surelyGBK(units []unitOf) bool {
	return sensibleChinese(joinUnits(units), f.judge, leastGBK)
}

// asGBK reads all of r as pairs of GB 2312, none where they are not that or are UTF-8 for Chinese.
func (f *latinText) asGBK(r *latinRun) []unitOf {
	if 2*r.pairs > len(r.bytes) { // Cyrillic or Greek rather
		return nil
	}
	if units, _ := f.asUTF8(r, 0); len(r.bytes)%2 != 0 || len(units) > 0 && strings.IndexFunc(joinUnits(units), isIdeograph) >= 0 {
		return nil
	}
	var units []unitOf
	for p := 0; p < len(r.bytes); p += 2 {
		lead, trail := r.bytes[p], r.bytes[p+1]
		c := gbkRune(lead, trail)
		if lead < 0xA1 || trail < 0xA1 || c == utf8.RuneError || lead >= 0xAA && lead < 0xB0 {
			return nil
		}
		units = r.add(units, p, p+2, string(c))
	}
	return units
}

func isIdeograph(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

// add adds what the bytes from p to q are to units, to the last one where both share a character seen.
func (r *latinRun) add(units []unitOf, p, q int, text string) []unitOf {
	if r.whole(p) || len(units) == 0 {
		return append(units, unitOf{Span{r.start[p], r.end(q - 1)}, text})
	}
	last := &units[len(units)-1]
	last.at.End = r.end(q - 1)
	last.text += text
	return units
}

// asUTF8 reads r from byte p on as UTF-8, as far as it is, and returns the byte after. Characters of two bytes count where
// nobody writes what is seen: a letter with an accent and a sign.
func (f *latinText) asUTF8(r *latinRun, p int) (units []unitOf, next int) {
	for p < len(r.bytes) {
		c, n := utf8.DecodeRune(r.bytes[p:])
		three := n == 3 && (chineseText(c) || c > 0xFF && c < 0x3000 && c != utf8.RuneError)
		two := n == 2 && c >= 0xA0 && c <= 0xFF
		if !r.whole(p) || !r.whole(p+n) || !three && !two || r.start[p] == r.start[p+n-1] {
			break
		}
		units = r.add(units, p, p+n, string(c))
		p += n
	}
	return units, p
}

// write replaces the characters that units are made of.
func (f *latinText) write(units []unitOf, reason string) Warning {
	for _, u := range units {
		f.e.Replace(u.at, u.text)
	}
	at := Span{units[0].at.Start, units[len(units)-1].at.End}
	return Warning{Kind: "misread_repaired", Text: f.t.Cut(at), Repaired: joinUnits(units), Reason: reason, Source: f.t.Source(at)}
}
