package report

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"taizhang/extract"
	"taizhang/normalize"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares got with a file in testdata, or writes the file.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (go test ./cmd/report -update writes it)", err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", path, diff)
	}
}

func TestGolden(t *testing.T) {
	for _, tt := range []struct {
		file, format string
		o            Options
	}{
		{"document.json", "json", Options{}},
		{"document-keep.json", "json", Options{Script: normalize.Keep}},
		{"document-hant.json", "json", Options{Script: normalize.Hant}},
		{"document-no-text.ndjson", "ndjson", Options{NoText: true}},
		{"document.csv", "csv", Options{}},
		{"document.txt", "table", Options{}},
		{"document-narrow.txt", "table", Options{Width: 40}},
		{"rows.ndjson", "ndjson", Options{Records: allKinds()}},
		{"rows.csv", "csv", Options{Records: allKinds()}},
		{"rows.txt", "table", Options{Records: allKinds(), Width: 120}},
		{"figures.json", "json", Options{Records: []extract.Kind{extract.KindFigure}}},
		{"figures.csv", "csv", Options{Records: []extract.Kind{extract.KindFigure}}},
		{"figures.txt", "table", Options{Records: []extract.Kind{extract.KindFigure}}},
	} {
		t.Run(tt.file, func(t *testing.T) {
			script := tt.o.Script
			if script == "" {
				script = normalize.Hans
			}
			golden(t, tt.file, writeAll(t, tt.format, tt.o, sampleRecord(script), emptyRecord()))
		})
	}
}

// Positions count code points of the text, and bytes of the file.
func TestPositions(t *testing.T) {
	type place struct {
		Text       string
		Start, End int
		Source     struct{ Start, End int }
	}
	for _, script := range []normalize.Script{normalize.Hans, normalize.Keep} {
		rec := sampleRecord(script)
		var doc struct {
			Text         string
			Figures      []place
			Dates        []place
			Institutions []struct{ Mentions []place }
		}
		if err := json.Unmarshal([]byte(writeAll(t, "ndjson", Options{Script: script}, rec)), &doc); err != nil {
			t.Fatal(err)
		}
		places := append(doc.Figures, doc.Dates...)
		for _, i := range doc.Institutions {
			places = append(places, i.Mentions...)
		}
		if len(places) != 8 {
			t.Fatalf("%d places, want 8", len(places))
		}
		text := []rune(doc.Text)
		for _, p := range places {
			if got := string(text[p.Start:p.End]); got != p.Text {
				t.Errorf("%s: text[%d:%d] is %q, want %q", script, p.Start, p.End, got, p.Text)
			}
			source := string(rec.Doc.Raw[p.Source.Start:p.Source.End])
			if sampleScripts.Replace(source) != sampleScripts.Replace(p.Text) {
				t.Errorf("%s: the file has %q, want %q", script, source, p.Text)
			}
		}
	}
}

func TestRuneIndex(t *testing.T) {
	text := strings.Repeat("a£汉𫖯", 100) + "\xff汉"
	x := newRuneIndex(text)
	for i := range text {
		if got, want := x.at(i), utf8.RuneCountInString(text[:i]); got != want {
			t.Fatalf("at(%d) = %d, want %d", i, got, want)
		}
	}
	if got, want := x.at(len(text)), utf8.RuneCountInString(text); got != want {
		t.Errorf("at the end: %d, want %d", got, want)
	}
	if got := newRuneIndex("").at(0); got != 0 {
		t.Errorf("in an empty text: %d", got)
	}
}

