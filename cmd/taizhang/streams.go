package main

import (
	"io"
	"os"

	"golang.org/x/term"
)

// streams are what a command reads and writes by default.
type streams struct {
	in       io.Reader
	out, err io.Writer
	// outTerminal and errTerminal say that a person is looking.
	outTerminal, errTerminal bool
	// width is the number of columns of the terminal, or 0.
	width int
}

func standardStreams() *streams {
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr}
	s.outTerminal = term.IsTerminal(int(os.Stdout.Fd()))
	s.errTerminal = term.IsTerminal(int(os.Stderr.Fd()))
	if s.outTerminal {
		if width, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			s.width = width
		}
	}
	return s
}
