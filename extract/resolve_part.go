package extract

import (
	"iter"
	"slices"
)

// partKinds are the endings of parts of institutions that a text goes on to call without the whole: 美术学院.
var partKinds = []string{"学院", "医院", "研究院", "研究所", "实验室"}

// isPart reports whether a name may be that of a part without its whole: a kind of parts, and a word or two on what it is for.
func isPart(name string) bool {
	return runes(name) >= 4 && hasSuffix(name, partKinds...) && !isUniversity(name)
}

// wholes are the names of institutions that may be parts of others, by the part without the whole: 美术学院 leads to
// 某大学美术学院, or to nothing if there are two.
type wholes map[string]string

// wholesOf returns the wholes of names, each of which is looked at once: an article may name thousands.
func wholesOf(names iter.Seq[string]) wholes {
	all := wholes{}
	for name := range names {
		if !hasSuffix(name, partKinds...) {
			continue
		}
		for k := range name {
			if !isPart(name[k:]) {
				continue
			}
			if whole := name[:k]; runes(whole) < 3 || !endsLikeName(whole) {
				continue
			}
			if only, ok := all[name[k:]]; !ok {
				all[name[k:]] = name
			} else if only != name {
				all[name[k:]] = ""
			}
		}
	}
	return all
}

// putParts leads parts of institutions that are named without the whole to the ones named with it.
func putParts(all []namedHit) {
	names := make([]string, len(all))
	for i, n := range all {
		names[i] = n.name
	}
	whole := wholesOf(slices.Values(names))
	for i, n := range all {
		if n.by != asWritten || n.hit.full != "" || n.hit.code != "" || !isPart(n.name) {
			continue
		}
		if name := whole[n.name]; name != "" {
			all[i].name, all[i].by = name, context
		}
	}
}
