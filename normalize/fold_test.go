package normalize

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFoldExamples(t *testing.T) {
	names := map[string]bool{}
	for _, f := range folds {
		if f.name == "" || f.doc == "" || names[f.name] {
			t.Errorf("fold %q has no name of its own or no doc", f.name)
		}
		names[f.name] = true
		kept := false
		for _, e := range f.examples {
			text := NewText(e.in)
			got, _ := f.run(text)
			if got.String() != e.want {
				t.Errorf("%s %q:\n got %q\nwant %q", f.name, e.in, got, e.want)
			}
			if e.in != e.want && scan(e.in)&f.marks == 0 {
				t.Errorf("%s %q: scan does not see that there is something to do", f.name, e.in)
			}
			if e.in == e.want {
				kept = true
				if got != text {
					t.Errorf("%s %q: a new text where nothing changed", f.name, e.in)
				}
			}
		}
		if !kept {
			t.Errorf("%s has no example that must not match", f.name)
		}
	}
}

// checkFolded fails unless every byte of got leads into the file, in ascending order, and the lines are as many.
func checkFolded(t *testing.T, in, got *Text) {
	t.Helper()
	if a, b := strings.Count(in.str, "\n"), strings.Count(got.str, "\n"); a != b {
		t.Fatalf("%d line feeds become %d in %q", a, b, in.str)
	}
	var last Span
	for i, r := range got.str {
		s := got.Source(Span{i, i + utf8.RuneLen(r)})
		if s.Start < 0 || s.End > len(in.str) || s.Start > s.End {
			t.Fatalf("%q: byte %d leads to %v of %d", in.str, i, s, len(in.str))
		}
		if s.Start < last.Start || s.End < last.End {
			t.Fatalf("%q: byte %d leads to %v, after %v", in.str, i, s, last)
		}
		last = s
	}
}

// foldPieces make texts for TestFoldSource. What becomes of each does not depend on its neighbours.
var foldPieces = []string{
	"学校", "ＧＤＰ", "５．２％", "\u3000", "\u00a0", "\u200b", "\ufeff", "⼈", "\uf900", "︵", "&ldquo;", "&amp;nbsp;", "&#20013;", "，",
	"abc ", "(a)", "①", "\n", "𠀀", "\u00ad", "｡", "?",
}

// TestFoldSource cuts every stretch of a folded text out of the source and folds it again: it must be the same.
func TestFoldSource(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var b strings.Builder
		for range 1 + rng.IntN(12) {
			b.WriteString(foldPieces[rng.IntN(len(foldPieces))])
		}
		in := NewText(b.String())
		got, _ := fold(in)
		checkFolded(t, in, got)
		for i := range got.str {
			for j := range got.str[i:] {
				s := Span{i, i + j}
				if again, _ := fold(NewText(in.Cut(got.Source(s)))); again.str != got.Cut(s) {
					t.Fatalf("%q: %q comes from %q, which becomes %q", in, got.Cut(s), in.Cut(got.Source(s)), again)
				}
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, rule := range folds {
		for _, e := range rule.examples {
			f.Add(e.in)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			s = strings.ToValidUTF8(s, "\ufffd")
		}
		in := NewText(s)
		got, warnings := fold(in)
		checkFolded(t, in, got)
		if !utf8.ValidString(got.str) {
			t.Errorf("%q becomes %q, which is not UTF-8", s, got.str)
		}
		for _, w := range warnings {
			if w.Kind == "" || w.Source.Start < 0 || w.Source.End > len(s) || w.Source.Start > w.Source.End {
				t.Errorf("%q: warning %+v", s, w)
			}
		}
	})
}

// cleanText has nothing to fold.
var cleanText = strings.Repeat("青石职业技术学院与云岭县教育局十七日签署合作框架协议，双方将在师资培训、课程开发和实习基地建设方面开展合作。\n"+
	"“去年毕业生就业率达到96.2%，较上年提高2个百分点。”院长说。\n", 300)

func BenchmarkFold(b *testing.B) {
	for _, bb := range []struct{ name, text string }{
		{"Clean", cleanText},
		{"Indented", strings.ReplaceAll(cleanText, "\n", "\n\u3000\u3000")},
		{"Glossed", strings.Repeat(glossed("雲縣區(qū)教育網(wǎng)報(bào)道，青石學校網(wǎng)上招生。當(dāng)?shù)赝韴?bào)\n"), 300)},
		{"Torn", strings.Repeat("當(dāng)?shù)赝韴?bào)?qǐng)?zhuàng)", 3000)},
	} {
		b.Run(bb.name, func(b *testing.B) {
			t := NewText(bb.text)
			b.SetBytes(int64(len(bb.text)))
			b.ReportAllocs()
			for b.Loop() {
				fold(t)
			}
		})
	}
}
