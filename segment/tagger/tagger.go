// Package tagger finds names in Chinese news: a linear-chain conditional random field over characters, whose features
// are characters, the words and parts of speech of package segment, and lists of words. Models are trained with Train
// and used where they lie.
package tagger

import (
	"fmt"

	"taizhang/normalize"
)

// Type is what a name stands for.
type Type uint8

// The types of names.
const (
	Person       Type = iota // without title
	Place                    // a country, division, region, river; a chain of them is one
	Organisation             // outermost and complete; also its short form
	Facility                 // a building, station, line, bridge, port, park
	Post                     // a title of office or rank beside a name
	Document                 // an agreement, plan, law, policy, campaign
	Event                    // a meeting, exhibition, competition, festival
	numTypes
)

var typeNames = [numTypes]string{"PER", "LOC", "ORG", "FAC", "POST", "DOC", "EVT"}

// String returns the short form that corpora use: PER, LOC, ORG, FAC, POST, DOC or EVT.
func (t Type) String() string {
	if t < numTypes {
		return typeNames[t]
	}
	return fmt.Sprintf("Type(%d)", uint8(t))
}

// ParseType returns the type with the given short form.
func ParseType(s string) (Type, error) {
	for t, name := range typeNames {
		if name == s {
			return Type(t), nil
		}
	}
	return 0, fmt.Errorf("unknown type of name %q: use one of %v", s, typeNames)
}

// Types returns all types, in order.
func Types() []Type {
	all := make([]Type, numTypes)
	for i := range all {
		all[i] = Type(i)
	}
	return all
}

// Entity is a name in a text.
type Entity struct {
	Span normalize.Span
	Type Type
	// Score is by how much the model prefers the name to no name at the same place, all else being equal: the logarithm
	// of the odds. It is 0 for names in a corpus.
	Score float32
}
