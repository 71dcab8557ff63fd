package main

import (
	"bytes"
	"math/rand/v2"
	"runtime/debug"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/spf13/cobra"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func TestMediaType(t *testing.T) {
	chinese := strings.Repeat("石渡县今年修公路。\r\n", 40)
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(chinese)
	if err != nil {
		t.Fatal(err)
	}
	var wide []byte
	for _, u := range utf16.Encode([]rune(chinese)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	random := make([]byte, 4096)
	for i := range random {
		random[i] = byte(rand.Uint32())
	}
	for _, tt := range []struct {
		name, data, want string
	}{
		{"empty", "", ""},
		{"UTF-8", chinese, ""},
		{"GBK", gbk, ""},
		{"UTF-16 without a mark", string(wide), ""},
		{"UTF-16 with a mark", "\xff\xfe" + string(wide), ""},
		{"page", "<!DOCTYPE html><p>" + gbk, ""},
		{"like a bitmap", "BMW在石渡县设厂", ""},
		{"some damage", strings.Replace(chinese, "公", "\x00\x01", 20), ""},
		{"form feed and escape", "\f\v\x1b$B\x1b(B" + chinese, ""},
		{"HZ", "~{<:Ky2;S{~}", ""},
		{"JPEG", "\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00", "image/jpeg"},
		{"PDF", "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n", "application/pdf"},
		{"zip", "PK\x03\x04\x14\x00\x00\x00\x08\x00" + string(make([]byte, 30)), "application/zip"},
		{"zeros", string(make([]byte, 512)), "application/octet-stream"},
		{"random", string(random), "application/octet-stream"},
	} {
		if got := mediaType([]byte(tt.data)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	now := time.Date(2024, 3, 9, 0, 0, 0, 0, time.UTC)
	p := newProgress(&b, 0, func() time.Time { return now })
	p.step(1e6)
	if b.Len() != 0 {
		t.Errorf("a quick run shows %q", b.String())
	}
	now = now.Add(time.Second)
	p.step(1e6)
	p.step(1e6) // too soon to draw again
	if got, want := b.String(), "\r\x1b[K2 files, 2.0 MB, 2.0 MB/s"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	b.Reset()
	p.total.Store(12)
	now = now.Add(time.Second)
	p.step(1e6)
	if got, want := b.String(), "\r\x1b[K[########----------------] 4 of 12 files, 2.0 MB/s, 4s left"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for width, want := range map[int]string{
		48: "[####--------] 4 of 12 files, 2.0 MB/s, 4s left", // one column stays free: some terminals go on to the next row
		43: "4 of 12 files, 2.0 MB/s, 4s left",
		20: "4 of 12 files, 2.0 ",
	} {
		p.width = width
		if got := p.fit(p.line(2 * time.Second)); got != want {
			t.Errorf("%d columns: got %q, want %q", width, got, want)
		}
	}
	b.Reset()
	p.clear()
	p.clear()
	if got, want := b.String(), "\r\x1b[K"; got != want {
		t.Errorf("clear writes %q, want %q", got, want)
	}
	var none *progress
	none.step(1)
	none.clear()
}

func TestVersion(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.3"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"},
	}}
	if got := version(info); !strings.HasPrefix(got, "taizhang v1.2.3 0123456789ab modified\nrecords taizhang/1\ngo") {
		t.Errorf("got %q", got)
	}
	if got := version(nil); !strings.HasPrefix(got, "taizhang (devel)\n") {
		t.Errorf("without build information: %q", got)
	}
}

// A manual page must not take text for requests.
func TestRoff(t *testing.T) {
	for in, want := range map[string]string{
		"a-b": `a\-b`, `\n`: `\en`, ".hidden": `\&.hidden`, "a\n'b\n.c": "a\n" + `\&'b` + "\n" + `\&.c`, "台账": "台账",
	} {
		if got := roff(in); got != want {
			t.Errorf("roff(%q) = %q, want %q", in, got, want)
		}
	}
}

// Every command has what a manual page needs, and keeps to the house's way of writing.
func TestCommands(t *testing.T) {
	s, _, _ := testStreams()
	for _, c := range newRootCommand(s).Commands() {
		if c.Name() == "completion" || c.Name() == "help" {
			continue // cobra's
		}
		if c.GroupID == "" && !c.Hidden {
			t.Errorf("%s: its group is missing", c.Name())
		}
		checkCommand(t, c)
	}
}

// checkCommand checks the help of a command and of those below it.
func checkCommand(t *testing.T, c *cobra.Command) {
	t.Helper()
	name := c.CommandPath()
	if c.Short == "" || strings.HasSuffix(c.Short, ".") || c.RunE == nil && !c.HasSubCommands() {
		t.Errorf("%s: its short help or its function is missing", name)
	}
	if c.Name() != "version" && (c.Long == "" || c.Example == "") {
		t.Errorf("%s: its long help or its examples are missing", name)
	}
	for line := range strings.SplitSeq(c.Long+"\n"+c.Example, "\n") {
		if len([]rune(line)) > 120 {
			t.Errorf("%s: a line of its help is too long: %s", name, line)
		}
	}
	for _, below := range c.Commands() {
		checkCommand(t, below)
	}
}

// A bar is shown where somebody looks, nothing else is written, and it was not asked to be quiet.
func TestNewBar(t *testing.T) {
	for _, tt := range []struct{ terminal, free, quiet, want bool }{
		{true, true, false, true}, {false, true, false, false}, {true, false, false, false}, {true, true, true, false},
	} {
		s, _, _ := testStreams()
		s.errTerminal = tt.terminal
		o := &inputOptions{paths: []string{"parts_test.go"}, quiet: tt.quiet}
		bar := newBar(t.Context(), s, o, tt.free)
		if (bar != nil) != tt.want {
			t.Errorf("%+v: %v", tt, bar != nil)
		}
		for deadline := time.Now().Add(10 * time.Second); bar != nil && bar.total.Load() != 1; time.Sleep(time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("%d files are counted", bar.total.Load())
			}
		}
	}
}
