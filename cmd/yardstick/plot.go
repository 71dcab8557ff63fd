package main

import (
	"bufio"
	"errors"
	"fmt"
	"html"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
)

// table is what writeTable writes.
type table struct {
	columns []string
	rows    [][]float64
}

// readTable reads tab-separated numbers under a header.
func readTable(r io.Reader) (table, error) {
	var t table
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		cells := strings.Split(lines.Text(), "\t")
		if t.columns == nil {
			t.columns = cells
			continue
		}
		if len(cells) != len(t.columns) {
			return t, fmt.Errorf("line %d has %d values, the header %d", n, len(cells), len(t.columns))
		}
		var row []float64
		for _, c := range cells {
			v, err := strconv.ParseFloat(c, 64)
			if err != nil || v <= 0 || math.IsInf(v, 0) || math.IsNaN(v) {
				return t, fmt.Errorf("line %d: %q is no positive number, as logarithms need", n, c)
			}
			row = append(row, v)
		}
		t.rows = append(t.rows, row)
	}
	if len(t.rows) < 2 || len(t.columns) < 2 {
		return t, errors.Join(lines.Err(), errors.New("a plot needs two rows and two columns"))
	}
	return t, lines.Err()
}

// plot draws a table: the first column across, the others up, both in logarithms.
func plot(args []string, _ io.Reader, out io.Writer) error {
	if len(args) != 1 {
		return errors.New("plot: name one table")
	}
	f, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer f.Close()
	t, err := readTable(f)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	_, err = io.WriteString(out, t.svg())
	return err
}

// Measures of a plot in pixels.
const (
	plotWidth  = 560
	plotHeight = 320
	plotLeft   = 60
	plotBottom = 40
	plotTop    = 20
	plotRight  = 150
)

// axis leads from values to pixels, by their logarithms.
type axis struct {
	low, high float64 // powers of ten
	from, to  float64
}

func (a axis) at(v float64) float64 {
	return a.from + (math.Log10(v)-a.low)/(a.high-a.low)*(a.to-a.from)
}

// newAxis returns an axis from one power of ten to another that takes in all values.
func newAxis(values []float64, from, to float64) axis {
	a := axis{math.Inf(1), math.Inf(-1), from, to}
	for _, v := range values {
		a.low, a.high = min(a.low, math.Floor(math.Log10(v))), max(a.high, math.Ceil(math.Log10(v)))
	}
	if a.low == a.high {
		a.high++
	}
	return a
}

// svg returns the plot.
func (t table) svg() string {
	var xs, ys []float64
	for _, r := range t.rows {
		xs, ys = append(xs, r[0]), append(ys, r[1:]...)
	}
	x := newAxis(xs, plotLeft, plotWidth-plotRight)
	y := newAxis(ys, plotHeight-plotBottom, plotTop)
	var b strings.Builder
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"11\">\n", plotWidth, plotHeight)
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n", plotWidth, plotHeight)
	for p := x.low; p <= x.high; p++ {
		fmt.Fprintf(&b, "<path d=\"M%.1f %.1fV%.1f\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
			x.at(math.Pow(10, p)), y.from, y.to, x.at(math.Pow(10, p)), y.from+15, power(p))
	}
	for p := y.low; p <= y.high; p++ {
		fmt.Fprintf(&b, "<path d=\"M%.1f %.1fH%.1f\" stroke=\"#ddd\"/><text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>\n",
			x.from, y.at(math.Pow(10, p)), x.to, x.from-6, y.at(math.Pow(10, p))+4, power(p))
	}
	fmt.Fprintf(&b, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", (x.from+x.to)/2, plotHeight-8, html.EscapeString(t.columns[0]))
	colours := []string{"#1b6ca8", "#c8553d", "#588157", "#6d597a"}
	for c, name := range t.columns[1:] {
		colour := colours[c%len(colours)]
		b.WriteString("<path fill=\"none\" stroke-width=\"2\" stroke=\"" + colour + "\" d=\"")
		for i, r := range t.rows {
			fmt.Fprintf(&b, "%c%.1f %.1f", "ML"[min(i, 1)], x.at(r[0]), y.at(r[c+1]))
		}
		b.WriteString("\"/>\n")
		for _, r := range t.rows {
			fmt.Fprintf(&b, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", x.at(r[0]), y.at(r[c+1]), colour)
		}
		fmt.Fprintf(&b, "<text x=\"%.1f\" y=\"%d\" fill=\"%s\">%s</text>\n", x.to+12, plotTop+14+16*c, colour, html.EscapeString(name))
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// power writes a power of ten.
func power(p float64) string {
	if p < 0 {
		return strconv.FormatFloat(math.Pow(10, p), 'f', int(-p), 64)
	}
	return strconv.FormatFloat(math.Pow(10, p), 'f', 0, 64)
}
