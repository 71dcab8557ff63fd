package normalize

import (
	"bytes"
	"math/bits"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"
)

// byteOrderMark is U+FEFF, which stands for nothing at the start of a text.
const byteOrderMark = "\ufeff"

// withoutMark begins an edit of a file of UTF-8, without its byte order mark.
func withoutMark(file *Text) *Editor {
	e := file.Edit()
	if strings.HasPrefix(file.str, byteOrderMark) {
		e.Replace(Span{0, len(byteOrderMark)}, "")
	}
	return e
}

// decodeUTF8 checks a text and replaces what is not UTF-8 by U+FFFD, one for each broken sequence.
func decodeUTF8(file *Text) (*Text, []Span) {
	s := file.str
	e := withoutMark(file)
	if utf8.ValidString(s) {
		return e.Text(), nil
	}
	var bad badBytes
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		if r, n := utf8.DecodeRuneInString(s[i:]); r != utf8.RuneError || n > 1 {
			i += n
			continue
		}
		n := 1
		for n < 3 && i+n < len(s) && !utf8.RuneStart(s[i+n]) && s[i] >= 0xC2 {
			n++
		}
		e.Replace(Span{i, i + n}, string(utf8.RuneError))
		bad.add(Span{i, i + n})
		i += n
	}
	return e.Text(), bad
}

// badBytes collects the places of undecodable bytes; neighbours become one place.
type badBytes []Span

func (b *badBytes) add(s Span) {
	if n := len(*b); n > 0 && (*b)[n-1].End == s.Start {
		(*b)[n-1].End = s.End
		return
	}
	*b = append(*b, s)
}

// decodeDouble returns the decoder for an encoding of one, two or four bytes a character. ASCII, most of a page, is copied. The
// encoding decodes the rest in bulk; the widths are then walked in step, because asking it character by character takes three
// times as long.
//
// More knows characters of two bytes that the encoding does not; it may be nil, and returns 0 for those it knows no better.
func decodeDouble(enc encoding.Encoding, width func(string) (src, dst int), more func(pair string) rune) func(*Text) (*Text, []Span) {
	return func(file *Text) (*Text, []Span) {
		w := widthWalk{enc: enc, width: width, raw: file.str, more: more}
		w.str.Grow(len(w.raw) + len(w.raw)/2)
		dec := enc.NewDecoder().Transformer
		var src [4 << 10]byte
		var dst [len(src) * 3 / 2]byte
		for p := 0; p < len(w.raw); {
			if n := lenASCII(w.raw[p:]); n > 0 {
				w.str.WriteString(w.raw[p : p+n])
				w.edits.replace(p, n, n)
				p += n
				continue
			}
			const few = 64 // enough for a character, and for those that follow what is odd
			end := p + lenPairs(w.raw[p:min(len(w.raw), p+len(src))])
			whole := end > p
			if !whole {
				end = min(len(w.raw), p+few)
				whole = end == len(w.raw)
			}
			nDst, nSrc, err := dec.Transform(dst[:], src[:copy(src[:], w.raw[p:end])], whole)
			w.walk(dst[:nDst], p, p+nSrc)
			p += nSrc
			if err != nil && err != transform.ErrShortDst && err != transform.ErrShortSrc || nSrc == 0 {
				break
			}
		}
		return &Text{str: w.str.String(), from: file, edits: w.edits}, w.bad
	}
}

// lenASCII returns how many bytes of ASCII s begins with.
func lenASCII(s string) int {
	const high = 0x8080808080808080
	n := 0
	for ; n+8 <= len(s); n += 8 {
		eight := uint64(s[n]) | uint64(s[n+1])<<8 | uint64(s[n+2])<<16 | uint64(s[n+3])<<24 |
			uint64(s[n+4])<<32 | uint64(s[n+5])<<40 | uint64(s[n+6])<<48 | uint64(s[n+7])<<56
		if eight &= high; eight != 0 {
			return n + bits.TrailingZeros64(eight)/8
		}
	}
	for n < len(s) && s[n] < utf8.RuneSelf {
		n++
	}
	return n
}

