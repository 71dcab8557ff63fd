package hanzi

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Script is the way of writing that a stretch of text shows.
type Script uint8

// Neither is the script of text that both share.
const (
	Neither Script = iota
	Simplified
	Traditional
)

// Run is a stretch of text in one script.
type Run struct {
	Start, End int // bytes of the text
	Script     Script
	Stray      bool // it has characters of the other script
}

// surely is how many characters of one script, and none of the other, prove that a quotation is in it: one alone may be
// a name.
const surely = 2

// Runs calls yield for the runs of s, which cover it from start to end, until yield returns false. A run is a line with
// its line feed, or a quotation in the script that the rest of its line is not in: pages quote. A line is in the script
// that most of its characters outside quotations show, or all of them if those show none; where they are as many, in
// Traditional, whose characters a Simplified text has seldom.
func Runs(s string, yield func(Run) bool) {
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		hans, hant := Detect(s[at:end])
		run := Run{at, end, scriptOf(hans, hant), hans > 0 && hant > 0}
		if run.Stray && max(hans, hant) >= surely {
			if !quotedRuns(s, run, yield) {
				return
			}
		} else if !yield(run) {
			return
		}
		at = end
	}
}

// maxQuotation is the length in bytes of the longest quotation looked for.
const maxQuotation = 4 << 10

func scriptOf(hans, hant int) Script {
	switch {
	case hans == 0 && hant == 0:
		return Neither
	case hant >= hans:
		return Traditional
	}
	return Simplified
}

// quotedRuns cuts a line of both scripts at its quotations. What is outside them tells the script of the line, if it
// tells any.
func quotedRuns(s string, line Run, yield func(Run) bool) bool {
	var hans, hant int
	done := line.Start
	for open, close := range quotations(s[:line.End], line.Start) {
		a, b := Detect(s[done:open])
		hans, hant, done = hans+a, hant+b, close
	}
	a, b := Detect(s[done:line.End])
	if outside := scriptOf(hans+a, hant+b); outside != Neither {
		line.Script = outside
	}
	rest := func(start, end int) bool {
		hans, hant := Detect(s[start:end])
		return start == end || yield(Run{start, end, line.Script, hans > 0 && hant > 0 || scriptOf(hans, hant) == other(line.Script)})
	}
	done = line.Start
	for open, close := range quotations(s[:line.End], line.Start) {
		hans, hant := Detect(s[open:close])
		if scriptOf(hans, hant) != other(line.Script) || min(hans, hant) > 0 || hans+hant < surely {
			continue
		}
		if !rest(done, open) || !yield(Run{open, close, other(line.Script), false}) {
			return false
		}
		done = close
	}
	return rest(done, line.End)
}

func other(s Script) Script {
	if s == Simplified {
		return Traditional
	}
	return Simplified
}

// quotations returns where the texts between quotation marks in s are, from byte i on; the outer ones where they are
// nested, none where they are not closed.
func quotations(s string, i int) iter.Seq2[int, int] {
	return func(yield func(open, close int) bool) {
		for i < len(s) {
			open, close := quotation(s, i)
			if close <= open {
				i = open
				continue
			}
			if !yield(open, close) {
				return
			}
			i = close
		}
	}
}

// quotation returns the place of the text between the next quotation marks at s[i:], the outer ones where they are
// nested. Where there are no more, or one is not closed, close is 0 and open the place to go on from.
func quotation(s string, i int) (open, close int) {
	const opening, closing = "“‘「『《", "”’」』》"
	for ; i < len(s); i++ {
		if s[i] != opening[0] && s[i] != "《"[0] { // the first bytes of all of them
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		k := strings.IndexRune(opening, r)
		if k < 0 || r == utf8.RuneError {
			continue
		}
		open = i + n
		mark, n := utf8.DecodeRuneInString(closing[k:])
		end := strings.Index(s[open:min(len(s), open+maxQuotation)], closing[k:k+n])
		if end < 0 || mark == utf8.RuneError {
			return open, 0
		}
		return open, open + end
	}
	return len(s), 0
}

// String returns the name of s.
func (s Script) String() string {
	switch s {
	case Simplified:
		return "Simplified"
	case Traditional:
		return "Traditional"
	}
	return "neither"
}
