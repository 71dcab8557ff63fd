package report

import (
	"errors"
	"strings"
	"testing"

	"taizhang/cmd/internal/schematest"
	"taizhang/extract/ledger"
)

// mention is one of a name, with its place.
func mention(name string) string {
	return `[{"text":"` + name + `","start":0,"end":4,"source":{"start":0,"end":12}}]`
}

// ofDocument is the record of a document with some members.
func ofDocument(path, members string) string {
	return `{"schema":"taizhang/1","id":"sha256:` + strings.Repeat("0", 64) + `","source":{"path":"` + path + `","bytes":99},"text":"远山\\\"<&>i2集团",` + members + "}\n"
}

func TestResolveNames(t *testing.T) {
	told := ofDocument("b", `"institutions":[{"id":"i1","name":"青桐\"远山\"<集团>","resolved_by":"as_written","kind":"company","place":"330100","mentions":`+mention("远山集团")+`}]`)
	again := strings.Replace(told, `"path":"b"`, `"path":"c"`, 1)
	line := ofDocument("d", `"institutions":[{"id":"i1","name":"远山","resolved_by":"as_written","mentions":`+mention("远山")+`},`+
		`{"id":"i2","name":"远山集团","resolved_by":"as_written","kind":"company","mentions":`+mention("远山集团")+`}],`+
		`"people":[{"id":"p1","name":"沈望溪","posts":[{"text":"远山集团董事长","institution":"i2","title":"董事长"},{"text":"远山集团顾问","institution":"i1","title":"顾问"},{"text":"远山集团顾问"}],"mentions":`+mention("沈望溪")+`}],`+
		`"agreements":[{"id":"a1","title":"协议","parties":[{"name":"远山集团","institution":"i2","role":"signatory"},{"name":"远山集团"}],"mentions":`+mention("协议")+`},`+
		`{"id":"a2","title":"协议","parties":[{"name":"远山集团","institution":"i2","role":"signatory"}],"mentions":`+mention("协议")+`}]`)
	want := ofDocument("d", `"institutions":[{"id":"i1","name":"远山","resolved_by":"as_written","mentions":`+mention("远山")+`},`+
		`{"id":"i2","name":"青桐\"远山\"<集团>","resolved_by":"alias","resolved_in":"b","kind":"company","place":"330100","mentions":`+mention("远山集团")+`}],`+
		`"people":[{"id":"p1","name":"沈望溪","posts":[{"text":"青桐\"远山\"<集团>董事长","institution":"i2","title":"董事长"},{"text":"远山集团顾问","institution":"i1","title":"顾问"},{"text":"远山集团顾问"}],"mentions":`+mention("沈望溪")+`}],`+
		`"agreements":[{"id":"a1","title":"协议","parties":[{"name":"青桐\"远山\"<集团>","institution":"i2","role":"signatory"},{"name":"远山集团"}],"mentions":`+mention("协议")+`},`+
		`{"id":"a2","title":"协议","parties":[{"name":"青桐\"远山\"<集团>","institution":"i2","role":"signatory"}],"mentions":`+mention("协议")+`}]`)
	l := ledger.New()
	for _, x := range []string{again, told, line} {
		if err := AddNames(l, []byte(x)); err != nil {
			t.Fatal(err)
		}
	}
	for in, want := range map[string]string{line: want, told: told, want: want} {
		got, err := ResolveNames(l, []byte(in))
		if err != nil || string(got) != want {
			t.Errorf("%v, got\n%s\nwant\n%s", err, got, want)
		}
		if err := schematest.Compile(t, Schema()).Validate(t, string(got)); err != nil {
			t.Error(err)
		}
	}
	for _, x := range []string{"", "[]", "7\n", `{"record":"institutions","document":"a"}`, `{"schema":"taizhang/2","source":{"path":"a"}}`,
		ofDocument("a", `"institutions":[1]`), ofDocument("a", `"institutions":[{"mentions":1}]`)} {
		if _, err := ResolveNames(l, []byte(x)); !errors.Is(err, ErrNoDocument) {
			t.Errorf("%s: %v", x, err)
		}
	}
}
