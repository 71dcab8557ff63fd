package normalize

import (
	"strings"

	"golang.org/x/net/html"
)

// tag handles the tag at the current place, up to its '>'. A tag that the page ends in is no tag.
func (s *scanner) tag() {
	j := s.i + 1
	closing := s.src[j] == '/'
	if closing {
		j++
	}
	start := j
	for j < len(s.src) && byteKinds[s.src[j]]&endsName == 0 {
		j++
	}
	k := kindOf(lowerASCII(s.src[start:j]))
	use := k.use
	if use.fontOnly && s.foreign.inside() {
		use = tagUse{named: true, declares: true}
	}
	if closing {
		s.foreign.change(k.name, -1)
	} else {
		s.foreign.change(k.name, 1)
	}
	mark := len(s.html)
	if use.block {
		s.trimBlank()
		if !closing {
			s.boxes++
		}
	}
	kept := !use.dropped && !use.fontOnly
	if kept {
		s.html = append(s.html, '<')
		if closing {
			s.html = append(s.html, '/')
		}
		s.html = append(s.html, k.name...)
	}
	s.i = j
	jsonLD, ok := s.attributes(k.name, use, kept && !closing)
	if !ok {
		s.html = s.html[:min(mark, len(s.html))]
		s.i = len(s.src)
		return
	}
	if !closing && s.foreign.inside() && s.src[s.i-2] == '/' && s.i-2 >= s.valueEnd { // which closes an element there, and in HTML none
		s.html = append(s.html, '/')
		s.foreign.change(k.name, -1)
	}
	if kept {
		s.html = append(s.html, '>')
		s.afterBlock = use.block
	}
	if !closing && use.raw {
		s.rawText(k.name, jsonLD)
	}
}

// trimBlank takes back the space that was written for white space before a block.
func (s *scanner) trimBlank() {
	if n := len(s.html); s.blankAt == n && n > 0 {
		s.html = s.html[:n-1]
	}
}

// attributes moves over the attributes of a tag and copies those that tell something. It reports whether the tag is the
// script of a JSON-LD block, and whether it ends at all.
func (s *scanner) attributes(name string, use tagUse, keep bool) (jsonLD, ok bool) {
	src := s.src
	for {
		s.skipSpace()
		if s.i >= len(src) {
			return jsonLD, false
		}
		if src[s.i] == '>' {
			s.i++
			return jsonLD, true
		}
		key, value, quoted := s.attribute()
		if s.i > len(src) {
			return jsonLD, false
		}
		switch {
		case use.dropped && len(key) == len("type"):
			jsonLD = jsonLD || lowerASCII(key) == "type" && strings.Contains(lowerASCII(value), "ld+json")
		case keep && mayTell(use, key):
			if key = lowerASCII(key); tells(name, use, key, value) {
				s.copyAttribute(key, value, quoted)
			}
		}
	}
}

// mayTell reports whether tells may be true of an attribute with that key, in any case.
func mayTell(use tagUse, key string) bool {
	if use.declares {
		return true
	}
	switch len(key) {
	case len("style"), len("hidden"):
		return true
	case len("id"), len("role"), len("itemprop"):
		return use.named
	}
	return false
}

// attribute moves over one attribute. It leaves s.i beyond the source where a quote is not closed.
func (s *scanner) attribute() (key, value string, quote byte) {
	src := s.src
	start := s.i
	i := start
	if src[i] == '=' {
		i++
	}
	for i < len(src) && byteKinds[src[i]]&endsKey == 0 {
		i++
	}
	s.i = i
	key = src[start:i]
	s.skipSpace()
	if s.i >= len(src) || src[s.i] != '=' {
		if s.i < len(src) && src[s.i] == '/' {
			s.i++
		}
		return key, "", 0
	}
	s.i++
	s.skipSpace()
	if s.i >= len(src) || src[s.i] == '>' {
		return key, "", 0
	}
	if q := src[s.i]; q == '"' || q == '\'' {
		k := strings.IndexByte(src[s.i+1:], q)
		if k < 0 {
			s.i = len(src) + 1
			return key, "", q
		}
		value = src[s.i+1 : s.i+1+k]
		s.i += k + 2
		return key, value, q
	}
	start = s.i
	for s.i < len(src) && byteKinds[src[s.i]]&endsValue == 0 {
		s.i++
	}
	s.valueEnd = s.i
	return key, src[start:s.i], 0
}

// What a byte ends in a tag.
const (
	endsName  = 1 << iota // the name of the tag
	endsKey               // the name of an attribute
	endsValue             // a value without quotes
)

// byteKinds are what each byte ends.
var byteKinds = func() (table [1 << 8]uint8) {
	for _, c := range []byte(" \n\t\r\f>") {
		table[c] = endsName | endsKey | endsValue
	}
	table['/'] = endsName | endsKey
	table['='] = endsKey
	return table
}()

func (s *scanner) skipSpace() {
	for s.i < len(s.src) && isSpace(s.src[s.i]) {
		s.i++
	}
}

