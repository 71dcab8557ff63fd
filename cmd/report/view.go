package report

import (
	"math/bits"
	"unicode/utf8"

	"taizhang/extract"
	"taizhang/normalize"
	"taizhang/normalize/hanzi"
)

// view is a record as its readers see it: places in code points of the text that is written out, and names in the
// script of that text.
type view struct {
	rec    *extract.Record
	doc    *normalize.Document
	text   *normalize.Text
	runes  runeIndex
	script normalize.Script
	names  map[string]named // made by named
	hant   *hanzi.Converter // made by convert
}

func newView(rec *extract.Record, script normalize.Script) *view {
	text := rec.Doc.Output
	if text == nil {
		text = normalize.NewText("")
	}
	return &view{rec: rec, doc: rec.Doc, text: text, runes: newRuneIndex(text.String()), script: script}
}

// extent is a place: code points of the text, and bytes of the file.
type extent struct {
	start, end int
	source     normalize.Span
}

// extent returns the place of a span of the body.
func (v *view) extent(s normalize.Span) extent {
	out := v.doc.OutputSpan(s)
	return extent{v.runes.at(out.Start), v.runes.at(out.End), v.doc.Body.Source(s)}
}

// cut returns what stands at a span of the body, in the script of the text.
func (v *view) cut(s normalize.Span) string { return v.text.Cut(v.doc.OutputSpan(s)) }

// name returns an extracted name in the script of the text: as the article writes it, if it does so at one of the
// mentions, and otherwise converted.
func (v *view) name(s string, mentions []extract.Mention) string {
	if v.doc.Output == v.doc.Body {
		return s
	}
	for _, m := range mentions {
		if v.doc.Body.Cut(m.Span) == s {
			return v.cut(m.Span)
		}
	}
	return v.convert(s)
}

// convert returns an extracted string, which is in Simplified characters, in the script asked for. With
// normalize.Keep it stays Simplified.
func (v *view) convert(s string) string {
	if v.script != normalize.Hant || s == "" {
		return s
	}
	if v.hant == nil {
		c, err := hanzi.Open("s2any")
		if err != nil {
			return s
		}
		v.hant = c
	}
	return string(v.hant.Convert(nil, s, nil))
}

// aliases returns the other names of an agreement.
func (v *view) aliases(a *extract.Agreement) []string {
	list := make([]string, len(a.Aliases))
	for i, s := range a.Aliases {
		list[i] = v.name(s, a.Mentions)
	}
	return list
}

// party returns the name of a party: that of the institution it is, where it is one.
func (v *view) party(p *extract.Party) string {
	if r, ok := v.named()[p.Institution]; ok && r.found == p.Name {
		return r.name
	}
	return v.convert(p.Name)
}

// written returns an extracted string as the article writes it, if it is what stands at span, and otherwise
// converted.
func (v *view) written(s string, span normalize.Span) string {
	if span.Len() > 0 && v.doc.Body.Cut(span) == s {
		return v.cut(span)
	}
	return v.convert(s)
}

// unit returns the unit of a figure, as the article writes it where the figure ends in it.
func (v *view) unit(f *extract.Figure) string {
	tail := normalize.Span{Start: f.Span.End - len(f.Unit), End: f.Span.End}
	if !f.Span.Contains(tail) {
		return v.convert(f.Unit)
	}
	return v.written(f.Unit, tail)
}

// summands returns the parts that a finding has added up.
func (v *view) summands(f *extract.Finding) []string {
	list := make([]string, len(f.Parts))
	for i, s := range f.Parts {
		if i < len(f.PartSpans) {
			list[i] = v.written(s, f.PartSpans[i])
		} else {
			list[i] = v.convert(s)
		}
	}
	return list
}

// named is what stands behind an ID: the name as it was extracted, and in the script of the text.
type named struct{ found, name string }

// named returns the names of all records that others refer to, by ID.
func (v *view) named() map[string]named {
	if v.names != nil {
		return v.names
	}
	v.names = make(map[string]named)
	for _, r := range v.rec.Institutions {
		v.names[r.ID] = named{r.Name, v.name(r.Name, r.Mentions)}
	}
	for _, r := range v.rec.People {
		v.names[r.ID] = named{r.Name, v.name(r.Name, r.Mentions)}
	}
	for _, r := range v.rec.Places {
		v.names[r.ID] = named{r.Name, v.name(r.Name, r.Mentions)}
	}
	for _, r := range v.rec.Agreements {
		v.names[r.ID] = named{r.Title, v.name(r.Title, r.Mentions)}
	}
	for _, r := range v.rec.Figures {
		text := v.cut(r.Span)
		v.names[r.ID] = named{text, text}
	}
	return v.names
}

// speakers returns for each paragraph of the body the ID of the person whose speech it is, or an empty string.
func (v *view) speakers() []string {
	ids := make([]string, len(v.doc.Paragraphs))
	quotes := v.rec.Quotes
	for i, p := range v.doc.Paragraphs {
		for len(quotes) > 0 && quotes[0].Span.End <= p.Span.Start {
			quotes = quotes[1:]
		}
		if p.Kind != normalize.KindSpeech || len(quotes) == 0 {
			continue
		}
		// A speech may quote somebody else: whose words most of it is has the say.
		q := quotes[0]
		if shared := min(q.Span.End, p.Span.End) - max(q.Span.Start, p.Span.Start); 2*shared > p.Span.Len() {
			ids[i] = q.Speaker
		}
	}
	return ids
}

// blockSize is the distance, in bytes, at which a runeIndex has counted.
const blockSize = 128

// runeIndex counts code points up to a byte of a string.
type runeIndex struct {
	text   string
	counts []int32 // code points that begin before byte i*blockSize
}

func newRuneIndex(text string) runeIndex {
	x := runeIndex{text: text, counts: make([]int32, 0, len(text)/blockSize+1)}
	n := 0
	for i := 0; i < len(text); i += blockSize {
		x.counts = append(x.counts, int32(n))
		n += starts(text[i:min(i+blockSize, len(text))])
	}
	return x
}

// at returns the number of code points before byte i.
func (x runeIndex) at(i int) int {
	if len(x.counts) == 0 {
		return 0
	}
	block := min(i/blockSize, len(x.counts)-1)
	start := block * blockSize
	return int(x.counts[block]) + starts(x.text[start:max(start, min(i, len(x.text)))])
}

// starts returns how many code points begin in s: how many of its bytes do not go on with one. It looks at eight at a time.
func starts(s string) int {
	const ones = 0x0101010101010101
	n := len(s)
	for ; len(s) >= 8; s = s[8:] {
		eight := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		n -= bits.OnesCount64(eight >> 7 &^ (eight >> 6) & ones)
	}
	for i := range len(s) {
		if !utf8.RuneStart(s[i]) {
			n--
		}
	}
	return n
}
