package main

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// shard is one of several shares of the inputs: number of, from 1. The zero value has them all.
type shard struct{ number, of uint64 }

// has reports whether the input of a name is in the shard. What decides is the name alone, as it is given or found, with
// slashes: the first eight bytes of its SHA-256, as a number, divided by the number of shards.
func (s shard) has(name string) bool {
	if s.of <= 1 {
		return true
	}
	return shardHash(filepath.ToSlash(name))%s.of == s.number-1
}

// shardHash returns the number of a name with slashes.
func shardHash(name string) uint64 {
	sum := sha256.Sum256([]byte(name))
	return binary.BigEndian.Uint64(sum[:])
}

// Set implements pflag.Value.
func (s *shard) Set(value string) error {
	number, of, _ := strings.Cut(value, "/")
	n, err := strconv.ParseUint(number, 10, 32)
	m, err2 := strconv.ParseUint(of, 10, 32)
	if err != nil || err2 != nil || n < 1 || n > m {
		return fmt.Errorf("%q is no shard, write for example 1/4 for the first of four", value)
	}
	s.number, s.of = n, m
	return nil
}

func (s *shard) String() string {
	if s.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.number, s.of)
}

// Type implements pflag.Value.
func (s *shard) Type() string { return "I/N" }

// shardNames are the names of the documents in an output, which tell what shard it is: their hashes differ by multiples of
// the number of shards, and hardly ever by those of another number.
type shardNames struct {
	count int
	first uint64 // hash
	step  uint64 // greatest common divisor of the differences
}

// add takes in the document of a name; one in a bundle is in the shard that the bundle is in.
func (n *shardNames) add(document string) {
	name, _, _ := strings.Cut(document, "!/")
	h := shardHash(name)
	if n.count == 0 {
		n.first = h
	}
	a, b := n.step, max(h, n.first)-min(h, n.first)
	for b != 0 {
		a, b = b, a%b
	}
	n.step = a
	n.count++
}

// Names of this many documents tell how many shards there are: one time in eight million they say two where there is one.
const (
	tellingNames = 24
	mostShards   = 1 << 16
)

// missingShards says which shards are missing of those that the outputs are of, if any are and their names tell.
func missingShards(outputs []shardNames) string {
	of, empty := uint64(0), 0
	for _, n := range outputs {
		switch {
		case n.count == 0:
			empty++
		case n.count >= tellingNames && (n.step < 2 || n.step > mostShards || of > 0 && of != n.step):
			return "" // no shards, or not of one run
		case n.count >= tellingNames:
			of = n.step
		}
	}
	there := make(map[uint64]bool)
	for _, n := range outputs {
		if n.count > 0 && of > 0 {
			if n.step%of != 0 {
				return ""
			}
			there[n.first%of+1] = true
		}
	}
	if of <= uint64(len(there)+empty) {
		return ""
	}
	if missing := of - uint64(len(there)); empty > 0 || missing > 10 {
		return fmt.Sprintf("records of %d of %d shards are missing", missing-uint64(empty), of)
	}
	var missing []string
	for i := range of {
		if !there[i+1] {
			missing = append(missing, fmt.Sprintf("%d/%d", i+1, of))
		}
	}
	return "no records of shard " + strings.Join(missing, ", ")
}
