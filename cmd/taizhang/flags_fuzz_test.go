package main

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

// FuzzFlags sets the flags that take more than words to anything: what one takes, it shows so that it takes it again.
func FuzzFlags(f *testing.F) {
	for _, s := range []string{"64K", "1.5M", "9999999999G", "-1", "1/4", "4/1", "0/0", "30s", "-2m", "2024-02-29", "2024-02-30", "KB", "1KIB", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var size, sizeAgain int64
		if (byteSize{&size, mostBytes}).Set(s) == nil {
			if size < 1 || size > mostBytes {
				t.Errorf("%q is %d bytes", s, size)
			}
			shown := byteSize{&size, mostBytes}.String()
			if err := (byteSize{&sizeAgain, mostBytes}).Set(shown); err != nil || sizeAgain != size {
				t.Errorf("%q is shown as %q: %v", s, shown, err)
			}
		}
		var limit, limitAgain time.Duration
		if (timeLimit{&limit}).Set(s) == nil {
			shown := timeLimit{&limit}.String()
			if err := (timeLimit{&limitAgain}).Set(shown); err != nil || limitAgain != limit || limit <= 0 {
				t.Errorf("%q is shown as %q: %v", s, shown, err)
			}
		}
		var share, shareAgain shard
		if share.Set(s) == nil {
			if err := shareAgain.Set(share.String()); err != nil || shareAgain != share {
				t.Errorf("%q is shown as %q: %v", s, share.String(), err)
			}
		}
		var when string
		if (day{&when}).Set(s) == nil && when != s {
			t.Errorf("%q became %q", s, when)
		}
	})
}

// FuzzNameScanner reads lists of names: each name is a stretch of the list, without what ends names.
func FuzzNameScanner(f *testing.F) {
	for _, s := range []string{"a\nb\n", "a\x00b\nc\x00", "\ufeffa\r\n\r\nb", "\x00", "\n", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		names := newNameScanner(strings.NewReader(s))
		rest := s
		for names.Scan() {
			_, after, found := strings.Cut(rest, names.Text())
			if !found || strings.Contains(names.Text(), "\n") && strings.Contains(names.Text(), "\x00") {
				t.Fatalf("%q: the name %q", s, names.Text())
			}
			rest = after
		}
	})
}

// FuzzQuestion takes what explain is asked apart: put together it is the same, but for how a number is written.
func FuzzQuestion(f *testing.F) {
	for _, s := range []string{"a.html:f3", "a.zip!/b.txt:12", "C:\\a.html:i1", "a:-1", "a:+1", ":f1", "a:", "a:f", "台账.txt:p007"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		file, q, err := question(s)
		if err != nil {
			return
		}
		rest, found := strings.CutPrefix(s, file+":")
		if n, _ := strconv.Atoi(rest); !found || file == "" || q.ID != "" && q.ID != rest || q.ID == "" && (q.Offset < 0 || n != q.Offset) {
			t.Errorf("%q: %q, %+v", s, file, q)
		}
	})
}
