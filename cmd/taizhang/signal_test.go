package main

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt stops a run that waits for its input, and one that is hard at work: both end at once, with the status
// that shells expect, and leave no file behind.
func TestInterrupt(t *testing.T) {
	needsUnix(t)
	for _, tt := range []struct {
		signal os.Signal
		status int
	}{{os.Interrupt, 130}, {syscall.SIGTERM, 143}} {
		dir := t.TempDir()
		cmd := exec.Command("taizhang", "ingest", "-", "-o", "records.json")
		cmd.Dir = dir
		var messages strings.Builder
		cmd.Stderr = &messages
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(stdin, "石渡县修路\n"); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
			if begun, _ := filepath.Glob(filepath.Join(dir, ".records.json.*")); len(begun) == 1 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatal("the run did not begin")
			}
		}
		sent := time.Now()
		if err := cmd.Process.Signal(tt.signal); err != nil {
			t.Fatal(err)
		}
		var exit *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &exit) || exit.ExitCode() != tt.status {
			t.Errorf("%v: %v, want status %d", tt.signal, err, tt.status)
		}
		if took := time.Since(sent); took > 2*time.Second {
			t.Errorf("%v: it took %v to stop", tt.signal, took)
		}
		if left, _ := os.ReadDir(dir); len(left) != 0 {
			t.Errorf("%v: %v was left behind", tt.signal, left)
		}
		if got := messages.String(); got != "taizhang: interrupted\n" {
			t.Errorf("%v: it said %q", tt.signal, got)
		}
	}
}
