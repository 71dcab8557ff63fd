package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"taizhang/normalize"
)

// fixtures returns the articles written for the project, read.
func fixtures(t testing.TB) []*normalize.Document {
	t.Helper()
	paths, err := filepath.Glob("../testdata/articles/*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	var docs []*normalize.Document
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, normalize.Read(path, raw, normalize.Options{}))
	}
	return docs
}

// evidence returns every mention of r, by the kind of record.
func evidence(r *Record) map[string][][]Mention {
	e := map[string][][]Mention{}
	for _, x := range r.Institutions {
		e["institutions"] = append(e["institutions"], x.Mentions)
	}
	for _, x := range r.People {
		e["people"] = append(e["people"], x.Mentions)
	}
	for _, x := range r.Places {
		e["places"] = append(e["places"], x.Mentions)
	}
	for _, x := range r.Agreements {
		e["agreements"] = append(e["agreements"], x.Mentions)
	}
	one := func(kind string, m Mention) { e[kind] = append(e[kind], []Mention{m}) }
	for _, x := range r.Dates {
		one("dates", x.Mention)
	}
	for _, x := range r.Figures {
		one("figures", x.Mention)
	}
	for _, x := range r.Quotes {
		one("quotes", x.Mention)
	}
	for _, x := range r.Events {
		one("events", x.Mention)
	}
	for _, x := range r.Relations {
		one("relations", x.Mention)
	}
	for _, x := range r.Findings {
		one("findings", x.Mention)
	}
	return e
}

// checkEvidence reports records without evidence, and evidence that is no text of the body or stands nowhere in the file.
func checkEvidence(t *testing.T, r *Record) {
	t.Helper()
	doc := r.Doc
	body := doc.Body.String()
	for kind, records := range evidence(r) {
		for i, mentions := range records {
			if len(mentions) == 0 {
				t.Errorf("%s: %s %d has no evidence", doc.Path, kind, i+1)
			}
			for _, m := range mentions {
				s := m.Span
				if s.Start < 0 || s.Start >= s.End || s.End > len(body) || !utf8.ValidString(body[s.Start:s.End]) {
					t.Fatalf("%s: %s %d: %v is no text of the body", doc.Path, kind, i+1, s)
				}
				if m.Rule == "" {
					t.Errorf("%s: %s %d: no rule", doc.Path, kind, i+1)
				}
				src := doc.Body.Source(s)
				if src.Start < 0 || src.Start >= src.End || src.End > len(doc.Raw) {
					t.Errorf("%s: %s %d: %q has no bytes in the file: %v", doc.Path, kind, i+1, body[s.Start:s.End], src)
				}
				out := doc.OutputSpan(s)
				if text := doc.Output.String(); out.Start < 0 || out.Start >= out.End || out.End > len(text) || !utf8.ValidString(text[out.Start:out.End]) {
					t.Errorf("%s: %s %d: %q has no place in the output: %v", doc.Path, kind, i+1, body[s.Start:s.End], out)
				}
			}
		}
	}
}

func TestEvidence(t *testing.T) {
	x := pipeline(t)
	for _, doc := range fixtures(t) {
		checkEvidence(t, x.Extract(doc))
	}
}

// The same article in Simplified UTF-8, in Simplified GB18030 and in Traditional Big5 states the same.
func TestSameFactsInAnyCharset(t *testing.T) {
	x := pipeline(t)
	byName := map[string]*Record{}
	for _, doc := range fixtures(t) {
		byName[filepath.Base(doc.Path)] = x.Extract(doc)
	}
	base := byName["triplet-hans.txt"]
	if base == nil {
		t.Fatal("triplet-hans.txt is missing")
	}
	for _, other := range []string{"triplet-hans-gb18030.txt", "triplet-hant-big5.txt"} {
		for _, e := range Extractors {
			want, got := show(base, e.Name), show(byName[other], e.Name)
			if strings.Join(want, "\n") != strings.Join(got, "\n") {
				t.Errorf("%s: %s:\n%s\nwant\n%s", other, e.Name, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}

func FuzzExtract(f *testing.F) {
	x := pipeline(f)
	for _, e := range Extractors {
		for _, example := range e.Examples {
			f.Add(example.Text)
		}
	}
	f.Add("《“（((《》”）甲与乙、丙与丁分别签署\n一二三四五中、小学")
	f.Add("·•·主席·总统……先生女士同志：\n问：\n答：")
	f.Fuzz(func(t *testing.T, text string) {
		checkEvidence(t, x.Extract(normalize.Read("fuzz.txt", []byte(text), normalize.Options{})))
	})
}

func BenchmarkExtract(b *testing.B) {
	x := pipeline(b)
	docs := fixtures(b)
	n := 0
	for _, d := range docs {
		n += d.Body.Len()
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			x.Extract(d)
		}
	}
}
