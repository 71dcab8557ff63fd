package compare

import (
	"encoding/json"
	"strings"
	"testing"
)

// runs are the documents of two runs, pair by pair; an empty string is a document that a run does not have.
var runs = [][2]string{
	{`{"source":{"path":"same"},"text":"甲"}`, `{"source":{"path":"same"},"text":"甲"}`},
	{`{"source":{"path":"gone"},"text":"甲","people":[{"name":"林一"}]}`, ``},
	{`{"id":"1","source":{"path":"old/moved"},"text":"甲"}`, `{"id":"1","source":{"path":"new/moved"},"text":"甲"}`},
	{`{"source":{"path":"was","url":"u"},"article":{"title":"旧 题"},"figures":[{"text":"三人","value":3,"unit":"人"},{"text":"九人"}]}`,
		`{"source":{"path":"is","url":"v"},"article":{"title":"新题","outlet":"乙"},"figures":[{"text":"三人","value":4},{"text":"十人","value":10,"source":{"start":5,"end":9}}]}`},
	{``, `{"source":{"path":"come"},"people":[{"name":"王二"},{"name":"林一"}]}`},
	{`{"source":{"path":"odd\u001b[31m"},"text":"甲"}`, `{"source":{"path":"odd\u001b[31m"},"text":"乙\u001b[0m"}`},
}

func write(t *testing.T, w Writer, o Options) {
	t.Helper()
	for _, r := range runs {
		var data [2][]byte
		for i, s := range r {
			if s != "" {
				data[i] = []byte(s)
			}
		}
		c, err := Between(data[0], data[1], o)
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestText(t *testing.T) {
	table := `kind     added  removed  changed
────────────────────────────────
source       0        0        1
article      1        0        1
text         0        0        1
people       2        1        0
figures      1        1        1
documents: 2 changed, 1 added, 1 removed, 2 the same
`
	for _, tt := range []struct {
		brief bool
		paint Paint
		want  string
	}{
		{false, nil, `- gone
~ is (was was)
    ~ source url: u → v
    ~ article title: "旧 题" → 新题
    + article outlet: 乙
    ~ figures 三人: unit no longer 人, value 3 → 4
    - figures 九人
    + figures 十人: value 10
+ come
~ odd [31m
    ~ text: 甲 → "乙\u001b[0m"

` + table},
		{true, nil, table},
		{false, Paint{Added: func(s string) string { return "<" + s + ">" }}, `- gone
~ is (was was)
    ~ source url: u → v
    ~ article title: "旧 题" → 新题
    <+ article outlet: 乙>
    ~ figures 三人: unit no longer 人, value 3 → 4
    - figures 九人
    <+ figures 十人: value 10>
<+ come>
~ odd [31m
    ~ text: 甲 → "乙\u001b[0m"

` + table},
	} {
		var b strings.Builder
		write(t, NewText(&b, 80, tt.brief, tt.paint), Options{})
		if b.String() != tt.want {
			t.Errorf("got\n%s\nwant\n%s", b.String(), tt.want)
		}
	}
	var b strings.Builder
	if err := NewText(&b, 80, false, nil).Close(); err != nil || b.Len() > 0 {
		t.Errorf("of two equal runs it writes %q, %v", b.String(), err)
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	write(t, NewJSON(&b), Options{Kinds: []string{"figures", "people"}})
	want := `{"document":"gone","change":"removed"}
{"document":"is","was":"was","change":"changed","differences":[` +
		`{"kind":"figures","change":"changed","name":"三人","keys":[{"key":"unit","old":"人"},{"key":"value","old":3,"new":4}]},` +
		`{"kind":"figures","change":"removed","name":"九人","keys":[{"key":"text","old":"九人"}]},` +
		`{"kind":"figures","change":"added","name":"十人","keys":[{"key":"text","new":"十人"},{"key":"value","new":10}],"source":{"start":5,"end":9}}]}
{"document":"come","change":"added"}
{"summary":{"documents":{"same":3,"added":1,"removed":1,"changed":1},"records":[{"kind":"people","added":2,"removed":1,"changed":0},{"kind":"figures","added":1,"removed":1,"changed":1}]}}
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
	for line := range strings.Lines(b.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("no JSON: %s", line)
		}
	}
}

func TestBetweenRefuses(t *testing.T) {
	if _, err := Between([]byte(`{"schema":"taizhang/9"}`), []byte(`{}`), Options{}); err == nil {
		t.Error("another version of the format is taken")
	}
}

// Of two lists, people are shown what is only in one of them.
func TestFieldLists(t *testing.T) {
	for _, tt := range []struct{ old, now, want string }{
		{`["甲校","乙校"]`, `["甲校","丙校"]`, "[…, 乙校] → […, 丙校]"},
		{`["甲校"]`, `["甲校","丙校"]`, "[…] → […, 丙校]"},
		{`["甲校"]`, `[]`, "[甲校] → []"},
		{`[{"name":"甲校","role":"host"},{"name":"乙校"}]`, `[{"name":"丙校"},{"name":"乙校"}]`, "[…, 甲校] → […, 丙校]"},
		{`[{"name":"甲校","role":"host"}]`, `[{"name":"甲校","role":"guest"}]`,
			`[{"name":"甲校","role":"host"}] → [{"name":"甲校","role":"guest"}]`},
		{`["甲","甲","乙"]`, `["甲","乙"]`, "[…, 甲] → […]"},
		{`["甲","乙"]`, `["乙","甲"]`, `["甲","乙"] → ["乙","甲"]`},
		{`"甲"`, `["甲"]`, `甲 → ["甲"]`},
	} {
		if got := (Field{Old: tt.old, New: tt.now}).change(); got != tt.want {
			t.Errorf("%s, %s: got %s, want %s", tt.old, tt.now, got, tt.want)
		}
	}
}
