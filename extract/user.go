package extract

import (
	"slices"
	"sort"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment"
	"taizhang/segment/tagger"
)

// The rules that the names of users' lists go by.
const (
	userInstitution = "institution.user"
	userPerson      = "person.user"
	userPlace       = "place.user"
	userAgreement   = "agreement.user"
)

// findUserNames finds the names of the user's lists, and ends words where they begin and end.
func (a *Article) findUserNames() {
	a.user = a.lexicon.Find(a.Text, func(s normalize.Span) bool { return a.atBoundary(s.Start) && a.atBoundary(s.End) })
	if len(a.user) == 0 {
		return
	}
	a.userAt = spansOf(a.user, func(h lexicon.UserHit) normalize.Span { return h.Span })
	var cuts []int
	for _, s := range a.userAt {
		cuts = append(cuts, s.Start, s.End)
	}
	tokens := make([]segment.Token, 0, len(a.tokens))
	for _, t := range a.tokens {
		for len(cuts) > 0 && cuts[0] <= t.Span.Start {
			cuts = cuts[1:]
		}
		for len(cuts) > 0 && cuts[0] < t.Span.End {
			tokens = append(tokens, segment.Token{Span: normalize.Span{Start: t.Span.Start, End: cuts[0]}})
			t.Span.Start, t.Tag = cuts[0], ""
			cuts = cuts[1:]
		}
		tokens = append(tokens, t)
	}
	a.tokens = tokens
}

// userKnown returns the names of the user's lists as the tagger takes them, or nil where there are none.
func (a *Article) userKnown() tagger.Known {
	if len(a.user) == 0 {
		return nil
	}
	return userKnown{a}
}

type userKnown struct{ a *Article }

// Each implements tagger.Known.
func (k userKnown) Each(_ string, part normalize.Span, f func(normalize.Span, tagger.Type)) {
	lo, hi := k.a.userAt.within(part)
	for _, h := range k.a.user[lo:hi] {
		f(h.Span, typeOf[h.Entry.Sort()])
	}
}

// typeOf are the tagger's types for the sorts of the user's entries.
var typeOf = map[lexicon.Sort]tagger.Type{
	lexicon.SortInstitution: tagger.Organisation,
	lexicon.SortPerson:      tagger.Person,
	lexicon.SortPlace:       tagger.Place,
	lexicon.SortAgreement:   tagger.Document,
}

// userNames returns the institutions and places of the user's lists as known names.
func (a *Article) userNames() []lexicon.Hit {
	var hits []lexicon.Hit
	for _, h := range a.user {
		e := lexicon.Entry{Name: a.cut(h.Span), Full: h.Entry.Name}
		if h.Entry.Code != "" {
			e.Codes = []string{h.Entry.Code}
		}
		switch h.Entry.Sort() {
		case lexicon.SortInstitution:
			e.Class, e.Kind = lexicon.Organisation, h.Entry.Kind
		case lexicon.SortPlace:
			e.Class = lexicon.Zone
		default:
			continue
		}
		hits = append(hits, lexicon.Hit{Span: h.Span, Entry: e})
	}
	return hits
}

// isUsers reports whether s is a name of the user's lists as a whole.
func (a *Article) isUsers(s normalize.Span) bool {
	i := a.userAt.startingAt(s.Start)
	return i >= 0 && a.userAt[i] == s
}

// overruled reports whether the user's lists say that no other name can stand at s. They do where a name of theirs
// stands on a part of it, but a name that is not a place's may hold places and people: 某县|中学.
func (a *Article) overruled(s normalize.Span, place bool) bool {
	if a.lexicon.Stops(a.cut(s)) {
		return true
	}
	lo, hi := a.userAt.touching(s)
	for i := lo; i < hi; i++ {
		sort := a.user[i].Entry.Sort()
		inside := (sort == lexicon.SortPlace || sort == lexicon.SortPerson) && s.Contains(a.userAt[i]) && s != a.userAt[i]
		if place || !inside {
			return true
		}
	}
	return false
}

// notOverruled returns the names of the tagger's that the user's lists leave.
func (a *Article) notOverruled(found []tagger.Entity) []tagger.Entity {
	if a.lexicon == nil {
		return found
	}
	return slices.DeleteFunc(slices.Clone(found), func(e tagger.Entity) bool {
		return a.overruled(e.Span, e.Type != tagger.Organisation)
	})
}

// permitted returns the institutions that the user's lists leave, and their own.
func (a *Article) permitted(hits []orgHit) []orgHit {
	if a.lexicon == nil {
		return hits
	}
	return slices.DeleteFunc(hits, func(h orgHit) bool { return h.rule != userInstitution && a.overruled(h.span, false) })
}

// userPeople returns the people of the user's lists with the posts of the titles before them. Who is named in a credit
// is an author, and none of them.
func (a *Article) userPeople(titles []titleHit) []personHit {
	var hits []personHit
	for _, h := range a.user {
		if h.Entry.Sort() != lexicon.SortPerson || a.credited(h.Span) {
			continue
		}
		p := personHit{span: h.Span, name: h.Entry.Name, rule: userPerson}
		end := h.Span.Start
		for r := a.before(end); r == ' ' || r == '　'; r = a.before(end) {
			end -= len(string(r))
		}
		if i := sort.Search(len(titles), func(i int) bool { return titles[i].span.End >= end }); i < len(titles) && titles[i].span.End == end {
			p.posts = a.postsBefore(titles[i])
		}
		hits = append(hits, p)
	}
	return hits
}

// withUserTitles adds the titles of the user's lists to those found, and drops what they overrule.
func (a *Article) withUserTitles(hits []docHit) []docHit {
	if a.lexicon == nil {
		return hits
	}
	var own []docHit
	for _, h := range a.user {
		if h.Entry.Sort() != lexicon.SortAgreement {
			continue
		}
		s := h.Span
		for _, marks := range [][2]rune{{'《', '》'}, {'“', '”'}, {'「', '」'}} {
			if a.before(s.Start) == marks[0] && a.after(s.End) == marks[1] {
				s = normalize.Span{Start: s.Start - len(string(marks[0])), End: s.End + len(string(marks[1]))}
				break
			}
		}
		form, _ := kindOfTitle(h.Entry.Name)
		form.kind = h.Entry.Kind
		own = append(own, docHit{span: s, title: h.Entry.Name, form: form, rule: userAgreement})
	}
	at := spansOf(own, func(h docHit) normalize.Span { return h.span })
	hits = slices.DeleteFunc(hits, func(h docHit) bool { return a.lexicon.Stops(h.title) || at.overlap(h.span) })
	return append(hits, own...)
}

// asUserHas returns h with the kind and the place that the user's lists give the institution named in full.
func (r *resolver) asUserHas(h orgHit, full string) orgHit {
	e, ok := r.a.lexicon.Lookup(full)
	if !ok || e.Sort() != lexicon.SortInstitution {
		return h
	}
	h.kind = e.Kind
	if e.Code != "" {
		h.code = e.Code
	}
	return h
}
