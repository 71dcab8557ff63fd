package report

import _ "embed" // for the schemas

//go:embed schema/taizhang-1.json
var schema string

//go:embed schema/taizhang-1-row.json
var rowSchema string

// Schema returns the JSON Schema (2020-12) of the record of a document.
func Schema() string { return schema }

// RowSchema returns the JSON Schema (2020-12) of a flat row.
func RowSchema() string { return rowSchema }