// lenPairs returns the length of the pairs of bytes that s begins with which are two bytes of a character in any encoding of this
// kind, whatever follows.
func lenPairs(s string) int {
	n := 0
	for n+1 < len(s) && s[n] > 0x80 && s[n] < 0xFF && (s[n+1] >= 0xA1 && s[n+1] < 0xFF || s[n+1] >= 0x40 && s[n+1] < 0x7F) {
		n += 2
	}
	return n
}

// widthWalk leads decoded characters back to their bytes by the width of each.
type widthWalk struct {
	enc   encoding.Encoding
	width func(string) (src, dst int)
	more  func(pair string) rune
	raw   string
	str   strings.Builder
	edits edits
	bad   badBytes

	written int // how much of what walk walks over is in str
}

// walk appends dst, which the bytes from src to end were decoded to.
func (w *widthWalk) walk(dst []byte, src, end int) {
	w.written = 0
	for i := 0; i < len(dst) && src < end; {
		n := 0
		for i+n < len(dst) && dst[i+n] < utf8.RuneSelf && src+n < end && dst[i+n] == w.raw[src+n] {
			n++
		}
		w.edits.replace(src, n, n)
		i, src = i+n, src+n
		n = 0
		for i+3*n+2 < len(dst) && dst[i+3*n]&0xF0 == 0xE0 && src+2*n+1 < end && w.raw[src+2*n+1] >= 0x40 &&
			w.raw[src+2*n] != 0x80 && !isReplacement(dst[i+3*n:]) {
			n++
		}
		w.edits.repeat(src, 2, 3, n)
		i, src = i+3*n, src+2*n
		if n == 0 && i < len(dst) && src < end && dst[i] >= utf8.RuneSelf {
			i, src = w.odd(dst, i, src)
		}
	}
	w.str.Write(dst[w.written:])
}

// odd handles the characters that are not two bytes and three, and the undecodable ones.
func (w *widthWalk) odd(dst []byte, i, src int) (int, int) {
	if isReplacement(dst[i:]) {
		n := w.lost(src)
		if n == 2 && w.more != nil {
			if r := w.more(w.raw[src : src+2]); r != 0 {
				w.str.Write(dst[w.written:i])
				size, _ := w.str.WriteRune(r) // a strings.Builder has no errors
				w.written = i + len("\ufffd")
				w.edits.replace(src, n, size)
				return w.written, src + n
			}
		}
		w.edits.replace(src, n, len("\ufffd"))
		w.bad.add(Span{src, src + n})
		return i + len("\ufffd"), src + n
	}
	old, new := w.width(w.raw[src:])
	if new == 0 {
		_, new = utf8.DecodeRune(dst[i:])
	}
	w.edits.replace(src, old, new)
	return i + new, src + old
}

// lost returns the number of bytes at src that the encoding makes one U+FFFD of.
func (w *widthWalk) lost(src int) int {
	var one [len("\ufffd")]byte
	window := w.raw[src:min(len(w.raw), src+8)]
	_, n, _ := w.enc.NewDecoder().Transformer.Transform(one[:], []byte(window), true)
	return max(1, n)
}

func isReplacement(b []byte) bool {
	return len(b) > 2 && b[0] == 0xEF && b[1] == 0xBF && b[2] == 0xBD
}

// widthGB18030 returns how many bytes the character at the start of s has in GB 18030.
func widthGB18030(s string) (src, dst int) {
	switch {
	case s[0] <= 0x80: // 0x80 is the euro sign of code page 936
		return 1, 0
	case len(s) > 3 && s[1] < 0x40:
		return 4, 0
	}
	return 2, 0
}

// widthBig5 returns how many bytes the character at the start of s has in Big5, and in UTF-8 for the four codes that
// stand for a letter with a combining mark (https://encoding.spec.whatwg.org/#big5-decoder).
func widthBig5(s string) (src, dst int) {
	if s[0] < utf8.RuneSelf {
		return 1, 0
	}
	if len(s) > 1 && s[0] == 0x88 {
		switch s[1] {
		case 0x62, 0x64, 0xA3, 0xA5:
			return 2, len("\u00ca\u0304")
		}
	}
	return 2, 0
}

