// Package check holds what is extracted to what is expected: golden records, floors of scores, and findings that must not
// be. It knows what differs and whether that is a failure; package compare knows how to compare.
package check

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"taizhang/cmd/compare"
)

// Policy says what is a failure.
type Policy struct {
	// Kinds and Ignore say what is compared, as in compare.Options.
	Kinds, Ignore []string
	// Floors are the least scores of kinds of records. Of a kind that has one, single differences are no failures.
	Floors []Floor
	// FailOn are kinds of findings and warnings that no document may have; "findings" and "warnings" are all of them.
	FailOn []string
	// Accepted are the differences that are no failures; nil accepts none.
	Accepted *Baseline
}

// Floor is the least score of a kind of records.
type Floor struct {
	Kind    string
	Measure string // precision, recall or f1
	Least   float64
}

// String returns the floor as it is written on the command line.
func (f Floor) String() string {
	name := f.Kind
	if f.Measure != "f1" {
		name += "." + f.Measure
	}
	return fmt.Sprintf("%s=%g", name, f.Least)
}

// of returns the score that the floor is about.
func (f Floor) of(s compare.Score) float64 {
	switch f.Measure {
	case "precision":
		return s.Precision()
	case "recall":
		return s.Recall()
	}
	return s.F1()
}

// Level says how bad a problem is.
type Level string

// The levels, the worst first.
const (
	Failure Level = "failure" // the check fails
	Warning Level = "warning" // a difference in a kind whose score has a floor
	Note    Level = "note"    // a difference that has been accepted
)

func (l Level) rank() int { return slices.Index([]Level{Failure, Warning, Note}, l) }

// Problem is something that is not as expected.
type Problem struct {
	Level    Level
	Rule     string // what was violated: expected/figures, finding/sum_mismatch, floor/figures …
	Document string // empty where it is about all of them
	Message  string // one line
	// Difference is what differs from the golden record; nil where the problem is another one.
	Difference *compare.Difference
	// Place is where it stands in the document, and Line is its line, from 1 on; 0 where that is not known.
	Place compare.Place
	Line  int
	// Fingerprint tells the problem by what it is about, not by where it stands. Empty where it cannot be accepted.
	Fingerprint string
}

// Result is what the check of one document came to.
type Result struct {
	Document string
	ID       string // digest of its bytes
	Golden   []byte // its golden record, nil where there is none
	As       string // the path of the document in that
	Scores   map[string]compare.Score
	Problems []Problem
}

// Document checks a document: its record, and the bytes that it was made from. Golden may be nil. It may be called from
// several goroutines at once.
func (p *Policy) Document(golden *Golden, record, raw []byte) (Result, error) {
	now, err := compare.Parse(record)
	if err != nil {
		return Result{}, err
	}
	r := Result{Document: now.Path(), ID: now.ID()}
	if golden != nil {
		if r.Golden, r.As, err = golden.Find(r.Document, r.ID); err != nil {
			return r, err
		}
	}
	if r.Golden != nil {
		old, err := compare.Parse(r.Golden)
		if err != nil {
			return r, fmt.Errorf("golden record of %s: %w", r.Document, err)
		}
		c := compare.Compare(old, now, compare.Options{Kinds: p.Kinds, Ignore: p.Ignore, Partial: !old.Whole()})
		r.Scores = c.Scores
		for i := range c.Differences {
			r.Problems = append(r.Problems, p.difference(&c.Differences[i]))
		}
	}
	found, err := p.forbidden(record)
	if err != nil {
		return r, err
	}
	r.Problems = append(r.Problems, found...)
	seen := make(map[string]int)
	for i := range r.Problems {
		x := &r.Problems[i]
		x.Document = r.Document
		key := x.key()
		seen[key]++
		x.Fingerprint = fingerprint(r.Document, key, seen[key])
		if p.Accepted.has(x.Fingerprint) {
			x.Level = Note
		}
		if x.Place != (compare.Place{}) && x.Place.Start <= len(raw) {
			x.Line = 1 + bytes.Count(raw[:x.Place.Start], []byte{'\n'})
		}
	}
	return r, nil
}

