package hanzi

// Detect counts the characters of s that only Simplified text has, and those that only Traditional text has. Most
// characters are neither: a text with few of both tells nothing.
func Detect(s string) (hans, hant int) {
	table := scriptSection.String()
	var count [4]int // without branches, which this would take for every third character and guess wrong
	for i := 0; i+2 < len(s); {
		a, b, c := s[i], s[i+1], s[i+2]
		if a < 0xE3 || a > 0xE9 || b&0xC0 != 0x80 || c&0xC0 != 0x80 {
			i++
			continue
		}
		i += 3
		k := (uint32(a&0x0F)<<12 | uint32(b&0x3F)<<6 | uint32(c&0x3F)) - firstScript
		if k <= lastScript-firstScript {
			count[table[k/4]>>(k%4*2)&3]++
		}
	}
	return count[1], count[2]
}

// HasSimplified reports whether s has a character that only Simplified text has: whether the first number of Detect is above 0.
func HasSimplified(s string) bool {
	const stretch = 96
	for s != "" {
		n := min(len(s), stretch)
		for n < len(s) && s[n]&0xC0 == 0x80 { // within a character
			n++
		}
		if hans, _ := Detect(s[:n]); hans > 0 {
			return true
		}
		s = s[n:]
	}
	return false
}
