//go:build !amd64

package tagger

func findRows(m *Model, a *asked) { findRowsPortable(m, a) }

func sumRows(dst []sums, m *Model, chars *charTable, a *asked) { sumRowsPortable(dst, m, chars, a) }

func addKept(dst []sums, b *memo, keys [][numGroups]uint64, i int) int {
	return addKeptPortable(dst, b, keys, i)
}

func hopesWithin(m *mostByType, hopes []hope, scores []sums, rest *[2]uint64) bool {
	return m.findHopes(hopes, scores, rest)
}
