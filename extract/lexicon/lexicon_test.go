package lexicon

import (
	"os"
	"strings"
	"testing"
)

func TestLookup(t *testing.T) {
	l := Default()
	for _, test := range []struct {
		name  string
		class Class
		full  string
		code  string
	}{
		{"河北", Province, "河北省", "130000"},
		{"张家口", CityShort, "张家口市", "130700"},
		{"雄县", County, "雄县", "130638"},
		{"新华区", County, "新华区", ""}, // more than one
		{"雄安新区", Zone, "雄安新区", "133100"},
		{"古巴", Country, "古巴", ""},
		{"国家发展改革委", Organisation, "国家发展和改革委员会", ""},
		{"天津大学", Organisation, "天津大学", "120000"},
		{"镇宁县", County, "镇宁布依族苗族自治县", "520423"},
		{"东乡县", County, "东乡族自治县", "622926"},
		{"恩施州", City, "恩施土家族苗族自治州", "422800"},
		{"电监会", Organisation, "国家电力监管委员会", ""},
		{"天大", Weak, "天津大学", "120000"},
	} {
		e, ok := l.Lookup(test.name)
		if !ok || e.Class != test.class || e.Full != test.full || e.Code() != test.code {
			t.Errorf("%s: %+v, %v", test.name, e, ok)
		}
	}
	for _, name := range []string{"", "河", "天津大", "市辖区", "县", "河南县", "海南州"} {
		if e, ok := l.Lookup(name); ok {
			t.Errorf("%q: %+v, want nothing", name, e)
		}
	}
}

func TestDivision(t *testing.T) {
	for code, want := range map[string]string{"130000": "河北省", "440600": "佛山市", "110000": "北京市", "999999": ""} {
		if got := Default().Division(code); got != want {
			t.Errorf("%s is %q, want %q", code, got, want)
		}
	}
}

// Every line has its five fields, and every name is found as itself.
func TestNames(t *testing.T) {
	l := Default()
	if len(l.lines) != l.matcher.Len() {
		t.Fatalf("%d lines, %d names in the matcher: run go generate", len(l.lines), l.matcher.Len())
	}
	for i, line := range l.lines {
		f := strings.Split(line, "\t")
		if len(f) != 5 || f[0] == "" || f[1] == "" || f[2] == "" {
			t.Fatalf("line %d: %q", i+2, line)
		}
		if e, ok := l.Lookup(f[0]); !ok || e.Name != f[0] {
			t.Errorf("%s is not found", f[0])
		}
	}
}

// The kinds of organisations are those of the record format.
func TestKinds(t *testing.T) {
	kinds := map[string]bool{}
	for _, k := range InstitutionKinds {
		kinds[k] = true
	}
	l := Default()
	for i := range l.lines {
		if e := l.entry(uint32(i)); !e.Class.Place() && !kinds[e.Kind] {
			t.Errorf("%s: no such kind: %q", e.Name, e.Kind)
		}
	}
}

// Each list names its source.
func TestSources(t *testing.T) {
	for _, list := range []string{"divisions", "regions", "government", "organisations", "companies", "universities", "universities_short"} {
		raw, err := os.ReadFile(list + ".tsv")
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(raw), "\n")
		if !strings.HasPrefix(head, "# ") {
			t.Errorf("%s.tsv does not begin with a comment that names its source", list)
		}
	}
}
