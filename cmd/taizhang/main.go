// Taizhang (台账, ledger) reads Chinese news and writes down what it states, with the place that proves it.
//
// This package is the command line: main.go and one file for each command. What the commands say goes to standard
// output; everything else goes to standard error with "taizhang:" before it, in lower case and without a full stop.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(run(os.Args[1:], standardStreams())) }

// run runs one command line and returns the exit status.
func run(args []string, s *streams) int {
	// A write to a closed pipe shall fail, so that output can end there, instead of killing the process.
	signal.Ignore(syscall.SIGPIPE)
	paceCollector(smallFilesPercent)
	ctx, stop := notifyInterrupt(context.Background())
	defer stop()
	root := newRootCommand(s)
	root.SetArgs(args)
	help := &faultKeeper{w: s.out}
	root.SetOut(help)
	err := root.ExecuteContext(ctx)
	if err == nil {
		err = help.fault
	}
	return conclude(s.err, err)
}

// faultKeeper keeps the first error of writing: cobra writes help texts and does not look whether they arrive.
type faultKeeper struct {
	w     io.Writer
	fault error
}

// Write implements io.Writer.
func (k *faultKeeper) Write(p []byte) (int, error) {
	n, err := k.w.Write(p)
	if k.fault == nil {
		k.fault = err
	}
	return n, err
}

// notifyInterrupt returns a context that is cancelled, with an interruptError as its cause, when the process is
// asked to end.
func notifyInterrupt(parent context.Context) (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 1)
	for _, s := range []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as nohup has it
			signal.Notify(signals, s)
		}
	}
	go func() {
		select {
		case s := <-signals:
			cancel(interruptError{s})
		case <-ctx.Done():
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		cancel(nil)
	}
}
