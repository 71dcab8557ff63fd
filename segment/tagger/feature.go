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
const numTemplates = 36

// features are the hashes of the features of a unit; a zero is none.
type features [numTemplates]uint32

// put sets the feature of a template: the hash of the template and up to three fields, of 24, 16 and 16 bits.
//
// Hashes of features that most units share are below a quarter of all, the others above it: rows are in the order of
// hashes, and what is asked for all the time has to lie together.
func (f *features) put(template int, a, b, c uint64) {
	f[template] = hash(template, a, b, c) >> 2
}

// putRare is put for features that few units share.
func (f *features) putRare(template int, a, b, c uint64) {
	f[template] = uint32(uint64(hash(template, a, b, c))*3>>2) + 1<<30
}

func hash(template int, a, b, c uint64) uint32 {
	h := (uint64(template+1)<<56 | a<<32 ^ b<<16 ^ c) * hashFactor1
	h ^= h >> 32
	return uint32(h * hashFactor2 >> 32)
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
	f.putRare(5, 0, a, b)
	f.putRare(6, 0, b, c)
	f.putRare(7, 0, c, d)
	f.putRare(8, 0, d, e)
	f.putRare(9, 0, b, d)
	f.putRare(10, b, c, d)
	k := (*[5]uint8)(s.kinds[i-2:])
	f.put(11, uint64(k[0])<<4|uint64(k[4]), uint64(k[1])<<8|uint64(k[2])<<4|uint64(k[3]), 0)
}

// wordFeatures are those of the word that the unit is part of, and of its neighbours, with the part that it is.
func (s *sentence) wordFeatures(f *features, i int) {
	at := s.wordOf[i]
	part := uint64(s.part[i]) << 16
	w, before, after := &s.words[at], &s.words[at-1], &s.words[at+1]
	f.putRare(12, part, uint64(w.hash>>16), uint64(w.hash&0xFFFF))
	f.putRare(13, part, uint64(before.hash>>16), uint64(before.hash&0xFFFF))
	f.putRare(14, part, uint64(after.hash>>16), uint64(after.hash&0xFFFF))
	t, tb, ta := uint64(w.tag), uint64(before.tag), uint64(after.tag)
	f.put(15, part|tb, t, ta)
	f.put(16, part|length(before), length(w), length(after))
	f.put(17, part, 0, uint64(s.last(before)))
	f.put(18, part, 0, uint64(s.codes[i]))
}

// last returns the code of the last unit of a word.
func (s *sentence) last(w *word) uint16 {
	if w.length == 0 {
		return codeEdge
	}
	return s.codes[w.first+w.length-1+pad]
}

// length returns the number of units of a word, cut off at 7.
func length(w *word) uint64 { return uint64(min(7, w.length)) }

// listFeatures are those of the lists that the unit's stretch is on.
func (s *sentence) listFeatures(f *features, i int) {
	c, part, tag := uint64(s.codes[i]), uint64(s.part[i])<<16, uint64(s.words[s.wordOf[i]].tag)
	name, before, after := three(s.names, i)
	f.put(19, before, name, after)
	f.put(20, 0, name, c)
	title, titleBefore, titleAfter := three(s.titles, i)
	f.put(21, titleBefore, title, titleAfter)
	suffix, suffixBefore, suffixAfter := three(s.suffixes, i)
	f.put(22, suffixBefore, suffix, suffixAfter)
	f.put(23, part, suffix, c)
	ahead, titled := uint64(s.ahead[i]), uint64(s.titled[i])
	f.put(24, titled, ahead, name)
	f.put(25, part, ahead, tag)
}

// three returns the marks of a unit, of the one before and of the one after.
func three(marks []uint8, i int) (at, before, after uint64) {
	return uint64(marks[i]), uint64(marks[i-1]), uint64(marks[i+1])
}

// personFeatures are those of characters that names of persons are made of.
func (s *sentence) personFeatures(f *features, i int) {
	const surname = charSurname | charCompound
	b, c, d, e := uint64(s.chars[i-1]), uint64(s.chars[i]), uint64(s.chars[i+1]), uint64(s.chars[i+2])
	f.put(26, c, d, e)
	f.put(27, uint64(s.kinds[i-1])<<8|uint64(s.kinds[i+1]), b, c)
	f.put(28, uint64(s.part[i])<<16|uint64(s.titles[i-1]), c, uint64(s.titles[i]))
	f.put(29, b&surname, 0, uint64(s.codes[i]))
}

// placeFeatures are those of marks of quotation and titles around the unit, and of what is known beforehand.
func (s *sentence) placeFeatures(f *features, i int) {
	f[30], f[31], f[32], f[33] = 0, 0, 0, 0
	if in := uint64(s.inMark[i]); in != 0 {
		beyond := s.beyond[i]
		f.putRare(30, in, uint64(beyond>>16), uint64(beyond&0xFFFF))
		f.putRare(31, in<<8|uint64(s.quoted[i])&15, 0, uint64(beyond>>16))
	}
	if quoted := uint64(s.quoted[i]); quoted != 0 {
		closing := s.closing[i]
		f.putRare(32, quoted>>4, uint64(closing>>16), uint64(closing&0xFFFF))
		f.putRare(33, quoted, 0, uint64(closing&0xFFFF))
	}
	f[34], f[35] = 0, 0
	if known, before, after := three(s.known, i); known|before|after != 0 {
		f.put(34, 0, before, known)
		f.put(35, uint64(s.part[i])<<16, known, after)
	}
}
