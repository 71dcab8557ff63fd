package report

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"taizhang/cmd/internal/schematest"
	"taizhang/extract"
	"taizhang/normalize"
)

// The sample has every key of the schema: a key that the writers forget, or that the schema lacks, fails here.
func TestSchemaCoversSample(t *testing.T) {
	document, row := schematest.Compile(t, Schema()), schematest.Compile(t, RowSchema())
	for _, script := range []normalize.Script{normalize.Hans, normalize.HansCN, normalize.Hant, normalize.Keep} {
		for _, rec := range []*extract.Record{sampleRecord(script), emptyRecord()} {
			for _, o := range []Options{{Script: script}, {Script: script, NoText: true}} {
				if err := document.Validate(t, writeAll(t, "ndjson", o, rec)); err != nil {
					t.Error(err)
				}
			}
		}
		for line := range strings.Lines(writeAll(t, "ndjson", Options{Script: script, Records: allKinds()}, sampleRecord(script))) {
			if err := row.Validate(t, line); err != nil {
				t.Errorf("%v\n%s", err, line)
			}
		}
	}
	var schema, sample any
	if err := json.Unmarshal([]byte(Schema()), &schema); err != nil {
		t.Fatal(err)
	}
	// Of all scripts this one has the most keys: vocabulary.
	o := Options{Script: normalize.HansCN}
	if err := json.Unmarshal([]byte(writeAll(t, "ndjson", o, sampleRecord(o.Script))), &sample); err != nil {
		t.Fatal(err)
	}
	has := map[string]bool{"resolved_in": true} // written by ResolveNames alone: TestResolveNames
	keysOf(sample, has)
	for _, k := range propertiesOf(schema, nil) {
		if !has[k] {
			t.Errorf("the sample has no %q, so nothing tests it", k)
		}
	}
}

// keysOf collects the keys of all objects in v.
func keysOf(v any, keys map[string]bool) {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			keys[k] = true
			keysOf(x, keys)
		}
	case []any:
		for _, x := range v {
			keysOf(x, keys)
		}
	}
}

// propertiesOf returns the names of all properties in a schema.
func propertiesOf(v any, names []string) []string {
	switch v := v.(type) {
	case map[string]any:
		for k, x := range v {
			if p, ok := x.(map[string]any); ok && k == "properties" {
				for name := range p {
					names = append(names, name)
				}
			}
			names = propertiesOf(x, names)
		}
	case []any:
		for _, x := range v {
			names = propertiesOf(x, names)
		}
	}
	return names
}

func TestSchemaRefuses(t *testing.T) {
	document, row := schematest.Compile(t, Schema()), schematest.Compile(t, RowSchema())
	good := `{"schema":"taizhang/1","id":"sha256:` + strings.Repeat("0", 64) + `","source":{"path":"a","bytes":1}`
	if err := document.Validate(t, good+"}"); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		`,"text":""`, `,"text":null`, `,"people":[]`, `,"surprise":1`, `,"article":{}`, `,"article":{"title":""}`,
		`,"dates":[{"text":"昨天","value":"yesterday","start":0,"end":2,"source":{"start":0,"end":6}}]`,
		`,"dates":[{"text":"昨天","value":"2024-01-02","start":0,"end":2}]`,
		`,"institutions":[{"id":"i1","name":"云岭市","resolved_by":"as_written","mentions":[]}]`,
		`,"figures":[{"id":"f1","text":"3台","value":"3","start":0,"end":2,"source":{"start":0,"end":4}}]`,
	} {
		if document.Validate(t, good+bad+"}") == nil {
			t.Errorf("the schema takes %s", bad)
		}
	}
	for _, bad := range []string{
		`{}`, `{"document":"a","record":"figures"}`,
		`{"document":"a","record":"dates","text":"9月","value":"2023-09","unit":"月","start":0,"end":2,"source_start":0,"source_end":4}`,
	} {
		if row.Validate(t, bad) == nil {
			t.Errorf("the schema of rows takes %s", bad)
		}
	}
}

// The example of the format's description and the schema agree: what the one has the other has, too. Keys that were added
// since are not in the example.
func TestSchemaAgreesWithDescription(t *testing.T) {
	text, err := os.ReadFile("../../../shared/RECORDS.md")
	if err != nil {
		t.Skip("the description of the format does not lie beside the project")
	}
	example, found := exampleOf(string(text))
	if !found {
		t.Fatal("no example in the description")
	}
	var record, schema map[string]any
	if err := json.Unmarshal([]byte(example), &record); err != nil {
		t.Fatalf("%v\n%s", err, example)
	}
	if err := json.Unmarshal([]byte(Schema()), &schema); err != nil {
		t.Fatal(err)
	}
	checkExample(t, "record", record, schema, schema["$defs"].(map[string]any))
}

