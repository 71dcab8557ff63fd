package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/normalize"
)

// document returns a document that is all article, a paragraph a line.
func document(text string) *normalize.Document {
	d := &normalize.Document{Raw: []byte(text), Text: normalize.NewText(text)}
	d.Body = d.Text
	d.Output = d.Body
	start := 0
	for _, line := range strings.SplitAfter(text, "\n") {
		end := start + len(strings.TrimSuffix(line, "\n"))
		d.Paragraphs = append(d.Paragraphs, normalize.Part{Kind: normalize.KindParagraph, Span: normalize.Span{Start: start, End: end}, Rule: "test"})
		start += len(line)
	}
	return d
}

func pipeline(t testing.TB) *Pipeline {
	t.Helper()
	x, err := New(Options{Now: "2024-06-01"})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// show renders the records of one kind as the examples give them.
func show(r *Record, kind string) []string {
	cut := r.Doc.Body.Cut
	names := map[string]string{}
	var out []string
	add := func(parts ...string) {
		out = append(out, strings.Join(strings.Fields(strings.Join(parts, " ")), " "))
	}
	for _, i := range r.Institutions {
		names[i.ID] = i.Name
	}
	for _, p := range r.People {
		names[p.ID] = p.Name
	}
	for _, l := range r.Places {
		names[l.ID] = l.Name
	}
	switch kind {
	case "dates":
		for _, d := range r.Dates {
			add(cut(d.Span) + "=" + d.Value)
		}
	case "places":
		for _, p := range r.Places {
			add(p.Name, p.Code)
		}
	case "institutions":
		for _, i := range r.Institutions {
			parts := []string{i.Name, i.Kind + ":"}
			for _, m := range i.Mentions {
				parts = append(parts, cut(m.Span))
			}
			add(parts...)
		}
	case "people":
		for _, p := range r.People {
			var posts []string
			for _, post := range p.Posts {
				posts = append(posts, post.Text)
			}
			add(p.Name+":", strings.Join(posts, "; "))
		}
	case "agreements":
		for _, g := range r.Agreements {
			parts := []string{g.Title, g.Kind, g.Status, g.Date}
			if g.Start != "" {
				parts = append(parts, g.Start+"/"+g.End)
			}
			for _, p := range g.Parties {
				parts = append(parts, p.Name)
			}
			add(parts...)
		}
	case "figures":
		for _, g := range r.Figures {
			value := ""
			if g.Value != nil {
				value = g.Value.String()
			}
			add(cut(g.Span)+"="+value+g.Unit, g.Subject, g.Approx)
		}
	case "quotes":
		for _, q := range r.Quotes {
			add(names[q.Speaker]+":", cut(q.Span))
		}
	case "events":
		for _, e := range r.Events {
			add(e.Kind, e.Status, e.Name, e.Date)
		}
	case "relations":
		for _, rel := range r.Relations {
			add(rel.Kind, names[rel.Subject], names[rel.Object])
		}
	case "findings":
		for _, x := range r.Findings {
			add(append([]string{x.Kind, x.Total + ":"}, x.Parts...)...)
		}
	}
	return out
}

func TestExamples(t *testing.T) {
	x := pipeline(t)
	for _, e := range Extractors {
		t.Run(e.Name, func(t *testing.T) {
			negative := false
			for _, example := range e.Examples {
				negative = negative || example.Want == nil
				got := show(x.Extract(document(example.Text)), e.Name)
				if diff := cmp.Diff(example.Want, got); diff != "" {
					t.Errorf("%s\n(-want +got)\n%s", example.Text, diff)
				}
			}
			if !negative {
				t.Errorf("%s has no example that must not match", e.Name)
			}
		})
	}
}

// An article beyond all measure is looked at as far as the limit, which its record says.
func TestClipped(t *testing.T) {
	line := "北京市教委主任李明远出席。\n"
	filler := strings.Repeat("a", 1<<16) + "\n"
	doc := document(line + strings.Repeat(filler, maxArticle/len(filler)+1) + "天津市教委主任王大江出席。")
	r := pipeline(t).Extract(doc)
	if n := len(r.Doc.Warnings); n != 1 || r.Doc.Warnings[0].Kind != "truncated" || len(doc.Warnings) != 0 {
		t.Errorf("%d warnings; the document itself has %d", n, len(doc.Warnings))
	}
	if w := r.Doc.Warnings[0].Source; w.End != len(doc.Raw) || w.Start > maxArticle {
		t.Errorf("left out %v of %d bytes", w, len(doc.Raw))
	}
	if len(r.People) != 1 {
		t.Errorf("%d people", len(r.People))
	}
	if short := pipeline(t).Extract(document(line)); len(short.Doc.Warnings) != 0 {
		t.Errorf("a short article: %+v", short.Doc.Warnings)
	}
}
