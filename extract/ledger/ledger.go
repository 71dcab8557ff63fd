// Package ledger holds what several documents say together: which full names the short names of institutions stand for.
//
// An article says 市教委 or 远山科技 and leaves open what is meant; another one of the same run says it. A Ledger gathers what
// the documents say, and then tells what each leaves open, where only one answer is possible.
package ledger

import (
	"strings"

	"taizhang/extract"
	"taizhang/normalize/hanzi"
)

// Institution is an institution as a document has it.
type Institution struct {
	ID         string
	Name       string
	ResolvedBy string // as in the record
	Kind       string
	Place      string   // GB/T 2260 code, where known
	Texts      []string // of its mentions
}

// Document is what a ledger needs to know of a document.
type Document struct {
	Path         string
	Places       []string // GB/T 2260 codes of the places it names
	Institutions []Institution
}

// FullName is what a short name stands for.
type FullName struct {
	Name  string
	Kind  string
	Place string
	In    string // path of the document that says so; of several the first in the order of strings
}

// Ledger gathers what short names stand for. What it tells does not depend on the order in which documents were added.
type Ledger struct {
	short map[string]*claim
	plain *hanzi.Converter
}

// claim is what documents say of a short name.
type claim struct {
	FullName
	disputed bool // they say different things
}

// New returns an empty Ledger.
func New() *Ledger {
	plain, err := hanzi.Open("any2s")
	if err != nil {
		plain = nil // the table is damaged: names are taken as they are
	}
	return &Ledger{short: map[string]*claim{}, plain: plain}
}

// Add notes the short names that d uses for institutions that it names in full as well.
func (l *Ledger) Add(d Document) {
	for _, i := range d.Institutions {
		for _, text := range i.Texts {
			if text == i.Name || !l.tells(text) {
				continue
			}
			c := l.short[text]
			switch {
			case c == nil:
				l.short[text] = &claim{FullName: FullName{i.Name, i.Kind, i.Place, d.Path}}
			case c.Name != i.Name:
				c.disputed = true
			case d.Path < c.In:
				c.FullName = FullName{i.Name, i.Kind, i.Place, d.Path}
			}
		}
	}
}

// Resolve returns what the names that d leaves as they are stand for, by the IDs of the institutions. A name is told only if
// all documents that say what it stands for say the same, if kinds and places do not contradict, and if d does not itself
// name that institution apart. What is only the end of a full name (第三医院 of 长沙市第三医院), or begins with no more than a
// level (市教委), is told only where d names the place and none outside it.
func (l *Ledger) Resolve(d Document) map[string]FullName {
	has := map[string]bool{}
	for _, i := range d.Institutions {
		has[i.Name] = true
	}
	found := map[string]FullName{}
	ids := map[string]string{} // by full name
	for _, i := range d.Institutions {
		c := l.short[i.Name]
		if c == nil || c.disputed || i.ResolvedBy != "as_written" || has[c.Name] || !sameKind(i.Kind, c.Kind) {
			continue
		}
		if i.Place != "" && c.Place != "" && !nested(i.Place, c.Place) || elided(i.Name, c.Name) && !within(d.Places, c.Place) {
			continue
		}
		if other, ok := ids[c.Name]; ok {
			delete(found, other) // two names of d for one institution: it may hold them apart
			continue
		}
		ids[c.Name] = i.ID
		found[i.ID] = c.FullName
	}
	return found
}

// tells reports whether a short name may be carried from one document to another: it is no general word, and does not
// point at something that is different in each.
func (l *Ledger) tells(name string) bool {
	if l.plain != nil {
		name = string(l.plain.Convert(nil, name, nil))
	}
	for _, w := range []string{"本", "该", "我", "两", "全", "各", "此", "贵"} {
		if strings.HasPrefix(name, w) {
			return false
		}
	}
	return extract.TellsApart(name)
}

// levels begin names that leave out the place they belong to.
var levels = []string{"省", "市", "县", "縣", "区", "區", "州", "旗", "镇", "鎮", "乡", "鄉", "国", "國"}

// elided reports whether short leaves out the place or body that it belongs to.
func elided(short, full string) bool {
	for _, w := range levels {
		if strings.HasPrefix(short, w) {
			return true
		}
	}
	return strings.HasSuffix(full, short)
}

// sameKind reports whether an institution of one kind may be one of the other; company and other are also what is said of
// names that tell nothing.
func sameKind(short, full string) bool {
	return short == full || short == "" || short == "company" || short == "other"
}

// nested reports whether one division lies in the other, or they are the same.
func nested(a, b string) bool {
	a, b = division(a), division(b)
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// division returns a code without the zeros that stand for all of what lies below: 130000 → 13.
func division(code string) string {
	return strings.TrimSuffix(strings.TrimSuffix(code, "00"), "00")
}

// within reports whether places has the division place or one in it, and none that is not nested with it.
func within(places []string, place string) bool {
	if place == "" {
		return false
	}
	inside := false
	for _, p := range places {
		if !nested(p, place) {
			return false
		}
		inside = inside || strings.HasPrefix(p, division(place))
	}
	return inside
}
