package check

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"taizhang/cmd/internal/schematest"
)

// schemas hold what is written in some formats to their schemas. Everything that tests write goes through them.
var schemas = map[string]func(*testing.T, string){"sarif": validSARIF, "junit": validJUnit}

// validSARIF validates a text by OASIS's schema of SARIF 2.1.0 with errata 01, which NOTICE says more about.
func validSARIF(t *testing.T, text string) {
	t.Helper()
	schema, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schematest.Compile(t, string(schema)).Validate(t, text); err != nil {
		t.Errorf("no SARIF: %v", err)
	}
}

// element says what an element of XML may have.
type element struct {
	required, optional, children []string
	text                         bool
}

// junitElements are those of junit-10.xsd, which the xUnit plugin of Jenkins validates by, as far as they are used here.
var junitElements = map[string]element{
	"testsuites": {optional: []string{"name", "time", "tests", "failures", "errors"}, children: []string{"testsuite"}},
	"testsuite": {required: []string{"name", "tests", "failures", "errors"},
		optional: []string{"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
		children: []string{"testsuite", "properties", "testcase", "system-out", "system-err"}},
	"testcase": {required: []string{"name"}, optional: []string{"time", "classname", "group"},
		children: []string{"skipped", "error", "failure", "system-out", "system-err"}},
	"failure":    {optional: []string{"type", "message"}, text: true},
	"system-out": {text: true},
}

// validJUnit checks that a text has the elements of JUnit, where they may stand, with the attributes they must and may have.
func validJUnit(t *testing.T, text string) {
	t.Helper()
	if fault := junitFault(text); fault != "" {
		t.Errorf("no JUnit: %s\n%.500s", fault, text)
	}
}

// junitFault says what is wrong with a file of JUnit, "" where nothing is.
func junitFault(text string) string {
	d := xml.NewDecoder(strings.NewReader(text))
	open := []string{""}
	within := map[string]element{"": {children: []string{"testsuites"}}}
	for name, e := range junitElements {
		within[name] = e
	}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return ""
		}
		if err != nil {
			return err.Error()
		}
		switch x := token.(type) {
		case xml.StartElement:
			name, outer := x.Name.Local, open[len(open)-1]
			if !slices.Contains(within[outer].children, name) {
				return name + " in " + outer
			}
			var has []string
			for _, a := range x.Attr {
				has = append(has, a.Name.Local)
				if e := within[name]; !slices.Contains(slices.Concat(e.required, e.optional), a.Name.Local) {
					return name + " has the attribute " + a.Name.Local
				}
			}
			for _, a := range within[name].required {
				if !slices.Contains(has, a) {
					return name + " without the attribute " + a
				}
			}
			open = append(open, name)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if outer := open[len(open)-1]; !within[outer].text && strings.TrimSpace(string(x)) != "" {
				return "text in " + outer
			}
		}
	}
}

// The checks of what tests write can fail.
func TestSchemasRefuse(t *testing.T) {
	schema, err := os.ReadFile("testdata/sarif-schema-2.1.0.json")
	if err != nil {
		t.Fatal(err)
	}
	sarif := schematest.Compile(t, string(schema))
	for text, valid := range map[string]bool{
		`{"version":"2.1.0","runs":[]}`:                                                               true,
		`{"version":"2.1.0","runs":[{"tool":{"driver":{}}}]}`:                                         false,
		`{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"x"}},"results":[{"level":"fatal"}]}]}`: false,
	} {
		if err := sarif.Validate(t, text); (err == nil) != valid {
			t.Errorf("%s: %v", text, err)
		}
	}
	for text, want := range map[string]string{
		`<testsuites/>`: "",
		`<testsuites><testsuite name="x" tests="1" failures="0"/></testsuites>`:                                                         "testsuite without the attribute errors",
		`<testsuites><testsuite name="x" tests="1" failures="0" errors="0"><testcase name="a" file="f"/></testsuite></testsuites>`:      "testcase has the attribute file",
		`<testsuites><testsuite name="x" tests="1" failures="0" errors="0"><failure/></testsuite></testsuites>`:                         "failure in testsuite",
		`<testsuites><testsuite name="x" tests="1" failures="0" errors="0"><testcase name="a">text</testcase></testsuite></testsuites>`: "text in testcase",
	} {
		if got := junitFault(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
