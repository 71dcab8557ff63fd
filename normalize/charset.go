package normalize

import (
	"fmt"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// charset is a way of writing characters as bytes.
type charset struct {
	name string // as Document.Charset has it
	// decode turns the bytes of a file into characters and reports the bytes that mean nothing in this charset.
	decode func(file *Text) (*Text, []Span)
}

// The charsets that Chinese pages are written in.
var (
	charsetUTF8 = charset{"utf-8", decodeUTF8}
	// charsetValidUTF8 is charsetUTF8 for what is known to be valid.
	charsetValidUTF8 = charset{"utf-8", func(file *Text) (*Text, []Span) { return withoutMark(file).Text(), nil }}
	charsetGB18030   = charset{"gb18030", decodeDouble(simplifiedchinese.GB18030, widthGB18030, pairGB18030)}
	charsetBig5      = charset{"big5", decodeDouble(traditionalchinese.Big5, widthBig5, nil)}
	charsetUTF16LE   = charset{"utf-16le", decodeUTF16(0)}
	charsetUTF16BE   = charset{"utf-16be", decodeUTF16(1)}
	charsetHZ        = charset{"hz-gb-2312", decodeHZ}
)

// charsets are those that are told by evidence, the most common first. Others are used only where they are declared or
// asked for.
var charsets = []charset{charsetUTF8, charsetGB18030, charsetBig5, charsetUTF16LE, charsetUTF16BE, charsetHZ}

// LookupCharset returns the name that Document.Charset has for a charset, given any WHATWG label of it
// (gb2312, GBK, big5-hkscs, utf8 …). The error names the labels that most files need.
func LookupCharset(label string) (string, error) {
	c, ok := lookupCharset(label)
	if !ok {
		return "", fmt.Errorf("unknown charset %q: use utf-8, gb18030, big5, utf-16le or another label of the WHATWG Encoding Standard", label)
	}
	return c.name, nil
}

// lookupCharset returns the charset that a label stands for. GBK and GB 2312 are read as GB 18030, their superset.
func lookupCharset(label string) (charset, bool) {
	label = strings.ToLower(strings.TrimSpace(label))
	switch label {
	case "":
		return charset{}, false
	case "gb2312", "gbk", "cp936", "ms936", "euc-cn":
		label = "gb18030"
	case "hz", "hz-gb-2312":
		label = "hz-gb-2312"
	case "utf-16", "utf16", "unicode":
		label = "utf-16le"
	case "big5-hkscs", "cp950":
		label = "big5"
	}
	for _, c := range charsets {
		if c.name == label {
			return c, true
		}
	}
	enc, err := htmlindex.Get(label)
	if err != nil || enc == encoding.Replacement {
		return charset{}, false
	}
	name, err := htmlindex.Name(enc)
	if err != nil {
		return charset{}, false
	}
	for _, c := range charsets {
		if c.name == name || name == "gbk" && c.name == "gb18030" {
			return c, true
		}
	}
	return charset{name, decodeStepwise(enc)}, true
}
