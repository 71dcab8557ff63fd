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
	folder := f.Arg(0)
	dir, err := os.MkdirTemp("", "yardstick-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	at := func(name string) string { return filepath.Join(dir, name) }
	done := func(what string, names ...string) error {
		sum := sha256.New()
		for _, name := range names {
			file, err := os.Open(at(name))
			if err != nil {
				return err
			}
			_, err = io.Copy(sum, file)
			_ = file.Close()
			if err != nil {
				return err
			}
		}
		fmt.Fprintf(out, "%s  %s\n", hex.EncodeToString(sum.Sum(nil))[:16], what)
		return nil
	}
	c, err := measure([]string{*bin, "ingest", folder, "-q", "-o", at("one.ndjson")})
	if err != nil {
		return err
	}
	if err := done("one run: "+c.String(), "one.ndjson"); err != nil {
		return err
	}
	command := []string{*bin, "ingest", folder, "-q", "-o", at("killed.ndjson"), "--state", at("state")}
	for n := range 3 {
		cmd := exec.Command(command[0], command[1:]...)
		if err := cmd.Start(); err != nil {
			return err
		}
		time.Sleep(c.wall / 5)
		if err := cmd.Process.Kill(); err != nil {
			return err
		}
		if cmd.Wait() == nil {
			return errors.New("resume: the run ended before it was killed")
		}
		info, err := os.Stat(at("state"))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "killed %d times: %.1f MB kept\n", n+1, float64(info.Size())/1e6)
	}
	if c, err = measure(command); err != nil {
		return err
	}
	if err := done("gone on with after three kills: "+c.String(), "killed.ndjson"); err != nil {
		return err
	}
	if c, err = measure(command); err != nil {
		return err
	}
	if err := done("once more, nothing to do: "+c.String(), "killed.ndjson"); err != nil {
		return err
	}
	if err := os.Remove(at("killed.ndjson")); err != nil {
		return err
	}
	for _, shard := range []string{"1", "2"} {
		c, err := measure([]string{*bin, "ingest", folder, "-q", "-o", at(shard + ".ndjson"), "--shard", shard + "/2"})
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "shard %s of 2: %v\n", shard, c)
	}
	if c, err = measure([]string{*bin, "merge", at("1.ndjson"), at("2.ndjson"), "-o", at("merged.ndjson")}); err != nil {
		return err
	}
	return done("two shards, merged: "+c.String(), "merged.ndjson")
}
