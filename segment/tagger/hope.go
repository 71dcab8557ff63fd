package tagger

// Four numbers of 16 bits lie in the lanes of a word, as in sums, each with zeroLane added.
const (
	lanes    = 0x0001000100010001
	zeroLane = 0x4000
	topBits  = 0x8000 * lanes
	lastLane = 0xFFFF << 48

	// What moves gain and what a name gains behind a unit have to lie between these and their negatives, so that sums of
	// both with the difference of two sums fit a lane.
	farMove = 4096
	farHope = zeroLane - 1 - farMove - numTemplates*15*maxFactor
)

// mostByType are numbers by part and type in the lanes of sums.
type mostByType sums

// set sets the number of a part and type, and reports whether it is not too great; one that is too small becomes greater.
func (m *mostByType) set(word int, t Type, x int32) bool {
	if m[word] == 0 { // what is no label has no hope
		m[word], m[word+4] = (zeroLane-farMove)*lanes, (zeroLane-farMove)*lanes
	}
	lane := int(t)
	if word == singleWord {
		lane++ // after outside
	}
	w, shift := word+lane>>2<<2, lane&3*16
	m[w] = m[w]&^(0xFFFF<<shift) | uint64(zeroLane+max(x, -farMove))<<shift
	return x <= farMove
}

// of returns the hope of a type.
func (h *hope) of(t Type) int32 { return int32(h.rest[t>>2]>>(t&3*16)&0xFFFF) - zeroLane }

// greatest returns the greater one in each lane, all of which must be below 0x8000.
func greatest(x, y uint64) uint64 {
	not := ((x | topBits) - y) & topBits // remains where x is not less
	mask := not | (not - not>>15)
	return x&mask | y&^mask
}

const least = (zeroLane - farHope) * lanes

// findHopes goes over the scores of a sentence's units from the last to the first. It reports whether all numbers fit the
// lanes; if not, there are no hopes.
func (m *limits) findHopes(hopes []hope, scores []sums) bool {
	rest := [2]uint64{least, least}
	switch n := len(scores); n {
	case 0:
		return true
	case 1:
		return m.most[1][1].findHopes(hopes, scores, &rest)
	default:
		return m.most[0][1].findHopes(hopes[n-1:], scores[n-1:], &rest) &&
			hopesWithin(&m.most[0][0], hopes[1:n-1], scores[1:n-1], &rest) &&
			m.most[1][0].findHopes(hopes[:1], scores[:1], &rest)
	}
}

// findHopes finds the hopes of some units with the same limits. It sets rest from what names gain behind them to what they gain
// from the first of them on.
func (m *mostByType) findHopes(hopes []hope, scores []sums, rest *[2]uint64) bool {
	for i := len(scores) - 1; i >= 0; i-- {
		s, h := &scores[i], &hopes[i]
		h.rest = *rest
		base := s[singleWord] & 0xFFFF * lanes // the sum of outside
		begins, many := uint64(0), uint64(0)
		for k := range rest {
			k4 := 4 * k
			here := s[singleWord+k4] + m[singleWord+k4] - base
			first, more, last := s[beginWord+k4], s[insideWord+k4], s[endWord+k4]
			if k == 1 { // their last lanes are no labels
				first, more, last = first&^lastLane, more&^lastLane, last&^lastLane
			}
			begins |= here | (first + m[beginWord+k4] + rest[k] - zeroLane*lanes - base)
			on := greatest(last+m[endWord+k4]-base, more+m[insideWord+k4]+rest[k]-zeroLane*lanes-base)
			many |= on + tooMany
			rest[k] = greatest(on, least)
		}
		if many&topBits != 0 {
			return false
		}
		h.any = begins&(zeroLane*lanes) != 0
	}
	return true
}

// tooMany, added to lanes, sets the top bit of those with too great a hope.
const tooMany = (0x8000 - zeroLane - farHope - 1) * lanes
