package check

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Accepted is a difference that is known, and no failure.
type Accepted struct {
	Fingerprint string `json:"fingerprint"`
	Document    string `json:"document"` // for people to read, and to know whether it was checked
	Rule        string `json:"rule"`
	Message     string `json:"message"`
}

// Baseline is a list of accepted differences. A nil one is empty.
type Baseline struct {
	list  []Accepted
	known map[string]bool
}

// baselineSchema names the format of baselines.
const baselineSchema = "taizhang-baseline/1"

type baselineFile struct {
	Schema   string     `json:"schema"`
	Accepted []Accepted `json:"accepted"`
}

// ReadBaseline reads a baseline that WriteBaseline has written.
func ReadBaseline(data []byte) (*Baseline, error) {
	var file baselineFile
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&file); err != nil {
		return nil, fmt.Errorf("no baseline: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if file.Schema != baselineSchema {
		return nil, errors.New("no baseline: its schema is not " + baselineSchema)
	}
	b := &Baseline{list: file.Accepted, known: make(map[string]bool)}
	for _, a := range file.Accepted {
		b.known[a.Fingerprint] = true
	}
	return b, nil
}

// WriteBaseline returns a baseline that accepts all failures of a report that can be, and those accepted before: of
// documents that were checked only those that still occur.
func WriteBaseline(r *Report, before *Baseline) []byte {
	file := baselineFile{Schema: baselineSchema, Accepted: []Accepted{}}
	keep := make(map[string]bool)
	for _, p := range r.Problems {
		if (p.Level == Failure || p.Level == Note) && p.Fingerprint != "" {
			file.Accepted = append(file.Accepted, Accepted{p.Fingerprint, p.Document, p.Rule, p.Message})
			keep[p.Fingerprint] = true
		}
	}
	if before != nil {
		for _, a := range before.list {
			if !keep[a.Fingerprint] && !slices.Contains(r.Stale, a) {
				file.Accepted = append(file.Accepted, a)
			}
		}
	}
	slices.SortStableFunc(file.Accepted, func(a, b Accepted) int {
		return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Fingerprint, b.Fingerprint))
	})
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(file); err != nil { // strings only
		return nil
	}
	return out.Bytes()
}

func (b *Baseline) has(fingerprint string) bool { return b != nil && b.known[fingerprint] }

// stale returns what is accepted, did not occur, and would have: its document was checked.
func (b *Baseline) stale(used, checked map[string]bool) []Accepted {
	if b == nil {
		return nil
	}
	var list []Accepted
	for _, a := range b.list {
		if !used[a.Fingerprint] && checked[label(a.Document)] {
			list = append(list, a)
		}
	}
	return list
}

// fingerprint returns a digest of what a problem is about. Where a document has the same several times, they are numbered.
func fingerprint(document, key string, n int) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d", label(document), key, n))
	return hex.EncodeToString(sum[:12])
}
