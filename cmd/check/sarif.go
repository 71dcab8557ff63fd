package check

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"path/filepath"
	"strings"
)

// Limits of a SARIF file. GitHub's code scanning takes 25,000 results of a run and shows 5,000 of them, the most severe
// first; messages are cut where nobody reads on.
const (
	mostResults = 5_000
	mostMessage = 1_000
)

type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool        sarifTool         `json:"tool"`
		Invocations []sarifInvocation `json:"invocations"`
		Results     []sarifResult     `json:"results"`
		ColumnKind  string            `json:"columnKind"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID    string    `json:"id"`
		Short sarifText `json:"shortDescription"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID       string             `json:"ruleId"`
		RuleIndex    int                `json:"ruleIndex"`
		Level        string             `json:"level"`
		Message      sarifText          `json:"message"`
		Locations    []sarifLocation    `json:"locations,omitempty"`
		Fingerprints map[string]string  `json:"partialFingerprints,omitempty"`
		Suppressions []sarifSuppression `json:"suppressions,omitempty"`
	}
	sarifSuppression struct {
		Kind          string `json:"kind"`
		Justification string `json:"justification,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine  int  `json:"startLine"`
		ByteOffset *int `json:"byteOffset,omitempty"`
		ByteLength *int `json:"byteLength,omitempty"`
	}
)

// sarifLevels are SARIF's names of the levels.
var sarifLevels = map[Level]string{Failure: "error", Warning: "warning", Note: "note"}

// writeSARIF writes a report as SARIF 2.1.0. What has been accepted is suppressed in it.
func writeSARIF(w io.Writer, r *Report, _ Options) error {
	run := sarifRun{
		Tool:        sarifTool{sarifDriver{Name: "taizhang", Version: r.Version, Rules: []sarifRule{}}},
		Invocations: []sarifInvocation{{Successful: true}},
		Results:     []sarifResult{},
		ColumnKind:  "unicodeCodePoints",
	}
	rules := make(map[string]int)
	list, rest := r.worstFirst(mostResults, Failure, Warning, Note)
	for _, p := range list {
		index, ok := rules[p.Rule]
		if !ok {
			index = len(run.Tool.Driver.Rules)
			rules[p.Rule] = index
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{p.Rule, sarifText{describe(p.Rule)}})
		}
		run.Results = append(run.Results, sarifOf(p, index, r.Golden))
	}
	if rest > 0 {
		run.Invocations[0].Notifications = []sarifNotification{{"warning",
			sarifText{fmt.Sprintf("%d more results are left out, the least severe ones", rest)}}}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifOf(p *Problem, rule int, golden string) sarifResult {
	x := sarifResult{RuleID: p.Rule, RuleIndex: rule, Level: sarifLevels[p.Level], Message: sarifText{clip(p.Message, mostMessage)}}
	// GitHub refuses results without a place: what is about all documents stands at the golden records.
	if name, member := file(cmp.Or(p.Document, golden)); name != "" {
		region := &sarifRegion{StartLine: 1}
		if p.Line > 0 && !member {
			length := p.Place.End - p.Place.Start
			region = &sarifRegion{p.Line, &p.Place.Start, &length}
		}
		x.Locations = []sarifLocation{{sarifPhysical{sarifArtifact{uri(name)}, region}}}
	}
	if p.Fingerprint != "" {
		x.Fingerprints = map[string]string{"taizhang/v1": p.Fingerprint}
	}
	if p.Level == Note {
		x.Suppressions = []sarifSuppression{{Kind: "external", Justification: "accepted in the baseline"}}
	}
	return x
}

// uri returns the name of a file as a reference: relative to the root of the project, unless it is absolute.
func uri(name string) string {
	name = filepath.ToSlash(name)
	if path.IsAbs(name) {
		return (&url.URL{Scheme: "file", Path: name}).String()
	}
	return (&url.URL{Path: path.Clean(name)}).String()
}

// describe says what a rule is about.
func describe(rule string) string {
	group, kind, _ := strings.Cut(rule, "/")
	switch group {
	case "expected":
		return "What is found of the kind " + kind + " is what the golden record has."
	case "floor":
		return "The score of " + kind + " reaches its floor."
	case "finding":
		return "No document has a finding " + kind + "."
	}
	return "No document has a warning " + kind + "."
}
