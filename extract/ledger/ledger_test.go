package ledger

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told are documents that use short names beside full ones.
var told = []Document{
	{Path: "a", Institutions: []Institution{
		{"i1", "青桐远山科技集团有限公司", "as_written", "company", "", []string{"青桐远山科技集团有限公司", "远山集团"}},
		{"i2", "长沙市第三医院", "context", "hospital", "430100", []string{"第三医院"}},
		{"i3", "临湖高校联盟", "as_written", "alliance", "", []string{"临湖高校联盟", "联盟", "高校联盟"}},
	}},
	{Path: "b", Institutions: []Institution{
		{"i1", "石渡云帆科技有限公司", "as_written", "company", "", []string{"云帆科技"}},
		{"i2", "天津市教育委员会", "context", "government", "120000", []string{"市教委"}},
		{"i3", "临湖大学", "as_written", "university", "330000", []string{"临湖大学", "临大"}},
	}},
	{Path: "c", Institutions: []Institution{
		{"i1", "沅北云帆科技有限公司", "as_written", "company", "", []string{"云帆科技"}},
		{"i2", "青桐远山科技集团有限公司", "as_written", "company", "", []string{"远山集团"}},
	}},
}

func TestResolve(t *testing.T) {
	one := func(name, kind, place string) []Institution {
		return []Institution{{"i7", name, "as_written", kind, place, []string{name}}}
	}
	tests := []struct {
		why  string
		doc  Document
		want string
	}{
		{"told", Document{Institutions: one("远山集团", "company", "")}, "青桐远山科技集团有限公司"},
		{"never told", Document{Institutions: one("远水集团", "company", "")}, ""},
		{"told differently", Document{Institutions: one("云帆科技", "company", "")}, ""},
		{"another kind", Document{Institutions: one("远山集团", "hospital", "")}, ""},
		{"a kind that says nothing", Document{Institutions: one("临大", "company", "")}, "临湖大学"},
		{"another place", Document{Institutions: one("临大", "university", "120000")}, ""},
		{"a place in that place", Document{Institutions: one("临大", "university", "330100")}, "临湖大学"},
		{"a general word", Document{Institutions: one("联盟", "alliance", "")}, ""},
		{"a kind of such", Document{Institutions: one("高校联盟", "alliance", "")}, ""},
		{"a place left out that nobody names", Document{Institutions: one("第三医院", "hospital", "")}, ""},
		{"a place left out", Document{Institutions: one("第三医院", "hospital", ""), Places: []string{"430102"}}, "长沙市第三医院"},
		{"a place left out, and others named", Document{Institutions: one("第三医院", "hospital", ""), Places: []string{"430102", "110000"}}, ""},
		{"a level alone", Document{Institutions: one("市教委", "government", "")}, ""},
		{"a level of the province", Document{Institutions: one("市教委", "government", ""), Places: []string{"130000"}}, ""},
		{"a level in its place", Document{Institutions: one("市教委", "government", ""), Places: []string{"120101"}}, "天津市教育委员会"},
		{"named apart", Document{Institutions: append(one("远山集团", "company", ""), Institution{"i8", "青桐远山科技集团有限公司", "as_written", "company", "", nil})}, ""},
		{"resolved in the article", Document{Institutions: []Institution{{"i7", "远山集团", "alias", "company", "", []string{"远集"}}}}, ""},
	}
	for range 20 {
		docs := append([]Document(nil), told...)
		rand.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		l := New()
		for _, d := range docs {
			l.Add(d)
		}
		for _, tt := range tests {
			if got := l.Resolve(tt.doc)["i7"].Name; got != tt.want {
				t.Errorf("%s: %q, want %q", tt.why, got, tt.want)
			}
		}
		want := FullName{"青桐远山科技集团有限公司", "company", "", "a"}
		if diff := cmp.Diff(want, l.Resolve(tests[0].doc)["i7"]); diff != "" {
			t.Errorf("depends on the order of documents:\n%s", diff)
		}
	}
}

// Two short names of one article are not made one.
func TestResolveTwice(t *testing.T) {
	l := New()
	l.Add(Document{Path: "a", Institutions: []Institution{{"i1", "青桐远山科技集团有限公司", "as_written", "company", "", []string{"远山集团", "远山科技"}}}})
	both := Document{Institutions: []Institution{
		{"i1", "远山集团", "as_written", "company", "", nil}, {"i2", "远山科技", "as_written", "company", "", nil},
	}}
	if got := l.Resolve(both); len(got) != 0 {
		t.Errorf("resolved %v", got)
	}
}
