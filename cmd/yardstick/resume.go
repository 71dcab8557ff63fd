package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// resume runs the program over a folder undisturbed, then with a state, killed three times, then in two shards that are merged,
// and compares the checksums of the outputs.
func resume(args []string, _ io.Reader, out io.Writer) error {
	f := flag.NewFlagSet("resume", flag.ContinueOnError)
	bin := f.String("bin", "bin/taizhang", "the program")
	if err := f.Parse(args); err != nil {
		return err
	}
	if f.NArg() != 1 {
		return errors.New("resume: name one folder")
	}
	dir, err := os.MkdirTemp("", "yardstick-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	t := &trial{bin: *bin, folder: f.Arg(0), dir: dir, out: out}
	wall, err := t.undisturbed()
	if err != nil {
		return err
	}
	if err := t.killed(wall / 5); err != nil {
		return err
	}
	return t.shards()
}

// trial is a comparison of ways to run the program over a folder, whose outputs go into dir.
type trial struct {
	bin, folder, dir string
	out              io.Writer
	sum              string // of the first output, which all others have to have
}

func (t *trial) at(name string) string { return filepath.Join(t.dir, name) }

// ingest returns the command that writes the records of the folder into a file.
func (t *trial) ingest(name string, options ...string) []string {
	return append([]string{t.bin, "ingest", t.folder, "-q", "-o", t.at(name)}, options...)
}

// run runs a command and compares the file it has written.
func (t *trial) run(what, name string, command []string) (cost, error) {
	c, err := measure(command)
	if err != nil {
		return c, err
	}
	file, err := os.Open(t.at(name))
	if err != nil {
		return c, err
	}
	defer func() { _ = file.Close() }() // it was only read
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return c, err
	}
	got := hex.EncodeToString(sum.Sum(nil))[:16]
	fmt.Fprintf(t.out, "%s  %s: %v\n", got, what, c)
	if t.sum == "" {
		t.sum = got
	}
	if got != t.sum {
		return c, fmt.Errorf("resume: %s: other output than that of one run", what)
	}
	return c, nil
}

// undisturbed runs the program once and returns how long it took.
func (t *trial) undisturbed() (time.Duration, error) {
	c, err := t.run("one run", "one.ndjson", t.ingest("one.ndjson"))
	return c.wall, err
}

// killed runs the program with a state, kills it three times after a while, and has it go on.
func (t *trial) killed(after time.Duration) error {
	command := t.ingest("killed.ndjson", "--state", t.at("state"))
	for n := range 3 {
		cmd := exec.Command(command[0], command[1:]...)
		if err := cmd.Start(); err != nil {
			return err
		}
		time.Sleep(after)
		if err := cmd.Process.Kill(); err != nil {
			return err
		}
		if cmd.Wait() == nil {
			return errors.New("resume: the run ended before it was killed")
		}
		info, err := os.Stat(t.at("state"))
		if err != nil {
			return err
		}
		fmt.Fprintf(t.out, "killed %d times: %.1f MB kept\n", n+1, float64(info.Size())/1e6)
	}
	for _, what := range []string{"gone on with after three kills", "once more, nothing to do"} {
		if _, err := t.run(what, "killed.ndjson", command); err != nil {
			return err
		}
	}
	return os.Remove(t.at("killed.ndjson"))
}

// shards runs the program over two halves and merges what they wrote.
func (t *trial) shards() error {
	for _, shard := range []string{"1", "2"} {
		c, err := measure(t.ingest(shard+".ndjson", "--shard", shard+"/2"))
		if err != nil {
			return err
		}
		fmt.Fprintf(t.out, "shard %s of 2: %v\n", shard, c)
	}
	_, err := t.run("two shards, merged", "merged.ndjson", []string{t.bin, "merge", t.at("1.ndjson"), t.at("2.ndjson"), "-o", t.at("merged.ndjson")})
	return err
}
