package check

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"taizhang/cmd/compare"
	"taizhang/cmd/report"
	"taizhang/cmd/suggest"
)

// measures are the names of scores.
var measures = []string{"f1", "precision", "recall"}

// ParseFloor reads a floor as it is written on the command line: figures=0.95, people.recall=1.
func ParseFloor(s string) (Floor, error) {
	name, least, ok := strings.Cut(s, "=")
	kind, measure, specific := strings.Cut(name, ".")
	if !specific {
		measure = "f1"
	}
	n, err := strconv.ParseFloat(least, 64)
	switch {
	case !ok:
		return Floor{}, fmt.Errorf("%q is no floor, write for example figures=0.95 or people.recall=1", s)
	case !slices.Contains(compare.Kinds(), kind):
		return Floor{}, unknown("kind of records", kind, compare.Kinds())
	case !slices.Contains(measures, measure):
		return Floor{}, unknown("score", measure, measures)
	case err != nil || !(n >= 0 && n <= 1):
		return Floor{}, fmt.Errorf("%s: %q is not a score, which is from 0 to 1", name, least)
	}
	return Floor{kind, measure, n}, nil
}

func unknown(what, name string, choices []string) error {
	if near := suggest.Nearest(name, choices); near != "" {
		return fmt.Errorf("unknown %s %q, did you mean %s?", what, name, near)
	}
	return fmt.Errorf("unknown %s %q, choose from %s", what, name, strings.Join(choices, ", "))
}

// warningKinds are the kinds of warnings that there are.
var warningKinds = []string{"declared_charset_wrong", "gloss_repaired", "glosses_removed", "lost_characters", "misread_repaired",
	"no_article", "path_not_utf8", "private_use", "spaces_removed", "time_limit", "truncated", "undecodable_bytes",
	"unknown_charset"}

// FailKinds returns what Policy.FailOn may name.
func FailKinds() []string {
	var schema struct {
		Properties struct {
			Findings struct {
				Items struct {
					Properties struct{ Kind struct{ Enum []string } }
				}
			}
		}
	}
	list := []string{"findings"}
	if err := json.Unmarshal([]byte(report.Schema()), &schema); err == nil { // a test reads it, too
		list = append(list, schema.Properties.Findings.Items.Properties.Kind.Enum...)
	}
	return append(append(list, "warnings"), warningKinds...)
}
