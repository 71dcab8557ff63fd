package compare

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// item is a record as it is compared: what it refers to by number is named, and its own number is left out.
type item struct {
	name     string // what it is told from others by
	nameless bool   // some of what gives it its name is absent
	label    string // for people to read, where the name is not
	fields   map[string]any
	hasPlace bool
	start    int // code points of the text
	end      int
	place    Place
}

// title returns the name for people to read.
func (x *item) title() string { return cmp.Or(x.label, x.name, "(no name)") }

// identity are the keys that tell records of a kind from one another, the ones that name them first.
var identity = map[string][]string{
	"parts":        {"kind"},
	"institutions": {"name"},
	"people":       {"name"},
	"places":       {"name"},
	"dates":        {"text"},
	"agreements":   {"title"},
	"figures":      {"text"},
	"events":       {"kind", "name"},
	"quotes":       {"speaker"},
	"relations":    {"subject", "kind", "object"},
	"findings":     {"kind", "total"},
	"warnings":     {"kind", "text"},
}

// references are the keys of records, by kind, whose values are numbers of other records. Keys of records within a record
// are the same in all kinds.
func references(kind, key string) bool {
	switch key {
	case "institution", "said_by", "speaker", "of", "participants":
		return true
	case "agreements", "place":
		return kind != "institutions" // there, place is an administrative division
	case "subject", "object":
		return kind == "relations"
	}
	return false
}

// items returns the records of a kind.
func (d *Document) items(kind string) []item {
	switch kind {
	case "source", "article", "text":
		return d.keys(kind)
	}
	list, _ := d.fields[kind].([]any)
	items := make([]item, 0, len(list))
	for _, v := range list {
		fields, ok := v.(map[string]any)
		if !ok {
			fields = map[string]any{"value": v}
		}
		items = append(items, d.item(kind, fields))
	}
	return items
}

func (d *Document) item(kind string, fields map[string]any) item {
	x := item{fields: make(map[string]any, len(fields))}
	for k, v := range fields {
		if k != "id" {
			x.fields[k] = d.named(kind, k, v)
		}
	}
	if s, ok := d.cut(fields); ok && kind == "quotes" {
		x.fields["text"] = s // the format has only its place
	}
	var parts []string
	for _, k := range identity[kind] {
		if s, ok := x.fields[k].(string); ok {
			parts = append(parts, s)
		}
	}
	x.nameless = len(parts) < len(identity[kind])
	x.name = strings.Join(parts, " ")
	if text, ok := x.fields["text"].(string); ok && kind == "quotes" {
		x.label = strings.TrimSpace(x.name + " " + shorten(text))
	}
	x.locate(fields)
	return x
}

// locate finds where a record stands: itself, or the first of its mentions.
func (x *item) locate(fields map[string]any) {
	if list, ok := fields["mentions"].([]any); ok && len(list) > 0 {
		if first, ok := list[0].(map[string]any); ok {
			fields = first
		}
	}
	start, hasStart := integer(fields["start"])
	end, hasEnd := integer(fields["end"])
	if hasStart && hasEnd {
		x.hasPlace, x.start, x.end = true, start, end
	}
	source, _ := fields["source"].(map[string]any)
	from, hasFrom := integer(source["start"])
	to, hasTo := integer(source["end"])
	if hasFrom && hasTo {
		x.place = Place{from, to}
	}
}

// cut returns what the text has at the place of a record.
func (d *Document) cut(fields map[string]any) (string, bool) {
	start, hasStart := integer(fields["start"])
	end, hasEnd := integer(fields["end"])
	if d.runes == nil {
		text, _ := d.fields["text"].(string)
		d.runes = []rune(text)
	}
	if !hasStart || !hasEnd || start < 0 || end <= start || end > len(d.runes) {
		return "", false
	}
	return string(d.runes[start:end]), true
}

// named replaces numbers of records by their names.
func (d *Document) named(kind, key string, v any) any {
	switch v := v.(type) {
	case string:
		if name, ok := d.names()[v]; ok && references(kind, key) {
			return name
		}
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = d.named(kind, key, x)
		}
		return list
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, x := range v {
			m[k] = d.named(kind, k, x)
		}
		return m
	}
	return v
}

// names returns the names of all records that others refer to, by number.
func (d *Document) names() map[string]string {
	if d.byID != nil {
		return d.byID
	}
	d.byID = make(map[string]string)
	for _, k := range []struct{ kind, name string }{
		{"institutions", "name"}, {"people", "name"}, {"places", "name"}, {"agreements", "title"}, {"figures", "text"},
	} {
		list, _ := d.fields[k.kind].([]any)
		for _, v := range list {
			fields, _ := v.(map[string]any)
			id, _ := fields["id"].(string)
			if name, ok := fields[k.name].(string); ok && id != "" {
				d.byID[id] = name
			}
		}
	}
	return d.byID
}

// keys returns the keys of a part of the document that is no list, each as a record. The name of the file is none of
// them: it says which document this is.
func (d *Document) keys(kind string) []item {
	var items []item
	add := func(key string, v any) {
		items = append(items, item{name: key, fields: map[string]any{"value": v}})
	}
	if kind == "text" {
		if v, ok := d.fields["text"]; ok {
			add("text", v)
		}
		return items
	}
	if id, ok := d.fields["id"]; ok && kind == "source" {
		add("id", id)
	}
	m, _ := d.fields[kind].(map[string]any)
	for _, k := range slices.Sorted(maps.Keys(m)) {
		if kind != "source" || k != "path" {
			add(k, m[k])
		}
	}
	return items
}

// all returns the keys of a record that is in one document only, without places: where it stands is not what it says.
func (x *item) all(op Op) []Field {
	var list []Field
	for _, k := range slices.Sorted(maps.Keys(x.fields)) {
		if isPlace(k) {
			continue
		}
		f := Field{Key: k}
		if op == Added {
			f.New = encode(x.fields[k])
		} else {
			f.Old = encode(x.fields[k])
		}
		list = append(list, f)
	}
	return list
}

func integer(v any) (int, bool) {
	n, ok := v.(json.Number)
	if !ok {
		return 0, false
	}
	i, err := n.Int64()
	return int(i), err == nil
}

// shorten returns the beginning of a long string.
func shorten(s string) string {
	const most = 24
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// encode returns v as JSON in one line.
func encode(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil { // what was read from JSON can be written as JSON
		return fmt.Sprint(v)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
