package tagger

import (
	"strings"
	"testing"
)

func TestReadMarked(t *testing.T) {
	for _, tt := range []struct{ in, text, marked string }{
		{"{PER|李云舟}说{好}。", "李云舟说{好}。", "{PER|李云舟}说{好}。"},
		{"集合{LOC|云栖县}{ORG|云栖县政府}", "集合云栖县云栖县政府", "集合{LOC|云栖县}{ORG|云栖县政府}"},
		{"没有名字", "没有名字", "没有名字"},
		{"开口{", "开口{", "开口{"},
	} {
		e, err := parseMarked(tt.in)
		if err != nil || e.Text != tt.text || marked(e.Text, e.Names) != tt.marked {
			t.Errorf("%s: %q %v %v", tt.in, e.Text, e.Names, err)
		}
	}
	for _, bad := range []string{"甲\n{XYZ|乙}", "甲\n{PER|}"} {
		if _, err := ReadMarked(strings.NewReader(bad)); err == nil || !strings.HasPrefix(err.Error(), "line 2: ") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

func TestReadIOB2(t *testing.T) {
	in := "# text = 云栖大学位于云栖县 New Town。\n1\t云栖\tB-ORG\t-\n2\t大学\tI-ORG\t-\n3\t位于\tO\n4\t云栖\tB-LOC\n5\t县\tB-LOC\n6\tNew\tI-PER\n7\tTown\tI-PER\n\n1\t好\tO\n"
	got, err := ReadIOB2(strings.NewReader(in))
	if err != nil || len(got) != 2 || !got[0].Partial {
		t.Fatalf("%v %v", got, err)
	}
	if s, want := marked(got[0].Text, got[0].Names), "{ORG|云栖大学}位于{LOC|云栖}{LOC|县}{PER|New Town}"; s != want {
		t.Errorf("read %s, want %s", s, want)
	}
	if got[1].Text != "好" || len(got[1].Names) != 0 {
		t.Errorf("second sentence %v", got[1])
	}
	for _, bad := range []string{"1\t好", "1\t好\tB-DOC", "1\t好\tX-PER", "1\t好\tB-"} {
		if _, err := ReadIOB2(strings.NewReader(bad)); err == nil || !strings.HasPrefix(err.Error(), "line 1: ") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

func TestTypes(t *testing.T) {
	for _, typ := range Types() {
		if got, err := ParseType(typ.String()); err != nil || got != typ {
			t.Errorf("%v read back as %v, %v", typ, got, err)
		}
	}
	if _, err := ParseType("per"); err == nil {
		t.Error("read a type that is none")
	}
}
