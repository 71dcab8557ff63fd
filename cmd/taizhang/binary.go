package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"
)

// sniffLength is how much of a file is looked at to tell text from other things.
const sniffLength = 8 << 10

// mediaType returns the media type of a file that is no text, such as image/jpeg, and an empty string for text in
// any charset. A file that is damaged here and there is still text.
func mediaType(raw []byte) string {
	head := raw[:min(len(raw), sniffLength)]
	controls := 0
	for _, c := range head {
		if c < ' ' && (c < '\t' || c > '\r') && c != 0x1A && c != 0x1B {
			controls++
		}
	}
	if bytes.HasPrefix(head, []byte("%PDF-")) {
		return "application/pdf"
	}
	share := 20 // of arbitrary bytes, every twelfth is a control character
	if utf8.Valid(head[:lastRune(head)]) {
		share = 4 // arbitrary bytes are never valid UTF-8
	}
	if controls*share <= len(head) || readsAsUTF16(head, binary.LittleEndian) || readsAsUTF16(head, binary.BigEndian) {
		return ""
	}
	// Asked only now, as it takes a text that begins with BM for a bitmap.
	t := http.DetectContentType(head)
	if strings.HasPrefix(t, "text/") {
		return ""
	}
	return t
}

// lastRune returns where in b the last character begins, which b may end in the middle of.
func lastRune(b []byte) int {
	for i := len(b) - 1; i >= 0 && i >= len(b)-utf8.UTFMax; i-- {
		if utf8.RuneStart(b[i]) {
			return i
		}
	}
	return len(b)
}

// readsAsUTF16 reports whether b reads as UTF-16 of Chinese or English: in other data, hardly any run of units consists of
// so few of all blocks.
func readsAsUTF16(b []byte, order binary.ByteOrder) bool {
	units, common := len(b)/2, 0
	for i := range units {
		switch u := order.Uint16(b[2*i:]); {
		case u == '\t' || u == '\n' || u == '\r' || ' ' <= u && u <= '~', // Basic Latin
			0x2010 <= u && u <= 0x2030, // General Punctuation
			0x3000 <= u && u <= 0x303f, // CJK Symbols and Punctuation
			0x4e00 <= u && u <= 0x9fff, // CJK Unified Ideographs
			0xff00 <= u && u <= 0xff60: // Fullwidth Forms
			common++
		}
	}
	return units > 0 && common*10 >= units*9
}

// packers tells files packed in ways that are not taken apart, by what they begin with.
var packers = []string{"Rar!\x1a\x07", "7z\xbc\xaf\x27\x1c", "\xfd7zXZ\x00", "BZh", "\x1f\x9d", "LZIP"}

// notText returns the error for an input that is no text.
func notText(path, mediaType string, raw []byte) error {
	err := fmt.Errorf("%s: not a text (%s)", path, mediaType)
	for _, begin := range packers {
		if bytes.HasPrefix(raw, []byte(begin)) {
			return withHint(err, "unpack it first; what taizhang takes apart are ZIP, tar, gzip and Zstandard files")
		}
	}
	return withHint(err, "to read it all the same, say with --charset how")
}
