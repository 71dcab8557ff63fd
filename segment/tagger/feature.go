package tagger

const (
	hashFactor1 = 0x9E3779B97F4A7C15
	hashFactor2 = 0xD6E8FEB86659FD93
)

// step adds the code of a unit to the hash of a word.
func step(h uint64, code uint16) uint64 {
	h = (h ^ uint64(code)) * hashFactor1
	return h ^ h>>29
}

// mix hashes a template and up to three fields: of 24, 16 and 16 bits.
func mix(template, a, b, c uint64) uint32 {
	h := (template<<56 | a<<32 ^ b<<16 ^ c) * hashFactor1
	h ^= h >> 32
	h *= hashFactor2
	return uint32(h >> 32)
}

// numTemplates is the number of features of a unit.
const numTemplates = 64

// features sets out to the hashes of the features of a unit; 0 is none.
func (s *sentence) features(out *[numTemplates]uint32, unit int) {
	k := s.charFeatures(out, unit+pad)
	k = s.wordFeatures(out, k, unit+pad)
	s.listFeatures(out, k, unit+pad)
}

func (s *sentence) charFeatures(out *[numTemplates]uint32, i int) int {
	x := (*[7]uint16)(s.codes[i-3:])
	z, a, b, c, d, e, f := uint64(x[0]), uint64(x[1]), uint64(x[2]), uint64(x[3]), uint64(x[4]), uint64(x[5]), uint64(x[6])
	t := (*[7]uint8)(s.kinds[i-3:])
	_, _ = z, f
	out[0] = mix(1, 0, 0, a)
	out[1] = mix(2, 0, 0, b)
	out[2] = mix(3, 0, 0, c)
	out[3] = mix(4, 0, 0, d)
	out[4] = mix(5, 0, 0, e)
	out[5] = mix(6, 0, a, b)
	out[6] = mix(7, 0, b, c)
	out[7] = mix(8, 0, c, d)
	out[8] = mix(9, 0, d, e)
	out[9] = mix(10, 0, b, d)
	out[10] = mix(11, b, c, d)
	out[11] = mix(12, a, b, c)
	out[12] = mix(13, c, d, e)
	out[13] = mix(14, uint64(t[1])<<4|uint64(t[5]), uint64(t[2])<<8|uint64(t[3])<<4|uint64(t[4]), 0)
	out[14] = mix(15, d, e, f)
	out[15] = mix(16, z, a, b)
	return 16
}

func (s *sentence) wordFeatures(out *[numTemplates]uint32, k, i int) int {
	w := int(s.wordOf[i])
	p := uint64(s.part[i]) << 16
	w0, w1, w2, w3, w4 := &s.words[w], &s.words[w-1], &s.words[w+1], &s.words[w-2], &s.words[w+2]
	hash := func(w *word) (uint64, uint64) { return uint64(w.hash >> 16), uint64(w.hash & 0xFFFF) }
	put := func(template, a, b, c uint64) {
		out[k] = mix(template, a, b, c)
		k++
	}
	h, l := hash(w0)
	put(20, p, h, l)
	h, l = hash(w1)
	put(21, p, h, l)
	h, l = hash(w2)
	put(22, p, h, l)
	h, l = hash(w3)
	put(23, p, h, l)
	h, l = hash(w4)
	put(24, p, h, l)
	t0, t1, t2, t3, t4 := uint64(w0.tag), uint64(w1.tag), uint64(w2.tag), uint64(w3.tag), uint64(w4.tag)
	put(25, p, t1, t0)
	put(26, p, t0, t2)
	put(27, p|t1, t0, t2)
	put(28, p, t3, t1)
	put(29, p, t2, t4)
	last0, last1, last2 := uint64(s.codes[int(w0.last)+pad]), s.lastOf(w1), s.lastOf(w2)
	first0, first2 := uint64(s.codes[int(w0.first)+pad]), s.firstOf(w2)
	put(30, p, last0, last2)
	put(31, p, last1, last0)
	put(32, p, first0, last0)
	put(33, p, 0, last1)
	put(34, p, 0, last2)
	put(35, p, first2, last2)
	put(36, p|length(w1), length(w0), length(w2))
	put(37, 0, t0, uint64(s.codes[i]))
	return k
}

func (s *sentence) lastOf(w *word) uint64 {
	if w.hash <= 2 {
		return codeEdge
	}
	return uint64(s.codes[int(w.last)+pad])
}

func (s *sentence) firstOf(w *word) uint64 {
	if w.hash <= 2 {
		return codeEdge
	}
	return uint64(s.codes[int(w.first)+pad])
}

func length(w *word) uint64 {
	if w.hash <= 2 {
		return 0
	}
	return uint64(min(7, w.last-w.first+1))
}

func (s *sentence) listFeatures(out *[numTemplates]uint32, k, i int) int {
	put := func(template, a, b, c uint64) {
		out[k] = mix(template, a, b, c)
		k++
	}
	c := uint64(s.codes[i])
	p := uint64(s.part[i]) << 16
	n0, n1, n2 := uint64(s.names[i]), uint64(s.names[i-1]), uint64(s.names[i+1])
	put(40, 0, n1, n0)
	put(41, 0, n0, n2)
	put(42, 0, n0, c)
	put(43, p, n0, uint64(s.words[s.wordOf[i]].tag))
	t0, t1, t2 := uint64(s.titles[i]), uint64(s.titles[i-1]), uint64(s.titles[i+1])
	put(44, t1, t0, t2)
	put(45, p, t0, uint64(s.words[s.wordOf[i]].tag))
	x0, x1, x2 := uint64(s.suffix[i]), uint64(s.suffix[i-1]), uint64(s.suffix[i+1])
	put(46, x1, x0, x2)
	put(47, p, x0, c)
	ahead := uint64(s.ahead[i])
	put(48, 0, ahead, n0)
	put(49, p, ahead, uint64(s.words[s.wordOf[i]].tag))
	put(50, n1, ahead>>3, x0)
	put(51, uint64(s.titled[i]), ahead>>3, uint64(s.names[i]))
	put(52, uint64(s.titled[i]), t1, uint64(s.chars[i]))
	l0, l1, l2 := uint64(s.listed[i]), uint64(s.listed[i-1]), uint64(s.listed[i+1])
	put(53, l1, l0, l2)
	put(54, p, l0, c)
	g0, g1, g2, g3, g4 := uint64(s.chars[i]), uint64(s.chars[i-1]), uint64(s.chars[i+1]), uint64(s.chars[i-2]), uint64(s.chars[i+2])
	put(55, g0, g2, g4)
	put(56, g1, g0, g2)
	put(57, g3, g1, g0)
	put(58, uint64(s.kinds[i-1])<<8|uint64(s.kinds[i+1]), g1, g0)
	put(59, p|t1, g0, g2)
	put(60, g1&3, 0, c)
	put(61, g3&3, 0, c)
	put(62, p, g0, t0)
	q := uint64(s.quoted[i])
	put(63, q>>4, uint64(s.closing[i]>>16), uint64(s.closing[i]&0xFFFF))
	put(64, q, 0, uint64(s.closing[i]&0xFFFF))
	put(65, 0, uint64(s.known[i-1]), uint64(s.known[i]))
	put(66, p, uint64(s.known[i]), uint64(s.known[i+1]))
	return k + fill(out, k)
}

func fill(out *[numTemplates]uint32, k int) int {
	n := 0
	for ; k < numTemplates; k++ {
		out[k] = 0
		n++
	}
	return n
}
