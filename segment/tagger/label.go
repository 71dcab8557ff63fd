package tagger

// A label says which part of a name of which type a unit is: outside is none, all others are first+4*type+part.
const (
	outside   = 0
	first     = 1
	numLabels = first + 4*int(numTypes)

	begin  = 0 // of a name of two or more units
	inside = 1
	end    = 2
	single = 3 // the whole name
)

// labelSet is a set of labels.
type labelSet uint32

const allLabels labelSet = 1<<numLabels - 1

func label(t Type, part int) int { return first + 4*int(t) + part }

func (s labelSet) has(l int) bool { return s>>l&1 != 0 }

// labelsOf returns the labels of names of type t.
func labelsOf(t Type) labelSet { return 15 << label(t, begin) }

// starts and stops are the labels that a sentence may begin with and end with. After one of stops comes one of starts,
// after a begin or inside an inside or end of the same type.
var starts, stops = edges()

func edges() (starts, stops [1 + 2*int(numTypes)]uint8) {
	for t := range numTypes {
		i := 1 + 2*int(t)
		starts[i], starts[i+1] = uint8(label(t, begin)), uint8(label(t, single))
		stops[i], stops[i+1] = uint8(label(t, end)), uint8(label(t, single))
	}
	return starts, stops
}

// numStarts is the number of labels that may begin a sentence, and of those that may end it.
const numStarts = 1 + 2*int(numTypes)
