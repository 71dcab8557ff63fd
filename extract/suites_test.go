package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taizhang/normalize/hanzi"
)

// suiteFolder is where the suites of other recognisers of numbers and dates lie, where they lie beside the project.
const suiteFolder = "../../shared/cases"

// differenceFile lists the cases on which we differ from them on purpose: suite, case and reason, by tabs.
const differenceFile = "testdata/suite_differences.tsv"

// suiteScore counts the cases of a suite.
type suiteScore struct{ all, scope, agree int }

// caseID names a case without quoting it: the first digits of the checksum of its input.
func caseID(suite, kind, input string) string {
	sum := sha256.Sum256([]byte(suite + "\x00" + kind + "\x00" + input))
	return hex.EncodeToString(sum[:5])
}

// differences are the reasons by suite and case.
func differences(t *testing.T) map[string]string {
	t.Helper()
	raw, err := os.ReadFile(differenceFile)
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for _, line := range strings.Split(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 || f[2] == "" {
			t.Fatalf("%s: %q is no case with a reason", differenceFile, line)
		}
		reasons[f[0]+" "+f[1]] = f[2]
	}
	return reasons
}

// suiteFiles returns the files of a suite, and skips the test where there are none.
func suiteFiles(t *testing.T, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(suiteFolder, pattern))
	if err != nil || len(files) == 0 {
		t.Skipf("no %s in %s", pattern, suiteFolder)
	}
	return files
}

// readSuite decodes a file of cases.
func readSuite[C any](t *testing.T, file string) []C {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var cases []C
	if err := json.Unmarshal(raw, &cases); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return cases
}

// suiteRun judges the cases of one suite.
type suiteRun struct {
	t       *testing.T
	name    string
	reasons map[string]string
	dev     bool // all differences are known
	score   suiteScore
}

// judge counts one case. Scope names the kind of a case that is out of scope; else ok tells whether we agree.
func (r *suiteRun) judge(kind, input, scope string, ok bool, got, want any) {
	r.score.all++
	if scope != "" {
		return
	}
	r.score.scope++
	id := caseID(r.name, kind, input)
	listed := r.reasons[r.name+" "+id] != ""
	switch {
	case ok:
		r.score.agree++
		if listed && r.dev {
			r.t.Errorf("%s lists %s %s, on which we agree", differenceFile, r.name, id)
		}
	case !listed && r.dev:
		r.t.Errorf("%s\t%s\t%s %s: got %v, want %v: no reason is given", r.name, id, kind, input, got, want)
	}
}

// least fails where fewer cases agree than share of those in scope.
func (r *suiteRun) least(share float64) {
	r.t.Helper()
	s := r.score
	if s.scope == 0 {
		r.t.Fatalf("%s: no case is in scope", r.name)
	}
	agree := float64(s.agree) / float64(s.scope)
	r.t.Logf("%s: %d cases, %d in scope, %d agree: %.1f %%", r.name, s.all, s.scope, s.agree, 100*agree)
	if agree < share {
		r.t.Errorf("%s: %.1f %% agree, want %.0f %%", r.name, 100*agree, 100*share)
	}
}

// suiteName returns the name of a suite from that of its file, whichever part of the suite the file holds.
func suiteName(file string) string {
	name := strings.TrimSuffix(filepath.Base(file), ".json")
	return strings.TrimSuffix(strings.TrimSuffix(name, "-dev"), "-test")
}

// asRead returns a case as the extractors would see it: simplified, width folded, spaced-out characters joined.
func asRead(t *testing.T, input string) string {
	t.Helper()
	c, err := hanzi.Open("any2s")
	if err != nil {
		t.Fatal(err)
	}
	s := string(c.Convert(nil, input, nil))
	var out strings.Builder
	for _, r := range s {
		if r >= '！' && r <= '～' && !strings.ContainsRune("，：；！？（）", r) {
			r -= '！' - '!'
		}
		out.WriteRune(r)
	}
	return withoutGaps(out.String())
}

// withoutGaps drops spaces beside characters.
func withoutGaps(s string) string {
	rs := []rune(s)
	var out strings.Builder
	for i, r := range rs {
		if r == ' ' {
			j, k := i, i
			for j > 0 && rs[j] == ' ' {
				j--
			}
			for k < len(rs)-1 && rs[k] == ' ' {
				k++
			}
			if isHan(rs[j]) || isHan(rs[k]) {
				continue
			}
		}
		out.WriteRune(r)
	}
	return out.String()
}
