package extract

import (
	"fmt"
	"strings"

	"taizhang/normalize"
)

// whyNot says why an amount is no figure. Only an article that is explained asks.
func (f *figureReader) whyNot(a *amount) string {
	before, behind := f.beside(a.span)
	switch {
	case a.unit.quantity == quantityTime:
		return "a length of time or an age"
	case a.unit.quantity == quantityOrder && !counted(a, before, behind), ordinal(before):
		return "a number in an order, not a quantity"
	case article(a, before):
		return "一 and a classifier, which only point at one thing"
	case pointed(a, f.a.Text, before, behind):
		return "points at things instead of counting them"
	case f.cutsWord(a):
		return "cuts a word in two"
	case f.inName(a, before, behind):
		return "part of a name"
	}
	return "no quantity where it stands"
}

// loseToDate notes that the digits at byte i belong to a date.
func (f *figureReader) loseToDate(i int) {
	for _, d := range f.dates {
		if d.Span.Start <= i && i < d.Span.End {
			f.a.lose(KindFigure, d.Span, "number", fmt.Sprintf("the digits of the date %s", d.Value))
		}
	}
}

// loseTitles notes the titles that lie inside others.
func (f *facts) loseTitles(hits, kept []docHit) {
	at := spansOf(kept, func(h docHit) normalize.Span { return h.span })
	for _, h := range hits {
		for _, k := range at {
			if k != h.span && k.Start < h.span.End && h.span.Start < k.End {
				f.a.lose(KindAgreement, h.span, h.rule, "inside or across the title "+f.a.cut(k))
				break
			}
		}
	}
}

// whyStatus says where the status of a title comes from.
func (f *facts) whyStatus(v verbHit, h docHit, status string) string {
	switch {
	case v.text == "":
		return "no verb says what was done with it"
	case status == "" && v.status == "":
		return v.text + " tells nothing of its making"
	case status == "":
		return v.text + " does not act on it, or is denied"
	case status != v.status:
		return fmt.Sprintf("%s says %s; with the words around it, %s", v.text, v.status, status)
	}
	return v.text + " says " + status
}

// whyParties says where the parties of a title come from.
func (f *facts) whyParties(v verbHit, h docHit, groups [][]partyHit, parties []Party) string {
	names := make([]string, len(parties))
	for i, p := range parties {
		names[i] = p.Name
	}
	list := strings.Join(names, ", ")
	switch {
	case len(groups) == 1 && len(f.parties(groups[0], parties[0].Role)) == len(parties):
		return "who acts by " + v.text + ": " + list
	case len(f.titleParties(h, parties[0].Role)) == len(parties):
		return "the title names its parties: " + list
	}
	return "those of the agreement before, whom the clause means: " + list
}
