package compare

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// parse reads a document that has the given keys.
func parse(t testing.TB, s string) *Document {
	t.Helper()
	d, err := Parse([]byte(s))
	if err != nil {
		t.Fatalf("%v: %s", err, s)
	}
	return d
}

// lines writes differences for tests: kind, operation, name, and keys with their values.
func lines(list []Difference) []string {
	var out []string
	for _, d := range list {
		s := d.Kind + " " + string(d.Op) + " " + d.Name
		for _, f := range d.Fields {
			s += fmt.Sprintf(" %s:%s>%s", f.Key, f.Old, f.New)
		}
		out = append(out, s)
	}
	return out
}

const base = `"schema":"taizhang/1","id":"sha256:1","source":{"path":"a.txt","bytes":30},"text":"甲校有教师三人、学生九人"`

func TestCompare(t *testing.T) {
	for _, tt := range []struct {
		name, old, now string
		o              Options
		want           []string
		right          string // kind expected found right
	}{
		{
			name: "equal", old: `"figures":[{"id":"f1","text":"三人","value":3,"start":4,"end":6}]`,
			now:   `"figures":[{"id":"f1","text":"三人","value":3.0,"start":4,"end":6}]`,
			right: "figures 1 1 1",
		},
		{
			name: "one more moves the numbers of all others, and changes nothing else",
			old: `"people":[{"id":"p1","name":"林一","posts":[{"text":"校长","institution":"i1"}]}],
				"institutions":[{"id":"i1","name":"甲校"}]`,
			now: `"people":[{"id":"p1","name":"王二"},{"id":"p2","name":"林一","posts":[{"text":"校长","institution":"i2"}]}],
				"institutions":[{"id":"i1","name":"乙校"},{"id":"i2","name":"甲校"}]`,
			want:  []string{`institutions added 乙校 name:>"乙校"`, `people added 王二 name:>"王二"`},
			right: "people 1 2 1",
		},
		{
			name: "a reference that leads elsewhere is a change",
			old:  `"quotes":[{"speaker":"p1","start":0,"end":2}],"people":[{"id":"p1","name":"林一"},{"id":"p2","name":"王二"}]`,
			now:  `"quotes":[{"speaker":"p2","start":0,"end":2}],"people":[{"id":"p1","name":"林一"},{"id":"p2","name":"王二"}]`,
			want: []string{`quotes changed 林一 甲校 speaker:"林一">"王二"`},
		},
		{
			name: "keys that came, went and changed",
			old:  `"figures":[{"id":"f1","text":"三人","value":3,"unit":"人"}]`,
			now:  `"figures":[{"id":"f1","text":"三人","value":4,"subject":"教师"}]`,
			want: []string{`figures changed 三人 subject:>"教师" unit:"人"> value:3>4`}, right: "figures 1 1 0",
		},
		{
			name: "what stands at the same place under another name is the same record",
			old:  `"institutions":[{"id":"i1","name":"甲校","mentions":[{"text":"甲校","start":0,"end":2}]}]`,
			now:  `"institutions":[{"id":"i1","name":"第一甲校","mentions":[{"text":"甲校","start":0,"end":2}]}]`,
			want: []string{`institutions changed 甲校 name:"甲校">"第一甲校"`},
		},
		{
			name: "equal texts are told apart by what else they say",
			old:  `"figures":[{"text":"两家","subject":"甲"},{"text":"两家","subject":"乙"}]`,
			now:  `"figures":[{"text":"两家","subject":"乙"}]`,
			want: []string{`figures removed 两家 subject:"甲"> text:"两家">`}, right: "figures 2 1 1",
		},
		{
			name: "order does not count",
			old:  `"places":[{"name":"甲"},{"name":"乙"}]`, now: `"places":[{"name":"乙"},{"name":"甲"}]`,
		},
		{
			name: "but in lists within records it does",
			old:  `"findings":[{"kind":"k","parts":["1","2"]}]`, now: `"findings":[{"kind":"k","parts":["2","1"]}]`,
			want: []string{`findings changed k parts:["1","2"]>["2","1"]`},
		},
		{
			name: "positions of another text mean nothing",
			old:  `"dates":[{"text":"今天","start":4,"end":6}]`, now: `"text":"另一篇","dates":[{"text":"今天","start":0,"end":2}]`,
			want: []string{`text changed text value:"甲校有教师三人、学生九人">"另一篇"`},
		},
		{
			name: "positions in the same text do",
			old:  `"dates":[{"text":"今天","start":4,"end":6}]`, now: `"dates":[{"text":"今天","start":0,"end":2}]`,
			want: []string{`dates changed 今天 end:6>2 start:4>0`},
		},
		{
			name: "bytes of another file mean nothing",
			old:  `"dates":[{"text":"今天","source":{"start":4,"end":6}}]`,
			now:  `"id":"sha256:2","dates":[{"text":"今天","source":{"start":0,"end":2}}]`,
			want: []string{`source changed id value:"sha256:1">"sha256:2"`},
		},
		{
			name: "ignored keys, at any depth", o: Options{Ignore: []string{"start", "source", "count"}},
			old: `"people":[{"name":"林一","count":1,"mentions":[{"text":"林一","start":1,"source":{"start":1}}]}]`,
			now: `"people":[{"name":"林一","mentions":[{"text":"林一","start":2}]}]`,
		},
		{
			name: "kinds that are not asked for", o: Options{Kinds: []string{"people"}},
			old: `"people":[{"name":"林一"}],"dates":[{"text":"今天"}]`, now: `"text":"x"`,
			want: []string{`people removed 林一 name:"林一">`},
		},
		{
			name: "the article key by key",
			old:  `"article":{"title":"甲","dateline":{"place":"乙"}}`, now: `"article":{"title":"丙","outlet":"丁"}`,
			want:  []string{`article removed dateline value:{"place":"乙"}>`, `article changed title value:"甲">"丙"`, `article added outlet value:>"丁"`},
			right: "article 2 2 0",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Compare(parse(t, "{"+base+","+tt.old+"}"), parse(t, "{"+base+","+tt.now+"}"), tt.o)
			if got := lines(r.Differences); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
			checkScore(t, r, tt.right)
		})
	}
}

