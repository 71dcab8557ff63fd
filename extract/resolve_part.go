package extract

import "strings"

// partKinds are the endings of parts of institutions that a text goes on to call without the whole: 美术学院.
var partKinds = []string{"学院", "医院", "研究院", "研究所", "实验室"}

// isPart reports whether a name may be that of a part without its whole: a kind of parts, and a word or two on what it is for.
func isPart(name string) bool {
	return runes(name) >= 4 && hasSuffix(name, partKinds...) && !isUniversity(name)
}

// wholeOf returns the only one of the names that is that of an institution, and of a part of it, which the text then calls
// without the whole: 某大学美术学院 for 美术学院. It returns nothing if there are two, or none.
func wholeOf(part string, names []string) string {
	only := ""
	for _, name := range names {
		whole, ok := strings.CutSuffix(name, part)
		if !ok || runes(whole) < 3 || !endsLikeName(whole) || name == only {
			continue
		}
		if only != "" {
			return ""
		}
		only = name
	}
	return only
}

// putParts leads parts of institutions that are named without the whole to the ones named with it.
func putParts(all []namedHit) {
	var names []string // each once
	seen := map[string]bool{}
	for _, n := range all {
		if !seen[n.name] && hasSuffix(n.name, partKinds...) {
			seen[n.name] = true
			names = append(names, n.name)
		}
	}
	wholes := map[string]string{} // by what the parts are called
	for i, n := range all {
		if n.by != asWritten || n.hit.full != "" || n.hit.code != "" || !isPart(n.name) {
			continue
		}
		whole, asked := wholes[n.name]
		if !asked {
			whole = wholeOf(n.name, names)
			wholes[n.name] = whole
		}
		if whole != "" {
			all[i].name, all[i].by = whole, context
		}
	}
}
