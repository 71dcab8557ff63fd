package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"taizhang/cmd/report"
)

// streams are what a command reads and writes by default.
type streams struct {
	in       io.Reader
	out, err io.Writer
	// outTerminal and errTerminal say that a person is looking.
	outTerminal, errTerminal bool
	// width and errWidth are the numbers of columns of the terminals that out and err are, or 0.
	width, errWidth int
	// colour says that the terminal shows colours, and that they are wanted.
	colour bool
	// environ is the environment, a list of NAME=value.
	environ []string
}

// tableWidth returns the number of columns that tables are set for.
func (s *streams) tableWidth() int {
	if s.width > 0 {
		return s.width
	}
	return report.DefaultWidth
}

func standardStreams() *streams {
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, environ: os.Environ()}
	s.outTerminal = term.IsTerminal(int(os.Stdout.Fd()))
	s.errTerminal = term.IsTerminal(int(os.Stderr.Fd()))
	if s.errTerminal {
		if width, _, err := term.GetSize(int(os.Stderr.Fd())); err == nil && width > 0 {
			s.err, s.errWidth = &messages{os.Stderr, width}, width
		}
	}
	if s.outTerminal {
		if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			s.width = width
		}
		s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" // see no-color.org
	}
	return s
}

// messages writes messages to a terminal of so many columns: lines that begin with the name of the program and do not fit are
// filled, as help texts are.
type messages struct {
	w     io.Writer
	width int
}

// Write implements io.Writer. It takes whole lines, and leaves anything else as it is.
func (m *messages) Write(p []byte) (int, error) {
	text, whole := strings.CutSuffix(string(p), "\n")
	if !whole {
		return m.w.Write(p)
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "taizhang: ") {
			lines[i] = fillLine(l, len("  "), m.width)
		}
	}
	if _, err := io.WriteString(m.w, strings.Join(lines, "\n")+"\n"); err != nil {
		return 0, err
	}
	return len(p), nil
}
