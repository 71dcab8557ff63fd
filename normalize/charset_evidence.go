package normalize

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// decode turns raw into characters: with the charset that the caller vouches for, or else by evidence.
func decode(raw []byte, o Options) (*Text, string, []Warning) {
	file := NewText(asString(raw))
	forced := o.Charset
	label, at := declaredCharset(file.str)
	if label == "" {
		label = o.Declared
	}
	declared, known := lookupCharset(label)
	var warnings []Warning
	cs, ok := lookupCharset(forced)
	if !ok {
		if forced != "" {
			warnings = append(warnings, Warning{Kind: "unknown_charset", Text: forced})
		}
		cs = detect(file.str, declared, known)
		if label != "" && cs.name != declared.name && !isASCII(file.str) {
			warnings = append(warnings, Warning{
				Kind: "declared_charset_wrong", Text: label, Repaired: cs.name, Source: at,
				Reason: whyNot(file.str, cs, declared, known),
			})
		}
	}
	text, bad := cs.decode(file)
	warnings = append(warnings, undecodable(bad)...)
	if cs.name == charsetGB18030.name {
		warnings = append(warnings, privateUse(text)...)
	}
	return text, cs.name, warnings
}

// asString returns bytes as a string without copying them. Nothing may change them from then on.
func asString(raw []byte) string { return unsafe.String(unsafe.SliceData(raw), len(raw)) }

// whyNot says why raw is read in cs and not in the charset it declares.
func whyNot(raw string, cs, declared charset, known bool) string {
	switch {
	case strings.HasPrefix(raw, "\xff\xfe"), strings.HasPrefix(raw, "\xfe\xff"):
		return "it begins with a byte order mark"
	case !known:
		return "there is no charset of this name"
	case cs.name == charsetUTF8.name && utf8.ValidString(raw):
		return "all of it is valid utf-8"
	}
	sample := foreign(raw)
	if strings.HasPrefix(cs.name, "utf-16") {
		sample = raw[:min(len(raw), sampleSize)&^1]
	}
	percent := func(c charset) int { return int(100 * max(0, plausibility(c, sample))) }
	return fmt.Sprintf("%d%% of its characters are usual as %s, %d%% as %s", percent(cs), cs.name, percent(declared), declared.name)
}

// undecodable makes warnings of the places of undecodable bytes: one each up to a limit, one for the rest.
func undecodable(bad []Span) []Warning {
	const limit = 20
	var out []Warning
	for i, s := range bad {
		if i == limit {
			out = append(out, Warning{Kind: "undecodable_bytes", Source: Span{s.Start, bad[len(bad)-1].End}})
			break
		}
		text := strings.Repeat(string(utf8.RuneError), min(s.Len(), 8))
		out = append(out, Warning{Kind: "undecodable_bytes", Text: text, Source: s})
	}
	return out
}

// detect tells the charset of raw from its bytes. Valid UTF-8 is UTF-8: other text of more than a few characters
// never is. Otherwise every charset is tried on a sample, and the one wins whose characters are the most usual.
// The declaration decides where the bytes tell nothing.
func detect(raw string, declared charset, known bool) charset {
	switch {
	case strings.HasPrefix(raw, "\xff\xfe"):
		return charsetUTF16LE
	case strings.HasPrefix(raw, "\xfe\xff"):
		return charsetUTF16BE
	case strings.IndexByte(raw, 0) < 0 && utf8.ValidString(raw):
		if isASCII(raw) && looksHZ(raw) {
			return charsetHZ
		}
		return charsetValidUTF8
	}
	sample := foreign(raw)
	best, top := mostPlausible([]charset{charsetUTF8, charsetGB18030, charsetBig5}, declared, sample)
	if top < 0.3 {
		for _, c := range []charset{charsetUTF16LE, charsetUTF16BE} {
			if score := plausibility(c, raw[:min(len(raw), sampleSize)&^1]); score > top {
				best, top = c, score
			}
		}
	}
	if top < 0.1 && known {
		return declared
	}
	return best
}

// mostPlausible returns the charset of list in which sample is the most plausible, and how plausible that is. The declared one
// has a small bonus, and goes first: what is hopeless beside it need not be read to the end.
func mostPlausible(list []charset, declared charset, sample string) (best charset, top float64) {
	const bonus = 0.02
	scores := make([]float64, len(list))
	top = math.Inf(-1)
	for i, c := range list {
		if c.name == declared.name {
			scores[i] = plausibility(c, sample) + bonus
			top = scores[i]
		}
	}
	for i, c := range list {
		if c.name != declared.name {
			scores[i] = plausibilityOver(c, sample, top)
			top = max(top, scores[i])
		}
	}
	return list[slices.Index(scores, top)], top
}

// sampleSize is how many bytes are decoded to compare charsets.
const sampleSize = 8 << 10

