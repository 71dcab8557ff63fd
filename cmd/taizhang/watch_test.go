package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWatch watches a folder while files come, change, move in and go.
func TestWatch(t *testing.T) {
	needsUnix(t)
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	article := func(town string) string {
		return town + "修路\n\n" + town + "交通运输局3月1日说，县里今年要修公路120公里，通到每一个村子，两年内全部完工。\n"
	}
	write("in/b.txt", article("石渡县"))
	write("in/a.txt", article("青桐县"))
	write("moved/deep/c.txt", article("白岭县"))
	cmd := exec.Command("taizhang", "ingest", "in", "--watch", "-o", "in/out.ndjson", "--state", "state")
	cmd.Dir = dir
	var messages strings.Builder
	cmd.Stderr = &messages
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cmd.Process.Kill() }()
	await := func(want ...string) {
		t.Helper()
		got := ""
		for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
			data, _ := os.ReadFile(filepath.Join(dir, "in/out.ndjson"))
			var paths []string
			for line := range strings.Lines(string(data)) {
				path, err := documentOf([]byte(line))
				if err != nil {
					break // it is being written
				}
				paths = append(paths, path)
			}
			if got = strings.Join(paths, " "); got == strings.Join(want, " ") {
				return
			}
		}
		t.Fatalf("got %s, want %s", got, want)
	}
	await("in/a.txt", "in/b.txt")
	// A file that is written in two goes comes once, with all of its text. One that stays what it is does not come again.
	write("in/d.txt", "银杏县")
	write("in/a.txt", article("青桐县"))
	write("in/.hidden.txt", article("银杏县"))
	time.Sleep(watchTick)
	write("in/d.txt", article("银杏县"))
	await("in/a.txt", "in/b.txt", "in/d.txt")
	// A folder that is moved in, and what comes in it.
	if err := os.Rename(filepath.Join(dir, "moved"), filepath.Join(dir, "in/moved")); err != nil {
		t.Fatal(err)
	}
	await("in/a.txt", "in/b.txt", "in/d.txt", "in/moved/deep/c.txt")
	write("in/moved/deep/e.txt", article("枫林县"))
	write("in/b.txt", article("柳泉县"))
	if err := os.Remove(filepath.Join(dir, "in/d.txt")); err != nil {
		t.Fatal(err)
	}
	await("in/a.txt", "in/b.txt", "in/d.txt", "in/moved/deep/c.txt", "in/b.txt", "in/moved/deep/e.txt")
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Errorf("%v", err)
	}
	if want := "taizhang: watching in; interrupt to end\n"; !strings.HasPrefix(messages.String(), want) {
		t.Errorf("it said %q", messages.String())
	}
	data, _ := os.ReadFile(filepath.Join(dir, "in/out.ndjson"))
	if n := strings.Count(string(data), "银杏县交通运输局"); n == 0 {
		t.Error("the file was read before it was whole")
	}
}

func TestComparePaths(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want int
	}{
		{"a/x", "a.txt", -1}, {"a/x", "a-b/x", -1}, {"a.txt", "a.txt", 0}, {"b", "a/x", 1}, {"a/b/c", "a/b", 1},
	} {
		if got := comparePaths(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %d", tt.a, tt.b, got)
		}
	}
}