func checkScore(t *testing.T, r Result, want string) {
	t.Helper()
	if want == "" {
		return
	}
	kind, _, _ := strings.Cut(want, " ")
	s := r.Scores[kind]
	if got := fmt.Sprint(kind, " ", s.Expected, " ", s.Found, " ", s.Right); got != want {
		t.Errorf("score %s, want %s", got, want)
	}
}

// Of what is expected in part, only the keys given count.
func TestComparePartial(t *testing.T) {
	now := `{` + base + `,"figures":[{"id":"f1","text":"三人","value":3,"unit":"人","start":4,"end":6},
		{"id":"f2","text":"九人","value":9,"unit":"人","of":"f1","start":9,"end":11}],
		"people":[{"id":"p1","name":"林一","posts":[{"text":"甲校校长","institution":"i1","title":"校长"}],"mentions":[{"text":"林一","start":1,"end":2}]}],
		"institutions":[{"id":"i1","name":"甲校"}],"relations":[{"kind":"holds_post","subject":"p1","object":"i1"}]}`
	for _, tt := range []struct {
		old  string
		want []string
	}{
		{`{}`, nil},
		{`{"source":{"path":"a.txt"}}`, nil},
		{`{"figures":[{"text":"三人"},{"text":"九人","of":"三人"}]}`, nil},
		{`{"figures":[{"text":"三人"}]}`, []string{`figures added 九人 of:>"三人" text:>"九人" unit:>"人" value:>9`}},
		{`{"figures":[{"text":"三人","value":4},{"text":"九人"}]}`, []string{`figures changed 三人 value:4>3`}},
		{`{"figures":[{"value":9},{"value":3}]}`, nil},
		{`{"figures":[{"value":9},{"value":5}]}`, []string{
			`figures removed (no name) value:5>`, `figures added 三人 text:>"三人" unit:>"人" value:>3`}},
		{`{"figures":[{"text":"三人","of":[]},{"text":"九人","of":null}]}`, []string{`figures changed 九人 of:null>"三人"`}},
		{`{"events":[]}`, nil},
		{`{"relations":[{"kind":"holds_post"}]}`, nil},
		{`{"relations":[{"object":"甲校","subject":"林一"}]}`, nil},
		{`{"relations":[{"kind":"partner"}]}`, []string{`relations removed partner kind:"partner">`,
			`relations added 林一 holds_post 甲校 kind:>"holds_post" object:>"甲校" subject:>"林一"`}},
		{`{"people":[]}`, []string{`people added 林一 name:>"林一" posts:>[{"institution":"甲校","text":"甲校校长","title":"校长"}]`}},
		{`{"people":[{"name":"林一","posts":[{"institution":"甲校"}]}]}`, nil},
		{`{"people":[{"name":"林一","posts":[{"institution":"乙校"}]}]}`, []string{
			`people changed 林一 posts:[{"institution":"乙校"}]>[{"institution":"甲校","text":"甲校校长","title":"校长"}]`}},
		{`{"people":[{"name":"林一","mentions":[{"text":"林一"}]}]}`, nil},
		{`{"figures":[{"text":"三人","start":4},{"text":"九人","start":8}]}`, []string{`figures changed 九人 start:8>9`}},
		{`{"text":"甲校有教师三人、学生九人"}`, nil},
		{`{"source":{"path":"a.txt","bytes":30}}`, nil},
		{`{"id":"sha256:2"}`, []string{`source changed id value:"sha256:2">"sha256:1"`}},
		{`{"article":{"title":"甲"}}`, []string{`article removed title value:"甲">`}},
	} {
		r := Compare(parse(t, tt.old), parse(t, now), Options{Partial: true})
		if got := lines(r.Differences); !slices.Equal(got, tt.want) {
			t.Errorf("%s\ngot  %q\nwant %q", tt.old, got, tt.want)
		}
	}
}

