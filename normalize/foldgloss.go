package normalize

import (
	"strings"
	"unicode/utf8"

	"taizhang/normalize/hanzi"
)

// glossFold removes the readings that some sites put after characters (網(wǎng)) and repairs what that did to the text.
//
// They do so on the bytes of GBK, wherever the two bytes of a character on their list stand: also where they are the
// second of one character and the first of the next. Then the reading lands inside a character, and from there to the
// next ASCII byte the text is read one byte out of step. The list is the same for a whole page; it has Traditional
// characters that Simplified writes otherwise, each with the first of its readings.
var glossFold = foldRule{
	name:  "gloss",
	doc:   "readings put after characters go, and what they tore apart is mended where the bytes tell how",
	marks: markGloss,
	run:   foldGlosses,
	examples: []foldExample{
		{"青石網(wǎng)訊，新區(qū)與雲縣區(qū)簽約", "青石網訊，新區與雲縣區簽約"},
		{"報(bào)道，區(qū)內，日?qǐng)?bào)的報(bào)道", "報道，區內，日報的報道"},
		{"郪(qī)江鎮位於三台縣", "郪(qī)江鎮位於三台縣"}, // an editor helps with a rare character
		{"長(cháng)度與成長(zhǎng)，長是多音字", "長(cháng)度與成長(zhǎng)，長是多音字"},
		{"函数f(x)与(value)", "函数f(x)与(value)"},
	},
}

// gloss is a reading in parentheses.
type gloss struct {
	at   Span // of the parentheses and what is in them
	char rune // before it
	// torn says that char does not stand there: its first byte is the second of the character before, and its second
	// an ASCII character.
	torn bool
}

// maxReading is the length in bytes of the longest reading in pinyin (zhuàng).
const maxReading = 8

// readingAt returns the reading that begins at s[i] and ends with a closing parenthesis, empty where there is none.
func readingAt(s string, i int) string {
	for j := i; j < len(s) && j-i <= maxReading; {
		c := s[j]
		switch {
		case c == ')':
			return s[i:j]
		case c >= 'a' && c <= 'z':
			j++
		case c == 0xC3 || c == 0xC4 || c == 0xC5 || c == 0xC7 || c == 0xC9: // ā to ǜ, ɑ and ɡ
			j += 2
		default:
			return ""
		}
	}
	return ""
}

var plainLetters = strings.NewReplacer("ɑ", "a", "ɡ", "g") // the ones first begin with the byte C9

// reads reports whether reading is the first reading of r.
func reads(r rune, reading string) bool {
	first := hanzi.Reading(r)
	if first == reading {
		return first != ""
	}
	return strings.IndexByte(reading, 0xC9) >= 0 && first == plainLetters.Replace(reading)
}

// glossesOf returns the readings in s that follow the character they are the first reading of, and how many more there
// are that stand inside a character.
func glossesOf(s string) (found []gloss, inside int) {
	keys := keyIndex{}
	for end := 0; ; end++ {
		next := strings.IndexByte(s[end:], ')')
		if next < 0 {
			return found, inside
		}
		end += next
		i := strings.LastIndexAny(s[max(0, end-maxReading-1):end], "(?")
		if i < 0 {
			continue
		}
		i += max(0, end-maxReading-1)
		reading := readingAt(s, i+1)
		if reading == "" || i+1+len(reading) != end {
			continue
		}
		at := Span{i, i + len(reading) + 2}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		switch {
		case s[i] == '?' || before == utf8.RuneError:
			if s[i] == '(' {
				i -= len(string(utf8.RuneError))
			}
			if c, trail := pairBefore(s, max(0, i)); c != utf8.RuneError && len(keys.read(trail, reading)) > 0 {
				inside++
			}
		case reads(before, reading):
			found = append(found, gloss{at, before, false})
		default:
			if key := tornKey(s[:i]); reads(key, reading) {
				found = append(found, gloss{at, key, true})
			}
		}
	}
}

// tornKey returns the character whose first byte is the second of the last character of s but one, and whose second byte
// is the ASCII character at the end of s.
func tornKey(s string) rune {
	if len(s) < 4 || s[len(s)-1] < firstTrail {
		return utf8.RuneError
	}
	r, _ := utf8.DecodeLastRuneInString(s[:len(s)-1])
	_, lead, ok := gbkPair(r)
	if r < utf8.RuneSelf || !ok {
		return utf8.RuneError
	}
	return gbkRune(lead, s[len(s)-1])
}

// glossedPage is a text with readings put in by a site.
type glossedPage struct {
	t       *Text
	glosses []gloss
	keys    map[rune]int // the characters glossed, with how often they are
	index   keyIndex
	count   map[rune]int // all characters, with how often they occur
	judge   *charJudge
	after   map[rune][]rune // the characters that come after one, once each
	steps   int             // that the search for repairs may still take
	// narrowed says that all full-width forms seem to have been made ASCII, after the damage.
	narrowed bool
}

