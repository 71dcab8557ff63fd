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

// features sets f to the features of unit i. To change a template is to make models worthless that were trained before.
func (s *sentence) features(f *features, i int) {
	*f = features{}
	x := s.around(i)
	x.ofChars(f)
	x.ofPairs(f)
	x.ofWords(f)
	x.ofGroups(f)
	x.ofLists(f)
	x.ofMarks(f)
	x.ofKnown(f)
}

// view is what the features of a unit look at: the unit with two before and two after it, its word with one before and
// one after it.
type view struct {
	units *[2*pad + 1]unit
	words *[3]word
}

func (s *sentence) around(i int) view {
	x := view{units: (*[2*pad + 1]unit)(s.units[i:])}
	x.words = (*[3]word)(s.words[x.units[pad].word-1:])
	return x
}

const anySurname = charSurname | charCompound

// ofChars sets the features of single characters: of one, and of where it stands or what is beside it.
func (x view) ofChars(f *features) {
	u := x.units
	a, b, c, d, e := &u[0], &u[1], &u[2], &u[3], &u[4]
	part := uint64(c.part) << 16
	f.put(0, 0, 0, uint64(a.code))
	f.put(1, 0, 0, uint64(b.code))
	f.put(2, 0, 0, uint64(c.code))
	f.put(3, 0, 0, uint64(d.code))
	f.put(4, 0, 0, uint64(e.code))
	f.put(17, part, 0, uint64(x.words[0].last))
	f.put(18, part, 0, uint64(c.code))
	f.put(20, 0, uint64(c.name), uint64(c.code))
	f.put(23, part, uint64(c.suffix), uint64(c.code))
	f.put(29, uint64(b.chars&anySurname), 0, uint64(c.code))
}

// ofPairs sets the features of two and three characters.
func (x view) ofPairs(f *features) {
	u := x.units
	a, b, c, d, e := uint64(u[0].code), uint64(u[1].code), uint64(u[2].code), uint64(u[3].code), uint64(u[4].code)
	f.putRare(5, 0, a, b)
	f.putRare(6, 0, b, c)
	f.putRare(7, 0, c, d)
	f.putRare(8, 0, d, e)
	f.putRare(9, 0, b, d)
	f.putRare(10, b, c, d)
}

// ofWords sets the features of the word that the unit is part of, and of its neighbours, with the part that it is.
func (x view) ofWords(f *features) {
	before, w, after := &x.words[0], &x.words[1], &x.words[2]
	part := uint64(x.units[pad].part) << 16
	f.putRare(12, part, uint64(w.hash>>16), uint64(w.hash&0xFFFF))
	f.putRare(13, part, uint64(before.hash>>16), uint64(before.hash&0xFFFF))
	f.putRare(14, part, uint64(after.hash>>16), uint64(after.hash&0xFFFF))
	f.put(15, part|uint64(before.tag), uint64(w.tag), uint64(after.tag))
}

// Groups of features of which there are few: a group has a key, and its features are a function of that.
const (
	groupListed  = iota // the character, its part in its word and the lists it is on
	groupLengths        // of the words
	groupKinds          // of the units
	groupPersonAfter
	groupPersonBefore
	groupPersonTitle
	groupAhead
	groupAheadTag
	groupLists // that the unit and its neighbours are on
	numGroups
)

// keyed is a bit that keys have that are not zero by intent. It is the highest one of a key.
const keyed = 1 << 47

// keys sets k to the keys of the groups. That of groupLists is zero where nothing is on a list, and that of groupListed where
// the unit is on none: then a charTable has the sums.
func (x view) keys(k *[numGroups]uint64) {
	u := x.units
	a, b, c, d, e := &u[0], &u[1], &u[2], &u[3], &u[4]
	part := uint64(c.part)
	k[groupListed] = 0
	if c.name|c.suffix != 0 {
		k[groupListed] = keyed | uint64(c.code) | part<<16 | uint64(c.name)<<24 | uint64(c.suffix)<<32
	}
	k[groupLengths] = keyed | length(&x.words[0])<<2 | length(&x.words[1])<<5 | length(&x.words[2])<<8 | part
	k[groupKinds] = keyed | uint64(a.kind) | uint64(b.kind)<<4 | uint64(c.kind)<<8 | uint64(d.kind)<<12 | uint64(e.kind)<<16
	k[groupPersonAfter] = keyed | uint64(c.chars) | uint64(d.chars)<<8 | uint64(e.chars)<<16
	k[groupPersonBefore] = keyed | uint64(b.kind) | uint64(d.kind)<<8 | uint64(b.chars)<<16 | uint64(c.chars)<<24
	k[groupPersonTitle] = keyed | uint64(b.title) | uint64(c.title)<<8 | uint64(c.chars)<<16 | part<<24
	k[groupAhead] = keyed | uint64(c.titled) | uint64(c.ahead)<<8 | uint64(c.name)<<16
	k[groupAheadTag] = keyed | uint64(c.ahead) | uint64(x.words[1].tag)<<8 | part<<16
	k[groupLists] = b.lists() | c.lists()<<16 | d.lists()<<32
}

