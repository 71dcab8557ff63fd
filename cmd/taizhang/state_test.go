package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

var someOptions = runOptions{Program: "p", Version: "v1", Options: map[string]string{"format": "ndjson", "now": ""}}

// reopen opens a state that must be one.
func reopen(t testing.TB, name string) *state {
	t.Helper()
	s, err := openState(name, someOptions)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// piecesOf is what the document of a number comes to: none, one, or some.
func piecesOf(n int) [][]byte {
	var pieces [][]byte
	for i := range n % 4 {
		pieces = append(pieces, bytes.Repeat([]byte(fmt.Sprintf("石渡县 %d/%d\n", n, i)), n))
	}
	return pieces
}

func keyNumber(n int) stateKey { return keyOf(fmt.Sprint(n), nil, nil) }

// fillState writes a state of n documents and returns its bytes.
func fillState(t testing.TB, name string, n int) []byte {
	t.Helper()
	s := reopen(t, name)
	for i := range n {
		if err := s.put(keyNumber(i), piecesOf(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.finish(); err != nil {
		t.Fatal(err)
	}
	s.close()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// checkState checks that whatever a state says is right, and that it can be gone on with. It returns how many of n documents
// it knows.
func checkState(t testing.TB, name string, n int) int {
	t.Helper()
	s := reopen(t, name)
	defer s.close()
	known := 0
	for i := range n {
		pieces, ok := s.get(keyNumber(i))
		if ok {
			known++
		}
		if ok && !reflect.DeepEqual(pieces, piecesOf(i)) {
			t.Errorf("document %d: %q", i, pieces)
		}
	}
	if err := s.put(keyNumber(n), piecesOf(n)); err != nil {
		t.Fatal(err)
	}
	if pieces, ok := s.get(keyNumber(n)); !ok || !reflect.DeepEqual(pieces, piecesOf(n)) {
		t.Errorf("document %d: %v", n, ok)
	}
	return known
}

// TestStateCut cuts a state off at every byte: what is known then are the documents before.
func TestStateCut(t *testing.T) {
	const n = 8
	name := filepath.Join(t.TempDir(), "state")
	data := fillState(t, name, n)
	last := 0
	for size := range len(data) + 1 {
		if err := os.WriteFile(name, data[:size], 0o666); err != nil {
			t.Fatal(err)
		}
		known := checkState(t, name, n)
		if known < last {
			t.Fatalf("%d bytes: %d documents, after %d", size, known, last)
		}
		last = known
	}
	if last != n {
		t.Errorf("the whole state: %d documents", last)
	}
}

// TestStateDamage changes and zeroes bytes: nothing wrong is ever returned.
func TestStateDamage(t *testing.T) {
	const n = 12
	name := filepath.Join(t.TempDir(), "state")
	data := fillState(t, name, n)
	header := bytes.IndexByte(data[len(stateMagic):], '\n') + len(stateMagic) + 1
	r := rand.New(rand.NewPCG(1, 2))
	for range 400 {
		damaged := bytes.Clone(data)
		at := header + r.IntN(len(data)-header)
		if r.IntN(4) == 0 {
			clear(damaged[at:]) // blocks that the system had given out but not written
		} else {
			damaged[at] ^= 1 << r.IntN(8)
		}
		if err := os.WriteFile(name, damaged, 0o666); err != nil {
			t.Fatal(err)
		}
		checkState(t, name, n)
	}
}

// FuzzState opens a state with anything after its header.
func FuzzState(f *testing.F) {
	dir := f.TempDir()
	data := fillState(f, filepath.Join(dir, "seed"), 5)
	header := bytes.IndexByte(data[len(stateMagic):], '\n') + len(stateMagic) + 1
	f.Add(data[header:])
	f.Add(append(bytes.Clone(data[header:]), data...))
	f.Add([]byte("e1ZT"))
	f.Fuzz(func(t *testing.T, rest []byte) {
		name := filepath.Join(t.TempDir(), "state")
		if err := os.WriteFile(name, append(bytes.Clone(data[:header]), rest...), 0o666); err != nil {
			t.Fatal(err)
		}
		s, err := openState(name, someOptions)
		if err != nil {
			t.Fatal(err)
		}
		defer s.close()
		for key := range s.index {
			s.get(key)
		}
		if err := s.put(keyNumber(1), piecesOf(3)); err != nil {
			t.Fatal(err)
		}
		if pieces, ok := s.get(keyNumber(1)); !ok || !reflect.DeepEqual(pieces, piecesOf(3)) {
			t.Fatal("what was put is not there")
		}
	})
}

func TestStateRefused(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "state")
	before := fillState(t, name, 3)
	for _, tt := range []struct {
		change func(*runOptions)
		want   string
	}{
		{func(o *runOptions) { o.Options = map[string]string{"format": "csv", "now": ""} }, `other options: --format "ndjson", now "csv"`},
		{func(o *runOptions) { o.Options = map[string]string{"format": "ndjson", "now": "2024-03-09"} }, `other options: --now "", now "2024-03-09"`},
		{func(o *runOptions) { o.Program, o.Version = "q", "v2" }, "another build of taizhang (v1, this is v2)"},
	} {
		options := someOptions
		tt.change(&options)
		_, err := openState(name, options)
		var usage usageError
		if !errors.As(err, &usage) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
	if after, _ := os.ReadFile(name); !bytes.Equal(before, after) {
		t.Error("a state that was refused has changed")
	}
	other := filepath.Join(dir, "records.ndjson")
	for _, text := range []string{"{}\n", "taizhang state 1\nno JSON\n", "x", strings.Repeat("石", 5000)} {
		if err := os.WriteFile(other, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		if _, err := openState(other, someOptions); err == nil || !strings.Contains(err.Error(), "holds something else") {
			t.Errorf("%.20q: %v", text, err)
		}
		if after, _ := os.ReadFile(other); string(after) != text {
			t.Errorf("%.20q: it was written over", text)
		}
	}
	if _, err := openState(dir, someOptions); err == nil {
		t.Error("a folder was taken for a state")
	}
	if locks {
		s := reopen(t, name)
		if _, err := openState(name, someOptions); err == nil || !strings.Contains(err.Error(), "another run is using it") {
			t.Errorf("a state in use: %v", err)
		}
		s.close()
		reopen(t, name).close()
	}
}

// States of shards, one after the other, are the state of all.
func TestStatesTogether(t *testing.T) {
	dir := t.TempDir()
	var all []byte
	for part := range 3 {
		s := reopen(t, filepath.Join(dir, fmt.Sprint(part)))
		for i := part; i < 20; i += 3 {
			if err := s.put(keyNumber(i), piecesOf(i)); err != nil {
				t.Fatal(err)
			}
		}
		s.close()
		data, err := os.ReadFile(s.name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	name := filepath.Join(dir, "all")
	if err := os.WriteFile(name, all, 0o666); err != nil {
		t.Fatal(err)
	}
	if known := checkState(t, name, 20); known != 20 {
		t.Errorf("%d of 20 documents", known)
	}
}

// What is no longer asked for goes, once it is most of the file.
func TestStateShrinks(t *testing.T) {
	name := filepath.Join(t.TempDir(), "state")
	s := reopen(t, name)
	noise := func(n int) [][]byte {
		b := make([]byte, 64<<10)
		r := rand.New(rand.NewPCG(uint64(n), 1))
		for i := range b {
			b[i] = byte(r.Uint32())
		}
		return [][]byte{b}
	}
	for i := range 40 {
		if err := s.put(keyNumber(i), noise(i)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.finish(); err != nil {
		t.Fatal(err)
	}
	s.close()
	size := func() int64 {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		return info.Size()
	}
	full := size()
	s = reopen(t, name)
	for i := range 5 {
		if _, ok := s.get(keyNumber(7 * i)); !ok {
			t.Fatal("gone")
		}
	}
	if err := s.finish(); err != nil {
		t.Fatal(err)
	}
	s.close()
	if now := size(); now > full/7 {
		t.Errorf("%d bytes of %d are left", now, full)
	}
	s = reopen(t, name)
	defer s.close()
	for i := range 40 {
		pieces, ok := s.get(keyNumber(i))
		if ok != (i%7 == 0 && i < 35) || ok && !reflect.DeepEqual(pieces, noise(i)) {
			t.Errorf("document %d: %v", i, ok)
		}
	}
}

func TestPieces(t *testing.T) {
	for n := range 6 {
		got, ok := splitPieces(joinPieces(piecesOf(n)))
		if !ok || !slices.EqualFunc(got, piecesOf(n), bytes.Equal) {
			t.Errorf("%d: %v", n, ok)
		}
	}
	for _, broken := range []string{"\x05abc", "\xff", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01a"} {
		if _, ok := splitPieces([]byte(broken)); ok {
			t.Errorf("%q was taken apart", broken)
		}
	}
}