// newGlossedPage returns nil where the readings in t are not a site's: they are few, or of characters that an editor
// would explain, or most places of the same characters have none.
func newGlossedPage(t *Text) *glossedPage {
	glosses, inside := glossesOf(t.str)
	if len(glosses)+inside < 2 {
		return nil
	}
	p := &glossedPage{
		t: t, glosses: glosses, keys: map[rune]int{}, index: keyIndex{}, count: map[rune]int{}, judge: newCharJudge(),
		steps: maxSteps + len(t.str),
	}
	for _, g := range glosses {
		if !g.torn {
			p.keys[g.char]++
		}
	}
	for _, r := range t.str {
		if r >= utf8.RuneSelf {
			p.count[r]++
		}
	}
	p.narrowed = p.count['，'] == 0
	places, listed := 0, 0
	for r := range p.keys { // sums do not depend on the order
		places += p.count[r]
		if p.judge.cost(r) == commonCost && p.judge.differs(r) {
			listed++
		}
	}
	const sure = 4 // so many readings may have a doubtful one among them
	switch n := len(glosses) + inside; {
	case 2*n < places, 3*(listed+inside) < 2*(len(p.keys)+inside), n < sure && listed < len(p.keys):
		return nil
	}
	return p
}

// removable reports whether the site put in g rather than an editor: all the site's characters differ between the
// scripts, and they always have their reading.
func (p *glossedPage) removable(g gloss) bool {
	return p.judge.differs(g.char) || p.keys[g.char] > 1 && p.keys[g.char] == p.count[g.char]
}

// foldGlosses removes the readings of a page and repairs what they damaged, from the start to the end.
func foldGlosses(t *Text) (*Text, []Warning) {
	p := newGlossedPage(t)
	if p == nil {
		return t, nil
	}
	var warnings []Warning
	e := t.Edit()
	glosses := p.glosses
	removed := false
	for i := 0; i < len(t.str); {
		next := strings.IndexAny(t.str[i:], "(?\ufffd!！")
		if next < 0 {
			break
		}
		i += next
		for len(glosses) > 0 && glosses[0].at.Start < i {
			glosses = glosses[1:]
		}
		if len(glosses) > 0 && glosses[0].at.Start == i {
			if p.removable(glosses[0]) {
				if !removed {
					warnings = append(warnings, p.removal(glosses[0]))
				}
				removed = true
				warnings = append(warnings, p.orphan(glosses[0])...)
				e.Replace(glosses[0].at, "")
			}
			i = glosses[0].at.End
			continue
		}
		end, w := p.repair(e, i)
		warnings = append(warnings, w...)
		i = max(end, i+1)
	}
	return e.Text(), warnings
}

// removal is the one warning of all readings removed: it shows the first.
func (p *glossedPage) removal(first gloss) Warning {
	_, n := utf8.DecodeLastRuneInString(p.t.str[:first.at.Start])
	at := Span{first.at.Start - n, first.at.End}
	return Warning{Kind: "glosses_removed", Text: p.t.Cut(at), Repaired: p.t.str[at.Start:first.at.Start], Source: p.t.Source(at)}
}

// charJudge tells common characters from rare ones.
type charJudge struct {
	simplify *hanzi.Converter
	known    map[rune]int
}

func newCharJudge() *charJudge {
	c, err := hanzi.Open("any2s")
	if err != nil {
		c = nil // the tables are embedded; a test opens any2s
	}
	return &charJudge{c, map[rune]int{}}
}

// simplified returns the Simplified form of r.
func (j *charJudge) simplified(r rune) rune {
	if j.simplify == nil {
		return r
	}
	var buf [2 * utf8.UTFMax]byte
	s, _ := utf8.DecodeRune(j.simplify.Convert(buf[:0], string(r), nil))
	return s
}

// differs reports whether the scripts write r differently.
func (j *charJudge) differs(r rune) bool {
	hans, _ := hanzi.Detect(string(r))
	return hans > 0 || j.simplified(r) != r
}

// What a character costs that stands where Chinese text is expected.
const (
	commonCost = 0
	rareCost   = 2
	oddCost    = 4
)

// cost returns how unlikely r is in Chinese text: level 1 of GB 2312, in either script, and the usual punctuation are
// common; level 2 is rare; everything else is odd.
func (j *charJudge) cost(r rune) int {
	c, ok := j.known[r]
	if !ok {
		c = j.newCost(r)
		j.known[r] = c
	}
	return c
}

func (j *charJudge) newCost(r rune) int {
	if strings.ContainsRune("，。、；：？！“”‘’（）《》「」『』【】〈〉…—·％０１２３４５６７８９\u3000", r) {
		return commonCost
	}
	lead, trail, ok := gbkPair(j.simplified(r))
	switch {
	case !ok || trail < 0xA1:
		return oddCost
	case lead >= 0xB0 && lead <= 0xD7:
		return commonCost
	case lead >= 0xD8 && lead <= 0xF7, lead == 0xA1, lead == 0xA3: // the last two: signs and full-width forms
		return rareCost
	}
	return oddCost
}