// words say what a difference from a golden record is.
var words = map[compare.Op]string{compare.Removed: "missing", compare.Added: "not expected", compare.Changed: "differs"}

func (p *Policy) difference(d *compare.Difference) Problem {
	level := Failure
	if slices.ContainsFunc(p.Floors, func(f Floor) bool { return f.Kind == d.Kind }) {
		level = Warning
	}
	return Problem{Level: level, Rule: "expected/" + d.Kind, Message: words[d.Op] + ": " + d.String(), Difference: d, Place: d.Place}
}

// forbidden returns the findings and warnings of a record that the policy forbids.
func (p *Policy) forbidden(record []byte) ([]Problem, error) {
	if len(p.FailOn) == 0 {
		return nil, nil
	}
	type thing struct {
		Kind, Text, Total, Reason string
		Parts                     []string
		Says                      json.Number
		AddsUpTo                  json.Number `json:"adds_up_to"`
		Source                    compare.Place
	}
	var doc struct{ Findings, Warnings []thing }
	if err := json.Unmarshal(record, &doc); err != nil {
		return nil, err
	}
	var list []Problem
	for _, group := range []struct {
		name, one string
		things    []thing
	}{{"findings", "finding", doc.Findings}, {"warnings", "warning", doc.Warnings}} {
		for _, x := range group.things {
			if !slices.Contains(p.FailOn, group.name) && !slices.Contains(p.FailOn, x.Kind) {
				continue
			}
			message := x.Kind
			if len(x.Parts) > 0 {
				message += fmt.Sprintf(": %s is said to be %s, and its parts add up to %s", cmp.Or(x.Total, "the whole"), x.Says, x.AddsUpTo)
			}
			for _, s := range []string{x.Text, x.Reason} {
				if s != "" {
					message += ": " + clip(s, 80)
				}
			}
			list = append(list, Problem{Level: Failure, Rule: group.one + "/" + x.Kind, Message: message, Place: x.Source})
		}
	}
	return list, nil
}

// clip returns the beginning of a long string.
func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// KindScore is the score of a kind of records over all documents.
type KindScore struct {
	Kind   string
	Score  compare.Score
	Floors []Floor
	OK     bool // all floors are reached; where there are none, nothing failed
}

// Report is what a check came to.
type Report struct {
	Version   string // of the program
	Golden    string // the file or folder of golden records, empty where there is none
	Documents int    // that were read
	Expected  int    // of them, those that have golden records
	Failed    int    // of them, those that failed
	Kinds     []KindScore
	Names     []string  // of the documents, in order
	Problems  []Problem // in the order of the documents; those about all of them come last
	Omitted   int       // problems that are not listed, for there are too many
	Accepted  int
	Stale     []Accepted // accepted differences of documents that were checked, which do not occur any more
}

// OK reports whether nothing failed.
func (r *Report) OK() bool {
	return !slices.ContainsFunc(r.Problems, func(p Problem) bool { return p.Level == Failure })
}

// count returns the number of problems of a level.
func (r *Report) count(l Level) int {
	n := 0
	for i := range r.Problems {
		if r.Problems[i].Level == l {
			n++
		}
	}
	return n
}

