package main

import (
	"io"
	"os"

	"golang.org/x/term"

	"taizhang/cmd/report"
)

// streams are what a command reads and writes by default.
type streams struct {
	in       io.Reader
	out, err io.Writer
	// outTerminal and errTerminal say that a person is looking.
	outTerminal, errTerminal bool
	// width is the number of columns of the terminal, or 0.
	width int
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
	if s.outTerminal {
		if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			s.width = width
		}
		s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" // see no-color.org
	}
	return s
}
