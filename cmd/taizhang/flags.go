package main

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"
)

// choice is a flag that takes one of some names.
type choice struct {
	value   *string
	what    string
	choices []string
}

// Set implements pflag.Value.
func (c choice) Set(s string) error {
	if !slices.Contains(c.choices, s) {
		return unknown(c.what, s, c.choices)
	}
	*c.value = s
	return nil
}

func (c choice) String() string { return *c.value }

// Type implements pflag.Value; it stands for the value in help texts.
func (c choice) Type() string { return strings.Join(c.choices, "|") }

// choiceList is a flag that takes some of some names, with commas between them, and may be repeated.
type choiceList struct {
	values  *[]string
	what    string
	choices []string
}

// Set implements pflag.Value.
func (c choiceList) Set(s string) error {
	for name := range strings.SplitSeq(s, ",") {
		if !slices.Contains(c.choices, name) {
			return unknown(c.what, name, c.choices)
		}
		if !slices.Contains(*c.values, name) {
			*c.values = append(*c.values, name)
		}
	}
	return nil
}

func (c choiceList) String() string { return strings.Join(*c.values, ",") }

// Append implements pflag.SliceValue.
func (c choiceList) Append(s string) error { return c.Set(s) }

// Replace implements pflag.SliceValue.
func (c choiceList) Replace(list []string) error {
	*c.values = nil
	for _, s := range list {
		if err := c.Set(s); err != nil {
			return err
		}
	}
	return nil
}

// GetSlice implements pflag.SliceValue.
func (c choiceList) GetSlice() []string { return *c.values }

// Type implements pflag.Value.
func (c choiceList) Type() string { return "KIND,..." }

// mostJobs is the most files that are read at a time: each takes memory before there is work for it.
const mostJobs = 256

// defaultJobs is how many files are read at a time where nothing else is said.
func defaultJobs() int { return min(runtime.GOMAXPROCS(0), mostJobs) }

// atLeastOne is a flag that takes a positive number.
type atLeastOne struct{ value *int }

// Set implements pflag.Value.
func (p atLeastOne) Set(s string) error {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return fmt.Errorf("%q is not a number from 1 on", s)
	}
	*p.value = min(n, mostJobs)
	return nil
}

func (p atLeastOne) String() string { return strconv.Itoa(*p.value) }

// Type implements pflag.Value.
func (p atLeastOne) Type() string { return "N" }

// byteSize is a flag that takes a number of bytes: 65536, 64K, 64M, 1G.
type byteSize struct {
	value *int64
	most  int64
}

// Set implements pflag.Value.
func (b byteSize) Set(s string) error {
	digits := strings.TrimRight(strings.ToUpper(s), "BI")
	unit := int64(1)
	if n := len(digits); n > 0 {
		if k := strings.IndexByte("KMG", digits[n-1]); k >= 0 {
			unit <<= 10 * (k + 1)
			digits = digits[:n-1]
		}
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n <= 0 {
		return fmt.Errorf("%q is not a size, write for example 65536, 64K or 64M", s)
	}
	if n > b.most/unit {
		return fmt.Errorf("%s is too large, at most %s", s, formatBytes(b.most))
	}
	*b.value = n * unit
	return nil
}

func (b byteSize) String() string {
	if *b.value == 0 {
		return ""
	}
	return formatBytes(*b.value)
}

// Type implements pflag.Value.
func (b byteSize) Type() string { return "SIZE" }

// formatBytes writes a number of bytes in the largest unit that leaves it whole.
func formatBytes(n int64) string {
	unit := ""
	for _, u := range []string{"K", "M", "G"} {
		if n == 0 || n%1024 != 0 {
			break
		}
		n, unit = n/1024, u
	}
	return strconv.FormatInt(n, 10) + unit
}

// timeLimit is a flag that takes a span of time: 500ms, 30s, 2m.
type timeLimit struct{ value *time.Duration }

// Set implements pflag.Value.
func (l timeLimit) Set(s string) error {
	d, err := time.ParseDuration(s)
	if err != nil || d <= 0 {
		return fmt.Errorf("%q is no span of time, write for example 500ms, 30s or 2m", s)
	}
	*l.value = d
	return nil
}

func (l timeLimit) String() string {
	if *l.value == 0 {
		return ""
	}
	return l.value.String()
}

// Type implements pflag.Value.
func (l timeLimit) Type() string { return "TIME" }

// day is a flag that takes a day in ISO 8601.
type day struct{ value *string }

// Set implements pflag.Value.
func (d day) Set(s string) error {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return fmt.Errorf("%q is not a day, write for example 2024-03-09", s)
	}
	*d.value = s
	return nil
}

func (d day) String() string { return *d.value }

// Type implements pflag.Value.
func (d day) Type() string { return "DATE" }
