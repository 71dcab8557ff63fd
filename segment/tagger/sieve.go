package tagger

// A sieve tells words that may be part of a name from those that are none, whatever stands around: a linear model with
// few features of a word, so that most of a text never comes before the large one.
//
// It is part of what a model is. The names that a model finds are the best ones of those whose words all pass; nothing
// that could be the best is skipped beside.
type sieve []int8 // weights by slot; a sieve without any lets all pass

const (
	sieveBits     = 18 // of the number of a slot
	sieveFeatures = 16
	sieveUnit     = 1. / 16 // of the weights, in logarithms of odds

	// A stretch is made of words that reach lowPass, and single ones between them; one of them must reach highPass.
	lowPass  = -5 / sieveUnit
	highPass = -3 / sieveUnit
)

// wordHashes are the hashes of the features of a word; the highest bits are their slots.
type wordHashes [sieveFeatures]uint32

// hashWord sets f to the features of word at, which must not be one beyond the sentence.
func (s *sentence) hashWord(f *wordHashes, at int) {
	w, before, after := &s.words[at], &s.words[at-1], &s.words[at+1]
	i, j := int(w.first)+pad, int(w.first+w.length)-1+pad // its first and last unit
	x, y := (*[3]uint16)(s.codes[i-2:]), (*[3]uint16)(s.codes[j:])
	tag, size, ahead, titled := uint64(w.tag), length(w), uint64(s.ahead[i]), uint64(s.titled[i])
	hash, hashBefore, hashAfter := uint64(w.hash), uint64(before.hash), uint64(after.hash)
	a, b, c, d, e, g := uint64(x[0]), uint64(x[1]), uint64(x[2]), uint64(y[0]), uint64(y[1]), uint64(y[2])
	f[0] = wordHash(0, hash)
	f[1] = wordHash(1, hash<<32|hashBefore)
	f[2] = wordHash(2, hash<<32|hashAfter)
	f[3] = wordHash(3, hashBefore<<32^hashAfter^tag<<24)
	f[4] = wordHash(4, uint64(before.tag)<<24|tag<<16|uint64(after.tag)<<8|size)
	f[5] = wordHash(5, b<<48|c<<32|d<<16|e)
	f[6] = wordHash(6, a<<32|b<<16|c)
	f[7] = wordHash(7, d<<32|e<<16|g)
	f[8] = wordHash(8, uint64(s.names[i])<<16|uint64(s.names[j])<<8|tag)
	f[9] = wordHash(9, uint64(s.titles[i-1])<<24|uint64(s.titles[i])<<16|uint64(s.titles[j+1])<<8|titled)
	f[10] = wordHash(10, uint64(s.suffixes[j])<<16|ahead<<8|tag)
	f[11] = wordHash(11, uint64(s.chars[i-1])<<24|uint64(s.chars[i])<<16|uint64(s.chars[j+1])<<8|size)
	f[12] = wordHash(12, uint64(s.closing[i])<<8|uint64(s.quoted[i]>>4))
	f[13] = wordHash(13, uint64(s.words[at-2].hash)<<8|tag)
	f[14] = wordHash(14, uint64(s.words[at+2].hash)<<8|tag)
	f[15] = wordHash(15, uint64(s.names[i-1])<<24|uint64(s.names[j+1])<<16|ahead<<8|titled)
}

func wordHash(template int, x uint64) uint32 {
	h := (x ^ uint64(template+1)<<59) * hashFactor1
	h ^= h >> 32
	return uint32(h * hashFactor2 >> 32)
}

// weigh returns the sum of the weights of a word.
func (v sieve) weigh(f *wordHashes) int32 {
	w := (*[1 << sieveBits]int8)(v)
	sum := int32(0)
	for _, h := range f {
		sum += int32(w[h>>(32-sieveBits)])
	}
	return sum
}

// stretch is some units of a sentence, one after another.
type stretch struct{ from, to int }

// stretches appends the stretches of s in which names may be, in order. There is at least a word between two of them.
func (v sieve) stretches(dst []stretch, s *sentence) []stretch {
	if len(v) == 0 && s.len() > 0 {
		return append(dst, stretch{0, s.len()})
	}
	var f wordHashes
	from, to := -1, 0 // the stretch that grows, as words
	high := false
	finish := func() {
		if high {
			first, last := &s.words[from], &s.words[to-1]
			dst = append(dst, stretch{int(first.first), int(last.first + last.length)})
		}
		from, high = -1, false
	}
	for at := pad; at < len(s.words)-pad; at++ {
		s.hashWord(&f, at)
		sum := v.weigh(&f)
		if s.knows(at) {
			sum = highPass
		}
		if sum < lowPass {
			continue
		}
		if from >= 0 && at > to+1 {
			finish()
		}
		if from < 0 {
			from = at
		}
		to = at + 1
		high = high || sum >= highPass
	}
	if from >= 0 {
		finish()
	}
	return dst
}

// knows reports whether a known name lies on the word.
func (s *sentence) knows(at int) bool {
	w := &s.words[at]
	for i := w.first; i < w.first+w.length; i++ {
		if s.known[i+pad] != 0 {
			return true
		}
	}
	return false
}
