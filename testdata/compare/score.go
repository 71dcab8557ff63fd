package main

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// table adds up the scores of an extractor.
type table struct {
	sum                 map[string]float64
	pages               map[string]int
	bad                 int // pages with an F1 below one half
	title, date, author rate
}

type rate struct{ hits, of int }

func (r *rate) add(hit bool) {
	r.of++
	if hit {
		r.hits++
	}
}

func (r rate) share() float64 { return float64(r.hits) / float64(max(1, r.of)) }

func (t *table) mean(group string) float64 { return t.sum[group] / float64(max(1, t.pages[group])) }

// add scores a page.
func (t *table) add(want gold, got article) {
	if t.sum == nil {
		t.sum, t.pages = map[string]float64{}, map[string]int{}
	}
	w := grams(body(want.Text))
	f := f1(w, grams(body(got.text)))
	if f < 0.5 {
		t.bad++
	}
	groups := []string{"all", want.Kind}
	if want.Kind == "news" && total(w) < 397 {
		groups = append(groups, "news<400")
	}
	for _, g := range groups {
		t.sum[g] += f
		t.pages[g]++
	}
	if want.Title != "" {
		t.title.add(letters(want.Title) == letters(got.title))
	}
	if want.Published != "" {
		t.date.add(day(want.Published) == day(got.published))
	}
	if want.Author != "" {
		hit := false
		for _, a := range got.authors {
			if a = letters(a); a != "" && (strings.Contains(letters(want.Author), a) || strings.Contains(a, letters(want.Author))) {
				hit = true
			}
		}
		t.author.add(hit)
	}
}

// neutral are lines of credits, which count neither way: some take them for text and some do not.
var neutral = regexp.MustCompile(`^[\s(（【\[]*((责任编辑|責任編輯|责编|编辑|編輯|本文来源|校对|审核|监制|来源)\s*[:：丨|｜/].{0,40}|(原标题|原题为|原題).{0,80})$`)

// body returns the characters of a text that count: no white space, no credits, one form of each.
func body(s string) string {
	var b strings.Builder
	for l := range strings.SplitSeq(s, "\n") {
		if !neutral.MatchString(strings.TrimSpace(l)) {
			b.WriteString(l)
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == '\u200d' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(b.String()))
}

// grams counts the stretches of four characters in s.
func grams(s string) map[string]int {
	out := map[string]int{}
	if n := utf8.RuneCountInString(s); n < 4 {
		if n > 0 {
			out[s]++
		}
		return out
	}
	r := []rune(s)
	for i := 0; i+4 <= len(r); i++ {
		out[string(r[i:i+4])]++
	}
	return out
}

func total(g map[string]int) int {
	n := 0
	for _, c := range g {
		n += c
	}
	return n
}

// f1 compares two bags of stretches.
func f1(want, got map[string]int) float64 {
	both := 0
	for g, n := range want {
		both += min(n, got[g])
	}
	if both == 0 {
		return 0
	}
	p, r := float64(both)/float64(total(got)), float64(both)/float64(total(want))
	return 2 * p * r / (p + r)
}

// letters returns the letters and digits of s in one form.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

var date = regexp.MustCompile(`(\d{4})-0?(\d{1,2})-0?(\d{1,2})`)

// day returns the first date in s.
func day(s string) string {
	m := date.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	return strings.Join(m[1:], "-")
}
