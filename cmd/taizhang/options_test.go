package main

import (
	"context"
	"errors"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// parsed is what the command line of ingest comes to.
type parsed struct {
	Paths, Records, Dicts, Lexicons                 []string
	FilesFrom, Charset, Script, Format, Output, Now string
	Engine                                          string
	MaxBytes                                        int64
	Jobs                                            int
	NoText                                          bool
}

func TestIngestOptions(t *testing.T) {
	defaults := func(change func(*parsed)) parsed {
		p := parsed{Script: "hans", Format: "ndjson", Engine: "native", MaxBytes: 256 << 20, Jobs: runtime.GOMAXPROCS(0)}
		change(&p)
		return p
	}
	for _, tt := range []struct {
		args     string
		terminal bool
		want     parsed
	}{
		{"a b/", false, defaults(func(p *parsed) { p.Paths = []string{"a", "b/"} })},
		{"a", true, defaults(func(p *parsed) { p.Paths = []string{"a"}; p.Format = "table" })},
		{"a -o f", true, defaults(func(p *parsed) { p.Paths = []string{"a"}; p.Output = "f" })},
		{"a -o -", true, defaults(func(p *parsed) { p.Paths = []string{"a"}; p.Output = "-"; p.Format = "table" })},
		{"a -o f.json", false, defaults(func(p *parsed) { p.Paths = []string{"a"}; p.Output = "f.json"; p.Format = "json" })},
		{"a -o f.CSV", true, defaults(func(p *parsed) { p.Paths = []string{"a"}; p.Output = "f.CSV"; p.Format = "csv" })},
		{"a -o f.txt", false, defaults(func(p *parsed) { p.Paths = []string{"a"}; p.Output = "f.txt"; p.Format = "table" })},
		{"a -o f.csv --format json", false, defaults(func(p *parsed) { p.Paths = []string{"a"}; p.Output = "f.csv"; p.Format = "json" })},
		{"--files-from l", false, defaults(func(p *parsed) { p.FilesFrom = "l"; p.Paths = []string{} })},
		{"a --records figures,people --records figures", false, defaults(func(p *parsed) {
			p.Paths = []string{"a"}
			p.Records = []string{"figures", "people"}
		})},
		{"a --charset big5 --script keep --max-bytes 1K -j 3 --now 2024-02-29 --no-text --dict d --dict e --engine gse --lexicon n --lexicon o", false,
			defaults(func(p *parsed) {
				*p = parsed{Paths: []string{"a"}, Charset: "big5", Script: "keep", Format: "ndjson", MaxBytes: 1024, Jobs: 3,
					Now: "2024-02-29", NoText: true, Dicts: []string{"d", "e"}, Lexicons: []string{"n", "o"}, Engine: "gse"}
			})},
	} {
		s, _, _ := testStreams()
		s.outTerminal = tt.terminal
		var got parsed
		cmd := newIngestCommand(s, func(_ context.Context, o *ingestOptions) error {
			got = parsed{o.input.paths, o.records, o.words.dictionaries, o.names.lexicons, o.input.filesFrom, o.input.charset, o.input.script,
				o.format, o.output, o.now, o.words.engine, o.input.maxBytes, o.input.jobs, o.noText}
			return nil
		})
		cmd.SetArgs(strings.Fields(tt.args))
		if err := cmd.Execute(); err != nil {
			t.Errorf("ingest %s: %v", tt.args, err)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("ingest %s (-want +got):\n%s", tt.args, diff)
		}
	}
}

// Without PATH, filters read standard input.
func TestFilterOptions(t *testing.T) {
	for _, tt := range []struct {
		args string
		want []string
	}{{"", []string{"-"}}, {"a b", []string{"a", "b"}}, {"--files-from l", nil}} {
		s, _, _ := testStreams()
		var got [][]string
		filter := func(_ context.Context, o *filterOptions) error {
			got = append(got, o.input.paths)
			return nil
		}
		words := func(_ context.Context, o *segmentOptions) error { return filter(nil, &o.filterOptions) }
		for _, err := range []error{
			execute(newCleanCommand(s, filter), tt.args), execute(newNormalizeCommand(s, filter), tt.args),
			execute(newSegmentCommand(s, words), tt.args),
		} {
			if err != nil {
				t.Error(err)
			}
		}
		for _, paths := range got {
			if strings.Join(paths, " ") != strings.Join(tt.want, " ") {
				t.Errorf("%q: %q, want %q", tt.args, paths, tt.want)
			}
		}
		if len(got) != 3 {
			t.Errorf("%q: %d of 3 filters ran", tt.args, len(got))
		}
	}
}

func execute(cmd interface {
	SetArgs([]string)
	Execute() error
}, args string) error {
	cmd.SetArgs(strings.Fields(args))
	return cmd.Execute()
}

func TestByteSize(t *testing.T) {
	for in, want := range map[string]int64{
		"1": 1, "65536": 65536, "64K": 64 << 10, "64k": 64 << 10, "64KB": 64 << 10, "64KiB": 64 << 10, "3M": 3 << 20, "512M": 512 << 20,
	} {
		var got int64
		if err := (byteSize{&got, mostBytes}).Set(in); err != nil || got != want {
			t.Errorf("%s: %d, %v, want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "0", "-1", "K", "1.5M", "1T", "64 K", "513M", "9999999999G"} {
		got := int64(7)
		if err := (byteSize{&got, mostBytes}).Set(in); err == nil || got != 7 {
			t.Errorf("%q is taken for %d", in, got)
		}
	}
	for n, want := range map[int64]string{1: "1", 1000: "1000", 1024: "1K", 1536: "1536", 256 << 20: "256M", 1 << 30: "1G", 1 << 40: "1024G"} {
		if got := formatBytes(n); got != want {
			t.Errorf("formatBytes(%d) = %s, want %s", n, got, want)
		}
	}
}

func TestConclude(t *testing.T) {
	var b strings.Builder
	plain := errors.New("disk on fire")
	for _, tt := range []struct {
		err  error
		want int
		says string
	}{
		{nil, 0, ""},
		{plain, 1, "taizhang: disk on fire\n"},
		{usagef("do it so", "wrong"), 2, "taizhang: wrong\ntaizhang: hint: do it so\n"},
		{partialError{1, 3}, 3, "taizhang: 1 of 3 inputs could not be read\n"},
		{withHint(plain, "use water"), 1, "taizhang: disk on fire\ntaizhang: hint: use water\n"},
	} {
		b.Reset()
		if got := conclude(&b, tt.err); got != tt.want || b.String() != tt.says {
			t.Errorf("%v: status %d, said %q", tt.err, got, b.String())
		}
	}
}
