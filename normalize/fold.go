package normalize

import "slices"

// foldRule undoes one kind of damage or variation that has nothing to do with what a text says.
type foldRule struct {
	name string
	doc  string
	// marks are what scan must have seen for the rule to have anything to do.
	marks marks
	// run returns its argument itself where nothing changes. It keeps the number of line feeds.
	run      func(*Text) (*Text, []Warning)
	examples []foldExample
}

// foldExample is a proof of a rule: what goes in and what must come out, the same where the rule must not match.
type foldExample struct{ in, want string }

// folds is every fold, in the order they run. To add one, write its file and add one line here.
// Damage comes first: repairing it needs the characters as they stand in the page.
var folds = []foldRule{
	glossFold,
	misreadFold,
	latinFold,
	entityFold,
	invisibleFold,
	glyphFold,
	widthFold,
	spacedFold,
	lostFold,
}

// fold applies every fold to t and reports what was repaired or lost. Line i of the result is line i of t.
func fold(t *Text) (*Text, []Warning) {
	var warnings []Warning
	m := scan(t.str)
	for _, f := range folds {
		if m&f.marks == 0 {
			continue
		}
		folded, w := f.run(t)
		if folded != t && f.marks&(markGloss|markMisread|markLatin|markEntity|markWidth) != 0 {
			m |= scan(folded.str) // what comes of damage may be for a later fold
		}
		if folded != t {
			folded.rule = f.name
		}
		if f.marks == markLost {
			w = untold(w, warnings)
		}
		t, warnings = folded, append(warnings, w...)
	}
	return t, warnings
}

// untold returns those of ws that tell of other places than the warnings before.
func untold(ws, before []Warning) []Warning {
	return slices.DeleteFunc(ws, func(w Warning) bool {
		return slices.ContainsFunc(before, func(b Warning) bool { return b.Source.Overlaps(w.Source) })
	})
}

// FoldRule is a fold, for help texts.
type FoldRule struct{ Name, Doc string }

// FoldRules returns the folds in the order they run.
func FoldRules() []FoldRule {
	list := make([]FoldRule, len(folds))
	for i, f := range folds {
		list[i] = FoldRule{f.name, f.doc}
	}
	return list
}
