package segment

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"taizhang/normalize"
	"taizhang/normalize/datrie"
	"taizhang/segment/internal/dictionary"
)

// Dictionary is a word list of the user's in gse's format: on each line a word, its frequency and its part of speech,
// with blanks between them. Frequency and part of speech may be left out; the frequency has no effect.
//
// Where a word of it occurs in a text it is a token, whatever the engine would make of the place: of several words that
// overlap the leftmost, and of those the longest. Only a run of Latin letters and digits is never cut: AI is not
// found in AIDS. Of a word given twice the first line counts.
type Dictionary struct {
	Name string // of the file, for errors
	Data []byte // UTF-8
}

// userWords finds the words of the user's dictionaries.
type userWords struct {
	trie *datrie.Trie
	tags []string // by value in the trie
}

// readDictionaries returns the words of all dictionaries, and nil where there are none.
func readDictionaries(dictionaries []Dictionary) (*userWords, error) {
	w := &userWords{}
	var entries []datrie.Entry
	seen := map[string]bool{}
	for _, d := range dictionaries {
		number := 0
		for line := range bytes.Lines(bytes.TrimPrefix(d.Data, []byte("\uFEFF"))) {
			number++
			word, tag, err := parseLine(string(line))
			if err != nil {
				return nil, fmt.Errorf("%s:%d: %w", d.Name, number, err)
			}
			if word == "" || seen[word] {
				continue
			}
			seen[word] = true
			entries = append(entries, datrie.Entry{Key: word, Value: uint32(len(w.tags))})
			w.tags = append(w.tags, tag)
		}
	}
	if len(entries) == 0 {
		return nil, nil
	}
	b, err := datrie.Build(entries)
	if err != nil {
		return nil, fmt.Errorf("user dictionary: %w", err)
	}
	if w.trie, err = datrie.Open(b); err != nil {
		return nil, fmt.Errorf("user dictionary: %w", err)
	}
	return w, nil
}

// parseLine returns the word and its part of speech; a blank line has none.
func parseLine(line string) (word, tag string, err error) {
	if !utf8.ValidString(line) {
		return "", "", errors.New("not UTF-8: convert the dictionary first")
	}
	fields := strings.Fields(line)
	if len(fields) == 0 {
		return "", "", nil
	}
	if len(fields) > 3 {
		return "", "", fmt.Errorf("%d fields: write word, frequency and part of speech, with a blank between them", len(fields))
	}
	if len(fields) > 1 {
		if _, err := strconv.ParseFloat(fields[1], 64); err != nil {
			return "", "", fmt.Errorf("%q is not a frequency: write a number after the word, or the word alone", fields[1])
		}
	}
	if len(fields) > 2 {
		tag = fields[2]
	}
	return fields[0], tag, nil
}

// in yields the places of the words in text with their parts of speech.
func (w *userWords) in(text string) iter.Seq2[normalize.Span, string] {
	return func(yield func(normalize.Span, string) bool) {
		for i := 0; i < len(text); {
			n, value := w.longest(text, i)
			if n == 0 {
				_, size := utf8.DecodeRuneInString(text[i:])
				i += size
				continue
			}
			if !yield(normalize.Span{Start: i, End: i + n}, w.tags[value]) {
				return
			}
			i += n
		}
	}
}

// longest returns the length and value of the longest word at byte i that cuts no run.
func (w *userWords) longest(text string, i int) (n int, value uint32) {
	for length, v := range w.trie.Prefixes(text[i:]) {
		if !insideRun(text, i+length) {
			n, value = length, v
		}
	}
	if n > 0 && insideRun(text, i) {
		return 0, 0
	}
	return n, value
}

// insideRun reports whether byte i lies inside a run of Latin letters and digits.
func insideRun(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return dictionary.JoinsRun(before) && dictionary.JoinsRun(after)
}

// breakBefore returns a place to cut text, at most limit bytes on: after the last mark that ends a sentence, or else
// between two characters.
func breakBefore(text string, limit int) int {
	text = text[:limit]
	if i := strings.LastIndexAny(text, "。！？；"); i > 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		return i + size
	}
	for i := limit; i > limit-utf8.UTFMax; i-- {
		if r, size := utf8.DecodeLastRuneInString(text[:i]); r != utf8.RuneError || size > 1 {
			return i
		}
	}
	return limit
}