func TestAppendString(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", `""`},
		{"台账 <b>&amp;", `"台账 <b>&amp;"`},
		{`"\` + "\n\r\t\x00\x1f\x7f", `"\"\\\n\r\t\u0000\u001f` + "\x7f" + `"`},
		{"a\xffb\xe6\xb1", `"a\ufffdb\ufffd\ufffd"`},
		{"\u2028𫖯\ufffd", `"\u2028𫖯` + "\ufffd" + `"`},
	} {
		if got := string(appendString(nil, tt.in)); got != tt.want {
			t.Errorf("appendString(%q) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

func FuzzAppendString(f *testing.F) {
	f.Add("台账\n\"\\\xff\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		var got string
		if err := json.Unmarshal(appendString(nil, s), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := strings.ToValidUTF8(s, "\xff"); utf8.ValidString(s) && got != want {
			t.Errorf("%q came back as %q", s, got)
		}
		if utf8.RuneCountInString(got) != utf8.RuneCountInString(s) {
			t.Errorf("%q: the number of code points changed", s)
		}
	})
}

func TestAppendIndented(t *testing.T) {
	long := strings.Repeat("长", lineLength)
	for _, tt := range []struct{ in, want string }{
		{`{}`, `{}`},
		{`[]`, `[]`},
		{`{"a":1,"b":["x","y"],"c":{"d":"e,\":[{"}}`, `{"a": 1, "b": ["x", "y"], "c": {"d": "e,\":[{"}}`},
		{`{"a":"` + long + `","b":[1,2]}`, "{\n    \"a\": \"" + long + "\",\n    \"b\": [1, 2]\n  }"},
		{`["` + long + `",{}]`, "[\n    \"" + long + "\",\n    {}\n  ]"},
	} {
		if got := string(appendIndented(nil, []byte(tt.in), 1)); got != tt.want {
			t.Errorf("%s\ngot  %s\nwant %s", tt.in, got, tt.want)
		}
	}
}

// What is set out for reading says the same.
func TestIndentedIsEqual(t *testing.T) {
	line := writeAll(t, "ndjson", Options{}, sampleRecord(normalize.Hans))
	var compact, indented []any
	if err := json.Unmarshal([]byte("["+line+"]"), &compact); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(writeAll(t, "json", Options{}, sampleRecord(normalize.Hans))), &indented); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(compact, indented); diff != "" {
		t.Error(diff)
	}
}

func TestNumber(t *testing.T) {
	for in, want := range map[string]string{
		"1558000000.00": "1558000000", "20.20": "20.2", "0.30": "0.3", "-1.5": "-1.5", "0": "0",
		"1234567890123456789": "1234567890123456789", "0.0000001": "0.0000001",
	} {
		if got := number(*dec(in)); got != want {
			t.Errorf("number(%s) = %s, want %s", in, got, want)
		}
	}
}

func TestCSVReadsBack(t *testing.T) {
	for _, o := range []Options{{}, {NoText: true}, {Records: allKinds()}} {
		lines, err := csv.NewReader(strings.NewReader(writeAll(t, "csv", o, sampleRecord(normalize.Hans), emptyRecord()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if len(lines) < 3 || lines[0][0] != "document" || lines[1][0] != "articles/yunling.txt" {
			t.Errorf("%+v: got %q", o, lines)
		}
	}
}

// Every field that a kind fills has a column, and every column of a kind is filled by the sample.
func TestColumns(t *testing.T) {
	v := newView(sampleRecord(normalize.Hans), normalize.Hans)
	for _, k := range rowKinds {
		has := make(map[string]bool)
		for _, c := range columns([]extract.Kind{k.name}) {
			has[c] = true
		}
		filled := make(map[string]bool)
		for _, r := range k.rows(v) {
			for _, f := range r {
				filled[f.column] = true
				if !has[f.column] {
					t.Errorf("%s: no column for %q", k.name, f.column)
				}
			}
		}
		for _, c := range append(append([]string(nil), k.columns...), k.brief...) {
			if !filled[c] {
				t.Errorf("%s: the sample leaves %q empty", k.name, c)
			}
		}
	}
}

func TestEmptyRun(t *testing.T) {
	for format, want := range map[string]string{"json": "[]\n", "ndjson": "", "table": ""} {
		if got := writeAll(t, format, Options{}); got != want {
			t.Errorf("%s of nothing is %q, want %q", format, got, want)
		}
	}
	if got := writeAll(t, "csv", Options{Records: []extract.Kind{extract.KindDate}}, emptyRecord()); got !=
		"document,record,text,value,start,end,source_start,source_end\n" {
		t.Errorf("csv of nothing is %q", got)
	}
}

// A table must not let a page write to the terminal.
func TestTableIsHarmless(t *testing.T) {
	rec := sampleRecord(normalize.Hans)
	rec.Doc.Meta.Title = "题\x1b[2J\u202e目\r\x9b31m"
	rec.Doc.Path = "a\nb\x07"
	for _, o := range []Options{{}, {Records: allKinds()}} {
		out := writeAll(t, "table", o, rec)
		for _, bad := range []string{"\x1b", "\u202e", "\r", "\x07", "\u009b"} {
			if strings.Contains(out, bad) {
				t.Errorf("%q got through", bad)
			}
		}
	}
}

func TestTableWidth(t *testing.T) {
	for _, width := range []int{32, 40, 70, 80, 133} {
		for _, o := range []Options{{Width: width}, {Width: width, Records: []extract.Kind{extract.KindFigure, extract.KindQuote}}} {
			for line := range strings.Lines(writeAll(t, "table", o, sampleRecord(normalize.Hans))) {
				if w := displayWidth(strings.TrimRight(line, "\n")); w > width {
					t.Errorf("width %d: a line takes %d: %s", width, w, line)
				}
			}
		}
	}
}

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"课后服务", 8, []string{"课后服务"}},
		{"课后服务", 7, []string{"课后服", "务"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"课", 1, []string{"课"}},
		{"一二三四五六七八九十", 4, []string{"一二", "三四", "五六", "七…"}},
	} {
		if diff := cmp.Diff(tt.want, wrap(tt.in, tt.width)); diff != "" {
			t.Errorf("wrap(%q, %d) (-want +got):\n%s", tt.in, tt.width, diff)
		}
	}
}

// Rows are set in pieces, so that memory is bounded.
func TestTablePieces(t *testing.T) {
	var b strings.Builder
	w := newTable(&b, Options{Records: []extract.Kind{extract.KindFigure}, Width: 80})
	rec := sampleRecord(normalize.Hans)
	for range pieceRows/len(rec.Figures) + 1 {
		if err := w.Add(rec)(); err != nil {
			t.Fatal(err)
		}
	}
	if b.Len() == 0 {
		t.Error("nothing was written before the end")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "articles/yunling.txt"); n != (pieceRows/len(rec.Figures)+1)*len(rec.Figures) {
		t.Errorf("%d rows", n)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, errors.ErrUnsupported }

func TestWriteErrors(t *testing.T) {
	for _, f := range Formats {
		for _, o := range []Options{{}, {Records: allKinds()}} {
			w := f.New(brokenWriter{}, o)
			if err := errors.Join(w.Add(sampleRecord(normalize.Hans))(), w.Close()); !errors.Is(err, errors.ErrUnsupported) {
				t.Errorf("%s: the error of the writer is lost: %v", f.Name, err)
			}
		}
	}
}

func BenchmarkNDJSON(b *testing.B) {
	rec := sampleRecord(normalize.Hans)
	w := newNDJSON(io.Discard, Options{})
	b.SetBytes(int64(len(writeAll(b, "ndjson", Options{}, rec))))
	b.ReportAllocs()
	for b.Loop() {
		if err := w.Add(rec)(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTable(b *testing.B) {
	rec := sampleRecord(normalize.Hans)
	w := newTable(io.Discard, Options{})
	for b.Loop() {
		if err := w.Add(rec)(); err != nil {
			b.Fatal(err)
		}
	}
}
