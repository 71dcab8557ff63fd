package hanzi

import (
	"strings"
	"sync"
)

// syllables are all readings, numbered from 1.
var syllables = sync.OnceValue(func() []string { return strings.Split(syllableSection.String(), " ") })

// Reading returns the first reading of r in Hanyu Pinyin with tone marks (wǎng), and an empty string for characters
// outside U+4E00 to U+9FA5.
func Reading(r rune) string {
	if r < firstReading || r > lastReading {
		return ""
	}
	i := readingSection.start + int(r-firstReading)*2
	n := int(tables[i]) | int(tables[i+1])<<8
	if n == 0 {
		return ""
	}
	return syllables()[n-1]
}
