package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"

	"taizhang/normalize/bundle"
)

// runOptions returns what the records of this run depend on beside its inputs. How many files are read at a time, which of
// them, and how the output is cut or packed has no say in it.
func (o *ingestOptions) runOptions() (runOptions, error) {
	program, err := programSum()
	if err != nil {
		return runOptions{}, err
	}
	info, _ := debug.ReadBuildInfo()
	line, _, _ := strings.Cut(version(info), "\n")
	kinds := strings.Join(o.records, ",")
	options := map[string]string{
		"format": o.format, "records": kinds, "no-text": fmt.Sprint(o.noText), "now": o.now,
		"charset": o.input.charset, "field": o.input.field, "script": o.input.script, "engine": o.words.engine,
	}
	for name, files := range map[string][]string{
		"pairs": {o.input.pairsFile}, "dict": o.words.dictionaries, "lexicon": o.names.lexicons,
	} {
		if options[name], err = fileSums(files); err != nil {
			return runOptions{}, err
		}
	}
	return runOptions{Program: program, Version: strings.TrimPrefix(line, "taizhang "), Options: options}, nil
}

// programSum is a checksum of the program that runs, which changes with whatever it was built from.
func programSum() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	return fileSums([]string{name})
}

// fileSums is a checksum of files, of which an empty name is none.
func fileSums(names []string) (string, error) {
	var sums []string
	for _, name := range names {
		if name == "" {
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return "", err
		}
		sum := sha256.New()
		_, err = io.Copy(sum, f)
		_ = f.Close()
		if err != nil {
			return "", err
		}
		sums = append(sums, hex.EncodeToString(sum.Sum(nil)[:8]))
	}
	return strings.Join(sums, ","), nil
}

// keyOf returns the key of a document: its bytes, its name, and what its bundle says of it.
func keyOf(path string, m *bundle.Member, raw []byte) stateKey {
	sum := sha256.New()
	text := func(s string) {
		var size [8]byte
		binary.LittleEndian.PutUint64(size[:], uint64(len(s)))
		sum.Write(size[:])
		sum.Write([]byte(s)) // a hash never fails
	}
	text(path)
	if m != nil {
		text(fmt.Sprintf("%q %q %q %t %q", m.MediaType, m.Charset, m.URL, m.Decoded, m.Cut))
	} else {
		text("")
	}
	sum.Write(raw)
	return stateKey(sum.Sum(nil))
}

// sortedKeys returns the keys of both maps, each once, in order.
func sortedKeys(a, b map[string]string) []string {
	keys := slices.AppendSeq(slices.Collect(maps.Keys(a)), maps.Keys(b))
	slices.Sort(keys)
	return slices.Compact(keys)
}

// done is what is kept of a document: what was written of it, what was found in it, and the lines that other documents of
// its site had in common with it at that time, on which both depend.
type done struct {
	site   string
	lines  uint64
	counts []int
	pieces [][]byte
}

// join makes pieces of all that is kept.
func (d *done) join() [][]byte {
	var counts []byte
	for _, n := range d.counts {
		counts = binary.AppendUvarint(counts, uint64(n))
	}
	return append([][]byte{[]byte(d.site), binary.LittleEndian.AppendUint64(nil, d.lines), counts}, d.pieces...)
}

// parseDone reads what join made.
func parseDone(pieces [][]byte) (d done, ok bool) {
	if len(pieces) < 3 || len(pieces[1]) != 8 {
		return d, false
	}
	d = done{site: string(pieces[0]), lines: binary.LittleEndian.Uint64(pieces[1]), pieces: pieces[3:]}
	for b := pieces[2]; len(b) > 0; {
		n, width := binary.Uvarint(b)
		if width <= 0 {
			return d, false
		}
		d.counts = append(d.counts, int(n))
		b = b[width:]
	}
	return d, true
}
