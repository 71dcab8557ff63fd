package compare

import (
	"encoding/json"
	"maps"
	"math/big"
	"slices"
	"strings"
)

// changes returns the keys of two records that differ.
func (c comparison) changes(x, y *item) []Field {
	var list []Field
	for _, k := range slices.Sorted(maps.Keys(c.either(x.fields, y.fields))) {
		a, hasA := x.fields[k]
		b, hasB := y.fields[k]
		if c.agree(k, a, b, hasA, hasB) {
			continue
		}
		f := Field{Key: k}
		switch oldText, ok := a.(string); {
		case ok && hasB:
			if newText, ok := b.(string); ok {
				oldText, newText = excerpts(oldText, newText)
				f.Old, f.New = encode(oldText), encode(newText)
				break
			}
			f.Old, f.New = encode(a), encode(b)
		default:
			if hasA {
				f.Old = encode(a)
			}
			if hasB {
				f.New = encode(b)
			}
		}
		list = append(list, f)
	}
	return list
}

// either returns the keys that are compared: of both records, or those that are expected.
func (c comparison) either(a, b map[string]any) map[string]bool {
	keys := make(map[string]bool, len(a)+len(b))
	for k := range a {
		keys[k] = true
	}
	if !c.partial {
		for k := range b {
			keys[k] = true
		}
	}
	return keys
}

// agree reports whether two records have the same under a key, as far as it is compared.
func (c comparison) agree(key string, a, b any, hasA, hasB bool) bool {
	return c.skips(key) || hasA == hasB && c.same(a, b) || c.nothing(a, hasA, hasB)
}

// nothing reports whether it is expected, in so many words, that a key is absent, and it is.
func (c comparison) nothing(a any, hasA, hasB bool) bool {
	if !c.partial || !hasA || hasB {
		return false
	}
	list, isList := a.([]any)
	return a == nil || isList && len(list) == 0
}

// same compares two values. Numbers are the same if they are equal: 15 is 15.0.
func (c comparison) same(a, b any) bool {
	switch a := a.(type) {
	case map[string]any:
		b, ok := b.(map[string]any)
		if !ok {
			return false
		}
		for k, x := range a {
			y, has := b[k]
			if !c.agree(k, x, y, true, has) {
				return false
			}
		}
		for k := range b {
			if _, has := a[k]; !has && !c.partial && !c.skips(k) {
				return false
			}
		}
		return true
	case []any:
		b, ok := b.([]any)
		return ok && slices.EqualFunc(a, b, c.same)
	case json.Number:
		b, ok := b.(json.Number)
		return ok && (a == b || sameNumber(a.String(), b.String()))
	default:
		switch b.(type) {
		case map[string]any, []any:
			return false
		}
		return a == b
	}
}

// sameNumber compares two numbers by value. Those with exponents are compared as they are written: a short one may be
// longer than memory.
func sameNumber(a, b string) bool {
	const longest = 400
	if strings.ContainsAny(a+b, "eE") || len(a)+len(b) > longest {
		return a == b
	}
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	return okX && okY && x.Cmp(y) == 0
}

// excerpts returns of two long strings only where they differ first, with some characters around it.
func excerpts(a, b string) (string, string) {
	const most, around = 60, 12
	x, y := []rune(a), []rune(b)
	if len(x) <= most && len(y) <= most {
		return a, b
	}
	same := 0
	for same < len(x) && same < len(y) && x[same] == y[same] {
		same++
	}
	tail := 0
	for tail < len(x)-same && tail < len(y)-same && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	return excerpt(x, same-around, len(x)-tail+around, most), excerpt(y, same-around, len(y)-tail+around, most)
}

// excerpt cuts characters from to end out of r, at most so many, with ellipses where something is left out.
func excerpt(r []rune, from, end, most int) string {
	from, end = max(from, 0), min(end, len(r))
	if end-from > most {
		end = from + most
	}
	s := string(r[from:end])
	if from > 0 {
		s = "…" + s
	}
	if end < len(r) {
		s += "…"
	}
	return s
}
