package normalize

import (
	"encoding/binary"
	"hash/fnv"
	"maps"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// Shared are lines that most documents of a site have in common: what the site puts into its articles. Nil
// holds none. It is made by a Sample and safe for use by several goroutines.
type Shared struct {
	sites map[string]map[uint64]bool // hash of the key of a line, by site
}

// Sample collects documents of a run to find the lines that they share. The zero value is empty. The same documents in the
// same order give the same Shared.
type Sample struct {
	docs []sampled
}

// sampled is what a Sample keeps of a document.
type sampled struct {
	site  string
	title string
	lines []sampledLine
	chars int // in all of lines
}

// sampledLine is a line of an article.
type sampledLine struct {
	key   uint64
	chars int
	about bool // takes up words of the headline
}

const (
	// sharedBytes is the size of the largest document that is sampled: pages are smaller.
	sharedBytes = 4 << 20
	// leastShared is how many articles must have a line before it is the site's: two may quote the same words.
	leastShared = 3
	// leastSharedChars is the length in letters of the shortest line that is held against others: sections of articles have
	// short headings that are the same everywhere.
	leastSharedChars = 8
)

// Add takes a document in, as read without Options.Shared.
func (s *Sample) Add(d *Document) {
	if len(d.Raw) > sharedBytes {
		return
	}
	out := sampled{site: d.site(d.Meta.URL), title: key(plainText(toScript(NewText(d.Meta.Title), Hans).str))}
	about := pairsOf(out.title)
	rest := d.simplified(d.Text, nil).str
	for _, p := range d.Parts {
		line := rest[:lineFeed(rest)]
		rest = rest[min(len(rest), len(line)+1):]
		if !p.Kind.Article() {
			continue
		}
		k := key(plainText(line))
		if chars := utf8.RuneCountInString(k); chars >= leastSharedChars {
			out.lines = append(out.lines, sampledLine{hashOf(k), chars, about.meets(k)})
			out.chars += chars
		}
	}
	if len(out.lines) > 0 {
		s.docs = append(s.docs, out)
	}
}

// Shared returns the lines that the documents of s share: those that more than half of the articles of a site have, and
// three at least, or nil where there are none. Documents with the same headline, or with most of their text the same, are one article.
func (s *Sample) Shared() *Shared {
	out := &Shared{sites: map[string]map[uint64]bool{}}
	bySite := map[string][]int{}
	for i, d := range s.docs {
		bySite[d.site] = append(bySite[d.site], i)
	}
	for site, docs := range bySite {
		if lines := s.sharedBy(docs); len(lines) > 0 {
			out.sites[site] = lines
		}
	}
	if len(out.sites) == 0 {
		return nil
	}
	return out
}

// sharedBy returns the lines that most articles among docs have.
func (s *Sample) sharedBy(docs []int) map[uint64]bool {
	if len(docs) < leastShared {
		return nil
	}
	article, articles := s.articles(docs)
	if articles < leastShared {
		return nil
	}
	votes := map[uint64]map[int]bool{} // articles that have a line
	for n, i := range docs {
		for _, l := range s.docs[i].lines {
			if l.about {
				continue
			}
			if votes[l.key] == nil {
				votes[l.key] = map[int]bool{}
			}
			votes[l.key][article[n]] = true
		}
	}
	lines := map[uint64]bool{}
	for k, v := range votes {
		if len(v) >= leastShared && 2*len(v) > articles {
			lines[k] = true
		}
	}
	return lines
}

// articles returns for each of docs the number of the article it is a copy of, and how many articles there are.
func (s *Sample) articles(docs []int) (article []int, n int) {
	article = make([]int, len(docs))
	having := map[uint64][]int{} // the documents before, by line
	for i := range docs {
		d := &s.docs[docs[i]]
		article[i] = i
		same := make([]int, i) // characters in common with each document before
		seen := map[uint64]bool{}
		for _, l := range d.lines {
			if seen[l.key] {
				continue
			}
			seen[l.key] = true
			for _, k := range having[l.key] {
				same[k] += l.chars
			}
			having[l.key] = append(having[l.key], i)
		}
		for k := range i {
			other := &s.docs[docs[k]]
			if 2*same[k] <= min(d.chars, other.chars) && (d.title == "" || d.title != other.title) {
				continue
			}
			if from, to := article[k], article[i]; from != to {
				for j := range i + 1 {
					if article[j] == from {
						article[j] = to
					}
				}
			}
		}
	}
	numbers := map[int]bool{}
	for _, a := range article {
		numbers[a] = true
	}
	return article, len(numbers)
}

// mark sets shared on each of lines that site is known to put into its articles, and reports whether there is one.
func (s *Shared) mark(lines []line, site string) bool {
	known, found := s.sites[site], false
	for i := range lines {
		l := &lines[i]
		if l.chars < leastSharedChars || len(known) == 0 {
			continue
		}
		if k := key(l.plain); utf8.RuneCountInString(k) >= leastSharedChars && known[hashOf(k)] {
			l.shared, found = true, true
		}
	}
	return found
}

// Sum is a checksum of the lines that a site is known to put into its articles, 0 where there are none: of two Shared with the
// same sum for the site of a document, Read makes the same Document.
func (s *Shared) Sum(site string) uint64 {
	if s == nil || len(s.sites[site]) == 0 {
		return 0
	}
	h := fnv.New64a()
	for _, k := range slices.Sorted(maps.Keys(s.sites[site])) {
		_, _ = h.Write(binary.LittleEndian.AppendUint64(nil, k))
	}
	return max(h.Sum64(), 1)
}

// Site names the site that d is from: what decides which lines of a Shared hold for it.
func (d *Document) Site() string { return d.site(d.Meta.URL) }

// hashOf returns the FNV-1a hash of s, which is the same in every run.
func hashOf(s string) uint64 {
	const basis, prime = 14695981039346656037, 1099511628211
	h := uint64(basis)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * prime
	}
	return h
}

