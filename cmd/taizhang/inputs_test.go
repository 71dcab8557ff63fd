package main

import (
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestNameScanner(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{"a", []string{"a"}},
		{"a\nb c\n", []string{"a", "b c"}},
		{"a\r\n\r\nb\r\n", []string{"a", "", "b"}},
		{"\ufeffa\nb", []string{"a", "b"}},
		{"a\n\ufeffb\n", []string{"a", "\ufeffb"}}, // a mark is only one at the beginning
		{"a\x00b\nc\x00", []string{"a", "b\nc"}},
		{"a\r\x00b\x00", []string{"a\r", "b"}},
		{"\ufeffa\x00b", []string{"a", "b"}},
		{"a\nb\x00c\n", []string{"a", "b\x00c"}}, // no file has such a name, and so it is reported
	} {
		names := newNameScanner(iotest.OneByteReader(strings.NewReader(tt.in)))
		var got []string
		for names.Scan() {
			got = append(got, names.Text())
		}
		if !slices.Equal(got, tt.want) || names.Err() != nil {
			t.Errorf("%q: %q, %v, want %q", tt.in, got, names.Err(), tt.want)
		}
	}
}
