// Package compare compares records of documents, as ingest writes them: what one has and another has not, and what is
// said differently. Records are told apart by what they say, not by their numbers: f3 of one run is f4 of the next when
// a figure before it is found as well.
package compare

import (
	"slices"
	"strconv"

	"taizhang/internal/score"
)

// Op says how a record of the one document is found in the other.
type Op string

// The kinds of differences.
const (
	Added   Op = "added"   // it is only in the new document
	Removed Op = "removed" // it is only in the old document
	Changed Op = "changed" // it is in both, and some of its keys differ
)

// Difference is a difference between two documents in one record.
type Difference struct {
	Op   Op
	Kind string // a key of the format: figures, people, article, text …
	Name string // what the record is about, for people to read; never empty
	// Fields are the keys that differ, or of a record that is only in one document all its keys but places.
	Fields []Field
	// Place is where the record stands in the file, of the new document where it is in that.
	Place Place
}

// Field is a key of a record with both its values, as JSON; the one that is absent is empty.
type Field struct {
	Key      string
	Old, New string
}

// Place is a half-open range of bytes of a file. The zero value is no place.
type Place struct{ Start, End int }

// Score counts the records of one kind: expected in the old document, found in the new one, right in both with nothing
// differing.
type Score = score.Score

// Options say what is compared.
type Options struct {
	// Kinds are the keys of the document that are compared; empty means all.
	Kinds []string
	// Ignore are keys of records that are not compared, at any depth.
	Ignore []string
	// Partial has only those keys compared that the old document gives, at every level.
	Partial bool
}

// Result is what a comparison of two documents comes to.
type Result struct {
	Differences []Difference     // in the order of Kinds, and within a kind of the old document, then of the new
	Scores      map[string]Score // of the kinds that were compared
}

// Kinds is every kind of record, in the order of the format's description. Those before parts are not lists in the
// format: source, article and text are compared key by key.
var kinds = [...]string{"source", "article", "text", "parts", "institutions", "people", "places", "dates", "agreements",
	"figures", "events", "quotes", "relations", "findings", "warnings"}

// Kinds returns every kind of record that is compared, in the order of the format's description. source, article and
// text are no lists in the format: each of their keys is compared as a record.
func Kinds() []string { return slices.Clone(kinds[:]) }

// Compare compares two documents.
func Compare(old, now *Document, o Options) Result {
	r := Result{Scores: make(map[string]Score)}
	c := newComparison(old, now, o)
	for _, kind := range kinds {
		if len(o.Kinds) > 0 && !slices.Contains(o.Kinds, kind) {
			continue
		}
		if o.Partial && !old.gives(kind) {
			continue
		}
		if c.ignore[kind] {
			continue
		}
		p := pairing{comparison: c, kind: kind, old: c.kept(kind, old.items(kind)), now: c.kept(kind, now.items(kind))}
		if o.Partial && keyed(kind) { // each is a key, and those that are not given are not compared
			p.now = slices.DeleteFunc(p.now, func(x item) bool {
				return !slices.ContainsFunc(p.old, func(y item) bool { return x.name == y.name })
			})
		}
		p.pair()
		r.Differences = append(r.Differences, p.differences()...)
		r.Scores[kind] = Score{Expected: len(p.old), Found: len(p.now), Right: p.right}
	}
	return r
}

// comparison is what holds for all records of two documents.
type comparison struct {
	ignore  map[string]bool
	partial bool
	// aligned says that positions of the one text mean the same in the other, located that bytes of the one file do.
	aligned, located bool
}

func newComparison(old, now *Document, o Options) comparison {
	c := comparison{ignore: make(map[string]bool, len(o.Ignore)+1), partial: o.Partial}
	for _, k := range o.Ignore {
		c.ignore[k] = true
	}
	oldID, nowID := old.ID(), now.ID()
	c.located = oldID == nowID || o.Partial && oldID == ""
	oldText, oldHas := old.fields["text"].(string)
	nowText, nowHas := now.fields["text"].(string)
	switch {
	case oldHas && nowHas:
		c.aligned = oldText == nowText
	case o.Partial && !oldHas:
		c.aligned = c.located
	default:
		c.aligned = c.located && oldHas == nowHas
	}
	return c
}

