package check

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limits of a JUnit file. Build servers read it as a whole, and refuse or cut what is too large: GitLab takes 30 MB.
const (
	mostCases    = 10_000 // documents
	mostPerCase  = 50     // problems of a document
	mostInSuites = 20_000 // problems of all documents
)

// What is written is valid by the schema of Jenkins' xUnit plugin (junit-10.xsd), the strictest of those in use: testsuite has to
// count errors, of which there are none, and testcase may not have the attribute file, which others read; its name says it.
type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Cases    []junitCase `xml:"testcase"`
	Out      string      `xml:"system-out,omitempty"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *junitFailure `xml:"failure"`
	Out     string        `xml:"system-out,omitempty"`
}

type junitFailure struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr"`
	Text    string `xml:",chardata"`
	listed  int    // problems in Text
}

// writeJUnit writes a report as JUnit XML: a test for each document, and one for each kind that has a floor. Where there are
// more documents than fit, those that failed come first.
func writeJUnit(w io.Writer, r *Report, _ Options) error {
	documents := r.junitDocuments()
	scores := junitSuite{Name: "scores"}
	for _, k := range r.Kinds {
		if len(k.Floors) == 0 {
			continue
		}
		c := junitCase{Name: k.Kind, Class: "scores"}
		for i := range r.Problems {
			if p := &r.Problems[i]; p.Rule == "floor/"+k.Kind {
				c.Failure = c.Failure.with(p)
			}
		}
		scores.add(c)
	}
	out := junitSuites{Name: "taizhang check", Suites: []junitSuite{documents}}
	if len(scores.Cases) > 0 {
		out.Suites = append(out.Suites, scores)
	}
	for _, s := range out.Suites {
		out.Tests += s.Tests
		out.Failures += s.Failures
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(out); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// junitDocuments returns the tests of documents.
func (r *Report) junitDocuments() junitSuite {
	problems := make(map[string][]*Problem)
	names := r.Names
	known := make(map[string]bool, len(names))
	for _, n := range names {
		known[n] = true
	}
	for i := range r.Problems {
		p := &r.Problems[i]
		if p.Document == "" || p.Level == Note {
			continue
		}
		if !known[p.Document] {
			known[p.Document] = true
			names = append(names[:len(names):len(names)], p.Document) // a golden record without its document
		}
		problems[p.Document] = append(problems[p.Document], p)
	}
	suite := junitSuite{Name: "documents"}
	listed, left := 0, 0
	for _, failing := range []bool{true, false} {
		for _, name := range names {
			c := junitCase{Name: name, Class: "documents"}
			var notes []string
			n := 0
			for _, p := range problems[name] {
				if p.Level == Failure {
					n++
					if n <= mostPerCase && listed < mostInSuites {
						c.Failure = c.Failure.with(p)
						listed++
					}
				} else if len(notes) < mostPerCase {
					notes = append(notes, p.Message)
				}
			}
			if (n > 0) != failing {
				continue
			}
			if len(suite.Cases) >= mostCases {
				left++
				continue
			}
			if n > 0 {
				c.Failure = c.Failure.total(n)
			}
			c.Out = strings.Join(notes, "\n")
			suite.add(c)
		}
	}
	if left > 0 {
		suite.Out = fmt.Sprintf("%d more documents are not listed", left)
	}
	return suite
}

func (s *junitSuite) add(c junitCase) {
	s.Tests++
	if c.Failure != nil {
		s.Failures++
	}
	s.Cases = append(s.Cases, c)
}

// with adds a problem to a failure, which may be nil.
func (f *junitFailure) with(p *Problem) *junitFailure {
	line := p.Message
	if p.Line > 0 {
		line = "line " + strconv.Itoa(p.Line) + ": " + line
	}
	if f == nil {
		return &junitFailure{Message: p.Message, Type: p.Rule, Text: line + "\n", listed: 1}
	}
	f.Text += line + "\n"
	f.listed++
	return f
}

// total completes a failure that stands for n problems.
func (f *junitFailure) total(n int) *junitFailure {
	if f == nil { // no room for a single one
		f = &junitFailure{Type: "expected"}
	}
	if f.listed < n {
		f.Text += fmt.Sprintf("… and %d more\n", n-f.listed)
	}
	if n > 1 {
		f.Message = fmt.Sprintf("%d problems, the first: %s", n, f.Message)
	}
	return f
}
