package extract

import "taizhang/internal/runeset"

// Marks that end a clause or open one, for loops over text: strings.IndexAny decodes its list anew for each character.
var (
	clauseMarks    = runeset.Of("，,。；;、)）\n")  // up to which a clause goes on behind a name
	predicateMarks = runeset.Of("，,。；;：:！？\n") // behind which a predicate begins
	commas         = runeset.Of("，,：:；")       // between clauses of a sentence
	speechMarks    = runeset.Of("，,。：:")       // behind a verb of saying
	bracketMarks   = runeset.Of(")）。\n")       // that end what a bracket holds
	partEnds       = runeset.Of("。！？；;!?\n)）") // of what 其中 leads
	quoteMarks     = runeset.Of("“”")
	titleMarks     = runeset.Of("《》")
	quoteEnds      = runeset.Of("”」\n")
)

// indexIn returns the first place from byte i on of a character of a set in text, or -1.
func indexIn(text string, i int, set *runeset.Set) int {
	if i = set.Next(text, i); i < len(text) {
		return i
	}
	return -1
}

// lastIndexIn returns the last place of a character of a set in text, or -1.
func lastIndexIn(text string, set *runeset.Set) int {
	for i := len(text); i > 0; {
		r, size := runeBefore(text, i)
		i -= size
		if set.Has(r) {
			return i
		}
	}
	return -1
}
