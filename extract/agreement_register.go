package extract

import "strings"

// register is the agreements found so far, with the keys they are known by.
type register struct {
	list  []Agreement
	keys  []string       // titleKey of the title without its bracketed ending
	byKey map[string]int // titles and aliases
}

func (r *register) add(g Agreement) {
	k := len(r.list)
	r.list = append(r.list, g)
	r.keys = append(r.keys, bareTitle(titleKey(g.Title)))
	for _, t := range append([]string{g.Title}, g.Aliases...) {
		r.byKey[titleKey(t)] = k
	}
}

// rename gives an agreement the title of a later mention where that is longer.
func (r *register) rename(k int, title string) {
	g := &r.list[k]
	if len(title) <= len(g.Title) || strings.Contains(g.Title, bareTitle(title)) {
		return
	}
	g.Aliases = append(g.Aliases, g.Title)
	g.Title = title
	r.keys[k] = bareTitle(titleKey(title))
	r.byKey[titleKey(title)] = k
}

// recent is how many of the agreements named last a shortened title may mean.
const recent = 200

// find returns the index of the agreement that h names again, or -1.
func (r *register) find(h docHit) int {
	if h.rule == "agreement.bare" && (shortTitle(h) || generic(h)) {
		return -1 // an unnamed signing is one of its own
	}
	if h.rule == "agreement.cited" {
		return -1 // that is known by its parties
	}
	key := titleKey(h.title)
	if k, ok := r.byKey[key]; ok {
		return k
	}
	named := bareTitle(key)
	short := shortTitle(h)
	for i := len(r.list) - 1; i >= max(0, len(r.list)-recent); i-- {
		known := r.keys[i]
		switch {
		case short && strings.HasSuffix(known, named),
			known == named && len(key) > 12,
			runes(named) > 8 && strings.HasSuffix(known, named),
			runes(known) > 8 && strings.HasSuffix(named, known):
			return i
		}
	}
	return -1
}

var titleFold = strings.NewReplacer(" ", "", "“", "", "”", "", "‘", "", "’", "", "\"", "", "（", "(", "）", ")", "—", "-", "–", "-", "－", "-", "~", "-")

// titleKey folds what differs between mentions of one title: spaces, quotes, the width of brackets and dashes.
func titleKey(s string) string {
	return titleFold.Replace(s)
}
