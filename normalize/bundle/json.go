package bundle

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
)

// isJSON tells JSON by its name; texts that happen to begin with a brace are no JSON.
func isJSON(name string, head []byte) bool {
	for _, end := range []string{".json", ".jsonl", ".ndjson"} {
		if strings.HasSuffix(name, end) {
			head = bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")))
			return len(head) > 0 && (head[0] == '{' || head[0] == '[')
		}
	}
	return false
}

// textFields are the fields that hold the text of an article when none is named.
var textFields = []string{"text", "content", "body", "html"}

// openJSON yields the texts of JSON objects: those of an array, or one after the other. Their names are their numbers,
// from 1.
func openJSON(_ string, r io.Reader, o Options, _ int) iter.Seq[Member] {
	return func(yield func(Member) bool) {
		b := bufio.NewReader(r)
		first := firstByte(b)
		budget := &budgetReader{r: b, most: 2 * o.maxBytes()} // of escapes and the other fields as well
		budget.left = budget.most
		d := json.NewDecoder(budget)
		if first == '[' {
			if _, err := d.Token(); err != nil {
				return
			}
		}
		for n := 1; d.More(); n++ {
			var object any
			if err := d.Decode(&object); err != nil {
				yield(Member{Name: strconv.Itoa(n), Err: early("json", err)})
				return
			}
			budget.left = budget.most
			if !yield(textOf(object, n, o)) {
				return
			}
		}
		if err := endOfJSON(d, first == '['); err != nil {
			yield(Member{Err: err})
		}
	}
}

// endOfJSON looks whether JSON ends where its last object does, or behind the bracket of its array.
func endOfJSON(d *json.Decoder, array bool) error {
	if array {
		if _, err := d.Token(); err != nil {
			return early("json", err)
		}
	}
	switch token, err := d.Token(); {
	case err == io.EOF: // not one that is wrapped
		return nil
	case err != nil:
		return early("json", err)
	default:
		return fmt.Errorf("json: %v where it should end", token)
	}
}

// budgetReader reads until its budget is used up, as a decoder holds one object in memory.
type budgetReader struct {
	r          io.Reader
	left, most int64
}

// Read implements io.Reader.
func (b *budgetReader) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooLarge
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	return n, err
}

// firstByte skips a byte order mark and spaces, and returns what comes then without taking it.
func firstByte(b *bufio.Reader) byte {
	if mark, _ := b.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		_, _ = b.Discard(3) // they are there: Peek saw them
	}
	for {
		c, err := b.ReadByte()
		if err != nil {
			return 0
		}
		if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
			_ = b.UnreadByte() // cannot fail after ReadByte
			return c
		}
	}
}

// textOf returns the text of an object.
func textOf(x any, n int, o Options) Member {
	m := Member{Name: strconv.Itoa(n), Charset: "utf-8", Decoded: true}
	if schema, _ := lookup(x, []string{"schema"}); strings.HasPrefix(schema, "taizhang/") && o.Field == "" {
		m.Err = fmt.Errorf("%w: these are records, not articles", ErrNoText)
		return m
	}
	fields := textFields
	if o.Field != "" {
		fields = []string{o.Field}
	}
	for _, f := range fields {
		s, ok := lookup(x, strings.Split(f, "."))
		if !ok {
			continue
		}
		if int64(len(s)) > o.maxBytes() {
			m.Err = errTooLarge
			return m
		}
		m.Raw = []byte(s)
		if url, ok := lookup(x, []string{"url"}); ok {
			m.URL = url
		}
		return m
	}
	m.Err = fmt.Errorf("%w in field %s", ErrNoText, strings.Join(fields, ", "))
	return m
}

func lookup(x any, path []string) (string, bool) {
	for _, name := range path {
		object, ok := x.(map[string]any)
		if !ok {
			return "", false
		}
		x = object[name]
	}
	s, ok := x.(string)
	return s, ok
}