// foreign returns the stretches of s that are not ASCII, up to sampleSize. They are cut at bytes that no
// charset uses for the second half of a character.
func foreign(s string) string {
	var b strings.Builder
	for len(s) > 0 && b.Len() < sampleSize {
		i := lenASCII(s)
		if k := strings.IndexByte(s[:i], 0); k >= 0 {
			i = k
		}
		if s = s[i:]; s == "" {
			break
		}
		n := strings.IndexAny(s, "<>\n\"")
		if n < 0 {
			n = len(s)
		}
		n = min(n, sampleSize)
		b.WriteString(s[:n])
		b.WriteByte('\n')
		s = s[n:]
	}
	return b.String()
}

// plausibility decodes sample and returns how usual its characters are: the share of frequent ones, less ten times the
// share of those that are no characters at all. Chinese text read rightly is above .5, read wrongly below .1.
func plausibility(c charset, sample string) float64 {
	e := evidence{all: 1}
	e.read(c, sample)
	return e.score(0)
}

// plausibilityOver is plausibility in a charset that has ASCII as it is, where that is least or more. Where it is less, the result
// is less as well.
func plausibilityOver(c charset, sample string, least float64) float64 {
	e := evidence{all: 1}
	for sample != "" {
		n := wholeLines(sample)
		e.read(c, sample[:n])
		sample = sample[n:]
		// The best that may come is a usual character in every byte.
		if best := e.score(float64(len(sample))); best < least {
			return best
		}
	}
	return e.score(0)
}

// wholeLines returns the length of the first lines of s, half a kilobyte or more, which are decoded like the rest by themselves: no
// character goes across a line feed, and a byte order mark stands for nothing only at the start.
func wholeLines(s string) int {
	for n := 512; n < len(s); n++ {
		if s[n-1] == '\n' && !strings.HasPrefix(s[n:], byteOrderMark) {
			return n
		}
	}
	return len(s)
}

// evidence counts the characters of a text, ASCII a quarter each.
type evidence struct{ usual, all, wrong float64 }

// score returns how usual the characters are, with some more that are.
func (e *evidence) score(more float64) float64 { return (e.usual + more - 10*e.wrong) / (e.all + more) }

// read counts the characters of sample.
func (e *evidence) read(c charset, sample string) {
	text, bad := c.decode(NewText(sample))
	for _, s := range bad {
		e.wrong += float64(s.Len())
	}
	for _, r := range text.str {
		switch {
		case r == utf8.RuneError:
			e.all++
		case isPrivate(r): // hardly ever meant
			e.wrong += 2
			e.all++
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f':
			e.wrong++
			e.all++
		case r < utf8.RuneSelf:
			e.usual += 0.25
			e.all += 0.25
		default:
			e.all++
			if frequent.Has(r) {
				e.usual++
			}
		}
	}
}

func isASCII(s string) bool { return lenASCII(s) == len(s) }

// looksHZ reports whether ASCII text holds an HZ passage: ~{, pairs of printable characters, ~}.
func looksHZ(s string) bool {
	for {
		_, rest, ok := strings.Cut(s, "~{")
		if !ok {
			return false
		}
		in, after, ok := strings.Cut(rest, "~}")
		if !ok {
			return false
		}
		if len(in) >= 4 && plausibility(charsetHZ, "~{"+in[:min(len(in), sampleSize)]+"~}") > 0.3 {
			return true
		}
		s = after
	}
}

// declaredCharset returns the label in the first <meta charset>, <meta content="…charset="> or <?xml encoding> of a page,
// wherever it stands (one page in six has it after byte 1,024), and its place.
func declaredCharset(s string) (string, Span) {
	const far = 64 << 10
	s = s[:min(len(s), far)]
	if strings.HasPrefix(s, "<?xml") {
		end := max(0, strings.Index(s, "?>"))
		if label, at := valueAfter(s[:end], 0, "encoding="); label != "" {
			return label, at
		}
	}
	for i := 0; ; {
		k := strings.IndexByte(s[i:], '<')
		if k < 0 {
			return "", Span{}
		}
		i += k + 1
		if !hasFold(s[i:], "meta") {
			continue
		}
		end := strings.IndexByte(s[i:], '>')
		if end < 0 {
			return "", Span{}
		}
		if label, at := valueAfter(s[i:i+end], i, "charset="); label != "" {
			return label, at
		}
		i += end
	}
}

// valueAfter returns the word that follows key in s, with or without quotes, and its place, base bytes further on.
func valueAfter(s string, base int, key string) (string, Span) {
	i := 0
	for !hasFold(s[i:], key) {
		if i++; i >= len(s) {
			return "", Span{}
		}
	}
	i += len(key)
	for i < len(s) && (s[i] == ' ' || s[i] == '"' || s[i] == '\'') {
		i++
	}
	j := i
	for j < len(s) && (isAlnum(s[j]) || s[j] == '-' || s[j] == '_' || s[j] == ':' || s[j] == '.') {
		j++
	}
	return s[i:j], Span{base + i, base + j}
}

// hasFold reports whether s begins with prefix, which is in lower case, in any case.
func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

func isAlnum(c byte) bool { return c >= '0' && c <= '9' || isLetter(c) }

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
