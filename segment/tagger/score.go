package tagger

// charTable keeps the rows of the features of single characters, as they are asked for all the time. A character's number
// is that of its sums; its rows begin at rowsOfChar times the number.
type charTable struct {
	index [1 << 16]uint16 // the number of a character, by code; zero is none
	rows  []row
	own   []sums // of groupListed for a character that is on no list: that of a part is at four times the number and the part
}

// Where in the rows of a character those of a feature are.
const (
	rowsNear         = 0 // of templates 0, 1, 3 and 4
	rowsLast         = 4 // of template 17, by part
	rowsAfterSurname = 8 // of template 29, by what the character before is
	rowsOfChar       = 12
)

// maxChars is the number of characters with which a sentence may begin: more than those of all ordinary text.
const maxChars = 1 << 13

const (
	memoBits   = 12 // of the number of a place in a memo
	memoFactor = 0x9E3779B97F4A7C15
)

// memo keeps the sums of the features of groups, by group and key. What comes later takes the place of what was there.
// The key of sums is where there are no labels, so that it takes no further access to memory.
type memo [numGroups][1 << memoBits]sums

// at returns where the sums of a group with a key are kept, if they are.
func (b *memo) at(g int, key uint64) *sums { return &b[g][key*memoFactor>>(64-memoBits)] }

// key returns the key that setKey set.
func (s *sums) key() uint64 { return s[5]>>48<<32 | s[6]>>48<<16 | s[7]>>48 }

func (s *sums) setKey(key uint64) {
	s[5] = s[5]&^lastLane | key>>32<<48
	s[6] = s[6]&^lastLane | key>>16<<48
	s[7] = s[7]&^lastLane | key<<48
}

// scorer is scratch memory of scores.
type scorer struct {
	chars    charTable
	memo     memo
	features features
	rows     rowReader
	asked    asked
}

// scores sets dst to the sums of the weights of all features, by unit of s. It goes over the units several times, as
// what to wait for from memory should be many things at a time.
func (b *scorer) scores(m *Model, dst []sums, s *sentence) {
	b.ready(m, s)
	b.asked.reset(len(dst))
	for i := range dst {
		b.ask(s.around(i), i)
	}
	findRows(m, &b.asked)
	sumRows(dst, m, &b.chars, &b.asked)
	for i := addKept(dst, &b.memo, b.asked.keys, 0); i < len(dst); i = addKept(dst, &b.memo, b.asked.keys, i) {
		b.keepAll(m, s.around(i), &b.asked.keys[i])
	}
}

// ask notes what is needed for the sums of unit i, which is the next one.
func (b *scorer) ask(x view, i int) {
	a, f := &b.asked, &b.features
	c := &x.units[pad]
	a.chars[i] = rowsAround(x)
	x.keys(&a.keys[i])
	a.own[i] = 0
	if c.name|c.suffix == 0 {
		a.own[i] = uint32(c.rows)<<2 | uint32(c.part&3)
	}
	x.ofPairs(f)
	x.ofWords(f)
	a.hashes = append(append(a.hashes, f[5:11]...), f[12:16]...)
	if x.ofMarks(f) {
		a.hashes = append(a.hashes, f[30:34]...)
	}
	if x.ofKnown(f) {
		a.hashes = append(a.hashes, f[34:36]...)
	}
	a.ends[i] = uint32(len(a.hashes))
}

// rowsAround returns where the rows of the features of single characters are that hang on no group.
func rowsAround(x view) [charsAround]uint32 {
	u := x.units
	c := &u[pad]
	at := func(chars uint16, row uint32) uint32 { return uint32(chars)*rowsOfChar + row }
	return [charsAround]uint32{
		at(u[0].rows, rowsNear), at(u[1].rows, rowsNear+1), at(u[3].rows, rowsNear+2), at(u[4].rows, rowsNear+3),
		at(x.words[0].lastRows, rowsLast+uint32(c.part&3)), at(c.rows, rowsAfterSurname+uint32(u[1].chars&anySurname)),
	}
}

// ready finds the rows of the characters of s, before any of its units is scored.
func (b *scorer) ready(m *Model, s *sentence) {
	t := &b.chars
	if len(t.own) == 0 || len(t.own) > 4*maxChars {
		clear(t.index[:])
		t.rows, t.own = resize(t.rows, rowsOfChar), resize(t.own, 4)
		b.keep(m, &b.memo[groupLists][0], view{new([2*pad + 1]unit), new([3]word)}, groupLists, 0)
	}
	for i := range s.units {
		u := &s.units[i]
		if t.index[u.code] == 0 {
			t.index[u.code] = uint16(len(t.own) / 4)
			b.addChar(m, u.code)
		}
		u.rows = t.index[u.code]
	}
	edge := t.index[codeEdge]
	for i := range s.words {
		w := &s.words[i]
		w.lastRows = edge
		if w.length > 0 {
			w.lastRows = s.units[pad+w.first+w.length-1].rows
		}
	}
}

// addChar adds the rows of the character with a code.
func (b *scorer) addChar(m *Model, code uint16) {
	var units [2*pad + 1]unit
	var words [3]word
	for i := range units {
		units[i].code = code
	}
	words[0].last = code
	x, f := view{&units, &words}, &b.features
	var hashes [maxRows]uint32
	near, own := hashes[rowsNear:], hashes[rowsOfChar:]
	for part := range uint8(4) {
		units[pad].part, units[pad-1].chars = part, part
		x.ofChars(f)
		hashes[rowsLast+part], hashes[rowsAfterSurname+part] = f[17], f[29]
		for i, template := range templatesOf[groupListed] {
			own[4*int(part)+i] = f[template]
		}
	}
	near[0], near[1], near[2], near[3] = f[0], f[1], f[3], f[4]
	rows := b.rows.read(m, hashes[:])
	b.chars.rows = append(b.chars.rows, rows[:rowsOfChar]...)
	for part := range 4 {
		b.chars.own = append(b.chars.own, sumsOf(rows[rowsOfChar+4*part:][:4]))
	}
}

// sumsOf returns the sums of rows.
func sumsOf(rows []row) sums {
	s := raw{}
	s.add(rows)
	return s.sums()
}

// sum returns the sums of the weights of some templates' features, at most four.
func (b *scorer) sum(m *Model, templates []uint8) sums {
	var hashes [4]uint32
	for i, t := range templates {
		hashes[i] = b.features[t]
	}
	return sumsOf(b.rows.read(m, hashes[:len(templates)]))
}

// keepAll keeps the sums of the groups of a unit.
func (b *scorer) keepAll(m *Model, x view, keys *[numGroups]uint64) {
	for g, key := range keys {
		if kept := b.memo.at(g, key); kept.key() != key {
			b.keep(m, kept, x, g, key)
		}
	}
}

// keep sets kept to the sums of the features of a group.
func (b *scorer) keep(m *Model, kept *sums, x view, g int, key uint64) {
	switch {
	case g != groupListed:
		x.ofLists(&b.features)
		x.ofGroups(&b.features)
		*kept = b.sum(m, templatesOf[g])
	case key != 0:
		x.ofChars(&b.features)
		*kept = b.sum(m, templatesOf[g])
	default:
		*kept = sums{} // the charTable has them
	}
	kept.setKey(key)
}
