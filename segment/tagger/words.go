package tagger

import "taizhang/normalize"

// Class is a set of lists that a word is on.
type Class uint32

// The lists. A word may be on several. Lists of words that begin or end names hold the ending itself: 大学, 机场, 条例.
const (
	Province Class = 1 << iota
	City
	CityShort // without 市; may be an ordinary word
	County
	Region // a region, zone, river
	Country
	KnownOrganisation
	WeakOrganisation // a short name that is also an ordinary word

	Title         // of office or rank
	TitleModifier // 副, 党组, 常务

	OrganisationSuffix
	OpenSuffix // ends ordinary nouns as often as names of organisations
	FacilitySuffix
	DocumentSuffix
	EventSuffix

	Surname
	GivenCommon // characters of given names
	GivenRare
	ForeignCommon // characters that foreign names are written with
	ForeignRare
	CountryChar // a character that stands for a country or a province

	ProperPerson // proper names of a dictionary: of persons
	ProperPlace
	ProperOrganisation
	ProperOther // of anything else
)

const (
	nameClasses   = Province | City | CityShort | County | Region | Country | KnownOrganisation | WeakOrganisation | properClasses
	properClasses = ProperPerson | ProperPlace | ProperOrganisation | ProperOther
	titleClasses  = Title | TitleModifier
	suffixClasses = OrganisationSuffix | OpenSuffix | FacilitySuffix | DocumentSuffix | EventSuffix
	charClasses   = Surname | GivenCommon | GivenRare | ForeignCommon | ForeignRare | CountryChar
)

// Word is an entry of a list.
type Word struct {
	Text  string
	Class Class
}

// Known finds names that are known to stand in a text: by a list of the user's, or because they were found elsewhere in
// the document.
type Known interface {
	// Each calls f for the names that lie in a part of text, with their places in text. Names may overlap.
	Each(text string, part normalize.Span, f func(span normalize.Span, t Type))
}
