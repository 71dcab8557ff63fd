package runeset

// pairBits are the bits of a pair's number: enough that the pairs of ten thousands of words leave most of the set empty, and
// few enough that it stays in the first cache.
const pairBits = 17

// Pairs is a set of pairs of characters that may have some that nobody added (a Bloom filter with one function). The zero value is
// empty.
type Pairs [1 << pairBits / 64]uint64

// PairHash returns a number for a pair of characters of which the upper bits are the best mixed.
func PairHash(first, second rune) uint32 { return uint32(first)*0x9E3779B1 ^ uint32(second)*0x85EBCA6B }

func pairHash(first, second rune) uint32 { return PairHash(first, second) >> (32 - pairBits) }

// Add adds a pair.
func (s *Pairs) Add(first, second rune) {
	h := pairHash(first, second)
	s[h/64] |= 1 << (h % 64)
}

// MayHave reports whether the pair may have been added: true if it was, and most often false if not.
func (s *Pairs) MayHave(first, second rune) bool {
	h := pairHash(first, second)
	return s[h/64%uint32(len(s))]>>(h%64)&1 != 0
}
