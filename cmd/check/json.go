package check

import (
	"encoding/json"
	"io"

	"taizhang/cmd/compare"
)

// writeJSON writes a report as one JSON object: all there is in it.
func writeJSON(w io.Writer, r *Report, _ Options) error {
	type kind struct {
		Kind      string             `json:"kind"`
		Expected  int                `json:"expected"`
		Found     int                `json:"found"`
		Right     int                `json:"right"`
		Precision float64            `json:"precision"`
		Recall    float64            `json:"recall"`
		F1        float64            `json:"f1"`
		Floors    map[string]float64 `json:"floors,omitempty"`
		OK        bool               `json:"ok"`
	}
	type problem struct {
		Level       Level                   `json:"level"`
		Rule        string                  `json:"rule"`
		Document    string                  `json:"document,omitempty"`
		Line        int                     `json:"line,omitempty"`
		Message     string                  `json:"message"`
		Fingerprint string                  `json:"fingerprint,omitempty"`
		Source      *compare.JSONPlace      `json:"source,omitempty"`
		Difference  *compare.JSONDifference `json:"difference,omitempty"`
	}
	out := struct {
		Schema    string     `json:"schema"`
		OK        bool       `json:"ok"`
		Documents int        `json:"documents"`
		Expected  int        `json:"expected"`
		Failed    int        `json:"failed"`
		Kinds     []kind     `json:"kinds"`
		Problems  []problem  `json:"problems"`
		Omitted   int        `json:"omitted,omitempty"`
		Accepted  int        `json:"accepted"`
		Stale     []Accepted `json:"stale,omitempty"`
	}{Schema: "taizhang-check/1", OK: r.OK(), Documents: r.Documents, Expected: r.Expected, Failed: r.Failed,
		Kinds: []kind{}, Problems: []problem{}, Omitted: r.Omitted, Accepted: r.Accepted, Stale: r.Stale}
	for _, k := range r.Kinds {
		s := k.Score
		x := kind{Kind: k.Kind, Expected: s.Expected, Found: s.Found, Right: s.Right, Precision: s.Precision(), Recall: s.Recall(),
			F1: s.F1(), OK: k.OK}
		for _, f := range k.Floors {
			if x.Floors == nil {
				x.Floors = make(map[string]float64)
			}
			x.Floors[f.Measure] = f.Least
		}
		out.Kinds = append(out.Kinds, x)
	}
	for i := range r.Problems {
		p := &r.Problems[i]
		x := problem{Level: p.Level, Rule: p.Rule, Document: p.Document, Line: p.Line, Message: p.Message, Fingerprint: p.Fingerprint}
		if p.Place != (compare.Place{}) {
			x.Source = &compare.JSONPlace{Start: p.Place.Start, End: p.Place.End}
		}
		if p.Difference != nil {
			d := p.Difference.JSON()
			d.Source = nil // the problem has it
			x.Difference = &d
		}
		out.Problems = append(out.Problems, x)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}