// lists returns 16 bits for the lists that a unit is on: what lies above the lowest four bits of a title and the lowest five
// bits of a suffix is the same for all classes of such words.
func (u *unit) lists() uint64 {
	return uint64(u.name&127) | uint64(u.title&15)<<7 | uint64(u.suffix&31)<<11
}

// templatesOf are the templates of the groups.
var templatesOf = [numGroups][]uint8{{2, 18, 20, 23}, {16}, {11}, {26}, {27}, {28}, {24}, {25}, {19, 21, 22}}

// ofGroups sets the features of the groups that are not those of characters or lists.
func (x view) ofGroups(f *features) {
	u := x.units
	a, b, c, d, e := &u[0], &u[1], &u[2], &u[3], &u[4]
	part := uint64(c.part) << 16
	f.put(16, part|length(&x.words[0]), length(&x.words[1]), length(&x.words[2]))
	f.put(11, uint64(a.kind)<<4|uint64(e.kind), uint64(b.kind)<<8|uint64(c.kind)<<4|uint64(d.kind), 0)
	f.put(26, uint64(c.chars), uint64(d.chars), uint64(e.chars))
	f.put(27, uint64(b.kind)<<8|uint64(d.kind), uint64(b.chars), uint64(c.chars))
	f.put(28, part|uint64(b.title), uint64(c.chars), uint64(c.title))
	f.put(24, uint64(c.titled), uint64(c.ahead), uint64(c.name))
	f.put(25, part, uint64(c.ahead), uint64(x.words[1].tag))
}

// ofLists sets the features of the lists that the unit and its neighbours are on, by kind of list.
func (x view) ofLists(f *features) {
	b, c, d := &x.units[pad-1], &x.units[pad], &x.units[pad+1]
	f.put(19, uint64(b.name), uint64(c.name), uint64(d.name))
	f.put(21, uint64(b.title), uint64(c.title), uint64(d.title))
	f.put(22, uint64(b.suffix), uint64(c.suffix), uint64(d.suffix))
}

// ofMarks sets the features of marks of quotation and titles around the unit, and reports whether there are any.
func (x view) ofMarks(f *features) bool {
	c := &x.units[pad]
	if c.inMark|c.quoted == 0 {
		return false
	}
	f[30], f[31], f[32], f[33] = 0, 0, 0, 0
	if c.inMark != 0 {
		in := uint64(c.inMark)
		f.putRare(30, in, uint64(c.beyond>>16), uint64(c.beyond&0xFFFF))
		f.putRare(31, in<<8|uint64(c.quoted)&15, 0, uint64(c.beyond>>16))
	}
	if c.quoted != 0 {
		quoted := uint64(c.quoted)
		f.putRare(32, quoted>>4, uint64(c.closing>>16), uint64(c.closing&0xFFFF))
		f.putRare(33, quoted, 0, uint64(c.closing&0xFFFF))
	}
	return true
}

// ofKnown sets the features of what is known beforehand, and reports whether there is anything.
func (x view) ofKnown(f *features) bool {
	b, c, d := &x.units[pad-1], &x.units[pad], &x.units[pad+1]
	if b.known|c.known|d.known == 0 {
		return false
	}
	f.put(34, 0, uint64(b.known), uint64(c.known))
	f.put(35, uint64(c.part)<<16, uint64(c.known), uint64(d.known))
	return true
}

// length returns the number of units of a word, cut off at 7.
func length(w *word) uint64 { return uint64(min(7, w.length)) }