// exampleOf returns the example in a description as JSON: without comments, and with nothing where it leaves things out.
func exampleOf(text string) (string, bool) {
	_, text, _ = strings.Cut(text, "```jsonc\n")
	text, _, found := strings.Cut(text, "\n```")
	text = regexp.MustCompile(`(?m)(^|[\s,\]}])//.*$`).ReplaceAllString(text, "$1")
	text = strings.NewReplacer("[ … ]", "[]", "{…}", "{}").Replace(text)
	return text, found
}

// checkExample compares a value of the example with the schema for it. Strings with bars in them are choices.
func checkExample(t *testing.T, at string, v any, schema, defs map[string]any) {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok {
		schema = defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	}
	switch v := v.(type) {
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		for k, x := range v {
			property, ok := properties[k].(map[string]any)
			if !ok {
				t.Errorf("%s.%s is in the description, not in the schema", at, k)
				continue
			}
			checkExample(t, at+"."+k, x, property, defs)
		}
	case []any:
		items, _ := schema["items"].(map[string]any)
		if schema["type"] != "array" {
			t.Errorf("%s is a list in the description, not in the schema", at)
		}
		for _, x := range v {
			checkExample(t, at+"[]", x, items, defs)
		}
	case string:
		choices, _ := schema["enum"].([]any)
		if schema["type"] != "string" && choices == nil && schema["const"] == nil {
			t.Errorf("%s is a string in the description, not in the schema", at)
		}
		for choice := range strings.SplitSeq(v, "|") {
			if len(choices) > 0 && choice != "…" && !slices.Contains(choices, any(choice)) {
				t.Errorf("%s may be %s in the description, not in the schema", at, choice)
			}
		}
	case float64:
		if schema["type"] != "number" && schema["type"] != "integer" {
			t.Errorf("%s is a number in the description, not in the schema", at)
		}
	}
}

// A schema that has been released is never edited: programs rely on it. Released ones lie in schema/released, their
// checksums in SHA256SUMS there; the schema of today has all that the last of them has.
func TestReleasedSchemas(t *testing.T) {
	checkReleased(t, "schema/released", Schema(), RowSchema(), t.Errorf)

	// An edit, a loss and a file without a checksum are noticed.
	for _, tt := range []struct{ name, frozen, sums string }{
		{"edited", `{"title":"x"}`, "0000  taizhang-1-v9.9.9.json\n"},
		{"not listed", `{"title":"x"}`, ""},
		{"lost", ``, "0000  taizhang-1-v9.9.9.json\n"},
		{"a property that is gone", `{"properties":{"gone":{}}}`, ""},
	} {
		dir := t.TempDir()
		sums := tt.sums
		if tt.name == "a property that is gone" {
			sum := sha256.Sum256([]byte(tt.frozen))
			sums = hex.EncodeToString(sum[:]) + "  taizhang-1-v9.9.9.json\n"
		}
		if tt.frozen != "" {
			if err := os.WriteFile(filepath.Join(dir, "taizhang-1-v9.9.9.json"), []byte(tt.frozen), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, "SHA256SUMS"), []byte(sums), 0o666); err != nil {
			t.Fatal(err)
		}
		noticed := false
		checkReleased(t, dir, Schema(), RowSchema(), func(string, ...any) { noticed = true })
		if !noticed {
			t.Errorf("%s: not noticed", tt.name)
		}
	}
}

// checkReleased holds the schemas in a folder to their checksums, and those of today to them.
func checkReleased(t *testing.T, dir, document, row string, report func(string, ...any)) {
	t.Helper()
	sums, err := os.ReadFile(filepath.Join(dir, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]string)
	for line := range strings.Lines(string(sums)) {
		if sum, name, ok := strings.Cut(strings.TrimSpace(line), "  "); ok && !strings.HasPrefix(line, "#") {
			listed[name] = sum
		}
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(text)
		if listed[name] != hex.EncodeToString(sum[:]) {
			report("%s has been edited, or its checksum is missing: copy the schema of today to a new file instead", name)
		}
		delete(listed, name)
		today := document
		if strings.Contains(name, "-row-") {
			today = row
		}
		var before, now any
		if err := json.Unmarshal(text, &before); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(today), &now); err != nil {
			t.Fatal(err)
		}
		have := propertiesOf(now, nil)
		for _, k := range propertiesOf(before, nil) {
			if !slices.Contains(have, k) {
				report("%s has the property %s, the schema of today does not: that is a new version of the format", name, k)
			}
		}
	}
	for name := range listed {
		report("%s was released and is gone", name)
	}
}
