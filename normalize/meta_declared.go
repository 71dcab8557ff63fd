package normalize

import (
	"encoding/json"
	"strings"
)

// declared is what a page says about its article in meta tags and JSON-LD.
type declared struct {
	title, outlet, published, url string
	authors                       []string
}

// readDeclared reads the declarations of a page. JSON-LD is taken before meta tags, which are often left over from a
// template.
func readDeclared(h head) declared {
	var d declared
	for _, s := range h.jsonLD {
		var v any
		if json.Unmarshal([]byte(strings.TrimSpace(s)), &v) == nil {
			d.jsonLD(v, 0)
		}
	}
	first := func(dst *string, names ...string) {
		for _, n := range names {
			if *dst == "" {
				*dst = unescape(h.meta[n])
			}
		}
	}
	first(&d.title, "og:title", "twitter:title")
	first(&d.outlet, "og:site_name", "application-name")
	first(&d.published, "article:published_time", "og:release_date", "datepublished", "publishdate", "pubdate", "publish_date",
		"apub:time", "og:time", "firstpublishedtime", "weibo: article:create_at", "date", "dc.date")
	first(&d.url, "og:url")
	if h.canonical != "" {
		d.url = h.canonical
	}
	if d.authors == nil {
		var author string
		first(&author, "author", "article:author", "og:author", "mediaid")
		if author != "" {
			d.authors = []string{author}
		}
	}
	return d
}

// jsonLD takes what v and what is in it say about an article; the first that says something counts.
func (d *declared) jsonLD(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			d.jsonLD(e, depth+1)
		}
	case map[string]any:
		if graph, ok := v["@graph"]; ok {
			d.jsonLD(graph, depth+1)
		}
		kind := text(v["@type"])
		if !strings.HasSuffix(kind, "Article") && !strings.HasSuffix(kind, "Posting") && !strings.HasSuffix(kind, "Report") {
			return
		}
		setOnce(&d.title, text(v["headline"]))
		setOnce(&d.published, text(v["datePublished"]))
		setOnce(&d.outlet, nameOf(v["publisher"]))
		setOnce(&d.url, text(v["url"]))
		if d.authors == nil {
			d.authors = namesOf(v["author"])
		}
	}
}

func setOnce(dst *string, s string) {
	if *dst == "" {
		*dst = s
	}
}

// text returns a JSON value as a line of text; the first element of a list.
func text(v any) string {
	switch v := v.(type) {
	case string:
		return unescape(v)
	case []any:
		if len(v) > 0 {
			return text(v[0])
		}
	}
	return ""
}

// nameOf returns the name of a thing or a list of things.
func nameOf(v any) string {
	if names := namesOf(v); len(names) > 0 {
		return names[0]
	}
	return ""
}

// namesOf returns the names of a thing or a list of things.
func namesOf(v any) []string {
	switch v := v.(type) {
	case string:
		if s := unescape(v); s != "" {
			return []string{s}
		}
	case map[string]any:
		if s := text(v["name"]); s != "" {
			return []string{s}
		}
	case []any:
		var out []string
		for _, e := range v[:min(len(v), 20)] {
			if _, list := e.([]any); !list {
				out = append(out, namesOf(e)...)
			}
		}
		return out
	}
	return nil
}
