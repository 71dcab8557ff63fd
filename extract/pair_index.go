package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"taizhang/internal/runeset"
	"taizhang/normalize"
)

// pairIndex knows where in a text two characters stand next to each other, so that the places of names that the text itself
// gives are found without a pass over it for each sort of them.
type pairIndex struct {
	text   string
	last   []int32     // by hash of two characters, 1 plus the number of their last place, or 0; a power of two of them
	places []pairPlace // by number
}

// pairPlace is where two characters stand.
type pairPlace struct {
	at    int32 // their byte
	prior int32 // 1 plus the number of the place before it with the same hash, or 0
}

// The least and most buckets of a pairIndex: a text of a thousand characters has room for each, and what many share is
// still found, later.
const minBuckets, maxBuckets = 1 << 8, 1 << 16

func newPairIndex(text string) *pairIndex {
	buckets := minBuckets
	for buckets < maxBuckets && buckets < len(text)/4 {
		buckets *= 2
	}
	const bytesPerChar = 3
	x := &pairIndex{text: text, last: make([]int32, buckets), places: make([]pairPlace, 0, len(text)/bytesPerChar)}
	first, at := rune(0), -1 // the character before the one read, and where it stands
	for i := 0; i < len(text); {
		second, size := rune(text[i]), 1
		if second >= utf8.RuneSelf {
			second, size = normalize.DecodeRune(text[i:])
		}
		if at >= 0 {
			bucket := &x.last[x.hash(first, second)]
			x.places = append(x.places, pairPlace{int32(at), *bucket})
			*bucket = int32(len(x.places))
		}
		first, at = second, i
		i += size
	}
	return x
}

// hash returns the bucket of two characters.
func (x *pairIndex) hash(first, second rune) int {
	h := runeset.PairHash(first, second)
	return int(h>>16^h) & (len(x.last) - 1)
}

// namePlace is where one of some words stands.
type namePlace struct{ at, word int }

// find returns where the words stand, in the order of the text, and at one place in theirs. Words of one character are
// not looked for.
func (x *pairIndex) find(words []string) []namePlace {
	var out []namePlace
	add := func(at, word int) { out = append(out, namePlace{at, word}) }
	if len(words) > fewWords {
		x.findMany(words, add)
	} else {
		for k, w := range words {
			x.findOne(w, func(at int) { add(at, k) })
		}
	}
	slices.SortFunc(out, func(x, y namePlace) int { return cmp.Or(cmp.Compare(x.at, y.at), cmp.Compare(x.word, y.word)) })
	return out
}

// bucketOf returns the bucket of the first two characters of a word, and whether it has two.
func (x *pairIndex) bucketOf(word string) (int, bool) {
	first, n := normalize.DecodeRune(word)
	if n == len(word) {
		return 0, false
	}
	second, _ := normalize.DecodeRune(word[n:])
	return x.hash(first, second), true
}

func (x *pairIndex) findOne(word string, found func(at int)) {
	bucket, ok := x.bucketOf(word)
	if !ok {
		return
	}
	for n := x.last[bucket]; n > 0; n = x.places[n-1].prior {
		if at := int(x.places[n-1].at); strings.HasPrefix(x.text[at:], word) {
			found(at)
		}
	}
}

// fewWords are looked for one by one.
const fewWords = 64

// findMany is find for words many of which may begin alike: the places where they do are gone over once for all of them.
func (x *pairIndex) findMany(words []string, found func(at, word int)) {
	alike := map[int][]int{} // words by bucket
	for k, w := range words {
		if bucket, ok := x.bucketOf(w); ok {
			alike[bucket] = append(alike[bucket], k)
		}
	}
	for bucket, group := range alike {
		if len(group) <= fewWords/8 {
			for _, k := range group {
				x.findOne(words[k], func(at int) { found(at, k) })
			}
			continue
		}
		numbers := map[string][]int{}
		var lengths []int
		for _, k := range group {
			numbers[words[k]] = append(numbers[words[k]], k)
			if n := len(words[k]); !slices.Contains(lengths, n) {
				lengths = append(lengths, n)
			}
		}
		for n := x.last[bucket]; n > 0; n = x.places[n-1].prior {
			rest := x.text[x.places[n-1].at:]
			for _, length := range lengths {
				if len(rest) < length {
					continue
				}
				for _, k := range numbers[rest[:length]] {
					found(int(x.places[n-1].at), k)
				}
			}
		}
	}
}

// standing returns where some words stand in the text, as pairIndex.find has it.
func (a *Article) standing(words []string) []namePlace {
	if len(words) == 0 {
		return nil
	}
	if a.pairs == nil {
		a.pairs = newPairIndex(a.Text)
	}
	return a.pairs.find(words)
}
