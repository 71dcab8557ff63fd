package extract

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"taizhang/normalize"
	"taizhang/normalize/hanzi"
)

// glossBytes does to s what some sites do: in GBK, it puts its reading after every character of a list, wherever the bytes
// of the character stand, also where these are parts of two others. The list is a share of the characters of s that the
// scripts write differently.
func glossBytes(t *testing.T, s string, share float64, rng *rand.Rand) []byte {
	t.Helper()
	simplify, err := hanzi.Open("any2s")
	if err != nil {
		t.Fatal(err)
	}
	encode := func(s string) []byte {
		b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		return b
	}
	page := encode(s)
	done := map[rune]bool{}
	for _, r := range s {
		reading := hanzi.Reading(r)
		if done[r] || reading == "" || string(simplify.Convert(nil, string(r), nil)) == string(r) {
			continue
		}
		done[r] = true
		if rng.Float64() < share {
			key := encode(string(r))
			page = bytes.ReplaceAll(page, key, append(bytes.Clone(key), encode("("+reading+")")...))
		}
	}
	return page
}

// TestSameFactsGlossed extracts from the Traditional form of an article with readings put into its bytes: it must state what
// the Simplified one does.
func TestSameFactsGlossed(t *testing.T) {
	x := pipeline(t)
	var base *normalize.Document
	for _, doc := range fixtures(t) {
		if strings.HasSuffix(doc.Path, "triplet-hans.txt") {
			base = doc
		}
	}
	if base == nil {
		t.Fatal("triplet-hans.txt is missing")
	}
	traditional, err := hanzi.Open("s2any")
	if err != nil {
		t.Fatal(err)
	}
	hant := string(traditional.Convert(nil, string(base.Raw), nil))
	want := x.Extract(base)
	for seed := range uint64(8) {
		share := []float64{1, 0.6, 0.3, 0.15}[seed%4]
		raw := glossBytes(t, hant, share, rand.New(rand.NewPCG(seed, 5)))
		if bytes.Count(raw, []byte("(")) < 3 {
			t.Fatalf("seed %d: hardly any readings", seed)
		}
		doc := normalize.Read(fmt.Sprintf("glossed-%d.txt", seed), raw, normalize.Options{})
		if doc.Body.String() != base.Body.String() {
			t.Errorf("seed %d: body\n%s\nwant\n%s", seed, doc.Body, base.Body)
		}
		got := x.Extract(doc)
		for _, e := range Extractors {
			if a, b := strings.Join(show(got, e.Name), "\n"), strings.Join(show(want, e.Name), "\n"); a != b {
				t.Errorf("seed %d: %s:\n%s\nwant\n%s", seed, e.Name, a, b)
			}
		}
		checkEvidence(t, got)
	}
}
