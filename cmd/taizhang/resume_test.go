package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestKilled kills a run three times, wherever it happens to be, and lets the fourth end: the output is that of a run that
// was not disturbed, and nothing else is left.
func TestKilled(t *testing.T) {
	needsUnix(t)
	dir := t.TempDir()
	article, err := os.ReadFile("../../testdata/articles/signing.html")
	if err != nil {
		t.Fatal(err)
	}
	writeMany(filepath.Join(dir, "in"), 150, func(i int) []byte {
		return bytes.ReplaceAll(article, []byte("15.58"), fmt.Appendf(nil, "15.%d", i+100))
	})
	command := func(args ...string) *exec.Cmd {
		cmd := exec.Command("taizhang", append([]string{"ingest", "in"}, args...)...)
		cmd.Dir = dir
		return cmd
	}
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if out, err := command("-o", "whole.ndjson").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if out, err := command("-o", "full.ndjson", "--state", "full").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	size := int64(len(read("full")))
	for n := range int64(3) {
		cmd := command("-o", "killed.ndjson", "--state", "state")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(time.Millisecond) {
			info, err := os.Stat(filepath.Join(dir, "state"))
			if err == nil && info.Size() > (n+1)*size/5 {
				break
			}
			if time.Now().After(deadline) {
				t.Fatal("the run did not get far")
			}
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		if err := cmd.Wait(); err == nil {
			t.Error("the run ended before it was killed")
		}
		if _, err := os.Stat(filepath.Join(dir, "killed.ndjson")); err == nil {
			t.Error("a run that was killed left an output")
		}
	}
	if out, err := command("-o", "killed.ndjson", "--state", "state").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if !bytes.Equal(read("whole.ndjson"), read("killed.ndjson")) {
		t.Error("the output is another one")
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 6 { // in, two states, three outputs
		t.Errorf("%v, %v", entries, err)
	}
}
