package tagger

import (
	_ "embed" // for the lists
	"strings"
)

//go:generate go run gen.go

//go:embed words.tsv
var wordsTSV string

//go:embed brands.tsv
var brandsTSV string

//go:embed chars.tsv
var charsTSV string

//go:embed proper.tsv
var properTSV string

// classes are the names of the lists in the files.
var classes = map[string]Class{
	"title":             Title,
	"title_modifier":    TitleModifier,
	"organisation":      OrganisationSuffix,
	"organisation_open": OpenSuffix,
	"facility":          FacilitySuffix,
	"document":          DocumentSuffix,
	"event":             EventSuffix,
	"surname":           Surname,
	"given_common":      GivenCommon,
	"given_rare":        GivenRare,
	"foreign_common":    ForeignCommon,
	"foreign_rare":      ForeignRare,
	"country_char":      CountryChar,
	"company":           KnownOrganisation,
	"weak":              WeakOrganisation,

	"proper_person":       ProperPerson,
	"proper_place":        ProperPlace,
	"proper_company":      KnownOrganisation,
	"proper_organisation": ProperOrganisation,
	"proper_other":        ProperOther,
}

// Words returns the lists that are part of the program: titles, what names end with, surnames, characters of names,
// companies, and proper names of a dictionary. Whoever trains a model adds the names he knows.
func Words() []Word {
	var all []Word
	for line := range strings.Lines(wordsTSV + brandsTSV + charsTSV + properTSV) {
		list, words, _ := strings.Cut(strings.TrimSpace(line), "\t")
		for _, w := range strings.Fields(words) {
			all = append(all, Word{w, classes[list]})
		}
	}
	return all
}