// tells reports whether an attribute of the tag called name is of use: to the parser, to the head of the page, or as a
// hint at what a block is. Long values are data, not names.
func tells(name string, use tagUse, key, value string) bool {
	switch key {
	case "class", "id", "role", "itemprop":
		if key == "itemprop" && name == "meta" {
			return true
		}
		return use.named && len(value) <= 200 && hintOfName(lowerASCII(value)) != 0
	case "style":
		return len(value) <= 1<<10 && hides(value)
	case "hidden":
		return true
	case "type":
		return name == "input" && len(value) <= 100
	case "color", "face", "size":
		return name == "font" && len(value) <= 100
	case "encoding":
		return name == "annotation-xml" && len(value) <= 100
	case "href", "rel":
		return name == "link" && len(value) <= 1<<10
	case "content", "name", "property":
		return name == "meta" && len(value) <= 4<<10
	}
	return false
}

// copyAttribute writes an attribute into the skeleton.
func (s *scanner) copyAttribute(key, value string, quote byte) {
	s.html = append(s.html, ' ')
	s.html = append(s.html, key...)
	if value == "" {
		return
	}
	s.html = append(s.html, '=')
	if quote != 0 {
		s.html = append(s.html, quote)
	}
	s.html = append(s.html, strings.ReplaceAll(value, ">", "&gt;")...) // so that every '>' ends a tag
	if quote != 0 {
		s.html = append(s.html, quote)
	}
}

// attributesOf returns the attributes of a tag of a skeleton as the parser reads them.
func attributesOf(name, s string) []html.Attribute {
	if s == "" {
		return nil
	}
	if strings.ContainsAny(s, "&\r\x00") {
		z := html.NewTokenizer(strings.NewReader("<" + name + " " + s + ">"))
		z.Next()
		return z.Token().Attr
	}
	var list []html.Attribute
	for s != "" {
		var a html.Attribute
		n := 0
		for n < len(s) && s[n] != '=' && s[n] != ' ' {
			n++
		}
		a.Key, s = s[:n], s[n:]
		if value, ok := strings.CutPrefix(s, "="); ok {
			end := " "
			if strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'") {
				end, value = value[:1], value[1:]
			}
			a.Val, s, _ = strings.Cut(value, end)
		}
		s = strings.TrimPrefix(s, " ")
		if indexKey(list, a.Key) < 0 {
			list = append(list, a)
		}
	}
	return list
}

// rawText handles the content of the elements that hold no tags, after the start tag called name.
func (s *scanner) rawText(name string, jsonLD bool) {
	switch name {
	case "script":
		start := s.i
		s.i = endOfScript(s.src, s.i)
		if jsonLD {
			s.data = append(s.data, Span{start, s.i})
		}
	case "style", "iframe", "noembed", "noframes", "noscript", "textarea":
		s.i = endOfRaw(s.src, s.i, name)
	case "title", "xmp":
		at := Span{s.i, endOfRaw(s.src, s.i, name)}
		if name == "title" && s.title == (Span{}) && !s.foreign.inside() {
			s.title = at
		}
		s.mark(at, name == "xmp")
		s.i = at.End
	case "plaintext":
		s.mark(Span{s.i, len(s.src)}, true)
		s.i = len(s.src)
	}
}

// endOfRaw returns where the end tag of a raw text element begins, from i on; the end of src where there is none.
func endOfRaw(src string, i int, name string) int {
	for {
		k := strings.Index(src[i:], "</")
		if k < 0 {
			return len(src)
		}
		i += k
		if closes(src[i+2:], name) {
			return i
		}
		i += 2
	}
}

// closes reports whether s goes on as an end tag of the given name.
func closes(s, name string) bool {
	if len(s) <= len(name) || !hasFold(s, name) {
		return false
	}
	c := s[len(name)]
	return isSpace(c) || c == '/' || c == '>'
}

// endOfScript is endOfRaw for a script: after "<!--" an inner "<script>" hides one end tag
// (https://html.spec.whatwg.org/#script-data-double-escaped-state).
func endOfScript(src string, i int) int {
	escaped, double := false, false
	for i < len(src) {
		switch rest := src[i:]; {
		case strings.HasPrefix(rest, "<!--") && !escaped:
			// The dashes may be those of "-->" already.
			escaped = true
			i += 2
			continue
		case escaped && strings.HasPrefix(rest, "-->"):
			escaped, double = false, false
			i += 3
			continue
		case rest[0] == '<' && len(rest) > 1 && rest[1] == '/' && closes(rest[2:], "script"):
			if !double {
				return i
			}
			double = false
			i += len("</script")
			continue
		case escaped && !double && rest[0] == '<' && closes(rest[1:], "script"):
			double = true
			i += len("<script")
			continue
		}
		var k int
		if escaped {
			k = strings.IndexAny(src[i+1:], "<-")
		} else {
			k = strings.IndexByte(src[i+1:], '<')
		}
		if k < 0 {
			return len(src)
		}
		i += 1 + k
	}
	return len(src)
}
