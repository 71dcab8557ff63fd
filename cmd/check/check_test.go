package check

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// golden writes golden records into a folder, by file name, and opens it.
func golden(t *testing.T, files map[string]string) *Golden {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	g, err := OpenGolden(dir)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

const record = `{"schema":"taizhang/1","id":"sha256:1","source":{"path":"news/a.txt","bytes":40},"text":"甲校有三人、九人",` +
	`"figures":[{"id":"f1","text":"三人","value":3,"start":3,"end":5,"source":{"start":9,"end":15}},` +
	`{"id":"f2","text":"九人","value":9,"start":6,"end":8,"source":{"start":19,"end":25}}],` +
	`"findings":[{"kind":"sum_mismatch","total":"三人","parts":["一人"],"says":3,"adds_up_to":1,"source":{"start":9,"end":15}}],` +
	`"warnings":[{"kind":"lost_characters","text":"？？","source":{"start":0,"end":2}}]}`

// raw is the file of record: two lines.
var raw = []byte("0123456\n9012345678901234567890123456789")

// problems writes problems for tests.
func problems(list []Problem) []string {
	var out []string
	for _, p := range list {
		out = append(out, fmt.Sprintf("%s %s %d %s", p.Level, p.Rule, p.Line, p.Message))
	}
	return out
}

func TestDocument(t *testing.T) {
	for _, tt := range []struct {
		name, golden string
		policy       Policy
		want         []string
	}{
		{"nothing is expected", "", Policy{}, nil},
		{"as expected", record, Policy{}, nil},
		{"another value", strings.Replace(record, `"value":9`, `"value":8`, 1), Policy{}, []string{
			"failure expected/figures 2 differs: figures 九人: value 8 → 9"}},
		{"another value of a kind with a floor", strings.Replace(record, `"value":9`, `"value":8`, 1),
			Policy{Floors: []Floor{{"figures", "f1", .5}}}, []string{"warning expected/figures 2 differs: figures 九人: value 8 → 9"}},
		{"of a key that is ignored", strings.Replace(record, `"value":9`, `"value":8`, 1), Policy{Ignore: []string{"value"}}, nil},
		{"of a kind that is not compared", strings.Replace(record, `"value":9`, `"value":8`, 1), Policy{Kinds: []string{"people"}}, nil},
		{"in part", `{"source":{"path":"news/a.txt"},"figures":[{"text":"三人"},{"value":9}]}`, Policy{}, nil},
		{"in part, by the bytes", `{"id":"sha256:1","figures":[{"text":"三人"}]}`, Policy{}, []string{
			"failure expected/figures 2 not expected: figures 九人: value 9"}},
		{"by a path that is written in another way", `{"source":{"path":"./news//a.txt"},"people":[{"name":"林一"}]}`, Policy{}, []string{
			"failure expected/people 0 missing: people 林一"}},
		{"a document of another name and of other bytes", `{"id":"sha256:2","source":{"path":"news/b.txt"},"people":[{"name":"林一"}]}`, Policy{}, nil},
		{"findings", "", Policy{FailOn: []string{"findings"}}, []string{
			"failure finding/sum_mismatch 2 sum_mismatch: 三人 is said to be 3, and its parts add up to 1"}},
		{"a kind of warnings", "", Policy{FailOn: []string{"lost_characters"}}, []string{"failure warning/lost_characters 1 lost_characters: ？？"}},
		{"another kind", "", Policy{FailOn: []string{"no_article", "share_over_whole"}}, nil},
	} {
		var g *Golden
		if tt.golden != "" {
			g = golden(t, map[string]string{"a.json": tt.golden})
		}
		r, err := tt.policy.Document(g, []byte(record), raw)
		if got := problems(r.Problems); err != nil || !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, %v\nwant %q", tt.name, got, err, tt.want)
		}
	}
	if _, err := (&Policy{}).Document(golden(t, map[string]string{"a.json": strings.Replace(record, "taizhang/1", "taizhang/9", 1)}), []byte(record), raw); err == nil {
		t.Error("a golden record of another version is taken")
	}
}

