// Package lexicon holds the names the extractors know beforehand: administrative divisions, regions and countries,
// state bodies, universities, international organisations, media and large companies. The lists are plain files beside
// this one, a name a line with its source; gen merges them into names.tsv and its matcher.
package lexicon

import (
	_ "embed" // for the lists
	"strings"
	"sync"

	"taizhang/extract/gazetteer"
	"taizhang/normalize"
)

//go:generate go run ./gen

//go:embed names.tsv
var namesTSV string

//go:embed names.bin
var namesBin []byte

// Class says what a name in the lexicon stands for.
type Class string

// The classes of names.
const (
	Province     Class = "province"
	City         Class = "city"       // of a prefecture or abroad, in full
	CityShort    Class = "city_short" // 张家口; may be an ordinary word
	County       Class = "county"
	Region       Class = "region"
	Zone         Class = "zone"
	Country      Class = "country"
	Organisation Class = "organisation"
	Weak         Class = "weak" // an organisation's short name that is also an ordinary word
)

// Place reports whether names of class c are places.
func (c Class) Place() bool { return c != Organisation && c != Weak }

// Entry is what the lexicon knows of a name.
type Entry struct {
	Name  string
	Class Class
	Full  string   // the full name
	Kind  string   // of an organisation, as the record format has it
	Codes []string // GB/T 2260 codes it may stand for, or the code of the seat of an organisation
}

// Code returns the only code of e, or nothing where there is none or more than one.
func (e Entry) Code() string {
	if len(e.Codes) == 1 {
		return e.Codes[0]
	}
	return ""
}

// Hit is a name of the lexicon found in a text.
type Hit struct {
	Span  normalize.Span
	Entry Entry
}

// Lexicon finds names. It is safe for concurrent use.
type Lexicon struct {
	matcher   *gazetteer.Matcher
	lines     []string
	divisions func() map[string]string // provinces and cities by code
}

// Default returns the lexicon built into the program.
var Default = sync.OnceValue(func() *Lexicon {
	m, err := gazetteer.Open(namesBin)
	if err != nil {
		panic("lexicon: names.bin: " + err.Error()) // cannot happen: a test opens it
	}
	_, body, _ := strings.Cut(namesTSV, "\n")
	l := &Lexicon{matcher: m, lines: strings.Split(strings.TrimSuffix(body, "\n"), "\n")}
	l.divisions = sync.OnceValue(l.indexDivisions)
	return l
})

func (l *Lexicon) indexDivisions() map[string]string {
	m := map[string]string{}
	for i := range l.lines {
		if e := l.entry(uint32(i)); (e.Class == Province || e.Class == City && e.Code() != "") && e.Name == e.Full {
			m[e.Code()] = e.Name
		}
	}
	return m
}

// Entry returns what l knows of a name.
func (l *Lexicon) entry(id uint32) Entry {
	name, rest, _ := strings.Cut(l.lines[id], "\t")
	class, rest, _ := strings.Cut(rest, "\t")
	full, rest, _ := strings.Cut(rest, "\t")
	kind, codes, _ := strings.Cut(rest, "\t")
	e := Entry{Name: name, Class: Class(class), Full: full, Kind: kind}
	if codes != "" {
		e.Codes = strings.Split(codes, "|")
	}
	return e
}

// Each calls f for every name of the lexicon that stands in text, by where it ends; names may overlap.
func (l *Lexicon) Each(text string, f func(Hit)) {
	l.matcher.Each(text, func(s normalize.Span, id uint32) { f(Hit{s, l.entry(id)}) })
}

// Lookup returns the entry of a name.
func (l *Lexicon) Lookup(name string) (e Entry, ok bool) {
	id, ok := l.matcher.Lookup(name)
	if !ok {
		return Entry{}, false
	}
	return l.entry(id), true
}

// Division returns the name of the province or city with a GB/T 2260 code, or nothing.
func (l *Lexicon) Division(code string) string { return l.divisions()[code] }
