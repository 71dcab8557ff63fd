package extract

import (
	"slices"
	"sort"

	"taizhang/normalize"
)

// peopleFound collects the mentions of people; the first to take a stretch of the text has it.
type peopleFound struct {
	a     *Article
	hits  []personHit
	taken cover
}

func (f *peopleFound) add(h personHit) {
	a := f.a
	if a.overruled(h.span, false) || a.orgAt.overlap(h.span) || a.placeAt.overlap(h.span) || a.credited(h.span) || h.posts == nil && a.shortDivision(h.span) || !f.taken.take(h.span) {
		return
	}
	f.hits = append(f.hits, h)
}

func (f *peopleFound) addAll(hits []personHit) {
	for _, h := range hits {
		f.add(h)
	}
}

// findPeople returns the people named in the article, in order, each mention by itself.
func findPeople(a *Article) []personHit {
	titles := a.titles()
	f := peopleFound{a: a, hits: a.userPeople(titles), taken: newCover(len(a.Text))}
	for _, h := range f.hits {
		f.taken.take(h.span)
	}
	for _, t := range titles {
		if h, ok := a.titledPerson(t); ok {
			f.add(h)
		}
	}
	f.addAll(a.appointees())
	f.addAll(a.dottedNames())
	f.addAll(a.lastNames(f.hits))
	f.addAll(a.wholeNames(f.hits, a.taggedPeople()))
	for i := range a.tokens {
		if a.mayBeNamed(&a.tokens[i]) {
			if h, ok := a.taggedPerson(i); ok {
				f.add(h)
			}
		}
	}
	for i := 0; i < len(f.hits); i++ { // f.hits grows
		if h, ok := a.listedAfter(f.hits[i]); ok {
			f.add(h)
		}
		if h, ok := a.listedBefore(f.hits[i]); ok {
			f.add(h)
		}
	}
	f.addAll(a.repeated(f.hits))
	a.completeNames(f.hits)
	f.addAll(a.surnamesWithTitles(f.hits, titles))
	hits := withoutOverlap(f.hits)
	withoutPeople(hits)
	a.addPostsBehind(hits)
	a.laterPosts(hits)
	return hits
}

// dottedNames returns the people whose names are written with a middle dot.
func (a *Article) dottedNames() []personHit {
	var hits []personHit
	for _, dot := range nameDots {
		for _, p := range a.all(dot) {
			start := a.foreignStart(p)
			if end := a.foreignName(start); end > 0 && start < p {
				hits = append(hits, personHit{span: normalize.Span{Start: start, End: end}, rule: "person.transliterated"})
			}
		}
	}
	return hits
}

// withoutOverlap returns hits in the order of the text, without those that begin in one before: a name that was completed may
// reach into the next.
func withoutOverlap(hits []personHit) []personHit {
	sort.SliceStable(hits, func(i, j int) bool { return hits[i].span.Start < hits[j].span.Start })
	end := 0
	return slices.DeleteFunc(hits, func(h personHit) bool {
		overlap := h.span.Start < end
		end = max(end, h.span.End)
		return overlap
	})
}

// mergePeople makes one record of the mentions of each person, with their posts.
func mergePeople(f *facts) []Person {
	var out []Person
	index := map[string]int{}
	posts := postReader{f: f}
	for _, h := range f.persons {
		name := firstOf(h.name, f.a.cut(h.span))
		k, ok := index[name]
		if !ok {
			k = len(out)
			index[name] = k
			out = append(out, Person{ID: id("p", k), Name: name})
		}
		out[k].Mentions = append(out[k].Mentions, Mention{h.span, h.rule})
		for _, post := range posts.of(h) {
			if h.rule == "person.before_title" && h.posts[0].org == nil && heldBefore(out[k].Posts, post.Title) {
				continue // 某市市委书记某某…|某某书记
			}
			out[k].Posts = addPost(out[k].Posts, post)
		}
	}
	return out
}
