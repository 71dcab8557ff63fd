package main

import (
	"fmt"
	"strings"

	"taizhang/normalize"
)

// verdicts says how explained lines begin, and what that means.
const verdicts = `  +  in the article
  =  not in the article, but read for title, outlet, authors and date
  -  left out`

// explained returns the lines of doc, in script, each with what became of it, what it is taken for, and the rule that says so.
func explained(doc *normalize.Document, script normalize.Script) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, "@ %s\n", doc.Path)
	text := doc.In(script).String()
	for _, p := range doc.Parts {
		l, rest, _ := strings.Cut(text, "\n") // conversion leaves the lines as they are
		text = rest
		fmt.Fprintf(&b, "%s %-9s %-11s %s\n", verdict(p.Kind), p.Kind, p.Rule, l)
	}
	return []byte(b.String())
}

func verdict(k normalize.PartKind) string {
	switch {
	case k.Article():
		return "+"
	case k == normalize.KindTitle, k == normalize.KindByline:
		return "="
	}
	return "-"
}

// explainHelp returns what the help text of clean says about explained lines.
func explainHelp() string {
	var b strings.Builder
	b.WriteString("\n\nWith --explain it writes all lines instead, each after what became of it, what it is, and the rule that says so:\n")
	b.WriteString(verdicts)
	b.WriteString("\nA line @ FILE comes before those of each file. The rules:\n")
	for _, r := range normalize.PartRules() {
		fmt.Fprintf(&b, "  %-12s %s\n", r.Name, r.Doc)
	}
	return strings.TrimSuffix(b.String(), "\n")
}
