package hanzi

import (
	"encoding/json"
	"os"
	"testing"
)

// TestOpenCCCases runs OpenCC's own test cases, where they lie beside the repository.
func TestOpenCCCases(t *testing.T) {
	const file = "../../../shared/cases/opencc-cases-data1.4.1.json"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Skipf("OpenCC's test cases are not here: %v", err)
	}
	var cases []struct{ Config, Input, Expected string }
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	right := 0
	for _, c := range cases {
		conv, err := Open(c.Config)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(conv.Convert(nil, c.Input, nil)); got != c.Expected {
			t.Errorf("%s %s\n got %s\nwant %s", c.Config, c.Input, got, c.Expected)
			continue
		}
		right++
	}
	t.Logf("%d of %d cases right", right, len(cases))
}