// decodeUTF16 returns the decoder for UTF-16 whose high byte is the one numbered low^1 of each unit.
func decodeUTF16(low int) func(*Text) (*Text, []Span) {
	return func(file *Text) (*Text, []Span) {
		s := file.str
		unit := func(i int) rune { return rune(s[i+low]) | rune(s[i+1-low])<<8 }
		var bad badBytes
		b := file.Build()
		i := 0
		if len(s) > 1 && unit(0) == 0xFEFF {
			i = 2
		}
		var buf [utf8.UTFMax]byte
		for i+1 < len(s) {
			r, n := unit(i), 2
			if utf16.IsSurrogate(r) {
				r = utf8.RuneError
				if i+3 < len(s) {
					if r = utf16.DecodeRune(unit(i), unit(i+2)); r != utf8.RuneError {
						n = 4
					}
				}
			}
			if r == utf8.RuneError {
				bad.add(Span{i, i + n})
			}
			b.Replace(Span{i, i + n}, string(buf[:utf8.EncodeRune(buf[:], r)]))
			i += n
		}
		if i < len(s) {
			b.Replace(Span{i, len(s)}, string(utf8.RuneError))
			bad.add(Span{i, len(s)})
		}
		return b.Text(), bad
	}
}

// decodeHZ reads HZ: ASCII, with GB 2312 in seven bits between ~{ and ~} (RFC 1843). A line feed ends GB 2312 as well.
func decodeHZ(file *Text) (*Text, []Span) {
	s := file.str
	b := file.Build()
	var bad badBytes
	lost := func(at Span) {
		b.Replace(at, string(utf8.RuneError))
		bad.add(at)
	}
	for i, double := 0, false; i < len(s); {
		switch {
		case s[i] == '~' && i+1 < len(s) && strings.IndexByte("{}~\n", s[i+1]) >= 0:
			if s[i+1] == '~' {
				b.Replace(Span{i, i + 2}, "~")
			} else {
				double = s[i+1] == '{'
			}
			i += 2
		case s[i] >= utf8.RuneSelf:
			lost(Span{i, i + 1})
			i++
		case !double || s[i] == '\n':
			b.Keep(Span{i, i + 1})
			double = double && s[i] != '\n'
			i++
		default:
			if r := pairHZ(s[i:]); r != utf8.RuneError {
				b.Replace(Span{i, i + 2}, string(r))
				i += 2
			} else {
				lost(Span{i, i + 1})
				i++
			}
		}
	}
	return b.Text(), bad
}

// pairHZ decodes the two bytes of GB 2312 that s begins with.
func pairHZ(s string) rune {
	if len(s) < 2 || s[1] >= utf8.RuneSelf || s[0] < '!' || s[1] < '!' {
		return utf8.RuneError
	}
	out, _ := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{s[0] | 0x80, s[1] | 0x80})
	r, n := utf8.DecodeRune(out)
	if n != len(out) {
		return utf8.RuneError
	}
	return r
}

// decodeStepwise returns the decoder for any other encoding, which is asked for one character at a time.
func decodeStepwise(enc encoding.Encoding) func(*Text) (*Text, []Span) {
	return func(file *Text) (*Text, []Span) {
		src := []byte(file.str)
		dec := enc.NewDecoder().Transformer
		b := file.Build()
		var bad badBytes
		var buf [16]byte
		for p := 0; p < len(src); {
			nDst, nSrc, err := 0, 0, transform.ErrShortSrc
			for n := 1; err == transform.ErrShortSrc && n <= 8 && p+n <= len(src); n++ {
				nDst, nSrc, err = dec.Transform(buf[:], src[p:p+n], p+n == len(src))
			}
			nSrc = max(1, nSrc)
			at := Span{p, p + nSrc}
			if err != nil || bytes.Contains(buf[:nDst], []byte(string(utf8.RuneError))) {
				bad.add(at)
				b.Replace(at, string(utf8.RuneError))
			} else {
				b.Replace(at, string(buf[:nDst]))
			}
			p += nSrc
		}
		return b.Text(), bad
	}
}