// A document is equal to itself, and removing and adding are mirror images.
func TestCompareLaws(t *testing.T) {
	files, err := filepath.Glob("../../testdata/golden/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no records: %v", err)
	}
	var docs []*Document
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, parse(t, strings.Trim(string(data), "[]\n ")))
	}
	for i, d := range docs {
		r := Compare(d, d, Options{})
		if len(r.Differences) > 0 {
			t.Errorf("%s differs from itself: %q", files[i], lines(r.Differences))
		}
		for kind, s := range r.Scores {
			if s.Right != s.Expected || s.Right != s.Found || s.F1() != 1 {
				t.Errorf("%s: %s %+v", files[i], kind, s)
			}
		}
		other := docs[(i+1)%len(docs)]
		there, back := Compare(d, other, Options{}), Compare(other, d, Options{})
		count := func(r Result, op Op) (n int) {
			for _, x := range r.Differences {
				if x.Op == op {
					n++
				}
				if x.Name == "" || len(x.Fields) == 0 {
					t.Errorf("a difference without a name or keys: %+v", x)
				}
			}
			return n
		}
		if count(there, Added) != count(back, Removed) || count(there, Removed) != count(back, Added) ||
			count(there, Changed) != count(back, Changed) {
			t.Errorf("%s: there and back differ: %q\n%q", files[i], lines(there.Differences), lines(back.Differences))
		}
	}
}

// Thousands of figures that read the same must not take time in the square of them.
func TestCompareManyEqual(t *testing.T) {
	list := func(value, n int) string {
		var b strings.Builder
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, `{"text":"三人","value":%d}`, value)
		}
		return `{"figures":[` + b.String() + `]}`
	}
	start := time.Now()
	r := Compare(parse(t, list(3, 5000)), parse(t, list(4, 5000)), Options{})
	if n := len(r.Differences); n != 5000 {
		t.Errorf("%d differences", n)
	}
	nameless := strings.ReplaceAll(list(3, 5000), `"text":"三人",`, "")
	Compare(parse(t, nameless), parse(t, list(4, 5000)), Options{Partial: true})
	if d := time.Since(start); d > time.Minute {
		t.Errorf("it took %v", d)
	}
}

func TestExcerpts(t *testing.T) {
	long := strings.Repeat("天地", 100)
	for _, tt := range []struct{ a, b, wantA, wantB string }{
		{"甲", "乙", "甲", "乙"},
		{long + "甲" + long, long + "乙" + long, "…" + strings.Repeat("天地", 6) + "甲" + strings.Repeat("天地", 6) + "…",
			"…" + strings.Repeat("天地", 6) + "乙" + strings.Repeat("天地", 6) + "…"},
		{long, long + "甲", "…" + strings.Repeat("天地", 6), "…" + strings.Repeat("天地", 6) + "甲"},
	} {
		if a, b := excerpts(tt.a, tt.b); a != tt.wantA || b != tt.wantB {
			t.Errorf("got %s | %s\nwant %s | %s", a, b, tt.wantA, tt.wantB)
		}
	}
}

func TestSameNumber(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"15", "15.0", true}, {"0.1", "0.10", true}, {"-0", "0", true}, {"15", "15.01", false}, {"1e2", "100", false},
		{"1e999999999", "1e999999998", false}, {"9007199254740993", "9007199254740992", false},
	} {
		if got := sameNumber(tt.a, tt.b); got != tt.want {
			t.Errorf("%s, %s: %v", tt.a, tt.b, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for in, want := range map[string]string{
		``:                                    "ends in the middle of a record",
		`{"id":`:                              "ends in the middle of a record",
		`{id}`:                                "is no JSON: invalid character 'i' looking for beginning of object key string",
		`null`:                                "is null, not the record of a document",
		`[1]`:                                 "is JSON of the kind array, not the record of a document",
		`{"record":"figures","document":"a"}`: "is a flat row (of figures), not the record of a document: write it without --records",
		`{"schema":"taizhang/2"}`:             "has the schema taizhang/2, not taizhang/1",
		`{"schema":1}`:                        "has the schema 1, not taizhang/1",
		`{"figures":{}}`:                      "figures is not what the format has there",
		`{"figures":[1]}`:                     "figures is not what the format has there",
		`{"text":1}`:                          "text is not what the format has there",
		`{"article":[]}`:                      "article is not what the format has there",
	} {
		if _, err := Parse([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add(`{"figures":[{"text":"三人","value":3,"of":"f1"}]}`, `{"figures":[{"id":"f1","text":"三人"}]}`)
	f.Add(`{`+base+`,"quotes":[{"start":-1,"end":99}]}`, `{`+base+`,"quotes":[{"start":0,"end":2}]}`)
	f.Fuzz(func(t *testing.T, a, b string) {
		old, err := Parse([]byte(a))
		if err != nil {
			return
		}
		if r := Compare(old, old, Options{}); len(r.Differences) > 0 {
			t.Errorf("differs from itself: %q", lines(r.Differences))
		}
		now, err := Parse([]byte(b))
		if err != nil {
			return
		}
		for _, partial := range []bool{false, true} {
			for kind, s := range Compare(old, now, Options{Partial: partial}).Scores {
				if s.Right > min(s.Expected, s.Found) {
					t.Errorf("%s: %+v", kind, s)
				}
			}
		}
	})
}
