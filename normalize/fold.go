package normalize

import "unicode/utf8"

// foldRule undoes one kind of damage or variation that has nothing to do with what a text says.
type foldRule struct {
	name string
	doc  string
	// needs is what scan must have seen for the rule to have anything to do.
	needs marks
	// run must keep the number of line feeds and return its argument itself where nothing changes.
	run      func(*Text) (*Text, []Warning)
	examples []foldExample
}

// foldExample is a proof of a rule: what goes in and what must come out, the same where the rule must not match.
type foldExample struct{ in, want string }

// folds is every fold, in the order they run. To add one, write its file and add one line here.
// Damage comes first: repairing it needs the characters as they stand in the page.
var folds = []foldRule{
	widthFold,
}

// fold applies every fold to t and reports what was repaired or lost. Line i of the result is line i of t.
func fold(t *Text) (*Text, []Warning) {
	var warnings []Warning
	for _, f := range folds {
		if scan(t.str)&f.needs == 0 {
			continue
		}
		folded, w := f.run(t)
		t, warnings = folded, append(warnings, w...)
	}
	return t, warnings
}

// marks is a set of the things that some fold is for.
type marks uint8

const (
	markWidth marks = 1 << iota
)

// scan tells what there is to fold in s.
func scan(s string) marks {
	var m marks
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if narrow(r) != r {
			m |= markWidth
		}
		i += n
	}
	return m
}
