package tagger

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"taizhang/normalize"
)

// Example is a sentence with its names, in order and apart.
type Example struct {
	Text  string
	Names []Entity
	// Partial says that only persons, places and organisations are marked, and facilities as places: posts, documents
	// and events may stand unmarked.
	Partial bool
}

// maxLine is the length in bytes up to which lines of a corpus are read.
const maxLine = 1 << 20

// ReadMarked reads a corpus of a sentence a line, with names marked {TYPE|text}. A brace that opens no mark stands for
// itself. Errors give the line.
func ReadMarked(r io.Reader) ([]Example, error) {
	var corpus []Example
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		if lines.Text() == "" {
			continue
		}
		e, err := parseMarked(lines.Text())
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		corpus = append(corpus, e)
	}
	return corpus, lines.Err()
}

func parseMarked(line string) (Example, error) {
	var e Example
	var text strings.Builder
	for line != "" {
		before, rest, marked := strings.Cut(line, "{")
		text.WriteString(before)
		if !marked {
			break
		}
		name, rest, closed := strings.Cut(rest, "}")
		short, name, ok := strings.Cut(name, "|")
		if !closed || !ok {
			text.WriteByte('{')
			line = line[len(before)+1:]
			continue
		}
		t, err := ParseType(short)
		if err != nil {
			return e, err
		}
		if name == "" {
			return e, fmt.Errorf("empty name of type %s: take the mark away", t)
		}
		start := text.Len()
		text.WriteString(name)
		e.Names = append(e.Names, Entity{Span: normalize.Span{Start: start, End: text.Len()}, Type: t})
		line = rest
	}
	e.Text = text.String()
	return e, nil
}

// ReadIOB2 reads a corpus of a word a line, with tabs between its number, the word and its label B-TYPE, I-TYPE or O,
// and an empty line after each sentence; lines that begin with # are notes, of which "# text = " gives the sentence
// itself. Labels of other types than PER, LOC and ORG are errors, and the examples are partial: this is the format of
// Universal NER. Errors give the line.
func ReadIOB2(r io.Reader) ([]Example, error) {
	var corpus []Example
	e, last := Example{Partial: true}, ""
	finish := func() {
		if e.Text != "" {
			corpus = append(corpus, e)
		}
		e, last = Example{Partial: true}, ""
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		switch {
		case line == "":
			finish()
		case line[0] == '#':
		default:
			fields := strings.Split(line, "\t")
			if len(fields) < 3 {
				return nil, fmt.Errorf("line %d: %d fields: number, word and label are needed", n, len(fields))
			}
			if err := e.add(fields[1], fields[2], last); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			last = fields[2]
		}
	}
	finish()
	return corpus, lines.Err()
}

// add appends a word with its label; last is the label before.
func (e *Example) add(word, label, last string) error {
	start := len(e.Text)
	if n := len(e.Text); n > 0 && isLatin(e.Text[n-1]) && word != "" && isLatin(word[0]) {
		e.Text += " "
		start++
	}
	e.Text += word
	if label == "O" {
		return nil
	}
	part, short, _ := strings.Cut(label, "-")
	t, err := ParseType(short)
	if err != nil {
		return err
	}
	if t > Organisation || part != "B" && part != "I" {
		return fmt.Errorf("label %q: B-, I- and PER, LOC or ORG are known", label)
	}
	if part == "I" && last != "O" && strings.HasSuffix(last, "-"+short) {
		e.Names[len(e.Names)-1].Span.End = len(e.Text)
		return nil
	}
	e.Names = append(e.Names, Entity{Span: normalize.Span{Start: start, End: len(e.Text)}, Type: t})
	return nil
}

func isLatin(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' }
