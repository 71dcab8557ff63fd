package datrie

// Openings calls f for the first two characters of every key, maybe more than once, with 0 as the second of a key of one
// character. It takes time in proportion to the trie: for filters beside it.
func (t *Trie) Openings(f func(first, second rune)) {
	runes := t.runes()
	openers := make([]rune, len(t.nodes)) // by the base of their nodes, of which no two are the same
	for code, r := range runes {
		s, ok := t.StepCode(t.Root(), uint32(code))
		if !ok || code == 0 {
			continue
		}
		if _, whole := t.Value(s); whole {
			f(r, 0)
		}
		if base := s.node >> 32; !s.Leaf() && base < uint64(len(openers)) {
			openers[base] = r
		}
	}
	for at := range t.nodes {
		code := t.code(at)
		if code == 0 || code == noCode || int(code) > at || openers[at-int(code)] == 0 {
			continue
		}
		f(openers[at-int(code)], runes.of(code))
	}
}
