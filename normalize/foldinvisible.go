package normalize

import "unicode"

// invisibleFold removes characters that have no shape of their own. They come from editors and from pages that mark
// their text against copying, and would keep a word from being found.
var invisibleFold = foldRule{
	name:  "invisible",
	doc:   "zero-width characters, soft hyphens, controls, direction marks and variation selectors go",
	marks: markInvisible,
	run:   func(t *Text) (*Text, []Warning) { return mapRunes(t, shapeless), nil },
	examples: []foldExample{
		{"青\u200b石\ufeff学\u2060院", "青石学院"},
		{"合\u00ad作\x00", "合作"},
		{"葛\U000e0100城，辻\ufe00", "葛城，辻"},
		{"\u202a2024年\u202c", "2024年"},
		{"❤\ufe0f和👨\u200d👩", "❤\ufe0f和👨\u200d👩"},
		{"می\u200cخواهم", "می\u200cخواهم"}, // the joiner spells a Persian word
		{"一\t二\n三", "一\t二\n三"},
	},
}

// shapeless returns deleted for a rune without a shape that follows the given one, and any other rune as it is.
func shapeless(before, r rune) rune {
	switch {
	case r < 0xA0:
		if r < ' ' && r != '\t' && r != '\n' && r != '\v' && r != '\f' && r != '\r' || r == 0x7F {
			return deleted
		}
	case r == 0x200C, r == 0x200D:
		if !joins(before) {
			return deleted
		}
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF:
		if unicode.Is(unicode.Han, before) {
			return deleted
		}
	case r == 0x200B, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x206F,
		r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFC:
		return deleted
	}
	return r
}

// joins reports whether a joiner means something after r: in scripts from Arabic to Mongolian, and in pictures made
// of several.
func joins(r rune) bool {
	return r >= 0x0600 && r < 0x2000 || r >= 0x2600 && r < 0x2800 || r == 0xFE0F || r >= 0x1F000 && r < 0x20000
}
