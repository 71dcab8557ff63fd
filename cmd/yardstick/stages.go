package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// stage is what the runs of a benchmark came to.
type stage struct {
	name    string
	rates   []float64 // MB/s of processor time
	allocs  []float64
	memory  []float64 // bytes
	seconds []float64
}

// stages makes a table in Markdown of benchmarks: the middle of their runs.
func stages(_ []string, in io.Reader, out io.Writer) error {
	list, err := readStages(in)
	if err != nil {
		return err
	}
	fmt.Fprint(out, "| stage | MB/s of processor | ms | allocations | MB allocated |\n| --- | ---: | ---: | ---: | ---: |\n")
	for _, s := range list {
		fmt.Fprintf(out, "| %s | %.1f | %.1f | %.0f | %.1f |\n", s.name, middleOf(s.rates), 1e3*middleOf(s.seconds), middleOf(s.allocs),
			middleOf(s.memory)/1e6)
	}
	return nil
}

// readStages reads what go test -bench writes.
func readStages(in io.Reader) ([]*stage, error) {
	var list []*stage
	lines := bufio.NewScanner(in)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := strings.TrimPrefix(fields[0], "Benchmark")
		if i := strings.LastIndexByte(name, '-'); i > 0 {
			name = name[:i]
		}
		i := slices.IndexFunc(list, func(s *stage) bool { return s.name == name })
		if i < 0 {
			i = len(list)
			list = append(list, &stage{name: name})
		}
		for k := 2; k+1 < len(fields); k += 2 {
			v, err := strconv.ParseFloat(fields[k], 64)
			if err != nil {
				return nil, fmt.Errorf("%q: %w", lines.Text(), err)
			}
			switch s := list[i]; fields[k+1] {
			case "cpu-MB/s":
				s.rates = append(s.rates, v)
			case "ns/op":
				s.seconds = append(s.seconds, v/1e9)
			case "allocs/op":
				s.allocs = append(s.allocs, v)
			case "B/op":
				s.memory = append(s.memory, v)
			}
		}
	}
	return list, lines.Err()
}

// middleOf returns the value in the middle, 0 where there is none.
func middleOf(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}
