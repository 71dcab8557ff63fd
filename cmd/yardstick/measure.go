package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// cost is what a process took.
type cost struct {
	wall, cpu time.Duration
	peak      int64 // bytes of memory
}

// measure runs a command whose output nobody reads.
func measure(command []string) (cost, error) {
	cmd := exec.Command(command[0], command[1:]...)
	var messages strings.Builder
	cmd.Stderr = &messages
	start := time.Now()
	if err := cmd.Run(); err != nil {
		return cost{}, fmt.Errorf("%q: %w\n%s", command, err, messages.String())
	}
	return cost{time.Since(start), cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peakMemory(cmd.ProcessState)}, nil
}

// median runs a command some times and returns the run in the middle by processor time.
func median(rounds int, command []string) (cost, error) {
	var all []cost
	for range rounds {
		c, err := measure(command)
		if err != nil {
			return cost{}, err
		}
		all = append(all, c)
	}
	return middle(all), nil
}

func middle(all []cost) cost {
	slices.SortFunc(all, func(a, b cost) int { return cmp.Compare(a.cpu, b.cpu) })
	return all[len(all)/2]
}

// folderSize returns the bytes of all files in a folder.
func folderSize(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// grow measures how the cost of a run grows.
func grow(args []string, _ io.Reader, log io.Writer) error {
	f := flag.NewFlagSet("grow", flag.ContinueOnError)
	bin := f.String("bin", "bin/taizhang", "the program")
	out := f.String("o", "docs/performance", "folder for the tables")
	most := f.Int("most", 10000, "largest number of files")
	if err := f.Parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "yardstick-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if err := os.MkdirAll(*out, 0o777); err != nil {
		return err
	}
	g := &growth{bin: *bin, dir: dir, log: log}
	for _, t := range []struct {
		name, x string
		measure func() ([][]float64, error)
	}{
		{"files", "files", func() ([][]float64, error) { return g.files(*most) }}, {"size", "bytes", g.sizes}, {"workers", "workers", g.workers},
	} {
		rows, err := t.measure()
		if err != nil {
			return err
		}
		if err := writeTable(filepath.Join(*out, t.name+".tsv"), t.x, rows); err != nil {
			return err
		}
	}
	return nil
}

// growth measures runs of the program over files in dir.
type growth struct {
	bin, dir string
	log      io.Writer
}

// row measures runs over one input and returns a row of a table.
func (g *growth) row(rounds, x int, what, input string, options ...string) ([]float64, error) {
	command := append([]string{g.bin, "ingest", input, "-q", "-o", os.DevNull, "--format", "ndjson"}, options...)
	c, err := median(rounds, command)
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(g.log, "%d %s: %v\n", x, what, c)
	return c.row(float64(x)), nil
}

// articles returns a folder with n articles.
func (g *growth) articles(n int) (string, error) {
	folder := filepath.Join(g.dir, fmt.Sprint(n))
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	return folder, writeArticles(folder, n, 12<<10)
}

// files measures more and more files, up to most.
func (g *growth) files(most int) (rows [][]float64, err error) {
	for n := 1; n <= most; n *= 10 {
		folder, err := g.articles(n)
		if err != nil {
			return nil, err
		}
		r, err := g.row(rounds(n), n, "files", folder)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// sizes measures larger and larger pages with the same article.
func (g *growth) sizes() (rows [][]float64, err error) {
	for size := 4 << 10; size <= 4<<20; size *= 4 {
		name := filepath.Join(g.dir, fmt.Sprintf("%d.html", size))
		if err := os.WriteFile(name, []byte(newArticle(1).page("utf-8", size)), 0o666); err != nil {
			return nil, err
		}
		r, err := g.row(5, size, "bytes", name)
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// workers measures more and more workers on the same files.
func (g *growth) workers() (rows [][]float64, err error) {
	folder, err := g.articles(1000)
	if err != nil {
		return nil, err
	}
	for j := 1; j <= 16; j *= 2 {
		r, err := g.row(3, j, "workers", folder, "-j", fmt.Sprint(j))
		if err != nil {
			return nil, err
		}
		rows = append(rows, r)
	}
	return rows, nil
}

// rounds is how often a run over n files is measured.
func rounds(n int) int {
	if n > 1000 {
		return 1
	}
	return 3
}

func (c cost) row(x float64) []float64 {
	return []float64{x, c.wall.Seconds(), c.cpu.Seconds(), float64(c.peak) / 1e6}
}

func (c cost) String() string {
	return fmt.Sprintf("%.2f s, processor %.2f s, %.1f MB", c.wall.Seconds(), c.cpu.Seconds(), float64(c.peak)/1e6)
}

// writeTable writes rows of x, seconds, seconds of processor and megabytes.
func writeTable(name, x string, rows [][]float64) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\tseconds\tprocessor seconds\tmegabytes\n", x)
	for _, r := range rows {
		fmt.Fprintf(&b, "%.0f\t%.3f\t%.3f\t%.1f\n", r[0], r[1], r[2], r[3])
	}
	return os.WriteFile(name, []byte(b.String()), 0o666)
}

// pair runs commands on the same folder by turns, so that whatever else the machine does is shared by all, and writes a table in
// Markdown of what they took, and how that compares with the first.
func pair(args []string, _ io.Reader, out io.Writer) error {
	f := flag.NewFlagSet("pair", flag.ContinueOnError)
	turns := f.Int("turns", 3, "how often each command runs")
	if err := f.Parse(args); err != nil {
		return err
	}
	args = f.Args()
	if len(args) < 3 || args[1] != "--" {
		return errors.New("pair: for example pair DIR -- taizhang ingest -- python3 pipeline.py")
	}
	folder := args[0]
	var commands [][]string
	for _, a := range args[1:] {
		if a == "--" {
			commands = append(commands, nil)
			continue
		}
		commands[len(commands)-1] = append(commands[len(commands)-1], a)
	}
	size, err := folderSize(folder)
	if err != nil {
		return err
	}
	costs := make([][]cost, len(commands))
	for range *turns {
		for i, c := range commands {
			if len(c) == 0 {
				return errors.New("pair: an empty command")
			}
			cost, err := measure(append(slices.Clip(c), folder))
			if err != nil {
				return err
			}
			costs[i] = append(costs[i], cost)
		}
	}
	first := middle(costs[0])
	fmt.Fprintf(out, "%.1f MB, the middle of %d turns\n\n| command | wall s | processor s | MB | wall to the first | processor to the first |\n| --- | --- | --- | --- | --- | --- |\n",
		float64(size)/1e6, *turns)
	for i, c := range commands {
		m := middle(costs[i])
		name := append([]string{filepath.Base(c[min(1, len(c)-1)])}, c[min(2, len(c)):]...)
		fmt.Fprintf(out, "| %s | %.2f | %.2f | %.0f | %.1f | %.1f |\n", strings.Join(name, " "), m.wall.Seconds(), m.cpu.Seconds(),
			float64(m.peak)/1e6, m.wall.Seconds()/first.wall.Seconds(), m.cpu.Seconds()/first.cpu.Seconds())
	}
	return nil
}
