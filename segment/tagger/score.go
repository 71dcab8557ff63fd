package tagger

// charRows are the rows of the features of a character.
type charRows struct {
	near    [4]row  // of templates 0, 1, 3 and 4
	last    [4]row  // of template 17, by part
	surname [4]row  // of template 29, by what the character before is
	own     [4]sums // of templates 2, 18, 20 and 23 for a character that is on no list, by part
}

// charTable keeps the rows of characters, as they are asked for all the time.
type charTable struct {
	index [1 << 16]uint16 // by code
	rows  []charRows      // the first one is unused
}

// maxChars is the number of characters with which a sentence may begin: more than those of all ordinary text.
const maxChars = 1 << 13

const (
	memoBits   = 12 // of the number of a place in a memo
	memoFactor = 0x9E3779B97F4A7C15
)

// memo keeps the sums of the features of groups, by group and key. What comes later takes the place of what was there.
// The key of sums is where there are no labels, so that it takes no further access to memory.
type memo [numGroups][1 << memoBits]sums

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
	unlisted sums // of groupLists for units that are on no list, as their neighbours
	features features
	refs     []rowRef
	ends     []int // by unit: how many of refs there are up to it
	rows     []row
}

// scores sets dst to the sums of the weights of all features, by unit of s. It goes over the units several times, as
// what to wait for from memory should be many things at a time.
func (b *scorer) scores(m *Model, dst []sums, s *sentence) {
	b.ready(m, s)
	b.refs, b.ends = room(b.refs, len(dst)*maxRare), room(b.ends, len(dst))
	found := 0
	for i := range dst {
		found = b.findRare(m, s.around(i), found)
		b.ends[i] = found
	}
	b.rows = room(b.rows, found)
	m.fetch(b.rows, b.refs[:found])
	found = 0
	for i := range dst {
		b.score(m, &dst[i], s.around(i), b.rows[found:b.ends[i]])
		found = b.ends[i]
	}
}

// maxRare is how many features a unit has that are looked up in the model each time.
const maxRare = 16

// findRare finds these features of a unit.
func (b *scorer) findRare(m *Model, x view, found int) int {
	f := &b.features
	x.ofPairs(f)
	x.ofWords(f)
	found = m.find(b.refs, found, f[5:11])
	found = m.find(b.refs, found, f[12:16])
	if x.ofMarks(f) {
		found = m.find(b.refs, found, f[30:34])
	}
	if x.ofKnown(f) {
		found = m.find(b.refs, found, f[34:36])
	}
	return found
}

// ready finds the rows of the characters of s, before any of its units is scored.
func (b *scorer) ready(m *Model, s *sentence) {
	t := &b.chars
	if len(t.rows) == 0 || len(t.rows) > maxChars {
		clear(t.index[:])
		t.rows = append(t.rows[:0], charRows{})
		view{new([2*pad + 1]unit), new([3]word)}.ofLists(&b.features)
		m.sum(&b.unlisted, &b.features, templatesOf[groupLists])
	}
	for i := range s.units {
		u := &s.units[i]
		if t.index[u.code] == 0 {
			t.index[u.code] = uint16(len(t.rows))
			t.rows = append(t.rows, charRows{})
			b.setChar(m, &t.rows[len(t.rows)-1], u.code)
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

// setChar sets r to the rows of the character with a code.
func (b *scorer) setChar(m *Model, r *charRows, code uint16) {
	var units [2*pad + 1]unit
	var words [3]word
	for i := range units {
		units[i].code = code
	}
	words[0].last = code
	x, f := view{&units, &words}, &b.features
	for part := range uint8(4) {
		units[pad].part, units[pad-1].chars = part, part
		x.ofChars(f)
		r.last[part] = m.row(f[17])
		r.surname[part] = m.row(f[29])
		m.sum(&r.own[part], f, templatesOf[groupListed])
	}
	for i, template := range [...]int{0, 1, 3, 4} {
		r.near[i] = m.row(f[template])
	}
}

// row returns the row of a feature.
func (m *Model) row(hash uint32) row {
	var refs [2]rowRef
	var rows [2]row
	m.fetch(rows[:], refs[:m.find(refs[:], 0, []uint32{hash})])
	return rows[0]
}

// sum sets dst to the sums of the weights of some templates' features.
func (m *Model) sum(dst *sums, f *features, templates []uint8) {
	var s raw
	for _, t := range templates {
		s.add([]row{m.row(f[t])})
	}
	*dst = s.sums()
}

// score sets dst to the sums of the weights of all features of a unit, of which the rare ones have the given rows.
func (b *scorer) score(m *Model, dst *sums, x view, rare []row) {
	u, chars := x.units, b.chars.rows
	c := &u[pad]
	own := &chars[c.rows]
	s := raw{}
	s.add([]row{
		chars[u[0].rows].near[0], chars[u[1].rows].near[1], chars[u[3].rows].near[2], chars[u[4].rows].near[3],
		chars[x.words[0].lastRows].last[c.part&3], own.surname[u[1].chars&anySurname],
	})
	s.add(rare)
	*dst = s.sums()
	var keys [numGroups]uint64
	var all [numGroups]*sums
	x.keys(&keys)
	for g, key := range keys {
		kept := &b.memo[g][key*memoFactor>>(64-memoBits)]
		all[g] = kept
		switch {
		case g == groupListed && c.name|c.suffix == 0:
			all[g] = &own.own[c.part&3]
		case g == groupLists && key == 0:
			all[g] = &b.unlisted
		case kept.key() != key:
			b.keep(m, kept, x, g)
			kept.setKey(key)
		}
	}
	dst.add(all[:])
}

// keep sets kept to the sums of the features of a group.
func (b *scorer) keep(m *Model, kept *sums, x view, g int) {
	switch g {
	case groupListed:
		x.ofChars(&b.features)
	case groupLists:
		x.ofLists(&b.features)
	default:
		x.ofGroups(&b.features)
	}
	m.sum(kept, &b.features, templatesOf[g])
}
