//go:build !race

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestStart holds what the program needs for one file: on a core that is free some 20 ms, of which the test's program, which is
// larger, takes more, and memory far below 80 MB. Time is that of the processor, so that it does not matter what else runs.
func TestStart(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("reads /proc")
	}
	article, err := filepath.Abs("../../testdata/articles/signing.html")
	if err != nil {
		t.Fatal(err)
	}
	least := time.Hour
	for range 5 {
		cmd := exec.Command("taizhang", "ingest", article, "-q", "-o", os.DevNull, "--format", "ndjson")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		least = min(least, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	}
	if limit := 150 * time.Millisecond; least > limit {
		t.Errorf("one file took %v of the processor, not %v at most", least, limit)
	}
	// The peak of a process that waits for its input after the article, before it is told to end.
	cmd := exec.Command("taizhang", "ingest", article, "-", "-q", "-o", os.DevNull, "--format", "ndjson")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(cmd.Process.Pid), "status"))
	if err != nil {
		t.Fatal(err)
	}
	_ = in.Close()
	if err := cmd.Wait(); err != nil {
		t.Fatal(err)
	}
	_, peak, _ := strings.Cut(string(status), "VmHWM:")
	if kb, err := strconv.Atoi(strings.Fields(peak)[0]); err != nil || kb > 80<<10 {
		t.Errorf("one file took %d kB", kb)
	}
}
