package check

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
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
	required, optional []string
	children           []string // in the order in which they must come
	once               []string // of the children
	text               bool
}

// junitElements are those of junit-10.xsd, which the xUnit plugin of Jenkins validates by, as far as they are used here. That
// takes children in any order; the order here, and that there is one failure, are what the schema of Ant asks for, too.
var junitElements = map[string]element{
	"":           {children: []string{"testsuites"}, once: []string{"testsuites"}},
	"testsuites": {optional: []string{"name", "time", "tests", "failures", "errors"}, children: []string{"testsuite"}},
	"testsuite": {required: []string{"name", "tests", "failures", "errors"},
		optional: []string{"group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"},
		children: []string{"properties", "testcase", "system-out", "system-err"}, once: []string{"properties", "system-out", "system-err"}},
	"testcase": {required: []string{"name"}, optional: []string{"time", "classname", "group"},
		children: []string{"skipped", "error", "failure", "system-out", "system-err"},
		once:     []string{"skipped", "error", "failure", "system-out", "system-err"}},
	"failure":    {optional: []string{"type", "message"}, text: true},
	"system-out": {text: true},
}

// junitNumbers are the attributes that count elements, and the elements that they count.
var junitNumbers = map[string]string{"tests": "testcase", "failures": "failure", "errors": "error"}

// validJUnit checks that a text has the elements of JUnit, where they may stand, with the attributes they must and may have.
func validJUnit(t *testing.T, text string) {
	t.Helper()
	if fault := junitFault(text); fault != "" {
		t.Errorf("no JUnit: %s\n%.500s", fault, text)
	}
}

// junitOpen is an element that has not ended yet.
type junitOpen struct {
	name   string
	last   int // of the children of its kind of element, which came last
	counts map[string]int
	says   map[string]int
}

// junitFault says what is wrong with a file of JUnit, "" where nothing is.
func junitFault(text string) string {
	d := xml.NewDecoder(strings.NewReader(text))
	open := []*junitOpen{{last: -1, counts: map[string]int{}}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			if open[0].counts["testsuites"] == 0 {
				return "no testsuites"
			}
			return ""
		}
		if err != nil {
			return err.Error()
		}
		outer := open[len(open)-1]
		switch x := token.(type) {
		case xml.StartElement:
			in, fault := outer.begin(x)
			if fault != "" {
				return fault
			}
			open = append(open, in)
		case xml.EndElement:
			for attr, counted := range junitNumbers {
				if said, ok := outer.says[attr]; ok && said != outer.counts[counted] {
					return fmt.Sprintf("%s says %d %s and has %d", outer.name, said, attr, outer.counts[counted])
				}
			}
			open = open[:len(open)-1]
			for _, counted := range junitNumbers {
				open[len(open)-1].counts[counted] += outer.counts[counted]
			}
		case xml.CharData:
			if !junitElements[outer.name].text && strings.TrimSpace(string(x)) != "" {
				return "text in " + outer.name
			}
		}
	}
}

// begin begins an element, and says what is wrong with where it stands and with its attributes.
func (o *junitOpen) begin(x xml.StartElement) (in *junitOpen, fault string) {
	name := x.Name.Local
	place := slices.Index(junitElements[o.name].children, name)
	switch {
	case place < 0 || x.Name.Space != "":
		return nil, name + " in " + o.name
	case place < o.last:
		return nil, name + " behind " + junitElements[o.name].children[o.last]
	case o.counts[name] > 0 && slices.Contains(junitElements[o.name].once, name):
		return nil, name + " twice in " + o.name
	}
	o.last = place
	o.counts[name]++
	in = &junitOpen{name: name, last: -1, counts: map[string]int{}, says: map[string]int{}}
	e, has := junitElements[name], map[string]bool{}
	for _, a := range x.Attr {
		has[a.Name.Local] = true
		if !slices.Contains(slices.Concat(e.required, e.optional), a.Name.Local) {
			return nil, name + " has the attribute " + a.Name.Local
		}
		if junitNumbers[a.Name.Local] != "" {
			n, err := strconv.Atoi(a.Value)
			if err != nil || n < 0 {
				return nil, name + " has no number of " + a.Name.Local
			}
			in.says[a.Name.Local] = n
		}
	}
	for _, a := range e.required {
		if !has[a] {
			return nil, name + " without the attribute " + a
		}
	}
	return in, ""
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
	suite := func(attributes, inside string) string {
		return "<testsuites><testsuite " + attributes + ">" + inside + "</testsuite></testsuites>"
	}
	const one = `name="x" tests="1" failures="0" errors="0"`
	for text, want := range map[string]string{
		`<testsuites/>`:               "",
		`<testsuites/><testsuites/>`:  "testsuites twice in ",
		`<testsuite/>`:                "testsuite in ",
		``:                            "no testsuites",
		`<testsuites tests="many"/>`:  "testsuites has no number of tests",
		`<testsuites failures="-1"/>`: "testsuites has no number of failures",
		`<testsuites tests="1"/>`:     "testsuites says 1 tests and has 0",
		`<testsuites xmlns="urn:x"/>`: "testsuites in ",
		suite(`name="x" tests="0" failures="0"`, ""):                                                              "testsuite without the attribute errors",
		suite(`name="x" tests="1" failures="0" errors="0"`, ""):                                                   "testsuite says 1 tests and has 0",
		suite(one, `<testcase name="a" file="f"/>`):                                                               "testcase has the attribute file",
		suite(one, `<testcase/>`):                                                                                 "testcase without the attribute name",
		suite(one, `<failure/>`):                                                                                  "failure in testsuite",
		suite(one, `<testcase name="a">text</testcase>`):                                                          "text in testcase",
		suite(one, `<testcase name="a"><failure/></testcase>`):                                                    "testsuite says 0 failures and has 1",
		suite(one, `<testcase name="a"/><system-out/><testcase name="b"/>`):                                       "testcase behind system-out",
		suite(`name="x" tests="1" failures="1" errors="0"`, `<testcase name="a"><failure/><failure/></testcase>`): "failure twice in testcase",
		suite(`name="x" tests="1" failures="1" errors="0"`, `<testcase name="a"><failure/></testcase>`):           "",
	} {
		if got := junitFault(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
