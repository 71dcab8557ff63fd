package extract

import (
	"slices"
	"strings"

	"taizhang/internal/runeset"
)

// hedge is a word beside a figure that says how exact it is.
type hedge struct{ word, approx string }

// hedgesBefore stand before a figure. Where one ends in another, the longer comes first.
var hedgesBefore = [...]hedge{
	{"不低于", approxAtLeast}, {"不少于", approxAtLeast}, {"不小于", approxAtLeast}, {"不下", approxAtLeast}, {"至少", approxAtLeast}, {"最少", approxAtLeast}, {"起码", approxAtLeast},
	{"不超过", approxAtMost}, {"不高于", approxAtMost}, {"不多于", approxAtMost}, {"不大于", approxAtMost}, {"至多", approxAtMost}, {"最多", approxAtMost},
	{"最高可达", approxAtMost}, {"最多可达", approxAtMost}, {"最大可达", approxAtMost}, {"不足", approxAtMost}, {"不到", approxAtMost}, {"低于", approxAtMost}, {"少于", approxAtMost}, {"小于", approxAtMost},
	{"接近", approxNearly}, {"将近", approxNearly}, {"临近", approxNearly}, {"近", approxNearly},
	{"超过", approxOver}, {"超出", approxOver}, {"突破", approxOver}, {"高于", approxOver}, {"多于", approxOver}, {"大于", approxOver}, {"多达", ""}, {"超", approxOver}, {"逾", approxOver},
	{"大约", approxAbout}, {"大概", approxAbout}, {"约为", approxAbout}, {"约", approxAbout}, {"估计", approxAbout},
}

// hedgesBehind stand behind a figure, or behind a noun that goes with it.
var hedgesBehind = [...]hedge{
	{"及以上", approxAtLeast}, {"以上", approxAtLeast}, {"以下", approxAtMost}, {"以内", approxAtMost}, {"之内", approxAtMost},
	{"左右", approxAbout}, {"上下", approxAbout}, {"许", approxAbout}, {"之多", ""}, {"多", approxOver}, {"有余", approxOver},
}

// hedgeEnds holds the last characters of hedgesBefore.
var hedgeEnds = func() *runeset.Set {
	var words []string
	for _, h := range hedgesBefore {
		words = append(words, h.word)
	}
	return lastRunes(words)
}()

// hedgeBegins holds the first characters of hedgesBehind.
var hedgeBegins = func() *runeset.Set {
	var s strings.Builder
	for _, h := range hedgesBehind {
		s.WriteRune(firstRune(h.word))
	}
	return runeset.Of(s.String())
}()

// firstRunes returns the set of the characters that words begin with.
func firstRunes(words []string) *runeset.Set {
	s := new(runeset.Set)
	for _, w := range words {
		s.Add(firstRune(w))
	}
	return s
}

// lastRunes returns the set of the characters that words end in.
func lastRunes(lists ...[]string) *runeset.Set {
	var s strings.Builder
	for _, w := range slices.Concat(lists...) {
		r, _ := runeBefore(w, len(w))
		s.WriteRune(r)
	}
	return runeset.Of(s.String())
}

// hedgeBefore returns the hedge that the text ends in, and how long it is in bytes.
func hedgeBefore(text string) (approx string, size int) {
	if r, size := runeBefore(text, len(text)); size != len("约") || !hedgeEnds.Has(r) {
		return "", 0
	}
	for _, h := range hedgesBefore {
		if strings.HasSuffix(text, h.word) && !endsOtherWord(text[:len(text)-len(h.word)], h.word) {
			return h.approx, len(h.word)
		}
	}
	return "", 0
}

// endsOtherWord reports whether word, behind the text, is but the end of another one: 签约, 附近, 看不到.
func endsOtherWord(text, word string) bool {
	r, _ := runeBefore(text, len(text))
	switch word {
	case "约":
		return strings.ContainsRune("签预合节条公协特邀相履违誓赴失解续毁", r)
	case "近":
		return strings.ContainsRune("最附远邻靠亲就临走贴", r)
	case "超":
		return strings.ContainsRune("赶高反英中德西意", r)
	case "不到":
		return strings.ContainsRune("达看想得找等听料遇做", r)
	}
	return false
}

// hedgeBehind returns the hedge that the text begins with, and how long it is in bytes.
func hedgeBehind(text string) (approx string, size int) {
	if r, _ := runeAt(text, 0); !hedgeBegins.Has(r) {
		return "", 0
	}
	for _, h := range hedgesBehind {
		if strings.HasPrefix(text, h.word) {
			return h.approx, len(h.word)
		}
	}
	return "", 0
}

// approxOf returns how exact the figure a is, from what stands inside, before and behind it.
func approxOf(a *amount, before, behind string) string {
	if approx, _ := hedgeBehind(behind); approx != "" {
		return approx
	}
	if a.hedge == approxOver || a.hedge == approxSeveral {
		return a.hedge
	}
	if approx, _ := hedgeBefore(before); approx != "" {
		return approx
	}
	return a.hedge
}