// meets reports whether three letters in a row of s are in the text.
func (p *pairs) meets(s string) bool {
	var before [2]rune
	var at [2]int // where they begin
	for i, n := 0, 0; i < len(s); n++ {
		r, size := DecodeRune(s[i:])
		if n >= 2 && p.may(before[0], before[1]) && p.may(before[1], r) && strings.Contains(p.text, s[at[0]:i+size]) {
			return true
		}
		before[0], before[1] = before[1], r
		at[0], at[1] = at[1], i
		i += size
	}
	return false
}

// site returns what tells documents of one site from those of others: the host of the address it was published at, the number that the
// site is registered under, or else the folder that the file is in.
func (d *Document) site(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return "host " + strings.ToLower(u.Host)
	}
	if n := registration(d.Text.str); n != "" {
		return "icp " + n
	}
	return "folder " + filepath.Dir(d.Path)
}

// registration returns the number that the last registration of a site in a text has, or "".
func registration(text string) string {
	if !hasRegistration(text) {
		return ""
	}
	text = lowerASCII(text)
	for _, word := range []string{"icp备", "icp備", "icp证", "icp證"} {
		if i := strings.LastIndex(text, word); i >= 0 {
			rest := strings.TrimLeft(text[i+len(word):], "案号號字第:： \t")
			n := 0
			for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
				n++
			}
			if n >= 6 {
				return rest[:n]
			}
		}
	}
	return ""
}

// hasRegistration reports whether the letters that all registrations begin with stand in a text, in any case.
func hasRegistration(text string) bool {
	for _, first := range []byte("iI") {
		rest := text
		for i := strings.IndexByte(rest, first); i >= 0; i = strings.IndexByte(rest, first) {
			if rest = rest[i:]; hasFold(rest, "icp") {
				return true
			}
			rest = rest[1:]
		}
	}
	return false
}
