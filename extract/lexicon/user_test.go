package lexicon

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"taizhang/normalize"
)

func TestReadUser(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       []string // problems, as line: message; notes with a + before
		entries    int
	}{
		{"good", "# 说明\n\n云栖集团\tcompany\t云栖\t330100\n沈望溪\tperson\n绿能集群\tstop\n", nil, 3},
		{"header and mark", "\uFEFFname\tkind\tother\tcode\r\n云栖集团\tcompany\t\t\r\n", nil, 1},
		{"empty", "# 还没有\n", []string{"+1: the list has no names"}, 0},
		{"fields", "云栖集团 company\n云栖集团\tcompany\ta1\t330100\tx\n", []string{"1: no kind", "2: 5 fields", "+2: the list has no names"}, 0},
		{"kind", "云栖集团\tfirm\n沈望溪\tperson\n", []string{`1: unknown kind "firm"`}, 1},
		{"name", "云\tcompany\n\tcompany\n《共建协议》\tagreement\n沈\x01望溪\tperson\n", []string{
			"1: 云 is too short to be told from the words around it", "2: a name is empty", "3: a title in 《》",
			"4: a name with a control character in it", "+4: the list has no names"}, 0},
		{"code", "云栖县\tplace\t\t33\n沈望溪\tperson\t\t330100\n云栖县\tplace\t\t330199\n", []string{
			`1: "33" is not a code of a place`, "2: a code for a name of kind person"}, 1},
		{"twice", "云栖集团\tcompany\t云栖\n云栖集团\tcompany\n云栖\tplace\n", []string{
			"2: 云栖集团 stands on line 1 already", "3: 云栖 stands on line 1 already, for 云栖集团 (company)"}, 1},
		{"itself", "云栖集团\tcompany\t云栖集团|云栖\n", []string{"+1: 云栖集团 is its own other name"}, 1},
		{"stop", "绿能集群\tstop\t集群\n沈望溪\tperson\n", []string{"1: other names for what is no name"}, 1},
		{"built in", "北京大学\tschool\n雄县\tstop\n天津大学\tuniversity\n", []string{
			"+1: 北京大学 is 北京大学 (university) in the built-in lists; the entry here counts",
			"+2: 雄县 is 雄县 (place) in the built-in lists; it will not be found"}, 3},
		{"Traditional", "雲棲集團\tcompany\n", []string{"+1: 雲棲集團 is looked for as 云栖集团"}, 1},
		{"bytes", "\xd4\xc6\tcompany\n沈望溪\tperson\n", []string{"1: not UTF-8"}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			u, problems := ReadUser(List{"l", []byte(tt.data)})
			var got []string
			for _, p := range problems {
				s := strings.TrimPrefix(p.Error(), "l:")
				if p.Note {
					s = "+" + s
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if n := len(u.Entries()); n != tt.entries {
				t.Errorf("%d entries, want %d", n, tt.entries)
			}
		})
	}
}

func TestUserFind(t *testing.T) {
	u, problems := ReadUser(List{"a", []byte("云栖\tplace\n云栖大学(南区)\tuniversity\t栖大?|YQU\n绿能\tstop\n沈望\tperson\n")},
		List{"b", []byte("云栖\tcompany\n")})
	if len(problems) != 1 || !problems[0].Note {
		t.Errorf("problems %v, want a note", problems)
	}
	for _, tt := range []struct {
		text  string
		whole bool
		want  []string
	}{
		{"云栖大学（南区）在云栖。", true, []string{"云栖大学（南区） university", "云栖 company"}},
		{"栖大开学。", true, nil}, // without the full name
		{"栖大即云栖大学(南区)。", true, []string{"栖大 university", "云栖大学(南区) university"}},
		{"YQU and YQUX", true, []string{"YQU university"}},
		{"沈望溪来了", false, nil},
		{"沈望来了", true, []string{"沈望 person"}},
		{"绿能", true, nil},
		{"", true, nil},
	} {
		var got []string
		for _, h := range u.Find(tt.text, func(normalize.Span) bool { return tt.whole }) {
			got = append(got, tt.text[h.Span.Start:h.Span.End]+" "+h.Entry.Kind)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.text, diff)
		}
	}
	if !u.Stops("绿能") || u.Stops("云栖") || u.Stops("") {
		t.Error("绿能 is to be stopped, and nothing else")
	}
	var none *User
	if none.Stops("绿能") || none.Find("云栖", nil) != nil {
		t.Error("no list finds something")
	}
}

// Any list is read without a panic, and what it finds lies in the text.
func FuzzReadUser(f *testing.F) {
	f.Add("云栖集团\tcompany\t云栖|云栖?\t330100\n绿能\tstop\n", "云栖集团与云栖")
	f.Fuzz(func(t *testing.T, list, text string) {
		u, _ := ReadUser(List{"l", []byte(list)})
		end := 0
		for _, h := range u.Find(text, func(normalize.Span) bool { return true }) {
			if h.Span.Start < end || h.Span.End > len(text) || h.Span.Len() == 0 {
				t.Fatalf("%v after %d in %d bytes", h.Span, end, len(text))
			}
			end = h.Span.End
		}
	})
}
