// Command compare runs taizhang's reader and three Go libraries that find the article in a page on pages with a known
// text, and prints a table in Markdown.
//
// Usage: go run . FOLDER
//
// FOLDER holds N.html and N.gold.json: kind, text, and where known title, author and published. Each library gets the
// page decoded and parsed: charsets are not what is compared.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability"
	"github.com/markusmobius/go-domdistiller"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/htmlindex"

	"taizhang/normalize"
)

// gold is what a page is known to say.
type gold struct {
	Kind, Text, Title, Author, Published string
}

// article is what an extractor makes of a page.
type article struct {
	text, title, published string
	authors                []string
}

// extractor is one of those compared.
type extractor struct {
	name string
	read func(raw []byte, page string) (article, error)
}

var extractors = []extractor{
	{"taizhang", ours},
	{"go-trafilatura 1.12.2", func(_ []byte, page string) (article, error) { return trafilated(page, false) }},
	{"go-trafilatura 1.12.2, with fallbacks", func(_ []byte, page string) (article, error) { return trafilated(page, true) }},
	{"go-readability 2025-11-25", readable},
	{"go-domdistiller 1.0.0", distilled},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: compare FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "compare:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	names, err := filepath.Glob(filepath.Join(folder, "*.gold.json"))
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("%s: no *.gold.json in it", folder)
	}
	sums := make([]table, len(extractors))
	spent := make([]time.Duration, len(extractors))
	for _, name := range names {
		var want gold
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		if err := json.Unmarshal(data, &want); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		raw, err := os.ReadFile(strings.TrimSuffix(name, ".gold.json") + ".html")
		if err != nil {
			return err
		}
		page, err := decode(raw)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for i, e := range extractors {
			start := time.Now()
			got, err := e.read(raw, page)
			spent[i] += time.Since(start)
			if err != nil {
				got = article{} // found nothing
			}
			sums[i].add(want, got)
		}
	}
	printTable(sums, spent)
	return nil
}

// decode returns the characters of a page, in the charset that taizhang finds.
func decode(raw []byte) (string, error) {
	enc, err := htmlindex.Get(normalize.Read("", raw, normalize.Options{}).Charset)
	if err != nil {
		return "", err
	}
	return enc.NewDecoder().String(string(raw))
}

func printTable(sums []table, spent []time.Duration) {
	fmt.Printf("| | all (%d) | news (%d) | news under 400 characters (%d) | other (%d) | below .5 | title | date | author | ms a page |\n",
		sums[0].pages["all"], sums[0].pages["news"], sums[0].pages["news<400"], sums[0].pages["other"])
	fmt.Println("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |")
	for i, e := range extractors {
		t := &sums[i]
		fmt.Printf("| %s | %.3f | %.3f | %.3f | %.3f | %d | %.3f | %.3f | %.3f | %.1f |\n", e.name,
			t.mean("all"), t.mean("news"), t.mean("news<400"), t.mean("other"), t.bad,
			t.title.share(), t.date.share(), t.author.share(),
			float64(spent[i].Microseconds())/1000/float64(t.pages["all"]))
	}
}

func ours(raw []byte, _ string) (article, error) {
	d := normalize.Read("", raw, normalize.Options{Script: normalize.Keep})
	return article{d.Output.String(), d.Meta.Title, d.Meta.Published, d.Meta.Authors}, nil
}

func trafilated(page string, fallback bool) (article, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return article{}, err
	}
	r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{ExcludeComments: true, EnableFallback: fallback})
	if err != nil {
		return article{}, err
	}
	a := article{text: lines(r.ContentNode), title: r.Metadata.Title, authors: strings.Split(r.Metadata.Author, ";")}
	if !r.Metadata.Date.IsZero() {
		a.published = r.Metadata.Date.Format(time.DateOnly)
	}
	return a, nil
}

func readable(_ []byte, page string) (article, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return article{}, err
	}
	r, err := readability.FromDocument(doc, nil)
	if err != nil {
		return article{}, err
	}
	a := article{text: lines(r.Node), title: r.Title, authors: []string{r.Byline}}
	if r.PublishedTime != nil {
		a.published = r.PublishedTime.Format(time.DateOnly)
	}
	return a, nil
}

func distilled(_ []byte, page string) (article, error) {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return article{}, err
	}
	r, err := distiller.Apply(doc, &distiller.Options{SkipPagination: true})
	if err != nil {
		return article{}, err
	}
	return article{lines(r.Node), r.Title, r.MarkupInfo.Article.PublishedTime, []string{r.MarkupInfo.Author}}, nil
}

// lines returns the text of what an extractor kept, a block a line.
func lines(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(d.Data)
		case d.Type != html.ElementNode:
		case d.Data == "p" || d.Data == "div" || d.Data == "br" || d.Data == "li" || d.Data == "tr" || d.Data == "blockquote" ||
			strings.HasPrefix(d.Data, "h") || d.Data == "section" || d.Data == "table" || d.Data == "pre":
			b.WriteByte('\n')
		}
	}
	return b.String()
}
