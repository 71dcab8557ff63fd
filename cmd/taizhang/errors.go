package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

// Exit statuses.
const (
	exitOK      = 0
	exitFailure = 1   // the output could not be written, or what was compared differs
	exitUsage   = 2   // the command line is wrong
	exitPartial = 3   // some inputs could not be read; the rest was done
	exitSignal  = 128 // and the number of the signal that ended the run, as shells have it: 130 for Ctrl-C
)

// hintedError is an error with a line on what to do about it.
type hintedError struct {
	err  error
	hint string
}

func (e *hintedError) Error() string { return e.err.Error() }
func (e *hintedError) Unwrap() error { return e.err }

// withHint adds a hint to err.
func withHint(err error, format string, args ...any) error {
	return &hintedError{err, fmt.Sprintf(format, args...)}
}

// usageError is a mistake in the command line.
type usageError struct{ err error }

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }

// usagef returns a usageError with a hint.
func usagef(hint, format string, args ...any) error {
	return usageError{&hintedError{fmt.Errorf(format, args...), hint}}
}

// partialError says that some inputs could not be read. Each has been reported before.
type partialError struct{ failed, of int }

func (e partialError) Error() string {
	return fmt.Sprintf("%d of %s could not be read", e.failed, count(e.of, "input", "inputs"))
}

// unreadableError says that an input without which there is nothing to do could not be read.
type unreadableError struct{ err error }

func (e unreadableError) Error() string { return e.err.Error() }
func (e unreadableError) Unwrap() error { return e.err }

// verdictError says that what was compared differs, or does not hold. The output has said so already.
type verdictError struct{ what string }

func (e verdictError) Error() string { return e.what }

// isPartial reports whether err says no more than that some inputs could not be read.
func isPartial(err error) bool {
	var partial partialError
	return errors.As(err, &partial)
}

// interruptError says that the process was asked to end.
type interruptError struct{ signal os.Signal }

func (e interruptError) Error() string { return "interrupted" }

// conclude prints err, if there is anything to say, and returns the exit status that stands for it.
func conclude(w io.Writer, err error) int {
	var interrupt interruptError
	var usage usageError
	var partial partialError
	var unreadable unreadableError
	var verdict verdictError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitOK // who closed the pipe has seen enough
	case errors.As(err, &interrupt):
		printError(w, err)
		if s, ok := interrupt.signal.(syscall.Signal); ok {
			return exitSignal + int(s)
		}
		return exitFailure
	case errors.As(err, &partial), errors.As(err, &unreadable):
		printError(w, err)
		return exitPartial
	case errors.As(err, &verdict):
		return exitFailure
	case errors.As(err, &usage):
		printError(w, err)
		return exitUsage
	}
	printError(w, err)
	return exitFailure
}

// printError prints an error and its hint, a line each, whatever is in the names of files they speak of.
func printError(w io.Writer, err error) {
	fmt.Fprintf(w, "taizhang: %s\n", visible(err.Error()))
	var hinted *hintedError
	if errors.As(err, &hinted) && hinted.hint != "" {
		fmt.Fprintf(w, "taizhang: hint: %s\n", visible(hinted.hint))
	}
}

// count returns a number with its noun: 1 file, 2 files.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
