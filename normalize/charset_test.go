package normalize

import (
	"bytes"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	sampleHans = "青山市教育局今天召开会议，发布《青山市学校发展规划》。会议指出，全市将新建学校12所，投入资金3.5亿元。"
	sampleHant = "青山市教育局今天召開會議，發布《青山市學校發展規劃》。會議指出，全市將新建學校12所，投入資金3.5億元。"
)

// encoded returns s in an encoding.
func encoded(t testing.TB, enc encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDetect(t *testing.T) {
	utf16 := func(e unicode.Endianness, b unicode.BOMPolicy) encoding.Encoding { return unicode.UTF16(e, b) }
	for _, c := range []struct {
		name string
		raw  []byte
		want string
		text string
	}{
		{"utf-8", []byte(sampleHans), "utf-8", sampleHans},
		{"utf-8 with byte order mark", []byte(byteOrderMark + sampleHans), "utf-8", sampleHans},
		{"ascii", []byte("plain text, 3 schools"), "utf-8", "plain text, 3 schools"},
		{"gb18030", encoded(t, simplifiedchinese.GB18030, sampleHans), "gb18030", sampleHans},
		{"gb18030, traditional", encoded(t, simplifiedchinese.GB18030, sampleHant), "gb18030", sampleHant},
		{"gb18030, four bytes", encoded(t, simplifiedchinese.GB18030, sampleHans+"𠮷㐂ü"), "gb18030", sampleHans + "𠮷㐂ü"},
		{"gb18030, short", encoded(t, simplifiedchinese.GB18030, "我国新建学校"), "gb18030", "我国新建学校"},
		{"big5", encoded(t, traditionalchinese.Big5, sampleHant), "big5", sampleHant},
		{"big5-hkscs", encoded(t, traditionalchinese.Big5, sampleHant+"邨嘅"), "big5", sampleHant + "邨嘅"},
		{"big5, short", encoded(t, traditionalchinese.Big5, "我國新建學校"), "big5", "我國新建學校"},
		{"utf-16le", encoded(t, utf16(unicode.LittleEndian, unicode.UseBOM), sampleHans), "utf-16le", sampleHans},
		{"utf-16be", encoded(t, utf16(unicode.BigEndian, unicode.UseBOM), sampleHans), "utf-16be", sampleHans},
		{"utf-16le without mark", encoded(t, utf16(unicode.LittleEndian, unicode.IgnoreBOM), sampleHans+"\n"), "utf-16le", sampleHans + "\n"},
		{"utf-16be without mark", encoded(t, utf16(unicode.BigEndian, unicode.IgnoreBOM), sampleHans+"\n"), "utf-16be", sampleHans + "\n"},
		{"utf-16 of ascii", encoded(t, utf16(unicode.LittleEndian, unicode.IgnoreBOM), "<p>three schools</p>"), "utf-16le", "<p>three schools</p>"},
		{"hz", []byte("See ~{VPNDPBNE~} ~~ end"), "hz-gb-2312", "See 中文新闻 ~ end"},
		{"tilde and brace are no hz", []byte("if (~{a}~) ~} b"), "utf-8", "if (~{a}~) ~} b"},
		{"declared latin", encoded(t, charmap.ISO8859_1, `<meta charset="iso-8859-1">né à Genève`), "windows-1252", `<meta charset="iso-8859-1">né à Genève`},
		{"declared japanese", encoded(t, japanese.ShiftJIS, `<meta charset=shift_jis>ひらがなとカタカナ`), "shift_jis", `<meta charset=shift_jis>ひらがなとカタカナ`},
	} {
		text, name, _ := decode(c.raw, Options{})
		if name != c.want || text.str != c.text {
			t.Errorf("%s: read as %s: %q", c.name, name, text.str)
		}
	}
}

func TestDetectDamaged(t *testing.T) {
	long := strings.Repeat(sampleHans, 5)
	gbk := encoded(t, simplifiedchinese.GB18030, long)
	for _, c := range []struct {
		name string
		raw  []byte
		want string
		bad  Span
	}{
		{"utf-8 cut off inside a character", []byte(long)[:len(long)-2], "utf-8", Span{len(long) - 3, len(long) - 2}},
		{"utf-8 with a stray byte", []byte(long[:30] + "\xff" + long[30:]), "utf-8", Span{30, 31}},
		{"utf-8 with half a character", []byte(long[:30] + "\xe4\xb8" + long[30:]), "utf-8", Span{30, 32}},
		{"utf-8 with a NUL", []byte(long + "\x00"), "utf-8", Span{}},
		{"gb18030 cut off inside a character", gbk[:len(gbk)-1], "gb18030", Span{len(gbk) - 2, len(gbk) - 1}},
	} {
		text, name, warnings := decode(c.raw, Options{})
		if name != c.want {
			t.Errorf("%s: read as %s: %q", c.name, name, text.str)
			continue
		}
		if c.bad == (Span{}) {
			continue
		}
		if len(warnings) != 1 || warnings[0].Kind != "undecodable_bytes" || warnings[0].Source != c.bad {
			t.Errorf("%s: warnings %+v, want one at %v", c.name, warnings, c.bad)
		}
	}
}

func TestDeclaredCharset(t *testing.T) {
	far := strings.Repeat("<!-- filler -->", 200)
	for _, c := range []struct{ page, want string }{
		{`<meta charset="gb2312">`, "gb2312"},
		{`<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Big5'>`, "Big5"},
		{`<?xml version="1.0" encoding="gbk"?><html>`, "gbk"},
		{far + `<meta charset=utf-8>`, "utf-8"},
		{`<script charset="gbk">`, ""},
		{`<meta name="description" content="about charsets">`, ""},
		{`<p>charset=gbk`, ""},
		{`<meta`, ""},
	} {
		got, at := declaredCharset(c.page)
		if got != c.want || c.page[at.Start:at.End] != c.want {
			t.Errorf("declaredCharset(%.60q) = %q at %v, want %q", c.page, got, at, c.want)
		}
	}
}

func TestDeclarationWrong(t *testing.T) {
	page := `<meta charset="gb2312"><p>` + sampleHans
	_, name, warnings := decode([]byte(page), Options{})
	if name != "utf-8" || len(warnings) != 1 || warnings[0].Kind != "declared_charset_wrong" || warnings[0].Text != "gb2312" ||
		page[warnings[0].Source.Start:warnings[0].Source.End] != "gb2312" || warnings[0].Reason != "all of it is valid utf-8" {
		t.Errorf("read as %s with %+v", name, warnings)
	}
	for label, why := range map[string]string{"big5": "% of its characters are usual as gb18030, 0% as big5", "klingon": "there is no charset of this name"} {
		raw := encoded(t, simplifiedchinese.GBK, `<meta charset="`+label+`"><p>`+sampleHans)
		if _, _, warnings := decode(raw, Options{}); len(warnings) != 1 || !strings.HasSuffix(warnings[0].Reason, why) {
			t.Errorf("declared as %s: %+v", label, warnings)
		}
	}
	// GBK is declared as gb2312 everywhere: that is not wrong.
	_, name, warnings = decode(encoded(t, simplifiedchinese.GBK, page), Options{})
	if name != "gb18030" || len(warnings) != 0 {
		t.Errorf("read as %s with %+v", name, warnings)
	}
	// What the caller vouches for is not put in question.
	_, name, warnings = decode([]byte(page), Options{Charset: "big5"})
	if name != "big5" || len(warnings) > 0 && warnings[0].Kind == "declared_charset_wrong" {
		t.Errorf("read as %s with %+v", name, warnings[:1])
	}
}

func TestLookupCharset(t *testing.T) {
	for label, want := range map[string]string{
		"GB2312": "gb18030", "gbk": "gb18030", "GB18030": "gb18030", " utf8 ": "utf-8", "Big5-HKSCS": "big5", "hz-gb-2312": "hz-gb-2312",
		"utf-16": "utf-16le", "UTF-16BE": "utf-16be", "latin1": "windows-1252", "sjis": "shift_jis",
	} {
		if got, err := LookupCharset(label); err != nil || got != want {
			t.Errorf("LookupCharset(%q) = %q, %v, want %q", label, got, err, want)
		}
	}
	for _, label := range []string{"", "gb", "chinese text", "replacement"} {
		if got, err := LookupCharset(label); err == nil {
			t.Errorf("LookupCharset(%q) = %q, want an error", label, got)
		}
	}
}

// TestDecodeDouble compares bulk decoding with x/text for every pair of bytes, and each character's place with what its
// bytes give alone.
func TestDecodeDouble(t *testing.T) {
	for _, c := range []struct {
		name string
		enc  encoding.Encoding
		cs   charset
	}{
		{"gb18030", simplifiedchinese.GB18030, charsetGB18030},
		{"big5", traditionalchinese.Big5, charsetBig5},
	} {
		var pairs bytes.Buffer
		for a := 0x80; a < 0x100; a++ {
			for b := 0; b < 0x100; b++ {
				pairs.Write([]byte{byte(a), byte(b), ' '})
			}
		}
		checkDecoding(t, c.name, c.enc, c.cs, pairs.Bytes())
		rng := rand.New(rand.NewSource(3))
		for n := 0; n < 3000; n++ {
			raw := make([]byte, rng.Intn(40+n/10))
			for i := range raw {
				raw[i] = byte(0x30 + rng.Intn(0xD0))
			}
			checkDecoding(t, c.name, c.enc, c.cs, raw)
		}
	}
}

// checkDecoding compares the decoding of raw with that of x/text, and checks that the places of the characters follow
// one another without gap and decode to the characters.
func checkDecoding(t *testing.T, name string, enc encoding.Encoding, cs charset, raw []byte) {
	t.Helper()
	want, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	text, bad := cs.decode(NewText(string(raw)))
	lost := func(r rune) rune { return r }
	if cs.name == charsetGB18030.name {
		lost = lostInGB18030
	}
	if plain := strings.Map(lost, text.str); plain != string(want) {
		t.Fatalf("%s: % .60x decodes to %.60q, want %.60q", name, raw, plain, want)
	}
	next := 0
	for i, r := range text.str {
		at := text.Source(Span{i, i + utf8.RuneLen(r)})
		if r == '\u0304' || r == '\u030c' { // the second of two characters that stand for one code
			continue
		}
		if at.Start != next || at.Len() == 0 {
			t.Fatalf("%s: % x: %q at %v, want it from %d on", name, raw, r, at, next)
		}
		next = at.End
		alone, _ := enc.NewDecoder().String(string(raw[at.Start:at.End]))
		if got, _ := utf8.DecodeRuneInString(alone); lost(r) != utf8.RuneError && got != r {
			t.Fatalf("%s: % x: %q at %v, where there is %q", name, raw, r, at, alone)
		}
	}
	if next != len(raw) {
		t.Fatalf("%s: % x: the last character ends at %d", name, raw, next)
	}
	for i := 1; i < len(bad); i++ {
		if bad[i].Start <= bad[i-1].End {
			t.Fatalf("%s: bad bytes %v out of order", name, bad)
		}
	}
}

// lostInGB18030 returns what x/text makes of a character that GB 18030 has and x/text has not.
func lostInGB18030(r rune) rune {
	if isPrivate(r) || strings.ContainsRune(lateChars, r) {
		return utf8.RuneError
	}
	return r
}

// TestPairGB18030 checks that every code of two bytes that x/text does not know has a character, each its own, and
// some of them against the standard.
func TestPairGB18030(t *testing.T) {
	seen := map[rune]string{}
	dec := simplifiedchinese.GB18030.NewDecoder()
	for lead := 0x81; lead <= 0xFE; lead++ {
		for trail := 0x40; trail <= 0xFE; trail++ {
			if trail == 0x7F {
				continue
			}
			pair := string([]byte{byte(lead), byte(trail)})
			if known, _ := dec.String(pair); known != "\ufffd" {
				continue
			}
			r := pairGB18030(pair)
			if r == 0 || seen[r] != "" {
				t.Errorf("% x is %U, as % x is", pair, r, seen[r])
			}
			seen[r] = pair
		}
	}
	for pair, want := range map[string]rune{
		"\xAA\xA1": 0xE000, "\xAF\xFE": 0xE233, "\xF8\xA1": 0xE234, "\xFE\xFE": 0xE4C5, "\xA1\x40": 0xE4C6, "\xA1\x80": 0xE505,
		"\xA7\xA0": 0xE765, "\xA2\xAB": 0xE766, "\xA9\xFE": 0xE80F, "\xD7\xFE": 0xE814, "\xA6\xD9": '︐', "\xFE\x51": '𠂇', "\xFE\xA0": '龻',
		"\xFF\x41": 0, "\xAA\x20": 0,
	} {
		if got := pairGB18030(pair); got != want {
			t.Errorf("% x is %U, want %U", pair, got, want)
		}
	}
}

// TestUserDefined checks that codes of GBK's user-defined area are kept and reported.
func TestUserDefined(t *testing.T) {
	raw := append(encoded(t, simplifiedchinese.GBK, sampleHans), "\xAA\xA1\xFE\xFE,\xFE\x51"...)
	text, name, warnings := decode(raw, Options{})
	at := Span{len(raw) - 7, len(raw) - 3}
	want := []Warning{{Kind: "private_use", Text: "\ue000\ue4c5", Source: at}}
	if name != "gb18030" || !strings.HasSuffix(text.str, "\ue000\ue4c5,𠂇") || !reflect.DeepEqual(warnings, want) {
		t.Errorf("read as %s with %+v", name, warnings)
	}
	n := text.Len()
	if got := text.Source(Span{n - len("𠂇"), n}); got != (Span{len(raw) - 2, len(raw)}) {
		t.Errorf("the last character is at %v of %d", got, len(raw))
	}
	many := bytes.Repeat(raw, 100)
	if _, _, warnings := decode(many, Options{}); len(warnings) != 21 || warnings[20].Source.End != len(many)-3 {
		t.Errorf("%d warnings", len(warnings))
	}
}

func TestUndecodableIsBounded(t *testing.T) {
	raw := []byte(strings.Repeat(sampleHans+"\xff", 1000))
	_, _, warnings := decode(raw, Options{})
	if len(warnings) > 30 {
		t.Errorf("%d warnings", len(warnings))
	}
	if last := warnings[len(warnings)-1]; last.Source.End != len(raw) {
		t.Errorf("the last warning is about %v of %d bytes", last.Source, len(raw))
	}
}

// TestPlausibilityOver checks that reading a sample in parts, and no further than there is hope, changes no choice.
func TestPlausibilityOver(t *testing.T) {
	rng := rand.New(rand.NewSource(5))
	var samples []string
	for _, enc := range []encoding.Encoding{unicode.UTF8, simplifiedchinese.GB18030, traditionalchinese.Big5} {
		samples = append(samples, strings.Repeat(string(encoded(t, enc, sampleHant))+"\n", 40))
	}
	bytesOf := "\n\n<a0\x30\x39\x81\x84\xa1\xaf\xb0\xc4\xe3\xe4\xef\xbb\xbf\xfe\xff\x00"
	for range 50 {
		raw := make([]byte, rng.Intn(4000))
		for i := range raw {
			raw[i] = bytesOf[rng.Intn(len(bytesOf))]
		}
		samples = append(samples, string(raw), string(raw)+samples[rng.Intn(3)])
	}
	stopped := 0
	for _, c := range []charset{charsetUTF8, charsetGB18030, charsetBig5} {
		for _, s := range samples {
			want := plausibility(c, s)
			for _, least := range []float64{-1000, -0.5, 0.1, want, 0.5, 1} {
				switch got := plausibilityOver(c, s, least); {
				case want >= least && got != want, got >= least && want < least:
					t.Fatalf("%s of %.60q: %v over %v, want %v", c.name, s, got, least, want)
				case got != want:
					stopped++
				}
			}
		}
	}
	if stopped == 0 {
		t.Error("none was given up")
	}
}