// kept returns the items that are compared: keys that are ignored are none, where each is compared as a record.
func (c comparison) kept(kind string, items []item) []item {
	if !keyed(kind) {
		return items
	}
	return slices.DeleteFunc(items, func(x item) bool { return c.ignore[x.name] })
}

// skips reports whether a key is not compared.
func (c comparison) skips(key string) bool {
	switch key {
	case "start", "end":
		return !c.aligned || c.ignore[key]
	case "source":
		return !c.located || c.ignore[key]
	}
	return c.ignore[key]
}

// How many records are tried before the next best is taken, so that a table of ten thousand equal figures does not take
// time in the square of them. What comes in the same order is found at the first try.
const (
	window = 64      // for a record, of those that have its name
	budget = 1 << 20 // for all records without a name together
)

// pairing finds for the records of one kind which of them are the same.
type pairing struct {
	comparison
	kind     string
	old, now []item
	to       []int // by index in old: the index in now, or -1
	taken    []bool
	right    int
}

// pair pairs what is equal, then what has the same name, then what stands at the same place.
func (p *pairing) pair() {
	p.to, p.taken = make([]int, len(p.old)), make([]bool, len(p.now))
	for i := range p.to {
		p.to[i] = -1
	}
	name := func(x *item) string { return x.name }
	p.pass(name, window, p.equal)
	left := budget
	p.pass(func(*item) string { return "" }, budget, func(x, y *item) bool {
		left--
		return x.nameless && left > 0 && p.equal(x, y)
	})
	p.pass(name, window, func(x, _ *item) bool { return !x.nameless || !p.partial && x.name != "" })
	if p.aligned {
		p.pass(func(x *item) string { return strconv.Itoa(x.start) }, window, func(x, y *item) bool {
			return x.hasPlace && y.hasPlace && x.end > x.start
		})
	}
}

// pass pairs, in order, those records not paired yet that have the same key and that match. It tries so many for each.
func (p *pairing) pass(key func(*item) string, tries int, match func(x, y *item) bool) {
	buckets := make(map[string][]int)
	for k := range p.now {
		if !p.taken[k] {
			name := key(&p.now[k])
			buckets[name] = append(buckets[name], k)
		}
	}
	for i := range p.old {
		if p.to[i] >= 0 {
			continue
		}
		name := key(&p.old[i])
		bucket := buckets[name]
		for len(bucket) > 0 && p.taken[bucket[0]] {
			bucket = bucket[1:]
		}
		buckets[name] = bucket
		tried := 0
		for _, k := range bucket {
			if p.taken[k] {
				continue
			}
			if tried++; tried > tries {
				break
			}
			if match(&p.old[i], &p.now[k]) {
				p.to[i], p.taken[k] = k, true
				break
			}
		}
	}
}

func (p *pairing) equal(x, y *item) bool { return p.same(x.fields, y.fields) }

// differences lists what is not the same, and counts what is.
func (p *pairing) differences() []Difference {
	var list []Difference
	for i := range p.old {
		x := &p.old[i]
		if p.to[i] < 0 {
			list = append(list, Difference{Op: Removed, Kind: p.kind, Name: x.title(), Fields: x.all(Removed), Place: x.place})
			continue
		}
		y := &p.now[p.to[i]]
		fields := p.changes(x, y)
		if len(fields) == 0 {
			p.right++
			continue
		}
		list = append(list, Difference{Op: Changed, Kind: p.kind, Name: x.title(), Fields: fields, Place: y.place})
	}
	for k := range p.now {
		if y := &p.now[k]; !p.taken[k] {
			list = append(list, Difference{Op: Added, Kind: p.kind, Name: y.title(), Fields: y.all(Added), Place: y.place})
		}
	}
	return list
}
