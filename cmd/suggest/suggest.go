// Package suggest guesses what was meant by a name that does not exist.
package suggest

import (
	"strings"
	"unicode/utf8"
)

// Nearest returns the choice that is most like word, or an empty string where none is much like it.
func Nearest(word string, choices []string) string {
	best, least := "", max(1, utf8.RuneCountInString(word)/3)+1
	for _, c := range choices {
		if strings.HasPrefix(c, word) && word != "" {
			return c
		}
		if d := distance(strings.ToLower(word), strings.ToLower(c)); d < least {
			best, least = c, d
		}
	}
	return best
}

// distance returns how many characters must be inserted, deleted, replaced or swapped with their neighbour to make
// b out of a.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, last := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row := make([]int, len(t)+1)
		row[0] = i
		for j := 1; j <= len(t); j++ {
			change := 1
			if s[i-1] == t[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last = last, row
	}
	return last[len(t)]
}
