package tagger

const (
	hashFactor1 = 0x9E3779B97F4A7C15
	hashFactor2 = 0xD6E8FEB86659FD93
)

// step adds the code of a unit to the hash of a word.
func step(h uint64, code uint16) uint64 {
	h = (h ^ uint64(code)) * hashFactor1
	return h ^ h>>29
}

// numTemplates is the number of features that a unit has, one by template.
const numTemplates = 54

// features are the hashes of the features of a unit; a zero is none.
type features [numTemplates]uint32

// put sets the feature of a template: the hash of the template and up to three fields, of 24, 16 and 16 bits.
func (f *features) put(template int, a, b, c uint64) {
	h := (uint64(template+1)<<56 | a<<32 ^ b<<16 ^ c) * hashFactor1
	h ^= h >> 32
	h *= hashFactor2
	f[template] = uint32(h >> 32)
}

// features sets f to the features of a unit. To change a template is to make models worthless that were trained before.
func (s *sentence) features(f *features, unit int) {
	i := unit + pad
	s.charFeatures(f, i)
	s.wordFeatures(f, i)
	s.listFeatures(f, i)
	s.personFeatures(f, i)
	s.placeFeatures(f, i)
}

// charFeatures are those of the unit and its neighbours themselves.
func (s *sentence) charFeatures(f *features, i int) {
	x := (*[5]uint16)(s.codes[i-2:])
	a, b, c, d, e := uint64(x[0]), uint64(x[1]), uint64(x[2]), uint64(x[3]), uint64(x[4])
	f.put(0, 0, 0, a)
	f.put(1, 0, 0, b)
	f.put(2, 0, 0, c)
	f.put(3, 0, 0, d)
	f.put(4, 0, 0, e)
	f.put(5, 0, a, b)
	f.put(6, 0, b, c)
	f.put(7, 0, c, d)
	f.put(8, 0, d, e)
	f.put(9, 0, b, d)
	f.put(10, b, c, d)
	f.put(11, a, b, c)
	f.put(12, c, d, e)
	k := (*[5]uint8)(s.kinds[i-2:])
	f.put(13, uint64(k[0])<<4|uint64(k[4]), uint64(k[1])<<8|uint64(k[2])<<4|uint64(k[3]), 0)
}

// wordFeatures are those of the word that the unit is part of, and of its neighbours, with the part that it is.
func (s *sentence) wordFeatures(f *features, i int) {
	at := s.wordOf[i]
	part := uint64(s.part[i]) << 16
	w, before, after := &s.words[at], &s.words[at-1], &s.words[at+1]
	f.put(14, part, uint64(w.hash>>16), uint64(w.hash&0xFFFF))
	f.put(15, part, uint64(before.hash>>16), uint64(before.hash&0xFFFF))
	f.put(16, part, uint64(after.hash>>16), uint64(after.hash&0xFFFF))
	t, tb, ta := uint64(w.tag), uint64(before.tag), uint64(after.tag)
	f.put(17, part, tb, t)
	f.put(18, part, t, ta)
	f.put(19, part|tb, t, ta)
	first, last := s.edges(w)
	_, lastBefore := s.edges(before)
	firstAfter, lastAfter := s.edges(after)
	f.put(20, part, last, lastAfter)
	f.put(21, part, lastBefore, last)
	f.put(22, part, first, last)
	f.put(23, part, 0, lastBefore)
	f.put(24, part, 0, lastAfter)
	f.put(25, part, firstAfter, lastAfter)
	f.put(26, part|length(before), length(w), length(after))
	f.put(27, 0, t, uint64(s.codes[i]))
}

// edges returns the codes of the first and the last unit of a word.
func (s *sentence) edges(w *word) (first, last uint64) {
	if w.length == 0 {
		return codeEdge, codeEdge
	}
	return uint64(s.codes[w.first+pad]), uint64(s.codes[w.first+w.length-1+pad])
}

// length returns the number of units of a word, cut off at 7.
func length(w *word) uint64 { return uint64(min(7, w.length)) }

// listFeatures are those of the lists that the unit's stretch is on.
func (s *sentence) listFeatures(f *features, i int) {
	c, part, tag := uint64(s.codes[i]), uint64(s.part[i])<<16, uint64(s.words[s.wordOf[i]].tag)
	name, before, after := three(s.names, i)
	f.put(28, 0, before, name)
	f.put(29, 0, name, after)
	f.put(30, 0, name, c)
	f.put(31, part, name, tag)
	title, titleBefore, titleAfter := three(s.titles, i)
	f.put(32, titleBefore, title, titleAfter)
	f.put(33, part, title, tag)
	suffix, suffixBefore, suffixAfter := three(s.suffixes, i)
	f.put(34, suffixBefore, suffix, suffixAfter)
	f.put(35, part, suffix, c)
	ahead, titled := uint64(s.ahead[i]), uint64(s.titled[i])
	f.put(36, 0, ahead, name)
	f.put(37, part, ahead, tag)
	f.put(38, before, ahead>>3, suffix)
	f.put(39, titled, ahead>>3, name)
	f.put(40, titled, titleBefore, uint64(s.chars[i]))
	f.put(41, part, 0, c)
}

// three returns the marks of a unit, of the one before and of the one after.
func three(marks []uint8, i int) (at, before, after uint64) {
	return uint64(marks[i]), uint64(marks[i-1]), uint64(marks[i+1])
}

// personFeatures are those of characters that names of persons are made of.
func (s *sentence) personFeatures(f *features, i int) {
	const surname = charSurname | charCompound
	x := (*[5]uint8)(s.chars[i-2:])
	a, b, c, d, e := uint64(x[0]), uint64(x[1]), uint64(x[2]), uint64(x[3]), uint64(x[4])
	part, code := uint64(s.part[i])<<16, uint64(s.codes[i])
	title, titleBefore, _ := three(s.titles, i)
	f.put(42, c, d, e)
	f.put(43, b, c, d)
	f.put(44, a, b, c)
	f.put(45, uint64(s.kinds[i-1])<<8|uint64(s.kinds[i+1]), b, c)
	f.put(46, part|titleBefore, c, d)
	f.put(47, b&surname, 0, code)
	f.put(48, a&surname, 0, code)
	f.put(49, part, c, title)
}

// placeFeatures are those of quotation marks and brackets around the unit, and of what is known beforehand.
func (s *sentence) placeFeatures(f *features, i int) {
	quoted, closing := uint64(s.quoted[i]), s.closing[i]
	f.put(50, quoted>>4, uint64(closing>>16), uint64(closing&0xFFFF))
	f.put(51, quoted, 0, uint64(closing&0xFFFF))
	known, before, after := three(s.known, i)
	f.put(52, 0, before, known)
	f.put(53, uint64(s.part[i])<<16, known, after)
}
