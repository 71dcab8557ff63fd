package tagger

// sums are sums of weights by label, counted from the least that the rows allow: only the differences between the labels
// of a unit mean something. There are 16 bits for a label and four labels in a word, those of a part of names for each
// type, so that they are added four at a time. A sum stays below numTemplates*15*maxFactor < 1<<16.
type sums [8]uint64

// The words with the labels of a part for the first four types; those of the others are in the fourth one after it. The
// labels of single units are one place further on, as the first one there is outside.
const (
	singleWord = iota
	insideWord
	beginWord
	endWord
)

// of returns the sum of label l, as packed in word l>>4<<2|l&1<<1|l>>1&1.
func (s *sums) of(l int) int32 {
	return int32(s[l>>4<<2|l&1<<1|l>>1&1] >> (l >> 2 & 3 << 4) & 0xFFFF)
}

// unpack sets dst to by how much each label is better than outside.
func (s *sums) unpack(dst *[numLabels]int32) {
	base := s.of(outside)
	for i := range 4 {
		low, high := s[i], s[i+4]
		l := [4]int{0, 2, 1, 3}[i]
		for k := l; k < 16; k += 4 {
			dst[k] = int32(low&0xFFFF) - base
			low >>= 16
		}
		for k := 16 + l; k < numLabels; k += 4 {
			dst[k] = int32(high&0xFFFF) - base
			high >>= 16
		}
	}
}

// raw are sums under way: by half of a row and parity of the label, those of whole words and those of their odd bytes,
// four labels each.
type raw [8]uint64

// add adds the weights of rows.
func (s *raw) add(rows []row) {
	const nibbles, bytes = 0x0F0F0F0F0F0F0F0F, 0x00FF00FF00FF00FF
	s0, s1, s2, s3, s4, s5, s6, s7 := s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7] // which stay in registers
	for i := range rows {
		low, high := rows[i][0], rows[i][1]
		factor := high>>52&15 + 1
		x := low & nibbles * factor
		s0 += x
		s1 += x >> 8 & bytes
		x = low >> 4 & nibbles * factor
		s2 += x
		s3 += x >> 8 & bytes
		x = high & nibbles * factor
		s4 += x
		s5 += x >> 8 & bytes
		x = high >> 4 & nibbles * factor
		s6 += x
		s7 += x >> 8 & bytes
	}
	*s = raw{s0, s1, s2, s3, s4, s5, s6, s7}
}

// sums returns what remains of whole words without the odd bytes, which is the even ones, whatever ran over on the way.
func (s *raw) sums() sums {
	return sums{s[0] - s[1]<<8, s[1], s[2] - s[3]<<8, s[3], s[4] - s[5]<<8, s[5], s[6] - s[7]<<8, s[7]}
}

// add adds t to s.
func (s *sums) add(t *sums) {
	for i, x := range t {
		s[i] += x
	}
}
