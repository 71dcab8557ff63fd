// Package schematest validates output against JSON Schemas, in tests.
package schematest

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schema is a compiled JSON Schema.
type Schema struct{ schema *jsonschema.Schema }

// Compile compiles a JSON Schema; the test fails where it is none.
func Compile(t testing.TB, text string) Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return Schema{schema}
}

// Validate checks a JSON text against the schema; the test fails where it is no JSON.
func (s Schema) Validate(t testing.TB, text string) error {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("no JSON: %v\n%.300s", err, text)
	}
	return s.schema.Validate(v)
}

// ValidateLines checks every line of NDJSON against the schema, and returns the number of lines.
func (s Schema) ValidateLines(t testing.TB, ndjson string) int {
	t.Helper()
	n := 0
	for line := range strings.Lines(ndjson) {
		n++
		if err := s.Validate(t, line); err != nil {
			t.Errorf("%v\n%.300s", err, line)
		}
	}
	return n
}
