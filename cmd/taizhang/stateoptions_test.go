package main

import (
	"context"
	"reflect"
	"slices"
	"testing"

	"github.com/spf13/pflag"
)

// Every flag of ingest either has a say in what is kept with --state, or is known to have none.
func TestRunOptionsAreWhole(t *testing.T) {
	without := []string{
		"output", "split-size", "state", "watch", "files-from", "max-bytes", "jobs", "quiet", "shard", // not what a record is
		"timeout", // records that it cut short are not kept
		"alone",   // what is kept says which lines it was made with
	}
	s, _, _ := testStreams()
	var options runOptions
	cmd := newIngestCommand(s, func(_ context.Context, o *ingestOptions) (err error) {
		options, err = o.runOptions()
		return err
	})
	cmd.SetArgs([]string{"x"})
	if err := cmd.Execute(); err != nil {
		t.Fatal(err)
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		_, kept := options.Options[f.Name]
		if f.Name != "help" && kept == slices.Contains(without, f.Name) {
			t.Errorf("--%s: kept %v", f.Name, kept)
		}
		delete(options.Options, f.Name)
	})
	if len(options.Options) > 0 {
		t.Errorf("no flags: %v", options.Options)
	}
}

func TestDone(t *testing.T) {
	for _, d := range []done{{}, {site: "host x.example", lines: 7, counts: []int{0, 300, 2}, pieces: [][]byte{[]byte("a"), {}}}} {
		got, ok := parseDone(d.join())
		if !ok || got.site != d.site || got.lines != d.lines || !slices.Equal(got.counts, d.counts) || len(got.pieces) != len(d.pieces) {
			t.Errorf("%+v became %+v, %v", d, got, ok)
		}
	}
	for _, bad := range [][][]byte{nil, {{}, {}, {}}, {{}, make([]byte, 8)}, {{}, make([]byte, 8), {0xff}}} {
		if d, ok := parseDone(bad); ok {
			t.Errorf("%v became %v", bad, d)
		}
	}
	if !reflect.DeepEqual(sortedKeys(map[string]string{"b": "", "a": ""}, map[string]string{"c": "", "a": ""}), []string{"a", "b", "c"}) {
		t.Error("keys are not each once, in order")
	}
}
