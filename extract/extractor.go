package extract

import (
	"sort"
	"strconv"

	"taizhang/normalize"
	"taizhang/segment"
)

// Options say how facts are extracted.
type Options struct {
	// Segmenter cuts the articles into words; nil means the default one.
	Segmenter *segment.Segmenter
	// Now is the day that 今天 and 去年 refer to in an article that bears no date, in ISO 8601; empty means
	// that such expressions stay unresolved.
	Now string
}

// Extractor extracts records. It is safe for concurrent use.
type Extractor struct {
	segmenter *segment.Segmenter
	now       string
}

// New returns an Extractor.
func New(o Options) (*Extractor, error) {
	if o.Segmenter == nil {
		s, err := segment.New(segment.Options{})
		if err != nil {
			return nil, err
		}
		o.Segmenter = s
	}
	return &Extractor{segmenter: o.Segmenter, now: o.Now}, nil
}

// Extract returns what doc states.
func (x *Extractor) Extract(doc *normalize.Document) *Record {
	a := newArticle(doc, x.segmenter, x.now)
	a.dateline = resolveDateline(a)
	r := &Record{Doc: doc, Dateline: a.dateline}
	if a.Text == "" {
		return r
	}
	r.Dates = findDates(a)
	places := findPlaces(a)
	orgs := findInstitutions(a, places)
	names := &resolver{a: a, places: places, orgs: orgs}
	names.declaredAliases()
	ids := map[normalize.Span]string{}
	r.Institutions, ids = names.institutions()
	full := map[string]string{}
	for _, i := range r.Institutions {
		full[i.ID] = i.Name
	}
	hits := findPeople(a, places, orgs)
	r.People = people(a, names, hits, ids, full)
	f := &facts{a: a, places: places, orgs: orgs, ids: ids, full: full, dates: r.Dates}
	r.Places, f.placeIDs = placeRecords(a, places, orgs)
	r.Agreements = findAgreements(f)
	r.Figures = findFigures(a, r.Dates)
	r.Quotes = attribute(a, r, hits)
	r.Events = findEvents(f, r.Agreements)
	r.Relations = findRelations(f, r)
	r.Findings = findFindings(a, r.Figures)
	return r
}

// id returns the ID of the record with index i: f1 is the first figure.
func id(prefix string, i int) string { return prefix + strconv.Itoa(i+1) }

// people merges the mentions of each person and gives them their posts.
func people(a *Article, names *resolver, hits []personHit, ids map[normalize.Span]string, full map[string]string) []Person {
	var out []Person
	index := map[string]int{}
	for _, h := range hits {
		name := a.cut(h.span)
		k, ok := index[name]
		if !ok {
			k = len(out)
			index[name] = k
			out = append(out, Person{ID: id("p", k), Name: name})
		}
		out[k].Mentions = append(out[k].Mentions, Mention{h.span, h.rule})
		for _, post := range names.posts(h.posts, ids, full) {
			if !hasPost(out[k].Posts, post.Text) {
				out[k].Posts = append(out[k].Posts, post)
			}
		}
	}
	return out
}

func hasPost(posts []Post, text string) bool {
	for _, p := range posts {
		if p.Text == text {
			return true
		}
	}
	return false
}

// placeRecords merges the mentions of each place outside the names of institutions.
func placeRecords(a *Article, hits []placeHit, orgs []orgHit) ([]Place, map[normalize.Span]string) {
	var out []Place
	ids := map[normalize.Span]string{}
	index := map[string]int{}
	for _, h := range hits {
		if a.insideOrg(h.span, orgs) {
			continue
		}
		key := h.name + h.code
		k, ok := index[key]
		if !ok {
			k = len(out)
			index[key] = k
			out = append(out, Place{ID: id("l", k), Name: h.name, Code: h.code})
		}
		out[k].Mentions = append(out[k].Mentions, Mention{h.span, h.rule})
		ids[h.span] = out[k].ID
	}
	return out, ids
}

// attribute returns the quotations and tells the figures within them who said them.
func attribute(a *Article, r *Record, hits []personHit) []Quote {
	byName := map[string]string{}
	for _, p := range r.People {
		byName[p.Name] = p.ID
	}
	var out []Quote
	for _, s := range findSpeech(a, hits) {
		if s.who < 0 {
			continue
		}
		speaker := byName[a.cut(hits[s.who].span)]
		out = append(out, Quote{Mention{s.span, s.rule}, speaker})
		from := sort.Search(len(r.Figures), func(i int) bool { return r.Figures[i].Span.Start >= s.span.Start })
		for i := from; i < len(r.Figures) && r.Figures[i].Span.End <= s.span.End; i++ {
			r.Figures[i].SaidBy = speaker
		}
	}
	return out
}
