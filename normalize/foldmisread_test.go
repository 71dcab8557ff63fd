package normalize

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"taizhang/normalize/hanzi"
)

// misreadings are ways to take text for another charset. The result must come back as it was, or, where bytes are lost,
// be part of it.
var misreadings = []struct {
	name  string
	exact bool
	read  func(string) string
}{
	{"UTF-8 as Latin-1", true, func(s string) string { return decoded(charmap.ISO8859_1, s) }},
	{"UTF-8 as Windows-1252", true, func(s string) string { return decoded(charmap.Windows1252, s) }},
	{"GBK as Latin-1", true, func(s string) string { return decoded(charmap.ISO8859_1, bytesIn(simplifiedchinese.GBK, s)) }},
	{"GBK as Windows-1252", true, func(s string) string { return decoded(charmap.Windows1252, bytesIn(simplifiedchinese.GBK, s)) }},
	{"UTF-8 as GB 18030", false, func(s string) string { return decoded(simplifiedchinese.GB18030, s) }},
	{"UTF-8 as GBK, Traditional", false, func(s string) string {
		c, err := hanzi.Open("s2t")
		if err != nil {
			panic(err)
		}
		return string(c.Convert(nil, decoded(simplifiedchinese.GBK, s), nil))
	}},
}

// decoded returns the bytes of s as e reads them. Windows-1252 of web browsers has a control for each byte without a character.
func decoded(e encoding.Encoding, s string) string {
	out, _ := e.NewDecoder().String(s)
	if e == charmap.Windows1252 {
		var b strings.Builder
		for i := range len(s) {
			if r := charmap.Windows1252.DecodeByte(s[i]); r == utf8.RuneError {
				b.WriteRune(rune(s[i]))
			} else {
				b.WriteRune(r)
			}
		}
		return b.String()
	}
	return out
}

func bytesIn(e encoding.Encoding, s string) string {
	out, err := e.NewEncoder().String(s)
	if err != nil {
		panic(fmt.Sprintf("%q: %v", s, err))
	}
	return out
}

// TestMisread misreads lines of a page, all of them or one in three, and folds them.
func TestMisread(t *testing.T) {
	for _, m := range misreadings {
		rng := rand.New(rand.NewPCG(3, 9))
		lines, whole, silent, changed := 0, 0, 0, 0
		for page := range 20 {
			want := pageLines(rng, 10)
			in := strings.Split(strings.Join(want, "\n"), "\n")
			for i := range in {
				if page%2 == 0 || i%3 == 0 {
					in[i] = m.read(in[i])
				}
			}
			text := NewText(strings.Join(in, "\n"))
			got, warnings := fold(text)
			checkFolded(t, text, got)
			for i, line := range strings.Split(got.str, "\n") {
				if in[i] == want[i] {
					if line != want[i] {
						t.Errorf("%s: a good line becomes\n%s\n%s", m.name, line, want[i])
					}
					continue
				}
				lines++
				switch {
				case line == want[i]:
					whole++
				case !warned(text, i, warnings):
					silent++
				case !subsequence(repaired(line, in[i]), want[i]):
					changed++
					t.Logf("%s\n%s\n%s", line, want[i], in[i])
				}
			}
		}
		t.Logf("%s: %d of %d lines come back whole, %d differ without a warning, %d have other characters", m.name, whole, lines, silent, changed)
		if m.exact && whole < lines || silent > 0 || changed > 0 {
			t.Errorf("%s: not all lines come back or have a warning", m.name)
		}
	}
}

// repaired returns the ideographs of s that are not in the text before.
func repaired(s, before string) string {
	return strings.Map(func(r rune) rune {
		if isIdeograph(r) && !strings.ContainsRune(before, r) {
			return r
		}
		return -1
	}, s)
}

// subsequence reports whether the characters of a are in b in their order.
func subsequence(a, b string) bool {
	for _, r := range a {
		i := strings.IndexRune(b, r)
		if i < 0 {
			return false
		}
		b = b[i:]
	}
	return true
}

