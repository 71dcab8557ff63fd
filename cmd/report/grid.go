package report

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"github.com/olekukonko/tablewriter"
	"github.com/olekukonko/tablewriter/pkg/twwidth"
	"github.com/olekukonko/tablewriter/renderer"
	"github.com/olekukonko/tablewriter/tw"
)

// Limits of a cell in a table.
const (
	minColumn = 12 // terminal columns; no column is made narrower than this, so that dates and words stay whole
	maxLines  = 4
	columnGap = 2
)

// grid sets rows out in the given columns. Columns in which no row has anything are left out.
func grid(rows []row, cols []string, width int) []byte {
	cols, lines, numeric := cellGrid(rows, cols)
	return Grid(cols, lines, numeric, width)
}

// Grid sets lines of cells out below the names of their columns, aligned, columns of numbers to the right, no wider than
// width. Where not all columns fit beside one another, lines are set one below the other, a cell a line. Cells must be
// Printable. Lines are taken over and changed.
func Grid(cols []string, lines [][]string, numeric []bool, width int) []byte {
	widths, fits := fit(cols, lines, numeric, width)
	if !fits {
		return stacked(cols, lines, width)
	}
	align, pad := make(tw.Alignment, len(cols)), make([]tw.Padding, len(cols))
	for i := range cols {
		align[i], pad[i] = tw.AlignLeft, tw.Padding{Overwrite: true}
		if numeric[i] {
			align[i] = tw.AlignRight
		}
		if i < len(cols)-1 {
			pad[i].Right = strings.Repeat(" ", columnGap)
		}
	}
	var b bytes.Buffer
	t := tablewriter.NewTable(&b,
		tablewriter.WithRenderer(renderer.NewBlueprint(borderless)),
		tablewriter.WithHeaderAutoFormat(tw.Off),
		tablewriter.WithHeaderAlignmentConfig(tw.CellAlignment{PerColumn: align}),
		tablewriter.WithRowAlignmentConfig(tw.CellAlignment{PerColumn: align}),
		tablewriter.WithHeaderAutoWrap(tw.WrapNone),
		tablewriter.WithRowAutoWrap(tw.WrapNone),
		tablewriter.WithHeaderPaddingPerColumn(pad),
		tablewriter.WithRowPaddingPerColumn(pad),
	)
	t.Header(cols)
	for _, line := range lines {
		for i, s := range line {
			line[i] = strings.Join(wrap(s, widths[i]), "\n")
		}
		_ = t.Append(line) // strings only: nothing to go wrong
	}
	_ = t.Render() // into a Buffer, which takes everything
	return trimLines(b.Bytes())
}

// borderless draws nothing but a line under the header.
var borderless = tw.Rendition{
	Borders: tw.BorderNone,
	Symbols: tw.NewSymbols(tw.StyleLight),
	Settings: tw.Settings{
		Lines:      tw.Lines{ShowTop: tw.Off, ShowBottom: tw.Off, ShowHeaderLine: tw.On, ShowFooterLine: tw.Off},
		Separators: tw.Separators{ShowHeader: tw.Off, ShowFooter: tw.Off, BetweenRows: tw.Off, BetweenColumns: tw.Off},
	},
}

// cellGrid lays rows out under cols and leaves out empty columns. It tells which columns hold numbers.
func cellGrid(rows []row, cols []string) (used []string, lines [][]string, numeric []bool) {
	filled, number := make([]bool, len(cols)), make([]bool, len(cols))
	for _, r := range rows {
		for _, f := range r {
			if i := slices.Index(cols, f.column); i >= 0 {
				filled[i], number[i] = true, f.number
			}
		}
	}
	for i, c := range cols {
		if filled[i] {
			used = append(used, c)
			numeric = append(numeric, number[i])
		}
	}
	for _, r := range rows {
		line := cells(r, used)
		for i, s := range line {
			line[i] = printable(s)
		}
		lines = append(lines, line)
	}
	return used, lines, numeric
}

// stacked sets lines out one below the other, a value a line with its column before it.
func stacked(cols []string, lines [][]string, width int) []byte {
	label := 0
	for _, c := range cols {
		label = max(label, displayWidth(c)+columnGap)
	}
	var b bytes.Buffer
	for i, line := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		for k, s := range line {
			if s == "" {
				continue
			}
			lead := cols[k] + strings.Repeat(" ", label-displayWidth(cols[k]))
			for _, piece := range wrap(s, width-label) {
				b.WriteString(lead + piece + "\n")
				lead = strings.Repeat(" ", label)
			}
		}
	}
	return b.Bytes()
}

// fit returns the widths of columns: what their cells need, the widest columns of text narrowed until all fit into
// total. It reports whether they do: none is made narrower than minColumn.
func fit(cols []string, lines [][]string, numeric []bool, total int) (widths []int, ok bool) {
	widths = make([]int, len(cols))
	sum := -columnGap
	for i, c := range cols {
		widths[i] = displayWidth(c)
		for _, line := range lines {
			widths[i] = max(widths[i], displayWidth(line[i]))
		}
		sum += widths[i] + columnGap
	}
	for ; sum > total; sum-- {
		widest := -1
		for i, w := range widths {
			if !numeric[i] && w > minColumn && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return widths, false
		}
		widths[widest]--
	}
	return widths, true
}

// DisplayWidth returns the number of columns that s takes in a terminal: two for each character of Chinese.
func DisplayWidth(s string) int { return displayWidth(s) }

// displayWidth returns the number of terminal columns that s takes.
func displayWidth(s string) int { return twwidth.Width(s) }

// wrap cuts s into lines of at most width columns: at spaces where there are any near, otherwise between any two
// characters, as Chinese is set. What goes beyond maxLines is replaced by an ellipsis.
func wrap(s string, width int) []string {
	width = max(width, 2)
	var lines []string
	for displayWidth(s) > width {
		if len(lines) == maxLines-1 {
			return append(lines, twwidth.Truncate(s, width, "…"))
		}
		n := fitting(s, width)
		if k := strings.LastIndexByte(s[:n], ' '); k > n/2 {
			n = k + 1
		}
		lines = append(lines, strings.TrimRight(s[:n], " "))
		s = s[n:]
	}
	return append(lines, s)
}

// fitting returns the length in bytes of the longest beginning of s that is no wider than width; at least one
// character.
func fitting(s string, width int) int {
	used := 0
	for i, r := range s {
		used += displayWidth(string(r))
		if used > width && i > 0 {
			return i
		}
	}
	return len(s)
}

// Printable returns s as a terminal can show it: line ends and control sequences become spaces, and what is invisible is
// dropped.
func Printable(s string) string { return printable(s) }

// printable replaces what a terminal would act on, line ends and control sequences, by spaces, and drops what it
// would not show.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsControl(r) || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
}

// trimLines cuts the padding off the ends of lines.
func trimLines(b []byte) []byte {
	var out []byte
	for line := range bytes.Lines(b) {
		out = append(append(out, bytes.TrimRight(line, " \n")...), '\n')
	}
	return out
}
