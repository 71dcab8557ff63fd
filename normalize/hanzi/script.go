package hanzi

// Detect counts the characters of s that only Simplified text has, and those that only Traditional text has. Most
// characters are neither: a text with few of both tells nothing.
func Detect(s string) (hans, hant int) {
	table := scriptSection.String()
	for i := 0; i+2 < len(s); {
		if b := s[i]; b < 0xE3 || b > 0xE9 {
			i++
			continue
		}
		r, n := decode(s, i)
		i += n
		if r < firstScript || r > lastScript {
			continue
		}
		switch table[(r-firstScript)/4] >> ((r - firstScript) % 4 * 2) & 3 {
		case 1:
			hans++
		case 2:
			hant++
		}
	}
	return hans, hant
}
