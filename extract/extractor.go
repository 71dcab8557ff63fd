package extract

import (
	"slices"
	"strconv"

	"taizhang/extract/lexicon"
	"taizhang/normalize"
	"taizhang/segment"
	"taizhang/segment/tagger"
)

// Options say how facts are extracted.
type Options struct {
	// Segmenter cuts the articles into words; nil means the default one.
	Segmenter *segment.Segmenter
	// Now is the day that 今天 and 去年 refer to in an article that bears no date, in ISO 8601; empty means
	// that such expressions stay unresolved.
	Now string
	// Tagger finds names; nil means the model built into the program.
	Tagger *tagger.Model
	// Lexicon holds names of the user's own, which win over all others; nil means none.
	Lexicon *lexicon.User
}

// Pipeline extracts the records of articles. It is safe for concurrent use.
type Pipeline struct {
	segmenter *segment.Segmenter
	tagger    *tagger.Model
	lexicon   *lexicon.User
	now       string
}

// New returns a Pipeline.
func New(o Options) (*Pipeline, error) {
	if o.Segmenter == nil {
		s, err := segment.New(segment.Options{})
		if err != nil {
			return nil, err
		}
		o.Segmenter = s
	}
	if o.Tagger == nil {
		m, err := defaultTagger()
		if err != nil {
			return nil, err
		}
		o.Tagger = m
	}
	return &Pipeline{segmenter: o.Segmenter, tagger: o.Tagger, lexicon: o.Lexicon, now: o.Now}, nil
}

// Extract returns what doc states.
func (x *Pipeline) Extract(doc *normalize.Document) *Record { return x.extract(doc, nil) }

// extract returns what doc states. Where t is not nil, it notes there what was given up.
func (x *Pipeline) extract(doc *normalize.Document, t *trace) *Record {
	a := newArticle(doc, x.segmenter, x.lexicon, x.now, t)
	a.findTagged(x.tagger)
	a.dateline = resolveDateline(a)
	f := &facts{a: a, r: &Record{Doc: doc, Dateline: a.dateline}}
	if len(a.Text) < doc.Body.Len() {
		f.r.Doc = withWarning(doc, len(a.Text))
	}
	if a.Text == "" {
		return f.r
	}
	for _, e := range Extractors {
		e.find(f)
	}
	return f.r
}

// withWarning returns a copy of doc with the warning that its facts were looked for only up to byte end of its body.
func withWarning(doc *normalize.Document, end int) *normalize.Document {
	d := *doc
	rest := d.Body.Source(normalize.Span{Start: end, End: d.Body.Len()})
	d.Warnings = append(slices.Clip(d.Warnings), normalize.Warning{Kind: "truncated", Source: rest,
		Reason: "facts are looked for in the first 8 MiB of an article"})
	return &d
}

// Extractor finds one kind of records. It may use what those before it in Extractors have found.
type Extractor struct {
	Name     string // of its kind, as in the record format
	Doc      string // one line
	Examples []Example
	find     func(*facts)
}

// Example is a text and what an extractor finds in it, each as Show renders it; nothing for a text it must leave alone.
type Example struct {
	Text string
	Want []string
}

// Extractors is every extractor, in the order they run. To add one, write its file and add a line here.
var Extractors = []Extractor{
	dates,
	places,
	institutions,
	people,
	agreements,
	figures,
	quotes,
	events,
	relations,
	findings,
}

// facts is what the extractors have found in one article so far.
type facts struct {
	a *Article
	r *Record

	placeIDs  map[normalize.Span]string
	orgIDs    map[normalize.Span]string // of institutions, by mention
	orgNames  map[string]string         // full names, by ID
	resolver  *resolver
	persons   []personHit
	peopleAt  []personAt  // where the people of the record are named; made when first asked for
	heard     heardEvents // the words for events that the text has
	lastItem  item        // of a list of documents
	bodyIndex *bodies     // of the institutions; made when first asked for
	joinedAt  []ceremony  // who is joined to whom where something is signed; made when first asked for

	signed // what the agreements found so far say of later ones
}

// id returns the ID of the record with index i: f1 is the first figure.
func id(prefix string, i int) string { return prefix + strconv.Itoa(i+1) }

var dates = Extractor{
	Name: "dates",
	Doc:  "expressions with a calendar value, counted from the dateline or the publication where they are relative",
	find: func(f *facts) { f.r.Dates = findDates(f.a) },
	Examples: []Example{
		{"工程于2023年10月9日开工，到2025年底建成。", []string{"2023年10月9日=2023-10-09", "2025年底=2025-12"}},
		{"2024年1至4月，全区发电量稳步上升。", []string{"2024年1至4月=2024-01/2024-04"}},
		{"他花了三年时间，走访了第15届运动会的选手。", nil},
	},
}

var figures = Extractor{
	Name: "figures",
	Doc:  "numbers with a unit or classifier, percentages and money, with what they count",
	find: func(f *facts) {
		f.a.namedPeople = spansOf(f.persons, func(h personHit) normalize.Span { return h.span })
		f.r.Figures = findFigures(f.a, f.r.Dates)
		ownFigures(f)
	},
	Examples: []Example{
		{"签约项目达46个，总金额约15.58亿元。", []string{"46个=46个 签约项目", "15.58亿元=1558000000元 总金额 about"}},
		{"第三届论坛将于2024年5月举行。", nil},
	},
}

var findings = Extractor{
	Name: "findings",
	Doc:  "contradictions that arithmetic shows between figures of the article",
	find: func(f *facts) { f.r.Findings = findFindings(f.a, f.r.Figures) },
	Examples: []Example{
		{"全市共签约项目128个，其中工业项目52个，农业项目41个，服务业项目38个。", []string{"sum_mismatch 128个: 52个 41个 38个"}},
		{"全市共签约项目131个，其中工业项目52个，农业项目41个，服务业项目38个。", nil},
	},
}
