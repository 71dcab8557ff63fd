package compare

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"unicode"
)

// change returns both values of a key.
func (f Field) change() string {
	switch {
	case f.Old == "":
		return "now " + plain(f.New)
	case f.New == "":
		return "no longer " + plain(f.Old)
	}
	if old, now, ok := lists(f.Old, f.New); ok {
		return clip(old) + " → " + clip(now)
	}
	return plain(f.Old) + " → " + plain(f.New)
}

// lists returns two lists of JSON for people to read: only what is in one of them, with an ellipsis for what is in both. It
// reports whether they are lists that differ in more than their order.
func lists(a, b string) (old, now string, ok bool) {
	var x, y []json.RawMessage
	if json.Unmarshal([]byte(a), &x) != nil || json.Unmarshal([]byte(b), &y) != nil {
		return "", "", false
	}
	count := make(map[string]int) // of the members of y
	for _, v := range y {
		count[string(v)]++
	}
	var onlyX, onlyY, names []string
	for _, v := range x {
		if count[string(v)]--; count[string(v)] < 0 {
			onlyX = append(onlyX, string(v))
		}
	}
	for _, v := range y {
		if count[string(v)]--; count[string(v)] >= 0 {
			onlyY = append(onlyY, string(v))
		}
	}
	if len(onlyX)+len(onlyY) == 0 {
		return "", "", false
	}
	for _, v := range slices.Concat(onlyX, onlyY) {
		names = append(names, nameOf(v))
	}
	// Names tell the members apart unless two with the same name differ in something else.
	if sorted := slices.Sorted(slices.Values(names)); len(slices.Compact(sorted)) < len(names) {
		names = slices.Concat(onlyX, onlyY)
	}
	write := func(names []string, all int) string {
		if len(names) < all {
			names = append([]string{"…"}, names...)
		}
		return "[" + strings.Join(names, ", ") + "]"
	}
	return write(names[:len(onlyX):len(onlyX)], len(x)), write(names[len(onlyX):], len(y)), true
}

// nameOf returns what a member of a list is called: the name of an object that has one, a string, or else its JSON.
func nameOf(s string) string {
	var object struct{ Name, Text string }
	if json.Unmarshal([]byte(s), &object) == nil {
		if name := cmp.Or(object.Name, object.Text); name != "" {
			return name
		}
	}
	return plain(s)
}

// bare returns a string of JSON without its quotation marks, and any other JSON as it is.
func bare(s string) string {
	var text string
	if err := json.Unmarshal([]byte(s), &text); err != nil {
		return s
	}
	return text
}

// plain returns JSON for people to read: strings without quotation marks where it is clear that they end, and the beginning
// of what is long.
func plain(s string) string {
	if text := bare(s); text != "" && !strings.ContainsAny(text, " ,:\"→") && !strings.ContainsFunc(text, unicode.IsControl) {
		s = text
	}
	return clip(s)
}

// clip returns the beginning of what is long.
func clip(s string) string {
	const most = 120
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}