// String returns in a line what the check came to.
func (r *Report) String() string {
	verdict := "ok"
	if !r.OK() {
		verdict = "failed"
	}
	s := fmt.Sprintf("%s: %s checked, %d with golden records", verdict, counted(r.Documents, "document"), r.Expected)
	for _, x := range []struct {
		n         int
		one, many string
	}{
		{r.count(Failure), "failure", "failures"}, {r.count(Warning), "difference within the floors", "differences within the floors"},
		{r.Accepted, "accepted", "accepted"}, {len(r.Stale), "accepted that no longer occurs", "accepted that no longer occur"},
	} {
		if x.n == 1 {
			s += ", 1 " + x.one
		} else if x.n > 1 {
			s += fmt.Sprintf(", %d %s", x.n, x.many)
		}
	}
	return s
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Collector puts the results of documents together.
type Collector struct {
	policy *Policy
	report Report
	scores map[string]compare.Score
	used   map[string]bool // fingerprints of accepted differences that occurred
	listed map[string]bool // documents by the names that fingerprints have of them
}

// mostProblems is how many problems a report lists.
const mostProblems = 100_000

// NewCollector returns a Collector of results under a policy. The version is that of the program, golden the name of the file
// or folder of golden records.
func NewCollector(p *Policy, version, golden string) *Collector {
	return &Collector{policy: p, report: Report{Version: version, Golden: golden}, scores: make(map[string]compare.Score),
		used: make(map[string]bool), listed: make(map[string]bool)}
}

// Add takes the result of a document in.
func (c *Collector) Add(r Result) {
	c.report.Documents++
	c.report.Names = append(c.report.Names, r.Document)
	c.listed[label(r.Document)] = true
	if r.Golden != nil {
		c.report.Expected++
	}
	for kind, s := range r.Scores {
		sum := c.scores[kind]
		sum.Add(s)
		c.scores[kind] = sum
	}
	failed := false
	for _, p := range r.Problems {
		failed = failed || p.Level == Failure
		c.add(p)
	}
	if failed {
		c.report.Failed++
	}
}

func (c *Collector) add(p Problem) {
	if p.Level == Note {
		c.report.Accepted++
		c.used[p.Fingerprint] = true
	}
	if len(c.report.Problems) >= mostProblems {
		c.report.Omitted++
		return
	}
	c.report.Problems = append(c.report.Problems, p)
}

// Missing takes in that a document of which there is a golden record was not there.
func (c *Collector) Missing(document string) {
	c.add(Problem{Level: Failure, Rule: "expected/document", Document: document, Message: "missing: the document that this golden record is of"})
	c.report.Failed++
}

// Report returns what all came to. Nothing may be added after it.
func (c *Collector) Report() *Report {
	r := &c.report
	for _, kind := range compare.Kinds() {
		s, compared := c.scores[kind]
		k := KindScore{Kind: kind, Score: s, OK: true}
		for _, f := range c.policy.Floors {
			if f.Kind != kind {
				continue
			}
			k.Floors = append(k.Floors, f)
			if got := f.of(s); got < f.Least {
				k.OK = false
				c.add(Problem{Level: Failure, Rule: "floor/" + kind,
					Message: fmt.Sprintf("%s of %s is %.4f, below %g", measureName(f.Measure), kind, got, f.Least)})
			}
		}
		if len(k.Floors) == 0 {
			k.OK = !slices.ContainsFunc(r.Problems, func(p Problem) bool { return p.Level == Failure && p.Rule == "expected/"+kind })
		}
		if compared || len(k.Floors) > 0 {
			r.Kinds = append(r.Kinds, k)
		}
	}
	r.Stale = c.policy.Accepted.stale(c.used, c.listed)
	return r
}

func measureName(measure string) string {
	if measure == "f1" {
		return "F1"
	}
	return measure
}

// label is what fingerprints call a document: the last part of its path, which stays when folders are renamed.
func label(document string) string { return path.Base(filepath.ToSlash(document)) }

// key returns what a problem is about, without where.
func (p *Problem) key() string {
	parts := []string{p.Rule}
	if d := p.Difference; d != nil {
		parts = append(parts, string(d.Op), d.Name)
		for _, f := range d.Fields {
			switch f.Key {
			case "start", "end", "source", "mentions":
				parts = append(parts, f.Key)
			default:
				parts = append(parts, f.Key, f.Old, f.New)
			}
		}
	} else {
		parts = append(parts, p.Message)
	}
	return strings.Join(parts, "\x00")
}
