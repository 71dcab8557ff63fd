package check

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"taizhang/cmd/report"
)

// writeTable writes a report for reading: the problems, each with its document and line, then the scores.
func writeTable(w io.Writer, r *Report, o Options) error {
	var b strings.Builder
	paint := func(l Level, s string) string {
		if o.Paint == nil {
			return s
		}
		return o.Paint(l, s)
	}
	list, rest := r.worstFirst(o.Limit, Failure, Warning)
	for _, p := range list {
		where := ""
		if p.Document != "" {
			where = p.Document + ": "
			if p.Line > 0 {
				where = p.Document + ":" + strconv.Itoa(p.Line) + ": "
			}
		}
		b.WriteString(report.Printable(where) + paint(p.Level, report.Printable(string(p.Level)+": "+p.Message)) + "\n")
	}
	if rest > 0 {
		fmt.Fprintf(&b, "… and %d more; --limit 0 writes all, --format json as well\n", rest)
	}
	for _, a := range r.Stale {
		b.WriteString(report.Printable(a.Document+": accepted, and no longer so: "+a.Message) + "\n")
	}
	if len(r.Kinds) > 0 {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.Write(scores(r, o.Width))
	}
	verdict := Note
	if !r.OK() {
		verdict = Failure
	}
	b.WriteString(paint(verdict, r.String()) + "\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// scores sets the scores out as a table.
func scores(r *Report, width int) []byte {
	cols := []string{"kind", "expected", "found", "right", "precision", "recall", "F1", "floor", "verdict"}
	numeric := []bool{false, true, true, true, true, true, true, true, false}
	hasFloors := false
	for _, k := range r.Kinds {
		hasFloors = hasFloors || len(k.Floors) > 0
	}
	if !hasFloors {
		cols, numeric = append(cols[:7:7], "verdict"), append(numeric[:7:7], false)
	}
	var lines [][]string
	for _, k := range r.Kinds {
		s := k.Score
		line := []string{k.Kind, strconv.Itoa(s.Expected), strconv.Itoa(s.Found), strconv.Itoa(s.Right),
			fmt.Sprintf("%.3f", s.Precision()), fmt.Sprintf("%.3f", s.Recall()), fmt.Sprintf("%.3f", s.F1())}
		if hasFloors {
			var floors []string
			for _, f := range k.Floors {
				text := strconv.FormatFloat(f.Least, 'g', -1, 64)
				if f.Measure != "f1" {
					text = f.Measure + " " + text
				}
				floors = append(floors, text)
			}
			line = append(line, strings.Join(floors, ", "))
		}
		verdict := "ok"
		if !k.OK {
			verdict = "failed"
		}
		lines = append(lines, append(line, verdict))
	}
	return report.Grid(cols, lines, numeric, width)
}
