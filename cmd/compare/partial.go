package compare

import (
	"cmp"
	"maps"
	"slices"
)

// Partial returns, as JSON, what the document says about some kinds of records, for use as an expectation in part: what
// records refer to is named, and numbers and places are left out. Where the pattern, which may be nil, gives records of a
// kind, only the keys that one of them has are taken.
func (d *Document) Partial(kinds []string, pattern *Document) []byte {
	out := map[string]any{"source": map[string]any{"path": d.Path()}}
	for _, kind := range kinds {
		var wanted map[string]bool
		if pattern != nil {
			wanted = keysOf(pattern.items(kind))
		}
		if keyed(kind) {
			d.partialKeys(out, kind, wanted)
			continue
		}
		items := d.items(kind)
		list := make([]any, 0, len(items))
		for i := range items {
			fields := make(map[string]any)
			for k, v := range items[i].fields {
				if wanted[k] || len(wanted) == 0 && !isPlace(k) {
					fields[k] = v
				}
			}
			list = append(list, fields)
		}
		out[kind] = list
	}
	return appendOrdered(nil, out)
}

// partialKeys adds a part of the document that is no list.
func (d *Document) partialKeys(out map[string]any, kind string, wanted map[string]bool) {
	switch kind {
	case "text":
		if text, ok := d.fields["text"]; ok {
			out["text"] = text
		}
	case "source":
		source, _ := d.fields["source"].(map[string]any)
		taken := out["source"].(map[string]any)
		for k, v := range source {
			if wanted[k] {
				taken[k] = v
			}
		}
		if id, ok := d.fields["id"]; ok && wanted["id"] {
			out["id"] = id
		}
	default:
		fields, _ := d.fields[kind].(map[string]any)
		taken := make(map[string]any)
		for k, v := range fields {
			if wanted[k] || len(wanted) == 0 {
				taken[k] = v
			}
		}
		out[kind] = taken
	}
}

// isPlace reports whether a key says where a record stands, not what it says.
func isPlace(key string) bool {
	switch key {
	case "start", "end", "source", "mentions":
		return true
	}
	return false
}

// keysOf returns the keys that records have; of what is compared key by key, the keys themselves.
func keysOf(items []item) map[string]bool {
	keys := make(map[string]bool)
	for i := range items {
		if _, ok := items[i].fields["value"]; ok && len(items[i].fields) == 1 && !items[i].hasPlace {
			keys[items[i].name] = true
		}
		for k := range items[i].fields {
			keys[k] = true
		}
	}
	return keys
}

// order is the order of keys in the format; others follow in the order of the alphabet.
var order = [...]string{"schema", "id", "source", "article", "path", "bytes", "media_type", "charset", "url", "title", "outlet",
	"text", "name", "aliases", "speaker", "value", "value_max", "unit", "approx", "resolved_by", "kind", "status", "subject", "of",
	"object", "role", "parties", "posts", "participants", "change", "compared_with", "place", "date", "period", "institution",
	"said_by", "parts", "institutions", "people", "places", "dates", "agreements", "figures", "events", "quotes", "relations",
	"findings", "warnings", "mentions", "start", "end"}

// appendOrdered appends v as JSON in one line, keys in the order of the format.
func appendOrdered(dst []byte, v any) []byte {
	switch v := v.(type) {
	case map[string]any:
		keys := slices.SortedFunc(maps.Keys(v), func(a, b string) int {
			return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a, b))
		})
		dst = append(dst, '{')
		for i, k := range keys {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = append(append(dst, encode(k)...), ':')
			dst = appendOrdered(dst, v[k])
		}
		return append(dst, '}')
	case []any:
		dst = append(dst, '[')
		for i, x := range v {
			if i > 0 {
				dst = append(dst, ',')
			}
			dst = appendOrdered(dst, x)
		}
		return append(dst, ']')
	}
	return append(dst, encode(v)...)
}

func rank(key string) int {
	if i := slices.Index(order[:], key); i >= 0 {
		return i
	}
	return len(order)
}
