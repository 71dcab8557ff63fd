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
	sum := sha256.Sum256([]byte(filepath.ToSlash(name)))
	return binary.BigEndian.Uint64(sum[:])%s.of == s.number-1
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