// collect checks the record against a golden one under a policy.
func collect(t *testing.T, p Policy, goldens ...string) *Report {
	t.Helper()
	c := NewCollector(&p, "v1", "golden")
	for _, text := range goldens {
		r, err := p.Document(golden(t, map[string]string{"a.json": text}), []byte(record), raw)
		if err != nil {
			t.Fatal(err)
		}
		c.Add(r)
	}
	return c.Report()
}

func TestFloors(t *testing.T) {
	half := strings.Replace(record, `"value":9`, `"value":8`, 1)
	for _, tt := range []struct {
		floors string
		want   []string
	}{
		{"figures=0.5", nil},
		{"figures=0.51", []string{"failure floor/figures 0 F1 of figures is 0.5000, below 0.51"}},
		{"figures.recall=0.5,figures.precision=0.6", []string{"failure floor/figures 0 precision of figures is 0.5000, below 0.6"}},
		{"figures=0,people=1", nil}, // of people, nothing is expected and nothing is found
	} {
		var p Policy
		for s := range strings.SplitSeq(tt.floors, ",") {
			f, err := ParseFloor(s)
			if err != nil {
				t.Fatal(err)
			}
			if f.String() != s {
				t.Errorf("%s comes back as %s", s, f)
			}
			p.Floors = append(p.Floors, f)
		}
		r := collect(t, p, half)
		got := problems(slices.DeleteFunc(r.Problems, func(p Problem) bool { return p.Level == Warning }))
		if !slices.Equal(got, tt.want) || r.OK() != (tt.want == nil) {
			t.Errorf("%s: got %q, ok %v", tt.floors, got, r.OK())
		}
	}
	for in, want := range map[string]string{
		"figures":          `"figures" is no floor, write for example figures=0.95 or people.recall=1`,
		"figure=1":         `unknown kind of records "figure", did you mean figures?`,
		"figures.recal=1":  `unknown score "recal", did you mean recall?`,
		"figures.x=1":      `unknown score "x", choose from f1, precision, recall`,
		"figures=95%":      `figures: "95%" is not a score, which is from 0 to 1`,
		"figures=1.1":      `figures: "1.1" is not a score, which is from 0 to 1`,
		"figures=NaN":      `figures: "NaN" is not a score, which is from 0 to 1`,
		"figures.recall=-": `figures.recall: "-" is not a score, which is from 0 to 1`,
	} {
		if _, err := ParseFloor(in); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

// What is accepted stays accepted when it moves, and when its document does; another difference is not accepted.
func TestBaseline(t *testing.T) {
	other := strings.Replace(record, `"value":9`, `"value":8`, 1)
	data := WriteBaseline(collect(t, Policy{}, other), nil)
	before, err := ReadBaseline(data)
	if err != nil {
		t.Fatal(err)
	}
	if r := collect(t, Policy{Accepted: before}, other); !r.OK() || r.Accepted != 1 || len(r.Stale) != 0 {
		t.Errorf("what was accepted is not: %s, %+v", r, r.Stale)
	}
	moved := strings.NewReplacer("news/a.txt", "archive/2024/a.txt", `"start":19,"end":25`, `"start":21,"end":27`, `"start":6,"end":8`, `"start":7,"end":9`,
		"甲校有三人、九人", "甲校有三人和、九人", "sha256:1", "sha256:2")
	p := Policy{Accepted: before}
	r, err := p.Document(golden(t, map[string]string{"a.json": moved.Replace(other)}), []byte(moved.Replace(record)), raw)
	if err != nil || len(r.Problems) != 1 || r.Problems[0].Level != Note {
		t.Errorf("moved: %q, %v", problems(r.Problems), err)
	}
	if r := collect(t, Policy{Accepted: before}, strings.Replace(record, `"value":9`, `"value":7`, 1)); r.OK() || len(r.Stale) != 1 {
		t.Errorf("another value is accepted: %s, %+v", r, r.Stale)
	}
	// The same difference twice is two, of which one is accepted.
	twice := strings.Replace(other, `{"id":"f1","text":"三人","value":3,"start":3,"end":5,"source":{"start":9,"end":15}},`, ``, 1)
	now := strings.Replace(record, `{"id":"f1","text":"三人","value":3,"start":3,"end":5,"source":{"start":9,"end":15}}`,
		`{"id":"f1","text":"九人","value":9,"start":3,"end":5}`, 1)
	twice = strings.Replace(twice, `"figures":[`, `"figures":[{"text":"九人","value":8,"start":3,"end":5},`, 1)
	r, err = p.Document(golden(t, map[string]string{"a.json": twice}), []byte(now), raw)
	if err != nil || len(r.Problems) != 2 || r.Problems[0].Level == r.Problems[1].Level {
		t.Errorf("twice: %q, %v", problems(r.Problems), err)
	}
	// Written again, the baseline loses what no longer occurs, and keeps what was not checked.
	elsewhere := &Baseline{list: append(slices.Clone(before.list), Accepted{Fingerprint: "x", Document: "b.txt"}), known: map[string]bool{"x": true}}
	report := collect(t, Policy{Accepted: elsewhere}, record)
	if again := string(WriteBaseline(report, elsewhere)); !strings.Contains(again, `"b.txt"`) || strings.Contains(again, `"news/a.txt"`) {
		t.Errorf("got %s", again)
	}
	for _, bad := range []string{"", "{}", `{"schema":"taizhang-baseline/2"}`, `{"schema":"taizhang-baseline/1","acepted":[]}`, "x"} {
		if _, err := ReadBaseline([]byte(bad)); err == nil {
			t.Errorf("%q is taken for a baseline", bad)
		}
	}
}

// manyProblems is a report with n failures and as many warnings.
func manyProblems(n int) *Report {
	r := &Report{Version: "v1", Golden: "golden", Documents: 2, Names: []string{"a:1,b.txt", "zip.zip!/m.txt"}}
	for i := range n {
		r.Problems = append(r.Problems,
			Problem{Level: Warning, Rule: "expected/people", Document: "zip.zip!/m.txt", Message: fmt.Sprint("w", i), Line: 3},
			Problem{Level: Failure, Rule: "expected/figures", Document: "a:1,b.txt", Message: fmt.Sprintf("f%d 50%%\nx", i), Line: 7, Fingerprint: "ff"})
	}
	return r
}

func written(t *testing.T, name string, r *Report, o Options) string {
	t.Helper()
	f, ok := Lookup(name)
	if !ok {
		t.Fatalf("no format %s", name)
	}
	var b strings.Builder
	if err := f.Write(&b, r, o); err != nil {
		t.Fatal(err)
	}
	if valid := schemas[name]; valid != nil {
		valid(t, b.String())
	}
	return b.String()
}

// GitHub shows ten annotations of a kind: the last says how many there are beside the others.
func TestGitHub(t *testing.T) {
	out := written(t, "github", manyProblems(10), Options{})
	if n := strings.Count(out, "::error "); n != 10 {
		t.Errorf("%d errors", n)
	}
	if strings.Contains(out, "more") {
		t.Error("ten are counted as more than ten")
	}
	want := "::error file=a%3A1%2Cb.txt,line=7,title=taizhang check%3A expected/figures::f0 50%25%0Ax\n"
	if !strings.HasPrefix(out, want) {
		t.Errorf("got %s, want %s", out, want)
	}
	if !strings.Contains(out, "\n::warning file=zip.zip,title=taizhang check%3A expected/people::w0\n") {
		t.Errorf("a member of a bundle has a line: %s", out)
	}
	r := manyProblems(12)
	r.Omitted = 5
	out = written(t, "github", r, Options{})
	if n := strings.Count(out, "::error "); n != 10 || !strings.Contains(out, "::error title=taizhang check::and 8 more,") {
		t.Errorf("%d errors:\n%s", n, out)
	}
	if n := strings.Count(out, "::warning "); n != 10 || !strings.Contains(out, "::warning title=taizhang check::and 3 more,") {
		t.Errorf("%d warnings:\n%s", n, out)
	}
	if !strings.Contains(out, "\n::notice title=taizhang check::failed: 2 documents checked") {
		t.Errorf("no notice: %s", out)
	}
}

func TestSARIF(t *testing.T) {
	half := strings.Replace(record, `"value":9`, `"value":8`, 1)
	before, err := ReadBaseline(WriteBaseline(collect(t, Policy{}, half), nil))
	if err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	r := collect(t, Policy{Accepted: before, FailOn: []string{"findings"}, Floors: []Floor{{"people", "f1", 1}, {"figures", "f1", 1}}}, half)
	if err := json.Unmarshal([]byte(written(t, "sarif", r, Options{})), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || log.Runs[0].Tool.Driver.Name != "taizhang" {
		t.Errorf("got %+v", log)
	}
	var got []string
	for _, x := range log.Runs[0].Results {
		if log.Runs[0].Tool.Driver.Rules[x.RuleIndex].ID != x.RuleID || x.Message.Text == "" || len(x.Locations) != 1 {
			t.Errorf("result %+v", x)
		}
		at := x.Locations[0].Physical
		s := fmt.Sprint(x.Level, " ", x.RuleID, " ", at.Artifact.URI, ":", at.Region.StartLine)
		if at.Region.ByteOffset != nil {
			s += fmt.Sprint(" ", *at.Region.ByteOffset, "+", *at.Region.ByteLength)
		}
		if len(x.Suppressions) > 0 {
			s += " suppressed"
		}
		got = append(got, s)
	}
	want := []string{"error finding/sum_mismatch news/a.txt:2 9+6", "error floor/figures golden:1", "note expected/figures news/a.txt:2 19+6 suppressed"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	many := manyProblems(mostResults)
	log = sarifLog{}
	if err := json.Unmarshal([]byte(written(t, "sarif", many, Options{})), &log); err != nil {
		t.Fatal(err)
	}
	run := log.Runs[0]
	if len(run.Results) != mostResults || run.Results[mostResults-1].Level != "error" ||
		run.Invocations[0].Notifications[0].Message.Text != "5000 more results are left out, the least severe ones" {
		t.Errorf("%d results, %+v", len(run.Results), run.Invocations)
	}
	if u := run.Results[0].Locations[0].Physical.Artifact.URI; u != "./a:1,b.txt" {
		t.Errorf("uri %s", u)
	}
	for name, want := range map[string]string{"台账 a.txt": "%E5%8F%B0%E8%B4%A6%20a.txt", "/tmp/a#b": "file:///tmp/a%23b", "./x": "x"} {
		if got := uri(name); got != want {
			t.Errorf("uri(%s) = %s", name, got)
		}
	}
}

func TestJUnit(t *testing.T) {
	read := func(r *Report) (out junitSuites) {
		if err := xml.Unmarshal([]byte(written(t, "junit", r, Options{})), &out); err != nil {
			t.Fatal(err)
		}
		return out
	}
	out := read(collect(t, Policy{Floors: []Floor{{"people", "f1", 1}, {"figures", "f1", 1}}}, strings.Replace(record, `"value":9`, `"value":8`, 1)))
	if out.Tests != 3 || out.Failures != 1 || len(out.Suites) != 2 || out.Suites[1].Cases[1].Failure == nil ||
		out.Suites[0].Cases[0].Failure != nil || out.Suites[0].Cases[0].Out == "" {
		t.Errorf("got %+v", out)
	}
	many := manyProblems(mostPerCase + 7)
	many.Problems[1].Message = "control \x1b and \xff"
	many.Names = append(many.Names, make([]string, mostCases)...)
	for i := 2; i < len(many.Names); i++ {
		many.Names[i] = fmt.Sprint("n", i)
	}
	out = read(many)
	suite := out.Suites[0]
	if suite.Tests != mostCases || len(suite.Cases) != mostCases || suite.Out != "2 more documents are not listed" {
		t.Errorf("%d tests, %d cases, %q", suite.Tests, len(suite.Cases), suite.Out)
	}
	failure := suite.Cases[0].Failure
	if failure == nil || suite.Cases[0].Name != "a:1,b.txt" || !strings.HasPrefix(failure.Message, "57 problems, the first: control ") {
		t.Fatalf("the one that failed is not the first: %+v", suite.Cases[0])
	}
	if !strings.HasSuffix(failure.Text, "… and 7 more\n") {
		t.Errorf("what is left out is not counted: %s", failure.Text)
	}
}

func TestTable(t *testing.T) {
	half := strings.Replace(record, `"value":9`, `"value":8`, 1)
	want := `news/a.txt:2: failure: differs: figures 九人: value 8 → 9

kind      expected  found  right  precision  recall     F1  verdict
──────────────────────────────────────────────────────────────────
source           2      2      2      1.000   1.000  1.000  ok
text             1      1      1      1.000   1.000  1.000  ok
figures          2      2      1      0.500   0.500  0.500  failed
findings         1      1      1      1.000   1.000  1.000  ok
warnings         1      1      1      1.000   1.000  1.000  ok
failed: 1 document checked, 1 with golden records, 1 failure
`
	got := written(t, "table", collect(t, Policy{}, half), Options{Width: 80})
	// Kinds of which nothing was expected and nothing found are left out of this test, not of the table.
	got = regexp.MustCompile(`(?m)^\w+ +0 +0 +0 .*\n`).ReplaceAllString(got, "")
	if compact(got) != compact(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	out := written(t, "table", manyProblems(4), Options{Width: 80, Limit: 3})
	if !strings.Contains(out, "… and 5 more;") || strings.Count(out, "failure: f") != 3 {
		t.Errorf("got\n%s", out)
	}
	painted := written(t, "table", manyProblems(1), Options{Width: 80, Paint: func(l Level, s string) string { return "<" + string(l) + " " + s + ">" }})
	if !strings.Contains(painted, "<failure failure: f0 50% x>") || !strings.Contains(painted, "<warning ") {
		t.Errorf("got\n%s", painted)
	}
}

// compact makes runs of blanks and rules one.
func compact(s string) string {
	return regexp.MustCompile(` +`).ReplaceAllString(regexp.MustCompile(`─+`).ReplaceAllString(s, "─"), " ")
}

func TestJSON(t *testing.T) {
	var out struct {
		Schema   string
		OK       bool
		Problems []struct {
			Level, Rule, Document, Message, Fingerprint string
			Line                                        int
			Source                                      map[string]int
			Difference                                  struct{ Keys []struct{ Old, New any } }
		}
		Kinds []struct {
			Kind   string
			F1     float64
			Floors map[string]float64
		}
	}
	r := collect(t, Policy{Floors: []Floor{{"figures", "recall", .4}}}, strings.Replace(record, `"value":9`, `"value":8`, 1))
	if err := json.Unmarshal([]byte(written(t, "json", r, Options{})), &out); err != nil {
		t.Fatal(err)
	}
	if out.Schema != "taizhang-check/1" || !out.OK || len(out.Problems) != 1 {
		t.Fatalf("got %+v", out)
	}
	p := out.Problems[0]
	if p.Level != "warning" || p.Line != 2 || p.Source["start"] != 19 || p.Difference.Keys[0].Old != 8.0 || len(p.Fingerprint) != 24 {
		t.Errorf("got %+v", p)
	}
	if !slices.ContainsFunc(out.Kinds, func(k struct {
		Kind   string
		F1     float64
		Floors map[string]float64
	}) bool {
		return k.Kind == "figures" && k.F1 == .5 && k.Floors["recall"] == .4
	}) {
		t.Errorf("got %+v", out.Kinds)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats {
		if err := f.Write(brokenWriter{}, manyProblems(1), Options{Width: 80}); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: the error of the writer is lost: %v", f.Name, err)
		}
	}
}

// Every kind of warning that the program gives can be named by Policy.FailOn.
func TestFailKinds(t *testing.T) {
	known := FailKinds()
	if !slices.Contains(known, "sum_mismatch") {
		t.Errorf("no findings in %q", known)
	}
	literal := regexp.MustCompile(`Warning\{+\s*Kind:\s*"([a-z_0-9]+)"`)
	n := 0
	for _, pattern := range []string{"../../normalize/*.go", "../../extract/*.go", "../taizhang/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range literal.FindAllSubmatch(text, -1) {
				n++
				if !slices.Contains(known, string(m[1])) {
					t.Errorf("%s: %s is not known", name, m[1])
				}
			}
		}
	}
	if n == 0 {
		t.Error("no warnings were found")
	}
}
