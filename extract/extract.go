// Package extract pulls structured records out of a normalised article: institutions, people, places, dates,
// agreements, figures, events, quotations and relations, each with the place that proves it, and checks whether
// what the article states adds up.
//
// Most callers want Extract.
package extract

import (
	"github.com/govalues/decimal"

	"taizhang/normalize"
)

// Kind names a kind of record, as the output format does.
type Kind string

// The kinds of records.
const (
	KindInstitution Kind = "institutions"
	KindPerson      Kind = "people"
	KindPlace       Kind = "places"
	KindDate        Kind = "dates"
	KindAgreement   Kind = "agreements"
	KindFigure      Kind = "figures"
	KindEvent       Kind = "events"
	KindQuote       Kind = "quotes"
	KindRelation    Kind = "relations"
	KindFinding     Kind = "findings"
)

// Mention is a place in the body where something is named. Its text is the body at Span.
type Mention struct {
	Span normalize.Span
	Rule string // what found it
}

// Institution is a named organisation.
type Institution struct {
	ID         string
	Name       string // in full, Simplified
	ResolvedBy string // as_written, abbreviation, alias or context
	Kind       string
	Place      string // GB/T 2260 code, where known
	Mentions   []Mention
}

// Person is a named person and the posts the article gives them.
type Person struct {
	ID       string
	Name     string
	Posts    []Post
	Mentions []Mention
}

// Post is an office held: 天津市教委主任.
type Post struct {
	Text        string // institution and title as one would write it alone
	Institution string // ID
	Title       string
	Span        normalize.Span
}

// Place is a named place.
type Place struct {
	ID       string
	Name     string
	Code     string // GB/T 2260, where known
	Mentions []Mention
}

// Date is an expression with a calendar value.
type Date struct {
	Mention
	// Value is ISO 8601: a day, month or year, or two of them with a slash between.
	Value string
}

// Agreement is a named or signed text by which parties bind themselves or an authority sets a course.
type Agreement struct {
	ID         string
	Title      string
	Aliases    []string
	Kind       string
	Status     string
	Parties    []Party
	More       bool // there are more parties than the text names: 等八部门
	Date       string
	Start, End string // period of validity, ISO 8601
	Place      string // ID
	Mentions   []Mention
}

// Party is one who signs, issues or leads an agreement.
type Party struct {
	Name        string
	Institution string // ID, where it is an institution of the record
	Role        string // signatory, issuer or leader
}

// Figure is a quantity: a number with a unit or classifier, a percentage, or money.
type Figure struct {
	Mention
	ID           string
	Value        *decimal.Decimal // in base units: 15.58亿元 is 1558000000; nil where the text gives none (数十次)
	ValueMax     *decimal.Decimal // upper end of a range
	Unit         string           // without 万 and 亿: 元, 人次, %
	Approx       string           // about, over, nearly, several, at_least, at_most
	Subject      string           // what is counted or measured, a noun phrase of the text
	SubjectSpan  normalize.Span
	Of           string // ID of the figure that this one is a part of
	Change       string // increase or decrease
	ComparedWith string // 同比, 环比, 较上年 …
	Place        string // ID
	Date         string // ISO 8601
	Institution  string // ID
	SaidBy       string // ID of a person
}

// Event is something that happened at a time, with those who took part.
type Event struct {
	Mention
	ID           string
	Kind         string // meeting, signing, unveiling, launch, publication, visit, appointment, competition
	Status       string // planned, where the text tells it as to come
	Name         string
	Date         string
	Place        string   // ID
	Participants []string // IDs of institutions and people
	Agreements   []string // IDs

	goal string // of a visit: the ID of the place or institution that is visited
}

// Quote is what somebody is reported to have said.
type Quote struct {
	Mention
	Speaker string // ID of a person
}

// Relation ties two records together.
type Relation struct {
	Mention
	Kind    string // partner, member, part_of, holds_post, located_in
	Subject string // ID
	Object  string // ID
}

// Finding is a contradiction that arithmetic shows.
type Finding struct {
	Mention          // of the total
	Kind      string // sum_mismatch
	Total     string
	Parts     []string
	Says      decimal.Decimal
	AddsUpTo  decimal.Decimal
	PartSpans []normalize.Span
}

// Record is everything found in one document. Spans are bytes of Doc.Body.
type Record struct {
	Doc          *normalize.Document
	Dateline     normalize.Dateline // with the year, where it could be told
	Institutions []Institution
	People       []Person
	Places       []Place
	Dates        []Date
	Agreements   []Agreement
	Figures      []Figure
	Events       []Event
	Quotes       []Quote
	Relations    []Relation
	Findings     []Finding
}