// TestMixedCharsets reads a file in UTF-8 with bytes of GBK in it.
func TestMixedCharsets(t *testing.T) {
	gbk := bytesIn(simplifiedchinese.GBK, "转自：青石晚报探究土建建筑外墙施工")
	raw := strings.Repeat("青石职业技术学院与云岭县教育局十七日签署合作框架协议。\n", 20) + gbk + "\n云岭县\n"
	d := Read("a.txt", []byte(raw), Options{})
	if !strings.Contains(d.Text.String(), "\n转自：青石晚报探究土建建筑外墙施工\n") {
		t.Errorf("the bytes of GBK become\n%s", d.Text.String()[strings.LastIndex(d.Text.String(), "协议。"):])
	}
	i := strings.Index(d.Text.String(), "外墙施工")
	if i < 0 {
		return
	}
	if got := d.Text.Source(Span{i, i + len("外墙施工")}); !strings.HasSuffix(gbk, raw[got.Start:got.End]) {
		t.Errorf("外墙施工 leads to %q", raw[got.Start:got.End])
	}
}

func TestLostPlaces(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"锟斤拷锟斤拷新闻锟斤拷", []string{"锟斤拷锟斤拷", "锟斤拷"}},
		{"锟斤拷锟斤网", []string{"锟斤拷锟斤"}},
		{"新\ufffd\ufffd闻", []string{"\ufffd\ufffd"}},
		{"总投资????亿元，??公里", []string{"????", "??"}},
		{"自治区?直辖市。谁？", nil}, // one alone may ask
		{"怎么办??他问", nil},
		{"这是什么???大家问", nil},
		{"http://a.example/?a=1&b=?", nil},
		{"好?\n", nil},
	}
	for _, tt := range tests {
		_, warnings := fold(NewText(tt.in))
		var got []string
		for _, w := range warnings {
			if w.Kind != "lost_characters" || tt.in[w.Source.Start:w.Source.End] != w.Text {
				t.Errorf("%q: warning %+v", tt.in, w)
			}
			got = append(got, w.Text)
		}
		if fmt.Sprint(got) != fmt.Sprint(tt.want) {
			t.Errorf("%q: %q reported, want %q", tt.in, got, tt.want)
		}
	}
}

func FuzzFoldDamage(f *testing.F) {
	for _, m := range misreadings {
		f.Add(m.read("青石职业技术学院与云岭县签署协议。"))
	}
	f.Add("江 西 省\n江西省 a 1 锟斤拷 ??好")
	f.Add("ÇàÊ\ufffdʩ¹¤½¨ \xc7\xe0")
	f.Fuzz(func(t *testing.T, s string) {
		in, _ := decodeUTF8(NewText(s))
		got, _ := fold(in)
		if !utf8.ValidString(got.str) {
			t.Fatalf("%q becomes %q, which is not UTF-8", s, got.str)
		}
		for i, r := range got.str {
			if at := got.Source(Span{i, i + utf8.RuneLen(r)}); at.Start < 0 || at.End > len(s) || at.Start > at.End {
				t.Fatalf("%q: byte %d leads to %v", s, i, at)
			}
		}
	})
}

// TestFoldDamageTime folds what brings the worst out of the folds of damage: quadratic time would take minutes and run
// into the limit of go test.
func TestFoldDamageTime(t *testing.T) {
	const size = 1 << 20
	for _, unit := range []string{
		"閿熸枻鎷", "鋼", "鐮", "涓€鐮?", "\u00c3\u0083", "ÇàÊ", "ä¸", "江 西 省\n", "江 西 ", "?", "\ufffd鐮", "锟斤拷", "學“国", "“", "鎮ㄥ彲浠ュ幓a",
	} {
		text := NewText(strings.Repeat(unit, size/len(unit)))
		start := time.Now()
		folded, _ := fold(text)
		toScript(folded, Hans)
		t.Logf("%q over and over: %v", unit, time.Since(start))
	}
}
