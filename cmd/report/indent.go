package report

import "unicode/utf8"

// lineLength is the number of characters up to which an object or array stays on one line.
const lineLength = 110

// Indent sets JSON without any white space out for reading, as the format json does: objects and arrays that are short stay
// on a line, others have a member or element a line, two spaces further in than the line they begin on. The depth is half
// the number of spaces before that.
func Indent(compact []byte, depth int) []byte { return appendIndented(nil, compact, depth) }

// appendIndented sets JSON without any white space out for reading: objects and arrays that are short stay on a line,
// others have a member or element a line. The depth is that of the first line.
func appendIndented(dst, src []byte, depth int) []byte {
	if len(src) < 2 || src[0] != '{' && src[0] != '[' {
		return append(dst, src...)
	}
	short := 2*depth+utf8.RuneCount(src) <= lineLength
	dst = append(dst, src[0])
	for i := 1; i < len(src)-1; {
		n := memberLength(src[i : len(src)-1])
		if !short {
			dst = newline(dst, depth+1)
		} else if i > 1 {
			dst = append(dst, ' ')
		}
		dst = appendMember(dst, src[i:i+n], depth+1)
		i += n
		if i < len(src)-1 {
			dst = append(dst, ',')
			i++
		}
	}
	if !short {
		dst = newline(dst, depth)
	}
	return append(dst, src[len(src)-1])
}

// appendMember sets out a member of an object, or an element of an array.
func appendMember(dst, src []byte, depth int) []byte {
	if src[0] == '"' {
		if n := stringLength(src); n < len(src) {
			dst = append(append(dst, src[:n]...), ':', ' ')
			src = src[n+1:]
		}
	}
	return appendIndented(dst, src, depth)
}

func newline(dst []byte, depth int) []byte {
	dst = append(dst, '\n')
	for range depth {
		dst = append(dst, ' ', ' ')
	}
	return dst
}

// memberLength returns the length of the first member or element in b, up to the comma after it or the end.
func memberLength(b []byte) int {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '"':
			i += stringLength(b[i:]) - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',':
			if depth == 0 {
				return i
			}
		}
	}
	return len(b)
}

// stringLength returns the length of the JSON string that b begins with.
func stringLength(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return len(b)
}
